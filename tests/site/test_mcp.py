"""The endpoint for assistants at a real server, asked by the protocol's own client."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bench.api import WITHOUT_PLUGINS, running
from tests.bench.load import Server

mcp = pytest.importorskip("mcp", reason="deals[mcp] is not installed here")
pytest.importorskip("datasette_mcp", reason="deals[mcp] is not installed here")

TOOLS = {"list_databases", "get_database_schema", "execute_sql", "find_deals", "show_deal",
         "look_up"}  # fmt: skip


@pytest.fixture(scope="module")
def served(demo_db: Path) -> Iterator[Server]:
    command = [sys.executable, "-m", "deals", "serve", "--mcp", "--db", str(demo_db)]
    with running(command) as server:
        yield server


async def call(server: Server, tool: str, **given: Any) -> Any:
    async with mcp.Client(f"http://{server.host}:{server.port}/-/mcp") as client:
        return await client.call_tool(tool, given)


async def test_every_tool_says_that_it_only_reads(served: Server) -> None:
    async with mcp.Client(f"http://{served.host}:{served.port}/-/mcp") as client:
        tools = (await client.list_tools()).tools
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert all(tool.description for tool in tools)


async def test_sql_reads_the_deals(served: Server) -> None:
    sql = "select title, amount from deals where id = 'meta-scale-ai-2025'"
    answer = await call(served, "execute_sql", database="deals", sql=sql)
    assert not answer.is_error
    rows = answer.structured_content["rows"]
    assert [row["amount"] for row in rows] == [14.3e9]


@pytest.mark.parametrize(
    "sql",
    [
        "delete from deals",
        "update deals set amount = 0",
        "drop table deals",
        "attach database ':memory:' as other",
        "pragma writable_schema = on",
    ],
)
async def test_nothing_can_be_written(served: Server, demo_db: Path, sql: str) -> None:
    before = demo_db.read_bytes()
    answer = await call(served, "execute_sql", database="deals", sql=sql)
    assert answer.is_error
    assert demo_db.read_bytes() == before


async def test_deals_are_found_shown_and_looked_up(served: Server) -> None:
    found = await call(served, "find_deals", investor="Facebook", min_usd=1e10, limit=5)
    ids = [row["id"] for row in found.structured_content["deals"]]
    assert "meta-scale-ai-2025" in ids
    shown = await call(served, "show_deal", deal="meta-scale-ai-2025", as_of="2025-06-10")
    assert shown.structured_content["deal"]["status"] == "in_talks"
    hits = await call(served, "look_up", words="alexandr wang")
    assert "alexandr-wang" in [hit["id"] for hit in hits.structured_content["results"]]


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("find_deals", {"type": "aquisition"}, "acquisition"),
        ("find_deals", {"investor": "Nobody at all"}, "no organization of that name"),
        ("show_deal", {"deal": "meta-scale-ai-2024"}, "meta-scale-ai-2025"),
        ("show_deal", {"deal": "../stats"}, "no such"),
    ],
)
async def test_a_wrong_question_is_told_what_to_do(
    served: Server, tool: str, given: dict[str, Any], words: str
) -> None:
    answer = await call(served, tool, **given)
    assert answer.is_error
    assert words in json.dumps([part.text for part in answer.content])


def test_there_is_no_endpoint_unless_it_is_asked_for(demo_db: Path) -> None:
    with running([sys.executable, "-m", "deals", "serve", "--db", str(demo_db)]) as server:
        address = f"http://{server.host}:{server.port}"
        assert urllib.request.urlopen(f"{address}/api/v1", timeout=10).status == 200  # noqa: S310
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/-/mcp", timeout=10)  # noqa: S310


WITHOUT_THE_EXTRA = (
    f"{WITHOUT_PLUGINS}from datasette.plugins import pm; from deals import cli, site; "
    "pm.register(site, 'deals'); cli.app()"
)


def test_without_the_extra_a_server_serves_all_else(demo_db: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_THE_EXTRA, "serve", "--db", str(demo_db)]
    with running(command) as server:
        address = f"http://{server.host}:{server.port}"
        assert urllib.request.urlopen(f"{address}/api/v1", timeout=10).status == 200  # noqa: S310
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/-/mcp", timeout=10)  # noqa: S310


def test_what_is_not_installed_is_named_with_its_remedy(demo_db: Path) -> None:
    command = [sys.executable, "-c", WITHOUT_THE_EXTRA, "serve", "--mcp", "--db", str(demo_db)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "pip install 'deals[mcp]'" in done.stderr
