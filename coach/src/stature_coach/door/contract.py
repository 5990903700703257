"""What page and coach say to each other in a session: cues and a view one way, events the other, all of it JSON.

Typed once, here; what a day is said in stands in day_contract.py. The page's own types are written from these two
(`./write contract`), and a test says when they differ. Decides nothing. Times (`at`, `wakes_at`) are seconds since the
session began.
"""

from typing import Literal, NotRequired, TypeAlias, TypedDict

ExerciseId: TypeAlias = str

Phase: TypeAlias = Literal[
    "setting_up",
    "asking_ready",
    "leading_in",
    "lifting",
    "holding",
    "lowering",
    "resting",
    "paused",
    "checking",
    "naming",
    "leaving",
    "asking",
    "closing",
    "finished",
]

Reason: TypeAlias = Literal["TARGET_REACHED", "TIRED", "STOPPED", "INTERRUPTED", "FORM", "PAIN", "RED_FLAG"]

RedFlagKind: TypeAlias = Literal[
    "sharp_back_or_rib",
    "chest_pain",
    "faint_or_breathless",
    "numb_or_weak",
    "dizzy",
    "sharp_neck",
    "bladder_bowel_or_saddle",
    "face_or_speech",
    "something_else",
]

AskedAbout: TypeAlias = Literal["gate", "effort", "pain", "all_right", "what_hurts"]

Waits: TypeAlias = Literal["no", "tap", "tap_or_time"]

WaitingFor: TypeAlias = Literal["ready", "gate", "all_right", "what_hurts", "effort", "pain"]


class Problem(TypedDict):
    """The coach did not do it, and says why in one clear line. Nothing has changed."""

    problem: str


# -------------------------------------------------------------------- cues: what is heard and seen


class Due(TypedDict):
    """Something of a session."""

    at: float
    """Seconds since the session began."""


class Sentence(TypedDict):
    """Words, by their key and in the language of the house."""

    key: str
    """Wording key, such as `number.1`; the clip of the same name is played."""
    text: str


class Said(Sentence):
    """Words that are heard, or shown alone."""

    spoken: bool
    """False: shown only (the hold, which begins together with count 1)."""


class SaidWhen(Due, Said):
    """Words with the time at which they are due."""


class Timed(SaidWhen):
    """A part of a repetition."""

    seconds: float
    """Length of this part."""
    repetition: int
    of: int


class Step(Said):
    """A step of getting into or out of position: its place, its picture, and what it waits for."""

    figure: str | None
    """Name of a figure in `regimen/figures`."""
    waits: Waits
    step: int
    of: int


class InstructCue(Due, Step):
    """One step of getting into or out of position."""

    cue: Literal["instruct"]


class Choice(Sentence):
    """An answer in words, and the number by which it is given."""

    number: int


class AskCue(SaidWhen):
    """A question to the person."""

    cue: Literal["ask"]
    about: AskedAbout
    waits: Waits
    choices: list[Choice]
    """The answers in words; empty where the question is not answered by one of a few."""


class GetReadyCue(SaidWhen):
    """`tap`: the ready prompt. `no`: the lead-in, `seconds` long."""

    cue: Literal["get_ready"]
    waits: Waits
    seconds: float


class LiftCue(Timed):
    """The effort builds up."""

    cue: Literal["lift"]


class HoldCue(Timed):
    """Falls at the instant of count 1 and is never spoken."""

    cue: Literal["hold"]


class CountCue(SaidWhen):
    """A number."""

    cue: Literal["count"]
    number: int
    repetition: int


class LowerCue(Timed):
    """The release."""

    cue: Literal["lower"]


class RestCue(Timed):
    """Between two repetitions."""

    cue: Literal["rest"]


class PlainCue(SaidWhen):
    """Sentences with nothing more to know about them."""

    cue: Literal["praise", "remind", "correct", "pause", "resume"]


class StopCue(SaidWhen):
    """The set is over before its time."""

    cue: Literal["stop"]
    reason: Reason
    kind: RedFlagKind | None
    steadied: str | None
    """What was said just before, and stays to be read: standing, to hold on and to sit."""


class FinishCue(Due):
    """The last cue; it has no words."""

    cue: Literal["finish"]
    reason: Reason
    repetitions: int


class CancelCue(Due):
    """Takes back every cue due after its own `at`."""

    cue: Literal["cancel"]


SpeakingCue: TypeAlias = (
    InstructCue | AskCue | GetReadyCue | LiftCue | HoldCue | CountCue | LowerCue | RestCue | PlainCue | StopCue
)

Cue: TypeAlias = SpeakingCue | FinishCue | CancelCue


# -------------------------------------------------------------------- events: what happened


class SimpleEvent(Due):
    """`lying`, `taken_back` and `mistake` only while the view says that they may be; `hurt` is named by what follows.

    `next` goes on to the next step and never begins effort; `ready` answers a question with yes, and begins.
    """

    event: Literal[
        "ticked",
        "ready",
        "in_place",
        "lying",
        "resumed",
        "tired",
        "taken_back",
        "hurt",
        "mistake",
        "pain",
        "stopped",
        "all_right",
        "skipped",
        "little_pain",
        "later",
        "everything",
        "next",
        "step_back",
    ]


