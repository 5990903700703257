"""Settings to a working program. The one place that knows all parts and reads the environment.

Decided here: which diary, which regimen and which web app a command uses. Not known here: what the
commands do with them.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from stature.keeping.contract import DiaryKeeper
    from stature_coach.door.group_wire import RoomHouse
    from stature_coach.door.wire import House

H = TypeVar("H")

HOST = "127.0.0.1"
PORT = 8765
LAST_PORT = 65535
# A year outside these is a slip of the pen, as in the diary.
YEARS = range(2000, 3000)
# In the list of time zones, and each another one on another computer, or none.
NO_CITYS = {"localtime", "Factory", "posixrules"}
LOOPBACK = ("127.0.0.1", "localhost", "::1")

_PACKAGE = Path(__file__).parent
# In a checkout this file is stature/src/stature/wiring.py.
_CHECKOUT = _PACKAGE.parents[2]


class BadSetting(ValueError):
    """A setting cannot be used. The message is one clear line: what was found, where, what would be right."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person or an operator may choose. `diary` is a file or a database address."""

    diary: str
    host: str = HOST
    port: int = PORT
    names: tuple[str, ...] = ()
    regimen: Path | None = None
    app: Path | None = None
    has_screen: bool = False
    lan: bool = False
    secure_port: int | None = None
    certificate: Path | None = None
    key: Path | None = None
    own_authority: bool = False
    proxies: tuple[str, ...] = ()


def settings(environment: Mapping[str, str] | None = None) -> Settings:
    """From the environment of this process unless another is given. Raises BadSetting."""
    given = os.environ if environment is None else environment
    return Settings(
        diary=given.get("STATURE_DIARY") or str(default_diary()),
        host=given.get("STATURE_HOST") or HOST,
        port=port("STATURE_PORT", given.get("STATURE_PORT") or str(PORT)),
        names=_listed(given.get("STATURE_NAMES")),
        proxies=_listed(given.get("STATURE_PROXIES")),
        regimen=_folder(given.get("STATURE_REGIMEN")),
        app=_folder(given.get("STATURE_APP")),
        has_screen=_has_screen(given),
    )


def port(name: str, text: str) -> int:
    """The port a person wrote under that name. Raises BadSetting."""
    if text.isascii() and text.isdigit() and int(text) <= LAST_PORT:
        return int(text)
    raise BadSetting(f"{name} is {text[:40]!r}; write a whole number from 0 to {LAST_PORT}, like {PORT}")


def day(name: str, text: str) -> date:
    """The day a person wrote under that name, as in 2026-12-01. Raises BadSetting."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or text != found.isoformat() or found.year not in YEARS:
        raise BadSetting(f"{name} is {text[:40]!r}; write a day, like 2026-12-01")
    return found


def now_here() -> datetime:
    """This moment by the clock of this computer. Raises BadSetting where its time zone is none on Earth."""
    return here(datetime.now())  # noqa: DTZ005 (the zone of this computer is put to it in one place)


def here(wall_clock: datetime) -> datetime:
    """What that clock shows, with this computer's offset. Raises BadSetting."""
    try:
        return wall_clock.astimezone()
    except ValueError:
        raise BadSetting(
            "the time zone of this computer is a day or more from Greenwich; "
            "set the environment's TZ to a city's, like Europe/Paris"
        ) from None


def timezone(name: str, text: str) -> ZoneInfo:
    """The time zone a person wrote under that name, as the IANA calls it. Raises BadSetting."""
    from zoneinfo import ZoneInfo, available_timezones

    # Looked up by its whole name, so that no path is ever made of what was written.
    if text not in available_timezones() - NO_CITYS:
        raise BadSetting(f"{name} is {text[:40]!r}; write a city's time zone, like Europe/Paris")
    return ZoneInfo(text)


def version() -> str:
    return installed_version("stature")


def authority_folder(diary: str) -> Path:
    """Where the house's own authority lies: beside its diary, or with this person's own files where that is a database."""
    return (diary_file(diary) or default_diary()).parent / "authority"


def default_diary() -> Path:
    """The diary in the folder this system keeps for a person's own files."""
    from platformdirs import user_data_path

    return user_data_path("stature", appauthor=False) / "diary.sqlite3"


def regimen_folder(chosen: Path | None = None) -> Path:
    """What to do, as data: chosen, packed with this program, or beside it in a checkout."""
    packed = _PACKAGE / "regimen"
    return chosen or (packed if packed.is_dir() else _CHECKOUT / "regimen")


def regimen_texts(folder: Path) -> dict[str, str]:
    """Every file the coach reads, by its path in the regimen folder. Raises BadSetting."""
    files = [*folder.glob("*.toml"), *folder.glob("wording/*.toml"), *folder.glob("voice/*/manifest.json")]
    if not files:
        raise BadSetting(f"the regimen folder {folder} has no exercises; name another with STATURE_REGIMEN")
    try:
        return {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in sorted(files)}
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"the regimen folder {folder} cannot be read: {error}") from None


