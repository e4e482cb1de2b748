"""Things given for other things: "X will trade its station for Z's newspapers", debt of a country
or a company turned into its shares."""

import re
from collections.abc import Iterator

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import Share
from deals.extract.words.text import phrase

_GIVEN = hints(" trade ", " trading ", " traded ", " swap", " exchang")
_DEBT = hints("convert", " swap", " exchang", "capitali")
HINTS = _GIVEN | _DEBT

_SWAP = phrase(
    r"\b(?P<verb>trad(?:e|es|ed|ing)|swap(?:s|ped|ping)?|exchang(?:e|es|ed|ing)) "
    r"(?=(?:its|their|an?|the|all|two|three|four|five) )"
)
_FOR = phrase(r"(?:,? (?:in|at|near) (?-i:[A-Z])[\w., ]{2,30}?)?,? for (?=[\w<])")
_TO = phrase(r",? (?:to|with) (?=(?:the )?<?(?-i:[A-Z]))")
_HELD_BY = phrase(
    r"[^.;]{0,60}? (?:owned|held|operated|published|controlled|run) by (?=<?(?-i:[A-Z]))"
    r"|,? (?:with|from) (?=<?(?-i:[A-Z]))"
)
_CONVERTS = phrase(
    r"\b(?P<verb>convert(?:s|ed|ing)?|swap(?:s|ped|ping)?|exchang(?:e|es|ed|ing)"
    rf"|capitali[sz](?:e|es|ed|ing)) (?P<money>{MONEY}) "
    r"(?:worth |(?:in )?face value )?(?:of|in) "
    r"(?:(?!debentures|notes|bonds|preferred)[^.;,]|\.(?=[A-Z\d])){0,60}?\b(?:debts?|loans?"
    r"|credits?|paper|obligations|claims)\b(?:[^.;,]|\.(?=\d)){0,50}? (?:into|for) "
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of swaps."""
    text = context.sentence.text
    if context.hinted(_GIVEN) and " for " in text:
        match = _SWAP.search(text)
        if match:
            yield from _swap(context, match)
    if context.hinted(_DEBT):
        match = _CONVERTS.search(text)
        event = _converted(context, match) if match else None
        if event is not None:
            yield event


def _swap(context: Context, match: re.Match[str]) -> Iterator[Event]:
    """What X gives, and what it gets from Z: a deal each."""
    reader, subject = context.reader, context.subject(match.start())
    share = reader.share(match.end())
    if subject is None or subject[0].name is None or (share and share.kind == "shares"):
        return
    given = reader.thing(share.end if share else match.end())
    to = _TO.match(context.sentence.text, given[1]) if given else None
    whom, end = context.reader.agents(to.end()) if to else ([], given[1] if given else 0)
    behind = _FOR.match(context.sentence.text, end)
    if given is None or behind is None:
        return
    part = reader.share(behind.end())
    got = reader.thing(part.end if part else behind.end())
    other = (_holder(context, got[0], got[1]) if got else None) or next(iter(whom), None)
    if got is None or other is None or other.text == subject[0].text:
        return
    yield _event(context, match, "sale", (given[0], share), [other], [subject[0]])
    yield _event(context, match, "purchase", (got[0], part), [subject[0]], [other])


def _holder(context: Context, thing: Party, behind: int) -> Party | None:
    """Who gives the thing that is got: its owner, or who owns it by the words behind."""
    if thing.owner is not None:
        return party_of(thing.owner)
    by = _HELD_BY.match(context.sentence.text, behind)
    others = context.reader.agents(by.end())[0] if by else []
    return others[0] if others and others[0].name is not None else None


def _event(
    context: Context,
    match: re.Match[str],
    family: str,
    what: tuple[Party, Share | None],
    buyers: list[Party],
    sellers: list[Party],
) -> Event:
    """One half of a swap, or shares got for a debt."""
    target, share = what
    done = match["verb"].lower().endswith("ed") and not _AHEAD.search(
        context.sentence.text[: match.start()]
    )
    subject = context.subject(match.start())
    lead = subject[1] if subject else match.start()
    return Event(
        family,
        type_of(share, target),
        context.sentence,
        context.span(*match.span()),
        context.told(lead, *match.span(), "done" if done else "future"),
        target,
        buyers,
        sellers=sellers,
        share=in_article(context, share),
    )


_AHEAD = re.compile(r"\b(?:to|will|would|may) (?:be )?$")


def _converted(context: Context, match: re.Match[str]) -> Event | None:
    """ "X converted 32 mln dlrs of Chilean debt into shares of Y"."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    share, target, behind = bought(context, match.end(), subject[0])
    lent_to = context.reader.starting(match.end("money"), match.end())
    if share is not None and lent_to and (target is None or target.name is None):
        target, behind = party_of(lent_to[-1]), share.end  # "€9m of loans to Y into a 75% stake"
    if share is None or target is None or target.name is None or target.text == subject[0].text:
        return None
    event = _event(context, match, "purchase", (target, share), [subject[0]], [])
    event.trigger = context.span(match.start(), behind)
    event.money = context.span(*match.span("money"))
    return event
