"""Writing over HTTP: the same reading, resolution and fold as the command line, one at a time."""

import hashlib
import json
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from deals.bulk.new_reports import new_report
from deals.errors import BadInput, DatabaseError, DealsError, NotFound
from deals.model.organization import OrganizationRecord
from deals.model.question import Decision
from deals.model.reject import Reject
from deals.model.report import Report, Source
from deals.model.token import (
    BadRecord,
    Outcome,
    Scope,
    Token,
    WrittenJudgements,
    WrittenReport,
    WrittenReports,
)
from deals.pipeline import judge
from deals.pipeline.ingest import Options, ingest_into, packaged_publishers
from deals.pipeline.summary import Summary
from deals.read.formats import read_raw, strict_json
from deals.read.input import InputFile
from deals.read.records import explain, records
from deals.store import private
from deals.store.database import open_to_write

MOST_RECORDS = 1_000
_OTHER = "it is neither a report nor an organization"
_NO_SOURCE = "this field is required: say with its url which document states it"
_SHOWN = 20  # faults told of one request


class Taker:
    """Takes reports and judgements for one database. Requests wait for each other, so that each
    sees the deals that the one before left; readers see a request's deals all or not at all."""

    def __init__(self, db_path: Path) -> None:
        self._db_path = db_path
        self._turn = threading.Lock()

    def token(self, text: str) -> Token | None:
        """The token in force that a text is."""
        with private.open_private(self._db_path) as connection:
            return private.find_token(connection, text)

    def refused(
        self, action: str, outcome: Outcome, client: str | None, token: Token | None
    ) -> None:
        """Note a request that was turned away before it was read."""
        with private.open_private(self._db_path) as connection:
            private.add_write(connection, action, outcome, client=client, token=token)

    def take(
        self, scope: Scope, body: bytes, token: Token, client: str | None, key: str | None
    ) -> Outcome:
        """Do what a request asks for, once: a repeated key gets the first answer again.

        All of its records are taken, or, when one does not fit, none (422).
        """
        work: Callable[[bytes, Token], Outcome] = {
            "reports": self._reports, "judgements": self._judgements,
        }[scope]  # fmt: skip
        digest = hashlib.sha256(scope.encode() + b"\0" + body).hexdigest()
        with self._turn:
            if key is not None and (earlier := self._earlier(token, key)):
                if earlier[0] == digest:
                    return earlier[1]
                reason = "the key was used before with another body"
                return _problem(BadRecord(place="Idempotency-Key", reason=reason))
            try:
                outcome = work(body, token)
            except DatabaseError as error:
                return Outcome(status=503, body=json.dumps({"detail": str(error)}))
            kept = key if outcome.status < 300 else None  # a mended request may use its key again
            with private.open_private(self._db_path) as connection:
                private.add_write(connection, scope, outcome, token=token, client=client,
                                  body_hash=digest, key=kept)  # fmt: skip
            return outcome

    def _earlier(self, token: Token, key: str) -> tuple[str, Outcome] | None:
        with private.open_private(self._db_path) as connection:
            return private.earlier_write(connection, token, key)

    def _reports(self, body: bytes, token: Token) -> Outcome:
        found = _listed(body)
        if isinstance(found, BadRecord):
            return _problem(found)
        with tempfile.TemporaryDirectory(prefix="deals-") as folder:
            path = Path(folder) / "body.jsonl"
            path.write_text(
                "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in found),
                encoding="utf-8", errors="surrogatepass",
            )  # fmt: skip
            digest = hashlib.sha256(body).hexdigest()
            file = InputFile(path, f"sent by {token.name}", "jsonl", digest)
            try:
                ids = _checked(file)
            except BadInput:
                return _problem(BadRecord(place="body", reason="it holds half a character"))
            if not isinstance(ids, dict):
                return _problem(*ids)
            return self._ingest(file, ids, path.with_suffix(".rejects"))

    def _ingest(self, file: InputFile, ids: dict[str, bool], rejects: Path) -> Outcome:
        summary = Summary()
        wanted = [json.dumps(list(ids))]
        with open_to_write(self._db_path) as db, db.atomic():
            known = {
                row[0]
                for row in db.conn.execute(
                    "select id from reports where id in (select value from json_each(?))", wanted
                )
            }
            ingest_into(db, [file], Options(rejects=rejects), summary)
            places = dict(
                db.conn.execute(
                    "select report_id, deal_id from deal_reports "
                    "where report_id in (select value from json_each(?))",
                    wanted,
                ).fetchall()
            )
        written = WrittenReports(
            reports_new=summary.reports_new,
            reports_known=len(ids) - summary.reports_new,
            deals_new=summary.deals_new,
            deals_changed=summary.deals_changed,
            reports=tuple(
                WrittenReport(report=key, deal=places.get(key), new=key not in known) for key in ids
            ),
        )
        return Outcome(status=201 if summary.reports_new else 200, body=written.model_dump_json())

    def _judgements(self, body: bytes, token: Token) -> Outcome:
        found = _listed(body)
        if isinstance(found, BadRecord):
            return _problem(found)
        decisions = []
        for place, record in enumerate(found, 1):
            try:
                decision = Decision.model_validate(record)
            except ValidationError as error:
                field, reason = explain(error, Decision)
                return _problem(BadRecord(place=f"record {place}", field=field, reason=reason))
            # Whoever holds the token decides; nobody can sign for another.
            decisions.append((f"record {place}", decision.model_copy(update={"author": None})))
        try:
            new, known = judge.decide(self._db_path, decisions, token.name)
        except (BadInput, NotFound) as error:
            where, _, reason = str(error).partition(": ")
            hint = f" ({error.hint})" if error.hint else ""
            return _problem(BadRecord(place=where, reason=reason + hint))
        written = WrittenJudgements(judgements_new=new, judgements_known=known)
        return Outcome(status=201 if new else 200, body=written.model_dump_json())


