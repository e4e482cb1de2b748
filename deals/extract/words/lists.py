"""What may stand in a list of names, and before its first: "the brewer X, a unit of Y and Z"."""

import re

from deals.extract.words.lexicon import ASSET_HEADS
from deals.extract.words.text import phrase

_LIST_GAP = phrase(
    r"(?:,|;|and|or|&|as well as|along with|together with|both|the|a|an|other|new|its|previous"
    r"|earlier|current|fellow|longtime|long-time"
    r"|their|existing"
    r"|strategic|investors?|investment|venture|capital|firms?|funds?|companies|company"
    r"|backers|group|led|by"
    r"|individuals|(?:that|which) includes?|including|such as|like|founder|buyout|house|sir|from"
    r"|with|participation|unit|subsidiary"
    r"|affiliate|division|arm|of"
    r"|private|equity|giant|maker|bank|banks|angels?|angel|managed|wholly|owned"
    r"|wholly-owned|(?-i:[A-Z]\w+)'s|u\.s\.|u\.k\.|new york|(?-i:[A-Z]\w+(?:an|ish|ese))"
    r"|of (?-i:[A-Z])\w+(?= and\b)|(?-i:[A-Z])\w+, (?=(?-i:[A-Z])[\w.]+-based\b)"
    r"|sovereign|wealth|pension|state|state-owned|(?-i:[A-Z])\w+(?= (?:sovereign|state)\b)"
    r"|existing|returning|participating|lead|co-led|<|>|\"|'s|'|\([^)]*\)|-|funds managed"
    r"|indirect|consortium|partners|sister|parent|[\w.]+-based| )*"
)
_ABOUT_IT = phrase(r",? ?(?:an?|the|one of|part of)\b(?!.*\b(?:and|or)\b)")
ITS_OFFICER = phrase(
    r"(?:'s)? (?:co-|vice )?(?:chairman|president|director|founder|boss|owner|manager|executive"
    r"|chief executive)(?: officer)? "
    r"(?=(?-i:[A-Z]))| (?:CEO|CTO|COO|CFO|co-?founder|founder|chairman)(?= ?(?:[,;.)]|and\b))"
)
_LIST_FIRST = phrase(
    r"(?:[a-z0-9$.,%'-]+ |<|\"|[A-Z]\w+-based |U\.S\. |[A-Z]\w+(?:an|ish|ese|ch|wiss) ){0,7}"
)
TOLD_FIRST = phrase(  # what the first name is, told before it: "to a franchisee, X"
    r"(?:an?|its|their|the|one of its|his) (?:[a-z][\w-]*'?s? |[A-Z]\w+(?:an|ish|ese|ch|-based) "
    r"|U\.S\. |New York ){0,4}?(?:franchisee|partner|competitor|rival|investor|company|firm|concern"
    r"|partnership|subsidiary|affiliate|unit|bank|distributor|supplier|customer|publisher|retailer"
    r"|brewer|maker|manufacturer|producer|operator|broker|developer|shareholder|holder|stockholder"
    r"|licensee|contractor|broadcaster|insurer|lender|conglomerate|financier|businessman"
    r"|entrepreneur|executive|group|fund), <?",
    0,
)
OWNER_OF = phrase(  # who has no name here: "by the owner of the X stores"
    r" ?(?:the |its )?(?P<who>(?:owners?|parent|parent company|operators?|makers?"
    r"|founders?) (?:of|behind)"
    r" (?:the )?)<?"
)
SPEAKS = phrase(r"(?: ?<[^<>]*>)?(?: |, )(?:said|says|told|announced|reported|spokes)")
# Who buys is none of the names then: "a group headed by Birch's management".
ITS_MANAGERS = re.compile(
    r"(?:'s?|(?<='s)) (?:senior |existing |own )?(?:management|managers|executives)\b"
)
ITS_ARM = re.compile(r"'s (?:[\w-]+ ){0,3}(?:arm|unit|subsidiary|fund|division|affiliate)\b")
# Buyers without a name of their own, and who stands behind them.
GROUP = phrase(
    r"(?:the |an? |its |their |other |some |certain |existing |several |various |private )*"
    r"(?P<body>(?:[A-Z]\w+(?:-based)? |U\.S\. )?(?:[a-z][\w-]*(?:'s)? ){0,3}(?P<head>group"
    r"|investors?|consortium|management|managers"
    r"|partnership|syndicate|company|firm|bankers|executives|businessmen|officers|holders"
    r"|employees|institutions|government|shareholders|banks|lenders)"
    r"(?: of (?:[a-z\d][\w-]*(?:'s)? |[A-Z]\w+ ){0,4}(?:investors|banks|managers|companies"
    r"|institutions|businessmen|executives|bankers|lenders))?)\b",
    0,
)
UNDER = phrase(
    r"[ ,]*(?:to be |which is |that is |\w+ly )?(?:controlled|led|headed|fronted|owned|formed"
    r"|organi[sz]ed|managed|backed|including|advised|sponsored|funded|financed|run|chaired"
    r"|created|arranged|underwritten|co-?ordinated)(?: by)? "
)
PEOPLE = phrase(r" (?:\w+ )?(?:businessmen|investors|bankers|executives|financiers)\b")


