"""Money into companies: rounds raised, rounds led, investments made."""

import re
from collections.abc import Iterator

from deals.extract.families import backers
from deals.extract.families.backers import complete, of_funding
from deals.extract.families.clauses import acting_there, each_its_own
from deals.extract.families.investments import INVESTING, events_of_investing, stake_for
from deals.extract.families.lending import FROM_LENDERS
from deals.extract.grammar.clued import clued
from deals.extract.grammar.described import unit_of
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.introduced import introduced
from deals.extract.grammar.phrases import Party
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY, ROUND
from deals.extract.words.text import LISTED, phrase

# Cheap to look for: a sentence without any of these tells nothing here.
_PULLED = (  # told of rounds where a sum follows
    "picks up|picked up|nabs|bags |bagged|lands |landed|snares |snared "
    "|scoops |scooped |reels in|reeled in|nets |netted |snags |snagged|mops up|mopped up"
    "|scores |scored |attracted |garnered |hauled in|grabbed |grabs|banked |banks |pockets "
    "|pocketed |rakes in|raked in|pulls in|pulled in|brought in|generate|draws in|drew in|reaps"
    "|reaped|gathers |gathered |snaps up|snapped up"
)
_MAIN = hints(
    *(
        "raise|valuation|raising|round|series |seed|funding|financing|invest|led by|infus|subscrib"
        "| puts | putting | bets | betting |participat|placement|inject|secures|secured| pour"
        "|backs |backed |funded |stealth| pump| plough|of new shares|of fresh |illion into "
        "|bln into |mln into |for an undisclosed stake|for a minority stake|for an equity stake"
        "|for a stake"
    ).split("|"),
    *_PULLED.split("|"),
    *backers.LEDS,
    *(f"{verb} {sign}" for verb in ("gets", "got", "collected", " put") for sign in "$£€"),
    *(f"{digit}{unit} into " for digit in range(10) for unit in ("m", "mn", "bn")),
)
HINTS = _MAIN | backers.HINTS
_FUND_NOUN = (
    r"(?:funding|financing|round|capital|investment|series(?=[ -][A-K]\d?\b)|seed|private placement"
    r"|placement"
    r"|funds?|money|extension|pre-seed|pre-series)"
)
_SOME_OF = phrase(r" \d[\d.]*(?: ?%| per ?cent| pct) of\b")  # shares
_RAISE = clued(
    rf"\b(?P<verb>rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|land(?:s|ed)"
    rf"|bag(?:s|ged)|snar(?:es|ed)|scoop(?:s|ed)|reel(?:s|ed) in|net(?:s|ted)|(?:announc"
    rf"|confirm)(?:e|es|ed|s|ing)|receiv(?:e|es|ed|ing)|complet(?:e"
    rf"|es|ed|ing)|obtain(?:s|ed)"
    rf"|attract(?:s|ed)|pull(?:s|ed) in|garner(?:s|ed)|snag(?:s|ged)|pick(?:s|ed) up"
    rf"|mop(?:s|ped) up|scor(?:e|es|ed)|get|gets|got|bring(?:s|ing)|has(?! (?:been|[a-z]+ed)\b)"
    rf"|fetch(?:es|ed)"
    rf"|grab(?:s|bed)|unveil(?:s|ed)|win|wins|won|(?:disclos(?:es|ed)|reveal(?:s|ed)|nab(?:s"
    rf"|bed)|haul(?:s|ed)? in|t(?:akes|ook) in"
    rf"|(?P<rare>generat(?:es|ed)|brought in|draws in|drew in|reap(?:s|ed)|gather(?:s|ed)|snap(?:s"
    rf"|ped) up|(?:drum|wrap|rack|chalk|scoop|stack|round|lin)(?:s|es|m?ed|p?ped) up"
    rf"|(?:pull|scrap|cobbl)(?:s|es|ed) together|lock(?:s|ed) (?:down|in|up)|nail(?:s|ed) down"
    rf"|clinch(?:es|ed)|seal(?:s|ed)|notch(?:es|ed)(?: up)?|amass(?:es|ed)|t(?:akes|ook) home"
    rf"|walk(?:s|ed) (?:away|off) with|(?:is|are) flush with|(?:finali[sz]|conclud)(?:es|ed)"
    rf"|corral(?:s|led)|ink(?:s|ed))|collect(?:s|ed)|bank(?:s|ed)|pocket(?:s|ed)|rak(?:es"
    rf"|ed) in|plac(?:es"
    rf"|ed)(?= [^;]{{0,5}}\d[^;]{{0,20}} (?:of|in) "
    rf"(?:new |fresh )(?:ordinary |common )?(?:shares|stock|equity)\b))"
    rf"(?= (?:an? )?(?:[A-Z]{{3}} )?[A-Z]{{0,3}}[$€£₹]?\d)|emerg(?:es|ed) from stealth"
    rf"|c[oa]mes? out of stealth"
    rf")\b"
    rf"(?P<between>(?:(?! (?:tons?|tonnes|awareness)\b)[^.;]){{0,110}}?)(?P<money> (?:USD )"
    rf"?{MONEY})(?P<after>(?:[^.;]|\.(?=\d)){{0,90}})"
)
_IS_A_ROUND = clued(  # "Y is the week's biggest: a $58m Series C, led by"
    rf"(?::|,|\b(?:is|was|with|has)) an? (?P<money>(?=[^ ]*\d){MONEY}) (?:pre-)?(?:seed|series"
    r" [A-K]\d?)\b(?=[^.;]{0,20}?\b(?:led|backed|co-led)\b)"
)
_LABELLED = clued(  # "Birch (Milan, mobility) - €4.2 million, Series A."
    rf"(?: -{{1,2}}|[–—]|:) (?P<money>(?=[^ ]*\d){MONEY}),? (?:in |of |a )?(?:pre-)?(?:seed"
    r"|series [A-K]\d?)\b"
)
_ROUND_NOUN = phrase(rf"\b{_FUND_NOUN}\b")
_CLOSES = clued(
    r"\b(?:raises?|raised|clos(?:e|es|ed|ing|ure)|secures?|secured|completes?|completed"
    r"|announces?|announced|shut)\b"
    r"(?: (?:of|its|an?|the|their|completion|closing|close|successful|strategic|latest|new"
    r"|oversubscribed|first|final"
    r"|long-(?:delayed|awaited)|second|third|fourth|much-delayed)){0,5}"
    r" (?:(?:pre-)?(?:seed|series [A-K]\d?)(?: (?:funding|financing|investment|round"
    r"|extension)){0,3}(?= |,|\.|$)"
    r"|(?:strategic|growth|angel|bridge|venture|equity)(?: (?:funding|financing|round)){1,3}\b"
    r"|(?:first|maiden) (?:outside|external|institutional|venture) (?:money|cash|capital|funding"
    r"|financing|investment|round)\b"
    r"|(?P<plain>round of (?:[\w-]+ )?(?:funding|financing|investment)|(?:funding|financing"
    r"|investment) round))\b"
)
_NOT_YET = phrase(r"(?:\bnot|n't|\bnever|\bcannot) (?:yet )?$")
_AT_SUM = phrase(rf",?(?: but)? at (?P<money>(?=[^ ]*\d){MONEY})(?! (?:valuation|value|pre|post))")
_LENT = phrase(  # "secured a $1.8m (€1.6m) working capital facility"
    r" ?\([^()]{1,30}\) (?:[\w-]+ ){0,4}?(?:facility|loan|credit|overdraft)\b"
)
_NO_ROUND = phrase(
    r"\b(?:bonds?|notes?|debentures?|NCDs|loans?|credit|construction financing|ipo"
    r"|(?:banking|debt|funding|financ(?:e|ing)) package (?:from|with) [^.;,]{0,30}\bbank"
    r"|project financing from [^.;,]{0,30}\bbank|refinancing"
    r"|(?:debtor[- ]in[- ]possession|DIP|exit|new[- ]money)(?: ?\([^()]*\))? (?:financing|funding)"
    r"|initial public|public offering"
    r"|revenue|(?<!private[ ])sales|dividend|(?<!and[ ])debt(?! and)|grants?|charity|donations?"
    r"|donated|fundraiser"
    r"|scholarship|reward|rates?|prices?|per share|wages?|taxes|sukuk|contract|tuition"
    r"|for (?:the )?(?:charity|children|victims|research|hospital)|award|rights issue"
    r"|for the (?:deal|transaction)"
    r"|joint venture|presale|pre-sale|token|tokens|ICO|airdrop|federal|state funding"
    r"|government funding|grant program|at-the-market"
    r"|fund [IVX]+|(?:first|second|third|fourth|fifth|latest|new|debut|inaugural) fund\b"
    r"|fund close|flagship fund|for (?:an?|its|the|their) (?:[\w-]+ ){0,5}?funds?"
    r"(?= (?:to|that|which|aim\w*|focus\w*|target\w*|dedicated)\b| ?[,.;]| ?$))\b"
)
_CURRENCY = re.compile(r"[$€£₹¥]|[A-Za-z]")  # "effective January 1" is no sum
_INTO = phrase(r" ?(?:[\w-]+ ){0,3}?investment (?:in|into) ")
_CAPITAL_TO = phrase(r"(?: its| the| their)? (?:share |registered |equity |paid-up )*capital to\b")
_BID_OR_SHARES = phrase(  # "raise the 3.50 dlr bid", "received 450,000 common shares"
    r" ?(?:(?:a|per) share )?(?:cash |tender |takeover )*(?:bid|offer)\b"
    r"|[\d,]* ?(?:common|preferred|of the) (?:shares|stock)\b"
)
_PCT = phrase(r"\bpct\b")
_CHARITY = phrase(
    r"\b(?:meals|charit\w+|non-?profits?|fundrais\w+|donat\w+|golf|gala|benefit concert|food banks?"
    r"|scholarships?|veterans|hunger|relief|classic)\b"
)
_GIVEN_TO = frozenset(
    "foundation charity university hospital school church museum state government".split()
)
_PUBLIC = phrase(
    r"\b(?:initial public offering|IPO|public offering|bond sale|rights issue|flotation"
    r"|float(?:s|ed|ing)?(?! rate)|list(?:s|ing)? (?:[^.;,]{1,50} )?(?:on|in) (?:the )?(?-i:[A-Z])"
    r"|plac(?:e|es|ing) (?:[a-z]+ ){0,2}\d[\d.]* ?(?:%|per ?cent|pct) of)\b"
)
_TOKEN = phrase(r"\b(?:tokens?|meme coins?|coins?|pre-?sale)\b")
_TO_DATE = phrase(r"\b(?:to date|total(?:s|ing|ling)?|so far|cumulative|altogether)\b")
_UP_FRONT = phrase(r"\b(?:up-?front|milestones?)\b")  # what a licence brings
_FROM_SALES = phrase(
    r" ?(?:from|through|by|via) (?:[\w-]+ ){0,3}(?:disposals?|sales?|selling"
    r"|divest\w+|(?:placing|offloading|unloading|trimming)(?= (?:its|their|a|the) ))\b"
    r"(?! of (?:[\w-]+ ){0,5}?(?:stock|shares|units|equity|warrants))"
)
_FROM_STATE = phrase(  # no investor, and often no money for shares
    r"\bfrom (?:the )?(?:U\.?S\.? |federal |state )?(?:(?:department|ministry) of|government\b"
    r"|DoD\b|DOE\b|NASA\b|DARPA\b|national institutes|air force|army|navy)"
)
_OVER_TIME = phrase(r"\b(?:over the (?:past|last)|in \w+ tranches|since (?:its|inception|\d{4}))\b")
_PLAIN_RAISE = phrase(r"(?:rais|secur|bag|land)")
_GOT = phrase(r"g[eo]ts?\b")  # a seller gets money too
_BAGGED = phrase(r"(?:bag|land)")  # orders are bagged too
_IT_RAISED = phrase(
    r"(?:today )?(?:that )?(?:it|they|we) (?:has |have )?(?:just |also )?(?:raised|secured|landed)"
)
_PICKED = phrase(
    r"(?:grab|pick|nab|snag|snar|scoop|reel|scor|pull|attract|garner|fetch|mop|bring|hauls|net|got|get"
    r"|bank|pocket|rak|collect)"
)
_FROM_NAMED = phrase(  # "mopped up $32m from X and existing shareholder Z"
    r" ?from (?:[a-z][\w-]* ){0,3}(?-i:[A-Z])[^.;]{2,60}? and (?:existing |new "
    r"|fellow )*(?:share|stock)?(?:holder|investor|backer)s? "
    r"| ?from (?:[a-z][\w-]* ){0,3}(?-i:(?:[A-Z][\w&.'-]* ){1,4}(?:Ventures|Capital|Partners|Fund"
    r"|Equity|Angels|Investments|VC|Growth)\b)"
)
_GOES_TO_WORK = phrase(
    r" ?(?:\([^()]*\) )?(?:to|for(?! (?:its|the) (?:[a-z]+ )?(?:quarter|year|half|month|week))"
    r"|as it|at|from|so(?! far))\b"
)
_NO_MONEY_IN = phrase(
    r"\b(?:contract|order|profit|loss|fine|damages|customers?|users|sales|deal|lottery|jackpot|jobs|square|tender"
    r"|verdict|settlement|subsid(?:y|ies|i[sz]ed)|prize|bid|office|lease|projects?|highway|package|mandate|works)\b"
)
_TO_WORK = phrase(  # not "bags $2m navy order"
    r" ?(?:\([^()]*\) )?(?:to (?!settle)|from (?=(?-i:[A-Z]))|as it\b)"
)
_FUNDED_BY = phrase(r"\b(?:valuation|stake|investors?|backers|venture|funds?|partners|capital)\b")
_AHEAD = phrase(r"\b(?:to|will|plans? to|seek\w*|looking to|aims to) $")
_WOULD_HAVE = phrase(
    r"\b(?:to|would|could|might) have $|\bauction\b[^.;]{0,60}"
    r"\b(?:would|could|might|may|will|to) $"  # "an auction that could raise"
)
_WHO_HAVE = phrase(r"\bwho (?:have |has |had )?(?:\w+ly )?$")
_OTHER_DEAL = phrase(
    r"\b(?:sell|sold|buy|bought|acquire[sd]?|acquisition|stakes?|merge[sd]?|merger"
    r"|purchase[sd]?|invest(?:ed|s)?|investments? (?:in|into)|lend|pay|paid|spend|interest in"
    r"|commit(?:s|ted)|provided?)\b"
)


