"""Who is waited for, for how long, and what a connection hears that cannot be understood. The engine knows neither.

Decided here: a request's head, its body and the reading of its answer each have their time; where more connections are
open than this computer can hold, those go that it has waited for longest. So whoever says nothing, or half of something,
or never reads what was asked for, keeps nobody else out. A request that has come whole is never broken off.

What the engine refuses by itself gets the form and the headers of every other answer.
"""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any, Final

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from stature.headers import ALWAYS
from stature.http.problems import Refused, problem

# An answer under way may be finished; a page that holds its connection open is not waited for.
LAST_ANSWERS_SECONDS: Final = 1

# So many open files a process asks for: enough for all below, and allowed on every system we know.
OPEN_FILES: Final = 2_048
# A connection takes one open file, two while a file of the app is sent; half is left for all else.
FILES_A_CONNECTION: Final = 4
# So many are let in between two looks at the others. With no file left to open, Python's own loop would stand still
# for a second, and more often for seconds while it writes that down a thousand times.
ACCEPTED_AT_ONCE: Final = 16
# Where more have come than may be open by this share, room is made at once and not at the next tick.
SPARE_SHARE: Final = 4


@dataclass(frozen=True, slots=True)
class Patience:
    """How many connections may be open, and how long each waits: for a head, for a body, for an answer to be read."""

    # Far more than a household with all its tablets.
    connections: int = 400
    # Browsers open connections ahead of need; they open another when this one has ended.
    head_seconds: float = 10.0
    # Longer than `bodies.SEND_WITHIN_SECONDS`, after which the asker is told so.
    body_seconds: float = 25.0
    # For each 48 kilobytes: slower than any network that carries a page.
    reading_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Wait:
    """Since when the other side has been waited for, by the loop's clock, and how long that may last."""

    since: float
    seconds: float


class PatientConfig(uvicorn.Config):
    """The engine's settings, and with them the patience."""

    def __init__(self, app: ASGIApp, patience: Patience) -> None:
        super().__init__(
            app,
            # Never the one that happens to be installed beside us: it would wait for everybody for ever.
            http=PatientProtocol,
            backlog=ACCEPTED_AT_ONCE,
            # What strangers send badly is answered to them; it is no news for the person at the terminal.
            log_level="error",
            access_log=False,
            server_header=False,
            # Nothing stands between: a header that claims otherwise is not believed.
            proxy_headers=False,
            ws="none",
            lifespan="off",
            timeout_graceful_shutdown=LAST_ANSWERS_SECONDS,
        )
        self.patience = patience


class PatientProtocol(H11Protocol):
    """The engine's connection, which also knows whose turn it is and since when."""

    def __init__(self, config: PatientConfig, *given: Any, **named: Any) -> None:
        super().__init__(config, *given, **named)
        self._patience = config.patience
        self._turn_since = self.loop.time()
        self._stalled_since = self._turn_since

    def waits(self) -> Wait | None:
        """None while it is this server's turn."""
        if self.flow.write_paused:
            return Wait(self._stalled_since, self._patience.reading_seconds)
        cycle: RequestResponseCycle | None = self.cycle
        if cycle is None or cycle.response_complete:
            unread = self.transport.get_write_buffer_size() > 0
            return Wait(self._turn_since, self._patience.reading_seconds if unread else self._patience.head_seconds)
        return Wait(self._turn_since, self._patience.body_seconds) if cycle.more_body else None

    def end(self) -> None:
        """Ends the connection now. Who has sent half of a head is told why."""
        half, _ = self.conn.trailing_data
        if half and self.conn.our_state is h11.IDLE and not self.transport.is_closing():
            self._refuse(Refused(408, "the request did not arrive whole in time; send it again"))
        else:
            self.transport.abort()

    # ------------------------------------------------------------ when a turn begins

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        most = self._patience.connections
        if len(self.connections) > most + most // SPARE_SHARE:
            tend(self.connections, self.loop.time(), self._patience)

    def handle_events(self) -> None:
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self._turn_since = self.loop.time()

    def on_response_complete(self) -> None:
        self._turn_since = self.loop.time()
        super().on_response_complete()

    def pause_writing(self) -> None:
        self._stalled_since = self.loop.time()
        super().pause_writing()

    # ------------------------------------------------------------ what the engine refuses by itself

    def send_400_response(self, msg: str) -> None:
        """The engine calls this while it handles what it could not read; that knows the right status."""
        del msg
        error = sys.exc_info()[1]
        status = error.error_status_hint if isinstance(error, h11.RemoteProtocolError) else HTTPStatus.BAD_REQUEST
        self._refuse(Refused(status, f"this is no HTTP request that can be read ({HTTPStatus(status).phrase})"))

    def _refuse(self, refused: Refused) -> None:
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            # An answer is on its way already: a second one would be read as a part of it.
            self.transport.abort()
            return
        answer = problem(refused)
        own = [(name.encode(), value.encode()) for name, value in ALWAYS.items()]
        headers = [*self.server_state.default_headers, *answer.raw_headers, *own, (b"connection", b"close")]
        for event in (
            h11.Response(
                status_code=refused.status, headers=headers, reason=HTTPStatus(refused.status).phrase.encode()
            ),
            h11.Data(data=bytes(answer.body)),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


def tend(connections: Iterable[Any], now: float, patience: Patience) -> None:
    """Ends those whose time is over, and the longest silent where there are too many."""
    open_now = [one for one in connections if isinstance(one, PatientProtocol)]
    waits = [(one, wait) for one in open_now if (wait := one.waits()) is not None]
    late = {one for one, wait in waits if now - wait.since > wait.seconds}
    patient = sorted(((one, wait) for one, wait in waits if one not in late), key=lambda pair: pair[1].since)
    too_many = len(open_now) - len(late) - patience.connections
    for one in (*late, *_making_room([one for one, _ in patient], too_many)):
        one.end()


def _making_room(longest_first: Iterable[PatientProtocol], too_many: int) -> Iterator[PatientProtocol]:
    """So many of them: each time the longest silent of the computer that has the most, so that one cannot fill all."""
    by_computer = defaultdict[str | None, deque[PatientProtocol]](deque)
    for one in longest_first:
        by_computer[one.client[0] if one.client else None].append(one)
    for _ in range(too_many):
        most = max(by_computer.values(), key=len, default=deque())
        if not most:
            return
        yield most.popleft()


def patience_here() -> Patience:
    """As many connections as this system lets a process have open files for."""
    usual, files = Patience(), _open_files()
    return usual if files is None else replace(usual, connections=min(usual.connections, files // FILES_A_CONNECTION))


def _open_files() -> int | None:
    """How many files may be open, after asking for enough; None where the system has no such limit."""
    try:
        import resource
    except ImportError:
        return None
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
    if now == resource.RLIM_INFINITY or now >= wanted:
        return None if now == resource.RLIM_INFINITY else now
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    except (OSError, ValueError):
        return now
    return wanted
