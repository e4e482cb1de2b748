"""Loans in other words: packages of a bank, refinancing, a bank that backs a company with a loan,
and what a loan will help its borrower to do."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.lending import LOAN
from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party
from deals.extract.words.clues import hints
from deals.extract.words.money_words import SUM
from deals.extract.words.text import phrase

_PACKAGES = hints(
    *(f"{kind} {what}" for kind in ("funding", "finance", "financing", "debt", "banking", "loan")
      for what in ("package", "facility", "deal", "line")),
    *("project financing", "refinancing"),
)  # fmt: skip
_REFINANCED = hints("refinanced ", "refinances ", "refinancing ")
_BACKS = hints(*(f"{verb} " for verb in ("supports", "supported", "backs", "backed", "funds",
                 "funded", "helps", "helped", "finances", "financed")))  # fmt: skip
_FROM_BANK = hints(*(f"{what} from " for what in ("loan", "facility", "package", "credit line")))
_LETTERS = hints("commitment from ", "commitments from ", "commitment letter from ",
                 "commitment letters from ")  # fmt: skip
HINTS = _PACKAGES | _REFINANCED | _BACKS | _FROM_BANK | _LETTERS
_LENT = rf"(?:{LOAN}|(?:funding|finance|financing|banking) (?:package|facility|deal|line)|facility)"
_WHO = r"(?=(?:an? |the )?(?:[a-z][\w-]* ){0,4}?<?(?-i:[A-Z]))"
_PACKAGE = phrase(
    r"\b(?P<verb>secur(?:es|ed)|agree[sd]?|obtain(?:s|ed)|receiv(?:es|ed)|complet(?:es|ed)"
    r"|clos(?:es|ed)(?: on)?|sign(?:s|ed)|land(?:s|ed)|arrang(?:es|ed)|announc(?:es|ed)) "
    rf"(?:an? |its |the )?(?:new )?{SUM} (?:(?:of|in) )?(?:[\w-]+ ){{0,3}}?(?P<what>"
    r"(?:funding|finance|financing|debt|banking|loan) (?:package|facility|deal|line)|project "
    r"financing|refinancing)\b"
    rf"(?P<from>(?:[^.;,]{{0,40}}?) (?:from|with|by) {_WHO})?"
)
_WITH_LOAN = phrase(
    r"\b(?P<verb>refinanc(?:es|ed|ing)) [^.;\d]{2,60}? (?:with|through|via) (?:an? )?(?:new )?"
    rf"{SUM} (?:[\w-]+ ){{0,4}}?{_LENT} (?:from|provided by|with) {_WHO}"
)
_BACKED_WITH = phrase(
    r"\b(?P<verb>support(?:s|ed)|back(?:s|ed)|fund(?:s|ed)|help(?:s|ed)|financ(?:es|ed)"
    r"|refinanc(?:es"
    rf"|ed)) {_WHO}(?P<whom>[^.;\d]{{2,80}}?) (?:with|through|via) (?:an? )?(?:new )?{SUM} "
    rf"(?:[\w-]+ ){{0,4}}?{_LENT}\b"
)
_WILL_HELP = phrase(
    rf"^(?:An? |The )?(?:new )?{SUM} (?:[\w-]+ ){{0,3}}?{_LENT} (?P<verb>from) {_WHO}"
    r"(?P<whom>[^.;\d]{2,70}?) (?:will|would|is|has|is set to|should) (?:(?:help|allow|enable"
    r"|let|support|fund|see"
    r"|finance|helped|allowed|enabled|funded)(?:ing|ed)? )(?=(?:the )?<?(?-i:[A-Z]))"
)
_LETTER = phrase(
    r"\b(?P<verb>receiv(?:es|ed)|obtain(?:s|ed)|secur(?:es|ed)|got|has) (?:an? )?(?:[a-z-]+ ){0,2}?"
    rf"commitments?(?: letters?)? from {_WHO}(?P<whom>[^.;\d]{{2,80}}?) (?:for|to provide|to "
    rf"lend|of) "
    rf"(?:an? )?{SUM} (?:(?:of|in) )?(?:[\w-]+ ){{0,5}}?(?:{LOAN}|facility|financing|funding)\b"
    r"(?P<for> (?:for|to finance|to fund) (?:its|the) (?:[\w-]+ ){0,3}(?:bid|offer|acquisition"
    r"|purchase|buy-?out|takeover|tender))?"
)
_BANK = phrase(r"\b(?:\w*bank\w*|banque|banco|lend\w*|credit|building society|loans?|mortgages?)\b")
_SURELY = ("debt", "banking", "loan", "refinanc", "finance ")
_NO_STAKE = phrase(r"\b(?:equity|stake|series [A-K]|seed|round|shares|venture)\b")
_DONE = ("complet", "clos", "secur", "obtain", "receiv", "land")
_EARLY = 3  # sentences, headline included, in which a loan from nobody named is the news
_KIND = ("loan", "debt")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _lent(
    context: Context, match: re.Match[str], lead: int, borrower: Party, lenders: list[Party]
) -> Event:
    """What lenders lend to a borrower, by the sum of a match."""
    event = event_of(context, match, _KIND, lead, borrower)
    if match["verb"].lower().startswith(_DONE):
        event.told = context.told(lead, *match.span(), "done")
    lenders = [x for x in lenders if x.text != borrower.text]
    return replace(event, buyers=lenders, money=context.span(*match.span("money")))


def _package(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has secured a £20m funding package from Fern Bank", "Y completes $300m refinancing"."""
    subject = context.subject(match.start())
    if subject is None or not context.is_firm(subject[0].name) or _NO_STAKE.search(match[0]):
        return None
    lenders = context.reader.agents(match.end())[0] if match["from"] else []
    lenders = [x for x in lenders if x.name is not None]
    surely = match["what"].lower().startswith(_SURELY)
    if not (any(_BANK.search(x.text) for x in lenders) or surely):
        return None
    if not lenders and (context.sentence.index > _EARLY or "refinanc" not in match["what"].lower()):
        return None
    return _lent(context, match, subject[1], subject[0], lenders)


