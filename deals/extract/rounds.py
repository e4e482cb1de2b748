"""Money into companies: rounds raised, rounds led, investments made."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.events import Context, Event
from deals.extract.investments import events_of_investing, stake_for
from deals.extract.money_words import MONEY, ROUND
from deals.extract.phrases import Party, party_of
from deals.extract.text import phrase

# Cheap to look for: a sentence without any of these tells nothing here.
_MAIN = hints(
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
    " backs ",
    "backed by",
    "landed",
    "picked up",
    "mopped up",
    "bagged",
)
_PUTTING = hints(" led", "co-led", "pitch", "chipped", "cheques", "the money")
HINTS = _MAIN | _PUTTING
_FUND_NOUN = (
    r"(?:funding|financing|round|capital|investment|series|seed|private placement|placement"
    r"|funds?|money|extension|pre-seed|pre-series)"
)
_RAISE = phrase(
    rf"\b(?P<verb>rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|land(?:s|ed)"
    rf"|bag(?:s|ged)|net(?:s|ted)|announc(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|complet(?:e"
    rf"|es|ed|ing)|obtain(?:s|ed)"
    rf"|attract(?:s|ed)|pull(?:s|ed) in|garner(?:s|ed)|snag(?:s|ged)|pick(?:s|ed) up"
    rf"|mop(?:s|ped) up|scor(?:e|es|ed)|get|gets|got|bring(?:s|ing)|has(?! (?:also |now "
    rf"|just )?(?:picked|mopped|raised|landed|bagged) )|fetch(?:es|ed)"
    rf"|grab(?:s|bed)|unveil(?:s|ed)|disclos(?:es|ed)|reveal(?:s|ed)|win|wins|won)\b"
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
_CHARITY = phrase(
    r"\b(?:meals|charit\w+|non-?profits?|fundrais\w+|donat\w+|golf|gala|benefit concert|food banks?"
    r"|scholarships?|veterans|hunger|relief|classic)\b"
)
_GIVEN_TO = frozenset("foundation charity university hospital school church museum".split())
_PUBLIC = phrase(r"\b(?:initial public offering|IPO|public offering|bond sale|rights issue)\b")
_TOKEN = phrase(r"\b(?:tokens?|meme coins?|coins?|pre-?sale)\b")
_TO_DATE = phrase(r"\b(?:to date|total(?:s|ing|ling)?|so far|cumulative|altogether)\b")
_OVER_TIME = phrase(r"\b(?:over the (?:past|last)|since (?:its|inception|\d{4}))\b")
_PLAIN_RAISE = phrase(r"(?:rais|secur|bag|land)")
_PICKED_UP = phrase(r"(?:pick|mop|snag|net|scoop|grab|pull|land)")
_FROM_WHOM = phrase(r"[^.;]{0,60}?\bfrom (?:the )?(?=(?-i:(?:[a-z][\w-]* ){0,4}(?:\w+'s )?[A-Z]))")
_AHEAD = phrase(r"\b(?:to|will|plans? to|seek\w*|looking to|aims to) $")
_WOULD_HAVE = phrase(r"\b(?:to|would|could|might) have $")
_OTHER_DEAL = phrase(
    r"\b(?:sell|sold|buy|bought|acquire[sd]?|acquisition|stakes?|merge[sd]?|merger"
    r"|purchase[sd]?|invest(?:ed|s)?|investments? (?:in|into)|lend|pay|paid|spend|interest in"
    r"|commit(?:s|ted)|provided?)\b"
)
_LED = phrase(
    r"\b(?:co-)?(?:led|spearheaded|headed|anchored)(?: jointly)? by |\bled(?=-by )|\bwas led by "
)
_NO_LEAD = phrase(r"\b(?:with|participation|participated|joined by|alongside|along with|also)\b")
_WITH = phrase(
    r"(?:with|saw|and) (?:the )?(?:\w+ ){0,3}?participation (?:from|of|by) "
    r"|\bfrom an? (?:[a-z]+ ){1,4}?(?:angels|investors|backers|funds),? (?:including"
    r"|among them|such as) "
    r"|\bparticipated by |\bjoined by |\bbacked by |\bfrom (?:existing |new |returning )"
    r"?(?:investors?|backers|shareholders)?,? ?(?:including |such as |like )?"
    r"|(?:investors?|backers|funders|participants|participation) (?:include[sd]?|including|such "
    r"as|from|are|were) |\btalks with (?=[^.;]{3,60} to raise )|\binvestment from |\bsupport from "
)
_OF_ROUND = phrase(
    r"\b(?:round|funding|financing|investments?|investors?|raise|series|took part)\b"
)
_PARTICIPATED = phrase(
    r"\b(?:also )?(?:participated|took part|joined|invested|participating)(?: in)?\b"
)
_PUT_UP = phrase(
    r"\b(?:also )?(?:(?:pitched|chipped|pitching|chipping) in|wrote (?:the )?(?:cheques|checks)"
    r"|put (?:up|in) the money|(?P<led>(?:co-)?led)(?= ?(?:[.,;]|$)))"
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
    *(
        "led by|led-by|headed|heads|anchored|particip|join|backed by|investor|backers|funders|"
        "from existing|from new |from returning|support from|investment from|took part|invested|"
        " angels|talks with"
    ).split("|")
)
_LEADING = hints(
    "led",
    "lead",
    "join",
    "pitch",
    "backs",
    "particip",
    "anchor",
    "take part",
    "takes part",
    "took part",
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of rounds and investments."""
    if not context.hinted(HINTS):
        return
    if context.hinted(_MAIN):
        yield from _raises(context)
        yield from _closes(context)
        yield from _leads(context)
        yield from events_of_investing(context)
    yield from _led_by(context)


