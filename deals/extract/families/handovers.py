"""Companies that change hands in other words: "it" is sold, a unit "goes to", X "pays" for it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.buyers_found import (
    BUYER,
    BUYER_FOUND,
    BUYER_IN,
    BUYER_IS,
    NAMED_BUYER,
    buyer_found,
    buyer_in,
    buyer_is,
)
from deals.extract.families.pursuits import event_of
from deals.extract.families.tenders import which_is
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import IN_A_DEAL, MONEY
from deals.extract.words.name_words import Name
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import folded, phrase

_HANDS = hints(" hands")
_BLOCK = hints("for sale", "on the market", "on the block")
_STAKE = hints(
    "of itself to ",
    "its equity to ",
    "its shares to ",
    "the company to ",
    "stake to ",
    "shareholding to ",
    "stake in it to ",
    "stake in itself to ",
    "stake in the company to ",
    "stake in the business to ",
    "stake in the firm to ",
    "holding to ",
    "interest to ",
)
_SALE = hints("sale to ")
_APPROACH = hints("approached by ")
_PAID = hints("paying ", "pays ", "will pay ", "is to pay ")
_HANDING = hints("handing ", "handed ", "hands ")
_OWN_SALE = hints(
    *("sale of the company to ", "sale of itself to "),
    *("s sale to ", " sale to "),
)
_GOES = hints(
    *("goes to ", "went to ", "falls to ", "fell to ", " go to ", "going to "),
    *("pass to ", "passes to ", "passed to "),
)
HINTS = (
    _GOES
    | _BLOCK
    | _OWN_SALE
    | BUYER
    | NAMED_BUYER
    | _HANDS
    | _STAKE
    | _SALE
    | _APPROACH
    | _PAID
    | _HANDING
)

_ADVISES = phrase(
    r"\b(?:bankers|advisers|advisors|administrators|receivers|liquidators|lawyers|brokers)"
    r"(?: (?:at|from|for|of|with) (?:the )?| |, )$"
)
_PUT = phrase(
    r"\b(?P<verb>put(?:s|ting)?) (?P<what>(?:(?:its|their|the|his) |(?=<?(?-i:[A-Z])))"
    r"(?:[^.;]|\.(?=,)){2,60}?)(?: "
    r"back| up)* "
    r"(?:for sale|on the (?:market|block))\b"
)
_OFF_HANDS = phrase(
    r"\b(?P<verb>tak(?:es|ing|en|e)|took) (?P<what>(?:[\w'-]+ ){1,8}?)off (?:(?:its|their|his|her"
    r"|[A-Z]\w+'s?)(?: (?:owner|parent)(?:'s|s'))? hands\b"
    r"|the hands of (?P<whose>(?:its )?(?:owner|parent|administrators?"
    r"|receivers?)? ?"
    r"(?=<?(?-i:[A-Z]))))"
)
_SOMEBODY = phrase(  # who takes it is not told: "X has found somebody to take Y off its hands"
    r"\b(?:f[io]nds?|found|finding|seek(?:s|ing)?|sought|look(?:s|ed|ing)? for|needs?|wants?"
    r"|has|have"
    r"|got|lined up|persuaded) (?:an?other |an? )?(?:some(?:body|one)|any(?:body|one)|buyer"
    r"|rival|taker"
    r"|firm|company) (?:willing |ready |prepared |happy )?(?:to|who (?:will"
    r"|would)) $"
)
_STAKE_TO = phrase(
    rf"\b(?P<verb>sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|sale of|disposal of) (?P<own>its "
    rf"|their |his )?(?:(?:an?|the"
    rf"|entire|whole|remaining|significant|strategic|small|large|substantial|further|new) )*"
    rf"(?P<share>(?:(?P<percent>{PERCENT_WORDS})(?:[ -][a-z]+){{0,2}}?|minority|(?P<most>majority"
    rf"|controlling)) (?:stake|holding|interest|shareholding)|stake|(?:{PERCENT_WORDS}|half"
    rf"|third|quarter|fifth|tenth|slice"
    rf"|piece|chunk|part|portion|sliver) of "
    rf"(?:itself|its equity|its shares|the company))(?: in (?:itself|the (?:company|business|firm))"
    rf"|(?P<in> in it))? to (?=(?:the |an? |its )?[\w<])"
)
_NEW_OWNERS = phrase(r" (?:has|have|had|gets?|got) (?:an? )?new (?:majority )?owners?\b")
_PARTICIPLE = re.compile(r", *$")
_SALE_TO = phrase(
    r"\b(?P<verb>negotiat(?:e|ing|es|ed)|agree[sd]?(?: on| to)?|discuss(?:es|ed|ing)?|explor(?:e|es"
    r"|ed|ing)|consider(?:s|ed|ing)?|complet(?:e|es|ed|ing)|clos(?:es|ed)|announc(?:e|es|ed|ing)"
    r"|near(?:s|ing)|confirm(?:s|ed)|(?:talks|discussions|negotiations) (?:on|over|about|for"
    r"|towards)) (?:an?|its|(?=[$£€]?\d)) ?(?:[\w$£€.-]+ ){0,2}?sale to (?=(?:the |an? )?[\w<])"
    r"(?!(?:[^.;,]|\.(?=\d)){0,70} of )"
)
_ITS_SALE = phrase(
    r"(?:(?:(?P<of>'s|(?<=s)')|\bits) (?:[\w£$€.-]+ ){0,3}?sale"
    r"|\bsale of (?:the (?:entire )?company|itself)) to (?=(?:the |an? )?[\w<])"
    r"(?!(?:[^.;,]|\.(?=\d)){0,70} of )"
)
_APPROACHED = phrase(r"(?<!not[ ])\b(?P<verb>(?:been|was) approached) by (?=(?:the |an? )?[\w<])")
_PAYS = phrase(
    rf"\b(?P<verb>is paying|are paying|pays|will pay|is to pay) (?P<money>{MONEY})(?![\w%])"
    r"(?! ?(?:\([^()]*\) )?(?:in (?:cash|stock|shares) )?(?:for|to|per|each|an?|a year"
    r"|in dividends)\b)"
)
_A_SHARE = phrase(
    r"[^.,;]{0,4}(?:[\w.]+ ){0,3}(?:an?|per|for each|for every|each) (?:\w+ )?share\b"
)
_HANDED = phrase(
    rf"\b(?P<verb>hand(?:s|ed|ing)) (?:it|the (?:(?-i:[A-Z])[\w.-]+ ){{0,2}}(?P<what>company"
    rf"|start-?up|firm)) (?P<money>{MONEY})"
    r"(?! (?:fine|bill|penalty|contract))"
)
_GOES_TO = phrase(
    r"\b(?P<verb>goes|went|falls|fell|ha(?:s|ve) gone|(?:will|would|is to|are to) go|(?:is"
    r"|are) going"
    r"|passes|passed"
    r"|(?:will|would|is to|are to) pass) to (?=(?:the |an? )(?![a-z]+,)|<?(?-i:[A-Z]))"
)
_ITS_UNIT = phrase(
    r"(?:its|their|the(?= (?-i:[A-Z]))) (?=(?:[\w-]+ ){0,4}(?:arms?|divisions?|units?"
    r"|business(?:es)?|subsidiary"
    r"|operations)\b)(?P<what>(?:[\w-]+ ){0,4}?[a-z]+)(?:, (?:which|an?|the|with) [^,;]{3,90},)? $"
)
_FOR_SUM = phrase(
    rf"(?:,? (?:last|this|earlier|in|on|yesterday"
    rf"|today)\b[^.;,]{{0,24}})? for (?:just )?(?:under |over )?"
    rf"(?P<money>(?=[^ ]*\d|an? undisc|undisc|a nominal){MONEY})(?! (?:years|days|months|weeks"
    rf"|people|of (?:its|their)))"
)
_THE_MAKER = phrase(
    r"(?:The|This) (?:(?-i:[a-z\d])[\w'-]* ){0,4}?(?:company|firm|maker|makers|retailer|chain"
    r"|group|business"
    r"|brand|unit|brewer|publisher|operator|lender|insurer|carrier|club|producer|supplier)\b"
    r"(?: of (?:(?-i:[a-z])[\w'-]* ){0,6})? ?$"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _put(context: Context, match: re.Match[str]) -> Event | None:
    """ "X put its Y smelter back on the market"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.start("what"))
    if subject is None or subject[0].name is None or thing is None:
        return None
    if match["what"][0].isupper() and context.sentence.index > 1:
        return None  # how a sale began that is told otherwise
    event = event_of(context, match, ("sale", "divestiture"), subject[1], thing[0])
    first = subject[0].start - context.sentence.start
    if first < 0 and thing[0].owner is None and thing[0].name is not None:
        return event
    if not _ADVISES.search(context.sentence.text[max(0, first - 40) : max(0, first)]):
        event.sellers.append(subject[0])
    return event


