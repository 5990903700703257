"""The long back through the day: everyday movements in a few steps, and which of them is shown today.

Decides what a movement is made of and whose turn it is. Does not know how a page shows it, nor whether it is heard.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from stature_coach.toml_tables import Pages, Table

# Fewer would leave something out; more cannot be kept in mind. Our own choice.
FEWEST_STEPS: Final = 3
MOST_STEPS: Final = 7


@dataclass(frozen=True, slots=True)
class MovementStep:
    """One instruction: its sentence, the picture that shows it, and where it comes from."""

    say: str
    figure: str
    source: str


@dataclass(frozen=True, slots=True)
class Movement:
    """One everyday movement with a long back, from its first step to its last. `name` is a wording key."""

    id: str
    name: str
    steps: tuple[MovementStep, ...]


class Names(Protocol):
    """What a file may name: the sentences and the sources there are. Each reader notes a fault where there is none."""

    def sentence(self, table: Table, key: str) -> str: ...

    def source(self, table: Table, key: str = "source") -> str: ...


class HasMovements(Protocol):
    """A regimen, seen from here."""

    @property
    def moving(self) -> tuple[Movement, ...]: ...


def show_me(regimen: HasMovements, day: date) -> str:
    """The id of the movement to show on that day: one a day, all in turn, the same for everybody."""
    return regimen.moving[day.toordinal() % len(regimen.moving)].id


def read_movements(pages: Pages, names: Names) -> tuple[Movement, ...]:
    """The movements of moving-safely.toml in the order of the file; every fault is noted in `pages`."""
    root = pages.root()
    tables = root.subtables()
    root.no_more_keys()
    if not tables and not pages.problems:
        pages.fault((), "there is no way of moving; write one, like [lifting]")
    return tuple(_movement(name, table, names) for name, table in tables)


def _movement(movement_id: str, table: Table, names: Names) -> Movement:
    name = names.sentence(table, "name")
    steps = table.tables("steps")
    if steps and not FEWEST_STEPS <= len(steps) <= MOST_STEPS:
        table.fault("steps", f"{movement_id} has {_steps(steps)}; write {FEWEST_STEPS} to {MOST_STEPS}")
    table.no_more_keys()
    return Movement(movement_id, name, tuple(_step(step, names) for step in steps))


def _steps(steps: Sequence[Table]) -> str:
    return "1 step" if len(steps) == 1 else f"{len(steps)} steps"


def _step(table: Table, names: Names) -> MovementStep:
    step = MovementStep(names.sentence(table, "say"), table.text("figure", "hip-hinge"), names.source(table))
    table.no_more_keys()
    return step
