"""What a purchase is about: how much of what is bought, from whom, and what type that makes."""

import re
from dataclasses import replace

from deals.extract.grammar.described import meant, only_told, spoken_of
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.goods import is_building, is_order, is_permit, is_token
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.grammar.pointed import company_meant, other_company, pointed_at, told_behind
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import PERCENT, PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_POINTS_BACK = phrase(
    r"(?:the |said )(?:company|firm|bank|concern|airline|retailer|startup|unit)(?= "
    r"?(?:[.,;]|out of (?!the)|outright\b|for\b|from\b|at\b|by\b|in\b|$))"
    r"|it(?= ?(?:[.,;]|for (?:[$\d\u00a3\u20ac]|about|some|cash|an? undisclosed)"
    r"|at [$\d]|from [A-Z]|in a|$))"
)
_LEFT = (
    r"(?:brands?(?: names?)?|names?|web ?sites?|stock|intellectual property|IP|leases?"
    r"|trade ?marks?"
    r"|customer (?:lists?|data)|inventory|stores|shops|machinery|goodwill|designs|patents)"
)
_WHAT_IS_LEFT = phrase(  # of whom was told before
    r"what(?:'s| is| was) left\b|what remain(?:s|ed)\b"
    rf"|(?:the|its|their) {_LEFT}(?:, (?:the |its )?{_LEFT})*,? and (?:the |its |some )?{_LEFT}"
    r"(?! of (?!the (?:company|chain|retailer|business|firm|group|stores)\b))"
)
_OR_PERCENT = phrase(
    rf",? (?:or|which amounts to|representing|equal to|amounting to|equivalent to"
    rf"|constituting|about)(?: (?:about|approximately|some|a|to))? "
    rf"(?P<percent>{PERCENT_WORDS})"
)
_A_SHARE = phrase(
    rf"(?:remaining |entire |whole |current |existing |majority |minority |controlling |indirect )"
    rf"{{0,2}}(?:{PERCENT_WORDS} (?:[\w-]+ ){{0,3}})?(?:stakes?|interests?|holdings?"
    rf"|shareholdings?|shares) in "
)
_THE_STATES = phrase(
    r"(?:the )?(?:[\w.]+ )?(?:(?:government|state|family|estate|founder|chairman|promoter)'s"
    r"|(?:founders|promoters|families|owners)') "
)
_HELD = phrase(r"stake|interest|holding|share|equity|stock")
_THE_REST = phrase(
    r" ?(?:all )?(?:of )?the (?:rest|(?:remaining|other|outstanding) (?:(?:ordinary|common"
    r"|publicly held) )?(?:shares|stock|stake|units))\b(?! (?:of|in)\b)"
)
_SAID = phrase(r",? (?:said|says|announced|reported)\b")
_THE_OWNER = phrase(
    r"the (?:owner|operator|maker|parent|publisher|producer|company behind) (?:of )?"
)
_NEW_SHARES = phrase(
    r" ?(?:up to |about |a total of |an additional |another )?"
    r"(?=\d|(?:of )?(?:its |the company's )?(?:new|common|preferred|flow-through|convertible)\b)"
    r"(?:[\d.,]+ (?:mln |million )?)?(?:of )?(?:its |the company's )?"
    r"(?:(?:new|newly issued|common|preferred|ordinary|treasury|flow-through|convertible) ){0,3}"
    r"(?:shares|stock|units)\b(?! (?:of (?!its (?:common|own|stock)|the company)|in\b))"
)
_ITS_OWN = re.compile(r"(?:its|their|his) +own\b", re.I)
_OWNERS = re.compile(r"(?:'s|(?<=s)') +")
_WHAT_IT_IS = re.compile(  # "Franco-Belgian group Maritan's 45% interest in"
    r"(?:the )?(?:(?:[A-Z][a-z]+-)?[A-Z][a-z]+ )?(?:[a-z-]+ ){0,3}(?:group|company|firm|giant|major"
    r"|rival|bank|producer|developer|operator|investor|partner|insurer|maker) (?=[A-Z])"
)
_STAKE = re.compile(r" +(?:stake|holding|interest|shareholding)\b")
_FROM = phrase(r"(?: ?\([^()]{1,20}\))?[ ,]*from (?!\d|about|under)")
_SOMEBODY = r"(?=(?:the |an? |its )?(?:(?-i:[a-z])[\w-]* ){0,4}<?(?-i:[A-Z]))"
_PRICE = rf"(?:,? for (?P<money>{MONEY})(?: in cash| cash)?(?: ?\([^()]*\))?)"
_PAST_PRICE = phrase(rf"{_PRICE},? from {_SOMEBODY}")  # "Y for $5 million from Z"
_PAST_PLACE = phrase(  # "a tower at 12 Elm St. in Reno, Nev., for $5 million from Z"
    r"\.?(?:,? (?:at|in|on|near|off|outside|with|encompassing|comprising|totall?ing|spanning) "
    r"(?:(?!\b(?:which|who|that|and (?!one|two|three|\d)|will|has|had|said|says|after|using|miles"
    r"|minutes)\b)[^;]){2,130}?)?"
    rf"{_PRICE}?,? from {_SOMEBODY}"
)