def _off_hands(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is taking the unit off its hands"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.start("what"))
    if subject is None or subject[0].name is None or thing is None:
        return None
    kind = "asset_purchase" if thing[0].assets else "acquisition"
    if _SOMEBODY.search(context.sentence.text, 0, match.start()):
        found = event_of(context, match, ("sale", kind), subject[1], thing[0])
        return replace(found, sellers=[subject[0]])
    event = event_of(context, match, ("purchase", kind), subject[1], thing[0])
    event.buyers.append(subject[0])
    if match["whose"] is not None:
        event.sellers = context.reader.agents(match.end("whose"))[0][:1]
    return event


def _stake_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has left Y, selling its 62% stake to Z"; "Y sells a 10% stake to Z" of itself."""
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    other = match["own"] or match["in"]
    text, base = context.sentence.text, context.sentence.start
    first = next(iter(context.companies(match.start())), None)
    if first is not None and _NEW_OWNERS.match(text, first.behind - base):
        subject = (party_of(first), match.start())
    if _PARTICIPLE.search(context.sentence.text[: match.start()]) and other:
        subject = (party_of(first), match.start()) if first else None
    if subject is None or subject[0].name is None or not buyers:
        return None
    others = context.companies(match.start(), apart_from=subject[0].name)
    if other and not others:
        return None
    target = party_of(others[-1]) if other else subject[0]
    percent = percent_in(match["share"]) if "%" in match["share"] or match["percent"] else None
    kind = "percent" if percent else "majority" if match["most"] else "some"
    share = Share(*match.span("share"), percent, kind)
    event = event_of(context, match, ("sale", type_of(share, target)), subject[1], target)
    event.buyers, event.share = buyers, in_article(context, share)
    event.sellers = [subject[0]] if other else []
    return event


def _own_sale(context: Context, match: re.Match[str]) -> Event | None:
    """ "Holders in Y have voted for the company's sale to X"."""
    base, buyers = context.sentence.start, context.reader.agents(match.end())[0]
    owner = next((n for n in context.companies() if n.end - base == match.start("of")), None)
    near = context.companies(match.start())
    whose = owner or (near[-1] if near else context.subjects.topic)
    buyers = [b for b in buyers if b.name is not None and b.name.kind == "organization"]
    if whose is None or not buyers or not context.is_firm(whose):
        return None
    lead = match.start() if owner or not near else near[-1].behind - base
    event = event_of(context, match, ("sale", "acquisition"), lead, party_of(whose))
    event.buyers = [b for b in buyers if b.text != whose.text]
    return event


def _sale_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is negotiating a sale to X", "Y has been approached by X"."""
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if subject is None or subject[0].name is None or not buyers:
        return None
    if subject[0].name.kind != "organization":
        return None
    event = event_of(context, match, ("sale", "acquisition"), subject[1], subject[0])
    event.buyers = buyers
    return event


def _pays(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is paying $22 million in cash", behind words that leave the buyer open."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or context.sentence.headline:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], None)
    if _A_SHARE.match(context.sentence.text, match.end()):
        return replace(event, buyers=[subject[0]], weak=True)
    span = context.span(match.start("money"), match.end("money"))
    return replace(event, buyers=[subject[0]], money=span, weak=True)


