"""A deal told in front of who makes it: "With the purchase of Y, X becomes the largest", "Following
its acquisition by X, Y will keep its name"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.backers import complete
from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

_NOUNS = ("acquisition", "purchase", "takeover", "buyout", "buy-out")
_OF = hints(*(f"{noun} of " for noun in _NOUNS))
_BY = hints(*(f"{noun} by " for noun in _NOUNS))
_ROUNDS = hints("fresh off ", "on the back of ", "on the heels of ", "armed with ", "buoyed by ",
                "fresh from ")  # fmt: skip
HINTS = _OF | _BY | _ROUNDS
_OPENINGS = (
    *("with ", "through ", "by ", "via ", "following ", "after ", "upon ", "thanks ", "as a "),
    *("fresh ", "on the ", "armed ", "buoyed "),
)
_EARLY = 2  # sentences, headline included, in which such words are the news
_LEADS = (
    r"^(?:\W{0,2})(?:with|through|by|via|following|after|upon|thanks to|as a result of)"
    r" (?:the |its |this )?(?:(?:successful|recent|planned|proposed|pending|new) )*"
    r"(?:(?:completion|closing) of (?:the |its )?)?"
    r"(?P<verb>acquisition|purchase|takeover|buy-?out)"
)
_OF_Y = phrase(rf"{_LEADS} of (?=(?:the )?(?:[a-z][\w'-]* ){{0,6}}?<?(?-i:[A-Z]))")
_BY_X = phrase(rf"{_LEADS} by (?=(?:the )?(?:[a-z][\w'-]* ){{0,6}}?<?(?-i:[A-Z]))")
_ROUND = phrase(  # "Fresh off a $5m Series A led by X, Y is hiring"
    r"^(?:\W{0,2})(?:fresh (?:off|from)|on the (?:back|heels) of|armed with|buoyed by) "
    rf"(?:an?|its|the) (?:[a-z-]+ ){{0,2}}?(?P<money>(?=[^ ]*\d){MONEY}) ?(?:[\w-]+ ){{0,2}}?"
    r"(?:series [A-K]\d?|seed|round|funding|investment|raise|financing)\b"
)
_THEN = re.compile(r"(?:[^,.;]|\.(?=\d)){0,60}, (?:the )?<?(?=[A-Z])")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    opens = context.sentence.low.lstrip(" *-\"'(").startswith(_OPENINGS)
    return _RULES.events(context) if opens else iter(())


def _of_y(context: Context, match: re.Match[str]) -> Event | None:
    """ "With the purchase of Y, X becomes the largest"."""
    thing = context.reader.thing(match.end())
    buyer = _who_follows(context, thing[1]) if thing else None
    if thing is None or buyer is None or thing[0].name is None:
        return None
    return _event(context, match, thing[0], [buyer])


def _by_x(context: Context, match: re.Match[str]) -> Event | None:
    """ "Following its acquisition by X, Y will keep its name"."""
    buyers = context.reader.agents(match.end())[0][:1]
    name = buyers[0].name if buyers else None
    if name is None:
        return None
    target = _who_follows(context, name.behind - context.sentence.start)
    return _event(context, match, target, buyers) if target is not None else None


def _round(context: Context, match: re.Match[str]) -> Event | None:
    """ "Fresh off a $5m Series A led by X, Y is hiring"."""
    target = _who_follows(context, match.end())
    if target is None:
        return None
    told, span = context.told(match.start(), *match.span(), "done"), context.span(*match.span())
    event = Event("round", "funding_round", context.sentence, span, told, target)
    event.money = context.span(*match.span("money"))
    complete(context, event)
    return event


def _who_follows(context: Context, pos: int) -> Party | None:
    """The company that the main clause begins with."""
    then = _THEN.match(context.sentence.text, pos)
    names = context.reader.starting(then.end(), then.end() + 1) if then else []
    return party_of(names[0]) if names and names[0].kind == "organization" else None


def _event(
    context: Context, match: re.Match[str], target: Party, buyers: list[Party]
) -> Event | None:
    if any(b.text == target.text for b in buyers):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), target)
    return replace(event, buyers=buyers, weak=context.sentence.index > _EARLY)


_RULES = Rules((_OF, _OF_Y, _of_y), (_BY, _BY_X, _by_x), (_ROUNDS, _ROUND, _round))