_CLOSING = hints("rais", "clos", "shut", "secur", "complet", "announc")
_FUNDED = hints("seed", "series ", "funding", "financing", "round", "investment")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of rounds and investments."""
    raised: list[Event] = []
    if context.hinted(_MAIN):
        if context.tells_sum():
            raised = _raises(context)
            if not raised and context.hinted(_FUNDED):
                raised = [*_is_one(context)]
        if context.hinted(_CLOSING) and context.hinted(_FUNDED):
            yield from _closes(context)
        if context.hinted(INVESTING):
            raised += events_of_investing(context)
    apart = each_its_own(context, raised) if len(raised) > 1 else None
    yield from apart or raised
    if not apart:
        yield from backers.events(context)


def _raises(context: Context) -> list[Event]:
    """Who raises what; in "Y raised $5m for pumps, Z raised $8m from X" each of them."""
    search, text, found = _RAISE.phrase.search, context.sentence.text, list[Event]()
    match, behind = _RAISE.search(context.sentence), 0
    while match:
        inside = match.start() < behind  # of what was looked at with the one before
        acts = acting_there(context, match.start()) if inside else None
        event = _raise(context, match, acts) if acts or not inside else None
        if event:
            found.append(event)
        behind = len(text) if found else max(behind, match.end())
        match = search(text, match.end("money"))
    return found


def _raise(context: Context, match: re.Match[str], acts: tuple[Party, int] | None) -> Event | None:
    """The round that one verb tells of; `acts`: whose it is, where that is known."""
    text = context.sentence.text
    if "subscrib" in context.sentence.low[: match.start()]:
        return None  # "X will subscribe for shares in Y, to raise $5m": Y raises it
    if acts is None and _WHO_HAVE.search(text[: match.start()]):
        return None
    if _of_something_else(text, match) or _SOME_OF.match(text, match.start("money")):
        return None
    round_named = ROUND.search(match[0])
    funding = round_named or _ROUND_NOUN.search(match["between"] + match["after"])
    if match["rare"]:
        funding = _FROM_A_ROUND.match(match["after"])
    if not funding and not _plainly(context, match):
        return None
    if not round_named and _CHARITY.search(text):
        return None
    subject = acts or introduced(context, match.start()) or context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind == "person":
        return None
    if not funding and subject[0].name.core[-1] in _GIVEN_TO:
        return None
    target, lead = unit_of(context, subject[0]), subject[1]
    ahead = _AHEAD.search(text[max(0, match.start() - 14) : match.start()])
    voice = "future" if ahead else "done"
    status = context.told(lead, match.start(), match.start("money"), voice)
    span = context.span(match.start(), match.start("money"))
    event = Event("round", "funding_round", context.sentence, span, status, target)
    event.money = context.span(match.start("money"), match.end("money"))
    complete(context, event)
    event.share = stake_for(context, match.end("money"))
    return event


_FROM_A_ROUND = phrase(  # "generated $80m from a series B round"
    r" ?(?:\([^()]{1,30}\) )?(?:(?:from|in|through|via|with) (?:[\w&-]+ ){0,5}?(?:(?:pre-)?seed"
    r"|series [A-K]|rounds?|funding|financing|venture capital|private placement|investors?"
    r"|equity(?! income))\b|(?:[a-z-]+ ){0,2}(?:(?:pre-)?seed(?! fund\b)|series [A-K]"
    r"|(?:funding|financing|investment) (?:round|deal)|venture (?:round|funding|financing))\b)"
)
_NEW_SHARES = phrase(
    r" ?(?:worth )?(?:of|in) (?:new|fresh) (?:ordinary |common )?(?:shares|stock|equity)\b"
)
_PARTLY = phrase(  # "landed €110m in funding, €30m of it equity from X and the rest a credit line"
    r" ?(?P<whole>(?:in|of) (?:[a-z-]+ ){0,3}(?:funding|financing|capital|investment))"
    r"(?:,| ?[(–—-]+) ?[^ ]*\d[^.;,]{0,20}? (?:of (?:it|that|which|this) )?(?:is |was |in |as "
    r"|being )?equity\b"
)
_FOR_A_STAKE = phrase(  # "has received $250,000 from X for an undisclosed stake"
    r" ?from (?=(?:the )?<?(?-i:[A-Z]))[^.;,]{2,60}? (?:for|in (?:exchange|return) for) an? "
    r"(?:[\w%.-]+ ){0,3}?(?:stake|holding|shareholding|equity interest)\b(?! (?:in|of) )"
)
_IN_EQUITY = phrase(r" ?in (?:new |fresh )?(?:debt and equity|equity(?: and debt)?)(?! income)\b")
_AT_A_VALUATION = phrase(r"\bat an? (?:[\w$€£.-]+ ){0,3}?valuation\b")


def _plainly(context: Context, match: re.Match[str]) -> bool:
    """Whether words without "round" or "funding" tell of one: "raised $5 m", "grabs $5 m to"."""
    if _OVER_TIME.search(match["after"][:60]):
        return False  # what was raised in several steps
    for_equity = _AT_A_VALUATION.search(match["after"][:90]) or _FOR_A_STAKE.match(match["after"])
    if for_equity or _IN_EQUITY.match(match["after"]) or _NEW_SHARES.match(match["after"]):
        return True
    if "stealth" in match["verb"].lower():
        return True
    between = match["between"].strip(" a")
    said = _IT_RAISED.fullmatch(between)
    if between and not said:
        return False
    sentence, after = context.sentence, match["after"]
    early = sentence.index <= 3 or LISTED.match(sentence.text) or "filing" in after
    early = early or of_funding(context)
    if said or _PLAIN_RAISE.match(match["verb"]):
        landed = match["verb"].lower() in {"bags", "bagged", "lands"}
        won = _BAGGED.match(match["verb"]) and _NO_MONEY_IN.search(sentence.text)
        return bool(early) and not won and not (landed and not _TO_WORK.match(after))
    if not _PICKED.match(match["verb"]) or _NO_MONEY_IN.search(sentence.text):
        return False
    if context.subjects.label is not None and sentence.index <= 1 and not _GOT.match(match["verb"]):
        return True  # what the item of a digest is about
    if _FROM_NAMED.match(after):
        return True
    return bool(_GOES_TO_WORK.match(after)) and (
        sentence.headline or _FUNDED_BY.search(after) is not None or of_funding(context)
    )


def _of_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether what is raised is no round in hand: bonds, tokens, another deal, the sum so far."""
    between, after = match["between"], match["after"]
    partly = _PARTLY.match(after)  # in debt, as is told behind what the whole is
    return bool(
        not _CURRENCY.search(match["money"].removeprefix(" a "))
        or _NO_ROUND.search(between + (partly["whole"] if partly else after))
        or _LENT.match(text, match.end("money"))
        or _PUBLIC.search(text[: match.end()])
        or _WOULD_HAVE.search(text[: match.start()])
        or _TOKEN.search(text, max(0, match.start() - 60), match.end())
        or _OTHER_DEAL.search(between)
        or _INTO.match(after)
        or _BID_OR_SHARES.match(after)
        or _PCT.search(between)
        or _CAPITAL_TO.match(between)
        or _TO_DATE.search(between + after[:40].partition(", bringing")[0])
        or between.endswith(" for")
        or (_UP_FRONT.search(after) and "equity" not in text.lower())
        or _FROM_SALES.search(after)
        or _FROM_STATE.search(text, match.end("money"), match.end("money") + 120)
        or FROM_LENDERS.match(after)
    )


