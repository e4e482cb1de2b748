"""Buying told as a noun: "X's acquisition of Y", "the takeover by X of Y", "a bid for Y"."""

import re

from deals.extract.grammar.beside import partners
from deals.extract.grammar.buyers import (
    OWN_SHARES,
    bidder,
    owner_of,
    talked_to,
    took_part,
)
from deals.extract.grammar.cues import AFTER_FAILURE, ENDED, Told
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.objects import add_seller, bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.grammar.whose import add_owner
from deals.extract.words.clues import hints
from deals.extract.words.shares import Share
from deals.extract.words.text import phrase

NOUN_HINTS = hints(
    *(
        " buy of|cquisi|cquisti|aquisi|acuisi|akeover|ake-over|urchase|uyout|uy-out|uyback|carve"
        "|losing of|approach|offer|tender|bid"
    ).split("|")
)
NOUN = phrase(
    r"(?<![-\w])(?P<noun>a(?:cq|q|c)uisi?t?i?t?i?ons?"  # and what agencies in haste made of it
    r"|closing(?= of (?:its |the |an? )?\d[\d.]*(?:%| ?pct| per ?cent))|carve-?outs?(?= of)"
    r"|(?<!power[ ])(?:(?:share|stock|asset|equity|business)[- ]purchase|purchase(?: and sale)?)"
    r" agreement(?= (?:for|of|covering|relating to) (?!\d+ (?:[\w-]+ ){0,3}?(?:aircraft|jets|planes"
    r"|ships|vessels|buses|trains|trucks|engines)\b))|takeovers?"
    r"|take-overs?|purchase|buyouts?|buy-outs?|buy(?= of (?!the\b))"
    r"|buy-?back)(?P<of> (?:deal |offer |bid )?(?:of|for|covering|relating to) "
    r"| (?P<via>from|by) (?=(?:the |an? )?[A-Z<](?:[^.;]|\.(?=[\d ][a-z\d]|[A-Z]+>)){2,90} of )"
    r"| (?:agreement|deal|talks) with "
    r"(?=(?:the )?[A-Z<])(?![^.;,]{0,60} to (?:acquire|buy|purchase))"
    r"|: (?=(?:the |an? )?[\w<]))"
    r"|\b(?P<bid>(?:offered|offers|offering|bid|bids"
    r"|bidding) (?:(?:(?:about |around |some |roughly |nearly |almost |close to |over |more than "
    r"|at least "
    r"|as much as )(?=[A-Z]{0,3}[$€£]|\d[\d.,]*[ -]?(?:[mb](?:illio)?n\b|trillion|[mb]ln|[mb]\b"
    r"|crore"
    r"|lakh)))?[A-Z]{0,3}[\d$€£][\w.,$€£-]* (?:[\w/]+ )"
    r"{0,4}?(?:\([^()]{1,40}\) )?(?:share(?: in cash)?, or (?:about |some )?[A-Z]{0,3}[\d$€£]"
    r"[\w.,]*(?: \w+)?(?: in (?:all|total)| altogether)?, )?|up to )|(?:(?:tender|takeover"
    r"|buyout|cash|merger|exchange|share"
    r"|stock"
    r"|unsolicited|hostile|friendly|rival) )*(?:(?:counter-?)?(?:offers?|bids?)"
    r"|tender(?:s|ed|ing)?(?= for (?:all |up to |the |any |its )?(?-i:[A-Z<]))"
    r"|approach(?=(?:es)? for )) )(?:in cash |(?:of|at"
    r"|worth|valued at) "
    r"(?:[^.;]|\.(?=\d)){1,60}? )?(?:(?:late |early )?(?:on (?-i:[A-Z])[a-z]+day|yesterday|today"
    r"|(?:last|this|earlier this) (?:week|month|year|night|morning))(?: (?:night|morning|evening"
    r"|afternoon))? )?"
    r"(?:for (?!(?:sale|all of 19))|to (?-i:(?=[A-Z<])))"
)
_BY_WHOM = phrase(
    r"(?: in (?-i:[A-Z])[^;:()]{2,40}?)?,? ?by (?:the |an? )?(?![a-z-]+ing )(?=[A-Z<])"
)
_TO_SELL = phrase(
    r"[^.;]{2,90}? (?:for (?:the |an? )?(?:[$£€][\d.,]+ ?\w* )?(?:sale|issuance|issue|placement"
    r"|private placement) |(?:to|will|would|it has agreed to) (?:sell|issue) )"
)
_NOUN_BEFORE = re.compile(
    r"\b(?:customer|user|talent|data|land|skill|language|client|patient|lead|subscriber"
    r"|image|target|fleet|player|site|image|book|merger and|mergers and"
    r"|(?:director|head|president|officer|manager|partner)(?:,| of)(?: \w+ and)?)s? +$",
    re.I,
)
_ANY = phrase(  # "if there is any purchase of", "no precursor to a full takeover of"
    r"\b(?:is|be|of|about|against|block|oppose) any $"
    r"|\b(?:no|not|n't|nor|hardly)\b[^.;,]{0,30} (?:precursor|prelude|preliminary|forerunner"
    r"|(?:first )?step|stepping[- ]stone) (?:to|towards?) (?:[a-z-]+ ){0,3}$"
)
_ONLY_NEXT = phrase(  # "a takeover of Y could be the next move"
    r"[^.;]{0,60}? (?:could|may|might|would) (?:well )?be (?:the |its |an? )?(?:[a-z]+ )?(?:next"
    r"|likely|logical|obvious|on the (?:cards|agenda|horizon)|in the offing|possible|imminent"
    r"|step)\b"
)
_COMPLETES = phrase(r"\b(?:complet|clos|finali[sz]|consummat|conclud|wrap|finish)\w*")
_SINCE = phrase(  # "following its July 2025 acquisition of"
    r"\b(?:following|since|after) (?:its|their|the) (?:(?-i:[A-Z])\w+,? )?(?:19|20)\d\d $"
)
_TO_COMPLETE = phrase(r"\b(?:to|will|expects?) (?:complete|close|finali)")
_MANAGEMENT_LED = phrase(r"\b(?P<who>management)(?:-led)? (?:leveraged )?$")
_ITS_FIRST = phrase(r"\bits (?:first|second|third|fourth|fifth|\w+th|latest|largest|biggest) $")
_WHO = phrase(
    r"\b(?:unclear|not (?:clear|known|certain|say)|unknown|idea|wonder\w*|ask\w*|knows?|disclose"
    r"|identify|reveal|name) who (?:else )?(?:has|have|had|is|was|might|may|could|would|will|made"
    r"|makes)\b[^.;,]{0,40}$"
)
_SALE_VIA = phrase(r"\bsale (?:via|through|by(?: way of)?) (?:an? )?$")
_IS_THE_NTH = phrase(
    r"\b(?:represents|marks|is|was|becomes|became) (?:only |just )?the (?:group's )?"
    r"(?:\d+(?:st|nd|rd|th)|[a-z]+) (?:[a-z-]+ ){0,2}$"
)
_RECEIVES = phrase(
    r"\b(?:accept|reject|receiv|spurn|rebuff|turn(?:s|ed|ing)? down|consider|study|studie|review"
    r"|got\b|gets?\b|recommend|evaluat)\w*(?! to\b)[^.;,]{0,40}$"
)
_GETS = phrase(
    r"\b(?:accept|reject|receiv|spurn|rebuff|turn(?:s|ed|ing)? down|evaluat|solicit|invit)\w*"
    r"(?! to\b)[^.;,]{0,40}$"
)
_PAVES = phrase(r"\b(?:pav|open|clear)(?:es|s|ed|ing) the way (?:for|to) (?:the|a|its) $")
_FROM_WHOM = phrase(
    r" ?,? (?:made |submitted )?(?:from|by) (?=(?:the |an? |its )?[\w<])(?!about |\d)"
)


