"""Commands that only read: show, list, search, reports, check, stats, schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from deals import pipeline
from deals.cli.deal_page import deal_page
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
    day_of,
    filters_of,
)
from deals.cli.shell import (
    DEFAULT_DB,
    ERR,
    OUT,
    AsJson,
    Db,
    friendly_errors,
    print_json,
    print_json_line,
    write_text,
)
from deals.cli.words import counted, money, plain, qualified

_MOST = 1_000_000_000  # rows, more than a database of deals has


def show(
    deal: Annotated[str, typer.Argument(help="Id of the deal, such as meta-scale-ai-2025.")],
    db: Db = DEFAULT_DB,
    as_of: AsOf = None,
    as_json: AsJson = False,
) -> None:
    """Show one deal: every value with its source, the path of the amount, the disagreements.

    Example: deals show meta-scale-ai-2025 --as-of 2025-06-10
    """
    with friendly_errors():
        document = pipeline.show(db, deal, day_of(as_of, "--as-of"))
        if as_json:
            print_json(document.model_dump(mode="json"))
            return
        for part in deal_page(document):
            OUT.print(part)


def list_(
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
    sort: Annotated[str, typer.Option(help=f"By {', '.join(pipeline.SORTS)}.")] = "amount",
    limit: Annotated[int, typer.Option(min=1, max=_MOST, help="At most so many.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List deals, the largest first; with --json one line a deal.

    Example: deals list --investor Meta --as-of 2025-06-30 --counted
    """
    if sort not in pipeline.SORTS:
        raise typer.BadParameter(f"one of {', '.join(pipeline.SORTS)}", param_hint="--sort")
    filters = filters_of(
        type_, status, investor, target, sector, country, min_usd, counted, since, until, as_of
    )
    with friendly_errors():
        rows = pipeline.list_deals(db, replace(filters, sort=sort, limit=limit))
        if as_json:
            for row in rows:
                print_json_line(row)
        else:
            _print_deals(rows, limit)


def _print_deals(rows: list[dict[str, Any]], limit: int) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for name, least, most in (
        ("deal", None, 28),
        ("what", None, 13),
        ("status", 10, None),
        ("amount", 13, None),
        ("day", 10, None),
    ):
        table.add_column(
            name,
            no_wrap=True,
            overflow="ellipsis",
            min_width=least,
            max_width=most,
            justify="right" if name == "amount" else "left",
        )
    for row in rows:
        amount = qualified(
            row["amount_low"], row["amount_high"], row["currency"], row["amount_qualifier"]
        )
        table.add_row(
            escape(row["id"]),
            plain(row["type_detail"] or row["type"]),
            plain(row["status"]),
            amount,
            row["announced_on"] or row["deal_on"] or "",
        )
    OUT.print(table)
    ERR.print(counted(len(rows), "deal") + (" (more with --limit)" if len(rows) == limit else ""))


def search(
    words: Annotated[list[str], typer.Argument(help="Words; the last may be cut short.")],
    db: Db = DEFAULT_DB,
    limit: Annotated[
        int, typer.Option(min=1, max=_MOST, help="At most so many of each kind.")
    ] = 20,
    as_json: AsJson = False,
) -> None:
    """Find deals, organizations (by any of their names) and people.

    Example: deals search scale ai
    """
    with friendly_errors():
        found = pipeline.search(db, " ".join(words), limit)
        if as_json:
            for row in found:
                print_json_line(row)
            return
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        for row in found:
            table.add_row(f"[dim]{row['kind']}[/]", escape(row["title"]), escape(row["id"]))
        OUT.print(table)
        ERR.print(f"{len(found)} found")


def reports(
    db: Db = DEFAULT_DB,
    deal: Annotated[str | None, typer.Option(help="Only those of this deal.")] = None,
    as_json: AsJson = False,
) -> None:
    """List which report, of which file and line, went into which deal, and why.

    Example: deals reports --deal meta-scale-ai-2025
    """
    with friendly_errors():
        rows = pipeline.report_places(db, deal)
        if as_json:
            for row in rows:
                print_json_line(row)
            return
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
        for name, width in (("report", 16), ("file:line", 18), ("deal", 22), ("why", 20)):
            table.add_column(name, max_width=width, no_wrap=True, overflow="ellipsis")
        for row in rows:
            place = f"{Path(row['file'] or '').name}:{row['line']}"
            cells = (row["report"], place, row["deal"], row["reason"])
            table.add_row(*(escape(cell) for cell in cells))
        OUT.print(table)


def match(
    one: Annotated[str, typer.Argument(help="A name.")],
    other: Annotated[str, typer.Argument(help="Another name.")],
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Tell whether two names would be one organization, and why.

    Example: deals match Facebook "Meta Platforms, Inc."
    """
    with friendly_errors():
        found = pipeline.match(db, one, other)
        if as_json:
            print_json({"same": found.same, "score": found.score, "reasons": list(found.reasons)})
            return
        word = {True: "the same", False: "not the same", None: "not sure: a person should look"}
        OUT.print(f"[bold]{word[found.same]}[/] ({found.score:.2f})", soft_wrap=True)
        for reason in found.reasons:
            OUT.print(f"  {escape(reason)}", soft_wrap=True)


def check(db: Db = DEFAULT_DB, as_json: AsJson = False) -> None:
    """Test the whole database; exit status 1 when a row breaks a rule.

    Example: deals check --db deals.db
    """
    with friendly_errors():
        faults = pipeline.check(db)
        for fault in faults:
            row = {"check": fault.check, "id": fault.id, "detail": fault.detail}
            if as_json:
                print_json_line(row)
            else:
                OUT.print(
                    f"[red]✗[/] {fault.check}: {escape(fault.id)} ({escape(fault.detail)})",
                    soft_wrap=True,
                )
        if not faults and not as_json:
            OUT.print("[green]✓[/] every row keeps every rule")
    if faults:
        raise typer.Exit(1)


def stats(db: Db = DEFAULT_DB, as_json: AsJson = False) -> None:
    """Counts of what the database holds, and totals in USD, counted and not.

    Example: deals stats --json
    """
    with friendly_errors():
        found = pipeline.stats(db)
        if as_json:
            print_json(found)
            return
        OUT.print("   ".join(f"{count:,} {name}" for name, count in found["counts"].items()))
        totals = found["totals"]
        OUT.print(
            f"{money(totals['counted_usd'], 'USD')} in {totals['counted_deals']:,} counted "
            f"deals; {money(totals['not_counted_usd'], 'USD')} not counted (talk, ended, "
            "upper bounds, pledges)\n",
            soft_wrap=True,
        )
        for name in ("type", "status", "year"):
            table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
            table.add_column(name, min_width=24)
            table.add_column("deals", justify="right")
            table.add_column("counted", justify="right")
            for row in found[f"by_{name}"]:
                label = "unknown" if row[name] is None else plain(str(row[name]))
                table.add_row(label, f"{row['deals']:,}", money(row["counted_usd"], "USD"))
            OUT.print(table)
            OUT.print()


def schema(
    output: Annotated[Path | None, typer.Option("-o", help="File to write.")] = None,
) -> None:
    """Print the JSON Schema of a report, for editors and checkers.

    Example: deals schema -o report.schema.json
    """
    with friendly_errors():
        found = pipeline.record_schema()
        if output is None:
            print_json(found)
        else:
            write_text(output, json.dumps(found, indent=2, ensure_ascii=False))
