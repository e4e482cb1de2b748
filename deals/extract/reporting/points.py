"""How likely a sum that stands near a deal is the deal's own."""

from deals.extract.grammar.events import Event
from deals.extract.reporting.money_roles import Sum
from deals.extract.words.text import phrase

LIKELY = 3  # points from which on a sum counts as the price
_LENT = phrase(  # which is no price
    r"\b(?:lent|loaned|lending(?! (?:start-?up|firm|company|business|platform|arm|unit|app"
    r"|group)\b)) [\w'&. -]{2,40}$"
)
_ON_MARKET = phrase(r"\b(?:on the market|up for sale|marketed) (?:at|for)(?: [a-z]+){0,2} ?$")
_RAISES_TOO = phrase(  # "X buys Y and raises $5m": the buyer raises it beside
    r"(?:\band|,) (?:also )?(?:raises|tops up with|bags|lands|secures|nets|pockets)(?: an?)? ?$"
)


def deal_points(item: Sum, event: Event | None) -> int:
    """How likely an amount is the deal's own, `LIKELY` and more being likely."""
    points, left = item.score, item.sentence.text[: item.money.start]
    lent = event is None or event.type != "debt"
    if lent and _LENT.search(left):
        return 0
    if event is None:
        return points if points >= LIKELY and not _ON_MARKET.search(left) else 0
    if event.money is not None:
        overlaps = item.start < event.money.end and event.money.start < item.end
        return points + 6 if overlaps else points - 2
    if event.family == "purchase" and _RAISES_TOO.search(left):
        return 0
    if _apart(item, event):
        return 0
    if item.start >= event.trigger.start:
        points += 2
    if item.money.qualifier == "magnitude":
        points -= 2  # "multi-billion" gives way to a figure
    return points + (0 if event.weak else 1)


def _apart(item: Sum, event: Event) -> bool:
    """Whether a sum cannot be that of a deal told in its sentence: it is the main clause's, and the
    deal is told in a relative clause ("X, which is merging with Y, sold a stake for $5m"); or it is
    what those get who keep a part ("will control 70 pct of the equity, worth $5m")."""
    text, base = item.sentence.text, item.sentence.start
    if event.type == "merger" and _PART_WORTH.search(text, 0, item.money.start):
        return True
    first, last = event.trigger.start - base, event.trigger.end - base
    if event.sentence is not item.sentence or item.money.start < last:
        return False
    clause = _WHICH.search(text, 0, first)
    return bool(clause and _GOES_ON.match(text, last, item.money.start))


_PART_WORTH = phrase(r"\b(?:equity|stake|holding|interest),? (?:now )?(?:worth|valued at) ?$")
_WHICH = phrase(r", (?:which|who) [^,;]{0,40}$")
_GOES_ON = phrase(
    r"[^,;]{0,60}, (?:(?:today|yesterday|also|now|earlier|on \w+day) )?(?:said|says|confirmed"
    r"|announced|reported|revealed|disclosed|has|had|is|was|will|would|sold|bought|raised|agreed"
    r"|reached|signed|paid|posted)\b"
)
