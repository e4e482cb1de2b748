"""Companies that change hands in other words: a buyer is found, "it" is sold, a pursuit is given
up."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.clues import hints
from deals.extract.events import Context, Event, Rules, by_rules
from deals.extract.money_words import MONEY
from deals.extract.objects import in_article, type_of
from deals.extract.phrases import Party, party_of
from deals.extract.searches import HIRED
from deals.extract.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.tenders import which_is
from deals.extract.text import phrase

_BUYER = hints("buyer", "a home", "a taker")
_NAMED_BUYER = hints("buyer", "purchaser", "acquirer", "bidder")
_HANDS = hints(" hands")
_BLOCK = hints("for sale", "on the market", "on the block")
_STAKE = hints(
    "of itself to ",
    "its equity to ",
    "its shares to ",
    "the company to ",
    "stake to ",
    "stake in it to ",
    "holding to ",
    "interest to ",
)
_SALE = hints("sale to ")
_APPROACH = hints("approached by ")
_PAID = hints("paying ", "pays ", "will pay ", "is to pay ")
_HANDING = hints("handing ", "handed ", "hands ")
_OWN_SALE = hints("s sale to ", "'s sale to", "its sale to")
_GIVEN_UP = hints("failed with", "failed in", "running for", "race for", "pursuit of", "chase of",
                  "lost the", "lost out", "no longer consid",
                  "walked away from ", "walks away from ", "walk away from ")  # fmt: skip
_DROPPED = hints("its interest in", "their interest in", "any interest in", "er interest in",
                 "no longer inter", "walked away", "walks away", "walk away")  # fmt: skip
_OWNED = hints("talks between", "negotiations between", "discussions between",
               *(f"{talks} with {whose}" for talks in ("talks", "negotiations", "discussions")
                 for whose in ("the ", "its ", "owner", "founder")))  # fmt: skip
_GOES = hints("goes to ", "went to ", "will go to ", "would go to ", "is to go to ")
_EXCLUSIVE = hints("exclusivity")
HINTS = (
    _GOES
    | _BLOCK
    | _EXCLUSIVE
    | _OWN_SALE
    | _BUYER
    | _NAMED_BUYER
    | _HANDS
    | _STAKE
    | _SALE
    | _APPROACH
    | _PAID
    | _HANDING
    | _GIVEN_UP
    | _DROPPED
    | _OWNED
)

_FOUND = phrase(
    r"\b(?P<seek>seek(?:s|ing)?|sought|look(?:s|ed|ing)? for|find)?(?(seek)|(?:found|finds|has|have"
    r"|lined up|secured)) (?:an? )?(?:new |willing |possible |potential )?(?:buyers?|home|taker"
    r"|purchasers?)\b(?P<for> for (?=(?:its|their|his|the|an?|\d+ of (?:its|the|their)) "
    r"|<?(?-i:[A-Z])))?"
    r"(?(seek)(?(for)|(?!)))"
)
_BUYER_IS = phrase(
    r"\b(?:the|its|possible) (?:(?:likely|likeliest|probable|prospective|would-be|eventual"
    r"|successful|winning|possible|potential|new|ultimate) )*"
    r"(?P<verb>buyers?|purchasers?|acquirer|bidder)"
    r"(?P<of> of (?=its|the|their))?(?(of)(?P<what>[^.;,]{2,60}?)) (?:is|are|was|were|will be"
    r"|would be|being|is (?:expected|said|understood|believed|thought) to be) (?=<?(?-i:[A-Z]))"
)
_ADVISES = phrase(
    r"\b(?:bankers|advisers|advisors|administrators|receivers|liquidators|lawyers|brokers)"
    r"(?: (?:at|from|for|of|with) (?:the )?| |, )$"
)
_PUT = phrase(
    r"\b(?P<verb>put(?:s|ting)?) (?P<what>(?:its|their|the|his) (?:[^.;]|\.(?=,)){2,60}?)(?: "
    r"back| up)* "
    r"(?:for sale|on the (?:market|block))\b"
)
_OFF_HANDS = phrase(
    r"\b(?P<verb>tak(?:es|ing|en|e)|took) (?P<what>(?:[\w'-]+ ){1,8}?)off (?:its|their|his|her"
    r"|[A-Z]\w+'s?) hands\b"
)
_STAKE_TO = phrase(
    rf"\b(?P<verb>sell(?:s|ing)?|sold|offload(?:s|ed|ing)?) (?P<own>its |their |his )?(?:(?:an?|the"
    rf"|entire|whole|remaining) )*(?P<share>(?P<percent>{PERCENT_WORDS}) (?:stake|holding"
    rf"|interest|shareholding)|stake|(?:{PERCENT_WORDS}|slice|piece|chunk|part|portion|sliver) of "
    rf"(?:itself|its equity|its shares|the company))(?P<in> in it)? to (?=(?:the |an? |its )?[\w<])"
)
_PARTICIPLE = re.compile(r", *$")
_SALE_TO = phrase(
    r"\b(?P<verb>negotiat(?:e|ing|es|ed)|agree[sd]?(?: on| to)?|discuss(?:es|ed|ing)?|explor(?:e|es"
    r"|ed|ing)|consider(?:s|ed|ing)?|complet(?:e|es|ed|ing)|clos(?:es|ed)|announc(?:e|es|ed|ing)"
    r"|near(?:s|ing)|confirm(?:s|ed)|(?:talks|discussions|negotiations) (?:on|over|about|for"
    r"|towards)) (?:an?|its) (?:[\w-]+ ){0,2}?sale to (?=(?:the |an? )?[\w<])"
    r"(?!(?:[^.;,]|\.(?=\d)){0,70} of )"
)
_ITS_SALE = phrase(
    r"(?:(?P<of>'s|(?<=s)')|\bits) (?:[\w£$€.-]+ ){0,3}?sale to (?=(?:the |an? )?[\w<])"
    r"(?!(?:[^.;,]|\.(?=\d)){0,70} of )"
)
_APPROACHED = phrase(r"(?<!not[ ])\b(?P<verb>(?:been|was) approached) by (?=(?:the |an? )?[\w<])")
_PAYS = phrase(
    rf"\b(?P<verb>is paying|are paying|pays|will pay|is to pay) (?P<money>{MONEY})"
    r"(?! ?(?:\([^()]*\) )?(?:in (?:cash|stock|shares) )?(?:for|to|per|each|an?|a year"
    r"|in dividends)\b)"
)
_A_SHARE = phrase(
    r"[^.,;]{0,4}(?:[\w.]+ ){0,3}(?:an?|per|for each|for every|each) (?:\w+ )?share\b"
)
_HANDED = phrase(
    rf"\b(?P<verb>hand(?:s|ed|ing)) (?:it|the (?:company|start-?up|firm)) (?P<money>{MONEY})"
    r"(?! (?:fine|bill|penalty|contract))"
)
_FOR_Y = phrase(
    r"\b(?P<verb>fail(?:s|ed) (?:with|in) (?:its|their|an?) (?:[\w.$€£-]+ ){0,6}?(?:approach|bid"
    r"|offer|proposal|attempt)|(?:drop|pull|bow)(?:s|ped|ed) out of the (?:running|race|auction"
    r"|bidding|contest|battle)|(?:drop|abandon|end|g[ai]ve)(?:s|ped|ed)?(?: up)?(?: on)? "
    r"(?:its|their|the|an?) (?:[\w.$€£-]+ ){0,6}?(?:pursuit|chase)"
    r"|los(?:es|t)(?: out)?(?: in)? (?:the|a) (?:race|auction|battle|contest|bidding war)"
    r"|no longer considering (?:an?|its|the) (?:[\w-]+ ){0,2}?(?:bid|offer|approach|takeover)"
    r"|walk(?:s|ed)? away from (?:an?|its|the) (?:[\w.$€£-]+ ){0,5}?(?:deal|takeover|bid|offer"
    r"|purchase|acquisition)) (?:for|of) (?=(?:the |an? )?[\w<])"
)
_INTEREST = phrase(
    r"\b(?P<verb>(?:drop|end|abandon|withdr[ae]w)(?:s|ped|ed|n)? (?:its|their|any) (?:[a-z]+ )?"
    r"interest in|no longer interested in|walk(?:s|ed)? away from) "
    r"(?=(?:the )?(?:[\w-]+ ){0,4}(?-i:<?[A-Z]))"
)
_BETWEEN = phrase(
    r"\b(?:talks|negotiations|discussions) (?:between (?P<who>(?:the "
    r")?(?-i:<?[A-Z])[^.;,]{1,60}?) and"
    r"|with) (?:the |its )?(?:[\w.-]+ ){0,3}?(?:owners?|promoters|founders|backers) of "
    r"(?P<what>(?:the "
    r")?[^.;,]{2,60}?) (?:over|about|on|for|regarding|towards) (?:an?|the|its|their) "
    r"(?:[\w$€£.-]+ ){0,4}?(?:sale|takeover|take-over|purchase|acquisition|buyout)\b"
    r"(?! of (?!it\b|the (?:[\w-]+ )?(?:company|business|firm|group|chain|club|property|hotel"
    r"|site)\b))"
)
_A_BID = phrase(r"\b(?:bid|offer|deal|takeover|merger|acquisition|talks|approach|purchase)\b")
_GOES_TO = phrase(
    rf"\b(?P<verb>goes|went|(?:will|would|is to) go) to (?=(?:the "
    rf"|an? )?[\w<])(?=(?:[^.;]|\.(?=\d))"
    rf"{{2,90}}? for (?:just )?(?:under |over )?(?:{MONEY}))"
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
_BUILT = phrase(r"\b(?:property|building|hotel|site|resort|plant|mine|estate|mall)s?$")
_EXCLUSIVITY = phrase(
    r"\b(?P<verb>(?:secur|w[io]n|grant|enter|gain|given|got|gets|obtain"
    r"|agree)\w*(?: into)?) (?:a period of |an? "
    r"(?:[\w-]+ )?period of |\w+ (?:days|weeks|months)(?:'|s)? (?:of )?)?exclusivity "
    r"(?:on|over|with|for|in (?:its |the )?(?:talks|bid|pursuit)"
    r" (?:for|of|over|with)|to (?:buy|acquire|purchase)|(?P<to>to)) (?=(?:the |an? )?[\w<])"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return by_rules(context, _RULES)


def _event(
    context: Context, match: re.Match[str], kind: tuple[str, str], lead: int, target: Party | None
) -> Event:
    verb = (match.groupdict().get("verb") or "").lower()
    done = "done" if verb.startswith(("sold", "took")) or verb.endswith("ed") else "present"
    status = context.told(lead, *match.span(), done)
    return Event(*kind, context.sentence, context.span(*match.span()), status, target)


def _found(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has found a buyer for its Y unit", "Y has a buyer"; who buys comes with the price."""
    subject = context.subject(match.start())
    thing = context.reader.thing(match.end()) if match["for"] else None
    if subject is None and thing is not None and thing[0].name is not None:  # "advisers have found"
        return _event(context, match, ("sale", "divestiture"), match.start(), thing[0])
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    if not match["for"]:
        return _event(context, match, ("sale", "divestiture"), subject[1], subject[0])
    if thing is None:
        return None
    hired = context.topic() if HIRED.search(context.sentence.text, 0, match.start()) else None
    event = _event(context, match, ("sale", "divestiture"), subject[1], thing[0])
    event.sellers.append(hired or subject[0])
    return event


