"""Whoever wants to do harm with a code or a link: kinds of papers, for the command line and for the browser.

Each stands with what the command line says of it; a page says it in its own words.
"""

from __future__ import annotations

from stature_coach.door.check_symbols import with_checks
from stature_coach.door.prescription_code import ALPHABET

# What test_prescribing's plan is told as, on the day below.
CODE = "79PF-CTCQ-V6M3-43RF"
LINK = f"https://example.org/#plan={CODE}"
ON_THE_DAY = 696  # 28 November 2026, counted from 2025
# What one of the 1,178 values of an exercise is made of: docs/prescription.md.
DO, WAIT, RUNGS, PARTS = 2, 1, 8, 7


def forged(*exercises: int, version: int = 1, made: int = ON_THE_DAY, days: int = 0, lock: int = 0) -> str:
    """A code with right checks over whatever fields, as somebody would write it who has read docs/prescription.md."""
    number = version
    values = (made, days, lock, *exercises, *(0,) * (4 - len(exercises)))
    for value, size in zip(values, (16384, 128, 2, 1178, 1178, 1178, 1178), strict=True):
        number = number * size + value
    return "".join(ALPHABET[symbol] for symbol in with_checks([number // 32**at % 32 for at in reversed(range(13))]))


def do(repetitions: int, rung: int = 1, parts: int = 1) -> int:
    return DO + (repetitions * RUNGS + rung - 1) * PARTS + parts - 1


# What it is: what is typed or followed, and what the line says of it.
ASKED: dict[str, tuple[str, str]] = {
    # beyond ceilings
    "the neck pressed once too often": (forged(do(11)), "neck-press: repetitions is 11; write 1 to 10"),
    "the neck pressed twenty times": (forged(do(20)), "neck-press: repetitions is 20"),
    "the neck pressed not once": (forged(do(0)), "neck-press: repetitions is 0"),
    "the wall pressed not once": (forged(0, do(0)), "wall-ball-press: repetitions is 0"),
    "the chest raised once too often": (forged(0, 0, do(6)), "prone-chest-raise: repetitions is 6; write 1 to 5"),
    "the chest raised twenty times": (forged(0, 0, do(20)), "prone-chest-raise: repetitions is 20"),
    "one within the ceiling beside one beyond it": (forged(do(5), 0, do(19)), "prone-chest-raise: repetitions is 19"),
    "beyond a ceiling in a link": (f"https://example.org/#plan={forged(do(20))}", "neck-press: repetitions is 20"),
    "at a time of day that the neck press has not": (forged(do(6, parts=4)), "neck-press: parts has 'once'"),
    "at every time of day there is": (forged(do(6, parts=7)), "neck-press: parts has 'once'"),
    "nothing at all": (forged(0), "nothing is prescribed"),
    # unknown numbers
    "a fourth exercise": (forged(0, 0, 0, do(5)), "this version does not know exercise 4. Nothing changed."),
    "a fourth exercise to wait with": (forged(0, 0, 0, WAIT), "this version does not know exercise 4"),
    "a fourth exercise beside three good ones": (forged(do(5), WAIT, WAIT, do(5)), "does not know exercise 4"),
    "a rung of the neck press that nobody knows": (forged(do(6, rung=8)), "does not know rung 8 of neck-press"),
    "the first rung too many": (forged(do(6, rung=3)), "does not know rung 3 of neck-press"),
    "a rung of the chest raise that nobody knows": (forged(0, 0, do(3, rung=8)), "rung 8 of prone-chest-raise"),
    # later versions, and versions that none made
    "the next version": (forged(do(5), version=2), "made by a newer Stature; update"),
    "the last version there can be": (forged(do(5), version=3), "made by a newer Stature"),
    "the next version, whole": (forged(1177, 1177, 1177, 1177, version=3), "made by a newer Stature"),
    "no version": (forged(do(5), version=0), "no Stature made this code"),
    "all noughts": ("0000-0000-0000-0000", "no Stature made this code"),
    # of another day
    "made sixty-one days ago": (forged(do(5), made=ON_THE_DAY - 61), "you have a newer one, of 2026-11-19"),
    "made on the first day there is": (forged(do(5), made=0), "you have a newer one"),
    "made the day after tomorrow": (forged(do(5), made=ON_THE_DAY + 2), "which has not come"),
    "made on the last day there is": (forged(do(5), made=16383), "which has not come"),
    # no code
    "empty": ("", "the code has 0 letters and digits"),
    "blanks": ("    ", "the code has 0 letters and digits"),
    "one letter less": (CODE[:-1], "the code has 15 letters and digits; write all 16"),
    "one letter more": (f"{CODE}0", "the code has 17 letters and digits"),
    "the same twice over": (CODE * 2, "the code has 32 letters and digits"),
    "five thousand letters": ("7" * 5000, "this has 5000 letters"),
    "one wrong letter": (f"{CODE[:-1]}G", "look again at place 16 of the code"),
    "two swapped": (f"97{CODE[2:]}", "more than one letter or digit of the code is wrong"),
    "three wrong": (f"000{CODE[3:]}", "of the code"),
    "a letter O": (f"{CODE[:-1]}O", "the sign 'O' at place 16 is in no code"),
    "a Cyrillic letter that looks like one": (f"79\u0420F{CODE[4:]}", "at place 3 is in no code"),
    "digits of another script": (f"\u0667\u0669PF{CODE[4:]}", "at place 1 is in no code"),
    "a wide letter": (f"{CODE[:-1]}\uff26", "at place 16 is in no code"),
    "a sign that turns what follows": (f"\u202e{CODE}", "at place 1 is in no code"),
    "a sign that nobody sees": (f"79\u200bPF{CODE[4:]}", "at place 3 is in no code"),
    "a line break": (f"79PF\n{CODE[5:]}", "at place 5 is in no code"),
    "the letter that grows when it is made large": (f"{CODE[:-1]}\u00df", "the code has 17 letters"),
    "markup for a code": ("<script>alert(1)</script>", "at place 1 is in no code"),
    "a command for a code": ("$(reboot)", "at place 1 is in no code"),
    "a path for a code": ("../../../etc/passwd", "at place 1 is in no code"),
    # no link
    "a link without a code": ("https://example.org/#plan=", "the code has 0 letters and digits"),
    "a link to somewhere else": ("https://example.org/other", "is in no code"),
    "a link in a link": (f"#plan=#plan={CODE}", "at place 1 is in no code"),
    "a link in the words of a link": (f"{LINK}&{LINK}", "is no word of a paper"),
    "a code twice in a link": (f"{LINK}&plan={CODE}", "'plan' is no word of a paper"),
    "a code that is encoded twice": (LINK.replace("-", "%252D"), "at place 5 is in no code"),
    "a nought behind the code": (f"{LINK}%00", "at place 17 is in no code"),
    # words that may not be shown
    "too long a name": (f"{LINK}&by={'x' * 61}", "by has 61 letters; write 60 at most"),
    "too long a first name": (f"{LINK}&for={'%C3%A9' * 61}", "for has 61 letters"),
    "too long a practice": (f"{LINK}&practice={'x' * 61}", "practice has 61 letters"),
    "too long a telephone number": (f"{LINK}&telephone={'1' * 61}", "telephone has 61 letters"),
    "too long a note": (f"{LINK}&note={'x' * 281}", "note has 281 letters; write 280 at most"),
    "a name that turns what follows": (f"{LINK}&for=%E2%80%AEanA", "for has the sign U+202E"),
    "a name that hides what follows": (f"{LINK}&by=A%E2%81%A6b", "by has the sign U+2066"),
    "a note that breaks the line": (f"{LINK}&note=A%0ATake%20ten", "note has the sign U+000A"),
    "a note that rings the bell of a terminal": (f"{LINK}&note=A%07", "note has the sign U+0007"),
    "a note that moves the cursor of a terminal": (f"{LINK}&note=%1B%5B2J", "note has the sign U+001B"),
    "a nought in a name": (f"{LINK}&for=A%00", "for has the sign U+0000"),
    "a mark of order in a name": (f"{LINK}&for=A%EF%BB%BFa", "for has the sign U+FEFF"),
    "no name at all": (f"{LINK}&for=", "for is ''"),
    "a name that begins with a blank": (f"{LINK}&for=%20Ana", "for is ' Ana'"),
    "a name twice": (f"{LINK}&for=Ana&for=Eva", "'for' stands twice"),
    "bytes that are no letters": (f"{LINK}&by=%FF", "this link is damaged"),
    "letters written too long": (f"{LINK}&by=%C0%BC", "this link is damaged"),
    "half of a character pair": (f"{LINK}&by=%ED%A0%80", "this link is damaged"),
    "a word that no paper has": (f"{LINK}&repetitions=20", "'repetitions' is no word of a paper"),
    "a word in large letters": (f"{LINK}&BY=Eva", "'BY' is no word of a paper"),
    "too long a language": (f"{LINK}&language={'e' * 61}", "language has 61 letters"),
}  # fmt: skip
