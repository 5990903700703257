"""Pairing a further device over HTTP: a code on the keeper's screen, claimed by the new device, confirmed by the keeper.

Decided here: who may say what in which order. What a pairing is and how long it lives stands in `pairings.py`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from stature.http.addresses import Addresses
from stature.http.asking import Asking, give_token
from stature.http.bodies import parse_json, read_body
from stature.http.devices import (
    a_told,
    as_told,
    device_name,
    people_told,
    refuse_insecure,
    who_guesses,
)
from stature.http.entries import PRIVATE
from stature.http.guessing import Guessing
from stature.http.house import House
from stature.http.pairings import Pairing, Pairings, State, as_shown
from stature.http.problems import Refused
from stature.http.working import Working


class NewDevices:
    """The answers of /api/pairings and below."""

    def __init__(  # noqa: PLR0913, PLR0917 (handed every part once, where the server is put together)
        self,
        house: House,
        pairings: Pairings,
        working: Working,
        asking: Asking,
        guessing: Guessing,
        addresses: Addresses,
    ) -> None:
        self._house = house
        self._pairings = pairings
        self._working = working
        self._asking = asking
        self._guessing = guessing
        self._addresses = addresses

    # ------------------------------------------------ the keeper's device

    async def begin(self, request: Request) -> Response:
        await self._only_keeper(request)
        told = a_told(parse_json(await read_body(request)), {"people"})
        address = self._addresses.for_device(request)
        pairing = self._pairings.begin(people_told(told["people"]))
        shown = as_shown(pairing.code)
        answer = {
            "pairing": pairing.id,
            "code": shown,
            "link": f"{address}#pair={shown}",
            "ends_at": self._ends_at(pairing),
        }
        return JSONResponse(answer, status_code=201, headers=PRIVATE)

    async def look(self, request: Request) -> Response:
        await self._only_keeper(request)
        pairing = self._pairings.get(request.path_params["pairing"])
        if pairing is None or pairing.state is State.REFUSED:
            return JSONResponse(
                {"state": State.OVER.value, "name": None, "sign": None, "ends_at": None}, headers=PRIVATE
            )
        told = {
            "state": pairing.state.value,
            "name": pairing.name,
            "sign": pairing.sign,
            "ends_at": self._ends_at(pairing),
        }
        return JSONResponse(told, headers=PRIVATE)

    async def confirm(self, request: Request) -> Response:
        pairing = await self._claimed(request)
        # At once, so that two who press it give one device.
        pairing.state = State.CONFIRMED
        try:
            device, token = await self._working(self._house.devices.pair, pairing.name or "", pairing.people)
        except BaseException:
            pairing.state = State.CLAIMED
            raise
        self._pairings.confirm(pairing, device.id, token)
        return JSONResponse({"device": as_told(device, None)}, headers=PRIVATE)

    async def refuse(self, request: Request) -> Response:
        self._pairings.refuse(await self._claimed(request))
        return JSONResponse({}, headers=PRIVATE)

    async def take_back(self, request: Request) -> Response:
        await self._only_keeper(request)
        self._pairings.end(request.path_params["pairing"])
        return JSONResponse({}, headers=PRIVATE)

    # ------------------------------------------------ the new device

    async def claim(self, request: Request) -> Response:
        told = a_told(parse_json(await read_body(request)), {"code", "name"})
        refuse_insecure(request, self._house)
        name = device_name(told["name"])
        guesser = who_guesses(request, self._house, self._asking)
        self._guessing.hear(guesser)
        pairing = self._pairings.claim(told["code"], name) if isinstance(told["code"], str) else None
        if pairing is None:
            self._guessing.was_wrong(guesser)
            raise Refused(403, "this code does not fit, was used, or is older than five minutes; ask for a new one")
        self._guessing.was_right(guesser)
        return JSONResponse({"claim": pairing.claim, "sign": pairing.sign}, status_code=202, headers=PRIVATE)

    async def claimed(self, request: Request) -> Response:
        """What became of its claim. The token is handed out until the device has shown it once, or the time is over."""
        refuse_insecure(request, self._house)
        pairing = self._pairings.of_claim(request.path_params["claim"])
        state = State.OVER.value if pairing is None else pairing.state.value
        if pairing is None or pairing.state is not State.CONFIRMED:
            return JSONResponse({"state": state}, headers=PRIVATE)
        if pairing.device is None or pairing.token is None:
            return JSONResponse({"state": State.CLAIMED.value}, headers=PRIVATE)
        device = self._house.devices.get(pairing.device)
        if device is None or self._house.devices.has_come(device.id):
            return JSONResponse({"state": State.OVER.value}, headers=PRIVATE)
        told: dict[str, Any] = as_told(device, device)
        answer = JSONResponse({"state": state, "device": told, "people": told["people"]}, headers=PRIVATE)
        give_token(answer, request, self._house, pairing.token)
        return answer

    # ------------------------------------------------ both

    async def _only_keeper(self, request: Request) -> None:
        if not self._house.paired:
            raise Refused(409, "this house is on its own computer alone; start it with --lan to pair a device")
        if not (await self._working(self._asking.who_now, request)).keeps:
            raise Refused(404, "there is no such pairing here, or it is not for this device")

    async def _claimed(self, request: Request) -> Pairing:
        await self._only_keeper(request)
        pairing = self._pairings.get(request.path_params["pairing"])
        if pairing is None or pairing.state is not State.CLAIMED:
            raise Refused(409, "no device waits for this; look at the pairing again")
        return pairing

    def _ends_at(self, pairing: Pairing) -> str:
        ends = datetime.now(UTC) + timedelta(seconds=self._pairings.seconds_left(pairing))
        return ends.isoformat(timespec="seconds")
