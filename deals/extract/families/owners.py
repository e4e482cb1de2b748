"""Owners and what they sell: "Y's owners have sold the company to X", "Y, which it has sold to X",
"Y is now owned by X", "Z exits Y in a sale to X"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

_OWNED_NOW = hints("now owned by", "now wholly owned by", "now majority-owned by",
                   "now belongs to ", "now belong to ")  # fmt: skip
_WHICH_SOLD = hints(*(f", which {it} {has}{sold} to " for it in ("it", "they")
                       for has, sold in (("has ", "sold"), ("had ", "sold"), ("", "sold"),
                                         ("is ", "selling"), ("has agreed ", "to sell"),
                                         ("have agreed ", "to sell"), ("will ", "sell"),
                                         ("plans ", "to sell"))))  # fmt: skip
_NEWS = 2  # sentences, headline included, in which a new owner is the news
_WORDS = (
    "company business firm chain group club brand retailer brewery hotel airline bank paper site"
)
_THINGS = ("it", *(f"the {word}" for word in _WORDS.split()))
_SELL = ("sold", "sell", "selling")
_SELL_IT = hints(*(f"{sell} {what} to " for sell in _SELL for what in _THINGS))
_SALE = hints("sale to ")
_ON_TO = hints(" on to ")
HINTS = _SALE | _OWNED_NOW | _WHICH_SOLD | _SELL_IT | _ON_TO

_NOW_OWNED = phrase(
    r"\b(?P<verb>(?:is|are) now (?:wholly |majority-)?owned by|now belongs? to) "
    r"(?=(?:the |an? )?[\w<])"
)
_WHICH_IT_SOLD = phrase(
    r", which (?:it|they) (?:(?:has|have|had|is|are|will|would|plans?|agreed|intends?|to) ){0,3}"
    r"(?P<verb>sold|sell|selling) to (?=(?:the |an? )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
)
_OF_WHOM = (
    r"(?:owners?|founders?|(?:share|stock)?holders?|investors|backers|parent|families|family)"
)
# "Y's owners have sold the company to X", "the family that owns Y will sell it to X".
_ITS_OWNERS = phrase(
    rf"(?:(?P<y><?(?-i:[A-Z])[^.;,]{{1,50}}?)(?:'s|(?<=s)') (?:[a-z-]+ ){{0,2}}?{_OF_WHOM}"
    rf"|\b(?:(?:{_OF_WHOM}|people)(?: (?:that|who|which) (?:owns?|owned|built)| of| behind)"
    r"|(?:administrators|receivers|liquidators|creditors) (?:of|to|at|for)) "
    r"(?P<z>(?:the )?<?(?-i:[A-Z])[^.;,]{1,50}?))(?P<who>,? -* ?[^.;]{3,120}?(?:,| -+))? "
    r"(?:(?:has|have|had|will|would|is|are|to|agreed|plan|plans|intend|decided|now) ){0,4}"
    rf"(?P<verb>{'|'.join(_SELL)}) (?:{'|'.join(_THINGS)}) to "
    r"(?=(?:the |an? )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
)


_EXITED = phrase(  # "X has exited its investment in Y through a sale to Z"
    r"\b(?P<verb>exit(?:s|ed|ing)?)(?:(?: from)? (?:its|their) (?:[\w-]+ ){0,2}(?:investment"
    r"|holding"
    r"|stake|position|interest) in| from)? (?=(?:[a-z-]+ ){0,5}<?(?-i:[A-Z]))"
)
_BY_SALE = phrase(
    r"(?:[^.;]|\.(?=\d)){0,60}? (?:through|via|in|by|with|following) (?:an? |the |its )?"
    r"(?:[a-z-]+ ){0,2}sale to (?=(?:the |an? )?[\w<])"
)
# "Buyout firm Z hands tool maker Y on to X", as one owner does to the next.
_HANDS_ON = phrase(
    r"\b(?P<verb>hand(?:s|ed|ing)?|pass(?:es|ed|ing)?|sell(?:s|ing)?|sold) "
    r"(?P<what>(?:the )?(?:[a-z][\w-]* ){0,5}?<?(?-i:[A-Z])[^.;,]{1,50}?) on to "
    r"(?=(?:the |an? )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))"
)


_OF_FIRMS = phrase(  # and of no ball
    r"[£$€]\d|\b(?:buy-?out|private equity|firm|maker|group|company|chain|business|partners|capital"
    r"|owner|million|billion)\b"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _which_sold(context: Context, match: re.Match[str]) -> Event | None:
    """ "Z will receive $300m for Y, which it has sold to X"."""
    base, buyers = context.sentence.start, context.reader.agents(match.end())[0]
    near = next(
        (n for n in context.companies(match.start()) if n.behind - base == match.start()), None
    )
    if near is None or not buyers or buyers[0].text == near.text:
        return None
    event = event_of(context, match, ("sale", "acquisition"), match.start(), party_of(near))
    seller = context.companies(near.start - base, apart_from=near)
    return replace(event, buyers=buyers[:1], sellers=[party_of(n) for n in seller[:1]])


def _owners_sell(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y's owners have sold the company to X", "the family that owns Y will sell it to X"."""
    names = context.reader.starting(*match.span("y" if match["y"] else "z"))
    buyers = context.reader.agents(match.end())[0]
    if not names or names[-1].kind != "organization" or not buyers:
        return None
    target = party_of(names[-1])
    event = event_of(context, match, ("sale", "acquisition"), match.start(), target)
    sellers = _named_owners(context, match.start("who") + 1) if match["who"] else []
    buyers = [b for b in buyers if b.text != target.text]
    return replace(event, buyers=buyers, sellers=sellers)


