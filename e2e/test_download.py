"""What a person at home downloads for papers, practices and groups, which they may never open: named, weighed, and kept small."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from groundwork.places import HERE

# Of the built app, as the browser's tests are.
pytestmark = pytest.mark.browser

WEIGH = HERE.web / "engine-build" / "weigh_papers.mjs"
# Fetched when they are first opened, and kept from then on.
NOT_A_HOMES = re.compile(
    r"^(assets/(Practice|Group|ForMyVisit|Report|reading_codes|zxing_reader|Pair|Devices|Plain|Trust|House)-|coach/(practice|papers|group)\.|coach/[^/]+/[a-z]+-group\.)"
)
PRACTICE_SPEAKS, GROUP_SPEAKS = '"practice.calls_nobody"', '"group.relax"'


def test_papers_weigh_no_more_than_they_may() -> None:
    weighed = subprocess.run([HERE.node / "node", WEIGH, "--json"], check=False, capture_output=True, text=True)
    assert weighed.stdout, weighed.stderr
    told = json.loads(weighed.stdout)
    assert told["sum"] <= told["most"], told


def test_nothing_of_a_practice_or_a_group_is_on_a_homes_list() -> None:
    listed = re.findall(r'url:\s*"([^"]+)"', (HERE.app / "sw.js").read_text("utf-8"))
    assert len(listed) > 100
    assert [name for name in listed if NOT_A_HOMES.match(name)] == []
    scripts = [HERE.app / name for name in listed if name.endswith(".js")]
    for words in (PRACTICE_SPEAKS, GROUP_SPEAKS):
        # Their words came with the first page once.
        assert [script.name for script in scripts if words in script.read_text("utf-8")] == []