def bought(context: Context, pos: int, buyer: Party) -> tuple[Share | None, Party | None, int]:
    """How much of what is bought at `pos`, and where its words end."""
    reader, text = context.reader, context.sentence.text
    pos = behind_holder(context, pos)
    alone = _issued(context, pos, buyer) or _rest_of(context, pos, buyer)
    if alone is not None:
        return alone
    share = _share_at(context, pos)
    held = _its_stake(context, pos, share)
    if held is not None:
        return held
    place = share.end if share else pos
    share = _in_percent(share, _OR_PERCENT.search(text, place, place + 120))
    if reader.own(place) and share is None:
        share = reader.share(reader.behind_own(place))
        place = share.end if share is not None else place
    if share is not None and (of_whom := company_meant(context, share, place, buyer)):
        return share, of_whom[0], place
    if share is None and _WHAT_IS_LEFT.match(text, place):
        last = context.subjects.topic
        left = last is not None and party_of(last).text != buyer.text
        return None, replace(party_of(last), assets=True) if last and left else None, place
    if share is None and (back := _POINTS_BACK.match(text, place)):
        return None, told_behind(context, back.end()) or pointed_at(context, pos, buyer), place
    shares = context.whose_shares() if _THE_OWNER.match(text, place) else None
    if shares is not None:  # "Shares of Y rose on talk of a bid for the owner of the Z chain"
        return share, party_of(shares), place
    thing = reader.thing(place)
    if thing is None:
        return share, spoken_of(context, place, buyer), place
    return _this(context, pos, place, buyer, share, *thing)


def _this(
    context: Context,
    pos: int,
    place: int,
    buyer: Party,
    share: Share | None,
    target: Party,
    behind: int,
) -> tuple[Share | None, Party | None, int]:
    """The thing that the words at `place` name, behind the share at `pos` if there is one."""
    text = context.sentence.text
    if target.name is not None and only_told(context, place, target.name):
        return share, spoken_of(context, place, buyer), behind
    if target.name is None:
        target = spoken_of(context, place, buyer) or target
    if is_permit(text[place : place + 90]) or is_order(text[place : place + 60]):
        return share, None, behind
    if is_token(text, pos, behind, share is None):
        return share, None, behind
    if share is None:
        target = meant(context, pos, buyer) or target
    if target.owner is not None and _BUT_A_STAKE.search(target.text):
        return _stake_of(context, target, buyer, behind)
    if share is None and _ITS_OWN.match(text, pos):
        return None, None, behind
    if is_building(text, place, behind, target):
        target = replace(target, assets=True)
    near = _OR_PERCENT.match(text, target.end - context.sentence.start) or _OR_PERCENT.search(
        text, behind, behind + 60
    )
    return _in_percent(share, near), target, behind


def _share_at(context: Context, pos: int) -> Share | None:
    """The share that the words at `pos` tell; not "some of", but of a stake."""
    share = context.reader.share(pos)
    if share is None or share.kind != "some":
        return share
    return share if _HELD.search(context.sentence.text[share.start : share.end]) else None


def _in_percent(share: Share | None, near: re.Match[str] | None) -> Share | None:
    """The share as the percentage that stands near it tells, where it tells none itself."""
    if share is None or share.percent is not None or near is None:
        return share
    return Share(share.start, near.end(), percent_in(near["percent"]), "percent")


def _rest_of(context: Context, pos: int, buyer: Party) -> tuple[Share, Party, int] | None:
    """What the buyer does not hold of the company named before: "the remaining shares"."""
    rest = _THE_REST.match(context.sentence.text, pos)
    other = other_company(context, buyer, pos) if rest else None
    if rest is None or other is None:
        return None
    return Share(rest.start(), rest.end(), None, "rest"), other, rest.end()


def _issued(context: Context, pos: int, buyer: Party) -> tuple[Share, Party, int] | None:
    """Shares of the company that tells of their buyer: "X said Y agreed to buy 400 new shares"."""
    found = _NEW_SHARES.match(context.sentence.text, pos)
    speaker = next(iter(context.companies(pos)), None)
    if found is None or speaker is None or buyer.name is None:
        return None
    behind = speaker.behind - context.sentence.start
    if not _SAID.match(context.sentence.text, behind) or buyer.start < speaker.end:
        return None
    if context.same(speaker, buyer.name):
        return None
    return Share(found.start(), found.end(), None, "shares"), party_of(speaker), found.end()


def behind_holder(context: Context, pos: int) -> int:
    """Where the share begins in "Birch's 50 pct interest in Fern", past who holds it."""
    text, base = context.sentence.text, context.sentence.start
    start = pos + len(text[pos:]) - len(text[pos:].lstrip())
    state = _THE_STATES.match(text, start)
    if state and _A_SHARE.match(text, state.end()) and context.reader.share(state.end()):
        return state.end()
    who = _WHAT_IT_IS.match(text, start)
    first = who.end() if who else start
    for name in context.reader.starting(first, first + 5)[:1]:
        owner = _OWNERS.match(text, name.end - base)
        if owner and _A_SHARE.match(text, owner.end()) and context.reader.share(owner.end()):
            return owner.end()
    return pos


