"""How long a person waits after a command: from nothing to the first line, and to the page.

A Python that does nothing is the least that any Python program can take; the standard library's own
file server is the least that a server can.
"""

import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from groundwork.figures import Figure, side_by_side

NAME = "start"
TITLE = "From a command to its answer"
NEEDS = ("web",)

ROOT = Path(__file__).parents[1]
STATURE = Path(sys.executable).parent / "stature"
PRACTISE = ("practise", "neck-press", "--fast", "--json")


def figures() -> list[Figure]:
    practise = side_by_side(lambda: end([STATURE, *PRACTISE]), do_nothing)
    through_run = side_by_side(lambda: end([ROOT / "run", *PRACTISE]), lambda: end([STATURE, *PRACTISE]))
    page = side_by_side(serve_a_page, serve_a_file, rounds=5)
    bare = "a Python that does nothing"
    return [
        Figure("a whole session, played at once", practise.seconds, "s", bare, practise.baseline_seconds),
        Figure("the same through ./run", through_run.seconds, "s", "stature itself", through_run.baseline_seconds),
        Figure("from `stature serve` to the page", page.seconds, "s", "python -m http.server", page.baseline_seconds),
    ]


def do_nothing() -> None:
    end([sys.executable, "-c", "pass"])


def end(command: Sequence[str | Path]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def serve_a_page() -> None:
    with tempfile.TemporaryDirectory() as folder:
        diary = Path(folder) / "diary.sqlite3"
        first_answer([STATURE, "serve", "--no-open", "--port", "0", "--diary", diary])


def serve_a_file() -> None:
    first_answer([sys.executable, "-u", "-m", "http.server", "--bind", "127.0.0.1", "0"])


def first_answer(command: Sequence[str | Path]) -> None:
    """Starts a server, reads its address from its first line, fetches one page, and ends it."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        if server.stdout is None:
            raise RuntimeError("the server has no output to read")
        words = server.stdout.readline().replace("(", " ").replace(")", " ").split()
        urllib.request.urlopen(next(word for word in words if word.startswith("http://"))).close()
        server.kill()
