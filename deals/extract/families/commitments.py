"""Loans told as what lenders commit: "secured commitments for $250 million of new money", money for
a company in bankruptcy, facilities that are being arranged, and who arranged one for whom."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.lending import LOAN
from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import SUM
from deals.extract.words.text import phrase

_COMMITS = hints("commitment ", "commitments ", "commitment.", "commitments.")
_IN_COURT = hints("in-possession", "in possession", "dip financing", "dip loan", "dip facility",
                  "exit financing", "exit facility", "exit loan", "new money",
                  "new-money")  # fmt: skip
_ARRANGES = hints("is arranging", "are arranging", "is negotiating", "are negotiating",
                  "is finalizing", "is finalising")  # fmt: skip
_FOR_WHOM = hints("on behalf of ", "arranged ", "arranges ", "structured ")
_REFINANCES = hints("to refinance ", "to opportunistically refinance", "its refinancing of ")
_SIZES = hints("principal amount")
_INCLUDE = hints("lenders are ", "lenders will", "lenders would", "lenders include", "lenders to ")
HINTS = _COMMITS | _IN_COURT | _ARRANGES | _FOR_WHOM | _REFINANCES | _SIZES | _INCLUDE

_GET = (
    r"\b(?P<verb>secur(?:es|ed)|obtain(?:s|ed)|receiv(?:es|ed)|arrang(?:es|ed)|lin(?:es|ed) up"
    r"|entered into|won|got|has|landed|announc(?:es|ed))\b"
)
_LENT = (
    r"(?:financing|capital|funding|(?:[\w-]+ )?(?:loans?|facilit(?:y|ies))|credit|debt"
    r"|liquidity|money)\b"
)
_COMMITMENT = phrase(
    rf"{_GET}(?:[^.;]|\.(?=\d)){{0,140}}?\bcommitments?(?: letters?)? (?:for|of|totall?ing"
    rf"|to provide|worth)(?: a total of| an aggregate of)? {SUM} (?:(?:of|in) )?(?P<what>"
    rf"(?:[\w-]+ ){{0,8}}?(?:debtor-in-possession financing|{_LENT}))"
)
_RESCUE = (
    r"(?:debtor[- ]in[- ]possession|(?-i:DIP)|exit|new[- ]money)(?: ?\([^()]{1,30}\))? (?:financing"
    r"|loans?|facilit(?:y|ies)|credit|funding|lending|term loans?)"
)
_IN_POSSESSION = phrase(
    rf"{_GET}(?:[^.;]|\.(?=\d)){{0,60}}? {SUM} (?:(?:of|in) )?(?:[\w-]+ ){{0,4}}?"
    rf"(?P<what>{_RESCUE})"
)
_PROVIDES = phrase(
    r"\b(?P<verb>provid(?:e|es|ed|ing)|lend(?:s|ing)?|lent|extend(?:s|ed)?|offer(?:s|ed)?|commit(?:s"
    rf"|ted)?) {SUM} (?:(?:of|in) )?(?:[\w-]+ ){{0,4}}?(?P<what>{_RESCUE})"
)
_FROM = phrase(
    r"(?:[^.;]|\.(?=\d)){0,110}?\b(?:from|provided by|led by|with) (?=(?:an? |the |its )?"
    r"(?:[a-z][\w'-]* ){0,6}?<?(?-i:[A-Z]))"
)
_TO = phrase(r" (?:to|for) (?=(?:the )?<?(?-i:[A-Z]))")
_EQUITY = phrase(
    r"\b(?:equity|series [A-K]|placement|shares?|stock|PIPE|subscription|fund|limited partners"
    r"|purchase|orders?|grants?|venture|seed)\b"
)
_ARRANGING = phrase(
    rf"\b(?P<verb>(?:is|are) (?:arranging|negotiating|finali[sz]ing)) (?:an? |the )?{SUM} "
    rf"(?:[\w-]+ ){{0,4}}?{LOAN}"
)
_ARRANGED_FOR = phrase(
    rf"\b(?P<verb>arranges|arranged|structured) (?:an? |the )?{SUM} (?:(?:in|of) )?(?:[\w-]+ )"
    rf"{{0,4}}?{LOAN}(?P<mid>[^.;,]{{0,60}}?) (?:for|on behalf of) (?=(?:the )?<?(?-i:[A-Z]))"
)
_REFINANCE = phrase(
    r"\b(?P<verb>(?:seek(?:s|ing)?|plan(?:s|ning)?|intend(?:s|ing)?|propos(?:es|ing)|expect(?:s|ing)?)"
    r" to (?:opportunistically )?refinance) (?:[\w$,.'-]+ ){1,8}?(?:loans?|facilit(?:y|ies)"
    r"|notes|debt)\b"
)
_OF_SIZE = phrase(
    rf"\bthe (?:new |proposed |planned )?{LOAN} (?P<verb>would be|will be|is expected to be|is)"
    rf" (?:in|for) (?:an? )?(?:aggregate |total |initial )?principal amount (?:of )?{SUM}"
)
_LENDERS_INCLUDE = phrase(
    r"\blenders (?P<verb>(?:(?:are|were) (?:expected|anticipated) to |(?:would|will) )include) "
    r"(?=(?:an? |the )?(?:[a-z][\w'-]* ){0,6}<?(?-i:[A-Z]))"
)
_ALSO_COMMITS = phrase(
    r"\b(?P<verb>(?:also )?(?:provided|made|contributed|gave)) an? (?:[a-z]+ ){0,2}commitment"
    r"(?: (?:to|in|for|under) the (?:transaction|facilit(?:y|ies)|financing|loan|deal))?(?=[ ,.]|$)"
)
_A_LENDER = phrase(r"\b(?:bank\w*|banque|banco|capital|credit|lend\w*|financ\w+|mortgage)\b")
_EARLY = 3  # sentences, headline included, in which a loan from nobody named is the news
_KIND = ("loan", "debt")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _borrower(context: Context, match: re.Match[str]) -> tuple[Party, int] | None:
    """The company that a loan is for, as the subject."""
    subject = context.subject(match.start())
    return subject if subject is not None and context.is_firm(subject[0].name) else None


def _committed(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has secured a commitment for $50 million in financing from X", "secured $50 million in
    debtor-in-possession financing"."""
    subject, source = _borrower(context, match), _FROM.match(context.sentence.text, match.end())
    if subject is None or _EQUITY.search(match[0]):
        return None
    lenders = context.reader.agents(source.end())[0] if source else []
    lenders = [x for x in lenders if x.name is not None and x.text != subject[0].text]
    if not lenders and context.sentence.index > _EARLY:
        return None
    event = event_of(context, match, _KIND, subject[1], subject[0])
    if "commit" in match[0].lower():  # which is but promised
        event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=lenders, money=context.span(*match.span("money")))


