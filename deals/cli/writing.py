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
    write_text,
)
from deals.cli.words import counted
from deals.errors import BadInput
from deals.model.report import Source

Port = Annotated[int, typer.Option("--port", "-p", min=1, max=65535, help="Port to listen on.")]
SHOWN = 5  # documents without a deal
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
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, addresses, or -.")
    ],
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
    mapping: Annotated[
        Path | None,
        typer.Option(help="How a foreign table is read (docs/tables.md; a draft: deals map)."),
    ] = None,
    source_url: Annotated[str | None, typer.Option(help="Source of records without one.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher, where none is stated.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication, likewise.")] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Keep hash and quotes of documents only.")
    ] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from addresses that are not public.")
    ] = False,
    model: Annotated[
        str | None, typer.Option(help="Language model that reads documents; else the rules.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read reports, organizations and documents (pages, mails, feeds, PDF, text) into the database.

    What is read out of prose is marked as not reviewed. Exit status 3 when some records were
    rejected; the good ones are stored all the same.

    Example: deals ingest reports.jsonl article.html https://news.example/story
    """
    with friendly_errors():
        options = pipeline.Options(
            format=known_format(format_),
            ignore_handles=ignore_handles,
            dry_run=dry_run,
            limit=limit,
            rejects=rejects,
            source=default_source(source_url, publisher, published),
            mapping=mapping,
            keep_text=not no_text,
            extractor=pipeline.language_model(model)[0] if model else pipeline.RULES,
            allow_private=allow_private,
        )
        with progress_on_stderr() as progress:
            summary = pipeline.ingest(paths, db, options, progress)
        if as_json:
            print_json(asdict(summary))
        else:
            _print_summary(summary, db, dry_run)
    if summary.rejected:
        raise typer.Exit(DONE_WITH_REJECTS)


def map_(
    file: Annotated[Path, typer.Argument(help="Table: CSV, TSV, XLSX, ODS, JSON lines.")],
    sheet: Annotated[str | None, typer.Option(help="Sheet of a workbook.")] = None,
    output: Annotated[Path | None, typer.Option("-o", help="File to write.")] = None,
) -> None:
    """Look at a table and print a mapping for it, to edit: samples and doubts are comments.

    Example: deals map deals.xlsx -o mapping.yml; deals ingest deals.xlsx --mapping mapping.yml
    """
    with friendly_errors():
        text = pipeline.map_text(file, sheet)
        if output is None:
            typer.echo(text, nl=False)
        else:
            write_text(output, text)


def known_format(name: str | None) -> str | None:
    """The name of a format as given; a usage error for one that is not known."""
    known = pipeline.formats()
    if name is not None and name not in known:
        reason = f"{name!r} is not one of {', '.join(known)}"
        raise typer.BadParameter(reason, param_hint="--format")
    return name


def default_source(url: str | None, publisher: str | None, published: str | None) -> Source | None:
    """The source that the options describe; BadInput names the one that is wrong."""
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


def serve(
    db: Db = DEFAULT_DB,
    port: Port = 8001,
    host: Host = "127.0.0.1",
    cors: Annotated[
        bool, typer.Option("--cors", help="Let pages of other sites read the JSON.")
    ] = False,
    immutable: Annotated[
        bool, typer.Option("--immutable", help="The file never changes: answers may be kept.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Take reports and judgements from holders of tokens.")
    ] = False,
) -> None:
    """Publish the database with Datasette: pages, facets, SQL, JSON, CSV, and the API.

    Example: deals serve --port 8080
    """
    if write and immutable:
        raise typer.BadParameter("what never changes takes no writes", param_hint="--immutable")
    with friendly_errors():
        pipeline.serve(
            db,
            host,
            port,
            lambda: _announce(port, host),
            cors=cors,
            write=write,
            immutable=immutable,
        )


def _announce(port: int, host: str) -> None:
    ERR.print(f"Serving on [bold]http://{host}:{port}/[/] (Ctrl-C to stop)")


def _print_documents(documents: pipeline.Documents) -> None:
    if not documents.read:
        return
    OUT.print(
        f"{counted(documents.read, 'document')} read as prose: {documents.known:,} known, "
        f"{documents.without_deal:,} without a deal",
        soft_wrap=True,
    )
    for name in documents.first_without_deal[:SHOWN]:
        OUT.print(f"[yellow]no deal in[/] {escape(name)}", soft_wrap=True)


def _print_summary(summary: pipeline.Summary, db: Path, dry_run: bool = False) -> None:
    for name in summary.already_in[:5]:
        OUT.print(f"{name}: already in, nothing to do", soft_wrap=True)
    if len(summary.already_in) > 5:
        OUT.print(f"and {len(summary.already_in) - 5:,} more files that were already in")
    for name, mapping in list(summary.mappings.items())[:5]:
        OUT.print(f"{escape(name)}: read by the mapping {escape(mapping)!r}", soft_wrap=True)
    more = {"grouped with another row": summary.grouped, "blank or skipped": summary.passed}
    OUT.print(
        f"{summary.read:,} read from {counted(summary.files, 'file')}: "
        f"{summary.reports_new:,} new, {summary.reports_known:,} known, "
        + "".join(f"{number:,} {words}, " for words, number in more.items() if number)
        + f"{summary.rejected:,} rejected",
        soft_wrap=True,
    )
    if summary.doubted:
        OUT.print(
            f"{summary.doubted:,} of them with doubts: see the table report_doubts, "
            "or deals reports --json",
            soft_wrap=True,
        )
    _print_documents(summary.documents)
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
