"""Companies that join: mergers and joint ventures."""

import re
from collections.abc import Iterator

from deals.extract.clues import hints
from deals.extract.events import Context, Event, by_rules
from deals.extract.phrases import Party, party_of
from deals.extract.shares import Share, percent_in
from deals.extract.text import phrase

# Cheap to look for: a sentence without any of these tells nothing here.
_JOINT = hints("joint company", "jointly", "joint firm", "joint entity", "joint business")
HINTS = _JOINT | hints(
    "merg",
    "amalgamat",
    "combin",
    "tie-up",
    "tie up",
    "joint venture",
    "joint-venture",
    " jv",
    "50-50",
    "50/50",
    "0 venture",
    "joint company",
    "jointly",
)
_MERGE = phrase(
    r"\b(?P<verb>merg(?:e|es|ed|ing)|amalgamat(?:e|es|ed|ing)|combin(?:e|es|ed|ing)(?= "
    r"with| into| in an?|[^.]{0,20}merger| their (?:businesses|operations)| ?[.;,]"
    r"| to (?:form|create)| (?:on |in |by |from )?(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct"
    r"|Nov|Dec|next|this|under|later)))\b(?P<with> "
    r"(?:\w+ ){0,4}?(?:with|into) (?:and (?:into|become) (?:an? )?(?:(?:wholly|majority)[- ]\w+ "
    r"|indirect |direct )?"
    r"(?:subsidiary of |part of |unit of )?)?)?"
)
_MERGER = phrase(
    r"\b(?P<noun>mergers?|amalgamation|(?:business )?combination(?= (?:agreement )?(?:with|of"
    r"|between))"
    r"|tie-?up|merger talks|merger (?:agreement|negotiations|discussions|pact|plan|proposal))"
    r"(?P<prep> (?:\([^()]{1,60}\) )?(?:agreement |talks |pact |plan |deal |proposal |discussions "
    r"|negotiations )?(?P<how>with|between|of|into) )?"
)
_INTO = re.compile(r"(?:[^.;]|\.(?=\d)){0,80}?\b(?:into|with|and) +")
_ENDING = phrase(r"\b(?:end|terminat|call|cancel|broke|talks|withdr|suspend)")
_EQUALS = phrase(r"equals\b")
_WITH_US = phrase(r"(?:[^.;,]){0,60}? (?:with|into) (?:the company|itself|it)\b")
_MERGERS = phrase(r"mergers and\b|merger of equals in")
_VENTURE = phrase(
    r"\b(?:(?P<verb>(?:formation|creation|launch) of|form(?:s|ed|ing)?|set(?:s|ting)? up"
    r"|establish(?:es|ed|ing)?|creat(?:e"
    r"|es|ed|ing)|enter(?:s|ed|ing)?(?: into)?|sign(?:s|ed|ing)?|launch(?:es|ed|ing)?"
    r"|agree[sd]? (?:to|on)|announc(?:e|es|ed|ing)|strik(?:e|es|ing)|struck|enters"
    r"|plan(?:s|ned)?|start(?:s|ed)?|complet(?:e|es|ed)|into|sets?|via|through"
    r"|fold(?:s|ed|ing)?|pool(?:s|ed|ing)?"
    r"|terminat(?:e|es|ed)|end(?:s|ed)?)\b(?P<gap>(?:[^.;]|\.(?=\d)){0,70}?) )"
    r"(?P<jv>joint[- ]ventures?|JV|\d\d[-/:]\d\d (?:venture|partnership)|joint company|joint "
    r"holding company"
    r"|jointly[- ]owned company)\b(?! (?:partner|law|leasing))"
    r"(?P<rest>(?:[^.;]|\.(?=\d)){0,60}?\b(?P<how>with|between|by|of) )?"
)
_VENTURE_WITH = phrase(
    r"(?P<verb>(?:an?|its|the|new|strategic|50[-/:]50|equal) )(?P<gap>)"
    r"(?P<jv>joint[- ]ventures?|JV)\b(?P<rest>(?: [\w-]+){0,3}? (?P<how>with|between) )"
)
_FOLDED = phrase(
    r"\b(?P<verb>fold|merg|combin|pool|bundl)(?:e|es|s|ed|ing)? (?P<gap>(?:their|its) (?:[\w-]+ )"
    r"{0,4}?(?:businesses|operations|units|activities|assets|divisions) (?:in|into) )(?:an? )?"
    r"(?:new )?(?P<jv>(?:joint|jointly[- ]owned) (?:company|venture|firm|entity|business))\b"
    r"(?P<rest>)(?:,? (?:to be )?(?:owned|held) (?P<percent>[\d.]+ ?(?:%|per ?cent|pct)) by )?"
)
_THEIRS = phrase(r"(?:their|the two|the) (?:companies|businesses|operations|banks|firms|groups)\b")
_FORMED = phrase(r"an? (?:[\w-]+ ){1,5}(?:formed|owned|controlled|organi[sz]ed|headed) by ")
_POSSESSIVE = phrase(
    r"(?:'s|(?<=s)') (?:(?:proposed|planned|pending|previously|announced|agreed) )*"
)
_BOTH = phrase(
    r" (?:the|their) (?:two |respective )?(?:[\w-]+ ){0,3}(?:companies|banks|firms|groups"
    r"|businesses"
    r"|operations|airlines|institutions)\b"
)
_HOLDERS_OF = phrase(r"\band (?:those|shareholders|holders|stockholders) of (?:the )?<?(?=[A-Z])")
_THOSE_OF = phrase(r"mergers?\b(?: of the (?:two|companies)| agreement|[ .,;])")
_IT_AND = phrase(r"\b(?:said|says|announced) (?:that )?it and (?:the )?<?(?=[A-Z])")
_WHOSE_HOLDERS = phrase(r"\b(?:share|stock)?holders of (?:the )?(?=<?(?-i:[A-Z]))")
_UNIT_OF = phrase(
    r"(?:an? |its |the )?(?:\w+[- ]owned )?(?:subsidiary|unit"
    r"|affiliate) of (?:the )?(?=<?[A-Z])(?![^.;]{0,60} (?:into|with) )"
)
_CALLED = phrase(r"\b(?:called|named|known as|to be named|to be called|dubbed|, )[ \"<]*$")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of mergers and joint ventures."""
    text = context.sentence.text
    if not context.hinted(HINTS):
        return
    yield from by_rules(context, ((HINTS, _MERGE, _verb), (HINTS, _MERGER, _noun)))
    folded = _FOLDED.search(text) if context.hinted(_JOINT) else None
    venture = folded or _VENTURE.search(text) or _VENTURE_WITH.search(text)
    if venture:
        event = _venture(context, venture)
        if event:
            yield event


def _sides(context: Context, pos: int) -> tuple[list[Party], int]:
    """The subject and whoever is named beside it: "X and Y said they"."""
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
                if re.fullmatch(
                    r" *(?:,[^,]{2,80},)? *(?:and|&|with) *(?:the +|an? +"
                    r"|[A-Z]\w+'s +)?(?:unit +)?<?|, *",
                    gap,
                ):
                    sides.append(party_of(name))
        sides.sort(key=lambda p: p.start)
    return sides, lead


def _event(
    context: Context, match: re.Match[str], kind: str, sides: list[Party], lead: int, voice: str
) -> Event | None:
    distinct = list({p.text: p for p in sides}.values())
    if not distinct:
        return None
    status = context.told(
        lead,
        *match.span(),
        voice,
    )
    if len(distinct) == 1 and (
        status.status not in {"terminated", "in_talks"} or context.sentence.index > 1
    ):
        return None
    target, buyers = distinct[-1], distinct[:-1]
    return Event(
        "union", kind, context.sentence, context.span(*match.span()), status, target, buyers
    )


def _verb(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    if re.search(r"\b(?:after|before|since) +$", text[max(0, match.start() - 8) : match.start()]):
        return None
    sides, lead = _sides(context, match.start())
    into = _FORMED.match(text, match.end()) if match["with"] else None
    if into:
        return _merged_into(context, match, into, lead)
    if match["with"]:
        thing = context.reader.thing(match.end())
        if thing is None or (thing[0].name is None and not thing[0].assets):
            return None
        sides = [*sides[:1], thing[0]]
    elif len(sides) < 2 and _BOTH.match(text, match.end()):
        before = reversed(context.companies(match.start()))
        distinct = {id(context.entities.of(n)): party_of(n) for n in before}
        sides = list(reversed(distinct.values()))[:2]
    elif len(sides) < 2:
        thing = context.reader.thing(match.end() + 1)
        if thing is None or thing[0].name is None:
            return None
        sides = [*sides, thing[0]]
    if len(sides) < 2 or any(s.name is None or s.name.kind != "organization" for s in sides):
        return None
    infinitive = re.search(
        r"\b(?:to|will|would|may) +(?:be +)?$",
        text[max(0, match.start() - 12) : match.start()],
        re.I,
    )
    voice = (
        "future" if infinitive else "done" if match["verb"].lower().endswith("ed") else "present"
    )
    return _event(context, match, "merger", sides, lead, voice)


def _whose(context: Context, pos: int) -> Party | None:
    """X of "X's proposed merger"."""
    text, base = context.sentence.text, context.sentence.start
    for name in context.names:
        if name.kind == "organization" and _POSSESSIVE.fullmatch(text, name.end - base, pos):
            return party_of(name)
    return None


def _merged_into(
    context: Context, match: re.Match[str], into: re.Match[str], lead: int
) -> Event | None:
    """ "X agreed to merge (Y) into a company formed by Z": Z takes it over."""
    merged = context.reader.starting(match.start("with"), match.end("with"))
    others, _ = context.reader.agents(into.end())
    subject = context.subject(match.start())
    ours = party_of(merged[0]) if merged else subject[0] if subject else None
    if ours is None or ours.name is None or not others or others[0].name is None:
        return None
    return _event(context, match, "merger", [others[0], ours], lead, "present")


def _noun(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    if _MERGERS.match(text, match.start()):
        return None
    sides, lead = _sides(context, match.start())
    those = _THOSE_OF.match(text, match.start("noun"))
    beside = _HOLDERS_OF.search(text[: match.start()]) if those else None
    if beside:
        others = context.reader.starting(beside.end(), beside.end() + 6)[:1]
        first = next(iter(context.companies()), None)
        if others and first is not None and others[0] is not first:
            sides, lead = [party_of(first), party_of(others[0])], beside.start()
            return _event(context, match, "merger", sides, lead, "present")
    owner = _whose(context, match.start())
    if owner is not None:
        sides, lead = [owner], owner.end - context.sentence.start
    if match["prep"] and not _EQUALS.match(text, match.end()):
        found = _named_sides(context, match, sides, lead)
        if found is None:
            return None
        sides, lead = found
    voice = (
        "completed"
        if re.search(
            r"(?<!to )\b(?:complet|clos|consummat)(?:e|ed|es)\b",
            text[min(lead, match.start()) : match.start()],
            re.I,
        )
        else "present"
    )
    sides = [s for s in sides if s.name is not None and s.name.kind == "organization"]
    return _event(context, match, "merger", sides, lead, voice)


def _named_sides(
    context: Context, match: re.Match[str], sides: list[Party], lead: int
) -> tuple[list[Party], int] | None:
    """The sides that the words behind "merger with", "of" or "into" name; None for no merger."""
    text, how = context.sentence.text, match["how"].lower()
    parties, _ = context.reader.agents(match.end())
    named = [p for p in parties if p.name is not None and p.name.kind == "organization"]
    if how in {"between", "of"} and len(named) >= 2:
        return named[:2], match.start()
    if how == "into" and named:
        return [named[0], *_merged(context, match, sides, named[0])], lead
    ours = [s for s in sides[:1] if named and s.text != named[0].text]
    if how == "of" and len(named) == 1 and _UNIT_OF.match(text, match.end()):
        return [named[0], *ours], lead
    if how == "with" and named:
        return [*ours, named[0]], lead
    if len(named) == 1 and how == "of":
        into = _INTO.match(text, match.end())
        other = context.reader.agents(into.end())[0] if into else []
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


def _held(context: Context, match: re.Match[str]) -> Share | None:
    """The part of "a joint company, owned 60 percent by X"."""
    if not match.groupdict().get("percent"):
        return None
    base, percent = context.sentence.start, percent_in(match["percent"])
    first, last = match.span("percent")
    return Share(base + first, base + last, percent, "percent") if percent else None


def _halves(context: Context) -> Share | None:
    """The first part of a "50-50 venture", of a "70:30 venture"."""
    found = re.search(r"\b\d\d[-/:]\d\d\b", context.sentence.text)
    percent = percent_in(found[0]) if found else None
    if found is None or percent is None:
        return None
    base = context.sentence.start
    return Share(base + found.start(), base + found.end(), percent, "percent")


def _venture(context: Context, match: re.Match[str]) -> Event | None:
    text, base = context.sentence.text, context.sentence.start
    if re.search(r"\b(?:stakes?|interest|buy|acquire|sell|purchase|shares?)\b", match["gap"]):
        return None
    sides, lead = _sides(context, match.start())
    if match["rest"]:
        parties, _ = context.reader.agents(match.end())
        named = [p for p in parties if p.name is not None]
        sides = (
            [*sides, *named]
            if match["how"] in {"with"}
            else [*named, *([] if len(named) > 1 else sides)]
        )
    sides = [s for s in sides if s.name is not None and s.name.kind == "organization"]
    venture = None
    for name in context.names:
        if (
            name.kind == "organization"
            and name.start - base > match.start("jv")
            and _CALLED.search(text[max(0, name.start - base - 16) : name.start - base])
            and "alled"
            in text[match.end("jv") : name.start - base]
            + "alled"
            * bool(
                re.search(r"(?:named|dubbed|known as)", text[match.end("jv") : name.start - base])
            )
        ):
            venture = party_of(name)
            break
    distinct = list(
        {p.text: p for p in sides if venture is None or p.text != venture.text}.values()
    )
    if len(distinct) < 2 and venture is None:
        return None
    voice = "done" if match["verb"].lower().endswith(("ed", "struck", "set up")) else "present"
    if re.search(r"\b(?:to|will|would) $", text[max(0, match.start() - 6) : match.start()]):
        voice = "future"
    status = context.told(lead, match.start(), match.end("jv"), voice)
    target = venture or distinct[-1]
    return Event(
        "venture",
        "joint_venture",
        context.sentence,
        context.span(match.start(), match.end("jv")),
        status,
        target,
        distinct,
        share=_held(context, match) or _halves(context),
    )
