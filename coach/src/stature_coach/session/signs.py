"""The warning signs in the order of their urgency, and the words for each (clinical A9).

A milder sign that is named later never softens what was said.
"""

from collections.abc import Collection, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, TypeAlias

from stature_coach.session.events import RedFlag

# None is a sign whose kind nobody named.
Sign: TypeAlias = RedFlag | None


class Urgency(Enum):
    """Whom to call, and how soon."""

    IF_IT_STAYS = "if_it_stays"
    IF_IT_IS_BAD = "if_it_is_bad"
    DOCTOR_TODAY = "doctor_today"
    HELP_NOW = "help_now"
    EMERGENCY = "emergency"


# From the least urgent sign to the most.
URGENCY: Final[Mapping[Sign, Urgency]] = MappingProxyType(
    {
        RedFlag.DIZZY: Urgency.IF_IT_STAYS,
        RedFlag.SOMETHING_ELSE: Urgency.IF_IT_IS_BAD,
        RedFlag.SHARP_NECK: Urgency.DOCTOR_TODAY,
        RedFlag.SHARP_BACK_OR_RIB: Urgency.DOCTOR_TODAY,
        None: Urgency.HELP_NOW,
        RedFlag.BLADDER_BOWEL_OR_SADDLE: Urgency.EMERGENCY,
        RedFlag.NUMB_OR_WEAK: Urgency.EMERGENCY,
        RedFlag.FAINT_OR_BREATHLESS: Urgency.EMERGENCY,
        RedFlag.FACE_OR_SPEECH: Urgency.EMERGENCY,
        RedFlag.CHEST_PAIN: Urgency.EMERGENCY,
    }
)
_RANKS: Final = tuple(URGENCY)

# Lying or sitting: let go, stay, call. Nothing coaches getting up (S9).
LYING_WORDS: Final[Mapping[Urgency, str]] = MappingProxyType(
    {
        Urgency.IF_IT_STAYS: "shared.red_flag_dizzy",
        Urgency.IF_IT_IS_BAD: "shared.red_flag_something_else",
        Urgency.DOCTOR_TODAY: "shared.red_flag_doctor",
        Urgency.HELP_NOW: "shared.red_flag",
        Urgency.EMERGENCY: "shared.red_flag_emergency",
    }
)
# Standing, the person was told a moment before to ease off, to hold the chair and to sit; what follows is the call.
STANDING_WORDS: Final[Mapping[Urgency, str]] = MappingProxyType(
    {
        Urgency.IF_IT_STAYS: "shared.call_dizzy",
        Urgency.IF_IT_IS_BAD: "shared.call_something_else",
        Urgency.DOCTOR_TODAY: "shared.call_doctor",
        Urgency.HELP_NOW: "shared.call",
        Urgency.EMERGENCY: "shared.call_emergency",
    }
)

# As a page shows them: what must be called for at once comes first, what is on no list last.
FELT_AS: Final[Mapping[RedFlag, str]] = MappingProxyType(
    {
        RedFlag.CHEST_PAIN: "feel.chest_pain",
        RedFlag.FAINT_OR_BREATHLESS: "feel.faint_or_breathless",
        RedFlag.FACE_OR_SPEECH: "feel.face_or_speech",
        RedFlag.NUMB_OR_WEAK: "feel.numb_or_weak",
        RedFlag.BLADDER_BOWEL_OR_SADDLE: "feel.bladder_bowel_or_saddle",
        RedFlag.SHARP_BACK_OR_RIB: "feel.sharp_back_or_rib",
        RedFlag.SHARP_NECK: "feel.sharp_neck",
        RedFlag.DIZZY: "feel.dizzy",
        RedFlag.SOMETHING_ELSE: "feel.something_else",
    }
)


def gravest(signs: Collection[Sign]) -> RedFlag | None:
    """The most urgent of those that have a name; None where none has."""
    return max((sign for sign in signs if sign is not None), key=_RANKS.index, default=None)


def urgency(signs: Collection[Sign]) -> Urgency:
    """What all that was told together asks for. `signs` is not empty."""
    return URGENCY[max(signs, key=_RANKS.index)]


def warning(signs: Collection[Sign], *, standing: bool) -> str:
    """The key of what is said after these signs."""
    return (STANDING_WORDS if standing else LYING_WORDS)[urgency(signs)]
