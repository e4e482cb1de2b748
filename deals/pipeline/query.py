"""Questions to the database: one deal, lists, search, reports, checks."""

import difflib
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlite_utils import Database

from deals.bulk.told import weighed
from deals.errors import BadInput, NotFound
from deals.model.deal import Deal, DealState
from deals.model.document import DealDocument, Rank, ReportLine
from deals.model.judgement import Judgements
from deals.model.report import Report
from deals.pipeline import who
from deals.pipeline.ingest import curated_directory, packaged_publishers
from deals.resolve.evidence import Evidence
from deals.resolve.fold import fold, in_time
from deals.resolve.likeness import Likeness
from deals.resolve.names import name_key
from deals.resolve.same_name import compare_names
from deals.store import people, queries
from deals.store.checks import Fault, run_checks
from deals.store.database import open_to_read
from deals.store.judgements import all_judgements, current_id
from deals.store.queries import Filters


def show(db_path: Path, deal_id: str, as_of: date | None = None) -> DealDocument:
    """One deal with all its reports, or with those that were public on a day.

    Raises NotFound for an unknown id, and for a day before the deal was known.
    """
    with open_to_read(db_path) as db:
        deal_id, report_ids = deal_or_not_found(db, deal_id)
        stored = queries.deal_reports(db, deal_id)
        evidence = in_time([weighed(item, packaged_publishers()) for item in stored])
        known = [e for e in evidence if as_of is None or (e.known_from or date.today()) <= as_of]
        if not known:
            first = min((e.known_from for e in evidence if e.known_from), default=None)
            raise NotFound(
                f"{deal_id}: nothing was known of it on {as_of}",
                hint=f"The first report is of {first}." if first else "No report of it has a day.",
            )
        # Pins belong to the last state, which holds from the day of the last report.
        is_last = len(known) == len(evidence)
        pins = Judgements(all_judgements(db)).pins(report_ids) if is_last else {}
        since = queries.state_since(db, deal_id, as_of.isoformat() if as_of else None)
        day = date.fromisoformat(since) if since else None
        deal = _with_people(db, fold(deal_id, known, pins, day))
        programs = queries.extractors(db, deal_id)
        lines = tuple(_line(item, programs.get(item.id)) for item in known)
        ranks = tuple(_ranks(db, deal, as_of))
    stalled = deal.stalls_on is not None and deal.stalls_on <= (as_of or date.today())
    return DealDocument(deal=deal, as_of=as_of, stalled=stalled, reports=lines, ranks=ranks)


def _with_people(db: Database, deal: Deal) -> Deal:
    """The deal with the ids of its people, which tell namesakes of other deals apart."""
    ids = people.ids_of(db, deal.id)
    told = (replace(p, person=ids.get(p.person, p.person)) for p in deal.people)
    return replace(deal, people=tuple(told))


def deal_or_not_found(db: Database, deal_id: str) -> tuple[str, list[str]]:
    """The id that an id, old or new, means now, and the deal's reports; NotFound otherwise."""
    found = current_id(db, deal_id)
    if found is None:
        raise _no_such_deal(db, deal_id)
    return found, [stored.id for stored in queries.deal_reports(db, found)]


def _ranks(db: Database, deal: Deal, as_of: date | None) -> Iterator[Rank]:
    day = as_of.isoformat() if as_of else None
    for party in deal.parties:
        if party.role in {"lead_investor", "investor"} and party.name in deal.investors:
            found = queries.rank_of(db, deal.id, party.organization, day)
            if found:
                yield Rank(
                    investor=party.name, organization=party.organization, rank=found[0], of=found[1]
                )


def _line(item: Evidence, program: tuple[str, str] | None) -> ReportLine:
    report = item.report
    return ReportLine(
        id=item.id,
        known_from=item.known_from,
        known_from_inferred=item.known_inferred,
        publisher=report.source.publisher,
        origin=item.origin,
        tier=item.tier,
        rank=item.rank,
        certainty=item.certainty,
        extractor=program[0] if program else None,
        extractor_version=program[1] if program else None,
        reviewed=item.reviewed,
        record=report.flat(),
    )


