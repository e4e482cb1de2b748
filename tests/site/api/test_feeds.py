"""Feeds as readers of feeds read them."""

import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from datasette.app import Datasette

from deals import pipeline
from deals.pipeline import Filters

PATHS = (
    "/feeds/deals",
    "/feeds/deals{}?investor=Meta&min_usd=1e9",
    "/feeds/changes",
    "/feeds/corrections",
    "/feeds/organizations/meta-platforms",
    "/feeds/search{}?q=scale+ai",
)
ATOM = "{http://www.w3.org/2005/Atom}"


def address(path: str, suffix: str) -> str:
    return path.replace("{}", suffix) if "{}" in path else path + suffix


@pytest.mark.parametrize("path", PATHS)
async def test_atom_is_well_formed_and_whole(server: Datasette, path: str) -> None:
    answer = await server.client.get(address(path, ".atom"))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    root = ET.fromstring(answer.content)  # noqa: S314  (of our own making)
    for node in (root, *root.iter(f"{ATOM}entry")):  # RFC 4287, 4.1.1 and 4.1.2
        for once in ("id", "title", "updated"):
            (found,) = node.findall(f"{ATOM}{once}")
            assert found.text
        moment = node.findtext(f"{ATOM}updated") or ""
        assert datetime.fromisoformat(moment).tzinfo is not None
    ids = [node.findtext(f"{ATOM}id") for node in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == len(parsed.entries) > 0
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "deals"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links["self"] == f"http://localhost{address(path, '.atom')}"
    moments = [entry.updated for entry in parsed.entries]
    assert moments == sorted(moments, reverse=True)


@pytest.mark.parametrize("path", PATHS)
async def test_json_feed_says_the_same(server: Datasette, path: str) -> None:
    answer = await server.client.get(address(path, ".json"))
    assert answer.headers["content-type"].startswith("application/feed+json")
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert {"title", "home_page_url", "feed_url", "items"} <= set(feed)
    for item in feed["items"]:
        assert item["id"]
        assert item["content_text"]
        assert datetime.fromisoformat(item["date_modified"]).tzinfo is not None
        assert item["url"].startswith("http://localhost/")
    atom = feedparser.parse((await server.client.get(address(path, ".atom"))).content)
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
    assert [item["title"] for item in feed["items"]] == [entry.title for entry in atom.entries]


async def test_a_filtered_feed_has_the_deals_of_the_list(server: Datasette, demo_db: Path) -> None:
    answer = await server.client.get("/feeds/changes.json?investor=Meta&min_usd=1e9")
    found = {item["id"].removeprefix("urn:deals:deal:") for item in answer.json()["items"]}
    expected = pipeline.list_deals(demo_db, Filters(investor="Meta", min_usd=1e9))
    assert found == {row["id"] for row in expected if row["last_reported_on"]}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/feeds/deals.rss", 404),
        ("/feeds/organizations/nobody.atom", 404),
        ("/feeds/search.atom", 400),
        ("/feeds/deals.atom?investr=Meta", 400),
        ("/feeds/deals.atom?investor=Nobody+at+all", 404),
    ],
)
async def test_a_wrong_feed_is_a_problem(server: Datasette, path: str, status: int) -> None:
    answer = await server.client.get(path)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


@pytest.mark.parametrize("host", ["evil.example/<a>", 'a" onload="x', "a b"])
async def test_a_forged_host_is_refused(server: Datasette, host: str) -> None:
    answer = await server.client.get("/feeds/deals.atom", headers={"host": host})
    assert answer.status_code == 400


async def test_an_unchanged_feed_is_not_sent_again(server: Datasette) -> None:
    first = await server.client.get("/feeds/deals.atom")
    known = {"if-none-match": first.headers["etag"]}
    assert (await server.client.get("/feeds/deals.atom", headers=known)).status_code == 304


async def test_signs_of_markup_are_text(datasette: Any) -> None:
    """The small database of the site's tests has names that look like markup."""
    answer = await datasette.client.get("/feeds/deals.atom")
    parsed = feedparser.parse(answer.content)
    assert not parsed.bozo
    odd = next(entry for entry in parsed.entries if "<script>" in entry.title)
    assert odd.title_detail.type == "text/plain"
    assert b"<script>" not in answer.content
    assert b"&lt;" in answer.content
