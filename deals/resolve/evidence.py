"""What a report weighs: its source's rank, its certainty, its origin, the day it was known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from deals.model import codes
from deals.model.publisher import Publisher
from deals.model.report import Report, Source
from deals.resolve.names import person_key, slug

UNKNOWN_RANK = 5
AGREED = codes.STATUSES.order("loi")  # from here on, terms are agreed in some form

# Field of a report → role of its names; the order is the order of display.
ROLES = {
    "target": "target",
    "lead_investors": "lead_investor",
    "investors": "investor",
    "other_investors": "other_investor",
    "sellers": "seller",
}

# The source kind to assume from the publisher's kind where the record states none.
_KIND_OF_PUBLISHER = {
    "regulator": "regulator_filing",
    "company": "party_press_release",
    "release_service": "party_press_release",
    "wire": "news_original",
    "newspaper": "news_original",
    "broadcaster": "news_original",
    "trade_press": "trade_press",
    "research": "analyst_note",
    "data_vendor": "data_vendor",
    "aggregator": "news_rewrite",
    "blog": "blog",
}


@lru_cache(maxsize=10_000)
def _spelling(name: str) -> str:
    """A publisher's name without case and spacing: titles differ by articles and punctuation."""
    return " ".join(name.casefold().split())


@lru_cache(maxsize=10_000)
def _domains(site: str) -> tuple[str, ...]:
    """The domains that an address without its path is in, the narrowest first."""
    host = (urlsplit(site).hostname or "").split(".")
    return tuple(".".join(host[start:]) for start in range(len(host) - 1))


class Publishers:
    """The curated publishers, found by name, alias or web domain."""

    def __init__(self, publishers: Iterable[Publisher]) -> None:
        self.all = tuple(publishers)
        self._by_name = {
            _spelling(name): publisher
            for publisher in self.all
            for name in (publisher.name, *publisher.aliases)
        }
        self._by_domain = {d: publisher for publisher in self.all for d in publisher.domains}

    def find(self, source: Source) -> Publisher | None:
        """The publisher of a source, by its name as printed, else by the address's domain."""
        if source.publisher and (found := self.named(source.publisher)):
            return found
        for domain in _domains("/".join(source.url.split("/", 3)[:3])) if source.url else ():
            if found := self._by_domain.get(domain):
                return found
        return None

    def describe(self, source: Source) -> tuple[str | None, str | None, int | None]:
        """Publisher's id, kind and tier of a source."""
        publisher = self.find(source)
        kind = source_kind(source, publisher)
        return (
            slug(person_key(publisher.name)) if publisher else None,
            kind,
            codes.SOURCE_KINDS.order(kind) if kind else None,
        )

    def named(self, name: str) -> Publisher | None:
        """The publisher with this name or alias."""
        return self._by_name.get(_spelling(name))

    def rank(self, source: Source, publisher: Publisher | None) -> int:
        """Weight of a source by its publisher, as found; a relay weighs at most one rank less than
        its origin."""
        own = publisher.rank if publisher else UNKNOWN_RANK
        first = self.named(source.origin) if source.origin else None
        return min(own, first.rank + 1) if first else own

    def origin(self, source: Source, publisher: Publisher | None) -> str:
        """Key of whoever first told the story: all copies of one origin share it."""
        if source.origin:
            found = self.named(source.origin)
            return _spelling(found.name if found else source.origin)
        if publisher or source.publisher:
            return _spelling(publisher.name if publisher else source.publisher or "")
        return source.url or source.file_hash or ""


def source_kind(source: Source, publisher: Publisher | None) -> str | None:
    """The stated kind, else the one that publisher and origin imply; None when unknown."""
    if source.kind:
        return source.kind
    if source.origin or source.is_copy:
        return "news_rewrite"
    if publisher:
        return _KIND_OF_PUBLISHER[publisher.kind]
    return "data_file" if source.url is None else None


@dataclass(slots=True)
class Evidence:
    """One report with what the fold needs to weigh it.

    The fields at the end are found once, as each state of a deal asks for them again.
    """

    id: str
    report: Report
    tier: int
    rank: int
    certainty: str
    origin: str
    known_from: date | None
    told: str  # status that the report tells
    canonical: str  # the canonical status that it tells
    told_order: int
    agreed: bool  # whether it speaks of an agreed deal rather than of talks
    standing: tuple[int, int, int, int, int]  # the first criteria of ranking, without the value
    known_inferred: bool = False
    reviewed: bool = True  # False for what a machine read and nobody looked at
    named: tuple[tuple[str, str, str], ...] = ()  # role, organization's id and display name
    stated: dict[str, Any] | None = field(default=None, init=False)  # by `chosen.stated`
    dated: dict[str, Any] | None = field(default=None, init=False)  # by `events`


