"""Who is bought in a merger, by what becomes of it: its holders get cash, its shares are traded no
more, or it "continues as a wholly owned subsidiary of X"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import party_of
from deals.extract.words.clues import hints
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_PAID = hints("holders", "investors of", "owners of", "each share of", "each outstanding")
_HOLDERS = hints("holders")
_OWNED = hints("subsidiary of", "unit of", "division of")
_GONE = hints("(formerly ", "(previously ", "trading in ", "delisted", "no longer trade",
              "cease")  # fmt: skip
HINTS = _PAID | _OWNED | _GONE
_EARLY = 12  # sentences, headline included, in which the terms of a merger stand

_SUM = r"(?:[A-Z]{0,3}[$€£] ?\d|\d[\d.,/-]* ?(?:dlrs|dollars|cents|cts|pence|p\b|pounds|stg|euros))"
_GET = (
    r"(?:will|would|are|is|were|was|to|has|have|had|shall|received?|be|been|entitled|get|paid"
    r"|converted|exchanged|into|for|the|right|also|each|currently|,|\w+ly) "
)
_CASH_FOR = phrase(
    r"(?:\b(?P<of>(?:share|stock|unit)?holders|investors|owners|each (?:outstanding )?share)"
    r" (?:of|in) (?:the )?(?=<?(?-i:[A-Z]))"
    r"|(?P<whose>(?<=[\w>.)])(?:'s|')?) (?:(?:public|remaining|minority|common|former|other) )*"
    r"(?:share|stock|unit)holders )"
    rf"(?P<gap>[^;.]{{0,70}}?)(?:\b{_GET})+(?:(?:about|approximately|an aggregate of|up to) )?"
    rf"(?P<money>{_SUM}|cash\b|(?:(?-i:[a-z])[\w-]* ){{0,3}}cash\b)"
)
_APPROVED = phrase(
    r"(?:(?:'s|(?<=s)')? |\b)(?:share|stock|unit)?holders (?:have |had |today )?(?:approved|voted"
    r"|agreed)\b[^;.]{0,80}?\bmerg\w+ [^;.]{2,120}?(?:\bthey (?:will|would|are to) (?:receive|get)"
    rf"|\b(?:for|at)) [^;.]{{0,20}}?{_SUM}[^;.]{{0,12}} (?:a|per|in cash|cash|for each)\b"
)
_OTHERWISE = phrase(r"\b(?:dividend|distribution|rights? offering|rights issue|spin)")
_SUBSIDIARY = phrase(
    r"\b(?P<verb>continu(?:e|es|ed|ing)|surviv(?:e|es|ed|ing)|becom(?:e|es|ing)|became"
    r"|be(?= an? )|remain(?:s|ed|ing)?)(?: on)? (?P<as>[^;.]{0,70}?)"
    r"(?:(?:wholly|\d+%|direct|indirect|separate|new|fully)[ -]?)+(?:owned )?(?:, )?"
    r"(?:indirect |direct )?"
    r"(?:subsidiary|unit|division) of (?=(?:the )?(?:[a-z][\w-]* ){0,3}<?(?-i:[A-Z]))"
)
_LEADS = phrase(
    r"(?: ?<[^<>]*>)?,? ?(?:(?:which|that|and|as a result|will|would|shall|is|are|to|then|thus"
    r"|thereby|has|have|now|also|\w+ly),? )*"
)
_DELISTED = phrase(
    r" \((?:formerly|previously)(?: known as| listed on| traded on)?:? ?(?:the )?(?:NASDAQ|NYSE"
    r"|AMEX|TSX|ASX|AIM|LSE|OTC)|(?:'s?)? (?:(?:common|ordinary) )?(?:stock|shares?)"
    r" (?:will (?:no longer (?:be )?traded?|cease (?:trading|to)|be delisted)|ceased trading"
    r"|(?:has been|have been|was|were) delisted)"
)
_TRADING = phrase(
    r"\b(?:trading in(?: shares of)?|shares (?:in|of)|stock of) "
    r"(?=<?(?-i:[A-Z])[^.;,]{2,50}? (?:(?:will )?cease|ceased|will no longer|will be delisted))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of who is bought in a merger."""
    if context.sentence.index > _EARLY:
        return
    for event in _RULES.events(context):
        if event.buyers and _SURVIVES.match(
            context.sentence.text, event.trigger.start - context.sentence.start
        ):
            yield replace(event, family="union", type="merger")
        yield event


_SURVIVES = phrase(r"(?:continu|surviv)\w+")


def _cash_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y's shareholders will receive $17 in cash for each share"."""
    base = context.sentence.start
    if _OTHERWISE.search(context.sentence.text):
        return None
    if match["of"]:
        place = match.start("gap")
        names = [n for n in context.companies() if 0 <= n.start - base - place <= 1]
    else:
        names = [n for n in context.companies() if match.start() in {n.end - base, n.behind - base}]
    return _bought(context, match, names)


def _bought(context: Context, match: re.Match[str], names: list[Name]) -> Event | None:
    if not names or names[0].kind != "organization":
        return None
    target = party_of(names[0])
    return event_of(context, match, ("terms", "acquisition"), match.start(), target)


def _subsidiary(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y continues as the surviving corporation and a wholly owned subsidiary of X"."""
    text, base = context.sentence.text, context.sentence.start
    before = context.companies(match.start())
    last = before[-1] if before else None
    buyers = [b for b in context.reader.agents(match.end())[0][:1] if b.name is not None]
    if last is None or not buyers or not _LEADS.fullmatch(text, last.behind - base, match.start()):
        return None
    if context.same(last, buyers[0].name):
        return None
    event = event_of(context, match, ("terms", "acquisition"), match.start(), party_of(last))
    event.buyers = buyers
    return event


def _approved(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y's holders approved its merger with X, under which they will receive $20 a share"."""
    subject = context.subject(match.start())
    name = subject[0].name if subject else None
    whose = [n for n in context.companies() if n.end - context.sentence.start == match.start()]
    return _bought(context, match, whose or ([name] if name is not None else []))


def _delisted(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y, Inc. (formerly NASDAQ: Y)", "Y's stock will cease trading"."""
    place = context.sentence.start + match.start()
    names = [n for n in context.companies() if place in {n.end, n.behind}]
    return _bought(context, match, names)


def _trading(context: Context, match: re.Match[str]) -> Event | None:
    """ "Trading in Y will cease"."""
    return _bought(context, match, context.reader.starting(match.end(), match.end() + 2))


_RULES = Rules(
    (_PAID, _CASH_FOR, _cash_for),
    (_HOLDERS, _APPROVED, _approved),
    (_OWNED, _SUBSIDIARY, _subsidiary),
    (_GONE, _DELISTED, _delisted),
    (_GONE, _TRADING, _trading),
)
