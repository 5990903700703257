"""Who has a diary here: read the list, give somebody a name and a picture. Whoever writes last wins."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stature.http.asking import Asking
from stature.http.bodies import parse_json, read_body
from stature.http.entries import PRIVATE
from stature.http.problems import Refused
from stature.http.working import Working
from stature.keeping.contract import DiaryKeeper, Person
from stature_coach.door.backup import person_problem


class People:
    """The answers of /api/people and /api/people/{person}."""

    def __init__(self, keeper: DiaryKeeper, working: Working, asking: Asking) -> None:
        self._keeper = keeper
        self._asking = asking
        self._working = working

    async def read(self, request: Request) -> Response:
        def theirs() -> list[Person]:
            who = self._asking.who_now(request)
            return [one for one in self._keeper.people() if who.may_open(one.id)]

        people = await self._working(theirs)
        return JSONResponse({"people": [asdict(one) for one in people]}, headers=PRIVATE)

    async def name(self, request: Request) -> Response:
        asked = self._asking.writing(request)
        named = _named(asked.whose, parse_json(await read_body(request)))

        def write() -> None:
            self._keeper.name_person(named, by=asked.who.device_id)
            self._asking.written(asked)

        await self._working(write)
        return JSONResponse(asdict(named), headers=PRIVATE)


def _named(person: str, told: object) -> Person:
    if not isinstance(told, dict):
        raise Refused(422, 'the body is no object; send {"name": "Anna", "picture": "leaf"}')
    if "id" in told:
        raise Refused(422, "id stands in the address; send only name and picture")
    told = {**told, "id": person}
    if problem := person_problem(told):
        raise Refused(422, problem)
    return Person(**told)
