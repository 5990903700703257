"""Who may ask, and what every answer carries. Wraps the whole application; nothing gets around it.

A diary without a log-in is safe only while no other web site can reach it through the person's own browser:
- the Host must be a name of this server, or a site could point its own name here (DNS rebinding);
- what comes from a page must come from a page of this very server (Sec-Fetch-Site, Origin).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stature.headers import ALWAYS
from stature.http.house import House
from stature.http.problems import Refused, problem
from stature.http.through import came_through_proxy
from stature.ip import read_address
from stature.wiring import LOOPBACK

# As they go over the wire.
_ALWAYS_SENT = [(name.lower().encode(), value.encode()) for name, value in ALWAYS.items()]
_ALWAYS_NAMES = frozenset(name for name, _ in _ALWAYS_SENT)

READING = frozenset({"GET", "HEAD", "OPTIONS"})
HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Names:
    """The names this server answers to. `any_address` lets every bare IP address in.

    Rebinding needs a name to point elsewhere, so a bare address is safe; and a server bound to all of a
    computer's addresses cannot list them ahead.
    """

    names: frozenset[str]
    any_address: bool = False

    @classmethod
    def of(cls, bound_to: str, more: Iterable[str] = ()) -> Names:
        given = {*LOOPBACK, *(name.lower() for name in more)}
        if is_every_address(bound_to):
            return cls(frozenset(given), any_address=True)
        return cls(frozenset(given | {bound_to.lower()}))

    def know(self, host: str) -> bool:
        found = HOST.fullmatch(host)
        if found is None:
            return False
        name = (found["six"] or found["name"]).lower()
        return name in self.names or (self.any_address and read_address(name) is not None)


def is_every_address(host: str) -> bool:
    """Whether listening there means listening on all addresses of this computer."""
    address = read_address(host)
    return address is not None and address.is_unspecified


class Guard:
    """ASGI middleware: refuses strangers, and puts the ALWAYS headers on every answer."""

    def __init__(self, app: ASGIApp, names: Names, house: House | None = None) -> None:
        self._app = app
        self._names = names
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            # Nothing here speaks it, and it would slip past the checks that browsers make for pages.
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if self._house is not None and not self._house.paired and came_through_proxy(scope):
            # Also where it is refused: a proxy is there, and others will come through it.
            self._house.came_through_proxy()
        refused = refusal(scope["method"], scope["path"], Headers(scope=scope), self._names)
        answering = _Answering(send)
        try:
            await (problem(refused) if refused else self._app)(scope, receive, answering)
        except BaseException:
            # Broken off: the server ends, or a fault got past all else. Still no answer without its headers.
            if not answering.begun:
                await problem(Refused(503, "the server is ending, or in trouble; try again"))(scope, receive, answering)
            raise


def refusal(method: str, path: str, headers: Headers, names: Names) -> Refused | None:
    """Why this request may not come in; None if it may."""
    hosts = headers.getlist("host")
    if len(hosts) != 1:
        return Refused(400, f"the request has {len(hosts)} Host headers; send one")
    if not names.know(hosts[0]):
        return Refused(
            421,
            f"the Host is {hosts[0][:80]!r}, and that is no name of this server; "
            "open it as http://localhost, or name it with STATURE_NAMES",
        )
    if method in READING and not path.startswith("/api/"):
        return None
    return _from_elsewhere(method, hosts[0], headers)


def _from_elsewhere(method: str, host: str, headers: Headers) -> Refused | None:
    site = headers.get("sec-fetch-site", "none")
    typed_by_the_person = site == "none" and method in READING
    sent_by_no_browser = "sec-fetch-site" not in headers
    if not (site == "same-origin" or typed_by_the_person or sent_by_no_browser):
        return Refused(
            403, "the request comes from another web site (Sec-Fetch-Site); only pages of this server may ask"
        )
    origins = headers.getlist("origin")
    if any(origin.lower() not in (f"http://{host.lower()}", f"https://{host.lower()}") for origin in origins):
        return Refused(403, f"the Origin is {origins[0][:80]!r}; only pages of this server may ask")
    return None


class _Answering:
    """Sends on what the application answers, with the headers that every answer carries."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            own = [header for header in message["headers"] if header[0] not in _ALWAYS_NAMES]
            message["headers"] = [*own, *_ALWAYS_SENT]
        await self._send(message)
