"""Figures of speech for a takeover: "Y has fallen to X", "X came to the rescue of Y with a bid", "a
dawn raid on Y", "X has Y in its sights"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import in_article
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.name_words import NAMED
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_FALL = hints("takeover", " bid", "offer", "cqui", "uyout", "merg", "its lot with")
_RESCUE = hints("the rescue of", "in to save", "in to rescue")
_HANDS = hints("changing hands", "changed hands", "change hands", "changes hands")
_POUNCE = hints("pounc", "a move for")
_RAID = hints("dawn raid", "market raid")
_STALK = hints("in its sights", "its sights on", "eye over")
_SAVED = hints("saved from", "saved out of", "plucked from")
HINTS = _HANDS | _FALL | _RESCUE | _POUNCE | _RAID | _STALK | _SAVED

_A_DEAL = phrase(
    r"\b(?:takeovers?|take-overs?|buy-?outs?|merg\w+|acqui\w+|hostile|suitors?|purchas\w+|bought"
    r"|buy(?:s|ing)?)\b|[$£€]\d[\d.,]*-? ?(?:bn|mn?|million|billion)? (?:[a-z-]+ )?(?:bid|offer"
    r"|deal|swoop|price)\b(?! of )|\b(?:for|paid|paying|pays?) [A-Z]{0,3}[$£€]\d"
)
_FALLS_TO = phrase(
    rf"\b(?P<verb>(?:fallen|falls|fell) to|(?:throw[ns]?|threw|thrown) in its lot with) {NAMED}"
)
_SAVED_BY = phrase(
    r"\b(?P<verb>saved|plucked) (?:from|out of) (?:administration|collapse|closure|insolvency"
    r"|bankruptcy|liquidation"
    rf"|receivership|the (?:administrators|receivers|brink))(?: (?:last|this|yesterday"
    rf"|on) ?\w*)? by {NAMED}"
)
_TO_RESCUE = phrase(
    rf"\b(?P<verb>(?:c[oa]mes?|coming|rod?e|rides|rush(?:es|ed)|step(?:s"
    rf"|ped)) (?:in )?to (?:the rescue of|save|rescue)) {NAMED}"
)
_POUNCES = phrase(
    rf"\b(?P<verb>pounc(?:es|ed|ing) (?:on|for)|ma(?:de|kes|king) a move for|walk(?:s"
    rf"|ed) (?:off|away) with) {NAMED}"
)
_DAWN_RAID = phrase(
    rf"\b(?P<verb>(?:dawn|stock ?market|market) raid) on (?:shares in )?{NAMED}"
    r"(?=(?:[^.;]|\.(?=\d))*\b(?:shares?|stake|stock|holding|equity)\b)"
)
_TAKING = phrase(
    r"[^.;]{0,60}?\b(?:picking|snapping|mopping|hoovering|scooping|buying|acquiring|taking"
    r"|securing|lifting|to (?:buy|pick|take|snap"
    rf"|acquire))\b[^.;%]{{0,40}}?(?P<percent>{PERCENT_WORDS})"
)
_STALKS = phrase(
    r"\b(?P<verb>cast(?:s|ing)? (?:its|an|a covetous|a predatory) eye over"
    rf"|(?:set|fixed|trained|has) its sights on) {NAMED}"
    rf"|\b(?P<has>ha(?:s|ve)) {NAMED}(?P<what>[^.;,]{{2,50}}?) in (?:its|their) sights\b"
)


_CHANGES_HANDS = phrase(  # "Y is changing hands for £9m", "Y has changed hands, with X the buyer"
    rf" (?:(?:is|are|has|have|will|to|was|set|about|now|also) ){{0,4}}(?P<verb>chang(?:es?|ed"
    rf"|ing) hands)"
    rf"(?:(?: (?:yesterday|today|this week|last week))?,? (?:for"
    rf"|in an?) (?P<money>(?=[^ ]*\d){MONEY}))?"
    rf"(?:[^.;]{{0,40}}?,? with (?P<who>{NAMED}[^.;,]{{2,50}}?) (?:as )?(?:the"
    rf"|its new) (?:buyer|owner)\b)?"
)
_SOMEBODY = phrase(r" (?-i:[a-z]+) (?-i:[A-Z])")  # "Birch winger Jo Elm"
_A_FIRM = phrase(r" (?:[a-z]+ )?(?:chain|group|company|business|brand|retailer|airline|club)")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these figures."""
    return _RULES.events(context)


