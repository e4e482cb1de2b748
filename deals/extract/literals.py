"""Patterns that first look for a part of a word without which they cannot match.

Most searches of an article find nothing. To ask whether a sentence holds "talks" or "rumo" costs a
tenth of what it costs to try a pattern at each of its letters, so the parts are taken from the
pattern itself, as its parser reads it, and nobody has to keep them in step by hand.
"""

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # no public door to the parser
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 2  # letters of a part that is worth asking for
_TELLING = 4  # letters from which on a longer part tells no more


class Phrase:
    """A compiled pattern; `search` and `finditer` know at once what they cannot find."""

    __slots__ = ("findall", "finditer", "fullmatch", "match", "needed", "pattern", "search", "sub")

    def __init__(self, compiled: re.Pattern[str]) -> None:
        self.pattern = compiled
        self.match = compiled.match
        self.fullmatch = compiled.fullmatch
        self.sub = compiled.sub
        self.findall = compiled.findall
        self.search = compiled.search
        self.finditer = compiled.finditer
        self.needed = needed(compiled)
        if self.needed:
            self.search = self._search  # type: ignore[assignment]
            self.finditer = self._finditer  # type: ignore[assignment]

    def _search(self, text: str, pos: int = 0, endpos: int = 1 << 62) -> re.Match[str] | None:
        low = text.lower()
        for part in self.needed:
            if part in low:
                return self.pattern.search(text, pos, endpos)
        return None

    def _finditer(self, text: str, pos: int = 0, endpos: int = 1 << 62) -> Iterator[re.Match[str]]:
        low = text.lower()
        for part in self.needed:
            if part in low:
                return self.pattern.finditer(text, pos, endpos)
        return iter(())


def needed(compiled: re.Pattern[str]) -> tuple[str, ...]:
    """Parts of words in lower case, one of which stands in whatever the pattern matches; empty
    where it has none that are worth asking for."""
    parts = _parts(parser.parse(compiled.pattern, compiled.flags & ~re.DEBUG))
    if not parts or min(map(len, parts)) < _SHORTEST:
        return ()
    kept: list[str] = []
    for part in sorted(parts, key=lambda p: (len(p), p)):
        if not any(shorter in part for shorter in kept):
            kept.append(part)
    return tuple(kept)


def _parts(nodes: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The most telling of the sets of which each match holds one; empty for none."""
    return max(_sets(nodes), key=_worth, default=frozenset())


def _worth(parts: frozenset[str]) -> tuple[int, int]:
    return min(_TELLING, min(map(len, parts))), -len(parts)


def _sets(nodes: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """What stands one after the other: each run of letters, each choice, whatever is repeated."""
    run = ""
    for kind, value in nodes:
        if kind is op.LITERAL:
            run += chr(value).lower()
            continue
        if run:
            yield frozenset({run})
            run = ""
        inner = frozenset[str]()
        if kind is op.SUBPATTERN:
            inner = _parts(value[3])
        elif kind is op.ATOMIC_GROUP:
            inner = _parts(value)
        elif kind is op.BRANCH:
            inner = _any_of([_parts(branch) for branch in value[1]])
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0]:
            inner = _parts(value[2])
        elif kind is op.ASSERT and value[0] > 0:  # a look ahead, not back
            inner = _parts(value[1])
        if inner:
            yield inner
    if run:
        yield frozenset({run})


def _any_of(choices: list[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*choices) if all(choices) else frozenset()
