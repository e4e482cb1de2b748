"""A browser on a real server; skipped only where no Chromium is installed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from serving import LOOKS, chromium, serving

from deals import pipeline

EVIL = {
    "deal": "evil-2024",
    "target": "<script>alert(1)</script>",
    "investors": ['"><img src=x onerror=alert(2)>'],
    "type": "acquisition",
    "status": "announced",
    "date": {"announced": "2024-01-02"},
    "amount": {"text": "<b>$2 billion</b>", "exact": 2e9, "currency": "USD"},
    "conditions": ["<script>alert(3)</script>"],
    "note": "<script>alert(4)</script>",
    "source": {
        "url": "https://evil.example/<script>alert(5)</script>",
        "title": "<script>alert(6)</script>",
        "publisher": "<script>alert(7)</script>",
        "published": "2024-01-02",
    },
}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("browser")
    database = folder / "deals.db"
    pipeline.demo(database)
    (folder / "evil.jsonl").write_text(json.dumps(EVIL), encoding="utf-8")
    summary = pipeline.ingest([str(folder / "evil.jsonl")], database)
    assert summary.reports_new == 1
    _break_in(database)
    with serving(database) as running:
        yield running


def _break_in(database: Path) -> None:
    """An address that no reader would take, as if somebody had written it into the file."""
    from sqlite3 import connect

    connection = connect(database)
    with connection:
        connection.execute(
            "update sources set url = 'javascript:alert(8)' where url like 'https://evil.%'"
        )
    connection.close()


@pytest.fixture(scope="module")  # as long as it is open its event loop runs, which no other may
def browser() -> Iterator[Browser]:
    if chromium() is None:
        pytest.skip("NO CHROMIUM IS INSTALLED: the site is not tested in a browser")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium())
        yield running
        running.close()


@pytest.fixture(params=LOOKS)
def watched(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that must stay quiet: no error in the console, no request to another host."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield from _watch(context.new_page(), address)
    context.close()


@pytest.fixture
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield from _watch(context.new_page(), address)
    context.close()


def _watch(page: Page, address: str) -> Iterator[Page]:
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda r: None if _allowed(r.url, address) else faults.append(r.url))
    yield page
    assert faults == []


def _allowed(url: str, address: str) -> Any:
    return url.startswith((address + "/", "data:"))
