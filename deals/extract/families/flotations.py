"""Companies that come to the stock market in other words than "public offering": floats, listings,
debuts, shares sold in the offering that a sentence before speaks of."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import in_article
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_FLOATS = hints(" float", "flotation")
_LISTS = hints(" list ", " lists ", " listing ", " listed ", " ipo ")
_DEBUTS = hints(" debut")
_SELLS = hints("offering", " ipo", " float")
_TRADES = hints(
    *("start trading", "starts trading", "started trading", "begin trading", "begins trading"),
    *("began trading", "dealings in ", "dealings on ", "to trade in ", "to trade on "),
)
HINTS = _FLOATS | _LISTS | _DEBUTS | _SELLS | _TRADES
_EARLY = 3  # sentences, headline included, in which coming to the market is the news

_PLACE = (
    r"(?:on|in) (?:the )?(?-i:(?:[a-z-]+ )?[A-Z][\w.]+)(?: (?-i:[A-Z])[\w.]+)*"
    r"(?: (?:stock )?(?:exchange|market))?|on the (?:stock|junior|main) market"
)
_AHEAD = (
    r"(?:plan\w*|intend\w*|will|would|aim\w*|hop\w*|prepar\w*|set|due|decid\w*|want\w*|is|are"
    r"|seek\w*|ready|clear\w*)(?: to)?"
)
_FLOAT = phrase(
    r"\b(?P<verb>float(?:s|ed|ing)?) (?P<what>(?:(?:about|around|up to|some|at least|roughly|nearly"
    r"|as much as|just over|just under|between) )*"
    rf"(?:(?P<percent>(?:\d[\d.]*(?:%| per ?cent| pct)? (?:and|to) )?{PERCENT_WORDS}|a (?:third"
    rf"|quarter)|half) of )?"
    r"(?:its|their|the company's) (?:shares|stock|equity|share capital|capital)|itself|its shares"
    rf"|(?=(?:{_PLACE})))(?: |,|\b)"
)
_FLOAT_OF = phrase(
    rf"\b(?P<verb>{_AHEAD} list|float(?:s|ed|ing)?) (?P<unit>(?:(?:its|their|the|an?|about|some"
    rf"|up to"
    rf"|at least) )*"
    rf"(?:(?P<percent>{PERCENT_WORDS}|a (?:third|quarter)|half) of )?"
    r"(?!shares|stock|itself|it\b|them\b)"
    r"(?:[\w'-]+ ){0,5}?(?=(?-i:<?[A-Z]))[^.;,]{2,50}?) (?:on|in) (?:the )?(?=(?-i:[A-Z]))"
)
_LISTING = phrase(
    rf"(?:^|[-:,] )(?:planned |proposed )?(?P<verb>listing|listed|flotation|float|IPO) (?:{_PLACE})"
)
_DEBUT = phrase(
    r"\b(?P<verb>(?:in|on|after|for)) (?:its |their )?(?:(?:first-day|long-awaited"
    r"|\w+) )?(?:stock )?"
    r"(?:market|trading|Nasdaq|NYSE|Wall Street|stock exchange|stock market|public) debut\b"
)
_SOLD = phrase(
    r"\b(?P<verb>sold|sells|offered|priced|is selling|will sell|placed) (?:about |some "
    r"|just over )?"
    r"(?P<count>\d[\d.,]*(?: million| mln|m)?) (?:[\w-]+ ){0,2}?shares (?:in|at|for)"
    r" [^.;]*?\b(?:initial public offering|IPO|flotation|float|public offering)\b"
)
_PRICED = phrase(
    r"\b(?P<verb>(?:set(?:s|ting)?|fix(?:es|ed|ing)?) (?:the|its|an?) (?:[\w-]+ )?price "
    r"(?:of|for|in)|pric(?:es|ed|ing)) (?:its|the|their|an?) (?:[\w-]+ ){0,3}?(?:flotation|float"
    r"|listing)\b"
)
_TRADING = phrase(
    r"(?:\bshares in (?P<unit>(?:the )?[^.;,]{2,70}?)|(?:(?<=[\w)>])|'s?) shares) "
    r"(?:(?:will|are|were|is|due|set|expected|scheduled|to) )*"
    r"(?P<verb>start|starts|started|begin|begins|began) (?:(?:conditional )?(?:trading|dealings)"
    r"|to trade|trading conditionally) (?:in|on)\b"
)
_PREPARES = phrase(
    r"\b(?P<verb>(?:hir|pick|appoint|mandat|select|tapp|interview|lin)(?:es|s|ed|ing)|chos?en?"
    r"|chose) "
    r"(?:up )?(?:[\w&.'-]+,? ){1,8}?(?:to (?:prepare|lead|manage|arrange|run|handle|work on"
    r"|advise on"
    r"|explore)|for|ahead of|before) (?:an?|its|the) (?:[\w-]+ ){0,5}?"
    r"(?:flotation|float|IPO|listing|initial public offering)\b"
)
_FLOATED = phrase(r"\b(?:flotation|float|IPO|initial public offering)\b")
_BRINGS = phrase(
    r"(?:^|[^\w])(?:bringing in|raising|and raised|which raised|to raise|raise|raises|raised"
    r"|netting|worth"
    rf"|bringing it) (?P<money>{MONEY})"
)
_UNIT = phrase(r"(?: (?:arm|unit|business|division|subsidiary|chain|brand))?")
_FUNDING = phrase(
    r"\b(?:debt|fund units|bonds?|notes|trust|tokens?|ETF|currency|exchange[- ]rate|idea)\b"
)
_GONE = phrase(
    r"\b(?:rivals?|compared|since (?:its|their|the)|last year|years? ago|in (?:19|20)\d\d|pulled"
    r"|shelved"
    r"|postponed|put off)\b"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of coming to the market."""
    if context.sentence.index <= _EARLY or context.subjects.label is not None:
        yield from _RULES.events(context)


