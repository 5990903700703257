"""The Python side: a virtual environment with exactly what the lock files in `requirements/` name.

pip, which comes with Python, brings uv from one hashed file; uv brings the rest. The coach and the
computer around it are installed so that a change in their source counts at once.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from groundwork.debian import can_install, install
from groundwork.places import Places
from groundwork.progress import SetUpFailed, say
from groundwork.stamps import fingerprint, is_fresh, remove_stamp, write_stamp
from groundwork.tools import run_tool

ENVIRONMENT = "python"


def set_up_python(places: Places) -> None:
    """What `stature` needs to run."""
    if not _environment_is_fresh(places):
        _make_environment(places)
    _install_locked(places, "run", "the Python packages that Stature runs on")
    _install_own(places)


def set_up_tests(places: Places) -> None:
    """What the checks and tests need beside that."""
    _install_locked(places, "dev", "the Python packages that the tests need")


def python_is_ready(places: Places) -> bool:
    return (
        _environment_is_fresh(places)
        and is_fresh(places, _part(places, "run"), _locked_print(places, "run"))
        and is_fresh(places, _part(places, "own"), _own_print(places))
    )


def tests_are_ready(places: Places) -> bool:
    return is_fresh(places, _part(places, "dev"), _locked_print(places, "dev"))


def install_locked(places: Places, lock: str) -> None:
    """Install every package of one lock file, each checked against its hash."""
    run_tool(
        places,
        f"install-{lock}",
        [*_uv_pip_install(places), "--require-hashes", "--requirement", _lock_file(places, lock)],
    )


def _install_locked(places: Places, lock: str, what: str) -> None:
    print_now = _locked_print(places, lock)
    part = _part(places, lock)
    if is_fresh(places, part, print_now):
        return
    say(f"Installing {what} ...")
    install_locked(places, lock)
    write_stamp(places, part, print_now)


def _install_own(places: Places) -> None:
    print_now = _own_print(places)
    part = _part(places, "own")
    if is_fresh(places, part, print_now):
        return
    say("Installing the coach and the computer around it ...")
    own = [argument for folder in _own_folders(places) for argument in ("--editable", folder)]
    run_tool(places, "install-own", [*_uv_pip_install(places), "--no-deps", "--no-build-isolation", *own])
    write_stamp(places, part, print_now)


def _uv_pip_install(places: Places) -> list[str | Path]:
    python = places.programs / "python"
    return [places.programs / "uv", "pip", "install", "--python", python, "--link-mode", "copy"]


def _make_environment(places: Places) -> None:
    say("Setting up Stature, once; this takes a minute or two.")
    for part in (ENVIRONMENT, "run", "own", "dev"):
        remove_stamp(places, _part(places, part))
    if places.python.exists():
        shutil.rmtree(places.python)
    _make_sure_of_pip()
    run_tool(places, "environment", [sys.executable, "-m", "venv", places.python])
    _bring_uv(places)
    write_stamp(places, _part(places, ENVIRONMENT), _environment_print(places))


def _bring_uv(places: Places) -> None:
    run_tool(
        places,
        "uv",
        [
            *(places.programs / "python", "-m", "pip", "install", "--disable-pip-version-check"),
            *("--no-deps", "--require-hashes", "--requirement", _lock_file(places, "uv")),
        ],
    )


def _make_sure_of_pip() -> None:
    """Debian and its children ship Python without the part that makes environments."""
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not can_install():
            raise SetUpFailed(
                f"This Python cannot make virtual environments. Install {package}, "
                f"for example with: sudo apt-get install {package}"
            ) from None
        install(package)


def _environment_is_fresh(places: Places) -> bool:
    return is_fresh(places, _part(places, ENVIRONMENT), _environment_print(places))


def _environment_print(places: Places) -> str:
    """Another Python, another place or another uv: another environment."""
    facts = (sys.version, str(Path(sys.executable).resolve()), str(places.python))
    return fingerprint([_lock_file(places, "uv")], *facts)


def _locked_print(places: Places, lock: str) -> str:
    return fingerprint([_lock_file(places, lock)], _environment_print(places))


def _own_print(places: Places) -> str:
    projects = [folder / "pyproject.toml" for folder in _own_folders(places)]
    return fingerprint(projects, _environment_print(places))


def _own_folders(places: Places) -> list[Path]:
    return [places.coach, places.stature]


def _lock_file(places: Places, lock: str) -> Path:
    return places.requirements / f"{lock}.txt"


def _part(places: Places, name: str) -> str:
    return f"{places.python.name}-{name}"
