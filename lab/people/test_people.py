"""People of every temperament live with the coach, and every rule holds at every step; a long year is ./bench people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lab.people.command import command
from lab.people.temperaments import TEMPERAMENTS
from lab.people.year import live_days, somebody
from stature_coach.door.wire import House, open_house

REGIMEN = Path(__file__).parents[2] / "regimen"
SEED = 20261124
DAYS = 30


@pytest.fixture(scope="module")
def house() -> House:
    files = [*REGIMEN.glob("*.toml"), REGIMEN / "wording" / "en.toml", REGIMEN / "voice" / "en" / "manifest.json"]
    return open_house({file.relative_to(REGIMEN).as_posix(): file.read_text(encoding="utf-8") for file in files})


@pytest.mark.parametrize("index", range(len(TEMPERAMENTS)), ids=[kind.name for kind in TEMPERAMENTS])
def test_every_rule_holds_for_somebody(house: House, index: int) -> None:
    person = live_days(somebody(house, SEED, index), DAYS)
    assert person.sessions > 5
    assert person.looks > person.sessions


def test_the_same_seed_lives_the_same_life(house: House) -> None:
    one, other = (live_days(somebody(house, SEED, 3), 8) for _ in range(2))
    assert one.entries == other.entries


def test_the_faithful_grow_and_the_unsteady_never_step_further_out(house: House) -> None:
    faithful = live_days(somebody(house, SEED, 0), 60)
    assert faithful.doses["neck-press"][0] > 5
    unsteady = live_days(somebody(house, SEED, 9), 60)
    assert unsteady.doses["wall-ball-press"][1] == "start"


# -------------------------------------------------------------------- ./bench people


def test_the_command_writes_diaries_that_can_be_read_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "people.jsonl"
    assert command(["--people", "2", "--days", "3", "--seed", "7", "--out", str(out)]) == 0
    entries = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert len({entry["person"] for entry in entries}) == 2
    assert "0 rules broken" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["people.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--people", "0"], "argument --people: '0' was found; write a whole number from 1 to 10000"),
        (["--days", "many"], "argument --days: 'many' was found; write a whole number from 1 to 3660"),
        (["--seed", "x"], "argument --seed: 'x' was found; write a whole number, like 20261124"),
        (["--out", "/no/such/folder/x.jsonl"], "--out is /no/such/folder/x.jsonl; write a file in a folder that is"),
    ],
)
def test_bad_input_is_one_clear_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        command(["--out", str(tmp_path / "x.jsonl"), *arguments])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1
    assert not list(tmp_path.iterdir())