_MADE_BY = phrase(r"(?:[^.;]|\.(?=\d)){0,50}?\b(?:by|from) ")
_ITS_SHARES = phrase(
    r"(?:all )?(?:of )?the (?:company|bank|firm|concern|airline|retailer)'s (?:[a-z]+ "
    r"){0,3}?(?:shares"
    r"|stock)\b"
)
_OF_STOCK = phrase(
    r"\b(?:hold|holds|holding|own|owns|owning|with|has|have) (?:[^.;,]|\.(?=\d)){0,40}?(?:pct|%"
    r"|per "
    r"cent|shares|stock|stake) (?:of |in )+<?$"
)


def noun(context: Context, match: re.Match[str]) -> Event | None:
    """ "X's acquisition of Y", "the acquisition by X of Y", "completes purchase of Y"."""
    text, start = context.sentence.text, match.start()
    if _tells_no_purchase(context, match):
        return None
    own = OWN_SHARES.match(text, match.end())
    if own:
        return _bid_for_us(context, match, own.end())
    if _ITS_SHARES.match(text, match.end()):
        return _of_held(context, match)
    others, place = _between(context, match)
    if place is None:
        return None
    share, target, behind = bought(context, place, Party(0, 0, ""))
    if target is None or (
        target.name is not None and target.name.kind == "person" and not target.assets
    ):
        return None
    talks = talked_to(context, start) if target.name is None else None
    its = context.reader.own(place)
    if talks is not None and not its:
        target = talks[1]
    by = _BY_WHOM.match(text, behind)
    told, behind = context.reader.agents(by.end()) if by else ([], behind)
    if _ONLY_NEXT.match(text, behind):
        return None
    told = others if match["via"] == "by" else told
    given = _received(context, start, behind) if match["bid"] else []
    if target.name is None and _PAVES.search(text, max(0, start - 40), start):
        return None  # "paving the way for the takeover of the steel maker", which was named
    buyers, lead = _buyers(context, match, told or given)
    buyers = [*buyers[:1], *(b for b in buyers[1:] if not _on_other_side(context, b, target))]
    buyers = [b for b in buyers if b.text != target.text]
    if not buyers or took_part(context, start, buyers) or _one_of_its(context, match, target):
        return None
    event = _purchase(context, match, lead, buyers, target, share)
    if match["via"] == "from":
        event.sellers.extend(others)
    if talks is not None and its:
        event.sellers.append(talks[1])  # "in talks with Y over the purchase of its papers"
    if given:
        seller = context.subject(start)
        event.sellers = [s for s in [seller and seller[0]] if s and s.text != target.text]
    else:
        add_seller(context, event, behind)
        add_owner(context, event)
    return event


