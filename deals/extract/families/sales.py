"""Selling: a unit, a business, a stake, new shares; with the buyer behind "to"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.own_shares import (
    DISTRIBUTES,
    OWN_SHARES,
    TO_HOLDERS,
    distributed,
    own_shares,
)
from deals.extract.families.proceeds import proceeds
from deals.extract.families.several import targets
from deals.extract.families.sold import (
    agreed_with,
    fronted,
    holder,
    in_percent,
    is_told,
    left,
    of_owners,
    seller,
    sold_thing,
    sold_to,
    stake_sold,
    state,
)
from deals.extract.families.sold_passives import is_passive, sold_passive
from deals.extract.grammar.beside import partners
from deals.extract.grammar.brokers import announces
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import behind_holder, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import FRONTED, MONEY
from deals.extract.words.shares import PERCENT_WORDS, Share, control_behind
from deals.extract.words.text import phrase
from deals.extract.words.wishes import wished

# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = hints(
    "istribut",
    "overnment",
    "inistry",
    *(
        "privati|transfer|reduction of|stake in|holding in|holdings in|interest in|sell|sold|"
        "sale|divest|spin|spun|hive|hiving|shed|demerg|dispos|offload|unload|part with|parted with|"
        "farm out |farms out |farmed out |farm down |farms down |farmed down |"
        "parting with|parts with|let go of|lets go of|letting go of|split off|split-off|splits"
        " off|splitting off|hand over|hands over|handed over|handing over|hand its |hands its"
        " |handed its |handing its "
    ).split("|"),
)
_VERB = phrase(
    r"\b(?P<verb>sell(?:s|ing)?(?: off)?|sold(?: off)?|divest(?:s|ed|ing)?(?: itself of)?"
    r"|transfer(?:s|red|ring)?(?= (?:[\d.]+ ?(?:%|pct) of|its (?:[\w.-]+ "
    r"){0,3}(?:business|stake|interest"
    r"|unit|division|operations|subsidiary|service)\b"
    rf"|(?:an? )?{PERCENT_WORDS} (?:[\w-]+ ){{0,3}}?(?:interest|stake|holding|shareholding) in\b"
    r"|(?:the )?(?:capital "
    r"stock|control|ownership) of))"
    r"|farm(?:s|ed|ing)? (?:out|down)(?= (?:[\w.%'-]+ ){0,6}?(?:interests?|stakes?|licen[cs]es?"
    r"|blocks?|acreage|permits?|fields?|prospects?)\b)"
    r"|hand(?:s|ed|ing)?(?: over)?(?= its (?:[\w.-]+ ){0,4}(?:business|unit|arm|division|operations"
    r"|subsidiary|stores|brands?|plants?|chain|network"
    r"|portfolio)\b[^;]{0,60} to [^;]{2,80} for (?:[a-z]+ ){0,2}?(?:[A-Z]{0,3} ?[$€£]?\d"
    r"|undisclosed))"
    r"|privati[sz](?:e|es|ed|ing)|dispos(?:e|es|ed|ing) of|offload(?:s|ed|ing)?"
    r"|unload(?:s|ed|ing)?|let(?:s|ting)? go of(?= (?:its|the) )|part(?:s|ed"
    r"|ing)? with(?= (?:the |an? "
    r"|its )?(?:[\w.%-]+ ){0,6}?(?-i:[A-Z]))"
    rf"|offer(?:s|ed|ing)?(?= (?:for sale )?(?:up to |about )?{PERCENT_WORDS} of)"
    r"|demerg(?:e|es|ed|ing)|split(?:s|ting)? off(?= (?:its|their|the|an?|part) )"
    r"|spin(?:s|ning)? "
    r"off|hiv(?:es?|ed|ing) off|shed(?:s|ding)?(?= (?:its|their|the|an?|[\w-]+) (?:[\w.-]+ ){0,4}"
    r"(?:business(?:es)?|units?|arms?|divisions?|branches|stores|plants?|brands?|stake|operations)\b)"
    r"|(?:cash(?:es|ed|ing)? in|dump(?:s|ed|ing)?|ditch(?:es|ed|ing)?|sign(?:s|ed|ing)? (?:away"
    r"|over)"
    r"|hand(?:s|ed|ing)? over)(?= (?:its|their|his|her|an?|the) (?:[\w.%-]+ ){0,4}?(?:stake"
    r"|holdings?"
    r"|interest|shareholding|shares) in\b)"
    r"|spun off|(?:cut|reduc|lower|trimm|decreas|plac)(?:s|es|ed|ing|ting)?"
    r"(?= (?:its|their|his|her) (?:[\w.%-]+ ){0,4}(?:stake|holdings?|interest"
    r"|shareholding) (?:in|of)\b))\b"
)
_NOUN = phrase(
    r"\b(?P<noun>sales?|divestiture|divestment|disposal|disposition|spin-?off|spinoff|split-?off"
    r"|transfer(?= of (?:its|control|ownership|the (?:licen[cs]es?|ownership)|all|\d+|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve) )"
    r"|reduction(?= of (?:its|their) (?:[\w.-]+ ){0,3}(?:share|stake|interest|holdings?) in))"
    r"(?: of |(?P<to> to (?=(?:the |an? )?(?:[a-z-]+ ){0,4}[A-Z<]"
    r"(?:[^.;]|\.(?=[\d ][a-z\d])){2,80} of )))"
)
_AGREED = re.compile(
    r"\b(?:agree\w*|definitive|letter|will|sign\w*|plans?|intends?|decid\w+|complet\w+|clos\w+"
    r"|negotiat\w+|approv\w+|announc\w+|terminat\w+|authori[sz]\w+|seek\w*)\b",
    re.I,
)
_IF_IT_COULD = phrase(
    r"\bwithout (?:the |an? |any )?$|\bif (?:it|they|the company) (?:could|would|should|were to) $"
    r"|\b(?:rather than|instead of)(?: to)? $"  # "gave up rather than sell its unit"
)
_TURNOVER = phrase(
    r"sales of (?:(?:about|some|over|nearly|around|more than|up to) )*[$\u20ac\u00a3\d]"
)
_GOODS = phrase(
    r" (?:the |its |some |new |their |more )*(?:[\w-]+ ){0,2}(?-i:products?|tonnes|cars"
    r"|vehicles|(?<!nursing[ ])(?<!care[ ])(?<!funeral[ ])(?<!retirement[ ])homes|tickets"
    r"|barrels|bonds|notes|debentures|securities to the public"
    r"|software to|services to|goods|merchandise|short|mortgages?)\b(?! (?:\w+ ){0,2}(?:business"
    r"|operations|division|unit|line|group|company|subsidiary))"
)


_FOR_PRICE = phrase(rf",? for (?P<money>{MONEY})")
_AND_ALSO = phrase(
    rf"(?: of (?-i:[A-Z])[\w ]{{2,20}}(?:, (?-i:[A-Z])[\w.]{{2,14}})?)?"
    rf"(?:,? for (?P<money>{MONEY})(?:[^.,;]|\.(?=\d)){{0,40}}?)?,? (?:and|while) "
    r"(?:also )?(?:sold )?(?=(?:its|their|the|an?|two|three|four|\d\S*) |<?(?-i:[A-Z]))"
)
_AND_TO = phrase(r" ?,? to (?!be\b)(?=(?:an? |the |its )?[\w<])")
_OFFICE = re.compile(
    r"\b(?:Secretary|Minister|Ministry|Department|Commission(?:er)?|Governor|Judge|Court|Treasurer"
    r"|Tribunal|Regulators?)\b"
)
_APPROVES = phrase(r"\b(?:approv|clear|block|back|allow|oppos)\w* (?:of )?(?:the )?(?:\w+ )?$")
_TO_PUBLIC = phrase(r" to the public (?=(?:its|the|an?|all|about|\d))")
_STAKE_TO = phrase(r" ?(?:to (?=(?:the )?(?-i:[A-Z<]))|for\b|[.,;]|$)")
_ITSELF = phrase(r" (?:itself|themselves) to (?=(?:the |an? )?(?:[a-z][\w-]* ){0,5}(?-i:[A-Z<]))")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of selling."""
    for event in _RULES.events(context):
        if _is_vague(event):
            continue
        more = _and_sold(context, event)
        yield from targets(context, event)
        if more is not None:
            yield more


