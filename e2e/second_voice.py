"""The app with a second English voice, made from the built one in a second: each key is said by the Spanish clip of that key.

So it can be told from the first by the length of what is played, and the tests do not wait for a voice to be recorded anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from groundwork.places import HERE

Clips = Mapping[str, dict[str, Any]]


def with_a_second_voice(folder: Path, lacks: frozenset[str] = frozenset(), app: Path = HERE.app) -> Path:
    """Writes it to `folder` and gives that back; `lacks`: sentences that the second voice does not say."""
    shutil.copytree(app, folder)
    (home,) = (folder / "coach").glob("en-*")
    clips = {
        key: clip for key, clip in clips_of(folder, "es").items() if not key.startswith("group.") and key not in lacks
    }
    spoken = folder / "voice" / "en-second"
    shutil.rmtree(spoken, ignore_errors=True)
    spoken.mkdir()
    for clip in clips.values():
        shutil.copy(folder / "voice" / "es" / clip["file"], spoken)
    _write(home / "voice-second.json", {"clips": clips})
    mine = [f"coach/{home.name}/{name}" for name in ("voice-second.json", "files-second.json")]
    _write(home / "files-second.json", [*mine, *(f"voice/en-second/{clip['file']}" for clip in clips.values())])
    first = json.loads((home / "voice.json").read_text("utf-8"))
    _write(home / "voice.json", {**first, "second": True})
    return folder


def clips_of(app: Path, language: str) -> Clips:
    found: dict[str, Any] = json.loads((app / "voice" / language / "manifest.json").read_text("utf-8"))
    clips: Clips = found["clips"]
    return clips


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content), "utf-8")
    # A smaller copy of what stood there would be sent in its place.
    for smaller in (".br", ".gz"):
        file.with_name(file.name + smaller).unlink(missing_ok=True)
