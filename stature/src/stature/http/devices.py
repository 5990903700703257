"""The devices of a paired house over HTTP: let the first in, list, rename, withdraw; and what a page asks before all else.

Decided here: who may do which. The keeper's device may do all of it, another device what concerns itself, and a stranger nothing:
to it, no device is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stature.http.addresses import Addresses
from stature.http.asking import UUID7, Asker, Asking, cookie_name, give_token, is_secure
from stature.http.bodies import parse_json, read_body
from stature.http.entries import PRIVATE
from stature.http.guessing import Guessing
from stature.http.house import House
from stature.http.problems import Refused
from stature.http.through import asker_address
from stature.http.working import Working
from stature.keeping.contract import DiaryTrouble
from stature.keeping.devices import Device
from stature_coach.door.backup import LONGEST_NAME, PICTURES, person_problem

if TYPE_CHECKING:
    from stature.securing.authority import Authority

MOST_PEOPLE: Final = 100
# What the first browser is called where it names itself not; a page does, in its own language.
THIS_COMPUTER: Final = "This computer"
# Any will do: the rule for a name is the one for people's.
_ANYBODY: Final = {"id": "00000000-0000-7000-8000-000000000000", "picture": PICTURES[0]}


class PairedDevices:
    """The answers of /api/devices and below, and of /keeper.json."""

    def __init__(  # noqa: PLR0913, PLR0917 (handed every part once, where the server is put together)
        self,
        house: House,
        working: Working,
        asking: Asking,
        guessing: Guessing,
        addresses: Addresses,
        authority: Authority | None,
    ) -> None:
        self._addresses = addresses
        self._house = house
        self._working = working
        self._asking = asking
        self._guessing = guessing
        self._authority = (
            None if authority is None else {"fingerprint": authority.fingerprint, "until": authority.until}
        )

    async def here(self, request: Request) -> Response:
        """In a folder that is published as files, the same address says no."""
        try:
            device = (await self._who_now(request)).device
        except DiaryTrouble:
            # Which house this is can be said all the same; whoever asks for a diary then is told of the trouble.
            device = self._asking.who(request).device
        told = {
            "keeper": True,
            "house": "paired" if self._house.paired else "open",
            "secure": is_secure(request.scope, self._house),
            "device": None if device is None else {"id": device.id, "name": device.name, "keeps": device.keeps},
            "authority": self._authority,
            "address": self._addresses.over_https(request),
        }
        return JSONResponse(told, headers={"Cache-Control": "no-store"})

    async def first(self, request: Request) -> Response:
        """The browser that was opened on the house's own computer shows its key. It may have been here before."""
        told = a_told(parse_json(await read_body(request)), {"key"}, {"name"})
        name = device_name(told.get("name", THIS_COMPUTER))
        refuse_insecure(request, self._house)
        guesser = who_guesses(request, self._house, self._asking)
        self._guessing.hear(guesser)
        if not isinstance(told["key"], str) or not self._house.use_key(told["key"]):
            self._guessing.was_wrong(guesser)
            raise Refused(403, "this key does not fit, or was used; start Stature anew and take the address it shows")
        device = (await self._who_now(request)).device
        if device is not None and device.keeps:
            return JSONResponse({"device": as_told(device, device)}, headers=PRIVATE)
        first, token = await self._working(lambda: self._house.devices.pair(name, None, keeps=True))
        answer = JSONResponse({"device": as_told(first, first)}, headers=PRIVATE)
        give_token(answer, request, self._house, token)
        return answer

    async def read(self, request: Request) -> Response:
        who = await self._who_now(request)
        await self._working(self._house.devices.write_seen)
        seen = [one for one in self._house.devices.all() if may_see(who, one)]
        return JSONResponse({"devices": [as_told(one, who.device) for one in seen]}, headers=PRIVATE)

    async def change(self, request: Request) -> Response:
        who, device = await self._asked_of(request)
        told = a_told(parse_json(await read_body(request)), set(), {"name", "people"})
        name = device_name(told["name"]) if "name" in told else None
        people = people_told(told["people"]) if "people" in told else None
        everybody = "people" in told and people is None
        if "people" in told and (not who.keeps or device.keeps):
            raise Refused(403, "for whom a device is paired is changed on the keeper's device, and of another device")
        changed = await self._working(lambda: self._house.devices.change(device.id, name, people, everybody=everybody))
        return JSONResponse({"device": as_told(changed, who.device)}, headers=PRIVATE)

    async def withdraw(self, request: Request) -> Response:
        who, device = await self._asked_of(request)
        await self._working(self._house.devices.withdraw, device.id)
        answer = JSONResponse({}, headers=PRIVATE)
        if who.device is not None and who.device.id == device.id and (name := cookie_name(request.scope, self._house)):
            answer.delete_cookie(name.decode(), path="/", secure=name.startswith(b"__Host-"), httponly=True)
        return answer

    async def _who_now(self, request: Request) -> Asker:
        return await self._working(self._asking.who_now, request)

    async def _asked_of(self, request: Request) -> tuple[Asker, Device]:
        who = await self._who_now(request)
        device = self._house.devices.get(request.path_params["device"])
        if device is None or not may_see(who, device):
            raise no_such_device()
        return who, device


def may_see(who: Asker, device: Device) -> bool:
    return who.keeps or (who.device is not None and who.device.id == device.id)


def no_such_device() -> Refused:
    return Refused(404, "there is no such device here, or it is not for this one to see")


def as_told(device: Device, this: Device | None) -> dict[str, Any]:
    return {
        "id": device.id,
        "name": device.name,
        "paired_on": device.paired_on,
        "seen_on": device.seen_on,
        "keeps": device.keeps,
        "people": "all" if device.everybody else sorted(device.people),
        "this": this is not None and this.id == device.id,
    }


def refuse_insecure(request: Request, house: House) -> None:
    """A token is given over TLS, or within this computer, and else not at all."""
    if not is_secure(request.scope, house):
        raise Refused(403, "a device is paired over https alone; open the https address of this house")


def who_guesses(request: Request, house: House, asking: Asking) -> str:
    """A device that is paired is slowed as itself, a stranger by the address it asks from."""
    device = asking.who(request).device
    return f"device {device.id}" if device is not None else f"address {asker_address(request.scope, house.proxies)}"


def a_told(told: object, must: set[str], may: set[str] | None = None) -> dict[str, Any]:
    """An object with these keys and no others. Raises Refused."""
    if not isinstance(told, dict) or not must <= set(told) <= must | (may or set()):
        listed = ", ".join(sorted(must | (may or set())))
        raise Refused(422, f"the body is not as it should be; send an object with {listed}")
    return told


def device_name(told: object) -> str:
    if person_problem({**_ANYBODY, "name": told}) is not None or not isinstance(told, str):
        raise Refused(422, f"the device's name cannot be used; write 1 to {LONGEST_NAME} letters, no space around them")
    return told


def people_told(told: object) -> frozenset[str] | None:
    """For whom a device is paired; None for everybody. Raises Refused."""
    if told == "all":
        return None
    # Of nobody: somebody new begins on it.
    if not isinstance(told, list) or len(told) > MOST_PEOPLE:
        raise Refused(422, f'people is no list of at most {MOST_PEOPLE} ids; send one, or "all"')
    if not all(isinstance(one, str) and UUID7.fullmatch(one) for one in told):
        raise Refused(422, 'people holds something that is no id of a person; send UUIDv7s in small letters, or "all"')
    return frozenset(told)
