"""The paper of a prescription, printed, and its QR code read from the print by a reader that made none of it."""

from __future__ import annotations

from datetime import date

import page
import pypdfium2
import pytest
import zxingcpp
from printed import opened, plain, text_of

from stature import wiring
from stature.exports.prescription import LARGEST_VERSION, prescription_pdf, qr_svg
from stature.exports.told.speaking import CannotPrint
from stature_coach.door.prescription import LONGEST_LINK_BYTES, Paper, Words, link_of, read_paper
from stature_coach.door.prescription_code import code_of
from stature_coach.door.wire import House
from stature_coach.weeks.prescribed import Do, Prescribed

APP = "https://example.org/stature/"
PLAN = Prescribed(
    date(2026, 11, 28),
    {
        "neck-press": Do(6, "pillow", ("morning",)),
        "wall-ball-press": None,
        "prone-chest-raise": Do(3, "trying", ("once",)),
    },
    ("mon", "wed", "fri"),
    locked=True,
)
# As long as a link may be: the densest code there is.
LONG = Words("Ana", "Mrs. Größe-Lützenkirchen", "Practice by the lake", "+49 30 1234", "es", "n" * 160)
# A page as a copier or a telephone sees it.
DOTS_PER_INCH = 150
POINTS_PER_INCH = 72


@pytest.fixture(scope="module")
def house() -> House:
    return wiring.open_house()


def read_from_the_print(content: bytes) -> list[str]:
    first = pypdfium2.PdfDocument(content)[0].render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(first)]


@pytest.mark.parametrize(("size", "language"), [("a4", "en"), ("letter", "es")])
def test_the_code_is_read_from_the_print_as_it_was_made(house: House, size: str, language: str) -> None:
    paper = Paper(PLAN, LONG)
    link = link_of(house.regimen, paper, APP).text
    assert LONGEST_LINK_BYTES - 60 < len(link) <= LONGEST_LINK_BYTES
    made = prescription_pdf(house, paper, link, size, language)
    assert read_from_the_print(made) == [link]
    assert read_paper(house.regimen, link) == paper
    assert judged(made) == []


def judged(content: bytes) -> list[str]:
    """The faults that the second judge of PDF/UA-1 finds."""
    found = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{fault.rule_id}: {fault.message}" for fault in found.failures]


@pytest.mark.parametrize(("size", "language"), [("a4", "en"), ("letter", "es")])
def test_where_the_app_lies_is_printed_beside_open_stature(house: House, size: str, language: str) -> None:
    paper, step = Paper(PLAN, LONG), {"en": "1. Open Stature.", "es": "1. Abra Stature."}[language]
    for address in (APP, f"https://example.org/{'long/' * 30}"):
        made = prescription_pdf(house, paper, link_of(house.regimen, paper, address).text, size, language)
        first = "".join(opened(made).pages[0].extract_text().split())
        assert f"{step}{address}2.".replace(" ", "") in first
        assert judged(made) == []
    assert "http" not in opened(prescription_pdf(house, paper, None, size, language)).pages[0].extract_text()


def test_without_an_address_the_qr_code_holds_the_code(house: House) -> None:
    made = prescription_pdf(house, Paper(PLAN), None, "a4", "en")
    assert read_from_the_print(made) == [code_of(house.regimen, PLAN)]


def test_the_first_page_says_who_made_it_for_whom_and_what_to_do(house: House) -> None:
    words = Words("Ana", "Mrs. Green", "Lake practice", "030 1234", None, "Slowly <please> & calmly.")
    made = prescription_pdf(house, Paper(PLAN, words), None, "a4", "en")
    first = plain(opened(made).pages[0].extract_text())
    for said in ("For Ana", "Made on 28 November 2026 by Mrs. Green, Lake practice.", "1. Open Stature.", "Or type this code.",
                 code_of(house.regimen, PLAN), "Neck press: 6 times. With a pillow. In the morning.",
                 "Wall-ball press: wait.", "On these days: Mon, Wed, Fri.", "No next step is proposed",
                 "Prone chest raise: 3 tries.", "A note from Mrs. Green: Slowly <please> & calmly.", "Questions? Mrs. Green, 030 1234",
                 "before you press Start", "Stature takes this paper until 27 January 2027.", "call Mrs. Green, 030 1234.",
                 "Call your emergency number now."):  # fmt: skip
        assert said in first


