"""Buying told with the seller in front: "buy from X the Y", "a deal with Y's owner, Z"."""

import re

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.money_words import FRONTED, MONEY
from deals.extract.words.text import phrase

ENCLOSED = phrase(  # "will acquire, via tender offer, all shares of Y"
    r" ?, (?:(?:via|through|by|under|pursuant to|subject to|in|for|directly|indirectly"
    r"|together with|along with|either|on)\b[^,;.]{0,60}), (?=(?:all|an?|the|its|up to"
    r"|substantially|certain|\d|about|approximately|(?:the )?remaining|100|<?(?-i:[A-Z]))\b)"
)
_FROM_FIRST = phrase(r" from (?=(?:the )?[A-Z<])")
_OUT_OF = phrase(  # "to buy Y out of their joint venture": what they own together is bought
    r"(?:'s interest| ?<[^<>]*>)? out of (?=(?:their|its|the|an?) (?:[\w-]+ ){0,4}?(?:ventures?"
    r"|partnerships?|company|business)\b)"
)
_ITS_PARTNER = phrase(r" (?:(?:its|their|the) (?:[a-z][\w-]* ){1,3})?<?")
_PARTNER_IN = phrase(  # "has bought out its partner in Y"
    r" (?:its|their) (?:[\w-]+ ){0,3}?(?:partners?|investors?)(?:'s?)? (?:[\w.%-]+ ){0,3}?in "
    r"(?=(?:the )?(?-i:[A-Z]))"
)
WITH_OWNER = phrase(  # "struck the £74m deal with Y's private equity owner, Z"
    rf"\b(?P<verb>struck|agreed|signed|reached|sealed|did|made|announced) (?:an?|the|its) "
    rf"(?:(?P<money>(?=[^ ]*\d){MONEY}) (?:[a-z-]+ )?(?:deal|agreement)|(?:[a-z-]+ )?(?:takeover"
    rf"|purchase)) with "
    r"(?P<whom><?(?-i:[A-Z])[^.;,]{1,50}?)'s? (?:[a-z-]+ ){0,4}owners?,? (?=<?(?-i:[A-Z]))"
)


def with_owner(context: Context, match: re.Match[str]) -> Event | None:
    """ "X struck the £74m deal with Y's private equity owner, Z"."""
    subject, whom = context.subject(match.start()), context.reader.starting(*match.span("whom"))
    if (
        subject is None
        or subject[0].name is None
        or not whom
        or context.same(subject[0].name, whom[0])
    ):
        return None
    told = context.told(subject[1], *match.span(), "present")
    sellers, _ = context.reader.agents(match.end())
    money = context.span(*match.span("money")) if match["money"] else None
    span, target = context.span(*match.span()), party_of(whom[0])
    return Event(
        "purchase", "acquisition", context.sentence, span, told, target, [subject[0]],
        sellers=sellers[:1], money=money,
    )  # fmt: skip


def bought_from(context: Context, end: int) -> tuple[int, list[Party]]:
    """Where what is bought begins, past the seller of "buy from X the Y" or a price in front."""
    price = FRONTED.match(context.sentence.text, end) or ENCLOSED.match(context.sentence.text, end)
    if price:
        return price.end(), []
    partner = _PARTNER_IN.match(context.sentence.text, end)
    if partner:
        return partner.end(), []
    for name in context.reader.starting(end, end + 40)[:1]:
        text, base = context.sentence.text, context.sentence.start
        out = _OUT_OF.match(text, name.behind - base)
        if out and _ITS_PARTNER.fullmatch(text, end, name.start - base):
            return out.end(), [party_of(name)]
    match = _FROM_FIRST.match(context.sentence.text, end)
    sellers, behind = context.reader.agents(match.end()) if match else ([], 0)
    return (behind, sellers) if sellers else (end + 1, [])
