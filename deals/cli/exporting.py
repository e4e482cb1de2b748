"""The command that writes files for other programs: export."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from deals import pipeline
from deals.cli.filters import (
    AsOf,
    Counted,
    CountryFilter,
    InvestorFilter,
    MinUsd,
    SectorFilter,
    Since,
    StatusFilter,
    TargetFilter,
    TypeFilter,
    Until,
    filters_of,
)
from deals.cli.shell import (
    DEFAULT_DB,
    ERR,
    AsJson,
    Db,
    friendly_errors,
    print_json,
    progress_on_stderr,
)
from deals.cli.words import counted as number_of


def export(
    format_: Annotated[
        str, typer.Option("--format", "-f", help=f"One of {', '.join(pipeline.EXPORT_FORMATS)}.")
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="Folder, file, or - (stdout).")],
    db: Db = DEFAULT_DB,
    type_: TypeFilter = None,
    status: StatusFilter = None,
    investor: InvestorFilter = None,
    target: TargetFilter = None,
    sector: SectorFilter = None,
    country: CountryFilter = None,
    min_usd: MinUsd = None,
    counted: Counted = False,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Write deals, whole or filtered as in list, for other programs.

    csv, jsonl and parquet make a folder with a file for each table and a datapackage.json, or the
    table of deals alone where the output has their suffix. records are the reports themselves,
    which ingest back into the same deals.

    Example: deals export --format csv -o deals-csv --investor Meta
    """
    if format_ not in pipeline.EXPORT_FORMATS:
        reason = f"{format_!r} is not one of {', '.join(pipeline.EXPORT_FORMATS)}"
        raise typer.BadParameter(reason, param_hint="--format")
    if as_json and output == "-":
        raise typer.BadParameter("the rows go to stdout already", param_hint="--json")
    filters = filters_of(
        type_, status, investor, target, sector, country, min_usd, counted, since, until, as_of
    )
    with friendly_errors():
        with progress_on_stderr() as progress:
            done = pipeline.export(db, format_, output, filters, progress)
        if as_json:
            print_json(asdict(done))
            return
        sys.stdout.flush()
        files = number_of(len(done.files), "file")
        rows = f", {sum(done.rows.values()):,} rows" if done.rows else ""
        place = "standard output" if output == "-" else output
        ERR.print(
            f"{number_of(done.deals, 'deal')} in {files}{rows}: {escape(place)}", soft_wrap=True
        )


def publish(
    folder: Annotated[Path, typer.Argument(help="New or empty folder.")],
    db: Db = DEFAULT_DB,
    processes: Annotated[int, typer.Option(min=1, max=64, help="Servers behind nginx.")] = 2,
) -> None:
    """Write a folder that a host serves: database, counts, metadata, Dockerfile, compose, nginx.

    Example: deals publish site --processes 4
    """
    with friendly_errors():
        done = pipeline.publish(db, folder, processes)
        ERR.print(
            f"{number_of(done.deals, 'deal')} in {escape(done.folder)}: {', '.join(done.files)}",
            soft_wrap=True,
        )
