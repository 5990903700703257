#!/usr/bin/env python3
"""Starts Firefox ESR and stands between it and Playwright, which speaks WebDriver BiDi with both.

Playwright's newest asks at every new page for one thing that Firefox ESR does not know yet: how the page should take the
person's wishes about colours and motion. Nothing is wished there, so the answer is given here, and all else is handed on.
Run in the place of Firefox, with its arguments; which Firefox stands in STATURE_FIREFOX.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import sys

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, web

UNKNOWN_TO_IT = frozenset({"emulation.setMediaFeaturesOverride"})
LISTENS = re.compile(rb"WebDriver BiDi listening on (ws://\S+)")


async def main() -> int:
    firefox = await asyncio.create_subprocess_exec(
        os.environ["STATURE_FIREFOX"], *sys.argv[1:], stderr=asyncio.subprocess.PIPE
    )
    assert firefox.stderr is not None
    its_address = await _where_it_listens(firefox.stderr)
    if its_address is None:
        return await firefox.wait()
    runner = web.AppRunner(_host(its_address))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"WebDriver BiDi listening on ws://127.0.0.1:{runner.addresses[0][1]}", file=sys.stderr, flush=True)
    # Whatever it says later must be read, or it waits until somebody does.
    while await firefox.stderr.readline():
        pass
    return await firefox.wait()


async def _where_it_listens(said: asyncio.StreamReader) -> str | None:
    while line := await said.readline():
        if found := LISTENS.search(line):
            return found[1].decode()
    return None


def _host(its_address: str) -> web.Application:
    async def session(request: web.Request) -> web.WebSocketResponse:
        asking = web.WebSocketResponse(max_msg_size=0)
        await asking.prepare(request)
        async with ClientSession() as client, client.ws_connect(f"{its_address}/session", max_msg_size=0) as firefox:
            answers = asyncio.create_task(_hand_back(firefox, asking))
            await _hand_on(asking, firefox)
            await firefox.close()
            with contextlib.suppress(ConnectionError):
                await answers
        return asking

    host = web.Application()
    host.router.add_get("/session", session)
    return host


async def _hand_on(asking: web.WebSocketResponse, firefox: ClientWebSocketResponse) -> None:
    async for message in asking:
        if message.type is not WSMsgType.TEXT:
            continue
        wish = json.loads(message.data)
        if wish["method"] in UNKNOWN_TO_IT:
            await asking.send_json({"type": "success", "id": wish["id"], "result": {}})
        else:
            await firefox.send_str(message.data)


async def _hand_back(firefox: ClientWebSocketResponse, asking: web.WebSocketResponse) -> None:
    async for message in firefox:
        if message.type is WSMsgType.TEXT:
            await asking.send_str(message.data)
    await asking.close()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
