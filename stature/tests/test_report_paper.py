"""The report for a therapist: two pages, whatever the diary holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from printed import PERSON, alternatives, answered, entry, kinds, opened, plain, session, text_of
from test_prescription_paper import judged

from stature import wiring
from stature.cli import run
from stature.exports.report import report_pdf
from stature_coach.door.wire import House

FIRST = date(2026, 1, 1)


@pytest.fixture(scope="module")
def house() -> House:
    return wiring.open_house()


def a_diary(days: int) -> list[dict[str, Any]]:
    """Somebody who exercises two days in three, answers again each month, and has a stop in most weeks."""
    told: list[dict[str, Any]] = []
    for number in range(days):
        day = (datetime.combine(FIRST, datetime.min.time()) + timedelta(days=number)).date().isoformat()
        if number % 25 == 0:
            told.append(answered(f"{day}T06:00", q9="not_sure" if number else "no"))
        if number % 9 == 5:
            told.append(session(f"{day}T07:00", reason="PAIN", pain=5, repetitions=2))
            told.append(answered(f"{day}T20:00"))
        elif number % 3:
            told.append(session(f"{day}T07:30"))
            told.append(session(f"{day}T10:30", "wall-ball-press", repetitions=6))
            told.append(entry(f"{day}T07:00", "morning_after", pain=number % 4))
        if number % 30 == 12:
            told.append(entry(f"{day}T11:00", "red_flag", kind="dizzy"))
            told.append(entry(f"{day}T12:00", "cleared", what="red_flag"))
            told.append(entry(f"{day}T13:00", "measure_taken", measure="height", centimetres=162.5))
    return told


def printed(house: House, days: int, language: str = "en", entries: list[dict[str, Any]] | None = None) -> bytes:
    diary = a_diary(days) if entries is None else entries
    return report_pdf(house, PERSON, diary, FIRST, FIRST + timedelta(days=days - 1), language, "María Núñez")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("days", [1, 7, 31, 365])
def test_a_day_a_week_a_month_and_a_year_take_two_pages(house: House, days: int, language: str) -> None:
    assert len(opened(printed(house, days, language)).pages) == 2


@pytest.mark.parametrize(("language", "said"), [("en", "could not read: 3 ("), ("es", "no pudo leer: 3 (")])
def test_what_could_not_be_read_is_counted_with_its_days(house: House, language: str, said: str) -> None:
    unread = [
        session("2026-01-03T07:30", "an-exercise-of-tomorrow"),
        session("2026-01-05T07:30", dose={"repetitions": 5, "rung": "cloud", "hold_counts": 5}),
        entry("2026-01-05T08:00", "walked", steps=900),
        entry("2026-03-05T08:00", "walked", steps=900),
    ]
    told = text_of(printed(house, 31, language, [*a_diary(31), *unread]))
    assert said in told
    days = told[told.index(said) :].split(")")[0].removeprefix(said).split(", ")
    assert [day.split()[0] for day in days] == ["5", "3"]
    assert said not in text_of(printed(house, 31, language))


def test_a_screen_reader_finds_title_table_heads_and_what_each_plot_shows(house: House) -> None:
    content = printed(house, 31)
    assert opened(content).trailer["/Root"]["/Lang"] == "en"
    assert {"H1", "H2", "Table", "TH", "L", "Figure"} <= set(kinds(content))
    plots = alternatives(content)
    assert len(plots) == 3
    assert "Neck press: " in plots[0]
    assert "2 Jan: 1/2" in plots[0]
    assert "effort 3, pain after 1" in plots[2]


def test_adherence_names_what_it_is_a_share_of(house: House) -> None:
    diary = [answered("2026-01-01T06:00"), session("2026-01-01T07:30"), session("2026-01-01T20:30")]
    text = text_of(printed(house, 2, entries=diary))
    assert "Sets done, of those planned" in text
    assert "2 of 4" in text


def test_more_pain_than_before_is_told_as_that_and_never_as_a_warning_sign(house: House) -> None:
    hurt = [
        answered("2026-01-01T06:00"),
        session("2026-01-01T07:30", pain_before=1, pain=4),
        entry("2026-01-02T09:00", "measure_taken", measure="chair_stands", stands=3, hurt=True),
    ]
    text = text_of(printed(house, 2, entries=hurt))
    assert "1 January 2026: Neck press left more pain than before" in text
    assert "2 January 2026: standing up from the chair hurt and was broken off" in text
    assert "2 January 2026: chair stands" not in text
    assert "warning sign:" not in text


def test_a_little_pain_that_was_told_in_words_is_told_beside_the_numbers(house: House) -> None:
    numbers = [answered("2026-01-01T06:00"), session("2026-01-01T07:30", pain=2)]
    little = [session(f"2026-01-0{day}T07:30", pain=None, little_pain=True) for day in (2, 3)]
    once = " ".join(text_of(printed(house, 3, entries=[*numbers, *little[:1]])).split())
    assert "once in words: a little, no more than before" in once
    twice = " ".join(text_of(printed(house, 3, entries=[*numbers, *little])).split())
    assert "2 times in words: a little, no more than before" in twice
    assert "in words" not in text_of(printed(house, 3, entries=numbers))
    more = session("2026-01-02T07:30", pain=3, little_pain=True)
    assert "in words" not in text_of(printed(house, 3, entries=[*numbers, more]))


def test_stops_warning_signs_steps_answers_and_measures_are_listed_with_their_days(house: House) -> None:
    text = text_of(printed(house, 14))
    assert "6 January 2026: Neck press, stopped because it hurt; repetitions 2, pain afterwards 5" in text
    assert "13 January 2026: warning sign: dizzy, and nothing else" in text
    assert "13 January 2026: told to have asked (the warning sign), and to go on" in text
    assert "13 January 2026: height 162.5 cm" in text
    again = text_of(printed(house, 2, entries=[answered("2026-01-01T06:00", q9="yes")]))
    assert "Answered yes on 1 January 2026. Closes: Wall" in again


@pytest.mark.parametrize(("language", "first", "last"), [
    ("en", "Answered not sure on 2 January 2026. Closes:", "Answered yes on 1 January 2026."),
    ("es", "El 2 de enero de 2026 contestó: no lo sé. Cierra:", "El 1 de enero de 2026 contestó: sí."),
])  # fmt: skip
def test_the_nine_answers_stand_with_their_days_the_careful_ones_first(
    house: House, language: str, first: str, last: str
) -> None:
    speaking = wiring.open_house(language=language)
    asked = [speaking.wording.text(one.text_key) for one in house.regimen.questions]
    text = plain(
        text_of(
            printed(house, 3, language, [answered("2026-01-01T06:00"), answered("2026-01-02T06:00", q5="not_sure")])
        )
    )
    standing = sorted((text.index(one), one) for one in asked)
    assert [one for _, one in standing] == [asked[4], *asked[:4], *asked[5:]]
    assert f"{asked[4]} {first}" in text
    said = last.replace("1 January", "2 January").replace("El 1 ", "El 2 ")
    assert f"{asked[7]} {said}" in text


def test_what_was_not_answered_says_so_after_the_careful_answers(house: House) -> None:
    some = entry("2026-01-01T06:00", "screen_answered", answers={"q1": "no", "q9": "yes"})
    asked = [wiring.open_house().wording.text(one.text_key) for one in house.regimen.questions]
    text = plain(text_of(printed(house, 2, entries=[some])))
    assert (
        text.index(f"{asked[8]} Answered yes")
        < text.index(f"{asked[1]} Not answered.")
        < text.index(f"{asked[0]} Answered no")
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_all_nine_careful_answers_stand_whole_on_two_pages_of_a_year(house: House, language: str) -> None:
    day = "2026-12-30"
    careful = {f"q{number}": "not_sure" for number in range(1, 10)}
    told = [*a_diary(365), answered(f"{day}T06:00", **careful), entry(f"{day}T07:00", "cleared", what="screen")]
    content = printed(house, 365, language, told)
    assert len(opened(content).pages) == 2
    text = plain(text_of(content))
    said = {"en": "Answered not sure on 30 December 2026.", "es": "El 30 de diciembre de 2026 contestó: no lo sé."}
    assert text.count(said[language]) == 9
    assert judged(content) == []


def test_numbers_are_written_as_the_language_writes_them(house: House) -> None:
    assert "estatura 162,5 cm" in text_of(printed(house, 14, "es"))


def test_a_dose_set_by_a_therapist_stands_with_its_reason(house: House) -> None:
    plan = entry("2026-01-02T09:00", "plan_set", exercise="neck-press", repetitions=8, rung="towel", by="therapist")
    text = text_of(printed(house, 7, entries=[answered("2026-01-01T06:00"), plan]))
    assert "8 x 5 counts. With a firm rolled towel" in text
    assert "A physiotherapist or doctor set this." in " ".join(text.split())


def test_days_without_anything_are_told_kindly(house: House) -> None:
    content = printed(house, 31, entries=[])
    assert len(opened(content).pages) == 2
    assert "That is fine" in text_of(content)


def test_the_report_judges_nothing(house: House) -> None:
    told = text_of(printed(house, 365)).lower()
    judging = ("normal", "missed", "failed", "fracture", "diagnosis", "score")
    assert [word for word in judging if word in told] == []


def test_the_same_diary_gives_the_same_bytes(house: House) -> None:
    diary = a_diary(31)
    assert printed(house, 31, entries=diary) == printed(house, 31, entries=list(reversed(diary)))


@pytest.mark.parametrize(
    ("first", "last", "language"),
    [
        ("2026-02-01", "2026-01-31", "en"),
        ("yesterday", "2026-01-31", "en"),
        ("2026-01-01", "2026-02-30", "en"),
        ("20260101", "2026-01-31", "en"),
        ("2026-01-01", "2026-W05-6", "en"),
        ("1999-12-01", "1999-12-31", "en"),
        ("2026-01-01", "2026-01-31", "fr"),
    ],
)
def test_bad_input_is_one_line_and_leaves_no_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], first: str, last: str, language: str
) -> None:
    place = ["--diary", str(tmp_path / "none"), "--out", str(tmp_path / "report.pdf")]
    assert run(["report", "--from", first, "--to", last, "--language", language, *place]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_the_command_writes_the_report(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    dates = ["--from", "2026-01-01", "--to", "2026-01-31"]
    assert run(["report", *dates, "--diary", str(tmp_path / "none"), "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")


def test_one_event_has_one_day_however_late_it_was_told(house: House) -> None:
    evening = session("2026-01-01T19:30", pain_before=0, pain=None, effort=None, answers_wait=True)
    told = [
        entry("2026-01-02T08:00", "session_answered", entry=evening["id"], pain=2),
        entry("2026-01-04T09:00", "done_without_app", exercise="neck-press", day="2026-01-03", part_of_day="morning", hurt=True),
    ]  # fmt: skip
    text = " ".join(text_of(printed(house, 4, entries=[answered("2026-01-01T06:00"), evening, *told])).split())
    assert "1 January 2026: Neck press left more pain than before" in text
    assert "3 January 2026: Neck press, done without the app, hurt, number not given" in text
    assert not [day for day in (2, 4) if f"{day} January 2026: Neck press" in text]


def test_what_was_never_done_and_is_not_open_has_no_dose(house: House) -> None:
    text = " ".join(
        text_of(printed(house, 2, entries=[answered("2026-01-01T06:00"), session("2026-01-01T07:30")])).split()
    )
    assert "not open, never done" in text


def test_both_sheets_name_the_person_and_their_page(house: House) -> None:
    """A sheet that was parted from the other still says whose it is."""
    made = report_pdf(house, PERSON, a_diary(7), date(2026, 1, 1), date(2026, 1, 7), "en", "Ana")
    for number, page in enumerate(opened(made).pages, start=1):
        assert "Ana" in page.extract_text()
        assert f"Page {number} of 2" in page.extract_text()