def _event(
    context: Context, match: re.Match[str], issuer: Party, lead: int, sellers: list[Party]
) -> Event | None:
    """The offering of an issuer, with what it brings."""
    if issuer.name is None or issuer.name.kind != "organization":
        return None
    text = context.sentence.text
    if _FUNDING.search(match[0]) or _GONE.search(text, match.start()):
        return None
    verb = (match["verb"] or "").lower()
    done = verb.endswith(("ed", "sold", "began")) and not verb.startswith("pric")
    first, last = match.span()
    if match.re is _PREPARES.pattern:  # banks are hired, which says nothing of the float
        done, first, lead = False, last - 1, last - 1
    told = context.told(lead, first, last, "done" if done else "present")
    event = Event(
        "round", "ipo", context.sentence, context.span(*match.span()), told, issuer, sellers=sellers
    )
    brings = _BRINGS.search(text, match.start())
    if brings and re.search(r"\d", brings["money"]):
        event.money = context.span(*brings.span("money"))
    part = match.groupdict().get("percent")
    percent = percent_in(part) if part else None
    if percent is not None:
        share = Share(match.start("percent"), match.end("percent"), percent, "percent")
        event.share = in_article(context, share)
    return event


def _own(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y plans to float 23% of its shares in London", "Y soars in market debut"."""
    subject = context.subject(match.start())
    label = context.subjects.label
    if label is not None and (subject is None or subject[0].name is None):
        subject = party_of(label), 0
    if subject is None:
        return None
    return _event(context, match, *subject, [])


def _of_another(context: Context, match: re.Match[str]) -> Event | None:
    """ "X will list its retailer Y in Warsaw": X sells, Y is offered."""
    subject, thing = context.subject(match.start()), _named(context, match)
    if subject is None or subject[0].name is None or thing is None or thing.text == subject[0].text:
        return None
    issuer = replace(thing, owner=None)
    return _event(context, match, issuer, subject[1], [subject[0]])


def _named(context: Context, match: re.Match[str]) -> Party | None:
    """The company behind the words for what is listed."""
    names = context.reader.starting(*match.span("unit"))
    firms = [n for n in names if n.kind == "organization"]
    tail = (
        firms and context.sentence.text[firms[-1].end - context.sentence.start : match.end("unit")]
    )
    return party_of(firms[-1]) if firms and _UNIT.fullmatch(tail or "") else None


def _debut(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y soars 46% in market debut", as headlines put it."""
    event = _own(context, match) if context.sentence.headline else None
    if event is not None:
        span = context.span(*match.span())
        event.told = Told("completed", span.start, span.end, 3)
    return event


def _sold(context: Context, match: re.Match[str]) -> Event | None:
    """ "The company offered 30.5 million shares in the initial public offering"."""
    event = _own(context, match)
    return event if event is None or event.money is not None else replace(event, weak=True)


def _trading(context: Context, match: re.Match[str]) -> Event | None:
    """ "Shares in Y will start trading in London after its flotation"."""
    if not _FLOATED.search(context.sentence.text):
        return None
    near = context.companies(match.start())
    issuer = _named(context, match) if match["unit"] else party_of(near[-1]) if near else None
    if issuer is None or issuer.name is None:
        return None
    gap = issuer.name.behind - context.sentence.start
    if not match["unit"] and gap != match.start():
        return None
    return _event(context, match, issuer, match.start(), [])


_RULES = Rules(
    (_TRADES, _TRADING, _trading),
    (_FLOATS | _LISTS, _PRICED, _own),
    (_FLOATS | _LISTS, _PREPARES, _own),
    (_FLOATS, _FLOAT, _own),
    (_FLOATS | _LISTS, _FLOAT_OF, _of_another),
    (_LISTS, _LISTING, _own),
    (_DEBUTS, _DEBUT, _debut),
    (_SELLS, _SOLD, _sold),
)
