"""Money lent: loans, credit facilities, debt from named lenders."""

import re
from collections.abc import Iterator

from deals.extract.families.backers import with_beside
from deals.extract.grammar.clued import clued
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

_PAPER = hints(
    *("debentures", "ncds", "commercial paper", "bonds to ", "bonds from ", "bonds with "),
    *("bonds of ", "bonds issued", "bonds subscribed", "notes to ", "notes from ", "notes with "),
    *("notes of ", "notes issued", "notes subscribed"),
)
# Cheap to look for: a sentence without any of these tells nothing here.
HINTS = _PAPER | hints(
    "loan",
    "lend ",
    "lends",
    "lending",
    "lent ",
    "credit ",
    "construction financing",
    "debt f",
    "debt t",
    "ture debt",
    "in debt",
    "borrow",
    "revolver",
    "facility from",
    "facility with",
    "lenders",
    "of banks",
    "from banks",
    "in debt from",
    "the rest c",
    "the rest from",
    "remainder ",
    "balance has",
    "balance c",
    "balance from",
)
LOAN = (
    r"(?:(?:senior|secured|unsecured|term|bridge|bridging|emergency|bank|unitranche|syndicated|revolving|green|venture"
    r"|private|convertible|mezzanine|construction|working[- ]capital|project|asset-based"
    r"|delayed[- ]draw|subordinated) )*(?:loans?|credit facilit(?:y|ies)|credit lines?"
    r"|lines? of credit|debt(?: financing| facility| funding)?|credit agreement|loan "
    r"facility|(?:debt|loan|term|credit) (?:facility|financing)|construction financing|revolver)"
)
_OTHERWISE = r"(?: ?\([^()]{1,50}\))?"  # the same sum in other currencies
_GET = clued(
    rf"\b(?P<verb>secur(?:e|es|ed|ing)|obtain(?:s|ed|ing)?|receiv(?:e|es|ed|ing)|rais(?:e"
    rf"|es|ed|ing)|sign(?:s|ed)?|clos(?:e|es|ed|ing)|get|gets|got|w[io]ns?|took|lin(?:es|ed) up"
    rf"|arrang(?:e|es|ed)"
    rf"|(?:been|was|were|being|be) (?:granted|given|offered|promised|extended|handed|awarded)"
    rf"|ti(?:es|ed) up"
    rf"|borrow(?:s|ed|ing)?|enter(?:s|ed)? into|bag(?:s|ged)|pick(?:s|ed) up"
    rf"|announc(?:e|es|ed)|complet(?:es|ed|ing)|reach(?:es|ed) financial close on"
    rf"|lands?|landed|taps?|dr(?:aws?|ew|awn) down|draw(?:s|n)|drew"
    rf"|agreed)\b(?P<gap>(?:[^.;]|\.(?=\d)){{0,40}}?) (?P<money>{MONEY}){_OTHERWISE}"
    rf"(?P<mid>[^.;,]{{0,40}}?) ?(?P<loan>{LOAN}|facility)\b"
)
_OF_SUM = phrase(
    rf"\b(?P<verb>secur(?:e|es|ed|ing)|obtain(?:s|ed)?|receiv(?:e|es|ed)|rais(?:e|es|ed)"
    rf"|sign(?:s|ed)?"
    rf"|clos(?:e|es|ed)|gets|got|arrang(?:e|es|ed)|tak(?:es|en)|took|borrow(?:s"
    rf"|ed)?)\b(?P<gap>[^.;,]{{0,40}}?) (?:"
    rf"(?P<loan>{LOAN}) (?:of|worth|for) )?(?P<money>{MONEY}){_OTHERWISE}"
    rf"(?=[^.;]{{0,20}} from )"
)
# Money from these is lent: no names of banks, which may also buy shares.
FROM_LENDERS = phrase(
    r" ?from (?:an? |the |its )?(?:(?:group|consortium|syndicate|club|pool|clutch|handful) of )?"
    r"(?:(?-i:[a-z\d][\w-]*|[A-Z]\w+(?:an|ish|ese|ch|ic)) ){0,3}(?:lenders|banks)\b"
)
_OF = hints(
    *("loan of", "loans of", "facility of", "credit of", "loan for", "borrow", "lenders", "banks")
)
_NOTES = (
    r"(?:(?:an?|the|its|of|in|some|secured|unsecured|senior|subordinated|listed|unlisted|redeemable"
    r"|rated|green|privately|placed|long-term|market-linked|covered|new) )*"
    r"(?:non-convertible (?:debentures?|bonds?|notes?)|(?-i:NCD)s?|debentures?|bonds|notes"
    r"|commercial paper)(?: \([^()]{1,40}\))?"
)
_TAKEN_BY = (
    r"(?:[^.;]|\.(?=\d)){0,40}?\b(?:(?:subscribed(?: to)?|bought|purchased|taken(?: up)?) by"
    r"|(?:placed"
    r"|issued|sold|allotted) (?:to|with)|to|with|from) (?=(?:the |an? )?(?:[a-z-]+ "
    r"){0,4}<?(?-i:[A-Z]))"
)
# Debt with a named taker; bonds sold to the market are no deal.
_ISSUED = phrase(
    rf"\b(?P<verb>rais(?:es|ed|ing|e)|secur(?:es|ed|ing)|mobili[sz](?:es|ed)|garner(?:s|ed)"
    rf"|obtain(?:s|ed)|sell(?:s|ing)?|sold|issu(?:es|ed|ing)|plac(?:es|ed|ing)|allot(?:s|ted))\b"
    rf"[^.;,]{{0,30}}? (?P<money>{MONEY}){_OTHERWISE} ?(?:worth )?(?:in (?:debt|funding|capital) )?"
    rf"(?:(?:through|via|by|from) (?:(?:issuing|selling|placing)|(?:an?|the) (?:private )?(?:issue"
    rf"|issuance|sale|placement|allotment) of|way of)?|of|in)? ?{_NOTES}\b{_TAKEN_BY}"
)
_SUBSCRIBED = phrase(
    rf"\b(?P<verb>subscrib(?:es?|ed|ing) (?:to|for)|bought|buys?|purchas(?:es?|ed)|invest(?:s"
    rf"|ed)?(?: in)?"
    rf"|take[ns]?|took) (?P<money>{MONEY}){_OTHERWISE} ?(?:worth )?(?:of|in) {_NOTES} (?:\w+ "
    rf")?(?:of|by|from|in) "
    rf"(?=(?:the |an? )?(?:[a-z-]+ ){{0,4}}<?(?-i:[A-Z]))"
)
_SHARED = hints(" of the", " of that", " rest ", " balance ", " remainder ")
_THE = hints(
    *("the loan", "the facilit", "the credit", "the debt", "the revolver"),
    *("year loan", "year facilit", "year credit"),
)
_ARRANGED = phrase(
    rf"\b(?:arranged|provided|underwrote|led|syndicated|are providing|is providing"
    rf"|will provide) the "
    rf"(?:[\w-]+ ){{0,2}}?(?:{LOAN}|facility|money|financing)\b"
)
_SHARE_OF_LOAN = phrase(
    rf"\b(?P<verb>provid(?:ed|es|ing)|lent|contribut(?:ed|es|ing)|(?:put(?:s|ting)?|chipp(?:ed"
    rf"|ing))"
    rf"(?: up| in)|suppl(?:ied|ies|ying)|committed) (?P<money>{MONEY}) ?"
    rf"(?:of (?:the |that )?(?:\w+ ){{0,2}}?(?:{LOAN}|sum|total|amount|financing|money)"
    rf"|(?P<rest>(?=[^.;]"
    rf"{{0,60}}\b(?:rest|balance|remainder)\b)))"
)
_REST = phrase(
    r"\b(?:rest|balance|remainder|remaining [^.;,]{2,20}) (?:of (?:it|the \w+) )?(?:(?:has|have|had"
    r"|is|was|were|will be|being|to be) ){0,2}"
    r"(?:(?:com(?:e|es|ing)|came|borrowed|raised) from|(?:provided|lent|put up|supplied"
    r"|contributed) by"
    r"|from) (?=(?:the |an? )?(?:[\w-]+ ){0,4}?(?-i:<?[A-Z]))"
)
_CLOSE = 12  # characters between the lenders and what they did
_LEND = clued(
    rf"\b(?P<verb>lend(?:s|ing)?(?! (?:start-?up|firm|company|business|platform|arm|unit"
    rf"|app|group))|lent|provid(?:e|es|ed|ing)|extend(?:s|ed|ing)?|grant(?:s"
    rf"|ed)?|arrang(?:e|es|ed)|approv(?:e|es|ed)|sanction(?:s|ed)?|agreed to (?:lend"
    rf"|provide)|commits?|gives?|gave)\b(?P<gap>(?:[^.;]|\.(?=\d)){{0,50}}?) "
    rf"(?P<money>{MONEY}){_OTHERWISE}"
    rf"(?:[^.;,]{{0,40}}?\b(?P<loan>{LOAN})\b)?(?P<to> ?\bto )?"
)
_EARLY = 3  # sentences, headline included, in which a loan of banks without names is the news
_BANKS = phrase(r"\b(?:banks|lenders|institutions|government)$")
_GIVING = ("giv", "gave", "grant", "extend")
_FROM = phrase(
    r"(?:[^.;]|\.(?=\d)){0,100}?\b(?:from|led by|provided by|with|arranged by|by) (?=(?:a |an |the "
    r"|its )?(?:[a-z-]+ ){0,6}(?:[A-Z<]|banks\b|lenders\b|government\b|(?:of )?\d+ (?:[a-z]+ "
    r")?banks\b))",
    0,
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of lending."""
    text = context.sentence.text
    if not context.hinted(HINTS):
        return
    paper = list(_by_paper(context)) if context.hinted(_PAPER) else []
    if paper:
        yield from paper
        return
    match = _GET.search(context.sentence) or (_of_sum(text) if context.hinted(_OF) else None)
    if match:
        event = _borrowed(context, match)
        if event:
            yield event
            return
    match = _SHARE_OF_LOAN.search(text) if context.hinted(_SHARED) else None
    if match:
        yield from _lent_of_it(context, match)
        return
    match = _LEND.search(context.sentence)
    event = _lent(context, match) if match else None
    if event:
        yield event
        return
    arranged = _ARRANGED.search(text) if context.hinted(_THE) else None
    if arranged:
        yield from _arranged(context, arranged)


def _arranged(context: Context, match: re.Match[str]) -> Iterator[Event]:
    """ "X, Y and Z arranged the loan": who lends what the sentence before tells."""
    lenders, end = context.reader.agents(0)
    lenders = [p for p in lenders if p.name is not None]
    if lenders and match.start() - end < _CLOSE:
        told = context.told(end, *match.span(), "done")
        span = context.span(*match.span())
        yield Event("loan", "debt", context.sentence, span, told, None, lenders, weak=True)


def _by_paper(context: Context) -> Iterator[Event]:
    """ "Y raised $9m through debentures subscribed by X", "X bought $9m of notes issued by Y"."""
    text = context.sentence.text
    for pattern in (_ISSUED, _SUBSCRIBED):
        match = pattern.search(text)
        subject = context.subject(match.start()) if match else None
        if match is None or subject is None or subject[0].name is None:
            continue
        borrower, lenders = subject[0], context.reader.agents(match.end())[0]
        if pattern is _SUBSCRIBED:
            borrower, lenders = (lenders or [borrower])[0], [borrower]
        lenders = [p for p in lenders if p.name is not None and p.text != borrower.text]
        if lenders and borrower.name is not None and borrower.name.kind == "organization":
            told = context.told(subject[1], *match.span(), _voice(match["verb"]))
            span, money = context.span(*match.span()), context.span(*match.span("money"))
            kind = ("loan", "debt")
            yield Event(*kind, context.sentence, span, told, borrower, lenders, money=money)


def _voice(verb: str) -> str:
    done = " " not in verb and verb.lower().endswith(("ed", "sold", "bought", "took"))
    done = done or verb.lower().startswith(("subscribed", "invested", "reach"))
    return "done" if done else "present"


def _lent_of_it(context: Context, match: re.Match[str]) -> Iterator[Event]:
    """ "X provided $25 million of the loan, and the rest came from Y": who lends what another
    sentence tells."""
    subject, rest = context.subject(match.start()), _REST.search(context.sentence.text, match.end())
    others = context.reader.agents(rest.end())[0] if rest else []
    lenders = [p for p in (*([subject[0]] if subject else ()), *others) if p.name is not None]
    if lenders and (rest or match["rest"] is None):
        lead = subject[1] if subject else match.start()
        told, span = context.told(lead, *match.span(), "done"), context.span(*match.span())
        yield Event("loan", "debt", context.sentence, span, told, None, lenders, weak=True)


def _of_sum(text: str) -> re.Match[str] | None:
    """ "signed a loan of $250 million from", "borrows $250 million from", and "raised $9m
    from banks"."""
    match = _OF_SUM.search(text)
    if match is None or match["loan"] or match["verb"].lower().startswith("borrow"):
        return match
    return match if FROM_LENDERS.match(text, match.end()) else None


def _borrowed(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    subject = context.subject(match.start())
    source = _FROM.match(text, match.end())
    if subject is None or subject[0].name is None:
        return None
    behalf = context.sentence.index <= _EARLY and (
        subject[0].start > context.span(*match.span()).end  # a broker tells that it got a loan
        or (source is None and _obtained(match) and subject[0].name.kind == "organization")
    )
    if source is None and not behalf:
        return None
    lenders, _ = context.reader.agents(source.end()) if source else ([], 0)
    if (match["loan"] or "").lower() == "facility" and match["verb"].lower() not in _GOT:
        lenders = [p for p in lenders if _A_LENDER.search(p.text)]  # else it may be a building
        behalf = False
    lenders = [
        p for p in lenders if p.text != subject[0].text and (p.name or _BANKS.search(p.text))
    ]
    if not (lenders or behalf) or (
        lenders and context.sentence.index > _EARLY and not any(p.name for p in lenders)
    ):
        return None
    status = context.told(subject[1], *match.span(), _voice(match["verb"]))
    return Event(
        "loan",
        "debt",
        context.sentence,
        context.span(*match.span()),
        status,
        subject[0],
        lenders,
        money=context.span(match.start("money"), match.end("money")),
    )


def _obtained(match: re.Match[str]) -> bool:
    """Whether a loan was got, or a facility closed, though the sentence names nobody who lends."""
    words = {match["verb"].lower(), *match["gap"].lower().split()}  # "announced that it has closed"
    tied = match["verb"].lower() in _TIED  # "ties up Rs 500 crore debt for its Raigarh plant"
    done = words & _GOT and not _FOR_Y.match(match.string, match.end())
    return (
        (bool(done) or tied)
        and not _MIXED.match(match.string, match.end())
        and _NO_LOAN.search(match[0]) is None
        and (match["mid"].strip() in _IN_DEBT or tied or _TO_LEND.search(match["loan"]) is None)
    )


_GOT = frozenset(
    {
        *"secures secured obtains obtained closes closed raises raised lands landed".split(),
        *(f"{reach} financial close on" for reach in ("reaches", "reached")),
    }
)
_TIED = frozenset({"ties up", "tied up"})
_FOR_Y = phrase(r" for (?:the )?(?=(?-i:[A-Z]))")  # what a broker got for another
_MIXED = phrase(r"(?:,? (?:and|plus)| &) equity\b")  # "raised $200m in debt and equity"
_NO_LOAN = phrase(r"\b(?:ATM|with|stake|shares|sale|equity|acquisition|order|contract|bid)\b")
_TO_LEND = phrase(r"^debt$")
_IN_DEBT = frozenset({"in", "of", "in new", "of new"})  # "obtained $410m in debt"


def _spoken_of(context: Context, lender: Party, pos: int) -> Party | None:
    """Who borrows where a bank "is providing a $25 million facility": whom the article is about."""
    topic, entities = context.subjects.topic, context.entities
    if topic is None or lender.name is None:
        return None
    near = context.sentence.start + pos + len(" for the use of ")
    if any(n.start < near for n in context.companies(apart_from=lender.name)):
        return None
    entity = entities.of(topic)
    apart = entity is not entities.of(lender.name) and entity.kind == "organization"
    return party_of(topic) if apart and len(entity.places) > 1 else None


def _which_draws(context: Context, pos: int) -> Party | None:
    """Who borrows in "X is extending a $40 million credit line, which Y will draw on to pay"."""
    text, base = context.sentence.text, context.sentence.start
    which = _WHICH.match(text, pos)
    names = context.reader.starting(which.end(), which.end() + 2) if which else []
    if not names or not _DRAWS.match(text, names[0].behind - base):
        return None
    full = context.entities.of(names[0]).name.core
    surname = len(full) > 1 and full[-1:] == names[0].core  # of somebody who will use it
    return None if surname else party_of(names[0])


_WHICH = phrase(r",? (?:which|that) (?=<?(?-i:[A-Z]))")
_DRAWS = phrase(
    r"(?: (?:will|can|may|would|could|plans|intends|expects|is|to)){1,3} (?:draw|use|tap|spend"
    r"|drawing|using|tapping)\b"
)


def _extends(match: re.Match[str], subject: tuple[Party, int] | None) -> bool:
    """Whether money without the word loan is lent: "the debt provider X extended $3m to Y"."""
    if subject is None or not match["verb"].lower().startswith("extend"):
        return False
    told = _DEBT_PROVIDER.search(match.string, 0, match.start())
    return told is not None or _LENDER.search(subject[0].text) is not None


_A_LENDER = phrase(r"\b(?:banks?|banque|banco|capital|credit|lenders|lending|finance)\b")
_LENDER = phrase(r"\b(?:bank|credit|lending|debt|loans?)\b")
_DEBT_PROVIDER = phrase(
    r"\b(?:debt|lender|lending|credit|loan) (?:provider|firm|fund|company|group|specialist)?"
)


def _lent(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    verb = match["verb"].lower()
    subject = context.subject(match.start())
    if match["loan"] is None and "len" not in verb and not _extends(match, subject):
        return None
    if subject is None:
        return None
    borrower = None
    if match["to"]:
        thing = context.reader.thing(match.end())
        borrower = thing[0] if thing else None
    else:
        to = re.compile(r"(?:[^.;]|\.(?=\d)){0,40}? to +").match(text, match.end())
        if to:
            thing = context.reader.thing(to.end())
            borrower = thing[0] if thing else None
        inside = context.reader.starting(match.start("gap"), match.end("gap"))
        if (inside and "with" in match["gap"]) or (inside and "len" in verb):
            name = inside[0]
            borrower = party_of(name)
        elif inside and verb.startswith(_GIVING):
            last = inside[-1].behind - context.sentence.start
            given = not text[last : match.start("money")].strip()
            borrower = party_of(inside[-1]) if given else borrower
        if borrower is None and verb.startswith(("provid", "extend")) and match["loan"]:
            drawn = _which_draws(context, match.end())
            borrower = drawn or _spoken_of(context, subject[0], match.end())
    if (
        borrower is None
        or borrower.name is None
        or borrower.name.kind != "organization"
        or borrower.text == subject[0].text
    ):
        return None
    done = verb.endswith(("ed", "lent", "gave"))
    status = context.told(subject[1], *match.span(), "done" if done else "present")
    return Event(
        "loan",
        "debt",
        context.sentence,
        context.span(*match.span()),
        status,
        borrower,
        with_beside(context, subject[0], match.start()),
        money=context.span(match.start("money"), match.end("money")),
    )
