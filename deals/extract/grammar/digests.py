"""Digests: lists of deals in which every item is news of its own and is read by itself.

An item begins with a bullet, with "Name: ", or is a paragraph; headings stand between items. What
makes a digest is that its items speak of different companies, where an article goes on to speak
of the same.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from deals.extract.grammar.sentences import Sentence
from deals.extract.names.entities import Entities
from deals.extract.names.runs import TRADES
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_BULLET = re.compile(
    r"\s*(?:\*{1,3}|[•·■▪●◦‣]|-{1,3}|[–—+]|[\u2190-\u27bf\U0001f1e6-\U0001faff]\ufe0f?"
    r"[\U0001f1e6-\U0001f1ff]?)[ \t]+|\s*\*\*(?=[A-Z])[^*\n/:]{3,80}\*\*[ \t]+"  # a run-in heading
)
_ACTS = re.compile(r",? (?:an?|which|has|have|raise[sd]|close[sd]|secure[sd]|said|was|is)\b")
_LABEL = re.compile(
    r"(?P<name>[^:.,;!?()]{2,50}?)(?P<where> \([^()\n]{2,40}\))?(?:: | (?:-{1,2}|[–—]) )"
    r"(?=[A-Z\"'£$€]|(?(where)[\w~]))"
)
# What an item may be labelled with that is no company: "Portfolio: Six inns were picked up by X".
TOPICS = frozenset(
    """
    portfolio brands brand results funding fundings exits exit deals deal people rumor rumour update
    updates also elsewhere briefly retail energy banking media property hotels lender lenders loans
    financing sale sales sold acquisition acquisitions merger mergers venture ventures offices news
    health healthcare technology tech mining oil gas food sport sports finance insurance transport
    """.split()
)
_FULL_STOP = re.compile(r"[.!?:;,]['\")]*$")
_LONGEST_HEADING = 48
_LISTED = 3  # bullets or labels that make a list
_PARAGRAPHS = 4  # paragraphs without either that do
_SECTIONS = 2  # under headlines of their own
_MOST = 0.7  # of the paragraphs, which stand under such
_OPENING = 90  # characters in which a paragraph names whom it speaks of
_ROUND_UP = phrase(
    r"\b(?:deals? (?:of the (?:day|week)|briefs?|log|flow|digest|tracker|sheet|wire|wrap|round-?up)"
    r"|round-?up|briefs|briefing|briefcase|digest|tracker|shorts|wrap|this week|(?:week|month"
    r"|year) in|in review"
    r"|weekly|in brief"
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
    label: Name | None = None  # whom "the start-up" means: the name before its colon, or its first
    telling: dict[int, frozenset[str]] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph with what tells where an item begins."""

    sentences: list[Sentence]
    bullet: int  # characters of its bullet
    names: list[Name]
    companies: list[tuple[int, int]]  # where it names an organization, and which
    heading: Sentence | None = None
    above: Sequence[Name] = ()  # the names in it

    @property
    def ours(self) -> set[int]:
        """The organizations that it names."""
        return {company for _, company in self.companies}

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
        whole = first.behind >= found.end() - 4 or first.end == found.end("name")
        return first if whole else None


def items(text: str, article: Item, entities: Entities, headed: bool) -> list[Item]:
    """The items of a digest; none where the article is no digest. `headed`: as one that is."""
    found, telling = article.sentences, article.telling
    told = {found[index].paragraph for index in telling}
    if parts := _sections(text, article, entities, told):
        return parts
    if len(told) < _LISTED:
        return []
    body = [s for index in telling if not _is_heading(s := found[index])]
    if _goes_through(body, article.names, entities):
        return []
    paragraphs = _paragraphs(text, article, entities)
    if len(paragraphs) < _LISTED:
        return []
    marked = sum(p.bullet > 0 for p in paragraphs) >= _LISTED
    groups = _grouped(paragraphs, marked)
    count, shared = _apart(groups, told)
    round_up = any(_ROUND_UP.search(s.text) for s in found[:3])
    if count < _LISTED or shared > (0.7 if marked and round_up else 0.34):
        return []
    if (count < _PARAGRAPHS or shared > 0.1) and not (
        marked
        or headed
        or sum(p.label(text) is not None for p in paragraphs) >= _LISTED
        or round_up
    ):
        return []
    own = Counter(id(group[0].heading) for group in groups)
    return [_item(text, group, telling, own[id(group[0].heading)] == 1) for group in groups]


def _sections(text: str, article: Item, entities: Entities, told: set[int]) -> list[Item]:
    """The parts of an article whose paragraphs stand under headlines of their own, where those
    that tell of deals speak of different companies; none where they do not."""
    lines = [s for s in article.sentences[1:] if s.headline]
    if len(lines) < _SECTIONS:
        return []
    groups = _grouped(_paragraphs(text, article, entities), marked=False)
    over = [group[0].heading for group in groups]
    headed = Counter(id(line) for line in over if line is not None and line.headline)
    if sum(headed.values()) < _MOST * len(groups) or max(headed.values()) > 1:
        return []
    telling = [g for g in groups if any(p.sentences[0].paragraph in told for p in g)]
    firms = [
        {id(entities.of(n)) for p in g for n in (*p.above, *p.names) if _firm(n)} for g in telling
    ]
    times = Counter(firm for ours in firms for firm in ours)
    if len(telling) < _SECTIONS or not all(firms) or max(times.values()) > 1:
        return []
    return [_item(text, group, article.telling, own=True) for group in groups]


def _firm(name: Name) -> bool:
    return name.kind == "organization"