def _is_vague(event: Event) -> bool:
    """Whether neither who buys nor what is sold has a name: "was considering selling assets"."""
    vague = event.target is not None and event.target.text.lower() in _VAGUE
    return vague and not event.buyers


_VAGUE = frozenset({"assets", "some assets", "certain assets", "businesses", "operations"})


def _and_sold(context: Context, event: Event) -> Event | None:
    """The second sale of "sold A to X for $5 m, and its stake in B to Z for $3 m"."""
    last = event.buyers[-1].name if event.buyers else None
    if last is None or event.target is None or event.target.start > last.start:
        return None
    text = context.sentence.text
    also = _AND_ALSO.match(text, last.behind - context.sentence.start)
    if also is None:
        return None
    share = stake_sold(context, behind_holder(context, also.end()))
    thing = context.reader.thing(share.end if share else also.end())
    to = _AND_TO.match(text, thing[1]) if thing else None
    buyers, behind = context.reader.agents(to.end()) if to else ([], 0)
    if thing is None or not buyers or thing[0].text == event.target.text:
        return None
    price = _FOR_PRICE.match(text, behind)
    if also["money"] and price:
        event.money = context.span(*also.span("money"))
    return replace(
        event,
        type=type_of(share, thing[0]),
        target=thing[0],
        buyers=buyers,
        sellers=list(event.sellers),
        share=in_article(context, share),
        money=context.span(*price.span("money")) if price else None,
    )


def _sale(context: Context, match: re.Match[str]) -> Event | None:
    text, start = context.sentence.text, match.start()
    if _TURNOVER.match(text, start) or wished(text[max(0, start - 90) : start]):
        return None
    return sold_passive(context, match) if is_passive(text, match) else _active(context, match)


