"""Patterns that first look for a part of a word without which they cannot match.

Most searches of an article find nothing. To ask whether a sentence holds "talks" or "rumo" costs
far less than to try a pattern at each of its letters. The parts are taken from the pattern itself,
as its parser reads it, so that nobody has to keep them in step by hand.
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

    __slots__ = (
        *("findall", "finditer", "fullmatch", "match", "needed", "pattern", "quick", "search"),
        "sub",
    )

    def __init__(self, written: str, flags: int) -> None:
        nodes = list(parser.parse(written, flags))
        self.pattern = compiled = re.compile(_hastened(written, nodes), flags)
        self.match = compiled.match
        self.fullmatch = compiled.fullmatch
        self.sub = compiled.sub
        self.findall = compiled.findall
        self.search = compiled.search
        self.finditer = compiled.finditer
        self.needed = _needed(nodes)
        self.quick: re.Pattern[str] | None = None
        if self.needed:
            self.search = self._search  # type: ignore[assignment]
            self.finditer = self._finditer  # type: ignore[assignment]

    def _search(self, text: str, pos: int = 0, endpos: int = 1 << 62) -> re.Match[str] | None:
        low = text.lower()
        for part in self.needed:
            if part in low:
                if self._missed(text, low, pos, endpos):
                    return None
                return self.pattern.search(text, pos, endpos)
        return None

    def _finditer(self, text: str, pos: int = 0, endpos: int = 1 << 62) -> Iterator[re.Match[str]]:
        low = text.lower()
        for part in self.needed:
            if part in low:
                if self._missed(text, low, pos, endpos):
                    return iter(())
                return self.pattern.finditer(text, pos, endpos)
        return iter(())

    def _missed(self, text: str, low: str, pos: int, endpos: int) -> bool:
        """Whether the pattern cannot match, as the quick one tells of the same in small letters."""
        if self.quick is None:  # made when it is first asked: to compile all takes a second
            self.quick = _in_small_letters(self.pattern)
        return len(low) == len(text) and not self.quick.search(low, pos, endpos)


_SIGN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?\(\w+\)|\(\?<?!|\(|\)|[^\\()\[]+"
)
_ANY = r"[\s\S]"


def _in_small_letters(compiled: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern for texts in small letters that finds a place wherever `compiled` finds one in any
    letters, and finds that there is none in half the time.

    What turns on letters being great is left out of it. A pattern of fixed letters finds all.
    """
    if not compiled.flags & re.IGNORECASE:
        return _EVERYWHERE
    written = "".join(_without_denials(_SIGN.findall(compiled.pattern)))
    signs = _SIGN.findall(written.replace("(?-i:", "(?:").replace("(?i:", "(?:"))
    return re.compile("".join(map(_small, signs)), compiled.flags & ~re.IGNORECASE)


_EVERYWHERE = re.compile("")
_LETTERS = re.compile(r"(\\.)|([^\\]+)")


def _small(sign: str) -> str:
    """A sign of a pattern in small letters; a class that letters are no part of takes all."""
    if sign.startswith(("(?P<", "(?(")):
        return sign
    if sign.startswith("[^") and any(map(str.isalpha, re.sub(r"\\.", "", sign))):
        return _ANY
    return _LETTERS.sub(lambda match: match[1] or match[2].lower(), sign)


def _without_denials(signs: list[str]) -> Iterator[str]:
    """The signs of a pattern without "not before" and "not behind" that turn on great letters."""
    place = 0
    while place < len(signs):
        end = place + 1
        if signs[place] in {"(?!", "(?<!"}:
            depth = 1
            while depth:
                depth += signs[end].startswith("(") - (signs[end] == ")")
                end += 1
            inner = signs[place:end]
            if "?-i:" in "".join(inner) or _ANY in map(_small, inner):
                place = end
                continue
        yield from signs[place:end]
        place = end


def _needed(nodes: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """Parts of words in lower case, one of which stands in whatever the pattern matches; empty
    where it has none that are worth asking for."""
    parts = _parts(nodes)
    if not parts or min(map(len, parts)) < _SHORTEST:
        return ()
    kept: list[str] = []
    for part in sorted(parts, key=lambda p: (len(p), p)):
        if not any(shorter in part for shorter in kept):
            kept.append(part)
    return tuple(kept)


_BOUNDARY = re.compile(r"\\b|\(\?<!\[-\\w\]\)")
_MANY = 20  # letters: more of them turn away too few places


def _hastened(written: str, nodes: list[tuple[Any, Any]]) -> str:
    """The same pattern, which at a place looks at one letter before it tries its many ways."""
    begun = _BOUNDARY.match(written)
    if begun is None or nodes[0][0] is op.BRANCH:  # of several, not all begin at a boundary
        return written
    letters, empty = _first(nodes[1:])
    if letters is None or empty or len(letters) > _MANY or not all(map(str.isalnum, letters)):
        return written
    either = "".join(sorted(letters | {letter.upper() for letter in letters}))
    return f"{begun[0]}(?=(?-i:[{either}]))(?:{written[begun.end() :]})"


def _first(nodes: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str] | None, bool]:
    """The letters in lower case with which a match can begin (None: any), and whether it may be
    empty."""
    letters: frozenset[str] = frozenset()
    for kind, value in nodes:
        found, empty = _begins(kind, value)
        if found is None:
            return None, False
        letters |= found
        if not empty:
            return letters, False
    return letters, True


def _begins(kind: Any, value: Any) -> tuple[frozenset[str] | None, bool]:
    """The same of one node."""
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset(), True
    if kind is op.LITERAL:
        return frozenset({chr(value).lower()}), False
    if kind is op.IN and all(what is op.LITERAL for what, _ in value):
        return frozenset(chr(code).lower() for _, code in value), False
    if kind is op.SUBPATTERN:
        return _first(value[3])
    if kind is op.BRANCH:
        ways = [_first(branch) for branch in value[1]]
        if any(found is None for found, _ in ways):
            return None, False
        every = frozenset[str]().union(*(found for found, _ in ways if found))
        return every, any(empty for _, empty in ways)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        found, empty = _first(value[2])
        return found, empty or not value[0]
    return None, False


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
