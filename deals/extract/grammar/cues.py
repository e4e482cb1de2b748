"""Words that tell how far a deal has come."""

import re
from dataclasses import dataclass
from functools import lru_cache

from deals.extract.grammar.clued import Clued, clued
from deals.extract.grammar.sentences import Sentence
from deals.extract.words.text import phrase


@dataclass(slots=True)
class Told:
    """A status with the words that tell it (offsets in the article) and how strong they are."""

    status: str
    start: int
    end: int
    strength: int


ASIDE = 1  # the strength of what only says who somebody is: "X, which owns 56 pct of Y"
DENIED = phrase(
    r"\b(?:den(?:y|ies|ied|ying)\b|rumou?rs?\b.{0,80}\b(?:not (?:true|correct)|incorrect"
    r"|untrue|false"
    r"|unfounded|no truth|baseless)|no (?:plans|intention|interest) (?:to|of|in)\b"
    # what it means to do with what it has bought denies no deal: "no plans to change the name"
    r"(?! (?:(?:mak(?:e|ing) (?:any |further )?(?:changes|cuts|lay-?offs|redundancies)"
    r"|do(?:ing)? anything"
    r"|(?:chang|clos|shut|lay|cut|renam|mov|relocat|replac|rebrand|integrat|alter|dismiss|sack"
    r"|discontinu|reduc|hir|us)(?:e|es|ing|ting|ling|ying)?)\b))|not\W{0,2} "
    r"(?:in talks|interested(?!,? (?:since|because|as) (?:it|they) ha)|for sale|negotiating"
    r"|considering|(?:currently )?(?:holding|having|conducting|engaged in)(?: any)? (?:talks"
    r"|discussions|negotiations))|not planning to|no truth to"
    r"|dismiss\w* (?:the )?(?:rumou?r|report|speculation)\w*)"
)
ENDED = phrase(
    r"\b(?:terminat(?:e|es|ed|ing|ion)|call(?:s|ed)? off|calling off|call(?:s|ed|ing) time on"
    r"|scrap(?:s|ped|ping)?"
    r"|abandon(?:s|ed|ing)?|suspend(?:s|ed|ing)? (?:\w+ ){0,3}(?:talks|negotiations|discussions"
    r"|merger)|withdr[ae]w(?:s|n|ing)?(?! (?:an?|its|the|his|their) (?:\w+ ){0,2}(?:motion"
    r"|lawsuit|suit|objections?|opposition|complaint|support)\b)|withdrawal of|drop(?:s|ped|ping)? "
    r"(?:[A-Z]{0,3}[$£€]?\w[\w.]* ){0,5}(?:bid|pursuit|interest|approach|purchase|acquisition"
    r"|takeover"
    r"|offer|plans?|talks|proposal|deal|agreement|merger|attempt|suit for)|end(?:s|ed)? "
    r"(?:[A-Z]{0,3}[$£€]?\w[\w.]* ){0,5}(?:talks"
    r"|negotiations|discussions|agreement|merger|effort|bid|pursuit|chase)|(?:talks|negotiations"
    r"|discussions|deal|merger"
    r"|agreement|bid|offer)\b[^.;]{0,60}\b(?:ended|collapsed|failed|fell through|fallen "
    r"through|brok(?:en|e)"
    r" ?down|suspended|broken off|cancel\w+|lapsed?)|cancel(?:s|led|ed|ling|ing)?(?! (?:\w+ "
    r"){0,5}(?:shares?|options?|warrants?))|broke off|breaks? "
    r"off|fell through|(?:ha(?:s|ve|d)|been|was|were) broken off"
    r"|(?:talks|deal|merger|agreement|bid|offer|takeover|acquisition|purchase"
    r"|buyout)\b[^.;]{0,40}\b(?:fell|fallen|falls) apart"
    r"|(?:torn|tore|tears|rips|ripped) up (?:its|their|the|an?) (?:[\w£$€.]+ ){0,3}(?:agreement"
    r"|deal|merger|pact)"
    r"|shelv(?:es|ed|ing) (?:(?:its|their|an?|the) )?(?:[\w£$€.]+ ){0,3}(?:bid|offer|plans?"
    r"|takeover|merger|acquisition"
    r"|purchase|deal)|(?:acquisition|takeover|purchase|sale|buyout"
    r"|buy-out)\b[^.;]{0,70}\b(?:ha(?:s|ve|d) (?:fallen through|collapsed)"
    r"|collapsed)|pull(?:s|ed|ing)? the plug on"
    r"|(?<!be[ ])blocked|blocks|prohibited|prohibits|vetoed|vetoes"
    r"|(?:bar|bann)(?:s|red|ed) \w+ from"
    r"|(?:drop|pull|bow)(?:s|ped|ed|ping|ing)? out(?! of (?:(?:the |its "
    r"|a )?(?:[\w-]+ ){0,2}(?:country"
    r"|state|region|market|continent|industry|sector)\b|(?-i:[A-Z])\w+ (?:with|by|through) ))"
    r"|fail(?:s|ed) with|rescind(?:s|ed)?"
    r"|mutually agreed (?:not to|to end)|decided not to"
    r"|will not proceed|(?:can|could|would)(?: ?not|n't) be allowed\b|bar(?:s"
    r"|red) (?:the )?(?:[\w£$€.]+ )"
    r"{0,2}(?:merger|takeover|deal|acquisition|purchase|sale)|not"
    r" proceed(?:ing)?|(?:not|n't) (?:be )?pursu(?:e|ing)|in tatters|thr(?:ows?|ew"
    r"|own) in the towel|hit the buffers|(?:fallen|fell) apart"
    r"|(?:come|came) to nothing|unravel(?:s|led|ed)|dead in the water|(?<!or[ ])walk(?:s|ed)? away"
    r"|allowed? (?:\w+ "
    r"){0,4}to (?:lapse|expire)|let(?:s|ting)? (?:[\w-]+ ){0,6}(?:lapse|expire)\b"
    r"|rul(?:es|ed|ing) (?:itself|themselves|himself|herself) out of"
    r"|rul(?:es|ed|ing) out (?:an?|any|another|its|making|bidding|launching)\b"
    r"|(?:will|would|is|are) not (?:now |be )?(?:go(?:ing)? ahead|merg(?:e|ing)|combin(?:e|ing)"
    r"|(?:get(?:ting)?|com(?:e|ing)) together|join(?:ing)? forces)"
    r"|no longer (?:plans?|intends?|interested|considering|pursu\w+)"
    r"|back(?:s|ed) out of (?:buying|acquiring|(?:its|the|an?) (?:[\w$€£.-]+ ){0,4}?(?:deal"
    r"|takeover|acquisition|merger|purchase|bid|offer))"
    r"|(?:deal|takeover|acquisition|merger|sale|purchase)\b[^.;]{0,40}"
    r" ha(?:s|ve|d) (?:come|fallen) apart"
    r"|end(?:s|ed)? (?:its|their|any) interest in|(?:could|can|will|did) not "
    r"(?:complete|close|go ahead|proceed)|unable to complete|failed to (?:reach|agree)"
    r"|talks [^.;]{0,110}\b(?:brok(?:e|en) down|collapsed|fell through)"
    r"|(?:admit|conced)(?:s|es|ed|ted|ing|ting)? defeat"
    r"|los(?:es|t) (?:our|its|their|his|her) (?:[\w£$€.-]+ ){0,3}?(?:bid|battle|fight)\b"
    r"|(?:bid|offer)\b[^.;,]{0,50}? (?:expired|lapsed)\b[^.;]{0,24} (?:after (?:being|having been"
    r"|it was|it had been) (?:\w+ )?reject\w*|after (?:the|its|directors) [^.;,]{3,40}? rejected)"
    r"|(?:scotch|scupper|torpedo|derail|foil|thwart|kill|quash)(?:e?s|e?d) (?:off )?"
    r"(?:[\w£$€.'-]+ ){0,5}(?:merger|takeover|deal|bid|offer|acquisition|buy-?out)\b|put paid to"
    r"|fail(?:s|ed) (?:with|in) (?:its|their|an?)\b|(?:drop|bow)(?:s|ped|ed)? out of"
    r"|(?:gave|gives?|given) up (?:on )?(?:(?:its|their)\b|(?:his|her|the) (?:\w+ )?(?:bid"
    r"|pursuit|chase|attempt|offer))"
    r"|call(?:s|ed) (?:time|a halt) (?:on|to) (?:its|their|his|her|the|merger"
    r"|takeover|talks)|(?:(?:will|would) not|(?:does|did"
    r"|do)(?: not|n't) (?:now "
    r"|currently )?intend to) (?:be )?mak(?:e|ing) (?:an?|any) (?:[\w-]+ )?(?:bid|offer"
    r"|approach)|los(?:es"
    r"|t)(?: out)?(?: to [^.;,]{2,40}?)?(?: in)? the (?:race|auction"
    r"|battle|contest|bidding))\b"
)
_IN_VAIN = r"(?:unsuccessful(?:ly)?|abortive|aborted|ill-fated|failed)"
NO_MORE_THAN_A_CHANCE = clued(  # "leaving X with a strong chance to" take over Y
    r"\bchances? (?:to|of) (?:(?:be|being|now) )?$"
)
_FAILED = clued(  # "after an unsuccessful campaign to" before "acquire control of Y"
    rf"\b(?:{_IN_VAIN} (?:[\w£$€.-]+ ){{0,4}}?(?:campaign|attempts?|bid|efforts?|offer|battle|fight"
    r"|approach|move|tilt|sought|tried)(?: (?:last|this|earlier this) [a-z]+)? (?:to|for|of|at) "
    r"|(?:unsuccessful|abortive|aborted|ill-fated) (?:(?:takeover|hostile|merger|buyout|tender"
    r"|cash) )?)$"
)
# A try told only as what came before: "sold its stake after an unsuccessful bid for Y".
AFTER_FAILURE = clued(
    r"\b(?:after|following|since|despite|until|in) (?:an?|its|the|their|his|her) (?:[a-z]+ ){0,2}?"
    rf"{_IN_VAIN} (?:[\w£$€.-]+ ){{0,6}}$"
)
TALKS = phrase(
    r"\b(?:(?:in|holding|hold|held|having|begun|began|begin|started|resumed|entered"
    r"|conducting|advanced|early|final|exclusive"
    r"|preliminary|merger|takeover|acquisition|sale|exploratory|serious|late-stage) "
    r"(?:[\w-]+ ){0,3}(?:talks?|discussions?|negotiations?)"
    r"|negotiating|in negotiation|discussing|(?:talks|discussions|negotiations) between"
    r"|conversations\W{1,3}(?:with|on|about|over|regarding)|talks (?:to|with|on|about|over|for"
    r"|aimed)"
    r"|discussions (?:to|with|on|about|over"
    r"|concerning|regarding)|negotiations (?:to|with|on|over|for)|consider(?:s|ed|ing)?"
    r"|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?"
    r"|explor(?:e|es|ed|ing)|evaluat(?:e|es|ed|ing)|looking (?:at|into|to)|may (?:[\w]+ )"
    r"?(?:acquire|buy|purchase|merge|bid|seek|make|offer|sell|invest|be)"
    r"|might|could|interested in|circl(?:es|ing)|stalking|sniffing around|kicking the t[iy]res"
    r"|running the rule over|sizing up|a run at|exclusivity|in discussion"
    r"|express\w* (?:an )?interest"
    r"|approach(?:ed)? (?:by|about|from|for)"
    r"|approach(?:ed|es|ing) [^.;]{2,60} (?:about|over|with|regarding)|studying"
    r"|(?:preliminary|tentative|indicative|informal) (?:\w+ )?(?:offer|approach|bid|proposal)"
    r"|(?:preparing|readying|plotting|lining up|drawing up) (?:to|an?|its|for)"
    r"|nearing|close to|near(?:s)? (?:a )?deal|eyes|eyeing|eyed|circled|stalked|courted|wooed"
    r"|pursued by|put[- ]up[- ]or[- ]shut[- ]up"
    r"|mak(?:e|ing) an? (?:firm|formal) (?:offer|bid)|exploratory|contemplating"
    r"|the rule over|circling|sights|eye over|stalking|wooing|courting"
    r"|seek(?:s|ing)? (?:to|talks)|possible|potential|interest in acquiring"
    r"|solicit(?:s|ing)?|seek(?:s|ing)? (?:an? |possible |potential )?(?:buyers?|purchasers?)"
    r"|up for sale|for sale|(?:takeover|acquisition|buy-?out|bid) interest"
    r"|favou?rite to|front-?runner to|opened (?:up )?(?:its|the) books|access to its books)\b"
)
_PRESS = (  # who says so is no insider, and does not turn talks into a rumour
    r"(?:Times|Post|Journal|News|Telegraph|Herald|Gazette|Mail|Observer|Guardian|Tribune|Bloomberg"
    r"|Sky|newspaper|magazine|paper) (?:newspaper )?(?:has |had )?(?:report(?:s|ed)|said|says)"
)
RUMOUR = phrase(
    r"\b(?:people (?:\w+ ){0,3}(?:familiar|close|with (?:direct )?knowledge|briefed)"
    r"|persons? familiar|sources? (?:familiar|close|said|say|told|with)"
    r"|(?:according to|said|cit(?:ing|ed)|told) (?:\w+ ){0,3}(?:sources|people|insiders)"
    r"|industry sources|banking sources|market sources|reportedly|rumou?r(?:s|ed)?"
    r"|speculat\w+|papers (?:had |have )?(?:suggest|claim)\w*|is said to|are said to"
    r"|it is understood|unnamed|unidentified sources"
    r"|insiders|market talk|(?<!pleased[ ]to[ ])(?<!happy[ ]to[ ])reports? that"
    r"|reports? (?:said|says|claim\w*|suggest\w*|of)"
    rf"|{_PRESS})\b"
)
DONE = phrase(
    r"\b(?:complet(?:e|es|ed|ion of)|clos(?:e|es|ed|ing of|ure)|finali[sz](?:es|ed)"
    r"|consummat(?:es|ed)|conclude[ds]|acquired|bought|(?:re)?purchased|issued|taken|took|sold"
    r"|invested|merged"
    r"|formed|established|effective|finished|wrapped up|made|obtained|received|licensed|hired"
    r"|(?:has|have|had|holds?|owns?|reported|reports|discloses?d?|now (?:owns|holds))"
    r" (?:\w+ ){0,3}?(?:\d[\d.]*(?= ?%)|(?:\d[\d.]*|one|two|three|four|five|six|seven|eight|nine"
    r"|ten)[- ]?(?:pct|per))"
    r"|(?:held|holds?|owned|owns?|has|had|have) [^.;]{3,90}?\d[\d.]*(?:(?= ?%)|[- ](?:pct"
    r"|per ?cent))"
    r"|rais(?:es|ed)|secur(?:es|ed)|land(?:s|ed)|nab(?:s|bed)|bag(?:s|ged)|announces?|announced|receives"
    r"|led|leads|backs|backed|joins?|joined|participated|net(?:s|ted)|got|gets|attract(?:s|ed)"
    r"|won|wins|increased|boosted|lifted|lent|borrowed|divested|cut|reduced|lowered|trimmed"
    r"|now (?:owns|controls)|handed|gave|emerged"
    r"|(?:following|since|after) (?:its|their|the) (?:(?-i:[A-Z])\w+ )?(?:19|20)\d\d (?=[a-z])"
    r"|placed|disposed|absorbed|swallowed|went|passed|joined forces|together|teamed up|linked up"
    r"|tied|picked|snapped"
    r"|swapped|exchanged|traded|converted"
    r"|headed|spearheaded|anchored|generated|drew|reaped|brought|lit|gained|combined|scored|pulled|rewarded|pocketed|banked|clinched"
    r"|amassed|wrapped up|racked up|drummed up|rounded up|locked|sealed|inked|sank|sunk"
    r"|funnell?ed|channell?ed|ploughed|plowed"
    r"|snagged|gobbled|amassed|accumulated|added on|bolted|acqui-?hired|grabs|grabbed|disclosed"
    r"|rescued|ownership of|securing of|receipt of|hiked|doubled|tripled|trebled|cashed|dumped"
    r"|ditched|built|bec[ao]mes?|is now"
    r"|mopped|hauled|shut|emerged|launched|spun off|demerged|offloaded|unloaded|scooped|swooped"
    r"|went public"
    r"|debut|floated|listed|(?:began|started) (?:\w+ )?(?:trading|dealings|to trade)"
    r"|put|injected|pumped|poured|struck|set up|upped|ups|paid|spent|splashed"
    r"|wrote|written an?|topped up|snare[sd]|scoops|reel(?:s|ed) in|coughed up|forked out"
    r"|shelled out|handed over|stumped up|laid out"
    r"|stepped[\"']* (?:in|up)|snatched|farmed)\b"
)
AGREED = phrase(
    r"\b(?:agree(?:s|d|ment|ments|ing)?|sign(?:s|ed|ing)?|definitive|letter of intent"
    r"|letters of intent|memorandum|enter(?:s|ed)? into|will|to|plans?"
    r"|planned|intends?|intention|offer(?:s|ed)?|bids?|proposal|proposed|proposes|tender"
    r"|announc\w+|approved?|accept(?:s|ed)|pact|accord|subject to|pending|set to"
    r"|would|seeks?|acquires|buys|purchases|takes|sells|invests|raises|acquisition|wants?"
    r"|merger|fusion|integrat\w+|chang\w+ hands|vot(?:e|es|ed)|deal|venture|expected to|made"
    r"|makes|investment"
    r"|purchas\w+|buy(?:ing)?"
    r"|acquiring|selling|sales?|stakes?|rounds?|funding|led|leads|merg\w+|target\w*"
    r"|snap\w*|scoop\w*|swallow\w*|goes|property of|join\w* forces|together|team\w* up|the knot"
    r"|swoop\w*|gobbl\w*|adds on|bolt\w*|tacks?|grafts?|transaction|falls|pursuit|auction|bidder"
    r"|part of|subsidiary of|won"
    r"|tie-?up|tendered"
    r"|pick\w*|tak(?:e|es|ing)|took|loans?|lends?"
    r"|provides?|licen[sc]\w+|invest\w*|rais\w+|secures?|holds?|has|takeover|combin(?:ation|es?|ed|ing)"
    r"|clos\w+|receiv\w+|obtain\w*|back\w*|join\w*|pay\w*|spend\w*|approach|offering|placement"
    r"|being|rescues?|hikes?|owner|mops?|snags?|fetches|hauls?|seed|series [A-K]|convertible"
    r"|emerge[sd]?|launch(?:es|ed)|pours?|chos\w+|choos\w+|picks?|select\w*|trump\w*|outbid\w*"
    r"|pumps?|injects?|lands?"
    r"|nabs?|bags?|gets|got|went public|goes public|debut|float(?:s|ed|ing)?|list(?:s|ing)?"
    r"|pric(?:es|ed|ing)|file[sd]?|found|overtures?|buyer|home for|borrow\w*|coughs"
    r"|stumps|ponie[sd]|lays out|drops|plunk\w*|unicorn|home|cheque|check"
    r"|bidding|in the (?:running|race|hunt|frame|contest)|race|contest"
    r"|arrang\w+|commitments?|financing|negotiat\w+|structured"
    r"|lin(?:es|ed) up|dr(?:aws?|awn|ew)|bank(?:s|ed)|pools?|pooling|contracts?|belongs?|set up"
    r"|(?:starts?|begins?) (?:\w+ )?(?:trading|dealings))\b| / (?=[A-Z])"
)
# What the heading over some items of a digest says of all of them.
HEADINGS = (
    ("terminated", phrase(r" ?(?:deals )?(?:terminated|withdrawn|abandoned|called off|scrapped)")),
    ("completed", phrase(r" ?(?:deals )?(?:completed|closed)\b")),
)
LETTER = phrase(
    r"\b(?:letters? of intent|memorandum of understanding|heads of (?:terms|agreement)"
    r"|term sheet|agreed? in principle"
    r"|agreement in principle|LOI|MOU|MoU)\b"
)
FUTURE = phrase(
    r"\b(?:expect(?:s|ed)? to (?:\w+ )?(?:close|complete|be (?:\w+ )?(?:completed|closed"
    r"|finali[sz]ed|consummated))|subject to(?! (?:[\w-]+ ){0,3}?adjustments?\b)"
    r"|closing (?:of the \w+ )?is (?:expected"
    r"|subject|scheduled|anticipated)|is (?:contingent|conditional)|remains? subject"
    r"|expects? (?:the )?(?:\w+ )?(?:to close|to complete|closing)|will (?:close|be "
    r"completed)"
    r"|pending|to close in|anticipated to close|completion is expected|is expected to "
    r"close|conditioned)\b"
)
_HEARSAY = phrase(r"speculat|rumou?r|unnamed|insider|reports? ")
_REPORTED = phrase(_PRESS)
_ON_RUMOURS = phrase(  # "rose on rumours that it was about to announce a sale"
    r"\b(?:on|amid|by|of) (?:[a-z]+ ){0,2}?(?:rumou?rs?|speculation|market talk)\b[^.;]*? "
    r"(?:about to|might|may|could|would|will|was to|is to|were|was|planned|plans) "
)
_TALKING = phrase(r"talk|negotiat|discuss|books")
_FIRM = phrase(r"\b(?:agreed|signed|confirm\w*|announced|completed|said it (?:will|would|has))\b")
_PROPOSED = phrase(
    r"\b(?:proposed|planned|pending|previously[- ]announced|announced|agreed|(?:its|'s|s')"
    r" (?:(?!(?:is|are|was|were|has|have|had|considers?|may|might"
    r"|could)\b)[\w.,$£€()-]+ ){0,6}(?:bid|takeover|acquisition|purchase|merger))\b"
)
_PRICED = phrase(r"(?:its|'s|s') (?:[\w.()-]+ )?[A-Z]{0,3}[$£€]?\d")
_TALKS_FOR = clued(  # "talks for X to buy Y have stalled"
    r"\b(?:talks|discussions|negotiations) for (?-i:<?[A-Z])[^.;,]{1,50} to $"
)
_UNDER_WHICH = phrase(r"\b(?:(?:under|pursuant to|through) which|whereby)\b[^.;,]{0,40}$")
_SAID = phrase(r", (?:said|told|announced|disclosed|reported)\b")
_APPROVAL = phrase(r"\b(?:approval|antitrust|anti-trust|regulat\w+|competition|clearance)\b")
WAITING = phrase(r"\btermination of (?:the )?(?:[\w-]+ ){0,4}waiting|waiting period [^.;]{0,40}")