def _active(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    start, end = match.span()
    place = end if "noun" in match.re.groupindex else end + 1
    public = _TO_PUBLIC.match(text, end) or FRONTED.match(text, end)
    first, behind = ([], end) if public else fronted(context, end)
    if public or first:
        behind = public.end() - 1 if public else behind
        place, end = behind + 1, behind
    goods = _GOODS.match(text, end - 1 if text[end - 1 : end] == " " else end)
    if goods or _IF_IT_COULD.search(text[max(0, start - 24) : start]):
        return None
    brought = proceeds(context, match)
    subject, talked = seller(context, match, brought)
    own, first = OWN_SHARES.match(text, place), first or talked
    if own and subject:
        return own_shares(context, match, own, subject, first)
    if match.groupdict().get("to"):
        first, behind = context.reader.agents(end)
        of = re.compile(r",? *of +").match(text, behind)
        if not first or of is None:
            return None
        place = end = of.end()
    itself = _ITSELF.match(text, end)
    if itself and subject:
        return _sold_to(context, itself)
    share = stake_sold(context, behind_holder(context, place), of_shares=brought is not None)
    thing = sold_thing(context, subject, share, place, end)
    if thing is None and share is not None and _STAKE_TO.match(text, share.end):
        subject, thing = left(context, start)
    subject = subject or state(context, start)
    subject = subject or (holder(context, place) if share is not None else None)
    if thing is None:
        return None
    placed = match[0].lower().startswith("plac")
    buyers = first or sold_to(context, thing[1], placed)[0] or agreed_with(context, start)
    owners = bool(buyers) and of_owners(context, match, thing[0])
    if not (owners or is_told(match, thing[0], subject[0] if subject else None, buyers, share)):
        return None
    event = _sold(context, match, (start, end), subject, thing[0], share, buyers)
    if brought is None:
        return event
    told = context.told(brought.start(), brought.start(), end, "done")
    return replace(event, told=told, money=context.span(*brought.span("money")), weak=False)


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
    if subject:
        sellers += partners(context, subject[0])
    if subject and _OFFICE.search(subject[0].text) and _APPROVES.search(text[:start]):
        sellers = []  # a minister only approves of the sale
    if subject and announces(text, subject[0].end - context.sentence.start, start):
        sellers = []  # nor does the bank that tells of it sell
    target, sellers = _whose(context, match, subject, target, sellers)
    lead = min(subject[1], start) if subject else start
    voice = _voice(match.group().lower(), text[lead:start])
    if share is None and target.name is not None:
        share = control_behind(text, target.name.end - context.sentence.start)
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
        share=in_article(context, in_percent(context, share)),
        weak=not buyers
        and share is None
        and not (voice == "done" or _AGREED.search(text[lead:start])),
    )


_OWNER_OF = phrase(
    r"\b(?:owners?|parent|publishers?|operators?) of (?:the )?(?:(?-i:[A-Z])\w+ (?:and )?){0,3}<?$"
)
_BACK = frozenset(  # what was named as its owner's, and is sold: "the papers"
    "business company newspaper newspapers papers paper titles brand brands chain group firm club"
    " magazine magazines station stations airline hotel site".split()
)
_ITS_ASSETS = phrase(r"(?:(?:all|substantially all|most|certain)(?: of)? )?(?:of )?(?:its )?assets")


def _whose(
    context: Context,
    match: re.Match[str],
    subject: tuple[Party, int] | None,
    target: Party,
    sellers: list[Party],
) -> tuple[Party, list[Party]]:
    """What is sold, and who sells, where only its owner has a name: "the owner of Y has sold the
    papers", "Y agreed to sell its assets"."""
    text, base = context.sentence.text, context.sentence.start
    if subject is None or subject[0].name is None or target.name is not None:
        return target, sellers
    ours, place = subject[0], target.start - base
    if not match.start() < place:
        return target, sellers
    back = text[:place].endswith("the ") and target.text in _BACK
    if back and _OWNER_OF.search(text, 0, max(0, ours.start - base)):
        return ours, []
    own = text[:place].endswith(("its ", "of its "))
    if own and _ITS_ASSETS.fullmatch(target.text):
        return replace(ours, assets=True), []
    return target, sellers


def _sold_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is negotiating a sale to X": Y itself is sold."""
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if subject is None or subject[0].name is None or not buyers:
        return None
    told = context.told(subject[1], *match.span(), "present")
    span = context.span(*match.span())
    return Event("sale", "acquisition", context.sentence, span, told, subject[0], buyers)


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
            *("cashed", "dumped", "ditched", "signed", "handed"),
            "cut",
            "reduced",
            "lowered",
            "trimmed",
            "placed",
        )
    )
    ahead = re.search(r"\b(?:to|would) be\b|\b(?:to|will|would) (?:\w+ly )?$", words)
    return "done" if sold and not ahead else "present"


_RULES = Rules(
    (HINTS, _VERB, _sale),
    (HINTS, _NOUN, _sale),
    (TO_HOLDERS, DISTRIBUTES, distributed),
)