def _handed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is handing it $8 million": money into whom the sentence speaks of."""
    before = context.companies(match.start())
    near = before and _NEAR.fullmatch(
        context.sentence.text, before[-1].behind - context.sentence.start, match.start()
    )
    subject = (party_of(before[-1]), match.start()) if near else context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    others = context.companies(match.start(), apart_from=subject[0].name)
    whom = others[0] if others else context.subjects.label
    target = party_of(whom) if whom is not None else None
    if target is None or target.text == subject[0].text:
        return None
    startup = (match["what"] or "").lower().startswith("start")
    kind = "funding_round" if startup else "minority_stake"
    event = event_of(context, match, ("round", kind), subject[1], target)
    span = context.span(match.start("money"), match.end("money"))
    return replace(event, buyers=[subject[0]], money=span)


_NEAR = re.compile(r"(?: (?:has|have|had|is|are|just|now|today|also|from)){0,3} ")


def _goes_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Its unit Y, which went to X for £210m", "The maker of banknotes goes to X for £212m"."""
    text, (buyers, behind) = context.sentence.text, context.reader.agents(match.end())
    price = _FOR_SUM.match(text, behind) or IN_A_DEAL.match(text, behind)
    subject = which_is(context, match.start()) or context.subject(match.start())
    topic = context.subjects.told or context.subjects.topic
    if topic is not None and _THE_MAKER.match(text[: match.start()]):
        subject = party_of(topic), 0
    unit = _ITS_UNIT.match(text[: match.start()])
    if not buyers or buyers[0].name is None or buyers[0].name.kind != "organization":
        return None
    if unit is not None and topic is not None and topic.text != buyers[0].text:
        return _unit_goes(context, match, unit, (topic, buyers[0]), price)
    if price is None or subject is None or "pass" in match["verb"]:
        return None
    if subject[0].name is None or subject[0].name.kind != "organization":
        return None
    event = event_of(context, match, ("sale", "acquisition"), subject[1], subject[0])
    done = match["verb"].lower() in {"went", "fell"}
    event.told = context.told(subject[1], *match.span(), "done" if done else "present")
    return replace(event, buyers=buyers[:1], money=context.span(*price.span("money")))


