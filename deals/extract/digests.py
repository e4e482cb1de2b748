"""Digests: lists of deals in which every item is news of its own and is read by itself.

An item begins with a bullet, with "Name: ", or is a paragraph; headings stand between items. What
makes a digest is that its items speak of different companies, where an article goes on to speak
of the same.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from deals.extract.entities import Entities
from deals.extract.names import Name
from deals.extract.sentences import Sentence
from deals.extract.text import phrase

_BULLET = re.compile(r"\s*(?:\*{1,3}|[•·■▪●◦‣]|-{1,3}|[–—])[ \t]+")
_LABEL = re.compile(r"[^:.,;!?()]{2,50}: (?=[A-Z\"'£$€])")
_FULL_STOP = re.compile(r"[.!?:;,]['\")]*$")
_LONGEST_HEADING = 48
_LISTED = 3  # bullets or labels that make a list
_PARAGRAPHS = 4  # paragraphs without either that do
_OPENING = 90  # characters in which a paragraph names whom it speaks of
_ROUND_UP = phrase(
    r"\b(?:deals? (?:of the (?:day|week)|briefs?|log|flow|digest|tracker|sheet|wire|wrap|round-?up)"
    r"|round-?up|briefs|briefing|briefcase|digest|tracker|shorts|wrap|this week|weekly|in brief"
    r"|term sheet|(?:day|week|month)'s deals|dealsheet|on the move|notebook|a selection of"
    r"|bids, mergers, acquisitions|(?:funding|fundings|mergers|deals)(?: and|,| &) (?:[\w&]+ )?"
    r"(?:exits|acquisitions|hires|leases|disposals|openings))\b"
)
_GOES_ON = re.compile(
    r"[\"'(]*(?:The (?:company|firm|deal|transaction|group|bank|price|merger|acquisition)"
    r"|It|They|He|She|Terms|Financial terms|Neither|Both|Why it matters|That)\b"
)


@dataclass(slots=True)
class Item:
    """One item of a digest, or a whole article: its sentences counted from its own first."""

    sentences: list[Sentence]
    heading: Sentence | None = None
    label: Name | None = None
    telling: dict[int, frozenset[str]] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph with what tells where an item begins."""

    sentences: list[Sentence]
    bullet: int  # characters of its bullet
    names: list[Name]
    heading: Sentence | None = None

    @property
    def start(self) -> int:
        """Offset of its words, behind a bullet."""
        return self.sentences[0].start + self.bullet

    def label(self, text: str) -> Name | None:
        """The name that it begins with, before a colon."""
        found = _LABEL.match(text, self.start)
        first = self.names[0] if self.names else None
        if found is None or first is None or first.start > self.start + 1:
            return None
        return first if first.behind >= found.end() - 2 else None


def items(text: str, article: Item, entities: Entities) -> list[Item]:
    """The items of a digest; none where the article is no digest."""
    found, telling = article.sentences, article.telling
    told = {found[index].paragraph for index in telling}
    if len(told) < _LISTED or _goes_through(article, entities, len(told)):
        return []
    paragraphs = _paragraphs(text, found, article.names)
    marked = sum(p.bullet > 0 for p in paragraphs) >= _LISTED
    labelled = sum(p.label(text) is not None for p in paragraphs) >= _LISTED
    cue = any(_ROUND_UP.search(s.text) for s in found[:3])
    groups = _grouped(paragraphs, entities, marked)
    if not _apart(groups, entities, telling, marked or labelled, cue):
        return []
    return [_item(text, group, telling) for group in groups]


