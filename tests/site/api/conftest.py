"""A Datasette with the packaged deals, and a way to ask its API."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette

Ask = Callable[..., Awaitable[httpx.Response]]
SETTINGS = {"sql_time_limit_ms": 3000, "default_cache_ttl": 3600}


@pytest.fixture
async def server(demo_db: Path, plugin_installed: bool) -> AsyncIterator[Datasette]:
    instance = Datasette([str(demo_db)], settings=SETTINGS)
    await instance.invoke_startup()
    yield instance
    for each in instance.databases.values():
        each.close()


@pytest.fixture
def ask(server: Datasette) -> Ask:
    """GET an address below /api/v1 and give the answer; `status` is what is expected."""

    async def asking(path: str, status: int = 200, **options: Any) -> httpx.Response:
        answer: httpx.Response = await server.client.get(f"/api/v1{path}", **options)
        assert answer.status_code == status, answer.text
        return answer

    return asking
