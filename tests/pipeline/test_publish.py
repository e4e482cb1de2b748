"""A published folder: what is in it, what is not, and that Debian's nginx takes its settings."""

import hashlib
import json
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from datasette.app import Datasette

from deals import pipeline
from deals.errors import BadInput, NotFound
from deals.export import hosting


@pytest.fixture(scope="module")
def site(demo_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    done = pipeline.publish(demo_db, folder, processes=3)
    assert sorted(done.files) == sorted(path.name for path in folder.iterdir())
    return folder


def test_the_copy_is_sound_and_the_same(site: Path, demo_db: Path) -> None:
    copy = site / "deals.db"
    assert pipeline.check(copy) == []
    assert pipeline.stats(copy) == pipeline.stats(demo_db)
    assert copy.read_bytes()[18:20] == b"\x01\x01"  # no write-ahead log that a reader could miss


async def test_datasette_takes_the_counts_and_the_hash(site: Path) -> None:
    told = json.loads((site / "deals.inspect.json").read_text(encoding="utf-8"))
    assert told["deals"]["hash"] == hashlib.sha256((site / "deals.db").read_bytes()).hexdigest()
    with closing(sqlite3.connect(site / "deals.db")) as connection:
        for table, counted in told["deals"]["tables"].items():
            rows = connection.execute(f"select count(*) from [{table}]").fetchone()[0]  # noqa: S608
            assert counted["count"] == rows, table
    server = Datasette([], immutables=[str(site / "deals.db")], inspect_data=told)
    assert server.get_database("deals").hash == told["deals"]["hash"]
    for each in server.databases.values():
        each.close()


def test_texts_of_articles_stay_at_home(tmp_path: Path) -> None:
    words = "Harbour Robotics said on Tuesday that Northwind Capital has acquired Alder Tools."
    db = tmp_path / "deals.db"
    pipeline.demo(db)
    with closing(sqlite3.connect(db)) as connection, connection:
        source = connection.execute("select id from sources limit 1").fetchone()[0]
        connection.execute(
            "insert into texts (hash, source_id, source, text, characters, extractor, "
            "extractor_version, reports_count) values ('h', ?, '{}', ?, 9, 'x', '1', 0)",
            [source, words],
        )
    pipeline.publish(db, tmp_path / "site")
    assert words.encode() in db.read_bytes()
    assert words.encode() not in (tmp_path / "site" / "deals.db").read_bytes()


def test_the_folder_is_written_anew_but_no_other_is_touched(
    site: Path, demo_db: Path, tmp_path: Path
) -> None:
    pipeline.publish(demo_db, site, processes=3)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="other files"):
        pipeline.publish(demo_db, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_without_a_database_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        pipeline.publish(tmp_path / "none.db", tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_the_files_of_the_host_fit_together(site: Path) -> None:
    compose = yaml.safe_load((site / "compose.yml").read_text(encoding="utf-8"))
    assert compose["services"]["deals"]["deploy"]["replicas"] == 3
    image = (site / "Dockerfile").read_text(encoding="utf-8")
    for name in ("deals.db", "deals.inspect.json"):
        assert name in image
    assert "server deals:8001;" in (site / "nginx.conf").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed here")
def test_nginx_takes_its_settings(tmp_path: Path) -> None:
    text = hosting.nginx(["127.0.0.1:8001", "127.0.0.1:8002"], listen="127.0.0.1:8979",
                         folder=str(tmp_path), errors=str(tmp_path / "errors.log"))  # fmt: skip
    (tmp_path / "nginx.conf").write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["nginx", "-t", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True,
        check=False, timeout=30,
    )  # fmt: skip
    assert "syntax is ok" in done.stderr, done.stderr
