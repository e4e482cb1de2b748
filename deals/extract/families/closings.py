"""A company told as bought by what it now is, and who then closed on it: "Y is now part of a data
business in Omaha. X closed on the purchase in May"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.text import folded, phrase

_PART = hints("now part of a", "become part of a", "becoming part of a", "becomes part of a")
_CLOSED = hints(
    *(f"the {noun}" for noun in ("purchase", "acquisition", "takeover", "buyout", "buy-out")),
    *(f"its {noun}" for noun in ("purchase", "acquisition", "takeover")),
)
_NEW = hints("new owner", "new parent", "new home")
_NTH = hints("acquisition", "purchase")
HINTS = _PART | _CLOSED | _NEW | _NTH
_PART_OF_A = phrase(
    r"\b(?P<verb>(?:is|are) now|has become|have become|becomes|will become|is becoming) part of "
    r"(?P<who>an? (?:[\w.'-]+ ){1,6}?(?:company|business|firm|group|chain|conglomerate|retailer"
    r"|bank|publisher|insurer|brewer|manufacturer|operator|giant|rival|competitor))\b"
    r"(?! (?:of|that|which|for) )"
)
_CLOSED_ON = phrase(
    r"\b(?P<verb>closed on|completed|finali[sz]ed|wrapped up|closed) (?:the|its) (?:purchase"
    r"|acquisition|takeover|buy-?out)\b(?! (?:of|for|by|agreement|price|from|and|with) )"
)
_NEW_PARENT = phrase(
    r"\b(?P<verb>has|have|gets?|got|finds?|found|gained?) (?:found |got )?a new (?P<what>owner"
    r"|parent(?: company)?|corporate (?:home|parent)|home)(?::|,| -{1,2}| in| at| with| inside) "
    r"(?=(?:the )?(?:(?!and|but|as|after|while|when)[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
)
_ITS_NTH = phrase(
    r"\b(?P<verb>is|was|marks|becomes|became) (?:the )?(?P<who>(?-i:[A-Z])[^.;,]{1,40}?)'s? "
    r"(?:first|second|third|fourth|fifth|\w+th|\d+(?:st|nd|rd|th)|latest|largest|biggest) "
    r"(?:[a-z-]+ )?(?:acquisition|purchase)\b(?! (?:of|by|for) )"
)
_SAID = phrase(r" (?:said|says|announced|told|reported)\b")
_A_FIRM = phrase(
    r"\b(?:company|firm|group|start-?up|maker|giant|chain|retailer|publisher|agency|business) $"
)
_BOUGHT = phrase(r"\b(?:acqui\w+|bought|buy(?:s|ing|out)?|purchas\w+|takeover|sold|deal)\b")
_EARLY = 3  # sentences, headline included, in which the new owner is the news


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _part_of_a(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is now part of a data business in Omaha"; its name follows."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or context.sentence.index > _EARLY:
        return None
    if subject[0].name.kind != "organization":
        return None
    who = context.span(*match.span("who"))
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "done" if "now" in match[0] else "present")
    return replace(event, buyers=[Party(who.start, who.end, folded(match["who"]))])


def _closed_on(context: Context, match: re.Match[str]) -> Event | None:
    """ "X closed on the purchase on Friday": who bought what was told before."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or context.sentence.headline:
        return None
    if subject[0].name.kind != "organization":
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], None)
    event.told = context.told(subject[1], *match.span(), "done")
    return replace(event, buyers=[subject[0]], weak=True)


def _new_parent(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has a new owner: X", "Y found a new home at X Inc", which is no building."""
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    if subject is None or subject[0].name is None or not buyers or buyers[0].name is None:
        return None
    if {subject[0].name.kind, buyers[0].name.kind} != {"organization"}:
        return None
    text, first = context.sentence.text, buyers[0].name.start - context.sentence.start
    if _SAID.match(text, buyers[0].name.behind - context.sentence.start):
        return None  # "has a new parent company, X said"
    told = _BOUGHT.search(text) or buyers[0].name.formal or _A_FIRM.search(text, match.end(), first)
    if context.sentence.index > _EARLY or (match["what"].lower() == "home" and not told):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[b for b in buyers if b.name is not None])


def _nth(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is X's tenth acquisition this year"."""
    subject, names = context.subject(match.start()), context.reader.starting(*match.span("who"))
    if subject is None or subject[0].name is None or not names or context.sentence.index > _EARLY:
        return None
    if {subject[0].name.kind, names[-1].kind} != {"organization"}:
        return None
    buyer = party_of(names[-1])
    if buyer.text == subject[0].text:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[buyer], weak=True)


_RULES = Rules(
    (_PART, _PART_OF_A, _part_of_a),
    (_CLOSED, _CLOSED_ON, _closed_on),
    (_NEW, _NEW_PARENT, _new_parent),
    (_NTH, _ITS_NTH, _nth),
)
