"""Deals counted first and named after: "to acquire four banks. The four banks are: A, B and C"."""

from collections.abc import Iterator
from dataclasses import replace

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.lists import SPEAKS
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_MOST = 12  # names of one list that are looked at
_HEADS = (
    *("companies", "firms", "businesses", "units", "subsidiaries", "banks", "concerns", "chains"),
    *("stations", "newspapers", "insurers", "acquisitions", "divisions", "distributors"),
)
_ARE = (" are", " were", " include", " acquired are", " acquired were", " sold are")
_NUMBERS = ("two", "three", "four", "five", "six")
HINTS = hints(
    *(f"{head}{verb}" for head in _HEADS for verb in _ARE),
    *(f"the {number} {head}, " for head in _HEADS for number in _NUMBERS),
)
_LISTS = phrase(
    r"(?:the |those |these )(?:(?:[a-z]+|\d+|(?-i:[A-Z]\w+(?:an|ish|ese|ch)?)) ){0,3}?"
    rf"(?:{'|'.join(_HEADS)})(?P<told> (?:to be |being )?(?:acquired|bought|purchased|sold"
    rf"|involved))?"
    r"(?:(?: are| were| will be| include[sd]?)(?: to be)?:? |, )(?=(?:the )?<?(?-i:[A-Z]))"
)
_BOUGHT = phrase(r"\b(?:acquired|bought|purchased)\b[^.]*\b(?:are|were)\b")
# What stands between a name of the list and the next; what "which" tells ends with a comma.
_NEXT = phrase(
    r"(?: bank| company| unit)?(?: ?\([^()]*\)| ?<[^<>]*>)?(?:(?:,? (?:with|in|of|at|based|located"
    r"|headquartered|near|for)\b"
    r"[^;]{0,90}?|, (?:an?|the)\b[^;]{0,90}?)?(?:,? and|[,;](?: and)?)"
    r"|,? (?:which|that|whose|who)\b[^;]{0,160}?[,;](?: and)?) (?:the )?[<\"]?"
)
_FIRST = phrase(r" ?(?:the )?[<\"]?")


def events(context: Context) -> Iterator[Event]:
    """A deal for each name of a list that says which those are that were counted before."""
    match = _LISTS.match(context.sentence.text)
    if match is None:
        return
    counted = context.counted
    names = _names(context, match.end())
    if match[0].endswith(", ") and not (counted and len(names) > 1):
        return
    if counted is not None:
        taken = {party.text for party in (*counted.buyers, *counted.sellers)}
        for party in (p for p in names if p.text not in taken):
            buyers, sellers = list(counted.buyers), list(counted.sellers)
            yield replace(counted, target=party, buyers=buyers, sellers=sellers)
    elif _BOUGHT.search(match[0]):
        yield from _of_topic(context, names, match.end())


def _of_topic(context: Context, names: list[Party], end: int) -> Iterator[Event]:
    """What "the acquired companies" are that nobody counted: whom the article speaks of bought."""
    topic = context.subjects.topic
    if topic is None or not context.is_firm(topic):
        return
    told, span = context.told(0, 0, end, "done"), context.span(0, end)
    for party in names:
        buyers = [party_of(topic)]
        yield Event("purchase", "acquisition", context.sentence, span, told, party, buyers)


def _names(context: Context, pos: int) -> list[Party]:
    """The companies of the list at `pos`; none where the list is of other things."""
    text, base = context.sentence.text, context.sentence.start
    found: list[Name] = []
    end = pos
    for name in context.reader.starting(pos, len(text))[:_MOST]:
        gap = _NEXT if found else _FIRST
        if name.kind != "organization" or not gap.fullmatch(text, end, name.start - base):
            if found:
                continue  # told about the one before
            return []
        if SPEAKS.match(text, name.behind - base):
            break  # "A and B, X said"
        found.append(name)
        end = name.behind - base
    return [party_of(name) for name in found]
