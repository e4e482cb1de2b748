"""Who lends what another sentence tells: "the money will be lent by X", "X served as agent"; and
loans told as a noun, or before their sum: "the securing of a loan totaling $5m"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.lending import LOAN
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_PASSIVE = hints("lent by", "provided by", "arranged by", "supplied by", "underwritten by",
                 "financed by", "syndicated by", "extended by", "put up by")  # fmt: skip
_ROLES = hints("agent", "arranger", "bookrunner", "lead lender", "sole lender")
_PARTS = hints("consists of", "comprises", "made up of", "package includes", "consisting of")
_GOT = hints(
    *(f"{noun} of " for noun in ("securing", "closing", "receipt", "signing", "obtaining")),
    *(f"{loan} {of} " for loan in ("loan", "loans", "facility", "line of credit", "credit line")
      for of in ("of", "totaling", "totalling", "worth")),
)  # fmt: skip
_FACILITY = hints("loan", "facilit", "credit ", "revolver")
_CLOSURES = hints("financial close", "financial closure", "financial closing")
_LED = hints("the consortium", "the syndicate", "the lending", "is in for ", "are in for ")
_MANDATES = hints("andate", "appoint", "hires ", "hired ")
_SIZE = hints("ommitments ", "apacity ", "acility ", "credit line ")
_LENDERS = hints("lender is ", "lender was ", "lenders are ", "lenders were ", "lenders include")
_AGREED = hints(*(f"{done} {by} " for done in ("signed", "agreed", "arranged", "closed", "secured",
                "provided") for by in ("with", "by")))  # fmt: skip
HINTS = (
    _LENDERS | _AGREED | _CLOSURES | _LED | _FACILITY | _SIZE | _PASSIVE | _ROLES | _PARTS | _GOT
)

_DEBT = (
    r"(?:money|funds?|loans?|sum|facilit(?:y|ies)|credit(?: line| facility)?|debt|financing|package"
    r"|borrowings?)"
)
_LENT_BY = phrase(
    rf"\b(?:the|that|this|its|all(?: of)?) (?:[\w-]+ ){{0,4}}?{_DEBT} (?:(?:has|have|had|is|was"
    rf"|were"
    r"|will|would|be|been|being|to|are) )+(?P<verb>lent|provided|arranged|supplied|underwritten"
    r"|syndicated|extended|put up|led) by (?=(?:the |an? )?(?:[\w-]+ ){0,5}?<?(?-i:[A-Z]))"
)
_SERVED = phrase(
    r"\b(?P<verb>serv(?:e|es|ed|ing)|act(?:s|ed|ing)?) as (?:the )?(?:\w+ ){0,3}?(?:administrative"
    r"|collateral|facility|lead|joint lead|mandated lead|sole)(?: and \w+)? (?:agent|arranger"
    r"|bookrunner|lender)s?\b(?! (?:for|to|of) (?:the )?(?:offering|underwriters|sale|buyer"
    r"|seller))"
)
_ON_LOAN = phrase(
    rf"(?: and (?:\w+ ){{0,4}}?(?:agent|arranger|bookrunner)s?)? (?:on|for|in) (?:an? |the )?"
    rf"(?P<money>{MONEY}) [^.;,]{{0,60}}?\b(?:{LOAN}|facility) (?:for|to) (?=(?:the "
    rf")?<?(?-i:[A-Z]))"
)
_BESIDE = phrase(
    r"(?:[^.;]|\.(?=\d)){0,60}?,? (?:together with|alongside|along with|joined by|with) "
    r"(?=<?(?-i:[A-Z]))"
)
_MADE_OF = phrase(
    rf"\b(?:the|this) (?:[\w-]+ ){{0,3}}?{_DEBT}\b (?P<verb>consists of|comprises|is made up of"
    r"|includes) "
)
_FROM = phrase(
    r" (?:from|provided by|lent by|led by) (?=(?:the |an? )?(?:[\w'-]+ ){0,6}?<?(?-i:[A-Z]))"
)
_LOANS = phrase(r"\b(?:loans?|borrowings?|credit|debt|facilit|debentures|bonds|notes)")


_WORDS = r"(?:(?:an?|the|its|new|first|second|initial|additional) )*"
_LOAN_OF = rf"{_WORDS}(?P<loan>{LOAN}) (?:of|totall?ing|worth|valued at) (?P<money>{MONEY})"
_NOUN_OF = phrase(
    rf"\b(?P<verb>securing|closing|receipt|signing|obtaining) of (?:{_LOAN_OF}"
    rf"|{_WORDS}(?P<sum>{MONEY}) "
    rf"(?:[a-z]+ ){{0,2}}?{LOAN})\b"
)
_VERB_OF = phrase(
    r"\b(?P<verb>secur(?:es|ed)|obtain(?:s|ed)|receiv(?:es|ed)|clos(?:es|ed)(?: on)?|arrang(?:es"
    r"|ed)"
    rf"|land(?:s|ed)) {_LOAN_OF}\b"
)
_WITH_WHOM = phrase(  # "the closing of an amended revolving credit facility with eleven banks"
    r"\b(?P<verb>clos(?:es|ed|ing)(?: of| on)?|complet(?:es|ed|ion of)|sign(?:s|ed|ing of)"
    r"|enter(?:s|ed) into|execut(?:es|ed|ion of)|amend(?:s|ed)|extend(?:s|ed)|renew(?:s|ed)"
    r"|replac(?:es|ed)|refinanc(?:es|ed)) "
    rf"(?:an?|its|the|their) (?:[\w-]+ ){{0,7}}?{LOAN} with "
    r"(?=(?:the )?<?(?-i:[A-Z])|(?:an? |the )?(?:[a-z\d]+ ){0,2}?(?:syndicate|group|consortium|club"
    r"|banks|lenders)\b)"
)
_RAISED_TO = phrase(
    r"\b(?P<verb>(?:increas|expand|upsiz|enlarg|boost)(?:es|ed|s)|lift(?:s|ed)|rais(?:es|ed)) "
    rf"(?:(?:its|the|their|a) )?(?:[\w-]+ ){{0,4}}?{LOAN}(?: capacity| commitments| size)?"
    rf" to (?P<money>{MONEY})"
)
_COMMITMENTS = phrase(
    r"\b(?:commitments|borrowing capacity|(?:the|its) (?:[\w-]+ ){0,3}?(?:facility|credit line))"
    r"(?: under \w+ \w+)? (?P<verb>rise|rises|rose|grow|grew|increased?|increases"
    r"|(?:is|are|was|were|has been|have been) (?:increased|raised|expanded|lifted))"
    rf" to (?P<money>{MONEY})"
)
_AS_AGENT = phrase(
    r",?(?: (?:served|acted|serving|acting|was))? as (?:the )?(?:[\w-]+ ){0,4}?(?:agent|arranger"
    r"|bookrunner|bookmanager|lender)s?\b"
)
_FROM_WHOM = phrase(
    r"(?:[^.;]|\.(?=\d)){0,60}? ?\bfrom (?=(?:the |an? )?(?:[\w-]+ "
    r"){0,4}?<?(?-i:[A-Z]))"
)
_TO_ANOTHER = phrase(r"(?:[^.;,]|\.(?=\d)){0,30}? ?\b(?:for|to) (?=(?:the )?<?(?-i:[A-Z]))")
_LATEST = 3  # sentences, headline included, in which a loan of nobody who is named is the news


_MANDATED = phrase(r"\b(?P<verb>mandat(?:es|ed)|appoint(?:s|ed)|hir(?:es|ed)) (?=<?(?-i:[A-Z]))")
_TO_ARRANGE = phrase(
    rf"(?: ?<[^<>]*>)? to (?:arrange|provide|underwrite|raise) (?:an? |the )?(?P<money>{MONEY}) "
    rf"(?:[\w-]+ ){{0,4}}?{LOAN}\b"
)


_CLOSURE = phrase(  # of a project: all that it borrows is promised
    r"\b(?P<verb>(?:achiev|reach|attain|announc|complet|secur|mak|made|clos"
    r"|ti(?=e))\w*(?: up)?) (?:the |its )?financial"
    r" clos(?:e|ure|ing)\b(?! (?:of (?:the )?(?:year|quarter)))"
)
_SUM_LENT = phrase(
    rf"(?:[^.;]|\.(?=\d)){{0,160}}?\b(?:lenders?|banks?|loans?|debt|borrow\w*"
    rf"|facilit\w+)\b(?:[^.;]|\.(?=\d)){{0,60}}?"
    rf" (?P<money>(?=[^ ]*[\d$€£]|Rs){MONEY})"
)
_LENDERS_ARE = phrase(
    r"(?:[^.;]|\.(?=\d)){0,160}?\b(?:lenders|banks|loans?|debt|syndicate|consortium)(?: (?:of"
    r"|worth) [^;,]{2,30}?)?"
    r",? (?:led by|including|from|such as|comprising) (?=(?:the )?<?(?-i:[A-Z]))"
)
_LED_IT = phrase(
    r"\b(?P<verb>led|leads|heads|headed) the (?:lending |banking |lenders' )?(?:consortium"
    r"|syndicate|club|group of"
    rf" (?:banks|lenders))\b|\b(?P<in>is|are) in for (?P<money>(?=[^ ]*\d|Rs){MONEY})"
)
_LENDER_IS = phrase(
    r"\b(?:the|its) (?:sole |lead |senior |other |participating )?lenders?(?: on the \w+)? "
    r"(?P<verb>is|are|was|were|includ(?:es?|ed)) (?=(?:the )?<?(?-i:[A-Z]))"
)
_WAS_SIGNED = phrase(  # "A $120 million loan for Y has been signed with X and Z"
    rf"(?P<money>{MONEY}) (?:[a-z-]+ ){{0,3}}?{LOAN} (?:for|to) (?P<who>(?:[^.;,]"
    rf"|\.(?=\w)){{2,70}}?) "
    r"(?P<verb>(?:has been|have been|was|were|is being|will be) (?:signed|agreed|arranged|closed"
    r"|secured|provided)) (?:with|by) (?=(?:the |an? )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z]))"
)
_AND_FOR = phrase(rf" ?and (?=<?(?-i:[A-Z])[\w.&' -]{{1,50}}? for (?=[^ ]*\d|Rs){MONEY})")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of the lenders of a loan that another tells."""
    return _RULES.events(context)


