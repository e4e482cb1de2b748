"""Which columns a page of deals shows: the main ones, unless the address asks for others.

The table has some fifty columns; to draw and send those that nobody sees takes most of the time
that a page takes. JSON and CSV always have all of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs

from datasette.utils import tilde_decode, to_css_class
from markupsafe import Markup, escape

from deals.site import ours

TABLES = ("deals", "deal_versions")
MAIN = frozenset(
    ("Link", "id", "deal_id", "title", "type", "status", "investors", "amount", "amount_usd",
     "stake_percent", "valuation_usd", "announced_on", "completed_on", "year", "sector", "country",
     "certainty", "stalls_on", "counts_in_totals", "reports_count", "conflicts_count", "known_to")
)  # fmt: skip
# What the cells of these say of others: to be read from the database, and not shown themselves.
_BESIDE = frozenset(
    ("amount_qualifier", "amount_low", "amount_high", "amount_text", "currency", "counts_reason")
)  # fmt: skip
_shown: ContextVar[frozenset[str] | None] = ContextVar("deals_shown_columns", default=None)


def shown() -> frozenset[str] | None:
    """Names of the columns to show on the page that is being made; None for all."""
    return _shown.get()


@contextmanager
def chosen(datasette: Any, scope: Any) -> Iterator[None]:
    """Choose the columns for as long as a request is answered."""
    token = _shown.set(MAIN if _main_only(datasette, scope) else None)
    try:
        yield
    finally:
        _shown.reset(token)


def to_read(columns: Iterable[str], after: Iterable[Any]) -> list[str]:
    """Those of a table's columns that the page being made needs, in the table's order: what it
    shows, what that needs beside it, and `after` which of them the next page begins."""
    needed = {*(shown() or ()), *_BESIDE, *after}
    return [name for name in columns if name in needed]


def body(rows: Iterable[Iterable[Mapping[str, Any]]]) -> Markup:
    """The rows of a table with the columns to show. A loop of the template takes several times as
    long, since it hands each piece of text up through all the templates that it extends."""
    wanted = shown()
    lines = (
        "".join(
            f'<td class="col-{_css(c["column"])} type-{c["value_type"]}">{escape(c["value"])}</td>'
            for c in row
            if wanted is None or c["column"] in wanted
        )
        for row in rows
    )
    return Markup("\n".join(f"<tr>{line}</tr>" for line in lines))  # noqa: S704  (escaped above)


_css = lru_cache(maxsize=1_000)(to_css_class)


def _main_only(datasette: Any, scope: Any) -> bool:
    prefix = str(datasette.urls.instance()).rstrip("/")
    parts = scope["path"].removeprefix(prefix).strip("/").split("/")
    if len(parts) != 2 or parts[1] not in TABLES:
        return False
    if not ours.is_ours(datasette, tilde_decode(parts[0])):
        return False
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    return not ("_col" in asked or "_nocol" in asked or asked.get("_columns") == ["all"])
