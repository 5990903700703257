"""Who asks the device for less motion gets none."""

from __future__ import annotations

import pytest
from conftest import Door
from pages import reading_pages, session_views

pytestmark = pytest.mark.browser

MOVING = """() => document.getAnimations()
  .filter((each) => each.playState === 'running' && each.effect.getComputedTiming().duration > 20)
  .map((each) => `${each.effect.target?.className?.baseVal ?? each.effect.target?.className}: `
    + `${each.animationName ?? each.transitionProperty}`)"""


def test_nothing_moves_where_less_motion_was_asked_for(door: Door) -> None:
    person = door.regular(rate=3, reduced_motion="reduce")
    moving = {}
    for views in (reading_pages(person), session_views(person)):
        for view in views:
            if found := person.page.evaluate(MOVING):
                moving[view] = found
    assert not moving


def test_the_ring_moves_for_all_others(door: Door) -> None:
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
