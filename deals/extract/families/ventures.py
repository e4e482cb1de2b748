"""Joint ventures: who sets one up with whom, and what it is called."""

import re
from collections.abc import Iterator

from deals.extract.families.formed import FORMS, a_company, by_name, halves
from deals.extract.families.named_ventures import of_both, the_two
from deals.extract.families.sides import sides_of
from deals.extract.grammar.buyers import talked_to
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

# Cheap to look for: a sentence without any of these tells nothing here.
_JOINT = hints("joint company", "jointly", "joint firm", "joint entity", "joint business")
_COMBINED = hints("joint venture")
_NAMED = hints(
    *("0 venture, ", "equal venture, ", "joint company, "),
    *("the venture", "owned in equal", "owned equally", "equally owned", "jointly owned"),
    *("the new company", "the combined company", "the new venture", "the joint venture, "),
    *("new firm", "new business", "new entity", "new platform", "new jv"),
)
_EQUALLY = hints(
    "equally",
    "co-owned",
    "in which each ",
    "in which both ",
    "50-50",
    "50/50",
    "they will own",
    "will be owned",
)
_TOGETHER = hints("combin", "pool ", "pooling ", "merge ")
_INVEST = hints(
    "together spend",
    "jointly spend",
    "together invest",
    "jointly invest",
    "invest a total",
    "invest a combined",
    "are putting up ",
    "will put up ",
)
HINTS = (
    _JOINT
    | _NAMED
    | _TOGETHER
    | _INVEST
    | FORMS
    | _EQUALLY
    | hints(
        "joint venture",
        "joint-venture",
        *(" jv", " j-v"),
        "50-50",
        "50/50",
        "0 venture",
        " venture with",
        " venture in which",
        " venture of which",
        " venture between",
    )
)
_VENTURE = phrase(
    r"\b(?:(?P<verb>(?:formation|creation|launch|establishment|setting[ -]up) of|form(?:s|ed"
    r"|ing)?|set(?:s|ting)? up"
    r"|establish(?:es|ed|ing)?|creat(?:e"
    r"|es|ed|ing)|enter(?:s|ed|ing)?(?: into)?|sign(?:s|ed|ing)?|launch(?:es|ed|ing)?"
    r"|agree[sd]? (?:to|on)|announc(?:e|es|ed|ing)|strik(?:e|es|ing)|struck|enters"
    r"|plan(?:s|ned)?|start(?:s|ed)?|complet(?:e|es|ed)|into|sets?|via|through"
    r"|fold(?:s|ed|ing)?|pool(?:s|ed|ing)?|invest(?:s|ed|ing)?"
    r"|terminat(?:e|es|ed)|end(?:s|ed)?)\b(?P<gap>(?:[^.;]|\.(?=\d)){0,70}?) )"
    r"(?P<jv>joint[- ]ventures?|JV|j-v|\d\d[-/:]\d\d (?:venture|partnership)|joint company"
    r"|joint holding company"
    r"|jointly[- ]owned company|venture(?= with | between ))\b(?! (?:partner|law|leasing))"
    r"(?P<rest>(?:[^.;]|\.(?=\d)){0,80}?\b(?P<how>with|between|by"
    r"|(?<!capital[ ])(?<!city[ ])(?<!part[ ])of) )?"
)
_VENTURE_WITH = phrase(
    r"(?P<verb>(?:an?|its|the|new|strategic|50[-/:]50|equal) )(?P<gap>)"
    r"(?P<jv>joint[- ]ventures?|JV|j-v)\b(?P<rest>(?: [\w-]+){0,3}? (?P<how>with|between) )"
)
_FOLDED = phrase(
    r"\b(?P<verb>fold|merg|combin|pool|bundl)(?:e|es|s|ed|ing)? (?P<gap>(?:their|its) (?:[\w-]+ )"
    r"{1,8}?(?:in|into|through) )(?:an? )?(?:new )?"
    r"(?P<jv>(?:(?:\d\d[-/:]\d\d |equal )?joint|(?:jointly|equally)[- ]owned|\d\d[-/:]\d\d"
    r"|equally[- ]held) (?:company|venture|firm|entity|business|partnership))\b"
    r"(?P<rest>)(?:,? (?:to be )?(?:owned|held) (?P<percent>[\d.]+ ?(?:%|per ?cent|pct)) by )?"
)
_POOLED = phrase(  # "are to combine their television businesses", each a part of its own
    r"\b(?P<verb>combin|merg|pool)(?:e|ing)? (?P<gap>their )(?P<jv>(?!two\b|respective companies)"
    r"(?:[a-z-]+ ){1,4}?(?:businesses|operations|units|activities|divisions|arms|interests))\b"
    r"(?P<rest>)"
)
_THEY_SPEND = phrase(
    r"^(?:the (?:two )?(?:partners|companies|parties|firms|groups|sides)|they) (?:will|would"
    r"|plan to"
    rf"|are to|intend to|are) (?:together |jointly )?(?:invest(?:ing)?|spend(?:ing)?"
    rf"|put(?:ting)? up) (?:together )?(?:an? (?:total"
    rf"|combined) (?:of "
    rf")?)?(?P<money>{MONEY})"
)
_PAIR = 2

