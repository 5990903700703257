"""A short walk of every day; longer ones are walked now and then, see README.md."""

from __future__ import annotations

import json

import pytest

from .__main__ import main

pytestmark = pytest.mark.slow

OPERATIONS = 1_000
FAULTS = ("lost", "doubled", "strayed", "changed", "left over")


def test_nothing_is_lost_and_nothing_doubled_on_a_walk_of_a_thousand_operations(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert main(["--seed", "20261124", "--operations", str(OPERATIONS)]) == 0
    told = capfd.readouterr().out
    assert f"{OPERATIONS} operations" in told
    for fault in FAULTS:
        assert f"  {fault}: 0\n" in told
    # Every mishap has happened.
    for mishap in (
        "a device fills up",
        "a page is closed and opened",
        "an older copy is brought back",
        "answers of 503 with a full disk",
        "comes again later",
        "comes twice",
        "somebody writes meanwhile",
        "the answer is cut short",
        "the answer is lost",
        "the keeper has another body",
        "another device has another body",
        "the keeper is killed between requests",
        "the keeper is killed meanwhile",
        "the page is closed meanwhile",
        "two tabs meet the keeper",
    ):
        assert f"  {mishap}: " in told


def test_the_same_seed_draws_the_same(capfd: pytest.CaptureFixture[str]) -> None:
    told = []
    for _ in range(2):
        assert main(["--seed", "3", "--operations", "60"]) == 0
        told.append(capfd.readouterr().out.splitlines()[1:])
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "fault",
    [
        # Never looks whether the keeper still has what it once had.
        ["diary.ts", "if (!seen.has(wordsOf(entry))) await", "if (false) await"],
        # Takes what found no room for kept, without keeping it.
        ["diary.ts", "await this.lay([entry], !this.confirmed.has(wordsOf(entry)));", ""],
        # Takes one body for another where they share an id.
        ["same.ts", "one.id === other.id && wordsOf(one) === wordsOf(other)", "one.id === other.id"],
    ],
)
def test_a_device_with_a_fault_is_found_out(fault: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["--seed", "4", "--operations", "500", "--instead", json.dumps(fault)]) == 1
    assert "walk it again with:" in capfd.readouterr().out


def test_what_cannot_be_walked_gets_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--operations", "many"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "python -m lab.sync: argument --operations: found 'many'; write a whole number, like 5000\n"
    )
