"""Comparison keys: two spellings of one name give one key.

Scripts are folded to ASCII by anyascii, legal forms come from cleanco's list. Only a trailing
run of legal forms is taken off, and never so much that less than two characters are left:
`NV Energy`, `AS Roma`, `AT&T` and a bare `Company` keep their names.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from cleanco.termdata import terms_by_type

# Forms that cleanco's list lacks, under its kinds; `The` only in front, see name_key.
MORE_FORMS = {
    "Corporation": (
        "corp", "corporation", "incorporated", "aktiengesellschaft", "societe anonyme",
        "joint stock company", "open joint stock company", "public joint stock company",
        "aktsionernoe obshchestvo", "kabushiki kaisha", "naamloze vennootschap",
    ),
    "Limited": (
        "limited", "company limited", "public limited company", "limited liability company",
        "gesellschaft mit beschrankter haftung", "besloten vennootschap",
    ),
    "": ("co", "company", "the"),
}  # fmt: skip
_WORD = re.compile(r"[a-z0-9]+")
_INITIAL_DOT = re.compile(r"(?<![a-z0-9])([a-z])\.(?=[a-z0-9]|\s|$|[,;)])")
_APOSTROPHE = re.compile(r"['’`]")


def words_of(name: str) -> tuple[str, ...]:
    """Words of a name in lower-case ASCII; initials with dots are one word."""
    text = (name if name.isascii() else anyascii(name)).casefold()
    if not text.replace(" ", "").isalnum():  # most names have no sign to look at
        text = _INITIAL_DOT.sub(r"\1", _APOSTROPHE.sub("", text.replace("&", " and ")))
    return tuple(_WORD.findall(text))


FORM_KINDS = {
    kind: frozenset(map(words_of, (*terms_by_type.get(kind, ()), *MORE_FORMS.get(kind, ()))))
    for kind in (*terms_by_type, *MORE_FORMS)
}
_FORMS = frozenset(form for forms in FORM_KINDS.values() for form in forms)
_LONGEST_FORM = max(map(len, _FORMS))


def _without_legal_forms(words: tuple[str, ...]) -> tuple[str, ...]:
    for size in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        rest = words[:-size]
        if words[-size:] in _FORMS and len("".join(rest)) > 1:
            return _without_legal_forms(rest)
    return words


def without_leading_forms(words: Sequence[str]) -> list[str]:
    """Words without a leading run of legal forms (`OAO Gazprom`, `SRL Example`), as languages write
    them in front; for comparing only, since a key keeps them (`AS Roma`)."""
    for size in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if tuple(words[:size]) in _FORMS:
            return without_leading_forms(words[size:])
    return list(words)


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """Words of `name` in lower-case ASCII, single-spaced, without a trailing legal form.

    A name without any letter or digit gives `x` and a hash, so that no key is empty.
    """
    words = words_of(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if not words:
        return "x" + hashlib.sha256(name.encode()).hexdigest()[:8]
    return " ".join(_without_legal_forms(words))


def slug(key: str) -> str:
    """The id that belongs to a key: its words joined by hyphens. One key, one slug."""
    return key.replace(" ", "-")


@lru_cache(maxsize=50_000)
def person_key(name: str) -> str:
    """Words of a person's name in lower-case ASCII; nothing is taken off."""
    return " ".join(words_of(name)) or name_key(name)
