"""The Python API, and the examples of docs/api.md as a reader would run them."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import date
from pathlib import Path

import pytest

import deals
from deals import pipeline
from deals.errors import BadInput, DatabaseError, NotFound
from deals.pipeline import Filters

PAGE = (Path(__file__).parents[1] / "docs" / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.S)


def test_deals_stream_typed_and_in_order(demo_db: Path) -> None:
    db = deals.open(demo_db)
    found = list(db.deals(investor="Facebook", min_usd=1e9, as_of="2025-06-30"))
    expected = pipeline.list_deals(
        demo_db, Filters(investor="Facebook", min_usd=1e9, as_of="2025-06-30")
    )
    assert [deal.id for deal in found] == [row["id"] for row in expected]
    assert found[0].amount_usd == expected[0]["amount_usd"]
    assert isinstance(found[0].deal_on, date)
    everything = db.deals()
    first, second = next(everything), next(everything)
    assert (first.amount_usd or 0) >= (second.amount_usd or 0)
    assert db.deal("meta-scale-ai-2025", date(2025, 6, 9)).deal.status == "in_talks"
    assert db.search("scale ai")[0]["kind"] == "deal"
    assert sum(1 for _ in db.reports("meta-scale-ai-2025")) == 17


def test_it_never_writes(demo_db: Path) -> None:
    db = deals.open(demo_db)
    assert next(db.sql("select count(*) as n from deals"))["n"] == db.stats()["counts"]["deals"]
    before = demo_db.read_bytes()
    for query in ("delete from deals", "create table x (a)", "no sql", "pragma user_version = 3"):
        with pytest.raises(BadInput):
            list(db.sql(query)) or pytest.fail("it was run")
    assert demo_db.read_bytes() == before


def test_what_is_wrong_is_told(demo_db: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="there is no database"):
        deals.open(tmp_path / "none.db")
    (tmp_path / "other.db").write_text("not a database, but long enough to be looked at")
    with pytest.raises(DatabaseError):
        deals.open(tmp_path / "other.db")
    db = deals.open(demo_db)
    with pytest.raises(NotFound, match="no such deal"):
        db.deal("nothing")
    with pytest.raises(BadInput, match="not a day"):
        db.deal("meta-scale-ai-2025", "soon")
    with pytest.raises(BadInput, match="no such order"):
        db.deals(sort="size")
    with pytest.raises(NotFound, match="no organization"):
        next(db.deals(investor="Nobody at all"))


def test_the_example_of_the_page_runs(demo_db: Path) -> None:
    (example,) = [code for code in EXAMPLES if "deals.open" in code]
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=demo_db.parent, text=True, capture_output=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "$14.3 billion" in done.stdout


def test_the_client_of_the_page_lists_all_large_deals(demo_db: Path, tmp_path: Path) -> None:
    (client,) = [code for code in EXAMPLES if "urllib.request" in code]
    assert len([line for line in client.splitlines() if line.strip()]) <= 30
    (tmp_path / "client.py").write_text(client, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "deals", "serve", "--db", str(demo_db), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(150):
                try:
                    urllib.request.urlopen(f"{site}/api/v1", timeout=5).close()  # noqa: S310
                    break
                except OSError:
                    time.sleep(0.2)
            done = subprocess.run(
                [sys.executable, "client.py", site, "2025-06-30"], cwd=tmp_path, text=True,
                capture_output=True, check=False, timeout=60,
            )  # fmt: skip
        finally:
            server.terminate()
    assert done.returncode == 0, done.stderr
    expected = pipeline.list_deals(demo_db, Filters(min_usd=1e9, as_of="2025-06-30", limit=10_000))
    lines = done.stdout.splitlines()
    assert len(lines) == len(expected) > 50  # more than one page
    assert all(row["title"] in line for row, line in zip(expected, lines, strict=True))
