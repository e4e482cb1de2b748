"""What sentences tell about a deal besides its parties, price and status, each with its words."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from deals.extract.grammar.caveats import ATTRIBUTION, CONDITION
from deals.extract.grammar.clued import Clued, clued
from deals.extract.grammar.events import Event
from deals.extract.grammar.sentences import Sentence
from deals.extract.reporting.groups import Group
from deals.extract.words.countries import ADJECTIVE, COUNTRY, country_in
from deals.extract.words.shares import PERCENT_WORDS, percent_in
from deals.extract.words.text import folded, phrase
from deals.model.datewords import find_dates

_CONDITIONAL = (
    "subject to",
    "condition",
    "contingent",
    "pending",
    "depends",
    "completion",
    "closing",
)
_PAYING = ("cash", "stock", "share", "debt", "mortgage", "liabilit", "earn", "contingent")
_PERCENT_SIGNS = ("%", "pct", "per cent", "percent", "per-cent")
_MOST = 4  # conditions of one deal


@dataclass(slots=True)
class Detail:
    """A value with the offsets of its words in the article; `many` where a field holds a list."""

    field: str
    value: Any
    start: int
    end: int
    many: bool = False


@dataclass(frozen=True)
class Told:
    """A deal with the sentences that tell of it; `own` are those of its events."""

    text: str
    group: Group
    main: Event
    scope: Sequence[Sentence]
    status: str
    type: str
    day: date | None

    @cached_property
    def own(self) -> list[Sentence]:
        """The sentences of its events, the one that tells it best first."""
        found = [self.main.sentence, *(e.sentence for e in self.group.events)]
        return list({s.index: s for s in found}.values())


def details(told: Told) -> Iterator[Detail]:
    """Everything of this module, in the order in which a report lists it."""
    for read in _READ:
        yield from read(told)


def _holding(hints: tuple[str, ...], sentences: Sequence[Sentence]) -> list[Sentence]:
    """Those of some sentences that hold one of the hints, without which nothing matches."""
    held = []
    for sentence in sentences:
        for hint in hints:
            if hint in sentence.low:
                held.append(sentence)
                break
    return held


_ATTRIBUTION = [(code, Clued(pattern)) for code, pattern in ATTRIBUTION]


def _attribution(told: Told) -> Iterator[Detail]:
    for code, pattern in _ATTRIBUTION:
        for sentence in told.own:
            found = (m for m in pattern.finditer(sentence) if not _by_press(sentence.text, m))
            match = next(found, None)
            if match:
                yield _detail("attribution", code, sentence, match)
                return


def _by_press(text: str, match: re.Match[str]) -> bool:
    """Whether it is a paper that said so: "Bloomberg reported", "a site reported, citing"."""
    before = text[max(0, match.start() - 40) : match.start()]
    return _PAPER.search(before) is not None or _CITING.match(text, match.end()) is not None


_PAPER = phrase(
    r"\b(?:(?-i:Times|Post|Journal|Telegraph|Herald|Gazette|Mail|Observer|Guardian|Tribune"
    r"|Bloomberg|Reuters|CNBC|Sky News|Globe|Chronicle|Independent|Moneycontrol|TechCrunch|Axios"
    r"|Mint|Nikkei|Barron's)|newspaper|magazine|(?:the|a) (?:news )?(?:paper|daily|weekly|agency"
    r"|website|site)|(?-i:media)|(?:press|news) reports?|reports) (?:newspaper )?(?:(?:has|had"
    r"|first|also|earlier|previously) )*$"
)
_CITING = phrase(
    r",? cit(?:ing|ed) (?:[a-z-]+ ){0,4}?(?:sources?|people|persons?|insiders|reports?"
    r"|documents?)\b"
)


def _conditions(told: Told) -> Iterator[Detail]:
    seen: list[str] = []
    for sentence in _holding(_CONDITIONAL, told.scope):
        for match in CONDITION.finditer(sentence.text):
            name = "words" if match["words"] else "upon"
            first, last = sentence.start + match.start(name), sentence.start + match.end(name)
            words = folded(told.text[first:last]).strip()
            if words and words not in seen and len(seen) < _MOST:
                seen.append(words)
                start = sentence.start + match.start()
                yield Detail("conditions", words, start, last, many=True)


_DATED = clued(
    r"\b(?:completed?|closed|finali[sz]ed|signed|consummated|announced|terminated)\b[^.;]{0,60}?"
    r"\b(?:on|as of|in) (?=[A-Z\d])|\beffective (?:as of |on )?(?=[A-Z\d])"
)
_STEPS = {
    "comp": "completed", "clos": "completed", "fina": "completed", "cons": "completed",
    "effe": "completed", "anno": "announced", "term": "terminated", "sign": "signed",
}  # fmt: skip


def dated(sentence: Sentence, day: date) -> tuple[str, str, int, int] | None:
    """A step with its day, told by a sentence and not after `day`: name, date, offsets."""
    match = _DATED.search(sentence)
    if match is None:
        return None
    words = sentence.text[match.end() : match.end() + 40]
    for mention in find_dates(words, reference=day):
        first = mention.date.earliest
        if mention.start == 0 and first is not None and first <= day:
            start = sentence.start + match.end()
            return _STEPS[match[0][:4].lower()], str(mention.date), start, start + mention.end
    return None


def _dates(told: Told) -> Iterator[Detail]:
    if told.day is None:
        return
    for sentence in told.scope[:6]:
        found = dated(sentence, told.day)
        if found is None:
            continue
        step, stated, start, end = found
        if step not in {"completed", "terminated"} or step == told.status:
            yield Detail(f"date.{step}", stated, start, end)
            return


_PAID_WITH = (
    ("cash", phrase(
        r"\b(?:in cash|all-cash|for cash|(?:dlrs|dollars|million|stg) cash|cash (?:deal|offer|bid"
        r"|transaction|price|consideration|payment|tender|purchase)|cash and (?:stock|shares"
        r"|notes))\b"
    )),
    ("stock", phrase(
        r"\b(?:in stock|all-stock|stock swap|share swap|stock-swap|cash and (?:stock|shares)"
        r"|exchange of"
        r" (?:shares|stock)|in exchange for (?:[\d,.]+ )?(?:mln |million )?(?:[\w-]+ "
        r"){0,3}(?:shares|stock)"
        r"|for (?:about )?[\d,.]+ (?:mln |million )?(?:of its |new )?(?:[\w-]+ ){0,2}shares)\b"
    )),
    ("debt", phrase(
        r"\b(?:assum(?:e|es|ed|ing|ption)(?: of)? (?:[\w$.,-]+ ){0,7}?(?:debt|mortgage|liabilities)"
        r"|including (?:assumed |net )?debt)\b"
    )),
    ("earn_out", phrase(r"\b(?:earn-?outs?|contingent (?:payments?|consideration))\b")),
)  # fmt: skip


_SHARES_BOUGHT = phrase(  # "to pay $90 million in cash for 38 mln Birch shares"
    r"(?:\b(?:subscrib\w+|cash|dlrs|dollars|stg|pounds|euros|yen|crowns|pesos|francs|marks|each|apiece"
    r"|[mb]illion|bln|mln|bid|offer|tender)|\d(?:m|bn)?) ?$"
)


def _bought(text: str, shares: re.Match[str]) -> bool:
    """Whether shares are what is paid for, not what is paid with."""
    return _SHARES_BOUGHT.search(text, 0, shares.start()) is not None


def _payment(told: Told) -> Iterator[Detail]:
    if told.type in {"funding_round", "debt", "joint_venture", "capital_commitment"}:
        return
    sentences = _holding(_PAYING, told.own)
    for code, pattern in _PAID_WITH:
        for sentence in sentences:
            match = pattern.search(sentence.text)
            if match and not (match[0].startswith("for ") and _bought(sentence.text, match)):
                yield _detail("payment", code, sentence, match, many=True)
                break


_TO_FROM = phrase(
    rf"\bto (?:[\w,.]+ ){{0,6}}?(?P<after>{PERCENT_WORDS})(?: of [\w' ]{{3,40}}?)?,? from (?:an? )?"
    rf"(?:[\w,.]+ ){{0,8}}?(?P<before>{PERCENT_WORDS})"
)
_ALREADY = phrase(
    rf"\b(?:already|currently) (?:owns?|holds?|has|controls?|held|owned) (?:about |an? |some )?"
    rf"(?P<before>{PERCENT_WORDS})"
)
_GIVING = phrase(
    rf"\b(?:giv(?:e|es|ing) (?:it|them)|bring(?:s|ing)? its (?:\w+ )?(?:stake|holding|interest) to"
    rf"|now (?:holds|owns)) (?:a total of |about |an? |some )*(?P<after>{PERCENT_WORDS})"
)


def _holdings(told: Told) -> Iterator[Detail]:
    """How much the buyer held before, and holds after."""
    seen: set[str] = set()
    for sentence in _holding(_PERCENT_SIGNS, told.own):
        for pattern in (_TO_FROM, _ALREADY, _GIVING):
            match = pattern.search(sentence.text)
            for name in ("before", "after"):
                words = match.groupdict().get(name) if match else None
                if match is None or not words or name in seen:
                    continue
                seen.add(name)
                start = sentence.start + match.start(name)
                percent = percent_in(words)
                if percent is not None:
                    yield Detail(f"stake_{name}", percent, start, start + len(words))


VOTING = phrase(
    r"\b(?:(?P<no>non-?voting)|voting (?:stake|shares|stock|interest|power|rights|control))\b"
)


def _voting(told: Told) -> Iterator[Detail]:
    if told.type not in {"minority_stake", "majority_stake"}:
        return
    for sentence in _holding(("voting",), told.own):
        match = VOTING.search(sentence.text)
        if match:
            yield _detail("voting", match["no"] is None, sentence, match)
            return


_BEHIND = re.compile(
    rf", (?:an?|the) +(?:(?!of\b|by\b|to\b|from\b|in\b|with\b)[a-z-]+ +){{0,2}}"
    rf"{ADJECTIVE}(?= +[a-z])"
    rf"|,? (?:of|in) +(?:[A-Z]\w+, +)?{COUNTRY}(?!'s)"
)
_BEFORE = re.compile(rf"{ADJECTIVE}(?: +(?!(?:of|by|to|in|at|for)\b)[a-z][a-z-]*){{1,4}} +<?$")


def _country(told: Told) -> Iterator[Detail]:
    """Where the target is at home: "Birch, a Swedish brewer", "Swedish brewer Birch"."""
    for event in told.group.events:
        target, sentence = event.target, event.sentence
        if target is None or target.name is None or sentence.headline:
            continue
        behind, first = target.name.behind - sentence.start, target.name.start - sentence.start
        after = _BEHIND.match(sentence.text, behind)
        before = _BEFORE.search(sentence.text, max(0, first - 80), first)
        match = after or before
        code = country_in(match[0]) if match else None
        if match and code:
            yield _detail("target_country", code, sentence, match)
            return


def _legs(told: Told) -> Iterator[Detail]:
    """What moves in a licence with hires: the licence, and the people."""
    if told.type != "licence_and_hire":
        return
    for what, pattern in LEG_WORDS.items():
        for sentence in told.own:
            match = pattern.search(sentence.text)
            if match:
                yield _detail("legs", {"what": what}, sentence, match, many=True)
                break


LEG_WORDS = {
    "licence": phrase(r"\b(?:non-exclusive |exclusive )?licen[sc](?:e|es|ed|ing)\b[^,.;]{0,40}"),
    "people": phrase(
        r"\b(?:hir(?:e|es|ed|ing)|join(?:s|ed|ing)?|recruit(?:s|ed|ing)?|poach(?:es"
        r"|ed)?)\b[^.;]{0,60}"
    ),
}
PAYMENT_WORDS = dict(_PAID_WITH)
_READ: tuple[Callable[[Told], Iterator[Detail]], ...] = (
    _attribution, _conditions, _payment, _holdings, _voting, _country, _legs, _dates,
)  # fmt: skip


def _detail(
    field: str, value: Any, sentence: Sentence, match: re.Match[str], many: bool = False
) -> Detail:
    start = sentence.start + match.start()
    return Detail(field, value, start, sentence.start + match.end(), many)
