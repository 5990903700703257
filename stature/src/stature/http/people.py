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
        self._asking.who(request)
        people = await self._working(self._keeper.people)
        return JSONResponse({"people": [asdict(one) for one in people]}, headers=PRIVATE)

    async def name(self, request: Request) -> Response:
        named = _named(self._asking(request).whose, parse_json(await read_body(request)))
        await self._working(self._keeper.name_person, named)
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
