"""Runs pip, uv, npm and apt for a set-up step: quiet when all is well, helpful when not.

Their whole output is kept in `.stature/logs/`. Here too: what these tools need to know of this
machine and would not find out alone.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from groundwork.places import Places
from groundwork.progress import SetUpFailed

# npm says what is wrong first, pip and vite last.
FIRST_LINES_SHOWN = 8
LAST_LINES_SHOWN = 12
# Nobody at home has asked npm for news of itself, for an audit, or whom to pay.
QUIET = {"npm_config_update_notifier": "false", "npm_config_audit": "false", "npm_config_fund": "false"}


def run_tool(
    places: Places,
    name: str,
    command: Sequence[str | Path],
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run to the end, with the output in the log `name`. Raises SetUpFailed with the log's last lines."""
    places.logs.mkdir(parents=True, exist_ok=True)
    log = places.logs / f"{name}.txt"
    with log.open("w") as output:
        try:
            ended = subprocess.run(
                command,
                cwd=folder or places.root,
                env=environment or tool_environment(places),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        except OSError as problem:
            raise SetUpFailed(f"{command[0]} cannot be started: {problem.strerror}") from problem
    if ended.returncode:
        raise SetUpFailed(_what_went_wrong(command, ended.returncode, log))


def tool_environment(places: Places) -> dict[str, str]:
    """This process's environment, with what the tools need added where the person has not chosen."""
    environment = dict(os.environ)
    environment["PATH"] = os.pathsep.join([str(places.node), str(places.programs), environment.get("PATH", os.defpath)])
    # A set-up asked for with PYTHONPATH or PYTHONHOME around it would install into the wrong place.
    for name in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CONDA_PREFIX"):
        environment.pop(name, None)
    for name, value in {**QUIET, **_trust(environment), **_caches(places, environment)}.items():
        environment.setdefault(name, value)
    return environment


def _trust(environment: Mapping[str, str]) -> dict[str, str]:
    """Trust what this computer trusts: behind a clinic's proxy the system's certificates decide."""
    trust = {"UV_SYSTEM_CERTS": "true", "NODE_USE_SYSTEM_CA": "1"}
    given = environment.get("SSL_CERT_FILE") or environment.get("PIP_CERT")
    if given:
        trust |= {"SSL_CERT_FILE": given, "NODE_EXTRA_CA_CERTS": given}
    # uv does not read pip's settings; a machine that names its own index for pip means uv as well.
    if index := environment.get("PIP_INDEX_URL"):
        trust["UV_DEFAULT_INDEX"] = index
    return trust


def _caches(places: Places, environment: Mapping[str, str]) -> dict[str, str]:
    """Nothing where the person's own cache can be written, so that a second clone downloads nothing."""
    home = Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    if _can_write_below(home) and _can_write_below(Path.home()):
        return {}
    kept = places.kept / "cache"
    return {
        "UV_CACHE_DIR": str(kept / "uv"),
        "PIP_CACHE_DIR": str(kept / "pip"),
        "npm_config_cache": str(kept / "npm"),
    }


def _can_write_below(folder: Path) -> bool:
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    return os.access(nearest, os.W_OK | os.X_OK) and nearest.is_dir()


def _what_went_wrong(command: Sequence[str | Path], code: int, log: Path) -> str:
    lines = log.read_text(errors="replace").rstrip().splitlines()
    if len(lines) > FIRST_LINES_SHOWN + LAST_LINES_SHOWN:
        lines[FIRST_LINES_SHOWN:-LAST_LINES_SHOWN] = ["..."]
    called = " ".join([Path(command[0]).name, *map(str, command[1:3])])
    return "\n".join([*lines, "", f"`{called} ...` ended with {code}; all of its output is in {log}"])
