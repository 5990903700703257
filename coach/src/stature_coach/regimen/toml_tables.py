"""Reads tables of a TOML file and gathers every fault with its line, instead of stopping at the first.

Knows TOML and lines; does not know what an exercise is. The standard parser keeps no line numbers, so a second look
over the text finds where each key stands; our files keep to plain keys at the start of a line.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from stature_coach.problems import Problem

Path = tuple[str | int, ...]

# So much of a faulty value is shown in its line.
LONGEST_SHOWN: Final = 40

_HEADER: Final = re.compile(r"^\[(\[?)([A-Za-z0-9_.\-]+)\]")
_KEY: Final = re.compile(r"^([A-Za-z0-9_\-]+)\s*=")
_PLACE: Final = re.compile(r"\(at line (\d+), column \d+\)")


class Pages:
    """One TOML file being read: its values, the line of each, and the faults found so far."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._lines = _lines_of(text)
        self.values = self._parsed(text)

    def root(self) -> "Table":
        """The whole file as a table."""
        return Table(self, (), self.values)

    def fault(self, path: Path, says: str) -> None:
        """Notes a fault at the line of `path`, or of the nearest table around it."""
        self.problems.append(Problem(self.file, self._line(path), says))

    def _line(self, path: Path) -> int:
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 0)

    def _parsed(self, text: str) -> Mapping[str, Any]:
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _PLACE.search(str(error))
            says = _PLACE.sub("", str(error)).strip()
            line = int(found.group(1)) if found else 0
            self.problems.append(Problem(self.file, line, f"this is not TOML: {says}; mend this line"))
            return {}


class Table:
    """One table of a file. Each reader returns a usable value, and notes a fault where the file has none."""

    def __init__(self, pages: Pages, path: Path, values: Mapping[str, Any] | None) -> None:
        """`values` is None for a table that is not there: that is one fault, not one for each of its keys."""
        self._pages = pages
        self._path = path
        self._values = values or {}
        self._is_there = values is not None
        self._read: set[str] = set()

    def text(self, key: str, like: str) -> str:
        """A line of text that must be there; `like` is an example of what would be right."""
        right = f'text, like "{like}"'
        value = self._value(key, str, right, None)
        if value is not None and not value.strip():
            self.fault(key, f"{key} is empty; write {right}")
        return (value or "").strip()

    def optional_text(self, key: str, like: str) -> str | None:
        """A line of text that may be left out."""
        return self.text(key, like) if self.has(key) else None

    def choice(self, key: str, among: Iterable[str], default: str | None = None) -> str:
        """One of a few words."""
        words = tuple(among)
        if not self.has(key) and default is not None:
            return default
        value = self.text(key, words[0])
        if value and value not in words:
            self.fault(key, f'{key} is "{value}"; write one of {", ".join(words)}')
        return value

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """A whole number in `least`..`most`."""
        if not self.has(key) and default is not None:
            return default
        value = self._value(key, int, f"a whole number, like {most}", most)
        return int(self._between(key, value, least, most))

    def number(self, key: str, least: float, most: float) -> float:
        """A number in `least`..`most`."""
        value = self._value(key, (int, float), f"a number, like {least}", least)
        return float(self._between(key, value, least, most))

    def yes(self, key: str, default: bool) -> bool:
        """Reads true or false."""
        return bool(self._value(key, bool, "true or false", default)) if self.has(key) else default

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        if not self.has(key) and default is not None:
            return default
        value = self._value(key, list, 'a list of texts, like ["morning"]', None)
        if value is None:
            return ()
        if not value:
            self.fault(key, f'{key} is empty; write at least one, like ["morning"]')
        if not all(isinstance(item, str) for item in value):
            self.fault(key, f'{key} is {_shown(value)}; write a list of texts, like ["morning"]')
            return ()
        return tuple(value)

    def table(self, key: str) -> "Table":
        """A table inside this one."""
        value = self._value(key, dict, f"a table, like [{key}]", None)
        return Table(self._pages, (*self._path, key), value)

    def tables(self, key: str) -> tuple["Table", ...]:
        """A list of tables, at least one."""
        value = self._value(key, list, f"tables, like [[{key}]]", None)
        if value is None:
            return ()
        if not value:
            self.fault(key, f"{key} is empty; write at least one, like [[{key}]]")
        items = [item for item in value if isinstance(item, dict)]
        if len(items) < len(value):
            self.fault(key, f"{key} is {_shown(value)}; write tables, like [[{key}]]")
        return tuple(Table(self._pages, (*self._path, key, at), item) for at, item in enumerate(items))

    def subtables(self) -> tuple[tuple[str, "Table"], ...]:
        """Every table in this one, with its name."""
        named = [(key, value) for key, value in self._values.items() if isinstance(value, dict)]
        self._read.update(key for key, _ in named)
        return tuple((key, Table(self._pages, (*self._path, key), value)) for key, value in named)

    def has(self, key: str) -> bool:
        """Whether the table has this key, which is known from here on."""
        self._read.add(key)
        return key in self._values

    def no_more_keys(self) -> None:
        """Notes every key that no reader asked for: most often a slip of the pen."""
        for key in self._values:
            if key not in self._read:
                known = ", ".join(sorted(self._read))
                self.fault(key, f"{key} is not known here; known are {known}")

    def fault(self, key: str, says: str) -> None:
        """Notes a fault at this key."""
        if self._is_there:
            self._pages.fault((*self._path, key), says)

    def _value(self, key: str, kind: type | tuple[type, ...], right: str, instead: Any) -> Any:
        self._read.add(key)
        if key not in self._values:
            self.fault(key, f"{key} is missing; write {right}")
            return instead
        value = self._values[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fault(key, f"{key} is {_shown(value)}; write {right}")
            return instead
        return value

    def _between(self, key: str, value: float, least: float, most: float) -> float:
        if not least <= value <= most:
            self.fault(key, f"{key} is {value}; write a number from {least} to {most}")
            return most if value > most else least
        return value


def _shown(value: object) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "..."


def _lines_of(text: str) -> dict[Path, int]:
    """The line of every table and key, by its path; a list of tables counts its members from 0."""
    lines: dict[Path, int] = {(): 1}
    members: dict[str, int] = {}
    here: Path = ()
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            here = _opened(header, members)
            lines.setdefault(here, number)
        elif key := _KEY.match(line):
            lines.setdefault((*here, key.group(1)), number)
    return lines


def _opened(header: re.Match[str], members: dict[str, int]) -> Path:
    name = header.group(2)
    if not header.group(1):
        return tuple(name.split("."))
    members[name] = members.get(name, -1) + 1
    return (*name.split("."), members[name])


def no_doubles(tables: Sequence[Table], key: str, names: Sequence[str]) -> None:
    """Notes a fault where a name stands a second time."""
    for index, (table, name) in enumerate(zip(tables, names, strict=True)):
        if name and name in names[:index]:
            table.fault(key, f'{key} is "{name}" a second time; write another name')
