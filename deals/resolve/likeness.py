"""Would two names be one organization? Yes, no, or a candidate for a person to look at.

Only a stated alias or identifier, or an equal key that nothing contradicts, says yes. Likeness
alone never does: it makes a candidate, with a score and reasons.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from deals.resolve.names import FORM_KINDS, name_key, words_of
from deals.resolve.organizations import Directory

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


def compare_names(one: str, other: str, known: Directory) -> Likeness:
    """Whether two names mean one organization, by what records state and by likeness."""
    first, second = name_key(one), name_key(other)
    if first == second:
        return _equal_keys(one, other, first)
    if first in known.keys and known.keys.get(second) == known.keys[first]:
        found = known.by_id[known.keys[first]]
        return Likeness(True, 1.0, (f"both are stated names of {found.name}",))
    if first in known.keys and second in known.keys:
        names = (known.by_id[known.keys[key]].name for key in (first, second))
        return Likeness(False, 0.0, (f"stated names of two: {' and '.join(names)}",))
    return _alike(first, second)


def _equal_keys(one: str, other: str, key: str) -> Likeness:
    forms = legal_forms(one), legal_forms(other)
    if forms[0] and forms[1] and not forms[0] & forms[1]:
        kinds = " and ".join(sorted(min(form) for form in forms))
        return Likeness(None, 0.9, (f"equal but for the legal form: {kinds}",))
    return Likeness(True, 1.0, (f"both are {key!r} without legal form, case and punctuation",))


def _alike(first: str, second: str) -> Likeness:
    one, other = first.split(), second.split()
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


def _candidate(first: str, second: str, reason: str) -> Likeness:
    return Likeness(None, _score(first, second), (reason,))


def _score(first: str, second: str) -> float:
    return round(fuzz.token_sort_ratio(first, second) / 100, 2)


def _unmatched(words: list[str], others: list[str]) -> set[str]:
    """Words that no word, or two words written as one, of the other name resembles."""
    joined = [*others, *("".join(pair) for pair in pairwise(others))]
    found = {
        word
        for word in words
        if word not in SMALL and not any(fuzz.ratio(word, o) >= LIKE_WORD for o in joined)
    }
    parts = {
        w
        for pair in pairwise(words)
        for w in pair
        if any(fuzz.ratio("".join(pair), o) >= SPELLED_ALIKE for o in others)
    }
    return found - parts


def _initials(short: list[str], long: list[str]) -> bool:
    if len(short) != 1 or len(long) < 2 or len(short[0]) < 2:
        return False
    every = "".join(word[0] for word in long)
    weighty = "".join(word[0] for word in long if word not in SMALL)
    return short[0] in {every, weighty}


def _list(words: set[str]) -> str:
    return ", ".join(sorted(words))


@lru_cache(maxsize=50_000)
def legal_forms(name: str) -> frozenset[str]:
    """Kinds of company (limited, joint stock, ...) that the name's trailing words state."""
    stated = words_of(name)
    return frozenset(
        kind
        for kind, terms in FORM_KINDS.items()
        if kind and any(stated[-len(term) :] == term for term in terms)
    )
