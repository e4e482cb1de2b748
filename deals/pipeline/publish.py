"""Publishing: a folder with all that a host needs to serve a database for reading."""

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from deals import __version__
from deals.errors import BadInput
from deals.export import hosting
from deals.pipeline.packaged import metadata_file
from deals.pipeline.serve import DATABASE, inspect_file
from deals.store import export as rows
from deals.store.database import open_to_read, open_to_write


@dataclass(slots=True)
class Published:
    """What was written."""

    folder: str
    deals: int = 0
    files: list[str] = field(default_factory=list)


def publish(db_path: Path, folder: Path, processes: int = 2) -> Published:
    """Write the database for reading, what Datasette wants to know of it, and the files of a host.

    The copy holds neither the texts of articles nor tokens or their audit. Raises NotFound
    without a database, BadInput where the folder holds something else.
    """
    done = Published(str(folder))
    with open_to_read(db_path) as db:  # before anything is made
        _make_room(folder)
        with tempfile.TemporaryDirectory(dir=folder) as temporary:
            fresh = Path(temporary) / f"{DATABASE}.db"
            rows.copy_to(db, fresh)
            with open_to_write(fresh) as copy:
                rows.forget_texts(copy)
                copy.conn.execute("analyze")
                copy.conn.commit()
                done.deals = copy["deals"].count
                told = _inspected(copy, fresh.name)
            told[DATABASE]["hash"] = _hash(fresh)
            told[DATABASE]["size"] = fresh.stat().st_size
            os.replace(fresh, folder / fresh.name)
    database = folder / f"{DATABASE}.db"
    texts = {
        inspect_file(database).name: json.dumps(told, indent=2) + "\n",
        "metadata.yml": metadata_file().read_text(encoding="utf-8"),
        "Dockerfile": hosting.dockerfile(__version__),
        "compose.yml": hosting.compose(processes),
        "nginx.conf": hosting.nginx(["deals:8001"]),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    done.files = [database.name, *texts]
    return done


def _make_room(folder: Path) -> None:
    """Make the folder, or see that it is empty or holds what an earlier call wrote."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            f"{folder}: cannot be made ({error.strerror})", hint="Choose another folder."
        ) from error
    if any(folder.iterdir()) and not (folder / "compose.yml").exists():
        raise BadInput(f"{folder}: holds other files", hint="Give a folder that is new or empty.")


def _inspected(db: Database, name: str) -> dict[str, dict[str, object]]:
    """Rows of every table, so that no server counts them."""
    counts = {
        table: {"count": db.conn.execute(f"select count(*) from [{table}]").fetchone()[0]}  # noqa: S608
        for table in db.table_names()
    }
    return {DATABASE: {"file": name, "tables": counts}}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