def _its_stake(
    context: Context, pos: int, share: Share | None
) -> tuple[Share | None, Party, int] | None:
    """ "its Birch Tools stake", "40,000 Birch Tools common shares, or 5.9 pct": the name inside."""
    text, base = context.sentence.text, context.sentence.start
    if share is not None and share.kind == "shares":
        inside = context.reader.starting(share.start, share.end)
        inside = [n for n in inside if _SHARES_BEHIND.search(text, n.end - base, share.end)]
    elif _OWN_STAKE.match(text, pos):
        return _own_stake(context, pos)
    elif context.reader.own(pos):
        first = context.reader.behind_own(pos)
        inside = [
            n
            for n in context.reader.starting(first, first + 2)
            if _STAKE.match(text, n.behind - base)
        ]
    else:
        return None
    if not inside or inside[0].kind != "organization":
        return None
    name = inside[0]
    near = _OR_PERCENT.search(text, name.end - base, name.end - base + 90)
    start = share.start if share else pos
    if near:
        share = Share(start, near.end(), percent_in(near["percent"]), "percent")
    elif share is None:
        share = Share(start, name.behind - base, None, "some")
    target = party_of(name)
    return share, target, name.behind - base


def _stake_of(
    context: Context, stake: Party, buyer: Party, behind: int
) -> tuple[Share | None, Party | None, int]:
    """ "agreed to buy Holm's 9% stake": in whom the article speaks of, or told of just before."""
    owner, base = stake.owner, context.sentence.start
    if owner is None or buyer.name is None:
        return None, None, behind
    taken = {id(context.entities.of(name)) for name in (owner, buyer.name)}
    known = (context.subjects.topic, context.subjects.told)
    others = (n for n in known if n is not None and id(context.entities.of(n)) not in taken)
    percent = PERCENT.search(stake.text)
    share = Share(stake.start - base, stake.end - base, None, "some")
    if percent:
        share = replace(share, percent=percent_in(percent[0]), kind="percent")
    target = next(map(party_of, others), None)
    return share, replace(target, owner=owner) if target else None, behind


_BUT_A_STAKE = phrase(r"(?:'s|s') (?:[\w.%-]+ ){0,3}(?:stake|interest|holdings?|shares|stock)$")


def _own_stake(context: Context, pos: int) -> tuple[Share | None, Party, int] | None:
    """ "Y said X raised its stake to 15 pct": the stake is in whom the sentence speaks of."""
    match = _OWN_STAKE.match(context.sentence.text, pos)
    subject = context.subject(pos)
    if match is None or subject is None:
        return None
    target = other_company(context, subject[0], pos) if subject[0].name else None
    topic = target or context.topic()
    if topic is None or topic.text == subject[0].text:
        return None
    percent = percent_in(match["percent"])
    share = Share(match.start(), match.end(), percent, "percent")
    return share, topic, match.end()


_SHARES_BEHIND = phrase(r"\b(?:shares?|stock|units|warrants|shrs)\b")
_OWN_STAKE = phrase(
    r"(?:its|their|his|her) (?:[\w-]+ ){0,2}?(?:stake|holdings?|interest|ownership|shareholding)"
    r"(?: (?:of|in) (?:the company|its stock|the company's stock))? to (?:as much as |up to |about "
    rf"|a total of )?(?P<percent>{PERCENT_WORDS})"
)


def add_seller(context: Context, event: Event, behind: int) -> None:
    """ "from Z" behind the object names the seller; so does the owner of what is bought."""
    if event.target and event.target.owner:
        owner = event.target.owner
        event.sellers.append(party_of(owner))
    text, land = context.sentence.text, event.target is not None and event.target.assets
    match = _FROM.match(text, behind) or (_PAST_PLACE if land else _PAST_PRICE).match(text, behind)
    if match:
        sellers, _ = context.reader.agents(match.end())
        event.sellers.extend(
            s for s in sellers if s.name and s.text not in {b.text for b in event.buyers}
        )


def in_article(context: Context, share: Share | None) -> Share | None:
    """The share with its offsets in the article instead of the sentence."""
    if share is None:
        return None
    base = context.sentence.start
    return Share(base + share.start, base + share.end, share.percent, share.kind)


def type_of(share: Share | None, target: Party) -> str:
    """The type of a purchase, by how much of what is bought."""
    if share is not None and share.kind in {
        "parts",
        "percent",
        "minority",
        "majority",
        "some",
        "shares",
    }:
        if share.kind == "some" and share.percent is None and target.assets:
            return "asset_purchase"  # "its interests in three gas fields"
        if share.percent is None:
            return "majority_stake" if share.kind == "majority" else "minority_stake"
        if share.percent <= 50 or share.kind == "minority":
            return "minority_stake"
        if share.percent < 100:
            return "majority_stake"
    return "asset_purchase" if target.assets else "acquisition"
