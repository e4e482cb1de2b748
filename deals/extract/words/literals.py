"""Patterns that first look for a part of a word without which they cannot match.

Most searches of an article find nothing. To ask whether a sentence holds "talks" or "rumo" costs
far less than to try a pattern at each of its letters. The parts are taken from the pattern itself,
as its parser reads it, so that nobody has to keep them in step by hand.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # no public door to the parser
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_SHORTEST = 2  # letters of a part that is worth asking for
_TELLING = 4  # letters from which on a longer part tells no more
_LONGEST = 5  # letters of a beginning that are looked at
_END = 1 << 62


Search = Callable[[str, int, int], re.Match[str] | None]


class Phrase:
    """A compiled pattern; `search` and `finditer` know at once what they cannot find.

    `needed` are parts of words in small letters, one of which stands in each match, and `begins`
    those with which each match begins: empty where there are none that are worth asking for.
    """

    __slots__ = (
        *("begins", "findall", "finditer", "folds", "fullmatch", "match", "needed", "pattern"),
        *("quick", "search", "sub"),
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
        self.begins = _begins(nodes) if self.needed else ()
        self.folds = bool(flags & re.IGNORECASE)
        self.quick: tuple[Search, str] | None = None
        if self.needed:
            self.search = self._search  # type: ignore[assignment]
            self.finditer = self._finditer  # type: ignore[assignment]

    def _search(self, text: str, pos: int = 0, endpos: int = _END) -> re.Match[str] | None:
        low = text.lower()
        for part in self.needed:
            if part in low:
                break
        else:
            return None
        if not self.folds or len(low) != len(text):
            return self.pattern.search(text, pos, endpos)
        quick, lead = self.quick or self._hasten()
        low, end = lead + low, endpos + len(lead)
        while found := quick(low, pos, end):
            pos = found.start()
            if match := self.match(text, pos, endpos):
                return match
            pos += 1
        return None

    def _finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[re.Match[str]]:
        low = text.lower()
        for part in self.needed:
            if part in low:
                return self.matches(text, low, pos, endpos)
        return iter(())

    def matches(
        self, text: str, low: str, pos: int = 0, endpos: int = _END
    ) -> Iterator[re.Match[str]]:
        """The matches in a text that holds one of the needed parts, and is `low` in small letters:
        tried only where the quick pattern finds a place."""
        if not (self.needed and self.folds) or len(low) != len(text):
            yield from self.pattern.finditer(text, pos, endpos)
            return
        quick, lead = self.quick or self._hasten()
        low, end = lead + low, endpos + len(lead)
        while found := quick(low, pos, end):
            pos = found.start()
            match = self.match(text, pos, endpos)
            if match:
                yield match
            pos = max(pos + 1, match.end() if match else 0)

    def beginning(self, text: str, low: str, begins: Iterable[str]) -> Iterator[re.Match[str]]:
        """The same where all that can begin a match is known: those of `begins` that it holds."""
        if len(low) != len(text):
            yield from self.pattern.finditer(text)
            return
        behind = 0
        for place in _places(low, begins):
            if place >= behind and (match := self.match(text, place)):
                yield match
                behind = match.end()

    def _hasten(self) -> tuple[Search, str]:
        """The quick pattern, made when it is first asked: to compile all takes a second."""
        self.quick = quick = _in_small_letters(self.pattern)
        return quick


def _places(low: str, parts: Iterable[str]) -> list[int]:
    """Where some parts of words stand."""
    places: list[int] = []
    for part in parts:
        place = low.find(part)
        while place >= 0:
            places.append(place)
            place = low.find(part, place + 1)
    places.sort()
    return places


_SIGN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P<\w+>|\(\?\(\w+\)|\(\?<?!|\(|\)|[^\\()\[]+"
)
_ANY = r"[\s\S]"


def _in_small_letters(compiled: re.Pattern[str]) -> tuple[Search, str]:
    """What finds, in a text in small letters, each place where `compiled` finds one in any letters,
    and takes half the time; and the sign that has to stand in front of that text.

    What turns on letters being great is left out of it. Where the pattern begins at the beginning
    of a word, it looks for what is no letter, and begins behind that.
    """
    written = "".join(_without_denials(_SIGN.findall(compiled.pattern)))
    signs = _SIGN.findall(written.replace("(?-i:", "(?:").replace("(?i:", "(?:"))
    small = "".join(map(_small, signs))
    begun = _BEGUN.match(small)
    if begun:
        small = "".join(_behind_lead(sign) for sign in map(_small, signs))
        small = f"[^a-z](?=[{''.join(sorted(set(begun[1])))}]){small[begun.end() :]}"
    quick = re.compile(small, compiled.flags & ~re.IGNORECASE)
    return quick.search, "\n" if begun else ""


_BEGUN = re.compile(r"(?:\\b|\(\?<!\[-\\w\]\))\(\?=\(\?:\[(\w+)\]\)\)")
_LETTERS = re.compile(r"(\\.)|([^\\]+)")


def _behind_lead(sign: str) -> str:
    """A sign for a text behind one sign more: what was its beginning is behind that."""
    return sign if sign.startswith(("[", "\\")) else sign.replace("^", r"(?<=^\n)")


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
    letters = {start[:1] for start in _starts(nodes)}
    if len(letters) > _MANY or not all(map(str.isalnum, letters)):
        return written
    either = "".join(sorted(letters | {letter.upper() for letter in letters}))
    return f"{begun[0]}(?=(?-i:[{either}]))(?:{written[begun.end() :]})"


def _begins(nodes: Iterable[tuple[Any, Any]]) -> tuple[str, ...]:
    """Parts of words in lower case, with one of which each match begins; empty where one is not
    worth asking for."""
    starts = _starts(nodes)
    if min(map(len, starts)) < _SHORTEST:
        return ()
    return tuple(s for s in sorted(starts) if not any(s != t and s.startswith(t) for t in starts))


def _starts(nodes: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The first letters, in lower case, of whatever some nodes match; "" stands for anything."""
    return frozenset[str]().union(*_sequence(nodes))


def _sequence(nodes: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str], frozenset[str]]:
    """What stands one after the other: the words that are known whole, and those only begun."""
    whole, begun = frozenset({""}), frozenset[str]()
    for kind, value in nodes:
        more, cut = _one(kind, value)
        every = {first + then for first in whole for then in more}
        begun |= {first + then for first in whole for then in cut}
        begun |= {word[:_LONGEST] for word in every if len(word) >= _LONGEST}
        whole = frozenset(word for word in every if len(word) < _LONGEST)
        if not whole:
            break
    return whole, begun


def _one(kind: Any, value: Any) -> tuple[frozenset[str], frozenset[str]]:
    """The same of one node."""
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return frozenset({""}), frozenset()
    if kind is op.LITERAL:
        return frozenset({chr(value).lower()}), frozenset()
    if kind is op.IN and all(what is op.LITERAL for what, _ in value):
        return frozenset(chr(code).lower() for _, code in value), frozenset()
    if kind is op.SUBPATTERN:
        return _sequence(value[3])
    if kind is op.BRANCH:
        wholes, begun = zip(*map(_sequence, value[1]), strict=True)
        return frozenset[str]().union(*wholes), frozenset[str]().union(*begun)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, inner = value
        word, cut = _sequence(inner)
        if most > 1:
            word, cut = frozenset(), word | cut  # what follows may be more of the same
        return word if least else word | {""}, cut
    return frozenset(), frozenset({""})


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
