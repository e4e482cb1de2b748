"""Deals told by that noun alone: "A $4 billion deal between X and Y would form the largest dairy",
"X's deal for Y", "The deal, with the private equity group X," and "Y is the 17th acquisition for
X"; and stakes that a seller is paid with."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.families.sold import sold_before
from deals.extract.grammar.clued import clued
from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_DEAL = hints("deal between ", "deal with ", "transaction between ", "tie-up between ")
_DEAL_FOR = hints("s deal for ", "s' deal for ", " deal for ")
_WITH = hints("deal, with ", "deal with ", "sale, to ", "sale to ", "transaction, with ",
         "buyer, ", "purchaser, ", "acquirer, ")  # fmt: skip
_COUNTS = hints("cquisition", "purchase", "takeover", "buyout")
_TENDERED = hints("tender offer to ", "tender offer for ")
_IN_STOCK = hints("shares", "stock")
HINTS = _IN_STOCK | _TENDERED | _DEAL | _DEAL_FOR | _WITH | _COUNTS

_SUM = rf"(?:(?P<money>(?=[^ ]*\d){MONEY})[ -])?"
_KIND = (
    r"(?:(?:all-?(?:share|stock|paper|cash)|cash-and-(?:share|stock)|agreed|proposed|planned"
    r"|friendly|stock|share|blockbuster|landmark|mega) )*"
)
_BETWEEN = phrase(rf"\b{_SUM}{_KIND}(?P<verb>deal|transaction|tie-up) between (?=<?(?-i:[A-Z]))")
_WITH_Y = phrase(
    rf"(?:(?P<whose>(?:'s|(?<=s)') )|\b(?P<made>announced|agreed|signed|struck|reached|sealed"
    rf"|unveiled|clinched) (?:an?|the|its) ){_SUM}{_KIND}(?P<verb>deal|transaction|tie-up) with "
    r"(?=(?:the )?(?:[a-z][\w-]* ){0,3}<?(?-i:[A-Z]))"
)
# What makes a union of a deal of two.
_AS_ONE = clued(
    r"\b(?:would|will|to|that|which|could) (?:form|create|make|produce|combine|unite) (?:an?|the"
    r"|one|their|two|Britain's|America's)\b(?! (?:jobs?|plants?|factory|joint|venture|film"
    r"|product|movie|fund|vaccine|network))"
    r"|\bcreat(?:es|ing) (?:an?|the|one of)(?: [^ .;]+){0,8}? (?:group|lender|bank|insurer"
    r"|company|airline|broker|retailer|brewer|miner|giant|operator|carmaker|producer|maker)\b"
    r"|\bcombined (?:company|group|entity|business|bank|airline)\b|\bmerge[rd]?\b"
)
_VENTURE = phrase(r"\bjoint[ -]venture|\bpartnership\b")
_THEIR_DEAL = phrase(
    rf"(?:'s|(?<=s)') (?:{_SUM}{_KIND}|(?:[a-z-]+ ){{0,2}}?)(?P<verb>deal) for "
    r"(?=(?:the )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
)
_TO_SUPPLY = phrase(r"[^.;,]{0,60}? to (?!be\b)[a-z]+")
_THE_DEAL = phrase(
    r"^(?:The|Its) (?:(?:value|price|terms|details) of (?:the|its) )?(?:[a-z-]+ )?"
    r"(?:(?P<verb>deal|transaction|sale),? (?:with|to)"
    r"|(?:buyer|purchaser|acquirer),) "
    r"(?=(?:the |an? )?(?:[\w'-]+ ){0,5}?<?(?-i:[A-Z]))"
)
_NOW = phrase(
    r"(?: ?<[^<>]*>)?(?:,| (?:will|would|is|are|was|has|comes|came|follows|should|must|needs?"
    r"|includes?|values?|marks|means?|meant|saves?|secures?|safeguards?)\b)"
)
_NTH = phrase(
    r"^(?:The )?(?P<y><?(?-i:[A-Z])[^.;,]{1,50}?),? (?:represents|marks|is|was|becomes|became) "
    r"(?:only |just )?(?:(?:Mr )?(?P<whose><?(?-i:[A-Z])[^.;,]{1,40}?)(?:'s|(?<=s)') |the )"
    r"(?:group's |company's |firm's )?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth|tenth|eleventh|twelfth|latest|largest|biggest|last) "
    r"(?:[a-z-]+ ){0,2}?(?P<verb>acquisition|purchase|takeover|buyout)"
    r"(?: (?:for|by|made by|of) (?=(?:the )?<?(?-i:[A-Z]))| (?=<?(?-i:[A-Z])[^.;,]{1,40}? has"
    r" (?:made|done)\b)|(?(whose)(?= |[,.;]|$)|(?!)))"
)
_TENDER = phrase(
    r"\b(?P<verb>tender offer) (?:for (?:all (?:of )?)?its (?:outstanding )?(?:common )?(?:shares"
    r"|stock)|to its (?:share|stock)?holders) (?:made |launched |announced )?by "
    r"(?=(?:the )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
    r"|\bsale (?:via|through|by(?: way of)?) (?:an? )?tender offer to "
    r"(?=(?:the )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
)
_IN_SHARES = phrase(
    r"\b(?P<verb>receiv(?:e|es|ed|ing)|gets?|got) (?:(?:about |some )?\d[\d.,]* "
    r"(?:mln |million )?)?(?:new )?(?P<y><?(?-i:[A-Z])[^.;,]{1,40}?) "
    r"(?:common |ordinary |new )*(?:shares|stock)\b"
    r"[^.;]{0,60}?\b(?:giving|which gives?|representing|equal to|for) "
    rf"(?:it |them |the [\w -]{{3,20}}? |a )?(?P<percent>{PERCENT_WORDS})"
)
_EARLY = 4  # sentences, headline included, in which such words can be the news


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _between(context: Context, match: re.Match[str]) -> Event | None:
    """ "A $4 billion deal between X and Y would form the largest dairy"."""
    sides = context.reader.agents(match.end())[0]
    return _union(context, match, [s for s in sides if s.name is not None])


def _with_y(context: Context, match: re.Match[str]) -> Event | None:
    """ "X's $4 billion deal with Y would create", "X announced an all-stock deal with Y"."""
    base, others = context.sentence.start, context.reader.agents(match.end())[0][:1]
    subject = context.subject(match.start())
    whose = [n for n in context.companies() if match["whose"] and n.end - base == match.start()]
    first = party_of(whose[0]) if whose else subject[0] if subject and match["made"] else None
    if first is None or not others or others[0].name is None:
        return None
    return _union(context, match, [first, others[0]])


def _union(context: Context, match: re.Match[str], sides: list[Party]) -> Event | None:
    text = context.sentence.text
    if len(sides) != _TWO or context.sentence.index > _EARLY:
        return None
    names = [s.name for s in sides if s.name is not None and s.name.kind == "organization"]
    if len(names) != _TWO or context.same(names[0], names[1]):
        return None
    if not _AS_ONE.within(context.sentence, text) or _VENTURE.search(text):
        return None
    event = event_of(context, match, ("union", "merger"), match.start(), sides[1])
    money = context.span(*match.span("money")) if match["money"] else None
    return replace(event, buyers=sides[:1], money=money)


_TWO = 2


def _their_deal(context: Context, match: re.Match[str]) -> Event | None:
    """ "Terms of X's deal for Y were not disclosed"."""
    base = context.sentence.start
    whose = [n for n in context.companies(match.start()) if n.end - base == match.start()]
    thing = context.reader.thing(match.end())
    if not whose or thing is None or thing[0].name is None or context.sentence.index > _EARLY:
        return None
    if thing[0].name.kind != "organization" or thing[0].text == whose[0].text:
        return None
    if _TO_SUPPLY.match(context.sentence.text, thing[1]):
        return None  # "Birch's deal for Cedar to supply it"
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), thing[0])
    return replace(event, buyers=[party_of(whose[0])])


def _the_deal(context: Context, match: re.Match[str]) -> Event | None:
    """ "The deal, with the private equity group X, will": who buys what was told before."""
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    last = buyers[-1].name if buyers else None
    if last is None or last.kind != "organization":
        return None
    if not _NOW.match(context.sentence.text, last.behind - context.sentence.start):
        return None
    target = None if match["verb"] else sold_before(context)
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), target)
    told = Told("completed" if target else "announced", event.trigger.start, event.trigger.end, 1)
    return replace(event, buyers=buyers, told=told, weak=target is None)


def _nth(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y represents the 17th acquisition for X", "Y is X's third purchase this year"."""
    named = context.reader.starting(*match.span("y"))
    behind = context.reader.starting(match.end(), match.end() + 5)
    whose = context.reader.starting(*match.span("whose")) if match["whose"] else behind
    if not named or not whose or named[0].kind != "organization":
        return None
    if context.same(named[0], whose[0]):
        return None
    told = ("purchase", "acquisition")
    event = event_of(context, match, told, match.start(), party_of(named[0]))
    return replace(event, buyers=[party_of(whose[0])], weak=context.sentence.index > _EARLY)