def open_house(chosen: Path | None = None, language: str = "en") -> House:
    """The coach's regimen, and its wording in that language. Raises BadSetting with every problem, the first ones named."""
    from stature_coach.door.wire import open_house as read

    return _opened(read, chosen, language)


def open_group(chosen: Path | None = None, language: str = "en") -> RoomHouse:
    """The same, and how a room does it together. Raises BadSetting."""
    from stature_coach.door.group_wire import open_group as read

    return _opened(read, chosen, language)


def _opened(read: Callable[[Mapping[str, str], str], H], chosen: Path | None, language: str) -> H:
    from stature_coach.problems import BadRequest, Faulty

    folder = regimen_folder(chosen)
    try:
        return read(regimen_texts(folder), language)
    except Faulty as faulty:
        first, others = faulty.problems[0], len(faulty.problems) - 1
        more = f" (and {others} more)" if others else ""
        raise BadSetting(f"{folder}/{first}{more}") from None
    except (BadRequest, ValueError, KeyError) as error:
        raise BadSetting(f"the regimen in {folder} cannot be used: {error}") from None


def languages(chosen: Path | None = None) -> list[str]:
    """The languages that the regimen has sentences in."""
    return sorted(file.stem for file in (regimen_folder(chosen) / "wording").glob("*.toml"))


def silent_sentences(house: House, folder: Path, language: str = "en") -> list[str]:
    """Keys of sentences to be said whose clip is missing, or was spoken from another text."""
    voice = folder / "voice" / language
    try:
        clips = json.loads((voice / "manifest.json").read_text("utf-8"))["clips"]
    except (OSError, ValueError, KeyError):
        clips = {}
    return [
        key
        for key, sentence in house.wording.sentences.items()
        if sentence.spoken and not _has_clip(clips.get(key), sentence.text, voice)
    ]


def _has_clip(clip: object, text: str, voice: Path) -> bool:
    return (
        isinstance(clip, dict)
        and clip.get("text_sha256") == hashlib.sha256(text.encode()).hexdigest()
        and (voice / str(clip.get("file"))).is_file()
    )


def app_folder(chosen: Path | None = None) -> Path:
    """The built web app: chosen, packed with this program, or built in a checkout."""
    packed = _PACKAGE / "app"
    return chosen or (packed if packed.is_dir() else _CHECKOUT / "web" / "dist")


def may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK)


def open_diary(diary: str) -> DiaryKeeper:
    """The keeper for a file or a database address. Raises BadSetting or DiaryTrouble."""
    file = diary_file(diary)
    if file is None:
        return _open_address(diary)
    from stature.keeping.sqlite import open_sqlite

    return open_sqlite(file)


@contextmanager
def diary_to_read(diary: str) -> Iterator[DiaryKeeper]:
    """The keeper for as long as it is read, wherever the diary lies. Raises BadSetting or DiaryTrouble."""
    file = diary_file(diary)
    if file is None:
        with closing(open_diary(diary)) as keeper:
            yield keeper
        return
    from stature.keeping.sqlite import open_sqlite
    from stature.keeping.sqlite_copy import where_it_can_be_read

    with where_it_can_be_read(file) as path, closing(open_sqlite(path, called=file)) as keeper:
        yield keeper


def diary_file(diary: str) -> Path | None:
    """The file that a diary is, there or not; None for a database address. Raises BadSetting."""
    if "://" in diary:
        return None
    try:
        file = Path(diary).expanduser().absolute()
        file.exists()
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadSetting(
            f"the diary {diary[:40]!r} cannot be opened ({why}); name a file you may write, with --diary FILE"
        ) from None
    return file


def _open_address(address: str) -> DiaryKeeper:
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(address)
    except ArgumentError:
        raise BadSetting(_bad_address(address)) from None
    match url.get_backend_name():
        case "sqlite" if url.database:
            from stature.keeping.sqlite import open_sqlite

            return open_sqlite(Path(url.database).absolute())
        case "postgresql":
            from stature.keeping.postgres import open_postgres

            return open_postgres(url)
        case _:
            raise BadSetting(_bad_address(address))


def _bad_address(address: str) -> str:
    # Only the part before :// is shown: what follows may hold a password.
    kind = address.split("://", maxsplit=1)[0][:40]
    return (
        f"the diary address begins with {kind!r} and cannot be used; "
        "write a file, or an address like postgresql://user@host/name"
    )


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(one.strip() for one in (text or "").split(",") if one.strip())


def _folder(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _has_screen(environment: Mapping[str, str]) -> bool:
    """Whether opening a browser can show anything; without a screen some systems open one in the terminal."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
