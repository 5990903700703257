"""The diary over HTTP, in every order that can be drawn: lists that overlap, repeat, come late, are cut short or hold a
bad entry, answers that nobody hears, a server that is killed or brought back from an older copy.

The whole application as it is served, without the socket: so that a request can end at any byte.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from made import a_uuid7, an_app, an_entry
from starlette.types import ASGIApp, Message
from together import Kept, SqliteHouse, drawn_the_same_everywhere, folder_in_memory

from stature.http.app import build_app
from stature.http.guard import Names
from stature.keeping.entry import Entry

PEOPLE = [a_uuid7() for _ in range(2)]
READERS = 3
JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Any


def ask(app: ASGIApp, method: str, person: str, body: bytes = b"", after: str = "", arrives: float = 1.0) -> Answer:
    """One request; of its body only that part arrives, and then the connection ends."""
    pieces: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    if arrives < 1.0:
        part = body[: int(len(body) * arrives)]
        pieces = [{"type": "http.request", "body": part, "more_body": True}, {"type": "http.disconnect"}]
    sent: list[Message] = []

    async def receive() -> Message:
        return pieces.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "path": f"/api/people/{person}/entries",
        "query_string": urlencode({"after": after}).encode() if after else b"",
        "headers": [(b"host", b"localhost"), (b"content-type", b"application/json")],
    }
    asyncio.run(app(scope, receive, send))
    text = b"".join(message.get("body", b"") for message in sent)
    return Answer(sent[0]["status"], json.loads(text))


@dataclass
class Reader:
    person: str
    cursor: str = ""
    since: list[str] = field(default_factory=list)


class OverHttp(RuleBasedStateMachine):
    house: SqliteHouse
    app_folder: Path
    entries = Bundle("entries")

    @initialize()
    def begins(self) -> None:
        self.keeper = self.house.new_diary()
        self.kept, self.copy = Kept.nothing_of(PEOPLE), Kept.nothing_of(PEOPLE)
        self.readers = [Reader(PEOPLE[number % len(PEOPLE)]) for number in range(READERS)]
        self._serve()

    @rule(
        target=entries,
        person=st.sampled_from(PEOPLE),
        pains=st.lists(st.integers(0, 10), min_size=1, max_size=4),
        others=st.lists(entries, max_size=4),
        luck=st.randoms(use_true_random=False),
        is_heard=st.booleans(),
    )
    def new_and_old_are_sent_in_any_order(
        self, person: str, pains: list[int], others: list[JSON], luck: Any, is_heard: bool
    ) -> MultipleResults[JSON]:
        new = [an_entry(person, kind="morning_after", body={"pain": pain}) for pain in pains]
        sent = [*new, *(other for other in others if other["person"] == person)]
        luck.shuffle(sent)
        answer = self._post(person, sent)
        expected = self._expected(sent)
        # What is in the diary is the same, whether the answer was heard or not.
        if is_heard:
            assert answer == expected
        return multiple(*new)

    @rule(target=entries, entry=entries, person=st.sampled_from(PEOPLE))
    def another_body_is_sent_under_the_same_id(self, entry: JSON, person: str) -> JSON:
        other = {**entry, "person": person, "body": {"pain": None}}
        assert self._post(person, [other]) == self._expected([other])
        return other

    @rule(person=st.sampled_from(PEOPLE), arrives=st.floats(0, 0.99), number=st.integers(1, 4))
    def a_list_is_cut_short(self, person: str, arrives: float, number: int) -> None:
        body = json.dumps([an_entry(person) for _ in range(number)]).encode()
        assert ask(self.app, "POST", person, body, arrives=arrives).status == 400

    @rule(
        person=st.sampled_from(PEOPLE),
        wrong=st.sampled_from([{"at": "today"}, {"person": a_uuid7()}, {"schema": 0}, {"mood": "good"}, {"id": "1"}]),
        number=st.integers(0, 3),
    )
    def a_list_with_one_bad_entry_is_refused_whole(self, person: str, wrong: JSON, number: int) -> None:
        good = [an_entry(person) for _ in range(3)]
        bad = {**an_entry(person), **wrong}
        answer = self._post(person, [*good[:number], bad, *good[number:]])
        assert answer.status == 422
        assert [(each["entry"], each["id"]) for each in answer.body["entries"]] == [(number + 1, bad["id"])]

    @rule(number=st.integers(0, READERS - 1))
    def somebody_reads_on(self, number: int) -> None:
        reader = self.readers[number]
        page = ask(self.app, "GET", reader.person, after=reader.cursor).body
        if not page["continues"]:
            reader.since = []
        reader.since += [entry["id"] for entry in page["entries"]]
        reader.cursor = page["next"]
        assert not page["more"]
        assert reader.since == [entry.id for entry in self.kept.by_person[reader.person]]

    @rule()
    def the_server_is_killed_and_started(self) -> None:
        self.house.kill(self.keeper)
        self.keeper = self.house.open()
        self._serve()

    @rule()
    def a_copy_is_made(self) -> None:
        self.keeper.close()
        self.house.back_up()
        self.copy = deepcopy(self.kept)
        self.keeper = self.house.open()
        self._serve()

    @rule()
    def the_copy_is_brought_back(self) -> None:
        self.keeper.close()
        self.house.bring_back()
        self.kept = deepcopy(self.copy)
        self.keeper = self.house.open()
        self._serve()

    @invariant()
    def everything_is_there_once(self) -> None:
        for person, kept in self.kept.by_person.items():
            assert ask(self.app, "GET", person).body["entries"] == [entry.to_json() for entry in kept]

    def _serve(self) -> None:
        self.app = build_app(self.keeper, self.app_folder, Names.of("127.0.0.1"), "test")

    def _post(self, person: str, entries: Sequence[JSON]) -> Answer:
        return ask(self.app, "POST", person, json.dumps(entries).encode())

    def _expected(self, entries: Sequence[JSON]) -> Answer:
        stored, known, conflicts = self.kept.takes([Entry.from_json(entry) for entry in entries])
        told = [{"id": found.id, "found": found.to_json(), "kept": kept.to_json()} for found, kept in conflicts]
        return Answer(409 if told else 200, {"stored": stored, "known": known, "conflicts": told})

    def teardown(self) -> None:
        self.keeper.close()


def test_in_whatever_order_requests_come_and_are_cut_the_answers_and_the_diary_are_right() -> None:
    with folder_in_memory() as folder:
        machine = type("Machine", (OverHttp,), {"house": SqliteHouse(folder), "app_folder": an_app(folder / "app")})
        run_state_machine_as_test(machine, settings=drawn_the_same_everywhere(max_examples=20, stateful_step_count=20))
