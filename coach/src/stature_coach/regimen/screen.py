"""The readiness questions out of screen.toml: each names its careful answer, why that closes, and its sentences.

Which exercise it closes, the exercise says.
"""

from typing import Final

from stature_coach.regimen.known_names import KnownNames
from stature_coach.regimen.toml_tables import Pages, Table, no_doubles
from stature_coach.regimen.values import Question

ANSWERS: Final = ("yes", "no", "not_sure")
OPENERS: Final = ("cleared", "new_answer", "chair_and_company")


def read_questions(pages: Pages, known: KnownNames) -> tuple[Question, ...]:
    """The questions of screen.toml in the order of the file; every fault is noted in `pages`."""
    root = pages.root()
    if pages.problems:
        return ()
    known.source(root)
    tables = root.tables("questions")
    questions = tuple(_question(table, known) for table in tables)
    no_doubles(tables, "id", [question.id for question in questions])
    root.no_more_keys()
    return questions


def _question(table: Table, known: KnownNames) -> Question:
    question = Question(
        id=table.text("id", "q1"),
        careful=table.choice("careful", ("yes", "no")),
        because=known.sentence(table, "because"),
        opened_by=table.choice("opened_by", OPENERS),
        ask_again=table.yes("ask_again", default=False),
        urgent=table.texts("urgent", default=()),
        every_exercise=table.yes("every_exercise", default=False),
    )
    for unknown in sorted(set(question.urgent) - set(ANSWERS)):
        table.fault("urgent", f'urgent has "{unknown}"; write some of {", ".join(ANSWERS)}')
    for key in (question.text_key, question.why_key, *([question.urgent_key] if question.urgent else [])):
        if question.id and key not in known.sentences:
            table.fault("id", f'id is "{question.id}", but no wording file has {key}; write that sentence')
    table.no_more_keys()
    return question
