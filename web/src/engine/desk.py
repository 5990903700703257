"""The coach's desk in the browser: keeps the house and the session under way, hands out JSON text.

It decides nothing and knows no rule; it only spares the worker from holding Python objects.
It is part of the memory snapshot, so it opens the house once, when the web is built.
"""

import json

from stature_coach import wire


class Desk:
    """One house, at most one session."""

    def __init__(self, house_texts: str) -> None:
        """`house_texts` is a JSON object of file name to text, as `wire.open_house` wants it."""
        self.house = wire.open_house(json.loads(house_texts))
        self.session = None

    def begin(self, request: str) -> str:
        session, reply = wire.begin(self.house, request)
        if session is not None:
            self.session = session
        return reply

    def advance(self, event: str) -> str:
        if self.session is None:
            return json.dumps({"problem": "no session is under way; begin one first"})
        self.session, reply = wire.advance(self.house, self.session, event)
        return reply

    def today(self, request: str) -> str:
        return wire.today(self.house, request)

    def screen(self) -> str:
        return wire.screen(self.house)

    def finished_entry(self, request: str) -> str:
        if self.session is None:
            return json.dumps({"problem": "no session has been done; there is nothing to keep"})
        return wire.finished_entry(self.house, self.session, request)

    def set_up_script(self, exercise: str, manner: str) -> str:
        return wire.set_up_script(self.house, exercise, manner)
