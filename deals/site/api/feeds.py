"""Feeds: new deals, news on deals, one organization, a saved search, corrections; Atom and JSON."""

import json
import re
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from datasette.utils.asgi import Response

from deals.model.api_query import DealFilters, NoQuery, Query, SearchFeedQuery
from deals.model.wording import money, plain, sign
from deals.site.api.answer import Handler, guarded, headers_of, read, readable
from deals.site.api.asked import asked
from deals.site.api.build import build_of, is_known
from deals.site.api.deals import conditions_of
from deals.site.api.problems import ApiProblem
from deals.site.api.sql import Row, rows
from deals.site.search import fts_query

ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01"
_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d+)?|\[[0-9A-Fa-f:]+\](:\d+)?")
# XML 1.0 has no place for control characters, however they are written.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLUMNS = (
    "id, title, type, type_detail, status, status_detail, amount, currency, amount_qualifier, "
    "amount_text, sector, reports_count, origins_count, first_reported_on, last_reported_on"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a permanent id, its day or moment, where it leads, and what it says."""

    id: str
    title: str
    updated: str
    path: str
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, and what gives its entries, the latest first."""

    name: str
    title: str
    query: type[Query]
    entries: Callable[..., list[Entry]]
    keyed: bool = False

    @property
    def pattern(self) -> str:
        """The path as a regular expression for the router."""
        key = "/(?P<id>[^/]+?)" if self.keyed else ""
        return rf"^/feeds/{self.name}{key}\.(?P<format>atom|json)$"


def _deal_entry(row: Row, day: str) -> Entry:
    amount = row["amount_text"] or "no amount stated"
    if row["amount"] is not None:
        shown = sign(row["amount_qualifier"]) + money(row["amount"], row["currency"])
        amount = f"{shown} (“{row['amount_text']}”)" if row["amount_text"] else shown
    told = plain(row["type_detail"] or row["type"]), plain(row["status_detail"] or row["status"])
    text = (
        f"{', '.join(told)}; {amount}; {row['reports_count']} reports from "
        f"{row['origins_count']} origins, {row['first_reported_on'] or 'undated'} to "
        f"{row['last_reported_on'] or 'undated'}."
    )
    tags = tuple(plain(tag) for tag in (row["type"], row["sector"]) if tag)
    return Entry(f"urn:deals:deal:{row['id']}", row["title"], row[day] or _NEVER,
                 f"/deal/{row['id']}", text, tags)  # fmt: skip


def _deals(day: str) -> Callable[[sqlite3.Connection, DealFilters], list[Entry]]:
    def entries(connection: sqlite3.Connection, query: DealFilters) -> list[Entry]:
        conditions, values = conditions_of(connection, query)
        found = _read(connection, [f"{day} is not null", *conditions.values()], values, day)
        return [_deal_entry(row, day) for row in found]

    return entries


def _of_organization(connection: sqlite3.Connection, key: str, query: NoQuery) -> list[Entry]:
    known = connection.execute("select 1 from organizations where id = ?", [key]).fetchone()
    if known is None:
        raise ApiProblem(404, f"{key[:120]}: no such organization",
                         hint="Look for it with /api/v1/search?q=")  # fmt: skip
    mine = "id in (select deal_id from deal_parties where organization_id = :id)"
    found = _read(connection, [mine], {"id": key}, "last_reported_on")
    return [_deal_entry(row, "last_reported_on") for row in found]


def _of_search(connection: sqlite3.Connection, query: SearchFeedQuery) -> list[Entry]:
    matching = "id in (select deal_id from deals_fts where deals_fts match :words)"
    found = _read(connection, [matching], {"words": fts_query(query.q)}, "last_reported_on")
    return [_deal_entry(row, "last_reported_on") for row in found]


def _read(
    connection: sqlite3.Connection, conditions: list[str], values: dict[str, Any], day: str
) -> list[Row]:
    return rows(
        connection,
        f"select {_COLUMNS} from deals where {' and '.join(conditions)} "  # noqa: S608
        f"order by {day} desc nulls last, id limit {ENTRIES}",
        values,
    )


def _corrections(connection: sqlite3.Connection, query: NoQuery) -> list[Entry]:
    found = rows(
        connection,
        "select id, made_at, author, kind, subject, object, field, value, reason from judgements "  # noqa: S608
        f"order by id desc limit {ENTRIES}",
        {},
    )
    return [
        Entry(
            f"urn:deals:judgement:{row['id']}:{row['made_at']}",
            f"{plain(row['kind'])}: {row['subject']}"
            + (f", {row['object']}" if row["object"] else "")
            + (f", {row['field']} is {row['value']}" if row["field"] else ""),
            row["made_at"],
            f"/api/v1/deals/{row['subject']}",
            f"{row['reason']} ({row['author']})",
        )
        for row in found
    ]


