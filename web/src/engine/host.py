"""The coach's host in the browser: keeps the house, the session under way and the diary so far; hands out JSON text.

It decides nothing and knows no rule; it only spares the worker from holding Python objects.
It is part of the memory snapshot, so it opens the house once, when the web is built.
"""

import json
from collections.abc import Callable

from stature_coach.door import wire
from stature_coach.session.state import Session
from stature_coach.weeks.folded import Folded


class Host:
    """One house, at most one session and one diary. What cannot be done comes back as {"problem": one line}."""

    def __init__(self, house_texts: str, language: str = "en") -> None:
        """`house_texts` is a JSON object of file name to text, as `wire.open_house` wants it.

        Raises wire.Faulty or wire.BadRequest: a build with a bad regimen must not come about.
        """
        self.speak(house_texts, language)
        self.session: Session | None = None
        self.so_far: Folded | None = None

    def speak(self, house_texts: str, language: str) -> None:
        """Opens the house anew in that language: the one that woke from the snapshot is the first language's."""
        self.house = wire.open_house(json.loads(house_texts), language)

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

    def answer_to_pain(self, request: str) -> str:
        return _in_one_line(wire.answer_to_pain, self.house, request)

    def moving_safely(self) -> str:
        return wire.moving_safely(self.house)

    def finished_entry(self, request: str) -> str:
        if self.session is None:
            return _problem("no session has been done; there is nothing to keep")
        return _in_one_line(wire.finished_entry, self.session, request)

    def set_up_script(self, exercise: str, manner: str, rung: str) -> str:
        return _in_one_line(wire.set_up_script, self.house, exercise, manner, rung)

    def ladders(self) -> str:
        """{exercise: [its rungs, easiest first]}"""
        exercises = self.house.regimen.exercises
        return json.dumps({exercise.id: [rung.id for rung in exercise.ladder] for exercise in exercises})

    def _look(self, request: str, before: Folded | None) -> str:
        self.so_far, reply = wire.look(self.house, before, request)
        return reply

    def _begin(self, request: str) -> str:
        self.session, reply = wire.begin(self.house, request)
        return reply

    def _advance(self, event: str) -> str:
        if self.session is None:
            return _problem("no session is under way; begin one first")
        self.session, reply = wire.advance(self.house, self.session, event)
        return reply


def _in_one_line(do: Callable[..., str], *what: object) -> str:
    try:
        return do(*what)
    except ValueError as refused:
        return _problem(str(refused))


def _problem(line: str) -> str:
    return json.dumps({"problem": line})
