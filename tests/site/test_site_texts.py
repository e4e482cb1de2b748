"""The site publishes quotes and never whole articles."""

import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from deals import pipeline

ARTICLE = """Northwind Capital to buy Harbour Robotics for $40 million

Northwind Capital said on Tuesday it had agreed to buy Harbour Robotics for $40 million in cash.
"""


@pytest.mark.parametrize("path", ["/deals/texts.json", "/deals.json?sql=select+text+from+texts"])
async def test_the_text_of_an_article_is_not_published(
    tmp_path: Path, plugin_installed: bool, path: str
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    db = tmp_path / "deals.db"
    pipeline.ingest([str(article)], db)
    kept = sqlite3.connect(db)
    assert "agreed to buy" in kept.execute("select text from texts").fetchone()[0]
    kept.close()
    server = Datasette([str(db)])
    answer = await server.client.get(path)
    assert answer.status_code == 200
    assert answer.json()["rows"]
    assert "agreed to buy" not in answer.text
    for each in server.databases.values():
        each.close()
