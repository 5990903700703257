"""The house as the repository has it, and examples that are the same on every machine."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from a_day import EVERYTHING
from hypothesis import HealthCheck, Phase, settings
from listening import regimen_files

from stature_coach.door import wire
from stature_coach.door.group_wire import RoomHouse, open_group

REPOSITORY = Path(__file__).parents[2]

# Who plants a fault asks whether it is found, and not for its smallest example.
FINDING_ONLY = "STATURE_FAULT_PLANTED" in os.environ
PHASES = [Phase.explicit, Phase.generate, *([] if FINDING_ONLY else [Phase.shrink])]

settings.register_profile(
    "the same everywhere",
    derandomize=True,
    deadline=None,
    database=None,
    phases=PHASES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("the same everywhere")


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    return regimen_files(REPOSITORY / "regimen")


@pytest.fixture(scope="session")
def house(files: dict[str, str]) -> wire.House:
    """With the handout's three. What holds for every exercise there is, also one that was added, opens all of `files`."""
    return wire.open_house(_handouts(files))


@pytest.fixture(scope="session")
def room_house(files: dict[str, str]) -> RoomHouse:
    """The same house, with its group."""
    return open_group(_handouts(files))


def _handouts(files: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in files.items() if not _was_added(name, text)}


def _was_added(name: str, text: str) -> bool:
    return "[[ladder]]" in text and name.removesuffix(".toml") not in EVERYTHING