def _buyer_is(context: Context, match: re.Match[str]) -> Event | None:
    """ "The buyer is X", of what was told before, "the buyer of its unit Y is X"."""
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    if not buyers or buyers[0].name is None or buyers[0].name.kind == "place":
        return None
    thing = context.reader.thing(match.start("what")) if match["of"] else None
    event = _event(
        context, match, ("purchase", "acquisition"), match.start(), thing[0] if thing else None
    )
    seller = context.subject(match.start()) if thing else None
    event.sellers = [seller[0]] if seller else []
    return replace(event, buyers=buyers, weak=thing is None)


def _put(context: Context, match: re.Match[str]) -> Event | None:
    """ "X put its Y smelter back on the market"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.start("what"))
    if subject is None or subject[0].name is None or thing is None:
        return None
    event = _event(context, match, ("sale", "divestiture"), subject[1], thing[0])
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
    event = _event(context, match, ("purchase", kind), subject[1], thing[0])
    event.buyers.append(subject[0])
    return event


def _stake_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has left Y, selling its 62% stake to Z"; "Y sells a 10% stake to Z" of itself."""
    subject, (buyers, _) = context.subject(match.start()), context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    other = match["own"] or match["in"]
    if _PARTICIPLE.search(context.sentence.text[: match.start()]) and other:
        first = next(iter(context.companies()), None)
        subject = (party_of(first), match.start()) if first else None
    if subject is None or subject[0].name is None or not buyers:
        return None
    others = context.companies(match.start(), apart_from=subject[0].name)
    if other and not others:
        return None
    target = party_of(others[-1]) if other else subject[0]
    percent = percent_in(match["percent"]) if match["percent"] else None
    share = Share(
        match.start("share"), match.end("share"), percent, "percent" if percent else "some"
    )
    event = _event(context, match, ("sale", type_of(share, target)), subject[1], target)
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
    if whose is None or not buyers or context.entities.of(whose).kind != "organization":
        return None
    event = _event(context, match, ("sale", "acquisition"), match.start(), party_of(whose))
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
    event = _event(context, match, ("sale", "acquisition"), subject[1], subject[0])
    event.buyers = buyers
    return event


