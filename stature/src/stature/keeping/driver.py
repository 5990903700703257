"""How a reading reaches its database: straight through the driver. What is written goes through SQLAlchemy (`writes.py`)."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any, Protocol


class Driver(Protocol):
    """A connection, through which a statement goes as it stands."""

    def ask(self, statement: str, /, **given: object) -> list[Any]:
        """The rows. What is `given` stands in the statement as `:name`, and nothing else in it begins with a colon."""
        ...

    def kind(self, kept: str) -> str:
        """A kind as it was before this database kept it."""
        ...


class Reads(Protocol):
    """A database that is read."""

    def moment(self) -> AbstractContextManager[Driver]:
        """All that is asked through this one sees one moment. It may wait, for a place or for a writer."""
        ...

    def at_once(self) -> AbstractContextManager[Driver | None]:
        """For one statement, that sees a moment of its own and waits for nobody; None where whoever asks must wait."""
        ...

    def close(self) -> None: ...
