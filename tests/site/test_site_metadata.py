"""metadata.yml against the schema, both ways, and every canned query against a database."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from deals.store.deal_columns import DEAL_COLUMNS

SHADOW = re.compile(r"_fts_(data|idx|content|docsize|config)$")


@pytest.fixture
def tables(metadata: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = metadata["databases"]["deals"]["tables"]
    return found


@pytest.fixture
def queries(metadata: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = metadata["databases"]["deals"]["queries"]
    return found


@pytest.fixture
def columns(database: Path) -> dict[str, list[str]]:
    """Columns of every table and view, as SQLite sees them."""
    with closing(sqlite3.connect(database)) as connection:
        names = [
            row[0]
            for row in connection.execute(
                "select name from sqlite_master where type in ('table', 'view') "
                "and name not like 'sqlite_%'"
            )
        ]
        return {
            name: [row[1] for row in connection.execute(f"pragma table_info([{name}])")]
            for name in names
        }


def test_exactly_the_tables_and_columns_of_the_schema_are_described(
    tables: dict[str, Any], columns: dict[str, list[str]]
) -> None:
    described = {name: sorted(table.get("columns", {})) for name, table in tables.items()}
    expected = {
        name: [] if SHADOW.search(name) else sorted(found) for name, found in columns.items()
    }
    assert described == expected


def test_every_description_is_a_sentence(tables: dict[str, Any]) -> None:
    for name, table in tables.items():
        for words in [table["description"], *table.get("columns", {}).values()]:
            assert re.match(r"[A-Z].*[.?]$", words, re.DOTALL), (name, words)


def test_search_tables_and_migrations_are_hidden(tables: dict[str, Any]) -> None:
    hidden = {name for name, table in tables.items() if table.get("hidden")}
    inner = {"_sqlite_migrations", "facet_counts", "counted"}
    assert hidden == {n for n in tables if "_fts" in n} | inner


def test_facets_sorts_and_labels_name_columns(
    tables: dict[str, Any], columns: dict[str, list[str]]
) -> None:
    for name, table in tables.items():
        named = [
            facet if isinstance(facet, str) else next(iter(facet.values()))
            for facet in table.get("facets", [])
        ]
        named += [table[key] for key in ("sort", "sort_desc", "label_column") if key in table]
        counted = {"investor"} if name == "deals" else set()
        assert set(named) <= {*columns[name], *counted}, name


def run(database: Path, sql: str, **parameters: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, parameters)]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        pytest.param(
            {"investor": "Meta", "as_of": "2025-06-30"},
            [
                (1, "facebook-whatsapp-2014"),
                (2, "meta-scale-ai-2025"),
                (3, "aleph-alpha-series-b-2023"),
            ],
            id="by-name",
        ),
        pytest.param(
            {"investor": "fAcEbOOk", "as_of": "2025-06-30", "type": "minority_stake"},
            [(1, "meta-scale-ai-2025")],
            id="by-former-name-and-type",
        ),
        pytest.param(
            {"investor": "meta-platforms", "as_of": "2025-06-12"},
            [(1, "facebook-whatsapp-2014"), (2, "aleph-alpha-series-b-2023")],
            id="talks-do-not-rank",
        ),
        pytest.param(
            {"investor": "Adobe", "as_of": "2023-12-17"},
            [(1, "adobe-figma-2022")],
            id="before-it-was-terminated",
        ),
        pytest.param({"investor": "Adobe", "as_of": "2023-12-18"}, [], id="on-the-day-that-it-was"),
        pytest.param({"investor": "Adobe"}, [], id="today"),
        pytest.param({"as_of": "2014-02-18"}, [], id="nothing-was-known-yet"),
        pytest.param({"as_of": "2014-02-19"}, [(1, "facebook-whatsapp-2014")], id="everybody"),
        pytest.param({"investor": "Nobody"}, [], id="unknown-investor"),
        pytest.param({"as_of": "yesterday"}, [], id="not-a-day"),
    ],
)
def test_largest_investments(
    database: Path,
    queries: dict[str, Any],
    parameters: dict[str, str],
    expected: list[tuple[int, str]],
) -> None:
    filled = {"investor": "", "type": "", "as_of": "", **parameters}
    rows = run(database, queries["largest_investments"]["sql"], **filled)
    assert [(row["rank"], row["deal"]) for row in rows] == expected


def test_a_state_shows_what_was_known_then(database: Path, queries: dict[str, Any]) -> None:
    sql = queries["as_of"]["sql"]
    states = {
        day: next(row for row in run(database, sql, as_of=day) if row["id"] == "meta-scale-ai-2025")
        for day in ("2025-06-08", "2025-06-12", "2025-06-13", "2025-07-16", "")
    }
    assert [(s["status"], s["amount_qualifier"], s["reports_count"]) for s in states.values()] == [
        ("in_talks", "more_than", 1),
        ("in_talks", "more_than", 1),
        ("announced", "exact", 2),
        ("completed", "exact", 4),
        ("completed", "exact", 4),
    ]
    assert run(database, sql, as_of="2014-02-18") == []
    assert list(states[""]) == ["id", *DEAL_COLUMNS]


def test_the_other_queries_find_the_deals_that_they_are_about(
    database: Path, queries: dict[str, Any]
) -> None:
    found = {
        name: run(database, query["sql"])
        for name, query in queries.items()
        if "params" not in query
    }
    assert [row["deal"] for row in found["rumours_never_closed"]] == ["apple-perplexity-2025"]
    assert found["rumours_never_closed"][0]["months_since_news"] >= 12
    assert [(row["deal"], row["reason"]) for row in found["ended_deals"]] == [
        ("adobe-figma-2022", "No path to approval was seen.")
    ]
    assert [(row["deal"], row["field"], row["claims_count"]) for row in found["disagreements"]] == [
        ("meta-scale-ai-2025", "amount", 2)
    ]
    assert found["disagreements"][0]["spread"] == pytest.approx(14.8 / 14.3 - 1)
    assert {row["deal"] for row in found["licence_and_hire"]} == {"meta-scale-ai-2025", "evil-2024"}
    assert ("Alexandr Wang", "meta-scale-ai-2025") in [
        (row["name"], row["deal"]) for row in found["moved_people"]
    ]
    totals = {row["quarter"]: row for row in found["totals_by_quarter"]}
    assert (totals["2025-Q2"]["counted_deals"], totals["2025-Q2"]["not_counted_deals"]) == (1, 1)
    assert (totals["2022-Q3"]["counted_usd"], totals["2022-Q3"]["not_counted_usd"]) == (0, 2e10)


def test_every_query_has_title_and_description(queries: dict[str, Any]) -> None:
    for name, query in queries.items():
        assert query["title"], name
        assert query["description"].endswith((".", "?")), name
        assert set(query.get("params", [])) == set(re.findall(r"(?<!:):(\w+)", query["sql"])), name
