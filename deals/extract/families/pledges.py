"""Deals without a purchase: technology licensed with its people hired, and pledged spending."""

import re
from collections.abc import Iterator

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = hints("licens", "licenc", "spend", "commit", "pledg", "earmark", "billion", "bln")
_LICENCE = phrase(
    r"\b(?P<verb>licens(?:e|es|ed|ing)|sign(?:s|ed)? (?:an? )?(?:[\w-]+ )"
    r"{0,4}licen[sc](?:e|ing)|non-exclusive licen[sc](?:e|ing)|(?:gets?|got|receiv(?:es|ed)"
    r"|obtain(?:s|ed)|tak(?:es|ing)) an? "
    r"(?:[\w-]+,? ){0,4}licen[sc]e|licen[sc]ing (?:agreement"
    r"|deal|pact)|(?:pay(?:s|ing)?|paid)(?:[^.;]|\.(?=\d)){0,60}licen[sc](?:e|ing))\b"
)
_HIRES = phrase(
    r"\b(?:hir(?:e|es|ed|ing)|join(?:s|ed|ing)?|poach(?:es|ed)?|bring(?:s|ing)? (?:over"
    r"|on|in)|recruit(?:s|ed|ing)?|mov(?:e|es|ed|ing) to|tak(?:e|es|ing) on"
    r"|tak(?:e|es|ing) (?:the|its|his|her|their) (?:\w+ )?(?:founders?|co-?founders?|team|staff"
    r"|engineers|researchers)|(?:leav(?:e|es|ing)|left|decamp(?:s|ed|ing)?|depart(?:s|ed|ing)?)"
    r" (?:for|to))\b"
)
_HIRED_FROM = phrase(
    r"\b(?:hir|recruit|poach|tak)\w*\b(?:(?:[^.;]|\.(?=\d)){2,60}? (?:from|of|at) (?=<?(?-i:[A-Z]))"
    r"| (?=<?(?-i:[A-Z])[^.;,]{2,40}?'s? ))"
)
_STAFF = phrase(
    r"\b(?:founders?|co-?founders?|chief executive|CEO|engineers|researchers|employees"
    r"|team|staff|executives|leaders)\b"
)
_PLEDGE = phrase(
    rf"\b(?P<verb>(?:pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|commit(?:s|ted|ting)?"
    rf"|plan(?:s|ned|ning)?|vow(?:s|ed)?|earmark(?:s|ed)?|said (?:it|he|she|they) (?:would"
    rf"|will|plans? to)|(?:will|would|has said it would|intends? to|going to|expects? to"
    rf"|aims to|to))(?: (?:to|in total))?(?: (?:invest|spend|commit|deploy|pour|put))"
    rf"?(?:ing)?) (?P<money>(?:up to |as much as |at least |more than )?{MONEY})"
    r"(?P<what>(?:[^.;]|\.(?=\d)){0,160})"
)
_BUILD = phrase(
    r"\b(?:infrastructure|data cent(?:er|re)s?|compute|computing|AI\b|artificial "
    r"intelligence|chips|over (?:the next|the coming|several|\w+ years)|capital "
    r"(?:spending|expenditure)s?|years|energy|fabs?|factories)"
)
_GREAT = phrase(r"(?:billion|bln|bn\b|trillion|hundreds of)")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of licences with hires, and of pledges to spend."""
    if not context.hinted(HINTS):
        return
    licence = _licence(context)
    if licence:
        yield licence
    pledge = _pledge(context)
    if pledge:
        yield pledge


def _licence(context: Context) -> Event | None:
    text = context.sentence.text
    match = _LICENCE.search(text)
    if match is None:
        return None
    if not any(_HIRES.search(told) and _STAFF.search(told) for told in _near(context, match)):
        return None  # a licence alone is trade
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    others = [
        n
        for n in context.reader.starting(match.end(), len(text))
        if n.kind == "organization" and not context.same(n, subject[0].name)
    ]
    if not others:  # "agreed to pay Y $650 million in licensing fees"
        others = [
            n
            for n in context.reader.starting(*match.span())
            if not context.same(n, subject[0].name)
        ]
    if not others:
        hired = _HIRED_FROM.search(text)
        others = context.reader.starting(hired.end(), hired.end() + 3) if hired else []
    if not others or others[0].kind != "organization":
        return None
    name = others[0]
    target, buyer = party_of(name), subject[0]
    if (
        re.match(r"(?:[^.;]|\.(?=\d)){0,60}\bto +", text[match.end() :])
        and text[match.end() : name.start - context.sentence.start].rstrip().endswith("to")
        and not text[name.end - context.sentence.start :].startswith("'s")
    ):
        target, buyer = buyer, target
    status = context.told(
        subject[1],
        *match.span(),
        "done" if "ed" in match["verb"] else "present",
    )
    return Event(
        "licence",
        "licence_and_hire",
        context.sentence,
        context.span(*match.span()),
        status,
        target,
        [buyer],
    )


def _near(context: Context, match: re.Match[str]) -> list[str]:
    """The sentence, and behind an early one those before that may tell who moves: "its founders
    are leaving for X. Under the deal X gets a licence to Y's models"."""
    text = context.sentence.text
    if context.sentence.index > _EARLY or not _TO_MODELS.search(text, match.end() - 1):
        return [text]
    return [text, *(sentence.text for sentence, _ in context.subjects.before)]


_EARLY = 5  # sentences, headline included
_TO_MODELS = phrase(
    r"(?:[^.;]|\.(?=\d)){0,60}?\b(?:models?|technology|software|IP|intellectual property|code"
    r"|research"
    r"|algorithms?)\b"
)


def _pledge(context: Context) -> Event | None:
    """ "X pledged to spend hundreds of billions on data centres": a commitment, no purchase."""
    text = context.sentence.text
    for match in _PLEDGE.finditer(text):
        if not re.search(
            r"invest|spend|commit|pledg|earmark|deploy|pour", match["verb"], re.I
        ) or not _GREAT.search(match["money"]):
            continue
        if not _BUILD.search(match["what"]) or re.search(
            r"\b(?:acquire|stake|shares|buyback|dividend)\b", match["what"]
        ):
            continue
        subject = context.subject(match.start())
        if subject is None or subject[0].name is None:
            continue
        what = re.match(
            r" *(?:of +\w+ +)?(?:in|into|on|to +build|building|for) +(?:its +|the +|a +|an +|new "
            r"+)*([a-z][\w -]{3,60}?|AI[\w -]{3,40}?)(?= *(?:,|$)| +(?:over|by|in|across"
            r"|through|this|next|and|to|for)\b)",
            match["what"],
        )
        target = None
        if what:
            start = match.start("what") + what.start(1)
            target = Party(
                context.sentence.start + start,
                context.sentence.start + start + len(what[1]),
                " ".join(what[1].split()),
            )
        status = context.told(
            subject[1],
            match.start(),
            match.end("money"),
            "present",
        )
        return Event(
            "pledge",
            "capital_commitment",
            context.sentence,
            context.span(match.start(), match.end("money")),
            status,
            target or subject[0],
            [subject[0]],
            money=context.span(match.start("money"), match.end("money")),
        )
    return None
