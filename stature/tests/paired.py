"""A paired house in one process, and devices that speak to it as browsers do, over what they take for TLS."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from made import an_app

from stature.http.addresses import Addresses
from stature.http.app import build_app
from stature.http.guard import Names
from stature.http.house import House
from stature.http.through import Proxies
from stature.keeping.contract import DiaryKeeper

SECURE = "https://kitchen.local:8766"
IN_THE_CLEAR = "http://kitchen.local:8765"
HERE = "http://127.0.0.1:8765"


@dataclass
class PairedHouse:
    """The server, and what it takes to speak to it."""

    keeper: DiaryKeeper
    folder: Path
    of_house: str | None = f"{SECURE}/"
    paired: bool = True
    proxies: Proxies = field(default_factory=Proxies)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.house = House(self.keeper, paired=self.paired, proxies=self.proxies, becomes_paired=self.told.append)
        names = Names.of("0.0.0.0", ["kitchen.local", "stature.example"])
        folder = self.folder if self.folder.exists() else an_app(self.folder)
        self.app = build_app(
            self.keeper, folder, names, "test", house=self.house, addresses=Addresses(self.house, self.of_house)
        )

    def a_browser(self, base: str = SECURE, address: str = "192.168.1.30") -> Browser:
        return Browser(self, base, address)

    def known(self, other: Browser) -> Browser:
        """A browser that another server of this house has paired."""
        return Browser(self, other.base, other.address, other.cookies)

    def keepers_browser(self) -> Browser:
        """The one that was opened on the house's own computer, let in by its key."""
        browser = self.a_browser(HERE, "127.0.0.1")
        answer = browser.post("/api/devices/first", {"key": self.house.new_key()})
        assert answer.status_code == 200, answer.text
        return browser

    def a_device(self, keeper: Browser, people: list[str] | str, name: str = "Tablet", address: str = "") -> Browser:
        """Paired as a person does it, code, sign and all."""
        begun = keeper.post("/api/pairings", {"people": people}).json()
        browser = self.a_browser(address=address or "192.168.1.30")
        claim = browser.post("/api/pairings/claim", {"code": begun["code"], "name": name}).json()
        assert keeper.get(f"/api/pairings/{begun['pairing']}").json()["sign"] == claim["sign"]
        assert keeper.post(f"/api/pairings/{begun['pairing']}/confirm", {}).status_code == 200
        assert browser.get(f"/api/pairings/claim/{claim['claim']}").json()["state"] == "confirmed"
        return browser


@dataclass
class Browser:
    """Keeps its cookies, and nothing else."""

    house: PairedHouse
    base: str
    address: str
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        return self.ask("POST", path, json=body, headers=headers)

    def put(self, path: str, body: Any) -> httpx.Response:
        return self.ask("PUT", path, json=body)

    def delete(self, path: str) -> httpx.Response:
        return self.ask("DELETE", path)

    def ask(self, method: str, path: str, **sent: Any) -> httpx.Response:
        async def once() -> httpx.Response:
            way = httpx.ASGITransport(self.house.app, client=(self.address, 50_000))
            async with httpx.AsyncClient(transport=way, base_url=self.base, cookies=self.cookies) as client:
                answer = await client.request(method, path, **sent)
                self.cookies = client.cookies
                return answer

        return asyncio.run(once())

    @property
    def this(self) -> dict[str, Any] | None:
        told: dict[str, Any] | None = self.get("/keeper.json").json()["device"]
        return told
