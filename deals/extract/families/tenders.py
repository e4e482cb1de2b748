"""Tender offers and takeovers told from the side: by what is bid for, by who fights them, by a
court; and who seeks control of whom."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import in_article
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.name_words import Name, is_place
from deals.extract.words.shares import Share
from deals.extract.words.text import folded, phrase

_OFFERS = hints("offer", "tender", " bid")
_TAKEN = hints("takeover", "take-over", "buyout", "buy-out", "acquisition", "merger")
_BIDS = hints(" bid", "offer", "tender", "proposal", "buyout")
_SUITS = hints("suit", "sued", "sues", "injunction", "enjoin")
_CONTROL = hints("control of")
_REST = hints("a share", "per share", "each share", "share for")
_UNOWNED = hints(*(f"{no} {own}" for no in ("not", "n't", "not already", "not yet")
                   for own in ("own", "hold", "control")))  # fmt: skip
_EACH = hints("for each", "for every")
_TURNED_TO = hints("approache", "approaching")
_PRICES = hints("price of", "price tag of", "value of", "valuing", "values", "valued", "capitali")
HINTS = _UNOWNED | _PRICES | _REST | _OFFERS | _TAKEN | _CONTROL | _EACH | _TURNED_TO
_LATEST = 3  # sentences, headline included, in which a takeover by someone is the news

_NO_STOP = r"(?:[^.;]|\.(?=\d))"
_COUNT = r"one|two|three|four|five|six|seven|eight|nine|ten"
_ALL_SHARES = phrase(
    rf"\b(?:tender|exchange|cash|takeover|share|stock)(?: tender| exchange)? (?:offer|bid)\b"
    rf"{_NO_STOP}{{0,80}}? for (?:any and all|all|the "
    rf"(?:remaining|outstanding))\b{_NO_STOP}{{0,160}}?"
    r"(?:shares|stock|units)(?: in| of) (?:the )?(?=<?(?-i:[A-Z]))"
)
_EACH_SHARE = phrase(
    r"\b(?:offer(?:s|ed|ing)?|bid|bidding|pay(?:s|ing)?|proposed|proposes|tender(?:ing|ed)?) "
    rf"(?:about |up to )?(?:[A-Z]{{0,3}}[$£€]?\d|(?:{_COUNT}) (?:new |ordinary |common )*shares?)"
    rf"{_NO_STOP}{{0,50}}? (?:for|per|a) (?:(?:each|every) )?(?:(?:{_COUNT}|\d+) )?(?:of "
    r"|outstanding |common |ordinary |class [A-Z] |the )*(?P<share>share (?:of|in) (?:the )?)?"
    r"(?=<?(?-i:[A-Z])(?(share)|[\w.&' -]{1,50}?(?:<[^<>]*> )?(?:[\d.,]+ (?:mln "
    r"|million )?)?(?:outstanding "
    r"|common |ordinary |class [A-Z] )*(?:shares?|unit)\b))"
)
# "10 dlrs a share in cash, 4 dlrs in debentures and a share in a new company for each Y share"
_IN_PAPER = phrase(
    rf"\b(?:offer(?:s|ed|ing)?|bid|bidding|pay(?:s"
    rf"|ing)?) [A-Z]{{0,3}}[$£€]?\d{_NO_STOP}{{50,200}}? for (?:each|every) "
    r"(?:common |ordinary )*(?=<?(?-i:[A-Z])[\w.&' -]{1,50}?(?:<[^<>]*> )?(?:common "
    r"|ordinary )*(?:shares?|unit)\b)"
)
_FOR_THE_REST = phrase(
    r"\b(?:offer(?:s|ed|ing)?|bid(?:s|ding)?|pay(?:s|ing)?|tender(?:s|ed|ing)?)(?: of)? (?:about "
    rf"|up to )?[$£€]?\d{_NO_STOP}{{0,40}}? (?:a|per|for each|each) share(?: in cash)?,? for "
    r"(?P<rest>(?:all )?(?:the |its )?(?:balance|rest|remainder|remaining|other (?:shares|stock)"
    r"|outstanding (?:shares|stock)|(?:shares|stock) (?:that |which )?(?:it|he|they) (?:do(?:es)? "
    r"not))(?: (?:shares|stock|units|interest|pct))?(?P<of> (?:of|in) (?=<?(?-i:[A-Z])))?)"
)
_NOT_OWNED = phrase(  # "is offering 41 cents for every share that it does not own"
    rf"\b(?:offer(?:s|ed|ing)?|bid(?:s|ding)?|pay(?:s|ing)?|put(?:s|ting)?|propos(?:es|ed"
    rf"|ing)) (?:of )?(?:to pay )?(?:about |up to )?"
    rf"[A-Z]{{0,3}}[$£€]?\d{_NO_STOP}{{0,40}}? (?:for|per) (?P<rest>(?:(?:each|every|all|the"
    rf"|any|other|of|remaining) "
    rf"){{0,4}}(?:shares?|units?|stock) (?:that |which |in the company )?(?:it|they|he"
    rf"|she)(?: (?:and|or) (?:his|her|its"
    rf"|their) [\w ]{{3,20}}?)? (?:do(?:es)?|did)(?: not|n't) (?:already |yet )?(?:own|hold"
    rf"|control)\b)"
    r"(?P<of>(?!))?"
)
_PRICED = phrase(  # "terms of an offer that puts a price of 118 mln stg on Y", "valuing Y at"
    r"\b(?:offer|bid|takeover|deal|terms|proposal),? (?:(?:that|which) )?(?:(?:puts?|putting"
    rf"|plac(?:es|ing)) a (?:price|value)(?: tag)? of {MONEY} (?:up)?on"
    r"|(?:valu|capitali[sz])(?:es|ed|ing)) (?:the )?(?=<?(?-i:[A-Z]))"
)
_FROM_AT = phrase(  # "an approach from X and Z, which values the company at $1.9 billion"
    r"\b(?:offer|bid|approach|proposal|tilt|tender) (?:from|by) (?=(?:the "
    r"|an? )?(?:[a-z-]+ ){0,5}<?(?-i:[A-Z]))"
)
_BOARD = phrase(r"(?:The|Its) (?:board|directors|company|group|independent|non-executive)\b(?! of)")
_VALUES = phrase(
    r",? (?:(?:which|that) )?(?:(?:valu|capitali[sz])(?:es|ed|ing)|put(?:s"
    r"|ting) a (?:value|price)(?: tag)? of"
    rf" {MONEY} (?:up)?on) (?P<whom>the (?:company|group|firm|bank|business|chain|airline"
    rf"|retailer|club)\b|it\b|<?(?-i:[A-Z]))"
)
_BY = phrase(
    r"\b(?:takeover|take-over|buyout|buy-out|acquisition|merger)"
    r"(?: (?:attempt|effort|try|battle|fight|led|made|sponsored|arranged))? by (?:the |an? "
    r")?(?=(?:[a-z][\w-]* ){0,4}<?"
    r"(?-i:[A-Z]))"
)
_APPROACHED = phrase(
    r"\bapproach(?:ed|es|ing) (?P<whom>the company|the \w+|it|<?(?-i:[A-Z])[^.;,]{1,60}?) "
    r"(?:about|over|with|regarding) (?:an? |the |its |their )?(?:[\w-]+ ){0,3}?(?:takeover|bid"
    r"|offer|merger|deal|buyout|acquisition|purchase|sale|proposal|tie-?up|combination|buying"
    r"|acquiring"
    r"|merging|taking over)\b"
)
_TARGET_OF = phrase(
    r"\b(?P<verb>may|might|could|would|will|is|was) (?:become |be )?(?:an? )?(?:the )?(?:takeover "
    r"|acquisition "
    r"|buyout )(?:target|candidate) (?:of|for) (?=<?(?-i:[A-Z]))"
)
_SUIT = phrase(
    rf"\b(?:(?:lawsuit|suit|injunction)\b{_NO_STOP}{{0,40}}?\bagainst|sue[sd]) (?:the )?"
    r"(?=<?(?-i:[A-Z]))"
)
_ITS_BID = phrase(
    r" (?:(?:acquisition|takeover|tender|merger|buyout|cash|hostile|exchange) )*"
    r"(?:bids?|offers?|tender|proposals?|buyout)\b(?! (?:for|by|from|to (?:buy|acquire))\b)"
)
# Who does this to a bid is bid for.
_GETS = phrase(
    r"\b(?:gets?|got|receives?|received|rejects?|rejecting|rejected|accepts?|spurns?|fights?"
    r"|opposes?|considers?|studies|studying|mulls?|has|rebuffs?|welcomes?|backs?|supports?"
    r"|favou?rs?|endorses?|recommends?|snubs?|approves?|reviews?|urges?|tells?|responds?|soars"
    r"|up on)\b"
)
_OVER_BID = phrase(
    rf"{_NO_STOP}{{0,140}}?(?<![-\w])(?:tender offer|takeover|offer|bid|acquiring|attempt to "
    rf"(?:acquire"
    r"|take over|buy))\b(?! (?:plan|defen|law|statute))"
)
_SEEKS = phrase(
    r"\b(?P<verb>(?:seek(?:s|ing)?|sought|gain(?:s|ed|ing)?|win(?:s|ning)?|won|assum(?:e|es|ed|ing)"
    r"|obtain(?:s|ed|ing)?|wrest(?:s|ed)?)(?: to (?:gain|acquire|take|win|obtain))?) "
    r"(?:majority |voting |a |an? )?control of (?:the )?"
)
_WHICH_IS = phrase(r", (?:which|who) (?:is |are |was |has been |have been )*")
_NOT = phrase(
    r"\b(?:no|not|nor|never|without|den(?:y|ied|ies)|prohibit\w*|prevent\w*|bar(?:s"
    r"|red)|(?:may|might|could)(?: also)? consider)\b"
)
_OF = phrase(r",? *(?:of|in)\b")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of tender offers and takeovers, seen from the side."""
    yield from _RULES.events(context)
    yield from _headline(context)


