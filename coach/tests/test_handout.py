"""Every fact of the handout is in the regimen, each in its place; and every picture and sentence that is named exists.

`docs/handout.md` says of each line of the handout where it is done; here every place is looked up, and no line is missed.
"""

from __future__ import annotations

import ast
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from stature_coach import safety
from stature_coach.door import wire
from stature_coach.regimen.values import Exercise

REPOSITORY = Path(__file__).parents[2]
REGIMEN = REPOSITORY / "regimen"
# The lines of the handout that ask for something, counted when it was read. A row that goes is missed here.
LINES = {
    *(f"A{line}" for line in range(1, 6)),
    *(f"N{line}" for line in range(1, 11)),
    *(f"W{line}" for line in range(1, 12)),
    *(f"C{line}" for line in range(1, 14)),
}
ROW = re.compile(
    r"^\| (?P<line>[ANWC]\d+) \| (?P<fact>[^|]+) \| (?P<places>[^|]+) \| (?P<otherwise>[^|]+) \|$", re.MULTILINE
)
# How a member of a list of tables is called.
NAMES = ("say", "rung", "id")


@pytest.fixture(scope="module")
def neck(house: wire.House) -> Exercise:
    return house.regimen.exercise("neck-press")


@pytest.fixture(scope="module")
def wall(house: wire.House) -> Exercise:
    return house.regimen.exercise("wall-ball-press")


@pytest.fixture(scope="module")
def prone(house: wire.House) -> Exercise:
    return house.regimen.exercise("prone-chest-raise")


def said(house: wire.House, exercise: Exercise) -> str:
    words = [exercise.words.lift, exercise.words.lift_breathing, exercise.words.lower]
    return " ".join(house.wording.text(key) for key in [*(step.say for step in exercise.setup), *words])


def test_every_exercise_is_held_for_a_slow_five_count(house: wire.House) -> None:
    assert [exercise.dose.hold_counts for exercise in house.regimen.exercises] == [5, 5, 5]
    assert safety.FASTEST_BEAT_SECONDS == 1.0


def test_every_exercise_rests_two_seconds(house: wire.House) -> None:
    assert [exercise.tempo.rest_seconds for exercise in house.regimen.exercises] == [2.0, 2.0, 2.0]


def test_every_exercise_is_done_until_tired(house: wire.House) -> None:
    assert all(exercise.dose.until_tired for exercise in house.regimen.exercises)


def test_the_neck_press_is_ten_times_morning_and_evening(neck: Exercise) -> None:
    assert (neck.dose.repetitions, neck.dose.ceiling) == (10, 10)
    assert neck.parts_of_day == ("morning", "evening")


def test_the_neck_press_lies_on_the_back_with_pillows_and_goes_on_to_a_firm_rolled_towel(
    house: wire.House, neck: Exercise
) -> None:
    assert neck.position == "supine"
    assert [rung.id for rung in neck.ladder] == ["pillow", "towel"]
    assert "behind your upper neck and the base of your head" in said(house, neck)


def test_the_neck_press_presses_back_makes_the_spine_long_chin_in_face_up_and_smoothly(
    house: wire.House, neck: Exercise
) -> None:
    heard = said(house, neck)
    for fact in ("press your head straight back", "making your spine long", "Slide your chin straight back",
                 "Your face looks at the ceiling", "Build up smoothly", "Never jerk"):  # fmt: skip
        assert fact in heard


def test_the_wall_press_goes_up_to_fifteen_or_twenty_once_a_day(wall: Exercise) -> None:
    assert (wall.dose.repetitions, wall.dose.ceiling) == (15, 20)
    assert wall.parts_of_day == ("once",)


def test_the_wall_press_stands_straight_ball_behind_the_upper_back_and_only_the_ankles_move(
    house: wire.House, wall: Exercise
) -> None:
    assert wall.position == "standing"
    heard = said(house, wall)
    for fact in ("Stand tall and straight", "your upper back holds the ball", "Set your feet apart",
                 "from the wall", "push with feet and legs", "Only your ankles move",
                 "Spine, hips and knees stay as they are"):  # fmt: skip
        assert fact in heard


def test_the_wall_press_grows_by_feet_further_out_three_steps_at_most(wall: Exercise) -> None:
    assert [rung.id for rung in wall.ladder] == ["start", "feet-1", "feet-2", "feet-3"]


def test_each_rung_at_the_wall_says_its_own_distance_from_the_same_small_step(
    house: wire.House, wall: Exercise
) -> None:
    said_on = {
        rung.id: [
            house.wording.text(step.say)
            for step in wall.setup
            if step.say.startswith("wall_ball_press.feet") and (not step.rungs or rung.id in step.rungs)
        ]
        for rung in wall.ladder
    }
    small_step = "Hold the chair, all the time. Set your feet apart, a small step from the wall."
    assert said_on["start"] == [small_step]
    further = {rung: told[1:] for rung, told in said_on.items() if rung != "start" and told[0] == small_step}
    assert [told for (told,) in further.values()] == [
        "Set your feet five centimetres, two inches, further out.",
        "Set your feet ten centimetres, four inches, further out.",
        "Set your feet fifteen centimetres, half a shoe-length, further out.",
    ]


