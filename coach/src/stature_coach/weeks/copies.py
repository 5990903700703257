"""When a copy of the diary is offered: it lies in one browser alone, and a browser may forget.

After the first week, and where the last copy is older than a month and something has been told since. Sooner in a browser
that clears what a page keeps after seven days without a visit: once anything was done. Does not know how a copy is made.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from stature_coach.weeks.diary import Known
from stature_coach.weeks.session_facts import was_done

# Our own choice: by then there is something to lose.
FIRST_AFTER: Final = timedelta(days=7)
# Our own choice: as much as somebody could bear to lose.
AGAIN_AFTER: Final = timedelta(days=30)
# WebKit, 24 March 2020: after seven days of use without a visit Safari removes all that a page's scripts have kept, unless
# the page is on the home screen. https://webkit.org/blog/10218/full-third-party-cookie-blocking-and-more/
CLEARED_AFTER: Final = timedelta(days=7)
DUE: Final = "copy.due"
CLEARED: Final = "copy.cleared"


@dataclass(frozen=True, slots=True)
class KeptHere:
    """Whether the diary is in this browser alone, whether that clears what is not visited, and when it was copied last."""

    alone: bool = False
    clears: bool = False
    copied_at: datetime | None = None


def copy_due(known: Known, here: KeptHere, now: datetime) -> str | None:
    """The key of the sentence that offers one; None where none is due. A copy dated after now was made by a wrong clock."""
    told = [entry.at for of in known.told.lists for entry in of[:1] + of[-1:] if entry.at <= now]
    if not here.alone or not told:
        return None
    copied = here.copied_at if here.copied_at and here.copied_at <= now else None
    if copied is not None and max(told) <= copied:
        return None
    since = now - (copied or min(told))
    if here.clears and any(was_done(one) for one in (*known.told.sessions, *known.told.without_app)):
        return CLEARED if copied is None or since >= CLEARED_AFTER else None
    return DUE if since >= (FIRST_AFTER if copied is None else AGAIN_AFTER) else None
