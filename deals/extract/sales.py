"""Selling: a unit, a business, a stake, new shares; with the buyer behind "to"."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.events import Context, Event, by_rules
from deals.extract.money_words import FRONTED
from deals.extract.objects import behind_holder, in_article, meant, spoken_of, type_of
from deals.extract.phrases import Party, party_of
from deals.extract.several import targets
from deals.extract.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.text import phrase

# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = hints(
    "privati",
    "transfer",
    "reduction of",
    "stake in",
    "holding in",
    "holdings in",
    "interest in",
    "sell",
    "sold",
    "sale",
    "divest",
    "spin",
    "spun",
    "demerg",
    "dispos",
    "offload",
    "unload",
    "part with",
    "parted with",
    "parting with",
    "parts with",
)
_VERB = phrase(
    r"\b(?P<verb>sell(?:s|ing)?(?: off)?|sold(?: off)?|divest(?:s|ed|ing)?(?: itself of)?"
    r"|transfer(?:s|red|ring)?(?= (?:[\d.]+ ?(?:%|pct) of|its (?:[\w.-]+ "
    r"){0,3}(?:business|stake|interest"
    r"|unit|division|operations|subsidiary|service)\b|(?:the )?(?:capital "
    r"stock|control|ownership) of))"
    r"|privati[sz](?:e|es|ed|ing)|dispos(?:e|es|ed|ing) of|offload(?:s|ed|ing)?"
    r"|unload(?:s|ed|ing)?|part(?:s|ed|ing)? with(?= (?:the |an? "
    r"|its )?(?:[\w.%-]+ ){0,6}?(?-i:[A-Z]))"
    r"|demerg(?:e|es|ed|ing)"
    r"|spin(?:s|ning)? "
    r"off|spun off|(?:cut|reduc|lower|trimm|decreas|plac)(?:s|es|ed|ing|ting)?"
    r"(?= (?:its|their|his|her) (?:[\w.-]+ ){0,4}(?:stake|holdings?|interest"
    r"|shareholding) (?:in|of)\b))\b"
)
_NOUN = phrase(
    r"\b(?P<noun>sales?|divestiture|divestment|disposal|spin-?off|spinoff|reduction(?= of (?:its"
    r"|their) (?:[\w.-]+ ){0,3}(?:share|stake|interest|holdings?) in))(?: of "
    r"|(?P<to> to (?=(?:the |an? )?(?:[a-z-]+ ){0,4}[A-Z<](?:[^.;]|\.(?=[\d ][a-z\d])){2,80} of )))"
)
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)(?: +\w+ly)? +$", re.I)
_TO = phrase(
    r"[ ,]*(?:\([^)]*\) ?|<[^>]*> ?)?to (?!be\b|help|raise|pay|reduce|focus|become|the "
    r"public|fund|make|acquire|buy|date)"
)
_LATER_TO = phrase(
    r"(?:[^.;]|\.(?=[\d,])){0,190}?\bto (?=(?:the |an? |its )?(?:[a-z-]+ ){0,3}(?:[a-z-]+, )?"
    r"[A-Z<])",
    0,
)
_OWN_SHARES = phrase(
    r"(?P<n>[\d.,]+(?: mln| million)?)? ?(?:new |newly issued |treasury |additional "
    r"|unregistered )?(?:[\w-]+ ){0,2}?shares?(?:, or (?P<percent>" + PERCENT_WORDS + r"),?)?"
    r"(?: (?:of|in))?(?: (?:its|the company's|their) [\w -]{0,30}?(?:stock|shares?)| of "
    r"[\w -]{0,20}(?:common|preferred) (?:stock|shares))"
)
_AGREED = re.compile(
    r"\b(?:agree\w*|definitive|letter|will|sign\w*|plans?|intends?|decid\w+|complet\w+|clos\w+"
    r"|negotiat\w+|approv\w+|announc\w+|terminat\w+|authori[sz]\w+|seek\w*)\b",
    re.I,
)
_WITH = phrase(
    r"\b(?:letters? of intent|agreements?|contracts?|talks|negotiations|pact|deal|principle"
    r"|accord|intent) with (?:the |an? )?<?$"
)
_PARTICIPLES = frozenset(
    {"sold", "sold off", "divested", "disposed of", "offloaded", "unloaded", "spun off"}
)
_IF_IT_COULD = phrase(r"\bif (?:it|they|the company) (?:could|would|should|were to) $")
_TURNOVER = phrase(
    r"sales of (?:(?:about|some|over|nearly|around|more than|up to) )*[$\u20ac\u00a3\d]"
)
_GOODS = phrase(
    r" (?:the |its |some |new |their |more )*(?:[\w-]+ ){0,2}(?-i:products?|tonnes|cars"
    r"|vehicles|homes|tickets|barrels|bonds|notes|debentures|securities to the public"
    r"|software to|services to|goods|merchandise|short|mortgages?)\b(?! (?:\w+ ){0,2}(?:business"
    r"|operations|division|unit|line|group|company|subsidiary))"
)


_STAKE = re.compile(r"stake|interest|\bshare in")
_TO_PUBLIC = phrase(r" to the public (?=(?:its|the|an?|all|about|\d))")
_TO_WHOM = phrase(r" to (?!be\b)(?=(?:an? |the )?[\w<])")
_THEN = phrase(r",? (?=(?:its|their|two|three|four|all|substantially|certain|a \d) )")
_EXITS = phrase(r"\bexit(?:s|ed|ing)? (?:from )?(?:the )?<?$")
_PLACED_WITH = phrase(r"[ ,]*(?:<[^>]*> ?)?with (?=(?:the |an? )?[\w<])")
_STAKE_TO = phrase(r" ?(?:to (?=(?:the )?(?-i:[A-Z<]))|for\b|[.,;]|$)")
_ITSELF = phrase(r" (?:itself|themselves) to (?=(?:the |an? )?(?:[a-z][\w-]* ){0,5}(?-i:[A-Z<]))")
_IT_TO = phrase(
    r" (?:it|them|the (?:company|business|unit|firm|chain|group|division))"
    r"(?= (?:on )?to (?:the |an? )?(?:[a-z][\w-]* ){0,5}(?-i:[A-Z<]))"
)
_IF = phrase(
    r"\bif (?:it|they|he|she|the \w+) (?:could|were to|was to|would|should|decided to) $"
    r"|\b(?:might|could|may|which|would) include (?:a |the |possible )*$"
)
_DEMANDED = phrase(
    r"\b(?:urg(?:e|es|ed|ing)|push(?:es|ed|ing)?|press(?:es|ed|ing)?|call(?:s|ed|ing)? (?:on|for)"
    r"|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|want(?:s|ed)?|requested|suggest(?:s|ed|ing)?) "
    r"(?:the |an? )?(?:[\w.&'-]+ ){1,6}?to (?:[a-z]+ly |consider |also )?$"
)


_SAID = phrase(
    r"\b(?:said|says|argue[sd]?|believe[sd]?|wrote|thinks) (?:that )?(?:the )?[\w.&' -]{2,50}$"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of selling."""
    rules = ((HINTS, _VERB, _sale), (HINTS, _NOUN, _sale))
    for event in by_rules(context, rules):
        yield from targets(context, event)