def _with_loan(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has refinanced its debt with a £40m loan from X"."""
    subject, lenders = context.subject(match.start()), context.reader.agents(match.end())[0]
    lenders = [x for x in lenders if x.name is not None]
    if subject is None or not context.is_firm(subject[0].name) or not lenders:
        return None
    return _lent(context, match, subject[1], subject[0], lenders)


def _backed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X supports Y with £4m loan"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.start("whom"))
    if subject is None or thing is None or not context.is_firm(thing[0].name) or thing[0].assets:
        return None
    if not context.is_firm(subject[0].name) or subject[0].text == thing[0].text:
        return None
    return _lent(context, match, subject[1], thing[0], [subject[0]])


def _will_help(context: Context, match: re.Match[str]) -> Event | None:
    """ "A £4m loan from X will help Y build flats"."""
    lenders, thing = (
        context.reader.agents(match.start("whom"))[0],
        context.reader.thing(match.end()),
    )
    lenders = [x for x in lenders if x.name is not None]
    if thing is None or not context.is_firm(thing[0].name) or thing[0].assets or not lenders:
        return None
    return _lent(context, match, match.start(), thing[0], lenders)


def _letter(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has received a commitment letter from X for a $70 million loan", but for no bid."""
    subject, lenders = context.subject(match.start()), context.reader.agents(match.start("whom"))[0]
    lenders = [x for x in lenders if x.name is not None]
    if subject is None or not context.is_firm(subject[0].name) or not lenders or match["for"]:
        return None
    event = _lent(context, match, subject[1], subject[0], lenders)
    return replace(event, told=context.told(subject[1], *match.span(), "present"))


_RULES = Rules(
    (_PACKAGES, _PACKAGE, _package),
    (_REFINANCED, _WITH_LOAN, _with_loan),
    (_BACKS | _REFINANCED, _BACKED_WITH, _backed),
    (_FROM_BANK, _WILL_HELP, _will_help),
    (_LETTERS, _LETTER, _letter),
)
