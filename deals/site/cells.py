"""What a value looks like in a table: by its column, on pages of our databases only."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from datasette.utils import tilde_encode
from markupsafe import Markup

from deals.model import codes
from deals.model.codelist import CodeList
from deals.model.wording import apart, full_number, money, percent, plain, short_number, sign
from deals.site import html


@dataclass(slots=True)  # not frozen: a page makes thousands
class Cell:
    """A value with the row around it. `table` is None in the result of a query; `has_pages`
    says whether deals and organizations of this database have pages of their own."""

    value: Any
    column: str
    row: Any
    table: str | None
    database: str
    urls: Any
    has_pages: bool = False

    def beside(self, column: str) -> Any:
        """The raw value of another column of the row; None where the page leaves it out."""
        try:
            value = self.row[column]
        except (KeyError, IndexError):
            return None
        return value["value"] if isinstance(value, dict) else value

    def to_row(self, table: str, key: str) -> str:
        """Address of the page or row with this primary key."""
        if self.has_pages and table in _PAGES:
            return str(self.urls.path(f"{_PAGES[table]}/{tilde_encode(key)}"))
        return str(self.urls.row(self.database, table, tilde_encode(key)))

    def to_deals(self, **filters: str) -> str:
        """Address of the deals that these filters leave."""
        return f"{self.urls.table(self.database, 'deals')}?{urlencode(filters)}"


_PAGES = {"deals": "/deal", "organizations": "/organization"}
Renderer = Callable[[Cell], Markup | None]


def render(cell: Cell) -> Markup | None:
    """HTML for a cell, or None where Datasette's own way is right."""
    if isinstance(cell.value, dict):  # a foreign key that Datasette has labelled
        return _labelled(cell)
    if cell.value is None:
        undisclosed = cell.column == "amount" and cell.beside("amount_qualifier") == "undisclosed"
        return html.nothing("undisclosed" if undisclosed else "–", _is_number(cell.column))
    renderer = _renderer(cell.table, cell.column)
    shown = renderer(cell) if renderer else None
    return html.web_link(cell.value) if shown is None and isinstance(cell.value, str) else shown


@lru_cache(maxsize=1_000)
def _renderer(table: str | None, column: str) -> Renderer | None:
    """What draws the values of a column, if anything of ours does."""
    own = _BY_TABLE.get((table, column)) or _BY_COLUMN.get(column)
    if own is not None:
        return own
    if column.endswith("_usd"):
        return _money("USD")
    return _count if column.endswith(("_count", "_deals")) else None


def _is_number(column: str) -> bool:
    return column in _NUMBERS or column.endswith(("_usd", "_count", "_deals"))


