"""What stands behind a verb of buying and is no company: a building, a token, a permit."""

import re

from deals.extract.grammar.phrases import Party
from deals.extract.words.text import phrase

_A_TOKEN = phrase(
    r",? (?:its|the|their|an?) (?:[\w-]+ ){0,3}(?:tokens?|(?:meme ?)?coins?|cryptocurrency)\b"
)
_A_BUILDING = phrase(  # ", a 256-unit garden-style apartment community"
    r"(?: ?\([^()]*\)|\")?,? an? (?:(?!that\b|which\b|working\b|mak|sell|offer|provid)"
    r"\(?[\w,-]+\)?,? ){0,7}?"
    r"(?:property|building|hotel|shopping (?:center|centre|mall)|(?:apartment|residential|office"
    r"|retail|industrial|housing|townhome|condominium|multi-?family) (?:community|complex|tower"
    r"|park|asset|campus))\b(?! (?:compan|operat|group|chain|owner|manage|develop|business|firm"
    r"|brand|service|invest|trust|fund|contract|start|tech|software|platform|app))"
)
_MEASURED = phrase(  # "the 80%-leased, 153,000-square-foot" in front of a name
    r" ?(?:the |an? )?(?:[\w%-]+,? ){0,3}?\d[\d,.]*[ -](?:square|sq\.?)[ -]?(?:foot|feet|ft|met)"
    r"|(?:the |an? )?(?:[\w%-]+,? ){0,2}?[\w-]*(?:\d|[a-z])-(?:acre|unit|room|storey|story)\b"
)
_SUM_OF = re.compile(  # "the purchase of $10M of ALD"
    r" ?(?:about |up to |over )?(?:US)?[$£€]\d[\d.,]* ?(?:[MBmb]|[mb]illion|mln)?(?: worth)? of "
    r"[A-Z]{2,6}\b(?! (?:stock|shares|common|notes|debt|bonds))"
)

_END_OF_THING = re.compile(r"[.,;]| +(?:of|in|for|from|by|to|at|which|that) +")
_A_PERMIT = phrase(
    r"\b(?:certifications?|certificates?|accreditations?)$"
    r"|\b(?:MSB|EMI|VASP|money|payments?|banking|operating|regulatory|gaming|gambling|brokerage"
    r"|business|securities|e-money|crypto|exchange)\b.{0,40}\blicen[cs]es?$"
)


def is_permit(words: str) -> bool:
    """Whether some words begin with what is granted, not bought: a licence, a certificate."""
    return _A_PERMIT.search(_END_OF_THING.split(words.lstrip(), maxsplit=1)[0]) is not None


def is_order(words: str) -> bool:
    """Whether some words begin with machines that an airline or a railway orders: "68 Larch
    aircraft"."""
    return _AN_ORDER.match(words) is not None


_AN_ORDER = phrase(
    r" ?(?:up to |about |some |at least )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|dozens of) (?:new |more |additional |used |(?-i:[A-Z])[\w-]+ |[A-Z]?\d[\w-]* ){0,4}"
    r"(?:aircraft|airliners?|(?:air)?planes?|jets?|helicopters?|buses|locomotives|railcars|trucks|engines)\b"
)


def is_building(text: str, place: int, behind: int, target: Party) -> bool:
    """Whether the words around a name say that it is that of a building, not of a company."""
    if target.name is None or target.assets:
        return False
    measured = not target.name.formal and _MEASURED.match(text, place)
    return bool(measured) or _A_BUILDING.match(text, behind) is not None


def is_token(text: str, pos: int, behind: int, whole: bool) -> bool:
    """Whether a coin is bought, not a company: "$10M of ALD", "ALD, its utility token"."""
    return bool(_A_TOKEN.match(text, behind) or (whole and _SUM_OF.match(text, pos)))
