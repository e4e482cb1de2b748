"""Who buys beside the subject of a sentence, or in its place."""

import re

from deals.extract.grammar.brokers import brokered
from deals.extract.grammar.clued import clued
from deals.extract.grammar.events import Context
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.text import phrase

OWN_SHARES = phrase(
    r"(?:all |any and all |all of )?(?:of )?its (?:own )?(?:outstanding )?(?:common )"
    r"?(?:shares|stock)\b"
)
_MANAGEMENT_OF = phrase(
    r"\b(?P<who>management(?: team)?|managers|executives|employees) (?:of|at) "
    r"(?:the |its )?(?:[\w.]+-based )?(?:(?-i:[a-z])[\w-]* ){0,6}$"
)
_OWN_MANAGERS = phrase(
    r"\b(?P<who>(?:group of its|members of its|its) (?:[a-z]+ ){0,2}?(?:officers|managers"
    r"|executives"
    r"|directors|employees|management))(?: team)? (?:has |have |had |will |would )*(?:proposed"
    r"|offered"
    r"|agreed|plans?|intends?|seeks?|want)\b"
)
_POSSESSIVE = phrase(r"(?:'s|(?<=s)') (?:<[^<>]{1,12}> )?(?:(?:[\w$.,-]+ ){0,6}?)$")
_OWN_BEFORE = phrase(r"\b(?:its|their|his) (?:[\w$.,-]+ ){0,5}$")
OTHERS = clued(  # who trades in shares, or speaks of them, and is no side of a deal
    r"\b(?:arbitrag(?:eu|e)rs|speculators|traders|dealers|institutions|institutional investors"
    r"|brokers|individuals|outsiders|analysts) (?:who |that |have |had |has |may |were |are "
    r"|\w+ly )*$"
)
_STATE = re.compile(r"\b[Gg]overnment$")


def turned(
    context: Context, buyer: Party, target: Party | None, behind: int, end: int
) -> tuple[Party, Party | None, int]:
    """Buyer, target and its end where the words name the target in another place.

    "an offer from X to buy its stock" is for the subject of the sentence; in "the management of X
    has bought the toolmaker" the toolmaker is X.
    """
    base, text = context.sentence.start, context.sentence.text
    if target is None and OWN_SHARES.match(text, end + 1):
        topic = context.topic()
        return buyer, topic if topic is not None and topic.text != buyer.text else None, behind
    who = _OWN_MANAGERS.search(text, 0, end) if target is None else None
    if who:
        return Party(base + who.start(), base + who.end("who"), who["who"]), buyer, end
    managers = managed(context, buyer) if buyer.name else None
    if managers:
        first = base + managers.start("who")
        return Party(first, first + len(managers["who"]), managers["who"]), buyer, end
    return buyer, target, behind


def managed(context: Context, buyer: Party) -> re.Match[str] | None:
    """The managers of "the management of X", where X is read as who buys."""
    return _MANAGEMENT_OF.search(
        context.sentence.text[: max(0, buyer.start - context.sentence.start)]
    )


def owner_of(context: Context, start: int) -> tuple[list[Party], int]:
    """Whose acquisition the noun at `start` is, and where the words begin that lead to it."""
    text, base = context.sentence.text, context.sentence.start
    for name in reversed(context.reader.starting(max(0, start - 90), start)):
        ends = {name.end - base, name.behind - base}  # "Y Corp <YC>'s proposed acquisition"
        if any(_POSSESSIVE.fullmatch(text, end, start) for end in ends):
            return [party_of(name)], name.end - base
    if spoken := of_the_group(context, start):
        return [spoken[0]], spoken[1]
    subject = context.subject(start)
    own = _OWN_BEFORE.search(text[max(0, start - 60) : start])
    if not own and _RULED.search(text, max(0, start - 90), start):
        return [], start
    if own and subject and subject[0].name is None and _STATE.search(subject[0].text):
        subject = None  # "needs clearance by the government for its purchase of Y"
    if own and _APPROVED.search(text[:start]):
        speaker = next(
            (n for n in context.companies(start) if _SPEAKS.match(text, n.behind - base)), None
        )
        subject = (party_of(speaker), start) if speaker is not None else subject
    if subject and not (brokered(text, start) and subject[0].start < base + start):
        return [subject[0]], subject[1]
    topic = context.topic() if own else None
    return ([topic] if topic else []), start


