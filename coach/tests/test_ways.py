"""The ways into a position and out of it, as they are said: nobody rolls off a bed, and nobody trips over a ball (S9)."""

from __future__ import annotations

import json
import re

import pytest

from stature_coach.door import wire
from stature_coach.regimen.values import Step, lying_steps, upright_steps

LYING = ("neck-press", "prone-chest-raise")
RUNGS = [
    *(("neck-press", rung) for rung in ("pillow", "towel")),
    *(("wall-ball-press", rung) for rung in ("start", "feet-1", "feet-2", "feet-3")),
    *(("prone-chest-raise", rung) for rung in ("trying", "head", "chest-pillow", "chest")),
]
ON_A_PILLOW = ("trying", "head", "chest-pillow")


def said(steps: tuple[Step, ...], rung: str) -> list[str]:
    return [step.say for step in steps if not step.rungs or rung in step.rungs]


def in_order(heard: list[str], *wanted: str) -> bool:
    places = [heard.index(one) for one in wanted]
    return places == sorted(places)


def ways_in(house: wire.House, exercise: str, rung: str) -> list[list[str]]:
    setup = house.regimen.exercise(exercise).setup
    return [way for steps in (upright_steps(setup), lying_steps(setup)) if (way := said(steps, rung))]


@pytest.mark.parametrize(("exercise", "rung"), RUNGS)
def test_a_telephone_is_within_reach_on_every_way_in(house: wire.House, exercise: str, rung: str) -> None:
    for way in ways_in(house, exercise, rung):
        assert [say for say in way if re.search(r"telephone.*within reach", house.wording.text(say))]


@pytest.mark.parametrize(("exercise", "rung"), [one for one in RUNGS if one[0] in LYING])
def test_the_device_comes_to_the_pillow_before_lying_down_and_to_the_hand_after_it(
    house: wire.House, exercise: str, rung: str
) -> None:
    """Nobody reaches for it by twisting: who lies moves an arm, and nothing else."""
    upright, *_ = ways_in(house, exercise, rung)
    assert in_order(upright, "shared.device_by_bed", "log_roll.down", "shared.device_to_hand")
    assert "Only your arm moves." in house.wording.text("shared.device_to_hand")
    lying = lying_steps(house.regimen.exercise(exercise).setup)
    assert not lying or "shared.device_to_hand" in said(lying, rung)


def test_the_wall_is_chosen_before_anything_is_carried_there_and_is_no_door(house: wire.House) -> None:
    for way in ways_in(house, "wall-ball-press", "start"):
        assert in_order(way, "wall_ball_press.shoes", "wall_ball_press.wall", "wall_ball_press.chair")
        assert "never a door" in house.wording.text("wall_ball_press.wall")


def test_what_must_be_thought_of_before_lying_on_the_front_is_named(house: wire.House) -> None:
    """Whoever has any of it hears "say no" beside the question that closes the chest raise."""
    asked = {one["id"]: one["why"] for one in json.loads(wire.screen(house))["questions"]}
    for said_with_it in ("Say no soon after", "operation", "hernia", "stoma", "reflux", "pregnancy"):
        assert said_with_it in asked["q8"]


@pytest.mark.parametrize("rung", [rung for exercise, rung in RUNGS if exercise == "prone-chest-raise"])
def test_nobody_rolls_onto_the_front_before_the_middle_of_the_bed_and_the_arm_beside_the_ear(
    house: wire.House, rung: str
) -> None:
    (way,) = ways_in(house, "prone-chest-raise", rung)
    assert in_order(
        way, "log_roll.down", "log_roll.shift_back", "log_roll.room", "log_roll.arm_up", "log_roll.onto_front"
    )
    # A whole arm, and not a forearm: a stiff body comes to lie 42 cm nearer the edge than its side was.
    assert "Stretch your top arm forward. Does all of it fit" in house.wording.text("log_roll.room")
    assert "the arm you lie on" in house.wording.text("log_roll.arm_up")


def test_the_arm_that_goes_up_is_named_by_the_edge_so_that_the_roll_ends_facing_it(house: wire.House) -> None:
    """From the back the roll goes onto the arm on the side of the edge, from the front onto the other one."""
    out = {name: said(house.regimen.exercise(name).leaving, "") for name in LYING}
    ways = (("neck-press", "near_arm_up", "onto_side"), ("prone-chest-raise", "far_arm_up", "away_from_edge"))
    for name, arm, roll in ways:
        way = ("to_edge", "knees_over", "long_back", "up", "sit_a_while")
        assert in_order(out[name], *(f"log_roll.{step}" for step in (arm, roll, *way)))
    asked = "nearer the edge you came from?"
    assert (
        house.wording.text("log_roll.near_arm_up")
        == f"Which arm is {asked} Slide it up toward your ear, without strain."
    )
    assert house.wording.text("log_roll.far_arm_up") == (
        "One hand is nearer the edge you came from. That arm stays down. Slide the other arm up toward your ear, without strain."
    )
    assert "Roll away from it" in house.wording.text("log_roll.away_from_edge")


@pytest.mark.parametrize("exercise", LYING)
def test_nobody_rolls_onto_the_device_or_shifts_onto_a_pillow(house: wire.House, exercise: str) -> None:
    for rung in house.regimen.exercise(exercise).ladder:
        out = said(house.regimen.exercise(exercise).leaving, rung.id)
        roll = next(say for say in ("log_roll.onto_side", "log_roll.away_from_edge") if say in out)
        assert in_order(out, "shared.device_back", roll)
        if rung.id in ON_A_PILLOW:
            assert in_order(out, roll, "prone_chest_raise.pillow_back", "log_roll.knees_over")


