"""Any diary, for what a clinic is sent: every kind of entry with every key it may have."""

from __future__ import annotations

from typing import Any

from diaries import PERSON
from hypothesis import strategies as some

from stature.exports.codes import WARNING_SIGNS

DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}


def an_id(number: int) -> str:
    return f"019a8f00-0000-7000-9000-{number:012x}"


TEXT = some.text(some.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(str.strip)
EXERCISES = some.sampled_from(["neck-press", "wall-ball-press", "prone-chest-raise"])
SCORE = some.one_of(some.none(), some.integers(0, 10))
FLAGS = some.sampled_from([None, *sorted(WARNING_SIGNS)])
CLOCK = some.builds("{:02}:{:02}".format, some.integers(0, 23), some.integers(0, 59))
SESSION = {
    "exercise": EXERCISES,
    "reason": some.sampled_from(["TARGET_REACHED", "TIRED", "STOPPED", "INTERRUPTED", "FORM", "PAIN", "RED_FLAG"]),
    "repetitions": some.integers(0, 20),
    "repetitions_said": some.one_of(some.none(), some.integers(0, 20)),
    "dose": some.fixed_dictionaries(
        {"repetitions": some.integers(1, 20), "rung": TEXT, "hold_counts": some.integers(1, 5)}
    ),
    "beat_seconds": some.sampled_from([1, 1.0, 1.2, 1.5]),
    "half_effort": some.booleans(),
    "set_begun": some.one_of(some.none(), some.booleans()),
    "efforts": some.one_of(some.none(), some.integers(0, 100)),
    "effort": SCORE,
    "pain_told": some.one_of(some.none(), some.booleans()),
    "tired_taken_back": some.one_of(some.none(), some.booleans()),
    "pressed_by_mistake": some.one_of(some.none(), some.integers(0, 20)),
    "unanswered": some.one_of(some.none(), some.booleans()),
    "pain": SCORE,
    "little_pain": some.one_of(some.none(), some.booleans()),
    "answers_wait": some.one_of(some.none(), some.booleans()),
    "pain_before": SCORE,
    "red_flag": FLAGS,
    "seconds": some.one_of(some.none(), some.floats(0, 3600).map(lambda seconds: round(seconds, 1))),
}
BODIES = {
    "session_finished": some.fixed_dictionaries(SESSION),
    "screen_answered": some.fixed_dictionaries(
        {
            "answers": some.dictionaries(
                some.sampled_from([f"q{number}" for number in range(1, 12)]),
                some.sampled_from(["yes", "no", "not_sure"]),
                min_size=1,
            )
        }
    ),
    "plan_set": some.fixed_dictionaries(
        {"exercise": EXERCISES, "locked": some.booleans(), "by": some.sampled_from(["person", "therapist"])},
        optional={
            "beat_seconds": some.sampled_from([1, 1.2, 1.5]),
            "days": some.lists(some.sampled_from(sorted(DAYS)), min_size=1),
            "times": some.dictionaries(some.sampled_from(["morning", "evening", "once"]), CLOCK),
        },
    ).flatmap(
        lambda plan: some.one_of(
            some.just(plan),
            some.builds(
                lambda number, rung: {**plan, "repetitions": number, "rung": rung},
                some.integers(1, 20),
                some.one_of(TEXT, some.sampled_from(["pillow", "towel", "feet_1"])),
            ),
        )
    ),
    "step_answered": some.fixed_dictionaries(
        {
            "exercise": EXERCISES,
            "step": some.one_of(
                some.sampled_from(["open", "chair_and_company", "rung:towel"]),
                some.integers(1, 20).map("repetitions:{}".format),
                TEXT.map("rung:{}".format),
            ),
            "answer": some.sampled_from(["accepted", "declined", "undone"]),
        },
        optional={"shown_by_therapist": some.booleans()},
    ),
    "session_answered": some.fixed_dictionaries(
        {"entry": some.integers(0, 11).map(an_id)},
        optional={
            "repetitions_said": some.integers(0, 20),
            "effort": SCORE,
            "pain": SCORE,
            "little_pain": some.booleans(),
        },
    ),
    "prescription_taken": some.fixed_dictionaries(
        {
            "made": some.sampled_from(["2026-01-02", "2026-11-28"]),
            "plan": some.dictionaries(
                EXERCISES,
                some.one_of(
                    some.just({"do": False}),
                    some.fixed_dictionaries(
                        {
                            "do": some.just(True),
                            "repetitions": some.integers(1, 20),
                            "rung": some.one_of(TEXT, some.sampled_from(["pillow", "towel", "start"])),
                            "parts": some.lists(
                                some.sampled_from(["morning", "evening", "once"]), min_size=1, unique=True
                            ),
                        }
                    ),
                ),
            ),
        },
        optional={
            "days": some.lists(some.sampled_from(sorted(DAYS)), min_size=1, unique=True),
            "locked": some.booleans(),
            "by": some.sampled_from(["Mrs. Green", "<b>"]),
            "note": some.just("Slowly & calmly."),
        },
    ),
    "morning_after": some.fixed_dictionaries({"pain": some.integers(0, 10)}),
    "measure_taken": some.one_of(
        some.fixed_dictionaries(
            {"measure": some.just("height"), "centimetres": some.sampled_from([100, 161.5, 220.0])}
        ),
        some.fixed_dictionaries(
            {"measure": some.just("chair_stands"), "stands": some.integers(0, 60), "hurt": some.booleans()}
        ),
    ),
    "red_flag": some.fixed_dictionaries({"kind": FLAGS, "exercise": some.one_of(some.none(), EXERCISES)}),
    "pain_told": some.fixed_dictionaries({"pain": SCORE, "exercise": some.one_of(some.none(), EXERCISES)}),
    "done_without_app": some.fixed_dictionaries(
        {
            "exercise": EXERCISES,
            "day": some.sampled_from(["2026-01-02", "2026-11-28", "2027-03-01"]),
            "part_of_day": some.sampled_from(["morning", "evening", "once"]),
        },
        optional={"hurt": some.booleans(), "pain": SCORE, "little_pain": some.booleans()},
    ),
    "words_written": some.fixed_dictionaries(
        {"day": some.sampled_from(["2026-01-02", "2026-11-28"]), "text": some.sampled_from(["<b>", "a\nb", "=1+1"])}
    ),
    "cleared": some.fixed_dictionaries(
        {"what": some.sampled_from(["screen", "red_flag", "q3", "unread", "clock", "wait", "not_mine"])}
    ),
    "retracted": some.fixed_dictionaries({"entry": some.integers(0, 11).map(an_id)}),
}


@some.composite
def diaries(draw: some.DrawFn) -> list[dict[str, Any]]:
    kinds = draw(some.lists(some.sampled_from(sorted(BODIES)), max_size=8))
    return [
        {
            "id": an_id(number),
            "person": PERSON,
            "at": f"2026-{draw(some.integers(1, 12)):02}-{draw(some.integers(1, 28)):02}T08:00:00+01:00",
            "kind": kind,
            "body": draw(BODIES[kind]),
            "schema": 1,
        }
        for number, kind in enumerate(kinds)
    ]
