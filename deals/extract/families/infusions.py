"""Money into a company told by who gives it or by its use: "X stepped in with a $5m note", "Y will
use £3m of seed investment to build", "£3m seed round puts Y on the grid"."""

import re
from collections.abc import Iterator

from deals.extract.families.backers import told_round
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import ROUND_OF, SUM
from deals.extract.words.text import phrase

_STEPS = hints(*(f"{verb}{behind}" for verb in ("stepped", "step", "steps", "came", "come", "comes")
                 for behind in (" in with", " up with", " up” with", ' up" with', " through with",
                                " back with", " to the rescue with")))  # fmt: skip
_USES = hints(*(f"{use} " for use in ("will use", "would use", "plans to use", "plan to use",
                "intends to use", "intend to use", "is to use", "is using", "will spend",
                "would spend", "plans to spend", "will plough", "would plough")))  # fmt: skip
_DOES = (
    *("puts", "takes", "helps", "gives", "lets", "powers", "fuels", "boosts", "sets", "propels"),
    *("brings", "gets", "sends", "backs", "hands", "to help", "to take", "to put", "to fuel"),
    *("to power", "to boost"),
)
_MONEY_IN = ("round", "raise", "funding", "investment", "injection", "infusion")
_LIFTS = hints(*(f"{what} {does} " for what in _MONEY_IN for does in _DOES))
_WON = "win won wins earns earned lands landed brings brought nets netted".split()
_WINS = hints(*(f"{won} {whom} " for won in _WON for whom in ("it", "the")))
HINTS = _STEPS | _USES | _LIFTS | _WINS
_STEPPED_IN = phrase(
    r"\b(?P<verb>(?:step(?:s|ped)?|c[ao]mes?) (?:in|up|through|back"
    r"|to the rescue))[\"']*"
    rf" with (?:an? |another |some )?{SUM} (?:[a-z-]+ ){{0,3}}?(?P<what>notes?|bridge|rounds?"
    r"|investment|infusion|injection|lifeline|funding|financing|equity|rescue|cash|capital|loan)\b"
)
_WILL_USE = phrase(
    r"\b(?P<verb>(?:will|would|plans? to|intends? to|is to|is) (?:use|spend|using|plough)) (?:its "
    rf"|the |an? )?(?:new |fresh |latest )?{SUM} (?:of |in )?(?:new |fresh )?{ROUND_OF}"
    r"(?: (?:funding|financing|investment|money|capital|cash|round)){0,2} (?:to|on|for|into)\b"
)
_ROUND_LIFTS = phrase(
    rf"(?:an? )?{SUM} (?:{ROUND_OF} (?:funding |financing |investment )?(?:round|raise|funding"
    r"|investment|injection|infusion)|(?:funding |financing )round) (?P<verb>puts|takes|helps"
    r"|gives|lets|powers|fuels"
    r"|boosts|sets|propels|brings|gets|sends|backs|hands|to (?:help|take|put|fuel|power|boost)) "
    r"(?=(?:the )?(?:[\w-]+ ){0,3}?<?(?-i:[A-Z]))"
)
_WINS_IT = phrase(
    r"\b(?P<verb>w[io]n|wins|earn(?:s|ed)|land(?:s|ed)|brings|brought|net(?:s|ted)) (?:it"
    r"|the (?:[\w-]+ ){0,4}?(?:start-?up|company|firm|spin-?out)) "
    rf"(?:an? )?(?:new |fresh )?{SUM} (?:in |of )?{ROUND_OF}\b(?! (?:award|prize|grant))"
)
_NO_FIRM = phrase(
    r"\b(?:government|council|ministry|grants?|lottery|taxpayers?|state|federal|charity|rail|road"
    r"|school|hospital|university|police|nhs|eu|museum|festival|club|church|theatre|theater|foundation"
    r"|trust|team|orchestra|zoo)\b"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _stepped_in(context: Context, match: re.Match[str]) -> Event | None:
    """ "Shareholders X and Z stepped in with an $18 million convertible note" for whom the article
    speaks of."""
    subject, topic = context.subject(match.start()), context.subjects.topic
    givers = _before(context, match.start())
    if subject is None or topic is None or not givers or context.sentence.headline:
        return None
    entities = context.entities
    if any(entities.of(g.name) is entities.of(topic) for g in givers if g.name is not None):
        return None
    if entities.of(topic).kind != "organization" or _NO_FIRM.search(f"{topic.text} {match[0]}"):
        return None
    if _FOR_ANOTHER.match(context.sentence.text, match.end()):
        return None
    event = told_round(context, match, subject[1], party_of(topic))
    event.type = "convertible_financing" if "convertible note" in match[0].lower() else event.type
    event.buyers = givers
    return event


def _before(context: Context, pos: int) -> list[Party]:
    """Who acts at `pos`, with whom "and" puts before: "current shareholders X and Z"."""
    text, base = context.sentence.text, context.sentence.start
    found: list[Party] = []
    for name in reversed(context.companies(pos)):
        gap = text[name.behind - base : (found[0].start - base if found else pos)]
        if not (_LISTED if found else _ACTS).fullmatch(gap):
            break
        found.insert(0, party_of(name))
    return found


_FOR_ANOTHER = phrase(r" (?:for|to|in|into) (?:the )?(?:[a-z-]+ ){0,3}(?-i:[A-Z])")
_ACTS = phrase(
    r"(?: (?:has|have|had|both|also|all|again|then|each|will|would))* [\"'\u201c\u2018]*"
)
_LISTED = phrase(r",? and (?:the )?|, ")


def _will_use(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y will use £3.2 million of seed investment to build a plant"."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    if _NO_FIRM.match(context.sentence.text, subject[0].name.behind - context.sentence.start + 1):
        return None  # "Alder council will use"
    return told_round(context, match, subject[1], subject[0])


def _round_lifts(context: Context, match: re.Match[str]) -> Event | None:
    """ "£3.2m seed round puts Y on the grid", as headlines put it."""
    names = context.reader.starting(match.end(), match.end() + 40)
    if not context.sentence.headline or match.start() > 1 or not names:
        return None
    behind = names[0].behind - context.sentence.start
    if names[0].kind != "organization" or _NO_FIRM.search(context.sentence.text):
        return None
    if not _ON.match(context.sentence.text, behind):
        return None  # "puts Elmham battery maker on the grid" names a town
    return told_round(context, match, match.start(), party_of(names[0]))


def _wins_it(context: Context, match: re.Match[str]) -> Event | None:
    """ "The idea has now won the Oslo startup a $3 million seed round": who is spoken of."""
    near = context.companies(match.start())
    topic = near[-1] if near else context.subjects.topic
    if topic is None or context.sentence.headline or _NO_FIRM.search(context.sentence.text):
        return None
    if not context.is_firm(topic):
        return None
    return told_round(context, match, match.start(), party_of(topic))


_ON = phrase(r" (?:on|in|into|onto|to|towards?|back|ahead|past|for|a|an|at|its|more|the)\b")


_RULES = Rules(
    (_STEPS, _STEPPED_IN, _stepped_in),
    (_USES, _WILL_USE, _will_use),
    (_LIFTS, _ROUND_LIFTS, _round_lifts),
    (_WINS, _WINS_IT, _wins_it),
)
