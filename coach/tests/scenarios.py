"""The sessions whose transcripts lie in transcripts/: what a physiotherapist would want to have heard once.

Uses the standard library alone, because the same sessions are played in the browser's Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from listening import Happening, Heard, Listener, Noted, When, play, start

from stature_coach.door import wire
from stature_coach.door.group_wire import RoomHouse, group_event_of, open_group
from stature_coach.session import transcript
from stature_coach.session.events import (
    About,
    Answered,
    Event,
    EverythingWanted,
    HurtPressed,
    InPlaceReported,
    LyingReported,
    MistakeReported,
    PainReported,
    Paused,
    RedFlag,
    RedFlagReported,
    Resumed,
    StopReported,
    TiredReported,
    TiredTakenBack,
)
from stature_coach.session.group import advance_group, begin_group
from stature_coach.session.state import Manner

USUAL = Manner()


@dataclass(frozen=True)
class Scenario:
    """One session: for whom, and what happens in it."""

    name: str
    title: str
    exercise: str
    rung: str
    repetitions: int
    happenings: tuple[Happening, ...] = ()
    manner: Manner = USUAL
    answering: bool = True


@dataclass(frozen=True)
class RoomScenario:
    """A group in a room: what its leader does, and when."""

    name: str
    title: str
    happenings: tuple[Happening, ...] = ()


def _leads(word: str, says: str, when: When) -> Happening:
    return Happening(when, lambda at: group_event_of({"event": word, "at": at}), says)


def _does(event: Callable[[float], Event], says: str, when: When) -> Happening:
    return Happening(when, event, says)


def _tired(when: When) -> Happening:
    return _does(TiredReported, "I'm tired", when)


def _hurt(when: When) -> Happening:
    return _does(HurtPressed, "the large button: stop, it hurts", when)


def _mistake(when: When) -> Happening:
    return _does(MistakeReported, "I pressed it by mistake", when)


def _taken_back(when: When) -> Happening:
    return _does(TiredTakenBack, "not tired after all", when)


def _lying(when: When) -> Happening:
    return _does(LyingReported, "I'm lying down already", when)


def _pain(when: When) -> Happening:
    return _does(PainReported, "it hurts", when)


def _stop(when: When) -> Happening:
    return _does(StopReported, "stop", when)


def _pause(when: When, says: str = "a tap: pause") -> Happening:
    return _does(Paused, says, when)


def _resume(when: When) -> Happening:
    return _does(Resumed, "a tap: go on", when)


def _red_flag(kind: RedFlag | None, when: When) -> Happening:
    says = "a warning sign" if kind is None else "a warning sign: " + kind.value.replace("_", " ")
    return _does(lambda at: RedFlagReported(at, kind), says, when)


def _answer(about: About, number: int, when: When) -> Happening:
    return _does(lambda at: Answered(at, about, number), f"answers {number}", when)


NAMING = When("ask", "shared.what_hurts", plus=3.0)
IN_SECOND_HOLD = When("count", number=3, repetition=2, plus=0.4)

SCENARIOS = (
    Scenario("neck-press-whole", "The whole neck press, as the handout has it", "neck-press", "pillow", 10),
    Scenario("wall-ball-press-whole", "The whole wall-ball press", "wall-ball-press", "start", 15),
    Scenario("prone-chest-raise-whole", "The whole chest raise", "prone-chest-raise", "chest-pillow", 10),
    Scenario(
        "neck-press-first-time",
        "A new person's first session: five repetitions, half the strength, and answers to the questions",
        "neck-press",
        "pillow",
        5,
        (
            _answer(About.EFFORT, 3, When("ask", "shared.ask_effort", plus=4.0)),
            _answer(About.PAIN, 0, When("ask", "shared.ask_pain", plus=4.0)),
        ),
        Manner(half_effort=True),
    ),
    *(
        Scenario(
            f"{exercise}-familiar",
            "Somebody who knows it by heart hears what is always said, and one sentence in turn",
            exercise,
            rung,
            repetitions,
            (),
            Manner(familiar=True),
        )
        for exercise, rung, repetitions in (
            ("neck-press", "pillow", 2),
            ("wall-ball-press", "start", 2),
            ("prone-chest-raise", "chest-pillow", 2),
        )
    ),
    Scenario(
        "neck-press-familiar-ready",
        "Somebody who knows it by heart says at the question already that they are ready",
        "neck-press",
        "pillow",
        1,
        (_does(InPlaceReported, "yes, I'm ready", When("ask", "neck_press.gate_familiar", plus=6.0)),),
        Manner(familiar=True),
    ),
    Scenario(
        "prone-chest-raise-familiar-everything",
        "Somebody who knows it by heart wants to hear everything after all",
        "prone-chest-raise",
        "chest-pillow",
        1,
        (_does(EverythingWanted, "tell me everything", When("instruct", "log_roll.onto_front_familiar", plus=1.0)),),
        Manner(familiar=True, turn=1),
    ),
    Scenario(
        "neck-press-slow-beat",
        "Slow counts of one and a half seconds",
        "neck-press",
        "pillow",
        2,
        manner=Manner(beat_seconds=1.5, lead_in_seconds=60.0),
    ),
    Scenario("neck-press-towel", "The firm rolled towel", "neck-press", "towel", 2),
    Scenario("wall-ball-press-feet-further", "Feet further out", "wall-ball-press", "feet-2", 2),
    Scenario("prone-chest-raise-trying", "The head does not lift yet: trying counts", "prone-chest-raise", "trying", 3),
    Scenario(
        "neck-press-in-place",
        "Somebody who lies there already",
        "neck-press",
        "pillow",
        1,
        (_does(InPlaceReported, "I know this, I am in place", When("instruct", "neck_press.pillow_ready")),),
    ),
    *(
        Scenario(
            f"neck-press-lying-already{'-' + rung if rung == 'towel' else ''}",
            f"Somebody who lies in bed already, before getting up in the morning: the {rung}",
            "neck-press",
            rung,
            2,
            (_lying(When("ask", "neck_press.gate", plus=6.0)),),
        )
        for rung in ("pillow", "towel")
    ),
    Scenario(
        "neck-press-not-today",
        "The question at the gate is answered with no",
        "neck-press",
        "pillow",
        10,
        (_stop(When("ask", "neck_press.gate", plus=6.0)),),
    ),
    Scenario(
        "neck-press-tired-in-hold",
        "Tired in the middle of a hold",
        "neck-press",
        "pillow",
        10,
        (_tired(IN_SECOND_HOLD),),
    ),
    Scenario(
        "wall-ball-press-tired-in-hold",
        "Tired in the middle of a hold, standing",
        "wall-ball-press",
        "start",
        15,
        (_tired(IN_SECOND_HOLD),),
    ),
    Scenario(
        "wall-ball-press-tired-in-rest",
        "Tired in a rest, standing",
        "wall-ball-press",
        "start",
        15,
        (_tired(When("rest", repetition=3, plus=1.0)),),
    ),
    Scenario(
        "prone-chest-raise-tired-in-lift",
        "Tired while lifting",
        "prone-chest-raise",
        "chest",
        10,
        (_tired(When("lift", repetition=3, plus=1.5)),),
    ),
    Scenario(
        "prone-chest-raise-tired-setting-up",
        "Tired while lying down",
        "prone-chest-raise",
        "chest",
        10,
        (_tired(When("instruct", "log_roll.onto_front", plus=2.0)),),
    ),
    Scenario(
        "neck-press-tired-before-lying-down",
        "Tired before lying down at all",
        "neck-press",
        "pillow",
        10,
        (_tired(When("instruct", "log_roll.sit", plus=2.0)),),
    ),
    Scenario(
        "neck-press-tired-twice",
        "A shaking hand says tired twice",
        "neck-press",
        "pillow",
        10,
        (_tired(IN_SECOND_HOLD), _tired(When("lower", repetition=2, plus=0.3))),
    ),
    Scenario(
        "neck-press-tired-taken-back",
        "Tired, pressed by a slip, and taken back: on by a tap and a lead-in",
        "neck-press",
        "pillow",
        2,
        (_tired(IN_SECOND_HOLD), _taken_back(When("lower", repetition=2, plus=3.0))),
    ),
    Scenario(
        "neck-press-tired-then-stop",
        "Tired, and then no wish for the way out: the set is complete",
        "neck-press",
        "pillow",
        10,
        (_tired(IN_SECOND_HOLD), _stop(When("instruct", "log_roll.knees", plus=1.0))),
    ),
    Scenario(
        "neck-press-hurt-sore",
        "The large button in a hold, and it is pain",
        "neck-press",
        "pillow",
        10,
        (_hurt(IN_SECOND_HOLD), _pain(NAMING)),
    ),
    Scenario(
        "wall-ball-press-hurt-dizzy",
        "The large button in a hold, standing, and it is dizziness",
        "wall-ball-press",
        "start",
        15,
        (_hurt(IN_SECOND_HOLD), _red_flag(RedFlag.DIZZY, NAMING)),
    ),
    Scenario(
        "prone-chest-raise-hurt-and-not-named",
        "The large button, and nobody says what hurts",
        "prone-chest-raise",
        "chest",
        5,
        (_hurt(IN_SECOND_HOLD), Happening(NAMING, None, "nobody answers any more")),
    ),
    Scenario(
        "wall-ball-press-hurt-by-mistake",
        "The large button, pressed by a slip: a pause, and on again",
        "wall-ball-press",
        "start",
        2,
        (_hurt(IN_SECOND_HOLD), _mistake(NAMING), _resume(When("pause", "wall_ball_press.hold_chair", plus=5.0))),
    ),
    Scenario(
        "prone-chest-raise-headset-flaps",
        "A headset that loses the voice in every hold: after three times more it is enough",
        "prone-chest-raise",
        "chest",
        5,
        tuple(
            happening
            for _ in range(4)
            for happening in (
                _pause(When("count", number=4, repetition=1, plus=0.4), "the sound is lost: a headset"),
                _resume(When("pause", plus=5.0)),
            )
        ),
    ),
    Scenario("neck-press-pain-in-hold", "Pain in a hold", "neck-press", "pillow", 10, (_pain(IN_SECOND_HOLD),)),
    Scenario(
        "wall-ball-press-pain-in-hold",
        "Pain in a hold, standing",
        "wall-ball-press",
        "start",
        15,
        (_pain(IN_SECOND_HOLD),),
    ),
    Scenario(
        "prone-chest-raise-pain-getting-up",
        "Pain while getting up",
        "prone-chest-raise",
        "chest",
        2,
        (_pain(When("instruct", "log_roll.up", plus=2.0)),),
    ),
    Scenario(
        "neck-press-pain-with-the-questions",
        "Pain when all is done",
        "neck-press",
        "pillow",
        1,
        (_pain(When("ask", "shared.ask_effort", plus=2.0)),),
    ),
    Scenario(
        "neck-press-pain-then-warning-sign",
        "Pain, and then it is said to be chest pain",
        "neck-press",
        "pillow",
        10,
        (_pain(IN_SECOND_HOLD), _red_flag(RedFlag.CHEST_PAIN, When("stop", "shared.pain", plus=2.0))),
    ),
    *(
        Scenario(
            f"{exercise}-{'warning-sign' if kind is None else kind.value.replace('_', '-')}",
            "A warning sign in a hold",
            exercise,
            rung,
            5,
            (_red_flag(kind, IN_SECOND_HOLD),),
        )
        for exercise, rung, kind in (
            ("neck-press", "pillow", None),
            ("neck-press", "pillow", RedFlag.DIZZY),
            ("wall-ball-press", "start", RedFlag.CHEST_PAIN),
            ("wall-ball-press", "start", RedFlag.FAINT_OR_BREATHLESS),
            ("prone-chest-raise", "chest", RedFlag.SHARP_BACK_OR_RIB),
            ("neck-press", "pillow", RedFlag.NUMB_OR_WEAK),
            ("neck-press", "pillow", RedFlag.SHARP_NECK),
            ("wall-ball-press", "start", RedFlag.SHARP_BACK_OR_RIB),
            ("wall-ball-press", "start", RedFlag.SOMETHING_ELSE),
            ("prone-chest-raise", "chest", RedFlag.SOMETHING_ELSE),
        )
    ),
    Scenario(
        "prone-chest-raise-warning-sign-getting-up",
        "A warning sign while getting up",
        "prone-chest-raise",
        "chest",
        1,
        (_red_flag(RedFlag.SHARP_BACK_OR_RIB, When("instruct", "log_roll.away_from_edge", plus=2.0)),),
    ),
    Scenario(
        "neck-press-stop-in-hold",
        "Stop, pressed twice by a shaking hand",
        "neck-press",
        "pillow",
        10,
        (_stop(IN_SECOND_HOLD), _stop(When("lower", repetition=2, plus=0.4))),
    ),
    Scenario(
        "neck-press-stop-getting-up",
        "Stop on the way up, when all is done: the session ends as stopped, and the set was whole",
        "neck-press",
        "pillow",
        2,
        (_stop(When("instruct", "log_roll.onto_side", plus=2.0)),),
    ),
    Scenario(
        "prone-chest-raise-stop-as-the-set-ends",
        "Stop, meant for the last rest, as the way up begins: it is coached all the same",
        "prone-chest-raise",
        "chest-pillow",
        1,
        (_stop(When("instruct", "prone_chest_raise.rest", plus=0.4)),),
    ),
    Scenario(
        "wall-ball-press-stop-setting-up",
        "Stop while still fetching things",
        "wall-ball-press",
        "start",
        15,
        (_stop(When("instruct", "wall_ball_press.ball", plus=2.0)),),
    ),
    Scenario(
        "neck-press-pause-in-hold",
        "A pause in a hold, and on again: that hold does not count",
        "neck-press",
        "pillow",
        3,
        (_pause(IN_SECOND_HOLD), _resume(When("pause", plus=20.0))),
    ),
    Scenario(
        "wall-ball-press-sound-lost-in-last-rest",
        "A telephone call in the last rest",
        "wall-ball-press",
        "start",
        2,
        (_pause(When("rest", repetition=2, plus=0.5), "the sound is lost: a call"), _resume(When("pause", plus=90.0))),
    ),
    Scenario(
        "neck-press-nobody-taps",
        "Everything was said, and nobody taps",
        "neck-press",
        "pillow",
        10,
        (Happening(When("get_ready", "shared.ready", plus=1.0), None, "nobody answers any more"),),
    ),
    Scenario("neck-press-silent-from-the-start", "Nobody is there", "neck-press", "pillow", 10, answering=False),
    Scenario(
        "prone-chest-raise-pause-without-end",
        "A pause from which nobody comes back",
        "prone-chest-raise",
        "chest",
        3,
        (_pause(IN_SECOND_HOLD), Happening(When("pause", plus=1.0), None, "nobody answers any more")),
    ),
    Scenario(
        "neck-press-all-right",
        "A long silence, and all is well",
        "neck-press",
        "pillow",
        1,
        (_pause(When("hold", repetition=1)), _resume(When("ask", "shared.are_you_all_right", plus=5.0))),
    ),
)


_FIRST_HOLD = When("count", number=3, repetition=1, plus=0.4)
ROOMS = (
    RoomScenario(
        "group-whole",
        "A whole group: two halves, each of which has had enough after some presses",
        (
            _leads("enough", "the leader: they have had enough", When("rest", repetition=4, plus=1.0)),
            _leads("enough", "the leader: they have had enough", When("rest", repetition=2, plus=1.0)),
        ),
    ),
    RoomScenario(
        "group-everybody-relax",
        "Everybody relax, in a hold; then on again, and the leader ends it",
        (
            _leads("everybody_relax", "the leader: everybody relax", _FIRST_HOLD),
            _leads("resumed", "the leader: go on", When("pause", plus=20.0)),
            _leads("finished", "the leader: we end here", When("count", number=2, repetition=2, plus=0.4)),
        ),
    ),
    RoomScenario(
        "group-somebody-hurts",
        "Somebody hurts, in a hold; the leader lets the others go on, and later ends it",
        (
            _leads("somebody_hurts", "the leader: somebody hurts", _FIRST_HOLD),
            _leads("go_on", "the leader: the others go on", When("pause", plus=60.0)),
            _leads("enough", "the leader: they have had enough", When("rest", repetition=3, plus=1.0)),
            _leads("finished", "the leader: we end here", When("get_ready", "group.ready", plus=2.0)),
        ),
    ),
    RoomScenario(
        "group-warning-sign",
        "A warning sign while the halves change places",
        (
            _leads("enough", "the leader: they have had enough", When("rest", repetition=1, plus=1.0)),
            _leads("warning_sign", "the leader: a warning sign", When("instruct", "group.walk_to_chair", plus=1.0)),
        ),
    ),
)


def transcripts(house: RoomHouse) -> dict[str, str]:
    """Every transcript, by its name."""
    of_rooms = {room.name: written_room(house, room) for room in ROOMS}
    return {**{scenario.name: written(house, scenario) for scenario in SCENARIOS}, **of_rooms}


def in_other_languages(files: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Each whole session once more in every language but English, for a physiotherapist who speaks it."""
    languages = sorted(path.removeprefix("wording/").removesuffix(".toml") for path in files if "wording/" in path)
    others = {language: open_group(files, language) for language in languages if language != "en"}
    return {
        language: {name: text for name, text in transcripts(house).items() if name.endswith("-whole")}
        for language, house in others.items()
    }


