"""Who acts for another: brokers and advisers, behind whom stands who buys, sells or borrows."""

from deals.extract.grammar.agents import Reader
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.text import phrase

BEHALF = "behalf of"
ADVICE = ("advis", "counsel", "represent", "banker to", "broker to", "agent to")
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

_ADVISED = phrase(
    r"\b(?:(?:act(?:s|ed|ing)|serv(?:es|ed|ing)) as (?:[\w&-]+,? (?:and )?){0,5}?(?:advis[eo]rs?"
    r"|counsel|bankers?|brokers?|agents?|representatives?) (?:to|for)|advis(?:es|ed|ing)"
    r"|represent(?:s|ed|ing)) (?:the )?(?:(?-i:[a-z])[\w-]* ){0,4}(?=<?(?-i:[A-Z]))"
)
_IN_ITS = phrase(
    r"(?: ?\([^()]*\))?(?:, [^;]{3,160}?,)?,? (?:in|on|with|regarding|during|throughout) "
)


def client(text: str, reader: Reader, pos: int) -> Party | None:
    """Whom somebody advises, in "X acted as counsel to Y in the sale of its unit" before the deal
    at `pos`."""
    found = [m for m in _ADVISED.finditer(text, 0, pos) if m.end() < pos]
    names = reader.starting(found[-1].end(), found[-1].end() + 2) if found else []
    if not names or names[0].kind != "organization":
        return None
    between = _IN_ITS.match(text, names[0].behind - reader.base, pos)
    return party_of(names[0]) if between else None


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


_A_BANK = phrase(
    r"(?:[^;.]|\.(?=[\w,]))*?, (?:an?|the) (?:[\w'-]+,? (?:and )?){0,8}?"
    r"(?:investment bank(?:ing firm)?"
    r"|(?:M&A|mergers and acquisitions|merger and acquisition|financial|corporate finance|business)"
    r" (?:[a-z]+ )?(?:advis[eo]rs?|advisory(?: firm)?|intermediary|brokers?|brokerage(?: firm)?)"
    r"|law firm|brokerage)\b[^;.]*\bannounce[sd]?\b"
)


def announces(text: str, behind: int, pos: int) -> bool:
    """Whether who is named before `behind` is a bank or an adviser that only announces the deal at
    `pos`: "X, an investment bank, announces the sale of"."""
    return _A_BANK.match(text, behind, pos) is not None
