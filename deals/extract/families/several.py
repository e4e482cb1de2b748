"""Several companies bought at once: "has bought A, B and C" tells three deals."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.objects import add_seller, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.lexicon import COMPANY_WORDS
from deals.extract.words.name_words import Name
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import folded, phrase

_MOST = 8  # companies in one list
_TOLD = phrase(
    r"(?: ?\([^()]*\))?, (?:an?|the|one of) [^,;.]{3,110}(?=, (?:and )?)"
    r"|(?P<tuned>, Channel \d+,?(?: in (?-i:[A-Z])[\w -]{2,30}?(?:, (?-i:[A-Z])[a-z]+\.?)?)?)"
    r"(?=,? and )"
)
_AND = phrase(
    r"(?: (?:of|in) (?-i:[A-Z])[\w. -]{2,30}?)?(?: ?[>)] ?)?(?:, (?-i:[A-Z])[\w.]{2,12})?"
    r"(?:, ?(?:and )?| and )(?:also )?(?:the )?"
    r"(?:(?:its|an?) (?:[a-z-]+ ){0,4}?(?:arm|unit|subsidiary|division|affiliate|business),? )?"
    r"(?-i:(?:[A-Z][\w.]+ ?){1,3}(?:, [A-Z][\w.]+)?-based )?[\"'<(]?"
)
# What shows that a name behind "and" begins a clause of its own.
_ACTS = phrase(
    r"(?:[ ,]*<[^>]*>| ?\([^()]*\))?[^,.;]{0,24}\b(?:said|says|has|have|is|are|was|were|will|would"
    r"|agreed|announced|also|plans?|expects?|to)\b|'s?\b|'"
)


# "its Birch and Fern units"; "a 9 pct stake in Birch, a maker of saws, and a 6 pct stake in Fern".
_UNITS = phrase(
    r" and (?:its |the )?(?=[A-Z<])(?:[\w&.'-]+ ){1,4}?(?:units|subsidiaries|divisions|businesses"
    r"|brands|companies|affiliates)\b"
)
_ANOTHER_STAKE = phrase(
    rf"(?:, [^,;.]{{3,60}})?,? (?:and|as well as|plus) (?:also )?(?:an? |the |its )?"
    rf"(?P<percent>{PERCENT_WORDS}) (?:[\w-]+ ){{0,2}}?(?:stake|interest|holding)? ?(?:in|of) "
    r"(?=(?:the )?<?[A-Z])"
)


_AND_THINGS = phrase(
    r"(?: ?<[^<>]*>| ?\([^()]*\))?(?:, [^,;.]{3,90})?,? (?:and|as well as|along with|plus) "
    r"(?:the |all |certain |all the "
    r"|its )?(?P<things>(?:[a-z][\w-]*,? (?:and )?){0,6}?(?:rights?|patents?"
    r"|designs?|assets|inventor(?:y|ies)|trademarks?|business(?:es)?|operations|contracts"
    r"|technology"
    r"|plants?|stores?|branches|brands?|licen[cs]es"
    r"|equipment)(?:,? (?:and )?(?:other )?[a-z]+){0,2} of (?:the )?)(?=<?(?-i:[A-Z]))"
)


def targets(context: Context, event: Event) -> Iterator[Event]:
    """The event, and one more for every further company in the list that its target opens."""
    target = event.target
    if target is None or target.name is None or target.assets:
        yield event
        return
    listed, end = _list_behind(context, event, target.name)
    if listed and not event.sellers:
        add_seller(context, event, end)
    yield event
    more = _another(context, event, target.name) or _its_other(context, event, target.name)
    if more is not None:
        yield more
        return
    things = _things(context, target.name) if event.buyers and _counts(context, event) else None
    if things is not None:
        sellers = [*event.sellers, *([party_of(things.owner)] if things.owner else [])]
        yield replace(
            event, target=things, type="asset_purchase", buyers=list(event.buyers), sellers=sellers
        )
    for party in listed:
        yield replace(event, target=party, buyers=list(event.buyers), sellers=list(event.sellers))


def _counts(context: Context, event: Event) -> bool:
    """Whether the words behind the target can go on with a list of what is bought."""
    if event.target is None or event.target.owner is not None:
        return False
    base = context.sentence.start
    if " with " in context.sentence.text[event.trigger.start - base : event.trigger.end - base]:
        return False  # "acquisition agreement with X and Y"
    share = event.share
    return share is None or share.percent is None or share.percent >= _ALL


_ALL = 100  # percent


def _list_behind(context: Context, event: Event, target: Name) -> tuple[list[Party], int]:
    """The companies behind the target, and where their list ends."""
    listed = _listed(context, target, event.family == "sale") if _counts(context, event) else []
    if not listed or listed[-1].name is None:
        return [], 0
    end = listed[-1].name.behind - context.sentence.start
    told = _CALLED.match(context.sentence.text, end)
    return listed, told.end() if told else end


_CALLED = phrase(  # '(collectively, "Birch")', ", two toolmakers,"
    r" ?\([^()]{3,60}\)|, (?:an?|two|three|four|five|all|both|the) [^,;.()]{3,80},(?= from )"
)
# "negotiating the sale of Birch AG, a small bank, and of its card operation"
_AND_ITS = phrase(
    r"(?: ?<[^<>]*>)?(?: (?:unit|subsidiary|division|business|arm))?(?:,? (?:an?|the|which|whose) "
    r"[^;.]{3,90}?)?,? (?:and|as well as) (?:also )?(?P<of>of )?"
    r"(?=(?:its|their) (?!affiliated|related|other ))"
)


def _its_other(context: Context, event: Event, target: Name) -> Event | None:
    """The second of what one seller sells: "its Birch unit and its saw business"."""
    text, base = context.sentence.text, context.sentence.start
    found = _AND_ITS.match(text, target.behind - base) if event.family == "sale" else None
    if found is None or event.share is not None or not event.sellers:
        return None
    of = event.trigger.end - base
    if not found["of"] and not _ITS_FIRST.search(text, of, target.start - base):
        return None  # "Birch and its card business": Birch's, maybe
    thing = context.reader.thing(found.end())
    if thing is None or thing[0].text == (event.target and event.target.text):
        return None
    assets = "asset_purchase" if thing[0].assets else event.type
    kind = assets if event.buyers else event.type
    buyers, sellers = list(event.buyers), list(event.sellers)
    return replace(event, target=thing[0], type=kind, buyers=buyers, sellers=sellers)


_ITS_FIRST = phrase(r" ?(?:of )?(?:its|their) (?:[a-z][\w-]* ){0,3}<?$")


def _another(context: Context, event: Event, target: Name) -> Event | None:
    """The second of two units, or of two stakes, that the words behind the target name."""
    text, base = context.sentence.text, context.sentence.start
    end = target.behind - base
    units, stake = _UNITS.match(text, end), _ANOTHER_STAKE.match(text, end)
    if units:
        names, share = context.reader.starting(end, units.end()), event.share
    elif stake and event.share is not None and event.share.percent is not None:
        names = context.reader.starting(stake.end(), stake.end() + 8)
        percent = percent_in(stake["percent"])
        first = base + stake.start("percent")
        share = Share(first, base + stake.end("percent"), percent, "percent")
    else:
        return None
    if not names or names[0].kind != "organization" or names[0].core == target.core:
        return None
    party = party_of(names[0])
    kind = type_of(share, party) if stake and not units else event.type
    buyers, sellers = list(event.buyers), list(event.sellers)
    return replace(event, target=party, buyers=buyers, sellers=sellers, share=share, type=kind)


def _things(context: Context, target: Name) -> Party | None:
    """The second object of "bought A, a maker of saws, and the patents and designs of B"."""
    match = _AND_THINGS.match(context.sentence.text, target.behind - context.sentence.start)
    names = context.reader.starting(match.end(), match.end() + 3) if match else []
    if match is None or not names or names[0].kind != "organization":
        return None
    if context.same(names[0], target):
        return None
    if names[0].core[0][:6] == target.core[0][:6]:
        return None  # "Birch-Elm Corp and the business of Birch"
    first, name = context.sentence.start + match.start("things"), names[0]
    words = context.sentence.text[match.start("things") : name.end - context.sentence.start]
    return Party(first, name.end, folded(words), name, True, name)


def _whole(name: Name, before: str) -> bool:
    """Whether a name in a list can stand alone."""
    called = _CALL_LETTERS.fullmatch(name.text.removeprefix("TV Station "))
    several = len(name.core) > 1 and name.core[0] not in COMPANY_WORDS
    return before == "<" or name.formal or several or called is not None


_CALL_LETTERS = re.compile(r"[KWCX][A-Z]{2,3}(?:-(?:FM|AM|TV))?")


def _listed(context: Context, target: Name, sold: bool) -> list[Party]:
    """The companies behind the first of a list; none where it is no list of whole names."""
    text, base = context.sentence.text, context.sentence.start
    end, found, closed = target.behind - base, list[Name](), False
    for name in context.reader.starting(end, len(text))[:_MOST]:
        town = text[end : name.start - base].lstrip(" >") in {"of ", "in "}
        told = _TOLD.match(text, end)
        if (town and not name.formal) or (told and told["tuned"] and name.end - base <= told.end()):
            end = name.end - base if town else end  # the town of the company before
            continue
        told = _TOLD.match(text, end, name.start - base)
        gap = text[told.end() if told else end : name.start - base]
        firm = "organization" == name.kind == context.entities.of(name).kind
        if not firm or not _AND.fullmatch(gap):
            break
        found.append(name)
        end, closed = name.behind - base, "and" in gap.lower()
        if closed:
            break
    acts = _ACTS.match(text, end)
    if not closed or (acts and not (sold and acts[0].endswith("to"))):
        return []  # "sold Birch and Elm to Cedar" begins no clause
    if not all(_whole(n, text[n.start - base - 1 : n.start - base]) for n in (target, *found)):
        return []  # "Harper and Row" is one name
    known = context.entities.of(target)
    again = any(context.entities.of(n) is known for n in found)
    return [] if again else [party_of(n) for n in found]
