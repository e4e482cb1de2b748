"""Bids seen from the other side, and stakes that are held: offers received, 13D filings."""

import re

from deals.extract.cues import Told
from deals.extract.events import Context, Event
from deals.extract.objects import in_article, type_of
from deals.extract.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.text import phrase

HOLDS = phrase(
    r"\b(?P<verb>reported|reports|disclosed|discloses|has|have|had|holds|hold|owns|own"
    r"|now owns|now holds|controls|raises|raised|cuts|ups)(?: (?:acquired|bought|about"
    r"|holding|owning|a|an|some|now|over|more than|accumulated|purchased|its|stake|to"
    r"|beneficial ownership of)){0,3}"
    rf" (?P<percent>{PERCENT_WORDS})(?: (?:stake|interest|holding|shareholding|voting "
    rf"stake))? (?:in|of) "
)
_FILING = phrase(
    r"\b(?:filing|told the Securities|told the SEC|13D|disclosed|for investment|risk "
    r"arbitrage|in response to its tender)\b"
)
OFFER_BY = phrase(
    r"\b(?P<verb>reject(?:s|ed|ing)?|receiv(?:e|es|ed)|accept(?:s|ed|ing)?|get|gets|got"
    r"|considering|spurn(?:s|ed)?|rebuff(?:s|ed)?|turn(?:s|ed) down|recommend(?:s|ed)?"
    r"|urged|oppose[sd]?|fights?|studying|reviewing|welcome[sd]?)\b"
    r"(?P<gap>(?:[^.;]|\.(?=\d)){0,60}?)\b(?:offers?|bids?|proposals?|takeover (?:offer"
    r"|bid|approach))"
    r"\b(?P<terms>(?:[^.;]|\.(?=\d)){0,60}?) (?:from|by|made by) (?!(?:its|shareholders|holders)\b)"
)
_MADE_BY = phrase(r"(?:[^.;]|\.(?=\d)){0,50}?\b(?:by|from) ")


def offered(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y rejected an offer by X": who is bid for is the subject."""
    text = context.sentence.text
    if re.search(r"\b(?:job|tender offer to|for)\b", match["terms"]) or re.match(
        r"(?:[^.;]|\.(?=\d)){0,60}\bto (?:buy|acquire|purchase|sell)\b", text[match.end() :]
    ):
        return None
    subject = context.subject(match.start())
    buyers, _ = context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if subject is None or not buyers or subject[0].name is None or subject[0].name.kind == "person":
        return None
    base = context.sentence.start
    status = Told("announced", base + match.start(), base + match.end(), 3)
    return Event(
        "purchase",
        "acquisition",
        context.sentence,
        context.span(*match.span()),
        status,
        subject[0],
        buyers,
    )


def bid_for_us(context: Context, match: re.Match[str], pos: int) -> Event | None:
    """ "Y's board studies the offer for its shares launched by X": the subject is bid for."""
    by = _MADE_BY.match(context.sentence.text, pos)
    subject = context.subject(match.start())
    buyers = context.reader.agents(by.end())[0] if by else []
    if subject is None or not buyers:
        return None
    base = context.sentence.start
    status = Told("announced", base + match.start(), base + match.end(), 3)
    span = context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, status, subject[0], buyers)


def holding(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has 5.1 pct of Y", as headlines and filings put a stake that was bought."""
    text = context.sentence.text
    if not (context.sentence.headline or _FILING.search(text) or context.sentence.index <= 1):
        return None
    subject = context.subject(match.start())
    thing = context.reader.thing(match.end())
    if subject is None or thing is None or thing[0].name is None:
        return None
    percent = percent_in(match["percent"])
    share = Share(match.start("percent"), match.end(), percent, "percent")
    base = context.sentence.start
    status = Told("completed", base + match.start(), base + match.end(), 2)
    return Event(
        "purchase",
        type_of(share, thing[0]),
        context.sentence,
        context.span(*match.span()),
        status,
        thing[0],
        [subject[0]],
        share=in_article(context, share),
    )
