"""Buying: acquisitions, takeovers, bids, stakes; active, passive, as a headline."""

import re
from collections.abc import Iterator

from deals.extract.families.bids import (
    ACQUIRED_BY,
    BARE_BID,
    BID_BY,
    NAMED_BID,
    NAMED_LATER,
    NAMED_LATER_HINTS,
    OFFER_BY,
    POSSESSIVE_BID,
    acquired_by,
    bare_bid,
    bid_by,
    bid_of,
    named_bid,
    named_later,
    offered,
    rivals,
)
from deals.extract.families.bought_from import (
    ENCLOSED,
    WITH_OWNER,
    bought_from,
    with_owner,
)
from deals.extract.families.holdings import HOLDS, HOLDS_SHARES, holding, holding_shares
from deals.extract.families.nouns import NOUN, NOUN_HINTS, noun
from deals.extract.families.passives import INFINITIVE, PASSIVE, passive
from deals.extract.families.repeats import told_again
from deals.extract.families.several import targets
from deals.extract.grammar.beside import partners
from deals.extract.grammar.buyers import OTHERS, managed, of_the_group, turned
from deals.extract.grammar.clued import clued
from deals.extract.grammar.cues import AFTER_FAILURE, NO_MORE_THAN_A_CHANCE
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import add_seller, bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.grammar.whose import add_owner, by_whose_buying, its_own_unit
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import PERCENT_WORDS, Share, control_behind, percent_in
from deals.extract.words.text import phrase

# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = hints(
    *(
        "cqui|aquisi|acuisi|buy|bought|urchas|akeover|ake-over|ake over|took over|aking over|"
        "slice of|chunk of|advances|overtures|"
        "akes over|aken over|swoop|gobbl|carve|dded on|olted on|stake"
        "|interest in|interest of| bid|offer|tender|snap|scoop| pct of |"
        "% of |per cent of|percent of|absorb|swallow|majority|counter-bid|counterbid|"
        " private|overture"
        "|snatched |snatches |off the|picked up|picks up|ownership of|bsorption"
        "|pick up|rescue|control|"
        "shareholding|holding in|holdings in|stock in |shares or |shares, or |approach|proposal"
        "|position in|made up of|comprising|consists of|composed of| owner"
    ).split("|")
)
_VERB = phrase(
    r"(?<![-\w])(?P<verb>acquir(?:e|es|ed|ing)|buy(?:s"
    r"|ing)? back(?= (?:[\w.%-]+ ){1,5}(?:stake"
    r"|interest|holding|share) in)|buy(?:s|ing)?(?! out\b)|bought(?! (?:out|deal)\b)"
    r"|purchas(?:e|es|ed|ing)"
    r"|(?:t[ao]k(?:e|es|en|ing)|took) over(?! as (?:(?:the|its|interim|acting|new) )*(?!owner"
    r"|majority|sole)[a-z])"
    r"|(?:tak(?:e|es|en|ing)|took|assum(?:e|es|ed|ing)) (?:full |sole |outright |complete )?"
    r"ownership of"
    r"|snap(?:s|ped)? up|scoop(?:s|ed)? up|gobbl(?:e|es|ed|ing)(?: up)?|acqui-?hir(?:e|es|ed|ing)"
    r"|(?:buy(?:s|ing)?|bought) into(?= (?:the )?(?:[a-z][\w-]* ){0,4}(?-i:[A-Z]))"
    r"|swoop(?:s|ed|ing)? on|add(?:s|ed) on|bolt(?:s|ed) on|(?:amass|accumulat)(?:e"
    r"|es|ed"
    r"|ing)(?= (?:an?|its|[\d.]+) ?)"
    r"|buy(?:s|ing)? out|bought out|tak(?:e|es|en|ing)(?: on| up)?"
    r"(?= (?:stakes?|an?|its|the|another|full|majority|minority|control(?:ling)?|[\d$]\S*)\b)"
    r"|took(?= (?:stakes?|an?|its|the|another|full|majority|control(?:ling)?)\b)"
    r"|taken private(?= by\b)"
    r"|pick(?:s|ed)? up(?= (?:the (?:assets|business(?:es)?|remains) of|an?|\d[\d.]*|majority"
    r"|minority|controlling|stakes?|(?:their"
    r"|his) (?:\w+ )?\d[\d.]*)\b"
    r"| (?-i:[A-Z])"
    r"|(?: \w+)? by )"
    r"|rescu(?:e|es|ed|ing)(?= by |[^.;]{3,60} (?:from|out of) (?:administration|collapse"
    r"|insolvency|bankruptcy|liquidation|receivership))"
    r"|snatch(?:es|ed)(?= (?:out of|from) (?:administration|collapse|receivership|insolvency"
    r"|bankruptcy|liquidation|the brink)\b)"
    r"|(?:built|builds|building)(?: up)?(?= (?:an?|its) (?:[\w.%-]+ ){0,3}?(?:stake|holding))"
    r"|(?:rais|increas|boost|lift|upp?|hik|doubl|tripl|trebl|quadrupl)(?:e|es|ed|ing"
    r"|s)?(?= (?:(?:its|their|his"
    r"|her) (?:[\w.&'-]+ ){0,6}?)?(?:(?:stake|holding|interest|shareholding)s?|(?:stock|shares"
    r"|position"
    r"|ownership) (?:in|of))\b)|(?:clinch(?:es|ed)?|gain(?:s|ed)|won|wins|seiz(?:es|ed))"
    r"(?= (?:full |majority |outright )?control of )|absorb(?:s|ed)?"
    r"(?! (?:[\w.'-]+ ){0,5}(?:teams?|staff|workforce|workers|employees|loss(?:es)?|costs?)\b)"
    rf"|earn(?:s|ed|ing)?(?= (?:up to |an? )*{PERCENT_WORDS} of )"
    r"|earn(?:s|ed|ing)?(?: in(?=to))?(?= (?:[\w-]+ ){0,4}?\d[\d.]*(?: ?%| pct| per ?cent) "
    r"(?:[\w-]+ "
    r"){0,3}?(?:interest|stake|ownership) (?:in|of|from))"
    r"|swallow(?:s|ed)?(?: up)?(?! (?:its|their) pride)"
    rf"|gets?(?= (?:an? )?{PERCENT_WORDS} (?:of|stake|interest|holding)\b)"
    r"|(?:secur(?:e|es|ed|ing)|land(?:s|ed|ing)?|grab(?:s|bed|bing)?|nab(?:s|bed)?|bag(?:s|ged))"
    rf"(?= (?:an? |its )?(?:[a-z-]+ ){{0,2}}?(?:{PERCENT_WORDS}|minority|majority|controlling) "
    r"(?:[a-z-]+ ){0,3}?(?:stake|interest|holding|share)\b))\b(?!-)"
)
# What is a noun, or says of which kind one is, behind one of these: "the purchase", "an acquired".
_NOUNS = frozenset("purchase purchases buy buys acquired purchased".split())
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|of|this|that|its|such|stock|share|'s|right|option|other|asset|largest|biggest"
    r"|latest|recent|surprise|strategic|first|second|third) +$",
    re.I,
)
_BY = phrase(r" ?(?:,)? ?by ")
_NOT_OBJECT = phrase(
    r" ?& |(?: ?(?:the )?(?:as|right|rights|option|options|ability|price|agreement|power|order"
    r"|orders|warrants|company's products|and|or|,|\.|;|from each|more shares|additional "
    r"shares|back|(?:boost|lift|push|help)ed|sent|drove|"
    r"into|for sale|time|products|shares? (?:to|at|for|on)|[\d.,]+ (?:mln )?(?:tonnes"
    r"|barrels|bushels|homes|vehicles|units of))\b"
    r"| ?(?:[a-z\d$.,%-]+ ){0,6}?convertible (?:[a-z]+ )*(?:notes?|debentures?|bonds?)\b)"
)
_PRIVATE = phrase(
    r"\b(?P<verb>tak(?:e|es|ing|en)|took)(?= (?-i:(?:[^.;]|\.(?=\d)){0,40}[A-Z<])(?:[^.;]"
    r"|\.(?=\d)){1,60}? (?:private|off the (?:\w+ ){0,3}?(?:market|exchange))\b)"
)
_COMPLETED = phrase(
    r"\b(?:complet|clos|finali[sz])(?:ed|es)\b(?:[^.;]|\.(?=\d)){0,60}$"
    rf"|\bpaid (?:out )?(?=[^.;]*\d){MONEY}(?: in (?:cash|stock|shares))? to $"
)
# Verbs that tell of a deal only with a share: "takes a stake", but not "takes time".
_WITH_SHARE = (
    *(
        "tak",
        "took",
        "rais",
        "increas",
        "boost",
        "lift",
        "up",
        "hik",
        "doubl",
        "tripl",
        "trebl",
        "quadrupl",
    ),
    *("pick", "buil", "amass", "accumul", "clinch", "seiz", "gain", "win", "won"),
    *("secur", "land", "grab", "nab", "bag", "get"),
)
_RAISES = ("rais", "increas", "boost", "lift", "up", "hik", "doubl", "tripl", "trebl", "quadrupl")
_EARLY = 3  # sentences, headline included, in which a verb of many meanings tells of a deal
_TO_PERCENT = phrase(rf"\bto (?:[\w-]+ ){{0,3}}?(?P<percent>{PERCENT_WORDS})")
_FIRST_TO = clued(r"\bthe (?:first|latest|only|second|third) (?:[\w.-]+ ){1,5}to $")
_IF_IT = clued(
    r"\b(?:if|unless) (?:it|he|she|they|the \w+) (?:\w+ly |ever )?$"
    r"|\b(?:if|unless|when|once|after|whenever|event|should|that|which|until) (?:an?|any|any other"
    r"|another|some) (?:(?:single|other|third|outside|hostile|unfriendly) )?(?:persons?|individual"
    r"|group|party|entity|holder|shareholder|stockholder|investor|buyer|raider|company"
    r"|acquirer|suitor)(?:,? (?:or|and) (?:\w+ )?(?:persons?|group|party|entity|company))?(?: of "
    r"(?:persons|investors))?(?: \w+ly)? (?:has |have |had |were to |should |could |tries to "
    r"|seeks to |attempts to )?$|\b(?:anyone|someone|somebody|whoever) (?:has |were to |else )?$"
    r"|\b(?:anyone|those|people|firms|companies|investors|funds) who [^.;,]{0,30}$"
)
_ASKED = clued(r"\basked (?:\w+ ){0,3}?(?:whether|if) (?:[\w.&'-]+ ){1,6}$")
_OFFERS_TO = clued(  # "is reviewing other offers to" buy what it sells
    r"\b(?:review|consider|evaluat|entertain|solicit|invit|receiv|reject)\w* (?:[a-z-]+ ){0,3}?"
    r"(?:offers|bids|proposals|approaches) to $"
)
_A_CHANCE = clued(  # "leaving X with a strong chance to" buy Y
    r"\bwith (?:an?|the) (?:[a-z-]+ ){0,3}(?:chance|opportunity) (?:to|of) $"
)
_UNIT_THAT = phrase(r"\b(?:unit|company|firm|group|party|entity|subsidiary|vehicle) $")
_BY_OFFER = phrase(
    r"(?:[^.;,]|\.(?=\d)){0,24}? (?:under|in|through|by|via|pursuant to) (?:its|the|an?) "
    r"(?:[\w.$-]+ ){0,8}?"
    r"(?:tender|takeover|hostile) (?:offer|bid)\b"
)
_A_FIRM = phrase(
    r", an? (?:[\w.,-]+ ){0,5}?(?:start-?up|company|firm|maker|developer|provider|app|platform)\b"
)
_FROM_OWNER = phrase(r"[^.;]{0,50}? from (?=(?:the )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))")
_SHARES_OF = phrase(r"[a-z.] (?:common |ordinary )*(?:shares|stock), $")  # "40 Y shares, raising"
_OWN_STOCK = phrase(r"\b(?:stock|shares)$")
_SECURITIES = phrase(
    r"[>)]? (?:securities|shares|stock|products|vehicles|tokens?|bonds|notes|debentures|mortgages"
    r"|aircraft|jets|planes|engines|tickets|trucks"
    r"|(?:loans?|debts?)(?! (?:book|portfolio|unit|business|servic|company|subsidiary)))\b"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of buying."""
    if context.hinted(HINTS):
        rules = _RULES if context.sentence.index > 1 else _FIRST_RULES
        for event in rules.events(context):
            for one in rivals(context, event):
                yield from targets(context, told_again(context, one))


def _verb(context: Context, match: re.Match[str]) -> Event | None:
    text, verb = context.sentence.text, match["verb"].lower()
    start, end = match.span()
    before = text[max(0, start - 40) : start]
    if verb in _NOUNS and _NOUN_BEFORE.search(before):
        return None
    sentence, lead = context.sentence, text[max(0, start - 90) : start]
    if (
        _IF_IT.within(sentence, lead)
        or _OFFERS_TO.within(sentence, lead)
        or _A_CHANCE.within(sentence, lead)
        or _ASKED.within(sentence, lead)
        or AFTER_FAILURE.within(sentence, lead)
        or NO_MORE_THAN_A_CHANCE.within(sentence, before)
        or OTHERS.within(sentence, lead)
        or _FIRST_TO.within(sentence, lead[-70:])
    ):
        return None
    if verb == "acquiring" and _UNIT_THAT.search(before):
        return None  # "the unit acquiring X" is a side of a deal that is told elsewhere
    participle = verb.split()[0].endswith(("ed", "bought", "taken"))
    by = _BY.match(text, end)
    if participle and (PASSIVE.search(before) or by):
        return passive(context, match, by)
    if verb.endswith("ing") and _SHARES_OF.search(before):
        return None
    if _NOT_OBJECT.match(text, end) and not ENCLOSED.match(text, end):
        return None
    return _active(context, match)


def _active(context: Context, match: re.Match[str]) -> Event | None:
    text, verb = context.sentence.text, match["verb"].lower()
    start, end = match.span()
    swoop = of_the_group(context, start) if verb == "swoop on" else None  # a noun
    subject = swoop or by_whose_buying(context, match) or context.subject(start)
    if subject is None:
        return None
    buyer, lead = subject
    place, sellers = bought_from(context, end)
    share, target, behind = bought(context, place, buyer)
    back = context.reader.pronoun(place) and buyer.name is not None and managed(context, buyer)
    if back or target is None or target.name is None or target.text != party_of(target.name).text:
        buyer, target, behind = turned(context, buyer, target, behind, end)
    if target is None or (target.name is not None and target.name.kind == "person"):
        return None
    if share is not None and context.same(buyer.name, target.name):
        buyer = _its_officer(context, start) or buyer
    after = target.end - context.sentence.start
    if _OWN_STOCK.search(target.text) and context.same(buyer.name, target.name):
        return None
    if share and share.kind in {"some", "shares"} and _BY_OFFER.match(text, after):
        share = None
    private = match.re is _PRIVATE.pattern
    whole = private or verb.endswith(("over", " of"))
    whole = whole or (verb.startswith("pick") and _whole(context, target, behind))
    if share is None and target.name is not None:
        share = control_behind(text, target.name.end - context.sentence.start)
    needs_share = verb.startswith(_WITH_SHARE) and not whole
    if share is None and (needs_share or _SECURITIES.match(text, after)):
        return None
    if share is not None and verb.startswith(_RAISES):
        reached = _TO_PERCENT.search(text, share.end, after + 60)
        if reached:
            share = Share(share.start, reached.end(), percent_in(reached["percent"]), "percent")
    event = Event(
        "purchase",
        "minority_stake" if verb.endswith(" into") else type_of(share, target),
        context.sentence,
        context.span(start, end),
        context.told(lead, start, end, _voice(text, lead, match)),
        target,
        [buyer, *(p for p in partners(context, buyer) if not context.same(p.name, target.name))],
        sellers=sellers,
        share=in_article(context, share),
    )
    if its_own_unit(context, event, place):
        return None
    add_seller(context, event, behind)
    add_owner(context, event)
    return event


_OFFICER = phrase(
    r"\b(?:its|the company's) (?:[a-z-]+ (?:and )?){0,4}?(?:director|chairman|chief executive"
    r"|president|officer|founder|(?:share|stock)?holder|owner),? (?=(?-i:[A-Z]))"
)


def _its_officer(context: Context, pos: int) -> Party | None:
    """P of "Y said its director P, who controls Z, will buy 27 pct of the company's stock"."""
    found = _OFFICER.search(context.sentence.text, 0, pos)
    names = context.reader.starting(found.end(), found.end() + 1) if found else []
    return party_of(names[0]) if names else None


def _whole(context: Context, target: Party, behind: int) -> bool:
    """Whether an early sentence names a company of more than a word ("picks up Birch Tools"), or
    any says that it is one ("picks up Birch, a start-up"), or from whom ("a plant from Cedar")."""
    name = target.name
    if target.assets and _FROM_OWNER.match(context.sentence.text, behind):
        return True
    if name is None or name.kind != "organization":
        return False
    if context.sentence.index <= _EARLY and (name.formal or len(name.core) > 1):
        return True
    behind = name.behind - context.sentence.start
    return _A_FIRM.match(context.sentence.text, behind) is not None


def _voice(text: str, lead: int, match: re.Match[str]) -> str:
    """How a verb of buying is put: done, present, future, or completed."""
    verb, start = match["verb"].lower(), match.start()
    if INFINITIVE.search(text[max(0, start - 24) : start]) or verb.endswith("ing"):
        return "completed" if _COMPLETED.search(text[lead:start]) else "future"
    done = verb.split()[0].endswith(
        ("ed", "bought", "built", "took", "taken", "won")
    ) or verb.startswith(("bought", "took"))
    return "done" if done else "present"


_RULES = Rules(
    (HINTS, _VERB, _verb),
    (NOUN_HINTS, NOUN, noun),
    (hints(" private", "off the"), _PRIVATE, _verb),
    (hints("offer", "bid", "proposal", "approach", "overture"), OFFER_BY, offered),
    (hints("bid", "offer", "proposal"), POSSESSIVE_BID, bid_of),
    (hints("offer", "bid", "proposal", "approach"), BARE_BID, bare_bid),
    (hints("cquisition", "akeover", "urchase", "uyout", "bsorption"), ACQUIRED_BY, acquired_by),
    (NAMED_LATER_HINTS, NAMED_LATER, named_later),
    (hints("pct", "%", "per cent", "percent"), HOLDS, holding),
    (hints("shares", "stock"), HOLDS_SHARES, holding_shares),
    (hints("offer", " bid", "proposal", "approach"), BID_BY, bid_by),
    (hints(" owner"), WITH_OWNER, with_owner),
)
_FIRST_RULES = _RULES.with_more((hints("offer", " bid"), NAMED_BID, named_bid))