def test_nobody_lifts_the_head_to_put_a_towel_or_a_pillow_under_it(house: wire.House, neck: Exercise) -> None:
    on_towel = [step for step in neck.setup if not step.rungs or "towel" in step.rungs]
    says = [step.say for step in on_towel]
    assert says.index("neck_press.towel_ready") < says.index("log_roll.down") < says.index("neck_press.towel")
    lying = [house.wording.text(step.say) for step in on_towel[says.index("log_roll.onto_back") :]]
    assert not [text for text in lying if text.startswith(("Put ", "Place ", "Lay ")) or "on the pillow" in text]
    assert "neck_press.pillow_ready" not in says
    assert "roll toward your edge" in house.wording.text("neck_press.towel_level")


def test_the_chest_raise_is_on_bed_or_floor_pillow_optional_once_a_day_until_tired(
    house: wire.House, prone: Exercise
) -> None:
    assert prone.position == "prone"
    assert prone.parts_of_day == ("once",)
    heard = said(house, prone)
    for fact in ("A firm bed", "The floor is only", "A pillow under your stomach makes it easier",
                 "shoulder blades together", "Head and chest will lift a little", "Look straight down"):  # fmt: skip
        assert fact in heard


def test_whoever_cannot_lift_yet_keeps_trying_and_it_counts(house: wire.House, prone: Exercise) -> None:
    assert prone.ladder[0].id == "trying"
    assert "If your head does not lift yet, keep trying gently, without pain. One day it may." in said(house, prone)


def test_the_chest_raise_asks_each_time_whether_lying_on_the_stomach_is_without_difficulty(
    house: wire.House, prone: Exercise
) -> None:
    gate = prone.prerequisites[0]
    assert gate.rule == "S4"
    assert "Can you lie down on your stomach" in house.wording.text(gate.say)
    assert "without difficulty" in house.wording.text(gate.say)


def test_a_new_person_begins_with_fewer(house: wire.House) -> None:
    assert [exercise.dose.first_repetitions for exercise in house.regimen.exercises] == [5, 5, 3]


def test_the_ceilings_are_those_of_the_rule_and_no_rung_goes_beyond_them(house: wire.House) -> None:
    # S7, as it is written; a number that is mistyped in the code must not be measured by itself.
    assert safety.CEILINGS == {"neck-press": 10, "wall-ball-press": 20, "prone-chest-raise": 10}
    assert (safety.LONGEST_HOLD_COUNTS, safety.FASTEST_BEAT_SECONDS, safety.SLOWEST_BEAT_SECONDS) == (5, 1.0, 1.5)
    for exercise in house.regimen.exercises:
        assert all(rung.ceiling <= safety.CEILINGS[exercise.id] for rung in exercise.ladder)
    assert house.regimen.exercise("prone-chest-raise").rung("trying").ceiling == safety.TRYING_CEILING == 5


def test_every_exercise_asks_something_at_its_gate_and_coaches_the_way_out(house: wire.House) -> None:
    for exercise in house.regimen.exercises:
        assert exercise.prerequisites
        assert any(step.moves_body for step in exercise.setup)
        assert any(step.moves_body for step in exercise.leaving)
        assert (exercise.words.steady is not None) == (exercise.position == "standing")


def test_everybody_hears_how_to_breathe_to_stop_and_what_silence_means(house: wire.House) -> None:
    for exercise in house.regimen.exercises:
        steps = [step.say for step in exercise.setup if not step.rungs and step.effort == "always"]
        assert {"shared.smooth", "shared.breathe", "shared.stop_whenever", "shared.if_silent"} <= set(steps)
        efforts = {step.effort: step.say for step in exercise.setup if step.effort != "always"}
        assert efforts == {"usual_effort": "shared.firm", "half_effort": "shared.half_effort"}


def test_what_is_needed_is_asked_for_before_the_body_moves(house: wire.House) -> None:
    needed = {
        "neck-press": ["neck_press.pillow_ready", "neck_press.towel_ready", "shared.device_by_bed"],
        "wall-ball-press": ["wall_ball_press.device", "wall_ball_press.chair", "wall_ball_press.shoes",
                            "wall_ball_press.ball"],
        "prone-chest-raise": ["prone_chest_raise.pillow_ready", "prone_chest_raise.towel_ready",
                              "shared.device_by_bed"],
    }  # fmt: skip
    for exercise in house.regimen.exercises:
        moves_at = next(at for at, step in enumerate(exercise.setup) if step.moves_body)
        before = [step.say for step in exercise.setup[:moves_at]]
        assert [say for say in needed[exercise.id] if say not in before] == []


def test_every_rule_of_safety_is_there_once_and_in_order() -> None:
    assert [rule.id for rule in safety.RULES] == [f"S{number}" for number in range(1, 13)]


