"""How the API speaks HTTP: problems, validators, compression, other sites, methods."""

import gzip
import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from deals import pipeline
from deals.model.api import Problem
from deals.site.api.openapi import description

from .conftest import SETTINGS, Ask

DEAL = "/deals/meta-scale-ai-2025"


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        pytest.param("/deals?investr=Meta", 400, "Did you mean investor?", id="unknown"),
        pytest.param("/stats?type=x", 400, "no parameters", id="none-taken"),
        pytest.param("/deals?type=aquisition", 400, "did you mean 'acquisition'", id="code"),
        pytest.param("/deals?limit=0", 400, "greater than or equal to 1", id="too-small"),
        pytest.param("/deals?limit=501", 400, "less than or equal to 500", id="too-large"),
        pytest.param("/deals?limit=ten", 400, "not a whole number", id="no-number"),
        pytest.param("/deals?min_usd=nan", 400, "not a number", id="nan"),
        pytest.param("/deals?min_usd=1e999", 400, "number", id="infinite"),
        pytest.param("/deals?as_of=2025-02-30", 400, "as_of", id="no-such-day"),
        pytest.param("/deals?as_of=yesterday", 400, "a day such as", id="words"),
        pytest.param("/deals?as_of=20250630", 400, "a day such as", id="digits"),
        pytest.param("/deals?counted=maybe", 400, "neither true nor false", id="truth"),
        pytest.param("/deals?type=merger&type=debt", 400, "given twice", id="twice"),
        pytest.param("/deals?fields=amout", 400, "did you mean 'amount'", id="field"),
        pytest.param("/deals?sort=size", 400, "sort", id="sort"),
        pytest.param("/deals?country=USA", 400, "country", id="country"),
        pytest.param("/deals?cursor=bm90IGpzb24", 400, "not one of ours", id="cursor"),
        pytest.param("/deals?cursor=WyJkYXRlIixudWxsLCJhIl0", 400, "another order", id="order"),
        pytest.param("/deals?investor=a%00b", 400, "cannot be seen", id="nul"),
        pytest.param("/deals?investor=%ff", 400, "cannot be read", id="not-utf8"),
        pytest.param("/search", 400, "required", id="missing"),
        pytest.param("/changes?since=soon", 400, "neither a day nor", id="since"),
        pytest.param("/deals?investor=Metta+Platforms", 404, "no organization", id="investor"),
        pytest.param("/deals/meta-scale-ai-2024", 404, "meta-scale-ai-2025", id="near-id"),
        pytest.param(f"{DEAL}?as_of=2020-01-01", 404, "first report is of 2025-06-", id="early"),
        pytest.param("/deals/x'%20or%20'1'='1", 404, "no such deal", id="sql"),
        pytest.param("/deals/..%2f..%2fetc", 404, "no such deal", id="path"),
        pytest.param("/organizations/nobody", 404, "no such organization", id="organization"),
        pytest.param("/people/nobody", 404, "no such person", id="person"),
        pytest.param("/sources/nothing", 404, "no such source", id="source"),
        pytest.param("/dels", 404, "no such address", id="address"),
        pytest.param("/deals/a/b", 404, "no such address", id="deeper"),
    ],
)
async def test_what_is_wrong_is_said_as_a_problem(
    ask: Ask, path: str, status: int, words: str
) -> None:
    answer = await ask(path, status)
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = Problem.model_validate(answer.json())
    assert problem.status == status
    assert words in f"{problem.detail} {problem.hint}"
    assert answer.headers["cache-control"] == "no-store"


async def test_all_faults_are_listed(ask: Ask) -> None:
    problem = (await ask("/deals?limit=x&counted=y&sort=z", 400)).json()
    assert {fault["parameter"] for fault in problem["errors"]} == {"limit", "counted", "sort"}


@pytest.mark.parametrize("path", ["/deals", DEAL, "/stats", "/search?q=scale"])
async def test_an_unchanged_build_is_not_sent_again(ask: Ask, path: str) -> None:
    first = await ask(path)
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
        again = await ask(path, 304, headers={"if-none-match": known})
        assert again.content == b""
        assert again.headers["etag"] == tag
    await ask(path, 200, headers={"if-none-match": '"other"'})
    later = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
    await ask(path, 304, headers={"if-modified-since": later})
    yesterday = format_datetime(datetime.now(UTC) - timedelta(days=1), usegmt=True)
    await ask(path, 200, headers={"if-modified-since": yesterday})
    await ask(path, 200, headers={"if-modified-since": "some day"})


