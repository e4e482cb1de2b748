"""Commands that read files into the database: ingest, and map for foreign tables."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from deals import pipeline
from deals.cli.ingest_summary import print_summary
from deals.cli.shell import (
    DEFAULT_DB,
    DONE_WITH_REJECTS,
    AsJson,
    Db,
    friendly_errors,
    print_json,
    progress_on_stderr,
    write_text,
)
from deals.cli.usage import print_usage, read_prices
from deals.errors import BadInput
from deals.model.report import Source

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="Files, folders, addresses, or -.")
]
Format = Annotated[str | None, typer.Option("--format", help="Name of the format; else by suffix.")]
IgnoreHandles = Annotated[
    bool, typer.Option("--ignore-handles", help="Find out anew which reports are one deal.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Check all, store nothing.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Stop after N records a file.")]
Rejects = Annotated[
    Path | None, typer.Option(help="Where rejected records go (NAME.rejects.jsonl unless given).")
]
Mapping = Annotated[
    Path | None,
    typer.Option(help="How a foreign table is read (docs/tables.md; a draft: deals map)."),
]
SourceUrl = Annotated[str | None, typer.Option(help="Source of records without one.")]
PublisherName = Annotated[str | None, typer.Option(help="Publisher, where none is stated.")]
Published = Annotated[str | None, typer.Option(help="Day of publication, likewise.")]
NoText = Annotated[bool, typer.Option("--no-text", help="Keep hash and quotes of documents only.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from addresses that are not public.")
]
Model = Annotated[
    str | None, typer.Option(help="Language model that reads documents; else the rules.")
]
Price = Annotated[
    str | None,
    typer.Option(metavar="IN/OUT", help="Price of a million tokens in and out: 2.5/10."),
]
Again = Annotated[
    bool, typer.Option("--again", help="Read texts anew that another program or version read.")
]


def ingest(
    paths: Paths,
    db: Db = DEFAULT_DB,
    format_: Format = None,
    ignore_handles: IgnoreHandles = False,
    dry_run: DryRun = False,
    limit: Limit = None,
    rejects: Rejects = None,
    mapping: Mapping = None,
    source_url: SourceUrl = None,
    publisher: PublisherName = None,
    published: Published = None,
    no_text: NoText = False,
    allow_private: AllowPrivate = False,
    model: Model = None,
    price: Price = None,
    again: Again = False,
    as_json: AsJson = False,
) -> None:
    """Read reports, organizations and documents (pages, mails, feeds, PDF, text) into the database.

    What is read out of prose is marked as not reviewed; with --model the tokens are told on
    stderr, and --again reads known texts with newer rules or another model. Exit status 3 when
    some records or files were rejected; the good ones are stored all the same.

    Example: deals ingest reports.jsonl article.html https://news.example/story
    """
    with friendly_errors():
        extractor, usage = pipeline.language_model(model) if model else (pipeline.RULES, None)
        prices = read_prices(price)
        options = pipeline.Options(
            format=known_format(format_),
            ignore_handles=ignore_handles,
            dry_run=dry_run,
            limit=limit,
            rejects=rejects,
            source=default_source(source_url, publisher, published),
            mapping=mapping,
            keep_text=not no_text,
            allow_private=allow_private,
            extractor=extractor,
            again=again,
        )
        summary = _ingest(paths, db, options)
        if usage is not None:
            print_usage(usage, prices)
        _told(summary, db, options, as_json)


def _ingest(paths: list[str], db: Path, options: pipeline.Options) -> pipeline.Summary:
    with progress_on_stderr() as progress:
        return pipeline.ingest(paths, db, options, progress)


def _told(summary: pipeline.Summary, db: Path, options: pipeline.Options, as_json: bool) -> None:
    if as_json:
        print_json(asdict(summary))
    else:
        print_summary(summary, db, options.dry_run)
    if summary.refused and not summary.files:
        raise typer.Exit(1)
    if summary.refused or summary.rejected:
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