_OLD = phrase(r" ?(?:its|their|our)\b")
_THEY = phrase(r"\b(?:they|the (?:two|companies|partners|pair|groups|firms)|both)\b")
_AGREED_WITH = phrase(  # "signed a contract with Z to" before "set up a 50-50 joint venture"
    r"\b(?:contract|agreement(?: in principle)?|deal|pact|memorandum of understanding|mou|accord"
    r"|letter of intent|agreed|team(?:s|ed|ing) up|partner(?:s|ed|ing)|joins? forces|joined forces)"
    r"(?: ?\([^()]{2,12}\))? with (?:the |an? |its )?(?:(?-i:[A-Z])\w+(?:'s|(?:, \w+)?-based) )?"
    r"(?=(?:[a-z-]+ ){0,3}<?(?-i:[A-Z])(?:[^.;]|\.(?=[\w,)]| [(a-z])){2,150} (?:to"
    r"|(?:for|on) the) $)"
)
_PACT_WITH = phrase(
    r"\bwith (?:the |an? )?(?:(?-i:[A-Z])\w+'s )?(?=<?(?-i:[A-Z])[^.;]{2,60} "
    r"(?:(?:on|for|about|over) an?|to (?:set up|form|establish|create|launch|start))\b)"
)
_CALLED = phrase(r"\b(?:called|named|known as|to be named|to be called|dubbed|, )[ \"<]*$")
_NAMING = re.compile(r"alled|named|dubbed|known as|^, $")


