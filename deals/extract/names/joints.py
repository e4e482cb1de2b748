"""Where "and" between two names holds one name together: Minnesota Mining and Manufacturing."""

import re
from collections.abc import Sequence

from deals.extract.words.lexicon import COMPANY_WORDS
from deals.extract.words.name_words import Name

_TWO = re.compile(
    r"[ ,]*(?:jointly |both |each |today |also )?(?:<[^>]*> ?|\([^)]*\) ?)?(?:jointly "
    r"|both |each |today |also )?(?:said they|said their|are\b|have\b|were\b|plan\b"
    r"|(?:ended|terminated|scrapped|called off|abandoned|broke off|dropped) (?:their|plans|a|the)\b"
    r"|(?:will|would|plan to|are to|intend to|expect to) (?:merge|combine|pool|join|form|create"
    r"|team"
    r"|invest"
    r"|set up|unite|affiliate)\b"
    r"|agree\b|agreed to (?:merge|join|unite|affiliate|combine|pool)|merge\b|announce\b|to merge"
    r"|form\b|in\b.{0,20}\bmerger)"
)


# A name that ends with one of these needs no more: "Hill Capital and Wells Company" are two.
_PAIRED = frozenset(
    {("savings", "loan"), ("life", "casualty"), ("oil", "gas"), ("gas", "electric"),
     ("gas", "fuel"), ("oil", "refining"), ("steel", "iron"),
     ("power", "light"), ("light", "power"), ("fire", "marine"), ("iron", "steel"),
     ("trust", "savings"), ("life", "general"), ("life", "accident"), ("research", "development")}
)  # fmt: skip
# "Cedar Grain and Oil": what a company trades in, of which no other can be called so.
_TRADED = frozenset(
    """
    grain oil gas steel iron coal power light water electric mining shipping trading timber paper
    pulp rubber sugar tea coffee tobacco cotton cement glass wool milling chemical chemicals
    fertilizer fertilizers foods beverages telephone telegraph cable finance construction
    engineering smelting refining railway shipbuilding gold silver copper nickel zinc uranium
    platinum palladium lithium diamonds minerals metals
    """.split()
)
_WHOLE = frozenset(
    """
    capital partners ventures group holdings management technologies fund foods industries airlines
    airways stores pharma pharmaceuticals hotels motors inns
    """.split()
)


def _short_for_both(left: Name, right: Name) -> bool:
    """Whether the short name behind `right` takes its first letters of `left`: (HKEX), or its first
    of the last word there: "Birch Corporate and Investment Banking (CIB)"."""
    short = right.alias or ""
    if len(short) > len(right.core):
        initials = "".join(token[0] for token in (*left.core, *right.core)).upper()
        if initials.endswith(short):
            return True
    first = "".join(token[0] for token in left.core[:2]).upper()
    return short.isupper() and short.startswith(first) and not short.startswith(first[:1] * 2)


def one_name(text: str, left: Name, right: Name) -> bool:
    """Whether "A and B" is one name: only B carries a legal form, or one verb in the singular."""
    if left.kind == "place":
        return _of_a_people(text, left, right)
    if left.formal or left.alias or left.behind > left.end or left.kind in {"person", "place"}:
        return False
    if left.core and right.core and (left.core[-1], right.core[0]) in _PAIRED:
        return True
    if len(left.core) > 1 and left.core[-1] in _TRADED and _TRADED.issuperset(right.core):
        return True
    if len(left.core) > 1 and left.core[-1] in _WHOLE:
        return False
    if right.kind in {"person", "place"} or _TWO.match(text, right.end, right.end + 60):
        return False
    if right.core and (
        (right.formal and COMPANY_WORDS.issuperset(right.core)) or _of_letters(left, right)
    ):
        return True  # "Fern Television and Communications Corp", "B and W Supply Co"
    if right.formal and _told_alone(text[right.end :], right.core[0]):
        return False
    if _short_for_both(left, right) or _of_unit(text, left, right):
        return True
    formal = right.formal or right.text.split()[-1] in {"Co", "Sons"}
    if formal and len(left.core) == 1 and _SINGULAR.match(text, right.behind):
        return True  # "Birch and Elm Inc said it", of which "Birch" may be short
    if not formal and not _SINGLE.match(text, right.end):
        return False
    return len(left.core) <= (3 if formal else 99) and text.count(left.text) == text.count(
        f"{left.text} and"
    )


