"""The whole way: text to sentences, names, events, deals, grounded reports."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import islice
from types import ModuleType

from pydantic import ValidationError

from deals.extract.families import (
    absorbed,
    answers,
    bank_money,
    bidding,
    boosts,
    buyouts,
    cheques,
    circling,
    closings,
    collapses,
    commitments,
    compounds,
    contests,
    counted,
    exchanges,
    figures,
    flotations,
    fronts,
    handovers,
    holders,
    infusions,
    lenders,
    lending,
    listed,
    offerings,
    owners,
    pacts,
    passing,
    payments,
    pledges,
    preferred,
    public_offers,
    purchases,
    pursuits,
    races,
    receivers,
    rounds,
    sales,
    searches,
    secondaries,
    stakes,
    suitors,
    swaps,
    takers,
    tenders,
    together,
    transfers,
    unions,
    venture_terms,
    ventures,
    welcomes,
    winners,
)
from deals.extract.grammar.agents import Reader
from deals.extract.grammar.clued import clued
from deals.extract.grammar.digests import Item, items
from deals.extract.grammar.events import KINDS, Context, Event
from deals.extract.grammar.sentences import Sentence, sentences
from deals.extract.grammar.subjects import OPENS_BACK, Subjects
from deals.extract.grounding import ground
from deals.extract.names.entities import Entities
from deals.extract.names.names import find_names
from deals.extract.reporting.background import lists_deals
from deals.extract.reporting.likeness import told_in_number
from deals.extract.reporting.merging import Merger
from deals.extract.reporting.reports import Writer
from deals.extract.words.name_words import Name
from deals.model.article import Article
from deals.model.report import Report

_LAWSUIT = clued(
    r"\b(?:class action (?:lawsuit|announcement|notice)|lead plaintiff|securities fraud"
    r"|shareholder alert|investor alert|law firm of)\b"
)
_FAMILIES = (
    purchases,
    payments,
    transfers,
    tenders,
    sales,
    stakes,
    handovers,
    owners,
    closings,
    collapses,
    circling,
    holders,
    buyouts,
    passing,
    pacts,
    pursuits,
    contests,
    winners,
    bidding,
    races,
    answers,
    compounds,
    fronts,
    preferred,
    public_offers,
    figures,
    suitors,
    swaps,
    listed,
    searches,
    offerings,
    flotations,
    takers,
    secondaries,
    rounds,
    infusions,
    receivers,
    cheques,
    boosts,
    unions,
    together,
    exchanges,
    absorbed,
    ventures,
    venture_terms,
    welcomes,
    counted,
    lending,
    lenders,
    commitments,
    bank_money,
    pledges,
)
_HINTS = frozenset(hint for family in _FAMILIES for hint in family.HINTS)
_MOST_EVENTS = 200  # in one article; a longer list is no prose
_ITEMS = 3  # with a deal, which make a digest of what looks like one
_FEW = 2  # items are the fewest of a digest
_HEADING = 48  # characters of a line between paragraphs
_NEAR = 4  # sentences from the top whose names are always read


def extract(article: Article) -> tuple[Report, ...]:
    """The deals that an article tells, each a report with quotes; an empty tuple for none.

    Pure and offline. Offsets of the quotes count in `article.text`. What its words do not bear
    out is left out of a report.
    """
    found = sentences(article.text, article.source.title)
    telling = {s.index: s.clues for s in found if not s.clues.isdisjoint(_HINTS)}
    if not telling or any(_LAWSUIT.search(s) for s in found[:3]):
        return ()
    names = find_names(*_pieces(article.text, found, telling))
    headline_end = _headline_end(found)
    names = _borne_out(names, found, headline_end)
    whole = Item(found, telling=telling, names=names)
    entities = Entities(names, headline_end, article.text)
    headed = found[0].headline and lists_deals(found[0].text)
    parts = (part for part in items(article.text, whole, entities, headed) if part.telling)
    listed = [tuple(_reports(article, part, _known(article, part))) for part in parts]
    first = {r.target: r for reports in reversed(listed) for r in reversed(reports)}
    told = tuple(r for reports in listed for r in reports if first[r.target] is r)
    enough = min(_ITEMS, max(_FEW, len(listed)))  # a digest of two items has no third
    if sum(map(bool, listed)) >= enough:
        return told
    return max(tuple(_reports(article, whole, entities, headed)), told, key=len)


def _reports(
    article: Article, part: Item, entities: Entities, headed: bool = False
) -> Iterator[Report]:
    """What an article, or an item of a digest, tells; `headed`: where it lists deals."""
    subjects = Subjects(entities, part.label)
    events = list(islice(_events(part, entities, subjects), _MOST_EVENTS))
    if not events:
        return
    groups = Merger(entities, headed).groups(events)
    day = _day(article)
    writer = Writer(article.text, part.sentences, entities, day, part.heading)
    for group in groups:
        fields, _ = ground(writer.fields(group, groups), article.text, day)
        if fields is None:
            continue
        try:
            yield Report.model_validate(fields | {"source": article.source})
        except ValidationError:
            continue


def _headline_end(found: list[Sentence]) -> int:
    return found[0].end if found and found[0].headline else 0


def _known(article: Article, part: Item) -> Entities:
    """Who is who in an item of a digest, which may have a headline of its own."""
    return Entities(part.names, _headline_end(part.sentences), article.text)


def _borne_out(names: list[Name], found: list[Sentence], headline_end: int) -> list[Name]:
    """The names without those that only the headline writes, or a heading in capitals."""
    headings = [s for s in found if len(s.text) <= _HEADING and _is_heading(s)]
    aside = [n.start < headline_end for n in names]
    if headings:
        aside = [a or _within(n, headings) for n, a in zip(names, aside, strict=True)]
    pairs = list(zip(names, aside, strict=True))
    known = {token for name, apart in pairs if not apart for token in name.core}
    return [n for n, apart in pairs if not apart or not known or known & set(n.core[:2])]


def _within(name: Name, sentences: list[Sentence]) -> bool:
    return any(s.start <= name.start < s.end for s in sentences)


def _is_heading(sentence: Sentence) -> bool:
    """Whether a line in capitals only says what follows: "PRELIMINARY Q1 2021 RESULTS"."""
    return sentence.text.isupper() and sentence.text[-1] not in ".!?:;,"


def _pieces(
    text: str, found: list[Sentence], telling: Mapping[int, frozenset[str]]
) -> tuple[str, list[tuple[int, int]]]:
    """The text with spaces for all that cannot matter, and where the sentences that can stand."""
    kept: list[str] = []
    spans: list[tuple[int, int]] = []
    end = 0
    for sentence in found:
        if sentence.index < _NEAR or sentence.index in telling or _leads_to(sentence, found):
            kept += (" " * (sentence.start - end), sentence.text)
            spans.append((sentence.start, sentence.end))
            end = sentence.end
    kept.append(" " * (len(text) - end))
    return "".join(kept), spans


def _leads_to(sentence: Sentence, found: list[Sentence]) -> bool:
    """Whether the next sentence speaks of whom this one names: "Birch is hot. The Oslo
    start-up"."""
    behind = found[sentence.index + 1] if sentence.index + 1 < len(found) else sentence
    return (
        (behind.text.startswith("The ") or "est " in behind.low[:40])
        and behind.paragraph == sentence.paragraph
        and behind is not sentence
        and OPENS_BACK.match(behind.text) is not None
    )


