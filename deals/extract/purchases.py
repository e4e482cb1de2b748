"""Buying: acquisitions, takeovers, bids, stakes; active, passive, as a noun, as a headline."""

import re
from collections.abc import Callable, Iterator

from deals.extract.cues import Told, told
from deals.extract.events import Context, Event
from deals.extract.phrases import PERCENT_WORDS, Party, Share, percent_in
from deals.extract.text import hinted, phrase

Rule = Callable[[Context, re.Match[str]], Event | None]
# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = (
    "cqui",
    "buy",
    "bought",
    "urchas",
    "akeover",
    "ake-over",
    "ake over",
    "took over",
    "aking over",
    "akes over",
    "stake",
    "interest in",
    "interest of",
    " bid",
    "offer",
    "tender",
    "snap",
    "scoop",
    " pct of ",
    "% of ",
    "per cent of",
    "percent of",
    "absorb",
    "picked up",
    "picks up",
    "control",
    "shareholding",
    "holding in",
)
_VERB = phrase(
    r"(?<![-\w])(?P<verb>acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)"
    r"|t[ao]k(?:e|es|en|ing) over|took over"
    r"|snap(?:s|ped)? up|scoop(?:s|ed)? up|buy(?:s|ing)? out|bought out|tak(?:e|es|en|ing)"
    r"(?= (?:stakes?|an?|its|the|another|full|majority|minority|control|[\d$]\S*)\b)"
    r"|took(?= (?:stakes?|an?|its|the|another|full|majority|control)\b)|pick(?:s|ed)? up(?= an?\b)"
    r"|rais(?:e|es|ed|ing)(?= (?:(?:its|their|his|her) |stake )(?:[\w-]+ ){0,3}(?:stake|holding|interest"
    r"|shareholding))"
    r"|(?:increas|boost|lift|up)(?:e|es|ed|ing|s)?(?= (?:its|their|his|her) (?:[\w-]+ )"
    r"{0,3}(?:stake|holding|interest|shareholding))|absorb(?:s|ed)?)\b"
)
_NOUN = phrase(
    r"(?<![-\w])(?P<noun>acquisitions?|takeovers?|take-overs?|purchase|buyouts?|buy-outs?"
    r"|buy-?back)(?P<of> (?:deal |offer |bid )?(?:of|for) | (?:agreement|deal|talks) with "
    r"(?=(?:the )?[A-Z<])(?![^.;,]{0,60} to (?:acquire|buy|purchase)))"
    r"|\b(?P<bid>(?:offered|offers|offering|bid|bids) (?:[\d$€£][\w.,$€£-]* (?:\w+ )"
    r"{0,4}?|up to )|(?:(?:tender|takeover|buyout|cash|merger|exchange|share|stock"
    r"|unsolicited|hostile|friendly|rival) )*(?:offers?|bids?) )(?:in cash |(?:of|at|worth|valued at) "
    r"[^.;]{1,45}? )?for (?!(?:sale|all of 19))"
)
_PASSIVE = re.compile(
    r"\b(?:be|been|being|is|are|was|were|get|gets)(?: +(?:\w+ly|also|recently|now"
    r"|previously|officially|formally|fully))? +$",
    re.I,
)
_INFINITIVE = re.compile(
    r"\b(?:to|will|would|may|might|could|can|should|must) +(?:\w+ly +)?(?:be +)?$", re.I
)
_BY = phrase(r" ?(?:,)? ?by ")
_FROM = phrase(r"[ ,]*from (?!\d|about|under)")
_NOT_OBJECT = phrase(
    r" ?(?:the )?(?:right|rights|option|options|ability|price|agreement|power|order"
    r"|orders|warrants|company's products|and|or|,|\.|;|from each|more shares|additional "
    r"shares|back|"
    r"into|for sale|time|products|shares? (?:to|at|for|on)|[\d.,]+ (?:mln )?(?:tonnes"
    r"|barrels|bushels|homes|vehicles|units of))\b"
)
_NOUN_BEFORE = re.compile(
    r"\b(?:customer|user|talent|data|land|skill|language|client|patient|lead|subscriber"
    r"|image|target|fleet|player|site|image|book|merger and|mergers and)s? +$",
    re.I,
)
_POSSESSIVE = phrase(r"(?:'s|s') (?:(?:[\w$.,-]+ ){0,6}?)$")
_OWN_BEFORE = phrase(r"\b(?:its|their|his) (?:[\w$.,-]+ ){0,5}$")
_HOLDS = phrase(
    r"\b(?P<verb>reported|reports|disclosed|discloses|has|have|had|holds|hold|owns|own"
    r"|now owns|now holds|controls|raises|raised|cuts|ups)(?: (?:acquired|bought|about"
    r"|holding|owning|a|an|some|now|over|more than|accumulated|purchased|its|stake|to"
    r"|beneficial ownership of)){0,3}"
    rf" (?P<percent>{PERCENT_WORDS})(?: (?:stake|interest|holding|shareholding|voting "
    rf"stake))? (?:in|of) "
)
_OFFER_BY = phrase(
    r"\b(?P<verb>reject(?:s|ed|ing)?|receiv(?:e|es|ed)|accept(?:s|ed|ing)?|get|gets|got"
    r"|considering|spurn(?:s|ed)?|rebuff(?:s|ed)?|turn(?:s|ed) down|recommend(?:s|ed)?"
    r"|urged|oppose[sd]?|fights?|studying|reviewing|welcome[sd]?)\b"
    r"(?P<gap>[^.;]{0,60}?)\b(?:offers?|bids?|proposals?|takeover (?:offer|bid|approach))"
    r"\b(?P<terms>[^.;]{0,60}?) (?:from|by|made by) (?!(?:its|shareholders|holders)\b)"
)
_MANAGEMENT_OF = phrase(
    r"\b(?P<who>management(?: team)?|managers|executives|employees) of (?:the )?$"
)
_POINTS_BACK = phrase(
    r"(?:the |said )(?:company|firm|bank|concern|airline|retailer|startup|unit)(?= ?(?:[.,;]|for\b|from\b|at\b|by\b|in\b|$))"
)
_THE_SHARES = phrase(
    r"(?:the |its )?(?:total |outstanding |common )*(?:shares|stock|total|outstanding)\b(?! of)"
)
_OWN_SHARES = phrase(
    r"(?:all |any and all |all of )?(?:of )?its (?:own )?(?:outstanding )?(?:common )?(?:shares|stock)\b"
)
_MADE_BY = phrase(r"[^.;]{0,50}?\b(?:by|from) ")
_SECURITIES = phrase(r" (?:securities|shares|stock|products|vehicles|tokens?)\b")
_FILING = phrase(
    r"\b(?:filing|told the Securities|told the SEC|13D|disclosed|for investment|risk "
    r"arbitrage|in response to its tender)\b"
)
_OR_PERCENT = phrase(
    rf",? (?:or|which amounts to|representing|equal to|amounting to|equivalent to"
    rf"|constituting|about)(?: (?:about|approximately|some|a|to))? "
    rf"(?P<percent>{PERCENT_WORDS})"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of buying."""
    text = context.sentence.text
    if not hinted(context.sentence.low, HINTS):
        return
    for hints, pattern, rule in _RULES:
        if hinted(context.sentence.low, hints):
            for match in pattern.finditer(text):
                event = rule(context, match)
                if event:
                    yield event


def _verb(context: Context, match: re.Match[str]) -> Event | None:
    text, verb = context.sentence.text, match["verb"].lower()
    start, end = match.span()
    before = text[max(0, start - 40) : start]
    if (
        re.search(
            r"\b(?:the|a|an|of|this|that|its|such|stock|share|'s|right|option|other|asset) +$",
            before,
            re.I,
        )
        and verb in {"purchase", "purchases", "buy", "buys", "acquired", "acquiring", "purchased"}
        and not verb.endswith("ing")
    ):
        return None
    participle = verb.endswith(("ed", "bought", "taken over", "bought out")) or verb == "bought"
    by = _BY.match(text, end)
    if participle and (_PASSIVE.search(before) or by):
        return _passive(context, match, by)
    if _NOT_OBJECT.match(text, end):
        return None
    return _active(context, match)


def _active(context: Context, match: re.Match[str]) -> Event | None:
    text, verb = context.sentence.text, match["verb"].lower()
    start, end = match.span()
    subject = context.subject(start)
    if subject is None:
        return None
    buyer, lead = subject
    share, target, behind = _object(context, end + 1, buyer)
    if buyer.name is not None and (target is None or target.name is None):
        managed = _MANAGEMENT_OF.search(text[: max(0, buyer.start - context.sentence.start)])
        if managed:  # "the management of X has bought the toolmaker": X is bought
            start_of = context.sentence.start + managed.start("who")
            who = Party(start_of, start_of + len(managed["who"]), managed["who"])
            buyer, target, behind = who, buyer, end
    after = target.end - context.sentence.start if target else 0
    if target is not None and target.name is not None and target.name.kind == "person":
        return None
    if target is None or (share is None and _SECURITIES.match(text, after)):
        return None
    if (
        verb.startswith(("tak", "took", "rais", "increas", "boost", "lift", "up", "pick"))
        and "over" not in verb
        and share is None
    ):
        return None
    infinitive = _INFINITIVE.search(text[max(0, start - 24) : start])
    voice = "present"
    if infinitive or verb.endswith("ing"):
        voice = "future"
    elif verb.endswith(("ed", "bought", "took", "taken")) or verb.startswith(("bought", "took")):
        voice = "done"
    status = told(text, min(lead, start), start, end, context.sentence.start, voice)
    if voice == "future" and re.search(
        r"\b(?:complet|clos|finali[sz])(?:ed|es)\b[^.;]{0,60}$", text[lead:start], re.I
    ):
        status = told(text, lead, start, end, context.sentence.start, "completed")
    buyers = [buyer, *_partners(context, buyer, lead)]
    event = Event(
        "purchase",
        _type(share, target),
        context.sentence,
        context.span(start, end),
        status,
        target,
        buyers,
        share=_in_article(context, share),
    )
    _add_seller(context, event, behind)
    return event


def _partners(context: Context, buyer: Party, lead: int) -> list[Party]:
    """The other names of "X and Y said they ...", X before Y or Y before X."""
    if buyer.name is None:
        return []
    text, base = context.sentence.text, context.sentence.start
    others = []
    for name in context.names:
        if name.kind != "organization" or name is buyer.name:
            continue
        first, second = sorted((name, buyer.name), key=lambda n: n.start)
        gap = text[first.behind - base : second.start - base]
        if re.fullmatch(
            r" *,? *(?:and|&|together with|along with|,) *(?:the |an? )?(?:unit |affiliate )?<?",
            gap,
        ):
            others.append(Party(name.start, name.end, " ".join(name.text.split()), name))
    return others


def _object(context: Context, pos: int, buyer: Party) -> tuple[Share | None, Party | None, int]:
    """How much of what is bought at `pos`, and where its words end."""
    reader, text = context.reader, context.sentence.text
    share = reader.share(pos)
    if (
        share is not None
        and share.kind == "some"
        and not re.search(
            r"stake|interest|holding|share|equity", text[share.start : share.end], re.I
        )
    ):
        share = None
    place = share.end if share else pos
    if share is not None and share.percent is None:
        near = _OR_PERCENT.search(text, share.end, share.end + 120)
        if near:
            share = Share(share.start, near.end(), percent_in(near["percent"]), "percent")
    if reader.own(place) and share is None:
        share = reader.share(reader.behind_own(place))
        place = share.end if share is not None else place
    if share is not None and (reader.pronoun(place) or _THE_SHARES.match(text, place)):
        topic = context.topic()
        if topic is not None and topic.text != buyer.text:
            return share, topic, place
    if share is None and _POINTS_BACK.match(text, place):
        topic = context.topic()
        return None, topic if topic is not None and topic.text != buyer.text else None, place
    thing = reader.thing(place)
    if thing is None:
        return share, None, place
    target, behind = thing
    if share is None and re.match(r"(?:its|their|his) +own\b", text[pos:], re.I):
        return None, None, behind
    if share is not None and share.percent is None:
        near = _OR_PERCENT.match(text, target.end - context.sentence.start) or _OR_PERCENT.search(
            text, behind, behind + 60
        )
        if near:
            share = Share(share.start, near.end(), percent_in(near["percent"]), "percent")
    return share, target, behind


def _passive(context: Context, match: re.Match[str], by: re.Match[str] | None) -> Event | None:
    text, reader = context.sentence.text, context.reader
    start, end = match.span()
    if by is None:
        later = re.compile(r"[^.;]{0,90}? by +").match(text, end)
        by_pos = later.end() if later else None
    else:
        by_pos = by.end()
    subject = context.subject(start)
    if subject is None:
        return None
    target, lead = subject
    buyers, behind = reader.agents(by_pos) if by_pos is not None else ([], end)
    if not buyers:
        return None
    infinitive = _INFINITIVE.search(text[max(0, start - 24) : start])
    status = told(
        text,
        min(lead, start),
        start,
        end,
        context.sentence.start,
        "future" if infinitive else "done",
    )
    event = Event(
        "purchase",
        "acquisition",
        context.sentence,
        context.span(start, end),
        status,
        target,
        buyers,
    )
    _add_seller(context, event, behind)
    return event


def _noun(context: Context, match: re.Match[str]) -> Event | None:
    """ "X's acquisition of Y", "the acquisition by X of Y", "completes purchase of Y"."""
    text, reader = context.sentence.text, context.reader
    start, end = match.span()
    if _NOUN_BEFORE.search(text[max(0, start - 24) : start]):
        return None
    bid = match["bid"]
    share, target, behind = _object(context, end, Party(0, 0, ""))
    own = _OWN_SHARES.match(text, end)
    if own:
        return _bid_for_us(context, match, own.end())
    if target is None:
        return None
    buyers: list[Party] = []
    lead = start
    by = re.compile(r",? *by +(?:the +|an? +)?(?=[A-Z<a-z])").match(text, behind)
    if by:
        buyers, behind = reader.agents(by.end())
    if not buyers:
        owner = next(
            (
                n
                for n in reversed(reader.starting(max(0, start - 90), start))
                if _POSSESSIVE.fullmatch(text, n.end - context.sentence.start, start)
            ),
            None,
        )
        if owner:
            buyers = [Party(owner.start, owner.end, " ".join(owner.text.split()), owner)]
            lead = owner.end - context.sentence.start
        elif _OWN_BEFORE.search(text[max(0, start - 60) : start]):
            subject = context.subject(start)
            topic = subject[0] if subject else context.topic()
            buyers, lead = ([topic] if topic else []), subject[1] if subject else lead
        else:
            subject = context.subject(start)
            if subject:
                buyers, lead = [subject[0]], subject[1]
    buyers = [b for b in buyers if b.text != target.text]
    if not buyers:
        return None
    words = text[max(0, lead) : start]
    voice = (
        "completed"
        if re.search(r"\b(?:complet|clos|finali[sz]|consummat|conclud|wrap)\w*", words, re.I)
        and not re.search(r"\b(?:to|will|expects?) (?:complete|close|finali)", words, re.I)
        else "present"
    )
    status = told(text, min(max(0, lead), start), start, end, context.sentence.start, voice)
    event = Event(
        "purchase",
        _type(share, target),
        context.sentence,
        context.span(start, end),
        status,
        target,
        buyers,
        share=_in_article(context, share),
        weak=bool(bid) and not bid.strip().lower().startswith(("tender", "takeover")),
    )
    _add_seller(context, event, behind)
    return event


def _offered(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y rejected an offer by X": who is bid for is the subject."""
    text = context.sentence.text
    if re.search(r"\b(?:job|tender offer to|for)\b", match["terms"]) or re.match(
        r"[^.;]{0,60}\bto (?:buy|acquire|purchase|sell)\b", text[match.end() :]
    ):
        return None
    subject = context.subject(match.start())
    buyers, _ = context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if subject is None or not buyers or subject[0].name is None or subject[0].name.kind == "person":
        return None
    base = context.sentence.start
    status = Told("announced", base + match.start(), base + match.end(), 3)
    return Event(
        "purchase",
        "acquisition",
        context.sentence,
        context.span(*match.span()),
        status,
        subject[0],
        buyers,
    )


def _bid_for_us(context: Context, match: re.Match[str], pos: int) -> Event | None:
    """ "Y's board studies the offer for its shares launched by X": the subject is bid for."""
    by = _MADE_BY.match(context.sentence.text, pos)
    subject = context.subject(match.start())
    buyers = context.reader.agents(by.end())[0] if by else []
    if subject is None or not buyers:
        return None
    base = context.sentence.start
    status = Told("announced", base + match.start(), base + match.end(), 3)
    span = context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, status, subject[0], buyers)


