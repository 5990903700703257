"""An exercise that Stature does not have, as somebody adds it who follows docs/how-to/add-an-exercise.md: files, no Python."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).parent
ID = "shoulder-squeeze"


def add_to(checkout: Path) -> None:
    """What the page says to write, in a checkout of one's own: a file of the exercise, and its words at the end of each."""
    shutil.copy(HERE / f"{ID}.toml", checkout / "regimen")
    for words in (HERE / "wording").rglob("*.toml"):
        whole = checkout / "regimen" / words.relative_to(HERE)
        whole.write_text(whole.read_text("utf-8") + words.read_text("utf-8"), "utf-8")
