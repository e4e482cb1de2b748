"""Cheap hints before costly patterns: which of them a sentence holds."""

from functools import cache
from operator import itemgetter

import ahocorasick

_ALL: set[str] = set()


def hints(*words: str) -> frozenset[str]:
    """Declare parts of words, in lower case, without one of which some patterns cannot match."""
    _ALL.update(words)
    _finder.cache_clear()
    return frozenset(words)


@cache
def _finder() -> ahocorasick.Automaton:
    """Finds all hints in one pass."""
    automaton = ahocorasick.Automaton()
    for hint in _ALL:
        automaton.add_word(hint, hint)
    automaton.make_automaton()
    return automaton


def clues(low: str) -> frozenset[str]:
    """The hints that a sentence in lower case holds."""
    return frozenset(map(_hint, _finder().iter(low)))


_hint = itemgetter(1)
