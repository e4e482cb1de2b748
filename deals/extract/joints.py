"""Where "and" between two names holds one name together: Minnesota Mining and Manufacturing."""

import re

from deals.extract.lexicon import COMPANY_WORDS
from deals.extract.name_words import Name

_TWO = re.compile(
    r"[ ,]*(?:jointly |both |each |today |also )?(?:<[^>]*> ?|\([^)]*\) ?)?(?:jointly "
    r"|both |each |today |also )?(?:said they|said their|are\b|have\b|were\b|plan\b"
    r"|agree\b|agreed to merge|merge\b|announce\b|to merge|form\b|in\b.{0,20}\bmerger)"
)


# A name that ends with one of these needs no more: "Hill Capital and Wells Company" are two.
_PAIRED = frozenset(
    {("savings", "loan"), ("life", "casualty"), ("oil", "gas"), ("gas", "electric"),
     ("gas", "fuel"), ("oil", "refining"), ("steel", "iron"),
     ("power", "light"), ("light", "power"), ("fire", "marine"), ("iron", "steel"),
     ("trust", "savings"), ("life", "general"), ("life", "accident"), ("research", "development")}
)  # fmt: skip
_WHOLE = frozenset("capital partners ventures group holdings management technologies fund".split())


def _short_for_both(left: Name, right: Name) -> bool:
    """Whether the short name behind `right` takes its first letters of `left`: (HKEX)."""
    short = right.alias or ""
    first = "".join(token[0] for token in left.core[:2]).upper()
    return short.isupper() and short.startswith(first) and not short.startswith(first[:1] * 2)


def one_name(text: str, left: Name, right: Name) -> bool:
    """Whether "A and B" is one name: only B carries a legal form, or one verb in the singular."""
    if left.formal or left.alias or left.behind > left.end or left.kind in {"person", "place"}:
        return False
    if left.core and right.core and (left.core[-1], right.core[0]) in _PAIRED:
        return True
    if len(left.core) > 1 and left.core[-1] in _WHOLE:
        return False
    if right.kind in {"person", "place"} or _TWO.match(text, right.end, right.end + 60):
        return False
    last = right.core[-1] if right.core else ""
    if re.search(rf"(?<!and )(?<!& )\b{re.escape(right.core[0])}\b", text[right.end :], re.I) and (
        right.formal and len(right.core[0]) > 3 and right.core[0] not in COMPANY_WORDS
    ):
        return False
    if _short_for_both(left, right):
        return True
    if right.formal or right.text.split()[-1] in {"Co", "Sons"}:
        bare = left.text
        return text.count(bare) == text.count(f"{bare} and") and len(left.core) <= 3
    single = re.match(
        r"(?: <[^>]*>)? (?:said it|has|is|was|agreed|plans|will|acquire[sd]|its)\b",
        text[right.end : right.end + 40],
    )
    return bool(single and last and text.count(left.text) == text.count(f"{left.text} and"))
