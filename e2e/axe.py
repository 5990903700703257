"""What a machine can find of what keeps people out of a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from person import Person

AXE = (Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
# Best practices as well; and contrast of 7 to 1 (AAA), because these eyes are old. Looks differ in colours alone.
EVERYTHING: dict[str, Any] = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
COLOURS: dict[str, Any] = {"runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
RULES = {"light": EVERYTHING, "dark": COLOURS, "night": COLOURS}
RUN = """(rules) => axe.run(document, { resultTypes: ['violations'], ...rules }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
  id, help, where: nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
})))"""


def faults_of(person: Person, view: str, look: str) -> list[str]:
    """In this look, which the page has already put on, each in a line."""
    if person.page.evaluate("typeof axe") == "undefined":
        person.page.evaluate(AXE)
    found: list[dict[str, Any]] = person.page.evaluate(RUN, RULES[look])
    return [f"{view}: {each['id']}: {each['help']}: {where}" for each in found for where in each["where"]]
