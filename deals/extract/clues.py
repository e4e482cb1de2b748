"""Cheap hints before costly patterns: which of them an article holds, and which a sentence."""

from collections.abc import Iterable
from functools import cache

_ALL: set[str] = set()


def hints(*words: str) -> frozenset[str]:
    """Declare parts of words, in lower case, without one of which some patterns cannot match."""
    _ALL.update(words)
    _families.cache_clear()
    return frozenset(words)


@cache
def _families() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The shortest hints, each with longer ones that hold it: they stand only where it does."""
    longer: dict[str, list[str]] = {}
    for hint in sorted(_ALL, key=lambda h: (len(h), h)):
        short = next((s for s in longer if s in hint), None)
        if short is None:
            longer[hint] = []
        else:
            longer[short].append(hint)
    return tuple((hint, tuple(more)) for hint, more in longer.items())


class Clues:
    """The hints that an article holds, so that its sentences are searched for no others."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Takes the sentences in lower case."""
        low = "\n".join(sentences)
        held = [(hint, [h for h in more if h in low]) for hint, more in _families() if hint in low]
        self._short = [hint for hint, _ in held]
        self._longer = {hint: more for hint, more in held if more}

    def of(self, low: str) -> frozenset[str]:
        """The hints that a sentence holds."""
        found, longer = [hint for hint in self._short if hint in low], self._longer
        return frozenset(
            found + [m for hint in found if hint in longer for m in longer[hint] if m in low]
        )
