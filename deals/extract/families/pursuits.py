"""Pursuits of a company: given up, exclusive for a while, talks with its owners."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.grammar.cues import ENDED
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

_GIVEN_UP = hints(
    "itself out",
    "themselves out",
    "himself out",
    "herself out",
    *("pulled out of", "pulls out of", "abandon", "dropped", "withdr"),
    *("called time", "calls time", "a halt to"),
    *("failed with", "failed in", "running for", "race for", "pursuit of", "chase of"),
    *(
        "lost the",
        "lost out",
        "no longer consid",
        "walked away from ",
        "walks away from ",
        "walk away from ",
    ),
)
_DROPPED = hints("its interest in", "their interest in", "any interest in", "er interest in",
                 "no longer inter", "itself out", "themselves out", "himself out", "herself"
                 " out", "walked away", "walks away", "walk away")  # fmt: skip
_OWNED = hints("talks between", "negotiations between", "discussions between",
               *(f"{talks} with {whose}" for talks in ("talks", "negotiations", "discussions")
                 for whose in ("the ", "its ", "owner", "founder")))  # fmt: skip
_EXCLUSIVE = hints("exclusivity", "of exclusive")
_ABOUT_ITSELF = hints("about a possible", "about a potential", "regarding a possible",
                      "regarding a potential", "over a possible", "over a potential",
                      "on a possible", "on a potential")  # fmt: skip
_PURSUIT = hints("pursuit of ", "chase of ", "courtship of ", "battle for ", "fight for ",
                 "quest for ", "tussle for ")  # fmt: skip
HINTS = _GIVEN_UP | _DROPPED | _OWNED | _EXCLUSIVE | _PURSUIT | _ABOUT_ITSELF

_FOR_Y = phrase(
    r"\b(?P<verb>fail(?:s|ed) (?:with|in) (?:its|their|an?) (?:[\w.$€£-]+ ){0,6}?(?:approach|bid"
    r"|offer|proposal|attempt)|(?:drop|pull|bow)(?:s|ped|ed) out of the (?:running|race|auction"
    r"|bidding|contest|battle)|rul(?:es|ed|ing) (?:itself|themselves|himself"
    r"|herself) out of the (?:running|race"
    r"|auction|bidding|contest|battle)|(?:drop|abandon|end|g[ai]ve)(?:s|n|ped|ed)?(?: up)?(?: on)? "
    r"(?:its|their|his|her|the|an?) (?:[\w.$€£-]+ ){0,6}?(?:pursuit|chase)"
    r"|call(?:s|ed)? (?:time|a halt) (?:on|to) (?:its|their|his|her|the"
    r"|an?) (?:[\w.$€£-]+ ){0,6}?(?:pursuit"
    r"|chase|bid|offer|courtship)"
    r"|los(?:es|t)(?: out)?(?: in)? (?:the|a) (?:race|auction|battle|contest|bidding war)"
    r"|(?P<to>(?:pull(?:s|ed)? out of|abandon(?:s|ed)?|drop(?:s|ped)|withdr[ae]wn? from"
    r"|withdraws from) (?:its"
    r"|their|his|her|an?|the) (?:[\w.$€£-]+ ){0,4}?(?:attempt|bid|effort|move|offer|plan) to (?:buy"
    r"|acquire|take over))"
    r"|no longer considering (?:an?|its|the) (?:[\w-]+ ){0,2}?(?:bid|offer|approach|takeover)"
    r"|walk(?:s|ed)? away from (?:an?|its|the) (?:[\w.$€£-]+ ){0,5}?(?:deal|takeover|bid|offer"
    r"|purchase|acquisition))(?(to)| (?:for|of|to (?:own|buy|acquire|take over))) (?=(?:the "
    r"|an? )?[\w<])"
)
HONOURS = frozenset(  # what people pursue that is no company
    """
    prize cup trophy title award medal championship senate presidency olympics games league crown
    seat mayoralty nomination
    """.split()
)
_INTEREST = phrase(
    r"\b(?P<verb>(?:drop|end|abandon|withdr[ae]w)(?:s|ped|ed|n)? (?:its|their|any) (?:[a-z]+ )?"
    r"interest in|no longer interested in|walk(?:s|ed)? away from) "
    r"(?=(?:the )?(?:[\w-]+ ){0,4}(?-i:<?[A-Z]))"
)
_BETWEEN = phrase(
    r"\b(?:talks|negotiations|discussions) (?:between (?P<who>(?:the "
    r")?(?-i:<?[A-Z])[^.;,]{1,60}?) and"
    r"|with) (?:the |its )?(?:[\w.-]+ ){0,3}?(?:owners?|promoters|founders|backers) of "
    r"(?P<what>(?:the "
    r")?[^.;,]{2,60}?) (?:over|about|on|for|regarding|towards) (?:an?|the|its|their) "
    r"(?:[\w$€£.-]+ ){0,4}?(?:sale|takeover|take-over|purchase|acquisition|buyout)\b"
    r"(?! of (?!it\b|the (?:[\w-]+ )?(?:company|business|firm|group|chain|club|property|hotel"
    r"|site)\b))"
)
_A_BID = phrase(r"\b(?:bid|offer|deal|takeover|merger|acquisition|talks|approach|purchase)\b")
_BUILT = phrase(r"\b(?:property|building|hotel|site|resort|plant|mine|estate|mall)s?$")
_EXCLUSIVITY = phrase(
    r"\b(?P<verb>(?:secur|w[io]n|grant|enter|gain|given|got|gets|obtain"
    r"|agree)\w*(?: into)?) (?:a period of |an? "
    r"(?:[\w-]+ )?period of |\w+ (?:days|weeks|months)(?:'|s)? (?:of )?)?(?:exclusivity"
    r"|exclusive (?:negotiations|talks|discussions)) "
    r"(?:on|over|with|for|in (?:its |the )?(?:talks|bid|pursuit)"
    r" (?:for|of|over|with)|to (?:buy|acquire|purchase)|(?P<to>to)) (?=(?:the |an? )?[\w<])"
)
_PURSUES = phrase(
    r"\b(?P<verb>(?:pursuit|chase|courtship) of"
    r"|(?<=its[ ])(?:(?:takeover|bid|bidding) )?(?:battle|fight|quest"
    r"|tussle) for(?: control of)?) (?=(?:the )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))"
)
_IN_TALKS = phrase(  # "Y has confirmed that it is in talks with X regarding a possible takeover"
    r"\b(?P<verb>(?:talks|discussions|negotiations)) with "
    r"(?P<who>(?:the )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z])[^.;,]{1,60}?),? (?:regarding|about"
    r"|over|on) "
    r"an? (?:possible|potential) (?:takeover|buy-?out|offer|bid|sale)\b(?! (?:of|for|to) )"
)
_WITH_A_BID = phrase(r"\b(?:bid|offer|proposal|takeover|acquisition|buyout)\b")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def event_of(
    context: Context, match: re.Match[str], kind: tuple[str, str], lead: int, target: Party | None
) -> Event:
    """The event of a trigger: `kind` is its family and type."""
    verb = (match.groupdict().get("verb") or "").lower()
    done = "done" if verb.startswith(("sold", "took")) or verb.endswith("ed") else "present"
    status = context.told(lead, *match.span(), done)
    return Event(*kind, context.sentence, context.span(*match.span()), status, target)


def who_it_is(context: Context, match: re.Match[str]) -> Event | None:
    """Those whom the words behind a trigger name, of what was told before: "among those in the
    running are X and Y", "behind the plan is X"."""
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    if not buyers:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), None)
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=buyers, weak=True)


