"""Who wins a contest for a company: "chose X over others in the sale of Y", "X trumped a rival", "X
saw off two rivals to land Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.lexicon import COMPANY_WORDS
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_OVER = hints(" over ", "ahead of")
_BETTER = hints("trump", "outb", " top", " beat")
_SALE_WON = hints("won the auction", "wins the auction", "win the auction", "winning the auction",
                  "won an auction", "wins auction", "won the tender for", "wins tender for",
                  "won the bidding for", "wins the bidding for", "won the race for",
                  "wins race for", "wins the race for", "won the contest for",
                  "won the battle for", "wins the battle for", "won a battle for")  # fmt: skip
_FAVOURITE = hints("favourite to ", "favorite to ", "frontrunner to ", "front-runner to ",
                   "front runner to ")  # fmt: skip
_RIVALS = hints(
    *("saw off", "see off", "sees off", "seen off", "seeing off", "fought off", "fight off"),
    *("fights off", "fighting off", "hold off", "holds off", "held off", "brushed off", "fend"),
    *("beat", "edged out", "edges out", "pipp", "pips", "outgun", "defeat", "overc", "outm"),
)
HINTS = _OVER | _BETTER | _SALE_WON | _FAVOURITE | _RIVALS
_SAW_OFF = phrase(
    r"\b(?P<verb>(?:saw|sees?|seen|seeing|f[oi]ught|fight(?:s|ing)?|fend(?:s|ed|ing)?|beat(?:s|en|ing)?"
    r"|h[eo]ld(?:s|ing)?|brush(?:es|ed|ing)?) off|beat(?:s|en|ing)?(?: out)?|edg(?:es|ed"
    r"|ing) out|pipp(?:ed|ing)"
    r"|pips|outb(?:id|ids|idding)|outgunn(?:ed|ing)|defeat(?:s|ed|ing)?|overc[oa]mes?|top(?:s|ped|ping)"
    r"|trump(?:s|ed|ing)|outmuscl(?:es|ed|ing)|w[io]ns?(?: out)? (?:over"
    r"|against)) (?P<whom>(?:[^.;]|\.(?=\d)){0,70}?"
    r"\b(?:rivals?|competition|(?:rival |other |competing |counter-?)?(?:bidders?|suitors?"
    r"|contenders?|bids?|offers?)|others|a field of (?:\w+|\d+)))"
    r"\b(?:[^.;]|\.(?=\d)){0,70}? (?P<to>to (?:land|clinch|secure|rescue|seize|capture|nab|bag"
    r"|grab|win|claim|scoop))"
    r" (?=(?:the |an? )?(?:[\w.£$€%-]+ ){0,7}?<?(?-i:[A-Z]))"
)
_FIRM = (
    r"(?:chain|group|maker|makers|company|firm|business|retailer|publisher|brewer|insurer|lender|bank|operator|producer"
    r"|manufacturer|developer|broker|airline|arm|unit|division|subsidiary|club|builder|supplier|start-?up"
    r"|brand|distributor|contractor|owner|provider|miner|carrier|broadcaster|specialist)"
)
_A_FIRM = phrase(rf"(?: ?\([^()]{{1,40}}\))?, (?:an?|the|its) (?:[\w£$€.,'-]+ ){{0,6}}?{_FIRM}\b")
_FIRM_BEFORE = phrase(rf"\b{_FIRM} <?$")
_AS_WHAT = phrase(
    r",? (?:as|for) (?:an?|its|their|the) (?:[\w-]+ ){0,3}?(?:client|customer|sponsor|partner"
    r"|tenant|host|venue)\b"
)
_WHOSE = phrase(r", (?:\d\d, )?whose (?:(?-i:[a-z][\w-]*) ){0,3}(?=<?(?-i:[A-Z]))")
_NO_FIRM = phrase(  # what else is won from rivals
    r"(?:(?-i:[A-Z])[\w&'.-]* |[a-z-]+ ){0,7}?(?:contracts?|orders?|deals? (?:to|with)|titles?"
    r"|cups?|trophy|medals?|prizes?|awards?|job"
    r"|role|seats?|votes?|crown|championship|rights|accounts?|business from|licen[cs]es?|slots?"
    r"|places?"
    r"|spot|nomination|election|franchise|tender|mandate|bid to|backing|signature|services"
    r"|games|leadership|final|victory|work|project)\b"
)
_OVER_OTHERS = phrase(  # "chose X over bidders from abroad in the privatisation of Y"
    r"\b(?P<verb>chose|chosen|choos(?:es|ing)|pick(?:s|ed)?|select(?:s|ed)?|preferred) "
    r"(?P<who><?(?-i:[A-Z])[^.;,]{2,50}?) (?:over|ahead of) [^.;]{3,60}? in the (?:[a-z-]+ ){0,3}?"
    r"(?:privati[sz]ation|sale|auction|tender|contest) (?:of|for) (?=(?:the |its )?<?(?-i:[A-Z]))"
)
_TRUMPS = phrase(  # "X trumped a rival in the contest for Y"
    r"\b(?P<verb>trump(?:s|ed)|outb(?:id|ids)|tops|topped"
    r"|beats?)\b[^.;]{3,90}? in the (?:[a-z-]+ )?"
    r"(?:(?:bidding|takeover|auction|tussle|contest) for"
    r"|(?:battle|race|fight|struggle) for control of) "
    r"(?=(?:the )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z]))"
)
_WON = phrase(
    r"\b(?P<verb>w[io]ns?|winning) (?:(?:an?|the) )?(?:[\w-]+ ){0,2}?(?:auction|tender|bidding"
    r"|race|contest|battle)"
    r" (?:for|of) (?=(?:the |an? )?(?:[\w'-]+ ){0,4}?[\w<])"
    r"(?!(?:[\w'-]+ ){0,4}?(?:rights|contracts?|orders?|licen[cs]es?|projects?|services|tender)\b)"
)
_TO_LAND = phrase(
    r"\b(?P<verb>favou?rite|front-?runner|front runner) to (?:land|win|buy|clinch|take over"
    r"|secure|bag) "
    r"(?=(?:the )?(?:[\w'-]+ ){0,4}?<?(?-i:[A-Z]))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of who wins a contest."""
    return _RULES.events(context)