def _goes_through(article: Item, entities: Entities, paragraphs: int) -> bool:
    """Whether a company is named in too many paragraphs for one that has an item of its own."""
    starts = [s.start for s in article.sentences]
    places: dict[int, set[int]] = {}
    for name in article.names:
        if name.kind == "organization":
            sentence = article.sentences[bisect_right(starts, name.start) - 1]
            if not sentence.headline:
                places.setdefault(id(entities.of(name)), set()).add(sentence.paragraph)
    return any(len(p) > max(2, paragraphs // 3) for p in places.values())


def _paragraphs(text: str, found: Sequence[Sentence], names: Sequence[Name]) -> list[_Paragraph]:
    """The paragraphs of the body but the headings, each with the heading over it."""
    rows: dict[int, list[Sentence]] = {}
    for sentence in found:
        if not sentence.headline:
            rows.setdefault(sentence.paragraph, []).append(sentence)
    result: list[_Paragraph] = []
    heading, index = None, 0
    for sentences in rows.values():
        first, last = sentences[0], sentences[-1]
        bullet = _BULLET.match(text, first.start, last.end)
        if bullet is None and len(sentences) == 1 and _is_heading(first):
            heading = first
            continue
        inside = []
        while index < len(names) and names[index].start < last.end:
            if names[index].start >= first.start:
                inside.append(names[index])
            index += 1
        end = bullet.end() - first.start if bullet else 0
        result.append(_Paragraph(sentences, end, inside, heading))
    return result


def _is_heading(sentence: Sentence) -> bool:
    text = sentence.text.strip()
    return len(text) <= _LONGEST_HEADING and not _FULL_STOP.search(text)


def _companies(paragraph: _Paragraph, entities: Entities, end: int | None = None) -> set[int]:
    """The organizations that it names, as entities, those that begin before `end` alone."""
    return {
        id(entity)
        for name in paragraph.names
        if (end is None or name.start < end)
        and (entity := entities.of(name)).kind == "organization"
    }


def _grouped(
    paragraphs: Sequence[_Paragraph], entities: Entities, marked: bool
) -> list[list[_Paragraph]]:
    """Paragraphs put together to items: one that only goes on joins the item before."""
    groups: list[list[_Paragraph]] = []
    known: set[int] = set()
    for paragraph in paragraphs:
        ours = _companies(paragraph, entities)
        goes_on = not ours or ours & known or _GOES_ON.match(paragraph.sentences[0].text)
        same = bool(groups) and groups[-1][-1].heading is paragraph.heading
        if same and goes_on and not paragraph.bullet and (marked or not ours or known):
            groups[-1].append(paragraph)
            known |= ours
            continue
        groups.append([paragraph])
        known = ours
    return groups


def _apart(
    groups: Sequence[Sequence[_Paragraph]],
    entities: Entities,
    telling: Mapping[int, frozenset[str]],
    listed: bool,
    cue: bool,
) -> bool:
    """Whether the items that tell of deals speak each of another company."""
    sets: list[set[int]] = []
    opened = 0
    for group in groups:
        if any(s.index in telling for p in group for s in p.sentences):
            first = group[0]
            ours = {c for p in group for c in _companies(p, entities)}
            if not ours and not first.bullet:
                continue
            opened += bool(_companies(first, entities, first.start + _OPENING))
            sets.append(ours)
    least = _LISTED if listed or cue else _PARAGRAPHS
    if len(sets) < least or opened < 0.8 * len(sets):
        return False
    shared = sum(
        any(one & other for j, other in enumerate(sets) if i != j) for i, one in enumerate(sets)
    )
    return shared <= (0.34 if listed or cue else 0.1) * len(sets)


def _item(text: str, group: Sequence[_Paragraph], telling: Mapping[int, frozenset[str]]) -> Item:
    """The item with its sentences counted from nought, and without its bullet."""
    first = group[0]
    found: list[Sentence] = []
    words: dict[int, frozenset[str]] = {}
    for paragraph in group:
        for sentence in paragraph.sentences:
            cut = first.bullet if not found else 0
            number = len(found)
            if sentence.index in telling:
                words[number] = telling[sentence.index]
            start, plain, low = sentence.start + cut, sentence.text[cut:], sentence.low[cut:]
            found.append(replace(sentence, index=number, start=start, text=plain, low=low))
    label, names = first.label(text), [n for p in group for n in p.names]
    if label is not None:
        label = names[0] = replace(label, kind="organization")
    return Item(found, first.heading, label, words, names)