class PausedEvent(Due):
    """The person, or a lost sound, pauses."""

    event: Literal["paused"]
    why: NotRequired[Literal["tap", "sound_lost", "hidden"]]


class RedFlagEvent(Due):
    """A warning sign was named."""

    event: Literal["red_flag"]
    kind: RedFlagKind


class AnsweredEvent(Due):
    """A question was answered with a number. `repetitions` is said beside the question about effort, which still waits."""

    event: Literal["answered"]
    about: Literal["effort", "pain", "repetitions"]
    number: int


SessionEvent: TypeAlias = SimpleEvent | PausedEvent | RedFlagEvent | AnsweredEvent


# -------------------------------------------------------------------- the session


class Manner(TypedDict):
    """How a person likes it."""

    beat_seconds: float
    """One count: 1.0 to 1.5."""
    own_time_seconds: float
    """How long a step that moves the body waits before it is said again."""
    lead_in_seconds: float
    """From "ready" to the first lift: 10 to 60."""
    half_effort: bool
    familiar: bool
    """What somebody who knows the exercise need not hear again is left out."""
    turn: int
    """Of the sentences that take turns, the one for this session; counted on from any number."""
    heard: bool
    """The voice is heard; else sentences are to be read."""
    emergency_number: str


class Begun(TypedDict):
    """What of a set is behind somebody whose session was cut short."""

    repetitions: int
    """Whole holds."""
    efforts: int
    """All that began, those broken off too."""
    pressed_by_mistake: int
    tired_taken_back: bool


class BeginRequest(TypedDict):
    """What session is wanted."""

    exercise: ExerciseId
    repetitions: NotRequired[int]
    rung: NotRequired[str]
    at: float
    manner: Manner
    begun: NotRequired[Begun]
    """Where a session that was cut short is gone on with."""


class View(TypedDict):
    """What a page needs to know of the session beside its cues."""

    phase: Phase
    repetition: int
    of: int
    waiting_for: WaitingFor | None
    wakes_at: float | None
    """When the coach next has something to do by itself."""
    finished: bool
    reason: Reason | None
    repetitions: int
    beat_seconds: float
    may_take_back: bool
    """"I'm tired" can be taken back, at this moment."""
    may_be_mistake: bool
    """"I pressed it by mistake" can be said."""
    may_lie: bool
    """"I'm lying down already" can be said."""
    may_be_ready: bool
    """"I'm ready" can be said while getting ready: the event `in_place`; at a question it is a yes as well."""
    may_be_told_more: bool
    """Something of getting ready is left out: the event `everything`."""
    may_answer_later: bool
    """What is asked can wait for the morning: the event `later`; offered in the evening."""
    may_step_back: bool
    """The step before can be heard again: the event `step_back`."""
    no_is_pain: bool
    """A no to what is asked tells that it hurts."""


class Reply(TypedDict):
    """What follows from an event."""

    cues: list[Cue]
    view: View


# -------------------------------------------------------------------- set-up before Python is up


class SetUpTime(TypedDict):
    """How long a step of the set-up takes."""

    seconds: float
    """How long the sentence takes to say."""
    own_time_seconds: float
    """A step that waits is said again after this long, and goes on after as long again."""
    may_lie: bool
    """"I'm lying down already" can be said here."""
    may_be_ready: bool
    """"I'm ready" can be said here."""
    seen: str
    """Its words for somebody who hears no voice."""
    no_is_pain: bool
    """A no to what is asked here tells that it hurts."""


class InstructStep(Step, SetUpTime):
    """Not yet due at any time: whoever plays the step gives it its `at`."""

    cue: Literal["instruct"]


class AskStep(Step, SetUpTime):
    """The same for a question."""

    cue: Literal["ask"]
    about: AskedAbout
    choices: list[Choice]


SetUpStep: TypeAlias = InstructStep | AskStep


class SignToName(Sentence):
    """A warning sign that can be named."""

    kind: RedFlagKind
    call: bool
    """The emergency number is to be called now."""
    says: Sentence
    """What is said when this sign is named."""


class WhatHurts(TypedDict):
    """What can be said of "it hurts"."""

    calm: Sentence
    """Comes first."""
    signs: list[SignToName]
    sore: Sentence
    """Pain without a warning sign: the event `pain`."""
    mistake: Sentence | None
    """The event `mistake`; null where it cannot be said any more."""


class WaysIn(TypedDict):
    """The way into the position, and the way of somebody who lies down already."""

    steps: list[SetUpStep]
    from_lying: list[SetUpStep]
    """What is read instead, from its first step, when the person says to lie down already; may be empty."""


class SetUpScript(WaysIn):
    """`coach/set-up/<exercise>.<rung>.<full or half>.json`: written by the coach in the page's build."""

    exercise: ExerciseId
    pause_seconds: float
    """From the end of a sentence to the next one, where nothing is waited for."""
    familiar: list[WaysIn]
    """The same for somebody who knows the exercise, by their turn; empty at half effort, which nobody knows yet."""
    what_hurts: WhatHurts
    """What can be said of "it hurts" while the coach is not up yet."""


class WhatHurtsRequest(TypedDict):
    """Asks for what can be said of "it hurts"."""

    exercise: ExerciseId | None
    """The exercise under way, or null: told from elsewhere."""
    mistake: bool
    """It may still be a slip: the view's `may_be_mistake`, or before the coach is up the first press."""
