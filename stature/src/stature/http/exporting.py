"""A person's diary in every form it leaves the house in. The command line makes the same with the same functions.

Decided here: what each form is called by programs and by people who save it. What stands in it is the exports'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from stature import wiring
from stature.exports.as_of import as_of
from stature.http.asking import LOCAL_PERSON, Asked, Asking, not_there
from stature.http.entries import PRIVATE
from stature.http.problems import Refused
from stature.http.working import Working
from stature.keeping.contract import DiaryKeeper, Person
from stature.keeping.entry import in_order
from stature_coach.door.wire import House
from stature_coach.safety import local_day
from stature_coach.weeks.diary import entry_from

LANGUAGE: Final = "en"
# A report whose days nobody named is about the last four weeks of the diary, and not of the clock.
FOUR_WEEKS_DAYS: Final = 28


@dataclass(frozen=True, slots=True)
class Form:
    """One file: its name in the address, what programs call it, the name it is saved under, and the export's own word."""

    file: str
    media_type: str
    saved_as: str
    word: str | None = None


FORMS: Final[Mapping[str, Form]] = {
    form.file: form
    for form in (
        Form("diary.csv", "text/csv; charset=utf-8", "stature-diary.csv", "csv"),
        Form("diary.plain.csv", "text/csv; charset=utf-8", "stature-diary.plain.csv", "csv-plain"),
        Form("diary.json", "application/json", "stature-diary.json", "json"),
        Form("diary.fhir.json", "application/fhir+json", "stature-diary.fhir.json", "fhir"),
        Form(
            "diary.fhir-transaction.json",
            "application/fhir+json",
            "stature-diary.fhir-transaction.json",
            "fhir-transaction",
        ),
        Form("reminders.ics", "text/calendar; charset=utf-8", "stature-reminders.ics", "ics"),
        Form("backup.jsonl", "application/x-ndjson", "stature-backup.jsonl"),
        Form("handout.pdf", "application/pdf", "stature-handout.pdf"),
        Form("report.pdf", "application/pdf", "stature-report.pdf"),
    )
}


CALENDAR: Final = FORMS["reminders.ics"]


class Exporting:
    """The answers below /api/people/{person}/export/, and the papers."""

    def __init__(self, keeper: DiaryKeeper, working: Working, asking: Asking, regimen: Path | None) -> None:
        self._keeper = keeper
        self._asking = asking
        self._working = working
        self._regimen = regimen
        self._house = cache(lambda language: wiring.open_house(regimen, language))

    async def file(self, request: Request) -> Response:
        # Before all else: whoever may not come near a diary is not told what it can be had as, either.
        asked = self._asking(request)
        name: str = request.path_params["file"]
        if name == "backup.jsonl":
            return await self._answer(request, asked, FORMS[name], _backup)
        form = FORMS.get(name)
        if form is None or form.word is None:
            there = [one.file for one in FORMS.values() if one.word] + ["backup.jsonl"]
            raise Refused(404, f"there is no {name[:60]} here; there are {', '.join(there)}")
        return await self._export(request, asked, form, form.word)

    async def calendar(self, request: Request) -> Response:
        """By the secret that stands in its address: a calendar program shows no token."""
        person = await self._working(self._keeper.calendar_of, request.path_params["secret"])
        if person is None:
            raise not_there()
        return await self._export(request, Asked(LOCAL_PERSON, person), CALENDAR, "ics")

    async def _export(self, request: Request, asked: Asked, form: Form, word: str) -> Response:
        from stature.exports import forms

        how = forms.Asked(_one(request, "language", LANGUAGE), datetime.now(UTC), timezone_of(request))
        export = forms.EXPORTS[word]
        return await self._answer(
            request, asked, form, lambda house, whose, told: export(house, asdict(whose), told, how)
        )

    async def handout(self, request: Request) -> Response:
        asked = self._asking(request)
        from stature.exports.handout import handout_pdf

        paper, language = _one(request, "paper", "a4"), _one(request, "language", LANGUAGE)

        def made(house: House, whose: Person, told: list[dict[str, Any]]) -> bytes:
            now, folder = datetime.now(UTC), self._folder()
            return handout_pdf(house, whose.id, told, paper, language, whose.name, now=now, regimen=folder)

        return await self._answer(request, asked, FORMS["handout.pdf"], made)

    async def report(self, request: Request) -> Response:
        asked = self._asking(request)
        from stature.exports.report import report_pdf

        language, first, last = _one(request, "language", LANGUAGE), day_of(request, "from"), day_of(request, "to")

        def made(house: House, whose: Person, told: list[dict[str, Any]]) -> bytes:
            until = last or local_day(as_of((entry_from(one) for one in told), datetime.now(UTC)))
            since = first or until - timedelta(days=FOUR_WEEKS_DAYS - 1)
            return report_pdf(house, whose.id, told, since, until, language, whose.name, regimen=self._folder())

        return await self._answer(request, asked, FORMS["report.pdf"], made)

    async def _answer(self, request: Request, asked: Asked, form: Form, made: Made) -> Response:
        language = _one(request, "language", LANGUAGE)

        def whole() -> bytes:
            house, person = self._speaking(language), asked.whose
            entries = in_order(self._keeper.everything(person, asked.who.device_id))
            named = next((one for one in self._keeper.people() if one.id == person), Person(person))
            return made(house, named, entries)

        content = await self._working(_refusing, whole)
        headers = {**PRIVATE, "Content-Disposition": f'attachment; filename="{form.saved_as}"'}
        return Response(content, headers=headers, media_type=form.media_type)

    def _speaking(self, language: str) -> House:
        known = sorted(file.stem for file in self._folder().glob("wording/*.toml"))
        if language not in known:
            raise Refused(422, f"language is {language[:40]!r}; write one of {', '.join(known)}")
        return self._house(language)

    def _folder(self) -> Path:
        return wiring.regimen_folder(self._regimen)


Made = Callable[[House, Person, list[dict[str, Any]]], bytes]


def _backup(_: House, person: Person, told: list[dict[str, Any]]) -> bytes:
    from stature_coach.door.backup import write_backup

    made = wiring.now_here().isoformat(timespec="seconds")
    return write_backup([asdict(person)], told, made).encode("utf-8")


def _refusing(whole: Callable[[], bytes]) -> bytes:
    """A paper that cannot be made as asked for is the asker's to mend."""
    from stature.exports.told.speaking import CannotPrint

    try:
        return whole()
    except CannotPrint as error:
        raise Refused(422, str(error)) from None


def _one(request: Request, name: str, unless_given: str) -> str:
    given = request.query_params.getlist(name)
    if len(given) > 1:
        raise Refused(422, f"{name} stands {len(given)} times; give it once")
    return given[0] if given else unless_given


def timezone_of(request: Request) -> ZoneInfo | None:
    """The time zone a query names. Raises Refused."""
    if "timezone" not in request.query_params:
        return None
    try:
        return wiring.timezone("timezone", _one(request, "timezone", ""))
    except wiring.BadSetting as error:
        raise Refused(422, str(error)) from None


def day_of(request: Request, name: str) -> date | None:
    """The day a query names. Raises Refused."""
    text = _one(request, name, "")
    if name not in request.query_params:
        return None
    try:
        return wiring.day(name, text)
    except wiring.BadSetting as error:
        raise Refused(422, str(error)) from None
