"""What the workshop's commands are asked: options read strictly, and one clear line for what is wrong.

Decides how a bad option is told. Does not know what any option means.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import NoReturn


class OneLine(argparse.ArgumentParser):
    """One clear line for what is wrong, and exit 2."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(2)


def whole(most: int) -> Callable[[str], int]:
    """Reads a whole number from 1 to `most`."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and 1 <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} was found; write a whole number from 1 to {most}")

    return read


def seed(like: int) -> Callable[[str], int]:
    """Reads any whole number; the sentence for what is none shows one, `like`."""

    def read(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} was found; write a whole number, like {like}") from None

    return read
