"""Would two names be one organization? Yes, no, or a candidate for a person to look at.

Only a stated alias or identifier, or an equal key that nothing contradicts, says yes.
"""

from functools import lru_cache

from deals.resolve.likeness import Likeness, likeness
from deals.resolve.names import FORM_KINDS, name_key, words_of
from deals.resolve.organizations import Directory


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
    return likeness(first, second)


def _equal_keys(one: str, other: str, key: str) -> Likeness:
    forms = legal_forms(one), legal_forms(other)
    if forms[0] and forms[1] and not forms[0] & forms[1]:
        kinds = " and ".join(sorted(min(form) for form in forms))
        return Likeness(None, 0.9, (f"equal but for the legal form: {kinds}",))
    return Likeness(True, 1.0, (f"both are {key!r} without legal form, case and punctuation",))


@lru_cache(maxsize=50_000)
def legal_forms(name: str) -> frozenset[str]:
    """Kinds of company (limited, joint stock, ...) that the name's trailing words state."""
    stated = words_of(name)
    return frozenset(
        kind
        for kind, terms in FORM_KINDS.items()
        if kind and any(stated[-len(term) :] == term for term in terms)
    )
