"""Cheap hints before costly patterns: which of them an article holds, and which a sentence."""

from collections.abc import Iterable
from functools import lru_cache

_ALL: set[str] = set()


def hints(*words: str) -> frozenset[str]:
    """Declare parts of words, in lower case, without one of which some patterns cannot match."""
    _ALL.update(words)
    return frozenset(words)


@lru_cache(maxsize=1)
def _families(_count: int) -> list[tuple[str, list[str]]]:
    """The hints with those that hold them: where "stake" is missing, so is "stake in"."""
    found: dict[str, list[str]] = {}
    for hint in sorted(_ALL, key=lambda hint: (len(hint), hint)):
        short = next((known for known in found if known in hint), None)
        if short is None:
            found[hint] = []
        else:
            found[short].append(hint)
    return list(found.items())


class Clues:
    """The hints that an article holds, so that its sentences are searched for no others."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Takes the sentences in lower case."""
        low = "\n".join(sentences)
        self._held: list[str] = []
        for short, longer in _families(len(_ALL)):
            if short in low:
                self._held.append(short)
                self._held += [hint for hint in longer if hint in low]

    def of(self, low: str) -> frozenset[str]:
        """The hints that a sentence holds."""
        return frozenset([hint for hint in self._held if hint in low])
