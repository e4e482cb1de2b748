"""Who joins whom: the sides of a merger or a venture."""

import re

from deals.extract.grammar.beside import is_object, partners
from deals.extract.grammar.events import Context
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.name_words import Name
from deals.extract.words.text import phrase

_INTO = re.compile(r"(?:[^.;]|\.(?=\d)){0,80}?\b(?:into|with|and) +")
# "merger of two of Britain's biggest radio groups, X and Y"
_OF_A_KIND = phrase(
    r"(?:the |two |both |three )(?:[\w'&.-]+ ){0,9}?[a-z]+s, (?=<?(?-i:[A-Z])[^.;,]{1,60} and )"
)
_VEHICLE = phrase(  # what a buyer only founded, or uses, to merge it into whom it buys
    r"[^,.;]{0,60}?(?:\b(?:acqui(?:sition|ring)|merger|holding)\b|, (?:an? |its )?(?:[\w-]+ ){0,3}"
    r"(?:subsidiary|unit|affiliate)\b)"
)
_ITS_UNIT = phrase(r"(?:'s)? (?:[a-z-]+ ){0,3}?(?:unit|subsidiary|affiliate)\b")
_ENDING = phrase(r"\b(?:end|terminat|call|cancel|broke|talks|withdr|suspend)")
_WITH_US = phrase(r"(?:[^.;,]){0,60}? (?:with|into) (?:the company|itself|it)\b")
_THEIRS = phrase(
    r"(?:their|the(?: two| three| four)?) (?:companies|businesses|operations|banks|firms|groups"
    r"|institutions|lenders|airlines|insurers)\b"
)
_US_INTO = phrase(r"(?:the company|it|itself) (?:with and )?into (?=(?:the )?<?(?-i:[A-Z]))")
_IT_AND = phrase(r"\b(?:said|says|announced) (?:that )?it and (?:the )?<?(?=[A-Z])")
_WHOSE_HOLDERS = phrase(r"\b(?:share|stock)?holders of (?:the )?(?=<?(?-i:[A-Z]))")
_UNIT_OF = phrase(
    r"(?:an? |its |the )?(?:\w+[- ]owned )?(?:subsidiary|unit"
    r"|affiliate) of (?:the )?(?=<?[A-Z])(?![^.;]{0,60} (?:into|with) )"
)


def sides_of(context: Context, pos: int) -> tuple[list[Party], int]:
    """The subject and whoever is named beside it: "X and Y said they"."""
    two = _THE_TWO.match(context.sentence.text)
    if two and two.end() <= pos:
        return _of_before(context), two.end()
    subject = context.subject(pos)
    if subject is None:
        return [], pos
    party, lead = subject
    sides = [party]
    if party.name is not None:
        text, base = context.sentence.text, context.sentence.start
        beside = _IT_AND.search(text[:pos])
        if beside and beside.end() - 4 <= party.start - base:
            first = next(iter(context.companies()), None)
            if first is not None and first.start < party.start:
                sides.insert(0, party_of(first))
        for name in context.names:
            if name.kind == "organization" and name is not party.name:
                first, second = sorted((name, party.name), key=lambda n: n.start)
                gap = text[first.behind - base : second.start - base]
                if is_object(text[max(0, first.start - base - 60) : first.start - base]):
                    continue
                if _BESIDE.fullmatch(gap) or (_LIST_END.fullmatch(gap) and _third(context, first)):
                    sides.append(party_of(name))
        known = {p.text for p in sides}
        sides += [p for p in partners(context, party) if p.text not in known]
        sides.sort(key=lambda p: p.start)
    return sides, lead


# "The two companies will set up": those that the sentence before names.
_THE_TWO = phrase(
    r"(?:the two|both|these two|the) (?:companies|firms|groups|partners|sides|airlines|banks"
    r"|carmakers|retailers|carriers|insurers|businesses|rivals)\b(?! of| in (?-i:[A-Z]))"
)


def _of_before(context: Context) -> list[Party]:
    """The two organizations that the sentence before names; none where it names others."""
    _, names = context.subjects.before[-1] if context.subjects.before else (None, ())
    firms = (n for n in names if n.kind == "organization")
    distinct = {id(context.entities.of(n)): party_of(n) for n in firms}
    return list(distinct.values()) if len(distinct) == _PAIR else []