def _sale(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    start, end = match.span()
    before = text[max(0, start - 90) : start]
    if (before.endswith("to ") and _DEMANDED.search(before)) or _IF.search(before[-40:]):
        return None
    if before.endswith("should ") and _SAID.search(before):
        return None  # what an owner asks of a company
    place = end if "noun" in match.re.groupindex else end + 1
    if _is_passive(text, match):
        return _passive(context, match)
    public = _TO_PUBLIC.match(text, end) or FRONTED.match(text, end)
    fronted, behind = ([], end) if public else _fronted(context, end)
    if public or fronted:
        behind = public.end() - 1 if public else behind
        place, end = behind + 1, behind
    goods = _GOODS.match(text, end - 1 if text[end - 1 : end] == " " else end)
    if goods or _TURNOVER.match(text, start):
        return None
    if _IF_IT_COULD.search(text[max(0, start - 24) : start]):
        return None
    own, subject = _OWN_SHARES.match(text, place), context.subject(start)
    if own and subject:
        return _own_shares(context, match, own, subject)
    first = fronted
    if match.groupdict().get("to"):
        first, behind = context.reader.agents(end)
        of = re.compile(r",? *of +").match(text, behind)
        if not first or of is None:
            return None
        place = end = of.end()
    itself = _ITSELF.match(text, end)
    if itself and subject:
        return _sold_to(context, itself)
    share = _stake(context, behind_holder(context, place))
    thing = _object(context, subject, share, place, end)
    if thing is None and share is not None and _STAKE_TO.match(text, share.end):
        subject, thing = _exit(context, start)
    subject = subject or (_holder(context, place) if share is not None else None)
    if thing is None or (subject is None and not thing[0].owner):
        return None
    placed = match[0].lower().startswith("plac")
    buyers = first or _buyers(context, thing[1], placed)[0] or _agreed_with(context, start)
    if not buyers and thing[0].text.lower() in {"company", "unit", "business"}:
        return None
    return _sold(context, match, (start, end), subject, thing[0], share, buyers)


def _holder(context: Context, place: int) -> tuple[Party, int] | None:
    """Who sells in "the sale of the government's 25 pct stake in Y"."""
    words = context.sentence.text[place : behind_holder(context, place)].rstrip()
    if not words.endswith("'s"):
        return None
    first = context.sentence.start + place
    return Party(first, first + len(words) - 2, words.removesuffix("'s")), place


def _fronted(context: Context, end: int) -> tuple[list[Party], int]:
    """The buyer told before what is sold: "sold to X its Y unit"; and where those words end."""
    to = _TO_WHOM.match(context.sentence.text, end)
    found, behind = context.reader.agents(to.end()) if to else ([], end)
    if not found or not _THEN.match(context.sentence.text, behind):
        return [], end
    return found, behind


def _object(
    context: Context, subject: tuple[Party, int] | None, share: Share | None, place: int, end: int
) -> tuple[Party, int] | None:
    """What is sold, and where its words end."""
    thing, it = context.reader.thing(share.end if share else end), _it(context, subject, end)
    if thing is None or (thing[0].name is None and it is not None and share is None):
        thing = it
    seller = subject[0] if subject else None
    back = meant(context, place, seller) if share is None else None
    if back is None and thing is not None and thing[0].name is None:
        back = spoken_of(context, share.end if share else place, seller)
    return (back, thing[1]) if back and thing else thing


def _sold(
    context: Context,
    match: re.Match[str],
    span: tuple[int, int],
    subject: tuple[Party, int] | None,
    target: Party,
    share: Share | None,
    buyers: list[Party],
) -> Event:
    """The sale of a target, by the subject or the owner of the target."""
    text, (start, end) = context.sentence.text, span
    sellers = [subject[0]] if subject else [party_of(target.owner)] if target.owner else []
    lead = min(subject[1], start) if subject else start
    voice = _voice(match.group().lower(), text[lead:start])
    kind = type_of(share, target)
    return Event(
        "sale",
        kind if buyers or kind not in {"acquisition", "asset_purchase"} else "divestiture",
        context.sentence,
        context.span(start, end),
        context.told(lead, start, end, voice),
        target,
        buyers,
        sellers=[] if any(s.text == target.text for s in sellers) else sellers,
        share=in_article(context, share),
        weak=not buyers
        and share is None
        and not (voice == "done" or _AGREED.search(text[lead:start])),
    )


def _it(context: Context, subject: tuple[Party, int] | None, end: int) -> tuple[Party, int] | None:
    """ "X, which has owned Y since 2012, is selling it to Z": what the sentence named before."""
    it = _IT_TO.match(context.sentence.text, end)
    if it is None or subject is None or subject[0].name is None:
        return None
    before = context.companies(end, apart_from=subject[0].name)
    return (party_of(before[-1]), it.end()) if before else None


def _sold_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is negotiating a sale to X": Y itself is sold."""
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if subject is None or subject[0].name is None or not buyers:
        return None
    told = context.told(subject[1], *match.span(), "present")
    span = context.span(*match.span())
    return Event("sale", "acquisition", context.sentence, span, told, subject[0], buyers)


def _exit(context: Context, pos: int) -> tuple[tuple[Party, int] | None, tuple[Party, int] | None]:
    """Who sells and what in "X exits Y, selling its 20% stake to Z"."""
    names, text = context.companies(pos), context.sentence.text
    if len(names) < 2 or not _EXITS.search(text, 0, names[-1].start - context.sentence.start):
        return None, None
    return (party_of(names[0]), pos), (party_of(names[-1]), pos)


def _is_passive(text: str, match: re.Match[str]) -> bool:
    """Whether the verb stands in the passive: "was sold", "sold to X"."""
    verb, before = match.group().lower(), text[max(0, match.start() - 30) : match.start()]
    if verb in _PARTICIPLES and _PASSIVE.search(before):
        return True
    return verb == "sold" and re.match(r" (?:to|by) ", text[match.end() :]) is not None


def _stake(context: Context, place: int) -> Share | None:
    """How much is sold; a mere count of "shares of" is left to the rule of one's own shares."""
    share = context.reader.share(place)
    if share is None or share.kind != "some":
        return share
    words = context.sentence.text[share.start : share.end]
    return share if _STAKE.search(words) else None


def _agreed_with(context: Context, start: int) -> list[Party]:
    """The buyer of "a letter of intent with X for the sale of"."""
    text, base = context.sentence.text, context.sentence.start
    return [
        party_of(n)
        for n in context.companies(start)
        if _WITH.search(text[max(0, n.start - base - 40) : n.start - base])
    ][:1]


def _voice(verb: str, words: str) -> str:
    """How the words that lead to a verb of selling put it."""
    if re.search(r"\b(?:complet|clos|finali[sz]|conclud)(?:ed|es|ing of|ion of)\b", words, re.I):
        return "completed"
    sold = verb.startswith(
        (
            "sold",
            "divested",
            "disposed",
            "offloaded",
            "unloaded",
            "parted",
            "cut",
            "reduced",
            "lowered",
            "trimmed",
            "placed",
        )
    )
    ahead = re.search(r"\b(?:to|would) be\b|\b(?:to|will|would) (?:\w+ly )?$", words)
    return "done" if sold and not ahead else "present"


def _buyers(context: Context, behind: int, placed: bool = False) -> tuple[list[Party], int]:
    text = context.sentence.text
    to = _TO.match(text, behind) or _LATER_TO.match(text, behind)
    if to is None and placed:
        to = _PLACED_WITH.match(text, behind)
    if to is None:
        return [], behind
    found, end = context.reader.agents(to.end())
    return (found, end) if found else ([], behind)


def _passive(context: Context, match: re.Match[str]) -> Event | None:
    text, reader = context.sentence.text, context.reader
    subject = context.subject(match.start())
    buyers, _ = _buyers(context, match.end())
    if subject is None or not buyers:
        return None
    target, lead = subject
    by = re.compile(r"(?:[^.;]|\.(?=\d)){0,40}? by +").match(text, match.end())
    sellers = reader.agents(by.end())[0] if by else []
    future = re.search(
        r"\b(?:to|will|would) +be +$", text[max(0, match.start() - 20) : match.start()]
    )
    status = context.told(
        lead,
        match.start(),
        match.end(),
        "future" if future else "done",
    )
    return Event(
        "sale",
        "acquisition",
        context.sentence,
        context.span(*match.span()),
        status,
        target,
        buyers,
        sellers=[s for s in sellers if s.name],
        weak=True,
    )


def _own_shares(
    context: Context, match: re.Match[str], own: re.Match[str], subject: tuple[Party, int]
) -> Event | None:
    """ "X sold 615,385 of its shares to Z": X is the target and gets the money."""
    text, _base = context.sentence.text, context.sentence.start
    buyers, _ = _buyers(context, own.end())
    if not buyers:
        return None
    target, lead = subject
    near = own["percent"] or None
    later = (
        re.compile(rf",? or (?:about )?({PERCENT_WORDS})").match(text, own.end())
        if not near
        else None
    )
    words = near or (later[0] if later else "")
    percent = percent_in(words) if words else None
    share = None
    if percent is not None:
        share = Share(own.start(), later.end() if later else own.end(), percent, "percent")
    lead_words = text[min(lead, match.start()) : match.start()]
    voice = (
        "completed"
        if re.search(r"\bcomplet|\bclosed", lead_words)
        else "done"
        if match.group().lower() == "sold"
        else "present"
    )
    status = context.told(lead, *match.span(), voice)
    return Event(
        "sale",
        "minority_stake",
        context.sentence,
        context.span(*match.span()),
        status,
        target,
        buyers,
        share=in_article(context, share),
    )
