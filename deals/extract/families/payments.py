"""Buying told by its price: "X will pay $2 bn for Y", "X paid Z $30 m for its stake in Y", "Y, for
which X is paying $30 m", "X will pay 415p for each share"."""

import re
from collections.abc import Iterator

from deals.extract.grammar.beside import partners
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import add_seller, bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

_PAYS_OUT = hints(
    " pay",
    " paid",
    "spend",
    "spent",
    "shell",
    "splash",
    "fork",
    "hands over",
    "handed over",
    "handing over",
    "hand over",
    *("coughs up", "coughed up", "stumps up", "stumped up", "ponies up", "ponied up", "laid out"),
    *("lays out", "plunks down", "plunked down", "drops ", "dropped "),
)
_FOR_WHICH = hints("for which")
_OFFERED = hints("offer")
HINTS = _PAYS_OUT | _OFFERED
_PAYING = hints(" pay")
_PAYEE = (  # "the broadcaster Z", "W's drugs division, Z Inc.,"
    r"(?-i:(?!Rs |[A-Z]{3} ?\d)(?:(?:the )?[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*){0,3}"
    r" (?:[a-z-]+ ){0,3}?(?:division|unit|arm|parent|owner|subsidiary|affiliate), )?"
    r"(?:[a-z][\w'-]* ){0,4}[A-Z][\w&.'-]*(?: (?:[A-Z&][\w&.'-]*|of|de)){0,4},?)"
)
_FOR_IT = (
    r"(?:for(?: (?:the|its|their) (?:[\w-]+ ){0,3}?"
    r"(?:acquisition|purchase|takeover) of)?|to (?:buy"
    r"|acquire|purchase|take over)|on (?:buying|acquiring)|(?P<on>on)) "
    r"(?!each|every|all of (?:the )?\d|damages|services|example"
    r"|(?:an? |the )?(?:rights?|use|licen[sc]e)\b)"
)
_OFFERS = phrase(  # "X has offered Z $2 bn for its Y unit", "X offered Z $2 bn to buy Y"
    rf"\b(?P<verb>offer(?:s|ed|ing)?) (?P<payee>{_PAYEE} )(?P<money>{MONEY})"
    rf"(?: (?:in )?(?:cash|stock|shares)(?: and (?:cash|stock|shares|debt))?)? {_FOR_IT}"
)
_PAYS = phrase(
    r"\b(?P<verb>pay(?:s|ing)?|payment(?= of [^ ]*\d)|paid|spen(?:ds?|ding|t)|splash(?:es|ed"
    r"|ing)? out|hand(?:s|ed"
    r"|ing)? over|fork(?:s|ed|ing)?"
    rf" out|shell(?:s|ed|ing)? out|(?:cough|stump)(?:s|ed) up|pon(?:ies|ied) up|la(?:ys|id) out"
    rf"|plunk(?:s|ed) down|drop(?:s"
    rf"|ped)(?=[^.;]{{4,40}}? on )) (?P<payee>{_PAYEE} )?(?:(?:an? )?(?:[\w-]+ ){{0,2}}(?:of "
    rf")?)?(?P<money>{MONEY})(?P<terms>"
    r"(?: ?\([^()]{1,40}\))?(?:,? (?:in )?(?:(?:cash|stock|shares|notes|debt|and|its|own|common"
    r"|a share|per share|each|a mix of|a combination of|new|convertible"
    r"|preferred)(?: |,|\b)){1,8})?) ?"
    rf"{_FOR_IT}"
)
_FOR_WHICH_PAID = phrase(
    r", for which (?P<who>[^.;,]{2,60}?) (?:(?:has|have|had|is|are|was|will|would|agreed to|must"
    r"|is to)"
    rf" ){{0,2}}(?P<verb>pa(?:ys?|ying|id)) (?P<payee>{_PAYEE} )?(?:just )?"
    rf"(?:under |over )?(?P<money>{MONEY})"
)
_EACH_SHARE = phrase(
    r"\b(?P<verb>pay(?:s|ing)?|offer(?:s"
    r"|ing)?) (?:about )?(?:[A-Z]{0,3}[$€£]?\d[\d.,]*(?: ?(?:pence|p|cents?|c"
    r"|euros?|pounds?|dollars?|kronor|zlotys|francs|yen"
    r"|rupees))?)(?: \([^()]{1,40}\))?(?: in cash)?"
    r"(?:,? (?:plus|and) [^.;,]{3,40})? (?:for (?:each|every)|an?|per) (?:remaining |outstanding "
    r"|(?:[A-Z]\w+ ){1,3})?share\b(?! of)"
)
_A_MAKER = phrase(
    r", (?:an?|the|which|maker) (?!(?:\w+ ){0,3}(?:player|striker|midfielder|defender|winger"
    r"|goalkeeper|painting|house)\b)"
)
_FUTURE = phrase(r"\b(?:to|will|would|may|must|should|is|are) (?:\w+ly )?$")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of paying for a company, a stake or assets."""
    return _RULES.events(context)


def _paid(context: Context, match: re.Match[str]) -> Event | None:
    subject = context.subject(match.start())
    if subject is None:
        return None
    text, (buyer, lead) = context.sentence.text, subject
    share, target, behind = bought(context, match.end(), buyer)
    if target is None or target.text == buyer.text:
        return None
    if match["verb"].lower() == "payment" and share is None:
        return None  # "made a payment of $5m for the work of"
    if text[match.end() : match.end() + 2] == "it" and _LICENCE.search(text, 0, match.start()):
        return None  # "gets a licence to Y's models and will pay $3m for it"
    if target.name is not None and target.name.kind == "person":
        return None
    if match["on"] and not (share or _a_company(context, match, target)):
        return None
    payee = _payee(context, match)
    if match["payee"] and (payee is None or not (share or target.name or _a_trade(target, payee))):
        return None  # "paid the city $5m for repairs"
    future = _FUTURE.search(text[max(0, match.start() - 20) : match.start()])
    verb = match["verb"].lower().split()[0]
    done = verb in {"paid", "spent", "forked"}
    voice = "future" if future else "done" if done else "present"
    span = context.span(*match.span())
    event = Event(
        "purchase",
        type_of(share, target),
        context.sentence,
        span,
        context.told(lead, *match.span(), voice),
        target,
        [buyer],
        sellers=[payee] if payee else [],
        share=in_article(context, share),
        money=context.span(match.start("money"), match.end("money")),
    )
    add_seller(context, event, behind)
    return event


_KIND = phrase(  # of a company, in front of its name: not "spends £30m on striker Y"
    r"(?:[a-z-]+ ){0,4}(?:start-?up|firm|company|app|platform|chain|brand|rival|studio|lab|bank"
    r"|site"
    r"|specialist|marketplace|group|business|outfit|agency|(?:mak|plann|provid|build|suppl|produc"
    r"|retail|publish|brew|insur|lend|operat|develop|distribut|manufactur|broadcast|process|carri"
    r"|brok|deal|track|pay|host|design|explor|min|grow|refin)(?:i?e|o)r) "
)
_LICENCE = phrase(r"\blicen[cs]es?\b")


def _a_company(context: Context, match: re.Match[str], target: Party) -> bool:
    """Whether what money was "splashed out on" is a company: a formal name, or one told of; or
    what a headline says was "spent on chip maker Y"."""
    if target.name is None or target.assets:
        return False
    if context.sentence.headline and target.name.kind == "organization":
        before = context.sentence.text[match.end() : target.name.start - context.sentence.start]
        if _KIND.fullmatch(before):
            return True
    if " out" not in match["verb"].lower():
        return False
    behind = target.name.behind - context.sentence.start
    return target.name.formal or bool(_A_MAKER.match(context.sentence.text, behind))


def _a_trade(target: Party, payee: Party) -> bool:
    """Whether what is paid for, which has no name, is more than goods or work: "five factories"."""
    firm = payee.name is not None and payee.name.kind == "organization"
    return firm and target.assets and _TRADED.isdisjoint(target.text.lower().split())


_TRADED = frozenset(
    "aircraft equipment licence licences license licenses rights products technology space systems"
    " system contracts network access work services advertising title titles claims ships vessels"
    " spectrum website platform fleet royalty".split()
)


def _payee(context: Context, match: re.Match[str]) -> Party | None:
    """Z of "X paid the broadcaster Z £11m for its stake in Y"."""
    if not match["payee"]:
        return None
    names = context.reader.starting(*match.span("payee"))
    return party_of(names[-1]) if names and names[-1].kind != "place" else None


def _for_which(context: Context, match: re.Match[str]) -> Event | None:
    """ "The latest is Y, the saw maker, for which it is paying Z £90m"."""
    base, text = context.sentence.start, context.sentence.text
    before = [n for n in context.companies(match.start()) if _APART.match(text, n.behind - base)]
    target = next((n for n in before if _TOLD_OF.fullmatch(text, n.behind - base, match.start())),
                  None)  # fmt: skip
    names = [n for n in context.reader.starting(*match.span("who")) if n.kind == "organization"]
    topic = context.subjects.topic
    buyer = names[0] if names else topic
    if target is None or buyer is None:
        return None
    if context.same(buyer, target):
        return None
    payee = _payee(context, match)
    return Event(
        "purchase",
        "acquisition",
        context.sentence,
        context.span(*match.span()),
        context.told(match.start(), *match.span(), "done" if match["verb"] == "paid" else "future"),
        party_of(target),
        [party_of(buyer)],
        sellers=[payee] if payee else [],
        money=context.span(*match.span("money")),
    )


def _each_share(context: Context, match: re.Match[str]) -> Event | None:
    """ "X and Y will pay 415p in cash for each share": who buys what was told before."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    if context.sentence.headline:
        return None
    told = context.told(subject[1], *match.span(), "future")
    buyers = [subject[0], *partners(context, subject[0])]
    span = context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, told, None, buyers, weak=True)


_APART = re.compile(r" ?,")
_TOLD_OF = re.compile(r"(?: ?, (?:an?|the|which|who|whose|based|formerly)\b[^;.]{2,120}?)?")
_RULES = Rules(
    (_PAYS_OUT, _PAYS, _paid),
    (_OFFERED, _OFFERS, _paid),
    (_FOR_WHICH, _FOR_WHICH_PAID, _for_which),
    (_PAYING, _EACH_SHARE, _each_share),
)