async def test_a_bad_request_is_told_before_anything_is_unchanged(ask: Ask) -> None:
    await ask("/deals?limt=1", 400, headers={"if-none-match": "*"})


async def test_the_tag_changes_with_the_database(
    tmp_path: Path, record: Any, write_lines: Any, plugin_installed: bool
) -> None:
    db = tmp_path / "deals.db"
    pipeline.ingest([str(write_lines(record()))], db)
    server = Datasette([str(db)])
    first = await server.client.get("/api/v1/stats")
    pipeline.ingest([str(write_lines(record(stake_percent=5), name="more.jsonl"))], db)
    known = {"if-none-match": first.headers["etag"]}
    second = await server.client.get("/api/v1/stats", headers=known)
    assert second.status_code == 200
    assert second.json()["counts"]["reports"] == 2
    for each in server.databases.values():
        each.close()


async def test_large_answers_come_compressed_to_those_who_take_it(server: Datasette) -> None:
    plain = await server.client.get(f"/api/v1{DEAL}", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    zipped = await server.client.get(f"/api/v1{DEAL}", headers={"accept-encoding": "br, gzip"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in zipped.headers["vary"]
    assert zipped.json() == plain.json()
    assert len(gzip.compress(plain.content, 5)) < len(plain.content) / 3


async def test_head_has_the_headers_alone(server: Datasette) -> None:
    answer = await server.client.head(f"/api/v1{DEAL}")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_other_methods_are_refused(server: Datasette, method: str) -> None:
    answer = await server.client.request(method, f"/api/v1{DEAL}")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["status"] == 405


async def test_other_sites_may_read_only_where_the_server_says_so(
    server: Datasette, demo_db: Path
) -> None:
    closed = await server.client.get("/api/v1/stats")
    assert "access-control-allow-origin" not in closed.headers
    opened = Datasette([str(demo_db)], cors=True)
    for path, status in (("/api/v1/stats", 200), ("/api/v1/nothing", 404)):
        answer = await opened.client.get(path)
        assert answer.status_code == status
        assert answer.headers["access-control-allow-origin"] == "*"
    asked = await opened.client.options("/api/v1/stats")
    assert (asked.status_code, asked.headers["access-control-allow-methods"]) == (
        204, "GET, HEAD, OPTIONS",
    )  # fmt: skip
    for each in opened.databases.values():
        each.close()


async def test_a_closed_database_is_closed_here_too(demo_db: Path, plugin_installed: bool) -> None:
    closed = {"databases": {"deals": {"allow": {"id": "root"}}}}
    server = Datasette([str(demo_db)], metadata=closed)
    answer = await server.client.get("/api/v1/deals")
    assert (answer.status_code, answer.json()["status"]) == (403, 403)
    for each in server.databases.values():
        each.close()


async def test_a_server_without_deals_says_so(plugin_installed: bool) -> None:
    server = Datasette([], memory=True)
    answer = await server.client.get("/api/v1/deals")
    assert answer.status_code == 404
    assert "no database of deals" in answer.json()["detail"]


async def test_a_slow_question_ends(demo_db: Path, plugin_installed: bool) -> None:
    server = Datasette([str(demo_db)], settings=SETTINGS | {"sql_time_limit_ms": 1})
    answer = await server.client.get("/api/v1/flows")
    assert answer.status_code == 503
    assert "Narrow" in answer.json()["hint"]
    for each in server.databases.values():
        each.close()


async def test_addresses_keep_a_base_url(demo_db: Path, plugin_installed: bool) -> None:
    server = Datasette([str(demo_db)], settings={"base_url": "/sub/"})
    page = (await server.client.get("/api/v1/deals?limit=1")).json()
    assert page["next_url"].startswith("/sub/api/v1/deals?")
    for each in server.databases.values():
        each.close()


async def test_the_description_and_the_page_are_served(ask: Ask) -> None:
    served = (await ask("/openapi.json")).json()
    assert served["paths"].keys() == description()["paths"].keys()
    index = (await ask("")).json()
    assert set(index["endpoints"].values()) < set(served["paths"])
    page = (await ask("/docs")).text
    for path in index["endpoints"].values():
        assert f"GET {path}" in page
    assert "http://" not in page.replace("http://localhost", "")  # nothing from other hosts
    assert all(source.startswith("/-/static") for source in re.findall(r'src="([^"]*)"', page))
