"""Where an answer goes: standard output, or a file that is whole or not there; and what is said beside it.

A file is written beside its place and then moved into it, so a full disk or a pulled plug never leaves half
of one. One that was there before is replaced, and that is said; a diary or a backup never is, because what is written
here can be made again, and they cannot.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

import click

from stature.cli.letters import written_with

STANDARD_OUTPUT = "-"

# How the files begin that hold what somebody told. Any SQLite file is left alone: it may be a diary under any name.
_BEGINS = {b"SQLite format 3\0": "a diary, or another database", b'{"stature_backup"': "a backup"}
# What SQLite keeps beside a diary; the newest entries may be there alone.
_BESIDE_A_DIARY = ("-wal", "-shm", "-journal")


def write(out: str, content: bytes) -> None:
    """Writes to the file `out` and says so, or to standard output for "-". Raises ClickException."""
    if out == STANDARD_OUTPUT:
        with standard_output():
            sys.stdout.buffer.write(content)
        return
    _leave_what_cannot_be_made_again(out)
    was_there = os.path.lexists(out)
    put_in_place(Path(out), content)
    warn(f"{'replaced' if was_there else 'wrote'} {out}")


def say(text: str, *, as_json: bool = False) -> None:
    """One line or several on standard output. Raises ClickException."""
    with standard_output(as_json=as_json):
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def say_or_warn(text: str) -> None:
    """Like `say`, for what is done already: where it cannot be said there, it is said on standard error."""
    try:
        say(text)
    except click.ClickException:
        warn(text)


def warn(message: str) -> None:
    """A line beside the answer, on standard error. Where that is closed or full, nobody can be told."""
    with suppress(OSError):
        click.echo(f"stature: {message}", err=True)


def put_in_place(file: Path, content: bytes) -> None:
    """Writes the file whole, or leaves what was there as it was. Raises ClickException."""
    try:
        target = Path(os.path.realpath(file))
        if _is_there(target) and not target.is_file():
            # A folder cannot be one; a device, like /dev/null, must never be moved away.
            target.write_bytes(content)
        else:
            _write_beside(target, content)
    except OSError as error:
        raise click.ClickException(
            f"{file} cannot be written ({error.strerror}); "
            "name a file in a folder that you may write, with room on its disk"
        ) from None


@contextmanager
def standard_output(*, as_json: bool = False) -> Iterator[None]:
    """Whatever is written inside reaches standard output, or one line says why not. Raises ClickException.

    Who reads along (`| head`) may have seen enough; then nothing more is written, not even at the end. Letters that the
    terminal lacks are written as near as can be; in JSON, by their numbers.
    """
    if sys.stdout is None:
        raise click.ClickException("standard output is closed; open it, or name a file with --out")
    written_with(sys.stdout, as_json=as_json)
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _write_no_more()
    except OSError as error:
        _write_no_more()
        raise click.ClickException(
            f"standard output cannot be written ({error.strerror}); send it somewhere with room"
        ) from None


def open_closed_streams() -> None:
    """For a server, which outlives its terminal: what it says may go nowhere, and nothing breaks by that."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _write_no_more() -> None:
    """What still waits to be written goes nowhere: at its end, Python would try again and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _leave_what_cannot_be_made_again(out: str) -> None:
    beside = [out.removesuffix(ending) for ending in _BESIDE_A_DIARY if out.endswith(ending)]
    for name in (out, *beside):
        if what := _holds(Path(name)):
            raise click.ClickException(f"{name} is {what}, and would be lost; choose another name than {out}")


def _holds(file: Path) -> str | None:
    """What of a person's is in it; None where it is nothing of theirs, or cannot be read."""
    try:
        if not file.is_file():  # whoever reads at the other end of a pipe would be waited for
            return None
        with file.open("rb") as there:
            begins = there.read(max(map(len, _BEGINS)))
    except (OSError, ValueError):
        return None
    return next((what for first, what in _BEGINS.items() if begins.startswith(first)), None)


def _is_there(target: Path) -> bool:
    """Like `exists`, but a name that no file can have is an error and no absence."""
    try:
        target.stat()
    except FileNotFoundError:
        return False
    return True


def _write_beside(target: Path, content: bytes) -> None:
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
