"""Buying told by its price: "X will pay $2 bn for Y", "Y, for which X paid $30 m"."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.events import Context, Event, by_rules
from deals.extract.money_words import MONEY
from deals.extract.objects import add_seller, bought, in_article, type_of
from deals.extract.text import phrase

HINTS = hints(" pay", " paid", "spend", "spent", "shell", "splash", "fork")
_PAYS = phrase(
    r"\b(?P<verb>pay(?:s|ing)?|paid|spen(?:ds?|ding|t)|splash(?:es|ed|ing)? out|fork(?:s|ed|ing)?"
    rf" out|shell(?:s|ed|ing)? out) (?:(?:an? )?(?:[\w-]+ ){{0,2}}(?:of "
    rf")?)?(?P<money>{MONEY})(?P<terms>"
    r"(?: ?\([^()]{1,40}\))?(?:,? (?:in )?(?:(?:cash|stock|shares|notes|debt|and|its|own|common"
    r"|a share|per share|each|a mix of|a combination of|new|convertible"
    r"|preferred)(?: |,|\b)){1,8})?) ?"
    r"(?:for(?: (?:the|its|their) (?:[\w-]+ ){0,3}?"
    r"(?:acquisition|purchase|takeover) of)?|to (?:buy"
    r"|acquire|purchase|take over)|on (?:buying|acquiring)) (?!each|every|all of (?:the )?\d"
    r"|damages|services|example|(?:the )?(?:rights?|use|licen[sc]e)\b)"
)
_FUTURE = phrase(r"\b(?:to|will|would|may|must|should) (?:\w+ly )?$")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of paying for a company, a stake or assets."""
    return by_rules(context, ((HINTS, _PAYS, _paid),))


def _paid(context: Context, match: re.Match[str]) -> Event | None:
    subject = context.subject(match.start())
    if subject is None:
        return None
    text, (buyer, lead) = context.sentence.text, subject
    share, target, behind = bought(context, match.end(), buyer)
    if target is None or target.text == buyer.text:
        return None
    if target.name is not None and target.name.kind == "person":
        return None
    future = _FUTURE.search(text[max(0, match.start() - 20) : match.start()])
    voice = "future" if future else "done" if match["verb"] in {"paid", "spent"} else "present"
    span = context.span(*match.span())
    event = Event(
        "purchase",
        type_of(share, target),
        context.sentence,
        span,
        context.told(lead, *match.span(), voice),
        target,
        [buyer],
        share=in_article(context, share),
        money=context.span(match.start("money"), match.end("money")),
    )
    add_seller(context, event, behind)
    return event