def test_behind_it_is_the_handout_with_the_dose_as_prescribed_and_what_waits_is_not_set_out(house: House) -> None:
    made = prescription_pdf(house, Paper(PLAN), None, "a4", "en")
    pages = [plain(one.extract_text()) for one in opened(made).pages]
    told = " ".join(pages[1:])
    assert "As it was prescribed on 28 November 2026." in told
    assert "6 times" in told
    assert "3 tries" in told
    assert "In the evening" not in told
    assert (
        "Your physiotherapist asks you to wait with: Wall-ball press. Do not begin with it until you are told."
        in pages[1]
    )
    assert "because of your answers" not in told
    assert "print this paper again" not in told
    assert not any(text.startswith("Wall-ball press") for text in pages)
    lying = next(number for number, text in enumerate(pages, start=1) if text.startswith("Lying down"))
    assert f"Lie down as page {lying} shows." in told


@pytest.mark.parametrize(("size", "language"), [("a4", "en"), ("letter", "es")])
def test_every_page_names_whom_to_call_and_no_page_is_there_for_what_waits(
    house: House, size: str, language: str
) -> None:
    plan = {"neck-press": Do(4, "pillow", ("morning", "evening")), "wall-ball-press": None}
    words = Words("Ana", "Eva Green", None, "555 0199", None, "Slowly.")
    made = prescription_pdf(house, Paper(Prescribed(PLAN.made, plan), words), None, size, language)
    pages = [plain(one.extract_text()) for one in opened(made).pages]
    assert len(pages) == 5, "code, rule, the one exercise, down and up, the grid"
    assert [text for text in pages if "Ana · Eva Green, 555 0199 ·" not in text] == []


def test_what_the_paper_says_nothing_of_is_named(house: House) -> None:
    plan = {"neck-press": Do(4, "pillow", ("morning",))}
    text = text_of(prescription_pdf(house, Paper(Prescribed(PLAN.made, plan)), None, "a4", "en"))
    assert "Wall-ball press: this paper changes nothing. Never done it? Ask before you begin." in text


def test_where_all_waits_the_paper_asks_for_no_exercise_and_shows_no_lying_down(house: House) -> None:
    plan = dict.fromkeys(("neck-press", "wall-ball-press", "prone-chest-raise"))
    made = prescription_pdf(house, Paper(Prescribed(PLAN.made, plan)), None, "a4", "en")
    assert "This paper asks for no exercise." in text_of(made)
    assert "Lying down" not in text_of(made)
    assert len(opened(made).pages) == 2


def test_a_paper_of_days_alone_is_a_paper(house: House) -> None:
    made = prescription_pdf(house, Paper(Prescribed(date(2026, 11, 28), {}, ("mon",))), None, "a4", "en")
    assert "On these days: Mon." in text_of(made)
    assert "No exercise is open" not in text_of(made)


def test_the_same_prescription_gives_the_same_bytes(house: House) -> None:
    assert prescription_pdf(house, Paper(PLAN), None, "a4", "en") == prescription_pdf(
        house, Paper(PLAN), None, "a4", "en"
    )


def test_a_link_that_an_old_tablet_would_not_read_is_refused() -> None:
    assert qr_svg("x" * LONGEST_LINK_BYTES)
    with pytest.raises(CannotPrint, match="too many for a code that is read"):
        qr_svg("x" * 500)
    assert LARGEST_VERSION == 15


def test_a_paper_size_that_is_none_is_refused(house: House) -> None:
    with pytest.raises(CannotPrint, match="paper is 'a3'; write one of"):
        prescription_pdf(house, Paper(PLAN), None, "a3", "en")
