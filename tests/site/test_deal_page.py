"""The page of one deal: today, as of a day, by an old id, by none."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from reading import page, plain

from deals import pipeline

DEAL = "/deal/meta-scale-ai-2025"


async def test_today_shows_the_resolved_deal(datasette: Datasette) -> None:
    text = await page(datasette, DEAL)
    words = plain(text)
    assert "Meta Platforms – Scale AI" in words
    assert re.search(r"<dt>Amount</dt><dd>\$14.3 B</dd>", text)
    assert "non-voting" in words
    assert "no. 2 of 3" in words  # WhatsApp was larger
    assert "no. 2 of 3 as of 2025-06-13" in words
    assert "Alexandr Wang" in words
    assert words.count("2 values") == 1  # the amount is disputed by two reports


async def test_every_field_unfolds_to_its_reports(datasette: Datasette) -> None:
    text = await page(datasette, DEAL)
    field = re.search(r'<details class="field" id="field-amount">.*?</details>', text, re.S)
    assert field is not None
    rows = re.findall(r"<tr( class=\"chosen\")?><td>([^<]*)", field[0])
    assert [(bool(mark), said.strip()) for mark, said in rows] == [
        (False, "&gt; $10 B"),
        (True, "$14.3 B"),
        (False, "$14.8 B"),
    ]
    assert "Why this one:" in field[0]


async def test_the_place_among_an_investors_deals_is_that_of_the_api(
    demo_db: Path, metadata: dict[str, Any], plugin_installed: bool
) -> None:
    datasette = Datasette([str(demo_db)], metadata=metadata)
    await datasette.invoke_startup()
    shown = 0
    for row in pipeline.list_deals(demo_db, pipeline.Filters(investor="Meta", limit=30)):
        ranks = pipeline.show(demo_db, row["id"]).ranks
        text = await page(datasette, f"/deal/{row['id']}")
        for rank in sorted(ranks, key=lambda rank: rank.investor)[:2]:
            link = f'organization/{rank.organization}">{rank.investor}</a></dt>'
            assert f"{link}<dd>no. {rank.rank} <small>of {rank.of}</small></dd>" in text
            shown += 1
    datasette.get_database("deals").close()
    assert shown > 10


async def test_the_chart_has_a_mark_for_each_report_with_a_figure(datasette: Datasette) -> None:
    text = await page(datasette, DEAL)
    marks = re.findall(r'<a href="#report-(\w+)" class="mark mark-([\w-]+)', text)
    assert [status for _, status in marks] == ["in-talks", "announced", "announced"]
    for report, _ in marks:
        assert f'id="report-{report}"' in text


async def test_as_of_a_day_claims_only_what_was_public(datasette: Datasette) -> None:
    text = await page(datasette, f"{DEAL}?as_of=2025-06-09")
    words = plain(text)
    assert "As it was publicly known on 2025-06-09" in words
    assert re.search(r"<dt>Amount</dt><dd>&gt; \$10 B</dd>", text)
    assert "14.3" not in words
    assert "Other News" not in words
    assert "Alexandr Wang" not in words


async def test_as_of_a_day_values_name_the_rule_of_that_day(datasette: Datasette) -> None:
    text = await page(datasette, f"{DEAL}?as_of=2025-06-09")
    field = re.search(r'<details class="field" id="field-amount">.*?</details>', text, re.S)
    assert field is not None
    assert "Why this one:" in field[0]
    assert field[0].count("<tr") == 2  # the head and the one report


async def test_an_old_id_leads_on(tmp_path: Path, metadata: dict[str, Any]) -> None:
    record = {"target": "Figtree", "investors": ["Oak"], "type": "acquisition"}
    for handle in ("oak-figtree-2024", "figtree-talks-2024"):
        source = {"url": f"https://news.example/{handle}", "published": "2024-02-03"}
        line = json.dumps(record | {"deal": handle, "source": source})
        (tmp_path / f"{handle}.jsonl").write_text(line, encoding="utf-8")
    path = tmp_path / "deals.db"
    pipeline.ingest([str(file) for file in tmp_path.glob("*.jsonl")], path)
    pipeline.merge(path, "oak-figtree-2024", "figtree-talks-2024", "a person", "the same talks")
    merged = Datasette([str(path)], metadata=metadata)
    answers = {}
    for old in ("oak-figtree-2024", "figtree-talks-2024"):
        response = await merged.client.get(f"/deal/{old}")
        answers[old] = (response.status_code, response.headers.get("location"))
    assert sorted(status for status, _ in answers.values()) == [200, 308]
    (target,) = (where for _, where in answers.values() if where)
    assert (await merged.client.get(target)).status_code == 200
    for each in merged.databases.values():
        each.close()


async def test_each_change_is_a_link_to_its_day(datasette: Datasette) -> None:
    text = await page(datasette, DEAL)
    days = re.findall(r'href="/deal/meta-scale-ai-2025\?as_of=([\d-]+)"', text)
    assert {"2025-06-08", "2025-06-13", "2025-07-16"} <= set(days)
    for day in set(days):
        await page(datasette, f"{DEAL}?as_of={day}")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("/deal/meta-scale-2025", "Meta Platforms – Scale AI", id="near"),
        pytest.param(f"{DEAL}?as_of=2025-06-01", "As of 2025-06-08", id="before-it-was-known"),
        pytest.param("/deal/%3Cscript%3E", "There is no deal &lt;script&gt;", id="markup"),
        pytest.param("/deal/zzzz-2025", "No deal has anything of that", id="nothing-near"),
    ],
)
async def test_what_is_not_there_is_a_404_that_helps(
    datasette: Datasette, path: str, said: str
) -> None:
    assert said in await page(datasette, path, status=404)


async def test_what_is_no_day_is_said(datasette: Datasette) -> None:
    text = await page(datasette, f"{DEAL}?as_of=yesterday", status=400)
    assert "“yesterday” is no day" in text
    assert "Write a day as" in text


async def test_links_on_the_page_lead_somewhere(datasette: Datasette) -> None:
    text = await page(datasette, DEAL)
    links = {h.replace("&amp;", "&") for h in re.findall(r'<a [^>]*?href="(/[^"#]*)"', text)}
    assert len(links) > 15
    for href in links:
        assert (await datasette.client.get(href)).status_code == 200, href


async def test_markup_in_a_deal_stays_text(datasette: Datasette) -> None:
    text = await page(datasette, "/deal/evil-2024")
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;alert" in text
