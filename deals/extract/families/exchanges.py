"""Mergers told by what holders get: "Y holders will receive 1.2 X shares for each Y share"; and
those that two call off: "X and Y have scrapped their planned $3 billion combination"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_GET = hints("holders to ", "holders will", "holders would", "holders are to", "holders of",
             "holders in", "nvestors in", "nvestors of", "owners of")  # fmt: skip
_BECOME = hints("share will be", "share would be", "share is to be", "share to be", "stock will be")
_THEIRS = hints("combination", "merger", "tie-up", " union")
_TALKS = hints("talks between", "negotiations between", "discussions between")
HINTS = _GET | _BECOME | _THEIRS | _TALKS
_LATEST = 3  # sentences, headline included, in which this alone is the news
_NUMBER = r"(?:about |up to |a total of )?(?:\d[\d.,/-]*|one|two|three|four|five|six|seven|half)"
_SHARES = (
    rf"{_NUMBER} (?:mln |million |(?:of )?an? )?(?:(?:new|newly|issued|common|ordinary|preferred"
    r"|first|class [A-Z]|restricted) )*(?:(?:shares?|shrs?|units?) (?:of |in )(?:(?-i:[a-z])[\w-]* "
    r"){0,3}|)<?"
)
_NAMED = r"(?=(?-i:[A-Z]))"
_RECEIVE = phrase(
    rf"(?P<of>\b(?:holders|investors|owners) (?:of|in) (?:the )?<?{_NAMED}"
    r"(?P<name>(?:[^.;,]|\.(?= (?:will|would|are|is|were|to)\b)){2,50}?))?(?<!\.)\b"
    r"(?P<holders>(?:share|stock)?holders )?"
    r"(?P<verb>(?:will|would|are|is|were|to) (?:to |\w+ly )?(?:get|receive|be given"
    rf"|be offered)) {_SHARES}{_NAMED}"
)
_EACH = phrase(
    r"\b(?:each|every) (?:(?:outstanding|common|ordinary|share|of) )*<?"
    rf"{_NAMED}(?P<name>[^.;,]{{2,50}}?) (?:common |ordinary )*(?:share|stock) "
    r"(?P<verb>(?:will|would|is to|to) be (?:\w+ly )?(?:exchanged|converted|swapped)) (?:for|into) "
    rf"(?:the right to receive )?{_SHARES}{_NAMED}"
)


# What holders get of what their own company holds, or a right to it.
_OWN = phrase(
    r"\b(?:spin|spun|spin-?off|distribut\w+|dividend|rights?(?! to receive)|warrants?|demerg\w+"
    r"|split"
    r"|(?:its|wholly[- ]owned|new) (?:\w+ )?(?:unit|subsidiary|affiliate)|held|record)\b"
)
_FOR_EACH = phrase(r"\bfor (?:each|every)\b")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of mergers by what the holders of one company get of another."""
    yield from _RULES.events(context)
    for event in _BY_SHARES.events(context):
        yield event
        yield replace(event, family="terms", type="acquisition")  # which of the two is bought


def _receive(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y shareholders are to get 1.2 X shares", "holders of Y will receive one share of X"."""
    if match["of"]:
        ours = context.reader.starting(match.start("name"), match.start("name") + 1)
    elif match["holders"]:
        place = context.sentence.start + match.start("holders")
        ours = [n for n in context.companies() if _just_before(context, n, place)]
    else:
        return None
    return _swapped(context, match, ours)


def _just_before(context: Context, name: Name, place: int) -> bool:
    text, base = context.sentence.text, context.sentence.start
    return text[name.end - base : place - base].rstrip() in {"", "'s", "'"} and name.end <= place


def _each(context: Context, match: re.Match[str]) -> Event | None:
    """ "Each Y share will be exchanged for 1.2 X shares"."""
    ours = context.reader.starting(match.start("name"), match.start("name") + 1)
    return _swapped(context, match, ours)


def _swapped(context: Context, match: re.Match[str], ours: list[Name]) -> Event | None:
    theirs = context.reader.starting(match.end(), match.end() + 1)
    if context.sentence.index > _LATEST or not ours or not theirs:
        return None
    if _OWN.search(context.sentence.text):
        return None
    if any(n.kind != "organization" for n in (ours[0], theirs[0])):
        return None
    if context.same(ours[0], theirs[0]):
        return None  # rights of its own holders
    told = context.told(match.start("verb"), *match.span("verb"), "present")
    span, kind = context.span(*match.span()), ("union", "merger")
    buyers, weak = [party_of(theirs[0])], _FOR_EACH.search(context.sentence.text) is None
    return Event(*kind, context.sentence, span, told, party_of(ours[0]), buyers, weak=weak)


_SCRAPPED = phrase(
    r"\b(?P<verb>(?:scrap|abandon|terminat|end|cancel|drop|call)(?:p?ed|led)?(?: off)?) (?:their"
    rf"|the) (?:(?:planned|proposed|agreed) )?(?:{MONEY} )?(?:planned |proposed |all-share "
    rf"|all-stock )*"
    r"(?:combination|merger|tie-up|union)\b(?! (?:of|with|between|talks|agreement))"
)
_AND = re.compile(r" and (?:the |an? )?(?:[a-z-]+ ){0,4}<?")


def _scrapped(context: Context, match: re.Match[str]) -> Event | None:
    """ "X and Y have scrapped their planned combination"."""
    base, text = context.sentence.start, context.sentence.text
    names = [n for n in context.companies(match.start()) if n.kind == "organization"]
    if len(names) < _TWO or not _AND.fullmatch(
        text, names[-2].behind - base, names[-1].start - base
    ):
        return None
    told = context.told(names[-1].end - base, *match.span(), "present")
    span, target = context.span(*match.span()), party_of(names[-1])
    return Event("union", "merger", context.sentence, span, told, target, [party_of(names[-2])])


_TWO = 2

_TALKS_BETWEEN = phrase(  # early, and alone: what they talked about is told next
    r"(?:Talks|Negotiations"
    r"|Discussions) between (?P<verb>)(?=(?:the )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z]))"
    r"(?=[^.;]*\b(?:broken (?:down|off)|collapsed|ended|fallen through|failed)\b)"
)


def _talks_ended(context: Context, match: re.Match[str]) -> Event | None:
    """ "Talks between publishers X and Y have broken down over price"."""
    sides = [s for s in context.reader.agents(match.end())[0] if s.name is not None]
    if len(sides) != _TWO or match.start() > 0:
        return None
    told, span = context.told(0, *match.span(), "present"), context.span(*match.span())
    return Event("union", "merger", context.sentence, span, told, sides[1], sides[:1])


_RULES = Rules(
    (_THEIRS, _SCRAPPED, _scrapped),
    (_TALKS, _TALKS_BETWEEN, _talks_ended),
)
_BY_SHARES = Rules(
    (_GET, _RECEIVE, _receive),
    (_BECOME, _EACH, _each),
)
