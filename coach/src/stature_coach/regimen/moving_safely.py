"""The long back through the day out of moving-safely.toml: everyday movements, each in a few steps."""

from collections.abc import Sequence
from typing import Final

from stature_coach.regimen.known_names import KnownNames
from stature_coach.regimen.toml_tables import Pages, Table
from stature_coach.regimen.values import Movement, MovementStep

# Fewer would leave something out; more cannot be kept in mind. Our own choice.
FEWEST_STEPS: Final = 3
MOST_STEPS: Final = 7


def read_movements(pages: Pages, names: KnownNames) -> tuple[Movement, ...]:
    """The movements of moving-safely.toml in the order of the file; every fault is noted in `pages`."""
    root = pages.root()
    tables = root.subtables()
    root.no_more_keys()
    if not tables and not pages.problems:
        pages.fault((), "there is no way of moving; write one, like [lifting]")
    return tuple(_movement(name, table, names) for name, table in tables)


def _movement(movement_id: str, table: Table, names: KnownNames) -> Movement:
    name = names.sentence(table, "name")
    steps = table.tables("steps")
    if steps and not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        table.fault("steps", f"{movement_id} has {_steps(steps)}; write {FEWEST_STEPS} to {MOST_STEPS}")
    watch = table.texts("watch", default=())
    table.no_more_keys()
    return Movement(movement_id, name, tuple(_step(step, names) for step in steps), watch)


def _steps(steps: Sequence[Table]) -> str:
    return "1 step" if len(steps) == 1 else f"{len(steps)} steps"


def _step(table: Table, names: KnownNames) -> MovementStep:
    step = MovementStep(names.sentence(table, "say"), table.text("figure", "hip-hinge"), names.source(table))
    table.no_more_keys()
    return step
