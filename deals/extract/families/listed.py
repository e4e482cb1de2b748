"""Rows of trackers: "Buyer Inc. (Tenn.) / Target Corp. (N.C.): $146.2 million, all stock", "Birch
(Riga, fintech) - €6.2m seed from Alder. Also in: Cedar"."""

import re
from collections.abc import Iterator

from deals.extract.families.backers import complete
from deals.extract.families.lending import LOAN
from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY, ROUND
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_SLASH = hints(" / ")
_WHAT = hints(
    "seed",
    "series ",
    "round",
    "funding",
    "loan",
    "convertible",
    "m from ",
    "bn from ",
    "lion from ",
)
_WHO = hints(
    "lead:",
    "leads:",
    "in:",
    "investors:",
    "investor:",
    "backers:",
    "others:",
    "lenders:",
    "led by:",
)
HINTS = _SLASH | _WHAT | _WHO
_ROW = re.compile(
    r" *(?P<buyer>[A-Z][^/:;]{2,70}?) *(?:\([^()]{1,30}\) *)?/ (?P<target>[A-Z][^/:;]{2,70}?) *"
    r"(?:\([^()]{1,30}\))?(?::| -{1,2}) (?P<terms>\S.*)"
)
# "Birch Holdings / Elm Bank.", the first words of an item.
_HEADED = re.compile(
    r" *(?P<buyer>[A-Z][\w&.' -]{2,50}?) */ *(?P<target>[A-Z][\w&.' -]{2,50}?)[.:]?(?P<terms>) *$"
)
_TERMS = phrase(r"\d|\b(?:terms|price|value|undisclosed|not disclosed|stock|cash|shares)\b")
_SUM = (
    rf"(?P<money>(?:~|up to )?(?=[^ ]*[$£€¥₹]|[A-Z]{{2,3}} ?\d|an? undisc|undisc)"
    rf"(?:{MONEY}|undisclosed))"
)
_DASH = r" ?(?:\([^()]*\) ?)?(?::|-{1,2}) "
_ROUND_OF = phrase(
    rf"{_DASH}{_SUM}(?:,? (?:in|of))?(?: [\w-]+){{0,2}}? (?:{ROUND.pattern.pattern}|(?:funding"
    rf"|growth|equity"
    r"|bridge|first) ?(?:round|funding|capital)?|round|raise)\b"
)
_LOAN_OF = phrase(rf"{_DASH}{_SUM} (?:in )?(?:[\w-]+ ){{0,2}}?(?P<loan>{LOAN})\b")
_NOTE_OF = phrase(
    rf"{_DASH}(?:an? )?(?:convertible (?:note|loan|bond)s? (?:of|worth|for) {_SUM}"
    rf"|{_SUM.replace('money', 'money2')} (?:in )?convertible (?:note|loan|bond)s?)"
)
_FROM_WHOM = phrase(rf"{_DASH}{_SUM} from (?=(?:the |an? )?[\w<])")
_LENDERS = phrase(r"[^.;]{0,40}? from (?=(?:the |an? )?[\w<])")
_HOLDS = phrase(
    rf"\b(?:becom\w+|takes?|taking|holds?|holding|now owns"
    rf"|for)\b[^.;]{{0,50}}?(?P<percent>{PERCENT_WORDS})"
)
HALF = 50
_TAKES_PART = phrase(
    r"(?:(?P<lead>leads?|lead investors?|led by)|also in|also|investors?|backers|others?|lenders?"
    r"|participants?|co-investors?|with): (?=[\w<])"
)


def events(context: Context) -> Iterator[Event]:
    """What a row tells."""
    if context.hinted(_SLASH):
        yield from _sides(context)
    label = context.subjects.label
    if label is None:
        return
    if context.sentence.index == 0 and context.hinted(_WHAT):
        event = _terms(context, party_of(label))
        if event is not None:
            yield event
    elif context.hinted(_WHO):
        yield from _takes_part(context)


def _sides(context: Context) -> Iterator[Event]:
    """Buyer and target on either side of a stroke."""
    text, opens = context.sentence.text, context.sentence.index == 0
    match = _ROW.match(text) or (_HEADED.match(text) if opens else None)
    if match is None or not (match.re is _HEADED or _TERMS.search(match["terms"])):
        return
    base = context.sentence.start
    sides = [
        next((n for n in context.names if n.start - base == match.start(side)), None)
        for side in ("buyer", "target")
    ]
    buyer, target = sides
    if buyer is None or target is None or {buyer.kind, target.kind} != {"organization"}:
        return
    span = context.span(
        match.start("buyer"), match.start("terms") if match["terms"] else match.end()
    )
    yield Event(
        "purchase",
        "acquisition",
        context.sentence,
        span,
        Told("announced", span.start, span.end, 2),
        party_of(target),
        [party_of(buyer)],
    )


def _terms(context: Context, company: Party) -> Event | None:
    """The deal of whom an item speaks, from the words behind its name."""
    text, first = context.sentence.text, company.end - context.sentence.start
    note = _NOTE_OF.match(text, first)
    loan = None if note else _LOAN_OF.match(text, first)
    match = note or loan or _ROUND_OF.match(text, first) or _FROM_WHOM.match(text, first)
    if match is None:
        return None
    span = context.span(*match.span())
    family, kind = ("loan", "debt") if loan else ("round", "funding_round")
    kind = "convertible_financing" if note else kind
    told = context.told(match.start(), *match.span(), "present")
    event = Event(family, kind, context.sentence, span, told, company)
    group = "money2" if note and note["money2"] else "money"
    event.money = context.span(*match.span(group))
    if loan:
        source = _LENDERS.match(text, match.end())
        lenders = context.reader.agents(source.end())[0] if source else []
        event.buyers.extend(p for p in lenders if p.name is not None)
    else:
        complete(context, event)
        _large_holder(context, event, match.end())
    return event


def _large_holder(context: Context, event: Event, pos: int) -> None:
    """ "SEK 70m from X, which becomes its largest holder with 24%": a stake, and how large."""
    found = _HOLDS.search(context.sentence.text, pos)
    percent = percent_in(found["percent"]) if found and event.round is None else None
    if found is None or percent is None:
        return
    first, last = (
        context.span(*found.span("percent")).start,
        context.span(*found.span("percent")).end,
    )
    event.share = Share(first, last, percent, "percent")
    event.type = "minority_stake" if percent <= HALF else "majority_stake"
    event.family = "purchase"
    event.buyers = event.buyers or context.reader.agents(pos)[0]


def _takes_part(context: Context) -> Iterator[Event]:
    """ "Lead: Alder. Also in: Cedar and Fern": who is in the round that the item tells."""
    match = _TAKES_PART.match(context.sentence.text)
    parties = context.reader.agents(match.end())[0] if match else []
    parties = [p for p in parties if p.name is not None]
    if match is None or not parties:
        return
    span = context.span(*match.span())
    told = Told("announced", span.start, span.end, 2)
    family = "loan" if match[0].lower().startswith("lender") else "round"
    kind = "debt" if family == "loan" else "funding_round"
    event = Event(family, kind, context.sentence, span, told, None, parties, weak=True)
    if match["lead"]:
        event.leads.extend(parties)
    yield event
