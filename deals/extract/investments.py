"""Investments without the name of a round: "X invests $30 m in Y for a 15 percent stake"."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.events import Context, Event
from deals.extract.money_words import MONEY, ROUND
from deals.extract.objects import in_article
from deals.extract.phrases import Party, party_of
from deals.extract.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.text import phrase

_INVEST = phrase(
    rf"\b(?P<verb>invest(?:s|ed|ing)?|pump(?:s|ed|ing)?|inject(?:s|ed|ing)?|infus(?:e|es"
    rf"|ed|ing)|put(?:s|ting)?|plough(?:s|ed)?|pour(?:s|ed|ing)?)(?P<money> (?:up to )"
    rf"?{MONEY}(?: (?:in cash|more|each|of equity|in equity))?)? (?:in|into) (?!a (?:new )"
    rf"?(?:plant|factory)|building|expanding)"
)
_INVESTMENT = phrase(
    rf"\b(?:(?P<money>{MONEY}) (?:[\w-]+ ){{0,3}}?)?(?P<noun>investment|equity investment"
    rf"|infusion|injection)(?: of (?P<money2>{MONEY}))? (?:in|into) "
)
_MADE = phrase(
    r"\b(?:made|makes|making|announce[sd]?|completed) (?:an? |its )?(?:[\w-]+ ){0,3}investment\b"
)
_FUTURE = phrase(r"\b(?:to|will|would|may|plans to) $")
_SOME_COMPANY = phrase(
    r"(?:a |an |the )?(?:(?-i:[a-z])[\w-]* ){0,5}(?:startup|start-up|company|firm|maker|platform"
    r"|developer|provider|bank)s?\b"
)
_STAKE_FOR = phrase(
    rf"\b(?:for|giving it|in (?:exchange|return) for|to (?:take|own|hold)|taking|gives? it"
    rf"|representing)(?: (?:an?|about|approximately|roughly|nearly|up to|the))* "
    rf"{PERCENT_WORDS}"
)
_NOT_COMPANY = phrase(
    r"(?:the |its |a |an |new |our |research|technology|people|infrastructure|growth"
    r"|future|stocks?|shares|real estate|[\w-]+ (?:plants?|stocks|capacity|infrastructure"
    r"|facilit|project))",
    0,
)


_VERBS = hints("invest", "pump", "inject", "infus", " put", "plough", "pour")
_NOUNS = hints("investment", "infusion", "injection")


def events_of_investing(context: Context) -> Iterator[Event]:
    """ "X invests $30 m in Y", "a $30 m investment in Y"."""
    text = context.sentence.text
    verbs = _INVEST.finditer(text) if context.hinted(_VERBS) else ()
    nouns = _INVESTMENT.finditer(text) if context.hinted(_NOUNS) else ()
    for match in (*verbs, *nouns):
        event = _investment(context, match)
        if event:
            yield event


def _investment(context: Context, match: re.Match[str]) -> Event | None:
    text, groups = context.sentence.text, match.groupdict()
    name = next((n for n in ("money", "money2") if groups.get(n)), None)
    verb = (groups.get("verb") or "").lower()
    made = _MADE.search(text[max(0, match.start() - 40) : match.end()])
    if name is None and not made and not verb.startswith("invest"):
        return None
    share = context.reader.share(match.end())
    target = _company(context, match.end(), share)
    subject = context.subject(match.start())
    if target is None or subject is None or subject[0].text == target.text:
        return None
    future = _FUTURE.search(text[max(0, match.start() - 10) : match.start()])
    voice = "future" if future else "done" if verb.endswith("ed") else "present"
    found = ROUND.search(text)
    return Event(
        "round",
        "funding_round" if found else "minority_stake",
        context.sentence,
        context.span(*match.span()),
        context.told(subject[1], *match.span(), voice),
        target,
        [subject[0]],
        share=in_article(context, share) or stake_for(context, match.end()),
        money=context.span(match.start(name), match.end(name)) if name else None,
        round=context.span(found.start("round"), found.end("round")) if found else None,
    )


def _company(context: Context, pos: int, share: Share | None) -> Party | None:
    """The company that money goes into; None for plants, stocks, people and research."""
    text = context.sentence.text
    if share is None and _NOT_COMPANY.match(text, pos) and not _SOME_COMPANY.match(text, pos):
        return None
    thing = context.reader.thing(share.end if share else pos)
    if thing is not None and thing[0].owner is not None and not thing[0].assets:
        return party_of(thing[0].owner)  # "invests in X's treasury"
    if thing is None or thing[0].name is None or thing[0].assets:
        return None
    return thing[0] if thing[0].name.kind == "organization" else None


def stake_for(context: Context, pos: int) -> Share | None:
    """How much an investment buys: "for a 15 percent stake", said behind the trigger."""
    found = _STAKE_FOR.search(context.sentence.text, pos)
    if found is None:
        return None
    span = context.span(*found.span())
    return Share(span.start, span.end, percent_in(found[0]), "percent")
