"""Rounds told as a lift: "Y got a $21 million lift from X", "X lit up the lamp maker Y with a $2m
investment", "The investment gives X a 14-percent stake in Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.backers import complete, of_funding, told_round, with_beside
from deals.extract.families.investments import stake_for
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY, ROUND_OF, SUM
from deals.extract.words.name_words import NAME_NEAR
from deals.extract.words.shares import PERCENT_WORDS
from deals.extract.words.text import phrase

_LIFTS = ("lift", "boost", "bump", "jolt", "shot in the arm", "injection", "infusion", "top-up")
_LIFT = hints(*(f" {lift}" for lift in _LIFTS))
_BEFORE = ("", "a ", "another ", "a further ")
_CODES = ("us$", "c$", "a$", "s$", "hk$", "rmb", "rs", "eur", "inr", "sek")
_WITH_SUM = hints(" with an undisclosed", *(f" with {before}{sign}" for before in _BEFORE
                                            for sign in (*"$£€123456789", *_CODES)))  # fmt: skip
_GIVES = hints(*(f" {gives} " for gives in ("gives", "gave", "give", "hands", "handed", "leaves",
                 "left", "brings", "brought")))  # fmt: skip
_HANDS = hints(*(f" {gives} " for gives in ("hands", "handed", "gives", "gave", "given")))
HINTS = _LIFT | _WITH_SUM | _GIVES | _HANDS
_GOT_A_LIFT = phrase(
    r"\b(?P<verb>got|gets?|receiv(?:es?|ed)|w[io]ns?|land(?:s|ed)|enjoy(?:s|ed)|secur(?:es|ed)"
    r"|bag(?:s|ged)|(?:was|were|been) (?:given|handed)|pick(?:s|ed) up) (?:an? |another |a "
    rf"further )?{SUM}(?: \([^()]{{1,30}}\))? (?:cash |funding |financial |capital |equity "
    rf"|venture )?(?:{'|'.join(_LIFTS)})(?: (?:today|yesterday|this week|last week|(?:on )?"
    r"(?:mon|tues|wednes|thurs|fri)day))?"
    rf"(?:(?P<from> from {NAME_NEAR})|(?= (?:to|for) (?!the |its |an? )))"
)
_NO_COMPANY = phrase(
    r"\b(?:government|council|ministry|grants?|lottery|taxpayers?|states?|federal|charity|school"
    r"|hospital|university|police|nhs|eu|museum|festival|club|church|sales?|profits?|earnings|tax"
    r"|revenues?|orders?|contracts?|prices|budget|fund(?=s?\b[^.;]{0,20}\bfrom)|campaign)\b"
)
_WITH_INVESTMENT = phrase(
    r"\b(?P<verb>(?!found|start|launch|open|beg|clos|end|replac|compar|combin|finish|celebrat"
    r"|follow|associat|bas|agre|partner|team|provid\w+ that)(?-i:[a-z]{2,})(?:ed|es|s)|lit|fed"
    r"|lifts?|helps?|rewards?|boosts?|supports?) (?:up |out |down )?"
    r"(?P<whom>(?:the |an? )?(?:(?-i:[A-Z])\w+-based |(?-i:[a-z])[\w-]* ){0,6}"
    r"<?(?-i:[A-Z])[^.;,]{1,50}?) with "
    rf"(?:an? |another )?(?:further |new |fresh |additional )?{SUM}"
    r"(?: \([^()]{1,30}\))? (?:of |in )?(?:[a-z-]+ ){0,2}?(?:investments?|injection|infusion"
    rf"|funding|financing|equity|capital|cheque|check|{ROUND_OF}(?: round)?|round)\b"
    r"(?! (?:contract|order|facility|loan|into|in(?! (?:exchange|return)))\b)"
)
_GIVES_STAKE = phrase(
    r"^(?:The|This|That|Its|Their|An?) (?!(?:19|20)\d\d )(?:[\w$€£.-]+ ){0,4}?(?:investment"
    r"|deal|transaction|purchase|placement|infusion|injection|round|financing|money|cash)"
    r"(?: (?:would|will|also|has|is to))* (?P<verb>giv(?:es?|en)|gave|hand(?:s|ed)?|leaves?|left"
    r"|brings?|brought) "
    r"(?P<who>(?:the )?(?:(?-i:[a-z])[\w-]* ){0,3}?(?-i:[A-Z])[^.;,]{1,40}?) (?:with )?(?:an? )?"
    rf"(?:(?:about|roughly|nearly|around) )?(?={PERCENT_WORDS} )"
)


_FUNDS = (
    r"(?:(?:pre-)?seed|series [A-K]|(?:funding|financing|investment) round|(?:equity|venture|growth"
    r"|new|fresh|seed) (?:funding|financing|investment|capital)|(?:minority |equity )?(?:stake"
    r"|interest))\b"
)
_HANDED = phrase(
    r"\b(?P<verb>hand(?:s|ed)|gives?|gave) (?P<whom>(?:the |an? )?(?:(?-i:[a-z])[\w-]* ){0,5}"
    rf"<?(?-i:[A-Z])[^.;,]{{1,50}}?) {SUM}(?: \([^()]{{1,30}}\))? (?:in|of|for|through|via"
    rf"|as part of) (?:[\w.%-]+ ){{0,4}}?{_FUNDS}"
    r"|\b(?P<passive>(?:was|were|been) (?:handed|given)) (?:an? )?"
    rf"(?P<sum>(?=(?:[a-z]+ ){{0,3}}[^ ]*\d){MONEY}) (?:(?:in|of) (?:[\w-]+ ){{0,4}}?{_FUNDS} )?by "
    r"(?=(?:the |its )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _got_a_lift(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y got a $21 million lift from X"; without X where the lines before speak of money."""
    subject, text = context.subject(match.start()), context.sentence.text
    if subject is None or not _is_company(context, subject[0]) or _NO_COMPANY.search(text):
        return None
    event = told_round(context, match, subject[1], subject[0])
    if match["from"] is None:
        return event if of_funding(context) else None
    backers, behind = context.reader.agents(match.end())
    backers = [b for b in backers if b.name is not None and b.text != subject[0].text]
    if not backers or text.startswith("'", behind):
        return None  # "a $5 million lift from Cedar's order"
    return replace(event, buyers=backers)