_IN_WHICH = phrase(  # "a joint venture in which X will have 51 percent and Y the other 49"
    r"\b(?P<verb>an?|the|their) (?:new |planned )?(?P<jv>joint venture|venture) (?:in|of) which "
    r"(?P<one><?(?-i:[A-Z])[^.;,]{1,50}?) (?:will |would |is to )?(?:have|hold|own|take|get)s? "
    rf"(?P<percent>{PERCENT_WORDS})(?: (?:stake|of (?:it|the shares)))? and "
    r"(?P<other><?(?-i:[A-Z])[^.;,]{1,50}?) (?=the (?:other|rest|remain)|\d)"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of joint ventures."""
    text = context.sentence.text
    named = list(of_both(context)) if context.hinted(_NAMED) else []
    if not named and context.hinted(_JOINT | _COMBINED | _EQUALLY):
        named = list(by_name(context))
    if named:
        yield from named
        return
    if context.hinted(_INVEST) and (spent := _they_spend(context)):
        yield spent
        return
    folded = _FOLDED.search(text) if context.hinted(_JOINT | _COMBINED | _EQUALLY) else None
    folded = folded or (_POOLED.search(text) if context.hinted(_TOGETHER) else None)
    event = _in_which(context) if " which " in text else None
    if event is None:
        venture = folded or _VENTURE.search(text) or _VENTURE_WITH.search(text)
        event = _venture(context, venture) if venture else None
    if event is None:
        event = a_company(context)
    if event:
        yield event


def _in_which(context: Context) -> Event | None:
    """ "A joint venture in which X will have 51 percent and Y the other 49"."""
    match = _IN_WHICH.search(context.sentence.text)
    if match is None:
        return None
    found = (context.reader.starting(*match.span(side)) for side in ("one", "other"))
    sides = [party_of(n[0]) for n in found if n and n[0].kind == "organization"]
    if len(sides) < _PAIR:
        return None
    told = context.told(match.start(), *match.span("jv"), "future")
    kind, span = ("venture", "joint_venture"), context.span(match.start(), match.end("jv"))
    share = _held(context, match)
    return Event(*kind, context.sentence, span, told, sides[-1], sides, share=share)


def _they_spend(context: Context) -> Event | None:
    """ "The partners will together invest EUR 180 million": in the venture that was told."""
    match = _THEY_SPEND.search(context.sentence.text)
    if match is None:
        return None
    told, span = context.told(0, *match.span(), "future"), context.span(*match.span())
    money, kind = context.span(*match.span("money")), ("venture", "joint_venture")
    return Event(*kind, context.sentence, span, told, None, money=money, weak=True)


def _held(context: Context, match: re.Match[str]) -> Share | None:
    """The part of "a joint company, owned 60 percent by X"."""
    if not match.groupdict().get("percent"):
        return None
    base, percent = context.sentence.start, percent_in(match["percent"])
    first, last = match.span("percent")
    return Share(base + first, base + last, percent, "percent") if percent else None


def _venture(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    if re.search(r"\b(?:stakes?|interest|buy|acquire|sell|purchase|shares?)\b", match["gap"]):
        return None
    if match["verb"].lower() in {"through", "via"} and _OLD.match(match["gap"]):
        return None  # "developed through its venture with Y": nothing new
    sides, lead = (
        _signers(context, match)
        or _talkers(context, match.start())
        or sides_of(context, match.start())
    )
    parties = context.reader.agents(match.end())[0] if match["rest"] else []
    named = [_past_trade(context, p) for p in parties if p.name is not None]
    if named:  # else "a venture for the production of"
        sides = (
            [*sides, *named]
            if match["how"] in {"with"}
            else [*named, *([] if len(named) > 1 else sides)]
        )
    agreed = _AGREED_WITH.search(text, 0, match.start()) if len(sides) == 1 else None
    if agreed and not named:
        others = context.reader.agents(agreed.end())[0][:1]
        first = context.subject(agreed.start()) if others else None
        if first and sides[0].text == others[0].text:  # "with Y, a tools company, to form"
            sides, lead = [first[0]], first[1]
        sides = [*sides, *others]
    if len(sides) == 1 and not named and (pact := _PACT_WITH.search(match["gap"])):
        others, _ = context.reader.agents(match.start("gap") + pact.end())
        sides = [*sides, *others[:1]]
    talks = talked_to(context, match.start()) if len(sides) < 2 and not named else None
    sides, lead = ([talks[0], talks[1]], talks[2]) if talks else (sides, lead)
    sides = [s for s in sides if s.name is not None and s.name.kind == "organization"]
    venture = _its_name(context, match)
    distinct = list(
        {p.text: p for p in sides if venture is None or p.text != venture.text}.values()
    )
    if len(distinct) < 2 and _THEY.search(text, 0, match.start()):
        distinct = the_two(context)[1] or distinct  # "they will form a joint venture"
    if len(distinct) < 2 and venture is None:
        return None
    status = context.told(lead, match.start(), match.end("jv"), _voice(context, match))
    kind, span = ("venture", "joint_venture"), context.span(match.start(), match.end("jv"))
    target, share = venture or distinct[-1], _held(context, match) or halves(context)
    return Event(*kind, context.sentence, span, status, target, distinct, share=share)


def _voice(context: Context, match: re.Match[str]) -> str:
    """How the words put it that a venture is set up."""
    verb = match["verb"].lower()
    # Who announces, plans, or signs a contract to form a venture does not have it yet.
    only = verb.startswith(("announc", "plan", "agree")) or " to " in match["gap"]
    done = verb.endswith(("ed", "struck", "set up")) and not only
    lead = context.sentence.text[max(0, match.start() - 6) : match.start()]
    if re.search(r"\b(?:to|will|would) $", lead):
        return "future"
    return "done" if done else "present"


_TALKED_ON = phrase(  # "held talks with Y and Z on" before "forming a joint venture"
    r"\b(?:talks|discussions|negotiations|contacts) with (?=(?:the |an? )?(?:[a-z-]+ ){0,4}"
    r"<?(?-i:[A-Z]))[^.;]{2,110} (?:on|about|over|regarding|to|for|towards?|aimed at|with a view"
    r" to) (?:possibly |jointly |the )?$"
)


def _talkers(context: Context, pos: int) -> tuple[list[Party], int] | None:
    """Who "held talks with Y and Z on forming a joint venture", and with whom."""
    first = max(0, pos - 160)
    found = _TALKED_ON.search(context.sentence.text[first:pos])
    subject = context.subject(first + found.start()) if found else None
    with_whom = _WITH_WHOM.match(context.sentence.text, first + found.start()) if found else None
    if subject is None or with_whom is None:
        return None
    others = [p for p in context.reader.agents(with_whom.end())[0] if p.text != subject[0].text]
    return ([subject[0], *others], subject[1]) if others else None


_WITH_WHOM = phrase(r"\w+ with ")


def _signers(context: Context, match: re.Match[str]) -> tuple[list[Party], int] | None:
    """Who tells that "a contract has been signed in Wuxi for the establishment of a venture"."""
    signed = _HAS_BEEN_SIGNED.search(context.sentence.text, 0, match.start())
    if signed is None:
        return None
    speaker = next(iter(context.companies(signed.start())), context.subjects.topic)
    return ([party_of(speaker)], signed.start()) if speaker else None


_HAS_BEEN_SIGNED = phrase(
    r"\b(?:contract|agreement|deal|pact|memorandum of understanding|letter of intent) (?:(?:has"
    r"|have"
    r"|had|was|been|now) ){1,3}(?:signed|concluded|reached|initialled)\b(?! by\b)"
)


def _its_name(context: Context, match: re.Match[str]) -> Party | None:
    """The name of a venture that is told with it: "a joint venture, to be called V"."""
    text, base = context.sentence.text, context.sentence.start
    for name in context.companies():
        place = name.start - base
        if (
            place > match.start("jv")
            and _CALLED.search(text[max(0, place - 16) : place])
            and (
                text[match.end("jv") : place] == ", "
                or _NAMING.search(text[match.end("jv") : place])
            )
        ):
            return party_of(name)
    return None


def _past_trade(context: Context, party: Party) -> Party:
    """Y of "its South Korean EV battery supplier Y", where the words before it look like a name."""
    if party.name is None:
        return party
    behind = party.name.behind - context.sentence.start
    trade = _TRADE.match(context.sentence.text, behind)
    names = context.reader.starting(trade.end(), trade.end() + 1) if trade else []
    return party_of(names[0]) if names and names[0].kind == "organization" else party


_TRADE = phrase(
    r" (?:[a-z-]+ ){0,2}(?:supplier|maker|manufacturer|producer|developer|operator|company|firm"
    r"|giant|group|specialist|provider|start-?up|partner|unit) (?=(?-i:[A-Z]))"
)
