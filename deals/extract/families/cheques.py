"""Rounds told by the cheque that somebody writes, by what is added to one before, or by what they
make of a company: "X wrote Y a $5m cheque", "Y topped up its Series A", "became a unicorn"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.backers import told_round
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import ROUND_OF, SUM
from deals.extract.words.name_words import NAME_NEAR
from deals.extract.words.text import phrase

_CHEQUE = hints(" cheque to ", " check to ", " cheque for ", " check for ", " check into ",
                " cheque into ")  # fmt: skip
_MORE = hints("its seed", "its pre-s", "its series ", "to its latest", "the series ", "the round",
              "its round", "its latest round", "its latest fund")  # fmt: skip
_SOLE = hints("investor in ", "investors in ", "backer of ", "backers of ", "backer in ")
_AFTER = hints("round led by", "round co-led by", "round backed by", "raise led by",
               "funding led by", "investment led by", "financing led by")  # fmt: skip
_UNICORN = hints("unicorn", "decacorn", "soonicorn")
_FROM = hints("injection from", "investment from", "infusion from", "boost from", "round from",
              "cheque from", "check from", "funding from")  # fmt: skip
HINTS = _CHEQUE | _MORE | _SOLE | _AFTER | _UNICORN | _FROM
_WROTE = phrase(
    rf"\b(?P<verb>writes?|wrote|written|writing|cuts?|cutting|signs?|signed) (?:an? |its )?"
    rf"(?:first |initial |follow-on )?{SUM} (?:seed )?(?:cheque|check) (?:to|for|into) {NAME_NEAR}"
)
_ADDS = phrase(
    rf"\b(?P<verb>(?:top(?:s|ped|ping)? up|extend(?:s|ed|ing)?|expand(?:s|ed)|upsiz(?:es|ed)"
    rf"|swell(?:s|ed)|stretch(?:es|ed)) (?:its|the) (?:latest |recent |{ROUND_OF} |funding "
    rf"|financing "
    rf"|investment |round |extension )+(?:by|with|to)(?: an?)?(?: further| additional| extra"
    rf"| new)?|add(?:s|ed|ing)?) {SUM}(?P<to> (?:more )?to (?:its|the) (?:latest |recent )?"
    rf"(?:{ROUND_OF}|round|funding|financing|raise))?"
)
_INVESTOR_IN = phrase(
    r"\b(?P<verb>is|was|were|are|became|becomes) (?:the |an? )?(?P<lead>sole|lead|only|main|largest"
    r"|biggest|anchor) (?:investors?|backers?) (?:in"
    r"|of) (?:the )?(?P<whose>(?-i:[A-Z])[^.;,]{1,40}?"
    rf")'s? (?:new |latest |recent )?{SUM} (?:{ROUND_OF}|(?:funding |financing )?round|raise)\b"
)
_AFTER_ROUND = phrase(
    r"\b(?P<verb>after|following|in|with|through|via|thanks to|on the back of) (?:an?|its|the) "
    rf"(?:new |latest |fresh |recent |oversubscribed )?{SUM} (?:{ROUND_OF} )?(?:funding |financing "
    r"|investment )?(?:round|raise|funding|investment|financing) (?=(?:co-)?(?:led|backed) by "
    r"|from )"
)
_MAKES_UNICORN = phrase(
    r"\b(?P<verb>becom(?:es?|ing)|became|turn(?:s|ed)|reach(?:es|ed)|hits?|achiev(?:es|ed)"
    r"|gain(?:s|ed)|attain(?:s|ed)|earn(?:s|ed)|enter(?:s|ed)|join(?:s|ed)) (?:[\w'-]+ ){0,6}?"
    r"(?:uni|deca|sooni)corn(?: status| club| ranks)? (?:with|after|on|following"
    r"|thanks to) (?:an? )?"
    rf"(?:raising |securing |landing |closing )?(?:an? )?{SUM}"
)
_HELPS = phrase(
    rf"^(?:An? |The )?{SUM} (?:cash |capital |equity |growth |seed )?(?P<verb>injection|investment"
    rf"|infusion|boost|round|cheque|check|funding) from (?P<who>{NAME_NEAR}[^.;]{{2,90}}?) (?:will"
    r"|would|is to|should|helps?|helped|lets?|allows?|allowed|enables?|gives?|gave|takes?|puts?)"
    r"(?: (?:help|let|allow|enable|give|see|take|put))? (?=(?:the )?<?(?-i:[A-Z]))"
)
_STATE = phrase(
    r"\b(?:government|ministry|council|agency|commission|lottery|grants?|states?|federal|fund for"
    r"|treasury|department|authority|eu|nhs)\b"
)
_EARLY = 3  # sentences, headline included, in which the round of which this tells is the news


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _wrote(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has written a $12 million check to Y, a payroll startup"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or subject[0].name is None:
        return None
    target = thing[0]
    if target.assets or not _is_firm(context, target) or target.text == subject[0].text:
        return None
    event = told_round(context, match, subject[1], target)
    return replace(event, buyers=[subject[0]])


def _adds(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has topped up its Series B with another $15 million", "Y adds $5m to its Series A"."""
    if match["verb"].lower().startswith("add") and not match["to"]:
        return None
    subject = context.subject(match.start())
    if subject is None or not _is_firm(context, subject[0]):
        return None
    return told_round(context, match, subject[1], subject[0])


