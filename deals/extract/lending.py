"""Money lent: loans, credit facilities, debt from named lenders."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.events import Context, Event
from deals.extract.money_words import MONEY
from deals.extract.phrases import Party, party_of
from deals.extract.text import phrase

# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = hints(
    "loan",
    "lend ",
    "lends",
    "lending",
    "lent ",
    "credit ",
    "debt f",
    "debt t",
    "ture debt",
    "in debt",
    "borrow",
    "revolver",
)
LOAN = (
    r"(?:(?:senior|secured|unsecured|term|bridge|bank|unitranche|syndicated|revolving|green|venture"
    r"|private|convertible|mezzanine|construction|working[- ]capital|project|asset-based"
    r"|delayed[- ]draw|subordinated) )*(?:loans?|credit facilit(?:y|ies)|credit lines?"
    r"|lines? of credit|debt(?: financing| facility| funding)?|credit agreement|loan "
    r"facility|(?:debt|loan|term|credit) (?:facility|financing)|revolver)"
)
_GET = phrase(
    rf"\b(?P<verb>secur(?:e|es|ed|ing)|obtain(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|rais(?:e"
    rf"|es|ed|ing)|sign(?:s|ed)?|clos(?:e|es|ed|ing)|get|gets|got|arrang(?:e|es|ed)"
    rf"|borrow(?:s|ed|ing)?|enter(?:s|ed)? into|bag(?:s|ged)|pick(?:s|ed) up|announc(?:e|es|ed)"
    rf"|lands?|landed|taps?"
    rf"|agreed)\b(?P<gap>(?:[^.;]|\.(?=\d)){{0,40}}?) (?P<money>{MONEY})(?P<mid>[^.;,]{{0,40}}?) "
    rf"?(?P<loan>{LOAN})\b"
)
_OF_SUM = phrase(
    rf"\b(?P<verb>secur(?:e|es|ed|ing)|obtain(?:s|ed)?|receiv(?:e|es|ed)|rais(?:e|es|ed)"
    rf"|sign(?:s|ed)?"
    rf"|clos(?:e|es|ed)|gets|got|arrang(?:e|es|ed)|tak(?:es|en)|took|borrow(?:s"
    rf"|ed)?)\b(?P<gap>[^.;,]{{0,40}}?) (?:"
    rf"(?P<loan>{LOAN}) (?:of|worth|for) )?(?P<money>{MONEY})(?=[^.;]{{0,20}} from )"
)
_OF = ("loan of", "loans of", "facility of", "credit of", "loan for", "borrow")
_THE = ("the loan", "the facilit", "the credit", "the debt", "the revolver")
_ARRANGED = phrase(
    rf"\b(?:arranged|provided|underwrote|led|syndicated|are providing|is providing) the {LOAN}\b"
)
_CLOSE = 12  # characters between the lenders and what they did
_LEND = phrase(
    rf"\b(?P<verb>lend(?:s|ing)?|lent|provid(?:e|es|ed|ing)|extend(?:s|ed|ing)?|grant(?:s"
    rf"|ed)?|arrang(?:e|es|ed)|approv(?:e|es|ed)|sanction(?:s|ed)?|agreed to (?:lend"
    rf"|provide)|commits?|gives?|gave)\b(?P<gap>(?:[^.;]|\.(?=\d)){{0,50}}?) (?P<money>{MONEY})"
    rf"(?:[^.;,]{{0,40}}?\b(?P<loan>{LOAN})\b)?(?P<to> ?\bto )?"
)
_EARLY = 3  # sentences, headline included, in which a loan of banks without names is the news
_BANKS = phrase(r"\b(?:banks|lenders|institutions)$")
_FROM = phrase(
    r"(?:[^.;]|\.(?=\d)){0,100}?\b(?:from|led by|provided by|with|arranged by|by) (?=(?:a |an |the "
    r"|its )?(?:[a-z-]+ ){0,4}(?:[A-Z<]|banks\b|lenders\b|(?:of )?\d+ (?:[a-z]+ )?banks\b))",
    0,
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of lending."""
    text = context.sentence.text
    if not context.hinted(HINTS):
        return
    match = _GET.search(text) or (_of_sum(text) if _any(context, _OF) else None)
    if match:
        event = _borrowed(context, match)
        if event:
            yield event
            return
    match = _LEND.search(text)
    event = _lent(context, match) if match else None
    if event:
        yield event
        return
    arranged = _ARRANGED.search(text) if _any(context, _THE) else None
    if arranged:
        yield from _arranged(context, arranged)


