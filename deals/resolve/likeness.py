"""How alike two names are. Likeness alone never makes them one: it makes a candidate for a person
to look at, with a score and reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from deals.resolve.names import without_leading_forms

# Words that make another body of a name: a fund of the company, not the company.
VETO = frozenset(
    [
        "ventures",
        "venture",
        "capital",
        "fund",
        "funds",
        "partners",
        "holdings",
        "foundation",
        "trust",
        "bank",
        "insurance",
        "electronics",
        "airlines",
        "air",
        "energy",
        "studios",
        "pictures",
        "entertainment",
        "motors",
        "pharma",
        "properties",
        "investments",
        "vision",
        "growth",
        "securities",
        "asset",
        "management",
    ]
)
LIKE_WORD = 75  # likeness from which two words may be one word spelled differently
SPELLED_ALIKE = 90  # likeness of whole names without spaces
SMALL = frozenset("of the and for de la du des der die das und et y i e".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Likeness:
    """`same` is True, False, or None for a candidate; score from 0 to 1; reasons in words."""

    same: bool | None
    score: float
    reasons: tuple[str, ...]


def likeness(first: str, second: str) -> Likeness:
    """How alike two different comparison keys are: False or a candidate, never True."""
    one, other = _words(first), _words(second)
    if fuzz.ratio("".join(one), "".join(other)) >= SPELLED_ALIKE:
        return _candidate(first, second, "spelled alike")
    left, right = _unmatched(one, other), _unmatched(other, one)
    veto = (left | right) & VETO
    if veto:
        return Likeness(False, _score(first, second), (f"only one has {_list(veto)}",))
    if _initials(one, other) or _initials(other, one):
        return _candidate(first, second, "one may be the initials of the other")
    if left and right:
        reason = f"each has words that the other lacks: {_list(left)}; {_list(right)}"
        return Likeness(False, _score(first, second), (reason,))
    if left or right:
        return _candidate(first, second, f"only one has {_list(left | right)}")
    return _candidate(first, second, "the same words, spelled or ordered differently")


@lru_cache(maxsize=50_000)
def _words(key: str) -> tuple[str, ...]:
    return tuple(without_leading_forms(key.split()))


def _candidate(first: str, second: str, reason: str) -> Likeness:
    return Likeness(None, _score(first, second), (reason,))


def _score(first: str, second: str) -> float:
    return round(fuzz.token_sort_ratio(first, second) / 100, 2)


def _unmatched(words: Sequence[str], others: Sequence[str]) -> set[str]:
    """Words that no word, or two words written as one, of the other name resembles."""
    lacking = [word for word in words if word not in others and word not in SMALL]
    if not lacking:
        return set()
    joined = [*others, *("".join(pair) for pair in pairwise(others))]
    found = {
        word
        for word in lacking
        if not any(fuzz.ratio(word, o) >= LIKE_WORD or _shortened(word, o) for o in joined)
    }
    parts = {
        w
        for pair in pairwise(words)
        for w in pair
        if any(fuzz.ratio("".join(pair), o) >= SPELLED_ALIKE for o in others)
    }
    return found - parts


def _shortened(one: str, other: str) -> bool:
    """Whether one word is the other cut short in its middle or at its end: `intl`, `tech`."""
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or short[0] != long[0] or len(long) - len(short) < 2:
        return False
    letters = iter(long)
    inside = all(letter in letters for letter in short)
    return inside and (short[-1] == long[-1] or long.startswith(short))


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    if len(short) != 1 or len(long) < 2 or len(short[0]) < 2:
        return False
    every = "".join(word[0] for word in long)
    weighty = "".join(word[0] for word in long if word not in SMALL)
    return short[0] in {every, weighty}


def _list(words: set[str]) -> str:
    return ", ".join(sorted(words))
