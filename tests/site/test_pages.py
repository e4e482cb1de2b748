"""Our own pages beside the deal's: each answers, strictly, and says what the database says."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette
from reading import page, plain

from deals.site.pages import organization_sql
from deals.site.pages.circles import Payment, circles
from deals.site.pages.holdings import ledger

PATHS = [
    "/organization/meta-platforms",
    "/organization/scale-ai",
    "/flows",
    "/flows?min=0&year=2025&type=acquisition&sector=AI",
    "/flows?min=nonsense",
    "/disagreements",
    "/disagreements?field=amount",
    "/rumours",
    "/review",
    "/publishers",
    "/search",
    "/search?q=scale",
    '/search?q="',
    "/method",
]
EVIL_TAGS = re.compile(r"<script>alert|<img src=x|href=\"javascript:", re.IGNORECASE)


@pytest.mark.parametrize("path", PATHS)
async def test_page_answers_under_the_strict_policy(datasette: Datasette, path: str) -> None:
    text = await page(datasette, path)
    assert EVIL_TAGS.search(text) is None
    assert '<html lang="en">' in text
    assert text.count("<h1") == 1


@pytest.mark.parametrize("path", PATHS)
async def test_every_link_leads_somewhere(datasette: Datasette, path: str) -> None:
    text = await page(datasette, path)
    links = {h.replace("&amp;", "&") for h in re.findall(r'<a [^>]*?href="(/[^"#]*)', text)}
    for href in links:
        assert (await datasette.client.get(href)).status_code == 200, href


async def test_organization_tells_its_roles(datasette: Datasette) -> None:
    words = plain(await page(datasette, "/organization/meta-platforms"))
    assert "3 deals" in words
    assert "Facebook" in words
    assert "Invests with" in words
    assert "SAP" in words


def test_a_great_investor_has_the_same_deals(demo_db: Path) -> None:
    with closing(sqlite3.connect(demo_db)) as connection:
        ids = [row[0] for row in connection.execute("select id from organizations")]
        for key in ids:
            few, many = (
                [(*row[:-1], sorted((row[-1] or "").split(","))) for row in found]
                for found in (
                    connection.execute(query, {"id": key}).fetchall()
                    for query in (organization_sql.AS_INVESTOR, organization_sql.AS_GREAT_INVESTOR)
                )
            )
            assert few == many, key


async def test_the_page_of_a_great_investor_is_the_same(
    datasette: Datasette, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await page(datasette, "/organization/meta-platforms")
    monkeypatch.setattr("deals.site.pages.organization._is_great", lambda found: True)
    after = [await page(datasette, "/organization/meta-platforms") for _ in range(2)]
    strip = re.compile(r"[\d.]+ ms")
    assert {strip.sub("", text) for text in after} == {strip.sub("", before)}


async def test_any_name_leads_to_the_organization(datasette: Datasette) -> None:
    for name in ("Facebook", "facebook", "Meta", "Meta~20Platforms", "meta%20platforms"):
        response = await datasette.client.get(f"/organization/{name}")
        assert (response.status_code, response.headers["location"]) == (
            308,
            "/organization/meta-platforms",
        )
    assert "There is no organization" in await page(datasette, "/organization/nobody", 404)


async def test_search_finds_each_kind(datasette: Datasette) -> None:
    text = await page(datasette, "/search?q=facebook")
    assert 'href="/organization/meta-platforms"' in text
    assert 'href="/deal/facebook-whatsapp-2014"' in text
    assert 'href="/deals/people/alexandr-wang"' in await page(datasette, "/search?q=alexandr")
    assert "Example News" in await page(datasette, "/search?q=example")
    assert "Nothing has all of these words" in await page(datasette, "/search?q=zzzz")
    for signs in ("%22", "%00", "%25", "__", "[%22"):  # in the list of aliases of every publisher
        assert "Nothing has all of these words" in await page(datasette, f"/search?q={signs}")


async def test_rumours_are_sorted_by_what_became_of_them(datasette: Datasette) -> None:
    text = await page(datasette, "/rumours")
    waiting, confirmed = re.split(r'<h2 id="confirmed">', text)
    assert "apple-perplexity-2025" in waiting
    assert "meta-scale-ai-2025" in confirmed
    record = plain(re.split(r'<h2 id="record">', text)[1])
    assert "Example News 2 1 0 1 0 %" in record  # "more than $10 bn" allows 14.3


async def test_disagreements_can_be_chosen_by_field(datasette: Datasette) -> None:
    assert "meta-scale-ai-2025" in await page(datasette, "/disagreements?field=amount")
    assert "None on round" in plain(await page(datasette, "/disagreements?field=round"))


async def test_figures_of_the_method_page_are_those_of_their_rows(datasette: Datasette) -> None:
    text = await page(datasette, "/method")
    gaps = re.findall(r'<a href="([^"]+)">[^<]+</a></td><td class="num">(\d+)</td>', text)
    assert len(gaps) >= 7
    for href, number in gaps:
        path, _, query = href.replace("&amp;", "&").partition("?")
        document = (await datasette.client.get(f"{path}.json?{query}")).json()
        assert document["filtered_table_rows_count"] == int(number), href


async def test_a_server_without_deals_has_no_such_pages(
    tmp_path: Path, plugin_installed: bool
) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("create table a (b)")
    other = Datasette([str(tmp_path / "other.db")])
    for path in ("/flows", "/deal/a"):
        assert (await other.client.get(path)).status_code == 404
    for each in other.databases.values():
        each.close()


def test_circles_of_two_and_three_are_found_once() -> None:
    payments = [
        Payment("chips", "lab", "a", "stake"),
        Payment("lab", "chips", "b", "cash"),
        Payment("lab", "cloud", "c", "cash"),
        Payment("cloud", "power", "d", "cash"),
        Payment("power", "lab", "e", "stake"),
        Payment("lab", "lab", "f", "itself"),
    ]
    found = [[step[0].giver for step in circle] for circle in circles(payments)]
    assert found == [["chips", "lab"], ["cloud", "power", "lab"]]


def holding(**changes: object) -> dict[str, object]:
    return {
        "target_id": "t",
        "target": "T",
        "type": "minority_stake",
        "status": "completed",
        "stake_percent": None,
        "stake_before": None,
        "stake_after": None,
        "buyers": 1,
        "sold": 0,
    } | changes


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        pytest.param([{"stake_percent": 49.0}], (49, 49), id="told"),
        pytest.param([{"stake_percent": 20.0}, {"stake_percent": 5.0}], (25, 25), id="added-up"),
        pytest.param([{"stake_percent": 20.0, "buyers": 3}], (0, 20), id="part-of-it-or-none"),
        pytest.param([{"type": "funding_round"}], (0, 100), id="not-told"),
        pytest.param([{"type": "acquisition"}], (100, 100), id="all"),
        pytest.param([{"type": "majority_stake"}], (50, 100), id="more-than-half"),
        pytest.param([{"stake_percent": 10.0, "stake_after": 60.0}], (60, 60), id="after-is-told"),
        pytest.param([{"stake_percent": 30.0}, {"sold": 1}], (0, 30), id="sold-an-untold-part"),
        pytest.param(
            [{"stake_percent": 5.0}, {"stake_percent": 9.0, "status": "announced"}],
            (5, 5),
            id="announced-only",
        ),
    ],
)
def test_a_holding_is_what_its_deals_say(
    steps: list[dict[str, object]], expected: tuple[float, float]
) -> None:
    (found,) = ledger([holding(**step) for step in steps])
    assert (found["low"], found["high"]) == expected
