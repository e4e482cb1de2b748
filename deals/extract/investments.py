"""Investments without the name of a round: "X invests $30 m in Y for a 15 percent stake"."""

import re
from collections.abc import Iterator

from deals.extract.events import Context, Event
from deals.extract.money_words import MONEY, ROUND
from deals.extract.objects import in_article
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


def events_of_investing(context: Context) -> Iterator[Event]:
    """ "X invests $30 m in Y", "a $30 m investment in Y"."""
    text = context.sentence.text
    for match in [*_INVEST.finditer(text), *_INVESTMENT.finditer(text)]:
        groups = match.groupdict()
        money = groups.get("money") or groups.get("money2")
        verb = groups.get("verb")
        if verb and verb.lower().startswith(("put", "pour", "plough", "pump")) and not money:
            continue
        share = context.reader.share(match.end())
        if (
            _NOT_COMPANY.match(text, match.end())
            and share is None
            and not re.match(
                r"(?:a |an |the )?(?:[a-z][\w-]* ){0,5}(?:startup|start-up|company|firm|maker"
                r"|platform|developer|provider|bank)s?\b",
                text[match.end() :],
            )
        ):
            continue
        thing = context.reader.thing(share.end if share else match.end())
        if (
            thing is None
            or thing[0].name is None
            or thing[0].name.kind != "organization"
            or thing[0].assets
            or thing[0].owner
        ):
            continue
        subject = context.subject(match.start())
        made = _MADE.search(text[max(0, match.start() - 40) : match.end()])
        if subject is None or subject[0].text == thing[0].text:
            continue
        if not money and not made and (verb is None or not verb.lower().startswith("invest")):
            continue
        span = None
        if money:
            name = "money" if groups.get("money") else "money2"
            span = context.span(match.start(name), match.end(name))
        future = re.search(
            r"\b(?:to|will|would|may|plans to) +$",
            text[max(0, match.start() - 10) : match.start()],
            re.I,
        )
        status = context.told(
            subject[1],
            match.start(),
            match.end(),
            "future" if future else "done" if verb and verb.endswith("ed") else "present",
        )
        event = Event(
            "round",
            "funding_round" if ROUND.search(text) else "minority_stake",
            context.sentence,
            context.span(*match.span()),
            status,
            thing[0],
            [subject[0]],
            share=in_article(context, share),
            money=span,
        )
        found = ROUND.search(text)
        event.round = context.span(found.start("round"), found.end("round")) if found else None
        event.share = event.share or stake_for(context, match.end())
        yield event


def stake_for(context: Context, pos: int) -> Share | None:
    """How much an investment buys: "for a 15 percent stake", said behind the trigger."""
    found = _STAKE_FOR.search(context.sentence.text, pos)
    if found is None:
        return None
    span = context.span(*found.span())
    return Share(span.start, span.end, percent_in(found[0]), "percent")
