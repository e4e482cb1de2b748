"""Cheap hints before costly patterns: which of them an article holds, and which a sentence."""

from collections.abc import Iterable

_ALL: set[str] = set()


def hints(*words: str) -> frozenset[str]:
    """Declare parts of words, in lower case, without one of which some patterns cannot match."""
    _ALL.update(words)
    return frozenset(words)


class Clues:
    """The hints that an article holds, so that its sentences are searched for no others."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Takes the sentences in lower case."""
        low = "\n".join(sentences)
        self._held = [hint for hint in _ALL if hint in low]

    def of(self, low: str) -> frozenset[str]:
        """The hints that a sentence holds."""
        return frozenset([hint for hint in self._held if hint in low])
