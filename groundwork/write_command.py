"""./write: sets up what is needed, then runs the program that writes. What it wrote is read by a person, and then kept.

0 where it was written, 1 where something could not be set up, 2 for bad input in one clear line.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from groundwork.check_command import preparations, set_up_python_and_tests, web_packages
from groundwork.places import HERE
from groundwork.progress import SetUpFailed, say
from groundwork.steps import Preparation, browser_environment


@dataclass(frozen=True, slots=True)
class Writer:
    """A program that writes, by its path in the project; it may need Node, or the app built and a browser."""

    path: str
    node: bool = False
    browser: bool = False

    def needed(self) -> list[Preparation]:
        """What must be set up for it beside Python."""
        if self.browser:
            return preparations(HERE, [], fast=False)
        return [web_packages(HERE)] if self.node else []


WRITERS = {
    "contract": Writer("coach/tests/write_contract.py", node=True),
    "transcripts": Writer("coach/tests/write_transcripts.py"),
    "heard": Writer("e2e/write_heard.py", browser=True),
    "looks": Writer("e2e/look.py", browser=True),
}


def main(arguments: Sequence[str]) -> int:
    """Ends as the program that it becomes."""
    name = arguments[0] if arguments else ""
    if name not in WRITERS:
        say(f"write: {name!r} was found; write one of {', '.join(WRITERS)}, like ./write {next(iter(WRITERS))}")
        return 2
    if options := [argument for argument in arguments[1:] if argument.startswith("-")]:
        # Taken for the name of a folder it would be written into the project itself.
        say(f"write: {name} has no options, and {options[0]!r} was found; write names of folders and walks")
        return 2
    writer = WRITERS[name]
    try:
        set_up_python_and_tests(HERE)
    except SetUpFailed as problem:
        say(str(problem))
        return 1
    if any(step.run().failed for step in writer.needed()):
        return 1
    return _become(writer, arguments[1:])


def _become(writer: Writer, arguments: Sequence[str]) -> int:
    python = HERE.programs / "python"
    environment = {**browser_environment(HERE), "PYTHONPATH": str(HERE.root)}
    return os.execve(python, [str(python), str(HERE.root / writer.path), *arguments], environment)