def written(house: wire.House, scenario: Scenario) -> str:
    """The session as a page to read: its head, and then everything that was heard and done, with its time."""
    listener = start(house, scenario.exercise, scenario.rung, scenario.repetitions, scenario.manner)
    play(listener, scenario.happenings, answering=scenario.answering)
    return "\n".join([*_head(scenario), *_lines(listener, house.wording.text), ""])


def written_room(house: RoomHouse, room: RoomScenario) -> str:
    """A group as a page to read."""
    listener = Listener.of(begin_group(house.regimen, house.group, 2, USUAL, house.spoken_seconds), advance_group)
    play(listener, room.happenings)
    head = [f"{room.title}.", "A room in two halves, all ticked.", ""]
    return "\n".join([*head, *_lines(listener, house.wording.text), ""])


def _head(scenario: Scenario) -> list[str]:
    manner = scenario.manner
    how = f"a count every {manner.beat_seconds:g} s, {manner.lead_in_seconds:g} s to settle"
    half = ", half effort" if manner.half_effort else ""
    dose = f"{scenario.exercise}, {scenario.rung}, {scenario.repetitions} repetitions"
    return [f"{scenario.title}.", f"{dose}, {how}{half}.", ""]


def _lines(listener: Listener, text: Callable[[str], str]) -> Iterator[str]:
    for entry in listener.log:
        if isinstance(entry, Heard):
            yield from transcript.as_lines([entry.cue], text)
        if isinstance(entry, Noted):
            yield f"{_clock(entry.at)}            ({entry.says})"


def _clock(at: float) -> str:
    tenths = round(at * 10)
    return f"{tenths // 600:2d}:{tenths % 600 / 10:04.1f}"