_NAMED_ONES = phrase(  # "the Maclure, Brodie and East Tarn fields"
    r"(?:(?-i:[A-Z])[\w'-]*(?: (?-i:[A-Z])[\w'-]*)*, )*(?-i:[A-Z])[\w'-]*(?:"
    r" (?-i:[A-Z])[\w'-]*)*,? "
    r"(?:and|&) (?-i:[A-Z])[\w'-]*(?: (?-i:[A-Z])[\w'-]*)* (?:(?:gas|oil|gold|copper|coal|iron"
    r"|wind|solar|power"
    r"|steel|paper|retail|hydro) )*(?P<head>(?-i:[a-z]+s))\b"
)


_LISTED_ASSETS = phrase(  # "the retailer's trademarks, customer list and internet domain to"
    r"(?:[\w.-]+'s |all )?(?:[a-z-]+ ){0,2}?(?:trade ?marks?|brands?|brand names?|names?|patents?"
    r"|stores|leases|websites?|customer lists?|inventory|equipment|contracts)(?:, (?:[a-z-]+ ){0,2}"
    r"[a-z]+){1,5},? and (?:[a-z-]+ ){0,2}[a-z]+(?= (?:to|from|for|in a)\b)",
    0,
)
_GROUPED_BRANDS = phrase(  # "a group of cookie, pie crust and fruit snack brands"
    r"(?:group|collection|range|portfolio|number|series"
    r"|set) of [a-z -]{2,30}(?:, [a-z -]{2,30})+,? and"
    r" [a-z -]{2,30}? (?:brands|businesses|stores|lines|products|labels|magazines|titles)\b",
    0,
)


def named_things(text: str, pos: int) -> int | None:
    """Where several assets end that are told one by one; None where there are none at `pos`."""
    match = _NAMED_ONES.match(text, pos)
    if match and match["head"] in ASSET_HEADS:
        return match.end()
    listed = _LISTED_ASSETS.match(text, pos) or _GROUPED_BRANDS.match(text, pos)
    return listed.end() if listed else None


def list_gap(gap: str, first: bool) -> bool:
    """Whether the words between two names, or before the first, go on with a list."""
    if first and "," not in gap and len(gap) < 60 and _LIST_FIRST.fullmatch(gap):
        return not re.search(
            r"\b(?:for|to|from|said|that|which|in|at|on|with|after|week|month"
            r"|year|yesterday|today)\b",
            gap,
        )
    if not first and _ABOUT_IT.match(gap):
        return False
    return len(gap) < 70 and _LIST_GAP.fullmatch(gap) is not None and (first or gap.strip() != "")


MORE_THAN = phrase(  # "sold more than 1,400 pubs"
    r"(?:(?:just |well |slightly )?(?:more than|over|under)|up to|at least|(?:fewer|less) than"
    r"|as many as|close to|nearly|almost|around|approximately|roughly) "
    r"(?=\d[\d,]* (?!pct|per ?cent|mln|million|billion|bln)[a-z]"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty) [a-z])"
)
