"""The rows of a deal and of what hangs on it: one function a table, in the order of its columns."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any

from deals.model.deal import Claim, Deal
from deals.model.deal_parts import packed
from deals.model.facets import INVESTOR_ROLES
from deals.store.deal_columns import DEAL_COLUMNS

Rows = list[tuple[Any, ...]]
_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: it costs more than a short list
_json_list = lru_cache(maxsize=10_000)(_json)  # of words; the states of a deal have the same ones
_COLUMNS_OF = attrgetter(*DEAL_COLUMNS)
_JSON_PLACES = [list(DEAL_COLUMNS).index(n) for n in ("investors", "payment", "conditions")]
_DAY_PLACES = [
    list(DEAL_COLUMNS).index(n) for n in ("usd_rate_on", "deal_on", "stalls_on", "known_from")
]


@dataclass(slots=True)
class DealRows:
    """Rows of several deals, by table, ready to insert."""

    ids: list[str] = field(default_factory=list)
    deals: Rows = field(default_factory=list)  # id, then DEAL_COLUMNS
    versions: Rows = field(default_factory=list)  # id, known_to, then DEAL_COLUMNS
    people: dict[str, str] = field(default_factory=dict)  # id → name
    children: dict[str, Rows] = field(default_factory=dict)
    parts: Rows = field(default_factory=list)  # id, known_from, what hung on the version, packed
    reports: Rows = field(default_factory=list)  # the rows of deal_reports

    def add(self, deal: Deal, before: Iterable[tuple[str, Deal]], reports: Rows) -> None:
        """Add a deal with its superseded states (known until, the deal as it was then), and its
        reports, ready to insert."""
        self.ids.append(deal.id)
        self.deals.append((deal.id, *_columns(deal)))
        for until, state in before:
            self.versions.append((deal.id, until, *_columns(state)))
            self.parts.append((deal.id, _day(state.known_from), packed(state)))
        self.people.update((p.person, p.name) for p in deal.people)
        for table, rows_of in CHILD_ROWS.items():
            if rows := rows_of(deal):
                self.children.setdefault(table, []).extend(rows)
        self.reports += reports


def _columns(deal: Deal) -> list[Any]:
    """The values of DEAL_COLUMNS, in their order, as SQLite keeps them."""
    row = list(_COLUMNS_OF(deal))
    for place in _JSON_PLACES:
        row[place] = _json_list(row[place]) if row[place] else "[]"
    for place in _DAY_PLACES:
        row[place] = _day(row[place])
    return row


def _values(deal: Deal) -> Rows:
    return [(deal.id, v.field, _text(v.value), v.report, v.rule, v.reports) for v in deal.values]


def _parties(deal: Deal) -> Rows:
    rows, counted = [], set()
    agreed = deal.amount_usd if deal.status in {"announced", "completed"} else None
    for p in deal.parties:
        usd = None
        if p.role in INVESTOR_ROLES and p.organization not in counted:  # once, whatever its roles
            counted.add(p.organization)
            usd = agreed
        rows.append((deal.id, p.organization, p.role, p.name, usd, p.reports))
    return rows


def _people(deal: Deal) -> Rows:
    return [(deal.id, p.person, p.name, p.role, p.title, p.report, p.reports) for p in deal.people]


def _events(deal: Deal) -> Rows:
    return [
        (deal.id, e.status, e.happened_on, _day(e.earliest), _day(e.latest), int(e.inferred),
         e.report, e.reports)
        for e in deal.events
    ]  # fmt: skip


def _legs(deal: Deal) -> Rows:
    return [
        (deal.id, place, leg.what, leg.from_name, leg.to_name, leg.amount_low, leg.amount_high,
         leg.currency, leg.amount_text, leg.condition, leg.binding, leg.report)
        for place, leg in enumerate(deal.legs)
    ]  # fmt: skip


def _funding(deal: Deal) -> Rows:
    return [
        (deal.id, rung.step, rung.amount_low, rung.amount_high, rung.currency, rung.amount_text,
         rung.report, rung.rule)
        for rung in deal.funding
    ]  # fmt: skip


def _links(deal: Deal) -> Rows:
    return [(deal.id, link.type, link.other, link.report) for link in deal.links]


def _conflicts(deal: Deal) -> Rows:
    return [
        (deal.id, c.field, c.spread, c.suspicion,
         next((claim.value for claim in c.claims if claim.chosen), None),
         _json([_claim(claim) for claim in c.claims]),
         sum(len(claim.reports) for claim in c.claims))
        for c in deal.conflicts
    ]  # fmt: skip


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "value": claim.value,
        "reports": claim.reports,
        "origins": claim.origins,
        "first_day": _day(claim.first_day),
        "chosen": claim.chosen,
    }


CHILD_ROWS: Mapping[str, Callable[[Deal], Rows]] = {
    "deal_values": _values,
    "deal_parties": _parties,
    "deal_people": _people,
    "deal_events": _events,
    "deal_legs": _legs,
    "deal_funding": _funding,
    "deal_links": _links,
    "conflicts": _conflicts,
}


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
