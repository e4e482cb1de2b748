"""Companies that join, told by what they will then have: "X and Y will together have assets of"."""

import re
from collections.abc import Iterator

from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

HINTS = hints("will together ", "would together ")
_TOGETHER = phrase(
    r",? (?P<verb>(?:will|would) together) (?:have|hold|control|command|employ|form|own|operate|run"
    r"|account for|serve|become|be)\b"
)
_TO_JOIN = phrase(
    r"\b(?:merg\w+|tie-?up|combin\w+|pool(?:s|ed|ing)?|join(?:s|ed|ing)? forces|fusion"
    r"|under one roof|amalgamat\w+)\b"
)
_EARLY = 3  # sentences, headline included, in which what companies will have is the news
_MOST = 4  # of them
_OPENS = 24  # characters in which the first of them begins


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these words."""
    return _RULES.events(context)


def _together(context: Context, match: re.Match[str]) -> Event | None:
    """ "X of Cordoba, Catalonia's Y and Z will together have assets of", of those that join."""
    before = [sentence.text for sentence, _ in context.subjects.before]
    if context.sentence.index > _EARLY or not any(map(_TO_JOIN.search, before)):
        return None
    distinct: dict[int, Party] = {}
    text, base = context.sentence.text, context.sentence.start
    for name in context.companies(match.start()):
        if text[: name.start - base].endswith((" of ", " in ")):
            continue  # where it is
        distinct.setdefault(id(context.entities.of(name)), party_of(name))
    sides = list(distinct.values())
    if not 1 < len(sides) <= _MOST or sides[0].start - base > _OPENS:
        return None
    told, span = context.told(0, *match.span("verb"), "future"), context.span(*match.span("verb"))
    return Event("union", "merger", context.sentence, span, told, sides[-1], sides[:-1])


_RULES = Rules((HINTS, _TOGETHER, _together))
