"""Facets of deals from counts that the database keeps, so that they hold at a million deals.

`?_facet_counts=type` (or `{counts: type}` in the metadata) answers exactly and at once without a
filter and under one filter; under more, it counts the rows themselves within the time limit of
facets. The counts carry the number of deals that they were made of, and lose it when a counted
column is changed by hand; counts that are not those of the deals stored are left aside.
"""

import json
import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.utils import path_with_added_args, path_with_removed_args
from datasette.utils.asgi import BadRequest

from deals.model.facets import COLUMNS, FIELDS, INVESTOR, INVESTOR_ROLES, NUMBERS
from deals.model.wording import plain
from deals.site import ours
from deals.site.versions import table_metadata

TABLE = "deals"
_SHOWN_FIRST = ("type", "status", "year", "country", "sector", "investor")
# Of the address: ?_investor=meta-platforms (or any name of it) leaves the deals it invested in.
PARAMETER = "_investor"
_ROLES = ", ".join(f"'{role}'" for role in INVESTOR_ROLES)
_INVESTED = f"""id in (select deal_id from deal_parties
where organization_id = :investor{{}} and role in ({_ROLES}))"""  # noqa: S608  (our own names)
_FROM = re.compile(rf'\sfrom [\["]?{TABLE}[\]"]?\s*(?:where (?P<where>.+?))?\s*$', re.DOTALL)
_EXACTLY = re.compile(r'"?(?P<field>\w+)"? = :(?P<name>\w+)')

_FRESH = "select deals_count = (select count(*) from deals) from counted"
_KNOWN = """
select deals_count from facet_counts
where filter_field = '' and filter_value = '' and field = :filter_field and value = :filter_value
"""
_COUNTS = """
select value, deals_count from facet_counts
where filter_field = :filter_field and filter_value = :filter_value and field = :field
order by deals_count desc, value limit :most
"""
# A deal has several investors: the one chosen, and those beside it.
_COUNTS_TOGETHER = """
select value, deals_count from (
  select value, deals_count from facet_counts
  where filter_field = :filter_field and filter_value = :filter_value and field = :field
  union all
  select value, deals_count from facet_counts
  where filter_field = '' and filter_value = '' and field = :field and value = :filter_value
) order by deals_count desc, value limit :most
"""
# Of two fields, pairs are kept under the values of the one that comes first.
_COUNTS_ACROSS = """
select u.value, f.deals_count from facet_counts u cross join facet_counts f
  on f.filter_field = u.field and f.filter_value = u.value
  and f.field = :filter_field and f.value = :filter_value
where u.filter_field = '' and u.filter_value = '' and u.field = :field
order by f.deals_count desc, u.value limit :most
"""
# All the facets from one reading of the rows that the filters leave.
_LIVE = "with narrowed as materialized (select id, {columns} from ({sql})) {parts}"
_PART = """
select * from (select '{0}' as field, {0} as value, count(*) as number from narrowed
where {0} is not null group by 2 order by 3 desc, 2 limit {1})"""
_PART_INVESTORS = f"""
select * from (select '{INVESTOR}', p.organization_id, count(distinct p.deal_id) from narrowed n
cross join deal_parties p on p.deal_id = n.id and p.role in ({_ROLES})
group by 2 order by 3 desc, 2 limit {{}})"""  # noqa: S608
_INVESTOR = """
with found as (
  select id, name from organizations where id = :text
  union all
  select o.id, o.name from organization_names n join organizations o on o.id = n.organization_id
  where n.name = :text collate nocase
  limit 1
)
select id, name, f.deals_count, (select deals_count from counted) from found
left join facet_counts f
  on f.filter_field = '' and f.filter_value = '' and f.field = 'investor' and f.value = found.id
"""
# Whose deals are many is sooner found along an index in the order asked for than sorted. These
# orders have one; what else may stand in the address leaves the rows and their order as they are.
_IN_ORDER = {"amount_usd", "deal_on"}  # the largest or last first
_SAME_ROWS = {PARAMETER, "_sort", "_sort_desc", "_facet_counts", "_columns"}
_PAGE = 50
_NAMES = "select id, name from organizations where id in (select value from json_each(?))"

Counted = list[tuple[Any, int]]


class Filter(NamedTuple):
    """The one value to which the deals are narrowed; two empty texts where they are not."""

    filter_field: str = ""
    filter_value: str = ""


