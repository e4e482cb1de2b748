"""Commands that read prose without storing anything: extract."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.markup import escape

from deals import pipeline
from deals.cli.ingesting import AllowPrivate, Format, Price, default_source, known_format
from deals.cli.shell import (
    DONE_WITH_REJECTS,
    ERR,
    OUT,
    AsJson,
    friendly_errors,
    print_json_line,
)
from deals.cli.usage import print_usage, read_prices
from deals.cli.words import amount_of, plain
from deals.model.report import Report


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files, folders, addresses, or -.")
    ],
    format_: Format = None,
    source_url: Annotated[str | None, typer.Option(help="Address of the article.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    published: Annotated[str | None, typer.Option(help="Day of publication.")] = None,
    allow_private: AllowPrivate = False,
    model: Annotated[
        str | None, typer.Option(help="Language model, as llm names it; else the rules read.")
    ] = None,
    price: Price = None,
    as_json: AsJson = False,
) -> None:
    """Print the deals that prose tells, with the quotes that bear them out; store nothing.

    With --json one line a file. Exit status 3 when a file holds no prose. With --model the
    tokens, the cost and what was dropped are told on stderr.

    Example: deals extract article.html --json
    """
    rejected = 0
    with friendly_errors():
        prices = read_prices(price)
        extractor, usage = pipeline.language_model(model) if model else (pipeline.RULES, None)
        found = pipeline.extract_files(
            files,
            known_format(format_),
            extractor,
            source=default_source(source_url, publisher, published),
            allow_private=allow_private,
        )
        for one in found:
            rejected += len(one.rejected)
            for reason in one.rejected:
                ERR.print(f"[yellow]not read[/] {escape(one.file)}: {escape(reason)}")
            if as_json:
                reports = [report.flat() for report in one.reports]
                print_json_line({"file": one.file, "reports": reports})
            else:
                _print(one.file, one.reports)
        if usage:
            print_usage(usage, prices)
    if rejected:
        raise typer.Exit(DONE_WITH_REJECTS)


def _print(file: str, reports: Iterable[Report]) -> None:
    OUT.print(f"[bold]{escape(file)}[/]", soft_wrap=True)
    for report in (found := list(reports)):
        record = report.flat()
        who = ", ".join((*report.lead_investors, *report.investors)) or "?"
        OUT.print(
            f"  {escape(who)} → {escape(report.target)}  [dim]{plain(report.type) or 'deal'}, "
            f"{plain(report.status) or 'no status'} {amount_of(record)}[/]".rstrip(),
            soft_wrap=True,
        )
        for name, quote in report.quotes.items():
            words = " ".join(quote.text.split())
            OUT.print(f"    [dim]{plain(name)}:[/] “{escape(words)}”", soft_wrap=True)
    if not found:
        OUT.print("  [dim]no deal[/]")
