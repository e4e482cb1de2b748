"""Documents → reports: what a machine reads out of prose, marked as such, each text once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlite_utils import Database

from deals.model.article import Article
from deals.model.extractor import Extractor
from deals.model.judgement import Judgement
from deals.model.report import Report
from deals.resolve.evidence import Publishers
from deals.store import texts
from deals.store.evidence import content_id, source_id
from deals.store.redactions import redacted_sources, without_words


@dataclass(slots=True)
class Documents:
    """What an ingest did with documents."""

    read: int = 0
    known: int = 0  # texts that were read before, wherever they stand
    again: int = 0  # of those, the ones that another program or version read anew
    outdated: int = 0  # reports of theirs that it does not bear out, set aside
    without_deal: int = 0
    first_without_deal: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A report that was read out of a text; `known` when an earlier text of its source gave it."""

    report: Report
    text_hash: str
    known: bool = False


class Prose:
    """Reads articles into one ingest: notes each text, and gives the reports in it."""

    def __init__(
        self,
        db: Database,
        extractor: Extractor,
        publishers: Publishers,
        ingest_id: int,
        counts: Documents,
        *,
        keep: bool,
        again: bool = False,
    ) -> None:
        self.extractor = extractor
        self.outdated: list[str] = []  # reports of earlier readings that the last does not bear out
        self._again = again
        self.sources: set[str] = set()  # of the texts that were read
        self._db = db
        self._publishers = publishers
        self._ingest_id = ingest_id
        self._counts = counts
        self._keep = keep

    def reports(self, article: Article) -> Iterator[Found]:
        """The reports in an article; none in a text that was read before.

        With `again`, a text that another program or version read is read anew. What it says is
        new then, or known; what was read before and is not said any more is outdated, unless a
        person reviewed it. Where the article is a later version of one that was read, reports
        that say the same as before are marked as known: a review of theirs still holds.
        """
        self._counts.read += 1
        self.outdated = []
        article = self._of_a_kind(article)
        mine = (self.extractor.name, self.extractor.version)
        reader = texts.reader_of(self._db, article.hash)
        if reader is not None and (not self._again or reader == mine):
            self._counts.known += 1
            return
        reports = list(self.extractor.reports(article))
        if reader is not None:
            self._read_anew(article, reports)
        source = source_id(article.source)
        before = {said(json.loads(record)) for record in texts.machine_records(self._db, source)}
        redacted = source in redacted_sources(self._db)
        self.sources.add(texts.put_text(
            self._db, article, mine, len(reports), self._ingest_id, keep=self._keep
        ))  # fmt: skip
        if not reports:
            self._counts.without_deal += 1
            self._counts.first_without_deal.append(_shown(article))
        for report in reports:
            record = report.flat()
            if redacted:
                record = json.loads(without_words(json.dumps(record)))
            yield Found(report, article.hash, said(record) in before)

    def set_aside(self) -> Iterator[Judgement]:
        """The decisions, which `deals undo` takes back, to set outdated reports aside."""
        program = f"{self.extractor.name} {self.extractor.version}"
        for report in self.outdated:
            yield Judgement(
                made_at=datetime.now(UTC).isoformat(timespec="seconds"),
                author=self.extractor.name,
                kind="reject_report",
                subject=report,
                reports=(report,),
                reason=f"read again by {program}, which does not say so",
            )

    def _read_anew(self, article: Article, reports: list[Report]) -> None:
        """Note which reports of an earlier reading the new one does not bear out."""
        now = {said(report.flat()) for report in reports}
        self.outdated = [
            report
            for report, record in texts.unreviewed(self._db, article.hash)
            if said(json.loads(record)) not in now
        ]
        self._counts.again += 1
        self._counts.outdated += len(self.outdated)

    def _of_a_kind(self, article: Article) -> Article:
        """A file that neither names a known publisher nor has an address is just a document."""
        source = article.source
        if source.kind or source.url or self._publishers.find(source):
            return article
        return article.model_copy(update={"source": source.model_copy(update={"kind": "document"})})


_NOT_SAID = {"quotes", "source", "extractor", "extractor_version"}


def said(record: dict[str, object]) -> str:
    """A key of what a record says, wherever its quotes stand and whichever program read it."""
    said_of_it = {name: value for name, value in record.items() if name not in _NOT_SAID}
    return content_id(json.dumps(said_of_it, sort_keys=True))


def _shown(article: Article) -> str:
    source = article.source
    return source.title or source.url or f"text {article.hash[:12]}"
