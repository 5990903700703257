"""Runs the benches that were named, or all, and shows each figure beside its baseline.

Decided here: the table and the JSON. What is measured, and against what, is each bench's own matter.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from groundwork.chromium import CHOSEN, set_up_chromium
from groundwork.figures import Figure
from groundwork.one_at_a_time import one_at_a_time
from groundwork.places import HERE, Places
from groundwork.progress import SetUpFailed, say
from groundwork.web_app import set_up_web_app

COLUMNS = ("what", "figure", "baseline", "", "ratio")


@dataclass(frozen=True, slots=True)
class Bench:
    """One module of `benches/`."""

    name: str
    title: str
    needs: tuple[str, ...]
    figures: Callable[[], list[Figure]]
    command: Callable[[Sequence[str]], int] | None = None
    long: bool = False  # takes hours: run where it is named, and not with all the others


def main(arguments: Sequence[str]) -> int:
    """0 when every bench gave its figures, 1 when one failed, 2 when one is unknown."""
    known = {bench.name: bench for bench in map(load_bench, bench_files(HERE))}
    if (own := _command_of_its_own(arguments, known)) is not None:
        return own(arguments[1:])
    wanted = _wanted(arguments, known)
    measured: list[tuple[Bench, Figure]] = []
    failed = []
    for bench in wanted.benches:
        say(f"{bench.title} ...")
        try:
            _set_up(HERE, bench.needs)
            measured += [(bench, figure) for figure in bench.figures()]
        except Exception as problem:  # noqa: BLE001  one bench that breaks must not lose the others' figures
            failed.append(bench.name)
            say(f"{bench.name} failed: {type(problem).__name__}: {problem}")
    print(table(measured))
    if wanted.out:
        wanted.out.write_text(json.dumps(as_json(measured), indent=2) + "\n")
    return 1 if failed else 0


def _command_of_its_own(arguments: Sequence[str], known: dict[str, Bench]) -> Callable[[Sequence[str]], int] | None:
    """The command of a bench that is named first and given options, like `people --days 365`."""
    if len(arguments) < 2 or not arguments[1].startswith("-") or arguments[0] not in known:  # noqa: PLR2004
        return None
    return known[arguments[0]].command


def bench_files(places: Places) -> list[Path]:
    return sorted(path for path in (places.root / "benches").glob("*.py") if not path.name.startswith("_"))


def load_bench(path: Path) -> Bench:
    spec = importlib.util.spec_from_file_location(f"bench_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} cannot be read as a Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Bench(
        module.NAME,
        module.TITLE,
        tuple(getattr(module, "NEEDS", ())),
        module.figures,
        getattr(module, "command", None),
        getattr(module, "LONG", False),
    )


def table(measured: Iterable[tuple[Bench, Figure]]) -> str:
    """One line for each figure: what it is, the figure, the baseline and its figure, how many times it."""
    rows = [COLUMNS, *(_row(figure) for _, figure in measured)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(line.rstrip() for line in lines)


def as_json(measured: Iterable[tuple[Bench, Figure]]) -> dict[str, object]:
    return {
        "machine": {
            "system": platform.platform(),
            "processors": os.cpu_count(),
            "python": platform.python_version(),
        },
        "figures": [{"bench": bench.name, **asdict(figure), "ratio": figure.ratio} for bench, figure in measured],
    }


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        _amount(figure.value, figure.unit),
        figure.baseline,
        _amount(figure.baseline_value, figure.unit),
        f"{figure.ratio:.2f}",
    )


def _amount(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if abs(value) < 1000 else f"{value:,.0f} {unit}"  # noqa: PLR2004


@dataclass(frozen=True, slots=True)
class _Wanted:
    benches: list[Bench]
    out: Path | None


def _wanted(arguments: Sequence[str], known: dict[str, Bench]) -> _Wanted:
    parser = argparse.ArgumentParser(prog="./bench", description="Each figure beside its baseline.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known) or 'none yet'}")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the figures as JSON too")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.names if name not in known]
    if unknown:
        parser.error(f"there is no bench {unknown[0]!r}; there are {', '.join(known)}")
    names = given.names or [name for name, bench in known.items() if not bench.long]
    return _Wanted([known[name] for name in names], given.out)


def _set_up(places: Places, needs: Collection[str]) -> None:
    if {"web", "smallest"} & set(needs):
        with one_at_a_time(places):
            set_up_web_app(places, smallest="smallest" in needs)
    if "chromium" in needs:
        os.environ[CHOSEN] = str(set_up_chromium())


if __name__ == "__main__":
    try:
        code = main(sys.argv[1:])
    except SetUpFailed as stopped:
        say(str(stopped))
        code = 1
    sys.exit(code)
