"""Runs the application on a socket until the person or the system says stop.

Decided here: that the address is taken before anything is promised, and that Ctrl+C and a polite kill both
end the server within a moment and count as a good end. How long it waits for others stands in `waiting.py`.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from stature import wiring
from stature.http.app import build_app
from stature.http.guard import Names, is_every_address
from stature.http.waiting import Patience, PatientConfig, patience_here, tend
from stature.keeping.contract import DiaryKeeper, DiaryTrouble

# More than this many at once are asked by their own system to knock again, a second later.
KNOCKING = 1_024


class CannotServe(Exception):
    """The server cannot start. The message is one clear line."""


def serve_until_ended(
    settings: wiring.Settings, say: Callable[[str], None], warn: Callable[[str], None], opens: bool
) -> None:
    """The whole of `stature serve`: listens, keeps the diary, says where, and ends on a signal."""
    with listen(settings.host, settings.port) as listening, closing(_keeper(settings)) as keeper:
        address = address_of(listening)
        if settings.host not in wiring.LOOPBACK:
            warn("whoever reaches this server can read and add to the diary; there is no log-in")

        def ready() -> None:
            say(f"Stature is at {address} (Ctrl+C ends it)")
            if opens and settings.has_screen:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        app = build_app(
            keeper,
            wiring.app_folder(settings.app),
            Names.of(settings.host, settings.names),
            wiring.version(),
            settings.regimen,
        )
        run(app, listening, when_ready=ready)


def _keeper(settings: wiring.Settings) -> DiaryKeeper:
    try:
        return wiring.open_diary(settings.diary)
    except (wiring.BadSetting, DiaryTrouble) as error:
        raise CannotServe(str(error)) from error


def listen(host: str, port: int) -> socket.socket:
    """A socket listening on the address. Raises CannotServe."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        try:
            if sys.platform != "win32":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise CannotServe(_why_not(host, port, error)) from None
    return listening


def _why_not(host: str, port: int, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"{host!r} is no address of this computer; use 127.0.0.1"
    return (
        f"cannot listen on {host} port {port} ({error.strerror}); "
        f"is Stature running already? If not, choose another port, like --port {port % 65535 + 1}"
    )


def address_of(listening: socket.socket) -> str:
    """How a person on this computer opens the server that listens here."""
    host, port = listening.getsockname()[:2]
    if is_every_address(host):
        host = "::1" if ":" in host else "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(
    app: ASGIApp, listening: socket.socket, when_ready: Callable[[], None], patience: Patience | None = None
) -> None:
    """Serves until SIGINT or SIGTERM, then returns. `when_ready` is called once answers are given."""
    Server(app, when_ready, patience or patience_here()).run(sockets=[listening])


class Server(uvicorn.Server):
    """The engine, which also looks after those who are waited for, and ends well."""

    def __init__(self, app: ASGIApp, when_ready: Callable[[], None], patience: Patience) -> None:
        super().__init__(PatientConfig(app, patience))
        self._when_ready = when_ready
        self._patience = patience

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        for listening in sockets or ():
            # The engine lets them in a few at a time; whoever knocks meanwhile waits here and is not turned away.
            listening.listen(KNOCKING)
        if self.started:
            self._when_ready()

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second, so that whoever has just come has a moment to speak before room is made."""
        tend(self.server_state.connections, asyncio.get_running_loop().time(), self._patience)
        return await super().on_tick(counter)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As the library does, but without raising the signal again afterwards: being ended is no failure."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {name: signal.signal(name, self._end) for name in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)

    def _end(self, _: int, __: FrameType | None) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True
