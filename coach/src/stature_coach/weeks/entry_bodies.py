"""What each kind of entry must hold: keys, the values they may have, and the words for what would be right.

Decides whether a body is clear, holds a word that only a newer app knows, or is malformed. The first two are kept, the
last is refused at the door. Does not know what follows from a body. docs/diary.md shows the same to people.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from stature_coach.problems import shown
from stature_coach.safety import FASTEST_BEAT_SECONDS, HIGHEST_CEILING, LONGEST_HOLD_COUNTS, SLOWEST_BEAT_SECONDS
from stature_coach.session.cues import Reason
from stature_coach.session.events import RedFlag

LONGEST_TEXT: Final = 200
MOST_ENTRIES_NAMED: Final = 1000
WEEK_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS: Final = ("morning", "evening", "once")
QUESTIONS: Final = tuple(f"q{number}" for number in range(1, 10))
# P3: a name of a paper, or a note; longer ones are no names.
LONGEST_NAME: Final = 60
LONGEST_NOTE: Final = 280
# Own words on a day: as many as stand on a page of a large diary.
LONGEST_WORDS: Final = 500
# What hides, moves or turns the letters beside it; the end of a line may stand in own words.
_HIDES: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_CLOCK_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STEP: Final = re.compile(r"repetitions:[0-9]{1,2}|rung:.+|open|chair_and_company")


class Rule(NamedTuple):
    """Whether the value of one key is clear to this version, whether it could be a newer one's word, what would be right.

    Where the key may be left out, nothing is asked of it then.
    """

    is_clear: Callable[[Any], bool]
    could_be_newer: Callable[[Any], bool]
    right: str
    may_lack: bool = False


def body_problem(kind: str, body: Mapping[str, Any]) -> str | None:
    """Why this version cannot read a body of that kind, in one line; None where it can."""
    if kind not in BODIES:
        return f"kind is {shown(kind)}; this version knows {', '.join(BODIES)}"
    return _first(kind, body, newer_is_fine=False)


def has_more(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether a body of a known kind has a key that this version does not know; a newer app may mean something by null too."""
    dose = body.get("dose")
    inner = dose if isinstance(dose, Mapping) else {}
    return not (body.keys() <= _KNOWN_KEYS[kind] and inner.keys() <= _OF_A_DOSE)


def malformed(kind: str, body: Mapping[str, Any]) -> str | None:
    """What no version would write in a body of that kind, in one line; None where a newer one may have."""
    return _first(kind, body, newer_is_fine=True) if kind in BODIES else None


def _first(kind: str, body: Mapping[str, Any], *, newer_is_fine: bool) -> str | None:
    for key, (is_clear, could_be_newer, right, may_lack) in BODIES[kind].items():
        value = body.get(key)
        if value is None and may_lack:
            continue
        if not is_clear(value) and not (newer_is_fine and could_be_newer(value)):
            return f"{kind}: {key} is {shown(value)}; write {right}"
    together = _TOGETHER.get(kind)
    return together(body) if together else None


def _never(_: object) -> bool:
    return False


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _one_of(*words: str) -> Rule:
    """A text that is none of these words may be a newer app's."""
    return Rule(lambda value: value in words, _is_text, "one of " + ", ".join(words))


def _whole(least: int, most: int) -> Rule:
    # A bool is an int, and no number of anything: its type tells.
    return Rule(
        lambda value: type(value) is int and least <= value <= most, _never, f"a whole number from {least} to {most}"
    )


def _number(least: float, most: float) -> Rule:
    return Rule(
        lambda value: _is_number(value) and least <= value <= most, _never, f"a number from {least:g} to {most:g}"
    )


def _tenths(least: float, most: float) -> Rule:
    def is_clear(value: Any) -> bool:
        return _is_number(value) and least <= value <= most and round(value, 1) == value

    return Rule(is_clear, _never, f"a number from {least:g} to {most:g} in tenths")


