"""The filters that `list` and `export` share: what is typed → Filters."""

from datetime import date
from typing import Annotated

import typer

from deals import pipeline
from deals.model.codelist import CodeList
from deals.model.codes import DEAL_TYPES, STATUSES
from deals.model.datewords import read_date
from deals.model.money import UnreadableAmount, read_amount

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="As publicly known on this day.")
]
TypeFilter = Annotated[str | None, typer.Option("--type", help="Code of the deal type.")]
StatusFilter = Annotated[str | None, typer.Option("--status", help="Code of the status.")]
InvestorFilter = Annotated[
    str | None, typer.Option("--investor", help="Investor, by any of its names.")
]
TargetFilter = Annotated[str | None, typer.Option("--target", help="Target, by any of its names.")]
SectorFilter = Annotated[str | None, typer.Option("--sector", help="Words of the sector.")]
CountryFilter = Annotated[
    str | None, typer.Option("--country", help="Target's country, two letters.")
]
MinUsd = Annotated[str | None, typer.Option("--min-usd", help="At least so many dollars: 1bn.")]
Counted = Annotated[bool, typer.Option("--counted", help="Only deals that count in totals.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Not before this day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Not after this day.")]


def filters_of(
    type_: str | None,
    status: str | None,
    investor: str | None,
    target: str | None,
    sector: str | None,
    country: str | None,
    min_usd: str | None,
    counted: bool,
    since: str | None,
    until: str | None,
    as_of: str | None,
) -> pipeline.Filters:
    """Filters as the library takes them; BadParameter with the option for what cannot be read."""
    if country is not None and len(country) != 2:
        raise typer.BadParameter(f"{country!r} is not a two-letter code", param_hint="--country")
    return pipeline.Filters(
        type=_code(type_, DEAL_TYPES, "--type"),
        status=_code(status, STATUSES, "--status"),
        investor=investor,
        target=target,
        sector=sector,
        country=country,
        min_usd=_dollars(min_usd),
        counted=counted or None,
        since=_iso(since, "--since", last=False),
        until=_iso(until, "--until"),
        as_of=_iso(as_of, "--as-of"),
    )


def day_of(text: str | None, option: str, *, last: bool = True) -> date | None:
    """A day as people write it; of a month or a year its last day, or its first."""
    if text is None:
        return None
    try:
        found = read_date(text, reference=date.today())
    except ValueError as error:
        reason = f"{text!r} is not a day ({error}); write it as 2025-06-30"
        raise typer.BadParameter(reason, param_hint=option) from None
    day = found.latest if last else found.earliest
    if day is None:
        raise typer.BadParameter(f"{text!r} has no end; name a day", param_hint=option)
    return day


def _iso(text: str | None, option: str, *, last: bool = True) -> str | None:
    day = day_of(text, option, last=last)
    return day.isoformat() if day else None


def _code(text: str | None, codelist: CodeList, option: str) -> str | None:
    if text is None:
        return None
    try:
        return codelist.check(text)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def _dollars(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        amount = read_amount(text, currency="USD")
    except UnreadableAmount as error:
        reason = f"{error}; write 1000000000 or 1bn"
        raise typer.BadParameter(reason, param_hint="--min-usd") from None
    if amount.point is None or amount.currency != "USD":
        raise typer.BadParameter(f"{text!r} is no figure in USD", param_hint="--min-usd")
    return float(amount.point)
