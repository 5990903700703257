"""What went wrong with a database, as one clear line. A diary's own text never stands in it.

Decided here: which faults of a database, its driver and its content become a `DiaryTrouble`. Which words they get is
for the module of each database to say (`Troubles`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from stature.keeping.contract import DiaryTrouble

NOT_AS_MADE: Final = "its tables are not as they were made"


class Damaged(Exception):
    """What is kept is not what was stored. The message says what was found, without any of it."""


class Troubles(Protocol):
    """The clear lines of one database."""

    @property
    def errors(self) -> type[Exception]:
        """What its driver raises."""
        ...

    def failed(self, error: Exception) -> DiaryTrouble: ...

    def damaged(self, what: str) -> DiaryTrouble: ...


@contextmanager
def clear_trouble(troubles: Troubles) -> Iterator[None]:
    """Whatever the database says against it leaves here as DiaryTrouble."""
    try:
        yield
    except Damaged as found:
        raise troubles.damaged(str(found)) from found
    except troubles.errors as error:
        raise troubles.failed(error) from error
    except UnicodeDecodeError as error:
        # The database's own words about damage can hold some of it, which is no text.
        raise troubles.damaged("what lies in it is no text") from error
