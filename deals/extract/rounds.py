"""Money into companies: rounds raised, rounds led, investments made."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.events import Context, Event
from deals.extract.investments import events_of_investing
from deals.extract.money_words import MONEY, ROUND
from deals.extract.phrases import Party, party_of
from deals.extract.text import phrase

_LEDS = hints(" led,", " led.", " led and", " led with", " led alongside", "co-led")
# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = hints(
    "raise",
    "raising",
    "round",
    "series ",
    "seed",
    "funding",
    "financing",
    "invest",
    "led by",
    "infus",
    "participat",
    "placement",
    "inject",
    "secures",
    "secured",
    "grabs",
    *_LEDS,
    " pour",
    "backs ",
    "stealth",
    " pump",
    "backed ",
    "funded ",
    "picks up",
    "picked up",
    "nabs",
)
_FUND_NOUN = (
    r"(?:funding|financing|round|capital|investment|series(?! of\b)|seed|private placement"
    r"|placement"
    r"|funds?|money|extension|pre-seed|pre-series)"
)
_RAISE = phrase(
    rf"\b(?P<verb>rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|land(?:s|ed)"
    rf"|bag(?:s|ged)|net(?:s|ted)|announc(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|complet(?:e"
    rf"|es|ed|ing)|obtain(?:s|ed)"
    rf"|attract(?:s|ed)|pull(?:s|ed) in|garner(?:s|ed)|snag(?:s|ged)|pick(?:s|ed) up"
    rf"|mop(?:s|ped) up|scor(?:e|es|ed)|get|gets|got|bring(?:s|ing)|has(?! [a-z]+ed\b)"
    rf"|fetch(?:es|ed)"
    rf"|grab(?:s|bed)|unveil(?:s|ed)|win|wins|won|(?:disclos(?:es|ed)|reveal(?:s|ed)|nab(?:s"
    rf"|bed)|hauls? in)"
    rf"(?= (?:an? )?[A-Z]{{0,3}}[$€£₹]?\d)|emerg(?:es|ed) from stealth|comes out of stealth"
    rf")\b"
    rf"(?P<between>(?:(?! (?:tons?|tonnes|awareness)\b)[^.;]){{0,110}}?)(?P<money> (?:USD )"
    rf"?{MONEY})(?P<after>(?:[^.;]|\.(?=\d)){{0,90}})"
)
_SUM = re.compile(r"\d|undisclosed|ulti-?[mb]illion|illions|-figure", re.I)
_ROUND_NOUN = phrase(rf"\b{_FUND_NOUN}\b")
_CLOSES = phrase(
    r"\b(?:raises?|raised|clos(?:e|es|ed|ing|ure)|secures?|secured|completes?|completed"
    r"|announces?|announced)\b"
    r"(?: (?:of|its|an?|the|their|successful|strategic|latest|new|oversubscribed|first)){0,4}"
    r" (?:(?:pre-)?(?:seed|series [A-K]\d?)(?: (?:funding|financing|investment|round"
    r"|extension)){0,3}(?= |,|\.|$)"
    r"|(?:strategic|growth|angel|bridge|venture|equity)(?: (?:funding|financing|round)){1,3}\b)"
)
_NO_ROUND = phrase(
    r"\b(?:bonds?|notes?|debentures?|loans?|credit|ipo|initial public|public offering"
    r"|revenue|sales|dividend|(?<!and[ ])debt(?! and)|grants?|charity|donations?|donated|fundraiser"
    r"|scholarship|reward|rates?|prices?|per share|wages?|taxes|sukuk|contract|tuition"
    r"|for (?:the )?(?:charity|children|victims|research|hospital)|award|rights issue"
    r"|joint venture|presale|pre-sale|token|tokens|ICO|airdrop|federal|state funding"
    r"|government funding|grant program|at-the-market"
    r"|fund [IVX]+|(?:first|second|third|fourth|fifth|latest|new|debut|inaugural) fund\b"
    r"|fund close|flagship fund)\b"
)
_INTO = phrase(r" ?(?:[\w-]+ ){0,3}?investment (?:in|into) ")
_LISTED = re.compile(r"[*-] ?| ")  # a bullet is a space in plain text
_CHARITY = phrase(
    r"\b(?:meals|charit\w+|non-?profits?|fundrais\w+|donat\w+|golf|gala|benefit concert|food banks?"
    r"|scholarships?|veterans|hunger|relief|classic)\b"
)
_GIVEN_TO = frozenset("foundation charity university hospital school church museum".split())
_PUBLIC = phrase(r"\b(?:initial public offering|IPO|public offering|bond sale|rights issue)\b")
_TOKEN = phrase(r"\b(?:tokens?|meme coins?|coins?|pre-?sale)\b")
_TO_DATE = phrase(r"\b(?:to date|total(?:s|ing|ling)?|so far|cumulative|altogether)\b")
_FROM_SALES = phrase(
    r" ?(?:from|through|by|via) (?:[\w-]+ ){0,3}(?:disposals?|sales?|selling"
    r"|divest\w+)\b(?! of (?:[\w-]+ ){0,5}?(?:stock|shares|units|equity|warrants))"
)
_PLAIN_RAISE = phrase(r"(?:rais|secur|bag|land)")
_IT_RAISED = phrase(
    r"(?:today )?(?:that )?(?:it|they|we) (?:has |have )?(?:just |also )?(?:raised|secured|landed)"
)
_PICKED = phrase(
    r"(?:grab|pick|nab|snag|scor|pull|attract|garner|fetch|mop|bring|hauls|net|got|get)"
)
_GOES_TO_WORK = phrase(r" ?(?:\([^()]*\) )?(?:to|for|as it|at|from)\b")
_NO_MONEY_IN = phrase(
    r"\b(?:contract|order|profit|loss|fine|damages|customers?|users|sales|deal|jobs|square|tender"
    r"|verdict|settlement|subsid\w+|prize|bid|office|lease)\b"
)
_FUNDED_BY = phrase(r"\b(?:valuation|stake|investors?|backers|venture|funds?|partners|capital)\b")
_WHICH = phrase(r", (?:which|who) $")
_LED_ALONE = phrase(r"\b(?P<verb>(?:co-)?led)(?= ?[,.;]|,? (?:and|with|alongside)\b| ?$)")
_AHEAD = phrase(r"\b(?:to|will|plans? to|seek\w*|looking to|aims to) $")
_WOULD_HAVE = phrase(r"\b(?:to|would|could|might) have $")
_WHO_HAVE = phrase(r"\bwho (?:have |has |had )?(?:\w+ly )?$")
_OTHER_DEAL = phrase(
    r"\b(?:sell|sold|buy|bought|acquire[sd]?|acquisition|stakes?|merge[sd]?|merger"
    r"|purchase[sd]?|invest(?:ed|s)?|investments? (?:in|into)|lend|pay|paid|spend|interest in"
    r"|commit(?:s|ted)|provided?)\b"
)
_LED = phrase(
    r"\b(?:co-)?(?:led|spearheaded|headed|anchored)(?: jointly)? by (?!(?:its |the "
    r"|our )?(?:C[EFT]O|chief|(?:co-)?founders?|president"
    r"|chair\w*|women)\b)|\bled(?=-by )"
)
_NO_LEAD = phrase(r"\b(?:with|participation|participated|joined by|alongside|along with|also)\b")
_WITH = phrase(
    r"(?:with|saw|and) (?:the )?(?:\w+ ){0,3}?participation (?:from|of|by) "
    r"|\bparticipated by |\bjoined by |\bbacked by |\bfrom (?:existing |new |returning )"
    r"?(?:investors?|backers|shareholders)?,? ?(?:including |such as |like )?"
    r"|(?:investors?|backers|funders|participants|participation) (?:include[sd]?|including|such "
    r"as|from|are|were) |\binvestment from |\bsupport from "
)
_OF_ROUND = phrase(
    r"\b(?:round|funding|financing|investments?|investors?|raise|series|took part)\b"
)
_PARTICIPATED = phrase(
    r"\b(?:also )?(?:participated|took part|joined|invested|participating)(?: in)?\b"
)
_LEADS = phrase(
    r"\b(?P<verb>(?:co-)?led|(?:co-)?leads?|leading|joins?|joined|backs|participates?"
    r"|participated|anchors?|anchored|takes? part|took part)(?: in| the| an?| its)* "
    r"(?P<mid>[^.;,]{0,60}?)(?:round|funding|financing|investment|series [A-K])\b(?P<in> "
    r"(?:in|for|of|into) )?"
)


_CLOSING = hints("rais", "clos", "secur", "complet", "announc")
_FUNDED = hints("seed", "series ", "funding", "financing", "round", "investment")
_INVESTING = hints(
    *"led by|led-by|headed|heads|anchored|particip|join|backed by|investor|backers|funders"
    "|support from|investment from|took part|invested|from existing|from new |from returning".split(
        "|"
    )
)
_LEADING = hints(
    "led", "lead", "join", "backs", "particip", "anchor", "take part", "takes part", "took part"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of rounds and investments."""
    if not context.hinted(HINTS):
        return
    yield from _raises(context)
    yield from _closes(context)
    yield from _leads(context)
    yield from events_of_investing(context)
    yield from _led_by(context)
    led = _LED_ALONE.search(context.sentence.text) if context.hinted(_LEDS) else None
    leader = _leader(context, led) if led else None
    if led and leader and leader[0].name is not None and leader[0].name.kind == "organization":
        yield _joining(context, led, leader)


