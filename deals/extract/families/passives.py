"""Passives of buying: "Y has been bought by X", "X's mills were acquired by Z"."""

import re

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.objects import add_seller
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.grammar.whose import add_owner
from deals.extract.words.lexicon import ASSET_HEADS
from deals.extract.words.text import phrase

# "X said its two paper mills in Oregon" before "were bought".
_OWN_THING = phrase(
    r"(?: ?<[^<>]*>)?,? (?:said|says|announced|reported) (?:that |today )?(?:its|their) "
    r"(?P<thing>(?-i:[a-z][\w-]* ){1,6}(?:(?:in|of|at|near) (?-i:[A-Z])[\w., ]{2,40}?,? )?)"
    r"(?:has|have|had|is|are|was|were|will|would|be|been|being|to|\w+ly| )+"
)
_WHICH = phrase(
    r" ?, (?:which|who) (?:(?:is|was|has|had|will|would|been|being|be|to|agreed|in"
    r"|principle|recently|already|previously|itself|earlier|today|yesterday|just|also|\w+ly"
    r"|(?:last|this|next|earlier this) (?:week|month|year|\w+day)|on (?-i:[A-Z])\w+(?: \d+)?|a"
    r"|\w+ (?:days|weeks|months) ago),? )+"
)
_THE_THING = phrase(
    r"(?:The|Its|Both|All) (?P<thing>(?:[a-z][\w-]* ){1,5}?)(?:has|have|had|is|are|was|were"
    r"|will|would|be|been|being|to|also|\w+ly| )+",
    0,
)
_OWNER = re.compile(r"(?:'s|(?<=s)') +[a-z]")
_ITS = re.compile(r"\b[Ii]ts (?:[\w.-]+ ){0,3}$")

_COMMON_NOUN = re.compile(
    r"\b(?:[a-z]{3,}[^su]s(?<!has)(?<!was)(?<!ess)(?<!always)|business|businesses|operations"
    r"|division|shares|stock|stake|assets|plants?|unit|company"
    r"|companies) +$"
)
_THESE = phrase(
    rf"(?:the|these|all|both) (?:[a-z]+ ){{0,2}}?(?:{'|'.join(sorted(ASSET_HEADS))}) "
    r"(?:(?:have|has|had|were|was|are|is|will|would|be|been|being|all|now|also|\w+ly) )+$"
)
PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are|was|were|get|gets)(?: +(?:\w+ly|also|recently|now"
    r"|previously|officially|formally|fully))? +$",
    re.I,
)
INFINITIVE = re.compile(
    r"\b(?:to|will|would|may|might|could|can|should|must) +(?:\w+ly +)?(?:be +)?$", re.I
)


def changed_hands(context: Context, target: Party, start: int) -> tuple[Party | None, list[Party]]:
    """What the words before a passive at `start` name, and whose it was, where `target` is the
    name that stands before: "X said its Y unit", "X's paper mills", "X said its two mills"."""
    name, base, text = target.name, context.sentence.start, context.sentence.text
    if name is None or target.text != party_of(name).text:
        return target, []
    first = name.start - base
    theirs = _OWN_THING.fullmatch(text, name.behind - base, start)
    begin = theirs.start("thing") if theirs else first
    thing = context.reader.thing(begin) if theirs or _OWNER.match(text, name.end - base) else None
    if thing is not None and thing[1] <= start and thing[0].text != target.text:
        if theirs and thing[0].name is not None:
            return target, []
        return thing[0], [target]
    before = context.companies(first, apart_from=name)
    if before and _ITS.search(text[max(0, first - 40) : first]):
        return target, [party_of(before[0])]
    return target, []


def passive(context: Context, match: re.Match[str], by: re.Match[str] | None) -> Event | None:
    """What a participle of buying tells, with `by` where "by" follows it."""
    text, reader = context.sentence.text, context.reader
    start, end = match.span()
    if by is None:
        later = re.compile(r"(?:[^.;]|\.(?=\d)){0,90}? by +").match(text, end)
        by_pos = later.end() if later else None
    else:
        by_pos = by.end()
    subject = _which(context, start) or context.subject(start)
    these = _THESE.match(text[:start])  # "The stores have been bought by X": those told before
    if not these and (subject is None or (by and _relative(context, subject[1], start))):
        return None
    target, lead = (None, start) if these or subject is None else subject
    owners: list[Party] = []
    if target is not None:
        target, owners = changed_hands(context, target, start)
    if (
        target is not None
        and target.name is not None
        and context.entities.of(target.name).kind == "person"
    ):
        return None
    buyers, behind = reader.agents(by_pos) if by_pos is not None else ([], end)
    if not buyers:
        return None
    infinitive = INFINITIVE.search(text[max(0, start - 24) : start]) or re.search(
        r"\bbe +$", text[max(0, start - 6) : start], re.I
    )
    being = re.search(r"\bbeing +$", text[max(0, start - 8) : start], re.I)
    status = context.told(
        lead,
        start,
        end,
        "future" if infinitive else "present" if being else "done",
    )
    event = Event(
        "purchase",
        "asset_purchase" if target is not None and target.assets else "acquisition",
        context.sentence,
        context.span(start, end),
        status,
        target,
        buyers,
        sellers=owners,
    )
    add_seller(context, event, behind)
    add_owner(context, event)
    return event


def the_thing(context: Context, start: int) -> tuple[Party, int] | None:
    """What opens a sentence without a name: "The saw business was" before "sold to X"."""
    found = _THE_THING.fullmatch(context.sentence.text, 0, start)
    thing = context.reader.thing(0) if found else None
    if found is None or thing is None or thing[0].name is not None:
        return None
    return thing[0], found.end("thing")


def _which(context: Context, start: int) -> tuple[Party, int] | None:
    """Y of "X bid for Y, which last week agreed to be" before "acquired by Z"."""
    text, base = context.sentence.text, context.sentence.start
    for name in reversed(context.companies(start)):
        if _WHICH.fullmatch(text, name.behind - base, start):
            return party_of(name), name.behind - base
    return None


def _relative(context: Context, lead: int, start: int) -> bool:
    """Whether a participle only tells of a noun before it: "the milling business bought by X"."""
    text = context.sentence.text
    if context.sentence.headline or PASSIVE.search(text[max(0, start - 40) : start]):
        return False
    return bool(_COMMON_NOUN.search(text, lead, start))