def _pays(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is paying $22 million in cash", behind words that leave the buyer open."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or context.sentence.headline:
        return None
    event = _event(context, match, ("purchase", "acquisition"), subject[1], None)
    if _A_SHARE.match(context.sentence.text, match.end()):
        return replace(event, buyers=[subject[0]], weak=True)
    span = context.span(match.start("money"), match.end("money"))
    return replace(event, buyers=[subject[0]], money=span, weak=True)


def _handed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is handing it $8 million": money into whom the sentence speaks of."""
    before = context.companies(match.start())
    near = before and before[-1].end - context.sentence.start >= match.start() - len(" from ")
    subject = (party_of(before[-1]), match.start()) if near else context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    others = context.companies(match.start(), apart_from=subject[0].name)
    whom = others[0] if others else context.subjects.label
    target = party_of(whom) if whom is not None else None
    if target is None or target.text == subject[0].text:
        return None
    event = _event(context, match, ("round", "minority_stake"), subject[1], target)
    span = context.span(match.start("money"), match.end("money"))
    return replace(event, buyers=[subject[0]], money=span)


def _given_up(context: Context, match: re.Match[str]) -> Event | None:
    """ "X dropped out of the running for Y", "X failed with its approach for Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if thing[0].text == subject[0].text or thing[0].name.kind != "organization":
        return None
    event = _event(context, match, ("purchase", "acquisition"), subject[1], thing[0])
    event.buyers.append(subject[0])
    return event if event.told.status == "terminated" else None


def _dropped(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has dropped its interest in Y", "X has walked away from Y after talks"."""
    event = _given_up(context, match)
    target, buyer = (event.target, event.buyers[0].name) if event else (None, None)
    if target is None or buyer is None or target.name is None or buyer.kind != "organization":
        return None  # a person who leaves it
    if target.text != party_of(target.name).text:
        return None  # interest in what belongs to Y
    left = match["verb"].lower().startswith("walk")
    return None if left and not _A_BID.search(context.sentence.text) else event


def _between(context: Context, match: re.Match[str]) -> Event | None:
    """ "Talks between X and the owners of Y over a sale have collapsed"."""
    if match["who"]:
        buyers = context.reader.agents(match.start("who"))[0]
    else:
        subject = context.subject(match.start())
        buyers = [subject[0]] if subject else []
    thing, label = context.reader.thing(match.start("what")), context.subjects.label
    named = thing is not None and thing[0].name is not None
    target = thing[0] if thing is not None and named else party_of(label) if label else None
    buyers = [b for b in buyers if b.name is not None]
    if target is None or not buyers or buyers[0].text == target.text:
        return None
    assets = target.assets or (not named and _BUILT.search(match["what"]))
    kind = "asset_purchase" if assets else "acquisition"
    event = _event(context, match, ("purchase", kind), match.start(), target)
    return replace(event, buyers=buyers)


def _goes_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Its unit Y, which went to X for £210m", "The maker of banknotes goes to X for £212m"."""
    text, (buyers, behind) = context.sentence.text, context.reader.agents(match.end())
    price = _FOR_SUM.match(text, behind)
    subject = which_is(context, match.start()) or context.subject(match.start())
    topic = context.subjects.told or context.subjects.topic
    if topic is not None and _THE_MAKER.match(text[: match.start()]):
        subject = party_of(topic), 0
    if price is None or subject is None or not buyers or buyers[0].name is None:
        return None
    if subject[0].name is None or {subject[0].name.kind, buyers[0].name.kind} != {"organization"}:
        return None
    event = _event(context, match, ("sale", "acquisition"), subject[1], subject[0])
    done = match["verb"].lower() == "went"
    event.told = context.told(subject[1], *match.span(), "done" if done else "present")
    return replace(event, buyers=buyers[:1], money=context.span(*price.span("money")))


def _exclusivity(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has secured exclusivity on Y": nobody else may bid for it for a while."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if {subject[0].name.kind, thing[0].name.kind} != {"organization"}:
        return None
    sides = [subject[0], thing[0]]
    if match["to"] or " with " in match[0]:
        sides.reverse()  # "Y has granted exclusivity to X"
    kind = "asset_purchase" if sides[1].assets else "acquisition"
    event = _event(context, match, ("purchase", kind), subject[1], sides[1])
    event.buyers.append(sides[0])
    return event if event.told.status == "in_talks" else None


_RULES: Rules = (
    (_BUYER, _FOUND, _found),
    (_NAMED_BUYER, _BUYER_IS, _buyer_is),
    (_GOES, _GOES_TO, _goes_to),
    (_OWNED, _BETWEEN, _between),
    (_EXCLUSIVE, _EXCLUSIVITY, _exclusivity),
    (_BLOCK, _PUT, _put),
    (_HANDS, _OFF_HANDS, _off_hands),
    (_STAKE, _STAKE_TO, _stake_to),
    (_SALE, _SALE_TO, _sale_to),
    (_OWN_SALE, _ITS_SALE, _own_sale),
    (_APPROACH, _APPROACHED, _sale_to),
    (_PAID, _PAYS, _pays),
    (_HANDING, _HANDED, _handed),
    (_GIVEN_UP, _FOR_Y, _given_up),
    (_DROPPED, _INTEREST, _dropped),
)
