"""Ingest: files → reports → layers 1 and 3, in one transaction."""

import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from deals.bulk.new_reports import new_report
from deals.bulk.reading import Reading, Ready, items
from deals.bulk.workers import helpers_for, helpers_kept, start_helpers
from deals.errors import BadInput
from deals.model import codes
from deals.model.article import Article
from deals.model.extractor import Extractor
from deals.model.former import FormerId, Takedown
from deals.model.judgement import Judgement
from deals.model.organization import OrganizationRecord
from deals.model.publisher import Publisher
from deals.model.reject import Reject
from deals.model.report import Source
from deals.pipeline.derive import derive
from deals.pipeline.documents import Prose
from deals.pipeline.extract import RULES
from deals.pipeline.packaged import data_folder
from deals.pipeline.progress import Progress, silent
from deals.pipeline.refusals import undone
from deals.pipeline.rejects import RejectsFile
from deals.pipeline.restore import Restored
from deals.pipeline.summary import Summary
from deals.pipeline.tables import mapping_hash, with_mapping
from deals.read.files import input_files
from deals.read.formats import Raw
from deals.read.input import InputFile
from deals.read.readers import ONE_A_LINE, Item, read
from deals.read.records import Numbered, Passed, publishers
from deals.read.safe_yaml import own_yaml
from deals.resolve.evidence import Publishers
from deals.resolve.identity import Stated
from deals.resolve.names import person_key, slug
from deals.resolve.organizations import Directory, directory
from deals.store import evidence, reference
from deals.store.bulk import without_indexes
from deals.store.database import open_to_write
from deals.store.evidence import NewReport

SHOWN_REJECTS = 3
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
    mapping: Path | None = None  # how foreign tables are read, where no shipped mapping knows them
    keep_text: bool = True  # of documents; else their hash and quotes only
    allow_private: bool = False  # addresses on the web that are not public ones
    extractor: Extractor = RULES  # what reads documents
    again: bool = False  # read texts anew that another program or version read before


@dataclass(frozen=True, slots=True)
class _Sinks:
    """Where everything goes that is not a report: rejects, restored judgements, signs of life."""

    reject: RejectsFile
    restored: Restored
    progress: Progress = silent


class _DryRun(Exception):
    """Leaves the transaction without a trace."""


def ingest(
    paths: list[str], db_path: Path, options: Options = Options(), progress: Progress | None = None
) -> Summary:
    """Read files and folders into the database, new or not, and derive what they change.

    Raises BadInput when the only file cannot be read as a whole; of several such a file is refused
    with its reason, and the others go in. Records that do not fit are counted, written to the
    rejects file, and left out.
    """
    started = time.monotonic()
    summary = Summary()
    with (
        input_files(paths, options.format, allow_private=options.allow_private) as files,
        _database(db_path, options) as db,
        helpers_kept(),
    ):
        try:
            with db.atomic():
                ingest_into(db, files, options, summary, progress or silent)
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


def ingest_into(
    db: Database,
    files: list[InputFile],
    options: Options,
    summary: Summary,
    progress: Progress = silent,
) -> None:
    """Read files and derive what they change, inside the caller's transaction."""
    ranked = put_reference(db)
    organizations = _organizations(db)
    new: list[str] = []
    restored = Restored(db)
    with RejectsFile(options.rejects or _rejects_path(files)) as reject:
        sinks = _Sinks(reject, restored, progress)
        for file in files:
            try:
                with undone(db, summary, reject, restored):
                    new += _ingest_file(db, file, options, ranked, summary, sinks)
            except BadInput as error:
                if len(files) == 1:
                    raise
                summary.refused.append(
                    {"file": file.name, "reason": str(error), "hint": error.hint}
                )
    summary.rejects_file = str(reject.path) if reject.count else None
    summary.judgements_new = restored.judgements_new
    restored.put_former_ids()
    if new or restored.judgements_new:
        reviewed = restored.reviewed  # other judgements may change any deal
        anew = None if reviewed is None else [*new, *reviewed]
        written = derive(db, ranked, anew, progress=progress)
        summary.deals_new = len(written.deals - written.before)
        summary.deals_changed = len(written.deals & written.before)
        summary.organizations_new = len(_organizations(db) - organizations)


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
                _Sinks(RejectsFile(None), Restored(db)),
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
    path = data_folder() / "publishers.yml"
    listed = enumerate(own_yaml(path.read_text(encoding="utf-8")), 1)
    for item in publishers((Raw(place, record) for place, record in listed), path.name):
        if isinstance(item, Reject):
            raise BadInput(f"{path.name}: record {item.line}: {item.field}: {item.reason}")
        found.append(item)
    return Publishers(found)


