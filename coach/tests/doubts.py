"""Entries that close, for tests in which they are in doubt."""

from __future__ import annotations

from typing import Any

from diaries import entry, session
from weeks import at, easy, pain_told

CLOSERS: dict[str, dict[str, Any]] = {
    "pain in a session": session(90, at(20), reason="PAIN"),
    "pain told": pain_told(90, 20),
    "pain left": easy(90, 20, pain=4, pain_before=0),
    "a measure that hurt": entry(90, at(20), "measure_taken", measure="chair_stands", stands=4, hurt=True),
    "a warning sign": entry(90, at(20), "red_flag", kind="dizzy"),
    "a warning sign in a session": session(90, at(20), reason="RED_FLAG"),
    "a careful answer": entry(90, at(20), "screen_answered", answers={"q4": "yes"}),
    "not sure": entry(90, at(20), "screen_answered", answers={"q1": "not_sure"}),
}


def sign() -> dict[str, Any]:
    return entry(30, at(10), "red_flag", kind="dizzy")
