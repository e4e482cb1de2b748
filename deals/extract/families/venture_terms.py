"""How much of a joint venture is whose, as a sentence behind tells: "the JV will be owned 95 pct by
X"; and what two companies "joint venture"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party
from deals.extract.words.clues import hints
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_TO = hints("to joint venture ", "to joint-venture ")
_OWNED = hints("enture will be", "enture is to be", "enture would be", "jv will be", "jv would be",
               "jv is to be", "j-v will be", "enture, which will be")  # fmt: skip
_HALF = hints("50:50", "50-50", "50/50", "with each ", "each company taking", "each of them ")
_WITHIN = hints("under the joint venture", "in the joint venture", "of the joint venture",
                "under the venture", "in the venture", "of the venture",
                "in the jv", "of the jv", "under the jv")  # fmt: skip
HINTS = _TO | _OWNED | _HALF | _WITHIN
_TO_VENTURE = phrase(
    r"\b(?P<verb>agreement|agreed|deal|contract|plans?|intends?|memorandum of understanding)"
    r"(?P<with> with (?=(?:the )?<?(?-i:[A-Z]))[^.;]{2,80}?)? to joint[- ]venture "
)
_OWNED_BY = phrase(
    r"\b(?:venture|JV|j-v)\"?,? (?:which )?(?P<verb>(?:will|would|is to) be) (?:owned|held)"
    rf"(?: as to)? (?P<percent>{PERCENT_WORDS})(?: owned| held)? by\b"
)
_IN_HALVES = phrase(
    r"\bthe (?:[a-z]+ ){0,2}(?P<percent>50[-:/]50) (?P<verb>joint[- ]venture|venture|JV)\b"
    r"|\b(?P<how>with each(?: (?:company|side|partner|party|firm|group|of them))? (?:taking|holding"
    rf"|owning|having|contributing)) (?:an? )?(?P<half>{PERCENT_WORDS}|half)"
)
_HOLDS_IN = phrase(
    r"\b(?P<verb>(?:will|would|is to) (?:own|hold|have|take|get|control)) (?:an? )?"
    rf"(?P<percent>{PERCENT_WORDS})\b"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _to_venture(context: Context, match: re.Match[str]) -> Event | None:
    """ "X executed an agreement with Y to joint venture five hospitals"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None:
        return None
    partners: list[Party] = []
    if match["with"]:
        partners = context.reader.agents(match.start("with") + len(" with "))[0][:1]
    event = event_of(context, match, ("venture", "joint_venture"), subject[1], thing[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[subject[0], *(p for p in partners if p.name is not None)])


def _part(context: Context, match: re.Match[str]) -> Event | None:
    """ "The JV will be owned 95 percent by X", "with each company taking a 50% stake": of the
    venture that was told."""
    group = next(g for g in ("percent", "half") if match.groupdict().get(g))
    percent = percent_in(match[group])
    if percent is None:
        return None
    first, last = match.span(group)
    base = context.sentence.start
    event = event_of(context, match, ("venture", "joint_venture"), match.start(), None)
    share = Share(base + first, base + last, percent, "percent")
    return replace(event, share=share, weak=True)


_RULES = Rules(
    (_TO, _TO_VENTURE, _to_venture),
    (_OWNED, _OWNED_BY, _part),
    (_HALF, _IN_HALVES, _part),
    (_WITHIN, _HOLDS_IN, _part),
)
