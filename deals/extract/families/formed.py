"""Companies that two form together: "X and Y unveiled V, LLC, a jointly owned company", "X and Y
will set up a U.S. company to turn out memory chips"."""

import re
from collections.abc import Iterator

from deals.extract.families.sides import sides_of
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.shares import Share, percent_in
from deals.extract.words.text import phrase

_NEW_FIRM = hints("up a ", "up an ", "form a ", "form an ", "formed a ", "forming a ",
                  "establish a ", "create a ", "launch a ")  # fmt: skip
_HEADS = hints("set up ", "sets up ", "form ", "launch ", "establish ", "create ")
FORMS = _NEW_FIRM | _HEADS
_PAIR = 2
_HALVES = re.compile(r"\b\d\d[-/:]\d\d\b|\bequally[- ]owned\b")
_BY_NAME = phrase(  # "X and Y unveiled V, LLC, a jointly owned company"
    r"\b(?P<verb>unveil(?:s|ed)?|launch(?:es|ed)?|form(?:s|ed)?|creat(?:e|es|ed)|establish(?:es|ed)?"
    r"|found(?:s|ed)|introduc(?:es|ed)|announc(?:es|ed)|set(?:s)? up|start(?:s|ed)?) "
    r"(?:(?:the (?:creation|formation|launch) of|today) )?(?=<?(?-i:[A-Z]))"
)
_IS_JOINT = phrase(
    r",? in which (?:each|both)(?: [a-z]+)? (?:(?:will|would|is to|are to) )?(?:owns?|holds?"
    r"|has|have|takes?) (?:an? )?"
    r"(?:half|50 ?(?:%|pct|per ?cent)|equal (?:stakes?|shares?))"
    r"|,? (?:an?|their|the) (?:new )?(?P<jv>(?:jointly|equally|mutually)[- ](?:owned|held"
    r"|controlled)"
    r" (?:[a-z-]+ ){0,2}?(?:company|venture|firm|business|entity)|co-owned (?:company|firm)"
    r"|(?:\d\d[-/:]\d\d |equal )?joint (?:company|venture|firm|entity)|\d\d[-/:]\d\d (?:company"
    r"|venture|partnership)|(?:new )?(?:company|firm) (?:that|which) (?:they will|will be) (?:own"
    r"|owned) (?:jointly|equally|together))\b"
)
_A_COMPANY = phrase(  # "X and Y will set up a U.S. company to turn out memory chips"
    r"\b(?P<verb>set(?:s|ting)? up|form(?:s|ed|ing)?|establish(?:es|ed|ing)?|creat(?:e|es|ed|ing)"
    r"|found(?:ed)?|launch(?:es|ed|ing)?) an? (?:(?:new|separate|third|[A-Z]\w+(?:an|ish|ese|ch)"
    r"|U\.S\.|U\.K\.|Hong Kong|local|trading|marketing|manufacturing|holding|leasing|sales|service"
    r"|finance|research|engineering) )*(?P<jv>company|firm|corporation|business)\b"
    r"(?P<called> (?:to be )?(?:called|named)|,? (?=<?(?-i:[A-Z])))?"
    r"(?=[^.;]{0,60}? (?:to|that will|which will|for the) (?!buy\b|acquire|bid|take over|hold\b|own"
    r"\b)[a-z]+)"
)
_HEADED = phrase(  # "X and Y Set Up Chemicals Company in India"
    r"\b(?P<verb>(?:to )?(?:set up|form|establish|create|found|launch)) (?:an? )?"
    r"(?:[\w-]+ ){0,3}?(?P<jv>company|firm|corporation|joint business)\b(?P<called>)"
)


def by_name(context: Context) -> Iterator[Event]:
    """ "X and Y today unveiled V, LLC, a jointly owned company that will"."""
    text, base = context.sentence.text, context.sentence.start
    for match in _BY_NAME.finditer(text):
        names = context.reader.starting(match.end(), match.end() + 2)
        joint = _IS_JOINT.match(text, names[0].behind - base) if names else None
        event = _of_two(context, match, party_of(names[0])) if joint else None
        if joint and event is not None:
            event.trigger = context.span(match.start(), joint.end())
            yield event


def a_company(context: Context) -> Event | None:
    """ "X and Y will set up a U.S. company to turn out memory chips"."""
    heads = context.sentence.headline and context.hinted(_HEADS)
    if not heads and not context.hinted(_NEW_FIRM):
        return None
    match = _A_COMPANY.search(context.sentence.text)
    if match is None and context.sentence.headline:  # which leaves out the article
        match = _HEADED.search(context.sentence.text)
    if match is None:
        return None
    names = context.reader.starting(match.end(), match.end() + 3) if match["called"] else []
    return _of_two(context, match, party_of(names[0]) if names else None)


def _of_two(context: Context, match: re.Match[str], venture: Party | None) -> Event | None:
    """A venture of the two that the sentence names before `match`."""
    sides, lead = sides_of(context, match.start())
    sides = [s for s in sides if s.name is not None and s.name.kind == "organization"]
    sides = [s for s in sides if venture is None or s.text != venture.text]
    if len({s.text for s in sides}) < _PAIR:
        return None
    verb = match["verb"].lower()
    done = verb.endswith("ed") and not verb.startswith(("announc", "unveil"))
    told = context.told(lead, *match.span(), "done" if done else "present")
    kind, span = ("venture", "joint_venture"), context.span(*match.span())
    share = halves(context)
    return Event(*kind, context.sentence, span, told, venture or sides[-1], sides, share=share)


def halves(context: Context) -> Share | None:
    """The first part of a "50-50 venture", of a "70:30 venture"."""
    found = _HALVES.search(context.sentence.text)
    percent = percent_in(found[0]) if found else None
    if found is None or percent is None:
        return None
    base = context.sentence.start
    return Share(base + found.start(), base + found.end(), percent, "percent")