def _tells_no_purchase(context: Context, match: re.Match[str]) -> bool:
    """Whether the words before a noun of buying make it another thing, or no deal."""
    text, start = context.sentence.text, match.start()
    if match["via"] is None and " with " in match[0]:
        if text[:start].lower().endswith(("asset ", "securities ")):
            return True  # "an asset purchase agreement with X": X sells them, or buys securities
        if _TO_SELL.match(text, match.end()):
            return True  # "a stock purchase agreement with X for the sale of its unit": X buys it
    if _NOUN_BEFORE.search(text[max(0, start - 34) : start]) or _ANY.search(text[:start]):
        return True
    if match["bid"] and _WHO.search(text, max(0, start - 70), start):
        return True  # "it is unclear who has come forward with offers for Y"
    if match["bid"] and _SALE_VIA.search(text, max(0, start - 30), start):
        return True  # "the sale via tender offer to X"
    if match[0].endswith(" for ") and _IS_THE_NTH.search(text, max(0, start - 60), start):
        return True  # "Y represents the 17th acquisition for X"
    lead = text[max(0, start - 90) : start]
    return AFTER_FAILURE.within(context.sentence, lead) is not None


def _buyers(context: Context, match: re.Match[str], named: list[Party]) -> tuple[list[Party], int]:
    """Who buys, where the words themselves name `named`, and where what is told begins."""
    text, start = context.sentence.text, match.start()
    if match["bid"] and not named and _GETS.search(text[max(0, start - 60) : start]):
        return [], start  # "received offers for its Y unit", from nobody who is named
    named = named or bidder(context)
    buyers, lead = (named, start) if named else owner_of(context, start)
    if not named and buyers:
        buyers = [*buyers, *partners(context, buyers[0])]
    return _managers(context, match) or buyers, lead