def _over_others(context: Context, match: re.Match[str]) -> Event | None:
    """ "The state chose X over bidders from abroad in the privatisation of Y"."""
    names = context.reader.starting(match.start("who"), match.end("who"))
    thing = context.reader.thing(match.end())
    if not names or names[0].kind != "organization" or thing is None or thing[0].name is None:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), thing[0])
    return replace(event, buyers=[party_of(names[0])])


def _trumps(context: Context, match: re.Match[str]) -> Event | None:
    """ "X trumped a Canadian rival in the contest for Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if thing[0].text == subject[0].text:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    return replace(event, buyers=[subject[0]], weak=True)


def _won(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has won the auction for the poster sites of Y" (companies are read as deals are), "X is
    the favourite to land Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    if thing is None or not (thing[0].assets or (match.re is _TO_LAND.pattern and thing[0].name)):
        return None
    kind = "asset_purchase" if thing[0].assets else "acquisition"
    event = event_of(context, match, ("purchase", kind), subject[1], thing[0])
    return replace(event, buyers=[subject[0]])


def _saw_off(context: Context, match: re.Match[str]) -> Event | None:
    """ "X saw off two rivals to land Y", "X has fought off competition from Z to rescue Y"."""
    text, subject = context.sentence.text, context.subject(match.start())
    if subject is None or subject[0].name is None or _NO_FIRM.match(text, match.end()):
        return None
    share, target, _ = bought(context, match.end(), subject[0])
    if target is None or target.name is None or target.text == subject[0].text:
        return None
    named_here = target.start >= context.sentence.start  # and not before: "the Biel-based company"
    if share is None and named_here and not _is_firm(context, target.name):
        return None
    event = event_of(context, match, ("purchase", type_of(share, target)), subject[1], target)
    event.told = context.told(match.start("to"), *match.span("to"), "future")
    return replace(event, buyers=[_firm_of(context, subject[0])], share=in_article(context, share))


def _is_firm(context: Context, name: Name) -> bool:
    """Whether the words of a name, or those around it, tell that it is a company: nobody lands
    "striker Jo Birch" as a business."""
    text, base = context.sentence.text, context.sentence.start
    if not context.is_firm(name):
        return False
    if _AS_WHAT.match(text, name.behind - base):
        return False
    told = name.formal or name.core[-1] in COMPANY_WORDS or _A_FIRM.match(text, name.behind - base)
    return bool(told or _FIRM_BEFORE.search(text, 0, name.start - base))


def _firm_of(context: Context, buyer: Party) -> Party:
    """X of "Jo Holm, whose X has grown": the company of who wins."""
    text, base = context.sentence.text, context.sentence.start
    whose = _WHOSE.match(text, buyer.end - base)
    names = context.reader.starting(whose.end(), whose.end() + 2) if whose else []
    return party_of(names[0]) if names and names[0].kind == "organization" else buyer


_RULES = Rules(
    (_RIVALS | _BETTER, _SAW_OFF, _saw_off),
    (_OVER, _OVER_OTHERS, _over_others),
    (_BETTER, _TRUMPS, _trumps),
    (_SALE_WON, _WON, _won),
    (_FAVOURITE, _TO_LAND, _won),
)