def _is_one(context: Context) -> Iterator[Event]:
    """ "Y is the week's biggest: a $58m Series C, led by X"."""
    match = _IS_A_ROUND.search(context.sentence)
    if match is None and context.subjects.label is not None:
        match = _LABELLED.search(context.sentence)
    subject = context.subject(match.start()) if match else None
    if match is None or subject is None or subject[0].name is None:
        return
    if subject[0].name.kind != "organization" or not _CURRENCY.search(match["money"]):
        return
    span = context.span(*match.span())
    status = context.told(subject[1], *match.span(), "present")
    event = Event("round", "funding_round", context.sentence, span, status, subject[0])
    event.money = context.span(*match.span("money"))
    complete(context, event)
    yield event


def _closes(context: Context) -> Iterator[Event]:
    """ "Y closed its Series A round", without an amount."""
    text = context.sentence.text
    match = _CLOSES.search(context.sentence)
    if match is None or _NO_ROUND.search(match[0]):
        return
    if match["plain"] and (_CHARITY.search(text) or match[0].lower().startswith("announc")):
        return
    if _NOT_YET.search(text, 0, match.start()):
        return
    raised = _RAISE.search(context.sentence)
    if raised and raised.start() < match.end():
        return
    subject = introduced(context, match.start()) or context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind == "person":
        return
    status = context.told(subject[1], *match.span(), "done")
    span = context.span(*match.span())
    event = Event("round", "funding_round", context.sentence, span, status, subject[0])
    at = _AT_SUM.match(text, match.end())
    if at:
        event.money = context.span(*at.span("money"))
    complete(context, event)
    yield event
