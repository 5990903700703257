"""The coach's host for the leader of a group: its house, and the room under way. JSON text in, JSON text out.

It travels with the group's part of the coach, and only to whoever opens the page of groups.
"""

import json

from stature_coach.door import group_wire
from stature_coach.session.room import Room


class Leading:
    """One house with its group, and at most one room."""

    def __init__(self, house_texts: str, language: str) -> None:
        """`house_texts` as the host's; with group.toml."""
        self.house = group_wire.open_group(json.loads(house_texts), language)
        self.room: Room | None = None

    def before(self) -> str:
        return group_wire.before(self.house)

    def begin(self, request: str) -> str:
        self.room, reply = group_wire.begin(self.house, request)
        return reply

    def advance(self, event: str) -> str:
        if self.room is None:
            raise ValueError("no group is under way; begin one first")
        self.room, reply = group_wire.advance(self.house, self.room, event)
        return reply