def _ingest_file(
    db: Database,
    file: InputFile,
    options: Options,
    ranked: Publishers,
    summary: Summary,
    sinks: _Sinks,
) -> list[str]:
    file = with_mapping(file, options.mapping)
    if file.mapping:
        summary.mappings[file.name] = file.mapping.name
        summary.told |= {file.name: file.told} if file.told else {}
    summary.files += 1
    earlier = reference.earlier_ingest(db, _hash(file, options), not options.ignore_handles)
    if earlier and not earlier.rejected:
        summary.read += earlier.records_read
        summary.grouped += earlier.grouped
        summary.passed += earlier.passed
        summary.reports_known += earlier.records_read - earlier.grouped - earlier.passed
        summary.already_in.append(file.name)
        return []
    return _add(db, file, options, ranked, summary, sinks)


def _hash(file: InputFile, options: Options) -> str:
    """The file's hash, told apart where options make it a part of the file or another source."""
    marks = [f"limit={options.limit}"] if options.limit else []
    if file.mapping:
        marks.append(mapping_hash(file.mapping))
    if options.again:
        marks.append(f"{options.extractor.name}={options.extractor.version}")
    if options.source:
        marks.append(options.source.model_dump_json(exclude_none=True, exclude={"file_hash"}))
    return ":".join([file.hash, *marks])


def _add(
    db: Database,
    file: InputFile,
    options: Options,
    ranked: Publishers,
    summary: Summary,
    sinks: _Sinks,
) -> list[str]:
    """Store one file's reports; returns the ids of the new ones."""
    started = time.monotonic()
    ingest_id = reference.next_ingest(db)
    before = replace(summary)
    source = Source(file_hash=file.hash).model_copy(
        update=options.source.model_dump(exclude_none=True) if options.source else {}
    )
    reading = Reading(file, source, options.limit, options.ignore_handles, ranked)
    coming = options.limit or _records_in(file)
    start_helpers(helpers_for(coming or 0))
    prose = Prose(
        db, options.extractor, ranked, ingest_id, summary.documents,
        keep=options.keep_text, again=options.again,
    )  # fmt: skip
    with (
        without_indexes(db, ("reports", "mentions"), coming or 0),
        # Closed here: left to the collector, helpers may be waited for by a thread of their own.
        closing(items(reading)) as found,
        closing(_good(_telling(found, sinks, file, coming), prose, ranked, summary, sinks)) as good,
    ):
        added = evidence.add_reports(db, good, ingest_id, ranked.describe)
    sources = added.sources | prose.sources
    evidence.describe_sources(db, sources, ranked.describe)
    summary.reports_new += len(added.new)
    summary.reports_known += added.known
    note = reference.Ingest(
        file.label or file.name,
        _hash(file, options),
        file.format,
        not options.ignore_handles,
        summary.read - before.read,
        len(added.new),
        added.known,
        summary.rejected - before.rejected,
        summary.grouped - before.grouped,
        summary.passed - before.passed,
        time.monotonic() - started,
    )
    reference.put_ingest(db, ingest_id, note)
    return added.new


def _records_in(file: InputFile) -> int | None:
    """About how many records a file of one record a line has; None for other files."""
    if file.format not in ONE_A_LINE:
        return None
    with file.path.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(1 << 20), b""))


def _telling(
    parsed: Iterator[Item | Ready], sinks: _Sinks, file: InputFile, total: int | None
) -> Iterator[Item | Ready]:
    """The same items; tells now and then how many have gone by."""
    step = f"reading {Path(file.name).name}"
    for done, item in enumerate(parsed, 1):
        if done % TOLD_EVERY == 0:
            sinks.progress(step, done, total)
        yield item


def _good(
    parsed: Iterator[Item | Ready],
    prose: Prose,
    ranked: Publishers,
    summary: Summary,
    sinks: _Sinks,
) -> Generator[NewReport, None, None]:
    for item in parsed:
        if isinstance(item, Article):
            sinks.progress("read documents", summary.documents.read + 1)
            yield from _out_of(item, prose, ranked, summary)
            for judgement in prose.set_aside():
                sinks.restored.add(judgement, 0)
            continue
        summary.read += item.rows if isinstance(item, Ready | Numbered) else 1
        if isinstance(item, Ready):
            summary.grouped += item.rows - 1
            summary.doubted += item.doubted
            yield sinks.restored.with_its_id(item.report)
        elif isinstance(item, Reject):
            summary.rejected += 1
            if len(summary.first_rejects) < SHOWN_REJECTS:
                place = f"{item.file}:{item.line}: {item.field or 'record'}"
                summary.first_rejects.append(f"{place}: {item.reason}")
            sinks.reject.write(item)
        elif isinstance(item, Passed):
            summary.passed += 1
        elif isinstance(item.record, Judgement | FormerId | Takedown):
            sinks.restored.add(item.record, item.line)


def _out_of(
    article: Article, prose: Prose, ranked: Publishers, summary: Summary
) -> Iterator[NewReport]:
    """The reports that a machine reads in an article, marked as not reviewed."""
    for place, found in enumerate(prose.reports(article), 1):
        summary.read += 1
        if found.known:
            summary.reports_known += 1
            continue
        new = new_report(found.report, Numbered(place, found.report), True, ranked)
        yield new._replace(text_hash=found.text_hash)


def _organizations(db: Database) -> set[str]:
    return {row[0] for row in db.conn.execute("select id from organizations")}
