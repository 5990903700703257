"""One clear line for bad input: what was found, where, and what would be right."""

from dataclasses import dataclass
from typing import Final

SHOWN_LETTERS: Final = 60


def shown(value: object) -> str:
    """What was found, as much of it as a line can hold."""
    whole = repr(value)
    return whole if len(whole) <= SHOWN_LETTERS else whole[:SHOWN_LETTERS] + "..."


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a file. `line` counts from 1; 0 stands for the whole file."""

    file: str
    line: int
    says: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.says}"


class Faulty(ValueError):
    """Input that cannot be used, with every problem found in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class BadRequest(ValueError):
    """A request that the coach cannot follow, said in one line, whatever stood in it."""

    def __init__(self, says: str) -> None:
        super().__init__(" ".join(says.split()))
