"""Commands that take words out of the database: redact."""

from dataclasses import asdict
from typing import Annotated

import typer

from deals import pipeline
from deals.cli.judging import Author, Reason
from deals.cli.shell import DEFAULT_DB, OUT, AsJson, Db, friendly_errors, print_json
from deals.cli.words import counted


def redact(
    source: Annotated[str, typer.Argument(help="Address, id, or hash of file or text.")],
    reason: Reason,
    author: Author,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Take down a source: its text, quotes and wording go, its hash, address and facts stay.

    It cannot be undone. The file is written anew, so that nothing is left in it.

    Example: deals redact https://news.example/story --reason "takedown of 5 March"
    """
    with friendly_errors():
        done = pipeline.redact(db, source, author, reason)
        if as_json:
            print_json(asdict(done))
            return
        OUT.print(
            f"removed {counted(done.texts, 'text')} and the words of "
            f"{counted(done.reports, 'report')}; source {done.source} stays with its facts",
            soft_wrap=True,
        )
        OUT.print("Copies and exports that were made before still hold them.", soft_wrap=True)
