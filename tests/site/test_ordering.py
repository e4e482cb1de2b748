"""Page after page, every row of a table is shown once, however the rows are sorted."""

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from deals.store.deal_columns import DEAL_COLUMNS


@pytest.fixture
async def demo(
    demo_db: Path, metadata: dict[str, Any], plugin_installed: bool
) -> AsyncIterator[Datasette]:
    instance = Datasette([str(demo_db)], metadata=metadata)
    await instance.invoke_startup()
    yield instance
    for each in instance.databases.values():
        each.close()


async def keys(datasette: Datasette, path: str) -> tuple[list[str], int]:
    """Keys of all rows, page after page, and how many there should be."""
    seen: list[str] = []
    following, count = path, 0
    while following:
        page = (await datasette.client.get(following)).json()
        assert "rows" in page, page
        count = page["filtered_table_rows_count"]
        seen += [str([row[key] for key in page["primary_keys"] or row]) for row in page["rows"]]
        following = (page["next_url"] or "").replace("http://localhost", "")
    return seen, count


@pytest.mark.parametrize("way", ["_sort", "_sort_desc"])
@pytest.mark.parametrize("column", sorted(DEAL_COLUMNS))
async def test_no_deal_is_left_out(demo: Datasette, way: str, column: str) -> None:
    seen, count = await keys(demo, f"/deals/deals.json?{way}={column}&_size=60&_shape=objects")
    assert len(seen) == len(set(seen)) == count > 200


@pytest.mark.parametrize(
    "query",
    [
        "deals.json?_sort=amount_usd&type=acquisition&_size=10",
        "deals.json?_sort=year&_investor=Microsoft&_size=2",
        "deals.json?_sort=status&_search=ai&_size=10",
        "organizations.json?_sort_desc=country&_size=90",
        "reports.json?_sort=status&_size=90",
        "claims.json?_sort_desc=field&_size=900",
        "deal_parties.json?_sort_desc=organization_id&_size=90",
        "deal_parties.json?_sort_desc=deal_id&_size=90",
        "deal_versions.json?_sort=type&_size=40",
        "deal_versions.json?_sort_desc=deal_id&_size=40",
    ],
)
async def test_nor_is_any_other_row(demo: Datasette, query: str) -> None:
    seen, count = await keys(demo, f"/deals/{query}&_shape=objects")
    assert len(seen) == len(set(seen)) == count > 5


async def test_a_file_of_all_rows_has_all_rows(demo: Datasette) -> None:
    found = await demo.client.get("/deals/deals.csv?_sort=status&_size=7&_stream=on")
    ids = [row["id"] for row in csv.DictReader(io.StringIO(found.text))]
    assert len(ids) == len(set(ids)) > 200
