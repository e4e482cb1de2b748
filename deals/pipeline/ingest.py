"""Ingest: files → reports → layers 1 and 3, in one transaction."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from deals.errors import BadInput
from deals.model import codes
from deals.model.organization import OrganizationRecord
from deals.model.publisher import Publisher
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.pipeline.derive import derive
from deals.pipeline.packaged import data_folder
from deals.pipeline.progress import Progress, silent
from deals.pipeline.rejects import RejectsFile
from deals.read.files import input_files
from deals.read.formats import read_raw
from deals.read.input import InputFile
from deals.read.readers import read
from deals.read.records import Numbered, publishers
from deals.resolve.evidence import Publishers, known_from, source_kind
from deals.resolve.identity import Stated
from deals.resolve.names import name_key, person_key, slug
from deals.resolve.organizations import Directory, directory
from deals.resolve.parties import ROLES
from deals.store import evidence, reference
from deals.store.bulk import without_indexes
from deals.store.database import open_to_write
from deals.store.evidence import Described, Mention, NewReport

SHOWN_REJECTS = 3
ONE_A_LINE = {"csv", "jsonl"}
TOLD_EVERY = 500  # records


@dataclass(frozen=True, slots=True)
class Options:
    """How to ingest: which format, which defaults, how far, and where rejects go."""

    format: str | None = None
    ignore_handles: bool = False
    dry_run: bool = False
    limit: int | None = None
    rejects: Path | None = None
    source: Source | None = None  # defaults for records whose source leaves them out


@dataclass(slots=True)
class Summary:
    """What an ingest did; the document of `deals ingest --json`."""

    files: int = 0
    read: int = 0
    reports_new: int = 0
    reports_known: int = 0
    deals_new: int = 0
    deals_changed: int = 0
    organizations_new: int = 0
    rejected: int = 0
    seconds: float = 0.0
    rejects_file: str | None = None
    first_rejects: list[str] = field(default_factory=list)
    already_in: list[str] = field(default_factory=list)


class _DryRun(Exception):
    """Leaves the transaction without a trace."""


def ingest(
    paths: list[str], db_path: Path, options: Options = Options(), progress: Progress | None = None
) -> Summary:
    """Read files and folders into the database, new or not, and derive what they change.

    Raises BadInput when a file as a whole cannot be read; nothing of the call is stored then.
    Records that do not fit are counted, written to the rejects file, and left out.
    """
    started = time.monotonic()
    summary = Summary()
    with input_files(paths, options.format) as files, _database(db_path, options) as db:
        try:
            with db.atomic():
                _ingest_files(db, files, options, summary, progress or silent)
                if options.dry_run:
                    raise _DryRun
        except _DryRun:
            pass
    summary.seconds = round(time.monotonic() - started, 3)
    return summary


@contextmanager
def _database(path: Path, options: Options) -> Iterator[Database]:
    """The database; a dry run on a file that is not there yet works on a throw-away one."""
    if options.dry_run and not path.exists():
        with tempfile.TemporaryDirectory() as folder, open_to_write(Path(folder) / "dry.db") as db:
            yield db
    else:
        with open_to_write(path) as db:
            yield db


def _ingest_files(
    db: Database, files: list[InputFile], options: Options, summary: Summary, progress: Progress
) -> None:
    ranked = put_reference(db)
    counts = _counts(db)
    new: list[str] = []
    with RejectsFile(options.rejects or _rejects_path(files)) as reject:
        for file in files:
            new += _ingest_file(db, file, options, ranked, summary, reject, progress)
    summary.rejects_file = str(reject.path) if reject.count else None
    if new:
        changed = derive(db, ranked, new, progress=progress)
        now = _counts(db)
        summary.deals_new = len(now[0] - counts[0])
        summary.deals_changed = len(changed & counts[0])
        summary.organizations_new = len(now[1] - counts[1])


def _rejects_path(files: list[InputFile]) -> Path:
    """Beside where the command runs, named after the (first) file: `reports.rejects.jsonl`."""
    return Path(f"{Path(files[0].name).stem.replace(' ', '-')}.rejects.jsonl")


def put_reference(db: Database) -> Publishers:
    """Code lists, publishers and curated organizations: in every database, as evidence.

    The organizations only help to tell names apart until a deal names them.
    """
    reference.put_code_lists(db)
    ranked = packaged_publishers()
    reference.put_publishers(db, ((slug(person_key(p.name)), p) for p in ranked.all))
    with input_files([str(data_folder() / "organizations.yml")]) as (file,):
        source = Source(
            title="Curated organizations",
            publisher="deals",
            kind="reference",
            file_hash=file.hash,
        )
        options = Options(source=source)
        if reference.earlier_ingest(db, _hash(file, options), True) is None:
            added = _add(
                db,
                file,
                options,
                ranked,
                Summary(),
                RejectsFile(None),
                silent,
            )
            derive(db, ranked, added)
    return ranked


@cache
def curated_directory() -> Directory:
    """The curated organizations as a directory of names, without a database."""
    with input_files([str(data_folder() / "organizations.yml")]) as (file,):
        parsed = read(file, Source(kind="reference", file_hash=file.hash))
        return directory(
            Stated(str(item.line), item.record, codes.SOURCE_KINDS.order("reference"))
            for item in parsed
            if isinstance(item, Numbered) and isinstance(item.record, OrganizationRecord)
        )


@cache
def packaged_publishers() -> Publishers:
    """The curated publishers. Raises BadInput when the packaged list is damaged."""
    found: list[Publisher] = []
    with input_files([str(data_folder() / "publishers.yml")]) as (file,), file.open() as stream:
        for item in publishers(read_raw(stream, file.name, file.format), file.name):
            if isinstance(item, Reject):
                raise BadInput(f"{file.name}:{item.line}: {item.field}: {item.reason}")
            found.append(item)
    return Publishers(found)


def _ingest_file(
    db: Database,
    file: InputFile,
    options: Options,
    ranked: Publishers,
    summary: Summary,
    reject: RejectsFile,
    progress: Progress,
) -> list[str]:
    summary.files += 1
    earlier = reference.earlier_ingest(db, _hash(file, options), not options.ignore_handles)
    if earlier and not earlier.rejected:
        summary.read += earlier.records_read
        summary.reports_known += earlier.records_read
        summary.already_in.append(file.name)
        return []
    return _add(db, file, options, ranked, summary, reject, progress)


def _hash(file: InputFile, options: Options) -> str:
    """The file's hash, told apart where options make it a part of the file or another source."""
    marks = [f"limit={options.limit}"] if options.limit else []
    if options.source:
        marks.append(options.source.model_dump_json(exclude_none=True, exclude={"file_hash"}))
    return ":".join([file.hash, *marks])


