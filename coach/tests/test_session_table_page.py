"""The page docs/session-table.md is drawn from the table the coach runs by. `python test_session_table_page.py` draws it anew."""

from pathlib import Path

from stature_coach.session.state import Phase
from stature_coach.session.tables.counted import COUNTED

PAGE = Path(__file__).parents[2] / "docs" / "session-table.md"
OPENING = """# What may follow what

Drawn from `coach/src/stature_coach/session/tables/counted.py`: a row for every phase, a column for every event, and in each place the
move that is made. `impossible` raises and changes nothing; `stay` means that nothing follows. `Ticked` stands for the
moment when something was due.

"""


def page() -> str:
    events = sorted({event.__name__ for row in COUNTED.values() for event in row})
    head = "| phase | " + " | ".join(events) + " |\n|" + "---|" * (len(events) + 1) + "\n"
    return OPENING + head + "".join(_row(phase, events) for phase in Phase)


def _row(phase: Phase, events: list[str]) -> str:
    moves = {event.__name__: move.__name__ for event, move in COUNTED[phase].items()}
    return f"| {phase.value} | " + " | ".join(moves[event] for event in events) + " |\n"


def test_the_page_shows_the_table_the_coach_runs_by() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
