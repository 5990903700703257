"""An old tablet on a thin line: a browser that has half a processor for all that it is, and a line that carries so much.

Chrome's own throttling leaves workers and the service worker alone; a control group and a line of our own leave out nothing.
"""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

GROUPS = Path("/sys/fs/cgroup")
PERIOD_US = 100_000
# Ahead of whatever else this machine does: half of a processor is half, on a busy one too.
FIRST_IN_LINE = 262_144
CHUNK = 16_384


class CannotMeasure(RuntimeError):
    """The message is one clear line."""


@contextmanager
def part_of_a_processor(part: float) -> Iterator[Path]:
    """A control group, made for this; whoever writes a process's id into the file given back puts it in."""
    old, new = GROUPS / "cpu" / f"stature-{os.getpid()}", GROUPS / f"stature-{os.getpid()}"
    group = old if (GROUPS / "cpu").is_dir() else new
    try:
        group.mkdir()
    except OSError as error:
        raise CannotMeasure(
            f"no control group can be made at {group} ({error.strerror}); run this as root, on Linux"
        ) from None
    try:
        if group == old:
            (group / "cpu.cfs_period_us").write_text(str(PERIOD_US))
            (group / "cpu.cfs_quota_us").write_text(str(int(PERIOD_US * part)))
            (group / "cpu.shares").write_text(str(FIRST_IN_LINE))
        else:
            (group / "cpu.max").write_text(f"{int(PERIOD_US * part)} {PERIOD_US}")
        yield group / "cgroup.procs"
    finally:
        _leave(group)


def whole_family(of: int) -> list[int]:
    """The process, its children and theirs."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                # After the name, which may have anything in it: the state, then the parent.
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(entry.name))
    family = [of]
    for one in family:
        family += children.get(one, [])
    return family


def _leave(group: Path) -> None:
    """What is still in it goes back to where all others are; only then may it be removed."""
    for process in (group / "cgroup.procs").read_text().split():
        with suppress(OSError):
            (group.parent / "cgroup.procs").write_text(process)
    for _ in range(50):
        with suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.1)


@contextmanager
def thin_line(to_port: int, bits_per_second: float, there_and_back_seconds: float) -> Iterator[int]:
    """A port on this machine that leads to another one, as slowly as that for all connections together."""
    loop = asyncio.new_event_loop()
    line = _Line(to_port, bits_per_second / 8, there_and_back_seconds / 2)
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.run_coroutine_threadsafe(line.listen(), loop).result(10)
    try:
        yield listening
    finally:
        loop.call_soon_threadsafe(_hang_up, loop)
        thread.join(10)


def _hang_up(loop: asyncio.AbstractEventLoop) -> None:
    """Whoever still talks is cut off first, or would complain of it at the end."""
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.call_later(0.1, loop.stop)


class _Line:
    def __init__(self, to_port: int, bytes_per_second: float, one_way_seconds: float) -> None:
        self._to_port = to_port
        self._bytes_per_second = bytes_per_second
        self._one_way_seconds = one_way_seconds
        # When each way is free again. There is one of each, however many connections there are.
        self._free_at = {"up": 0.0, "down": 0.0}

    async def listen(self) -> int:
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        port: int = server.sockets[0].getsockname()[1]
        return port

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._to_port)
        ways = (self._carry(reader, far_writer, "up"), self._carry(far_reader, writer, "down"))
        # Cut off at the end.
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*ways, return_exceptions=True)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: str) -> None:
        clock = asyncio.get_running_loop().time
        travelling: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(maxsize=64)
        arriving = asyncio.create_task(_arrive(travelling, writer))
        while chunk := await reader.read(CHUNK):
            begins = max(clock(), self._free_at[way])
            self._free_at[way] = begins + len(chunk) / self._bytes_per_second
            await asyncio.sleep(self._free_at[way] - clock())
            await travelling.put((self._free_at[way] + self._one_way_seconds, chunk))
        await travelling.put((0.0, b""))
        await arriving


async def _arrive(travelling: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
    clock = asyncio.get_running_loop().time
    while True:
        at, chunk = await travelling.get()
        if not chunk:
            break
        await asyncio.sleep(max(0.0, at - clock()))
        writer.write(chunk)
        await writer.drain()
    writer.close()
