"""Buying told as a welcome: a company joins a family of companies, or private equity."""

import re
from collections.abc import Iterator

from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.lexicon import PLAYERS
from deals.extract.words.text import phrase

_FAMILY = hints("family of ", "portfolio of ")
_EQUITY = hints("partner", "joined forces", "recapitali")
_GROUP = hints(" group", " family", " platform", " fold")
_STABLE = hints(" fold", "stable", "empire", "portfolio", "family of", "arsenal of")
HINTS = _GROUP | _FAMILY | _EQUITY | _STABLE
_EARLY = 2  # sentences, headline included, in which such words are the news
_HOUSE = (
    r"(?:family|portfolio) of (?:[\w-]+ )?(?:companies|brands|businesses|firms|agencies"
    r"|practices)\b"
)
_WELCOMED = phrase(
    r"\b(?P<verb>addition of|welcom(?:e|es|ed|ing)|add(?:s|ed)) (?=(?:the )?<?(?-i:[A-Z]))"
    r"(?=(?:[^.;]|\.(?=[\w,])){2,90}? (?:to|into) (?:its|our|the(?: (?-i:[A-Z])[\w&.'-]*){0,3}) "
    rf"(?:[\w-]+ ){{0,2}}?{_HOUSE})"
)
_INTO_FOLD = phrase(  # "is adding Y to its stable of apps for $30 million in stock"
    r"\b(?P<verb>add(?:s|ed|ing)?|bring(?:s|ing)?|brought|fold(?:s|ed|ing)?) "
    r"(?=(?:the )?(?:[a-z][\w-]* ){0,4}<?(?-i:[A-Z]))(?=(?:[^.;]|\.(?=[\w,])){2,90}? (?:to|into) "
    r"(?:its|the) (?:(?:[\w-]+ ){0,3}?(?:stable|portfolio|empire|family|arsenal|collection) of"
    r"|fold\b|(?:[\w-]+ ){0,2}?(?:empire|portfolio|stable)\b))"
    r"(?=[^.;]*\b(?:for (?:about |just )?[A-Z]{0,3}[$£€]?\d[\d.,]*[ -]?(?:[mb]n?|[mb]illion|mln"
    r"|bln|crore)\b|(?:all-)?(?:cash|stock|share)[- ]deal|acqui\w+|buy\w*|bought|purchas\w+"
    r"|(?:deal|transaction) (?:worth|valued)))"
)
_JOINS = phrase(
    r"\b(?P<verb>joins|joined|has joined|is joining|will join) (?:the )?"
    rf"(?=(?-i:[A-Z])(?:[^.;]|\.(?=[\w,])){{1,50}}? (?:[\w-]+ )?{_HOUSE}(?! as\b))"
)
_JOINS_GROUP = phrase(  # "X is pleased to share that Y has joined the X group"
    r"\b(?P<verb>joins|joined|has joined|have joined|is joining|will join|has become (?:part"
    r"|a member)"
    r" of|becomes part of) (?:the )?(?=<?(?:(?-i:[A-Z])[\w&.'-]* (?:of |and |& )?){1,5}?"
    r"(?:group|family|platform|fold)\b(?! of\b))"
)
_AN_INVESTOR = (
    r"(?: ?\([^()]*\))?, (?:an?|the) (?:[\w.,-]+ ){0,6}?(?:private[- ]equity|growth[- ]equity"
    r"|buyout|private investment)(?: and [\w-]+)? (?:firm|investor|fund|group|company|sponsor)\b"
)
_INVESTOR = phrase(_AN_INVESTOR)
_WITH = phrase(
    r"\b(?P<verb>(?:has |have )?partner(?:s|ed)|partnership|joined forces"
    r"|(?P<recap>recapitali[sz]ation)) with (?=(?:the )?<?(?-i:[A-Z]))"
)
_RECAPITALISED = phrase(
    r"\b(?P<verb>recapitali[sz](?:es|ed)(?P<by> by)?|recapitali[sz]ation of) "
    r"(?=(?:the )?(?:[a-z][\w.-]* ){0,4}<?(?-i:[A-Z]))"
)
_TO_DO = phrase(
    r"(?:[^.;]|\.(?=\d)){0,120}?\bto (?:jointly )?(?:offer|provide|launch|deliver|distribute|bring"
    r"|help|build|develop|finance|lend|buy|acquire)\b"
)


def events(context: Context) -> Iterator[Event]:
    """What the first sentences tell in these ways."""
    return _RULES.events(context) if context.sentence.index <= _EARLY else iter(())


