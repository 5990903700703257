"""What a moving picture is: postures that are come to, one after the other, and all that is seen around them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import bedside
from between import ROOM as BED_AND_FLOOR
from drawing import Item, Paper
from outlines import View
from postures import Posture
from resting import Top
from shapely import Polygon
from skeleton import Posed, Side

Around = Callable[[View, Paper], Sequence[Item]]  # behind the person, and still
Held = Callable[[Posed, View], Mapping[str, Polygon]]  # in the picture plane, where it is at this moment
HELD = "held"  # where it is painted, in the order of a posture


def nothing_held(_posed: Posed, _view: View) -> Mapping[str, Polygon]:
    return {}


def in_the_bedroom(view: View, paper: Paper) -> list[Item]:
    return [bedside.rug(paper, view), *bedside.bed(paper, view)]


@dataclass(frozen=True)
class Key:
    """A posture that is come to: in how many seconds, drawn in how many frames, told by which sentence.

    One that says None is come to in the same step as the key before it, without a stop; one in no frames is stayed in. Past `order_changes` of the way the parts are painted in the
    order of this posture.
    """

    posture: Posture
    seconds: float = 0.0
    frames: int = 3
    say: str | None = None
    order_changes: float = 0.49


@dataclass(frozen=True)
class Movement:
    name: str
    keys: Sequence[Key]
    view: View
    size: tuple[float, float]
    paper: Paper
    pillow_y: float | None  # where one lies that the head presses; without one there is none
    dark_side: Side  # one leg is a shade deeper all the way, so that two are told apart
    who: str = "woman"
    shoes: bool = False
    around: Around = in_the_bedroom
    held: Held = nothing_held
    over: Top = BED_AND_FLOOR  # what nothing goes through
    floor_y: tuple[float, float] = bedside.RUG_Y  # where a floor is seen that feet darken
