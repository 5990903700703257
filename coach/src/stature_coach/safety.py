"""Every rule that can forbid, limit or stop, each with its id, its sentence and its source.

Regimen data, tests and docs/hazards.md name the same ids; a test holds them together. This module knows the numbers
of the rules; the modules that obey them import the numbers from here and nowhere else.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of safety: its id (S1..S12), what it promises, and where the promise comes from."""

    id: str
    promise: str
    source: str


RULES: Final = (
    Rule("S1", "Nothing asks for bending the spine forward, nor for arching it to its end.", "handout; Delphi 2015"),
    Rule("S2", "Pain closes all until the next morning, a red flag until the person has asked.", "clinical A9"),
    Rule("S3", "Tired ends the set at once, from any phase, and the set counts as complete.", "handout"),
    Rule("S4", "The chest raise stays closed until the person opens it.", "handout; Bone Fit"),
    Rule("S5", "No exercise before the nine questions; a careful answer closes what it should.", "clinical B2"),
    Rule("S6", "A dose grows by one small step, only after easy sessions, only when accepted.", "clinical G6"),
    Rule(
        "S7",
        "No count faster than one a second, no hold over five, no repetition over the ceiling.",
        "handout; our own",
    ),
    Rule("S8", "The person is told to breathe, and counts aloud.", "Covenant Health"),
    Rule("S9", "Getting into and out of position is coached; after a red flag nobody is coached up.", "Delphi 2015"),
    Rule("S10", "The camera corrects or cannot tell; it never says that something is safe.", "clinical G2"),
    Rule("S11", "Worse pain the next morning lowers or holds the plan.", "our own; two points: clinical A9"),
    Rule("S12", "Nothing seen or heard leaves the device; no outside request at all.", "design"),
)

# S7. The handout's slow five count, one a second; people choose up to half as slow again.
FASTEST_BEAT_SECONDS: Final = 1.0
SLOWEST_BEAT_SECONDS: Final = 1.5
LONGEST_HOLD_COUNTS: Final = 5

# S7. The handout's ten for the neck press and fifteen to twenty at the wall; ten for the chest raise is our own. An
# exercise that is not named here gets the strictest.
CEILINGS: Final = {"neck-press": 10, "wall-ball-press": 20, "prone-chest-raise": 10}
STRICTEST_CEILING: Final = min(CEILINGS.values())
HIGHEST_CEILING: Final = max(CEILINGS.values())
# S7. "Not yet lifting": five tries a session, because prone effort is where harm was reported (Bone Fit).
TRYING: Final = "trying"
TRYING_CEILING: Final = 5

# S7. An effort that was broken off is done again, three times in a session: beyond that something is amiss with the
# room, the headset or the day, and not with the counting (our own choice).
BROKEN_OFF_DONE_AGAIN: Final = 3

# S2. After a reload or a crash a session may be gone on with for so long: then it is still the same set, warm and
# remembered. Later what was done is kept, and the next is a session of its own (our own choice).
GO_ON_MINUTES: Final = 10

# S3. So long may "I'm tired" be taken back: time for a second look at the button that was pressed (our own choice).
TAKE_BACK_SECONDS: Final = 5.0

# S2. So long may "it hurts" stay without a name; then it is pain told, and the person hears what to do after pain. It
# is as long as anybody's own time for a step: nobody who hurts should lie longer with a question (our own choice).
NAMING_SECONDS: Final = 60.0

# S2. A new day begins at four in the morning, when even a poor sleeper's evening has ended.
MORNING: Final = time(4, 0)
_DAY: Final = timedelta(days=1)

# S2. Clocks that change at night change by an hour; by more, they were carried to another zone.
CLOCK_CHANGE: Final = timedelta(hours=1)

# S2, S11. The least change in pain that people call a change, and the level above which any rise counts (clinical A9).
PAIN_RISE: Final = 2
HIGH_PAIN: Final = 4
# S2. From here pain is too much, whatever it was before: "6-10 too much" in a clinic's traffic light (clinical A9). That
# it closes as pain that rose does, and gets a human word, is our own rule.
MUCH_PAIN: Final = 6

