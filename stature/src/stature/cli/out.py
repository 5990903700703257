"""Where an answer goes: standard output, or a file that is whole or not there.

A file is written beside its place and then moved into it, so a full disk or a pulled plug never leaves half
of one. One that was there before is replaced, and that is said.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from stature.cli.group import warn

STANDARD_OUTPUT = "-"


def write(out: str, content: bytes) -> None:
    """Writes to the file `out` and says so, or to standard output for "-". Raises ClickException."""
    if out == STANDARD_OUTPUT:
        with seen_enough():
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        return
    was_there = Path(out).exists()
    put_in_place(Path(out), content)
    warn(f"{'replaced' if was_there else 'wrote'} {out}")


def put_in_place(file: Path, content: bytes) -> None:
    """Writes the file whole, or leaves what was there as it was. Raises ClickException."""
    target = Path(os.path.realpath(file))
    if target.exists() and not target.is_file():
        # A folder cannot be one; a device, like /dev/null, must never be moved away.
        _write_through(target, content)
        return
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".stature-")
        try:
            with os.fdopen(handle, "wb") as half:
                half.write(content)
                half.flush()
                os.fsync(half.fileno())
            Path(name).replace(target)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise _cannot(file, error) from None


@contextmanager
def seen_enough() -> Iterator[None]:
    """Who reads along (`| head`) may have seen enough; then nothing more is written, not even at the end."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_through(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as error:
        raise _cannot(target, error) from None


def _cannot(file: Path, error: OSError) -> click.ClickException:
    return click.ClickException(
        f"{file} cannot be written ({error.strerror}); name a file in a folder that you may write, with room on its disk"
    )
