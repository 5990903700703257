"""A short walk of every day; a million operations are walked now and then, see README.md."""

from __future__ import annotations

import pytest

from .__main__ import main
from .device import Device

OPERATIONS = 5_000


def test_nothing_is_lost_and_nothing_doubled_on_a_walk_of_five_thousand_operations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--seed", "20261124", "--operations", str(OPERATIONS)]) == 0
    told = capsys.readouterr().out
    assert f"{OPERATIONS} operations" in told
    for fault in ("lost", "doubled", "strayed", "left over"):
        assert f"  {fault}: 0\n" in told
    # Every mishap has happened.
    for mishap in ("answer lost", "disk full", "bring back", "clash", "device fills up", "comes again later"):
        assert f"  {mishap}: " in told


def test_the_same_seed_walks_the_same_way(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for _ in range(2):
        assert main(["--seed", "3", "--operations", "700"]) == 0
        told.append(capsys.readouterr().out.splitlines()[1:])
    assert told[0] == told[1]


def test_a_device_that_trusted_its_cursor_alone_would_be_found_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never_whole_again(self: Device, day: int) -> object:
        return (yield from (self._read_on(day) if self.cursor else self._read_whole(day)))

    monkeypatch.setattr(Device, "_collect", never_whole_again)
    assert main(["--seed", "3", "--operations", "5000"]) == 1
    assert "walk it again with:" in capsys.readouterr().out


def test_what_cannot_be_walked_gets_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--operations", "many"])
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        "python -m lab.sync: argument --operations: found 'many'; write a whole number, like 5000\n"
    )
