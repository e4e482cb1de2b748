"""The `deals` command."""

from typing import Annotated

import typer

import deals
from deals.cli import (
    drawing,
    exporting,
    extracting,
    ingesting,
    judging,
    reading,
    redacting,
    tokens,
    writing,
)
from deals.cli.review import review
from deals.cli.shell import speak_any_language

app = typer.Typer(
    name="deals",
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Corporate deals from the reports about them: who said what, when, in which words.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"deals {deals.__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Corporate deals from the reports about them: who said what, when, in which words."""
    speak_any_language()


for command in (
    writing.demo,
    ingesting.ingest,
    ingesting.map_,
    extracting.extract,
    reading.show,
    reading.list_,
    reading.search,
    reading.reports,
    reading.match,
    review,
    judging.merge,
    judging.split,
    judging.differ,
    judging.pin,
    judging.undo,
    judging.judgements,
    redacting.redact,
    writing.rebuild,
    reading.check,
    reading.stats,
    drawing.chart,
    reading.schema,
    exporting.export,
    exporting.publish,
    writing.serve,
):
    app.command(name=command.__name__.rstrip("_"))(command)
app.add_typer(tokens.app)
