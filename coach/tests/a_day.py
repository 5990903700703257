"""The plan of one day: everything that may stand in it, and when it is asked for."""

from __future__ import annotations

import json
from typing import Any

from stature_coach.door import wire

NOW = "2026-11-23T08:00:00+01:00"
EVERYTHING = {"neck-press", "wall-ball-press", "prone-chest-raise"}


def day(house: wire.House, *entries: dict[str, Any], now: str = NOW) -> dict[str, Any]:
    return json.loads(wire.today(house, json.dumps({"entries": list(entries), "now": now})))