_PAIR = 2
_LIST_END = re.compile(r", and (?:the )?")
_BESIDE = re.compile(  # "X and South Korea's Y", "X, the brewer, and the Dutch insurer Y"
    r" *(?:\([^()]{2,40}\))? *(?:,[^,]{2,80},)?"
    r"(?:,? of [A-Z]\w+(?: [A-Z]\w+)?(?:, [A-Z][\w.]+,)?)? *(?:and|&|with) *"
    r"(?:(?:(?:the|an?) +)?(?:(?:[A-Z]\w+ )?[A-Z]\w+'s +|[A-Z]\w+(?:an|ish|ese|ch) +|U\.[SK]\. +)"
    r"(?:[a-z-]+ +){0,3}?|(?:the|an?) +(?:[a-z-]+ +){0,2}?|[A-Z]\w+(?: [A-Z]\w+)?-based +"
    r"|(?:privately|closely)[ -](?:held|owned) +|(?:rival|fellow|smaller|larger|state-owned"
    r"|listed) +|(?:(?!(?:its|their|his|her|will|would|has|have|had|is|was|are|were|to|also|said"
    r"|says|that|in|of|for|from|by|on|at|as|the|an?) )[a-z][\w-]* +){1,4})?(?:unit +)?<?|, *"
)


def _third(context: Context, name: Name) -> bool:
    """Whether a name is the second of "A, B, and C"."""
    text, base = context.sentence.text, context.sentence.start
    return any(text[n.behind - base : name.start - base] == ", " for n in context.companies())


def named_sides(
    context: Context, match: re.Match[str], sides: list[Party], lead: int
) -> tuple[list[Party], int] | None:
    """The sides that the words behind "merger with", "of" or "into" name; None for no merger."""
    text, how = context.sentence.text, match["how"].lower()
    parties, _ = context.reader.agents(match.end())
    kind = _OF_A_KIND.match(text, match.end()) if not parties else None
    parties = context.reader.agents(kind.end())[0] if kind else parties
    named = [p for p in parties if p.name is not None and p.name.kind == "organization"]
    if how in {"between", "of"} and len(named) >= 2:
        return named[:2], match.start()
    ourselves = _US_INTO.match(text, match.end()) if how == "of" else None
    if ourselves:  # "holders of Y approved the merger of the company into X"
        others = context.reader.agents(ourselves.end())[0][:1]
        return (others + _merged(context, match, sides, others[0]), lead) if others else None
    if how == "into" and named:
        return [named[0], *_merged(context, match, sides, named[0])], lead
    ours = [s for s in sides[:1] if named and s.text != named[0].text]
    if how == "of" and len(named) == 1 and _UNIT_OF.match(text, match.end()):
        return [named[0], *ours], lead
    if how in {"with", "to"} and named:
        return [*ours, named[0]], lead
    if len(named) == 1 and how == "of":
        into = _INTO.match(text, match.end())
        other = context.reader.agents(into.end())[0] if into else []
        vehicle = _VEHICLE.match(text, match.end())
        if other and _ITS_UNIT.match(text, other[-1].end - context.sentence.start):
            return [*other[:1], *named], lead  # "merger of Y with a newly formed unit of X"
        if into and other and into[0].rstrip().endswith("into") and not vehicle:
            return [*other[:1], *named], lead  # what is merged into another is bought
        if not other and sides and _WITH_US.match(text, match.end()):
            other = sides[:1]
        return [*named, *[p for p in other[:1] if p.name]], lead
    if _ENDING.search(text) or _THEIRS.match(text, match.end()):
        return sides, lead
    return None


def _merged(context: Context, match: re.Match[str], sides: list[Party], into: Party) -> list[Party]:
    """Who merges into another: the company whose holders approve, or the subject."""
    held = _WHOSE_HOLDERS.search(context.sentence.text[: match.start()])
    names = context.reader.starting(held.end(), held.end() + 3)[:1] if held else []
    return [party_of(n) for n in names] or [s for s in sides[:1] if s.text != into.text]
