"""The diary over HTTP: read on from a cursor, add a list. Adding the same list twice is adding it once."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stature.http.asking import Asked, Asking
from stature.http.bodies import parse_entries, read_body
from stature.http.problems import Refused
from stature.http.working import Working
from stature.keeping.contract import START, BadCursor, Cursor, DiaryKeeper, Page, Stored

# A diary is about one person's health: no copy of it in any cache on the way.
PRIVATE = {"Cache-Control": "no-store"}

_WRITTEN = {True: "true", False: "false"}


class Diary:
    """The two answers of /api/people/{person}/entries."""

    def __init__(self, keeper: DiaryKeeper, working: Working, asking: Asking) -> None:
        self._keeper = keeper
        self._asking = asking
        self._working = working

    async def read(self, request: Request) -> Response:
        asked = self._asking(request)
        try:
            page = await self._page(asked, _cursor(request))
        except BadCursor as error:
            raise Refused(422, str(error)) from None
        return Response(_as_sent(page), headers=PRIVATE, media_type="application/json")

    async def add(self, request: Request) -> Response:
        asked = self._asking.writing(request)
        entries = parse_entries(await read_body(request), asked.whose)

        def store() -> Stored:
            stored = self._keeper.store(entries, by=asked.who.device_id)
            self._asking.written(asked)
            return stored

        stored = await self._working(store)
        return JSONResponse(_body(stored), status_code=409 if stored.conflicts else 200, headers=PRIVATE)

    async def _page(self, asked: Asked, after: Cursor) -> Page:
        person, by = asked.whose, asked.who.device_id
        # Most readings are of nothing or little that is new: here and now they take less than to be handed to somebody.
        if (page := self._keeper.entries_at_once(person, after, by)) is not None:
            return page
        return await self._working(self._keeper.entries, person, after, by)


def _cursor(request: Request) -> Cursor:
    # Read for this one word: every device asks again and again, and a dictionary of the whole query takes longer.
    asked = parse_qsl(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    given = [value for name, value in asked if name == "after"]
    if len(given) > 1:
        raise Refused(422, f"after stands {len(given)} times; give it once")
    return Cursor(given[0]) if given else START


def _as_sent(page: Page) -> str:
    """JSON, spliced together: the bodies are kept as the very text that is sent, and nothing else needs another writing."""
    return (
        f'{{"entries":[{",".join([entry.as_sent() for entry in page.entries])}],"next":"{page.cursor}",'
        f'"more":{_WRITTEN[page.more]},"in_all":{page.in_all},"continues":{_WRITTEN[page.continues]}}}'
    )


def _body(stored: Stored) -> dict[str, object]:
    return {
        "stored": stored.stored,
        "known": stored.known,
        "conflicts": [
            {
                "id": conflict.found.id,
                "found": conflict.found.to_json(),
                "kept": conflict.kept.to_json(),
            }
            for conflict in stored.conflicts
        ],
    }