def _number_of(value: Any) -> float | None:
    """The value as a number; None for what only looks like one, such as a bool or a text."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _money(currency: str | None = None, beside: str = "currency") -> Renderer:
    def renderer(cell: Cell) -> Markup | None:
        value = _number_of(cell.value)
        if value is None:
            return None
        unit = currency or cell.beside(beside)
        qualifier, shown = None, money(value, unit)
        if cell.column in {"amount", "amount_usd"}:
            qualifier = cell.beside("amount_qualifier")
            shown = _range(cell, unit) or _sign(qualifier) + shown
        said = [plain(qualifier)] if qualifier and qualifier != "exact" else []
        words = cell.beside("amount_text") if cell.column == "amount" else None
        full = f"{unit or ''} {full_number(value)}".strip()
        said += [f"“{words}”"] if words else []
        if cell.column == "amount_usd" and cell.beside("counts_in_totals") == 0:
            reason = [f"not counted: {cell.beside('counts_reason') or ''}".strip(" :")]
            return html.number(shown, " · ".join([full, *said, *reason]), "not counted")
        return html.number(shown, " · ".join([full, *said]))

    return renderer


def _sign(qualifier: str | None) -> str:
    """Where a range shows a single figure, that is its lower bound."""
    return sign("at_least" if qualifier == "range" else qualifier)


def _range(cell: Cell, unit: str | None) -> str | None:
    low, high = _number_of(cell.beside("amount_low")), _number_of(cell.beside("amount_high"))
    if (
        cell.column != "amount"
        or cell.beside("amount_qualifier") != "range"
        or low is None
        or high is None
    ):
        return None
    return f"{money(low, unit)} – {money(high, unit)}"


def _count(cell: Cell) -> Markup | None:
    value = _number_of(cell.value)
    return None if value is None else html.number(full_number(value))


def _rate(cell: Cell) -> Markup | None:
    value = _number_of(cell.value)
    return None if value is None else html.number(f"{value:.6g}")


def _percent(cell: Cell) -> Markup | None:
    value = _number_of(cell.value)
    return None if value is None else html.number(percent(value))


def _apart(cell: Cell) -> Markup | None:
    value = _number_of(cell.value)
    return None if value is None else html.number(apart(value))


def _yes_no(cell: Cell) -> Markup | None:
    return {0: Markup("no"), 1: Markup("yes")}.get(cell.value)


def _code(codelist: CodeList) -> Renderer:
    def renderer(cell: Cell) -> Markup | None:
        entry = codelist.find(cell.value) if isinstance(cell.value, str) else None
        return html.word(plain(entry.code), entry.definition) if entry else None

    return renderer


def _status(cell: Cell) -> Markup | None:
    entry = codes.STATUSES.find(cell.value) if isinstance(cell.value, str) else None
    if entry is None:
        return None
    kind = codes.STATUSES.canonical(entry.code).replace("_", "-")
    return html.badge(plain(entry.code), kind, entry.definition)


def _to(table: str) -> Renderer:
    return lambda cell: html.link(cell.to_row(table, str(cell.value)), str(cell.value))


def _named(*keys: tuple[str, str]) -> Renderer:
    """A name that leads to the row whose key stands beside it: (column of the key, table)."""

    def renderer(cell: Cell) -> Markup | None:
        for column, table in keys:
            key = cell.beside(column)
            if key is not None and (column != "id" or cell.table in {table, None}):
                return html.link(cell.to_row(table, str(key)), str(cell.value))
        return None

    return renderer


def _labelled(cell: Cell) -> Markup:
    """The label as a link; the key only where there is no label."""
    key, label = str(cell.value["value"]), cell.value["label"]
    table = _TABLE_OF_KEY.get(cell.column)
    if table is None:
        return Markup("{}").format(label or key)
    return html.link(cell.to_row(table, key), str(label or key), key)


def _list(cell: Cell) -> list[Any] | None:
    try:
        found = json.loads(cell.value)
    except (TypeError, ValueError):
        return None
    return found if isinstance(found, list) else None


def _investors(cell: Cell) -> Markup | None:
    found = _list(cell)
    if found is None:
        return None
    return (
        html.chips(html.link(cell.to_deals(_investor=str(name)), str(name)) for name in found)
        if found
        else html.nothing()
    )


def _chips(cell: Cell) -> Markup | None:
    found = _list(cell)
    if found is None:
        return None
    return html.chips(plain(str(item)) for item in found) if found else html.nothing()


def _sentences(cell: Cell) -> Markup | None:
    found = _list(cell)
    if found is None:
        return None
    return html.bullets(str(item) for item in found) if found else html.nothing()


def _claims(cell: Cell) -> Markup | None:
    """Competing values: what, who says so (each report a link), since when; the shown one first."""
    found = _list(cell)
    if found is None or not all(isinstance(claim, dict) for claim in found):
        return None
    ordered = sorted(found, key=lambda claim: not claim.get("chosen"))
    return html.bullets(_claim(cell, claim) for claim in ordered)


def _claim(cell: Cell, claim: dict[str, Any]) -> Markup:
    reports = claim.get("reports")
    numbered = Markup(" ").join(
        html.link(cell.to_row("reports", str(report)), f"report {place}")
        for place, report in enumerate(reports if isinstance(reports, list) else [], start=1)
    )
    marked = Markup("<strong>{}</strong> <small>shown</small>")
    shown = marked if claim.get("chosen") else Markup("{}")
    day = claim.get("first_day")
    since = Markup(" <small>since {}</small>").format(day) if day else ""
    value = shown.format(claim.get("value"))
    return Markup("{}{} <small>{}</small>").format(value, since, numbered)


def _record(cell: Cell) -> Markup | None:
    try:
        found = json.loads(cell.value)
    except (TypeError, ValueError):
        return None
    return html.folded(f"{len(found)} fields", found) if isinstance(found, dict) else None


def _claimed(cell: Cell) -> Markup | None:
    """A field of a report: text as it is, an object as words, a list below each other."""
    text = cell.value
    if not isinstance(text, str) or not text.startswith(("{", "[")):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    if isinstance(found, dict):
        return html.pairs(found)
    if not isinstance(found, list):
        return None
    return html.bullets(html.pairs(i) if isinstance(i, dict) else str(i) for i in found)


def _resolved(cell: Cell) -> Markup | None:
    """A value kept as text: read by the field that it belongs to."""
    field, text = cell.beside("field"), str(cell.value)
    if field in {"amount", "valuation"}:
        try:
            value = float(text)
        except ValueError:
            return None
        return Markup('<span title="{}">{}</span>').format(full_number(value), short_number(value))
    if field in _PERCENTS:
        return Markup("{} %").format(text)
    if field == "voting":
        return {"0": Markup("no"), "1": Markup("yes")}.get(text)
    renderer = {"status": _status, "type": _code(codes.DEAL_TYPES)}.get(str(field))
    return renderer(cell) if renderer else None


def _quarter(cell: Cell) -> Markup:
    return html.link(cell.to_deals(quarter=str(cell.value)), str(cell.value))


_TABLE_OF_KEY = {
    "deal": "deals",
    "deal_id": "deals",
    "other_id": "deals",
    "organization_id": "organizations",
    "target_id": "organizations",
    "parent_id": "organizations",
    "person_id": "people",
    "report_id": "reports",
    "source_id": "sources",
    "publisher_id": "publishers",
    "ingest_id": "ingests",
    "undoes": "judgements",
}
_COUNTED = (
    "deals",
    "reports",
    "records_read",
    "reports_new",
    "reports_known",
    "rejected",
    "months_since_news",
    "rank",
)
_PERCENTS = ("stake_percent", "voting_percent", "stake_before", "stake_after")
_NUMBERS = {
    "amount",
    "amount_low",
    "amount_high",
    "valuation",
    "usd_rate",
    *_PERCENTS,
    "spread",
    *_COUNTED,
}
_ROLES = CodeList("roles", "roles", (*codes.PARTY_ROLES.codes, *codes.PERSON_ROLES.codes))

_BY_COLUMN: dict[str, Renderer] = {
    **{column: _to(table) for column, table in _TABLE_OF_KEY.items()},
    **{column: _money() for column in ("amount", "amount_low", "amount_high")},
    **dict.fromkeys(
        ("voting", "counts_in_totals", "is_copy", "inferred", "known_from_inferred", "handles"),
        _yes_no,
    ),
    **dict.fromkeys(_COUNTED, _count),
    "valuation": _money(beside="valuation_currency"),
    "usd_rate": _rate,
    **dict.fromkeys(_PERCENTS, _percent),
    "spread": _apart,
    "status": _status,
    "status_detail": _status,
    "type": _code(codes.DEAL_TYPES),
    "type_detail": _code(codes.DEAL_TYPES),
    "certainty": _code(codes.CERTAINTIES),
    "binding": _code(codes.BINDINGS),
    "amount_qualifier": _code(codes.QUALIFIERS),
    "amount_basis": _code(codes.AMOUNT_BASES),
    "valuation_basis": _code(codes.VALUATION_BASES),
    "role": _code(_ROLES),
    "what": _code(codes.LEG_KINDS),
    "investors": _investors,
    "people_who_moved": _chips,
    "payment": _chips,
    "domains": _chips,
    "aliases": _chips,
    "conditions": _sentences,
    "claims": _claims,
    "record": _record,
    "parts": _record,
    "quarter": _quarter,
    "target": _named(("target_id", "organizations")),
    "name": _named(("person_id", "people"), ("organization_id", "organizations")),
}
_BY_TABLE: dict[tuple[str | None, str], Renderer] = {
    ("deals", "title"): _named(("id", "deals")),
    ("deal_versions", "title"): _named(("deal_id", "deals")),
    (None, "title"): _named(("deal", "deals")),
    ("organizations", "name"): _named(("id", "organizations")),
    ("people", "name"): _named(("id", "people")),
    ("publishers", "name"): _named(("id", "publishers")),
    ("deal_links", "type"): _code(codes.LINK_TYPES),
    ("sources", "kind"): _code(codes.SOURCE_KINDS),
    ("publishers", "kind"): _code(codes.PUBLISHER_KINDS),
    ("claims", "value"): _claimed,
    ("deal_values", "value"): _resolved,
    ("conflicts", "shown"): _resolved,
    (None, "shown"): _resolved,
}