def _any(context: Context, words: tuple[str, ...]) -> bool:
    return any(word in context.sentence.low for word in words)


def _arranged(context: Context, match: re.Match[str]) -> Iterator[Event]:
    """ "X, Y and Z arranged the loan": who lends what the sentence before tells."""
    lenders, end = context.reader.agents(0)
    lenders = [p for p in lenders if p.name is not None]
    if lenders and match.start() - end < _CLOSE:
        told = context.told(end, *match.span(), "done")
        span = context.span(*match.span())
        yield Event("loan", "debt", context.sentence, span, told, None, lenders, weak=True)


def _of_sum(text: str) -> re.Match[str] | None:
    """ "signed a loan of $250 million from", "borrows $250 million from"."""
    match = _OF_SUM.search(text)
    return match if match and (match["loan"] or match["verb"].startswith("borrow")) else None


def _borrowed(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    subject = context.subject(match.start())
    source = _FROM.match(text, match.end())
    if subject is None or subject[0].name is None:
        return None
    behalf = context.sentence.index <= _EARLY and subject[0].start > context.span(*match.span()).end
    if source is None and not behalf:
        return None  # but a broker tells that it got a loan for Y, not from whom
    lenders, _ = context.reader.agents(source.end()) if source else ([], 0)
    lenders = [
        p for p in lenders if p.text != subject[0].text and (p.name or _BANKS.search(p.text))
    ]
    if not (lenders or behalf) or (
        lenders and context.sentence.index > _EARLY and not any(p.name for p in lenders)
    ):
        return None
    status = context.told(
        subject[1],
        match.start(),
        match.end(),
        "done" if match["verb"].lower().endswith("ed") else "present",
    )
    return Event(
        "loan",
        "debt",
        context.sentence,
        context.span(*match.span()),
        status,
        subject[0],
        lenders,
        money=context.span(match.start("money"), match.end("money")),
    )


def _spoken_of(context: Context, lender: Party, pos: int) -> Party | None:
    """Who borrows where a bank "is providing a $25 million facility": whom the article is about."""
    topic, entities = context.subjects.topic, context.entities
    if topic is None or lender.name is None:
        return None
    near = context.sentence.start + pos + len(" for the use of ")
    if any(n.start < near for n in context.companies(apart_from=lender.name)):
        return None
    entity = entities.of(topic)
    apart = entity is not entities.of(lender.name) and entity.kind == "organization"
    return party_of(topic) if apart and len(entity.places) > 1 else None


def _lent(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    verb = match["verb"].lower()
    if match["loan"] is None and "len" not in verb:
        return None
    subject = context.subject(match.start())
    if subject is None:
        return None
    borrower = None
    if match["to"]:
        thing = context.reader.thing(match.end())
        borrower = thing[0] if thing else None
    else:
        to = re.compile(r"(?:[^.;]|\.(?=\d)){0,40}? to +").match(text, match.end())
        if to:
            thing = context.reader.thing(to.end())
            borrower = thing[0] if thing else None
        inside = context.reader.starting(match.start("gap"), match.end("gap"))
        if (inside and "with" in match["gap"]) or (inside and "len" in verb):
            name = inside[0]
            borrower = party_of(name)
        if borrower is None and verb.startswith("provid") and match["loan"]:
            borrower = _spoken_of(context, subject[0], match.end())
    if (
        borrower is None
        or borrower.name is None
        or borrower.name.kind != "organization"
        or borrower.text == subject[0].text
    ):
        return None
    status = context.told(
        subject[1],
        match.start(),
        match.end(),
        "done" if verb.endswith(("ed", "lent", "gave")) else "present",
    )
    return Event(
        "loan",
        "debt",
        context.sentence,
        context.span(*match.span()),
        status,
        borrower,
        [subject[0]],
        money=context.span(match.start("money"), match.end("money")),
    )