def _named_owners(context: Context, pos: int) -> list[Party]:
    """Z and W of "Y's shareholders, Z and W, have sold it to X"."""
    first = _FROM_THERE.match(context.sentence.text, pos)
    named = context.reader.agents(first.end() if first else pos)[0]
    return [party for party in named if party.name is not None]


_FROM_THERE = re.compile(r"[ -]*")


def _hands_on(context: Context, match: re.Match[str]) -> Event | None:
    """ "Buyout firm Z hands tool maker Y on to X"."""
    seller, thing = context.subject(match.start()), context.reader.thing(match.start("what"))
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    if seller is None or seller[0].name is None or thing is None or not buyers:
        return None
    kinds = {p.name.kind for p in (seller[0], thing[0], *buyers) if p.name is not None}
    if thing[0].name is None or kinds != {"organization"} or context.sentence.index > _NEWS:
        return None
    if not _OF_FIRMS.search(context.sentence.text):
        return None
    event = event_of(context, match, ("sale", "acquisition"), seller[1], thing[0])
    return replace(event, buyers=buyers[:1], sellers=[seller[0]])


def _now_owned(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y, a baker of pies, is now owned by a management team", "now belongs to X": told as the
    news, not of "Y, which now belongs to X"."""
    if _WHICH.search(context.sentence.text, max(0, match.start() - 24), match.start()):
        return None
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    if subject is None or subject[0].name is None or not buyers or context.sentence.index > _NEWS:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    event.buyers, event.told = buyers, context.told(subject[1], *match.span(), "done")
    return event


def _exited(context: Context, match: re.Match[str]) -> Event | None:
    """ "Z has exited its investment in Y through a sale to X"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    sale = _BY_SALE.match(context.sentence.text, thing[1]) if thing else None
    buyers = context.reader.agents(sale.end())[0] if sale else []
    if subject is None or thing is None or thing[0].name is None or not buyers:
        return None
    event = event_of(context, match, ("sale", "acquisition"), subject[1], thing[0])
    event.buyers, event.sellers = buyers[:1], [subject[0]]
    return event


_WHICH = phrase(r"\b(?:which|that|who|whose [a-z]+)(?: \w+)? $")

_RULES = Rules(
    (_OWNED_NOW, _NOW_OWNED, _now_owned),
    (_WHICH_SOLD, _WHICH_IT_SOLD, _which_sold),
    (_SALE, _EXITED, _exited),
    (_SELL_IT, _ITS_OWNERS, _owners_sell),
    (_ON_TO, _HANDS_ON, _hands_on),
)
