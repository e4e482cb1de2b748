"""Names of which one is the beginning of the other, and which the text yet tells apart: a parent
and its unit, as in "Birch's regional bank <Birch North>"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from deals.extract.words.name_words import Name

Cores = tuple[str, ...]

_OWNS = re.compile(  # "Birch's regional bank <Birch North>", "Birch's parent, Birch Group Inc"
    r"(?:'s|(?<=s)') (?:<[^<>]{1,12}> )?(?:[a-z-]+ ){0,6}?(?:[a-z-]+, )?<?"
)
_BELONGS = re.compile(  # "Birch, the brokerage unit of Birch Group Inc"
    r"(?: ?<[^<>]{1,12}>)?,? (?:(?:which|that) (?:is|was) |is |was )?(?:an?|the|its)? ?"
    r"(?:[\w-]+ ){0,6}(?:subsidiary|unit|arm|division|affiliate|part|parent|owner|subsidiaries"
    r"|operation|business)(?: company)? (?:of|to|for) (?:the )?<?"
    r"|(?: ?<[^<>]{1,12}>)?,? (?:which is |is )?(?:[\w-]+[ -]){0,3}(?:owned|controlled|held) by "
    r"(?:the )?<?"
)


def told_apart(text: str, names: Sequence[Name]) -> frozenset[tuple[Cores, Cores]]:
    """The pairs of a shorter and a longer name, by their cores, that are two companies."""
    pairs: set[tuple[Cores, Cores]] = set()
    for left, right in pairwise(names):
        if left.core[:1] != right.core[:1] or left.core == right.core:
            continue
        short, full = sorted((left.core, right.core), key=len)
        if full[: len(short)] != short:
            continue
        between = " ".join(text[left.end : right.start + 1].split())[:-1]
        if _OWNS.fullmatch(between) or _BELONGS.fullmatch(between):
            pairs.add((short, full))
    return frozenset(pairs)
