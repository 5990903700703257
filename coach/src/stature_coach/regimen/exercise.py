"""One exercise out of its TOML file: known words, the ceilings of S7, and that all it names exists.

Every fault is noted with its line; what stands in its place is of no use to anybody.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from stature_coach import safety
from stature_coach.regimen.known_names import KnownNames
from stature_coach.regimen.toml_tables import Pages, Table, no_doubles
from stature_coach.regimen.values import (
    ALWAYS,
    AT_FIRST,
    IN_TURN,
    MOST_EXERCISES,
    MOST_RUNGS,
    UNNUMBERED,
    Check,
    Dose,
    Exercise,
    Prerequisite,
    Rung,
    Step,
    Tempo,
    Words,
)

T = TypeVar("T")

# As it stands in addresses, in files and in the diary.
_ID: Final = re.compile(r"[a-z]+(-[a-z0-9]+)*")
PARTS_OF_DAY: Final = ("morning", "evening", "once")
SAID: Final = (ALWAYS, AT_FIRST, IN_TURN)
EFFORTS: Final = ("always", "usual_effort", "half_effort")


def read_exercise(pages: Pages, known: KnownNames) -> Exercise:
    """The exercise of one file; every fault is noted in `pages`. Without an id where the file is no TOML at all."""
    root = pages.root()
    if pages.problems:  # not TOML at all: one fault, not thirty that follow from it
        return _BLANK
    exercise_id = _id(root)
    dose_table, rung_tables, setup_tables = root.table("dose"), root.tables("ladder"), root.tables("setup")
    dose = _dose(dose_table, known, safety.CEILINGS.get(exercise_id, safety.STRICTEST_CEILING))
    ladder = tuple(_rung(table, known, dose.ceiling) for table in rung_tables)
    no_doubles(rung_tables, "rung", [rung.id for rung in ladder])
    _each_its_own_number(rung_tables, ladder)
    if not pages.problems:  # what was put in place of a fault need not fit
        _fits(dose_table, dose, ladder)
    rungs = frozenset(rung.id for rung in ladder)
    setup = tuple(_step(table, known, rungs) for table in setup_tables)
    way_in = frozenset(step.say for step in setup)
    exercise = Exercise(
        id=exercise_id,
        order=root.whole("order", 1, 99),
        number=root.whole("number", 1, MOST_EXERCISES, default=UNNUMBERED),
        position=root.choice("position", safety.POSITIONS),
        display=root.text("display", "Neck press: lying on the back, the head pressed straight back into a pillow, held"),
        name=known.sentence(root, "name"),
        purpose=known.sentence(root, "purpose"),
        closed_by=root.texts("closed_by"),
        dose=dose,
        parts_of_day=_frequency(root.table("frequency"), known),
        tempo=_tempo(root.table("tempo"), known),
        words=_words(root.table("words"), known),
        prerequisites=_each(root, "prerequisites", lambda table: _prerequisite(table, known)),
        setup=setup,
        leaving=_each(root, "leaving", lambda table: _step(table, known, rungs, way_in)),
        ladder=ladder,
        checks=_each(root, "checks", lambda table: _check(table, known)),
        reminders=_each(root, "reminders", lambda table: _reminder(table, known)) if root.has("reminders") else (),
    )
    _one_way_from_lying(setup_tables, setup, exercise.position)
    root.no_more_keys()
    return exercise


def _id(root: Table) -> str:
    found = root.text("id", "neck-press")
    if found and not _ID.fullmatch(found):
        root.fault("id", f'id is "{found}"; write small letters with hyphens between words, like "neck-press"')
    return found


def _each_its_own_number(tables: Sequence[Table], ladder: Sequence[Rung]) -> None:
    """By these numbers papers of years ago name a rung."""
    numbered = [(table, str(rung.number)) for table, rung in zip(tables, ladder, strict=True) if rung.number]
    no_doubles([table for table, _ in numbered], "number", [number for _, number in numbered])


def _one_way_from_lying(tables: Sequence[Table], setup: Sequence[Step], position: str) -> None:
    """Who lies already comes in at one step of a lying exercise, and what is said to them alone leads there."""
    marked = [table for table, step in zip(tables, setup, strict=True) if step.from_lying]
    alone = [table for table, step in zip(tables, setup, strict=True) if step.when_lying]
    for table in marked[1:]:
        table.fault("from_lying", "from_lying stands a second time; mark the one step from which on all is said")
    if alone and not marked:
        alone[0].fault("when_lying", "when_lying is true, but no step is marked from_lying; mark the one that follows")
    if marked and position not in safety.LYING_POSITIONS:
        marked[0].fault("from_lying", f"from_lying is true, but this exercise is done {position}; take it away")


def _each(root: Table, key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
    return tuple(read(table) for table in root.tables(key))


def _dose(table: Table, known: KnownNames, ceiling: int) -> Dose:
    dose = Dose(
        repetitions=table.whole("repetitions", 1, ceiling),
        rung=table.text("rung", "pillow"),
        ceiling=table.whole("ceiling", 1, ceiling),
        first_repetitions=table.whole("first_repetitions", 1, ceiling),
        hold_counts=table.whole("hold_counts", 1, safety.LONGEST_HOLD_COUNTS),
        until_tired=table.yes("until_tired", default=True),
    )
    known.source(table)
    known.source(table, "first_source")
    known.source_where_told(table, "repetitions_source")
    table.no_more_keys()
    return dose


def _fits(table: Table, dose: Dose, ladder: Sequence[Rung]) -> None:
    """The handout's dose belongs to a rung of the ladder, a new person's to the first; neither goes beyond it."""
    ceilings = {rung.id: rung.ceiling for rung in ladder}
    if dose.rung and dose.rung not in ceilings:
        table.fault("rung", f'rung is "{dose.rung}", which the ladder does not have; write one of its rungs')
    for key, reps, most in (
        ("repetitions", dose.repetitions, ceilings.get(dose.rung, dose.ceiling)),
        ("first_repetitions", dose.first_repetitions, next(iter(ceilings.values()), dose.ceiling)),
    ):
        if reps > most:
            table.fault(key, f"{key} is {reps}, but its rung ends at {most}; write at most {most}")


def _frequency(table: Table, known: KnownNames) -> tuple[str, ...]:
    parts = table.texts("parts_of_day")
    for part in parts:
        if part not in PARTS_OF_DAY:
            table.fault("parts_of_day", f'parts_of_day has "{part}"; write some of {", ".join(PARTS_OF_DAY)}')
    known.source(table)
    table.no_more_keys()
    return parts


def _tempo(table: Table, known: KnownNames) -> Tempo:
    # A lift under a second is a jerk (clinical G4); a rest under two is not the handout's.
    tempo = Tempo(
        lift_seconds=table.number("lift_seconds", 1.0, 6.0),
        lower_seconds=table.number("lower_seconds", 1.0, 6.0),
        rest_seconds=table.number("rest_seconds", 2.0, 60.0),
    )
    known.source(table)
    known.source(table, "lift_source")
    table.no_more_keys()
    return tempo


def _words(table: Table, known: KnownNames) -> Words:
    words = Words(
        lift=known.sentence(table, "lift"),
        lift_breathing=known.sentence(table, "lift_breathing"),
        lower=known.sentence(table, "lower"),
        steady=known.sentence_where_told(table, "steady"),
        back_in_place=known.sentence_where_told(table, "back_in_place"),
        pain_rest=known.sentence(table, "pain_rest") if table.has("pain_rest") else "shared.pain_rest",
    )
    table.no_more_keys()
    return words


def _prerequisite(table: Table, known: KnownNames) -> Prerequisite:
    rules = [rule.id for rule in safety.RULES]
    say, rule = known.sentence(table, "say"), table.choice("rule", rules)
    prerequisite = Prerequisite(
        say,
        rule,
        no_is_pain=table.yes("no_is_pain", default=False),
        familiar=known.sentence_where_told(table, "familiar"),
    )
    known.source(table)
    table.no_more_keys()
    return prerequisite


def _step(table: Table, known: KnownNames, rungs: frozenset[str], way_in: frozenset[str] = frozenset()) -> Step:
    """`way_in` are the steps that a step of the way out may undo; none where this is one of them itself."""
    step = Step(
        say=known.sentence(table, "say"),
        figure=table.optional_text("figure", "neck-press-start"),
        moves_body=table.yes("moves_body", default=False),
        takes_time=table.yes("takes_time", default=False),
        until_tapped=table.yes("until_tapped", default=False),
        from_lying=table.yes("from_lying", default=False),
        when_lying=table.yes("when_lying", default=False),
        rungs=table.texts("rungs", default=()),
        effort=table.choice("when", EFFORTS, default="always"),
        said=table.choice("said", SAID, default=ALWAYS),
        # Nothing is said more shortly on the way out: there the body is tired, and the words lead it (S9).
        familiar=None if way_in else known.sentence_where_told(table, "familiar"),
        after_pain=table.yes("after_pain", default=True),
        undoes=table.optional_text("undoes", "log_roll.onto_front"),
        while_at=table.optional_text("while_at", "log_roll.onto_front"),
        from_repetitions=table.whole("from_repetitions", 1, safety.HIGHEST_CEILING, default=0),
        below_repetitions=table.whole("below_repetitions", 1, safety.HIGHEST_CEILING, default=0),
        needs=tuple(known.one_of(table, "needs", need) for need in table.texts("needs", default=())),
        source=known.source(table),
    )
    for rung in sorted(set(step.rungs) - rungs):
        table.fault("rungs", f'rungs has "{rung}", which the ladder does not have; write one of its rungs')
    for key, name in (("undoes", step.undoes), ("while_at", step.while_at)):
        if name is not None and name not in way_in:
            table.fault(key, f'{key} is "{name}", which is no step of the way in; write the sentence of one')
    table.no_more_keys()
    return step


def _rung(table: Table, known: KnownNames, ceiling: int) -> Rung:
    rung_id = table.text("rung", "pillow")
    most = min(ceiling, safety.TRYING_CEILING) if rung_id == safety.TRYING else ceiling
    rung = Rung(
        id=rung_id,
        number=table.whole("number", 1, MOST_RUNGS, default=UNNUMBERED),
        name=known.sentence(table, "name"),
        ceiling=table.whole("ceiling", 1, most, default=most),
        begins_with=table.whole("begins_with", 1, most, default=most),
        grows_to=table.whole("grows_to", 1, most, default=most),
        propose=known.sentence(table, "propose") if table.has("propose") else "progress.one_more",
        closed_by=table.optional_text("closed_by", "q9"),
        start_figure=table.text("start_figure", "neck-press-start"),
        hold_figure=table.text("hold_figure", "neck-press-hold"),
    )
    known.source(table)
    for part in ("ceiling_source", "propose_source"):
        known.source_where_told(table, part)
    table.no_more_keys()
    return rung


def _reminder(table: Table, known: KnownNames) -> str:
    """A sentence that is said again in the rests, in turn with the others."""
    says = known.sentence(table, "say")
    known.source(table)
    table.no_more_keys()
    return says


def _check(table: Table, known: KnownNames) -> Check:
    check = Check(
        finding=table.text("finding", "trunk_flexion"),
        say=known.sentence(table, "say"),
        cue_above_deg=table.number("cue_above_deg", 7.0, 90.0),  # below 7 degrees a camera cannot tell (clinical G2)
        stop_above_deg=table.number("stop_above_deg", 7.0, 90.0),
    )
    if check.stop_above_deg < check.cue_above_deg:
        table.fault("stop_above_deg", f"stop_above_deg is {check.stop_above_deg}; write more than cue_above_deg")
    known.source(table)
    table.no_more_keys()
    return check


_BLANK: Final = Exercise(
    id="",
    order=0,
    number=UNNUMBERED,
    position=safety.SUPINE,
    display="",
    name="",
    purpose="",
    closed_by=(),
    dose=Dose(1, "", 1, 1, 1, True),
    parts_of_day=(),
    tempo=Tempo(2.0, 2.0, 2.0),
    words=Words("", "", "", None, None, ""),
    prerequisites=(),
    setup=(),
    leaving=(),
    ladder=(),
    checks=(),
)
