"""What each kind of entry must hold: keys, the values they may have, and the words for what would be right.

Decides whether a body can be read. Does not know what follows from it. docs/diary.md shows the same to people.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from stature_coach.cues import Reason
from stature_coach.events import RedFlag
from stature_coach.problems import shown

LONGEST_TEXT: Final = 200
WEEK_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS: Final = ("morning", "evening", "once")
_CLOCK_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")

Check = Callable[[Any], bool]
Rule = tuple[Check, str]


def body_problem(kind: str, body: Mapping[str, Any]) -> str | None:
    """What is wrong with the body of that kind, in one line; None where nothing is."""
    for key, (check, right) in BODIES[kind].items():
        if not check(body.get(key)):
            return f"{kind}: {key} is {shown(body.get(key))}; write {right}"
    return _TOGETHER[kind](body) if kind in _TOGETHER else None


def _one_of(*words: str) -> Rule:
    return (lambda value: value in words), "one of " + ", ".join(words)


def _whole(least: int, most: int) -> Rule:
    def check(value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most

    return check, f"a whole number from {least} to {most}"


def _number(least: float, most: float) -> Rule:
    def check(value: Any) -> bool:
        return isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most

    return check, f"a number from {least:g} to {most:g}"


def _maybe(rule: Rule) -> Rule:
    check, right = rule
    return (lambda value: value is None or check(value)), f"{right}, or null"


def _text() -> Rule:
    return (lambda value: isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT), "a text"


def _yes_or_no() -> Rule:
    return (lambda value: isinstance(value, bool)), "true or false"


def _answers() -> Rule:
    words = ("yes", "no", "not_sure")
    right = 'answers, like {"q1": "no"}, each yes, no or not_sure'
    return (lambda value: isinstance(value, dict) and all(word in words for word in value.values())), right


def _days() -> Rule:
    def check(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(day in WEEK_DAYS for day in value)

    return check, f'days, like ["mon", "wed", "fri"], some of {", ".join(WEEK_DAYS)}'


def _times() -> Rule:
    def check(value: Any) -> bool:
        return isinstance(value, dict) and all(part in PARTS and _is_time(at) for part, at in value.items())

    return check, 'times of day, like {"morning": "07:30"}'


def _is_time(value: object) -> bool:
    return isinstance(value, str) and _CLOCK_TIME.fullmatch(value) is not None


def _plan_problem(body: Mapping[str, Any]) -> str | None:
    """A plan says something, and a dose is told whole."""
    if (body.get("repetitions") is None) != (body.get("rung") is None):
        return "plan_set: repetitions and rung belong together; write both, or neither"
    if all(body.get(key) is None for key in ("repetitions", "days", "times", "locked")):
        return "plan_set: nothing is set; write repetitions with rung, days, times or locked"
    return None


def _measure_problem(body: Mapping[str, Any]) -> str | None:
    """Each measure has its own value, with its unit in the name."""
    key = MEASURES[body["measure"]]
    check, right = _MEASURED[key]
    if not check(body.get(key)):
        return f"measure_taken: {key} is {shown(body.get(key))}; write {right}"
    return None


MEASURES: Final[Mapping[str, str]] = {"height": "centimetres", "chair_stands": "stands"}
_MEASURED: Final[Mapping[str, Rule]] = {"centimetres": _number(100, 220), "stands": _whole(0, 60)}
_EXERCISE: Final = _one_of("neck-press", "wall-ball-press", "prone-chest-raise")

# The body of each kind: what must be there, what it may be. Keys beside these are kept and not read.
BODIES: Final[Mapping[str, Mapping[str, Rule]]] = {
    "session_finished": {
        "exercise": _EXERCISE,
        "reason": _one_of(*(reason.value for reason in Reason)),
        "repetitions": _whole(0, 20),
        "repetitions_said": _maybe(_whole(0, 20)),
        "effort": _maybe(_whole(0, 10)),
        "pain": _maybe(_whole(0, 10)),
        "pain_before": _maybe(_whole(0, 10)),
        "set_begun": _maybe(_yes_or_no()),
    },
    "screen_answered": {"answers": _answers()},
    "plan_set": {
        "exercise": _EXERCISE,
        "repetitions": _maybe(_whole(1, 20)),
        "rung": _maybe(_text()),
        "days": _maybe(_days()),
        "times": _maybe(_times()),
        "locked": _maybe(_yes_or_no()),
        "by": _maybe(_one_of("person", "therapist")),
    },
    "step_answered": {"exercise": _EXERCISE, "step": _text(), "answer": _one_of("accepted", "declined", "undone")},
    "morning_after": {"pain": _maybe(_whole(0, 10))},
    "measure_taken": {"measure": _one_of(*MEASURES), "hurt": _maybe(_yes_or_no())},
    "red_flag": {"kind": _maybe(_one_of(*(flag.value for flag in RedFlag)))},
    "cleared": {"what": _text()},
    "retracted": {"entry": _text()},
}
# What the keys of a body must be together.
_TOGETHER: Final[Mapping[str, Callable[[Mapping[str, Any]], str | None]]] = {
    "plan_set": _plan_problem,
    "measure_taken": _measure_problem,
}
