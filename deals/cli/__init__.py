"""The `deals` command."""

from typing import Annotated

import typer

import deals
from deals.cli import drawing, judging, reading, writing

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


for command in (
    writing.demo,
    writing.ingest,
    reading.show,
    reading.list_,
    reading.search,
    reading.reports,
    reading.match,
    judging.merge,
    judging.split,
    judging.pin,
    judging.undo,
    judging.judgements,
    writing.rebuild,
    reading.check,
    reading.stats,
    drawing.chart,
    reading.schema,
    writing.serve,
):
    app.command(name=command.__name__.rstrip("_"))(command)
