"""The mutants themselves: each is one small fault, the draw is fair and the same, and what dies and what lives is told apart."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lab.mutants import command
from lab.mutants.earlier import died_before, line_of
from lab.mutants.made import Mutant, drawn, mutants_of
from lab.mutants.tried import CleanRunFailed, Tried, likeliest_first, try_all

DOSE = '''"""A dose."""

CEILING: int | None = 10


def grown(repetitions: int, easy: bool) -> int | None:
    if easy and repetitions < 10:
        return repetitions + 1
    return repetitions
'''
COUNTED = """COUNTED = {
    Phase.RESTING: {
        Ticked: rest_over,
        Paused: unless_graver(Reason.PAIN, pause),
    },
}
"""


def made_of(folder: Path, text: str) -> list[Mutant]:
    (folder / "dose.py").write_text(text, encoding="utf-8")
    return mutants_of(folder, "dose.py")


def test_every_mutant_is_another_program_and_says_where_it_differs(tmp_path: Path) -> None:
    made = made_of(tmp_path, DOSE)
    assert len({mutant.source for mutant in made}) == len(made)
    assert {mutant.after for mutant in made} >= {
        "if easy or repetitions < 10:",
        "if easy and repetitions <= 10:",
        "return repetitions - 1",
        "CEILING: int | None = 11",
    }
    for mutant in made:
        assert DOSE.split("\n")[mutant.line - 1].strip() == mutant.before
    assert {mutant.where for mutant in made} == {"grown", "the module itself"}


def test_a_type_is_no_sum(tmp_path: Path) -> None:
    assert not [mutant for mutant in made_of(tmp_path, DOSE) if "int & None" in mutant.source]


def test_a_row_of_the_table_loses_its_move(tmp_path: Path) -> None:
    changed = {mutant.after for mutant in made_of(tmp_path, COUNTED)}
    assert changed == {"Ticked: impossible,", "Ticked: stay,", "Paused: impossible,", "Paused: stay,"}


def some(module: str, count: int) -> list[Mutant]:
    return [Mutant(module, "f", line, "a", f"b{line}", f"{module}{line}") for line in range(count)]


def test_the_draw_is_the_same_for_one_seed_and_leaves_no_module_out() -> None:
    mutants = {"small.py": some("small.py", 8), "large.py": some("large.py", 200), "none.py": []}
    one, again, other = drawn(mutants, 40, 1), drawn(mutants, 40, 1), drawn(mutants, 40, 2)
    assert one == again != other
    assert len(one) == len(set(one)) == 40
    assert sum(mutant.module == "small.py" for mutant in one) >= 6


def test_where_a_line_is_mended_nearly_all_the_same_ones_are_drawn() -> None:
    before = {name: some(name, 100) for name in ("a.py", "b.py")}
    mended = [*before["a.py"][:50], *before["a.py"][53:], Mutant("a.py", "f", 200, "c", "d", "x")]
    after = {**before, "a.py": mended}
    same = set(drawn(before, 40, 1)) & set(drawn(after, 40, 1))
    assert len(same) >= 36


def test_more_than_there_are_is_all_there_are() -> None:
    assert len(drawn({"small.py": some("small.py", 8)}, 40, 1)) == 8


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    sources, tests = tmp_path / "coach" / "src" / "stature_coach", tmp_path / "coach" / "tests"
    sources.mkdir(parents=True)
    tests.mkdir()
    (sources / "__init__.py").touch()
    (sources / "dose.py").write_text(DOSE, encoding="utf-8")
    (tests / "test_dose.py").write_text(
        "from stature_coach.dose import grown\n\n\n"
        "def test_an_easy_dose_grows_by_one():\n    assert grown(5, True) == 6\n\n\n"
        "def test_a_hard_one_does_not():\n    assert grown(5, False) == 5\n",
        encoding="utf-8",
    )
    return tmp_path


def test_what_the_tests_find_dies_and_what_they_do_not_ask_lives(checkout: Path) -> None:
    sources = checkout / "coach" / "src" / "stature_coach"
    wanted = ("if easy or repetitions < 10:", "return repetitions - 1", "if easy and repetitions <= 10:")
    chosen = [mutant for mutant in mutants_of(sources, "dose.py") if mutant.after in wanted]
    tried = {one.mutant.after: one for one in try_all(checkout, chosen, lambda _: None)}
    assert tried["if easy or repetitions < 10:"].by == "test_dose.py::test_a_hard_one_does_not"
    assert tried["return repetitions - 1"].died
    assert not tried["if easy and repetitions <= 10:"].died  # no test asks at the ceiling
    assert (sources / "dose.py").read_text(encoding="utf-8") == DOSE


def test_tests_that_fail_by_themselves_tell_nothing(checkout: Path) -> None:
    (checkout / "coach" / "tests" / "test_other.py").write_text("def test_it():\n    assert False\n", encoding="utf-8")
    with pytest.raises(CleanRunFailed):
        try_all(checkout, [], lambda _: None)


@pytest.mark.parametrize(("dead", "reason", "code"), [(95, True, 0), (94, True, 1), (99, False, 1)])
def test_too_many_that_live_or_one_without_a_reason_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], dead: int, reason: bool, code: int
) -> None:
    mutants = some("dose.py", 100)
    known = {(one.module, one.change): "both are the same number there" for one in mutants} if reason else {}
    monkeypatch.setattr(command, "reasons_read", lambda: known)
    assert command.told([Tried(one, at < dead, "", 0.1) for at, one in enumerate(mutants)]) == code
    assert f"{dead}.0 %; 95 % must" in capsys.readouterr().out


def test_every_reason_still_belongs_to_a_line_of_the_core() -> None:
    lines = {
        module: {line.strip() for line in (command.SOURCES / module).read_text(encoding="utf-8").split("\n")}
        for module in command.core_modules()
    }
    gone = [one for one in command.reasons_read() if not any(one[1].startswith(line) for line in lines[one[0]] if line)]
    assert not gone


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--count", "0"], "argument --count: '0' was found; write a whole number from 1 to 100000"),
        (["--seed", "x"], "argument --seed: 'x' was found; write a whole number, like 20261128"),
        (["--modules", "dose.py"], "there is no module dose.py; write one of safety.py, session/moves/__init__.py,"),
    ],
)
def test_bad_input_is_one_clear_line(capsys: pytest.CaptureFixture[str], arguments: list[str], says: str) -> None:
    with pytest.raises(SystemExit) as ended:
        command.command(arguments)
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1


def test_the_files_that_found_most_of_a_module_come_first_and_none_is_left_out() -> None:
    files = {"/tests/test_quick.py": 1.0, "/tests/test_slow.py": 2.0, "/tests/test_slowest.py": 3.0}
    first = likeliest_first(files, Counter({"test_slowest.py": 3, "test_slow.py": 1, "no end after 60 s": 9}))
    assert list(first.items()) == [
        ("/tests/test_slowest.py", 3.0),
        ("/tests/test_slow.py", 2.0),
        ("/tests/test_quick.py", 1.0),
    ]


def test_what_died_before_by_a_test_that_still_stands_is_not_tried_again(tmp_path: Path) -> None:
    found, gone, endless, lives, fresh = some("a.py", 5)
    (tmp_path / "test_dose.py").write_text("def test_a_dose_has_a_ceiling(rung): ...", encoding="utf-8")
    told = [
        Tried(found, True, "test_dose.py::test_a_dose_has_a_ceiling[towel]", 2.0),
        Tried(gone, True, "test_dose.py::test_a_dose_has", 2.0),
        Tried(endless, True, "no end after 20 s", 2.0),
        Tried(lives, False, "", 2.0),
    ]
    log = tmp_path / "log"
    log.write_text("\n".join(map(line_of, told)), encoding="utf-8")
    again = died_before(log, tmp_path, [found, gone, endless, lives, fresh])
    assert [one.mutant for one in again] == [found, endless]


def test_two_changes_that_were_told_alike_are_both_tried_again(tmp_path: Path) -> None:
    one, *_ = some("a.py", 1)
    log = tmp_path / "log"
    log.write_text("\n".join([line_of(Tried(one, True, "no end after 20 s", 2.0))] * 2), encoding="utf-8")
    assert died_before(log, tmp_path, [one]) == []
