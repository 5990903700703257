"""Movements, between their keys as well as in them: the spine never bends forward (S1), nothing slides, nothing floats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from backline import back_line
from between import LIMBS, STAYS_METRES, Still, between, still
from keyed import Movement
from movements import MOVEMENTS
from resting import gap, joints_of
from skeleton import load, spine_angles
from stage import touches

SHARES = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
MOST_ROUNDER_MM, MOST_BULGE_MM = 3.0, 26  # as in test_figures.py
CONTACT_MM, DEEPEST_MM = 3.0, -45.0  # a side sinks so deep into a bed
THROUGH_MM = -15.0  # what a limb on its way may sink into a bed before it is seen to go through
ON_THE_BACK = -0.2  # how far the back looks down: then nobody sees it
MOVED_AT_ONCE_METRES = 0.13
NAMES = [movement.name for movement in MOVEMENTS]


@dataclass(frozen=True)
class Moment:
    way: int
    share: float
    at: Still
    angles: dict[str, float]


@cache
def keys_of(name: str) -> tuple[Still, ...]:
    movement = named(name)
    return tuple(still(load(movement.who), key.posture) for key in movement.keys)


@cache
def moments(name: str) -> tuple[Moment, ...]:
    """Each way from key to key, in steps of a fifth."""
    return tuple(_moments(named(name)))


def _moments(movement: Movement) -> Iterator[Moment]:
    body, keys = load(movement.who), keys_of(movement.name)
    for way, (first, last) in enumerate(pairwise(keys)):
        for share in SHARES if movement.keys[way + 1].frames else ():
            at = between(body, first, last, share, movement.over)
            yield Moment(way, share, at, {**spine_angles(at.posed), **back_line(at.posed)})


def named(name: str) -> Movement:
    return next(movement for movement in MOVEMENTS if movement.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_in_no_moment_is_the_spine_bent_forward_sideways_or_in_a_twist(name: str) -> None:
    for moment in moments(name):
        assert moment.angles["trunk_flexion_deg"] <= 0, moment
        assert moment.angles["head_forward_mm"] <= 0, moment
        assert moment.angles["trunk_side_bend_deg"] == moment.angles["trunk_twist_deg"] == 0, moment


@pytest.mark.parametrize("name", NAMES)
def test_in_no_moment_is_the_outline_of_the_back_rounder_than_upright(name: str) -> None:
    """By what is seen, as of the single pictures; and than that of who stands tall, but for a back that is lain on."""
    for moment in moments(name):
        assert moment.angles["back_rounder_mm"] <= MOST_ROUNDER_MM, moment
        if moment.at.pose.root[2, 1] > ON_THE_BACK:
            assert moment.angles["back_rounder_than_tall_mm"] <= MOST_ROUNDER_MM, moment
            assert moment.angles["back_bulge_mm"] <= MOST_BULGE_MM, moment


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("angle", ["trunk_flexion_deg", "neck_flexion_deg"])
def test_between_two_keys_the_spine_goes_one_way(name: str, angle: str) -> None:
    for way in {moment.way for moment in moments(name)}:
        told = [moment.angles[angle] for moment in moments(name) if moment.way == way]
        steps = np.diff(told)
        assert (steps >= -0.11).all() or (steps <= 0.11).all(), (way, told)


@pytest.mark.parametrize("name", NAMES)
def test_in_every_key_what_carries_is_touched(name: str) -> None:
    for key, at in zip(named(name).keys, keys_of(name), strict=True):
        left = touches(at.posed, key.posture)
        assert left
        assert all(DEEPEST_MM <= mm <= CONTACT_MM for mm in left.values()), left


@pytest.mark.parametrize("name", NAMES)
def test_a_foot_or_hand_that_stays_does_not_slide_on_the_way(name: str) -> None:
    keys = keys_of(name)
    for moment in moments(name):
        for limb in LIMBS:
            a, b, now = (s.posed.joint(joints_of(limb)[2]) for s in (keys[moment.way], keys[moment.way + 1], moment.at))
            if np.linalg.norm(b - a) < STAYS_METRES:
                meant = a + (b - a) * moment.share
                assert np.linalg.norm(now - meant) * 1000 <= CONTACT_MM, (limb, moment)


@pytest.mark.parametrize("name", NAMES)
def test_no_limb_goes_through_bed_or_floor_on_the_way(name: str) -> None:
    for moment in moments(name):
        if moment.share in (0.0, 1.0):
            continue
        for part in (f"{part}-{s}" for part in ("hand", "elbow", "knee", "foot") for s in "LR"):
            assert gap(moment.at.posed, part, named(name).over) * 1000 >= THROUGH_MM, (part, moment.way, moment.share)


@pytest.mark.parametrize("name", NAMES)
def test_the_trunk_moves_evenly(name: str) -> None:
    """No way is so short that head or hips would be thrown: a fifth of it is a hand's breadth of the hips."""
    for before, after in pairwise(moments(name)):
        if before.way == after.way:
            assert np.linalg.norm(after.at.place - before.at.place) <= MOVED_AT_ONCE_METRES, after
