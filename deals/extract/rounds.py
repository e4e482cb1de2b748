"""Money into companies: rounds raised, rounds led, investments made."""

import re
from collections.abc import Iterator

from deals.extract.cues import told
from deals.extract.events import Context, Event, Span
from deals.extract.phrases import PERCENT_WORDS, Party, Share, percent_in
from deals.extract.purchases import _in_article
from deals.extract.text import hinted, phrase

# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = (
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
)
MONEY = (
    r"(?:(?:about|approximately|over|more than|nearly|around|up to|a further|an "
    r"additional|another|some|roughly|almost|an?|the|at least|close to) )*"
    r"(?:(?:US|C|A|HK|S|NZ|CAD|AUD|USD|INR|EUR|GBP|Rs\.?|CA|AU|SGD|RMB)? ?[$€£₹¥]? "
    r"?\d[\d.,]*(?:-| )?(?:million|billion|mln|bln|mn|bn|m|b|k|M|B|K|crores?|cr|lakhs?|Mn"
    r"|Bn|MM|Million|Billion)?"
    r"(?:-| )?(?:dollars?|dlrs?|euros?|pounds?|yen|rupees|stg|francs?|marks?|USD|INR|EUR)?"
    r"|multi-?(?:million|billion)(?:-dollar)?|hundreds of (?:m|b)illions of dollars|tens "
    r"of (?:m|b)illions of dollars|billions of dollars|an? undisclosed (?:amount|sum)"
    r"|undisclosed (?:amount|sum)|an? (?:eight|nine|ten|seven)-figure (?:sum|amount)?)"
)
ROUND = phrase(
    r"\b(?P<round>(?:pre-?seed|seed|(?:angel|bridge|growth|venture|mezzanine|crowdfunding)(?=(?:-| )(?:round|funding|financing))|series(?: |-)[A-K](?:\d|\+|-\d|1|2)?(?! ?\w+ "
    r"(?:preferred|notes|shares))|pre-series [A-K]|late-stage(?= round)"
    r"|early-stage(?= round)|pre-IPO)(?: (?:plus|extension|prime|II|III|\d))"
    r"?)\b"
)
_FUND_NOUN = (
    r"(?:funding|financing|round|capital|investment|series|seed|private placement|placement"
    r"|funds?|money|extension|pre-seed|pre-series)"
)
_RAISE = phrase(
    rf"\b(?P<verb>rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|land(?:s|ed)"
    rf"|bag(?:s|ged)|net(?:s|ted)|announc(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|complet(?:e"
    rf"|es|ed|ing)|obtain(?:s|ed)"
    rf"|attract(?:s|ed)|pull(?:s|ed) in|garner(?:s|ed)|snag(?:s|ged)|pick(?:s|ed) up"
    rf"|mop(?:s|ped) up|scor(?:e|es|ed)|get|gets|got|bring(?:s|ing)|has|fetch(?:es|ed)"
    rf"|grab(?:s|bed)|unveil(?:s|ed)|win|wins|won)\b"
    rf"(?P<between>(?:(?! (?:tons?|tonnes|awareness)\b)[^.;]){{0,110}}?)(?P<money> (?:USD )"
    rf"?{MONEY})(?P<after>[^.;]{{0,90}})"
)
_ROUND_NOUN = phrase(rf"\b{_FUND_NOUN}\b")
_CLOSES = phrase(
    r"\b(?:raises?|raised|clos(?:e|es|ed|ing|ure)|secures?|secured|completes?|completed|announces?|announced)\b"
    r"(?: (?:of|its|an?|the|their|successful|strategic|latest|new|oversubscribed|first)){0,4}"
    r" (?:(?:pre-)?(?:seed|series [A-K]\d?)(?: (?:funding|financing|investment|round|extension)){0,3}(?= |,|\.|$)"
    r"|(?:strategic|growth|angel|bridge|venture|equity)(?: (?:funding|financing|round)){1,3}\b)"
)
_NO_ROUND = phrase(
    r"\b(?:bonds?|notes?|debentures?|loans?|credit|ipo|initial public|public offering"
    r"|revenue|sales|dividend|debt|grants?|charity|donations?|donated|fundraiser"
    r"|scholarship|reward|rates?|prices?|per share|wages?|taxes|sukuk|contract|tuition"
    r"|for (?:the )?(?:charity|children|victims|research|hospital)|award|rights issue|joint venture|presale|pre-sale|token|tokens|ICO|airdrop|federal|state funding|government funding|grant program|at-the-market"
    r"|fund [IVX]+|(?:first|second|third|fourth|fifth|latest|new|debut|inaugural) fund\b"
    r"|fund close|flagship fund)\b"
)
_INTO = phrase(r" ?(?:[\w-]+ ){0,3}?investment (?:in|into) ")
_OTHER_DEAL = phrase(
    r"\b(?:sell|sold|buy|bought|acquire[sd]?|acquisition|stakes?|merge[sd]?|merger|purchase[sd]?|invest(?:ed|s)?|lend|pay|paid|spend|interest in)\b"
)
_LED = phrase(
    r"\b(?:co-)?(?:led|spearheaded|headed|anchored)(?: jointly)? by |\bled(?=-by )|\bwas led by "
)
_NO_LEAD = phrase(
    r"\b(?:with|participation|participated|joined by|alongside|along with|also|existing)\b"
)
_WITH = phrase(
    r"(?:with|saw|and) (?:the )?(?:\w+ ){0,3}?participation (?:from|of|by) "
    r"|\bparticipated by |\bjoined by |\bbacked by |\bfrom (?:existing |new |returning )"
    r"?(?:investors?|backers|shareholders)?,? ?(?:including |such as |like )?"
    r"|(?:investors?|backers|participants|participation) (?:include[sd]?|including|such "
    r"as|from|are|were) |\binvestment from |\bsupport from "
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
_INVEST = phrase(
    rf"\b(?P<verb>invest(?:s|ed|ing)?|pump(?:s|ed|ing)?|inject(?:s|ed|ing)?|infus(?:e|es"
    rf"|ed|ing)|put(?:s|ting)?|plough(?:s|ed)?|pour(?:s|ed|ing)?)(?P<money> (?:up to )"
    rf"?{MONEY}(?: (?:in cash|more|each|of equity|in equity))?)? (?:in|into) (?!a (?:new )"
    rf"?(?:plant|factory)|building|expanding)"
)
_INVESTMENT = phrase(
    rf"\b(?:(?P<money>{MONEY}) (?:[\w-]+ ){{0,3}}?)?(?P<noun>investment|equity investment"
    rf"|infusion|injection)(?: of (?P<money2>{MONEY}))? (?:in|into) "
)
_MADE = phrase(
    r"\b(?:made|makes|making|announce[sd]?|completed) (?:an? |its )?(?:[\w-]+ ){0,3}investment\b"
)
_STAKE_FOR = phrase(
    rf"\b(?:for|giving it|in (?:exchange|return) for|to (?:take|own|hold)|taking|gives? it|representing)(?: (?:an?|about|approximately|roughly|nearly|up to|the))* {PERCENT_WORDS}"
)
_NOT_COMPANY = phrase(
    r"(?:the |its |a |an |new |our |research|technology|people|infrastructure|growth"
    r"|future|stocks?|shares|real estate|[\w-]+ (?:plants?|stocks|capacity|infrastructure"
    r"|facilit|project))",
    0,
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of rounds and investments."""
    text = context.sentence.text
    if not hinted(context.sentence.low, HINTS):
        return
    yield from _raises(context)
    yield from _closes(context)
    yield from _leads(context)
    yield from _invests(context)
    yield from _led_by(context)


def _raises(context: Context) -> Iterator[Event]:
    text = context.sentence.text
    for match in _RAISE.finditer(text):
        around = text[match.start() : match.end()]
        verb = match["verb"].lower()
        plain_raise = verb.startswith(("rais", "secur", "bag", "land")) and not match[
            "between"
        ].strip(" a")
        funding = _ROUND_NOUN.search(match["between"] + match["after"]) or (ROUND.search(around))
        if not funding and not (plain_raise and context.sentence.index <= 3):
            continue
        if _NO_ROUND.search(match["between"] + match["after"]):
            continue
        if _OTHER_DEAL.search(match["between"]) or _INTO.match(match["after"]):
            continue
        if re.search(
            r"\b(?:to date|total(?:s|ing|ling)?|so far|cumulative|altogether)\b",
            match["between"] + match["after"][:40],
            re.I,
        ):
            continue
        subject = context.subject(match.start())
        if subject is None or subject[0].name is None or subject[0].name.kind == "person":
            continue
        target, lead = subject
        status = told(
            text,
            min(lead, match.start()),
            match.start(),
            match.start("money"),
            context.sentence.start,
            "done"
            if not re.search(
                r"\b(?:to|will|plans? to|seek\w*|looking to|aims to) +$",
                text[max(0, match.start() - 14) : match.start()],
                re.I,
            )
            else "future",
        )
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
        yield event
        return


def _closes(context: Context) -> Iterator[Event]:
    """ "Y closed its Series A round", without an amount."""
    text = context.sentence.text
    match = _CLOSES.search(text)
    if match is None or _RAISE.search(text) or _NO_ROUND.search(match[0]):
        return
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind == "person":
        return
    status = told(
        text, min(subject[1], match.start()), *match.span(), context.sentence.start, "done"
    )
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
    if not re.search(r"\b(?:round|funding|financing|investment|raise|series)\b", text, re.I):
        return
    match = _LED.search(text) or _WITH.search(text) or _PARTICIPATED.search(text)
    if match is None:
        return
    status = told(
        text, match.start(), match.start(), match.end(), context.sentence.start, "present"
    )
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
    if _PARTICIPATED.fullmatch(match[0]) and not event.buyers:
        parties = [
            Party(n.start, n.end, " ".join(n.text.split()), n)
            for n in context.names
            if n.kind == "organization" and n.end - context.sentence.start <= match.start()
        ]
        event.buyers.extend(parties[:8])
    if event.buyers:
        yield event


def _leads(context: Context) -> Iterator[Event]:
    """ "X leads $30 m round in Y", "Y's round"."""
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
            target = (
                Party(owners[0].start, owners[0].end, " ".join(owners[0].text.split()), owners[0])
                if owners
                else None
            )
        if target is not None and (target.name is None or target.text == subject[0].text):
            continue
        status = told(
            text,
            min(subject[1], match.start()),
            match.start(),
            match.end(),
            context.sentence.start,
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


def _invests(context: Context) -> Iterator[Event]:
    """ "X invests $30 m in Y", "a $30 m investment in Y"."""
    text = context.sentence.text
    for match in [*_INVEST.finditer(text), *_INVESTMENT.finditer(text)]:
        groups = match.groupdict()
        money = groups.get("money") or groups.get("money2")
        verb = groups.get("verb")
        if verb and verb.lower().startswith(("put", "pour", "plough", "pump")) and not money:
            continue
        share = context.reader.share(match.end())
        if (
            _NOT_COMPANY.match(text, match.end())
            and share is None
            and not re.match(
                r"(?:a |an |the )?(?:[a-z][\w-]* ){0,5}(?:startup|start-up|company|firm|maker"
                r"|platform|developer|provider|bank)s?\b",
                text[match.end() :],
            )
        ):
            continue
        thing = context.reader.thing(share.end if share else match.end())
        if (
            thing is None
            or thing[0].name is None
            or thing[0].name.kind != "organization"
            or thing[0].assets
            or thing[0].owner
        ):
            continue
        subject = context.subject(match.start())
        made = _MADE.search(text[max(0, match.start() - 40) : match.end()])
        if subject is None or subject[0].text == thing[0].text:
            continue
        if not money and not made and (verb is None or not verb.lower().startswith("invest")):
            continue
        span = None
        if money:
            name = "money" if groups.get("money") else "money2"
            span = context.span(match.start(name), match.end(name))
        future = re.search(
            r"\b(?:to|will|would|may|plans to) +$",
            text[max(0, match.start() - 10) : match.start()],
            re.I,
        )
        status = told(
            text,
            min(subject[1], match.start()),
            match.start(),
            match.end(),
            context.sentence.start,
            "future" if future else "done" if verb and verb.endswith("ed") else "present",
        )
        event = Event(
            "round",
            "funding_round" if ROUND.search(text) else "minority_stake",
            context.sentence,
            context.span(*match.span()),
            status,
            thing[0],
            [subject[0]],
            share=_in_article(context, share),
            money=span,
        )
        found = ROUND.search(text)
        event.round = context.span(found.start("round"), found.end("round")) if found else None
        event.share = event.share or _stake_for(context, match.end())
        yield event


def _stake_for(context: Context, pos: int) -> Share | None:
    """How much an investment buys: "for a 15 percent stake", said behind the trigger."""
    found = _STAKE_FOR.search(context.sentence.text, pos)
    if found is None:
        return None
    span = context.span(*found.span())
    return Share(span.start, span.end, percent_in(found[0]), "percent")


def round_span(text: str, base: int) -> Span | None:
    """Where a sentence names the round."""
    found = ROUND.search(text)
    return Span(base + found.start("round"), base + found.end("round")) if found else None
