"""The coach's host in the browser: keeps the house, the session under way and the diary so far; hands out JSON text.

It decides nothing and knows no rule; it only spares the worker from holding Python objects.
It is part of the memory snapshot, so it opens the house once, when the web is built.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipimport import zipimporter

from stature_coach import door, weeks
from stature_coach.door import wire
from stature_coach.session.state import Session
from stature_coach.weeks.folded import Folded

if TYPE_CHECKING:
    from leading import Leading


class Host:
    """One house, at most one session and one diary. What cannot be done comes back as {"problem": one line}."""

    def __init__(self, house_texts: str, language: str = "en") -> None:
        """`house_texts` is a JSON object of file name to text, as `wire.open_house` wants it.

        Raises wire.Faulty or wire.BadRequest: a build with a bad regimen must not come about.
        """
        self.speak(house_texts, language)
        self.session: Session | None = None
        self.leading: Leading | None = None
        self.so_far: Folded | None = None
        # What reads a prescription; it comes with the first one.
        self.prescription: Any = None
        # What of the coach a practice alone asks for, and the people it has looked at; neither is there before it asks.
        self.practice: Any = None
        self.caseload: Any = None
        # What sets out papers and files, and the papers' words; they come with the first page that asks for one.
        self.papers: Any = None
        self.paper_words: dict[str, Any] = {}

    def speak(self, house_texts: str, language: str) -> None:
        """Opens the house anew in that language: the one that woke from the snapshot is the first language's."""
        self.house, self.language = wire.open_house(json.loads(house_texts), language), language

    def begin(self, request: str) -> str:
        return _in_one_line(self._begin, request)

    def advance(self, event: str) -> str:
        return _in_one_line(self._advance, event)

    def today(self, request: str) -> str:
        """The plan of a whole diary, from which on only what is new need be told."""
        self.so_far = None
        return _in_one_line(self._look, request, None)

    def look(self, request: str) -> str:
        """The plan after what is new. Where that is refused, nobody goes on from before it: all must be told again."""
        if self.so_far is None:
            return _problem("the diary has not been told yet; tell all of it")
        before, self.so_far = self.so_far, None
        return _in_one_line(self._look, request, before)

    def history(self, request: str) -> str:
        return _in_one_line(wire.history, self.house, request)

    def write_backup(self, backup: str) -> str:
        return _in_one_line(wire.write_backup, backup)

    def read_backup(self, text: str) -> str:
        return _in_one_line(wire.read_backup, text)

    def screen(self) -> str:
        return wire.screen(self.house)

    def what_hurts(self, request: str) -> str:
        return _in_one_line(wire.what_hurts, self.house, request)

    def going_on(self, request: str) -> str:
        return _in_one_line(wire.going_on, self.house, request)

    def answer_to_pain(self, request: str) -> str:
        return _in_one_line(wire.answer_to_pain, self.house, request)

    def look_at_paper(self, request: str) -> str:
        return _in_one_line(self.prescription.look_at_paper, self.house, request)

    def prescription_parts(self, archive: Any) -> None:
        """What reads a prescription, as an archive: on every device, and not in the snapshot of the memory."""
        _lay("prescription", archive)
        self.prescription = import_module("stature_coach.door.paper_wire")

    def practice_parts(self, archive: Any) -> None:
        """What only the pages of a practice need, as an archive: it comes with the first of them that is opened."""
        _lay("practice", archive)
        self.practice = import_module("stature_coach.door.practice_wire")
        self.practice_forget()

    def papers_parts(self, archive: Any) -> None:
        """What sets out papers and files, as an archive, with the papers' words in every language."""
        parts = _lay("papers", archive)
        words = zipimporter(parts).get_data(f"{parts}/wording/paper/{self.language}.toml")
        self.paper_words = tomllib.loads(words.decode("utf-8"))
        self.papers = import_module("stature.exports.told.wire")

    def papers_report(self, request: str) -> str:
        return _in_one_line(self.papers.report, self.house, self.paper_words, self.language, request)

    def papers_table(self, request: str) -> str:
        return _in_one_line(self.papers.table, self.house, self.language, request)

    def papers_records(self, request: str) -> str:
        return _in_one_line(self.papers.records, self.house, request)

    def practice_handed(self, request: str) -> str:
        """The paper of a prescription with its handout, page by page."""
        return _in_one_line(self._handed, request)

    def practice_form(self) -> str:
        return str(self.practice.form(self.house))

    def practice_make(self, request: str) -> str:
        return _in_one_line(self.practice.make, self.house, request)

    def practice_read(self, text: str) -> str:
        return str(self.practice.read(self.house, text))

    def practice_look(self, request: str, text: str) -> str:
        """One more file of a practice's people. What was looked at is held here until it is forgotten, and nowhere else."""
        return _in_one_line(self._look_at, request, text)

    def practice_one(self, request: str) -> str:
        return _in_one_line(self.practice.one, self.house, self.caseload, request)

    def practice_forget(self) -> str:
        self.caseload = self.practice.NOBODY_YET
        return json.dumps({})

    def practice_qr(self, text: str) -> str:
        """{"rows": [[0 or 1, ...], ...]}: light and dark, from the top, without the quiet zone. Error correction M."""
        from segno.encoder import encode  # type: ignore[import-not-found, unused-ignore]

        made = encode(text, error="m", micro=False, boost_error=False)  # type: ignore[no-untyped-call, unused-ignore]
        return json.dumps({"rows": [list(row) for row in made.matrix]})

    def moving_safely(self) -> str:
        return wire.moving_safely(self.house)

    def finished_entry(self, request: str) -> str:
        if self.session is None:
            return _problem("no session has been done; there is nothing to keep")
        return _in_one_line(wire.finished_entry, self.session, request)

    def set_up_script(self, exercise: str, manner: str, rung: str) -> str:
        return _in_one_line(wire.set_up_script, self.house, exercise, manner, rung)

    def lead(self, house_texts: str, language: str) -> None:
        """From now on groups can be led. Their part of the coach is no home's: it was unpacked just before."""
        from leading import Leading

        self.leading = Leading(house_texts, language)

    def group_before(self) -> str:
        return self._led("before")

    def begin_group(self, request: str) -> str:
        return self._led("begin", request)

    def advance_group(self, event: str) -> str:
        return self._led("advance", event)

    def _led(self, what: str, *about: str) -> str:
        if self.leading is None:
            return _problem("no group can be led yet; open its part of the coach first")
        return _in_one_line(getattr(self.leading, what), *about)

    def ladders(self) -> str:
        """{exercise: [its rungs, easiest first]}"""
        exercises = self.house.regimen.exercises
        return json.dumps({exercise.id: [rung.id for rung in exercise.ladder] for exercise in exercises})

    def _look(self, request: str, before: Folded | None) -> str:
        self.so_far, reply = wire.look(self.house, before, request)
        return reply

    def _look_at(self, request: str, text: str) -> str:
        self.caseload, reply = self.practice.look_at(self.house, self.caseload, request, text)
        return str(reply)

    def _handed(self, request: str) -> str:
        paper = self.practice.paper_asked(self.house, request)
        link = self.practice.link_asked(self.house, request)
        return str(self.papers.prescription(self.house, self.paper_words, self.language, paper, link and link.text))

    def _begin(self, request: str) -> str:
        self.session, reply = wire.begin(self.house, request)
        return reply

    def _advance(self, event: str) -> str:
        if self.session is None:
            return _problem("no session is under way; begin one first")
        self.session, reply = wire.advance(self.house, self.session, event)
        return reply


def _lay(name: str, archive: Any) -> str:
    """An archive of modules, those of the coach's rooms among them, to be imported from. Returns where it lies."""
    parts = f"/{name}.zip"
    Path(parts).write_bytes(archive.to_py())
    sys.path.append(parts)
    for room in (door, weeks):
        room.__path__.append(f"{parts}/{room.__name__.replace('.', '/')}")
    return parts


def _in_one_line(do: Callable[..., str], *what: object) -> str:
    try:
        return do(*what)
    except ValueError as refused:
        return _problem(str(refused))


def _problem(line: str) -> str:
    return json.dumps({"problem": line})
