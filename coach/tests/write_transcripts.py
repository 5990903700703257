"""`./write transcripts` writes transcripts/ anew. Read what changed: each line is heard by somebody."""

from pathlib import Path

from listening import regimen_files
from scenarios import in_other_languages, transcripts

from stature_coach.door.group_wire import open_group

HERE = Path(__file__).parent


def write() -> None:
    """Writes every transcript, and removes those of sessions that are no more."""
    files = regimen_files(HERE.parents[1] / "regimen")
    written = write_folder(HERE / "transcripts", transcripts(open_group(files)))
    for language, texts in in_other_languages(files).items():
        written += write_folder(HERE / f"transcripts_{language}", texts)
    print(f"{written} transcripts")


def write_folder(folder: Path, texts: dict[str, str]) -> int:
    """How many were written."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.txt"):
        if old.stem not in texts:
            old.unlink()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return len(texts)


if __name__ == "__main__":
    write()
