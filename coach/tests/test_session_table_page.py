"""The page docs/session-table.md is drawn from the tables the coach runs by. `python test_session_table_page.py` draws it anew."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

from stature_coach.session.state import Phase
from stature_coach.session.tables.counted import COUNTED
from stature_coach.session.tables.group import GROUP

PAGE = Path(__file__).parents[2] / "docs" / "session-table.md"
OPENING = """# What may follow what

A row for every phase, a column for every event, and in each place the move that is made. `impossible` raises and changes
nothing; `stay` means that nothing follows. `Ticked` stands for the moment when something was due.

## One person

Drawn from `coach/src/stature_coach/session/tables/counted.py`.

"""
GROUP_OPENING = """
## A group in a room

Drawn from `coach/src/stature_coach/session/tables/group.py`. The leader's three keys stand in every phase; what each makes of it
is told below the table.

"""
Rows = Mapping[Any, Mapping[type, Any]]


def page() -> str:
    return OPENING + table(COUNTED, Phase) + GROUP_OPENING + table(GROUP, type(next(iter(GROUP)))) + MOVES


def table(rows: Rows, phases: type[Enum]) -> str:
    events = sorted({event.__name__ for row in rows.values() for event in row})
    head = "| phase | " + " | ".join(events) + " |\n|" + "---|" * (len(events) + 1) + "\n"
    return head + "".join(_row(rows, phase, events) for phase in phases)


def _row(rows: Rows, phase: Enum, events: list[str]) -> str:
    moves = {event.__name__: move.__name__ for event, move in rows[phase].items()}
    return f"| {phase.value} | " + " | ".join(moves[event] for event in events) + " |\n"


MOVES = """
From before to the end: `before` (the question to the room) - `telling` (the way to the wall) - `asking_ready` - `leading_in` -
`lifting` - `holding` - `lowering` - `resting`, and again, up to the exercise's ceiling - `changing_places` (whoever stood sits,
then the others come) - `asking_ready` and a turn for them - `changing_places` (all sit) - `showing` - `closing` - `finished`.

| move | what is said, in this order | and then |
|---|---|---|
| `everybody_relax` | the release, at once | `paused`; where somebody hurts, `hurt` still |
| `somebody_hurts` | "Ease off. Hold the chair. Sit, if you can.", at once | `hurt`, until the leader's `go_on` |
| `warning_sign` | the same words, at once; whom to call; that the others sit | `warned`, and it is over |
| `go_on` | "Whoever hurt stays seated today." | what was under way; into a turn only by `asking_ready` and a lead-in |
| `resume` | "Let us go on." | the same |
| `pause` | the release where there is effort | `paused` |
| `enough` | the release where there is effort | `changing_places` |
| `finished` | the release where there is effort, a kind word | `leaving` (the way from the wall) or `closing`; while somebody hurts `closing` alone |
| `wait_over` | that the room waits, three times in a quarter of an hour | `closing` |
| `hurt_at_the_end`, `relax_at_the_end` | as the keys | `closing` |
"""


def test_the_page_shows_the_tables_the_coach_runs_by() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_move_of_the_leader_is_told_in_words() -> None:
    keys = {move.__name__ for row in GROUP.values() for event, move in row.items() if event.__name__ in LEADERS}
    assert keys - {"stay", "impossible"} <= set(MOVES.replace("`", " ").replace(",", " ").split())


LEADERS = (
    "EverybodyRelaxed",
    "SomebodyHurt",
    "WarningSignSeen",
    "GoOnGiven",
    "HadEnough",
    "GroupFinished",
    "Resumed",
    "Paused",
)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
