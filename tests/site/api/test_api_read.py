"""Documents of the API against the command line, which reads the same database another way."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from deals import pipeline
from deals.errors import NotFound
from deals.model.document import DealDocument
from deals.pipeline import Filters
from deals.site.api import choosing, ranking
from deals.site.api.endpoints import ENDPOINTS

from .conftest import Ask

DEAL = "meta-scale-ai-2025"
DAYS = (None, date(2023, 12, 17), date(2025, 6, 12), date(2027, 1, 1))


@pytest.mark.parametrize("day", DAYS, ids=str)
async def test_every_deal_is_what_the_command_shows(ask: Ask, demo_db: Path, day: Any) -> None:
    query = f"?as_of={day}" if day else ""
    compared = 0
    # A pin is of today: the stored last state has it, `show --as-of` leaves it out.
    pinned = {j.subject for j in pipeline.judgements(demo_db) if j.kind == "pin"} if day else set()
    for row in pipeline.list_deals(demo_db, Filters(limit=10_000)):
        try:
            shown = pipeline.show(demo_db, row["id"], day)
        except NotFound:
            await ask(f"/deals/{row['id']}{query}", 404)
            continue
        compared += 1
        answer = (await ask(f"/deals/{row['id']}{query}")).json()
        if row["id"] in pinned:
            continue
        assert answer == json.loads(shown.model_dump_json()), row["id"]
        assert DealDocument.model_validate(answer) == shown
    assert compared == len(
        pipeline.list_deals(demo_db, Filters(as_of=day and day.isoformat(), limit=10_000))
    )


CASES = [
    Filters(),
    Filters(type="acquisition", sort="date"),
    Filters(type="licence_and_hire", sort="title"),
    Filters(status="terminated", sort="reports"),
    Filters(status="stalled"),
    Filters(status="stalled", as_of="2024-01-01"),
    Filters(investor="Meta", target="Scale AI", type="minority_stake"),
    Filters(min_usd=5e9, since="2020-01-01", sort="date"),
    Filters(investor="Facebook", counted=True),
    Filters(investor="meta-platforms", as_of="2025-06-30"),
    Filters(target="Scale AI", sort="conflicts"),
    Filters(sector="AI", country="us", min_usd=1e9),
    Filters(type="acquisition", status="completed", country="us", since="2020-01-01"),
    Filters(since="2023-01-01", until="2023-12-31", sort="date"),
    Filters(as_of="2025-06-12", min_usd=1e9),
    Filters(as_of="2022-11-01", counted=False, sort="title"),
]


@pytest.mark.parametrize("filters", CASES, ids=str)
@pytest.mark.parametrize("limit", [7, 500])
@pytest.mark.parametrize(
    ("few", "narrow"),
    [(None, 8), (0, 10**6), (0, 0), (10**6, 8)],
    ids=["small", "in-order", "along-a-filter", "collected"],
)
async def test_pages_together_are_the_list_of_the_command(
    ask: Ask,
    demo_db: Path,
    filters: Filters,
    limit: int,
    few: int | None,
    narrow: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if few is not None:  # as in a large database: all ways of reading give the same rows
        monkeypatch.setattr(choosing, "_SMALL", 0)
        monkeypatch.setattr(choosing, "FEW", few)
        monkeypatch.setattr(choosing, "NARROW", narrow)
    given = {
        "type": filters.type,
        "status": filters.status,
        "investor": filters.investor,
        "target": filters.target,
        "sector": filters.sector,
        "country": filters.country,
        "min_usd": filters.min_usd,
        "counted": None if filters.counted is None else str(filters.counted).lower(),
        "since": filters.since,
        "until": filters.until,
        "as_of": filters.as_of,
        "sort": filters.sort,
    }
    parameters: dict[str, Any] = {k: v for k, v in given.items() if v is not None}
    page = (await ask("/deals", params=parameters | {"limit": limit, "count": "true"})).json()
    total, found = page["total"], page["deals"]
    while page["next"]:
        assert len(page["deals"]) == limit
        page = (await ask(page["next_url"].removeprefix("/api/v1"))).json()
        found += page["deals"]
    expected = pipeline.list_deals(demo_db, replace(filters, limit=10_000))
    assert [row["id"] for row in found] == [row["id"] for row in expected]
    assert total == len(expected) > 0
    assert found == [
        row | {n: None if row[n] is None else bool(row[n]) for n in ("voting", "counts_in_totals")}
        for row in expected
    ]


async def test_ranks_are_the_same_when_amounts_are_kept(
    ask: Ask, demo_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "_MANY", 0)
    for _ in range(2):
        for row in pipeline.list_deals(demo_db, Filters(investor="Meta", limit=100)):
            shown = json.loads(pipeline.show(demo_db, row["id"]).model_dump_json())
            assert (await ask(f"/deals/{row['id']}")).json()["ranks"] == shown["ranks"]


async def test_fields_leave_only_what_was_asked_for(ask: Ask) -> None:
    page = (await ask("/deals?fields=title,amount&limit=2")).json()
    assert [list(row) for row in page["deals"]] == [["id", "title", "amount"]] * 2


async def test_an_organization_has_names_ties_and_deals(ask: Ask, demo_db: Path) -> None:
    document = (await ask("/organizations/meta-platforms")).json()
    assert {"Facebook", "Meta", "Meta Platforms"} <= {name["name"] for name in document["names"]}
    assert document["organization"]["deals_count"] == len(document["deals"])
    mine = (await ask(document["deals_url"].removeprefix("/api/v1"))).json()["deals"]
    expected = pipeline.list_deals(demo_db, Filters(investor="Meta", limit=500))
    assert [row["id"] for row in mine] == [row["id"] for row in expected]
    invested = [part for part in document["deals"] if "investor" in part["role"]]
    assert {part["deal"] for part in invested} == {row["id"] for row in expected}
    pages = (await ask("/organizations?name=facebook")).json()
    assert [row["id"] for row in pages["organizations"]] == ["meta-platforms"]
    child = (await ask("/organizations/instagram")).json()
    assert child["parent"]["id"] == "meta-platforms"


async def test_all_organizations_come_once_by_paging(ask: Ask, demo_db: Path) -> None:
    url, found = "/organizations?limit=100", []
    while url:
        page = (await ask(url)).json()
        found += [row["id"] for row in page["organizations"]]
        url = (page["next_url"] or "").removeprefix("/api/v1")
    assert len(found) == len(set(found)) == pipeline.stats(demo_db)["counts"]["organizations"]


async def test_a_person_and_a_source(ask: Ask) -> None:
    person = (await ask("/people/alexandr-wang")).json()
    assert DEAL in [part["deal"] for part in person["deals"]]
    document = (await ask(f"/deals/{DEAL}")).json()
    urls = {line["record"]["source"]["url"] for line in document["reports"]}
    assert len(urls) > 10
    found = (await ask("/conflicts?field=amount&limit=1")).json()["conflicts"][0]
    assert found["field"] == "amount"
    assert len(found["claims"]) > 1


async def test_search_finds_what_the_command_finds(ask: Ask, demo_db: Path) -> None:
    for words in ("scale ai", "wang", 'quo"te', "société", "AND OR NOT ("):
        found = (await ask("/search", params={"q": words})).json()["results"]
        if "(" in words or '"' in words:
            continue  # no error is all that is asked of these
        expected = pipeline.search(demo_db, words, 20)
        assert [(hit["kind"], hit["id"]) for hit in found] == [
            (row["kind"], row["id"]) for row in expected
        ]
        for hit in found:
            await ask(hit["url"].removeprefix("/api/v1"))


async def test_stats_agree_with_the_command(ask: Ask, demo_db: Path) -> None:
    document = (await ask("/stats")).json()
    expected = pipeline.stats(demo_db)
    assert document["counts"] == expected["counts"]
    assert document["total"]["counted_usd"] == pytest.approx(expected["totals"]["counted_usd"])
    by_type = {row["value"]: row["counted_usd"] for row in document["by_type"]}
    assert by_type == {row["type"]: row["counted_usd"] for row in expected["by_type"]}
    for name in ("type", "status", "year", "quarter", "sector", "country"):
        assert sum(row["deals"] for row in document[f"by_{name}"]) == document["total"]["deals"]


async def test_flows_add_up_and_know_what_returns(ask: Ask, demo_db: Path) -> None:
    found = (await ask("/flows?limit=2000")).json()["flows"]
    pairs = {(flow["investor"], flow["target"]): flow for flow in found}
    assert len(pairs) == len(found) > 100
    for (investor, target), flow in pairs.items():
        assert flow["returns"] == ((target, investor) in pairs)
    mine = (await ask("/flows?organization=Meta")).json()["flows"]
    counted = pipeline.list_deals(demo_db, Filters(investor="Meta", counted=True, limit=500))
    sent = sum(flow["usd"] for flow in mine if flow["investor"] == "meta-platforms")
    assert sent == pytest.approx(sum(row["amount_usd"] for row in counted))


async def test_changes_since_a_build(tmp_path: Path, record: Any, write_lines: Any,
                                     plugin_installed: bool) -> None:  # fmt: skip
    db = tmp_path / "deals.db"
    first = [record(deal="a-2024"), record(deal="b-2024", target="Other Works")]
    pipeline.ingest([str(write_lines(*first))], db)
    server = Datasette([str(db)])
    await server.invoke_startup()

    async def since(build: Any) -> dict[str, Any]:
        answer = await server.client.get(f"/api/v1/changes?since={build}")
        found: dict[str, Any] = answer.json()
        return found

    start = await since(0)
    assert {c["deal"]: c["kind"] for c in start["changes"]} == {"a-2024": "new", "b-2024": "new"}
    assert (await since(start["build"]))["changes"] == []
    later = [record(deal="a-2024", stake_percent=10), record(deal="c-2024", target="Third Works")]
    pipeline.ingest([str(write_lines(*later, name="later.jsonl"))], db)
    now = await since(start["build"])
    assert {c["deal"]: (c["kind"], len(c["new_reports"])) for c in now["changes"]} == {
        "a-2024": ("changed", 1), "c-2024": ("new", 1),
    }  # fmt: skip
    pipeline.pin(db, "b-2024", "stake_percent", "12", "ann", "read it")
    judged = [c for c in (await since(start["build"]))["changes"] if c["judgements"]]
    assert [(c["deal"], c["judgements"]) for c in judged] == [("b-2024", [1])]
    latest = (await since(start["build"]))["build"]
    assert (await since(latest))["changes"] == []
    assert len((await since("2020-01-01"))["changes"]) == 3
    assert (await since("2999-01-01"))["changes"] == []
    for each in server.databases.values():
        each.close()


async def test_an_old_id_leads_on(tmp_path: Path, record: Any, write_lines: Any,
                                  plugin_installed: bool) -> None:  # fmt: skip
    db = tmp_path / "deals.db"
    records = [record(deal="a-2024"), record(deal="b-2024")]
    pipeline.ingest([str(write_lines(*records))], db)
    pipeline.merge(db, "a-2024", "b-2024", "ann", "one deal")
    server = Datasette([str(db)])
    await server.invoke_startup()
    answer = await server.client.get("/api/v1/deals/b-2024?as_of=2025-01-01")
    assert answer.status_code == 308
    assert answer.headers["location"] == "/api/v1/deals/a-2024?as_of=2025-01-01"
    for each in server.databases.values():
        each.close()


async def test_documents_are_what_the_models_say(ask: Ask) -> None:
    """Every example of the table gives a document that its model takes whole."""
    for endpoint in ENDPOINTS:
        path = endpoint.path.removeprefix("/api/v1")
        if "{id}" in path and not endpoint.example:
            continue
        path = path.replace("{id}", endpoint.example) if "{id}" in path else path + endpoint.example
        document = (await ask(path)).json()
        taken = endpoint.document.model_validate(document)
        assert set(document) <= set(type(taken).model_fields)