def only_filter(sql: str, params: Mapping[str, Any]) -> Filter | None:
    """What narrows the deals of a query, where that is nothing or one exact value of a counted
    field; None for every other query."""
    found = _FROM.search(sql)
    if found is None:
        return None
    where = (found["where"] or "").strip()
    if not where:
        return Filter()
    if where.removeprefix("+") == _INVESTED.format(0):
        return Filter(INVESTOR, str(params["investor0"]))
    exact = _EXACTLY.fullmatch(where)
    if exact is None or exact["field"] not in COLUMNS:
        return None
    return Filter(exact["field"], str(params[exact["name"]]))


class CountedFacet(Facet):  # type: ignore[misc]  # datasette is not typed
    """A facet by a counted field; the same answer as Datasette's own, sooner."""

    type = "counts"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The facets that the metadata and the address ask for, and those that took too long."""
        configs = reversed(self.get_configs())
        sources = {c["config"]["simple"]: c["source"] for c in configs}
        if not sources or self.table != TABLE or not ours.is_ours(self.ds, self.database):
            return [], []
        size = self.get_facet_size()
        counted = await self._kept(list(sources), size + 1)
        if live := [field for field in sources if field not in counted]:
            counted |= await self._live(live, size + 1)
        results = []
        late = [field for field in sources if field not in counted]
        for field in (field for field in reversed(sources) if field in counted):
            values = counted[field]
            shown = await self._shown(field, values[:size])
            results.append(
                {
                    "name": field,
                    "type": self.type,
                    "hideable": sources[field] != "metadata",
                    "toggle_url": self.ds.urls.path(
                        path_with_removed_args(self.request, {"_facet_counts": field})
                    ),
                    "results": shown,
                    "truncated": len(values) > size,
                }
            )
        return results, late

    async def _kept(self, fields: Sequence[str], most: int) -> dict[str, Counted]:
        """The counts as stored; none where they do not answer, or are not those of the deals."""
        narrowed = only_filter(self.sql, self.params or {})
        if narrowed is None:
            return {}
        database = self.ds.get_database(self.database)
        found: dict[str, Counted] = await database.execute_fn(_reader(narrowed, fields, most))
        return found

    async def _live(self, fields: Sequence[str], most: int) -> dict[str, Counted]:
        """The rows themselves, counted; nothing where that takes longer than facets may."""
        try:
            found = await self.ds.execute(
                self.database,
                _counting(self.sql, fields, most),
                self.params,
                truncate=False,
                custom_time_limit=self.ds.setting("facet_time_limit_ms"),
            )
        except QueryInterrupted:
            return {}
        counted: dict[str, Counted] = {field: [] for field in fields}
        for field, value, number in found.rows:
            counted[field].append((value, number))
        return counted

    async def _shown(self, field: str, values: Counted) -> list[dict[str, Any]]:
        investors = field == INVESTOR
        names = await self._names([value for value, _ in values]) if investors else {}
        chosen = self._investors() if investors else self._chosen(field)
        parameter = PARAMETER if investors else field
        shown = []
        for value, number in values:
            written = chosen.get(str(value))
            path = (
                path_with_added_args(self.request, {parameter: value})
                if written is None
                else path_with_removed_args(self.request, {parameter: written})
            )
            shown.append(
                {
                    "value": value,
                    "label": names.get(value) or _label(field, value),
                    "count": number,
                    "toggle_url": self.ds.absolute_url(self.request, self.ds.urls.path(path)),
                    "selected": written is not None,
                }
            )
        return shown

    def _chosen(self, field: str) -> dict[str, str]:
        """Values to which the address narrows a field."""
        return {value: value for key, value in self.get_querystring_pairs() if key == field}

    def _investors(self) -> dict[str, str]:
        """Ids of the investors to which the address narrows, with the names that it writes."""
        written = self.request.args.getlist(PARAMETER)
        return {str(self.params.get(f"investor{n}")): name for n, name in enumerate(written)}

    async def _names(self, ids: list[str]) -> dict[str, str]:
        found = await self.ds.execute(self.database, _NAMES, [json.dumps(ids)])
        return dict(tuple(row) for row in found.rows)


def _counting(sql: str, fields: Sequence[str], most: int) -> str:
    """The query that counts the rows of another by some fields."""
    parts = [
        _PART_INVESTORS.format(most) if field == INVESTOR else _PART.format(field, most)
        for field in fields
    ]
    return _LIVE.format(columns=", ".join(COLUMNS), sql=sql, parts=" union all ".join(parts))


def counted_rows(sql: str, params: Mapping[str, Any]) -> tuple[str, dict[str, str]] | None:
    """A query for the number of rows that one filter leaves, from what the database keeps, under
    the name that counting gives it; its answer is empty where the counts are not those of the
    deals. None for every other query."""
    narrowed = only_filter(sql, params)
    if narrowed is None or not narrowed.filter_field:
        return None
    kept = f'select deals_count as "count(*)" from ({_KNOWN}) where ({_FRESH})'  # noqa: S608
    return kept, narrowed._asdict()


async def counts_hold(page: Any) -> bool:
    """Whether the counts that a page's database keeps are those of its deals."""
    return bool(await page.count(_FRESH))


