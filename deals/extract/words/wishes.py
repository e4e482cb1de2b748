"""Sales that are only asked for or supposed: "urged the board to sell", "if it sold"."""

from deals.extract.words.text import phrase

_IF = phrase(
    r"\bif (?:it|they|he|she|the \w+) (?:could|were to|was to|would|should|decided to) $"
    r"|\b(?:might|could|may|which|would) include (?:a |the |possible )*$"
)
_DEMANDED = phrase(
    r"\b(?:urg(?:e|es|ed|ing)|push(?:es|ed|ing)?|press(?:es|ed|ing)?|call(?:s|ed|ing)? (?:on|for)"
    r"|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|want(?:s|ed)?|requested|suggest(?:s|ed|ing)?) "
    r"(?:the |an? )?(?:[\w.&'-]+ ){1,6}?to (?:[a-z]+ly |consider |also )?$"
)
_SAID = phrase(
    r"\b(?:said|says|argue[sd]?|believe[sd]?|wrote|thinks) (?:that )?(?:the )?[\w.&' -]{2,50}$"
)


def wished(before: str) -> bool:
    """Whether what leads to a sale only asks for it ("urged the board to sell") or supposes it."""
    if before.endswith("to ") and _DEMANDED.search(before):
        return True
    if before.endswith("should ") and _SAID.search(before):
        return True  # what an owner asks of a company
    return _IF.search(before[-40:]) is not None