def _goes_through(body: Sequence[Sentence], names: Sequence[Name], entities: Entities) -> bool:
    """Whether a company is named in more paragraphs that tell of deals than an item has, or too
    few of these name one; not by headings, which name whom the item under them speaks of."""
    places: dict[int, set[int]] = {}
    paragraphs = len({s.paragraph for s in body})
    most, index = min(2, max(1, paragraphs // 3)), 0
    for sentence in body:
        while index < len(names) and names[index].start < sentence.end:
            name = names[index]
            index += 1
            if name.start >= sentence.start and name.kind == "organization":
                held = places.setdefault(id(entities.of(name)), set())
                held.add(sentence.paragraph)
                if len(held) > most and not sentence.headline:
                    return True
    return len(set().union(*places.values())) < max(_LISTED, 0.6 * paragraphs)


def _paragraphs(text: str, article: Item, entities: Entities) -> list[_Paragraph]:
    """The paragraphs of the body but the headings, each with the heading over it."""
    names = article.names
    rows: dict[int, list[Sentence]] = {}
    for sentence in article.sentences:
        if sentence.index or not sentence.headline:
            rows.setdefault(sentence.paragraph, []).append(sentence)
    result: list[_Paragraph] = []
    heading, above, index = None, [], 0
    for sentences in rows.values():
        first, last = sentences[0], sentences[-1]
        bullet = _BULLET.match(text, first.start, last.end)
        inside = []
        while index < len(names) and names[index].start < last.end:
            if names[index].start >= first.start:
                inside.append(names[index])
            index += 1
        if bullet is None and len(sentences) == 1 and _is_heading(first):
            heading, above = first, inside
            continue
        end = bullet.end() - first.start if bullet else 0
        found_here = [
            (name.start, id(entity))
            for name in inside
            if (entity := entities.of(name)).kind == "organization"
        ]
        result.append(_Paragraph(sentences, end, inside, found_here, heading, above))
    return result


def _is_heading(sentence: Sentence) -> bool:
    text = sentence.text.strip()
    return sentence.headline or (len(text) <= _LONGEST_HEADING and not _FULL_STOP.search(text))


def _grouped(paragraphs: Sequence[_Paragraph], marked: bool) -> list[list[_Paragraph]]:
    """Paragraphs put together to items: one that only goes on joins the item before."""
    groups: list[list[_Paragraph]] = []
    known: set[int] = set()
    for paragraph in paragraphs:
        ours = paragraph.ours
        same = bool(groups) and groups[-1][-1].heading is paragraph.heading
        if (
            same
            and not paragraph.bullet
            and (marked or not ours or known)
            and (not ours or ours & known or _GOES_ON.match(paragraph.sentences[0].text))
        ):
            groups[-1].append(paragraph)
            known |= ours
            continue
        groups.append([paragraph])
        known = ours
    return groups


def _apart(groups: Sequence[Sequence[_Paragraph]], told: set[int]) -> tuple[int, float]:
    """How many items tell of deals, in paragraphs `told`, and which part of these names a company
    of another.

    None counts where too few of them name whom they speak of at their start.
    """
    sets: list[set[int]] = []
    opened = 0
    headed = Counter(id(group[0].heading) for group in groups if group[0].heading)
    for group in groups:
        if any(p.sentences[0].paragraph in told for p in group):
            first = group[0]
            ours = first.ours.union(*(p.ours for p in group[1:])) if group[1:] else first.ours
            if not ours and not first.bullet:
                continue
            near = bool(first.companies) and first.companies[0][0] < first.start + _OPENING
            opened += near or headed[id(first.heading)] == 1  # or says so in a line of its own
            sets.append(ours)
    if not sets or opened < 0.8 * len(sets):
        return 0, 0.0
    times = Counter(company for ours in sets for company in ours)
    shared = sum(any(times[company] > 1 for company in ours) for ours in sets)
    return len(sets), shared / len(sets)


def _item(
    text: str, group: Sequence[_Paragraph], telling: Mapping[int, frozenset[str]], own: bool
) -> Item:
    """The item with its sentences counted from nought, and without its bullet; with the headline
    that stands over it alone, where it has one of its `own`."""
    first = group[0]
    found: list[Sentence] = []
    words: dict[int, frozenset[str]] = {}
    line = first.heading if own and first.heading and first.heading.headline else None
    if line is not None:
        found.append(replace(line, index=0))
        if line.index in telling:
            words[0] = telling[line.index]
    for paragraph in group:
        for sentence in paragraph.sentences:
            cut = first.bullet if sentence is first.sentences[0] else 0
            number = len(found)
            if sentence.index in telling:
                words[number] = telling[sentence.index]
            start, plain, low = sentence.start + cut, sentence.text[cut:], sentence.low[cut:]
            found.append(replace(sentence, index=number, start=start, text=plain, low=low))
    label, names = first.label(text), [n for p in group for n in p.names]
    above = list(first.above) if line is not None else []
    if label is not None and label.text.lower() in TOPICS:
        names[0], label = replace(label, kind="other"), None
    if label is not None:
        label = names[0] = replace(label, kind="organization")
    elif (
        names
        and names[0].start <= first.start + 1
        and names[0].text not in TRADES  # "Airline seeks partner"
        and _ACTS.match(text, names[0].end)
    ):
        names[0] = replace(names[0], kind="organization")
    end = first.sentences[0].end
    opening = (n for n in names if n.kind == "organization" and n.end <= end)
    return Item(found, first.heading, label or next(opening, None), words, above + names)