def _no_such_deal(db: Database, deal_id: str) -> NotFound:
    near = difflib.get_close_matches(deal_id, list(queries.deal_ids(db)), n=3)
    if not near:
        near = [
            row["id"]
            for row in queries.search(db, deal_id.replace("-", " "), 3)
            if row["kind"] == "deal"
        ]
    hint = f"Did you mean {', '.join(near)}?" if near else "Look for it with: deals search WORDS"
    return NotFound(f"{deal_id}: no such deal", hint=hint)


def list_deals(db_path: Path, filters: Filters) -> list[dict[str, Any]]:
    """Deals that match; investor and target may be given as id or as any known name.

    Raises NotFound when investor or target is no organization of the database.
    """
    with open_to_read(db_path) as db:
        return queries.list_deals(db, named_filters(db, filters))


_STATES = TypeAdapter(DealState)


def each_deal(db_path: Path, filters: Filters) -> Iterator[DealState]:
    """Deals that match, without a limit, one in memory at a time; raises as `list_deals` does."""
    with open_to_read(db_path) as db:
        for row in queries.each_deal(db, named_filters(db, filters)):
            yield _STATES.validate_python(row)


def each_row(db_path: Path, sql: str, values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Rows of somebody's own query. Raises BadInput for one that SQLite does not take."""
    with open_to_read(db_path) as db:
        db.conn.execute("pragma query_only = on")
        try:
            yield from queries.each_row(db, sql, values)
        except (sqlite3.Error, TypeError) as error:
            hint = "It takes one SELECT; metadata.yml describes the tables."
            raise BadInput(f"the query cannot be run: {error}", hint=hint) from error


def can_open(db_path: Path) -> None:
    """Open a database and nothing else; raises what opening it raises."""
    with open_to_read(db_path):
        pass


def named_filters(db: Database, filters: Filters) -> Filters:
    """The filters with ids in place of names. Raises NotFound for an unknown organization."""
    return replace(
        filters,
        investor=filters.investor and _organization(db, filters.investor),
        target=filters.target and _organization(db, filters.target),
    )


def _organization(db: Database, name: str) -> str:
    found = queries.organization_id(db, name, name_key(name))
    if found is None:
        found_rows = queries.search(db, name, 3)
        near = [row["title"] for row in found_rows if row["kind"] == "organization"]
        hint = f"Did you mean {', '.join(near)}?" if near else "Look with: deals search WORDS"
        raise NotFound(f"{name}: no organization of that name", hint=hint)
    return found


def organization_or_not_found(db: Database, name: str) -> tuple[str, str]:
    """The id and display name of the organization that an id or any of its names means."""
    found = _organization(db, name)
    return found, queries.organization_name(db, found)


def search(db_path: Path, words: str, limit: int) -> list[dict[str, Any]]:
    """Deals, organizations and people that contain the words."""
    with open_to_read(db_path) as db:
        return queries.search(db, words, limit)


def report_places(db_path: Path, deal_id: str | None = None) -> Iterator[dict[str, Any]]:
    """Which report went into which deal; NotFound for an unknown deal."""
    with open_to_read(db_path) as db:
        if deal_id is not None:
            deal_id, _ = deal_or_not_found(db, deal_id)
        yield from queries.report_places(db, deal_id)


def match(db_path: Path, one: str, other: str) -> Likeness:
    """Would the two names be one organization? By the records of the database, or, where there
    is none, by the curated organizations."""
    for name in (one, other):
        if not any(letter.isalnum() for letter in name):
            raise BadInput(f"{name!r}: no name", hint="Give two names of organizations.")
    if not db_path.is_file():
        return compare_names(one, other, curated_directory())
    with open_to_read(db_path) as db:
        known = who.known_names(db, Judgements(all_judgements(db)))
        return compare_names(one, other, known)


def stats(db_path: Path) -> dict[str, Any]:
    """Counts and totals of the database."""
    with open_to_read(db_path) as db:
        return queries.stats(db)


def check(db_path: Path) -> list[Fault]:
    """Every row that breaks a rule of the database; empty when all is well."""
    with open_to_read(db_path) as db:
        return list(run_checks(db))


def record_schema() -> dict[str, Any]:
    """JSON Schema of the flat record, as a reader takes it: without a source, the file is it."""
    schema = Report.model_json_schema(by_alias=True)
    required = [name for name in schema["required"] if name != "source"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:deals:record:1",
        **schema,
        "required": required,
    }
