"""`stature publish`: the app as files for a web host."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from stature import wiring
from stature.cli.asked import a_file
from stature.cli.group import GOOD, Command, settings
from stature.cli.out import say

MB: Final = 1_000_000


@click.command(cls=Command)
@click.argument("folder", metavar="FOLDER", callback=a_file)
def publish(folder: str) -> int:
    """Write the whole app into FOLDER, as files that any web host can serve.

    Over a version that was published before, it leaves what people may still have open. Other files in FOLDER stay.
    """
    from stature.publishing.folder import CannotPublish, publish as put

    try:
        done = put(wiring.app_folder(settings().app), Path(folder))
    except CannotPublish as problem:
        raise click.ClickException(str(problem)) from None
    stayed = f"; {done.stayed} of the version before stay for those who have it open" if done.stayed else ""
    say(f"Stature {wiring.version()} is in {folder}: {done.files} files, {done.size_bytes / MB:.0f} MB{stayed}")
    say("Any web host with https can serve it, also under a path; docs/how-to/publish.md says how.")
    return GOOD


COMMANDS: Final = (publish,)
