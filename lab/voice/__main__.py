"""The workshop's commands, from the project's root: `python -m lab.voice COMMAND --language en`.

render: speak what changed, or the sentences of the KEYs alone; with --best-of, those that were heard wrong in several ways;
hear: what a recogniser writes down of what changed; report: measure every clip, or those of the KEYs; browser:
decode each in Chromium; check: name whatever a language lacks: sentences, page strings, words on paper, clips, sentences
short enough to be heard once; and which clips are off their pace, were not heard since they were spoken, or were heard wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .languages import ill_heard, off_pace, problems
from .manifest import read_manifest
from .wording import SECOND, language_of, sentences_of, voice_folder


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m lab.voice", description=__doc__)
    parser.add_argument("command", choices=["render", "report", "hear", "check", "browser"])
    parser.add_argument("keys", nargs="*", metavar="KEY", help="of report and render: these sentences alone")
    parser.add_argument("--language", default="en")
    parser.add_argument("--best-of", type=int, default=0, metavar="N", help="of render: of N ways, the one heard best")
    parser.add_argument("--second", action="store_true", help="of the language's second voice")
    asked = parser.parse_intermixed_args(arguments)
    if asked.keys and asked.command not in ("report", "render", "hear"):
        parser.error(f"{asked.command} takes no KEY, only report and render do: {asked.keys[0]}")
    voice = f"{asked.language}{SECOND}" if asked.second else asked.language
    if asked.command == "render":
        return _render(voice, asked.keys, asked.best_of)
    if asked.command == "report":
        return _report(voice, asked.keys)
    if asked.command == "browser":
        return _browser(voice)
    if asked.command == "hear":
        return _hear(voice, asked.keys)
    return _check(asked.language)


def _hear(voice: str, keys: Sequence[str]) -> int:
    from .whisper import hear

    for line in hear(voice, keys):
        print(line, flush=True)
    return 0


def _render(voice: str, keys: Sequence[str], best_of: int = 0) -> int:
    unknown = sorted(set(keys) - sentences_of(voice).keys())
    if unknown:
        print(f"{unknown[0]}: no spoken sentence of {voice}; name one, like shared.rest", file=sys.stderr)
        return 2
    from .render import render  # the voice model is not to be had everywhere

    if best_of:
        from .best import find_best

        for line in find_best(voice, best_of, keys):
            print(line, flush=True)
    changes = render(voice, keys)
    print(*changes.refused, sep="\n", end="\n" if changes.refused else "")
    print(f"spoken {len(changes.spoken)}, kept {len(changes.kept)}, removed {len(changes.removed)}")
    return _check(language_of(voice))


def _report(voice: str, keys: Sequence[str]) -> int:
    folder = voice_folder(voice)
    unknown = sorted(set(keys) - read_manifest(folder).clips.keys()) if keys else []
    if unknown:
        print(f"{unknown[0]}: no clip in {folder}; name a sentence of its wording, like shared.rest", file=sys.stderr)
        return 2
    from .report import report

    for line in report(voice, keys):
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
    for voice in (language, f"{language}{SECOND}"):
        for line in [*off_pace(voice), *ill_heard(voice)]:
            print(line)
    print(f"{language}: {len(found) or 'no'} problem{'' if len(found) == 1 else 's'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
