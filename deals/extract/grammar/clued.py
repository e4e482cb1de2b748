"""Patterns that ask for the clues of a sentence before they look at its letters."""

import re
from collections.abc import Iterator

from deals.extract.grammar.sentences import Sentence
from deals.extract.words.clues import hints
from deals.extract.words.literals import Phrase
from deals.extract.words.text import phrase

# Words of every second sentence.
_EVERYWHERE = frozenset("the in on or at , a he it to".split())  # several times in each
_COMMON = _EVERYWHERE.union("will from this has its they that have with all is".split())


def telling(parts: tuple[str, ...], common: frozenset[str] = _COMMON) -> tuple[str, ...]:
    """Parts of words, where few sentences hold one of them; else none."""
    return parts if common.isdisjoint(map(str.strip, parts)) else ()


class Clued:
    """A pattern for whole sentences, which knows by their clues in which it cannot match, and from
    where on it can. Both are taken from the pattern itself."""

    def __init__(self, written: Phrase) -> None:
        self.phrase, self.pattern = written, written.pattern
        self._needed = hints(*telling(written.needed, _EVERYWHERE))
        self._begins = hints(*telling(written.begins, _EVERYWHERE))

    def within(self, sentence: Sentence, words: str) -> re.Match[str] | None:
        """The first match in some words of a sentence."""
        if self._needed and sentence.clues.isdisjoint(self._needed):
            return None
        return self.phrase.search(words)

    def finditer(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """The matches in a sentence."""
        clues = sentence.clues
        if self._needed and clues.isdisjoint(self._needed):
            return iter(())
        if not self._begins:
            return self.phrase.matches(sentence.text, sentence.low)
        begins = clues & self._begins
        return self.phrase.beginning(sentence.text, sentence.low, begins) if begins else iter(())

    def search(self, sentence: Sentence) -> re.Match[str] | None:
        """The first of them."""
        if self._needed and sentence.clues.isdisjoint(self._needed):
            return None
        return next(self.finditer(sentence), None)


def clued(pattern: str) -> Clued:
    """Compile a pattern for whole sentences, as `phrase` does."""
    return Clued(phrase(pattern))
