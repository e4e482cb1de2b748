"""Every kind of page, in process, with the plugin on a small real database."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from deals import pipeline

PAGES = [
    "/",
    "/deals",
    "/deals/deals",
    "/deals/deals.json",
    "/deals/deals.csv",
    "/deals/deals?_columns=all",
    "/deals/deals?_col=title&_col=amount",
    "/deals/deals?_search=meta",
    "/deals/deals/meta-scale-ai-2025",
    "/deals/deals/meta-scale-ai-2025.json",
    "/deals/deals/evil-2024",
    "/deals/largest_investments?investor=Meta&type=&as_of=2025-06-30",
    "/deals/largest_investments",
    "/deals/largest_investments.json?investor=Meta",
    "/deals/as_of.csv?as_of=2025-06-30",
    "/deals?sql=select+1+as+amount",
    "/deals/claims?_sort=field",
]


async def body(datasette: Datasette, path: str) -> str:
    response = await datasette.client.get(path)
    assert response.status_code == 200, (path, response.text[:500])
    text: str = response.text
    return text


@pytest.mark.parametrize("path", PAGES)
async def test_page_answers(datasette: Datasette, path: str) -> None:
    assert await body(datasette, path)


async def test_every_table_and_query_answers_with_its_default_facets(
    datasette: Datasette, metadata: dict[str, Any]
) -> None:
    described = metadata["databases"]["deals"]
    for name in described["tables"]:
        page = await body(datasette, f"/deals/{name}")
        assert "timed out" not in page, name
        assert EVIL_TAGS.search(page) is None, name
    for name in described["queries"]:
        page = await body(datasette, f"/deals/{name}")
        assert "message-error" not in page, name
        assert EVIL_TAGS.search(page) is None, name


EVIL_TAGS = re.compile(r"<script>alert|<img src=x|href=\"javascript:", re.IGNORECASE)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/deals/deals?_columns=all",
        "/deals/deals/evil-2024",
        "/deals/as_of?as_of=2025-06-30",
        "/deals/deals?_search=script",
        "/deals/deals?_search=%3Cscript%3Ealert(1)%3C/script%3E",
        "/deals?sql=select+'javascript:alert(1)'+as+url,'%3Cscript%3Ealert(1)%3C/script%3E'+as+status",
        "/deals?sql=select+'[\"%3Cscript%3Ealert(1)\"]'+as+investors,'%3Cscript%3Ealert(1)'+as+title,"
        "'x\"+onclick=1'+as+deal",
        "/deals/organizations",
        "/deals/people",
        "/deals/reports",
        "/deals/sources",
    ],
)
async def test_markup_in_the_data_stays_text(datasette: Datasette, path: str) -> None:
    page = await body(datasette, path)
    assert EVIL_TAGS.search(page) is None
    assert ' onclick="' not in page
    assert " onclick=1" not in page.replace("&#34; onclick=1", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "facebook",
            {"meta-scale-ai-2025", "facebook-whatsapp-2014", "aleph-alpha-series-b-2023"},
            id="any-name-of-a-party",
        ),
        pytest.param(
            "FACEB",
            {"meta-scale-ai-2025", "facebook-whatsapp-2014", "aleph-alpha-series-b-2023"},
            id="beginning-of-a-word",
        ),
        pytest.param('"scale ai"', {"meta-scale-ai-2025"}, id="phrase"),
        pytest.param("wang", {"meta-scale-ai-2025"}, id="person"),
        pytest.param("board sea", {"meta-scale-ai-2025"}, id="condition"),
        pytest.param("adobe meta", set(), id="all-words-must-occur"),
        pytest.param('"', set(), id="lone-quote"),
        pytest.param("AND", set(), id="operator"),
        pytest.param("NOT figma OR (", set(), id="more-operators"),
        pytest.param("adobe*^:-", {"adobe-figma-2022"}, id="signs"),
        pytest.param("x\0y", set(), id="zero-byte"),
    ],
)
async def test_search_takes_any_text(datasette: Datasette, words: str, expected: set[str]) -> None:
    response = await datasette.client.get(
        "/deals/deals.json", params={"_search": words, "_shape": "array"}
    )
    assert response.status_code == 200, response.text
    assert {row["id"] for row in response.json()} == expected


async def test_organizations_and_people_have_a_search_box(datasette: Datasette) -> None:
    for table, words in (("organizations", "facebook"), ("people", "alexandr")):
        response = await datasette.client.get(
            f"/deals/{table}.json", params={"_search": words, "_shape": "array"}
        )
        assert len(response.json()) == 1, table


@pytest.mark.parametrize(
    ("facet", "expected"),
    [
        (
            "type",
            {"acquisition": 3, "minority_stake": 1, "funding_round": 1, "licence_and_hire": 1},
        ),
        ("status", {"announced": 2, "completed": 2, "rumoured": 1, "terminated": 1}),
        ("year", {2025: 2, 2014: 1, 2022: 1, 2023: 1, 2024: 1}),
        ("country", {"US": 4, "DE": 1}),
        (
            "sector",
            {
                "AI data": 1,
                "messaging": 1,
                "AI search": 1,
                "design": 1,
                "AI models": 1,
                '<script>alert("x")</script>': 1,
            },
        ),
        (
            "investor",
            {
                "meta-platforms": 3,
                "apple": 1,
                "adobe": 1,
                "schwarz-group": 1,
                "sap": 1,
                "script-alert-x-script": 1,
            },
        ),
    ],
)
async def test_default_facets_count(
    datasette: Datasette, facet: str, expected: dict[Any, int]
) -> None:
    document = (await datasette.client.get("/deals/deals.json")).json()
    results = document["facet_results"][facet]["results"]
    assert {r["value"]: r["count"] for r in results if r["value"] is not None} == expected


async def test_facet_by_investor_through_the_parties(datasette: Datasette) -> None:
    response = await datasette.client.get(
        "/deals/deal_parties.json?role__in=investor,lead_investor&_facet=organization_id"
    )
    results = response.json()["facet_results"]["organization_id"]["results"]
    assert {r["label"]: r["count"] for r in results}["Meta Platforms"] == 3


async def test_filter_by_investor_chip(datasette: Datasette) -> None:
    page = await body(datasette, "/deals/deals")
    href = "/deals/deals?_investor=Meta+Platforms"
    assert f'<a href="{href}">Meta Platforms</a>' in page
    assert (await body(datasette, href)).count('class="col-id type-pk"') == 3


async def test_what_finds_nothing_says_so(datasette: Datasette) -> None:
    page = await body(datasette, "/deals/deals?_investor=Nobody")
    assert "0 rows where investor is Nobody, a name of no organization" in page
    assert 'No row passes these filters. <a href="/deals/deals">All rows</a>' in page
    assert "Narrow by" not in page  # nothing to choose from


async def test_deals_come_largest_first_with_unknown_amounts_last(datasette: Datasette) -> None:
    rows = (await datasette.client.get("/deals/deals.json?_shape=array")).json()
    assert [row["id"] for row in rows][:3] == [
        "adobe-figma-2022",
        "facebook-whatsapp-2014",
        "meta-scale-ai-2025",
    ]
    assert [row["amount_usd"] for row in rows][-2:] == [None, None]


async def test_home_counts_lead_to_their_rows(datasette: Datasette) -> None:
    page = await body(datasette, "/")
    counts = re.findall(r'<li><a class="tile" href="([^"]+)"><strong>([\d,]+)</strong>', page)
    assert len(counts) == 5
    for href, number in counts:
        path, _, query = href.partition("?")
        document = (await datasette.client.get(f"{path}.json?{query}")).json()
        assert document["filtered_table_rows_count"] == int(number.replace(",", "")), href
    for href in re.findall(r'<dt><a href="([^"]+)"', page):
        await body(datasette, href.replace("&amp;", "&"))


async def test_row_page_says_who_says_it(datasette: Datasette) -> None:
    page = await body(datasette, "/deals/deals/meta-scale-ai-2025")
    amount = re.search(r'<tr class="col-amount">.*?</tr>', page, re.DOTALL)
    assert amount is not None
    assert "$14.3 B" in amount[0]
    assert re.search(r'<a href="/deals/reports/\w+">Example News</a>', amount[0])
    assert "2 values in dispute" in amount[0]


async def test_stylesheet_is_served(datasette: Datasette, plugin_installed: bool) -> None:
    page = await body(datasette, "/deals/deals")
    link = re.search(r'href="(/-/static-plugins/deals/deals\.css\?\w{8})"', page)
    assert link is not None
    if not plugin_installed:
        pytest.skip("the plugin has its address only where deals is installed")
    assert "prefers-color-scheme: dark" in await body(datasette, link[1])


async def test_other_databases_are_left_alone(tmp_path: Path, plugin_installed: bool) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table deals (id text primary key, status text, amount real)")
        connection.execute("insert into deals values ('a', 'rumoured', 1500000)")
        connection.commit()
    other = Datasette([str(path)])
    for page in ("/", "/other/deals", "/other/deals/a", "/other?sql=select+*+from+deals"):
        text = await body(other, page)
        assert "deals.css" not in text, page
        assert "deals-" not in text, page
    assert "1500000.0" in await body(other, "/other/deals")
    for each in other.databases.values():
        each.close()


async def test_both_kinds_side_by_side(
    database: Path, tmp_path: Path, metadata: dict[str, Any], plugin_installed: bool
) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table deals (id text primary key, amount real)")
        connection.execute("insert into deals values ('a', 1500000)")
        connection.commit()
    both = Datasette([str(database), str(path)], metadata=metadata)
    assert "1500000.0" in await body(both, "/other/deals")
    assert "$14.3 B" in await body(both, "/deals/deals")
    assert 'href="/other"' in await body(both, "/")
    for each in both.databases.values():
        each.close()


async def test_a_second_database_of_deals_leads_to_its_own_rows(
    database: Path, tmp_path: Path, plugin_installed: bool
) -> None:
    record = {
        "deal": "birch-fern-2024",
        "target": "Fern",
        "investors": ["Birch"],
        "type": "acquisition",
        "status": "in_talks",
        "amount": {"text": "$2 billion", "exact": 2e9, "currency": "USD"},
        "source": {"url": "https://news.example/fern", "published": "2024-01-02"},
    }
    (tmp_path / "second.jsonl").write_text(json.dumps(record), encoding="utf-8")
    pipeline.ingest([str(tmp_path / "second.jsonl")], tmp_path / "second.db")
    both = Datasette([str(database), str(tmp_path / "second.db")])
    await both.invoke_startup()
    home = await body(both, "/")
    assert 'href="/second/deals/birch-fern-2024"' in home  # though it counts in no total
    for href in set(re.findall(r'<a [^>]*?href="(/[^"#]*)', home)):
        assert (await both.client.get(href.replace("&amp;", "&"))).status_code == 200, href
    for each in both.databases.values():
        each.close()


async def test_an_empty_database_has_all_pages(
    tmp_path: Path, metadata: dict[str, Any], plugin_installed: bool
) -> None:
    from deals.store.database import open_to_write

    with open_to_write(tmp_path / "deals.db"):
        pass
    empty = Datasette([str(tmp_path / "deals.db")], metadata=metadata)
    assert "There are no deals yet" in await body(empty, "/")
    for name in [*metadata["databases"]["deals"]["queries"], "deals", "organizations"]:
        assert "message-error" not in await body(empty, f"/deals/{name}")
    for each in empty.databases.values():
        each.close()
