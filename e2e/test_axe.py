"""What a machine can find of what keeps people out, on every page and view, in light, in dark and at night."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Door
from page_words import words
from pages import reading_pages, session_views, stopping_views
from person import Person

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
# Best practices as well; and contrast of 7 to 1 (AAA), because these eyes are old. Looks differ in colours alone.
EVERYTHING: dict[str, Any] = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
RULES = {"light": EVERYTHING, "dark": COLOURS, "night": COLOURS}
RUN = """(rules) => axe.run(document, { resultTypes: ['violations'], ...rules }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
  id, help, where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
})))"""


@pytest.mark.parametrize("look", RULES)
def test_no_page_and_no_view_keeps_anybody_out(door: Door, look: str) -> None:
    # Slow enough that a view is still there when it has been looked through.
    person = door.regular(rate=2)
    person.goes_to("#/settings")
    person.chooses("settings.look", words(f"settings.look_{look}"))
    faults: list[str] = []
    for view in reading_pages(person):
        faults += faults_of(person, view, look)
    for view in session_views(person):
        faults += faults_of(person, view, look)
    person.goes_home()
    for view in stopping_views(person):
        faults += faults_of(person, view, look)
    assert not faults, "\n".join(dict.fromkeys(faults))


def faults_of(person: Person, view: str, look: str) -> list[str]:
    if person.page.evaluate("typeof axe") == "undefined":
        person.page.evaluate(AXE)
    found: list[dict[str, Any]] = person.page.evaluate(RUN, RULES[look])
    return [f"{view}: {each['id']}: {each['help']}: {where}" for each in found for where in each["where"]]
