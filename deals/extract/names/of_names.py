"""Where "of" between two names holds one name together: "Bank of Ohio", "Tools of America Inc"."""

import re

from deals.extract.words.name_words import Name, is_place

_OF_HEADS = frozenset(
    """
    bank corp corporation company university institute ministry department board group port
    house church society association federation trust college school republic commonwealth
    bureau academy museum order sons daughters
    """.split()
)
# "Community Bank of the Lakes", "Birch Life Insurance Co of North America"
_OF_THE_HEADS = frozenset({"bank"})
_INSURER = re.compile(r"\b(?:Insurance|Life|Casualty|Indemnity|Surety) (?:Co|Company)\.?$", re.I)
BASED = re.compile(  # "Reno, Nev.,"
    r", (?:[A-Z][\w.]+-based|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La"
    r"|Mass|Md|Mich|Minn"
    r"|Miss|Mo|Mont|Neb|Nev|N\.[A-Z]|Okla|Ore|Pa|R\.I|S\.C|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|[A-Z]{2}|Texas|Ohio|Iowa|Utah|Idaho|Oregon|Maine|Florida|California|Michigan|Illinois"
    r"|Indiana|Kansas|Alaska|Hawaii|Nevada|Ontario|Quebec|Alberta|British Columbia)\b(?:[.,]|$))"
)


def held_by_of(text: str, left: Name, name: Name, joint: str) -> bool:
    """Whether "A of B" or "A of the B" is one name."""
    plain = left.kind == "organization" and not left.formal and left.behind == left.end
    if name.formal and plain:
        if len(left.core) == 1:
            return left.text not in {"Control", "Ownership"}
        if joint == "of" and _of_land(name):
            return True
    if joint == "of" and name.formal and left.text.endswith(" Company") and _of_land(name):
        return True
    if joint == "of the":
        last = left.core[-1] if left.core else ""
        return last in _OF_THE_HEADS and not left.formal and not name.formal
    if name.text in _AMERICAS and len(left.core) > 1:
        return not left.formal or _INSURER.search(left.text) is not None
    if not left.core:
        return False
    return left.text.split()[-1].lower().strip(".") in _OF_HEADS and not (
        left.formal and (name.kind != "place" or BASED.match(text, name.end))
    )


_AMERICAS = frozenset({"America", "North America", "AMERICA", "NORTH AMERICA"})


def _of_land(name: Name) -> bool:
    """Whether a name is but a country with a legal form: "America, Inc", "Canada Ltd"."""
    return name.core in {("north", "america"), ("new", "york")} or (
        len(name.core) == 1 and is_place(name.core[0])
    )
