"""Who asks, and whose diary they ask for: the one place from which every handler of a diary has both.

Decided here: in an open house everybody whom the guard lets in is the one local person, to whom every diary is open. In a paired
one only a device that shows its token is known, and opens the diaries of its people; to it, and to a stranger, what is another's
is not there. Not known here: what is asked. The description, the app's files and whether the server is well say nothing of
anybody, and are the same for all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from stature.http.house import House
from stature.http.problems import Refused
from stature.http.through import is_of_this_computer, is_over_tls
from stature.keeping.devices import Device

UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

# The prefix binds it to this very host, and browsers take it over TLS alone.
COOKIE_OVER_TLS: Final = "__Host-stature"
# For the browser on this computer, which speaks to it in the clear.
COOKIE_HERE: Final = "stature"
A_YEAR_SECONDS: Final = 365 * 24 * 3600
_OVER_TLS, _HERE = COOKIE_OVER_TLS.encode(), COOKIE_HERE.encode()
_TOKENS: Final = {
    name: re.compile(rb"(?:^|;)[ \t]*" + name + rb"=([A-Za-z0-9_-]{20,100})[ \t]*(?:;|$)")
    for name in (_OVER_TLS, _HERE)
}


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks: the one local person of an open house, a paired device, or a stranger."""

    local: bool = False
    device: Device | None = None

    def may_open(self, person: str) -> bool:
        return self.local or (self.device is not None and self.device.may_open(person))

    @property
    def keeps(self) -> bool:
        """Whether it may pair others and withdraw them."""
        return self.device is not None and self.device.keeps

    @property
    def device_id(self) -> str | None:
        """By which device the keeper lets it read and write; None for the house's own computer."""
        return None if self.device is None else self.device.id


LOCAL_PERSON: Final = Asker(local=True)
STRANGER: Final = Asker()


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and the person whose diary it is."""

    who: Asker
    whose: str


class Asking:
    """Tells a handler who asks. Without a house it is open, as on a computer alone."""

    def __init__(self, house: House | None = None) -> None:
        self.house = house

    def who(self, request: Request) -> Asker:
        """For what is of no one diary, like the list of people."""
        if self.house is None or not self.house.paired:
            return LOCAL_PERSON
        token = token_of(request.scope, self.house)
        device = None if token is None else self.house.devices.of_token(token)
        return STRANGER if device is None else Asker(device=device)

    def who_now(self, request: Request) -> Asker:
        """The same, by what is kept this moment: another server of the house may have withdrawn or paired a device. Beside the
        loop. Raises DiaryTrouble.
        """
        if self.house is not None and self.house.paired and token_of(request.scope, self.house) is not None:
            self.house.devices.read_anew()
        return self.who(request)

    def __call__(self, request: Request) -> Asked:
        """For reading the diary that the address names. Raises Refused for whoever may not come near it."""
        asked = Asked(self.who(request), _named_by_address(request))
        if not asked.who.may_open(asked.whose):
            raise not_there()
        return asked

    def writing(self, request: Request) -> Asked:
        """The same for writing it. A device may also write what is nobody's: the keeper knows, and raises NotThere else."""
        asked = Asked(self.who(request), _named_by_address(request))
        if asked.who == STRANGER:
            raise not_there()
        return asked

    def written(self, asked: Asked) -> None:
        """After the keeper has taken it, and beside the loop: whoever wrote what was nobody's has it from now on."""
        if self.house is not None and asked.who.device is not None and not asked.who.may_open(asked.whose):
            self.house.devices.read_anew()


def not_there() -> Refused:
    """The one answer for what is another's and for what is not there; it names neither."""
    return Refused(404, "there is no such diary here, or it is not for this device")


def is_secure(scope: Scope, house: House) -> bool:
    """Whether a token may travel this way: over TLS, or within this very computer."""
    return is_over_tls(scope, house.proxies) or is_of_this_computer(scope)


def token_of(scope: Scope, house: House) -> str | None:
    """What the asker's cookie holds, where it came by a way on which a token may travel."""
    name = cookie_name(scope, house)
    if name is None:
        return None
    for header, value in scope["headers"]:
        if header == b"cookie" and (found := _TOKENS[name].search(value)) is not None:
            return str(found[1], "ascii")
    return None


def cookie_name(scope: Scope, house: House) -> bytes | None:
    if is_over_tls(scope, house.proxies):
        return _OVER_TLS
    return _HERE if is_of_this_computer(scope) else None


def give_token(response: Response, request: Request, house: House, token: str) -> None:
    """Lets the browser keep it, where no script of the page can read it."""
    over_tls = is_over_tls(request.scope, house.proxies)
    response.set_cookie(
        COOKIE_OVER_TLS if over_tls else COOKIE_HERE,
        token,
        max_age=A_YEAR_SECONDS,
        path="/",
        secure=over_tls,
        httponly=True,
        samesite="strict",
    )


def _named_by_address(request: Request) -> str:
    person: str = request.path_params["person"]
    if UUID7.fullmatch(person) is None:
        raise Refused(422, f"the person is {person[:60]!r}; write a UUIDv7 in small letters")
    return person
