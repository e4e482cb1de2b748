"""What a company answers to a bid: "Y accepted X's £300m offer", "Y bowed to a bid from X"; and
bids that beat another's: "X trumped Z's offer for Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import type_of
from deals.extract.grammar.phrases import Party
from deals.extract.words.clues import hints
from deals.extract.words.lexicon import COMPANY_WORDS
from deals.extract.words.money_words import MONEY
from deals.extract.words.name_words import NAMED, Name
from deals.extract.words.text import phrase

HINTS = hints("offer", " bid", "approach", "proposal", "advances", "overtures")

_NOUN = r"(?:offers?|bids?|approach(?:es)?|proposals?|advances|overtures)"
_YIELDS = (
    r"(?:bow(?:s|ed|ing)?|succumb(?:s|ed|ing)?|cav(?:es|ed|ing) in|(?:gave|gives?|given|giving) in"
    r"|yield(?:s|ed|ing)?|surrender(?:s|ed|ing)?|capitulat(?:es|ed|ing)) to"
    r"|(?:gave|gives?|given) short shrift to|slam(?:s|med) the door (?:on|in the face of)"
    r"|knock(?:s|ed) back"
    r"|pour(?:s|ed) cold water on|thr(?:ew|ows) out"
)
_VERBS = (
    rf"(?:{_YIELDS}|accept(?:s|ed|ing)?|reject(?:s|ed|ing)?|spurn(?:s|ed|ing)?|rebuff(?:s|ed|ing)?"
    r"|turn(?:s|ed|ing) down|recommend(?:s|ed|ing)?|back(?:s|ed|ing)?|endors(?:es|ed|ing)"
    r"|snub(?:s|bed|bing)?"
    r"|brush(?:es|ed|ing) (?:off|aside)|dismiss(?:es|ed|ing)?|refus(?:es|ed|ing)|welcom(?:es|ed"
    r"|ing)"
    r"|fend(?:s|ed|ing) off|fought off|(?:is |are )?(?:considering|weighing|studying|mulling))"
)
_NO_BID = (
    r"(?:pay|wage|job|loan|trade|peace|contract|sponsorship|settlement|rescue|plea|planning|record"
    r"|ticket|price)"
)
_HIS = phrase(  # "accepted X's increased £300m offer"
    r"\b(?P<verb>(?:recommend|urg|advis|tell|told)\w* (?:(?:that|its|the|all) )*"
    r"(?:(?:share|stock)?holders|investors) (?:(?:should|to|not) )*(?:accept|reject|take|back"
    rf"|tender(?: their shares)? (?:in)?to)|{_VERBS}) {NAMED}(?P<who>[^.;,]{{2,50}}?)(?:'s"
    rf"|(?<=s)') (?P<words>(?:(?!{_NO_BID})"
    rf"(?:(?-i:[A-Z]{{0,3}}[£$€]?\d[\w.,-]*|[a-z][\w-]*)) ){{0,7}}?){_NOUN}\b"
    r"(?! (?:to (?!buy|acquire|take|purchase)|of (?!about|[£$€]|\d)|for (?!(?:it|the (?:company"
    r"|group|firm|bank"
    r"|business|chain|airline|retailer|club))\b)))"
)
_GAVE_IN = phrase(  # "succumbed to a £300m bid from X"
    rf"\b(?P<verb>{_YIELDS}) (?:an?|the|its) (?P<words>(?!{_NO_BID})[^.;,]{{0,60}}?)\b{_NOUN}"
    rf"(?:,? (?:worth|of) {MONEY})? (?:from|by) {NAMED}"
)
_A_TAKEOVER = phrase(
    r"\b(?:takeover|take-over|buy-?out|merger|acqui\w+|shareholders?|hostile|unsolicited|suitor)\b"
)
_SUM = phrase(rf"(?=[^ ]*\d){MONEY}")
_NO_TARGET = frozenset("council parliament union court senate board commission association".split())
_TOPS_BID = phrase(  # "trumped Z's £9m bid for Y with a £10m offer"
    rf"\b(?P<verb>trump(?:s|ed|ing)?|outb(?:id|ids|idding)|top(?:s|ped|ping)|beat(?:s|en|ing)?|better(?:s|ed|ing)"
    rf"|gazump(?:s|ed|ing)?) (?:an? |the )?(?:(?-i:[A-Z])[^.;,]{{1,50}}?(?:'s|(?<=s)')|rival"
    rf"|earlier|existing|agreed)"
    rf" (?:[\w£$€.,-]+ ){{0,5}}?(?:bid|offer|proposal|approach)(?: (?:of"
    rf"|worth) {MONEY})?(?: from [^.;,]{{2,40}}?)?"
    rf" for {NAMED}"
)


_OF_HIM = phrase(  # "rebuffed the advances of X"
    rf"\b(?P<verb>{_VERBS}) (?:the|an?|all|any) (?P<words>(?:[a-z-]+ ){{0,3}}?)(?:advances"
    rf"|overtures|takeover approach(?:es)?) (?:of"
    rf"|from|by) {NAMED}"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of answers to bids."""
    return _RULES.events(context)


def _bid_for(context: Context, match: re.Match[str], buyers: list[Party]) -> Event | None:
    """The bid that the subject answers."""
    subject = context.subject(match.start())
    target = subject[0] if subject else None
    buyers = [
        b for b in buyers if b.name is not None and context.entities.of(b.name).kind != "place"
    ]
    if target is None or target.name is None or not buyers:
        return None
    entity = context.entities.of(target.name)
    if _may_be_person(target.name) and not _A_TAKEOVER.search(context.sentence.text):
        return None
    if entity.kind != "organization" or not _NO_TARGET.isdisjoint(target.name.core):
        return None
    if any(b.name is not None and context.entities.of(b.name) is entity for b in buyers):
        return None
    span = context.span(*match.span())
    told = Told("announced", span.start, span.end, 3)
    late = context.sentence.index > _LATEST
    kind = ("purchase", "acquisition")
    return Event(*kind, context.sentence, span, told, target, buyers[:1], weak=late)


def _may_be_person(name: Name) -> bool:
    """Whether a name may be somebody's: "Jo Holm accepted X's £300,000 offer"."""
    return len(name.core) > 1 and not name.formal and name.core[-1] not in COMPANY_WORDS


_LATEST = 3  # sentences, headline included, in which an answer alone is the news


def _his(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has accepted X's £300m offer"."""
    text = context.sentence.text
    bid = "bid" in match[0].lower() or _SUM.search(match["words"])
    if not (bid or _A_TAKEOVER.search(text)):
        return None
    buyers, behind = context.reader.agents(match.start("who"))
    return _bid_for(context, match, buyers) if behind <= match.end("who") + 2 else None


def _gave_in(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y succumbed to a £300m bid from X"."""
    return _bid_for(context, match, context.reader.agents(match.end())[0])


def _tops_bid(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has trumped Z's bid for Y with a £300m offer"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if thing[0].text == subject[0].text or thing[0].name.kind != "organization":
        return None
    event = event_of(context, match, ("purchase", type_of(None, thing[0])), subject[1], thing[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[subject[0]])


_RULES = Rules(
    (HINTS, _HIS, _his),
    (HINTS, _GAVE_IN, _gave_in),
    (HINTS, _OF_HIM, _gave_in),
    (HINTS, _TOPS_BID, _tops_bid),
)
