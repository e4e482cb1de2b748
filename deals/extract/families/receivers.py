"""Rounds told by whom the money goes to: "a $90 million round led by X went to Y", "the infusion
for Y totaled $40 million"; and funding without a sum that is got from somebody named."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.backers import complete, told_round
from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party
from deals.extract.words.clues import hints
from deals.extract.words.money_words import SUM
from deals.extract.words.name_words import NAME_NEAR
from deals.extract.words.text import phrase

_GOES = hints(" went to ", " has gone to ", " goes to ")
_DEALS = hints("deal, for ", "deal for ", "round, for ", "deal, in ", "transaction, for ")
_SIZES = hints("usion for ", "usion in", "round for ", "round in ", "raise for ", "financing for ",
               "venture deal for ")  # fmt: skip
_FUNDS = hints("funding", "financing", "capital", "investment", "money")
_PUT_IN = hints("were invested", "was invested", "been invested", "were injected", "was injected",
                "was pumped", "were pumped", "were put in", "was put in")  # fmt: skip
HINTS = _GOES | _DEALS | _SIZES | _FUNDS | _PUT_IN
_ROUND = r"(?:rounds?|financings?|funding|investment|infusion|raise|series [A-K]\d?|seed)"
_WENT = phrase(
    rf"(?:{SUM} |\b(?:largest|biggest) )(?P<what>(?:[\w-]+ ){{0,4}}?{_ROUND})\b"
    r"(?P<mid>(?:[^.;]|\.(?=\d)){0,90}?),? (?P<verb>went|has gone|goes) to "
    rf"{NAME_NEAR}"
)
_LED_FOR = phrase(
    r"\b(?P<verb>(?:co-)?led) (?:the |an? |(?-i:[A-Z])\w+'s )(?:[\w'-]+ ){0,5}?(?:venture|funding"
    r"|financing|investment|equity|start-?up) (?:deal|round|transaction|financing),? (?:for|in) "
    rf"{NAME_NEAR}"
)
_TOTALLED = phrase(
    r"^the (?:[\w-]+ ){0,2}?(?:infusion|round|raise|financing|venture deal) (?:for|in) (?P<who>"
    r"(?:[^.;]|\.(?=[\d,])){2,120}?),? (?P<verb>totall?ed|totals|amounted to|came to|was worth"
    rf"|is worth) {SUM}"
)
_NEW = (
    r"(?:undisclosed|new|fresh|additional|further|follow-on|seed|growth|equity|strategic|venture)"
)
_GOT_FROM = phrase(
    r"\b(?P<verb>secur(?:es|ed)|rais(?:es|ed)|receiv(?:es|ed)|obtain(?:s|ed)|land(?:s|ed)"
    r"|attract(?:s|ed)|bag(?:s|ged)|clos(?:es|ed)) (?:the |its |an? )?"
    rf"(?:undisclosed (?:amount|sum) (?:of|in) )?{_NEW} (?:{_NEW} ){{0,2}}?(?:funding|financing"
    r"|capital|investment|money)(?: round)? (?:from|led by) "
    rf"(?=(?:(?:existing|new|lead) )*(?:investors?|backers?)?,? ?){NAME_NEAR}"
)
_UNDISCLOSED = phrase(
    r"\b(?P<verb>secur(?:es|ed)|rais(?:es|ed)|receiv(?:es|ed)|obtain(?:s|ed)|land(?:s|ed)"
    r"|attract(?:s|ed)|bag(?:s|ged)) (?:an )?undisclosed (?:(?:amount|sum) (?:of|in) )?"
    rf"(?:{_NEW} ){{0,2}}(?:funding|financing|investment)(?= (?:as part of|to|for|in|round|ahead)\b"
    r"|[,.])"
)
_INVESTED = phrase(
    rf"{SUM} (?:has been|have been|was|were) (?P<verb>invested|injected|pumped|put) (?:in|into) "
    rf"{NAME_NEAR}"
)
_BY = phrase(r",? by (?=(?:the |an? )?(?:[\w-]+ ){0,4}?<?(?-i:[A-Z]))")
_VENTURE = phrase(r"\b(?:round|series [A-K]|seed|venture|co-?led|led by|backers|investors)\b")
_STATE = phrase(
    r"\b(?:governments?|ministry|council|agency|lottery|grants?|federal|treasury|department"
    r"|authority|EU|NHS|taxpayers?|charit\w+|donat\w+|bonds?|loans?|lenders?|debt|banks?)\b"
)
_NO_FIRM = phrase(
    r"\b(?:school|university|college|hospital|church|museum|council|foundation|charity|fund|club"
    r"|government|state)s?\b"
)
_EARLY = 3  # sentences, headline included, in which funding from nobody named is the news


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _firm(context: Context, pos: int) -> Party | None:
    """The company that the words at `pos` name, past where it is: "Akron, Ohio-based Y"."""
    thing = context.reader.thing(pos)
    party = thing[0] if thing else None
    if party is None or party.assets or _NO_FIRM.search(party.text):
        return None
    return party if context.is_firm(party.name) else None


def _went(context: Context, match: re.Match[str]) -> Event | None:
    """ "A $90 million funding round, led by X, went to Y"."""
    named = _based(context, match.end()) or _firm(context, match.end())
    text = context.sentence.text
    if named is None or _STATE.search(text) or not _VENTURE.search(text):
        return None
    event = event_of(context, match, ("round", "funding_round"), match.start(), named)
    event.told = context.told(match.start(), *match.span("verb"), "done")
    event.money = context.span(*match.span("money")) if match["money"] else None
    complete(context, event)
    return event


def _based(context: Context, pos: int) -> Party | None:
    """Y of "went to Akron, Ohio-based Y"."""
    based = _PLACE_BASED.match(context.sentence.text, pos)
    return _firm(context, based.end()) if based else None


_PLACE_BASED = re.compile(r"[A-Z][\w. -]+(?:, [A-Z][\w. ]+)?-based (?=\w)")


def _led_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "X also led Monday's second biggest venture deal, for Y"."""
    subject = context.subject(match.start())
    named = _based(context, match.end()) or _firm(context, match.end())
    if subject is None or subject[0].name is None or named is None or named.text == subject[0].text:
        return None
    event = event_of(context, match, ("round", "funding_round"), subject[1], named)
    event.told = context.told(subject[1], *match.span(), "done")
    return replace(event, buyers=[subject[0]], leads=[subject[0]])