def _events(part: Item, entities: Entities, subjects: Subjects) -> Iterator[Event]:
    last: Event | None = None
    for sentence, inside in _with_names(part.sentences, part.names):
        words = part.telling.get(sentence.index)
        if words is not None:
            reader = Reader(sentence, inside)
            context = Context(sentence, inside, entities, subjects, reader, words, last)
            for family in _hinted(words & _HINTS):
                for event in family.events(context):
                    subjects.telling = event.target.name if event.target else None
                    last = event if told_in_number(event.target) else last
                    yield event
        subjects.remember(sentence, inside)


@lru_cache(maxsize=KINDS)
def _hinted(words: frozenset[str]) -> list[ModuleType]:
    """The families of rules for which a sentence with these hints is worth a closer look."""
    return [family for family in _FAMILIES if not words.isdisjoint(family.HINTS)]


def _with_names(found: list[Sentence], names: list[Name]) -> Iterator[tuple[Sentence, list[Name]]]:
    """The sentences with the names that stand in each; both run from left to right."""
    index = 0
    for sentence in found:
        inside: list[Name] = []
        while index < len(names) and names[index].start < sentence.end:
            name = names[index]
            index += 1
            if sentence.start <= name.start and name.end <= sentence.end:
                inside.append(name)
        yield sentence, inside


def _day(article: Article) -> date | None:
    published = article.source.published
    return (
        published.earliest
        if published is not None and published.earliest == published.latest
        else None
    )
