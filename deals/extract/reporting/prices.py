"""Which of the sums told around a deal is its price, and which what the whole is valued at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from deals.extract.grammar.events import Event
from deals.extract.grammar.sentences import Sentence
from deals.extract.reporting.groups import Group
from deals.extract.reporting.money_roles import ESTIMATED_AT, Sum
from deals.extract.reporting.points import LIKELY, deal_points
from deals.extract.words.shares import PERCENT_WORDS, percent_in
from deals.extract.words.text import phrase

_IN_A_YEAR = phrase(
    r"\b(?:in|since|during) (?:early |late |mid-?)?(?:19|20)\d\d\b(?! ?[-/])|\byears? ago\b"
)
_PAID_BEFORE = phrase(  # "paid C$96 million for 9.8 percent of Y last October"
    r"\b(?:paid|spent|bought|acquired|purchased)\b[^.;]*\blast (?:year|(?-i:Jan|Feb|Mar|Apr|May|Jun"
    r"|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\b"
)
_BY_SHARES = phrase(
    r"\b(?:rose|fell|clos(?:e|ed|ing)|gain(?:s|ed)?|jump(?:s|ed)?|lost|higher|lower)\b[^.;]*, "
    r"(?:giving|valuing) (?:it|the (?:[a-z]+ ){1,3})(?: ?an? (?:stock )?market "
    r"(?:value|capitali[sz]ation) of| ?at)(?: [a-z]+){0,2} ?$"
)
_EARLIER = phrase(  # "last month said it had accepted a £665m offer", beside what was paid
    r"\b(?:last (?:week|month|year|spring|summer|autumn|fall|winter)|earlier this (?:month|year"
    r"|week)|earlier in the (?:month|year)|previously|originally|initially)\b[^.;]{0,60}\b"
    r"(?:offer(?:ed)?|bid|accepted|agreed|proposed|rejected|rebuffed)\b[^.;]{0,60}$"
)
_RIVALS = phrase(  # "X's $546m offer, which tops Z's" $513m bid
    r"\b(?:outpac|top|beat|exceed|trump|eclips|outbid|outdo|surpass|match|above|better than|higher"
    r" than|more than)\w* (?:an? |the )?(?:[^.;,]{1,50}?(?:'s|(?<=s)')|earlier|previous|rival"
    r"|initial|competing|original) (?:[\w-]+ ){0,3}$"
)
_PART_OF_IT = phrase(  # "Of the stake, 4.49% was purchased for" so much
    rf"\bof (?:which|(?:the|that|this) (?:stake|holding|interest|shares)),? (?:about |some )?"
    rf"(?P<percent>{PERCENT_WORDS})"
)
_WHOLES = frozenset({"merger", "acquisition", "asset_purchase"})
_STAKES = frozenset({"minority_stake", "majority_stake"})
_DOUBTFUL = 4  # points up to which a sum may be another deal's


@dataclass(slots=True)
class _Found:
    """The best of each role so far."""

    price: Sum | None = None
    points: int = 0
    withheld: Sum | None = None
    kept: bool = False  # whether a sentence of the deal itself withholds the price
    valuation: Sum | None = None
    own: Sum | None = None  # the valuation that a sentence of the deal itself gives
    earlier: bool = False  # whether the price is only that of an offer of some time before


def price_and_valuation(
    told: Iterable[tuple[Sentence, Sequence[Sum]]],
    group: Group,
    others: list[Group],
    kind: str,
    stake: float | None,
) -> tuple[Sum | None, Sum | None]:
    """The sum that is a deal's price, or says that it is withheld, and what the whole is valued at.

    `told` are the sentences about the deal with their sums, `others` all deals of the article,
    `kind` its type and `stake` its percentage.
    """
    lent = "debt" if kind in _WHOLES else None  # to a target, beside its purchase
    ours = _by_sentence(e for e in group.events if e.type != lent)
    taken = _by_sentence(e for g in others if g is not group for e in g.events)
    found = _Found()
    for sentence, sums in told:
        events, rivals = ours.get(sentence.index, []), taken.get(sentence.index, [])
        if events or not rivals:
            for item in sums:
                if _RIVALS.search(sentence.text, 0, item.start - sentence.start):
                    continue
                part = _PART_OF_IT.search(sentence.text, 0, item.start - sentence.start)
                if part and stake is not None and percent_in(part["percent"]) != stake:
                    continue
                _weigh(found, item, events, rivals)
    if found.points <= _DOUBTFUL and found.own is not None:
        found.price = None  # what the deal's own sentence says of the whole outdoes another's sum
    kept = found.withheld is not None and found.price is None and _said_of_it(found.valuation)
    if found.price is None and not kept and _worth_of_all(found.valuation, group, kind, stake):
        return found.valuation, None
    return found.price or found.withheld, found.valuation


def _weigh(found: _Found, item: Sum, events: list[Event], rivals: list[Event]) -> None:
    """Keep a sum where it is the best of its role."""
    body = bool(events) and not item.sentence.headline
    if item.role == "withheld":
        found.withheld = found.withheld or item
        found.kept = found.kept or body
    elif item.role == "valuation":
        if events or not _long_ago(item):
            found.valuation = found.valuation or item
            found.own = found.own or (item if body else None)
    elif item.role == "price" or _is_lent(item, events):
        if not events and ((found.kept and not _estimated(item)) or _long_ago(item)):
            return  # the deal's own sentence withholds the price
        points = max((deal_points(item, e) for e in events), default=deal_points(item, None))
        if points < LIKELY or _of_another(item, events, rivals):
            return
        earlier = bool(events) and _EARLIER.search(item.sentence.text, 0, item.money.start)
        if bool(events) and found.price and bool(earlier) != found.earlier:
            better = not earlier
        else:
            better = points > found.points
        if better:
            found.price, found.points, found.earlier = item, points, bool(earlier)


def _is_lent(item: Sum, events: list[Event]) -> bool:
    """Whether a sum is what is lent: of a "$150m credit line", which else only says who one is."""
    return any(
        event.type == "debt"
        and event.money is not None
        and item.money.currency is not None
        and item.start < event.money.end
        and event.money.start < item.end
        for event in events
    )


def _worth_of_all(item: Sum | None, group: Group, kind: str, stake: float | None) -> bool:
    """Whether what the whole is valued at is the price, since all of it is bought."""
    return (
        item is not None
        and "round" not in group.families
        and bool(group.families & {"purchase", "sale", "union"})
        and ("union" in group.families or not _of_both(item))
        and not _of_shares(item)
        and stake in {None, 100}
        and kind not in _STAKES
    )


def _by_sentence(events: Iterable[Event]) -> dict[int, list[Event]]:
    """Events by the sentences that tell them."""
    found: dict[int, list[Event]] = {}
    for event in events:
        found.setdefault(event.sentence.index, []).append(event)
    return found


def _of_another(item: Sum, events: list[Event], rivals: list[Event]) -> bool:
    """Whether a sum of a sentence about several deals is another's: it stands behind the words for
    that and in front of those for ours ("X bought Y for $2m, while Z formed a venture"), or right
    before them ("sells a plant to win clearance for its $5m purchase of")."""
    if not events or any(_right_before(item, event) for event in events):
        return False
    behind = any(event.trigger.end <= item.start for event in rivals)
    ahead = all(item.start < event.trigger.start for event in events)
    if all(any(_in_next_clause(item, event, rival) for rival in rivals) for event in events):
        return True
    return (behind and ahead) or any(_right_before(item, event) for event in rivals)


def _in_next_clause(item: Sum, event: Event, rival: Event) -> bool:
    """Whether a sum stands in a clause that tells what another buys: "X bought Y and Z bought W for
    $5m"."""
    if not event.trigger.end <= rival.trigger.start < item.start or not rival.buyers:
        return False
    if {b.text for b in event.buyers} & {b.text for b in rival.buyers}:
        return False
    base = item.sentence.start
    between = item.sentence.text[event.trigger.end - base : rival.trigger.start - base]
    return _NEXT_CLAUSE.search(between) is not None


