"""What is worked out once says the same as what is worked out each time."""

import re
import shutil
import sqlite3
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette import hookimpl
from datasette.app import Datasette
from datasette.plugins import pm

from deals.pipeline.packaged import metadata_file

CELL = re.compile(r'<td class="col-(\S+) type-[^"]*">\s*(.*?)\s*</td>', re.DOTALL)


async def cells(datasette: Datasette, path: str) -> list[tuple[str, str]]:
    response = await datasette.client.get(path)
    assert response.status_code == 200, path
    found: list[tuple[str, str]] = CELL.findall(response.text)
    return found


@pytest.mark.parametrize("table", ["deals", "deal_versions"])
async def test_the_main_columns_look_as_they_do_among_all(datasette: Datasette, table: str) -> None:
    main = await cells(datasette, f"/deals/{table}")
    every = await cells(datasette, f"/deals/{table}?_columns=all")
    shown = {column for column, _ in main}
    assert len(shown) < len({column for column, _ in every})
    assert main == [cell for cell in every if cell[0] in shown]


@pytest.mark.parametrize("query", ["_sort=usd_rate", "_sort_desc=deal_on", ""])
async def test_pages_go_on_where_the_last_one_ended(
    database: Path, metadata: dict[str, Any], plugin_installed: bool, query: str
) -> None:
    if not query:  # sorted by a column that is not shown, without the address saying so
        metadata = yaml.safe_load(metadata_file().read_text(encoding="utf-8"))
        del metadata["databases"]["deals"]["tables"]["deals"]["sort_desc"]
        metadata["databases"]["deals"]["tables"]["deals"]["sort"] = "usd_rate"
    instance = Datasette([str(database)], metadata=metadata)
    await instance.invoke_startup()
    path, seen = f"/deals/deals?{query}&_size=2", []
    while path:
        text = (await instance.client.get(path)).text
        seen += [value for column, value in CELL.findall(text) if column == "id"]
        following = re.search(r'href="([^"]*_next=[^"]*)">Next', text)
        path = unescape(following[1]).removeprefix("http://localhost") if following else ""
    for each in instance.databases.values():
        each.close()
    assert len(seen) == len(set(seen)) == 6


async def test_what_is_written_meanwhile_is_seen(
    database: Path, plugin_installed: bool, tmp_path: Path
) -> None:
    copy = shutil.copy(database, tmp_path / "deals.db")
    instance = Datasette([str(copy)])
    await instance.invoke_startup()
    held = instance.databases["deals"]

    async def columns() -> list[str]:
        page = (await instance.client.get("/deals.json")).json()
        return [c for t in page["tables"] if t["name"] == "people" for c in t["columns"]]

    before = await columns()
    once = await held.table_column_details("people")
    assert (await held.table_column_details("people"))[0] is once[0]
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("alter table people add column remark text")
    after = await columns()
    for each in instance.databases.values():
        each.close()
    assert after == [*before, "remark"]


async def test_the_right_to_a_table_is_worked_out_once(datasette: Datasette) -> None:
    first = datasette._table_permission_allows("deals", "sources")
    assert datasette._table_permission_allows("deals", "sources") is first


async def test_metadata_of_another_plugin_is_asked_for_again_each_time(
    database: Path, plugin_installed: bool
) -> None:
    class Changing:
        __name__ = "Changing"
        closed = False

        @hookimpl
        def get_metadata(self) -> dict[str, Any]:
            tables = {"sources": {"allow": False}} if self.closed else {}
            return {"databases": {"deals": {"tables": tables}}}

    plugin = Changing()
    pm.register(plugin, name="changing")
    try:
        instance = Datasette([str(database)])
        await instance.invoke_startup()
        before = await instance.client.get("/deals/sources.json?_size=1")
        plugin.closed = True
        after = await instance.client.get("/deals/sources.json?_size=1")
        for each in instance.databases.values():
            each.close()
    finally:
        pm.unregister(name="changing")
    assert (before.status_code, after.status_code) == (200, 403)


async def test_a_table_may_still_be_denied(database: Path, plugin_installed: bool) -> None:
    closed = yaml.safe_load(metadata_file().read_text(encoding="utf-8"))
    closed["databases"]["deals"]["tables"]["sources"]["allow"] = False
    instance = Datasette([str(database)], metadata=closed)
    await instance.invoke_startup()
    answers = [
        (await instance.client.get(f"/deals/{table}.json?_size=1")).status_code
        for table in ("sources", "deals")
    ]
    page = (await instance.client.get("/deals.json")).json()
    for each in instance.databases.values():
        each.close()
    assert answers == [403, 200]
    assert {"sources", "deals"} & {table["name"] for table in page["tables"]} == {"deals"}
