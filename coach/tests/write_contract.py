"""`./write contract` writes the page's types anew, from what the coach says that it and the page tell each other."""

import subprocess
from pathlib import Path

from contract_schema import WRITTEN, text

WEB = Path(__file__).parents[2] / "web"


def write() -> None:
    """Writes the schema, and from that the types."""
    WRITTEN.write_text(text(), encoding="utf-8")
    subprocess.run(["node", "engine-build/contract.mjs"], cwd=WEB, check=True)


if __name__ == "__main__":
    write()
