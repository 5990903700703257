"""What to do, as a physiotherapist wrote it down: TOML text in, a Regimen out, or every problem with its line.

Decides whether the data can be trusted: known words, the ceilings of rule S7, and that every sentence, rung, exercise
and source it names exists. Does not know how a session runs.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from stature_coach import safety
from stature_coach.moving_safely import Movement, read_movements
from stature_coach.problems import Faulty, Problem
from stature_coach.toml_tables import Pages, Table

T = TypeVar("T")

POSITIONS: Final = ("supine", "standing", "prone")
PARTS_OF_DAY: Final = ("morning", "evening", "once")
EFFORTS: Final = ("always", "usual_effort", "half_effort")
ANSWERS: Final = ("yes", "no", "not_sure")
OPENERS: Final = ("cleared", "new_answer", "chair_and_company")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: a title to read and a place to find it."""

    key: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of getting into or out of position: a sentence, its picture, and what it asks of the person.

    `moves_body`: the body goes into the position, or out of it. `takes_time`: something is fetched or put down, or
    the person sits; there is no position yet that would have to be left. `until_tapped`: no time goes on from it, so
    that nobody is left to themselves while they may still be dizzy. `from_lying`: here begins who lies in bed already;
    `when_lying`: said to them alone.
    """

    say: str
    figure: str | None = None
    moves_body: bool = False
    takes_time: bool = False
    until_tapped: bool = False
    from_lying: bool = False
    when_lying: bool = False
    rungs: tuple[str, ...] = ()
    effort: str = "always"
    after_pain: bool = True
    source: str = "design"


def upright_steps(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The way into the position for somebody who is up."""
    return tuple(step for step in steps if not step.when_lying)


