"""A link can do one thing: ask. Its words are words, and what is wrong with it is one line."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest

from stature_coach.door import wire
from stature_coach.door.prescription import LONGEST_LINK_BYTES, Paper, Words, link_of, read_paper, words_from
from stature_coach.door.prescription_code import code_of
from stature_coach.problems import BadRequest
from stature_coach.weeks.prescribed import Do, Prescribed

APP = "https://example.org/stature/"
PLAN = Prescribed(date(2026, 11, 28), {"neck-press": Do(6, "pillow", ("morning", "evening"))})
EVERYTHING = Words(
    "Ana", "Mrs. Grün & Co <x>", "Practice by the lake", "+49 30 1234", "en", "Slowly, please. #1 = breathe; 100 %"
)


def test_a_link_reads_back_as_it_was_made_with_every_word_in_it(house: wire.House) -> None:
    link = link_of(house.regimen, Paper(PLAN, EVERYTHING), APP)
    assert link.text.startswith(f"{APP}#plan={code_of(house.regimen, PLAN)}&for=Ana&")
    assert link.printed_only == ()
    assert read_paper(house.regimen, link.text) == Paper(PLAN, EVERYTHING)


def test_a_link_is_never_longer_than_an_old_tablet_reads_and_says_what_is_printed_only(house: wire.House) -> None:
    words = Words("Ж" * 60, "B" * 60, None, None, "en", "n" * 280)
    link = link_of(house.regimen, Paper(PLAN, words), APP)
    assert len(link.text.encode()) <= LONGEST_LINK_BYTES
    assert link.printed_only == ("for", "note")
    assert read_paper(house.regimen, link.text).prescribed == PLAN


@pytest.mark.parametrize("address", ["example.org", "javascript:alert(1)", "https://example.org/#", "https://a b/", "", "https://",
                                     "https://example.org/?x=1", "http://me@example.org/", "https://exämple.org/"])  # fmt: skip
def test_an_address_that_is_none_is_refused(house: wire.House, address: str) -> None:
    with pytest.raises(BadRequest, match="write the app's own, like https"):
        link_of(house.regimen, Paper(PLAN), address)


@pytest.mark.parametrize(("words", "says"), [
    ("by=" + "x" * 61, "by has 61 letters; write 60 at most"),
    ("note=" + "x" * 281, "note has 281 letters; write 280 at most"),
    ("for=%E2%80%AEanA", "for has the sign U+202E"),
    ("for=A%0Aa", "for has the sign U+000A"),
    ("for=A%00", "for has the sign U+0000"),
    ("for=A%EF%BB%BFa", "for has the sign U+FEFF"),
    ("for=", "for is ''; write words"),
    ("for=%20Ana", "for is ' Ana'; write words"),
    ("for=Ana&for=Eva", "'for' stands twice in this link"),
    ("by=%FF", "this link is damaged"),
    ("name=Ana", "'name' is no word of a paper"),
    ("plan=79PF-CTCQ-V6M3-43RF", "'plan' is no word of a paper"),
    ("", "'' is no word of a paper"),
    ("by=%26for%3DEva&for", "for is ''; write words"),
])  # fmt: skip
def test_words_that_may_not_be_shown_refuse_the_link_and_the_code_can_still_be_typed(
    house: wire.House, words: str, says: str
) -> None:
    code = code_of(house.regimen, PLAN)
    with pytest.raises(BadRequest) as refused:
        read_paper(house.regimen, f"{APP}#plan={code}&{words}")
    assert says in str(refused.value)
    assert str(refused.value).endswith("type the code from the paper instead")
    assert read_paper(house.regimen, code).prescribed == PLAN


@pytest.mark.parametrize(
    "markup", ["<img src=x onerror=alert(1)>", "a & b", "javascript:alert(1)", "&lt;b&gt;", "${x}", "'; DROP"]
)
def test_markup_is_letters(house: wire.House, markup: str) -> None:
    code = code_of(house.regimen, PLAN)
    assert read_paper(house.regimen, f"{APP}#plan={code}&by={quote(markup, safe='')}").words.by == markup
    assert words_from({"by": markup}).by == markup


@pytest.mark.parametrize("name", ["سارا‌جان", "José", "👩‍👧", "Μαρία", "O\u2019Neill", "10\u202f%"])
def test_names_as_people_write_them_are_taken(name: str) -> None:
    assert words_from({"for": name}).to == name


@pytest.mark.parametrize("text", ["#plan=", "https://evil.example/#plan=79PF", "#plan=#plan=79PFCTCQV6M343RF", "x" * 5000,
                                  "https://example.org/79PFCTCQV6M343RF", "#plan=79PF-CTCQ-V6M3-43RF%00"])  # fmt: skip
def test_a_link_without_a_whole_code_is_refused(house: wire.House, text: str) -> None:
    with pytest.raises(BadRequest):
        read_paper(house.regimen, text)
