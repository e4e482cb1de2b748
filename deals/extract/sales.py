"""Selling: a unit, a business, a stake, new shares; with the buyer behind "to"."""

import re
from collections.abc import Iterator

from deals.extract.cues import told
from deals.extract.events import Context, Event
from deals.extract.phrases import PERCENT_WORDS, Party, Share, percent_in
from deals.extract.purchases import _in_article, _type
from deals.extract.text import hinted, phrase

# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = ("sell", "sold", "sale", "divest", "spin", "spun", "dispos", "offload", "unload")
_VERB = phrase(
    r"\b(?P<verb>sell(?:s|ing)?(?: off)?|sold(?: off)?|divest(?:s|ed|ing)?(?: itself of)?"
    r"|dispos(?:e|es|ed|ing) of|offload(?:s|ed|ing)?|unload(?:s|ed|ing)?|spin(?:s|ning)? "
    r"off|spun off)\b"
)
_NOUN = phrase(r"\b(?P<noun>sales?|divestiture|divestment|disposal|spin-?off|spinoff) of ")
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)(?: +\w+ly)? +$", re.I)
_TO = phrase(
    r"[ ,]*(?:\([^)]*\) ?|<[^>]*> ?)?to (?!be\b|help|raise|pay|reduce|focus|become|the "
    r"public|fund|make|acquire|buy|date)"
)
_LATER_TO = phrase(r"[^.;]{0,110}?\bto (?=(?:the |an? |its )?(?:[a-z-]+ ){0,3}[A-Z<])", 0)
_OWN_SHARES = phrase(
    r"(?P<n>[\d.,]+(?: mln| million)?)? ?(?:new |newly issued |treasury |additional "
    r"|unregistered )?(?:[\w-]+ ){0,2}?shares?(?:, or (?P<percent>" + PERCENT_WORDS + r"),?)?"
    r"(?: (?:of|in))?(?: (?:its|the company's|their) [\w -]{0,30}?(?:stock|shares?)| of "
    r"[\w -]{0,20}common stock)"
)
_AGREED = re.compile(
    r"\b(?:agree\w*|definitive|letter|will|sign\w*|plans?|intends?|decid\w+|complet\w+|clos\w+"
    r"|negotiat\w+|approv\w+|announc\w+|terminat\w+)\b",
    re.I,
)
_WITH = phrase(
    r"\b(?:letter of intent|agreement|contract|talks|negotiations|pact|deal|principle|accord|intent) with (?:the |an? )?$"
)
_PARTICIPLES = frozenset(
    {"sold", "sold off", "divested", "disposed of", "offloaded", "unloaded", "spun off"}
)
_GOODS = phrase(
    r" (?:the |its |some |new |their |more )*(?:[\w-]+ ){0,2}(?:products?|tonnes|cars"
    r"|vehicles|homes|tickets|barrels|bonds|notes|debentures|securities to the public"
    r"|software to|services to|goods|merchandise|short|mortgages?)\b(?! (?:business"
    r"|operations|division|unit|line|group|company|subsidiary))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of selling."""
    text = context.sentence.text
    if not hinted(context.sentence.low, HINTS):
        return
    for match in [*_VERB.finditer(text), *_NOUN.finditer(text)]:
        event = _sale(context, match)
        if event:
            yield event


def _sale(context: Context, match: re.Match[str]) -> Event | None:
    text, reader, base = context.sentence.text, context.reader, context.sentence.start
    start, end = match.span()
    noun = "noun" in match.re.groupindex
    before = text[max(0, start - 30) : start]
    if (not noun and match.group().lower() in _PARTICIPLES and _PASSIVE.search(before)) or (
        re.match(r" (?:to|by) ", text[end:]) and match.group().lower() == "sold"
    ):
        return _passive(context, match)
    own = _OWN_SHARES.match(text, end if noun else end + 1)
    subject = context.subject(start)
    if own and subject:
        return _own_shares(context, match, own, subject)
    if _GOODS.match(text, end):
        return None
    share = reader.share(end if noun else end + 1)
    if (
        share is not None
        and share.kind == "some"
        and "stake" not in text[share.start : share.end]
        and "interest" not in text[share.start : share.end]
    ):
        share = None
    place = share.end if share else end
    thing = reader.thing(place)
    if thing is None:
        return None
    target, behind = thing
    buyers, behind = _buyers(context, behind)
    if not buyers:
        buyers = [
            Party(n.start, n.end, " ".join(n.text.split()), n)
            for n in context.names
            if n.kind == "organization"
            and n.end - base <= start
            and _WITH.search(text[max(0, n.start - base - 40) : n.start - base])
        ][:1]
    if subject is None and not target.owner:
        return None
    sellers = [subject[0]] if subject else []
    if target.owner and not sellers:
        sellers = [
            Party(
                target.owner.start,
                target.owner.end,
                " ".join(target.owner.text.split()),
                target.owner,
            )
        ]
    lead = min(subject[1], start) if subject else start
    words = text[lead:start]
    voice = "present"
    if re.search(r"\b(?:complet|clos|finali[sz]|conclud)(?:ed|es)\b", words, re.I):
        voice = "completed"
    elif match.group().lower().startswith(("sold", "divested", "disposed")) and not re.search(
        r"\bto be\b|\bwould be\b", words
    ):
        voice = "done"
    if not buyers and target.text.lower() in {"company", "unit", "business"}:
        return None
    kind = _type(share, target)
    if not buyers and kind in {"acquisition", "asset_purchase"}:
        kind = "divestiture"
    status = told(text, lead, start, end, base, voice)
    if any(s.text == target.text for s in sellers):
        sellers = []
    return Event(
        "sale",
        kind,
        context.sentence,
        context.span(start, end),
        status,
        target,
        buyers,
        sellers=sellers,
        share=_in_article(context, share),
        weak=not buyers and share is None and not (voice == "done" or _AGREED.search(words)),
    )


def _buyers(context: Context, behind: int) -> tuple[list[Party], int]:
    text = context.sentence.text
    to = _TO.match(text, behind) or _LATER_TO.match(text, behind)
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
    by = re.compile(r"[^.;]{0,40}? by +").match(text, match.end())
    sellers = reader.agents(by.end())[0] if by else []
    future = re.search(
        r"\b(?:to|will|would) +be +$", text[max(0, match.start() - 20) : match.start()]
    )
    status = told(
        text,
        min(lead, match.start()),
        match.start(),
        match.end(),
        context.sentence.start,
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
    text, base = context.sentence.text, context.sentence.start
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
    status = told(text, min(lead, match.start()), *match.span(), base, voice)
    return Event(
        "sale",
        "minority_stake",
        context.sentence,
        context.span(*match.span()),
        status,
        target,
        buyers,
        share=_in_article(context, share),
    )