def _of(context: Context, match: re.Match[str], places: list[int]) -> Event | None:
    """The lenders whom the words at some places name."""
    found = (party for place in places for party in context.reader.agents(place)[0])
    lenders = {p.text: p for p in found if p.name is not None and p.name.kind == "organization"}
    if not lenders:
        return None
    told, span = context.told(match.start(), *match.span(), "present"), context.span(*match.span())
    kind, parties = ("loan", "debt"), list(lenders.values())
    return Event(*kind, context.sentence, span, told, None, parties, weak=True)


def _lent_by(context: Context, match: re.Match[str]) -> Event | None:
    """ "The money will be lent by X"."""
    return _of(context, match, [match.end()])


def _served(context: Context, match: re.Match[str]) -> Event | None:
    """ "X served as administrative agent, together with Y and Z", or "on a $65m loan for Y"."""
    loan = _ON_LOAN.match(context.sentence.text, match.end())
    subject = context.subject(match.start()) if loan else None
    thing = context.reader.thing(loan.end()) if loan else None
    if loan and subject and thing and thing[0].name and thing[0].text != subject[0].text:
        told = context.told(subject[1], *match.span(), "done")
        span, money = context.span(*match.span()), context.span(*loan.span("money"))
        kind, lenders = ("loan", "debt"), [subject[0]]
        return Event(*kind, context.sentence, span, told, thing[0], lenders, money=money)
    if "offering" in context.sentence.low or "placement" in context.sentence.low:
        return None
    beside = _BESIDE.match(context.sentence.text, match.end())
    base = context.sentence.start
    others = [n.start - base for n in context.companies() if _as_agent(context, match, n)]
    return _of(context, match, [0, *([beside.end()] if beside else []), *others])