_NEXT_CLAUSE = phrase(
    r"(?:;|,|\b(?:and|while|whereas|but)\b) (?:(?!which|who|after|when|that|since|to|for|of|in|from"
    r"|with|all)[a-z-]+ ){0,3}(?-i:[A-Z])[\w.&' -]{0,40} "
    r"(?:(?:has|have|had|is|are|was|will|also|agreed|said|it|to) )*$"
)
_BETWEEN = phrase(r"[ -](?:(?!and|to|as|or|by|for|from|in|on|with)[a-z-]+ ){0,2}")


def _right_before(item: Sum, event: Event) -> bool:
    """Whether a sum leads right to the noun of a deal: "its $5m planned purchase of"."""
    text, place = item.sentence.text, event.trigger.start - item.sentence.start
    if event.sentence is not item.sentence or place < item.money.end:
        return False
    noun = _DEAL_NOUN.match(text, place)
    return bool(noun and _BETWEEN.fullmatch(text, item.money.end, place))


_DEAL_NOUN = phrase(
    r"(?:acquisition|purchase|takeover|merger|buy-?out|bid|offer|sale|investment)\b"
)


def _said_of_it(item: Sum | None) -> bool:
    """Whether only the company is said to be valued at a sum, not the deal to value it, so that
    the sum is no price where that is withheld: "a person said Birch was valued at $2bn"."""
    return item is not None and not _DEAL_VALUES.search(item.sentence.text, 0, item.money.start)


_DEAL_VALUES = phrase(
    r"\b(?:deal|transaction|offer|bid|acquisition|merger|takeover|agreement|terms|sale|buy-?out)\b"
    r"[^;]{0,60}(?<!was[ ])(?<!is[ ])(?<!been[ ])\bvalu(?:es|ed|ing)\b(?! at\b)[^;]*$"
)


def _of_both(item: Sum) -> bool:
    """Whether a sum is what buyer and target are worth together."""
    before = item.sentence.text[max(0, item.money.start - 60) : item.money.start]
    return "combined" in before.lower()


def _of_shares(item: Sum) -> bool:
    """Whether a sum is what the price of its shares makes of a company: "rose to 44p, giving it a
    market value of £39m"."""
    return _BY_SHARES.search(item.sentence.text, 0, item.money.start) is not None


def _estimated(item: Sum) -> bool:
    """Whether others put a figure on a price that is withheld: "bankers estimated it at $5m"."""
    return ESTIMATED_AT.search(item.sentence.text, 0, item.money.start) is not None


def _long_ago(item: Sum) -> bool:
    """Whether the words around a sum put it into an earlier year."""
    text, money = item.sentence.text, item.money
    left = text[max(0, money.start - 40) : money.start].rpartition(", ")[2]
    around = left + text[money.start : money.end + 60]
    before = _ONCE.match(text) or _IN_A_YEAR.search(around) or _PAID_BEFORE.search(around)
    return before is not None


_ONCE = phrase(  # "Last year, X bought a stake in Y for $640 million"
    r"(?:(?:Earlier )?last (?:year|(?:spring|summer|autumn|fall|winter))|a year (?:ago|earlier)"
    r"|(?:two|three|four|five|several) years (?:ago|earlier)|in (?:19|20)\d\d), "
)
