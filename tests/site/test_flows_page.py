"""Money that comes back, as `/flows` finds it in a database made by the pipeline."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SETTINGS, report
from datasette.app import Datasette
from reading import page, plain

from deals import pipeline


def paid(giver: str, taker: str, words: str, billions: int) -> dict[str, Any]:
    amount = {"text": words, "exact": billions * 1e9, "currency": "USD"}
    return {"what": "cash", "from": giver, "to": taker, "amount": amount}


def stake(deal: str, investors: list[str], target: str, **fields: Any) -> dict[str, Any]:
    usual = {"type": "minority_stake", "status": "completed"}
    return report(deal, "2025-03-01", target=target, investors=investors, **(usual | fields))


RECORDS = [
    # a cloud is never a target, its customer never an investor: only a leg tells the way back
    stake(
        "birch-lab-2024",
        ["Birch Cloud", "Elm Capital"],
        "Fern Lab",
        amount={"text": "$4 billion", "exact": 4e9, "currency": "USD"},
    ),
    stake(
        "birch-lab-2025",
        ["Birch Cloud"],
        "Fern Lab",
        legs=[
            paid("Birch Cloud", "Fern Lab", "$1 billion at once", 1),
            paid("Fern Lab", "Birch Cloud", "$9 billion of computing", 9),
        ],
    ),
    stake(
        "birch-lab-supply",
        ["Birch Cloud"],
        "Fern Lab",
        type="commercial_with_equity",
        amount={"text": "$7 billion", "exact": 7e9, "currency": "USD"},
    ),
    stake(
        "alder-moss-2025",
        ["Alder Chips"],
        "Moss Lab",
        status="terminated",
        legs=[
            paid("Alder Chips", "Moss Lab", "$2 billion", 2),
            paid("Moss Lab", "Alder Chips", "$2 billion of chips", 2),
        ],
    ),
]


@pytest.fixture
async def flowing(tmp_path: Path, plugin_installed: bool) -> AsyncIterator[Datasette]:
    (tmp_path / "reports.jsonl").write_text("\n".join(json.dumps(r) for r in RECORDS))
    summary = pipeline.ingest([str(tmp_path / "reports.jsonl")], tmp_path / "deals.db")
    assert (summary.reports_new, summary.rejected) == (len(RECORDS), 0)
    instance = Datasette([str(tmp_path / "deals.db")], settings=SETTINGS)
    await instance.invoke_startup()
    yield instance
    for each in instance.databases.values():
        each.close()


async def test_a_payment_back_makes_a_circle(flowing: Datasette) -> None:
    text = await page(flowing, "/flows?min=0")
    circles = plain(text.split('id="circles"')[1].split('id="table"')[0])
    assert re.findall(r"\w+ \w+ → \w+ \w+ → \w+ \w+", circles) == [
        "Birch Cloud → Fern Lab → Birch Cloud"
    ]
    assert "Fern Lab : cash: $1 billion at once" in circles
    assert "Birch Cloud : cash: $9 billion of computing" in circles
    assert circles.count("not counted: ") == 1  # a value that is no payment
    # what reports tell of an investor stands for the whole deal; a deal of several says so
    assert circles.count("minority stake") == 1
    assert "commercial with equity, $7 B (not counted: a supply agreement" in circles
    assert "minority stake, $4 B from 2 investors together" in circles
    assert "Moss" not in circles  # what ended moved no money
    assert 'data-from="fern-lab" data-to="birch-cloud"' in text  # drawn in the graph, too


async def test_deals_on_a_circle_are_marked(flowing: Datasette) -> None:
    rows = re.findall(r"<tr data-from=.*?</tr>", await page(flowing, "/flows?min=0"))
    marked = {(r.split('"')[1], "data-circular" in r, "on a circle" in r) for r in rows}
    assert marked == {("birch-cloud", True, True), ("elm-capital", False, False)}
    drawn = {re.findall(r"birch-lab-\w+", r)[0]: 'data-usd="0' not in r for r in rows}
    assert drawn == {"birch-lab-2024": True, "birch-lab-2025": False, "birch-lab-supply": False}
