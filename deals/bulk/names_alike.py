"""How alike names are, for helpers that look at many pairs of them."""

from collections.abc import Sequence

from deals.resolve.likeness import likeness

# An organization's id, another's, and a comparison key of each.
Pair = tuple[str, str, str, str]
# Score and reason of a pair that a person should look at.
Like = tuple[float, str]


def alike(_: None, pairs: Sequence[Pair]) -> list[tuple[str, str, Like]]:
    """Those of the pairs that a person should look at: (id, other's id, score and reason)."""
    found = []
    for one, other, key, other_key in pairs:
        like = likeness(key, other_key)
        if like.same is None:
            found.append((one, other, (like.score, like.reasons[0])))
    return found
