"""Companies whose only business is to bring another to the market."""

import re

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party
from deals.extract.words.text import phrase

_BLANK_CHECK = (
    r"(?:blank[- ]che(?:ck|que)|special[- ]purpose acquisition|publicly[- ](?:traded"
    r"|listed) acquisition"
    r"|\bSPAC\b|\bcash shell)"
)
_SHELL = phrase(
    rf"{_BLANK_CHECK}(?: (?:firm|company|corporation|corp|vehicle|group)"
    r"| (?:merger|deal|combination|transaction) with(?: the)?)?,? <?$"
)
_A_SHELL = phrase(rf" ?(?:\([^()]*\) ?)?, (?:an?|the) (?:[\w-]+ ){{0,5}}?{_BLANK_CHECK}")
A_BLANK_CHECK = phrase(
    rf"(?:an? )?{_BLANK_CHECK}(?: (?:firm|company|corporation|vehicle|group))?(?! (?-i:[A-Z]))"
)
BECOMES_LISTED = phrase(rf"{_BLANK_CHECK}|\b(?:public(?:ly)?|listed|listing)\b")


def with_shell(
    context: Context, match: re.Match[str], subject: tuple[Party, int], shell: re.Match[str]
) -> Event | None:
    """ "Y will go public by merging with a blank-check firm", which a later sentence names."""
    if subject[0].name is None or subject[0].name.kind != "organization":
        return None
    told, span = context.told(subject[1], *match.span(), "future"), context.span(*match.span())
    words = context.span(*shell.span())
    party = Party(words.start, words.end, shell[0])
    return Event("union", "merger", context.sentence, span, told, subject[0], [party])


def is_shell(context: Context, side: Party) -> bool:
    """Whether a side is a company whose only business is to list the other."""
    text, base = context.sentence.text, context.sentence.start
    words = side.text.lower().split()
    return bool(
        "acquisition" in words[1:]
        or _SHELL.search(text[max(0, side.start - base - 70) : side.start - base])
        or _A_SHELL.match(text, (side.name.behind if side.name else side.end) - base)
    )
