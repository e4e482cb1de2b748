"""Facets from counts: exact under no filter and under any one, honest when the counts are old."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette

from deals.model.facets import COLUMNS, FIELDS, INVESTOR_ROLES
from deals.site.facets import Filter, only_filter

ROLES = ", ".join(f"'{role}'" for role in INVESTOR_ROLES)
ALL = urlencode([("_facet_counts", field) for field in FIELDS] + [("_facet_size", "max")])


@pytest.fixture
def path(demo_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_db, tmp_path / "deals.db"))


@pytest.fixture
async def demo(
    path: Path, metadata: dict[str, Any], plugin_installed: bool
) -> AsyncIterator[Datasette]:
    settings = {"facet_time_limit_ms": 3000, "sql_time_limit_ms": 3000}
    instance = Datasette([str(path)], metadata=metadata, settings=settings)
    await instance.invoke_startup()
    yield instance
    for each in instance.databases.values():
        each.close()


def counted(path: Path, where: str, value: Any) -> dict[str, dict[Any, int]]:
    """The same counts, straight from the rows."""
    connection = sqlite3.connect(path)
    found = {}
    for field in COLUMNS:
        sql = f"select {field}, count(*) from deals d where {where} and {field} is not null"  # noqa: S608
        found[field] = dict(connection.execute(f"{sql} group by 1", [value]))
    found["investor"] = dict(
        connection.execute(
            f"select organization_id, count(distinct deal_id) from deal_parties p "  # noqa: S608
            f"join deals d on d.id = p.deal_id where {where} and role in ({ROLES}) group by 1",
            [value],
        )
    )
    connection.close()
    return found


async def answered(datasette: Datasette, query: str) -> dict[str, dict[Any, int]]:
    document = (await datasette.client.get(f"/deals/deals.json?{query}&{ALL}")).json()
    results = document["facet_results"]
    return {
        field: {r["value"]: r["count"] for r in results[field]["results"]}
        for field in FIELDS
    }  # fmt: skip


INVESTED = f"""id in (select deal_id from deal_parties
where organization_id = ? and role in ({ROLES}))"""  # noqa: S608


@pytest.mark.parametrize("field", FIELDS)
async def test_counts_are_those_of_the_rows_under_every_single_filter(
    demo: Datasette, path: Path, field: str
) -> None:
    everything = await answered(demo, "")
    assert everything == counted(path, "? is null", None)
    where = f"d.{INVESTED}" if field == "investor" else f"d.{field} = ?"
    parameter = "_investor" if field == "investor" else field
    values = list(everything[field])
    for value in values[:: max(1, len(values) // 8)]:
        found = await answered(demo, urlencode({parameter: value}))
        assert found == counted(path, where, value), value


async def test_two_filters_and_a_search_are_counted_from_the_rows(
    demo: Datasette, path: Path
) -> None:
    found = await answered(demo, "type=acquisition&year__gt=2020")
    assert found == counted(path, "type = 'acquisition' and year > ?", 2020)
    searched = await answered(demo, "_search=microsoft")
    rows = (await demo.client.get("/deals/deals.json?_search=microsoft&_shape=array")).json()
    assert sum(searched["type"].values()) == len(rows) > 5


async def test_several_investors_leave_what_they_share(demo: Datasette) -> None:
    query = urlencode([("_investor", "Microsoft"), ("_investor", "nvidia"), ("_shape", "array")])
    rows = (await demo.client.get(f"/deals/deals.json?{query}")).json()
    assert {row["id"] for row in rows} == {
        "anthropic-series-g-2026",
        "microsoft-nvidia-anthropic-2025",
        "openai-round-2024",
        "wayve-series-c-2024",
        "wayve-series-d-2026",
    }
    page = (await demo.client.get("/deals/deals?_investor=Facebook")).text
    assert "investor is Meta Platforms" in page
    nobody = await demo.client.get("/deals/deals.json?_investor=nobody&_shape=array")
    assert nobody.json() == []


async def test_a_chosen_value_is_marked_and_can_be_left(demo: Datasette) -> None:
    found = await demo.client.get("/deals/deals.json?_investor=Facebook&type=acquisition")
    results = found.json()["facet_results"]
    (chosen,) = [r for r in results["investor"]["results"] if r["selected"]]
    assert (chosen["value"], chosen["label"]) == ("meta-platforms", "Meta Platforms")
    assert "_investor" not in chosen["toggle_url"]
    (kind,) = results["type"]["results"]
    assert kind["selected"]
    assert "type=" not in kind["toggle_url"].replace("_type=", "")
    assert kind["label"] == "acquisition"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("update deals set status = 'completed' where type = 'debt'", id="changed"),
        pytest.param("delete from deals where status = 'terminated'", id="deleted"),
    ],
)
async def test_old_counts_are_left_aside(demo: Datasette, path: Path, change: str) -> None:
    said = "counted before another program changed"
    assert said not in (await demo.client.get("/method")).text
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(change)
    connection.close()
    assert await answered(demo, "") == counted(path, "? is null", None)
    assert said in (await demo.client.get("/method")).text


async def test_an_unknown_field_is_refused_by_name(demo: Datasette) -> None:
    found = await demo.client.get("/deals/deals.json?_facet_counts=colour")
    assert found.status_code == 400
    assert "colour" in found.json()["error"]


@pytest.mark.parametrize(
    ("sql", "params", "expected"),
    [
        pytest.param("select a from [deals] ", {}, Filter(), id="none"),
        pytest.param("select a from deals", {}, Filter(), id="bare"),
        pytest.param('select a from [deals] where "type" = :p0 ', {"p0": "debt"},
                     Filter("type", "debt"), id="exact"),
        pytest.param('select a from [deals] where "year" = :p0 ', {"p0": 2025},
                     Filter("year", "2025"), id="number"),
        pytest.param('select a from [deals] where "type" != :p0 ', {"p0": "debt"}, None, id="not"),
        pytest.param('select a from [deals] where "round" = :p0 ', {"p0": "A"}, None,
                     id="not-counted"),
        pytest.param('select a from [deals] where "type" = :p0 and "year" = :p1 ',
                     {"p0": "debt", "p1": 1}, None, id="two"),
        pytest.param("select a from [deal_versions] ", {}, None, id="another-table"),
    ],
)  # fmt: skip
def test_what_narrows_a_query(sql: str, params: dict[str, Any], expected: Filter | None) -> None:
    assert only_filter(sql, params) == expected


@pytest.mark.parametrize("order", ["", "_sort=amount_usd", "_sort_desc=deal_on", "_sort=title"])
async def test_the_deals_of_a_great_investor_are_the_same_in_the_same_order(
    demo: Datasette, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    async def rows() -> tuple[list[str], int, str]:
        address = f"/deals/deals.json?_investor=Microsoft&{order}"
        found = (await demo.client.get(address)).json()
        ids = [row[found["columns"].index("id")] for row in found["rows"]]
        return ids, found["filtered_table_rows_count"], found["query"]["sql"]

    few = await rows()
    monkeypatch.setattr("deals.site.facets._PAGE", 0)
    many = await rows()
    assert few[:2] == many[:2]
    assert len(few[0]) == few[1] > 5
    assert "+id in" not in few[2]
    assert ("+id in" in many[2]) == ("_sort=" not in order)


async def test_rows_under_one_filter_are_counted_exactly_with_and_without_the_kept_counts(
    demo: Datasette, path: Path
) -> None:
    async def number(query: str) -> int:
        found = (await demo.client.get(f"/deals/deals.json?{query}&_size=1")).json()
        count: int = found["filtered_table_rows_count"]
        return count

    def rows(where: str) -> int:
        with closing(sqlite3.connect(path)) as connection:
            found: tuple[int] = connection.execute(
                f"select count(*) from deals where {where}"  # noqa: S608
            ).fetchone()
            return found[0]

    sql = "select count(*) from deals where type = :kind"
    asked = await demo.execute("deals", sql, {"kind": "acquisition"})
    assert (asked.columns, asked.rows[0][0]) == (["count(*)"], rows("type = 'acquisition'"))
    queries = {"type=acquisition": "type = 'acquisition'", "year=2025": "year = 2025"}
    for query, where in queries.items():
        assert await number(query) == rows(where) > 5
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update deals set type = 'merger' where type = 'acquisition'")
    assert await number("type=acquisition") == 0
    assert await number("type=merger") == rows("type = 'merger'") > 5
