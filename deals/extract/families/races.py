"""Races for a company, told by the race: "the contest to acquire Y was won by X", "the race to buy
Y has been narrowed to four, leaving X", "left in the running for Y are X and Z", "candidates to
take over Y include X and Z"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.preferred import NO_COMPANY
from deals.extract.families.pursuits import HONOURS, event_of, who_it_is
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.literals import Phrase
from deals.extract.words.text import phrase

_RACES = hints(*(f"{race} {to}" for race in ("race", "contest", "battle", "auction", "bidding",
                                             "fight", "struggle", "tussle", "bidding war")
                 for to in ("to buy", "to acquire", "to take over", "to land", "for ", "to win",
                            "over ")), "auction of ")  # fmt: skip
_RUNNING = hints("in the running", "in the race", "in the hunt", "in the frame",
                 "in the bidding", "in the contest")  # fmt: skip
_CANDIDATES = hints(*(f"{who} {to}" for who in ("candidates", "candidacies", "contenders",
                                                "bidders", "suitors", "bidding", "vying",
                                                "front-runners", "frontrunners", "parties",
                                                "companies", "groups", "firms", "those")
                      for to in ("to take over", "to buy", "to acquire", "for ", "bidding for",
                                 "vying for", "interested in")))  # fmt: skip
_CHOICE = hints("preferred bidder", "preferred buyer", "winning bidder")
HINTS = _RACES | _RUNNING | _CANDIDATES | _CHOICE

_FOR_Y = (
    r"(?:(?<=auction[ ])of|to (?:buy|acquire|take over|land|win|purchase)|for(?: control of)?"
    r"|over) "
)
_Y = r"(?=(?:the |an? |its )?(?:[\w.%'-]+ ){0,6}?<?(?-i:[A-Z]))"
_X = r"(?=(?:the |an? )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
_RACE = phrase(
    r"\b(?P<verb>(?:race|contest|battle|auction|bidding(?: war)?|fight|struggle|tussle)) "
    rf"{_FOR_Y}{_Y}"
)
_WON_BY = phrase(
    r",? (?:was|were|has been|had been|is|is being|will be) (?:won|clinched|taken|secured) by " + _X
)
_NARROWED = phrase(
    r",? (?:has |have |had |is |was |now |been )*(?:narrow|whittl|cut|par|come|came|trimm|thinn"
    r"|reduc|shrunk|slimm)\w*(?: down)?[^.;]{0,60}?(?:,? (?:leaving|between)|:|,? namely|,) " + _X
)
_LEFT = phrase(
    r"\b(?P<verb>in the (?:running|race|hunt|frame|bidding|contest)) "
    rf"{_FOR_Y}{_Y}"
)
_ARE = phrase(r",? (?:are|is|were|include[sd]?|remain) (?:the )?" + _X)
_THEY_ARE = phrase(r",? (?:are|is|was|were|remains?|stays?)(?: (?:still|now|left|both|all))* ")
_CANDIDATE = phrase(
    r"\b(?P<verb>(?:candidates|candidacies|contenders|bidders|suitors|front-?runners"
    r"|(?:parties|companies|groups|firms|those) (?:bidding|vying|competing|interested)))"
    r" (?:(?:bidding|vying|competing|hoping|trying|seeking) )?"
    rf"(?:to (?:buy|acquire|take over|purchase|win)|for(?: control of)?|in"
    rf"(?: (?:buying|acquiring))?) {_Y}"
)
_INCLUDE = phrase(
    r",? (?:include[sd]?|are|were|(?:are|were) said to (?:be|include)) (?:the )?" + _X
)
_CHOSE = phrase(  # "creditors chose X as the preferred bidder", for what was told before
    r"\b(?P<verb>chose|chosen|choos(?:es|ing)|pick(?:s|ed)?|select(?:s|ed)?|nam(?:es|ed)) "
    rf"{_X}(?=[^.;,]{{2,60}}? as (?:the |its |their )?(?:preferred|winning) (?:buyer|bidder)\b"
    r"(?! (?:for|of|in|to)\b))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of a race."""
    return _RULES.events(context)


def _raced_for(context: Context, match: re.Match[str], then: tuple[Phrase, ...]) -> Event | None:
    """Who is named behind what the words at the end of a match say is raced for."""
    text, nobody = context.sentence.text, Party(0, 0, "")
    if NO_COMPANY.search(text, match.end(), match.end() + 60):
        return None
    share, target, behind = bought(context, match.end(), nobody)
    if target is None or target.name is None or target.name.kind != "organization":
        return None
    topic, ours = context.subjects.topic, target.name
    if target.assets and topic is not None and topic.core[0] == ours.core[0]:
        target = party_of(topic)  # "the Y business", where the article speaks of Y
    if not HONOURS.isdisjoint(ours.core):
        return None
    found = next((m for pattern in then if (m := pattern.match(text, behind))), None)
    buyers = context.reader.agents(found.end())[0] if found else []
    buyers = [b for b in buyers if b.name is not None and b.text != target.text]
    if then and not buyers:
        return None
    event = event_of(context, match, ("purchase", type_of(share, target)), match.start(), target)
    end = found.end() if found else match.end()
    event.trigger = context.span(match.start(), end)
    event.told = context.told(match.start(), match.start(), end, "present")
    return replace(event, buyers=buyers, share=in_article(context, share))


def _race(context: Context, match: re.Match[str]) -> Event | None:
    """ "The contest to acquire Y was won by X"; "has been narrowed to two, leaving X and Z"."""
    return _raced_for(context, match, (_WON_BY, _NARROWED))


def _left(context: Context, match: re.Match[str]) -> Event | None:
    """ "Left in the running for Y are X and Z", "X and Z are still in the running for Y"."""
    first = next(iter(context.companies(match.start())), None)
    base = context.sentence.start
    buyers, behind = context.reader.agents(first.start - base) if first else ([], 0)
    buyers = [b for b in buyers if b.name is not None]
    if not buyers or not _THEY_ARE.fullmatch(context.sentence.text, behind, match.start()):
        return _raced_for(context, match, (_ARE,))
    event = _raced_for(context, match, ())
    return replace(event, buyers=buyers) if event is not None else None


def _candidate(context: Context, match: re.Match[str]) -> Event | None:
    """ "Candidates to take over Y include X and Z"."""
    return _raced_for(context, match, (_INCLUDE,))


_RULES = Rules(
    (_RACES, _RACE, _race),
    (_RUNNING, _LEFT, _left),
    (_CANDIDATES, _CANDIDATE, _candidate),
    (_CHOICE, _CHOSE, who_it_is),
)