def _raises(context: Context) -> Iterator[Event]:
    text = context.sentence.text
    if not _SUM.search(text):
        return
    for match in _RAISE.finditer(text):
        if _of_something_else(text, match):
            continue
        round_named = ROUND.search(match[0])
        funding = round_named or _ROUND_NOUN.search(match["between"] + match["after"])
        plain_raise = _PLAIN_RAISE.match(match["verb"]) and not match["between"].strip(" a")
        picked = bool(_PICKED_UP.match(match["verb"])) and not match["between"].strip(" a")
        listed = context.subjects.label is not None
        picked = picked and (listed or bool(_FROM_WHOM.match(text, match.end("money"))))
        plain_raise = plain_raise and not _OVER_TIME.search(match["after"][:60])
        if not funding and not ((plain_raise or picked) and context.sentence.index <= 3):
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
        _complete(context, event, match.start())
        event.share = stake_for(context, match.end("money"))
        yield event
        return


def _of_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether what is raised is no round in hand: bonds, tokens, another deal, the sum so far."""
    between, after = match["between"], match["after"]
    return bool(
        _NO_ROUND.search(between + after)
        or _PUBLIC.search(text[: match.end()])
        or _WOULD_HAVE.search(text[: match.start()])
        or _TOKEN.search(text, max(0, match.start() - 60), match.end())
        or _OTHER_DEAL.search(between)
        or _INTO.match(after)
        or _TO_DATE.search(between + after[:40])
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
    _complete(context, event, match.start())
    yield event


def _complete(context: Context, event: Event, pos: int) -> None:
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
    put_up = _PUT_UP.search(text) if context.hinted(_PUTTING) else None
    if not put_up and not (
        context.hinted(_INVESTING) and (context.subjects.label or _OF_ROUND.search(text))
    ):
        return
    match = _LED.search(text) or _WITH.search(text) or _PARTICIPATED.search(text) or put_up
    if match is None or not (put_up or _OF_ROUND.search(text) or _backed(context, match)):
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
    _complete(context, event, match.start())
    before = [party_of(n) for n in context.companies((put_up or match).start())[:8]]
    if put_up and put_up["led"]:
        event.leads.extend(before)
        event.buyers[:0] = before
    elif (put_up or _PARTICIPATED.fullmatch(match[0])) and not event.buyers:
        event.buyers.extend(before)
    if event.buyers:
        yield event


def _backed(context: Context, match: re.Match[str]) -> bool:
    """Whether an item of a digest tells of its round, and here who is behind the company."""
    return context.subjects.label is not None and match[0].lower().startswith("backed by")


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
        _complete(context, event, match.start())
        yield event