def lying_steps(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The way for somebody who lies already: what is said to them alone, and all from their step on; or no way."""
    begins = next((at for at, step in enumerate(steps) if step.from_lying), None)
    if begins is None:
        return ()
    return tuple(step for at, step in enumerate(steps) if at >= begins or step.when_lying)


@dataclass(frozen=True, slots=True)
class Dose:
    """How much: repetitions as the handout has them and its rung, the ceiling (S7), a new person's first plan."""

    repetitions: int
    rung: str
    ceiling: int
    first_repetitions: int
    hold_counts: int
    until_tired: bool


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of the phases around the hold."""

    lift_seconds: float
    lower_seconds: float
    rest_seconds: float


@dataclass(frozen=True, slots=True)
class Words:
    """The exercise's own sentences for the machine's phases.

    `steady` is said in a pause while standing, and `back_in_place` before going on from it, where the body may have left
    its place; `pain_rest` is how to rest after pain.
    """

    lift: str
    lift_breathing: str
    lower: str
    steady: str | None
    back_in_place: str | None
    pain_rest: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder, easiest first, with its pictures and its own ceiling of repetitions.

    Who comes up to it begins with at most `begins_with` repetitions; at `grows_to` the next rung may be proposed.
    `propose` asks whether to step onto it; `closed_by` is the readiness question whose careful answer closes it.
    """

    id: str
    name: str
    ceiling: int
    begins_with: int
    grows_to: int
    propose: str
    closed_by: str | None
    start_figure: str
    hold_figure: str


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A question that must be true before each session, and the rule that asks it."""

    say: str
    rule: str


@dataclass(frozen=True, slots=True)
class Check:
    """A form check for a camera: degrees from the person's own start at which to correct, and to stop."""

    finding: str
    say: str
    cue_above_deg: float
    stop_above_deg: float


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise, whole."""

    id: str
    order: int
    position: str
    name: str
    purpose: str
    dose: Dose
    parts_of_day: tuple[str, ...]
    tempo: Tempo
    words: Words
    prerequisites: tuple[Prerequisite, ...]
    setup: tuple[Step, ...]
    leaving: tuple[Step, ...]
    ladder: tuple[Rung, ...]
    checks: tuple[Check, ...]
    reminders: tuple[str, ...] = ()

    @property
    def lying(self) -> bool:
        """Whether it is done lying down, so that getting there and back is coached (S9)."""
        return self.position in safety.LYING_POSITIONS

    def rung(self, name: str) -> Rung:
        """The rung of that id; KeyError where there is none."""
        return {rung.id: rung for rung in self.ladder}[name]


@dataclass(frozen=True, slots=True)
class Question:
    """A readiness question: its careful answer, what that closes and why, and what opens it again.

    `urgent` are the answers after which whom to call is said at once.
    """

    id: str
    careful: str
    closes: tuple[str, ...]
    because: str
    opened_by: str
    ask_again: bool
    urgent: tuple[str, ...] = ()

    @property
    def text_key(self) -> str:
        """The key of its wording."""
        return f"screen.{self.id}"

    @property
    def why_key(self) -> str:
        """The key of the sentence that says why it is asked."""
        return f"screen.{self.id}_why"

    @property
    def urgent_key(self) -> str:
        """The key of what is said at once after an urgent answer."""
        return f"screen.{self.id}_urgent"


@dataclass(frozen=True, slots=True)
class Regimen:
    """All there is to do: the exercises in their order, the readiness questions, the sources, moving with a long back."""

    exercises: tuple[Exercise, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    moving: tuple[Movement, ...]

    def exercise(self, name: str) -> Exercise:
        """The exercise of that id; KeyError where there is none."""
        return {exercise.id: exercise for exercise in self.exercises}[name]


def read_regimen(files: Mapping[str, str], sentences: Collection[str]) -> Regimen:
    """Reads the regimen from the texts of its files, by file name: those of _NEEDED, and one per exercise.

    `sentences` are the wording keys there are. Raises Faulty with every problem of every file.
    """
    pages = {name: Pages(name, text) for name, text in sorted(files.items())}
    missing = [Problem(name, 0, "this file is missing") for name in _NEEDED if name not in pages]
    if missing:
        raise Faulty(tuple(missing))
    sources = _sources(pages["sources.toml"])
    known = _Known(frozenset(sentences), frozenset(source.key for source in sources))
    exercises = {name: _exercise(page, known) for name, page in pages.items() if name not in _NEEDED}
    _no_double_exercises(pages, exercises)
    questions = _questions(pages["screen.toml"], known, frozenset(safety.CEILINGS))
    moving = read_movements(pages["moving-safely.toml"], known)
    _rungs_closed_by_questions(pages, exercises, questions)
    problems = sorted(problem for page in pages.values() for problem in page.problems)
    if problems:
        raise Faulty(tuple(problems))
    return Regimen(tuple(sorted(exercises.values(), key=lambda exercise: exercise.order)), questions, sources, moving)


_NEEDED: Final = ("sources.toml", "screen.toml", "moving-safely.toml")


@dataclass(frozen=True, slots=True)
class _Known:
    """The names that a file may use."""

    sentences: frozenset[str]
    sources: frozenset[str]

    def sentence(self, table: Table, key: str) -> str:
        """A wording key that must exist."""
        value = table.text(key, "shared.rest")
        if value and value not in self.sentences:
            table.fault(key, f'{key} is "{value}", which no wording file has; write the key of a sentence')
        return value

    def source(self, table: Table, key: str = "source") -> str:
        """A source that must exist; every fact names one."""
        value = table.text(key, "handout")
        if value and self.sources and value not in self.sources:
            table.fault(key, f'{key} is "{value}", which sources.toml does not have; write one of its names')
        return value

    def source_where_told(self, table: Table, key: str) -> None:
        """A source for a part of a table, where it is not the table's own."""
        if table.has(key):
            self.source(table, key)


def _sources(pages: Pages) -> tuple[Source, ...]:
    sources = tuple(_source(key, table) for key, table in pages.root().subtables())
    if not sources and not pages.problems:
        pages.fault((), "there is no source; write one, like [handout]")
    return sources


def _source(key: str, table: Table) -> Source:
    source = Source(key, table.text("title", "who, what, when"), table.text("url", "where to read it"))
    table.no_more_keys()
    return source


def _exercise(pages: Pages, known: _Known) -> Exercise:
    root = pages.root()
    if pages.problems:  # not TOML at all: one fault, not thirty that follow from it
        return _BLANK
    exercise_id = root.choice("id", safety.CEILINGS)
    dose_table, rung_tables, setup_tables = root.table("dose"), root.tables("ladder"), root.tables("setup")
    dose = _dose(dose_table, known, safety.CEILINGS.get(exercise_id, min(safety.CEILINGS.values())))
    ladder = tuple(_rung(table, known, dose.ceiling) for table in rung_tables)
    _no_doubles(rung_tables, "rung", [rung.id for rung in ladder])
    if not pages.problems:  # what was put in place of a fault need not fit
        _fits(dose_table, dose, ladder)
    rungs = frozenset(rung.id for rung in ladder)
    setup = tuple(_step(table, known, rungs) for table in setup_tables)
    exercise = Exercise(
        id=exercise_id,
        order=root.whole("order", 1, 99),
        position=root.choice("position", POSITIONS),
        name=known.sentence(root, "name"),
        purpose=known.sentence(root, "purpose"),
        dose=dose,
        parts_of_day=_frequency(root.table("frequency"), known),
        tempo=_tempo(root.table("tempo"), known),
        words=_words(root.table("words"), known),
        prerequisites=_each(root, "prerequisites", lambda table: _prerequisite(table, known)),
        setup=setup,
        leaving=_each(root, "leaving", lambda table: _step(table, known, rungs)),
        ladder=ladder,
        checks=_each(root, "checks", lambda table: _check(table, known)),
        reminders=_each(root, "reminders", lambda table: _reminder(table, known)) if root.has("reminders") else (),
    )
    _one_way_from_lying(setup_tables, setup, exercise.position)
    root.no_more_keys()
    return exercise


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


def _no_double_exercises(pages: Mapping[str, Pages], exercises: Mapping[str, Exercise]) -> None:
    seen = set[str]()
    for file, exercise in exercises.items():
        if exercise.id and exercise.id in seen:  # a file that could not be read has no id
            pages[file].fault(("id",), f'id is "{exercise.id}", which another file has; write another, or remove one')
        seen.add(exercise.id)


def _rungs_closed_by_questions(
    pages: Mapping[str, Pages], exercises: Mapping[str, Exercise], questions: Sequence[Question]
) -> None:
    if pages["screen.toml"].problems:  # a question that could not be read may well be the one
        return
    there = {question.id for question in questions}
    for file, exercise in exercises.items():
        for index, rung in enumerate(exercise.ladder):
            if rung.closed_by and rung.closed_by not in there:
                what = f'closed_by of {rung.id} is "{rung.closed_by}", which screen.toml does not ask'
                pages[file].fault(("ladder", index, "closed_by"), f"{what}; write one of {', '.join(sorted(there))}")


def _each(root: Table, key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
    return tuple(read(table) for table in root.tables(key))


def _no_doubles(tables: Sequence[Table], key: str, names: Sequence[str]) -> None:
    for index, (table, name) in enumerate(zip(tables, names, strict=True)):
        if name and name in names[:index]:
            table.fault(key, f'{key} is "{name}" a second time; write another name')


def _dose(table: Table, known: _Known, ceiling: int) -> Dose:
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


def _frequency(table: Table, known: _Known) -> tuple[str, ...]:
    parts = table.texts("parts_of_day")
    for part in parts:
        if part not in PARTS_OF_DAY:
            table.fault("parts_of_day", f'parts_of_day has "{part}"; write some of {", ".join(PARTS_OF_DAY)}')
    known.source(table)
    table.no_more_keys()
    return parts


def _tempo(table: Table, known: _Known) -> Tempo:
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


def _words(table: Table, known: _Known) -> Words:
    words = Words(
        lift=known.sentence(table, "lift"),
        lift_breathing=known.sentence(table, "lift_breathing"),
        lower=known.sentence(table, "lower"),
        steady=known.sentence(table, "steady") if table.has("steady") else None,
        back_in_place=known.sentence(table, "back_in_place") if table.has("back_in_place") else None,
        pain_rest=known.sentence(table, "pain_rest") if table.has("pain_rest") else "shared.pain_rest",
    )
    table.no_more_keys()
    return words


def _prerequisite(table: Table, known: _Known) -> Prerequisite:
    rules = [rule.id for rule in safety.RULES]
    prerequisite = Prerequisite(known.sentence(table, "say"), table.choice("rule", rules))
    known.source(table)
    table.no_more_keys()
    return prerequisite


def _step(table: Table, known: _Known, rungs: frozenset[str]) -> Step:
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
        after_pain=table.yes("after_pain", default=True),
        source=known.source(table),
    )
    for rung in sorted(set(step.rungs) - rungs):
        table.fault("rungs", f'rungs has "{rung}", which the ladder does not have; write one of its rungs')
    table.no_more_keys()
    return step


def _rung(table: Table, known: _Known, ceiling: int) -> Rung:
    rung_id = table.text("rung", "pillow")
    most = min(ceiling, safety.TRYING_CEILING) if rung_id == safety.TRYING else ceiling
    rung = Rung(
        id=rung_id,
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


def _reminder(table: Table, known: _Known) -> str:
    """A sentence that is said again in the rests, in turn with the others."""
    says = known.sentence(table, "say")
    known.source(table)
    table.no_more_keys()
    return says


def _check(table: Table, known: _Known) -> Check:
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


def _questions(pages: Pages, known: _Known, exercises: frozenset[str]) -> tuple[Question, ...]:
    root = pages.root()
    if pages.problems:
        return ()
    known.source(root)
    tables = root.tables("questions")
    questions = tuple(_question(table, known, exercises) for table in tables)
    _no_doubles(tables, "id", [question.id for question in questions])
    root.no_more_keys()
    return questions


def _question(table: Table, known: _Known, exercises: frozenset[str]) -> Question:
    question = Question(
        id=table.text("id", "q1"),
        careful=table.choice("careful", ("yes", "no")),
        closes=table.texts("closes"),
        because=known.sentence(table, "because"),
        opened_by=table.choice("opened_by", OPENERS),
        ask_again=table.yes("ask_again", default=False),
        urgent=table.texts("urgent", default=()),
    )
    for unknown in sorted(set(question.closes) - exercises):
        table.fault(
            "closes", f'closes has "{unknown}", which is no exercise; write one of {", ".join(sorted(exercises))}'
        )
    for unknown in sorted(set(question.urgent) - set(ANSWERS)):
        table.fault("urgent", f'urgent has "{unknown}"; write some of {", ".join(ANSWERS)}')
    for key in (question.text_key, question.why_key, *([question.urgent_key] if question.urgent else [])):
        if question.id and key not in known.sentences:
            table.fault("id", f'id is "{question.id}", but no wording file has {key}; write that sentence')
    table.no_more_keys()
    return question


_BLANK: Final = Exercise(
    id="",
    order=0,
    position="supine",
    name="",
    purpose="",
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
