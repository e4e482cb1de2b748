"""Commands that write or serve: demo, ingest, rebuild, serve."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.markup import escape

from deals import pipeline
from deals.cli.shell import (
    DEFAULT_DB,
    DONE_WITH_REJECTS,
    ERR,
    OUT,
    AsJson,
    Db,
    friendly_errors,
    print_json,
    progress_on_stderr,
)
from deals.cli.words import counted
from deals.errors import BadInput
from deals.model.report import Source

Port = Annotated[int, typer.Option("--port", "-p", min=1, max=65535, help="Port to listen on.")]
Host = Annotated[str, typer.Option("--host", "-h", help="Address to listen on.")]


def demo(
    db: Db = DEFAULT_DB,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Build only.")] = False,
    port: Port = 8001,
) -> None:
    """Build a database from the deals that come with the program, and serve it.

    Example: deals demo --port 8080
    """
    with friendly_errors():
        with progress_on_stderr() as progress:
            summary = pipeline.demo(db, progress)
        _print_summary(summary, db)
        if not no_serve:
            pipeline.serve(db, "127.0.0.1", port, lambda: _announce(port, "127.0.0.1"))


def ingest(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or -.")],
    db: Db = DEFAULT_DB,
    format_: Annotated[
        str | None, typer.Option("--format", help="Name of the format; else by suffix.")
    ] = None,
    ignore_handles: Annotated[
        bool, typer.Option("--ignore-handles", help="Find out anew which reports are one deal.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Check all, store nothing.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after N records a file.")] = None,
    rejects: Annotated[
        Path | None,
        typer.Option(help="Where rejected records go (NAME.rejects.jsonl unless given)."),
    ] = None,
    source_url: Annotated[str | None, typer.Option(help="Source of records without one.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher, where none is stated.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication, likewise.")] = None,
    as_json: AsJson = False,
) -> None:
    """Read reports and organizations into the database.

    Exit status 3 when some records were rejected; the good ones are stored all the same.

    Example: deals ingest reports.jsonl --dry-run
    """
    with friendly_errors():
        options = pipeline.Options(
            format=_format(format_),
            ignore_handles=ignore_handles,
            dry_run=dry_run,
            limit=limit,
            rejects=rejects,
            source=_default_source(source_url, publisher, published),
        )
        with progress_on_stderr() as progress:
            summary = pipeline.ingest(paths, db, options, progress)
        if as_json:
            print_json(asdict(summary))
        else:
            _print_summary(summary, db, dry_run)
    if summary.rejected:
        raise typer.Exit(DONE_WITH_REJECTS)


def _format(name: str | None) -> str | None:
    known = pipeline.formats()
    if name is not None and name not in known:
        reason = f"{name!r} is not one of {', '.join(known)}"
        raise typer.BadParameter(reason, param_hint="--format")
    return name


def _default_source(url: str | None, publisher: str | None, published: str | None) -> Source | None:
    given = {"url": url, "publisher": publisher, "published": published}
    stated = {name: value for name, value in given.items() if value is not None}
    if not stated:
        return None
    try:
        return Source.model_validate(stated | ({} if url else {"file_hash": "of the file"}))
    except ValidationError as error:
        fault = error.errors()[0]
        option = "--source-url" if fault["loc"] == ("url",) else f"--{fault['loc'][0]}"
        reason = str(fault["msg"]).removeprefix("Value error, ")
        raise BadInput(f"{option}: {reason}", hint="Correct the option.") from error


def rebuild(db: Db = DEFAULT_DB) -> None:
    """Derive all deals, organizations and people anew from the stored reports.

    Example: deals rebuild --db deals.db
    """
    with friendly_errors():
        with progress_on_stderr() as progress:
            count = pipeline.rebuild(db, progress)
        OUT.print(f"{count:,} deals derived in {db}")


def serve(db: Db = DEFAULT_DB, port: Port = 8001, host: Host = "127.0.0.1") -> None:
    """Publish the database with Datasette: pages, facets, SQL, JSON, CSV.

    Example: deals serve --port 8080
    """
    with friendly_errors():
        pipeline.serve(db, host, port, lambda: _announce(port, host))


def _announce(port: int, host: str) -> None:
    ERR.print(f"Serving on [bold]http://{host}:{port}/[/] (Ctrl-C to stop)")


def _print_summary(summary: pipeline.Summary, db: Path, dry_run: bool = False) -> None:
    for name in summary.already_in[:5]:
        OUT.print(f"{name}: already in, nothing to do", soft_wrap=True)
    if len(summary.already_in) > 5:
        OUT.print(f"and {len(summary.already_in) - 5:,} more files that were already in")
    OUT.print(
        f"{summary.read:,} read from {counted(summary.files, 'file')}: "
        f"{summary.reports_new:,} new, {summary.reports_known:,} known, "
        f"{summary.rejected:,} rejected",
        soft_wrap=True,
    )
    OUT.print(
        f"{counted(summary.deals_new, 'new deal')}, {summary.deals_changed:,} changed, "
        f"{counted(summary.organizations_new, 'new organization')}; {summary.seconds:.1f} s",
        soft_wrap=True,
    )
    for reason in summary.first_rejects:
        OUT.print(f"[yellow]rejected[/] {escape(reason)}", soft_wrap=True)
    if summary.rejects_file:
        OUT.print(f"Rejected records, with reasons: {summary.rejects_file}", soft_wrap=True)
    OUT.print("Nothing was stored (dry run)" if dry_run else f"Database: {db}", soft_wrap=True)
