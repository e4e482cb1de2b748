"""What only stands behind the news: earlier years, earlier rounds, a name misspelt."""

import re
from collections.abc import Sequence

from deals.extract.grammar.ago import LONG_AGO, long_ago
from deals.extract.grammar.clued import clued
from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party
from deals.extract.words.text import phrase

_EARLIER = phrase(
    r"\b(?:(?:19|20)\d\d|last year(?:'s)?|previous|earlier|prior) (?:[\w-]+ ){0,3}round\b"
)


_THAT = re.compile(r"That (?:round|deal|financing|investment)\b")


def earlier_round(event: Event, before: int = -1) -> bool:
    """Whether a sentence tells of a round that came before the one in hand, as the sentence
    `before` did."""
    again = event.target is None and event.sentence.index == before + 1
    if again and _THAT.match(event.sentence.text):
        return True
    if event.weak:
        first = event.trigger.start - event.sentence.start
        text = event.sentence.text
        return bool(_EARLIER.search(text) or _WHEN_IT_DID.search(text, 0, first))
    return looks_back(event)


_BACKERS = phrase(
    r"\b(?:existing|current|previous|earlier|past|early|other|its|whose|prior) (?:\w+ )?"
    r"(?:investors|backers|shareholders)\b|\b(?:investors|backers|shareholders) (?:already )?"
    r"(?:include|are|were)"
    r"|\bbacked by\b|\blast (?:raised|valued)|\bso far\b|\bto date\b|\balready\b"
)


_IN_OFFERING = phrase(
    r"\b(?:cornerstone|anchor)\b|\b(?:in|alongside) the (?:IPO|float|flotation|(?:initial "
    r")?(?:public )?"
    r"offering)\b"
)


def backers_before(told: Sequence[Event], event: Event) -> bool:
    """Whether an event tells who backed a company before the round that it only talks about, or
    before the offering in hand."""
    if event.family != "round":
        return False
    if event.type != "ipo" and any(e.type == "ipo" for e in told):
        backed = event.leads or event.buyers or event.round is not None
        return bool(backed) and not _IN_OFFERING.search(event.sentence.text)
    if told[0].told.status not in {"in_talks", "rumoured"}:
        return False
    if event.told.status in {"in_talks", "rumoured"} or event.sentence.headline:
        return False
    return event.told.status == "completed" or bool(_BACKERS.search(event.sentence.text))


def misspelt(ours: Party, theirs: Party) -> bool:
    """Whether two names differ in a letter or two of their first word: Oglebay, Ogelbay."""
    a, b = (p.name.core[0] if p.name is not None and p.name.core else "" for p in (ours, theirs))
    if min(len(a), len(b)) < 6 or abs(len(a) - len(b)) > 1 or a == b or a[0] != b[0]:
        return False
    return sorted(a) == sorted(b) or _without_one(a, b) or _without_one(b, a)


def _without_one(long: str, short: str) -> bool:
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


_TODAY = re.compile(r"\b(?:today|this (?:week|month))\b")


def looks_back(event: Event) -> bool:
    """Whether the words around a trigger put the deal into an earlier year or month."""
    text, base = event.sentence.text, event.sentence.start
    first, last = event.trigger.start - base, event.trigger.end - base
    if event.target is not None and event.target.end - base > last:
        last = event.target.end - base
    if _TODAY.search(text):
        return False
    which = _WHICH.search(text[:first]) and not _ONE_OF_THEM.match(text)
    if which and _COMES_NEXT.search(text, 0, first):
        which = False
    if event.told.status == "completed" and which:
        return True
    if event.family == "round" and _WHEN_IT.search(text[:first]):
        return True
    return long_ago(text, max(0, first - 40), min(len(text), last + 60))


_WHEN_IT = phrase(  # "was valued at $1 billion in September, when it" raised $200 million
    r"\bwhen (?:it|they|the (?:company|start-?up|firm)) (?:had |last |also )*$"
)
_WHEN_IT_DID = phrase(
    r"\bwhen (?:it|they|the (?:company|start-?up|firm)) (?:had |last |also )*"
    r"(?:closed|raised|landed|secured|completed|took in)\b"
)


# "The largest was that of Y, which went to X": one of those that are the news.
_ONE_OF_THEM = phrase(
    r"(?:The|Its) (?:largest|biggest|smallest|first|second|third|fourth|other|last|main|main one)\b"
    r"[^.;,]{0,40} (?:was|is)\b"
)


