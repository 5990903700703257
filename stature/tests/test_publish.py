"""`stature publish`: a folder for any web host, in which nothing is lost that somebody still has open."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from made import an_app
from running import stature

from stature.headers import ALWAYS, NAMED_BY_CONTENT
from stature.publishing.folder import LAST, SUMS, SUMS_BEFORE, CannotPublish, publish


@pytest.fixture
def app(tmp_path: Path) -> Path:
    built = an_app(tmp_path / "app")
    (built / "coach").mkdir()
    for name in ("sw.js", "keeper.json", "coach/engine.json"):
        (built / name).write_text(name, "utf-8")
    return built


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "folder"


def changed(app: Path, mark: str) -> None:
    """The next version: a script under another name, and a first page that knows it."""
    for old in (app / "assets").glob("index-*"):
        old.unlink()
    (app / "assets" / f"index-{mark}.js").write_text(mark, "utf-8")
    (app / "index.html").write_text(mark, "utf-8")


def scripts(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "assets").glob("index-*.js"))


def test_the_whole_app_is_in_the_folder_byte_by_byte(app: Path, folder: Path) -> None:
    publish(app, folder)
    for file in app.rglob("*"):
        if file.is_file():
            assert (folder / file.relative_to(app)).read_bytes() == file.read_bytes()


def test_every_file_stands_with_its_sum(app: Path, folder: Path) -> None:
    publish(app, folder)
    told = dict(reversed(line.split("  ")) for line in (folder / SUMS).read_text("utf-8").splitlines())
    found = {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file() and file.name not in (SUMS, SUMS_BEFORE)
    }
    assert told == found


def test_everybody_may_read_what_is_there(app: Path, folder: Path) -> None:
    publish(app, folder)
    assert {file.stat().st_mode & 0o777 for file in folder.rglob("*") if file.is_file()} == {0o644}


def test_the_version_before_stays_for_whoever_has_it_open_and_the_one_before_that_goes(app: Path, folder: Path) -> None:
    publish(app, folder)
    changed(app, "SECOND00")
    assert publish(app, folder).stayed == 3  # the script and its two smaller forms
    assert scripts(folder) == ["index-BX1a2b3c.js", "index-SECOND00.js"]
    changed(app, "THIRD000")
    publish(app, folder)
    assert scripts(folder) == ["index-SECOND00.js", "index-THIRD000.js"]


def test_a_small_form_that_the_new_file_lacks_does_not_stay_in_its_place(app: Path, folder: Path) -> None:
    (app / "sw.js.gz").write_bytes(b"the old worker")
    publish(app, folder)
    (app / "sw.js.gz").unlink()
    changed(app, "SECOND00")
    publish(app, folder)
    assert not (folder / "sw.js.gz").exists()


def test_published_twice_a_version_is_not_the_one_before_itself(app: Path, folder: Path) -> None:
    publish(app, folder)
    changed(app, "SECOND00")
    publish(app, folder)
    publish(app, folder)
    assert scripts(folder) == ["index-BX1a2b3c.js", "index-SECOND00.js"]


def test_a_version_that_comes_back_is_kept(app: Path, folder: Path, tmp_path: Path) -> None:
    older = an_app(tmp_path / "older")
    (older / "coach").mkdir()
    for name in ("sw.js", "keeper.json", "coach/engine.json"):
        (older / name).write_text(name, "utf-8")
    publish(app, folder)
    changed(app, "SECOND00")
    publish(app, folder)
    publish(older, folder)
    assert scripts(folder) == ["index-BX1a2b3c.js", "index-SECOND00.js"]
    assert (folder / "index.html").read_bytes() == (older / "index.html").read_bytes()


def test_what_says_which_files_belong_together_is_written_last(app: Path, folder: Path) -> None:
    publish(app, folder)
    changed(app, "SECOND00")
    (folder / "assets" / "index-SECOND00.js").mkdir()
    with pytest.raises(CannotPublish):
        publish(app, folder)
    assert (folder / "index.html").read_bytes() != (app / "index.html").read_bytes()
    (folder / "assets" / "index-SECOND00.js").rmdir()
    publish(app, folder)
    for name in LAST:
        assert (folder / name).read_bytes() == (app / name).read_bytes()
    assert scripts(folder) == ["index-BX1a2b3c.js", "index-SECOND00.js"]


def test_what_is_not_the_apps_stays_where_it_is(app: Path, folder: Path) -> None:
    publish(app, folder)
    (folder / "CNAME").write_text("exercises.example", "utf-8")
    changed(app, "SECOND00")
    publish(app, folder)
    changed(app, "THIRD000")
    publish(app, folder)
    assert (folder / "CNAME").read_text("utf-8") == "exercises.example"


def test_a_list_that_leads_out_of_the_folder_removes_nothing_there(app: Path, folder: Path, tmp_path: Path) -> None:
    publish(app, folder)
    outside = tmp_path / "diary.txt"
    outside.write_text("mine", "utf-8")
    for path in ("../diary.txt", str(outside)):
        (folder / SUMS_BEFORE).write_text(f"{'0' * 64}  {path}\n", "utf-8")
        changed(app, "SECOND00")
        publish(app, folder)
    assert outside.read_text("utf-8") == "mine"


def test_an_unchanged_file_is_not_touched(app: Path, folder: Path) -> None:
    publish(app, folder)
    before = (folder / "assets/coach.wasm").stat().st_mtime_ns
    publish(app, folder)
    assert (folder / "assets/coach.wasm").stat().st_mtime_ns == before


def test_the_checkout_of_a_site_may_be_published_into(app: Path, folder: Path) -> None:
    (folder / ".git").mkdir(parents=True)
    publish(app, folder)
    assert (folder / "index.html").is_file()


@pytest.mark.parametrize(
    ("there", "says"),
    [
        ("other files", "has other files in it and no SHA256SUMS of Stature; name a new folder"),
        ("a file", "cannot be written (File exists); name a folder that you may write"),
        ("no app", "has no index.html; start with ./run publish, which builds it"),
        ("an older app", "has no keeper.json"),
        ("no name", "FOLDER is empty"),
    ],
)
def test_what_cannot_be_published_is_one_clear_line_and_changes_nothing(
    app: Path, folder: Path, there: str, says: str
) -> None:
    asked = str(folder)
    match there:
        case "other files":
            folder.mkdir()
            (folder / "letters.txt").write_text("to my daughter", "utf-8")
        case "a file":
            folder.write_text("to my daughter", "utf-8")
        case "no app":
            (app / "index.html").unlink()
        case "an older app":
            (app / "keeper.json").unlink()
        case _:
            asked = " "
    before = sorted(folder.parent.rglob("*"))
    done = stature("publish", asked, STATURE_APP=str(app))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr
    assert sorted(folder.parent.rglob("*")) == before


def test_it_says_what_it_did(app: Path, folder: Path) -> None:
    done = stature("publish", str(folder), STATURE_APP=str(app))
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(rf"Stature \S+ is in {re.escape(str(folder))}: \d+ files, \d+ MB\n", done.stdout)


@pytest.mark.parametrize("name", ["_headers", ".htaccess", "hosting/nginx.conf", "hosting/Caddyfile"])
def test_each_host_is_told_every_header_of_safety_and_how_long_to_keep(app: Path, folder: Path, name: str) -> None:
    publish(app, folder)
    told = (folder / name).read_text("utf-8")
    for header, value in ALWAYS.items():
        assert re.search(rf'{header}:? "?{re.escape(value)}', told), header
    assert "immutable" in told
    assert name == "_headers" or NAMED_BY_CONTENT in told
