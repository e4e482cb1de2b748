"""Whether a name acts, by the words between it and what is done; and who acts without a name."""

import re
from collections.abc import Sequence

from deals.extract.grammar.sentences import Sentence
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

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
    r"|(?:(?:an?|the) )?(?:senior )?(?:management team|management(?= (?:to|buys|bids?) ))"
    r"\b(?! (?:of|at|from|led) )"
)

INCLUDING = re.compile(  # "a group led by Birch and including the financier Jon Holm, could"
    r"^ and (?:also )?including (?:[^,;.(]|\([^()]*\))+,?(?= (?:could|may|might|has|have|is|are|was"
    r"|were|will|would|agreed)\b)"
)
INCLUDED = re.compile(r"\b(?:led|headed) by [^;.,]{2,60} and (?:also )?including [^;.,]{0,60}$")

# "X said an investor group has offered to acquire it": the group does.
_UNNAMED = phrase(
    r"(?:[^.;,]|\.(?=\d)){0,40}?\b(?:said|says|announced)(?: that| today)? "
    r"(?:an? )?(?P<who>(?:(?:one|two|three|several|some|certain|various|other|another) )?"
    r"(?:(?!(?:if|whether|unless|when|that|any|no) )[a-z][\w-]* ){0,3}?"
    r"(?:(?:group|partnership|consortium)"
    r"|(?:(?<=[ ]a[ ])|(?<=[ ]an[ ])|(?:outside|unidentified|unnamed|undisclosed|potential"
    r"|prospective|other|another|one|two|three|several|some|certain|third|interested|private"
    r"|foreign) )"
    r"(?:buyers?|bidders?|suitors?|part(?:y|ies)|compan(?:y|ies)|investors?|firms|individuals?))"
    r"(?: of (?:[a-z][\w-]* ){0,3}(?:investors|managers|executives))?)"
    r"(?:,? (?:led|headed|owned|controlled"
    r"|formed) by (?:its |the |(?:company|unit)'s |senior |certain |other )*(?:management|managers"
    r"|executives|officers|employees|directors),?| including (?:its |the |senior )*(?:management"
    r"|managers))? "
    r"(?:has|have|had|will|would|plans?|intends?|agreed|offered|proposed|acquired|bought|withdrew"
    r"|wants?|is|are|was|were|interested|seeks?|seeking|expressed|to)\b",
    0,
)
_INTERESTED = phrase(  # "Y has been approached by a group interested in"
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


def counts_others(text: str, pos: int) -> bool:
    """Whether who acts is only counted: "eight African start-ups had" before "raised"."""
    before = text[max(0, pos - 60) : pos]
    return "tart" in before and _SO_MANY.search(before) is not None


_SO_MANY = phrase(
    r"(?<!the[ ])(?<!these[ ])(?<!both[ ])\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|several|many|more|fewer|other|most) (?:(?-i:[A-Z]\w+(?:an|ish|ese|ch) )"
    r"|[a-z-]+ ){0,2}start-?ups (?:(?:has|have|had|each|all|already|also|now) )*$"
)


def only_reports(gap: str) -> bool:
    """Whether a name only tells where something was read: "an X report saying it wanted to buy"."""
    return _A_REPORT.match(gap) is not None or _REPORTS_THAT.match(gap) is not None


_A_REPORT = phrase(r" (?:report|article|story|interview) (?:saying|that|which|in|on|about)\b")


_REPORTS_THAT = phrase(  # "The Courier reports that X has asked banks about a bid": X bids
    r" report(?:s|ed)(?: on \w+day| today)? that,? (?=(?:the )?(?:[a-z-]+ ){0,4}(?-i:[A-Z]))"
)


def _points_back(gap: str) -> bool:
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


def _approves(before: str, gap: str) -> bool:
    """Whether a name only approves: "X has approval from the Cedar Bureau for its acquisition"."""
    return bool(_FOR_ITS.match(gap) and _APPROVAL_BY.search(before))


_APPROVAL_BY = phrase(
    r"\b(?:appro\w+|clearances?|permission|consent|go-ahead|nod|okay|ok|green light|backing|support"
    r"|authori[sz]ation|blessing|review|vetting|assessment) (?:from|of|by) (?:the )?$"
)
_FOR_ITS = phrase(r",? (?:for|of|to|on) (?:its|their|the)\b")


def opener(
    text: str, sentence: Sentence, before: Sequence[Name], name: Name, gap: str
) -> Name | None:
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
    if between == ", " and _A_UNIT_OF.fullmatch(text, 0, first.start - sentence.start):
        return None  # "A unit of X, Y, said it has"
    return None if _REPORTING.search(between) else first


_A_UNIT_OF = phrase(
    r"(?:an?|one|the) (?:[\w-]+ ){0,4}?(?:unit|subsidiary|affiliate|division|arm) of (?:the )?<?"
)
_REPORTING = phrase(r"\b(?:said|says|announce[sd]?|announcing|told|that|reported)\b")


def leads_elsewhere(text: str, start: int, gap: str) -> bool:
    """Whether a name only reports or approves what another does, or is pointed back to."""
    return (
        _points_back(gap)
        or only_reports(gap)
        or _approves(text[max(0, start - 40) : start], gap)
        or only_describes(text, start, gap)
        or _is_offered(text, start, gap)
    )


def _is_offered(text: str, start: int, gap: str) -> bool:
    """Whether a name is who is offered money: "X offered Z $2 bn to" before "buy Y"."""
    before = text[max(0, start - 14) : start].removesuffix("the ").removesuffix("<")
    offered = before.endswith((" offered ", " offers ", " offering ", " offer ", " paid "))
    return offered and _A_SUM_TO.fullmatch(gap) is not None


_A_SUM_TO = re.compile(  # the gap ends with what leads to the verb
    r" (?:[a-z]+ ){0,3}(?:[A-Z]{1,3} ?)?[$€£¥₹]?\d[\d.,]* ?(?:[a-z]+ ){0,3}(?:in cash )?to "
)


def only_describes(text: str, start: int, gap: str) -> bool:
    """Whether a name tells what another is, which is taken by what the gap leads to."""
    return text[:start].endswith(" the ") and _BY_DOING.match(gap) is not None


_BY_DOING = phrase(  # "is to take 34% of Y, the Leeds baker, by buying out two funds and"
    r"(?: [a-z-]+){1,4}, by [a-z]+ing\b", 0
)


def unnamed(gap: str) -> re.Match[str] | None:
    """An acting group between a name and its deal: "approached by three unnamed suitors"."""
    told = any(map(gap.__contains__, _TOLD))
    unnamed = _UNNAMED.match(gap.replace(" GROUP ", " group ")) if told else None
    if unnamed is None and any(map(gap.__contains__, _JOINS)):
        unnamed = _AND_ANOTHER.search(gap)
    return unnamed or (_INTERESTED.match(gap) if "approached by" in gap else None)


_TOLD = ("said", "says", "announced")
_JOINS = (" and ", " but ", " while ", " whereas ")
_AND_ANOTHER = phrase(  # "X bought four papers, and a local investor bought the Courier"
    r"[,;]? (?:and|but|while|whereas) (?P<who>(?:an?|another|one|two|three) (?:(?-i:[a-z])[\w-]* )"
    r"{0,3}?(?:investors?|buyers?|bidders?|company|companies|firms?|groups?|consortium|funds?"
    r"|businessm[ae]n|developers?|rivals?|competitors?|partnership)) (?:(?:has|have|had|will|would"
    r"|also|then|later|recently|agreed|plans?|to|is|are|was|were|been) )*$"
)


def by_office(text: str, start: int, gap: str) -> re.Match[str] | None:
    """What follows a name that only tells what somebody was: "The former Birch chief has"."""
    lead = _FORMER.search(text, 0, start) if start <= _LONGEST_FORMER else None
    return _OFFICE.match(gap) if lead is not None and lead.end() == start else None


_LONGEST_FORMER = 24  # characters
_FORMER = phrase(r"^\W{0,3}(?:the|an?|its) (?:former|ex-|onetime|one-time|outgoing|retired) ?$")
_OFFICE = phrase(
    r"(?:'s)? (?:[a-z-]+ ){0,3}?(?:chief(?: executive)?|boss|head|chairm[ae]n|chairwoman|president"
    r"|founder|owner|director|executive|manager|star|player)\b"
)


def leads_clause(text: str, base: int, before: Sequence[Name], pos: int) -> Name | None:
    """Who does what a participle behind a comma tells: X of "X is set to leave its mark in the
    city, agreeing to" buy Y."""
    agreeing = _AGREEING.search(text, max(0, pos - 30), pos)
    for name in reversed(before) if agreeing else ():
        lead = text[: name.start - base]
        if (not lead or lead.endswith((", ", ": "))) and _FINITE.match(text, name.behind - base):
            return name
    return None


_AGREEING = re.compile(r", (?:agreeing|having agreed|offering) to (?:also )?$")
_FINITE = phrase(
    r" (?:(?:yester|to)day )?(?:is|was|has|had|will|would|(?-i:[a-z]+ed)|made|struck|took) "
)


def takes_part(text: str, start: int, pos: int, gap: str) -> bool:
    """Whether a name is what the actor has entered: "X has bought into Y, taking 12 pct"."""
    return gap == ", " and start > 12 and _ING.match(text, pos) is not None


def goes_before(sentence: Sentence, start: int, gap: str) -> bool:
    """Whether a name belongs to what its sentence tells before: "sells a stake in X and forms",
    "X hires Y for advice and closes"."""
    if _AND_VERB.fullmatch(gap) and start > 30:
        return True
    return sentence.headline and start > 12 and gap.endswith(" and ") and ", " not in gap


def of_itself(gap: str) -> bool:
    """Whether the words say what the name before them would do or has done, or what it says of
    itself: ", which considered", ", which last week", "'s disclosure that it"."""
    if " that it " in gap:
        return _ITS_WORD.fullmatch(gap) is not None
    wants = gap.startswith(", wh") and _WHICH_WANTS.fullmatch(gap)
    signed = " under which " in gap and _HAS_SIGNED.fullmatch(gap)
    return bool(wants or signed or _WHICH_HAS.fullmatch(gap))


def for_it(text: str, start: int, gap: str) -> bool:
    """Whether a name is who shall be something: "approval for X to be" before "merged into Y"."""
    if not text.endswith((" for ", " for the ", " for <"), 0, start):
        return False
    if gap == " to be ":
        return True
    lead = text[max(0, start - 40) : start]
    return _EASIER_FOR.search(lead) is not None and _TO_REACH.match(gap) is not None


_EASIER_FOR = phrase(  # "a deal which could make it easier for X to achieve its aim of buying Y"
    r"\b(?:easier|possible|harder|difficult|the way|room|a path|the door|the path) for (?:the )?<?$"
)
_TO_REACH = phrase(r"(?:'s|'s? <[^<>]*>)? (?:eventually |finally |later )?to ")


def joined(text: str, start: int, gap: str) -> bool:
    """Whether a name only stands beside who acts: "X joined with the managers of Y to buy Z"."""
    if " to " not in gap[:24]:
        return False
    lead = text[max(0, start - 90) : start]
    with_it = _TO.match(gap) and _JOINED.search(lead[-60:])
    return bool(with_it or (_THING_TO.match(gap) and _PROCEEDS.search(lead)))


_THING_TO = re.compile(r"(?: [a-z-]+){0,2},? (?:in order )?to ")


_PROCEEDS = phrase(  # "will use the proceeds from the sale of the Birch mill to buy Y"
    r"\b(?:proceeds|cash|money|funds) (?:of|from) (?:[a-z][\w-]* ){0,6}?"
    r"(?:(?-i:[A-Z])[\w.'&-]* ){0,4}?<?$"
)


_HAS_SIGNED = phrase(  # "a fund of X has signed an agreement under which it will" buy Y
    r" (?:has |have |had )?(?:signed|entered into|executed|reached|struck) (?:an?|the) (?:[a-z-]+ )"
    r"{0,3}?(?:agreement|deal|pact|contract) under which (?:it|they) (?:will|would|is to|are to"
    r"|has agreed to|agreed to|intends to) "
)
_ING = re.compile(r"(?!being|hav)[a-z]+ing\b")
_ITS_WORD = phrase(
    r"(?:'s)? ?(?:<[^<>]*> ?)?(?:\w+ ){0,2}(?:disclosure|statement|announcement|news|admission"
    r"|claim|confirmation)(?: \w+){0,2} that it (?:has |had |would |will |is |was )*"
)
_WHICH_WANTS = phrase(
    r", (?:which|who) (?:is |are |was |were |has |have |had |been )*(?:considering|seeking to"
    r"|trying to|planning to|hoping to|offering to|interested in|exploring|weighing|mulling"
    r"|negotiating to|offered to|proposed to|agreed to|wants to|plans to) (?:make |the |a )?"
)
_WHICH_HAS = phrase(  # "Y of Akron, which last week received"
    r"(?: of (?-i:[A-Z])[\w. ]{2,30})?, which (?:(?:has|have|had|already|also|recently|earlier"
    r"|today|(?:last|this) (?:week|month|year|night)|on \w+day|yesterday) )+"
    r"(?:(?:announced|made|launched|lodged) an? (?:[^.,;]|\.(?=\d)){0,50})?"
)
_JOINED = phrase(
    r"\b(?:join(?:s|ed|ing)?(?: forces)?|team(?:s|ed|ing)? up|partner(?:s|ed|ing)?) with (?:the "
    r"|an? )?"
    r"(?:[\w'-]+ ){0,5}?$"
)
_TO = re.compile(r",? to $|,? (?:in order )?to ")
_AND_VERB = phrase(r",? and (?:to |will |has |also )*")
