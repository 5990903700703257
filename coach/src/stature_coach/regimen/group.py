"""A group in a room out of group.toml: what is ticked before, what is said around each turn at the wall, what is shown.

The exercise itself, its count and its ceiling are not said here again: `exercise` names it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from stature_coach import safety
from stature_coach.regimen.known_names import KnownNames
from stature_coach.regimen.toml_tables import Pages, Table, no_doubles

T = TypeVar("T")

# Beyond these nobody could lead it, whatever is written.
MOST_PEOPLE: Final = 100
MOST_TURNS: Final = 8
FEWEST_TURNS: Final = 2


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that must be so before a group begins; `say` is a wording key."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class GroupStep:
    """Something read out to the room: its sentence, its picture, and whether it waits for the leader."""

    say: str
    figure: str | None = None
    moves_body: bool = False
    until_tapped: bool = False


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The group's own sentences: wording keys."""

    gate: str
    ready: str
    ready_again: str
    back_in_place: str
    paused: str
    wait: str
    stays_seated: str
    at_home: str
    asked_first: str
    end_here: str
    end_hurt: str
    call: str
    over: str
    foot: tuple[str, ...]
    turn_over: str
    last_turn_over: str


@dataclass(frozen=True, slots=True)
class Group:
    """A room that exercises together; `closing` are the last words."""

    exercise: str
    most_people: int
    most_turns: int
    ticks: tuple[Tick, ...]
    words: GroupWords
    beginning: tuple[GroupStep, ...]
    to_the_wall: tuple[GroupStep, ...]
    from_the_wall: tuple[GroupStep, ...]
    others_rise: GroupStep
    shown_only: GroupStep
    closing: tuple[str, ...]


def read_group(pages: Pages, known: KnownNames, positions: Mapping[str, str]) -> Group | None:
    """The group; every fault is noted in `pages`. None where the file is no TOML at all.

    `positions` says how each exercise is done, by its id.
    """
    root = pages.root()
    if pages.problems:
        return None
    ticks = root.tables("ticks")
    found = tuple(Tick(table.text("id", "chairs"), _last(table, known.sentence(table, "say"))) for table in ticks)
    no_doubles(ticks, "id", [tick.id for tick in found])
    turns, showing = root.table("turns"), root.table("showing")
    group = Group(
        exercise=_exercise(root, positions),
        most_people=root.whole("most_people", 2, MOST_PEOPLE),
        most_turns=root.whole("most_turns", FEWEST_TURNS, MOST_TURNS),
        ticks=found,
        words=_words(root.table("words"), turns, known),
        beginning=_steps(root, "beginning", known),
        to_the_wall=_steps(root, "to_the_wall", known),
        from_the_wall=_steps(root, "from_the_wall", known),
        others_rise=_others_rise(turns, known),
        shown_only=GroupStep(known.sentence(showing, "opening")),
        closing=_sentences(showing, "closing", known, last=True),
    )
    root.no_more_keys()
    return group


def _exercise(root: Table, positions: Mapping[str, str]) -> str:
    """One that is done standing or sitting: nobody lies down in a room (P8)."""
    name = root.text("exercise", "wall-ball-press")
    upright = sorted(name for name, position in positions.items() if position not in safety.LYING_POSITIONS)
    if name and name not in upright:
        says = f'exercise is "{name}", which is none that a room can do; write one of {", ".join(upright)}'
        root.fault("exercise", says)
    return name


def _words(table: Table, turns: Table, known: KnownNames) -> GroupWords:
    foot = _sentences(table, "foot", known)
    own = {name: known.sentence(table, name) for name in _OWN_WORDS}
    table.no_more_keys()
    over, last = known.sentence(turns, "over"), known.sentence(turns, "last_over")
    return GroupWords(**own, foot=foot, turn_over=over, last_turn_over=last)


_OWN_WORDS: Final = (
    *("gate", "ready", "ready_again", "back_in_place", "paused", "wait", "stays_seated"),
    *("at_home", "asked_first", "end_here", "end_hurt", "call", "over"),
)


def _others_rise(turns: Table, known: KnownNames) -> GroupStep:
    """Nobody gets up before the leader sees that all sit: the tap alone goes on."""
    figure = turns.optional_text("others_rise_figure", "wall-stand")
    step = GroupStep(known.sentence(turns, "others_rise"), figure, moves_body=True, until_tapped=True)
    turns.no_more_keys()
    return step


def _steps(root: Table, key: str, known: KnownNames) -> tuple[GroupStep, ...]:
    return tuple(_step(table, known) for table in root.tables(key))


def _step(table: Table, known: KnownNames) -> GroupStep:
    step = GroupStep(
        say=known.sentence(table, "say"),
        figure=table.optional_text("figure", "wall-stand"),
        moves_body=table.yes("moves_body", default=False),
        until_tapped=table.yes("until_tapped", default=False),
    )
    return _last(table, step)


def _sentences(table: Table, key: str, known: KnownNames, *, last: bool = False) -> tuple[str, ...]:
    found = tuple(known.one_of(table, key, name) for name in table.texts(key))
    return _last(table, found) if last else found


def _last(table: Table, read: T) -> T:
    """What was read, with every key noted that nobody asked for."""
    table.no_more_keys()
    return read
