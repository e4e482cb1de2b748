"""One deal in a terminal: what is known, who says so, how the amount moved, what is disputed."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from deals.cli.words import amount_of, counted, money, plain, qualified
from deals.model.deal import Conflict, Deal, Value
from deals.model.document import DealDocument, ReportLine

_STATUS_STYLE = {
    "completed": "green",
    "announced": "cyan",
    "in_talks": "yellow",
    "rumoured": "yellow",
    "terminated": "red",
}


def deal_page(document: DealDocument) -> Iterator[RenderableType]:
    """The parts of the page, top to bottom."""
    deal, reports = document.deal, {line.id: line for line in document.reports}
    yield _heading(document)
    yield _section("Resolved", "each value with the report and the rule that chose it")
    yield _values(deal, reports)
    yield _section("Parties", "")
    yield _parties(deal)
    if deal.people:
        yield _section("People", "")
        yield _people(deal)
    yield _section("Steps", "")
    yield _steps(deal, reports)
    yield _section("Path of the amount", "what each report said, by the day it was public")
    yield _path(document.reports)
    if deal.legs:
        yield _section("What moves", "")
        yield _legs(deal)
    if deal.funding:
        yield _section("How firm the money is", "")
        yield _funding(deal, reports)
    yield _section("Disagreements", "" if deal.conflicts else "none beyond rounding")
    for conflict in deal.conflicts:
        yield _conflict(conflict, reports)
    if deal.conditions or deal.payment:
        yield _terms(deal)
    yield _section("Sources", "every report, the latest first")
    yield _sources(document.reports)
    if document.ranks:
        yield _ranks(document)
    yield Text(
        f"\n{deal.counts_reason} · {'counts' if deal.counts_in_totals else 'not counted'} "
        "in totals",
        style="dim",
    )


def _terms(deal: Deal) -> RenderableType:
    lines = [f"Paid in {', '.join(map(plain, deal.payment))}"] if deal.payment else []
    lines += [f"Condition: {condition}" for condition in deal.conditions]
    return Text("\n" + "\n".join(lines))


def _sources(lines: Iterable[ReportLine]) -> RenderableType:
    table = _table(("day", 10), ("publisher", 18), ("address", 46))
    for line in reversed(list(lines)):
        source = line.record.get("source", {})
        day = str(line.known_from) if line.known_from else "unknown"
        table.add_row(day, _publisher(line), escape(source.get("url", "a file without address")))
    return Padding(table, (0, 0, 0, 2))


def _ranks(document: DealDocument) -> Text:
    day = f" as of {document.as_of}" if document.as_of else ""
    lines = [
        f"no. {r.rank} of {r.of} announced or completed deals of {r.investor} by amount{day}"
        for r in document.ranks[:3]
    ]
    return Text("\n" + "\n".join(lines))


def _section(title: str, about: str) -> Text:
    line = Text(f"\n{title}", style="bold")
    if about:
        line.append(f"  {about}", style="dim not bold")
    return line


def _heading(document: DealDocument) -> Text:
    deal = document.deal
    text = Text(deal.title, style="bold")
    text.append(f"   {deal.id}\n", style="dim not bold")
    text.append(
        plain(deal.status_detail or deal.status), style=_STATUS_STYLE.get(deal.status, "") + " bold"
    )
    if deal.status_on:
        day = deal.status_on
        text.append(f" by {day[3:]}" if day.startswith("../") else f" {day}", style="not bold")
    text.append(
        f" · {plain(deal.type_detail or deal.type)} · {plain(deal.certainty)}", style="not bold"
    )
    text.append(
        f"\n{counted(deal.reports_count, 'report')} from {counted(deal.origins_count, 'origin')}, "
        f"{deal.first_reported_on or '?'} to {deal.last_reported_on or '?'}",
        style="not bold",
    )
    if unread := sum(not line.reviewed for line in document.reports):
        text.append(f"\n{counted(unread, 'report')} read by a machine and not reviewed, marked °",
                    style="yellow not bold")  # fmt: skip
    if document.stalled:
        text.append(f"\nstalled since {deal.stalls_on}: our inference, as nothing was heard of it "
                    "for two years", style="yellow not bold")  # fmt: skip
    if document.as_of:
        text.append(f"\nas known on {document.as_of}", style="yellow not bold")
    return text


def _table(*columns: tuple[str, int | None]) -> Table:
    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        show_header=True,
        header_style="dim",
        expand=False,
    )
    for name, width in columns:
        table.add_column(name, width=width, overflow="fold", justify="left")
    return table


def _values(deal: Deal, reports: dict[str, ReportLine]) -> RenderableType:
    table = _table(("", 12), ("value", 22), ("said by", 18), ("why this one", 20))
    for value in _ordered(deal.values):
        line = reports.get(value.report or "")
        table.add_row(plain(value.field), _shown(deal, value), _publisher(line), value.rule)
    if deal.amount_usd is not None and deal.currency != "USD":
        rate = f"ECB rate {deal.usd_rate:.4g} of {deal.usd_rate_on}"
        table.add_row("in USD", money(deal.amount_usd, "USD"), "", rate)
    if deal.usd_reason and deal.amount is not None:
        table.add_row("in USD", "unknown", "", deal.usd_reason)
    return Padding(table, (0, 0, 0, 2))


_ORDER = (
    "status",
    "type",
    "amount",
    "stake_percent",
    "voting",
    "voting_percent",
    "stake_before",
    "stake_after",
    "valuation",
    "implied_valuation",
    "round",
    "announced_on",
    "completed_on",
    "terminated_on",
    "sector",
    "country",
)


def _ordered(values: Iterable[Value]) -> list[Value]:
    known = {name: place for place, name in enumerate(_ORDER)}
    return sorted(values, key=lambda v: known.get(v.field, len(known)))


def _shown(deal: Deal, value: Value) -> str:
    if value.field == "amount":
        words = f" “{escape(deal.amount_text)}”" if deal.amount_text else ""
        return (
            qualified(deal.amount_low, deal.amount_high, deal.currency, deal.amount_qualifier)
            + words
        )
    if value.field == "valuation":
        basis = "" if deal.valuation_basis == "unspecified" else f" {plain(deal.valuation_basis)}"
        return money(deal.valuation, deal.valuation_currency) + basis
    if value.field == "implied_valuation":
        return money(value.value, deal.currency)
    if value.field == "status" and deal.status_detail:
        return f"{plain(deal.status)} ({plain(deal.status_detail)})"
    if value.field in {"stake_percent", "voting_percent", "stake_before", "stake_after"}:
        return f"{value.value:g} %"
    if value.field == "voting":
        return "voting" if value.value else "non-voting"
    shown = str(value.value)
    return escape(plain(shown) if value.field in {"status", "type"} else shown)


def _publisher(line: ReportLine | None) -> str:
    if line is None:
        return ""
    return escape(line.publisher or line.origin) + ("" if line.reviewed else " °")


def _parties(deal: Deal) -> RenderableType:
    table = _table(("", 14), ("name", 40), ("reports", 8))
    for party in deal.parties:
        table.add_row(plain(party.role), escape(party.name), str(party.reports))
    return Padding(table, (0, 0, 0, 2))


def _people(deal: Deal) -> RenderableType:
    table = _table(("name", 22), ("role", 22), ("title", 30))
    for person in deal.people:
        table.add_row(escape(person.name), plain(person.role), escape(person.title or ""))
    return Padding(table, (0, 0, 0, 2))


def _steps(deal: Deal, reports: dict[str, ReportLine]) -> RenderableType:
    table = _table(("", 12), ("day", 24), ("said by", 24), ("reports", 8))
    for event in deal.events:
        day = event.happened_on or "unknown"
        if event.inferred:
            day = f"by {day.removeprefix('../')}"
        table.add_row(
            plain(event.status),
            day,
            _publisher(reports.get(event.report or "")),
            str(event.reports),
        )
    return Padding(table, (0, 0, 0, 2))


def _path(lines: Iterable[ReportLine]) -> RenderableType:
    table = _table(("day", 11), ("amount", 13), ("in words", 20), ("status", 11), ("source", 15))
    inferred = False
    for line in lines:
        amount = line.record.get("amount", {})
        if not amount:
            continue
        marked = line.known_from_inferred and line.known_from is not None
        inferred |= marked
        day = str(line.known_from) if line.known_from else "unknown"
        table.add_row(
            day + ("*" if marked else ""),
            amount_of(line.record),
            escape(amount.get("text", "")),
            plain(line.record.get("status")),
            _publisher(line),
        )
    if inferred:
        table.caption = "* day inferred: the source's own day is not known"
        table.caption_justify = "left"
    return Padding(table, (0, 0, 0, 2))


def _legs(deal: Deal) -> RenderableType:
    table = _table(("what", 12), ("from", 20), ("to", 20), ("amount", 18))
    for leg in deal.legs:
        table.add_row(
            plain(leg.what),
            escape(leg.from_name or ""),
            escape(leg.to_name or ""),
            escape(leg.amount_text or money(leg.amount_low, leg.currency)),
        )
    return Padding(table, (0, 0, 0, 2))


def _funding(deal: Deal, reports: dict[str, ReportLine]) -> RenderableType:
    table = _table(("", 10), ("amount", 24), ("said by", 16), ("why", 24))
    for rung in deal.funding:
        table.add_row(
            rung.step,
            escape(rung.amount_text or money(rung.amount_low, rung.currency) or "none"),
            _publisher(reports.get(rung.report or "")),
            rung.rule,
        )
    return Padding(table, (0, 0, 0, 2))


def _conflict(conflict: Conflict, reports: dict[str, ReportLine]) -> RenderableType:
    spread = f" (apart by {conflict.spread:.0%})" if conflict.spread else ""
    table = _table(
        (f"{plain(conflict.field)}{spread}", 34), ("first said", 12), ("origins", 8), ("by", 18)
    )
    for claim in conflict.claims:
        names = sorted({_publisher(reports.get(key)) for key in claim.reports})
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        mark = "→ " if claim.chosen else "  "
        table.add_row(
            mark + escape(claim.value),
            str(claim.first_day or ""),
            str(claim.origins),
            names[0] + more,
        )
    if conflict.suspicion:
        table.caption = escape(conflict.suspicion)
        table.caption_justify = "left"
    return Padding(table, (0, 0, 1, 2))
