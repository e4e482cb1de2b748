"""Stakes that are held, as headlines and filings put one that was bought: 13D filings."""

import re

from deals.extract.grammar.buyers import OTHERS
from deals.extract.grammar.cues import ASIDE, Told
from deals.extract.grammar.described import meant, spoken_of
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.objects import in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

HOLDS = phrase(
    r"\b(?P<verb>reported|reports|disclosed|discloses|reveals|revealed|declared|emerge[sd] with"
    r"|confirms|confirmed|has|have|had|holds|hold"
    r"|owns|own"
    r"|now owns|now holds|controls|raises|raised|cuts|ups)(?: (?:acquired|bought|about"
    r"|holding|owning|a|an|some|now|over|more than|accumulated|purchased|its|stake|to"
    r"|(?:beneficial )?ownership of)){0,3}"
    r"(?: [\d.,]+ (?:mln |million )?(?:common )?shares,? or)?(?: (?:close to|about|nearly))?"
    rf" (?P<percent>{PERCENT_WORDS})(?: (?:stake|interest|holding|shareholding|voting "
    rf"stake))? (?:(?:in|of) |(?=(?-i:[A-Z'])(?:[\w.&'-]+ ){{1,4}}?(?:stake|holding)\b))"
)
HOLDS_SHARES = phrase(
    r"\b(?P<verb>holds?|held|owns?|owned|has|have|had|acquired|bought|purchased|controls?"
    r"|accumulated)"
    r" (?:now |a total of |about |approximately |a combined |some |more than |over |beneficial "
    r"ownership of )*"
    r"(?P<number>[\d,.]+|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)(?: mln| million)? "
    r"(?P<name>[^.;,]{3,60}? )?(?:common |ordinary |class [A-Z] )*(?:shares|stock)(?: of "
    r"(?P<of>[^.;,]{3,50}?))?"
    rf"(?:,| and)? (?:or|representing|equal to|amounting to) (?:about |approximately |an? |some "
    rf"|nearly |just over )*"
    rf"(?P<percent>{PERCENT_WORDS})"
)
_FILING = phrase(
    r"\b(?:filing|told the Securities|told the SEC|13D|disclosed|for investment|risk "
    r"arbitrage|in response to its tender)\b"
)
_WHO_OWNS = phrase(r"\b(?:which|that|who)(?: already| currently| now| also)? \w?$")
_THROUGH_WHICH = phrase(r"\b(?:through|by|via) which [^.;,]{2,40} $")  # what a vehicle is for


def holding_shares(context: Context, match: re.Match[str]) -> Event | None:
    """ "X held 295,800 Y shares, or 14.8 pct": the holding, with the company's name inside."""
    group = "of" if match["of"] else "name"
    if not match[group]:
        return None
    inside = context.reader.starting(match.start(group), match.end(group))
    subject = context.subject(match.start())
    if not inside or subject is None or inside[0].kind != "organization":
        return None
    early = context.sentence.headline or context.sentence.index <= 1
    if not (early or _FILING.search(context.sentence.text)) or subject[0].text == inside[0].text:
        return None
    share = Share(match.start("number"), match.end(), percent_in(match["percent"]), "percent")
    target, span = party_of(inside[0]), context.span(*match.span())
    return Event(
        "purchase",
        type_of(share, target),
        context.sentence,
        span,
        Told("completed", span.start, span.end, 2),
        target,
        [subject[0]],
        share=in_article(context, share),
        weak=context.sentence.index > 1,
    )


_SELLS_IT = phrase(  # "X, which owns 38% of Y, agreed to sell its stake"
    r"\b(?:sell(?:s|ing)?|sold|dispose of|offload) (?:its|their|his|her|the|that) (?:[a-z]+ ){0,2}"
    r"(?:stake|holdings?|shareholding|interest|shares)\b(?! (?:in|of) )"
)
_OF_VENTURE = phrase(
    r"(?:the|an?) (?:new |planned |proposed )*(?:joint venture|JV|venture)"
    r"(?:,? (?:to be )?(?:called|named|known as)|,) (?=<?(?-i:[A-Z]))"
)
_THE_OTHER = phrase(
    rf",? (?:and|with|while|as) (?=(?:the )?<?(?-i:[A-Z])[^.;,]{{1,50}}? (?:(?:will "
    rf"|would )?(?:hold|own|tak|hav)\w* )?"
    rf"(?:the (?:rest|remaind\w+|remaining|other|balance)|{PERCENT_WORDS}))"
)


def _of_venture(context: Context, match: re.Match[str], share: Share, sides: list[Party]) -> Event:
    """ "X will hold 60 per cent of the joint venture, V, and Y the rest"."""
    target, ours = sides
    other = _THE_OTHER.match(context.sentence.text, target.end - context.sentence.start)
    others = context.reader.agents(other.end())[0][:1] if other else []
    told, span = context.told(match.start(), *match.span(), "present"), context.span(*match.span())
    return Event(
        "venture", "joint_venture", context.sentence, span, told, target, [ours, *others],
        share=in_article(context, share),
    )  # fmt: skip


_WOULD = phrase(r"\b(?:would|could|may|might|will) (?:then |together |jointly )?$")
_IF_BID = phrase(  # "would hold 36 pct of Y if a joint bid succeeds"
    r"\b(?:if|should|provided|in case)\b[^.;]{0,60}\b(?:bid|offer|takeover|deal|tender|proposal)\b"
)
_MAY_NOT = phrase(r"\b(?:may|can|could|must|shall|will|would) ?not (?:\w+ )?$")


def holding(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has 5.1 pct of Y", as headlines and filings put a stake that was bought."""
    text = context.sentence.text
    venture = _OF_VENTURE.match(text, match.end())
    early = context.sentence.headline or context.sentence.index <= 1 or venture
    if not (early or _FILING.search(text)):
        return None
    before = text[max(0, match.start() - 50) : match.start()]
    if OTHERS.within(context.sentence, before) or _MAY_NOT.search(before):
        return None
    if _THROUGH_WHICH.search(before):
        return None
    subject = context.subject(match.start())
    if _WOULD.search(before) and _IF_BID.search(text):
        return None
    own = context.topic() if context.reader.own(match.end()) else None
    party = subject[0] if subject else None
    own = own or meant(context, match.end(), party) or spoken_of(context, match.end(), party)
    thing = (own, match.end()) if own else context.reader.thing(match.end())
    if (
        subject is None
        or thing is None
        or thing[0].name is None
        or thing[0].text == subject[0].text
        or (_WHO_OWNS.search(before + text[match.start()]) and _SELLS_IT.search(text, match.end()))
    ):
        return None
    percent = percent_in(match["percent"])
    share = Share(match.start("percent"), match.end(), percent, "percent")
    if venture:
        return _of_venture(context, match, share, [thing[0], subject[0]])
    base = context.sentence.start
    aside = _WHO_OWNS.search(text[max(0, match.start() - 20) : match.start() + 1])
    status = Told("completed", base + match.start(), base + match.end(), ASIDE if aside else 2)
    return Event(
        "purchase",
        type_of(share, thing[0]),
        context.sentence,
        context.span(*match.span()),
        status,
        thing[0],
        [subject[0]],
        share=in_article(context, share),
        weak=bool(aside),
    )