def of_the_group(context: Context, start: int) -> tuple[Party, int] | None:
    """Whom the article speaks of, in "a closer look at the group's £120m swoop on"."""
    spoken = context.subjects.topic
    found = _THE_GROUPS.search(context.sentence.text, max(0, start - 60), start)
    return (party_of(spoken), found.start()) if spoken is not None and found else None


_THE_GROUPS = phrase(  # "the competition office looks at the group's £120m swoop on"
    r"\bthe (?:group|company|firm|chain|airline|bank|retailer|utility)(?:'s|') "
    r"(?:(?:[A-Z]{0,3}[£$€]?\d\S*|planned|proposed|agreed|latest|recent|hostile|surprise) ){0,4}$"
)


_RULED = phrase(  # "The minister blocked the £9m" before "takeover of Y": who rules does not buy
    r"\b(?:block(?:s|ed)?|veto(?:es|ed)?|sa(?:ys?|id) (?:no|yes) to|wav(?:es?|ed) through"
    r"|prohibit(?:s|ed)?"
    r"|forb(?:ids?|ade|idden)|refer(?:s|red)) (?:(?:an?|the|any|[A-Z]{0,3}[£$€]?\d[\d.]*"
    r"|(?-i:[a-z-]+)|(?-i:[A-Z])\w+(?:an|ish|ese"
    r"|ch)) ){0,5}$"
)


# "X said the board approved its purchase of Y", "X said it has approval from Z for its purchase":
# who says so buys.
_APPROVED = phrase(
    r"\b(?:(?:approv|clear|okay|bless|authori[sz]|back)(?:ed|es|s)|(?:approval|clearance|permission|consent|go-ahead|blessing)"
    r" (?:from|by|of) [^.;,]{2,60} (?:for|of|to)) (?:its|their) (?:[\w$.,-]+ ){0,5}$"
)
_SPEAKS = phrase(r",? (?:said|says|announced|reported|confirmed)\b")
_BIDDER = phrase(r"(?<!rival[ ])(?<!other[ ])\b(?:bidder|suitor) (?=<?(?-i:[A-Z]))")


def bidder(context: Context) -> list[Party]:
    """Who is called the bidder: "plans for a takeover of Y collapsed after bidder X withdrew"."""
    found = _BIDDER.search(context.sentence.text)
    return context.reader.agents(found.end())[0][:1] if found else []


_TALKING = phrase(
    r"\b(?:talks?|talking|talked|discussions|negotiat\w+|spoken|speaking|contact) (?:to|with) "
    r"(?=(?:[^.;]|\.(?=\d)){2,80}? (?:about|over|on|regarding|for|towards?|concerning) "
    r"(?:(?:an?|the|its|their) (?:[\w-]+ ){0,3}?)?$)"
)


def talked_to(context: Context, pos: int) -> tuple[Party, Party, int] | None:
    """Who talks to whom, in "X is talking to Y about a possible merger" with the merger at `pos`,
    and where the words that lead from X begin."""
    found = _TALKING.search(context.sentence.text[:pos])
    subject = context.subject(found.start()) if found else None
    others, _ = context.reader.agents(found.end()) if found else ([], 0)
    if subject is None or not others or others[0].name is None:
        return None
    return (subject[0], others[0], subject[1]) if others[0].text != subject[0].text else None


_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.? $")
_CAREER = phrase(r"\bincluding (?:the|its|his|her) (?:[\w$\u00a3\u20ac.,-]+ ){0,4}$")


def took_part(context: Context, start: int, buyers: list[Party]) -> bool:
    """Whether words before `start` only tell of somebody's career: "she was in charge of 30 deals,
    including the purchase of Y"."""
    career = _CAREER.search(context.sentence.text[:start])
    return career is not None and any(_is_person(context, b) for b in buyers)


def _is_person(context: Context, party: Party) -> bool:
    """Whether a party is somebody, by what the article calls them or by a title before the name."""
    if party.name is None:
        return False
    before = context.sentence.text[: max(0, party.start - context.sentence.start)]
    return context.entities.of(party.name).kind == "person" or bool(_TITLED.search(before))
