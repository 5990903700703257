"""The whole server as one ASGI application, put together from a keeper, a folder and the names it answers to."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from stature.http.asking import Asking
from stature.http.entries import PRIVATE, Diary
from stature.http.exporting import Exporting
from stature.http.guard import Guard, Names
from stature.http.openapi import document
from stature.http.people import People
from stature.http.problems import Refused, method_not_allowed, problem
from stature.http.static import WebApp
from stature.http.working import Working, try_again
from stature.keeping.contract import DiaryKeeper, DiaryTrouble

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
) -> ASGIApp:
    """`regimen` is the folder of what to do and its words, unless the packed one is meant; `asking` says who asks."""
    working, asking = Working(), asking or Asking()
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
                Route("/api", Nowhere()),
                Route("/api/{anything:path}", Nowhere()),
                Route("/{path:path}", Resource(GET=WebApp(app_folder))),
            ],
            exception_handlers={
                Refused: _answer_refused,
                DiaryTrouble: _answer_trouble,
                ClientDisconnect: _answer_nobody,
                HTTPException: _answer_http,
                Exception: _answer_fault,
            },
        ),
        names,
    )


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