def _event(
    context: Context, match: re.Match[str], kind: tuple[str, str], sides: tuple[Party, Party]
) -> Event | None:
    """The event of a target and who takes it in; both are companies that have a name."""
    target, buyer = sides
    if target.name is None or buyer.name is None or target.text == buyer.text:
        return None
    if {target.name.kind, buyer.name.kind} != {"organization"}:
        return None
    told = context.told(match.start(), *match.span(), "done")
    span = context.span(*match.span())
    return Event(*kind, context.sentence, span, told, target, [buyer])


def _welcomed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X announces the addition of Y to its family of companies"."""
    subject, (named, _) = context.subject(match.start()), context.reader.agents(match.end())
    if subject is None or not named:
        return None
    return _event(context, match, ("purchase", "acquisition"), (named[0], subject[0]))


def _into_fold(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is adding Y to its stable of apps for $30 million in stock"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or thing[0].assets:
        return None
    text, name = context.sentence.text, thing[0].name
    if not _BEHIND_IT.match(text, thing[1]):
        return None  # "adds Y shoes to its portfolio"
    if name and _OF_A_CLUB.search(text, match.end(), name.start - context.sentence.start):
        return None  # "adds Y striker P to its stable"
    event = _event(context, match, ("purchase", "acquisition"), (thing[0], subject[0]))
    if event is not None:
        done = match["verb"].lower() in {"added", "folded", "brought"}
        event.told = context.told(subject[1], *match.span("verb"), "done" if done else "present")
    return event


_OF_A_CLUB = phrase(rf"\b{PLAYERS} $")
_BEHIND_IT = phrase(r" ?(?:,|to\b|into\b|\()")


def _joins(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y joins the X family of companies"."""
    subject = context.subject(match.start())
    houses = context.reader.starting(match.end(), match.end() + 1)
    if subject is None or not houses:
        return None
    return _event(context, match, ("purchase", "acquisition"), (subject[0], party_of(houses[0])))


def _joins_group(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is pleased to share that Y has joined the X group": X speaks of its own group."""
    subject = context.subject(match.start())
    houses = context.reader.starting(match.end(), match.end() + 1)
    if subject is None or subject[0].name is None or not houses:
        return None
    house, entities = houses[0], context.entities
    told = [n for n in entities.names if entities.of(n) is entities.of(house)]
    company = subject[0].name.formal or len(subject[0].name.core) > 1
    if (
        not company
        or subject[0].name.kind != "organization"
        or len(told) < _SPOKEN_OF
        or entities.of(house).kind != "organization"
    ):
        return None
    return _event(context, match, ("purchase", "acquisition"), (subject[0], party_of(house)))


_SPOKEN_OF = 3  # places that name a company of which an article speaks


def _with_equity(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has partnered with X, a private equity firm", in either order."""
    text, base = context.sentence.text, context.sentence.start
    subject, (named, behind) = context.subject(match.start()), context.reader.agents(match.end())
    if subject is None or subject[0].name is None or len(named) != 1 or _TO_DO.match(text, behind):
        return None
    if match["recap"] or _INVESTOR.match(text, behind):
        sides = (subject[0], named[0])
    elif _INVESTOR.match(text, subject[0].name.behind - base):
        sides = (named[0], subject[0])
    else:
        return None
    return _event(context, match, ("round", "minority_stake"), sides)


def _recapitalised(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has completed the recapitalization of Y", "Y has been recapitalized by X"."""
    subject, text = context.subject(match.start()), context.sentence.text
    if subject is None:
        return None
    if match["by"]:
        named, _ = context.reader.agents(match.end())
        sides = (subject[0], named[0]) if named else None
    else:
        thing = context.reader.thing(match.end())
        sides = (thing[0], subject[0]) if thing and not thing[0].assets else None
    if sides is None or _STATES.search(text):
        return None
    event = _event(context, match, ("round", "minority_stake"), sides)
    if event is not None:
        done = match["verb"].lower().endswith(("ed", "by")) or _COMPLETES.search(match.string)
        event.told = context.told(subject[1], *match.span(), "done" if done else "present")
    return event


_COMPLETES = phrase(r"\b(?:complet|clos)(?:ed|es|ing of|ion of) (?:the |a )?recap")
_STATES = phrase(r"\b(?:government|ministry|central bank|treasury|taxpayers?|bailout|bail-out)\b")

_RULES = Rules(
    (_FAMILY, _WELCOMED, _welcomed),
    (_STABLE, _INTO_FOLD, _into_fold),
    (_FAMILY, _JOINS, _joins),
    (_GROUP, _JOINS_GROUP, _joins_group),
    (_EQUITY, _WITH, _with_equity),
    (_EQUITY, _RECAPITALISED, _recapitalised),
)