def _tender(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y's counsel in the tender offer to its shareholders by X": for Y."""
    subject, buyers = context.subject(match.start()), context.reader.agents(match.end())[0][:1]
    if subject is None or subject[0].name is None or not buyers or buyers[0].name is None:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), subject[0])
    return replace(event, buyers=buyers)


def _in_shares(context: Context, match: re.Match[str]) -> Event | None:
    """ "X will receive Y shares as payment, giving it 15 pct of the stock": a stake for X."""
    subject, names = context.subject(match.start()), context.reader.starting(*match.span("y"))
    if subject is None or subject[0].name is None or not names:
        return None
    kinds = {subject[0].name.kind, names[0].kind}
    if kinds != {"organization"} or _HOLDERS.search(context.sentence.text, 0, match.start()):
        return None
    if context.same(names[0], subject[0].name):
        return None
    share = Share(*match.span("percent"), percent_in(match["percent"]), "percent")
    target = party_of(names[0])
    event = event_of(context, match, ("purchase", type_of(share, target)), subject[1], target)
    return replace(event, buyers=[subject[0]], share=in_article(context, share))


_HOLDERS = phrase(r"\b(?:share|stock|unit)?holders\b")


_RULES = Rules(
    (_IN_STOCK, _IN_SHARES, _in_shares),
    (_TENDERED, _TENDER, _tender),
    (_DEAL, _BETWEEN, _between),
    (_DEAL, _WITH_Y, _with_y),
    (_DEAL_FOR, _THEIR_DEAL, _their_deal),
    (_WITH, _THE_DEAL, _the_deal),
    (_COUNTS, _NTH, _nth),
)