def _event(
    context: Context, match: re.Match[str], buyers: list[Party], target: Party, weak: bool
) -> Event | None:
    known = target.name
    if not context.is_firm(known) or not buyers:
        return None
    if any(context.same(b.name, known) for b in buyers):
        return None
    told = context.told(match.start(), *match.span(), "present")
    span = context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, told, target, buyers, weak=weak)


def _named(context: Context, pos: int) -> Party | None:
    """The company that is named at `pos`."""
    names = context.reader.starting(pos, pos + 2)
    return party_of(names[0]) if names and names[0].kind == "organization" else None


def _all_shares(context: Context, match: re.Match[str]) -> Event | None:
    """ "began a cash tender offer for all the common and preference shares of Y"."""
    target, subject = _named(context, match.end()), context.subject(match.start())
    if target is None or subject is None:
        return None
    event = _event(context, match, [subject[0]], target, weak=False)
    if event is not None:
        event.share = Share(event.trigger.start, event.trigger.end, 100, "all")
    return event


def _each_share(context: Context, match: re.Match[str]) -> Event | None:
    """ "offered 41 dlrs for each of Y's nine mln shares", "for each Y share"."""
    target, subject = _named(context, match.end()), context.subject(match.start())
    if target is None or subject is None:
        return None
    return _event(context, match, [subject[0]], target, weak=context.sentence.index > _LATEST)


