"""Who acts beside somebody: the other names of "A, B, a fund, and C have agreed to"."""

import re
from itertools import pairwise

from deals.extract.grammar.events import Context
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_AND_THE = re.compile(r" (?:and|with) (?:the |its )?")
_BESIDE = re.compile(
    r" *(?:\([^()]{1,40}\))?(?:, (?:an?|the|which|who|based|part of) [^,;.()]{3,90}(?=,))?"
    r"(?P<and>,? *(?:and|&|(?:together|along|jointly) with|as well as|alongside)"
    r"|, *(?!an? |the ))"
    r" *"
    r"(?:(?:the|an?|fellow|rival|its (?:[a-z]+ ){0,2}(?:partner|ally|affiliate|parent),?) "
    r"|unit |affiliate |(?:[A-Z]\w+ )?[A-Z]\w+'s |[A-Z]\w+(?:an|ish|ese|ch)(?= [a-z]) "
    r"|U\.[SK]\. |[A-Z]\w+-based )?"
    r"(?:(?:[a-z][\w-]* ){0,2}?(?:firms?|funds?|group|company|giant|bank|rival|investors?|chain"
    r"|retailer|insurer|lender|conglomerate|billionaire|financier|manufacturer|maker|operator"
    r"|developer|producer|brewer|entrepreneur|house) )?<?"
)
# Behind one of these a name begins no list of those who act.
_HANGS = phrase(
    r"\b(?:to|at|in|by|from|for|with|on|against|after|before|over|like|via|than|told"
    r"|(?<!consortium[ ])(?<!group[ ])(?<!partnership[ ])(?<!team[ ])(?<!alliance[ ])"
    r"(?<!syndicate[ ])(?<!trio[ ])(?<!groups[ ])(?<!pair[ ])of) (?:the |its |an? )?"
    r"(?:[a-z][\w-]* ){0,3}<?$"
)


def partners(context: Context, buyer: Party) -> list[Party]:
    """The other names of "X, Y and Z said they", whichever of them is `buyer`."""
    text, base = context.sentence.text, context.sentence.start
    if buyer.name is None:  # "X and the management of Y"
        end = buyer.start - base
        before = context.companies(end)[-1:]
        beside = [n for n in before if _AND_THE.fullmatch(text, n.behind - base, end)]
        return [party_of(n) for n in beside]
    names = [n for n in context.names if n.kind == "organization"]
    if buyer.name not in names:
        return []
    place = names.index(buyer.name)
    behind = _behind(context, names[place:])
    ended = bool(behind) or context.sentence.headline
    before = _before(context, names[: place + 1], ended)
    joint = _WITH_PARTNER.search(text, buyer.end - base)
    others = context.reader.agents(joint.end())[0] if joint else []
    return [*map(party_of, (*before, *behind)), *(p for p in others if p.name is not None)]


_WITH_PARTNER = phrase(  # "agreed to buy the resorts with partner Birch International"
    r"(?<!merge) (?:with|alongside) (?:(?:its|their|his|her) )?(?:[a-z-]+ )?"
    r"(?:partners?|co-investors?) (?=(?-i:[A-Z]))"
)


def _behind(context: Context, names: list[Name]) -> list[Name]:
    """Who stands behind the first of some names, as far as the "and" that ends a list; headlines
    do without ("Ash, Birch to buy Cedar")."""
    found: list[Name] = []
    closed = 0
    for left, right in pairwise(names):
        joint = _joint(context, left, right)
        if joint is None:
            break
        found.append(right)
        if joint != ",":
            closed = len(found)
    return found[: closed or context.sentence.headline]


def _before(context: Context, names: list[Name], ended: bool) -> list[Name]:
    """Who stands before the last of some names; `ended`: where an "and" follows it."""
    text, base = context.sentence.text, context.sentence.start
    found: list[Name] = []
    for right, left in pairwise(reversed(names)):
        joint = _joint(context, left, right)
        if joint is None or (joint == "," and not ended):
            break
        lead = text[max(0, left.start - base - 60) : left.start - base]
        if is_object(lead) or lead.endswith(" between ") or (joint == "," and _HANGS.search(lead)):
            break
        ended = ended or joint != ","
        found.append(left)
    return found[::-1]


def is_object(lead: str) -> bool:
    """Whether a name behind some words is what these buy: in "X bought Y and Z merged" Y does not
    act with Z."""
    return _BUYING.search(lead) is not None


_BUYING = phrase(
    r"\b(?:acquir(?:es?|ed|ing)|buys?|buying|bought|purchas(?:es?|ed|ing)|sells?|sold"
    r"|merge[sd]? with|(?:takes?|took|taken) over|invest(?:s|ed)? in) (?:the |its |an? )?"
    r"(?:[a-z][\w-]* ){0,4}<?$"
)


def _joint(context: Context, left: Name, right: Name) -> str | None:
    """What joins two names of a list: a comma, or the words for "and"; None where no list does."""
    text, base = context.sentence.text, context.sentence.start
    gap = text[left.behind - base : right.start - base]
    match = _BESIDE.fullmatch(gap)
    return match["and"].strip() if match else None
