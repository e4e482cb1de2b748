"""Suitors told in passing: on a shortlist, drawn by interest, with a joint bid, staying away; and
stakes told by what is paid for them: "buy $15 million of Y stock"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import Share
from deals.extract.words.text import phrase

_LISTS = hints("shortlist", "short list", "short-list")
_INTEREST = hints("interest from", "approaches from", "attention from", "bids from", "offers from")
_NO_OFFER = hints("intend to", "make an offer", "making an offer", "make a bid", "making a bid")
_BID = hints(" bid", " offer", "bids for", "bidding for", "offers for", "auction of", "race for")
_WORTH = hints("million", "billion", "mln", "bln", "$", "€", "£", "¥", "crore")
HINTS = _LISTS | _INTEREST | _NO_OFFER | _BID | _WORTH
_NAMED = (
    r"(?=(?:the |its |an? )?(?:[a-z][\w-]* |(?-i:[A-Z])\w+(?:an|ish|ese|ch)(?:'s)? ){0,5}"
    r"<?(?-i:[A-Z]))"
)
_ON_LIST = phrase(
    r"\b(?P<verb>(?:have |has |had |are |were |is |was )(?:both |all )?(?:been )?short-?listed"
    r"|(?:are|is|were|was|remain|made it|have made it) (?:on|onto|to) (?:the"
    r"|a) (?:final )?short-? ?"
    rf"list) (?:to (?:bid for|buy|acquire|take over)|for|of (?:bidders|suitors) for) {_NAMED}"
)
_DRAWN = phrase(
    r"\b(?P<verb>(?:attract|draw|receiv|garner)(?:s|ed|ing)?|dr[ae]wn?|drew) (?:(?!no\b)[a-z-]+ "
    r"){0,3}?(?P<what>(?:takeover|acquisition|buy-?out|bid) (?:interest|approaches|attention)"
    r"|(?:interest|approaches)(?= from (?:[a-z-]+ ){0,2}(?:suitors|bidders|buyers|rivals"
    r"|buy-?out|private equity)\b)) from (?=(?:[a-z-]+ ){0,5}<?(?-i:[A-Z]))"
)
_STAYS_AWAY = phrase(
    r"\b(?P<verb>(?:do(?:es)?|did)(?: not|n't) (?:now |currently )?intend to (?:make|be making"
    r"|table|launch) an? (?:[a-z]+ )?(?:offer|bid)|(?:will|would) not (?:be making|make) an? "
    r"(?:[a-z]+ )?(?:offer|bid))\b(?! (?:for|of|to) )"
)
_JOINT_BID = phrase(
    r"\b(?P<verb>(?:discuss|consider|prepar|weigh|plann|submitt)(?:ing|ed)|submit|mak(?:e|ing)|made"
    r"|lodged|tabled|put in) an? (?:[a-z-]+ )?(?:joint|preliminary|indicative|non-binding|rival"
    rf"|competing|binding|final) (?:bid|offer)\b(?: (?:of|worth) {MONEY})?(?! (?:for|to) )"
)
_FIRST_BIDS = phrase(
    r"(?:Bids|Offers|Bidding|The (?:auction|bidding|race)) (?:for|of) (?:the )?<?"
    r"(?=(?-i:[A-Z]))(?P<whose>[^.;]{2,90}?),? (?P<verb>(?:is|are) (?:due|expected|likely)"
    r"|could|may"
    r"|has (?:begun|attracted)|begins?)\b"
)
_PAYS_FOR = phrase(
    r"\b(?P<verb>buy|buys|bought|buying|purchas(?:e|es|ed|ing)|acquir(?:e|es|ed|ing)) "
    rf"(?P<money>{MONEY})(?: \([^()]{{1,30}}\))? (?:worth )?(?:of|in) (?:new |newly issued |the )*"
    r"(?:(?P<plain>(?:common |ordinary |preferred )?(?:shares|stock) (?:of|in"
    r"|as an? (?:cornerstone|anchor) "
    r"investor in (?:the |its )?(?:[\w.]+ ){0,3}?(?:initial public offering|IPO|flotation|listing) "
    rf"of)) {_NAMED}|<?(?=(?-i:[A-Z])))"
)
_THEIR_STOCK = phrase(
    r"(?:'s|(?<=s)')? (?:common |ordinary |preferred |class [A-Z] )*(?:shares|stock)\b"
)
_MOST = 5  # suitors
_NEAR = 3  # characters between the last of them and what they did


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of suitors."""
    return _RULES.events(context)