def _add(
    db: Database,
    file: InputFile,
    options: Options,
    ranked: Publishers,
    summary: Summary,
    reject: RejectsFile,
    progress: Progress,
) -> list[str]:
    """Store one file's reports; returns the ids of the new ones."""
    started = time.monotonic()
    ingest_id = reference.next_ingest(db)
    before = (summary.read, summary.rejected)
    source = Source(file_hash=file.hash).model_copy(
        update=options.source.model_dump(exclude_none=True) if options.source else {}
    )
    parsed = islice(read(file, source), options.limit)
    coming = options.limit or _records_in(file)
    with without_indexes(db, ("reports", "mentions"), coming or 0):
        told = _telling(parsed, progress, f"reading {Path(file.name).name}", coming)
        good = _good(told, options, summary, reject)
        added = evidence.add_reports(db, good, ingest_id)
    evidence.describe_sources(db, added.sources, lambda s: describe(s, ranked))
    summary.reports_new += len(added.new)
    summary.reports_known += added.known
    reference.put_ingest(
        db,
        ingest_id,
        reference.Ingest(
            file.name,
            _hash(file, options),
            file.format,
            not options.ignore_handles,
            summary.read - before[0],
            len(added.new),
            added.known,
            summary.rejected - before[1],
            time.monotonic() - started,
        ),
    )
    return added.new


def _records_in(file: InputFile) -> int | None:
    """About how many records a file of one record a line has; None for other files."""
    if file.format not in ONE_A_LINE:
        return None
    with file.path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))


def _telling(
    parsed: Iterator[Numbered | Reject], progress: Progress, step: str, total: int | None
) -> Iterator[Numbered | Reject]:
    """The same items; tells now and then how many have gone by."""
    for done, item in enumerate(parsed, 1):
        if done % TOLD_EVERY == 0:
            progress(step, done, total)
        yield item


def describe(source: Source, ranked: Publishers) -> Described:
    """Publisher's id, kind and tier of a source."""
    publisher = ranked.find(source)
    kind = source_kind(source, publisher)
    return (
        slug(person_key(publisher.name)) if publisher else None,
        kind,
        codes.SOURCE_KINDS.order(kind) if kind else None,
    )


def _good(
    parsed: Iterator[Numbered | Reject],
    options: Options,
    summary: Summary,
    reject: RejectsFile,
) -> Iterator[NewReport]:
    for item in parsed:
        summary.read += 1
        if isinstance(item, Reject):
            summary.rejected += 1
            if len(summary.first_rejects) < SHOWN_REJECTS:
                place = f"{item.file}:{item.line}: {item.field or 'record'}"
                summary.first_rejects.append(f"{place}: {item.reason}")
            reject.write(item)
        else:
            yield _new_report(item, options.ignore_handles)


def _new_report(item: Numbered, ignore_handles: bool) -> NewReport:
    record = item.record
    if isinstance(record, OrganizationRecord):
        day = record.source.published
        return NewReport(
            "organization",
            record.source,
            record.flat(),
            _names_of(record),
            day.earliest.isoformat() if day and day.earliest else None,
            True,
            item.line,
        )
    if ignore_handles and record.deal:
        record = record.model_copy(update={"deal": None})
    known, inferred = known_from(record)
    return NewReport(
        "deal",
        record.source,
        record.flat(),
        mentions(record),
        known.isoformat() if known else None,
        inferred,
        item.line,
    )


def mentions(report: Report) -> list[Mention]:
    """Every name that a report gives a role, and every person."""
    found = []
    for attribute, role in ROLES.items():
        names = getattr(report, attribute)
        for place, name in enumerate((names,) if isinstance(names, str) else names):
            found.append(Mention(role, place, name, name_key(name)))
    for place, person in enumerate(report.people):
        key = person_key(person.name)
        found.append(Mention("person", place, person.name, key, slug(key)))
    return found


def _names_of(record: OrganizationRecord) -> list[Mention]:
    former = [name.name for name in record.former_names]
    named = [
        ("organization", [record.name]),
        ("alias", list(record.aliases)),
        ("former", former),
        ("parent", [record.parent] if record.parent else []),
    ]
    return [
        Mention(role, place, name, name_key(name))
        for role, names in named
        for place, name in enumerate(names)
    ]


def _counts(db: Database) -> tuple[set[str], set[str]]:
    return (
        {row[0] for row in db.conn.execute("select id from deals")},
        {row[0] for row in db.conn.execute("select id from organizations")},
    )
