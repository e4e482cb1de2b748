"""Rows of trackers: "Buyer Inc. (Tenn.) / Target Corp. (N.C.): $146.2 million, all stock"."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.cues import Told
from deals.extract.events import Context, Event
from deals.extract.phrases import party_of
from deals.extract.text import phrase

HINTS = hints(" / ")
_ROW = re.compile(
    r" *(?P<buyer>[A-Z][^/:;]{2,70}?) *(?:\([^()]{1,30}\) *)?/ (?P<target>[A-Z][^/:;]{2,70}?) *"
    r"(?:\([^()]{1,30}\))?(?::| -{1,2}) (?P<terms>\S.*)"
)
_TERMS = phrase(r"\d|\b(?:terms|price|value|undisclosed|not disclosed|stock|cash|shares)\b")


def events(context: Context) -> Iterator[Event]:
    """What a row tells."""
    match = _ROW.match(context.sentence.text) if context.hinted(HINTS) else None
    if match is None or not _TERMS.search(match["terms"]):
        return
    base = context.sentence.start
    sides = [
        next((n for n in context.names if n.start - base == match.start(side)), None)
        for side in ("buyer", "target")
    ]
    buyer, target = sides
    if buyer is None or target is None or {buyer.kind, target.kind} != {"organization"}:
        return
    span = context.span(match.start("buyer"), match.start("terms"))
    yield Event(
        "purchase",
        "acquisition",
        context.sentence,
        span,
        Told("announced", span.start, span.end, 2),
        party_of(target),
        [party_of(buyer)],
    )