_LABEL = re.compile(r"\w: (?=[A-Z])")  # "Birch eyeing growth: The toolmaker has bought"
_ENDED, _DENIED, _RUMOUR = Clued(ENDED), Clued(DENIED), Clued(RUMOUR)
_NEAR = 80  # characters in front of a trigger in which it may be told to be in vain
_TALKS, _LETTER = Clued(TALKS), Clued(LETTER)


def _rumour(sentence: Sentence, start: int, end: int) -> re.Match[str] | None:
    """The words by which the deal told at `start` to `end` is only rumoured, if it is."""
    text, rumour = sentence.text, _RUMOUR.search(sentence)
    if rumour is None or (_HEARSAY.match(rumour[0]) and _FIRM.search(text)):
        return None  # "has agreed to buy, ending months of speculation"
    proposed = _PROPOSED.search(text, max(0, start - 60), end)
    if _REPORTED.fullmatch(rumour[0]) and (_FIRM.search(text) or proposed):
        return None
    if proposed and (_APPROVAL.search(text) or _PRICED.search(text, max(0, start - 60), end)):
        return None  # insiders speak of the approval, not of the deal
    return rumour


_BUT = re.compile(r"\bbut\b")  # "has bought a stake, but has no plans to make a full bid"


@lru_cache(maxsize=1 << 6)  # a sentence may tell of several deals
def _called_off(text: str, low: str, clues: frozenset[str]) -> tuple[str, int, int] | None:
    """Whether a sentence tells that a deal ended or was denied, and where."""
    sentence = Sentence(0, 0, len(text), text, 0, low, clues)
    ended = _ENDED.search(sentence)
    if ended and not WAITING.search(text):
        return "terminated", *ended.span()
    denied = _DENIED.search(sentence)
    return ("denied", *denied.span()) if denied else None