def _leader(context: Context, led: re.Match[str]) -> tuple[Party, int] | None:
    """Who led: the subject, or X of "from X, which led"."""
    before = context.companies(led.start())
    which = _WHICH.search(context.sentence.text[: led.start()])
    if which and before and before[-1].behind - context.sentence.start == which.start():
        return party_of(before[-1]), which.start()
    return context.subject(led.start())


def _joining(context: Context, led: re.Match[str], leader: tuple[Party, int]) -> Event:
    """ "X led, with Y": of the round that the sentence before tells."""
    told = context.told(leader[1], *led.span(), "done")
    span = context.span(*led.span())
    leads = [leader[0]]
    before = leader[0].name and context.companies(led.start(), apart_from=leader[0].name)
    for name in before or ():
        gap = context.sentence.text[name.behind - context.sentence.start : led.start()]
        if re.match(r" and [A-Z]", gap):
            leads.insert(0, party_of(name))
    event = Event(
        "round", "funding_round", context.sentence, span, told, None, list(leads), leads, weak=True
    )
    complete(context, event)
    return event


def _raises(context: Context) -> Iterator[Event]:
    text = context.sentence.text
    if not _SUM.search(text):
        return
    for match in _RAISE.finditer(text):
        if _of_something_else(text, match):
            continue
        round_named = ROUND.search(match[0])
        funding = round_named or _ROUND_NOUN.search(match["between"] + match["after"])
        if not funding and not _plainly(context, match):
            continue
        if not round_named and _CHARITY.search(text):
            continue
        subject = context.subject(match.start())
        if subject is None or subject[0].name is None or subject[0].name.kind == "person":
            continue
        if not funding and subject[0].name.core[-1] in _GIVEN_TO:
            continue
        target, lead = subject
        ahead = _AHEAD.search(text[max(0, match.start() - 14) : match.start()])
        voice = "future" if ahead else "done"
        status = context.told(lead, match.start(), match.start("money"), voice)
        money = context.span(match.start("money"), match.end("money"))
        event = Event(
            "round",
            "funding_round",
            context.sentence,
            context.span(match.start(), match.start("money")),
            status,
            target,
            money=money,
        )
        complete(context, event)
        yield event
        return


