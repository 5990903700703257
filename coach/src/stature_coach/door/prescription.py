"""A prescription at the door: made from what a physiotherapist writes, told as a code and a link, and read back.

Decides what may be prescribed (nothing beyond the regimen, S7), which words may stand beside it, and what a link holds. A
link can do one thing: ask. Does not know whether it may be taken on a day (taking.py), nor the code's numbers
(prescription_code.py).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from stature_coach.door.prescription_code import BadCode, code_of, read_code
from stature_coach.problems import BadRequest, shown
from stature_coach.regimen.values import Exercise, Regimen
from stature_coach.weeks.entry_bodies import LONGEST_NAME, LONGEST_NOTE, WEEK_DAYS, words_problem
from stature_coach.weeks.prescribed import Do, Prescribed, body_of

# A QR code of version 15 with error correction M holds 412 bytes; an old tablet still reads it.
LONGEST_LINK_BYTES: Final = 400
PLAN: Final = "#plan="
# Longer than any link that this page makes; nobody reads on in one that is.
LONGEST_ASKED: Final = 4000


@dataclass(frozen=True, slots=True)
class Words:
    """What stands beside a prescription, in words that nothing follows from: for whom, who made it, a note, a language."""

    to: str | None = None
    by: str | None = None
    practice: str | None = None
    telephone: str | None = None
    language: str | None = None
    note: str | None = None

    @property
    def told(self) -> Mapping[str, str]:
        """Those that there are, the most needed first, by the names that link and diary have for them."""
        named = ((_NAMED.get(each.name, each.name), getattr(self, each.name)) for each in fields(self))
        return {name: text for name, text in named if text is not None}


# `for` is a word of Python's own.
_NAMED: Final = {"to": "for"}
_WORDS: Final = frozenset(_NAMED.get(each.name, each.name) for each in fields(Words))
NO_WORDS: Final = Words()


@dataclass(frozen=True, slots=True)
class Paper:
    """A prescription with the words beside it."""

    prescribed: Prescribed
    words: Words = NO_WORDS


@dataclass(frozen=True, slots=True)
class Link:
    """A link, and the words that it had no room for: they are printed only."""

    text: str
    printed_only: tuple[str, ...]


def words_from(told: Mapping[str, str | None]) -> Words:
    """Words that may be shown, by the names that link and diary have. Raises BadRequest in one line naming the first that may not."""
    given = {name: text for name, text in told.items() if text is not None}
    for name, text in given.items():
        if name not in _WORDS:
            raise BadRequest(f"{shown(name)} is no word of a paper; its words are {', '.join(sorted(_WORDS))}")
        if problem := words_problem(name, text):
            raise BadRequest(problem)
    return Words(**{"to" if name == "for" else name: text for name, text in given.items()})


def body_of_taken(paper: Paper) -> dict[str, Any]:
    """The body of the diary's `prescription_taken`: the prescription whole, and the words that stood beside it."""
    return {**body_of(paper.prescribed), **paper.words.told}


# -------------------------------------------------------------------- what is written, and what may be


def prescribed_from(regimen: Regimen, asked: Mapping[str, Any], made: date) -> Prescribed:
    """The prescription of a file or a form: `locked`, `days`, and a table for each exercise. Raises BadRequest in one line."""
    names = {exercise.id for exercise in regimen.exercises}
    if unknown := sorted(set(asked) - names - {"locked", "days"}):
        raise BadRequest(f"{shown(unknown[0])} is no exercise; write locked, days, {', '.join(sorted(names))}")
    plan = {name: _part_from(regimen.exercise(name), asked[name]) for name in asked if name in names}
    found = Prescribed(made, plan, _days_from(asked.get("days")), _yes_from(asked, "locked"))
    if problem := problem_of(regimen, found):
        raise BadRequest(problem)
    return found


def problem_of(regimen: Regimen, prescribed: Prescribed) -> str | None:
    """Why it may not be prescribed, in one line: beyond the regimen, or nothing at all; None where it may."""
    if not prescribed.plan and prescribed.days is None and not prescribed.locked:
        return "nothing is prescribed; name an exercise, days, or locked = true"
    return next(_problems(regimen, prescribed), None)


def _problems(regimen: Regimen, prescribed: Prescribed) -> Iterator[str]:
    for name, do in prescribed.plan.items():
        exercise = regimen.exercise(name)
        if do is None:
            continue
        ceiling = exercise.rung(do.rung).ceiling
        if not 1 <= do.repetitions <= ceiling:
            yield f"{name}: repetitions is {do.repetitions}; write 1 to {ceiling}, which is the most on {do.rung}"
        if more := [part for part in do.parts if part not in exercise.parts_of_day]:
            yield f"{name}: parts has {shown(more[0])}; write some of {', '.join(exercise.parts_of_day)}"


def _part_from(exercise: Exercise, asked: object) -> Do | None:
    """One exercise's table. What of it is left out is as the regimen has it, but for `do`, which is always said."""
    if not isinstance(asked, Mapping):
        raise BadRequest(f"{exercise.id} is {shown(asked)}; write a table with do = true or do = false")
    if unknown := sorted(set(asked) - {"do", "repetitions", "rung", "parts"}):
        raise BadRequest(f"{exercise.id}: {shown(unknown[0])} is not known; write do, repetitions, rung, parts")
    if not isinstance(asked.get("do"), bool):
        raise BadRequest(f"{exercise.id}: do is {shown(asked.get('do'))}; write true, or false to wait")
    if asked["do"]:
        return _do_from(exercise, asked)
    if more := sorted(set(asked) - {"do"}):
        raise BadRequest(
            f"{exercise.id}: it waits, and {more[0]} is written too; write do = true, or leave {more[0]} out"
        )
    return None