def _provides(context: Context, match: re.Match[str]) -> Event | None:
    """ "X will provide $50 million in debtor-in-possession financing", to whom is spoken of."""
    subject, to = context.subject(match.start()), _TO.match(context.sentence.text, match.end())
    if subject is None or subject[0].name is None:
        return None
    named = context.reader.agents(to.end())[0][:1] if to else []
    topic = context.subjects.topic
    borrower = named[0] if named else party_of(topic) if topic is not None else None
    if borrower is None or borrower.name is None or borrower.text == subject[0].text:
        return None
    if context.same(borrower.name, subject[0].name):
        return None
    event = event_of(context, match, _KIND, subject[1], borrower)
    return replace(event, buyers=[subject[0]], money=context.span(*match.span("money")))


def _arranging(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is arranging a $140 million credit facility"."""
    subject, text = _borrower(context, match), context.sentence.text
    if subject is None or context.sentence.index > _EARLY or _TO.match(text, match.end()):
        return None  # what a bank arranges for another
    source = _FROM.match(text, match.end())
    lenders = context.reader.agents(source.end())[0] if source else []
    event = event_of(context, match, _KIND, subject[1], subject[0])
    event.buyers = [x for x in lenders if x.name is not None and x.text != subject[0].text]
    return replace(event, money=context.span(*match.span("money")))


def _arranged_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "X arranged $42.4 million in senior credit facilities on behalf of Y"."""
    found = context.subjects.of(context.sentence, context.names, match.start())
    opens = [party_of(n) for n in context.companies()[:1] if n.start == context.sentence.start]
    lenders = [x for x in (*opens, *([found[0]] if found else ())) if _A_LENDER.search(x.text)]
    named = context.reader.agents(match.end())[0][:1]
    if not lenders or not named or named[0].name is None or named[0].text == lenders[0].text:
        return None  # a broker lends nothing
    event = event_of(context, match, _KIND, match.start(), named[0])
    return replace(event, buyers=lenders[:1], money=context.span(*match.span("money")))


def _refinance(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is seeking to refinance its existing term loan"."""
    subject = _borrower(context, match)
    if subject is None or context.sentence.index > _EARLY:
        return None
    event = event_of(context, match, _KIND, subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "future")
    return event


def _of_size(context: Context, match: re.Match[str]) -> Event:
    """ "The new term loan would be in a principal amount of up to $550 million"."""
    event = event_of(context, match, _KIND, match.start(), None)
    return replace(event, money=context.span(*match.span("money")), weak=True)


def _lenders(context: Context, match: re.Match[str]) -> Event | None:
    """ "Lenders are anticipated to include funds managed by X"."""
    lenders = [x for x in context.reader.agents(match.end())[0] if x.name is not None]
    event = event_of(context, match, _KIND, match.start(), None)
    return replace(event, buyers=lenders, weak=True) if lenders else None


def _also(context: Context, match: re.Match[str]) -> Event | None:
    """ "Alongside X, Z provided a significant commitment"."""
    near = context.companies(match.start())
    behind = near[-1].behind - context.sentence.start if near else 0
    between = context.sentence.text[behind : match.start()]
    if not near or len(between) > len(" has also ") or not _A_LENDER.search(near[-1].text):
        return None
    event = event_of(context, match, _KIND, match.start(), None)
    return replace(event, buyers=[party_of(near[-1])], weak=True)


_RULES = Rules(
    (_COMMITS, _COMMITMENT, _committed),
    (_IN_COURT, _IN_POSSESSION, _committed),
    (_IN_COURT, _PROVIDES, _provides),
    (_ARRANGES, _ARRANGING, _arranging),
    (_FOR_WHOM, _ARRANGED_FOR, _arranged_for),
    (_REFINANCES, _REFINANCE, _refinance),
    (_SIZES, _OF_SIZE, _of_size),
    (_INCLUDE, _LENDERS_INCLUDE, _lenders),
    (_COMMITS, _ALSO_COMMITS, _also),
)
