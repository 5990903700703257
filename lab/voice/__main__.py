"""The workshop's commands, from the project's root: `python -m lab.voice COMMAND --language en`.

render: speak what changed; report: measure every clip, or those of the KEYs alone; browser: decode each in Chromium;
check: name whatever a language lacks: sentences, page strings, words on paper, clips.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .languages import problems
from .manifest import read_manifest
from .wording import voice_folder


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m lab.voice", description=__doc__)
    parser.add_argument("command", choices=["render", "report", "check", "browser"])
    parser.add_argument("keys", nargs="*", metavar="KEY", help="of report: measure the clips of these sentences alone")
    parser.add_argument("--language", default="en")
    asked = parser.parse_intermixed_args(arguments)
    if asked.keys and asked.command != "report":
        parser.error(f"{asked.command} takes no KEY, only report does: {asked.keys[0]}")
    if asked.command == "render":
        return _render(asked.language)
    if asked.command == "report":
        return _report(asked.language, asked.keys)
    if asked.command == "browser":
        return _browser(asked.language)
    return _check(asked.language)


def _render(language: str) -> int:
    from .render import render  # the voice model is not to be had everywhere

    changes = render(language)
    print(f"spoken {len(changes.spoken)}, kept {len(changes.kept)}, removed {len(changes.removed)}")
    return _check(language)


def _report(language: str, keys: Sequence[str]) -> int:
    folder = voice_folder(language)
    unknown = sorted(set(keys) - read_manifest(folder).clips.keys()) if keys else []
    if unknown:
        print(f"{unknown[0]}: no clip in {folder}; name a sentence of its wording, like shared.rest", file=sys.stderr)
        return 2
    from .report import report

    for line in report(language, keys):
        print(line, flush=True)
    return 0


def _browser(language: str) -> int:
    from .browser import compare

    for line in compare(language):
        print(line)
    return 0


def _check(language: str) -> int:
    found = problems(language)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{language}: {len(found) or 'no'} problem{'' if len(found) == 1 else 's'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
