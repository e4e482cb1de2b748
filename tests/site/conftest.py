"""A small real database, made by the pipeline from records written here, and a Datasette on it."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from datasette.app import Datasette
from datasette.plugins import pm

from deals import pipeline, site

METADATA = Path(__file__).parents[2] / "metadata.yml"
EVIL = '<script>alert("x")</script>'
SETTINGS = {
    "suggest_facets": False,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 3000,
    "default_page_size": 50,
    "max_returned_rows": 1000,
}


def report(deal: str, published: str, **fields: Any) -> dict[str, Any]:
    source = {
        "url": f"https://news.example/{deal}/{published}",
        "publisher": "Example News",
        "published": published,
    } | fields.pop("source", {})
    return {"deal": deal, "source": source, **fields}


SCALE = {
    "target": "Scale AI",
    "investors": ["Meta"],
    "type": "minority_stake",
    "sector": "AI data",
    "target_country": "US",
}
FIGMA = {
    "target": "Figma",
    "investors": ["Adobe"],
    "type": "acquisition",
    "sector": "design",
    "target_country": "US",
    "date": {"announced": "2022-09-15"},
}
RECORDS = [
    report(
        "meta-scale-ai-2025",
        "2025-06-08",
        **SCALE,
        status="in_talks",
        amount={
            "text": "more than $10 billion",
            "min": 1e10,
            "currency": "USD",
            "qualifier": "more_than",
        },
    ),
    report(
        "meta-scale-ai-2025",
        "2025-06-13",
        **SCALE,
        status="announced",
        stake_percent=49,
        voting=False,
        date={"announced": "2025-06-12"},
        conditions=["no board seat"],
        attribution="company statement",
        amount={"text": "$14.3 billion", "exact": 14.3e9, "currency": "USD"},
        people=[{"name": "Alexandr Wang", "role": "joins_investor", "title": "founder"}],
    ),
    report(
        "meta-scale-ai-2025",
        "2025-06-14",
        **SCALE,
        status="announced",
        source={"publisher": "Other News", "url": "https://other.example/a"},
        amount={"text": "$14.8 billion", "exact": 14.8e9, "currency": "USD"},
    ),
    report("meta-scale-ai-2025", "2025-07-16", **SCALE, status="completed"),
    report(
        "facebook-whatsapp-2014",
        "2014-02-19",
        target="WhatsApp",
        investors=["Facebook"],
        type="acquisition",
        status="announced",
        date={"announced": "2014-02-19"},
        sector="messaging",
        target_country="US",
        amount={"text": "$19 billion", "exact": 19e9, "currency": "USD"},
    ),
    report(
        "apple-perplexity-2025",
        "2025-06-20",
        target="Perplexity AI",
        investors=["Apple"],
        type="acquisition",
        status="rumoured",
        sector="AI search",
        target_country="US",
        amount={"text": "undisclosed", "qualifier": "undisclosed"},
    ),
    report(
        "adobe-figma-2022",
        "2022-09-15",
        **FIGMA,
        status="announced",
        amount={"text": "$20 billion", "exact": 2e10, "currency": "USD"},
    ),
    report(
        "adobe-figma-2022",
        "2023-12-18",
        **{**FIGMA, "date": {"terminated": "2023-12-18"}},
        status="terminated",
        note="No path to approval was seen.",
    ),
    report(
        "aleph-alpha-series-b-2023",
        "2023-11-06",
        target="Aleph Alpha",
        lead_investors=["Schwarz Group"],
        investors=["SAP", "Meta"],
        type="funding_round",
        status="completed",
        round="Series B",
        date={"completed": "2023-11-06"},
        sector="AI models",
        target_country="DE",
        amount={"text": "EUR 460–500 million", "min": 460e6, "max": 500e6, "currency": "EUR"},
    ),
    report(
        "evil-2024",
        "2024-01-02",
        target='"><img src=x onerror=alert(1)>',
        investors=[EVIL],
        type="licence_and_hire",
        status="announced",
        date={"announced": "2024-01-02"},
        sector=EVIL,
        conditions=[EVIL],
        note=EVIL,
        people=[{"name": EVIL, "role": "joins_investor", "title": EVIL}],
        source={
            "url": "https://evil.example/<script>alert(1)</script>",
            "title": EVIL,
            "publisher": EVIL,
        },
    ),
]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    records = folder / "reports.jsonl"
    records.write_text("\n".join(json.dumps(r) for r in RECORDS), encoding="utf-8")
    path = folder / "deals.db"
    summary = pipeline.ingest([str(records)], path)
    assert (summary.reports_new, summary.rejected) == (len(RECORDS), 0)
    return path


@pytest.fixture(scope="session")
def metadata() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(METADATA.read_text(encoding="utf-8"))
    return document


@pytest.fixture(scope="session")
def plugin_installed() -> bool:
    """Whether the entry point of an installed `deals` loaded the plugin, under its own name."""
    installed = any(plugin is site for plugin, _ in pm.list_plugin_distinfo())
    if not pm.is_registered(site):
        pm.register(site, name="deals")
    return installed


@pytest.fixture
async def datasette(
    database: Path, metadata: dict[str, Any], plugin_installed: bool
) -> AsyncIterator[Datasette]:
    instance = Datasette([str(database)], metadata=metadata, settings=SETTINGS)
    await instance.invoke_startup()
    yield instance
    for each in instance.databases.values():
        each.close()
