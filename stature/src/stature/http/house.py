"""The house that this server is: open to its own computer, or a paired one in which only known devices ask.

Decided here: when an open house becomes a paired one, and never the other way; that the key with which the first browser is let
in works once; and that who may open what is looked up in memory, which is told anew by whatever changes it. More than one
server may keep a house on one diary, so the keeper has the last word, in reading as in writing. Not known here: how a further
device is paired (`pairings.py`), and what anybody asks for.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import Final

from stature.http.through import Proxies
from stature.keeping.contract import DiaryKeeper
from stature.keeping.devices import Device, NotThere, secret_sum

KEY_BYTES: Final = 32
TOKEN_BYTES: Final = 32
DEVICE_BYTES: Final = 8


class House:
    """One for each server. `becomes_paired` is called with a fresh key when a proxy ends the trust in this computer."""

    def __init__(
        self,
        keeper: DiaryKeeper,
        *,
        paired: bool = False,
        proxies: Proxies | None = None,
        today: Callable[[], date] = date.today,
        becomes_paired: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.devices = Devices(keeper, today)
        self.proxies = proxies or Proxies()
        self.paired = paired
        self._becomes_paired = becomes_paired
        self._keys = Lock()
        self._key: str | None = None

    def new_key(self) -> str:
        """The key for the browser that is opened on this computer; the one before it opens nothing any more."""
        with self._keys:
            self._key = secrets.token_urlsafe(KEY_BYTES)
            return self._key

    def use_key(self, key: str) -> bool:
        """Whether it is the one; from then on it is none."""
        with self._keys:
            fits = self._key is not None and hmac.compare_digest(self._key.encode(), key.encode("utf-8", "replace"))
            if fits:
                self._key = None
            return fits

    def came_through_proxy(self) -> None:
        """From here on this computer's address says nothing: whoever the proxy lets in seems to come from it."""
        if not self.paired:
            self.paired = True
            self._becomes_paired(self.new_key())


class Devices:
    """All paired devices in memory, by the SHA-256 of their tokens; the keeper has the last word in every reading and writing."""

    def __init__(self, keeper: DiaryKeeper, today: Callable[[], date]) -> None:
        self._keeper = keeper
        self._today = today
        self._changing = Lock()
        self._by_token: dict[str, Device] | None = None
        # The day each was last seen by this server, and those of which that is not kept yet.
        self._seen: dict[str, str] = {}
        self._unwritten: set[str] = set()

    def of_token(self, token: str) -> Device | None:
        """Looked up by its sum, so how long that takes tells nothing of any token."""
        device = self._known().get(secret_sum(token))
        if device is not None:
            self._see(device)
        return device

    def all(self) -> tuple[Device, ...]:
        return tuple(replace(one, seen_on=self._seen.get(one.id, one.seen_on)) for one in list(self._known().values()))

    def get(self, device: str) -> Device | None:
        return next((one for one in self.all() if one.id == device), None)

    def has_come(self, device: str) -> bool:
        """Whether it has asked with its token since this server began."""
        return device in self._seen

    # ------------------------------------------------ changes: kept first, then read anew; done beside the loop

    def pair(self, name: str, people: frozenset[str] | None, *, keeps: bool = False) -> tuple[Device, str]:
        """A new device for these people (None: for everybody), and its token, which nobody keeps but the device."""
        token, today = secrets.token_urlsafe(TOKEN_BYTES), self._today().isoformat()
        device = Device(
            secrets.token_hex(DEVICE_BYTES),
            name,
            secret_sum(token),
            keeps=keeps,
            everybody=people is None,
            people=people or frozenset(),
            paired_on=today,
            seen_on=today,
        )
        with self._changing:
            self._keeper.pair(device)
            self._read()
        return device, token

    def change(self, device: str, name: str | None, people: frozenset[str] | None, *, everybody: bool) -> Device:
        """Raises NotThere. `people` None leaves them, unless it is for everybody."""
        with self._changing:
            # Another server of the house may have changed it: what that one took away is not given back.
            self._read()
            known = self.get(device)
            if known is None:
                raise NotThere
            changed = replace(known, name=name or known.name)
            if everybody or people is not None:
                changed = replace(changed, everybody=everybody, people=people or frozenset())
            self._keeper.change_device(changed)
            self._read()
            return changed

    def withdraw(self, device: str) -> None:
        with self._changing:
            self._keeper.withdraw(device)
            self._read()

    def read_anew(self) -> None:
        """After the keeper gave somebody who was nobody's to the device that wrote of them first; and wherever what another
        server of this house may have changed decides.
        """
        with self._changing:
            self._read()

    def write_seen(self) -> None:
        """Keeps who was seen today; between two writings it is remembered."""
        with self._changing:
            unwritten, self._unwritten = self._unwritten, set()
            if unwritten:
                self._keeper.seen([(device, self._seen[device]) for device in sorted(unwritten)])
                self._read()

    def _known(self) -> dict[str, Device]:
        """Read when it is first asked for: an open house asks never."""
        return self._read() if self._by_token is None else self._by_token

    def _read(self) -> dict[str, Device]:
        self._by_token = known = {one.token: one for one in self._keeper.devices()}
        return known

    def _see(self, device: Device) -> None:
        today = self._today().isoformat()
        if self._seen.get(device.id) != today:
            self._seen[device.id] = today
            if device.seen_on != today:
                self._unwritten.add(device.id)
