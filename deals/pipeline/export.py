"""Export: the database, or the part of it that filters choose, as files for other programs."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import yaml
from sqlite_utils import Database

import deals
from deals.errors import BadInput, DealsError
from deals.export import package
from deals.export.records import write_records
from deals.export.workbook import write_xlsx
from deals.export.writers import Progress, write_csv, write_jsonl, write_parquet
from deals.model.table import Table
from deals.pipeline.derive import derive
from deals.pipeline.ingest import put_reference
from deals.pipeline.packaged import metadata_file
from deals.pipeline.query import named_filters
from deals.store import export as rows
from deals.store.database import open_to_read, open_to_write
from deals.store.queries import Filters

EXPORT_FORMATS = ("csv", "jsonl", "parquet", "xlsx", "records", "sqlite")
STDOUT = "-"
_YAML = {".yml", ".yaml"}
_WITHOUT_FILTERS = Filters()


@dataclass(slots=True)
class Exported:
    """What was written; the document of `deals export --json`."""

    format: str
    deals: int = 0
    files: list[str] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)


def export(
    db_path: Path,
    format_: str,
    output: str,
    filters: Filters = _WITHOUT_FILTERS,
    progress: Progress | None = None,
) -> Exported:
    """Write the deals that match (all, unless filters say otherwise) with all that hangs on them.

    csv, jsonl and parquet: a folder with one file a table and a datapackage.json; where `output`
    has the format's suffix, or is `-`, the table of deals only. xlsx, sqlite: one file. records:
    one file of flat records, YAML by its suffix, else JSON lines. Every file is complete or not
    there. Raises NotFound for an unknown organization, BadInput where it cannot be written.
    """
    done = Exported(format_)
    target = Path(output)
    if target.exists() and db_path.exists() and target.samefile(db_path):
        raise BadInput(f"{output}: that is the database itself", hint="Choose another file.")
    with open_to_read(db_path) as db, _writable(output):
        chosen = named_filters(db, filters) if filters != _WITHOUT_FILTERS else None
        db.conn.execute("begin")  # one state of the database, whoever writes to it meanwhile
        done.deals = rows.choose(db, chosen)
        _Export(db, chosen, done, progress or (lambda step, count: None)).write(format_, output)
    return done


@dataclass(frozen=True, slots=True)
class _Export:
    db: Database
    filters: Filters | None
    done: Exported
    progress: Progress

    def write(self, format_: str, output: str) -> None:
        if format_ == "records":
            self._records(output)
        elif format_ == "sqlite":
            self._sqlite(_file(output, format_))
        elif format_ == "xlsx":
            self._xlsx(_file(output, format_))
        elif output == STDOUT or Path(output).suffix == f".{format_}":
            self._one_table(format_, output)
        else:
            self._folder(format_, Path(output))

    def _tables(self) -> Iterator[Table]:
        document = yaml.safe_load(metadata_file().read_text(encoding="utf-8"))
        described = document["databases"]["deals"]["tables"]
        for name in rows.table_names(self.db, self.filters.as_of if self.filters else None):
            yield rows.read_table(self.db, name, self.filters, described.get(name, {}))

    def _one_table(self, format_: str, output: str) -> None:
        table = next(table for table in self._tables() if table.name == "deals")
        self._table(table, format_, output)

    def _table(self, table: Table, format_: str, output: str) -> None:
        if format_ == "parquet":
            with _replacing(_file(output, format_)) as path:
                self.done.rows[table.name] = write_parquet(table, path, self.progress)
        else:
            write = write_csv if format_ == "csv" else write_jsonl
            with _text(output) as stream:
                self.done.rows[table.name] = write(table, stream, self.progress)
        self.done.files.append(output)

    def _folder(self, format_: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        present = set(rows.table_names(self.db, self.filters.as_of if self.filters else None))
        resources = []
        for table in self._tables():
            path = folder / f"{table.name}.{format_}"
            self._table(table, format_, str(path))
            count = self.done.rows[table.name]
            resources.append(package.resource(table, path, format_, count, present))
        title = "Corporate deals with their sources"
        created = datetime.now(UTC).isoformat(timespec="seconds")
        described = package.package(title, created, deals.__version__, resources)
        with _text(str(folder / package.FILE)) as stream:
            stream.write(json.dumps(described, ensure_ascii=False, indent=2) + "\n")
        self.done.files.append(str(folder / package.FILE))

    def _xlsx(self, output: Path) -> None:
        with _replacing(output) as path:
            self.done.rows |= write_xlsx(self._tables(), path, self.progress)
        self.done.files.append(str(output))

    def _records(self, output: str) -> None:
        with _text(output) as stream:
            as_yaml = Path(output).suffix in _YAML
            count = write_records(self._flat(), stream, as_yaml, self.progress)
        self.done.rows["records"] = count
        self.done.files.append(output)

    def _flat(self) -> Iterator[Mapping[str, Any]]:
        for takedown in rows.takedowns(self.db, whole=self.filters is None):  # before its reports
            yield takedown.model_dump(exclude_defaults=True)
        yield from (
            json.loads(record) for record in rows.records(self.db, whole=self.filters is None)
        )
        for judgement in rows.judgements(self.db, whole=self.filters is None):
            yield judgement.model_dump(mode="json", exclude_defaults=True)
        for former in rows.former_ids(self.db):
            yield former.model_dump()

    def _sqlite(self, output: Path) -> None:
        with _replacing(output) as path:
            rows.copy_to(self.db, path)
            if self.filters is not None:
                self.progress("derive the part", self.done.deals)
                _keep(path, self.filters)
            with open_to_read(path) as copy:
                self.done.deals = copy["deals"].count
        self.done.files.append(str(output))


def _keep(path: Path, filters: Filters) -> None:
    """Leave in a copy only the chosen evidence, and derive its deals from that alone."""
    with open_to_write(path) as db:
        with db.atomic():
            rows.choose(db, filters)
            db.conn.execute("pragma defer_foreign_keys = on")
            rows.keep_chosen(db)
            derive(db, put_reference(db))
        db.conn.execute("vacuum")
        with db.atomic():  # the vacuum renumbered the rows that the search tables point at
            derive(db, put_reference(db))


def _file(output: str, format_: str) -> Path:
    if output == STDOUT:
        raise BadInput(f"{format_} cannot go to standard output", hint="Name a file with -o.")
    return Path(output)


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A new file beside `path`, which takes its place once it is complete."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
        fresh = Path(folder) / path.name
        yield fresh
        os.replace(fresh, path)


@contextmanager
def _text(output: str) -> Iterator[TextIO]:
    if output == STDOUT:
        yield sys.stdout
        sys.stdout.flush()
        return
    with (
        _replacing(Path(output)) as path,
        path.open("w", encoding="utf-8", newline="") as stream,
    ):
        yield stream


@contextmanager
def _writable(output: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise DealsError(
            f"{output}: cannot be written ({error.strerror})", hint="Choose another place with -o."
        ) from error
