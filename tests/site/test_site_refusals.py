"""What a wrong address or filter is answered with."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette
from reading import page, plain


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        pytest.param("/flow", 404, "No page and no database has this address", id="page"),
        pytest.param("/deal/", 404, "No page and no database", id="page-without-its-id"),
        pytest.param("/deals/deal", 404, "No table has this name", id="table"),
        pytest.param("/deals/deals/nobody", 404, "No row of this table", id="row"),
        pytest.param("/deals/deals?_sort=a<b", 400, "Cannot sort table by a&lt;b", id="sort"),
        pytest.param("/deals/deals?_size=many", 400, "_size must be a positive", id="size"),
        pytest.param("/deals/deals?_facet_counts=x", 400, "deals are counted by", id="facet"),
        pytest.param("/deals/deals?_where=x", 400, "no such column: x", id="column"),
    ],
)
async def test_a_wrong_address_is_told_in_our_frame(
    datasette: Datasette, path: str, status: int, said: str
) -> None:
    if path.endswith("/"):
        redirect = await datasette.client.get(path)
        assert (redirect.status_code, redirect.headers["location"]) == (302, path[:-1])
        path = path[:-1]
    text = await page(datasette, path, status)
    assert said in text
    assert "Search deals, companies, people" in text
    assert text.count("<h1") == 1
    assert "Error" not in plain(text)


async def test_programs_get_the_reason_as_before(datasette: Datasette) -> None:
    for path, status, said in (
        ("/deals/deals.json?_sort=nothing", 400, "Cannot sort table by nothing"),
        ("/deals/nothing.json", 404, "Table not found"),
    ):
        response = await datasette.client.get(path)
        assert response.status_code == status
        assert response.json()["error"] == said


async def test_slow_and_foreign_pages_keep_their_own(
    database: Path, tmp_path: Path, plugin_installed: bool
) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("create table a (b)")
    both = Datasette([str(database), str(tmp_path / "other.db")], settings={"sql_time_limit_ms": 1})
    await both.invoke_startup()
    count = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n"
    slow = await both.client.get("/deals", params={"sql": count})
    assert slow.status_code == 400
    assert "sql_time_limit_ms" in slow.text
    foreign = await both.client.get("/other/nothing")
    assert foreign.status_code == 404
    assert "site-search" not in foreign.text
    for each in both.databases.values():
        each.close()
