"""`stature serve --lan` as a process of its own, and connections to it as a device in the house makes them."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from running import STATURE

HERE = "127.0.0.1"


@dataclass
class HouseOnNet:
    """What the terminal said, and who trusts whom."""

    said: list[str]
    folder: Path
    trusts: Path
    process: subprocess.Popen[str]

    def found(self, pattern: str) -> str:
        return next(found[1] for line in self.said if (found := re.search(pattern, line)))

    @property
    def plain_port(self) -> int:
        return int(self.found(r"Stature is at http://127\.0\.0\.1:(\d+)/"))

    @property
    def key(self) -> str:
        return self.found(r"#key=(\S+)")

    @property
    def name(self) -> str:
        return self.found(r"In your house: .*https://([a-z0-9-]+\.(?:local|example)):\d+/")

    @property
    def port(self) -> int:
        return int(self.found(r"In your house: .*https://[^:]+:(\d+)/"))


@dataclass
class Device:
    """A browser in the house: trusts what it was told to trust, keeps its cookie, speaks TLS over a real socket."""

    house: HouseOnNet
    plain: bool = False
    host: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: Any = None, **more: str) -> tuple[int, http.client.HTTPMessage, Any]:
        connection = http.client.HTTPConnection(HERE, timeout=60)
        connection.sock = self._socket()
        port = self.house.plain_port if self.plain else self.house.port
        headers = {"Host": f"{self.host or (HERE if self.plain else self.house.name)}:{port}", **more}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = None if body is None else json.dumps(body).encode()
        if sent is not None:
            headers["Content-Type"] = "application/json"
        connection.request(method, path, sent, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if cookie := answer.headers["set-cookie"]:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        told = json.loads(content) if answer.headers["content-type"].endswith("json") else content
        return answer.status, answer.headers, told

    def _socket(self) -> socket.socket:
        if self.plain:
            return socket.create_connection((HERE, self.house.plain_port), 60)
        return over_tls(self.house, self.house.name)


def over_tls(house: HouseOnNet, name: str) -> ssl.SSLSocket:
    """A connection to this house, taken for the host of that name. Raises ssl.SSLError."""
    context = ssl.create_default_context(cafile=str(house.trusts))
    return context.wrap_socket(socket.create_connection((HERE, house.port), 60), server_hostname=name)


@contextmanager
def a_house(
    folder: Path, app: Path, *more: str, trusts: Path | None = None, **environment: str
) -> Iterator[HouseOnNet]:
    command = [*STATURE, "serve", "--lan", "--port", "0", "--no-open", "--diary", str(folder / "diary.sqlite3"), *more]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "STATURE_APP": str(app), **environment}
    )
    try:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line.rstrip("\n"))
            if "#key=" in line:
                break
        yield HouseOnNet(said, folder, trusts or folder / "authority" / "root.crt", process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
