"""Who acts for another: brokers and advisers, behind whom stands who buys, sells or borrows."""

from deals.extract.grammar.phrases import Party, Reader
from deals.extract.words.text import phrase

BEHALF = "behalf of"
_BROKERS = (
    r"(?:broker(?:s|ed)?|arrang(?:es|ed)|facilitat(?:es|ed)|orchestrat(?:es|ed)|advis(?:es|ed) on)"
)
_ACTS = phrase(
    rf"\b(?:{_BROKERS}|negotiated|(?:clos(?:es|ed|ing)|secur(?:es|ed|ing)|obtain(?:s|ed|ing)"
    rf"|plac(?:es|ed|ing)"
    r"|originat(?:es|ed|ing))(?= (?:[^.;]|\.(?=\d)){0,60}\b(?:loan|financing|facility|mortgage)))\b"
)
_BROKERED = phrase(rf"\b{_BROKERS} (?:the |an? |its )?(?:[\w$€£.,-]+ ){{0,3}}$")
_FOR = phrase(r"\bon behalf of (?:the |its )?(?:buyer|seller|purchaser|borrower|client|owner)?,? ?")


def principal(text: str, reader: Reader, lead: int, pos: int) -> Party | None:
    """Whom the one behind whose name `lead` begins acts for, in "has brokered the sale of Y on
    behalf of X"; None where no such words stand around `pos`."""
    acts = _ACTS.search(text, lead, pos + 90)
    named = _FOR.search(text, pos) if acts and acts.start() <= pos else None
    parties = reader.agents(named.end())[0] if named else []
    return next((p for p in parties if p.name is not None), None)


def brokered(text: str, pos: int) -> bool:
    """Whether the words before `pos` only say that somebody brokered what stands there."""
    return _BROKERED.search(text[max(0, pos - 60) : pos]) is not None