def in_order(results: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Facets of deals as people ask for them; others as Datasette has them."""
    places = {field: place for place, field in enumerate(_SHOWN_FIRST)}
    return sorted(results, key=lambda facet: places.get(facet["name"], len(places)))


def _reader(
    narrowed: Filter, fields: Sequence[str], most: int
) -> Callable[[sqlite3.Connection], dict[str, Counted]]:
    """All of a page's counts in one visit to the database."""

    def read(connection: sqlite3.Connection) -> dict[str, Counted]:
        asked = narrowed._asdict()
        if not _holds(connection, _FRESH) or (
            narrowed.filter_field and not _holds(connection, _KNOWN, asked)
        ):
            return {}
        return {
            field: _numbers(field, connection.execute(*_question(narrowed, field, most)))
            for field in fields
        }

    return read


def _holds(connection: sqlite3.Connection, sql: str, values: Mapping[str, Any] = {}) -> bool:
    found = connection.execute(sql, values).fetchone()
    return bool(found and found[0])


def _question(narrowed: Filter, field: str, most: int) -> tuple[str, dict[str, Any]]:
    """The query for one field's counts under the filter."""
    asked = {**narrowed._asdict(), "field": field, "most": most}
    if narrowed.filter_field == field == INVESTOR:
        return _COUNTS_TOGETHER, asked
    if narrowed.filter_field == field:  # its own value alone is left
        asked |= {"filter_field": "", "filter_value": ""}
        return _COUNTS.replace("order by", "and value = :only order by"), asked | {
            "only": narrowed.filter_value
        }
    before = not narrowed.filter_field or FIELDS.index(narrowed.filter_field) < FIELDS.index(field)
    return (_COUNTS if before else _COUNTS_ACROSS), asked


def _numbers(field: str, rows: sqlite3.Cursor) -> Counted:
    return [(int(row[0]) if field in NUMBERS else row[0], row[1]) for row in rows]


def _label(field: str, value: Any) -> Any:
    if field == "counts_in_totals":
        return "yes" if value else "no"
    return plain(value) if field in {"type", "status", "certainty"} else value


async def narrow(request: Any, database: str, table: str, datasette: Any) -> Any:
    """`?_investor=NAME` leaves the deals in which the organization invests, in whatever role; given
    several times, those in which all of them do. A facet that there is not is refused here, before
    anything is counted."""
    if table != TABLE or not ours.is_ours(datasette, database):
        return None
    for field in request.args.getlist("_facet_counts"):
        if field not in FIELDS:
            raise BadRequest(f"_facet_counts={field}: deals are counted by {', '.join(FIELDS)}")
    wanted = request.args.getlist(PARAMETER)
    if not wanted:
        return None
    clauses, params, said = [], {}, []
    for place, text in enumerate(wanted):
        found = await datasette.execute(database, _INVESTOR, {"text": text.strip()})
        key, name, deals, of_all = tuple(found.rows[0]) if found.rows else (text, text, 0, 0)
        many = deals and of_all and deals * deals > _PAGE * of_all
        walk = many and await _in_order(request, datasette, database)
        clauses.append(("+" if walk else "") + _INVESTED.format(place))
        params[f"investor{place}"] = key
        unknown = "" if found.rows else ", a name of no organization"
        said.append(f"investor is {name}{unknown}")
    return FilterArguments(clauses, params=params, human_descriptions=said)


async def _in_order(request: Any, datasette: Any, database: str) -> bool:
    """Whether an investor's deals are the only filter, and their order is that of an index."""
    if not set(request.args) <= _SAME_ROWS or len(request.args.getlist(PARAMETER)) > 1:
        return False
    if "_sort" in request.args or "_sort_desc" in request.args:
        return "_sort" not in request.args and request.args["_sort_desc"] in _IN_ORDER
    described = await table_metadata(datasette, database, TABLE)
    return described.get("sort_desc") in _IN_ORDER
