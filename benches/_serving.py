"""Servers for `serve.py`, each a process of its own that tells its CPU time when asked: `python -m benches._serving NAME FILE`.

Stature as it is served; a bare ASGI application on the same engine and parser, which knows its answer ahead; and FastAPI
with SQLAlchemy as their guides write it, where somebody has installed it. Each loads only what it needs.
"""

from __future__ import annotations

import importlib
import json
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def stature(diary: Path, listening: socket.socket) -> None:
    from stature.http.app import build_app
    from stature.http.guard import Names
    from stature.http.serve import run
    from stature.keeping.sqlite import open_sqlite

    app = build_app(open_sqlite(diary), diary.parent, Names.of("127.0.0.1"), "bench")
    run(app, listening, when_ready=lambda: None)


def raw(answer: Path, listening: socket.socket) -> None:
    """Sends the same answer to everybody; its headers stand in the first line of the file."""
    told, _, body = answer.read_bytes().partition(b"\n")
    headers = [(name.encode(), value.encode()) for name, value in json.loads(told)]

    async def app(_: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    serve(app, listening)


def fastapi(diary: Path, listening: socket.socket) -> None:
    """The same entries from the same file; no sum, no cursor and nobody's name is looked at."""
    from sqlalchemy import create_engine, select

    from stature.keeping.tables import entries

    engine, app = create_engine(f"sqlite:///{diary}"), importlib.import_module("fastapi").FastAPI()

    def read(person: str, after: str = "") -> dict[str, Any]:
        arrival = int(after.split(".")[1]) if after else 0
        theirs = select(entries).where(entries.c.person == person, entries.c.arrival > arrival)
        with engine.connect() as connection:
            rows = connection.execute(theirs.order_by(entries.c.arrival).limit(500)).mappings()
            return {"entries": [{**row, "body": json.loads(row["body"])} for row in rows]}

    app.get("/api/people/{person}/entries")(read)
    serve(app, listening)


def serve(app: Any, listening: socket.socket) -> None:
    import uvicorn

    settings = uvicorn.Config(
        app, http="h11", loop="asyncio", ws="none", lifespan="off", log_level="error", access_log=False
    )
    uvicorn.Server(settings).run(sockets=[listening])


SERVERS: dict[str, Callable[[Path, socket.socket], None]] = {"stature": stature, "raw": raw, "fastapi": fastapi}


def tell_cpu_when_asked() -> None:
    """A line for a line."""
    for _ in sys.stdin:
        print(time.process_time(), flush=True)


def main(name: str, file: str) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    # Whoever comes before answers are given is heard then.
    print(f"http://127.0.0.1:{listening.getsockname()[1]}/", flush=True)
    threading.Thread(target=tell_cpu_when_asked, daemon=True).start()
    SERVERS[name](Path(file), listening)


if __name__ == "__main__":
    main(*sys.argv[1:])