def test_no_way_on_a_bed_says_left_or_right_because_a_bed_has_two_sides(house: wire.House) -> None:
    ways = [text.text for key, text in house.wording.sentences.items() if key.startswith("log_roll.")]
    assert ways
    assert [text for text in ways if re.search(r"\b(left|right)\b", text)] == []


def test_a_shift_back_begins_with_the_shoulders_and_one_to_the_edge_with_the_hips(house: wire.House) -> None:
    """The other way round the back would be rounded (S1)."""
    assert "first your shoulders, then your hips" in house.wording.text("log_roll.shift_back")
    assert "first your hips, then your shoulders" in house.wording.text("log_roll.knees_over")


@pytest.mark.parametrize("exercise", LYING)
def test_sitting_up_waits_for_a_tap_because_a_head_may_not_be_clear_yet(house: wire.House, exercise: str) -> None:
    last = house.regimen.exercise(exercise).leaving[-1]
    assert (last.say, last.until_tapped) == ("log_roll.sit_a_while", True)


def test_pillows_are_laid_while_sitting_and_changed_from_the_side(house: wire.House) -> None:
    for rung, laid in (("pillow", "neck_press.pillow_ready"), ("towel", "neck_press.towel_ready")):
        upright, lying = ways_in(house, "neck-press", rung)
        assert in_order(upright, "log_roll.sit", laid, "log_roll.down")
        assert laid not in lying
    for key in ("neck_press.pillow", "neck_press.towel_level", "neck_press.towel_lying"):
        assert re.search("(?i)knees bent, roll to", house.wording.text(key))


def test_whoever_lies_already_is_asked_neither_to_sit_nor_to_go_down(house: wire.House) -> None:
    for rung in ("pillow", "towel"):
        lying = ways_in(house, "neck-press", rung)[1]
        assert not {"log_roll.sit", "log_roll.down", "log_roll.long_back"} & set(lying)
        assert in_order(lying, "shared.telephone_by_hand", "log_roll.middle", "neck_press.chin")


def test_the_stomach_has_its_pillow_on_the_rungs_that_have_one_and_on_no_other(house: wire.House) -> None:
    for rung in house.regimen.exercise("prone-chest-raise").ladder:
        (way,) = ways_in(house, "prone-chest-raise", rung.id)
        for say in ("prone_chest_raise.pillow_ready", "prone_chest_raise.pillow_before"):
            assert (say in way) == (rung.id in ON_A_PILLOW)


def test_only_whoever_does_not_lift_yet_hears_of_it(house: wire.House) -> None:
    for rung in house.regimen.exercise("prone-chest-raise").ladder:
        (way,) = ways_in(house, "prone-chest-raise", rung.id)
        assert ("prone_chest_raise.trying_counts" in way) == (rung.id == "trying")


def test_nobody_face_down_is_told_that_they_may_stay_lying(house: wire.House) -> None:
    assert "shared.stay_or_get_up" not in [step.say for step in house.regimen.exercise("prone-chest-raise").leaving]


def test_the_chair_stands_before_the_ball_is_taken_and_is_held_before_the_feet_move(house: wire.House) -> None:
    (way,) = ways_in(house, "wall-ball-press", "start")
    assert in_order(way, "wall_ball_press.chair", "wall_ball_press.ball", "wall_ball_press.side", "wall_ball_press.turn",
                    "wall_ball_press.ball_behind", "wall_ball_press.feet")  # fmt: skip
    assert "its back against the wall" in house.wording.text("wall_ball_press.chair")
    assert house.wording.text("wall_ball_press.feet").startswith("Hold the chair, all the time.")


def test_a_ball_on_the_floor_is_cleared_away_before_the_next_step_and_left_alone_after_pain(house: wire.House) -> None:
    steps = house.regimen.exercise("wall-ball-press").leaving
    whole, hurt = [step.say for step in steps], [step.say for step in steps if step.after_pain]
    assert whole[whole.index("wall_ball_press.leave_ball") + 1] == "wall_ball_press.clear_ball"
    assert "Leave the ball." in house.wording.text("wall_ball_press.pain_rest")
    assert hurt == []  # no step back, where the ball may lie, none on one leg, and nobody who sits stands up for it
    assert "before you step" in house.wording.text("wall_ball_press.ball_aside")


def test_new_rib_or_back_pain_is_asked_at_the_gate_of_every_chest_raise(house: wire.House) -> None:
    gates = [gate.say for gate in house.regimen.exercise("prone-chest-raise").prerequisites]
    asked = [house.wording.text(say) for say in gates]
    assert [text for text in asked if "ribs and back free of new pain?" in text and "If not, stop here." in text]


def test_a_warning_sign_told_in_the_questions_has_its_words_and_the_number_at_once(house: wire.House) -> None:
    urgent = {one["id"]: one["urgent"] for one in json.loads(wire.screen(house))["questions"] if one["urgent"]}
    assert urgent.keys() == {"q1", "q4", "q6"}
    assert "If the pain is new or sudden, call your doctor today." in urgent.pop("q1")["text"]
    for told in urgent.values():
        assert told["answers"] == ["yes", "not_sure"]
        assert told["call"] is True
        assert "call your emergency number" in told["text"]
