"""The regimen out of its TOML files: texts in, a Regimen out, or every problem of every file with its line.

Decides whether the data can be trusted as a whole: that files name each other's things and nothing stands twice.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from stature_coach.problems import Faulty, Problem
from stature_coach.regimen.known_names import KnownNames
from stature_coach.regimen.moving_safely import read_movements
from stature_coach.regimen.exercise import read_exercise
from stature_coach.regimen.screen import read_questions
from stature_coach.regimen.toml_tables import Pages, Path, Table
from stature_coach.regimen.values import UNNUMBERED, Exercise, Question, Regimen, Source

_NEEDED: Final = ("sources.toml", "screen.toml", "moving-safely.toml")
# How a room does it together: read where a group is led (door/group_wire.py), for no home needs it.
GROUP_FILE: Final = "group.toml"


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
    no_exercise = (*_NEEDED, GROUP_FILE)
    exercises = {name: read_exercise(page, known) for name, page in pages.items() if name not in no_exercise}
    _no_double_exercises(pages, exercises)
    _no_double_numbers(pages, exercises)
    questions = read_questions(pages["screen.toml"], known)
    moving = read_movements(pages["moving-safely.toml"], known)
    _closed_by_questions(pages, exercises, questions)
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


def _no_double_numbers(pages: Mapping[str, Pages], exercises: Mapping[str, Exercise]) -> None:
    """Papers name an exercise by its number: two of one number would be taken for each other."""
    seen = set[int]()
    for file, exercise in exercises.items():
        if exercise.number in seen:
            says = f"number is {exercise.number}, which another file has; write one that no exercise ever had"
            pages[file].fault(("number",), says)
        seen |= {exercise.number} - {UNNUMBERED}


def _closed_by_questions(
    pages: Mapping[str, Pages], exercises: Mapping[str, Exercise], questions: Sequence[Question]
) -> None:
    """An exercise names the questions that close it, among them those that close every one; each closes something."""
    if pages["screen.toml"].problems:  # a question that could not be read may well be the one
        return
    there = [question.id for question in questions]
    for file, exercise in exercises.items():
        _names_questions(pages[file], exercise, there)
        _is_closed_by_what_closes_all(pages[file], exercise, questions)
    if not any(pages[file].problems for file in exercises):
        _each_closes_something(pages["screen.toml"], exercises.values(), there)


def _names_questions(page: Pages, exercise: Exercise, there: Collection[str]) -> None:
    named: list[tuple[Path, str, str]] = [(("closed_by",), "closed_by", name) for name in exercise.closed_by]
    for index, rung in enumerate(exercise.ladder):
        if rung.closed_by:
            named.append((("ladder", index, "closed_by"), f"closed_by of {rung.id}", rung.closed_by))
    for path, what, name in named:
        if name not in there:
            says = f'{what} is "{name}", which screen.toml does not ask; write one of {", ".join(sorted(there))}'
            page.fault(path, says)


def _is_closed_by_what_closes_all(page: Pages, exercise: Exercise, questions: Sequence[Question]) -> None:
    if not exercise.closed_by:  # a fault already
        return
    for question in questions:
        if question.every_exercise and question.id not in exercise.closed_by:
            says = f"closed_by lacks {question.id}, whose careful answer closes every exercise; add it"
            page.fault(("closed_by",), says)


def _each_closes_something(page: Pages, exercises: Collection[Exercise], there: Sequence[str]) -> None:
    for index, name in enumerate(there):
        if not any(name in exercise.closed_by for exercise in exercises):
            page.fault(("questions", index, "id"), f"{name} closes no exercise; name it in the closed_by of one")