def _unit_goes(
    context: Context,
    match: re.Match[str],
    unit: re.Match[str],
    sides: tuple[Name, Party],
    price: re.Match[str] | None,
) -> Event:
    """ "Its vitamins arm is going to X for £715m", "Its computers division is to pass to X"."""
    base, (first, last) = context.sentence.start, unit.span("what")
    what = Party(base + first, base + last, folded(unit["what"]), assets=True)
    event = event_of(context, match, ("sale", "asset_purchase"), match.start(), what)
    money = context.span(*price.span("money")) if price else None
    whose = [] if unit[0].lower().startswith("the ") else [party_of(sides[0])]
    return replace(event, buyers=[sides[1]], sellers=whose, money=money)


_RULES = Rules(
    (BUYER, BUYER_IN, buyer_in),
    (BUYER, BUYER_FOUND, buyer_found),
    (NAMED_BUYER, BUYER_IS, buyer_is),
    (_GOES, _GOES_TO, _goes_to),
    (_BLOCK, _PUT, _put),
    (_HANDS, _OFF_HANDS, _off_hands),
    (_STAKE, _STAKE_TO, _stake_to),
    (_SALE, _SALE_TO, _sale_to),
    (_OWN_SALE, _ITS_SALE, _own_sale),
    (_APPROACH, _APPROACHED, _sale_to),
    (_PAID, _PAYS, _pays),
    (_HANDING, _HANDED, _handed),
)
