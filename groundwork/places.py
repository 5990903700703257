"""Where everything lies in one checkout. Knows names of folders, and nothing of what is in them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one checkout, given its root."""

    root: Path

    @property
    def kept(self) -> Path:
        """Everything that is set up. It may be deleted at any time."""
        return self.root / ".stature"

    @property
    def python(self) -> Path:
        """The virtual environment; one for each Python, so that two Pythons do not undo each other's."""
        return self.kept / f"python{sys.version_info.major}.{sys.version_info.minor}"

    @property
    def programs(self) -> Path:
        return self.python / "bin"

    @property
    def node(self) -> Path:
        """The folder with `node`, `npm` and `npx`, to be put on PATH."""
        return self.kept / "node"

    @property
    def stamps(self) -> Path:
        return self.kept / "stamps"

    @property
    def logs(self) -> Path:
        return self.kept / "logs"

    @property
    def requirements(self) -> Path:
        return self.root / "requirements"

    @property
    def coach(self) -> Path:
        return self.root / "coach"

    @property
    def stature(self) -> Path:
        return self.root / "stature"

    @property
    def regimen(self) -> Path:
        return self.root / "regimen"

    @property
    def web(self) -> Path:
        return self.root / "web"

    @property
    def app(self) -> Path:
        """The built web app, where the server looks for it."""
        return self.stature / "src" / "stature" / "app"


HERE = Places(Path(__file__).resolve().parents[1])