# "This is followed by Y, which received $40m", "thanks to Y, which": the next of a list.
_COMES_NEXT = phrase(
    r"\b(?:followed(?: \w+)? by|next (?:came|comes|is|was)|then (?:came|comes)|thanks to)\b"
    r"[^.;]{0,80}$"
)


def awaited(event: Event) -> bool:
    """Whether a late sentence tells of what is still to come: "the previously announced sale"."""
    if event.target is None or event.target.name is None or event.told.status != "announced":
        return False
    start = event.trigger.start - event.sentence.start
    return _PENDING.search(event.sentence.text, max(0, start - 50), start) is not None


_PENDING = phrase(r"\b(?:previously[- ]announced|proposed|pending|planned) ")


def looked_back(event: Event) -> bool:
    """Whether the words before a trigger put the deal into an earlier year or month."""
    first = event.trigger.start - event.sentence.start
    lead = event.sentence.text[max(0, first - 40) : first].rpartition(", ")[2]
    return bool(LONG_AGO.search(lead)) or bool(_WHICH.search(lead))


# "Recent transactions such as Y's purchase of Z show": what others did.
_SUCH_AS = clued(
    r"\b(?:recent|previous|past|other|comparable|similar|notable|earlier|prior) (?:[\w-]+ ){0,2}"
    r"(?:transactions|deals|commitments|investments|acquisitions|exits|mergers),?[ -]+(?:(?:have"
    r" )?(?:such as|like|includ(?:e|ed|ing)|are|were|among them)|by) "
)


def of_others(event: Event) -> bool:
    """Whether a sentence only tells of a deal as one of those that others, or earlier, made."""
    sentence = event.sentence
    before = sentence.text[: event.trigger.start - sentence.start]
    trigger = sentence.text[len(before) : event.trigger.end - sentence.start]
    if _FOLLOWS.match(before) and (_NOUN.match(trigger) or " years after " in before):
        return True
    return _SUCH_AS.within(sentence, before) is not None


_FOLLOWS = phrase(  # "This sale follows the" merger of Y into X
    r"(?:this|the|it'?s|their|that) (?:[a-z-]+ )?(?:deal|sale|divestment|divestiture|disposal"
    r"|transaction|move|acquisition|purchase|takeover|merger|investment|buyout|news|round"
    r"|announcement)"
    r" (?:also )?(?:follows|comes (?:[\w ]{2,30} )?(?:after|on the heels of|in the wake of)"
    r"|came (?:[\w ]{2,30} )?after) [^.;]{0,60}$"
)
_NOUN = phrase(r"(?:merger|acquisition|purchase|takeover|sale|disposal|investment|buy-?out)\b")


_WHICH = phrase(
    r"(?<!\bin[ ])(?<!\bunder[ ])\b(?:which|who) "
    r"(?:has |had |have |also |recently |itself |previously |last \w+ )*$"
)


_LIST_OF_DEALS = phrase(
    r"\b(?:deals?|M&A|mergers?(?: and acquisitions)?|(?:start-?ups?|venture)(?: (?:capital|funding"
    r"|deals?))*|funding|buyouts?|takeovers?|acquisitions?|transactions?)\b[^.]{0,24}"
    r"\b(?:of the (?:day|week)|round-?ups?|wrap(?:-?up)?|briefs?|in brief|tracker|wire|digest"
    r"|diary|flow|log|bulletin|snapshot|at a glance|this (?:week|month)|last week|news in brief)\b"
    r"|\b(?:round-?up|wrap(?:-?up)?|digest|weekly|this week|week in|the week's|today's|daily)\b"
    r"[^.]{0,24}\b(?:deals|M&A|mergers|funding|money|rounds|investments|takeovers|acquisitions)\b"
    r"|\bdealtalk\b|\b(?:business|company|corporate) (?:news )?(?:briefs|digest|round-?up)\b"
    r"|^(?:the )?(?:morning|evening|weekend|daily) (?:sheet|briefing|memo|note|report)\b"
)


def lists_deals(headline: str) -> bool:
    """Whether a headline says that the article lists the deals of a day or a week."""
    return bool(_LIST_OF_DEALS.search(headline))
