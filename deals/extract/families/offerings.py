"""Securities offered to many: public offerings, private placements, convertible notes."""

import re
from collections.abc import Iterator

from deals.extract.families.backers import complete
from deals.extract.grammar.events import Context, Event, Rules, Span
from deals.extract.grammar.objects import bought, in_article
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

_AGREEMENT = hints("purchase agreement", "subscription agreement")
HINTS = _AGREEMENT | hints(
    *("offering", "placement", "ipo", "pipe", "convertible", "secondary issue", " public", "debut"),
    "warrant",
)
_SUM = (
    r"(?P<money>(?:(?:US|C|A|CA|AU|HK|NZ|S)?[$€£₹¥]|(?:USD|CAD|AUD|EUR|GBP|Rs\.?) ?[$€£₹¥]?)"
    r" ?\d[\d.,]*(?:[- ]?(?:million|billion|mln|bln|mn|bn|mm|m|b|k|crore))?\b"
    r"|\d[\d.,]*[- ](?:mln|bln|million|billion)[- ](?:dlrs?|dollars?|euros?|pounds?|stg|yen"
    r"|francs?))"
)
_WORDS = (
    r"(?:(?:an?|the|its|their|our|of|on|and|in|with|for|new|first|second|third|fourth|final"
    r"|initial(?! public)|partial|closing|completion|close|pricing|launch|launching|commencement"
    r"|start|terms|tranche|previously|announced|previously-announced|upsized|oversubscribed"
    r"|successful|successfully|fully|over|subscribed|subscribed|large|brokered|non-brokered"
    r"|nonbrokered|underwritten|registered|direct|firm|commitment|bought|deal|marketed|proposed"
    r"|planned|concurrent|strategic|separate|best-efforts|best|efforts|confidentially|marketed"
    r"|flow-through"
    r"|registration|statement|prospectus|preliminary|short|form|covering|approximately|about"
    r"|aggregate|principal|amount|gross|private(?! placement)|additional|small|combined|equity"
    r"|senior|(?:mon|tues|wednes|thurs|fri)day|unsecured|secured|subordinated|\d[\d.]*%"
    r"|zero-coupon|mandatory) ){0,9}?"
)
_NOUN = (
    r"(?P<noun>initial public offer(?:ing)?|IPO|public offering|public share offering"
    r"|direct offering|offering of (?=convertible)"
    r"|(?:financing|sale|issue|issuance|placing)(?= of (?:[\w$€£.,%-]+ ){0,6}?convertible\b)"
    r"|warrant exercise|exercise of (?:(?:certain|existing|outstanding|all|its|the|previously"
    r"|issued) ){0,4}warrants"
    r"|follow-on offering|follow-on public offering|secondary (?:public )?(?:share )?(?:offering"
    r"|issue)|(?:private )?placement|PIPE|LIFE offering|share offering|equity offering"
    r"|convertible (?:senior |unsecured |subordinated |secured |promissory |bridge |loan )*"
    r"(?:notes?|debentures?|bonds?))\b"
)
_VERB = (
    r"\b(?P<verb>clos(?:e|es|ed|ing)|complet(?:e|es|ed|ing)|finali[sz](?:e|es|ed|ing)"
    r"|pric(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|launch(?:es|ed|ing)?|beg[aiu]ns?|start(?:s|ed)?"
    r"|commenc(?:e|es|ed|ing)|upsiz(?:es|ed)|set|sets|approv(?:e|es|ed)|file|files|filed|plans?"
    r"|planning|propos(?:e|es|ed)|mak(?:e|es|ing)|made|conduct(?:s|ed)?"
    r"|rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|withdr[ae]ws?|postpon(?:es|ed)|cancel(?:s|ed))"
)
_OFFERED = phrase(
    rf"{_VERB} (?:{_WORDS}(?:registration statement|prospectus)[^.;]{{0,60}}? (?:for|covering"
    rf"|relating to) )?{_WORDS}(?:{_SUM}(?:-| )?{_WORDS})?(?:(?:through|via|by way of"
    rf"|from) {_WORDS})?"
    rf"{_NOUN}"
)
_PUBLIC = hints("went public", "goes public", "go public", "going public", " debut")
_DEBUT = phrase(
    r"\b(?:went|goes|to go|going) public\b(?! (?:through|via|by) )(?! with (?!an? (?:valuation"
    r"|market)))|\b(?:made"
    r"|makes) (?:its"
    r"|their) (?:[\w-]+ ){0,2}?(?:market|trading|Nasdaq"
    r"|NYSE|stock exchange) debut\b"
)
_NEWS = 2  # sentences, headline included, in which going public is the news
_SINCE = phrase(
    r"\b(?:since|after|when|before|until|if|plans?|hopes?|could|may|might|would|years? ago"
    r"|last year|in (?:19|20)\d\d)\b"
)
_RULED_OUT = phrase(
    r"\bat-the-market\b|\bATM\b|\bshelf\b|\btokens?\b|\bcoins?\b|\bpre-?sale\b"
    r"|\b(?:fund|trust) (?:units|interests)\b|\b(?:placement|offering|IPO) software\b"
    r"|\brepurchase|\bbuy-?back|\bredempt|\bno (?:[\w-]+ ){0,2}?(?:plans?|intention) (?:for|to"
    r"|of)\b"
)
_DEBT = phrase(
    r" (?:offering )?of (?:[\d.,$€£%]+ |mln |dlrs |million |billion |its |senior |secured "
    r"|unsecured |subordinated |promissory |first |mortgage ){0,8}(?:notes|bonds|debentures|debt)\b"
)
_CONVERTIBLE = phrase(
    r"convertible (?:senior |unsecured |subordinated |secured |promissory |bridge |loan )*"
    r"(?:notes?|debentures?|bonds?)\b"
)
_OF_CONVERTIBLE = phrase(
    r"(?: offering)? of (?:[\w$€£.,%-]+ ){0,6}?convertible (?:[a-z]+ ){0,2}?"
    r"(?:notes?|debentures?|bonds?)\b"
)
_INITIAL = phrase(r"initial public|IPO\b")
_CLOSING = phrase(
    r"\b(?:clos(?:e|es|ed|ing)|complet\w+|finali[sz]\w+|rais(?:es|ed)|secur(?:es|ed))\b"
)
_ATTRIBUTIVE = re.compile(r"\b(?:its|our|their|the|an?|this|that|'s)(?: \w+ly)? +$", re.I)
_AHEAD = re.compile(
    r"\b(?:to|will|would|may|expects? to|before|after|upon|once|when) +(?:\w+ly +)?$", re.I
)
_PLANNED = phrase(r"approv|plan|propos|mak|made|sets?\b|file")
_PROCEEDS = phrase(
    rf"\b(?:(?:gross|total|aggregate|net) proceeds (?:of|were|was|totall?(?:ing|ed))|raising)"
    rf" (?:approximately |about |up to |some |a total of )*{_SUM}"
)
_HOLDERS_SELL = phrase(
    r"\b(?:selling (?:share|stock|security)?holders|(?:sold|offered|offering|shares|stock) by "
    r"(?:certain |some |its |existing |current |the )*(?:selling )?(?:share|stock)?holders"
    r"|(?:sold|offered) by (?=<?(?-i:[A-Z])))"
)
_SUBSCRIBED = phrase(
    r"\b(?P<verb>enter(?:s|ed)? into|sign(?:s|ed)|execut(?:es|ed)|has) (?:an? )?(?:definitive )?"
    r"(?P<noun>(?:securities|share|stock|unit|equity)?[ -]?(?:purchase"
    r"|subscription) agreements?) with "
    r"(?P<whom>[^.;]{3,120}?) (?:for|to (?:sell|issue|purchase|buy|invest|raise)|under which"
    r"|pursuant to which|providing for)"
    rf" (?P<terms>[^.;]{{0,160}}?){_SUM}(?P<after>[^.;]{{0,50}})"
)
_PROCEEDS_OF = phrase(
    r"\b(?:gross |net |aggregate |total )?proceeds\b|\b(?:common|ordinary|preferred|new"
    r"|its) (?:shares|stock)\b"
    r"|\bunits\b|\bwarrants\b|\bsecurities\b|\bequity\b"
)
_OF = phrase(r" of (?=(?:about |approximately |up to |some )?\d[\d.]*(?:%| ?pct| per ?cent))")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of offerings."""
    return _RULES.events(context)


def _offering(context: Context, match: re.Match[str]) -> Event | None:
    text, noun = context.sentence.text, match["noun"]
    start, end = match.span()
    if _RULED_OUT.search(text, max(0, start - 40), end + 60) or _no_equity(text, match):
        return None
    participle = match["verb"].lower().endswith(("ed", "ing"))
    if participle and _ATTRIBUTIVE.search(text[max(0, start - 24) : start]):
        return None  # "its recently completed public offering"
    subject = context.subject(start)
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    issuer, lead = subject
    event = Event(
        "round",
        _kind(text, match),
        context.sentence,
        context.span(start, end),
        context.told(lead, start, end, _voice(text, match)),
        issuer,
        money=_money(context, match),
        weak="lacement" in noun and bool(_PLANNED.match(match["verb"])),
    )
    _of_what(context, event, match)
    if event.type == "secondary_sale":
        holders = _HOLDERS_SELL.search(text, end)
        if holders is None:
            return None  # a "secondary offering" of new shares, or of nobody knows whose
        sellers, _ = context.reader.agents(holders.end())
        event.sellers.extend(s for s in sellers if s.name is not None)
    elif event.type == "convertible_financing" or "lacement" in noun or noun == "PIPE":
        complete(context, event)
    return event


def _of_what(context: Context, event: Event, match: re.Match[str]) -> None:
    """How much of the issuer is offered; or of which of its units, which is the target then."""
    of, issuer = _OF.match(context.sentence.text, match.end()), event.target
    if of is None or issuer is None:
        return
    share, unit, _ = bought(context, of.end(), issuer)
    event.share = in_article(context, share)
    if unit is not None and unit.name is not None and unit.text != issuer.text:
        event.target, event.sellers = unit, [issuer]
        event.type = "ipo" if "public" in match["noun"].lower() else event.type


def _no_equity(text: str, match: re.Match[str]) -> bool:
    """Whether what is offered is plain debt, or the words are those of an everyday placement."""
    noun = match["noun"]
    bare = match["money"] is None
    if (noun.lower() == "placement" and bare) or noun in {"pipe", "Pipe"}:
        return True  # of products, of people
    if "warrant" in noun.lower() and bare and not _PROCEEDS.search(text, match.end()):
        return True  # which brings in nobody knows what
    if _OF_CONVERTIBLE.match(text, match.end()) or "convertible" in noun.lower():
        return False
    return bool(_DEBT.match(text, match.end()))


def _kind(text: str, match: re.Match[str]) -> str:
    if _INITIAL.search(match["noun"]):
        return "ipo"
    if _CONVERTIBLE.search(match[0]) or _OF_CONVERTIBLE.match(text, match.end()):
        return "convertible_financing"
    return "secondary_sale" if match["noun"].lower().startswith("secondary") else "funding_round"


def _voice(text: str, match: re.Match[str]) -> str:
    announced = match["verb"].lower().startswith("announc")
    if not announced and _AHEAD.search(text[max(0, match.start() - 24) : match.start()]):
        return "future"
    first = match[0][: match.start("noun") - match.start()]
    return "completed" if _CLOSING.search(first) else "present"


def _money(context: Context, match: re.Match[str]) -> Span | None:
    found = match if match["money"] else _PROCEEDS.search(context.sentence.text, match.end())
    if found is None:
        return None
    return context.span(*found.span("money"))


def _debut(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y went public on Nasdaq", where that is the news."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or context.sentence.index > _NEWS:
        return None
    if subject[0].name.kind != "organization" or _SINCE.search(context.sentence.text):
        return None
    told = context.told(subject[1], *match.span(), "present" if "go" in match[0][:2] else "done")
    span = context.span(*match.span())
    found = _PROCEEDS.search(context.sentence.text, match.end())
    money = context.span(*found.span("money")) if found else None
    return Event("round", "ipo", context.sentence, span, told, subject[0], money=money)


def _subscribed(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y entered into a share purchase agreement with X for $25 million in gross proceeds"."""
    words = match["terms"] + match["after"]
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    if not _PROCEEDS_OF.search(words) or _RULED_OUT.search(words):
        return None
    told = context.told(subject[1], *match.span(), "present")
    span = context.span(*match.span())
    kind = "convertible_financing" if "convertible" in words.lower() else "funding_round"
    buyers, _ = context.reader.agents(match.start("whom"))
    buyers = [b for b in buyers if b.name is not None and b.text != subject[0].text]
    money = context.span(*match.span("money"))
    return Event("round", kind, context.sentence, span, told, subject[0], buyers, money=money)


_RULES = Rules(
    (_AGREEMENT, _SUBSCRIBED, _subscribed),
    (_PUBLIC, _DEBUT, _debut),
    (HINTS, _OFFERED, _offering),
)