def told(sentence: Sentence, lead: int, start: int, end: int, voice: str = "") -> Told:
    """The status that the words of a clause tell.

    `lead` is where the words begin that lead to the trigger at `start` to `end`.
    """
    text, base = sentence.text, sentence.start
    label = _LABEL.search(text, lead, start)
    if label:
        lead = label.end()
    off = _called_off(text, sentence.low, sentence.clues)
    if off and not (voice == "done" and off[0] == "denied" and _BUT.search(text, end, off[1])):
        status, first, last = off
        return Told(status, base + first, base + last, 5)
    if failed := _FAILED.within(sentence, text[max(0, start - _NEAR) : start]):
        return Told("terminated", base + max(0, start - _NEAR) + failed.start(), base + end, 5)
    lead_words = text[lead:end]
    rumour = _rumour(sentence, start, end)
    talks = _TALKS.within(sentence, lead_words)
    if talks and _UNDER_WHICH.search(text, 0, lead + talks.start()):
        talks = None  # "an option agreement under which it may acquire"
    if talks and voice == "done" and _SAID.search(lead_words, talks.end()):
        talks = None  # "X, which is considering a bid for Y, said it bought"
    if talks and "talk" not in talks[0].lower() and _PROPOSED.search(text, max(0, start - 60), end):
        talks = rumour = None  # the board considers what was proposed
    if not talks and voice == "future" and (before := _TALKS_FOR.within(sentence, text[:start])):
        lead, talks = 0, before
    if talks:
        press = rumour is not None and _REPORTED.fullmatch(rumour[0]) is not None
        heard = rumour and not press and not _TALKING.search(talks[0])
        status = "rumoured" if heard else "in_talks"
        return Told(status, base + lead + talks.start(), base + lead + talks.end(), 4)
    if rumour and (_ON_RUMOURS.search(text, 0, start) or not DONE.search(lead_words)):
        return Told("rumoured", base + rumour.start(), base + rumour.end(), 3)
    letter = _LETTER.within(sentence, lead_words) or _LETTER.within(sentence, text[:end])
    if letter:
        place = letter.start() + (lead if letter.string is lead_words else 0)
        return Told("announced", base + place, base + place + len(letter[0]), 4)
    if voice == "done":
        return Told("completed", base + start, base + end, 3)
    if voice == "present" and re.search(r"\bmade +an? +[^.;]*invest", lead_words):
        voice = "completed"
    if voice == "completed":
        done = DONE.search(lead_words)
        if done:
            return Told("completed", base + lead + done.start(), base + lead + done.end(), 5)
    return Told("announced", base + lead, base + end, 2 if voice == "present" else 3)


SUPPORT = {
    "denied": DENIED,
    "terminated": phrase(rf"{ENDED.pattern.pattern}|\b{_IN_VAIN}\b"),
    "in_talks": TALKS,
    "rumoured": RUMOUR,
    "announced": AGREED,
    "completed": DONE,
}
