"""The command that draws: chart."""

from pathlib import Path
from typing import Annotated

import typer

from deals import pipeline
from deals.cli.filters import AsOf, day_of
from deals.cli.shell import DEFAULT_DB, ERR, Db, friendly_errors
from deals.cli.words import counted


def chart(
    deal: Annotated[str, typer.Argument(help="Id of the deal, such as meta-scale-ai-2025.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="File to write: .png, .svg, or .json for the spec.")
    ],
    db: Db = DEFAULT_DB,
    as_of: AsOf = None,
) -> None:
    """Draw the path of a deal's amount: what each report said, day by day.

    Example: deals chart meta-scale-ai-2025 -o scale.png
    """
    day = day_of(as_of, "--as-of")
    with friendly_errors():
        number = pipeline.chart(db, deal, out, day)
    ERR.print(f"{out}: {counted(number, 'report')}", soft_wrap=True)
