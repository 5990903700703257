"""The address of a person's calendar: a secret of its own stands in it, because a calendar program shows no token.

Decided here: there is one for each person; a new one takes the place of the one before, and either can be withdrawn.
"""

from __future__ import annotations

import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stature.http.addresses import Addresses
from stature.http.asking import Asked, Asking
from stature.http.entries import PRIVATE
from stature.http.working import Working
from stature.keeping.contract import DiaryKeeper

SECRET_BYTES: Final = 24


class Calendars:
    """The answers of /api/people/{person}/calendar."""

    def __init__(self, keeper: DiaryKeeper, working: Working, asking: Asking, addresses: Addresses) -> None:
        self._keeper = keeper
        self._working = working
        self._asking = asking
        self._addresses = addresses

    async def give(self, request: Request) -> Response:
        asked, secret = await self._asked(request), secrets.token_urlsafe(SECRET_BYTES)
        await self._working(self._keeper.give_calendar, asked.whose, secret)
        address = f"{self._addresses.for_calendar(request)}api/calendars/{secret}/reminders.ics"
        return JSONResponse({"address": address}, headers=PRIVATE)

    async def take(self, request: Request) -> Response:
        asked = await self._asked(request)
        await self._working(self._keeper.take_calendar, asked.whose)
        return JSONResponse({}, headers=PRIVATE)

    async def _asked(self, request: Request) -> Asked:
        await self._working(self._asking.who_now, request)
        return self._asking(request)