def _priced(context: Context, match: re.Match[str]) -> Event | None:
    """ "X and Y announced terms of an offer that puts a price of 118 mln stg on Y"."""
    target = _named(context, match.end())
    if target is None or context.sentence.index > _LATEST:
        return None
    before = context.companies(match.start(), apart_from=target.name)
    others = {id(context.entities.of(n)): party_of(n) for n in reversed(before)}
    if len(others) != 1:
        return None
    return _event(context, match, list(others.values()), target, weak=True)


def _from_at(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y's board said the approach from X and Z, which values the company at $1.9 billion"."""
    buyers, behind = context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    values = _VALUES.match(context.sentence.text, behind)
    if not buyers or values is None or context.sentence.index > _LATEST:
        return None
    topic = context.subjects.topic if _BOARD.match(context.sentence.text) else None
    target = _named(context, values.start("whom")) or (party_of(topic) if topic else None)
    target = target or _bid_for(context, match.start(), buyers)
    return _event(context, match, buyers, target, weak=False) if target is not None else None


def _for_the_rest(context: Context, match: re.Match[str]) -> Event | None:
    """ "X, which has 28 pct of Y, will offer 85 francs a share for the balance"."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    target = _named(context, match.end()) if match["of"] else None
    others = context.companies(match.start(), apart_from=subject[0].name)
    target = target or (party_of(others[-1]) if others else None)
    topic = context.subjects.topic if match.re is _NOT_OWNED.pattern else None
    target = target or (party_of(topic) if topic is not None else None)
    event = _event(context, match, [subject[0]], target, weak=False) if target else None
    if event is not None:
        event.told = context.told(subject[1], *match.span(), "present")
        event.share = in_article(context, Share(*match.span("rest"), None, "rest"))
    return event


def _by(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y asked a court to stop a takeover by X"."""
    buyers, behind = context.reader.agents(match.end())
    text = context.sentence.text
    if context.sentence.index > _LATEST or not buyers or _OF.match(text, behind):
        return None
    target = _bid_for(context, match.start(), buyers)
    return _event(context, match, buyers, target, weak=True) if target is not None else None


def _bid_for(context: Context, pos: int, buyers: list[Party]) -> Party | None:
    """Who is bid for: the first other company before `pos`, or what the article speaks of."""
    others = [n for n in context.companies(pos) if context.entities.of(n).kind != "person"]
    topic = context.subjects.topic
    for name in [*others, *([topic] if topic is not None else [])]:
        if not any(context.same(b.name, name) for b in buyers):
            return party_of(name)
    return None


def _headline(context: Context) -> Iterator[Event]:
    """ "X amends Y offer", "Y rejects X tender", as headlines put it."""
    text, base = context.sentence.text, context.sentence.start
    if not context.sentence.headline or not context.hinted(_BIDS):
        return
    for name in context.companies():
        if any(is_place(token) for token in name.core):
            continue
        match = _ITS_BID.match(text, name.behind - base)
        others = context.companies(name.start - base, apart_from=name) if match else []
        if match is None or not others:
            continue
        first = others[0]
        gets = _GETS.search(text, first.behind - base, name.start - base)
        buyer, target = (name, first) if gets else (first, name)
        parties = [_with_and(context, n, first) for n in (buyer, target)]
        event = _event(context, match, parties[:1], parties[1], weak=True)
        if event is not None:
            lead = first.behind - base
            event.told = context.told(lead, lead, match.end(), "present")
            yield event


def _with_and(context: Context, name: Name, first: Name) -> Party:
    """The name with another that "and" joins to it: "in Birch and Elm bid"."""
    text, base = context.sentence.text, context.sentence.start
    for left in context.companies(name.start - base):
        if left is not first and text[left.end - base : name.start - base] == " and ":
            words = folded(text[left.start - base : name.end - base])
            return replace(party_of(name), start=left.start, text=words)
    return party_of(name)


def _target_of(context: Context, match: re.Match[str]) -> Event | None:
    """ "rumours that the company might be a takeover target of X"."""
    buyers, _ = context.reader.agents(match.end())
    subject = context.subject(match.start())
    if subject is None or context.sentence.index > _LATEST:
        return None
    return _event(context, match, buyers, subject[0], weak=True)


def _suit(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y filed suit against X to stop its tender offer"."""
    subject, (buyers, behind) = context.subject(match.start()), context.reader.agents(match.end())
    if subject is None or context.sentence.index > _LATEST:
        return None
    if not _OVER_BID.match(context.sentence.text, behind):
        return None
    return _event(context, match, buyers[:1], subject[0], weak=True)


def which_is(context: Context, pos: int) -> tuple[Party, int] | None:
    """Who stands right before "which is", the words before `pos`."""
    text, base = context.sentence.text, context.sentence.start
    for name in context.companies(pos):
        if _WHICH_IS.fullmatch(text, name.behind - base, pos):
            return party_of(name), name.behind - base
    return None


def _approached(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has approached Y about a takeover"."""
    subject, place = context.subject(match.start()), match.start("whom")
    if subject is None or context.sentence.index > _LATEST:
        return None
    target = _named(context, place) or _pointed_at(context, match, subject[0], place)
    return _event(context, match, [subject[0]], target, weak=False) if target else None


def _pointed_at(context: Context, match: re.Match[str], buyer: Party, place: int) -> Party | None:
    """Whom "the company" at a place means: the last company before, or the article's topic."""
    if not context.reader.pronoun(place) or buyer.name is None:
        return None
    last = buyer.start - context.sentence.start
    others = context.companies(last, apart_from=buyer.name) or context.companies(
        match.start(), apart_from=buyer.name
    )
    topic = context.subjects.topic
    return party_of(others[-1]) if others else party_of(topic) if topic is not None else None


def _seeks(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is seeking control of Y"."""
    text, subject = context.sentence.text, which_is(context, match.start())
    subject = subject or context.subject(match.start())
    if subject is None or _NOT.search(text, max(0, match.start() - 90), match.start()):
        return None
    target = _named(context, match.end()) or _pointed_at(context, match, subject[0], match.end())
    if target is None:
        return None
    done = match["verb"].lower().split()[0] in {"gained", "won", "assumed", "obtained"}
    event = _event(context, match, [subject[0]], target, weak=not done)
    if event is not None and done:
        event.told = context.told(match.start(), *match.span(), "done")
    return event


_RULES = Rules(
    (_OFFERS, _ALL_SHARES, _all_shares),
    (_EACH, _EACH_SHARE, _each_share),
    (_EACH, _IN_PAPER, _each_share),
    (_REST, _FOR_THE_REST, _for_the_rest),
    (_UNOWNED, _NOT_OWNED, _for_the_rest),
    (_PRICES, _FROM_AT, _from_at),
    (_TAKEN, _BY, _by),
    (_TAKEN, _TARGET_OF, _target_of),
    (_SUITS, _SUIT, _suit),
    (_CONTROL, _SEEKS, _seeks),
    (_PRICES, _PRICED, _priced),
    (_TURNED_TO, _APPROACHED, _approached),
)
