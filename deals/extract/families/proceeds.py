"""What a sale brings in, told before what is sold: "raised $300m by selling its Y arm"."""

import re

from deals.extract.grammar.events import Context
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

_BROUGHT = phrase(
    r"\b(?:rais(?:ed|es)|net(?:s|ted)|made|makes|earn(?:s|ed)|receiv(?:es|ed)|bank(?:s|ed)"
    rf"|pocket(?:s|ed)|got|gets|collect(?:s|ed)|reap(?:s|ed)) (?P<money>{MONEY})(?: \([^()]*\))?"
    r"(?: in cash)?,? (?:by|from|through|via) (?:(?:the|its|their|an?) (?:[\w-]+ )?)?$"
)


def proceeds(context: Context, match: re.Match[str]) -> re.Match[str] | None:
    """The words that lead to a verb or noun of selling and tell what the sale brought in; `money`
    is how much. None where they tell nothing of it, and for goods ("made $3m from sales of")."""
    start = match.start()
    first = max(0, start - 110)
    found = _BROUGHT.search(context.sentence.text[first:start])
    if found is None or not any(letter.isdigit() for letter in found["money"]):
        return None
    if match[0].lower().startswith("sales"):
        return None
    return _BROUGHT.pattern.search(context.sentence.text, first, start)