def _in_talks(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has confirmed that it is in talks with X regarding a possible takeover"."""
    subject, buyers = context.subject(match.start()), context.reader.agents(match.start("who"))[0]
    if subject is None or subject[0].name is None or not buyers or buyers[0].name is None:
        return None
    if subject[0].name.kind != "organization" or buyers[0].text == subject[0].text:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    return replace(event, buyers=buyers[:1])


def _pursues(context: Context, match: re.Match[str]) -> Event | None:
    """ "X stepped up its pursuit of Y with an offer of $25 a share"."""
    text = context.sentence.text
    if _FOR_Y.search(text) or not (_WITH_A_BID.search(text) or ENDED.search(text)):
        return None
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if thing[0].text == subject[0].text:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    return replace(event, buyers=[subject[0]])


def _given_up(context: Context, match: re.Match[str]) -> Event | None:
    """ "X dropped out of the running for Y", "X failed with its approach for Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if thing[0].text == subject[0].text or thing[0].name.kind != "organization":
        return None
    if thing[0].name.core[-1] in HONOURS:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    event.buyers.append(subject[0])
    return event if event.told.status == "terminated" else None


def _dropped(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has dropped its interest in Y", "X has walked away from Y after talks"."""
    event = _given_up(context, match)
    target, buyer = (event.target, event.buyers[0].name) if event else (None, None)
    if target is None or buyer is None or target.name is None or buyer.kind != "organization":
        return None  # a person who leaves it
    if target.text != party_of(target.name).text:
        return None  # interest in what belongs to Y
    left = match["verb"].lower().startswith("walk")
    return None if left and not _A_BID.search(context.sentence.text) else event


def _between(context: Context, match: re.Match[str]) -> Event | None:
    """ "Talks between X and the owners of Y over a sale have collapsed"."""
    if match["who"]:
        buyers = context.reader.agents(match.start("who"))[0]
    else:
        subject = context.subject(match.start())
        buyers = [subject[0]] if subject else []
    thing, label = context.reader.thing(match.start("what")), context.subjects.label
    named = thing is not None and thing[0].name is not None
    target = thing[0] if thing is not None and named else party_of(label) if label else None
    buyers = [b for b in buyers if b.name is not None]
    if target is None or not buyers or buyers[0].text == target.text:
        return None
    assets = target.assets or (not named and _BUILT.search(match["what"]))
    kind = "asset_purchase" if assets else "acquisition"
    event = event_of(context, match, ("purchase", kind), match.start(), target)
    return replace(event, buyers=buyers)


def _exclusivity(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has secured exclusivity on Y": nobody else may bid for it for a while."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if {subject[0].name.kind, thing[0].name.kind} != {"organization"}:
        return None
    sides = [subject[0], thing[0]]
    if match["to"] or " with " in match[0]:
        sides.reverse()  # "Y has granted exclusivity to X"
    kind = "asset_purchase" if sides[1].assets else "acquisition"
    event = event_of(context, match, ("purchase", kind), subject[1], sides[1])
    event.buyers.append(sides[0])
    return event if event.told.status == "in_talks" else None


_RULES = Rules(
    (_EXCLUSIVE, _EXCLUSIVITY, _exclusivity),
    (_GIVEN_UP, _FOR_Y, _given_up),
    (_DROPPED, _INTEREST, _dropped),
    (_OWNED, _BETWEEN, _between),
    (_PURSUIT, _PURSUES, _pursues),
    (_ABOUT_ITSELF, _IN_TALKS, _in_talks),
)
