"""The published folder as a clinic would serve it: behind nginx or Caddy, under a path, over TLS from an authority of its own.

The servers are told what the snippet in the folder says, less the place where it lies; nothing else knows of Stature.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import trustme
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate

from groundwork.places import HERE
from groundwork.web_servers import find_web_server
from stature.publishing.hosts import PLACE, ROOT

Host = Literal["nginx", "caddy"]
HOSTS: tuple[Host, ...] = ("nginx", "caddy")
SECONDS_TO_START = 30


@dataclass(frozen=True, slots=True)
class Site:
    """A published folder, served: `address` ends in the path under which it lies."""

    address: str
    folder: Path
    log: Path
    authority: Authority
    process: subprocess.Popen[bytes]

    def end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(SECONDS_TO_START)

    def answered(self) -> list[tuple[int, str]]:
        """Status and path of every request so far, in their order."""
        return [_answer(line) for line in self.log.read_text("utf-8", "replace").splitlines()]


def _answer(line: str) -> tuple[int, str]:
    """Of one line: nginx writes what it is told to, Caddy an object."""
    if not line.startswith("{"):
        status, _, path = line.partition(" ")
        return int(status), path
    told = json.loads(line)
    return told["status"], told["request"]["uri"]


@dataclass(frozen=True, slots=True)
class Authority:
    """Signs for this machine alone; `flags` let a browser trust it, and nothing else."""

    signs: trustme.CA

    def flags(self) -> tuple[str, ...]:
        certificate = load_pem_x509_certificate(self.signs.cert_pem.bytes())
        key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        print_of_it = base64.b64encode(hashlib.sha256(key).digest()).decode()
        return (f"--ignore-certificate-errors-spki-list={print_of_it}",)


def published(folder: Path, app: Path | None = None) -> None:
    """`stature publish FOLDER`, as people call it."""
    command = [sys.executable, "-m", "stature", "publish", str(folder)]
    environment = {**os.environ, **({"STATURE_APP": str(app)} if app else {})}
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ended.returncode == 0, ended.stderr


@contextmanager
def hosted(host: Host, workshop: Path) -> Iterator[Site]:
    """Serves WORKSHOP/stature, which may be published into at any time."""
    authority = Authority(trustme.CA())
    certificate = authority.signs.issue_cert("localhost")
    chain, key, log = workshop / "chain.pem", workshop / "key.pem", workshop / f"{host}.log"
    # The authority's own goes along, so that a browser that is told its print alone knows it.
    chain.write_bytes(
        b"".join([*(blob.bytes() for blob in certificate.cert_chain_pems), authority.signs.cert_pem.bytes()])
    )
    certificate.private_key_pem.write_to_path(key)
    log.touch()
    port = _free_port()
    command = (_nginx if host == "nginx" else _caddy)(workshop, port, chain, key, log)
    with (
        (workshop / "said.txt").open("w") as said,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said) as server,
    ):
        try:
            _answers(port, server, workshop)
            yield Site(f"https://localhost:{port}/{PLACE}/", workshop / PLACE, log, authority, server)
        finally:
            server.kill()


def _snippet(workshop: Path, name: str) -> str:
    """As it stands in the folder, but for the place where the folder lies."""
    return (workshop / PLACE / "hosting" / name).read_text("utf-8").replace(ROOT, str(workshop))


def _nginx(workshop: Path, port: int, chain: Path, key: Path, log: Path) -> list[str]:
    settings = workshop / "nginx.conf"
    settings.write_text(
        f"""
daemon off;
master_process off;
pid {workshop}/nginx.pid;
error_log stderr;
events {{ }}
http {{
    log_format answered '$status $request_uri';
    access_log {log} answered;
    client_body_temp_path {workshop}/t1; proxy_temp_path {workshop}/t2; fastcgi_temp_path {workshop}/t3;
    uwsgi_temp_path {workshop}/t4; scgi_temp_path {workshop}/t5;
    server {{
        listen 127.0.0.1:{port} ssl http2;
        ssl_certificate {chain};
        ssl_certificate_key {key};
        {_snippet(workshop, "nginx.conf")}
    }}
}}
""",
        "utf-8",
    )
    return [str(_program("nginx")), "-c", str(settings), "-e", "stderr"]


def _caddy(workshop: Path, port: int, chain: Path, key: Path, log: Path) -> list[str]:
    settings = workshop / "Caddyfile"
    settings.write_text(
        f"""
{{
    admin off
    auto_https off
    storage file_system {workshop}/caddy
}}
https://localhost:{port} {{
    bind 127.0.0.1
    tls {chain} {key}
    log {{
        output file {log}
    }}
    {_snippet(workshop, "Caddyfile")}
}}
""",
        "utf-8",
    )
    return [str(_program("caddy")), "run", "--config", str(settings), "--adapter", "caddyfile"]


def _program(name: str) -> Path:
    found = find_web_server(name, HERE)
    assert found is not None
    return found


def _answers(port: int, server: subprocess.Popen[bytes], workshop: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError((workshop / "said.txt").read_text("utf-8", "replace"))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
