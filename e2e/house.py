"""A house on its own net: the server with paired devices, over TLS from its own authority and over plain http, in this process.

`./run --lan` listens on every address of a computer; a test on this one alone, and under a name that only its browser knows.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from stature import wiring
from stature.http.addresses import Addresses
from stature.http.app import build_app
from stature.http.guard import Names
from stature.http.house import House
from stature.securing.authority import Authority, open_authority

# What a tablet calls the computer: no address of its own machine, so that plain http is no secure place there.
NAME = "house.test"
SECONDS_TO_START = 30


@dataclass(frozen=True, slots=True)
class PairedHouse:
    """`address` is what a paired device opens; `in_the_clear` the same house, where anybody on the net can read along."""

    address: str
    in_the_clear: str
    authority: Authority
    house: House

    def for_the_first(self) -> str:
        """The place in the address that the house's own computer opens, good for one browser."""
        return f"#key={self.house.new_key()}"


@contextmanager
def paired_house(folder: Path) -> Iterator[PairedHouse]:
    now = datetime.now(UTC)
    authority = open_authority(folder / "authority", [NAME, "localhost"], now)
    chain, key = folder / "chain.pem", folder / "key.pem"
    for file, content in zip((chain, key), authority.leaf(["localhost", NAME], [], now), strict=True):
        file.write_bytes(content)
    with (
        socket.create_server(("127.0.0.1", 0)) as locked,
        socket.create_server(("127.0.0.1", 0)) as clear,
        closing(wiring.open_diary(str(folder / "diary.sqlite3"))) as keeper,
    ):
        address = f"https://localhost:{locked.getsockname()[1]}/"
        house = House(keeper, paired=True)
        app = build_app(
            keeper,
            wiring.app_folder(None),
            Names.of("127.0.0.1", [NAME]),
            wiring.version(),
            house=house,
            addresses=Addresses(house, address),
            authority=authority,
        )
        with _answering(app, locked, chain, key), _answering(app, clear):
            yield PairedHouse(address, f"http://{NAME}:{clear.getsockname()[1]}/", authority, house)


@contextmanager
def _answering(
    app: ASGIApp, listening: socket.socket, chain: Path | None = None, key: Path | None = None
) -> Iterator[None]:
    settings = uvicorn.Config(app, log_level="error", lifespan="off", ssl_certfile=chain, ssl_keyfile=key)
    server = uvicorn.Server(settings)
    running = threading.Thread(target=lambda: asyncio.run(server.serve([listening])), daemon=True)
    running.start()
    until = time.monotonic() + SECONDS_TO_START
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started, "the house does not answer"
    try:
        yield
    finally:
        server.should_exit = True
        running.join(SECONDS_TO_START)