def _listed(body: bytes) -> list[Any] | BadRecord:
    """The records of a body: a JSON object, or a list of them."""
    try:
        document = strict_json(body.decode("utf-8"))
    except UnicodeDecodeError as error:
        return BadRecord(place=f"byte {error.start}", reason="the body is not UTF-8")
    except json.JSONDecodeError as error:
        return BadRecord(place=f"line {error.lineno}, column {error.colno}",
                         reason=f"not JSON: {error.msg}")  # fmt: skip
    except RecursionError:
        return BadRecord(place="body", reason="nested too deeply")
    except ValueError as error:
        return BadRecord(place="body", reason=str(error)[:300])
    found = document if isinstance(document, list) else [document]
    if not found:
        return BadRecord(place="body", reason="the list is empty")
    if len(found) > MOST_RECORDS:
        return BadRecord(place="body", reason=f"at most {MOST_RECORDS} records in one request")
    return found


def _checked(file: InputFile) -> dict[str, bool] | list[BadRecord]:
    """Ids of the reports that the records make, or what is wrong with those that make none."""
    ids: dict[str, bool] = {}
    bad: list[BadRecord] = []
    default = Source(file_hash=file.hash)
    with file.open() as stream:
        for item in records(read_raw(stream, file.name, file.format), file.name, default):
            place = f"record {item.line}"
            if isinstance(item, Reject):
                bad.append(BadRecord(place=place, field=item.field, reason=item.reason))
            elif not isinstance(item.record, Report | OrganizationRecord):
                bad.append(BadRecord(place=place, reason=_OTHER))
            elif item.record.source.file_hash == file.hash:  # a body is nothing to be found again
                bad.append(BadRecord(place=place, field="source", reason=_NO_SOURCE))
            else:
                ids[new_report(item.record, item, False, packaged_publishers()).id] = True
    return bad or ids


def _problem(*faults: BadRecord) -> Outcome:
    errors = [fault.model_dump(exclude_none=True) for fault in faults[:_SHOWN]]
    first = errors[0]
    field = f": {first['field']}" if "field" in first else ""
    document = {"detail": f"{first['place']}{field}: {first['reason']}", "errors": errors}
    return Outcome(status=422, body=json.dumps(document, ensure_ascii=False))


@contextmanager
def taker(db_path: Path, host: str) -> Iterator[Taker]:
    """What a server needs to take writes: the write-ahead log for as long as it runs, so that
    readers never wait, and tokens where others than this machine can reach it.

    Raises DealsError without such a token.
    """
    with private.open_private(db_path) as connection:
        usable = private.in_force(private.all_tokens(connection))
    if not usable and not _is_loopback(host):
        raise DealsError(
            f"{host}: will not take writes from other machines without a token",
            hint="Make one with: deals token create --name NAME --scope write",
        )
    with open_to_write(db_path) as db:  # while it is open, no writer leaves the log
        db.conn.execute("select count(*) from deals").fetchone()
        yield Taker(db_path)


def _is_loopback(host: str) -> bool:
    return host in {"localhost", "::1"} or host.startswith("127.")
