"""The handout in large print, opened as a PDF reader and a screen reader open it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from printed import PERSON, alternatives, answered, entry, kinds, opened, plain, session, text_of

from stature import wiring
from stature.cli import run
from stature.exports.handout import handout_pdf
from stature.exports.told.speaking import CannotPrint
from stature.exports.typesetting import house_in, paper_words, regimen_folder
from stature_coach.door.wire import House

# Some days after the last that is told of here.
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
ASKED = ("wall_ball_press.name", "prone_chest_raise.name")
SIZES = {"letter": (612, 792), "a4": (595, 842)}
DIARIES: dict[str, list[dict[str, Any]]] = {
    "nobody": [],
    "all clear": [answered()],
    "chest raise open": [
        answered(),
        entry(
            "2026-11-02T08:00",
            "step_answered",
            exercise="prone-chest-raise",
            step="open",
            answer="accepted",
            shown_by_therapist=True,
        ),
    ],
}


@pytest.fixture(scope="module")
def house() -> House:
    return wiring.open_house()


def printed(house: House, entries: list[dict[str, Any]], paper: str = "a4", language: str = "en") -> bytes:
    return handout_pdf(house, PERSON if entries else None, entries, paper, language, None, now=NOW)


@pytest.mark.parametrize("paper", SIZES)
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("diary", DIARIES)
def test_every_handout_has_four_to_seven_pages_of_the_paper_asked_for(
    house: House, diary: str, language: str, paper: str
) -> None:
    pages = opened(printed(house, DIARIES[diary], paper, language)).pages
    assert 4 <= len(pages) <= 4 + len(house.regimen.exercises)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {SIZES[paper]}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_screen_reader_finds_language_title_headings_lists_and_table_heads(house: House, language: str) -> None:
    content = printed(house, [], language=language)
    root = opened(content).trailer["/Root"]
    assert root["/Lang"].startswith(language)
    assert root["/MarkInfo"]["/Marked"]
    assert opened(content).metadata.title == paper_words(regimen_folder(), language)["handout"]["title"]
    assert {"H1", "H2", "L", "LI", "Table", "TH", "Figure"} <= set(kinds(content))


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_picture_says_what_it_shows(house: House, language: str) -> None:
    content = printed(house, DIARIES["chest raise open"], language=language)
    told = {plain(one["alt"]) for one in paper_words(regimen_folder(), language)["pictures"].values()}
    said = alternatives(content)
    assert len(said) == kinds(content).count("Figure") >= 12
    assert set(map(plain, said)) <= told


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_rule_the_stops_and_the_emergency_advice_are_read_first(house: House, language: str) -> None:
    words = paper_words(regimen_folder(), language)["handout"]
    text = text_of(printed(house, [], language=language))
    said = [words["rule"], words["rule_more"], *words["first"], *words["stop"], *words["help"], words["steps_title"]]
    places = [text.find(plain(sentence)) for sentence in said]
    assert -1 not in places
    assert places == sorted(places)


def test_the_steps_are_read_in_their_order(house: House) -> None:
    text = text_of(printed(house, []))
    level = paper_words(regimen_folder(), "en")["instead"]["neck_press.pillow"]
    steps = ("neck_press.knees", "neck_press.chin", "neck_press.head_stays", "shared.smooth")
    places = [text.find(plain(said)) for said in (level, *map(house.wording.text, steps))]
    assert f"4. {house.wording.text('neck_press.chin')}" in text, "who lies level must not skip it with the pillows"
    assert -1 not in places
    assert places == sorted(places)


def test_letters_are_never_smaller_than_eighteen_points_in_what_is_to_be_done(house: House) -> None:
    sizes: dict[str, float] = {}

    def note(text: str, _: Any, matrix: list[float], __: Any, size: float) -> None:
        if text.strip():
            sizes[text] = size * abs(matrix[3])

    for page in opened(printed(house, [], "letter", "es")).pages[1:4]:
        page.extract_text(visitor_text=note)
    small = {text for text, size in sizes.items() if size < 17.9 and not text.startswith("Página")}
    assert not small


def test_a_person_finds_their_own_dose_rung_days_and_time(house: House) -> None:
    plans = [
        entry("2026-11-02T09:00", "plan_set", exercise="neck-press", repetitions=8, rung="towel", by="therapist"),
        entry("2026-11-02T09:01", "plan_set", exercise="wall-ball-press", days=["mon", "fri"], times={"once": "10:45"}),
    ]
    text = text_of(printed(house, [answered(), *plans]))
    assert "Your dose 8 times" in text
    assert "With a firm rolled towel" in text
    assert "Once a day at 10:45. On these days: Mon, Fri." in text


def test_an_exercise_opened_later_stands_there_with_the_days_of_the_others(house: House) -> None:
    exercises = ("neck-press", "wall-ball-press")
    plans = [entry(f"2026-11-01T09:0{n}", "plan_set", exercise=each, days=["tue"]) for n, each in enumerate(exercises)]
    open_it = entry(
        "2026-11-02T08:00",
        "step_answered",
        exercise="prone-chest-raise",
        step="open",
        answer="accepted",
        shown_by_therapist=True,
    )
    assert text_of(printed(house, [answered(), *plans, open_it])).count("On these days: Tue.") == 3


def test_an_exercise_that_is_closed_is_named_with_its_reason_and_never_set_out(house: House) -> None:
    content = printed(house, [answered(q9="yes")])
    text = text_of(content)
    assert plain(house.wording.text("closed.unsteady")) in text
    assert plain(house.wording.text("closed.not_opened")) in text
    assert house.wording.text("wall_ball_press.tall") not in text
    assert "Wall, once" not in text
    assert not any("ball" in alt for alt in alternatives(content))


@pytest.mark.parametrize(
    "stop",
    [session("2026-11-02T09:00", reason="PAIN", pain=6), entry("2026-11-02T09:00", "red_flag", kind="dizzy")],
    ids=["pain", "warning sign"],
)
def test_after_a_stop_nothing_is_set_out_to_do(house: House, stop: dict[str, Any]) -> None:
    text = text_of(printed(house, [answered(), stop]))
    assert "No exercise is open for you just now." in text
    assert "Step by step" not in text
    assert "Tick when done" not in text


def test_after_pain_each_reason_stands_once_with_the_day_from_which_it_opens(house: House) -> None:
    content = printed(house, [answered(), session("2026-11-02T09:00", reason="PAIN", pain=6)])
    text = text_of(content)
    assert text.count("You had pain.") == 1
    assert "From the morning of 3 November 2026 on, print this paper again." in text
    assert "As your diary stood on 2 November 2026." in text
    for heading in ("All exercises", "Prone chest raise"):
        assert heading in text, "the chest raise has a reason of its own beside"
    assert "To take along" not in text, "nobody has to be asked"


def test_after_pain_getting_up_is_shown_and_after_a_warning_sign_it_is_not(house: House) -> None:
    after_pain = printed(house, [answered(), session("2026-11-02T09:00", reason="PAIN", pain=6)])
    after_a_sign = printed(house, [answered(), entry("2026-11-02T09:00", "red_flag", kind="dizzy")])
    getting_up = plain(house.wording.text("log_roll.up"))
    assert getting_up in text_of(after_pain)
    assert "Lie down and get up as page 3 shows" in text_of(after_pain)
    assert getting_up in opened_page(after_pain, 3)
    assert getting_up not in text_of(after_a_sign)
    assert not [alt for alt in alternatives(after_a_sign) if "bed" in alt]


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_a_doctor_opens_has_a_place_to_write_the_answer(house: House, language: str) -> None:
    words = paper_words(regimen_folder(), language)["handout"]
    text = text_of(printed(house, [answered(q3="yes")], language=language))
    names = [house_in(house, regimen_folder(), language).wording.text(key) for key in ASKED]
    for said in (words["ask_title"], words["ask"].format(names=", ".join(names)), words["ask_yes"], words["ask_line"]):
        assert plain(said) in text
    open_to_all = text_of(printed(house, [answered()], language=language))
    assert words["ask_title"] not in open_to_all


def test_what_rests_is_named_on_the_first_page_with_the_page_that_says_why(house: House) -> None:
    content = printed(house, [answered(q9="yes")])
    resting = re.search(
        r"Resting just now: Wall-ball press, Prone chest raise. Page (\d) says why", opened_page(content, 1)
    )
    assert resting is not None
    assert "These exercises wait" in opened_page(content, int(resting[1]))


def opened_page(content: bytes, number: int) -> str:
    return plain(opened(content).pages[number - 1].extract_text())


def test_without_a_person_the_chest_raise_comes_with_its_conditions(house: House) -> None:
    words = paper_words(regimen_folder(), "en")["handout"]
    text = text_of(printed(house, []))
    for sentence in (*words["conditions_chest"], words["conditions_chest_new"]):
        assert plain(sentence) in text


def test_the_source_is_named_and_linked_and_nobody_is_said_to_approve(house: House) -> None:
    content = printed(house, [])
    links = [
        one.get_object()["/A"]["/URI"]
        for page in opened(content).pages
        for one in page.get("/Annots", [])  # type: ignore[union-attr]
    ]
    assert house.regimen.sources[0].url in links
    assert "Not made or approved by BHOF" in text_of(content)


def test_the_same_diary_gives_the_same_bytes(house: House) -> None:
    assert printed(house, DIARIES["all clear"]) == printed(house, DIARIES["all clear"])


@pytest.mark.parametrize("name", ["María Núñez", "Łucja", "王芳", "🙂", "a" * 300, "  ", None])
def test_any_name_prints_or_leaves_its_line_out(house: House, name: str | None) -> None:
    pages = opened(handout_pdf(house, None, [], "a4", "en", name, now=NOW)).pages
    assert ("María" in pages[0].extract_text()) == (name == "María Núñez")


@pytest.mark.parametrize(("paper", "language", "wrong"), [("a5", "en", "a5"), ("a4", "fr", "fr")])
def test_what_cannot_be_printed_is_said_in_one_line(house: House, paper: str, language: str, wrong: str) -> None:
    with pytest.raises(CannotPrint, match=f"is '{wrong}'; write one of"):
        printed(house, [], paper, language)


def test_the_command_writes_the_paper(tmp_path: Path) -> None:
    out = tmp_path / "handout.pdf"
    assert run(["handout", "--paper", "letter", "--diary", str(tmp_path / "none"), "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")
    assert [file.name for file in tmp_path.iterdir()] == ["handout.pdf"]


@pytest.mark.parametrize(
    "asked", [["--paper", "a5"], ["--language", "fr"], ["--person", "Bob"], ["--out", "nowhere/at/all.pdf"]]
)
def test_bad_input_is_one_line_and_leaves_no_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    place = ["--diary", str(tmp_path / "none"), "--out", str(tmp_path / "handout.pdf")]
    assert run(["handout", *place, *asked]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_both_languages_of_the_papers_have_the_same_words() -> None:
    def keys(words: dict[str, Any], before: str = "") -> set[str]:
        return {
            key
            for name, one in words.items()
            for key in (keys(one, f"{before}{name}.") if isinstance(one, dict) else {f"{before}{name}"})
        }

    assert keys(paper_words(regimen_folder(), "en")) == keys(paper_words(regimen_folder(), "es"))
