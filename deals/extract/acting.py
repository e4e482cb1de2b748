"""Whether a name acts, by the words between it and what is done; and who acts without a name."""

from deals.extract.name_words import Name
from deals.extract.sentences import Sentence
from deals.extract.text import phrase

_HEADS = phrase(  # "X is considering heading up a syndicate to"
    r"(?: (?:is|was|has|have|had|been|be|will|would|may|might|said (?:he|she|it)|considering"
    r"|planning"
    r"|plans|wants|hopes|trying|seeking|to)){0,5} (?:head|lead|form|organi[sz]|assembl|join|front)"
    r"\w*(?: up)? (?:an?|the) (?:[\w-]+ ){0,4}?(?:group|syndicate|partnership)(?: of (?:[\w-]+ )"
    r"{0,2}?investors)?(?: that| which)?(?: (?:is|was|has|have|had|will|would|may|might|trying"
    r"|planning|seeking|offering|bidding|considering|hopes|plans|wants|wanting))* (?:to )?"
)
THE_INVESTOR = phrase(  # whom the article has named: "The Leeds-based investor is buying"
    r"(?-i:The (?:[A-Z][\w.]+-based|[A-Z]\w+(?:an|ish|ese|ch|ss)) (?:[a-z-]+ ){0,2}(?:investor"
    r"|firm|fund|financier"
    r"|conglomerate|utility|miner|buyer)\b(?! (?:of|led|that|which)\b))"
)

GROUP = phrase(
    r"(?:an?|the|one) group of (?:[\w.-]+ ){0,5}?(?:firms|investors|funds|shareholders|holders"
    r"|stockholders|companies|partnerships|executives|managers|institutions|banks)\b|"
    r"(?:an?|the|two|three|several) (?!(?:[a-z]+ ){0,2}(?:said|says|that|which) )"
    r"(?:[a-z][\w-]*|[A-Z]\w+(?:an|ish|ese|ch)|U\.S\.|New York) "
    r"(?:[a-z][\w-]* ){0,3}?(?:group|groups|firms?|investors?|consortium|partnership"
    r"|bankers|executives)\b|(?:the|an?) (?:(?-i:[a-z])[\w-]* ){0,3}(?:authority|council)\b"
    r"|an? (?:[a-z][\w-]* ){1,3}?(?:company|buyer|bidder)\b"
    r"(?! (?:of|said|that|which))|one of (?:the|its|(?-i:[A-Z])\w+(?:'s|s')) (?:[\w-]+'s? )?"
    r"(?:[a-z]+-)?(?:largest|biggest|leading|top|oldest|best-known|main) (?:[\w-]+ ){0,4}?"
    r"(?:makers|groups|banks|retailers|companies|firms|producers|manufacturers|publishers|insurers"
    r"|airlines|brewers|utilities|miners|builders|operators|chains|conglomerates|funds)\b"
    r"|(?:two|three|four|several) (?:executives|investors|firms"
    r"|companies)\b"
)

# "X said an investor group has offered to acquire it": the group does.
UNNAMED = phrase(
    r"(?:[^.;,]|\.(?=\d)){0,40}?\b(?:said|says|announced)(?: that| today)? an? "
    r"(?P<who>(?:[a-z][\w-]* ){0,3}(?:group|partnership)(?: of (?:[a-z][\w-]* ){0,3}"
    r"(?:investors|managers|executives))?)(?: (?:led|headed|owned|controlled"
    r"|formed) by (?:its |the |senior |certain |other )*(?:management|managers|executives|officers"
    r"|employees|directors)| including (?:its |the |senior )*(?:management|managers))? "
    r"(?:has|have|had|will|would|plans|intends|agreed|offered|proposed|acquired|bought|withdrew)\b",
    0,
)
INTERESTED = phrase(  # "Y has been approached by a group interested in"
    r"(?:[^.;,]|\.(?=\d)){0,60}?\bapproached by (?P<who>(?:an?|several|some|two|three) "
    r"(?:[a-z][\w-]* ){0,4}?(?:group|part(?:y|ies)|compan(?:y|ies)|firms?|investors?|bidders?"
    r"|buyers?|suitors?|concern)) (?:(?:who|that|which) (?:is|are|was|were) )?(?:interested in"
    r"|wanting to|(?:who|that|which) wants? to|about) ",
    0,
)
# "acquisitions of X and Y, and approval of its" before "acquisition of Z": whose is told before.
_AND_OF_ITS = phrase(
    r"(?:,? and|,|;) (?:[\w-]+ ){1,5}?(?:of|for|to|on) (?:its|their) (?:[\w-]+ "
    r"){0,2}"
)


def heads_group(gap: str) -> bool:
    """Whether a name heads the group that acts: "X is considering heading up a syndicate to"."""
    told = "group" in gap or "syndicate" in gap or "partnership" in gap
    return told and _HEADS.fullmatch(gap) is not None


def only_reports(gap: str) -> bool:
    """Whether a name only tells where something was read: "an X report saying it wanted to buy"."""
    return _A_REPORT.match(gap) is not None


_A_REPORT = phrase(r" (?:report|article|story|interview) (?:saying|that|which|in|on|about)\b")


def points_back(gap: str) -> bool:
    """Whether "its" points back past a name: ", and approval of its" before "acquisition of Z"."""
    return gap.endswith((" its ", " their ")) and _AND_OF_ITS.fullmatch(gap) is not None


def tells_kind(text: str, pos: int) -> bool:
    """Whether a name that ends at `pos` only tells what another is: "NFT news company Birch"."""
    return _KIND.match(text, pos) is not None


_KIND = phrase(
    r" (?:(?-i:[a-z])[\w-]*,? (?:and )?){0,4}(?:company|firm|start-?up|rival|supplier|dealer|maker"
    r"|publisher|insurer|retailer|operator|platform|provider|developer|giant|chain|agency) "
    r"(?=(?-i:[A-Z]))"
)


def approves(before: str, gap: str) -> bool:
    """Whether a name only approves: "X has approval from the Cedar Bureau for its acquisition"."""
    return bool(_FOR_ITS.match(gap) and _APPROVAL_BY.search(before))


_APPROVAL_BY = phrase(
    r"\b(?:appro\w+|clearances?|permission|consent|go-ahead|nod|okay|ok|green light|backing|support"
    r"|authori[sz]ation|blessing) (?:from|of|by) (?:the )?$"
)
_FOR_ITS = phrase(r",? (?:for|of|to|on) (?:its|their|the)\b")


def opener(text: str, sentence: Sentence, before: list[Name], name: Name, gap: str) -> Name | None:
    """The name that opens the sentence, where `name` only stands in what is told about it.

    In "X, which serves A, B and C, has acquired" the verb behind the last comma is that of X.
    """
    first = before[0]
    if first is name or "," not in gap[:60] or first.kind != "organization":
        return None
    if first.start - sentence.start > 30 or not text[first.behind - sentence.start :].startswith(
        (",", " (")
    ):
        return None
    between = text[first.behind - sentence.start : name.start - sentence.start]
    return None if _REPORTING.search(between) else first


_REPORTING = phrase(r"\b(?:said|says|announce[sd]?|announcing|told|that|reported)\b")
