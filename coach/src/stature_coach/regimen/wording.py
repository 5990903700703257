"""What the coach can say, in one language: TOML text in, a Wording out, or every problem with its line.

The coach itself knows only keys; sentences are looked up where a cue leaves for a page, a terminal or a voice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stature_coach.problems import Faulty
from stature_coach.regimen.toml_tables import Pages, Table

# Spoken pace of a calm voice, about 150 words a minute (clinical F), with a breath at the end of each sentence.
SECONDS_PER_WORD: Final = 0.4
SECONDS_PER_SENTENCE: Final = 0.4

# What the coach says or shows whatever the regimen says; without one of these a session would fall silent.
ALWAYS_SAID: Final = frozenset(
    f"{where}.{word}"
    for where, words in {
        "shared": "are_you_all_right ask_effort ask_pain breathe_in call call_dizzy call_doctor "
        "call_emergency call_something_else done ease_off enough_tries hold last_one no_answer pain pain_rest paused "
        "ready ready_again ready_familiar red_flag red_flag_dizzy red_flag_doctor red_flag_emergency red_flag_something_else rest "
        "rest_now resumed settle stop_whenever stopped tired well_done what_hurts",
        "feel": "bladder_bowel_or_saddle calm calm_anywhere calm_standing chest_pain dizzy face_or_speech "
        "faint_or_breathless mistake numb_or_weak sharp_back_or_rib sharp_neck something_else sore",
        "answer": "more_than_before much_after much_before much_morning much_now rest_today some some_now",
        "closed": "ask_again_away ask_again_month ask_again_stop ask_again_year asked clock not_heard not_opened pain red_flag "
        "unanswered unread waits",
        "note": "clock unread unread_other",
        "beat": "longer not_now slowest",
        "progress": "because_easy because_two_weeks one_more open",
        "change": "accepted away morning not_mine pain paper person quicker red_flag slower stop therapist undone unsteady",
        "measures": "chair_closed",
        "effort": "easy firm hard too_hard very_easy",
        "number": "1 2 3 4 5",
    }.items()
    for word in words.split()
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its text, whether it is spoken or only shown, and a note for the translator.

    `seen` are its words for somebody who hears no voice; its text where there are no others.
    """

    text: str
    spoken: bool
    note: str
    seen: str

    @property
    def seconds(self) -> float:
        """About how long it takes to say, where no recording tells."""
        ends = sum(self.text.count(mark) for mark in ".?!") or 1
        return round(len(self.text.split()) * SECONDS_PER_WORD + ends * SECONDS_PER_SENTENCE, 2)


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences of a language by key, like `shared.rest`."""

    sentences: Mapping[str, Sentence]

    def text(self, key: str) -> str:
        """The sentence of that key; KeyError where there is none."""
        return self.sentences[key].text

    def seen(self, key: str) -> str:
        """The sentence of that key for somebody who hears no voice; KeyError where there is none."""
        return self.sentences[key].seen

    def spoken(self, key: str) -> bool:
        """Whether it is said aloud."""
        return self.sentences[key].spoken


def read_wording(file: str, text: str) -> Wording:
    """Reads one wording file. Raises Faulty with every problem found."""
    pages = Pages(file, text)
    if pages.problems:  # not TOML at all
        raise Faulty(tuple(pages.problems))
    sentences = dict(_sentences(pages.root(), ""))
    for key in sorted(ALWAYS_SAID - sentences.keys()) if sentences else ():
        pages.fault((), f"{key} is missing, and the coach may need it; write that sentence")
    if pages.problems:
        raise Faulty(tuple(pages.problems))
    return Wording(MappingProxyType(sentences))


def _sentences(table: Table, path: str) -> list[tuple[str, Sentence]]:
    found: list[tuple[str, Sentence]] = []
    inside = table.subtables()
    for name, inner in inside:
        key = f"{path}{name}"
        found += [(key, _sentence(inner))] if inner.has("text") else _sentences(inner, key + ".")
    if not inside:
        table.fault("text", f'{path.rstrip(".") or "the file"} has no sentence; write text = "..."')
    return found


def _sentence(table: Table) -> Sentence:
    spoken, note = table.yes("spoken", default=True), table.optional_text("note", "After each repetition.")
    text, seen = table.text("text", "Rest."), table.optional_text("seen", "Stand me where you can see me.")
    sentence = Sentence(text, spoken, note or "", seen or text)
    table.no_more_keys()
    return sentence
