"""What a release is made of: every package that comes with it or that it asks for, with version, sum and licence (CycloneDX).

Read from what is locked and installed here: `requirements/run.txt` for Python, `web/package-lock.json` for the page, and the
lists of the clips for the voices, which name the model that spoke them. Nothing is looked up anywhere else, and nothing in it tells when or where it was made.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from groundwork.places import Places

SPEC = "1.6"
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)")
HASHED = re.compile(r"--hash=sha256:(?P<sum>[0-9a-f]{64})")
LICENCE_FILES = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
# In the page, though npm counts it among what builds it: its run-time is compiled in.
COMPILED_IN = ("svelte", "esm-env", "workbox-core", "workbox-precaching", "workbox-routing", "workbox-strategies")
# Asked for by the extra `postgres` of stature.
DRIVERS = ("psycopg==", "psycopg-binary==")
Component = dict[str, Any]


def bill_of_materials(places: Places, version: str) -> dict[str, object]:
    parts = [*_of_python(places), *_of_the_page(places), *of_the_voices(places, version)]
    own = {
        "type": "application",
        "name": "stature",
        "version": version,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
    }
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "version": 1,
        "metadata": {"component": {**own, "bom-ref": f"pkg:pypi/stature@{version}"}},
        "components": sorted(parts, key=lambda part: str(part["purl"])),
    }


def locked_for_a_clinic(places: Places) -> str:
    """All that both wheels need, and the driver of PostgreSQL, each with its sums: a requirements file."""
    drivers = (block for block in _blocks(places.requirements / "dev.txt") if block.startswith(DRIVERS))
    return "".join([*_blocks(places.requirements / "run.txt"), *drivers])


def _blocks(file: Path) -> Iterator[str]:
    """A package and its sums each."""
    block = ""
    for line in file.read_text("utf-8").splitlines(keepends=True):
        block += line
        if not line.rstrip().endswith("\\"):
            yield block
            block = ""


def licences(places: Places) -> str:
    """The words of every licence, each package's under its name; first our own, and the notice of what is not a package."""
    parts = [("Stature", [places.root / "LICENSE", places.root / "NOTICE"])]
    fonts = places.stature / "src" / "stature" / "exports" / "paper" / "fonts" / "OFL.txt"
    parts.append(("Atkinson Hyperlegible Next", [fonts]))
    parts += [(f"{name} {found.version}", _texts_of(found)) for name, found in sorted(_installed(places).items())]
    for name, package in sorted(_page_packages(places)):
        folder = places.web / "node_modules" / name
        texts = [file for file in sorted(folder.iterdir()) if file.is_file() and LICENCE_FILES.match(file.name)]
        parts.append((f"{name} {package['version']}", texts))
    return "\n".join(_under_its_name(name, files) for name, files in parts)


def _under_its_name(name: str, files: list[Path]) -> str:
    words = "\n".join(file.read_text("utf-8", "replace").strip() for file in files)
    return f"{'=' * 100}\n{name}\n{'=' * 100}\n{words or 'brings no text of its licence; the bill of materials names it'}\n"


def _of_python(places: Places) -> Iterator[Component]:
    installed = _installed(places)
    for name, version, sums in _locked(places):
        part: Component = {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "bom-ref": f"pkg:pypi/{name}@{version}",
            # One for each kind of computer; what is installed is one of these.
            "properties": [{"name": "sha256 of a file that may be installed", "value": one} for one in sums],
        }
        if name in installed and (licence := _licence_of(installed[name])):
            part["licenses"] = [_named(licence)]
        yield part


def _of_the_page(places: Places) -> Iterator[Component]:
    for name, package in _page_packages(places):
        version = package["version"]
        algorithm, _, total = package["integrity"].partition("-")
        yield {
            "type": "library",
            "name": name,
            "version": version,
            "purl": f"pkg:npm/{name.replace('@', '%40')}@{version}",
            "bom-ref": f"pkg:npm/{name.replace('@', '%40')}@{version}",
            "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(total).hex()}],
            "licenses": [_named(package.get("license", "see LICENCES.txt"))],
        }


def of_the_voices(places: Places, version: str) -> Iterator[Component]:
    """What was spoken ahead, by which voice of which model; of the model itself nothing is handed on."""
    for file in sorted(places.regimen.glob("*voice/*/manifest.json")):
        told, name = json.loads(file.read_text("utf-8")), f"{file.parent.parent.name}-{file.parent.name}"
        clips = b"".join((file.parent / clip["file"]).read_bytes() for _, clip in sorted(told["clips"].items()))
        model, _, of_model = told["model"].partition(" v")
        yield {
            "type": "data",
            "name": name,
            "version": version,
            "description": f"{len(told['clips'])} spoken sentences; the voice is {told['voice']}",
            "purl": f"pkg:generic/stature-{name}@{version}",
            "bom-ref": f"pkg:generic/stature-{name}@{version}",
            # Of the clips one after the other, in the order of their keys.
            "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(clips).hexdigest()}],
            "licenses": [_named("Apache-2.0")],
            "pedigree": {
                "ancestors": [
                    {
                        "type": "machine-learning-model",
                        "name": model,
                        "version": of_model,
                        "author": "hexgrad",
                        "licenses": [_named("Apache-2.0")],
                    }
                ]
            },
        }


def _named(licence: str) -> dict[str, Any]:
    """An expression of SPDX where it can be one, else a name."""
    if re.fullmatch(r"[A-Za-z0-9.+-]+", licence):
        return {"license": {"id": licence}}
    if re.fullmatch(r"[A-Za-z0-9.+() -]+ (?:AND|OR|WITH) [A-Za-z0-9.+() -]+", licence):
        return {"expression": licence}
    return {"license": {"name": licence}}


def _page_packages(places: Places) -> Iterator[tuple[str, dict[str, Any]]]:
    """What the page is made of: what is no tool, and what the tools compile into it."""
    locked = json.loads((places.web / "package-lock.json").read_text("utf-8"))["packages"]
    for path, package in locked.items():
        name = path.rpartition("node_modules/")[2]
        if path and path == f"node_modules/{name}" and (not package.get("dev") or name in COMPILED_IN):
            yield name, package


def _locked(places: Places) -> Iterator[tuple[str, str, list[str]]]:
    for line in locked_for_a_clinic(places).replace("\\\n", " ").splitlines():
        if found := PINNED.match(line):
            yield found["name"], found["version"], sorted(HASHED.findall(line))


def _installed(places: Places) -> dict[str, Distribution]:
    """Those of the lock that are installed here, by name."""
    wanted = {name for name, _, _ in _locked(places)}
    here = distributions(path=[str(path) for path in places.python.glob("lib/python*/site-packages")])
    found = {re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower(): one for one in here}
    return {name: one for name, one in found.items() if name in wanted}


def _licence_of(found: Distribution) -> str:
    told = found.metadata.json
    kinds = [line.rpartition(" :: ")[2] for line in told.get("classifier", []) if line.startswith("License ::")]
    written = told.get("license_expression") or (kinds[0] if kinds else told.get("license", ""))
    return next(iter(str(written).strip().splitlines()), "")


def _texts_of(found: Distribution) -> list[Path]:
    files = [Path(str(found.locate_file(file))) for file in found.files or [] if ".dist-info" in str(file)]
    return sorted(file for file in files if LICENCE_FILES.match(file.name) and file.is_file())