def weigh(
    report_id: str,
    report: Report,
    publishers: Publishers,
    organizations: Mapping[str, tuple[str, str]],
    reviewed: bool = True,
) -> Evidence:
    """Evidence for the fold: tier and rank of the source, certainty, origin, known-from day, and
    whether a person wrote or reviewed it."""
    source = report.source
    publisher = publishers.find(source)
    kind = source_kind(source, publisher)
    day, inferred = known_from(report)
    tier = codes.SOURCE_KINDS.order(kind) if kind else UNKNOWN_RANK
    rank = publishers.rank(source, publisher)
    evidenced = certainty(report, kind)
    told = report.told_status
    order = codes.STATUSES.order(told)
    agreed = order >= AGREED
    return Evidence(
        id=report_id,
        report=report,
        tier=tier,
        rank=rank,
        certainty=evidenced,
        origin=publishers.origin(source, publisher),
        known_from=day,
        known_inferred=inferred,
        told=told,
        canonical=codes.STATUSES.canonical(told),
        told_order=order,
        agreed=agreed,
        standing=(
            0 if agreed else 1,
            tier,
            0 if reviewed else 1,
            rank,
            -codes.CERTAINTIES.order(evidenced),
        ),
        reviewed=reviewed,
        named=_named(report, organizations),
    )


def _named(
    report: Report, organizations: Mapping[str, tuple[str, str]]
) -> tuple[tuple[str, str, str], ...]:
    """Every organization that a report names, once a role."""
    found: dict[tuple[str, str], str] = {}
    for attribute, role in ROLES.items():
        names = getattr(report, attribute)
        for name in (names,) if isinstance(names, str) else names:
            organization, shown = organizations[name]
            found.setdefault((role, organization), shown)
    return tuple((*key, shown) for key, shown in found.items())


def certainty(report: Report, kind: str | None) -> str:
    """How well one report's claim is evidenced: a code of certainties."""
    if report.attribution == "filing" or (
        kind and codes.SOURCE_KINDS.order(kind) == 1 and kind != "party_press_release"
    ):
        return "filed"
    if report.attribution == "company statement" or kind in {
        "party_press_release",
        "party_statement",
        "investor_disclosure",
    }:
        return "stated"
    return "estimated" if report.attribution == "estimate" else "reported_single"


def known_from(report: Report) -> tuple[date | None, bool]:
    """The day since which a report was public, and whether that day is our inference.

    That is the day of publication. Where it is not known to the day, or only guessed, it is the
    earliest day that the stated dates allow: no report tells a step before the step was made.
    """
    published = report.source.published
    if published is not None and published.precision == "day" and not published.approximate:
        return published.earliest, False
    if _beyond_its_dates(report):
        return None, True
    order = _order(report.told_status)
    stated = [report.date.reported, report.date.announced, report.date.signed]
    if order >= _order("completed"):  # before that, it is an expected day
        stated.append(report.date.completed)
    if order >= _order("terminated"):
        stated.append(report.date.terminated)
    days = [d.earliest for d in (published, *stated) if d is not None and d.earliest is not None]
    if not days:
        return None, True
    if published is not None and published.latest is not None:
        days = [day for day in days if day <= published.latest] or days[:1]
    return max(days), True


def _beyond_its_dates(report: Report) -> bool:
    """Whether a report tells a completion or an end, but dates only what came before it: then
    its dates say nothing of when it was public."""
    order, day = _order(report.told_status), report.date
    if report.source.published or day.reported or order < _order("completed"):
        return False
    return not (day.terminated or (day.completed and order < _order("terminated")))


def place_in_time(evidence: list[Evidence], steps: Mapping[str, date]) -> list[Evidence]:
    """Give reports without any day of their own one from the deal's steps, marked as inferred.

    `steps` maps a canonical status to the first day on which the deal had it. What is said of an
    agreed deal was not public before that step. Figures move while talks go on, so undated talk
    is placed at their end: on the day of the next step, else of the last dated talk. Where the
    steps give no day either, it is the last day on which anything was told of the deal.
    """
    told = [e for e in evidence if e.known_from]
    last = max((*(e.known_from for e in told if e.known_from), *steps.values()), default=None)
    last_talk = max((e.known_from for e in told if e.known_from and not e.agreed), default=last)
    talk_ends = min(
        (day for status, day in steps.items() if _order(status) >= AGREED), default=last_talk
    )

    def day_of(item: Evidence) -> date | None:
        if not item.agreed:
            return talk_ends
        later = [day for status, day in steps.items() if _order(status) >= item.told_order]
        return steps.get(item.canonical) or min(later, default=last)

    def placed(item: Evidence) -> Evidence:
        if item.known_from is None:
            return replace(item, known_from=day_of(item), known_inferred=True)
        step = steps.get(item.canonical)
        if item.known_inferred and item.agreed and step and step > item.known_from:
            return replace(item, known_from=step)
        return item

    return [placed(item) for item in evidence]


def _order(status: str) -> int:
    return codes.STATUSES.order(status)