def _holding(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has 5.1 pct of Y", as headlines and filings put a stake that was bought."""
    text = context.sentence.text
    if not (context.sentence.headline or _FILING.search(text) or context.sentence.index <= 1):
        return None
    subject = context.subject(match.start())
    thing = context.reader.thing(match.end())
    if subject is None or thing is None or thing[0].name is None:
        return None
    percent = percent_in(match["percent"])
    share = Share(match.start("percent"), match.end(), percent, "percent")
    base = context.sentence.start
    status = Told("completed", base + match.start(), base + match.end(), 2)
    return Event(
        "purchase",
        _type(share, thing[0]),
        context.sentence,
        context.span(*match.span()),
        status,
        thing[0],
        [subject[0]],
        share=_in_article(context, share),
    )


def _add_seller(context: Context, event: Event, behind: int) -> None:
    """ "from Z" behind the object names the seller; so does the owner of what is bought."""
    if event.target and event.target.owner:
        owner = event.target.owner
        event.sellers.append(Party(owner.start, owner.end, " ".join(owner.text.split()), owner))
    match = _FROM.match(context.sentence.text, behind)
    if match:
        sellers, _ = context.reader.agents(match.end())
        event.sellers.extend(
            s for s in sellers if s.name and s.text not in {b.text for b in event.buyers}
        )


def _in_article(context: Context, share: Share | None) -> Share | None:
    if share is None:
        return None
    base = context.sentence.start
    return Share(base + share.start, base + share.end, share.percent, share.kind)


def _type(share: Share | None, target: Party) -> str:
    """The type of a purchase, by how much of what is bought."""
    if share is not None and share.kind in {"percent", "minority", "majority", "some", "shares"}:
        if share.percent is None:
            return "majority_stake" if share.kind == "majority" else "minority_stake"
        if share.percent < 50 or share.kind == "minority":
            return "minority_stake"
        if share.percent < 100:
            return "majority_stake"
    return "asset_purchase" if target.assets else "acquisition"


_RULES: tuple[tuple[tuple[str, ...], re.Pattern[str], Rule], ...] = (
    (HINTS, _VERB, _verb),
    (
        (
            "cquisition",
            "akeover",
            "ake-over",
            "urchase",
            "uyout",
            "uy-out",
            "uyback",
            "offer",
            "bid",
        ),
        _NOUN,
        _noun,
    ),
    (("offer", "bid", "proposal", "approach"), _OFFER_BY, _offered),
    (("pct", "%", "per cent", "percent"), _HOLDS, _holding),
)
