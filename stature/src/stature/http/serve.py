"""Runs the application on a socket until the person or the system says stop.

Decided here: that the address is taken before anything is promised, and that Ctrl+C and a polite kill both
end the server within a moment and count as a good end. How long it waits for others stands in `waiting.py`.
"""

from __future__ import annotations

import asyncio
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from stature import wiring
from stature.http.addresses import Addresses
from stature.http.app import build_app
from stature.http.guard import Names
from stature.http.house import House
from stature.http.lan import Secured, host_of, refuse_odd_settings, secured, tell
from stature.http.listening import CannotServe, address_of, listen
from stature.http.through import Proxies
from stature.http.waiting import Patience, PatientConfig, PatientProtocol, patience_here, tend
from stature.keeping.contract import DiaryKeeper, DiaryTrouble
from stature.securing.net import local_name

# About once a minute it is looked whether the certificate needs another.
FRESHENED_TICKS = 600
# More than this many at once are asked by their own system to knock again, a second later.
KNOCKING = 1_024


def serve_until_ended(
    settings: wiring.Settings, say: Callable[[str], None], warn: Callable[[str], None], opens: bool
) -> None:
    """The whole of `stature serve`: listens, keeps the diary, says where, and ends on a signal."""
    refuse_odd_settings(settings)
    host = host_of(settings)
    with ExitStack() as until_ended:
        listening = until_ended.enter_context(listen(host, settings.port))
        secure = until_ended.enter_context(secured(settings, listening.getsockname()[1]))
        keeper = until_ended.enter_context(closing(_keeper(settings)))
        house = _house(settings, keeper, address_of(listening), warn)
        app = _application(settings, keeper, house, host, secure)
        said = _Said(settings, house, listening, secure, say, warn, opens)
        run(app, listening, when_ready=said.ready, secure=secure, warn=warn)


def _house(settings: wiring.Settings, keeper: DiaryKeeper, address: str, warn: Callable[[str], None]) -> House:
    def becomes_paired(key: str) -> None:
        where = f"https://{settings.names[0]}/" if settings.names else address
        warn(
            "a request came through a proxy, so from now on only paired devices may read or write; "
            f"the first one is let in once by {where}#key={key}"
        )

    try:
        proxies = Proxies.of(settings.proxies)
    except ValueError:
        raise CannotServe(
            f"STATURE_PROXIES is {', '.join(settings.proxies)[:80]!r}; write addresses or networks, like 172.16.0.0/12"
        ) from None
    paired = settings.lan or settings.host not in wiring.LOOPBACK
    house = House(keeper, paired=paired, proxies=proxies, becomes_paired=becomes_paired)
    if paired:
        # Before anybody is answered, and not within somebody's request.
        try:
            house.devices.all()
        except DiaryTrouble as error:
            raise CannotServe(str(error)) from error
    return house


def _application(
    settings: wiring.Settings, keeper: DiaryKeeper, house: House, host: str, secure: Secured | None
) -> ASGIApp:
    more = list(settings.names)
    if settings.lan:
        name = local_name()
        more += [*([name] if name else []), *(secure.certificates.names if secure else [])]
    return build_app(
        keeper,
        wiring.app_folder(settings.app),
        Names.of(host, more),
        wiring.version(),
        settings.regimen,
        house=house,
        addresses=Addresses(house, secure.address if secure else None),
        authority=secure.authority if secure else None,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What the terminal says once answers are given, and the browser that is opened."""

    settings: wiring.Settings
    house: House
    listening: socket.socket
    secure: Secured | None
    say: Callable[[str], None]
    warn: Callable[[str], None]
    opens: bool

    def ready(self) -> None:
        address = address_of(self.listening)
        self.say(f"Stature is at {address} (Ctrl+C ends it)")
        if not self.house.paired:
            self._open(address, address)
            return
        where = f"https://{self.settings.names[0]}/" if self.settings.names and not self.settings.lan else address
        if self.settings.lan:
            tell(self.say, self.listening.getsockname()[1], self.secure)
        else:
            self.warn("only paired devices may read or write here; how they are paired: start with --lan")
        self._open(f"{address}#key={{}}", f"{where}#key={{}}")

    def _open(self, opened: str, told: str) -> None:
        """In the browser of this computer; where there is none, or it does not open, the key is told here."""
        key = self.house.new_key() if self.house.paired else ""
        shown = f"Open this on the computer that keeps the house; it works once: {told.format(key)}"
        if self.opens and self.settings.has_screen:

            def open_it() -> None:
                if not webbrowser.open(opened.format(key)) and key:
                    self.say(shown)

            threading.Thread(target=open_it, daemon=True).start()
        elif key:
            self.say(shown)


def _keeper(settings: wiring.Settings) -> DiaryKeeper:
    try:
        return wiring.open_diary(settings.diary)
    except (wiring.BadSetting, DiaryTrouble) as error:
        raise CannotServe(str(error)) from error


def run(  # noqa: PLR0913 (what is served, where, and who hears of it)
    app: ASGIApp,
    listening: socket.socket,
    when_ready: Callable[[], None],
    patience: Patience | None = None,
    *,
    secure: Secured | None = None,
    warn: Callable[[str], None] = lambda _: None,
) -> None:
    """Serves until SIGINT or SIGTERM, then returns. `when_ready` is called once answers are given."""
    Server(app, when_ready, patience or patience_here(), secure, warn).run(sockets=[listening])


class Server(uvicorn.Server):
    """The engine, which also looks after those who are waited for, and ends well."""

    def __init__(
        self,
        app: ASGIApp,
        when_ready: Callable[[], None],
        patience: Patience,
        secure: Secured | None = None,
        warn: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._engine = PatientConfig(app, patience)
        super().__init__(self._engine)
        self._when_ready = when_ready
        self._patience = patience
        self._secure = secure
        self._warn = warn

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self._secure is not None:
            self.servers.append(await self._serve_securely(self._secure))
        for listening in (*(sockets or ()), *([self._secure.listening] if self._secure else [])):
            # The engine lets them in a few at a time; whoever knocks meanwhile waits here and is not turned away.
            listening.listen(KNOCKING)
        if self.started:
            self._when_ready()

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second, so that whoever has just come has a moment to speak before room is made."""
        tend(self.server_state.connections, asyncio.get_running_loop().time(), self._patience)
        if self._secure is not None and counter % FRESHENED_TICKS == 0:
            self._freshen(self._secure)
        return await super().on_tick(counter)

    async def _serve_securely(self, secure: Secured) -> asyncio.Server:
        """As the engine serves the other socket, behind TLS; whoever begins a handshake and falls silent is soon let go."""
        return await asyncio.get_running_loop().create_server(
            lambda: PatientProtocol(self._engine, self.server_state, self.lifespan.state),
            sock=secure.listening,
            ssl=secure.certificates.context,
            ssl_handshake_timeout=self._patience.head_seconds,
            backlog=self.config.backlog,
        )

    def _freshen(self, secure: Secured) -> None:
        try:
            secure.certificates.freshen(datetime.now(UTC))
        except ValueError as error:
            self._warn(f"the certificate stays as it is: {error}")

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
