"""What an engine needs of a machine without screen and loudspeaker: a sound device that nobody hears, a screen that nobody sees.

Firefox lets no sound begin where no device takes it, and WebKitGTK opens no window without a screen.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_START = 20.0


@contextmanager
def silent_sound_device(folder: Path) -> Iterator[dict[str, str]]:
    """A device that takes sound at its right speed and lets nobody hear it; gives back what a program needs to find it."""
    socket = folder / "sound"
    command = [
        *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm"),
        *("--load=module-null-sink", f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}"),
    ]
    # Its own folder: another one of this machine's may run.
    own = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)}
    with _running(command, {**os.environ, **own}):
        _wait_for(socket)
        yield {"PULSE_SERVER": f"unix:{socket}"}


@contextmanager
def screen_nobody_sees() -> Iterator[dict[str, str]]:
    """As large as a tablet's."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with os.fdopen(reading) as number, _running(command, dict(os.environ), (writing,)):
        os.close(writing)
        yield {"DISPLAY": f":{number.readline().strip()}"}


@contextmanager
def _running(command: list[str], environment: dict[str, str], handed: tuple[int, ...] = ()) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env=environment,
        pass_fds=handed,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _wait_for(socket: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while not socket.exists():
        if time.monotonic() > until:
            raise RuntimeError(f"no sound device at {socket} after {SECONDS_TO_START:.0f} s")
        time.sleep(0.05)
