"""`python coach/tests/write_transcripts.py` writes transcripts/ anew. Read what changed: each line is heard by somebody."""

from pathlib import Path

from listening import regimen_files
from scenarios import transcripts

from stature_coach import wire

HERE = Path(__file__).parent


def write() -> None:
    """Writes every transcript, and removes those of sessions that are no more."""
    texts = transcripts(wire.open_house(regimen_files(HERE.parents[1] / "regimen")))
    folder = HERE / "transcripts"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.txt"):
        if old.stem not in texts:
            old.unlink()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    print(f"{len(texts)} transcripts")


if __name__ == "__main__":
    write()