def test_every_picture_that_is_named_exists(files: dict[str, str]) -> None:
    manifest = REGIMEN / "figures" / "figures.json"
    if not manifest.exists():
        pytest.skip("there are no pictures yet")
    drawn = json.dumps(json.loads(manifest.read_text(encoding="utf-8")))
    for exercise in wire.open_house(files).regimen.exercises:
        steps = [*exercise.setup, *exercise.leaving]
        figures = {step.figure for step in steps if step.figure} - {"start", "hold"}
        figures |= {figure for rung in exercise.ladder for figure in (rung.start_figure, rung.hold_figure)}
        assert [figure for figure in sorted(figures) if f'"{figure}"' not in drawn] == []
        assert [figure for figure in sorted(figures) if not (REGIMEN / "figures" / f"{figure}.svg").exists()] == []


def test_every_sentence_is_used_or_kept_for_what_its_note_says(house: wire.House) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in REGIMEN.glob("*.toml"))
    language = tomllib.loads((REGIMEN / "wording" / "en.toml").read_text(encoding="utf-8"))
    from stature_coach.regimen.wording import ALWAYS_SAID

    for key in house.wording.sentences:
        if (
            key.startswith(("screen.", "number.", "feel.", "answer.", "caseload."))
            or key in ALWAYS_SAID
            or f'"{key}"' in text
        ):
            continue
        table, name = key.split(".")
        assert "note" in language[table][name], key


def test_with_the_voice_as_it_was_spoken_every_word_of_a_repetition_fits_its_phase(files: dict[str, str]) -> None:
    manifest = REGIMEN / "voice" / "en" / "manifest.json"
    if not manifest.exists():
        pytest.skip("there is no voice yet")
    house = wire.open_house({**files, "voice/en/manifest.json": manifest.read_text(encoding="utf-8")})
    for exercise in house.regimen.exercises:
        spoken, words = house.spoken_seconds, exercise.words
        assert max(spoken[words.lift], spoken[words.lift_breathing]) <= exercise.tempo.lift_seconds
        assert spoken[words.lower] <= exercise.tempo.lower_seconds
    assert all(house.spoken_seconds[f"number.{number}"] <= 1.0 for number in range(1, 6))
    assert house.spoken_seconds["shared.breathe_in"] <= 4.0


# ---------------------------------------------------------------- the table of docs/handout.md


def rows() -> list[re.Match[str]]:
    return list(ROW.finditer((REPOSITORY / "docs" / "handout.md").read_text(encoding="utf-8")))


def stands(place: str) -> bool:
    """Whether `file#what` is there: a key of a TOML file, a member of one of its lists, or a name of a module."""
    file, what = place.split("#")
    path = REPOSITORY / file
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    return _in_module(text, what) if path.suffix == ".py" else _in_toml(tomllib.loads(text), what)


def _in_module(text: str, name: str) -> bool:
    told = ast.parse(text).body
    functions = {node.name for node in told if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    values = {node.target.id for node in told if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)}
    return name in functions | values


def _in_toml(values: Any, what: str) -> bool:
    listed, _, member = what.partition(":")
    if member:
        return any(member in [item.get(name) for name in NAMES] for item in values.get(listed, []))
    for key in what.split("."):
        if not isinstance(values, dict) or key not in values:
            return False
        values = values[key]
    return True


def test_every_line_of_the_handout_has_one_row_with_its_places_and_what_is_otherwise() -> None:
    told = [row["line"] for row in rows()]
    assert sorted(told) == sorted(LINES)
    assert all(re.findall(r"`([^`]+#[^`]+)`", row["places"]) for row in rows())
    assert all(row["fact"].strip() and row["otherwise"].strip() for row in rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["line"])
def test_a_line_of_the_handout_is_done_where_its_row_says(row: re.Match[str]) -> None:
    places = re.findall(r"`([^`]+)`", row["places"])
    assert [place for place in places if not stands(place)] == []


@pytest.mark.parametrize(
    "gone",
    [
        "regimen/neck-press.toml#setup:neck_press.no_such_sentence",
        "regimen/neck-press.toml#leaving:neck_press.chin",
        "regimen/neck-press.toml#dose.no_such_number",
        "regimen/no-such-exercise.toml#dose.repetitions",
        "coach/src/stature_coach/safety.py#NO_SUCH_NAME",
    ],
)
def test_a_place_that_is_gone_is_missed(gone: str) -> None:
    assert not stands(gone)


def test_no_sentence_of_the_handout_is_copied_into_its_table() -> None:
    """Facts are free, sentences are not. These are runs of words of the handout that nobody writes by chance."""
    told = (REPOSITORY / "docs" / "handout.md").read_text(encoding="utf-8").lower()
    theirs = ("push head down firmly", "pinch shoulders back", "in good posture", "if you can get on your stomach",
              "until you feel your leg", "as strength increases", "you might eventually")  # fmt: skip
    assert [words for words in theirs if words in told] == []