FEEDS = (
    Feed("deals", "New deals", DealFilters, _deals("first_reported_on")),
    Feed("changes", "News on deals", DealFilters, _deals("last_reported_on")),
    Feed("corrections", "Corrections by people", NoQuery, _corrections),
    Feed("search", "Deals found", SearchFeedQuery, _of_search),
    Feed("organizations", "Deals of an organization", NoQuery, _of_organization, keyed=True),
)


def handler_of(feed: Feed) -> Handler:
    """What answers for a feed, in both formats."""

    async def handler(request: Any, datasette: Any) -> Response:
        if not _HOST.fullmatch(request.host):
            raise ApiProblem(400, "The Host header cannot be read")
        database = await readable(request, datasette)
        query = asked(request.query_string, feed.query)
        headers = headers_of(datasette, database)
        build = build_of(database)
        if build and is_known(build, request.headers):
            return Response("", 304, headers)
        key = [unquote(request.url_vars["id"])] if feed.keyed else []

        def reading(connection: sqlite3.Connection) -> list[Entry]:
            return feed.entries(connection, *key, query)

        entries = await read(datasette, database, reading)
        words = key[0] if key else query.model_dump().get("q")
        about = f": {words}" if words else ""
        site = _Site(datasette, request, f"{feed.title}{about}")
        if request.url_vars["format"] == "json":
            body, kind = _json_feed(site, entries), "application/feed+json"
        else:
            body, kind = _atom(site, entries), "application/atom+xml"
        return Response(b"" if request.method == "HEAD" else body, 200, headers,
                        f"{kind}; charset=utf-8")  # fmt: skip

    return guarded(handler)


class _Site:
    """Where the feed stands: full addresses, as readers of feeds want them."""

    def __init__(self, datasette: Any, request: Any, title: str) -> None:
        self._datasette, self._request, self.title = datasette, request, title
        self.home = self.url("/")
        query = f"?{request.query_string}" if request.query_string else ""
        path = request.scope.get("route_path") or request.path
        self.me = self.url(path + query)

    def url(self, path: str) -> str:
        """The full address of a path of ours."""
        full = self._datasette.absolute_url(self._request, self._datasette.urls.path(path))
        return str(full)


def _moment(updated: str) -> str:
    return updated if "T" in updated else f"{updated}T00:00:00+00:00"


def _atom(site: _Site, entries: list[Entry]) -> bytes:
    """RFC 4287."""
    root = ET.Element("feed", xmlns=_ATOM)
    _add(root, "id", site.me)
    _add(root, "title", site.title)
    _add(root, "updated", _moment(max((entry.updated for entry in entries), default=_NEVER)))
    ET.SubElement(root, "link", rel="self", href=site.me, type="application/atom+xml")
    ET.SubElement(root, "link", rel="alternate", href=site.home, type="text/html")
    _add(ET.SubElement(root, "author"), "name", "deals")
    _add(root, "generator", "deals")
    for entry in entries:
        node = ET.SubElement(root, "entry")
        _add(node, "id", entry.id)
        _add(node, "title", entry.title)
        _add(node, "updated", _moment(entry.updated))
        ET.SubElement(node, "link", rel="alternate", href=site.url(entry.path))
        for tag in entry.tags:
            ET.SubElement(node, "category", term=_NOT_XML.sub(" ", tag))
        _add(node, "summary", entry.text)
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub(" ", text)


def _json_feed(site: _Site, entries: list[Entry]) -> bytes:
    """JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "home_page_url": site.home,
        "feed_url": site.me,
        "authors": [{"name": "deals"}],
        "items": [
            {
                "id": entry.id,
                "url": site.url(entry.path),
                "title": entry.title,
                "content_text": entry.text,
                "date_modified": _moment(entry.updated),
                "tags": list(entry.tags),
            }
            for entry in entries
        ],
    }
    return json.dumps(document, ensure_ascii=False).encode()


async def _nothing(request: Any, datasette: Any) -> Response:
    names = ", ".join(f"/feeds/{feed.name}" + ("/ID" if feed.keyed else "") for feed in FEEDS)
    raise ApiProblem(404, "There is no such feed", hint=f"There are {names}; .atom and .json.")


def routes() -> list[tuple[str, Handler]]:
    """Addresses of the feeds."""
    return [*((feed.pattern, handler_of(feed)) for feed in FEEDS),
            ("^/feeds/.*$", guarded(_nothing))]  # fmt: skip