def _on_other_side(context: Context, party: Party, target: Party) -> bool:
    """Whether a party is what is bought, or whose it is."""
    sides = (context.entities.of(n) for n in (target.name, target.owner) if n is not None)
    return party.name is not None and any(s is context.entities.of(party.name) for s in sides)


def _one_of_its(context: Context, match: re.Match[str], target: Party) -> bool:
    """Whether "its third acquisition" counts what was bought, and does not say what."""
    before = context.sentence.text[max(0, match.start() - 30) : match.start()]
    listed = match[0].endswith(": ")
    return target.name is None and not listed and _ITS_FIRST.search(before) is not None


def _purchase(
    context: Context,
    match: re.Match[str],
    lead: int,
    buyers: list[Party],
    target: Party,
    share: Share | None,
) -> Event:
    text, (start, end) = context.sentence.text, match.span()
    words = text[max(0, lead) : start]
    completed = _COMPLETES.search(words) and not _TO_COMPLETE.search(words)
    voice = "completed" if completed else "present"
    voice = "done" if _SINCE.search(text[max(0, start - 40) : start]) else voice
    bid = (match["bid"] or "").strip().lower()
    weak = bool(bid) and not bid.startswith(("tender", "takeover"))
    return Event(
        "purchase",
        type_of(share, target),
        context.sentence,
        context.span(start, end),
        context.told(lead, start, end, voice),
        target,
        buyers,
        share=in_article(context, share),
        weak=weak and not ENDED.search(text, max(0, start - 30), end),
    )


def _received(context: Context, start: int, behind: int) -> list[Party]:
    """Who bids in "accepted an offer for its Y unit from X"."""
    text = context.sentence.text
    if not _RECEIVES.search(text[max(0, start - 60) : start]):
        return []
    whose = _FROM_WHOM.match(text, behind)
    return context.reader.agents(whose.end())[0] if whose else []


def _managers(context: Context, match: re.Match[str]) -> list[Party]:
    """Who buys in "a management-led buyout of Y"."""
    first = max(0, match.start() - 40)
    buyout = (match["noun"] or "").lower().startswith("buy")
    led = _MANAGEMENT_LED.search(context.sentence.text[first : match.start()]) if buyout else None
    if led is None:
        return []
    first += context.sentence.start + led.start("who")
    return [Party(first, first + len(led["who"]), led["who"])]


def _between(context: Context, match: re.Match[str]) -> tuple[list[Party], int | None]:
    """Who stands between the noun and "of" ("purchase from X of Y"), and where what is bought
    begins; None where no "of" follows."""
    if match["via"] is None:
        return [], match.end()
    others, behind = context.reader.agents(match.end())
    of = re.compile(r",? *of +").match(context.sentence.text, behind)
    return [o for o in others if o.name is not None], of.end() if of and others else None


def _bid_for_us(context: Context, match: re.Match[str], pos: int) -> Event | None:
    """ "Y's board studies the offer for its shares launched by X": the subject is bid for."""
    by = _MADE_BY.match(context.sentence.text, pos)
    subject = context.subject(match.start())
    if by is None and (held := _of_held(context, match)):
        return held
    buyers = context.reader.agents(by.end())[0] if by else []
    if subject is None or not buyers:
        return None
    base = context.sentence.start
    status = Told("announced", base + match.start(), base + match.end(), 3)
    span = context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, status, subject[0], buyers)


def _of_held(context: Context, match: re.Match[str]) -> Event | None:
    """ "X, which holds 5 pct of Y, will not pursue an offer for all of its shares": those of Y."""
    text, base = context.sentence.text, context.sentence.start
    others, subject = context.companies(match.start()), context.subject(match.start())
    if subject is None or not others or not _OF_STOCK.search(text, 0, others[-1].start - base):
        return None
    target = party_of(others[-1])
    if target.text == subject[0].text:
        return None
    told, span = context.told(match.start(), *match.span(), "present"), context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, told, target, [subject[0]])
