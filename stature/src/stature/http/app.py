"""The whole server as one ASGI application, put together from a keeper, a folder and the names it answers to."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from stature.http.addresses import Addresses
from stature.http.asking import Asking, not_there
from stature.http.calendars import Calendars
from stature.http.devices import PairedDevices
from stature.http.entries import PRIVATE, Diary
from stature.http.exporting import Exporting
from stature.http.guard import Guard, Names
from stature.http.guessing import Guessing
from stature.http.house import House
from stature.http.new_devices import NewDevices
from stature.http.openapi import document
from stature.http.pairings import Pairings
from stature.http.people import People
from stature.http.problems import Refused, method_not_allowed, problem
from stature.http.static import WebApp
from stature.http.working import Working, try_again
from stature.keeping.contract import DiaryKeeper, DiaryTrouble
from stature.keeping.devices import NotThere

if TYPE_CHECKING:
    from stature.securing.authority import Authority

log = logging.getLogger(__name__)

Endpoint = Callable[[Request], Awaitable[Response]]


def build_app(  # noqa: PLR0913 (the one place that is handed every part)
    keeper: DiaryKeeper,
    app_folder: Path,
    names: Names,
    version: str,
    regimen: Path | None = None,
    *,
    asking: Asking | None = None,
    house: House | None = None,
    addresses: Addresses | None = None,
    authority: Authority | None = None,
) -> ASGIApp:
    """`regimen` is the folder of what to do and its words, unless the packed one is meant; `house` is the open one of this
    computer unless said; `asking` says who asks in it; `addresses` are those at which others open it,
    `authority` its own, where it has one.
    """
    house = house or House(keeper)
    working, asking, addresses = Working(), asking or Asking(house), addresses or Addresses(house)
    guessing = Guessing()
    paired = PairedDevices(house, working, asking, guessing, addresses, authority)
    new = NewDevices(house, Pairings(), working, asking, guessing, addresses)
    calendars = Calendars(keeper, working, asking, addresses)
    diary, people = Diary(keeper, working, asking), People(keeper, working, asking)
    exporting = Exporting(keeper, working, asking, regimen)
    description = document(version)

    async def health(_: Request) -> Response:
        await working(keeper.check)
        return JSONResponse({"status": "ok", "version": version}, headers=PRIVATE)

    async def openapi(_: Request) -> Response:
        return JSONResponse(description, headers={"Cache-Control": "no-cache"})

    return Guard(
        Starlette(
            routes=[
                # First, because every device asks it again and again.
                Route("/api/people/{person}/entries", Resource(GET=diary.read, POST=diary.add)),
                Route("/api/health", Resource(GET=health)),
                Route("/api/openapi.json", Resource(GET=openapi)),
                Route("/api/people", Resource(GET=people.read)),
                Route("/api/people/{person}", Resource(PUT=people.name)),
                Route("/api/people/{person}/export/{file}", Resource(GET=exporting.file)),
                Route("/api/people/{person}/handout.pdf", Resource(GET=exporting.handout)),
                Route("/api/people/{person}/report.pdf", Resource(GET=exporting.report)),
                Route("/api/people/{person}/calendar", Resource(POST=calendars.give, DELETE=calendars.take)),
                Route("/api/calendars/{secret}/reminders.ics", Resource(GET=exporting.calendar)),
                Route("/api/devices", Resource(GET=paired.read)),
                Route("/api/devices/first", Resource(POST=paired.first)),
                Route("/api/devices/{device}", Resource(PUT=paired.change, DELETE=paired.withdraw)),
                Route("/api/pairings", Resource(POST=new.begin)),
                Route("/api/pairings/claim", Resource(POST=new.claim)),
                Route("/api/pairings/claim/{claim}", Resource(GET=new.claimed)),
                Route("/api/pairings/{pairing}", Resource(GET=new.look, DELETE=new.take_back)),
                Route("/api/pairings/{pairing}/confirm", Resource(POST=new.confirm)),
                Route("/api/pairings/{pairing}/refuse", Resource(POST=new.refuse)),
                Route("/api", Nowhere()),
                Route("/api/{anything:path}", Nowhere()),
                *_trusted(authority),
                Route("/keeper.json", Resource(GET=paired.here)),
                Route("/{path:path}", Resource(GET=WebApp(app_folder))),
            ],
            exception_handlers={
                Refused: _answer_refused,
                NotThere: _answer_not_there,
                DiaryTrouble: _answer_trouble,
                ClientDisconnect: _answer_nobody,
                HTTPException: _answer_http,
                Exception: _answer_fault,
            },
        ),
        names,
        house,
    )


def _trusted(authority: Authority | None) -> list[Route]:
    """What a device takes to trust the house; the same bytes for everybody, also over plain http."""
    if authority is None:
        return []
    from stature.securing.profile import apple_profile

    def served(content: bytes, media_type: str, name: str) -> Resource:
        headers = {"Cache-Control": "no-cache", "Content-Disposition": f'attachment; filename="{name}"'}

        async def answer(_: Request) -> Response:
            return Response(content, media_type=media_type, headers=headers)

        return Resource(GET=answer)

    return [
        Route("/authority.crt", served(authority.der, "application/x-x509-ca-cert", "stature.crt")),
        Route(
            "/authority.mobileconfig",
            served(apple_profile(authority.der), "application/x-apple-aspen-config", "stature.mobileconfig"),
        ),
    ]


class Resource:
    """What one address answers, by method. HEAD is GET whose body the server leaves out."""

    def __init__(self, **endpoints: Endpoint) -> None:
        self._endpoints = endpoints
        self._allowed = sorted({*endpoints, *(["HEAD"] if "GET" in endpoints else [])})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        endpoint = self._endpoints.get("GET" if request.method == "HEAD" else request.method)
        if endpoint is None:
            raise method_not_allowed(self._allowed)
        answer = await endpoint(request)
        await answer(scope, receive, send)


class Nowhere:
    """What an address answers, whatever the method, at which there is nothing."""

    async def __call__(self, scope: Scope, _: Receive, __: Send) -> None:
        raise _nothing_at(scope["path"])


def _nothing_at(path: str) -> Refused:
    return Refused(404, f"there is no {path[:80]!r} here; /api/openapi.json lists what there is")


async def _answer_refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return problem(error)


async def _answer_not_there(_: Request, __: Exception) -> Response:
    return problem(not_there())


async def _answer_trouble(_: Request, error: Exception) -> Response:
    assert isinstance(error, DiaryTrouble)
    # Where the diary is kept, and with whom, is told to whoever keeps it, and to nobody who asks over a network.
    log.error("%s", error)
    return problem(try_again(error.public))


async def _answer_nobody(_: Request, __: Exception) -> Response:
    return problem(Refused(400, "the connection ended before the list had arrived; send it again"))


async def _answer_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.NOT_FOUND:
        # No address at all: a whole URL, the * of OPTIONS, a line's end in it.
        return problem(_nothing_at(request.scope["path"]))
    return problem(Refused(error.status_code, error.detail))


async def _answer_fault(_: Request, __: Exception) -> Response:
    return problem(Refused(500, "something went wrong in this program; what it was stands in its log"))
