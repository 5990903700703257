"""Who asks, and whose diary they ask for: the one place from which every handler of a diary has both.

Decided here: today everybody whom the guard lets in is the one local person, to whom every diary of this house is open.
Not known here: what is asked. The description, the app's files and whether the server is well say nothing of anybody, and
are the same for all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from starlette.requests import Request

from stature.http.problems import Refused

UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


class Asker(Enum):
    """Somebody who asks. There are no accounts, so there is one."""

    LOCAL_PERSON = "the one local person"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, and the person whose diary it is."""

    who: Asker
    whose: str


class Asking:
    """Tells a handler who asks. One that knows more askers is handed to `build_app` in its place."""

    def who(self, _: Request) -> Asker:
        """For what is of no one diary, like the list of people. Raises Refused for whoever may not know it."""
        return Asker.LOCAL_PERSON

    def __call__(self, request: Request) -> Asked:
        """For what is of the diary that the address names. Raises Refused for whoever may not come near it."""
        return Asked(self.who(request), _named_by_address(request))


def _named_by_address(request: Request) -> str:
    person: str = request.path_params["person"]
    if UUID7.fullmatch(person) is None:
        raise Refused(422, f"the person is {person[:60]!r}; write a UUIDv7 in small letters")
    return person