# S2. Two clocks of one house may differ by their zones, from UTC-12 to UTC+14; what is dated further ahead of now was
# dated by a clock that was wrong.
CLOCKS_APART: Final = timedelta(hours=26)
# S2. Nothing was told before there was this app; what is dated earlier was dated by a clock that had fallen back to the
# first day it knows (1970, 2001).
APP_BEGAN: Final = datetime(2025, 1, 1, tzinfo=UTC)

# S6. So many easy sessions on one dose before one more repetition, or the next rung, is proposed (clinical G6).
EASY_SESSIONS: Final = 6
EASY_EFFORT: Final = 3
REPETITION_STEP: Final = 1
# S6. After so many days away the dose steps back once, and once more for as many again (clinical G6).
AWAY_DAYS: Final = 14

# S7. One small step of the beat, in tenths of a second a count: each makes an effort of five counts half a second longer.
BEAT_STEP_TENTHS: Final = 1

# S5. So long does an answer hold that may change (clinical B2); so long do all nine, and so long may somebody be away
# before all are asked again (our own).
ASK_AGAIN_DAYS: Final = 30
ASK_ALL_AGAIN_DAYS: Final = 365
LONG_AWAY_DAYS: Final = 56
# S4. Two weeks without a stop before the chest raise is proposed (clinical B2), each lived on two days at least (ours).
WEEKS_BEFORE_CHEST_RAISE: Final = 2
DAYS_OF_A_LIVED_WEEK: Final = 2
# S11. A morning's pain is held against what was usual in the last two weeks (our own).
USUAL_DAYS: Final = 14

# How an exercise is done. S9: those done lying down have their transitions coached; where somebody stands, a warning
# sign or pain is met with easing off and sitting down first, and whoever lies or sits already stays.
SUPINE: Final = "supine"
PRONE: Final = "prone"
SITTING: Final = "sitting"
STANDING: Final = "standing"
POSITIONS: Final = (SUPINE, STANDING, PRONE, SITTING)
LYING_POSITIONS: Final = frozenset({SUPINE, PRONE})

# "Ready means ready": time to put the device down and lie back, chosen by the person.
SHORTEST_LEAD_IN_SECONDS: Final = 10.0
LONGEST_LEAD_IN_SECONDS: Final = 60.0


def next_morning(at: datetime) -> datetime:
    """The first 04:00 after `at`, by the clock that `at` was told by (S2); the last moment there is where none follows."""
    morning = datetime.combine(at.date(), MORNING, at.tzinfo)
    if at < morning:
        return morning
    return morning + _DAY if at.date() < date.max else datetime.max.replace(tzinfo=at.tzinfo)


def local_day_start(at: datetime) -> datetime:
    """The 04:00 at which the day of `at` began."""
    return datetime.combine(local_day(at), MORNING, at.tzinfo)


def local_day(at: datetime) -> date:
    """The day a moment belongs to by the clock on the wall; the small hours belong to the day before."""
    return at.date() if at.time() >= MORNING else day_before(at.date())


def day_before(day: date) -> date:
    """The day before; the first day there is has none but itself."""
    return day - _DAY if day > date.min else day


def wall_clock(at: datetime) -> datetime:
    """What the clock on the wall said: days begin by it, also when clocks change at night or the person travels."""
    return at.replace(tzinfo=None)


def still_that_day(at: datetime, now: datetime) -> bool:
    """Whether four in the morning has not come, by the clock on the wall, nor but for a change of clocks where `at` was.

    A flight eastward, or a clock set to another zone, must not make a night of two hours (S2).
    """
    return wall_clock(now) < next_morning(wall_clock(at)) or now < next_morning(at) - CLOCK_CHANGE


def day_ends(at: datetime, now: datetime) -> datetime:
    """When that day is over, told by the clock of `now`."""
    by_the_wall = next_morning(wall_clock(at)).replace(tzinfo=now.tzinfo)
    return max(by_the_wall, next_morning(at) - CLOCK_CHANGE)
