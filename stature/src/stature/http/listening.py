"""The address that a server takes, before anything is promised."""

from __future__ import annotations

import socket
import sys

from stature.http.guard import is_every_address


class CannotServe(Exception):
    """The server cannot start. The message is one clear line."""


def listen(host: str, port: int, option: str = "--port") -> socket.socket:
    """A socket listening on the address; `option` is by what a person chooses the port. Raises CannotServe."""
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
        raise CannotServe(_why_not(host, port, option, error)) from None
    return listening


def _why_not(host: str, port: int, option: str, error: OSError) -> str:
    if isinstance(error, socket.gaierror):
        return f"{host!r} is no address of this computer; use 127.0.0.1"
    return (
        f"cannot listen on {host} port {port} ({error.strerror}); "
        f"is Stature running already? If not, choose another port, like {option} {port % 65535 + 1}"
    )


def address_of(listening: socket.socket) -> str:
    """How a person on this computer opens the server that listens here."""
    host, port = listening.getsockname()[:2]
    if is_every_address(host):
        host = "::1" if ":" in host else "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