def _firm(context: Context, party: Party | None) -> bool:
    """Whether a party is a company by its name alone."""
    if party is None or party.name is None:
        return False
    alone = party_of(party.name).text
    behind = party.text.removeprefix(alone)
    if party.text != alone and not (party.text.startswith(alone) and _A_FIRM.fullmatch(behind)):
        return False
    return context.is_firm(party.name)


def _told(
    context: Context, match: re.Match[str], lead: int, target: Party, buyer: Party
) -> Event | None:
    """The purchase of one company by another, in a sentence that has a word of a deal."""
    if not _firm(context, target) or buyer.name is None or not _firm(context, buyer):
        return None
    if context.same(target.name, buyer.name):
        return None
    whole = party_of(target.name) if target.name is not None else target  # "the Y chain" is Y
    event = event_of(context, match, ("purchase", "acquisition"), lead, whole)
    event.told = context.told(lead, *match.span(), "present")
    return replace(event, buyers=[buyer])


def _to_another(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has fallen to X after a bid", "Y was saved from collapse by X"."""
    subject, buyers = context.subject(match.start()), context.reader.agents(match.end())[0]
    needs = match.re is _FALLS_TO.pattern
    last = buyers[-1].end - context.sentence.start if buyers else 0
    if context.sentence.text.startswith("'s", last):
        return None  # "fell to X's level"
    if subject is None or not buyers or (needs and not _A_DEAL.search(context.sentence.text)):
        return None
    return _told(context, match, subject[1], subject[0], buyers[0])


def _changes_hands(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is changing hands for £300m": who buys it may come later; not "Y shares changed
    hands"."""
    base = context.sentence.start
    name = next(
        (n for n in context.companies(match.start("verb")) if n.end - base == match.start()), None
    )
    if name is None or name.start - base > _OPENS or context.sentence.index > _LATEST:
        return None
    if not _firm(context, party_of(name)):
        return None
    event = event_of(context, match, ("sale", "acquisition"), match.start(), party_of(name))
    who = context.reader.agents(match.start("who"))[0] if match["who"] else []
    money = context.span(*match.span("money")) if match["money"] else None
    if not (who or money):
        return None
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=[b for b in who[:1] if b.name is not None], money=money)


_OPENS = 40  # characters before the name of what changes hands


def _takes(context: Context, match: re.Match[str]) -> Event | None:
    """ "X came to the rescue of Y with a £30m bid", "X pounced on Y with an offer"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or not _A_DEAL.search(context.sentence.text):
        return None
    if _SOMEBODY.match(context.sentence.text, thing[1]):
        return None
    return _told(context, match, subject[1], thing[0], subject[0])


def _raid(context: Context, match: re.Match[str]) -> Event | None:
    """ "X launched a dawn raid on Y, picking up 14.9% of the shares"."""
    text, subject = context.sentence.text, context.subject(match.start())
    thing = context.reader.thing(match.end())
    if subject is None or thing is None:
        return None
    event = _told(context, match, subject[1], thing[0], subject[0])
    if event is None:
        return None
    taking = _TAKING.match(text, thing[1])
    share = Share(*match.span(), None, "shares")
    if taking:
        share = Share(*taking.span("percent"), percent_in(taking["percent"]), "percent")
    return replace(event, type="minority_stake", share=in_article(context, share))


def _stalks(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is circling Y for a takeover", "X has Y in its sights": what may become a bid."""
    place = match.start("what") if match["has"] else match.end()
    subject, thing = context.subject(match.start()), context.reader.thing(place)
    if subject is None or thing is None or context.sentence.index > _LATEST:
        return None
    if not _A_DEAL.search(context.sentence.text):
        return None
    event = _told(context, match, subject[1], thing[0], subject[0])
    if event is None or event.told.status in {"terminated", "denied"}:
        return event
    words = context.span(*match.span())
    return replace(event, told=Told("in_talks", words.start, words.end, 4), weak=True)


_LATEST = 3  # sentences, headline included, in which a mere wish is the news


_RULES = Rules(
    (_FALL, _FALLS_TO, _to_another),
    (_HANDS, _CHANGES_HANDS, _changes_hands),
    (_SAVED, _SAVED_BY, _to_another),
    (_RESCUE, _TO_RESCUE, _takes),
    (_POUNCE, _POUNCES, _takes),
    (_RAID, _DAWN_RAID, _raid),
    (_STALK, _STALKS, _stalks),
)
