"""How fast the pages of the site answer, beside a plain Datasette with default settings.

Both servers run at once and are asked in turn, so that a busy machine slows both. A page is asked
once cold and then some times warm, over one connection; the medians of the warm answers count.

Usage: python -m tests.bench.site [--db FILE | --deals N] [--json]
"""

import argparse
import http.client
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from deals import pipeline
from tests.bench import generate
from tests.bench.api import plain_datasette, running

REPORTS_A_DEAL = 1.92  # of the generator
WARM = 5
PATIENCE = 60  # seconds for one answer
FIVE = ("type", "status", "year", "country", "sector")


class Asked(NamedTuple):
    """A page of ours, the nearest page of a plain Datasette, and the time that ours may take."""

    name: str
    ours: str
    plain: str | None = None
    most_ms: int | None = None


def main() -> None:
    """Measure and print a table, or JSON; ends with 1 where a page is slower than it may be."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--db", type=Path, help="A database to measure on; else one is generated.")
    parser.add_argument("--deals", type=int, default=1_000_000, help="How many to generate.")
    parser.add_argument("--json", action="store_true", help="Print one JSON document.")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="deals-bench-") as folder:
        database = given.db or _generated(Path(folder), given.deals)
        results = _measured(database)
    if given.json:
        print(json.dumps(results, indent=2))
    else:
        print("\n".join(_table(results)))
    sys.exit(any(page["too_slow"] for page in results["pages"]))


def _generated(folder: Path, deals: int) -> Path:
    file, database = folder / "export.csv", folder / "deals.db"
    _say(f"generating {deals:,} deals")
    generate.write(round(deals * REPORTS_A_DEAL), file)
    _say("loading them")
    pipeline.ingest([str(file)], database)
    file.unlink()
    return database


def pages(database: Path) -> list[Asked]:
    """What is asked, with deals, organizations and words of this database."""
    with sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True) as connection:

        def one(sql: str) -> str:
            return str(connection.execute(sql).fetchone()[0])

        typical = one("select id from deals where rowid = (select max(rowid) / 2 from deals)")
        hub = one("select id from organizations order by as_investor_count desc limit 1")
        of_hub = one(
            f"select max(deal_id) from deal_parties where organization_id = '{hub}'"  # noqa: S608
        )
        company = one("select target_id from deals order by amount_usd desc, id limit 1")
        word = one("select sector from deals where sector is not null limit 1")
        rare = one("select target from deals where rowid = (select max(rowid) / 3 from deals)")
    connection.close()
    table, raw = f"/{database.stem}/deals", f"/{database.stem}/deals?"
    searched = "_fts_table=deals_fts&_fts_pk=rowid&_search="
    live = "&".join(f"_facet={field}" for field in FIVE)
    filtered = "type=acquisition"
    return [
        Asked("home", "/", "/", 300),
        Asked("a deal", f"/deal/{quote(typical)}", f"{table}/{quote(typical)}", 100),
        Asked("a deal of the largest investor", f"/deal/{quote(of_hub)}",
              f"{table}/{quote(of_hub)}", 100),
        Asked("deals with facets", table, f"{raw}{live}", 150),
        Asked("one filter, with facets", f"{raw}{filtered}", f"{raw}{filtered}&{live}", 250),
        Asked("the largest investor's deals, with facets", f"{raw}_investor={quote(hub)}",
              f"{raw}{live}&" + urlencode({"_through": json.dumps(
                  {"table": "deal_parties", "column": "organization_id", "value": hub})}), 250),
        Asked("two filters, with facets", f"{raw}{filtered}&year=2020",
              f"{raw}{filtered}&year=2020&{live}"),
        Asked("search, a common word", f"/search?q={quote(word)}", f"{raw}{searched}{quote(word)}",
              300),
        Asked("search, a name", f"/search?q={quote(rare)}", f"{raw}{searched}{quote(rare)}", 300),
        Asked("deals searched, with facets", f"{raw}_search={quote(rare)}"),
        Asked("a company", f"/organization/{quote(company)}"),
        Asked("the largest investor", f"/organization/{quote(hub)}"),
        Asked("flows", "/flows"),
        Asked("disagreements", "/disagreements"),
        Asked("rumours", "/rumours"),
        Asked("review", "/review"),
        Asked("publishers", "/publishers"),
        Asked("method", "/method"),
    ]  # fmt: skip


def _measured(database: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "deals", "serve", "--db", str(database)]
    plain_command = plain_datasette(str(database))  # no plugin, no metadata, no settings
    with running(command) as ours, running(plain_command) as plain:
        measured = []
        for asked in pages(database):
            _say(asked.name)
            mine = _times(ours.port, asked.ours)
            theirs = _times(plain.port, asked.plain) if asked.plain else None
            measured.append(
                {
                    "page": asked.name,
                    "path": asked.ours,
                    "first_ms": mine[0],
                    "warm_ms": median(mine[1:]),
                    "plain_ms": median(theirs[1:]) if theirs else None,
                    "most_ms": asked.most_ms,
                    "too_slow": bool(asked.most_ms and median(mine[1:]) > asked.most_ms),
                }
            )
    with sqlite3.connect(database) as connection:
        deals = connection.execute("select count(*) from deals").fetchone()[0]
    connection.close()
    return {"deals": deals, "database_mb": database.stat().st_size >> 20, "pages": measured}


def _times(port: int, path: str) -> list[float]:
    """Milliseconds of the first answer and of the warm ones, fewer where they are slow."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    times: list[float] = []
    while len(times) <= (WARM if not times or times[0] < 5_000 else 1):
        started = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        times.append(round((time.perf_counter() - started) * 1000, 1))
        if answer.status != 200:
            _say(f"{path}: status {answer.status}")
    connection.close()
    return times


def _table(results: dict[str, Any]) -> Iterator[str]:
    yield f"{results['deals']:,} deals, {results['database_mb']:,} MB; milliseconds"
    yield ""
    yield "| page | first | warm | may take | plain Datasette |"
    yield "|---|---:|---:|---:|---:|"
    for page in results["pages"]:
        plain = f"{page['plain_ms']:,.0f}" if page["plain_ms"] is not None else ""
        most = f"{page['most_ms']}{' !' if page['too_slow'] else ''}" if page["most_ms"] else ""
        yield (
            f"| {page['page']} | {page['first_ms']:,.0f} | {page['warm_ms']:,.0f} "
            f"| {most} | {plain} |"
        )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
