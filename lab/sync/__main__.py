"""A household's devices and their keeper through every mishap, and whether all is well at the end.

python -m lab.sync --operations 20000 --seed 7
python -m lab.sync --seed 7 --household 12     one household of that run, by itself
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from groundwork.places import HERE
from lab.asked import OneLine

FOLDER = Path(__file__).parent
OPERATIONS_OF_A_HOUSEHOLD = 500
# The keeper waits for the disk at every entry, as it should; what is on trial here is the order of things.
IN_MEMORY = Path("/dev/shm")


def main(arguments: Sequence[str]) -> int:
    asked = _asked(arguments)
    if not (HERE.node / "node").exists() or not (HERE.web / "node_modules").is_dir():
        print("the app's tools are not set up here; run ./test lab/sync first", file=sys.stderr)
        return 2
    one = asked.household is not None
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        command = {
            "--seed": asked.seed,
            "--first": asked.household if one else 1,
            "--operations": OPERATIONS_OF_A_HOUSEHOLD if one else asked.operations,
            "--folder": folder,
            "--keeper": json.dumps([sys.executable, str(FOLDER / "keeper_process.py")]),
        }
        spoiled = ["--instead", asked.instead] if asked.instead else []
        words = [str(word) for pair in command.items() for word in pair]
        return subprocess.run([HERE.node / "node", FOLDER / "run.mjs", *spoiled, *words], check=False).returncode


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = OneLine(prog="python -m lab.sync", description=__doc__)
    parser.add_argument("--seed", type=_whole, default=1)
    parser.add_argument("--operations", type=_whole, default=5_000)
    parser.add_argument("--household", type=_whole, help="only this one of the run, counted from 1")
    parser.add_argument("--instead", help="a fault for one of the app's modules, see run.mjs")
    return parser.parse_args(arguments)


def _whole(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    raise argparse.ArgumentTypeError(f"found {text[:40]!r}; write a whole number, like 5000")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