def _with_investment(context: Context, match: re.Match[str]) -> Event | None:
    """ "X lit up the lamp maker Y with a $1.6 million investment"."""
    subject, names = context.subject(match.start()), context.reader.starting(*match.span("whom"))
    if subject is None or subject[0].name is None or not names:
        return None
    target, end = party_of(names[-1]), names[-1].behind - context.sentence.start
    if end != match.end("whom") or not _is_company(context, target):
        return None
    if target.text == subject[0].text or _NO_COMPANY.search(match[0]):
        return None
    event = told_round(context, match, subject[1], target)
    return replace(event, buyers=with_beside(context, subject[0], match.start()))


def _handed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X handed Y $30 million in a Series B round", "Y has been handed $30 million by X"."""
    subject, text = context.subject(match.start()), context.sentence.text
    if subject is None or subject[0].name is None or _NO_COMPANY.search(text):
        return None
    if match["passive"]:
        found, _ = context.reader.agents(match.end())
        backers = [b for b in found if b.name is not None and b.name.kind == "organization"]
        target, money = subject[0], match.span("sum")
        if not (_ROUND_WORDS.search(match[0]) or of_funding(context)):
            return None
    else:
        names = context.reader.starting(*match.span("whom"))
        backers, money = with_beside(context, subject[0], match.start()), match.span("money")
        if not names or names[-1].behind - context.sentence.start != match.end("whom"):
            return None
        target = party_of(names[-1])
    if not backers or not _is_company(context, target) or target.text in {b.text for b in backers}:
        return None
    told, span = context.told(subject[1], *match.span(), "done"), context.span(*match.span())
    event = Event("round", "funding_round", context.sentence, span, told, target, backers)
    complete(context, event)
    event.money, event.share = context.span(*money), stake_for(context, money[1])
    return event


_ROUND_WORDS = phrase(_FUNDS)


def _gives_stake(context: Context, match: re.Match[str]) -> Event | None:
    """ "The investment gives X a 14-percent equity stake in Y"."""
    names = context.reader.starting(*match.span("who"))
    if not names or names[-1].kind != "organization":
        return None
    buyer = party_of(names[-1])
    share, target, _ = bought(context, match.end(), buyer)
    if share is None or target is None or target.name is None or target.text == buyer.text:
        return None
    done = match["verb"].lower() in {"gave", "given", "handed", "left", "brought"}
    told = context.told(match.start(), *match.span(), "done" if done else "present")
    kind, span = type_of(share, target), context.span(*match.span())
    share = in_article(context, share)
    return Event("purchase", kind, context.sentence, span, told, target, [buyer], share=share)


def _is_company(context: Context, party: Party) -> bool:
    """Whether a party is a company by its name."""
    return context.is_named_firm(party) and not _NO_COMPANY.search(party.text)


_RULES = Rules(
    (_LIFT, _GOT_A_LIFT, _got_a_lift),
    (_WITH_SUM, _WITH_INVESTMENT, _with_investment),
    (_GIVES, _GIVES_STAKE, _gives_stake),
    (_HANDS, _HANDED, _handed),
)
