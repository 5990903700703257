"""./release: what others install, host and check, into one folder; made twice, the same bytes.

The wheels, the published folder as one archive, how to make a container of it, a list of everything in it (CycloneDX) with
all licences, which diary it reads and writes, and the sums of all of these.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from groundwork.bill import bill_of_materials, licences, locked_for_a_clinic
from groundwork.node_parts import set_up_node
from groundwork.one_at_a_time import one_at_a_time
from groundwork.places import HERE, Places
from groundwork.progress import SetUpFailed, say
from groundwork.wheels import build_wheels

SUMS = "SHA256SUMS"
# The earliest that an archive can say; the true one would make every release another.
NO_TIME = (1980, 1, 1, 0, 0, 0)
AS_READ_BY_ALL = 0o644 << 16
CONTAINER = ("Containerfile", "compose.yaml", "Caddyfile")


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1 or arguments[0].startswith("-"):
        say("Name one folder for the release: ./release FOLDER")
        return 2
    out = Path(arguments[0]).absolute()
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        say(f"{out} is there already and is no empty folder; name a new one")
        return 2
    try:
        make_release(HERE, out, smallest=True)
    except SetUpFailed as problem:
        say(str(problem))
        return 1
    return 0


def make_release(places: Places, out: Path, *, smallest: bool) -> None:
    """`smallest`: what is downloaded is made as small as it can be, which takes minutes. Raises SetUpFailed."""
    version = version_of(places)
    _can_be_read_again(places, version)
    build_wheels(places, out, smallest=smallest)
    with one_at_a_time(places):
        set_up_node(places)
    say("Publishing the app into an archive ...")
    with tempfile.TemporaryDirectory() as workshop:
        folder = Path(workshop) / "stature"
        _publish(places, folder)
        _archive(folder, out / f"stature-{version}-published.zip")
    say("Listing what is in it ...")
    for name in CONTAINER:
        text = (places.root / "groundwork" / "container" / name).read_text("utf-8")
        (out / name).write_text(text.replace("VERSION", version), "utf-8")
    _write_json(out / "bill-of-materials.cdx.json", bill_of_materials(places, version))
    (out / "LICENCES.txt").write_text(licences(places), "utf-8")
    (out / "requirements.txt").write_text(locked_for_a_clinic(places), "utf-8")
    _write_json(out / "release.json", what_it_reads(places, version))
    (out / SUMS).write_text(_sums(out), "utf-8")
    say(f"Stature {version} is in {out}; check it with: sha256sum --check {SUMS}")


def version_of(places: Places) -> str:
    """The one version that both packages and the page have. Raises SetUpFailed."""
    projects = [
        tomllib.loads((folder / "pyproject.toml").read_text("utf-8")) for folder in (places.coach, places.stature)
    ]
    found = {project["project"]["version"] for project in projects}
    found.add(json.loads((places.web / "package.json").read_text("utf-8"))["version"])
    if len(found) != 1:
        raise SetUpFailed(f"the versions are {' and '.join(sorted(found))}; write one into coach/, stature/ and web/")
    return str(found.pop())


def diary_of(places: Places, version: str) -> Path:
    """The diary that the version of that number wrote, and that all later ones must read."""
    return places.stature / "tests" / "released" / f"{version}.jsonl"


def what_it_reads(places: Places, version: str) -> dict[str, object]:
    """Which entries it writes, which tables its keeper has, and what page and coach say to each other."""
    entry = (places.coach / "src" / "stature_coach" / "weeks" / "entry.py").read_text("utf-8")
    schema = re.search(r"^SCHEMA: Final = (\d+)$", entry, re.MULTILINE)
    tables = sorted((places.stature / "src" / "stature" / "keeping" / "migrations" / "versions").glob("[0-9]*.py"))
    contract = (places.web / "src" / "engine" / "contract.json").read_bytes()
    if schema is None or not tables:
        raise SetUpFailed("the schema of the diary stands no longer in weeks/entry.py and keeping/migrations")
    return {
        "version": version,
        "diary_schema": int(schema[1]),
        "keeper_tables": tables[-1].stem,
        "contract_sha256": hashlib.sha256(contract).hexdigest(),
    }


def _can_be_read_again(places: Places, version: str) -> None:
    if not diary_of(places, version).is_file():
        raise SetUpFailed(
            f"{diary_of(places, version)} is not there; keep a diary of this version, so that later ones are tried with it"
        )


def _publish(places: Places, folder: Path) -> None:
    command: list[str | Path] = [places.programs / "stature", "publish", folder]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=_bare())
    if ended.returncode:
        raise SetUpFailed(ended.stderr.strip())


def _bare() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("STATURE_", "PYTHON"))}


def _archive(folder: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w") as packed:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                entry = zipfile.ZipInfo(f"{folder.name}/{file.relative_to(folder).as_posix()}", NO_TIME)
                entry.external_attr = AS_READ_BY_ALL
                # Packed as it is: most is small already, and no other program's packing may change the bytes.
                packed.writestr(entry, file.read_bytes())


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def _sums(out: Path) -> str:
    files = sorted(file for file in out.iterdir() if file.name != SUMS)
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