def _of_a_people(text: str, left: Name, right: Name) -> bool:
    """Whether a people opens a name: "British and Northern Shipping Plc", and then without "Plc",
    too; no two of a list are "the British and Birch Plc"."""
    if right.kind != "organization":
        return False
    if " " in left.text or not left.text.endswith(_PEOPLE):  # "London and Northern Group Plc"
        return right.formal and bool(_ALONE.search(text, max(0, left.start - 10), left.start))
    if right.formal:
        return True
    whole = re.escape(text[left.start : right.end])
    return re.search(rf"{whole} (?:[A-Z][\w-]+ )*{_PLC}", text, re.I) is not None


_ALONE = re.compile(r"(?:^|[.!?:-]  ?| {2}|\b(?:by|buy|acquires?|acquired|bought|says?|said) <?)$")
_PEOPLE = ("ish", "ican", "adian", "alian", "tch", "nch", "ISH", "ICAN", "ADIAN", "ALIAN")
_PLC = r"(?:PLC|Inc|Corp|Co|Ltd|Limited)\b"


def _told_alone(text: str, word: str) -> bool:
    """Whether a text has a word that tells whom it names, without "and" before it."""
    if len(word) <= 3 or word in COMPANY_WORDS or word not in text.lower():
        return False
    return re.search(rf"(?<!and )(?<!& )\b{re.escape(word)}\b", text, re.I) is not None


def _of_letters(left: Name, right: Name) -> bool:
    """Whether two letters open a name: "B and W Supply Co"."""
    return len(right.core) > 1 and len(left.core) == 1 and len(left.text + right.core[0]) == 2


def _of_unit(text: str, left: Name, right: Name) -> bool:
    """Whether "A and B" names one unit: "its Saws and Tools Division", "its Birch and Elm unit"."""
    if len(left.core) > 2 or not _OWNED.search(text, max(0, left.start - 12), left.start):
        return False
    return bool(_ENDS_UNIT.search(right.text) or _UNIT.match(text, right.end))


_OWNED = re.compile(r"(?:\b[Ii]ts|\b[Tt]heir|'s|s'|\b[Tt]he) $")
_ENDS_UNIT = re.compile(r" (?:Division|Group|Unit|Subsidiary|Business|Department)$")
_UNIT = re.compile(r" (?:division|unit|subsidiary|affiliate|business|segment)\b")
_SINGLE = re.compile(r"(?: <[^>]*>)? (?:said it|has|is|was|agreed|plans|will|acquire[sd]|its)\b")
_SINGULAR = re.compile(r" ?,? (?:said it\b|says it\b|has|is|was|plans|intends|expects)\b")


def opens_pair(text: str, start: int, end: int) -> bool:
    """Whether a word opens a name as it does nowhere else: "Pay 'n Take", "S and A Tools"."""
    if text[end : end + 2] == " '" and text[end + 2 : end + 3] in {"N", "n", "R"}:
        return True
    return text[start:end] == "A" and bool(_LETTER_AND.search(text, max(0, start - 7), start))


_LETTER_AND = re.compile(r"\b[A-Z] and $")


def of_partners(text: str, before: Sequence[Name], right: Name, joint: str) -> int:
    """How many names before make one name with the next: "Ash, Birch and Elm Inc said it"."""
    if joint == ",":
        end = 0 if _AND_CO.match(right.text) else len(before)
    elif joint == "and" and right.formal and _SINGULAR.match(text, right.behind):
        end = 1
    else:
        return 0
    if end == len(before) or not right.formal:
        return 0
    count = 0
    for left, after in zip(reversed(before), [right, *reversed(before)], strict=False):
        gap = text[left.end : after.start]
        if not _alone(left) or (gap != ", " and not (count == 0 and joint == "and")):
            break
        count += 1
    return count if count > end else 0


_AND_CO = re.compile(r"[A-Z][\w-]+ and Co\b")


def _alone(name: Name) -> bool:
    """Whether a name is but a surname: a word, without a legal form or brackets behind."""
    return len(name.core) == 1 and name.behind == name.end and name.text.istitle()


def ends_list(text: str, before: Sequence[Name], right: Name) -> bool:
    """Whether "and" ends a list of whole names, as in "Ash Partners, Birch and Elm Capital"."""
    if len(before) < _TWO_BEFORE or right.formal or right.kind != "organization":
        return False
    first, left = before[-2:]
    return (
        first.kind == "organization"
        and text[first.end : left.start] == ", "
        and (first.formal or len(first.core) > 1)
        and not COMPANY_WORDS.issuperset(right.core)
    )


_TWO_BEFORE = 2