def _plainly(context: Context, match: re.Match[str]) -> bool:
    """Whether words without "round" or "funding" tell of one: "raised $5 m", "grabs $5 m to"."""
    between = match["between"].strip(" a")
    said = _IT_RAISED.fullmatch(between)
    if between and not said:
        return False
    sentence, after = context.sentence, match["after"]
    early = sentence.index <= 3 or _LISTED.match(sentence.text) or "filing" in after
    if said or _PLAIN_RAISE.match(match["verb"]):
        return bool(early)
    if not _PICKED.match(match["verb"]) or _NO_MONEY_IN.search(sentence.text):
        return False
    return bool(_GOES_TO_WORK.match(after)) and (
        sentence.headline or bool(_FUNDED_BY.search(after))
    )


def _of_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether what is raised is no round in hand: bonds, tokens, another deal, the sum so far."""
    between, after = match["between"], match["after"]
    return bool(
        _NO_ROUND.search(between + after)
        or _PUBLIC.search(text[: match.end()])
        or _WOULD_HAVE.search(text[: match.start()])
        or _WHO_HAVE.search(text[: match.start()])
        or _TOKEN.search(text, max(0, match.start() - 60), match.end())
        or _OTHER_DEAL.search(between)
        or _INTO.match(after)
        or _TO_DATE.search(between + after[:40])
        or between.endswith(" for")
        or _FROM_SALES.search(after)
    )


def _closes(context: Context) -> Iterator[Event]:
    """ "Y closed its Series A round", without an amount."""
    if not (context.hinted(_CLOSING) and context.hinted(_FUNDED)):
        return
    text = context.sentence.text
    match = _CLOSES.search(text)
    if match is None or _RAISE.search(text) or _NO_ROUND.search(match[0]):
        return
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind == "person":
        return
    status = context.told(subject[1], *match.span(), "done")
    span = context.span(*match.span())
    event = Event("round", "funding_round", context.sentence, span, status, subject[0])
    complete(context, event)
    yield event


def complete(context: Context, event: Event) -> None:
    """Add leads, other investors and the name of the round that the sentence gives."""
    text = context.sentence.text
    found = ROUND.search(text)
    if found:
        event.round = context.span(found.start("round"), found.end("round"))
    for match in _LED.finditer(text):
        parties, _ = context.reader.agents(match.end())
        others = _NO_LEAD.search(text, match.end())
        last = context.sentence.start + (others.start() if others else len(text))
        event.leads.extend(p for p in parties if _investor(p, event) and p.start < last)
    for match in _WITH.finditer(text):
        parties, _ = context.reader.agents(match.end())
        event.buyers.extend(p for p in parties if p.name and _investor(p, event))
    event.buyers[:0] = [p for p in event.leads if p.text not in {b.text for b in event.buyers}]


def _investor(party: Party, event: Event) -> bool:
    return event.target is None or party.text != event.target.text


def _led_by(context: Context) -> Iterator[Event]:
    """ "The round was led by X": parties of a round that another sentence tells."""
    text = context.sentence.text
    if not context.hinted(_INVESTING) or not _OF_ROUND.search(text):
        return
    match = _LED.search(text) or _WITH.search(text) or _PARTICIPATED.search(text)
    if match is None:
        return
    status = context.told(match.start(), match.start(), match.end(), "present")
    event = Event(
        "round",
        "funding_round",
        context.sentence,
        context.span(*match.span()),
        status,
        None,
        weak=True,
    )
    complete(context, event)
    if _PARTICIPATED.fullmatch(match[0]) and not event.buyers:
        event.buyers.extend(party_of(n) for n in context.companies(match.start())[:8])
    if event.buyers:
        yield event


def _leads(context: Context) -> Iterator[Event]:
    """ "X leads $30 m round in Y", "Y's round"."""
    if not context.hinted(_LEADING):
        return
    text = context.sentence.text
    for match in _LEADS.finditer(text):
        if re.match(r"(?:co-)?led +by", text[match.start() :]):
            continue
        subject = context.subject(match.start())
        if subject is None:
            continue
        target: Party | None = None
        if match["in"]:
            thing = context.reader.thing(match.end())
            target = thing[0] if thing else None
        else:
            owners = [
                n
                for n in context.reader.starting(match.start(), match.end())
                if text[n.end - context.sentence.start :].startswith("'s")
            ]
            target = party_of(owners[0]) if owners else None
        if target is not None and (target.name is None or target.text == subject[0].text):
            continue
        status = context.told(
            subject[1],
            match.start(),
            match.end(),
            "done",
        )
        event = Event(
            "round",
            "funding_round",
            context.sentence,
            context.span(*match.span()),
            status,
            target,
            [subject[0]],
            weak=target is None,
        )
        if "lead" in match["verb"].lower() or "led" in match["verb"].lower():
            event.leads.append(subject[0])
        complete(context, event)
        yield event
