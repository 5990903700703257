"""One device of one person: diary, outbox, what found no room, and how it meets the keeper.

The same steps as `web/src/keeping/{diary,outbox}.ts`. A meeting is a generator: it yields each request and is sent the
answer, or None where none came; between two requests anything may happen, and it may never be taken up again.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from typing import Any

Entry = dict[str, Any]
MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Request:
    """A list to add, or, without one, a page to read from `after` on."""

    person: str
    posted: tuple[Entry, ...] | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: dict[str, Any]


Meeting = Generator[Request, Answer | None, bool]


class NoRoom(Exception):
    """The device is full: nothing of this step was kept."""


@dataclass(slots=True)
class Device:
    person: str
    entries: dict[str, Entry] = field(default_factory=dict)
    outbox: dict[str, None] = field(default_factory=dict)
    spare: dict[str, Entry] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    differing: set[str] = field(default_factory=set)
    cursor: str = ""
    read_whole_on: int = -1
    full: bool = False

    def keep(self, entry: Entry) -> None:
        """Kept, or held in spare where there is no room."""
        try:
            self._shelve(entry, post=True)
        except NoRoom:
            self.spare[entry["id"]] = entry

    def everything(self) -> dict[str, Entry]:
        return {**self.spare, **self.entries}

    def waiting(self) -> list[Entry]:
        unconfirmed = [entry for name, entry in self.spare.items() if name not in self.confirmed]
        known = {entry["id"] for entry in unconfirmed}
        return [self.entries[name] for name in self.outbox if name not in known] + unconfirmed

    def meets(self, day: int) -> Meeting:
        """True when both ways went through. A device without room stops where it must, and loses nothing."""
        try:
            self._keep_spare()
            return (yield from self._post()) and (yield from self._collect(day)) and (yield from self._post())
        except NoRoom:
            return False

    def is_opened_again(self) -> None:
        """The page was closed: what only its memory knew is gone."""
        self.confirmed.clear()

    def _keep_spare(self) -> None:
        for name, entry in list(self.spare.items()):
            try:
                self._shelve(entry, post=name not in self.confirmed)
            except NoRoom:
                return
            del self.spare[name]

    def _shelve(self, entry: Entry, *, post: bool) -> None:
        if entry["id"] in self.entries:
            return
        self._need_room()
        self.entries[entry["id"]] = entry
        if post:
            self.outbox[entry["id"]] = None

    def _need_room(self) -> None:
        if self.full:
            raise NoRoom

    def _post(self) -> Meeting:
        waiting = self.waiting()
        for start in range(0, len(waiting), MOST_AT_ONCE):
            answer = yield Request(self.person, posted=tuple(waiting[start : start + MOST_AT_ONCE]))
            if answer is None or answer.status not in (200, 409):
                return False
            differing = [conflict["id"] for conflict in answer.body["conflicts"]]
            self._posted([*answer.body["stored"], *answer.body["known"], *differing])
            self.differing.update(differing)
        return True

    def _posted(self, names: Iterable[str]) -> None:
        for name in names:
            if name in self.spare:
                self.confirmed.add(name)
            self.outbox.pop(name, None)

    def _collect(self, day: int) -> Meeting:
        if self.cursor and self.read_whole_on == day:
            return (yield from self._read_on(day))
        return (yield from self._read_whole(day))

    def _read_on(self, day: int) -> Meeting:
        after = self.cursor
        while True:
            page = yield from self._read(after)
            if page is None:
                return False
            if page["next"] == after:
                return True
            if is_another(after, page["next"]):
                return (yield from self._read_whole(day))
            self._need_room()
            self.cursor = after = page["next"]
            if not page["more"]:
                return True

    def _read_whole(self, day: int) -> Meeting:
        seen: set[str] = set()
        after = ""
        while True:
            page = yield from self._read(after)
            if page is None or (after and is_another(after, page["next"])):
                return False
            seen.update(entry["id"] for entry in page["entries"])
            after = page["next"]
            if not page["more"]:
                break
        self.confirmed &= seen
        missing = [name for name in self.entries if name not in seen]
        self._need_room()
        self.outbox.update(dict.fromkeys(missing))
        self.cursor, self.read_whole_on = after, day
        return True

    def _read(self, after: str) -> Generator[Request, Answer | None, dict[str, Any] | None]:
        answer = yield Request(self.person, after=after)
        if answer is None or answer.status != 200:
            return None
        self._merge(answer.body["entries"])
        return answer.body

    def _merge(self, found: Iterable[Entry]) -> None:
        fresh = []
        for entry in found:
            kept = self.entries.get(entry["id"])
            if kept is None:
                fresh.append(entry)
            elif kept != entry:
                self.differing.add(entry["id"])
        if fresh:
            self._need_room()
        self.entries.update((entry["id"], entry) for entry in fresh)


def is_another(before: str, after: str) -> bool:
    """Whether a keeper that reads on from `after` is not the one it was at `before`, or not as far."""
    diary_before, place_before = before.split(".")
    diary_after, place_after = after.split(".")
    return diary_before != diary_after or int(place_after) < int(place_before)