def _maybe(rule: Rule) -> Rule:
    return rule._replace(right=f"{rule.right}, or null", may_lack=True)


def _text() -> Rule:
    return Rule(_is_text, _never, "a text")


def _yes_or_no() -> Rule:
    return Rule(lambda value: isinstance(value, bool), _never, "true or false")


def _answers() -> Rule:
    def is_clear(value: Any) -> bool:
        return isinstance(value, dict) and all(
            question in QUESTIONS and word in ("yes", "no", "not_sure") for question, word in value.items()
        )

    def could_be_newer(value: Any) -> bool:
        return isinstance(value, dict) and all(map(_is_text, (*value, *value.values())))

    return Rule(is_clear, could_be_newer, 'answers, like {"q1": "no"}, each yes, no or not_sure')


def _days() -> Rule:
    def is_clear(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(day in WEEK_DAYS for day in value)

    def could_be_newer(value: Any) -> bool:
        return isinstance(value, list) and bool(value) and all(map(_is_text, value))

    return Rule(is_clear, could_be_newer, f'days, like ["mon", "wed", "fri"], some of {", ".join(WEEK_DAYS)}')


def _times() -> Rule:
    def could_be_newer(value: Any) -> bool:
        return isinstance(value, dict) and all(_is_text(part) and _is_time(at) for part, at in value.items())

    def is_clear(value: Any) -> bool:
        return could_be_newer(value) and all(part in PARTS for part in value)

    return Rule(is_clear, could_be_newer, 'times of day, like {"morning": "07:30"}')


def _is_time(value: object) -> bool:
    return isinstance(value, str) and _CLOCK_TIME.fullmatch(value) is not None


def _step() -> Rule:
    def is_clear(value: Any) -> bool:
        return _is_text(value) and _STEP.fullmatch(value) is not None

    return Rule(is_clear, _is_text, "a step, like repetitions:6, rung:towel or open")


def _dose() -> Rule:
    """What was planned: an old entry may leave parts of it out; what is there must be a dose."""

    def is_clear(value: Any) -> bool:
        return isinstance(value, dict) and all(
            value.get(key) is None or rule.is_clear(value[key]) for key, rule in _DOSE.items()
        )

    return Rule(is_clear, _never, 'a dose, like {"repetitions": 5, "rung": "pillow", "hold_counts": 5}')


def _ids() -> Rule:
    def is_clear(value: Any) -> bool:
        return isinstance(value, list) and len(value) <= MOST_ENTRIES_NAMED and all(map(_is_text, value))

    return Rule(is_clear, _never, f"a list of at most {MOST_ENTRIES_NAMED} ids of entries")


def words_problem(name: str, text: object) -> str | None:
    """Why words of a paper cannot be shown as words, in one line: too long, or a sign that moves or turns others (P3)."""
    longest = LONGEST_NOTE if name == "note" else LONGEST_NAME
    if not isinstance(text, str) or not text.strip() or text != text.strip():
        return f"{name} is {shown(text)}; write words, with no space before or after"
    if len(text) > longest:
        return f"{name} has {len(text)} letters; write {longest} at most"
    hidden = next((sign for sign in text if not _is_seen(sign)), None)
    return (
        f"{name} has the sign U+{ord(hidden):04X}, which is not seen or moves others; leave it out" if hidden else None
    )


def _is_seen(sign: str) -> bool:
    """A letter as people write them, the spaces of their printers, and what joins two letters of Persian or of an emoji."""
    return sign.isprintable() or sign in "\u00a0\u202f\u200c\u200d"


def _words(name: str) -> Rule:
    longest = LONGEST_NOTE if name == "note" else LONGEST_NAME
    return Rule(lambda value: words_problem(name, value) is None, _never, f"words of at most {longest} letters")


def _own_words() -> Rule:
    def is_clear(value: Any) -> bool:
        return (
            isinstance(value, str)
            and 0 < len(value) <= LONGEST_WORDS
            and value == value.strip()
            and not _HIDES.search(value)
        )

    right = f"words of at most {LONGEST_WORDS} letters, with no space before or after and no sign that is not seen"
    return Rule(is_clear, _never, right)


def _date() -> Rule:
    return Rule(_is_date, _never, "a date, like 2026-11-28")


def _is_date(value: object) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _prescribed() -> Rule:
    """Each exercise that is named, with what to do, or to wait."""

    def is_clear(value: Any) -> bool:
        return isinstance(value, dict) and all(_is_text(name) and _is_part(part) for name, part in value.items())

    def could_be_newer(value: Any) -> bool:
        return isinstance(value, dict) and all(
            _is_text(name) and isinstance(part, dict) and isinstance(part.get("do"), bool)
            for name, part in value.items()
        )

    right = 'a plan, like {"neck-press": {"do": true, "repetitions": 6, "rung": "pillow", "parts": ["morning"]}}'
    return Rule(is_clear, could_be_newer, right)


def _is_part(part: Any) -> bool:
    if not isinstance(part, dict) or not isinstance(part.get("do"), bool):
        return False
    if not part["do"]:
        return part.keys() == {"do"}
    parts = part.get("parts")
    in_parts = isinstance(parts, list) and bool(parts) and all(one in PARTS for one in parts)
    dose = all(_DOSE[key].is_clear(part.get(key)) for key in ("repetitions", "rung"))
    return dose and in_parts and part.keys() == {"do", "repetitions", "rung", "parts"}


def _plan_problem(body: Mapping[str, Any]) -> str | None:
    """A plan says something, and a dose is told whole."""
    if (body.get("repetitions") is None) != (body.get("rung") is None):
        return "plan_set: repetitions and rung belong together; write both, or neither"
    if all(body.get(key) is None for key in ("repetitions", "days", "times", "locked", "beat_seconds")):
        return "plan_set: nothing is set; write repetitions with rung, beat_seconds, days, times or locked"
    return None


def _measure_problem(body: Mapping[str, Any]) -> str | None:
    """Each measure has its own value, with its unit in the name."""
    key = MEASURES.get(body["measure"])
    if key is not None and not _MEASURED[key].is_clear(body.get(key)):
        return f"measure_taken: {key} is {shown(body.get(key))}; write {_MEASURED[key].right}"
    return None


MEASURES: Final[Mapping[str, str]] = {"height": "centimetres", "chair_stands": "stands"}
_MEASURED: Final[Mapping[str, Rule]] = {"centimetres": _number(100, 220), "stands": _whole(0, 60)}
# Which there are, the regimen knows: what names another cannot be read (unread.py).
_EXERCISE: Final = Rule(_is_text, _never, "the id of an exercise, like neck-press")
_PAIN: Final = _maybe(_whole(0, 10))
_DOSE: Final[Mapping[str, Rule]] = {
    "repetitions": _whole(1, HIGHEST_CEILING),
    "rung": _text(),
    "hold_counts": _whole(1, LONGEST_HOLD_COUNTS),
}
# A tenth more or less is a step of its own (S7).
_BEAT: Final = _maybe(_tenths(FASTEST_BEAT_SECONDS, SLOWEST_BEAT_SECONDS))

# The body of each kind: what must be there, what it may be. A key beside these is a newer app's: kept, and careful.
BODIES: Final[Mapping[str, Mapping[str, Rule]]] = {
    "session_finished": {
        "exercise": _EXERCISE,
        "reason": _one_of(*(reason.value for reason in Reason)),
        "repetitions": _whole(0, HIGHEST_CEILING),
        "repetitions_said": _maybe(_whole(0, HIGHEST_CEILING)),
        "dose": _maybe(_dose()),
        "beat_seconds": _maybe(_number(0.1, 60)),
        "half_effort": _maybe(_yes_or_no()),
        "set_begun": _maybe(_yes_or_no()),
        "efforts": _maybe(_whole(0, 100)),
        "effort": _maybe(_whole(0, 10)),
        "pain": _PAIN,
        "pain_before": _PAIN,
        "little_pain": _maybe(_yes_or_no()),
        "answers_wait": _maybe(_yes_or_no()),
        "pain_told": _maybe(_yes_or_no()),
        "tired_taken_back": _maybe(_yes_or_no()),
        "pressed_by_mistake": _maybe(_whole(0, 20)),
        "unanswered": _maybe(_yes_or_no()),
        "red_flag": _maybe(_one_of(*(flag.value for flag in RedFlag))),
        "seconds": _maybe(_number(0, 10_000_000)),
    },
    "session_answered": {
        "entry": _text(),
        "repetitions_said": _maybe(_whole(0, HIGHEST_CEILING)),
        "effort": _maybe(_whole(0, 10)),
        "pain": _PAIN,
        "little_pain": _maybe(_yes_or_no()),
    },
    "screen_answered": {"answers": _answers()},
    "plan_set": {
        "exercise": _EXERCISE,
        "repetitions": _maybe(_whole(1, HIGHEST_CEILING)),
        "rung": _maybe(_text()),
        "beat_seconds": _BEAT,
        "days": _maybe(_days()),
        "times": _maybe(_times()),
        "locked": _maybe(_yes_or_no()),
        "by": _maybe(_one_of("person", "therapist")),
    },
    "step_answered": {
        "exercise": _EXERCISE,
        "step": _step(),
        "answer": _one_of("accepted", "declined", "undone"),
        "shown_by_therapist": _maybe(_yes_or_no()),
    },
    "morning_after": {"pain": _PAIN},
    "pain_told": {"pain": _PAIN, "exercise": _maybe(_EXERCISE)},
    "done_without_app": {
        "exercise": _EXERCISE,
        "day": _date(),
        "part_of_day": _one_of(*PARTS),
        "hurt": _maybe(_yes_or_no()),
        "pain": _PAIN,
        "little_pain": _maybe(_yes_or_no()),
    },
    "words_written": {"day": _date(), "text": _own_words()},
    "measure_taken": {"measure": _one_of(*MEASURES), "hurt": _maybe(_yes_or_no())},
    "red_flag": {"kind": _maybe(_one_of(*(flag.value for flag in RedFlag))), "exercise": _maybe(_EXERCISE)},
    "cleared": {
        "what": _one_of("red_flag", "screen", *QUESTIONS, "unread", "clock", "wait", "not_mine"),
        "entries": _maybe(_ids()),
        "exercise": _maybe(_EXERCISE),
    },
    "retracted": {"entry": _text()},
    "prescription_taken": {
        "made": _date(),
        "plan": _prescribed(),
        "days": _maybe(_days()),
        "locked": _maybe(_yes_or_no()),
        **{name: _maybe(_words(name)) for name in ("for", "by", "practice", "telephone", "language", "note")},
    },
}
# What a page wrote beside a dose, and nobody reads.
_WITH_A_DOSE: Final = frozenset({"rung_name", "beat_seconds", "ceiling"})
# Keys whose rule hangs on another key; and the words of the first pages, which nobody reads.
_BESIDE: Final[Mapping[str, Collection[str]]] = {"measure_taken": MEASURES.values(), "cleared": ("answer",)}
# Looked up for every entry of a diary, so made once.
_KNOWN_KEYS: Final = {kind: frozenset(rules).union(_BESIDE.get(kind, ())) for kind, rules in BODIES.items()}
_OF_A_DOSE: Final = _WITH_A_DOSE.union(_DOSE)
# What the keys of a body must be together.
_TOGETHER: Final[Mapping[str, Callable[[Mapping[str, Any]], str | None]]] = {
    "plan_set": _plan_problem,
    "measure_taken": _measure_problem,
}