def _totalled(context: Context, match: re.Match[str]) -> Event | None:
    """ "The infusion for Y, which is changing its name, totaled $43.8 million"."""
    named = _firm(context, match.start("who"))
    return told_round(context, match, match.start(), named) if named else None


def _got_from(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has secured new funding from X and Z"."""
    subject, backers = context.subject(match.start()), context.reader.agents(match.end())[0]
    backers = [b for b in backers if b.name is not None]
    if subject is None or subject[0].name is None or not backers:
        return None
    if not _raises(context, subject[0], match):
        return None
    event = event_of(context, match, ("round", "funding_round"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "done")
    buyers = [b for b in backers if b.text != subject[0].text]
    leads = buyers[:1] if match[0].lower().endswith("led by ") else []
    return replace(event, buyers=buyers, leads=leads, money=context.span(*match.span()))


def _raises(context: Context, party: Party, match: re.Match[str]) -> bool:
    """Whether who gets money is a company, and the words behind name no state and no bank."""
    if not context.is_firm(party.name):
        return False
    behind = _STATE.search(context.sentence.text, match.start(), match.end() + 40)
    return not behind and not _NO_FIRM.search(party.text)


def _undisclosed(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has secured undisclosed funding as part of"."""
    subject, early = context.subject(match.start()), context.sentence.index <= _EARLY
    if subject is None or subject[0].name is None or not early:
        return None
    if not _raises(context, subject[0], match):
        return None
    event = event_of(context, match, ("round", "funding_round"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "done")
    return replace(event, money=context.span(*match.span()))  # not a sum that stands behind


def _invested(context: Context, match: re.Match[str]) -> Event | None:
    """ "$7 million was invested in Y by X, who co-led the round"."""
    named = _firm(context, match.end())
    by = _BY.match(context.sentence.text, named.end - context.sentence.start) if named else None
    backers = context.reader.agents(by.end())[0] if by else []
    backers = [b for b in backers if b.name is not None and b.name.kind == "organization"]
    if named is None or not backers or _STATE.search(context.sentence.text):
        return None
    event = told_round(context, match, match.start(), named)
    in_round = _VENTURE.search(context.sentence.text)
    kind = event.type if in_round else "minority_stake"
    return replace(event, type=kind, buyers=backers, leads=event.leads)


_RULES = Rules(
    (_GOES, _WENT, _went),
    (_DEALS, _LED_FOR, _led_for),
    (_SIZES, _TOTALLED, _totalled),
    (_FUNDS, _GOT_FROM, _got_from),
    (_FUNDS, _UNDISCLOSED, _undisclosed),
    (_PUT_IN, _INVESTED, _invested),
)
