"""The ring moves with the count, but for those who ask the device for less motion (`test_every_view.py`)."""

from __future__ import annotations

import pytest
from conftest import Door

pytestmark = pytest.mark.browser


def test_the_ring_moves_with_the_count(door: Door) -> None:
    person = door.regular(rate=3)
    person.starts("neck-press")
    person.is_in_place()
    person.begins()
    person.page.wait_for_function(
        """() => {
          const ring = document.querySelector('main svg circle[stroke-dashoffset]');
          window.offsets ??= new Set();
          if (ring) window.offsets.add(ring.getAttribute('stroke-dashoffset'));
          return window.offsets.size > 3;
        }"""
    )