def _investor_in(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is the sole investor in Y's $9 million Series A"."""
    subject = context.subject(match.start())
    names = context.reader.starting(*match.span("whose"))
    if subject is None or subject[0].name is None or not names:
        return None
    target = party_of(names[-1])
    if not _is_firm(context, target) or target.text == subject[0].text:
        return None
    event = told_round(context, match, subject[1], target)
    leads = [subject[0]] if match["lead"].lower() in {"lead", "anchor"} else []
    return replace(event, buyers=[subject[0]], leads=leads)


def _after_round(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is now valued at $1.2 billion after a $150 million round led by X"."""
    subject = context.subject(match.start())
    if subject is None or context.sentence.index > _EARLY or not _is_firm(context, subject[0]):
        return None
    return told_round(context, match, subject[1], subject[0])


def _unicorn(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y becomes a unicorn with $150 million from X"."""
    subject = context.subject(match.start())
    if subject is None or context.sentence.index > _EARLY or not _is_firm(context, subject[0]):
        return None
    return told_round(context, match, subject[1], subject[0])


def _helps(context: Context, match: re.Match[str]) -> Event | None:
    """ "A $40 million injection from X will help Y open in Spain"."""
    backers = [b for b in context.reader.agents(match.start("who"))[0] if b.name is not None]
    names = context.reader.starting(match.end(), match.end() + len("the <"))
    if not backers or not names or _STATE.search(match["who"]):
        return None
    target = party_of(names[0])
    backers = [b for b in backers if b.text != target.text and b.end < target.start]
    if not backers or not _is_firm(context, target):
        return None
    return replace(told_round(context, match, match.start(), target), buyers=backers)


def _is_firm(context: Context, party: Party) -> bool:
    """Whether a party is a company by its name: no person, no school."""
    return context.is_named_firm(party) and not _NO_FIRM.search(party.text)


_NO_FIRM = phrase(
    r"\b(?:school|university|college|hospital|church|museum|council|foundation|charity|fund|club)\b"
)


_RULES = Rules(
    (_CHEQUE, _WROTE, _wrote),
    (_MORE, _ADDS, _adds),
    (_SOLE, _INVESTOR_IN, _investor_in),
    (_AFTER | _FROM, _AFTER_ROUND, _after_round),
    (_UNICORN, _MAKES_UNICORN, _unicorn),
    (_FROM, _HELPS, _helps),
)
