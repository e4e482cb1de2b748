"""Whom words that only point back stand for: "the company", "their 30% stake"."""

import re

from deals.extract.grammar.buyers import managed
from deals.extract.grammar.events import Context
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.shares import Share
from deals.extract.words.text import phrase

_BY_WAY = phrase(r" ?(?:through|via|by way of|on the (?:open )?market|in the (?:open )?market)\b")
_THE_SHARES = phrase(
    r"(?:the |its )?(?:total |outstanding |common )*(?:shares|stock|total|outstanding)\b(?! of)"
)
_JOINTLY = re.compile(r" ?,? and <?(?:the )?")  # "X and Y said they bought a stake in the company"


def company_meant(
    context: Context, share: Share, place: int, buyer: Party
) -> tuple[Party | None] | None:
    """Whose shares are bought where nobody is named behind them, if that is known; None where
    somebody may be."""
    text = context.sentence.text
    if _only_shares(text, share, place):
        told = context.subjects.told
        return (party_of(told) if told and party_of(told).text != buyer.text else None,)
    if context.reader.pronoun(place) or _THE_SHARES.match(text, place):
        topic = context.topic()
        if topic is not None and (topic.text == buyer.text or _somebody(context, topic)):
            topic = other_company(context, buyer, place) or company_before(context, buyer)
            topic = topic or _beside_it(context, buyer)
        if topic is not None and topic.text != buyer.text:
            return (topic,)
    theirs = share.kind == "percent" and _THEIR_HOLDING.match(text, share.start, place)
    if theirs and _NO_MORE.match(text, place):
        return (other_company(context, buyer, share.start),)
    if share.kind == "shares" and _BY_WAY.match(text, place):
        topic = context.topic()
        if topic is not None and topic.start - context.sentence.start >= place:
            topic = company_before(context, buyer)  # "bought 40 shares through their vehicle X"
        return (topic if topic is not None and topic.text != buyer.text else None,)
    return None


def _beside_it(context: Context, buyer: Party) -> Party | None:
    """Whom alone the sentence before names beside the buyer: "X has struck at Y. It is seeking to
    buy 10 per cent of the group"."""
    names = context.subjects.before[-1][1] if context.subjects.before else ()
    ours = context.entities.of(buyer.name) if buyer.name is not None else None
    others = {
        id(entity): name
        for name in names
        if name.kind == "organization" and (entity := context.entities.of(name)) is not ours
        and entity.kind == "organization"
    }  # fmt: skip
    return party_of(next(iter(others.values()))) if len(others) == 1 else None


def _only_shares(text: str, share: Share, place: int) -> bool:
    """Whether a share ends with "the shares", and nobody is named whose they are: "68% of the
    shares for £27m"."""
    return bool(
        share.kind == "percent"
        and _SHARES_END.search(text, share.start, place)
        and _NO_MORE.match(text, place)
    )


def told_behind(context: Context, pos: int) -> Party | None:
    """The name behind "for the unit, Birch GSM, which"."""
    name = _NAMED_UNIT.match(context.sentence.text, pos)
    names = context.reader.starting(name.end(), name.end() + 2) if name else []
    if not names or names[0].kind != "organization":
        return None
    behind = names[0].behind - context.sentence.start
    return party_of(names[0]) if _CLAUSE.match(context.sentence.text, behind) else None


# "agreed with the founders of Birch to buy their 30% stake"
_THEIR_HOLDING = phrase(
    r" ?(?:all (?:of )?)?(?:their|his|her) (?:[^.;]|\.(?=\d))*(?:stake|interest|holding)\b"
)
_SHARES_END = phrase(r"\b(?:shares|stock|share capital|equity|voting rights) ?$")
_NO_MORE = phrase(r" ?(?:[.,;]|(?:for|from|at|and|with)\b|in (?:cash|exchange)\b|$)")
_NAMED_UNIT = re.compile(r" ?, <?(?=[A-Z])")
_CLAUSE = phrase(r"[>\"]? ?(?:\.|, (?:which|whose|a|an|the|with|based|that)\b|$)")


def _somebody(context: Context, party: Party) -> bool:
    return party.name is not None and context.entities.of(party.name).kind == "person"


def pointed_at(context: Context, pos: int, buyer: Party) -> Party | None:
    """What "the company" that is bought stands for."""
    if buyer.name is not None and managed(context, buyer):
        return None  # "the management of X have bought the company": X is bought
    topic, first = context.topic(), next(iter(context.companies()), None)
    if topic is None or topic.text != buyer.text:
        aside = buyer.name is not None and first is not None and buyer.name is not first
        return (other_company(context, buyer, pos) if aside else None) or topic
    # "X would sell Y's units if it succeeds in acquiring it"
    other = other_company(context, buyer, pos)
    if other is None or other.text == buyer.text:
        return company_before(context, buyer)  # "Y is closing. X has bought the start-up"
    return other


def other_company(context: Context, buyer: Party, pos: int) -> Party | None:
    """The last other company before `pos`, for which "the retailer" can stand."""
    if buyer.name is None:
        return None
    text, end = context.sentence.text, buyer.name.behind - context.sentence.start
    for other in reversed(context.companies(pos, apart_from=buyer.name)):
        if not _JOINTLY.fullmatch(text, end, other.start - context.sentence.start):
            return party_of(other)
    return None


def company_before(context: Context, buyer: Party) -> Party | None:
    """Whom the article spoke of before the sentence, where that is not who buys."""
    last = context.subjects.topic
    if last is None or buyer.name is None:
        return None
    entity, ours = context.entities.of(last), context.entities.of(buyer.name)
    return party_of(last) if entity is not ours and entity.kind == "organization" else None