def _as_agent(context: Context, match: re.Match[str], name: Name) -> bool:
    """Whether a name behind the first is told in its own part: "and Y as joint lead arranger"."""
    behind = name.behind - context.sentence.start
    return behind > match.end() and _AS_AGENT.match(context.sentence.text, behind) is not None


def _with_whom(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y announced the closing of a revolving credit facility with a syndicate of banks"."""
    subject, (lenders, _) = context.subject(match.start()), context.reader.agents(match.end())
    if subject is None or not lenders or context.sentence.index > _LATEST:
        return None
    return _facility(context, match, subject, lenders)


def _raised_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y increases its revolving credit facility to $450 million", from whoever lends it."""
    subject = context.subject(match.start())
    if subject is None or context.sentence.index > _LATEST:
        return None
    event = _facility(context, match, subject, [])
    return replace(event, money=context.span(*match.span("money"))) if event else None


def _facility(
    context: Context, match: re.Match[str], subject: tuple[Party, int], lenders: list[Party]
) -> Event | None:
    """A facility that its borrower tells of; none of a person or a state."""
    borrower, lead = subject
    if not context.is_firm(borrower.name):
        return None
    lenders = [p for p in lenders if p.text != borrower.text]
    told = context.told(lead, *match.span(), "done")
    span, kind = context.span(*match.span()), ("loan", "debt")
    return Event(*kind, context.sentence, span, told, borrower, lenders)


def _commitments(context: Context, match: re.Match[str]) -> Event:
    """ "Commitments rise to $450 million": of the facility that was told."""
    told, span = context.told(match.start(), *match.span(), "done"), context.span(*match.span())
    kind, money = ("loan", "debt"), context.span(*match.span("money"))
    return Event(*kind, context.sentence, span, told, None, money=money, weak=True)


def _made_of(context: Context, match: re.Match[str]) -> Event | None:
    """ "The package consists of a $60 million loan from X and a credit line from Y"."""
    text = context.sentence.text
    if not _LOANS.search(text, match.end()):
        return None
    return _of(context, match, [m.end() for m in _FROM.finditer(text, match.end())])


def _got(context: Context, match: re.Match[str]) -> Event | None:
    """ "A highlight is the securing of a loan totaling $5m", "obtained a loan of $5m from X"."""
    text, subject = context.sentence.text, context.subject(match.start())
    source = _FROM_WHOM.match(text, match.end())
    topic = subject[0] if subject else context.topic()
    if topic is None or topic.name is None or context.sentence.index > _LATEST:
        return None
    if not context.is_firm(topic.name):
        return None
    if source is None and _TO_ANOTHER.match(text, match.end()):
        return None  # what a broker got, or a bank lent
    lenders = context.reader.agents(source.end())[0] if source else []
    lenders = [p for p in lenders if p.name is not None and p.text != topic.text]
    told = context.told(match.start(), *match.span(), "done")
    span, kind = context.span(*match.span()), ("loan", "debt")
    money = context.span(*match.span("money" if match["money"] else "sum"))
    return Event(*kind, context.sentence, span, told, topic, lenders, money=money)


def _was_signed(context: Context, match: re.Match[str]) -> Event | None:
    """ "A $120 million loan for Y has been signed with X and Z"."""
    thing = context.reader.thing(match.start("who"))
    lenders = [p for p in context.reader.agents(match.end())[0] if p.name is not None]
    if thing is None or thing[0].assets or not lenders:
        return None
    event = _facility(context, match, (thing[0], match.start("verb")), lenders)
    return replace(event, money=context.span(*match.span("money"))) if event else None


def _mandated(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has mandated X and Z to arrange a 140 mln dlr loan"."""
    subject, (lenders, behind) = context.subject(match.start()), context.reader.agents(match.end())
    loan = _TO_ARRANGE.match(context.sentence.text, behind)
    if subject is None or not lenders or loan is None:
        return None
    event = _facility(context, match, subject, [p for p in lenders if p.name is not None])
    if event is None:
        return None
    told = context.told(subject[1], match.start(), loan.end(), "present")
    return replace(event, told=told, money=context.span(*loan.span("money")))


def _closure(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has achieved financial closure for its plant with 11 lenders agreeing to put in $90m"."""
    text, subject = context.sentence.text, context.subject(match.start())
    if subject is None or context.sentence.index > _LATEST:
        return None
    source, money = _LENDERS_ARE.match(text, match.end()), _SUM_LENT.match(text, match.end())
    lenders = context.reader.agents(source.end())[0] if source else []
    if not (source or money):
        return None
    event = _facility(context, match, subject, [p for p in lenders if p.name is not None])
    if event is None or money is None:
        return event
    return replace(event, money=context.span(*money.span("money")))


def _led_it(context: Context, match: re.Match[str]) -> Event | None:
    """ "X, which led the consortium, has", "X is in for $9m and Z for $5m": of the loan that was
    told."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    also = _AND_FOR.match(context.sentence.text, match.end()) if match["in"] else None
    others = context.reader.agents(also.end())[0][:1] if also else []
    told, span = context.told(match.start(), *match.span(), "present"), context.span(*match.span())
    return Event(
        "loan", "debt", context.sentence, span, told, None, [subject[0], *others],
        leads=[] if match["in"] else [subject[0]], weak=True,
    )  # fmt: skip


_RULES = Rules(
    (_CLOSURES, _CLOSURE, _closure),
    (_LED, _LED_IT, _led_it),
    (_MANDATES, _MANDATED, _mandated),
    (_LENDERS, _LENDER_IS, _lent_by),
    (_AGREED, _WAS_SIGNED, _was_signed),
    (_PASSIVE, _LENT_BY, _lent_by),
    (_ROLES, _SERVED, _served),
    (_PARTS, _MADE_OF, _made_of),
    (_GOT, _NOUN_OF, _got),
    (_GOT, _VERB_OF, _got),
    (_FACILITY, _WITH_WHOM, _with_whom),
    (_FACILITY, _RAISED_TO, _raised_to),
    (_SIZE, _COMMITMENTS, _commitments),
)
