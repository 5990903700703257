"""Papers for programs that speak JSON, as wire.py is for all else: what one says and would change. Writes nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from stature_coach.door import wire
from stature_coach.door.asked import object_of, text_in
from stature_coach.door.prescription_code import BadCode
from stature_coach.door.taking import told_of, unreadable
from stature_coach.weeks.diary import moment

if TYPE_CHECKING:
    # Types alone: a home downloads none of them.
    from stature_coach.door import paper_contract as contract


def look_at_paper(house: wire.House, request: str) -> str:
    """What a code or a link says: {"text", "entries", "now"} -> {"paper", "unread"}, one of them null. Raises BadRequest."""
    asked = object_of(request)
    text, entries, now = (
        text_in(asked, "text", "the code, or the link"),
        wire.entries_in(asked),
        moment(asked.get("now"), "now"),
    )
    answer: contract.PaperLook
    try:
        answer = {"paper": told_of(house.regimen, house.wording, text, entries, now), "unread": None}
    except BadCode as problem:
        answer = {"paper": None, "unread": unreadable(problem)}
    return json.dumps(answer)
