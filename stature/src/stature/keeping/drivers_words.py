"""What SQLAlchemy says against a database, in the words of its driver, as a reading that goes past it hears them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError, TimeoutError as PoolTimeoutError

from stature.keeping.contract import DiaryTrouble
from stature.keeping.trouble import NOT_AS_MADE, Damaged

TOO_MANY: Final = "too many are asking for the diary at once; try again in a moment"


@contextmanager
def in_the_drivers_words() -> Iterator[None]:
    """Raises what the driver raised, DiaryTrouble where there was no place to ask from, Damaged for all else."""
    try:
        yield
    except DBAPIError as error:
        raise error.orig or error from error
    except PoolTimeoutError as error:
        raise DiaryTrouble(TOO_MANY, public=TOO_MANY) from error
    except SQLAlchemyError as error:
        raise Damaged(NOT_AS_MADE) from error
