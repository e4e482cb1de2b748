"""How the words between a name and what it may do lead from one to the other."""

import re

from deals.extract.words.text import phrase

# Words that may stand between a subject and its deal: "said it has signed an agreement to".
_LIGHT = frozenset(
    """
    said says say announced announces announce announcing today yesterday that it they has
    have had having will would is are was were be been being to its their a an the this in
    into on of and with agreed agrees agree agreeing agreement agreements signed signs sign
    signing entered enters enter definitive binding non-binding nonbinding letter letters
    intent intents memorandum understanding principle principal plan plans planned planning
    intend intends intended want wants seek seeks seeking sought expect expects expected hope
    hopes hoping reach reached reaches complete completes completed completing completion
    close closes closed closing finalized finalised finalize finalise also recently previously
    just now already successfully jointly formally officially board directors director
    shareholders stockholders subsidiary unit division affiliate arm talks talk discussions
    negotiations negotiating discussing about considering considers consider mulling mulls
    weighing weighs exploring explores preparing prepares looking looks near nearing tentative
    tentatively conditional conditionally preliminary exclusive advanced early make makes made
    making launch launches launched offer offers offered bid bids proposal propose proposes
    proposed proposing tender cash stock share hostile friendly unsolicited takeover purchase
    acquisition deal transaction option right exercise exercised exercises pact accord
    contract contracts executed executes execute announcement strategic pending public for new
    wholly-owned wholly owned indirect direct first may might could can able should must set
    ready due poised going trying attempt attempting bidding interested interest won wins win
    received receives court clearance regulatory permission separate sold definite move moves
    through via as part decided decides resolved previously-announced pleased excited proud
    delighted thrilled happy successful agreed-upon undisclosed amount price total yet not did
    does do no longer never failed again further additional another other two three both each
    together merger all-cash all-stock joined intention reportedly likely potentially
    eventually finally firmly soon later one mln bln dlrs dlr million billion crore pct stg
    us$ largest biggest second third latest growing month week year time share-purchase spa
    sha stock-purchase asset-purchase authorized authorised authorizes executing begun begin
    began start started starts held holding hold contemplating evaluating confirmed confirms
    confirm reported reports revealed reveals unveiled disclosed discloses told reporters
    commission securities exchange sec statement filing report according group's company's
    terms fully commercial provisional provisionally amended revised sweetened raised increased
    higher improved final initial rival hit market aims aiming amend amending renegotiate
    renegotiating alter sounding sounded out banks bankers lenders advisers advisors tapped
    """.split()
)
PRONOUNS = frozenset(
    "it they he she company firm group bank we who startup start-up we're we've retailer chain"
    " airline insurer brewer lender carrier".split()
)
TOKEN = re.compile(r"[A-Za-z][\w'$-]*")
_BRACKETS = re.compile(r"\([^()]*\)|<[^<>]*>|\"[^\"]{0,40}\"| for (?:a|the) \w+ time\b")
_APPOSITION = re.compile(r"^ *, [^,]{2,160}, *|^ *, [^,]{2,120}, [^,]{2,80}, *")
_RELATIVE = re.compile(
    r", *(?:a|an|the|which|who|whose|one of|part of|formerly|based|headquartered|based"
    r"|owned|backed|led|"
    r"owner of|maker of|parent of|parent|provider of|(?!managing )[a-z][\w-]+ing|makers of|an?d?"
    r"|[\w.]+-based) [^,]*$"
)


def kind_of_gap(gap: str) -> str:
    """Whether only light words lead on: "light", "pronoun" (they point back), or "far"."""
    bare = _BRACKETS.sub(" ", gap)
    if bare.lstrip().startswith(","):
        told = _ABOUT_IT.match(bare)
        bare = bare[told.end() :] if told else _APPOSITION.sub(" ", bare)
    if len(bare) > 180:
        return "far"
    tokens = TOKEN.findall(bare.lower())
    strange = [t for t in tokens if t not in _LIGHT and t not in PRONOUNS and not t.endswith("ly")]
    if strange and not (
        len(strange) <= 2 and not any(t in _HEAVY for t in strange) and len(tokens) <= 8
    ):
        return "far"
    if any(t in PRONOUNS and t not in {"it", "they", "who"} for t in tokens):
        return "pronoun" if tokens[-1] not in {"group"} else "light"
    return "light"


def verdict_on(gap: str, headline: bool) -> str:
    """How the words between a name and a trigger lead from one to the other."""
    verdict = kind_of_gap(gap)
    if verdict == "light" and _WHEN_IT.search(gap):
        verdict = "pronoun"  # "X sold Y when it bought Z": X did
    if headline and _BY_MEANS.search(gap):
        verdict = "far"  # "X expands Y with the purchase of Z"
    return verdict


_HEAVY = frozenset("for from by after which against than including where sales profit net".split())


def inside_apposition(text: str, start: int, gap: str) -> int | None:
    """Offset of the comma that opens the apposition in which a name stands, if it does."""
    if not (gap.lstrip().startswith(",") or _WHOSE.match(text, start) or _WHICH.match(gap)):
        return None
    match = _RELATIVE.search(text[max(0, start - 160) : start])
    return max(0, start - 160) + match.start() if match else None


_WHOSE = re.compile(r"[A-Z][\w. ]{1,40}'s? [^,.;]{2,60}, ")  # "arm of Y\'s group, has"


def owned(text: str, start: int, end: int) -> bool:
    """Whether a name is only that of what the subject has: "The Oslo group, which owns Elm stores,
    has"."""
    return _WHICH.match(text, end) is not None and inside_apposition(text, start, ",") is not None


_WHICH = re.compile(  # behind the name
    r" (?:[a-z-]+ ){0,2}[a-z-]+, (?=(?:has|have|had|is|was|will|would|said|plans|wants|agreed)\b)"
)
_ABOUT_IT = phrase(
    r" ?, (?:an?|the|one of|part of|which|who|whose|formerly|based|headquartered|owned|backed)\b"
    r"(?!.{0,240}\b(?:said|says|announce[sd]?|told|agreed)\b.*,).{10,240}, "
    r"(?=(?:[\w-]+ ){0,6}?$)"
)
_WHEN_IT = phrase(
    r"\b(?:when|after|before|as|while|since|because|where|that|which|until) (?:it|they|he|she)\b"
)
_BY_MEANS = phrase(r"\b(?:with|through|via|after|amid|following)\b")
