"""Who leads a round and who takes part, in its own sentence and in the next ones."""

import re
from collections.abc import Iterator, Sequence

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.clued import clued
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.grammar.sentences import Sentence
from deals.extract.words.clues import hints
from deals.extract.words.money_words import ROUND
from deals.extract.words.text import phrase

_DREW = ("drew in ", "drew money from ", "also drew ", "also attracted ", "also brought in ")
HINTS = hints(
    "pitch",
    "chipped",
    "cheques",
    "the money",
    "came back",
    "cap table",
    "doubled down",
    "tagg",
    "the largest ",
    "the biggest ",
    "the lion's ",
    "followed, as",
    "followed as did",
    "followed.",
    "lead investor",
    "funders",
    "backers include",
    *("of the fresh ", "of the new cash", "of the new money", "of the rest", "of the funding"),
    *_DREW,
)
_WHICH = phrase(r", (?:which|who) $")
_AND = re.compile(r",? and (?:the |[A-Z][\w ]{2,20}'s |[A-Z]\w+-based )?")
_COMMA = re.compile(r", (?:the )?")  # in front of the last but one of a list
_TOGETHER = re.compile(r",? (?:(?:together|along) with|alongside) (?:the )?")
_LED_ALONE = clued(r"\b(?P<verb>(?:co-)?led|co-leading)(?= ?[,.;]|,? (?:and|with|alongside)\b| ?$)")
_LED = clued(
    r"\b(?:co-)?(?:led|spearheaded|headed|anchored)(?: jointly)? by (?!(?:its |the "
    r"|our )?(?:C[EFT]O|chief|(?:co-)?founders?|president"
    r"|chair\w*|women)\b)|\bled(?=-by )"
)
_IN_THE_LEAD = clued(  # "with X in the lead", "brings X onto its cap table as lead"
    r"\b(?:with|brings?|brought|bringing|adds?|added|adding) (?P<who>(?:the |[\w.-]+(?:'s"
    r"|-based) )?"
    r"(?-i:[A-Z])[^.;,]{2,60}?)(?: on ?to (?:its|the) cap table| on board| in)? (?:in the lead"
    r"|at the head|out in front|as (?:the |its )?(?:new )?lead(?: investor)?)\b(?P<and>,? and )?"
)
_NO_LEAD = phrase(r"\b(?:with|participation|participated|joined by|alongside|along with|also)\b")
_WITH = clued(
    r"(?:with|saw|and) (?:the )?(?:\w+ ){0,3}?participation (?:from|of|by) "
    r"|\bfrom an? (?:[a-z]+ ){1,4}?(?:angels|investors|backers|funds),? (?:including"
    r"|among them|such as) "
    r"|\braised (?:[^.;,]{1,40} )?from (?:several|a number of|a group of|a host of|two|three|four) "
    r"[^.;]{2,90}?,? (?:including|among them|such as|led by) "
    r"|\b(?:funds|capital|money|funding|financing|round) (?:was|were|is|has been) (?:secured|raised"
    r"|provided|obtained) (?:through|under|via) (?:an? |the |its )?[^.;,]{3,80}? with "
    r"|\bparticipated by |\bjoined by |\bbacked by |\bfrom (?:existing |new |returning )"
    r"?(?:investors?|backers|shareholders)?,? ?(?:including |such as |like )?"
    r"|(?:investors?|backers|funders|participants|participation) (?:include[sd]?|including|such "
    r"as|from|are|were) |\bwith (?=[^.;]{3,110}? (?:tagging along|(?:chipping|pitching|joining) in"
    r"|coming along|following|participating|taking part|also investing|coming in"
    r"|writing (?:the |a )?(?:[\w-]+ )?(?:cheques?|checks?))\b)"
    r"|\b(?:participating|investing|joining)(?: in the \w+)? (?:were|are|was|is) |\bamong them "
    r"(?=(?-i:[A-Z]))"
    r"|\b(?:round|raise|financing|series [A-K]\d?) (?:also |has |have |had ){0,2}(?:drew(?: in"
    r"| money from)?|attracted|brought in) (?=(?:the |an? )?(?:[a-z][\w-]* ){0,4}(?-i:[A-Z]))"
    r"|\bplacement (?:with|to) (?!an? |its |the )|\btalks with (?=[^.;]{3,60} to raise )"
    r"|\binvestment from |\bsupport from "
    r"|\bequity from (?=(?:the )?(?:[a-z][\w-]* ){0,4}(?-i:[A-Z]))"
    r"|\bled by [^.;]{2,80}? and (?:also )?includ(?:es|ed|ing) "
)
_SOURCE = phrase(  # "according to data from X"
    r"\b(?:data|figures|research|numbers|statistics|a report|a statement|a letter|comments?|sourced"
    r"|obtained|accessed|compiled|scientists|researchers|engineers|professors|academics|graduates"
    r"|students|alumni|veterans|executives|chemists|physicists|doctors|founders|spun out"
    r"|spin-?(?:off|out)|graduated|technology|licen[sc]ed?) $"
)
_OF_ROUND = clued(
    r"\b(?:(?:participating|investing|joining) (?:were|are|was|is)|round|funding|financing"
    r"|investments?|investors?|raise|series|took part|(?:capital|money|funds)(?= (?:was|were))"
    r"|funders|backers)\b"
)
_PARTICIPATED = clued(
    r"\b(?:also )?(?:participated|took part|joined|invested|participating)(?: in)?\b"
)
_PUT_UP = clued(
    r"\b(?:also )?(?:(?:pitched|chipped|pitching|chipping) in|wrote (?:the )?(?:cheques|checks)"
    r"|(?:put (?:up|in)|wrote|contributed) the (?P<most>largest|biggest|lion's) (?:share|part"
    r"|cheque"
    r"|check|sum)"
    r"|(?:was|were|is|are|acted as|served as) (?:the )?(?:sole |co-)?(?P<lead>lead) investors?\b"
    r"|put (?:up|in) (?:(?:most|much|all|half|the bulk|the rest) of )?the (?:money|cash)"
    r"|(?:provided|supplied|contributed|put (?:up|in)) (?:(?:close to|about|more than|nearly|almost"
    r"|around) )?(?:most|much|half|the bulk|a third|two-thirds) of the (?:(?:(?:fresh"
    r"|new) )?(?:cash"
    r"|money|capital|funding)|rest)\b"
    r"|followed(?=,? as did |[.;])|came back for more|doubled down|tagg(?:ed|ing) along"
    r"|join(?:s|ed|ing) (?:the |its )?cap table)"
)
_AS_DID = phrase(
    r",? as did (?:(?:earlier|existing|fellow|returning|previous|the) )*(?:backers?|investors?)? ?"
)
_BESIDE = phrase(r",? (?:alongside|together with|along with|followed by|joined by|with) ")
_LEADS = clued(
    r"\b(?P<verb>(?:co-)?led(?! by\b)|(?:co-)?leads?|leading|joins?|joined|backs|participates?"
    r"|participated|anchors?|anchored|takes? part|took part|(?:spear)?head(?:s|ed)(?= an? ))"
    r"(?: in| the| an?| its)* "
    r"(?P<mid>(?:[^.;,]|[.,](?=\d)){0,60}?)(?:(?:round|(?:equity|debt) (?:portion|part|component"
    r"|tranche)|funding|financing|investment|series [A-K][\d+]?)(?:(?= )|\b)(?: (?=round\b"
    r"|funding\b|financing\b|investment\b))?){1,4}"
    r"(?P<in>(?: of (?:equity |venture |new )?(?:funding|financing|investment|capital))? "
    r"(?:in|for|of|into) )?"
)
_INVESTING = hints(
    *(
        "led by|led-by|headed|heads|anchored|particip|join|backed by|investor|backers|funders|"
        "from existing|from new |from returning|support from|investment from|took part|invested|"
        "equity from |drew in |drew money from |also drew |also attracted |also brought in | angels"
        "|talks with|raised |ed through |ed under |ed via "
    ).split("|")
)
LEDS = hints(
    " led,", " led;", " led.", "co-leading", " led and", " led with", " led alongside", "co-led"
)
_LEADING = hints(
    "led",
    "lead",
    *("heads ", "headed "),
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
    """Who leads or joins a round that this sentence or another tells."""
    if context.hinted(_LEADING):
        yield from _leads(context)
    yield from _led_by(context)
    led = _LED_ALONE.search(context.sentence) if context.hinted(LEDS) else None
    leader = _leader(context, led) if led else None
    if led and leader and leader[0].name is not None and leader[0].name.kind == "organization":
        yield _joining(context, led, leader)


def complete(context: Context, event: Event) -> None:
    """Add leads, other investors and the name of the round that the sentence gives."""
    text = context.sentence.text
    found = ROUND.search(text)
    if found:
        event.round = context.span(found.start("round"), found.end("round"))
    for match in _LED.finditer(context.sentence):
        parties, _ = context.reader.agents(match.end())
        others = _NO_LEAD.search(text, match.end())
        last = context.sentence.start + (others.start() if others else len(text))
        event.leads.extend(p for p in parties if _investor(p, event) and p.start < last)
    for match in _IN_THE_LEAD.finditer(context.sentence):
        parties, _ = context.reader.agents(match.start("who"))
        event.leads.extend(p for p in parties if p.name and _investor(p, event))
        beside, _ = context.reader.agents(match.end()) if match["and"] else ([], 0)
        event.buyers.extend(p for p in beside if p.name and _investor(p, event))
    for match in _WITH.finditer(context.sentence):
        if _SOURCE.search(text, 0, match.start()):
            continue
        parties, _ = context.reader.agents(match.end())
        event.buyers.extend(p for p in parties if p.name and _investor(p, event))
    event.buyers[:0] = [p for p in event.leads if p.text not in {b.text for b in event.buyers}]


def told_round(context: Context, match: re.Match[str], lead: int, target: Party) -> Event:
    """The round of `target` that a match tells of, its verb and its money by name, as a deed done;
    `lead` is where its subject starts in the sentence."""
    event = event_of(context, match, ("round", "funding_round"), lead, target)
    event.told = context.told(lead, *match.span(), "done")
    event.money = context.span(*match.span("money"))
    complete(context, event)
    return event


def of_funding(context: Context) -> bool:
    """Whether this sentence, or one of the two before it, speaks of money for young companies."""
    near = (context.sentence, *(sentence for sentence, _ in context.subjects.before))
    return any(_FUNDING.search(sentence) for sentence in near)


_FUNDING = clued(
    r"\b(?:funding|fundraising|financings?|venture capital(?:ists)?|investors?|backers"
    r"|start-?ups?)\b"
)


def _investor(party: Party, event: Event) -> bool:
    return event.target is None or party.text != event.target.text


def _leader(context: Context, led: re.Match[str]) -> tuple[Party, int] | None:
    """Who led: the subject, or X of "from X, which led"."""
    before = context.companies(led.start())
    which = _WHICH.search(context.sentence.text[: led.start()])
    if which and before and before[-1].behind - context.sentence.start == which.start():
        return party_of(before[-1]), which.start()
    return context.subject(led.start())


def _joining(context: Context, led: re.Match[str], leader: tuple[Party, int]) -> Event:
    """ "X led, with Y": of the round that the sentence before tells."""
    leads = with_beside(context, leader[0], led.start())
    event = of_round(context, led, leader[1], "done", buyers=leads)
    event.leads.extend(leads)
    complete(context, event)
    return event


def with_beside(context: Context, leader: Party, pos: int) -> list[Party]:
    """Who led, with whom "and" puts before: "X, Y and Z led", "X and New York's Y co-led"."""
    if leader.name is None:
        return [leader]
    base, text = context.sentence.start, context.sentence.text
    known = [n for n in context.names if n.kind in {"organization", "person"}]
    first, joint, found = leader.start - base, _AND, [leader]
    for name in reversed([n for n in known if n.end - base <= min(pos, first)]):
        if not joint.fullmatch(text, name.behind - base, first):
            break
        found.insert(0, party_of(name))
        first, joint = name.start - base, _COMMA
    behind = leader.name.behind - base
    return found + [party_of(n) for n in known if _TOGETHER.fullmatch(text, behind, n.start - base)]


def of_round(
    context: Context,
    match: re.Match[str],
    lead: int,
    voice: str,
    target: Party | None = None,
    buyers: Sequence[Party] = (),
) -> Event:
    """What `match` tells of a round; without its target, of one that another sentence tells."""
    told, span = context.told(lead, *match.span(), voice), context.span(*match.span())
    return Event(
        "round", "funding_round", context.sentence, span, told, target, list(buyers),
        weak=target is None,
    )  # fmt: skip


def _led_by(context: Context) -> Iterator[Event]:
    """ "The round was led by X": parties of a round that another sentence tells."""
    text = context.sentence.text
    put_up = _PUT_UP.search(context.sentence) if context.hinted(HINTS) else None
    if not put_up and not (
        context.hinted(_INVESTING)
        and (context.subjects.label or _OF_ROUND.search(context.sentence))
    ):
        return
    match = _first(context.sentence) or put_up
    if match and put_up and put_up.start() < match.start():
        match = put_up  # "X wrote the largest cheque, with Z chipping in"
    if match is None or not (
        put_up or _OF_ROUND.search(context.sentence) or _backed(context, match)
    ):
        return
    event = of_round(context, match, match.start(), "present", _whose_round(context, match.start()))
    complete(context, event)
    alone = not event.buyers and _PARTICIPATED.pattern.fullmatch(match[0])
    if alone or (put_up and match is put_up):
        first = [party_of(n) for n in context.companies(match.start())[:8]]
        event.buyers[:0] = first
        did = _AS_DID.search(text, match.end())
        event.buyers.extend(context.reader.agents(did.end())[0] if did else [])
    if put_up and (put_up["most"] or put_up["lead"]):
        event.leads.extend(first if match is put_up else event.buyers)
        beside = _BESIDE.match(text, put_up.end())
        event.buyers.extend(context.reader.agents(beside.end())[0] if beside else [])
    if event.buyers:
        yield event


def _whose_round(context: Context, pos: int) -> Party | None:
    """Y of "the $5 million round in Y was led by X"."""
    whose = _ROUND_IN.search(context.sentence.text, 0, pos)
    names = context.reader.starting(whose.end(), whose.end() + 2) if whose else []
    return party_of(names[0]) if names and names[0].kind == "organization" else None


_ROUND_IN = phrase(
    r"\b(?:round|financing|investment) (?:in|for) (?=<?(?-i:[A-Z])[^.;,]{1,50}? (?:was|is"
    r"|has been)\b)"
)


def _first(sentence: Sentence) -> re.Match[str] | None:
    """The words that tell who is behind a round."""
    return _LED.search(sentence) or _WITH.search(sentence) or _PARTICIPATED.search(sentence)


def _backed(context: Context, match: re.Match[str]) -> bool:
    """Whether an item of a digest tells of its round, and here who is behind the company or took
    part too."""
    words = match[0].lower()
    also = _PARTICIPATED.pattern.fullmatch(words) and "join" not in words
    return context.subjects.label is not None and (words.startswith("backed by") or bool(also))


def _leads(context: Context) -> Iterator[Event]:
    """ "X leads $30 m round in Y", "Y's round"."""
    text = context.sentence.text
    for match in _LEADS.finditer(context.sentence):
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
        named = with_beside(context, subject[0], match.start())
        event = of_round(context, match, subject[1], "done", target, named)
        if "lead" in match["verb"].lower() or "led" in match["verb"].lower():
            event.leads.extend(named)
        complete(context, event)
        yield event