def _do_from(exercise: Exercise, asked: Mapping[str, Any]) -> Do:
    repetitions, rungs = asked.get("repetitions"), [rung.id for rung in exercise.ladder]
    if type(repetitions) is not int:
        raise BadRequest(f"{exercise.id}: repetitions is {shown(repetitions)}; write a whole number, like 5")
    if asked.get("rung") not in rungs:
        raise BadRequest(f"{exercise.id}: rung is {shown(asked.get('rung'))}; write one of {', '.join(rungs)}")
    parts = asked.get("parts", list(exercise.parts_of_day))
    if not isinstance(parts, list) or not parts or not all(part in exercise.parts_of_day for part in parts):
        raise BadRequest(f"{exercise.id}: parts is {shown(parts)}; write some of {', '.join(exercise.parts_of_day)}")
    return Do(repetitions, asked["rung"], tuple(part for part in exercise.parts_of_day if part in parts))


def _days_from(asked: object) -> tuple[str, ...] | None:
    if asked is None:
        return None
    if not isinstance(asked, list) or not asked or not all(day in WEEK_DAYS for day in asked):
        raise BadRequest(f"days is {shown(asked)}; write some of {', '.join(WEEK_DAYS)}, or leave it out")
    return tuple(day for day in WEEK_DAYS if day in asked)


def _yes_from(asked: Mapping[str, Any], key: str) -> bool:
    value = asked.get(key, False)
    if not isinstance(value, bool):
        raise BadRequest(f"{key} is {shown(value)}; write true or false")
    return value


# -------------------------------------------------------------------- the link


def link_of(regimen: Regimen, paper: Paper, address: str) -> Link:
    """The app's address with the code behind the #, and as many of the words as there is room for. Raises BadRequest."""
    link, left_out = _address(address) + PLAN + code_of(regimen, paper.prescribed), list[str]()
    if len(link) > LONGEST_LINK_BYTES:
        raise BadRequest(f"the address has {len(address)} letters, and no link to it fits; write a shorter one")
    for name, text in paper.words.told.items():
        longer = f"{link}&{name}={_encoded(text)}"
        if len(longer) <= LONGEST_LINK_BYTES:
            link = longer
        else:
            left_out.append(name)
    return Link(link, tuple(left_out))


def address_in(link: str) -> str:
    """Where the app lies, of a link to a paper: what a person types who has never been there."""
    return link.partition(PLAN)[0]


def read_paper(regimen: Regimen, text: str) -> Paper:
    """The prescription of a code or a link, and its words. Raises BadCode or BadRequest in one line; nothing is followed."""
    if len(text) > LONGEST_ASKED:
        raise BadCode("paper.too_long", f"this has {len(text)} letters; write the code, or the link as it was given")
    _, is_link, behind = text.partition(PLAN)
    code, *words = (behind if is_link else text).split("&") if is_link else (text,)
    found = read_code(regimen, _decoded(code) if is_link else code)
    if problem := problem_of(regimen, found):
        raise BadCode("paper.too_much", f"{problem}. Nothing changed. Ask who gave it to you")
    return Paper(found, _words_in(words))


def _words_in(parts: list[str]) -> Words:
    told = dict[str, str]()
    for part in parts:
        name, _, text = part.partition("=")
        if name in told:
            raise BadCode(
                "paper.bad_link", f"{shown(name)} stands twice in this link; type the code from the paper instead"
            )
        told[name] = _decoded(text)
    try:
        return words_from(told)
    except BadRequest as problem:
        raise BadCode("paper.bad_link", f"{problem}; or type the code from the paper instead") from None


def _decoded(text: str) -> str:
    try:
        return b"".join(_bytes_of(part) for part in _ENCODED.split(text)).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        raise BadCode("paper.bad_link", "this link is damaged; type the code from the paper instead") from None


def _address(address: str) -> str:
    plain = address.isascii() and address.isprintable() and not set(address) & set('#" <>\\^`{|}')
    found = _ADDRESS.fullmatch(address) if plain else None
    if found is None:
        raise BadRequest(f"the address is {shown(address)}; write the app's own, like https://example.org/stature/")
    return address if found["path"] else address + "/"


def _encoded(text: str) -> str:
    """Percent-encoded, but for the letters that no link has a meaning for."""
    return "".join(chr(one) if chr(one) in _UNRESERVED else f"%{one:02X}" for one in text.encode("utf-8"))


def _bytes_of(part: str) -> bytes:
    return bytes.fromhex(part[1:]) if _ENCODED.fullmatch(part) else part.encode("utf-8")


_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_ENCODED: Final = re.compile(r"(%[0-9A-Fa-f]{2})", re.ASCII)
_ADDRESS: Final = re.compile(r"https?://[^/?@]+(?P<path>/[^?]*)?")


__all__ = ["LONGEST_NAME", "LONGEST_NOTE", "Link", "Paper", "Words", "address_in", "body_of_taken", "link_of", "prescribed_from",
           "problem_of", "read_paper", "words_from"]  # fmt: skip
