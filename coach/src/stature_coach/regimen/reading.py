"""The regimen out of its TOML files: texts in, a Regimen out, or every problem of every file with its line.

Decides whether the data can be trusted as a whole: that files name each other's things and nothing stands twice.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from stature_coach import safety
from stature_coach.problems import Faulty, Problem
from stature_coach.regimen.known_names import KnownNames
from stature_coach.regimen.moving_safely import read_movements
from stature_coach.regimen.exercise import read_exercise
from stature_coach.regimen.screen import read_questions
from stature_coach.regimen.toml_tables import Pages, Table
from stature_coach.regimen.values import Exercise, Question, Regimen, Source

_NEEDED: Final = ("sources.toml", "screen.toml", "moving-safely.toml")


def read_regimen(files: Mapping[str, str], sentences: Collection[str]) -> Regimen:
    """Reads the regimen from the texts of its files, by file name: those of _NEEDED, and one per exercise.

    `sentences` are the wording keys there are. Raises Faulty with every problem of every file.
    """
    pages = {name: Pages(name, text) for name, text in sorted(files.items())}
    missing = [Problem(name, 0, "this file is missing") for name in _NEEDED if name not in pages]
    if missing:
        raise Faulty(tuple(missing))
    sources = _sources(pages["sources.toml"])
    known = KnownNames(frozenset(sentences), frozenset(source.key for source in sources))
    exercises = {name: read_exercise(page, known) for name, page in pages.items() if name not in _NEEDED}
    _no_double_exercises(pages, exercises)
    questions = read_questions(pages["screen.toml"], known, frozenset(safety.CEILINGS))
    moving = read_movements(pages["moving-safely.toml"], known)
    _rungs_closed_by_questions(pages, exercises, questions)
    problems = sorted(problem for page in pages.values() for problem in page.problems)
    if problems:
        raise Faulty(tuple(problems))
    return Regimen(tuple(sorted(exercises.values(), key=lambda exercise: exercise.order)), questions, sources, moving)


def _sources(pages: Pages) -> tuple[Source, ...]:
    sources = tuple(_source(key, table) for key, table in pages.root().subtables())
    if not sources and not pages.problems:
        pages.fault((), "there is no source; write one, like [handout]")
    return sources


def _source(key: str, table: Table) -> Source:
    source = Source(key, table.text("title", "who, what, when"), table.text("url", "where to read it"))
    table.no_more_keys()
    return source


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
