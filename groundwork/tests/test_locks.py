"""The lock files hold what the packages name, exactly and with hashes, and no address of anywhere."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from groundwork.lock import LOCKS, named_requirements
from groundwork.places import HERE

PINNED = re.compile(r"^[A-Za-z0-9._-]+==[^\\\n]+", re.MULTILINE)


def read_lock(lock: str) -> str:
    return (HERE.requirements / f"{lock}.txt").read_text()


def pinned(lock: str) -> dict[str, str]:
    """The packages that this Python gets; some stand twice, once for older and once for newer ones."""
    held = map(Requirement, PINNED.findall(read_lock(lock)))
    here = [need for need in held if need.marker is None or need.marker.evaluate()]
    return {canonicalize_name(need.name): next(iter(need.specifier)).version for need in here}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_meets_every_need_that_is_named(lock: str) -> None:
    held = pinned(lock)
    for need in map(Requirement, named_requirements(HERE, lock)):
        version = held.get(canonicalize_name(need.name))
        assert version, f"{need.name} is missing from requirements/{lock}.txt; run python -m groundwork.lock"
        assert need.specifier.contains(version, prereleases=True), f"{need} is locked at {version}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_has_a_hash(lock: str) -> None:
    packages = re.split(r"\n(?=[A-Za-z0-9])", read_lock(lock).strip())
    assert len(packages) == len(PINNED.findall(read_lock(lock)))
    assert all("--hash=sha256:" in package for package in packages)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address(lock: str) -> None:
    assert "//" not in read_lock(lock)


def test_what_is_tested_is_what_runs() -> None:
    run, tests = pinned("run"), pinned("dev")
    assert {name: tests[name] for name in run.keys() & tests.keys()} == {
        name: run[name] for name in run.keys() & tests.keys()
    }


def test_the_web_lock_names_no_address_and_hashes_everything() -> None:
    lock = (HERE.web / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    # The one package without a hash is the web app itself.
    assert lock.count('"integrity"') == lock.count('"version"') - 1 - len(
        re.findall(r'^  "version"', lock, re.MULTILINE)
    )