def _on_list(context: Context, match: re.Match[str]) -> Event | None:
    """ "X, Z and the W group have been shortlisted to bid for Y"."""
    buyers = _listed(context, match.start())
    if not buyers:
        return None
    share, target, _ = bought(context, match.end(), buyers[0])
    if target is None or target.name is None or target.text in {b.text for b in buyers}:
        return None
    event = event_of(context, match, ("purchase", type_of(share, target)), match.start(), target)
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=buyers, share=in_article(context, share))


def _listed(context: Context, pos: int) -> list[Party]:
    """Those who are named in front of `pos`."""
    names = [n for n in context.companies(pos) if n.kind == "organization"]
    end = names[-1].behind - context.sentence.start if names else 0
    near = names and len(names) <= _MOST and pos - end <= _NEAR
    return [party_of(n) for n in names] if near else []


def _drawn(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has attracted takeover interest from the buyout groups X and Z"."""
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if subject is None or subject[0].name is None or not buyers:
        return None
    if any(b.text == subject[0].text for b in buyers):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    words = context.span(*match.span("what"))
    if event.told.status not in {"terminated", "denied", "in_talks", "rumoured"}:
        event.told = Told("in_talks", words.start, words.end, 4)
    return replace(event, buyers=buyers)


def _stays_away(context: Context, match: re.Match[str]) -> Event | None:
    """ "Shares in Y fell after X said it did not intend to make an offer"."""
    subject, shares = context.subject(match.start()), context.whose_shares()
    name = shares or context.subjects.topic
    if subject is None or subject[0].name is None or name is None:
        return None
    if context.same(name, subject[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], party_of(name))
    return replace(event, buyers=[subject[0]], weak=shares is None)


def _joint_bid(context: Context, match: re.Match[str]) -> Event | None:
    """ "X and Z have been discussing a joint bid", for what was told to be for sale."""
    buyers = [party_of(n) for n in context.companies(match.start()) if n.kind == "organization"]
    if not buyers or len(buyers) > _MOST:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), None)
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=buyers, weak=True)


def _first_bids(context: Context, match: re.Match[str]) -> Event | None:
    """ "Bids for Y, the bankrupt operator, are expected to top $7 billion"."""
    names = context.reader.starting(match.start("whose"), match.start("whose") + 1)
    if not names or names[0].kind != "organization" or match.start() > 0:
        return None
    event = event_of(context, match, ("search", "acquisition"), 0, party_of(names[0]))
    event.told = context.told(0, *match.span(), "present")
    return event if context.sentence.index <= 1 else None


def _pays_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "X will buy $15 million of Y stock", "$120 million of shares as an anchor investor in Y's
    offering"."""
    subject, place = context.subject(match.start()), match.end()
    thing = context.reader.thing(place) if match["plain"] else None
    name = thing[0].name if thing else next(iter(context.reader.starting(place, place + 1)), None)
    if subject is None or subject[0].name is None or name is None or name.kind != "organization":
        return None
    if context.same(name, subject[0].name):
        return None  # its own shares
    end = name.end - context.sentence.start
    if not match["plain"] and not _THEIR_STOCK.match(context.sentence.text, end):
        return None
    kind, party = ("purchase", "minority_stake"), party_of(name)
    event = event_of(context, match, kind, subject[1], party)
    done = match["verb"].lower() in {"bought", "purchased", "acquired"}
    event.told = context.told(subject[1], *match.span(), "done" if done else "present")
    share = in_article(context, Share(match.start("money"), end, None, "some"))
    return replace(
        event, buyers=[subject[0]], share=share, money=context.span(*match.span("money"))
    )


_RULES = Rules(
    (_LISTS, _ON_LIST, _on_list),
    (_INTEREST, _DRAWN, _drawn),
    (_NO_OFFER, _STAYS_AWAY, _stays_away),
    (_BID, _JOINT_BID, _joint_bid),
    (_BID, _FIRST_BIDS, _first_bids),
    (_WORTH, _PAYS_FOR, _pays_for),
)
