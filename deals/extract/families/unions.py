"""Companies that join: mergers."""

import re
from collections.abc import Iterator

from deals.extract.families.shells import A_BLANK_CHECK, BECOMES_LISTED, is_shell, with_shell
from deals.extract.families.sides import named_sides, sides_of
from deals.extract.grammar.buyers import talked_to
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

# Cheap to look for: a sentence without any of these tells nothing here.
_FORCES = hints(
    *("join under|join together|unite under|affiliate under|join in a new|unite in a new"
      "|join to form|join forces|joins forces|joining forces|joined forces|the knot|come"
      " together|came together"
      "|team up|teams up|teamed up|link up|linked up|get together|getting together").split("|")
)  # fmt: skip
HINTS = _FORCES | hints(
    *("deal with ", "transaction with ", "merg", "amalgamat", "combin", "tie-up", "tie up"),
    *("pool their", "pooled their", "pooling their"),
    "fusion of",
    *(
        f"integrat{ending} {what}"
        for ending in ("e", "es", "ed", "ing")
        for what in ("their", "business", "management", "under")
    ),
)
_MERGE = phrase(
    r"\b(?P<verb>merg(?:e|es|ed|ing)|amalgamat(?:e|es|ed|ing)|integrat(?:e|es|ed|ing)(?= (?:their"
    r" (?:entire |respective |business |whole )*(?:operations|businesses|management|companies)\b"
    r"|(?:businesses |management )?under (?:an?|one|the same) (?:[a-z]+ ){0,2}(?:holding|parent)\b)"
    r"(?! (?:in|into|across) (?!Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|\d|an? |one )))"
    r"|pool(?:s|ed|ing)?(?= their (?:entire |respective |whole )*(?:businesses|operations"
    r"|companies)"
    r"\b(?![^.;]{0,60}\b(?:venture|joint)))|combin(?:e|es|ed|ing)(?= "
    r"with| into| in an?|[^.]{0,20}merger| their (?:businesses|operations"
    r"|(?:[\w-]+ ){0,3}?(?:channels"
    r"|networks|fleets|stores|branches))| ?(?:[.;,]|$)"
    r"| to (?:form|create)| (?:on |in |by |from )?(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct"
    r"|Nov|Dec|next|this|under|later)))\b(?P<with> "
    r"(?:\w+ ){0,4}?(?:with|into) (?:and (?:into|become) (?:an? )?(?:(?:wholly|majority)[- ]\w+ "
    r"|indirect |direct )?"
    r"(?:subsidiary of |part of |unit of )?)?)?"
)
_MERGER = phrase(
    r"\b(?P<noun>mergers?(?! (?:commitments?|facility|financing"
    r"|loans?|funds?|partners?|specialists?"
    r"|arbitrage\w*)\b)|amalgamation|(?<=talks[ ]about[ ]a[ ])combination"
    r"|(?<=possible[ ])combination|(?<=potential[ ])combination|(?<=proposed[ ])combination"
    r"|(?<=talks[ ]on[ ]a[ ])combination"
    r"|fusion(?= of (?:the (?:two |three |four )?(?:companies|banks|firms|groups|institutions"
    r"|lenders"
    r"|insurers|airlines|carriers|exchanges)\b|(?-i:[A-Z])[\w&.' -]{1,50} (?:and"
    r"|with) (?-i:[A-Z])))"
    r"|(?:business )?combination(?= (?:agreement )?(?:with|of"
    r"|between|to (?:create|form)))"
    r"|tie-?up|merger talks|merger (?:agreement|negotiations|discussions|pact|plan|proposal))"
    r"(?P<prep> (?:\([^()]{1,60}\) )?(?:agreement |talks |pact |plan |deal |proposal |discussions "
    r"|negotiations )?(?P<how>with|between|of|into|(?<=proposal[ ])to(?= (?-i:[A-Z]))) )?"
)
_ITS = phrase(r"\bits (?:[\w-]+ ){0,3}$")
_EQUALS = phrase(r"(?:the two|both|their)\b|equals\b")
_A_PART = phrase(
    r"[^.;,]{2,60}?(?:'s|(?<=s)') (?:[\w&-]+ ){0,6}?(?:division|unit|department|operations|business"
    r"|arm|organi[sz]ation|group)\b(?!')"
)
_MERGERS = phrase(r"mergers and\b|merger of equals in")
_BY_ANY = phrase(r"\b(?:through|via|by|by means of|such as|including|or) (?:an? |any )?$")
_NO_MORE = phrase(  # "scotches any merger with", "a more attractive target for a merger with"
    r"\b(?:attractive|likely|logical|obvious|tempting|tasty|suitable|vulnerable) (?:[a-z]+ ){0,2}?"
    r"(?:target|candidate|partner|prey|proposition|morsel)\b[^.;]{0,60}$"
    r"|\b(?:scotch|scupper|preclud|quash|kill|dampen)\w*(?: off)? (?:(?:talk|speculation|hopes"
    r"|chances?|prospects?|the possibility|the idea|rumou?rs) (?:of|about) )?(?:an?|any) "
    r"(?:[a-z]+ )?$"
)
_FORMED = phrase(r"an? (?:[\w-]+ ){1,5}(?:formed|owned|controlled|organi[sz]ed|headed) by ")
_POSSESSIVE = phrase(
    r"(?:'s|(?<=s)') (?:(?:proposed|planned|pending|previously|announced|agreed) )*"
)
_HOLDERS_AGREE = phrase(r"\b(?:share|stock|unit)?holders (?:have |had )?(?:approv|vot)\w+")
_A_UNIT = phrase(r"(?: ?<[^<>]*>)?, an? (?:[\w-]+ ){0,3}?(?:unit|subsidiary|affiliate) of\b")
_BOTH = phrase(
    r" (?:the|their) (?:two |respective )?(?:[\w-]+ ){0,3}(?:companies|banks|firms|groups"
    r"|businesses"
    r"|operations|airlines|institutions)\b"
)
_HOLDERS_OF = phrase(r"\band (?:those|shareholders|holders|stockholders) of (?:the )?<?(?=[A-Z])")
_THOSE_OF = phrase(r"mergers?\b(?: of the (?:two|companies)| agreement|[ .,;])")

_JOIN_FORCES = phrase(
    r"\b(?P<verb>(?:join(?:ed)?(?: together)?|unite[sd]?|affiliate[sd]?)(?= (?:under|in"
    r"|to form) (?:an?|one) (?:[a-z]+ ){0,3}(?:holding|parent|bank|group))|join(?:s|ed|ing)? forces"
    r"|team(?:s|ed)? up|tie[sd]? the knot"
    r"|c[oa]me together|get(?:ting)? together|link(?:ed)? up)\b(?P<with> with )?"
)
# What makes more of joined forces than work done together.
_AS_ONE = phrase(
    r"\b(?:all-share|all-stock|all-paper|share swap|shares? exchange|merge[sd]?|merger|merging"
    r"|combined (?:group|company|business|firm|entity|bank|airline)|enlarged"
    r"|(?:new|common|single|joint|one) (?:\w+ )?(?:holding|parent) company"
    r"|creat(?:e|es|ed|ing) (?:an?|the|one of)(?: [^ .;]+){0,8}? (?:group|lender|bank|insurer"
    r"|company"
    r"|airline|broker|retailer|brewer|miner|giant|operator|carmaker|producer|maker|champion))\b"
    r"|[$£€]\d[\d.]* ?(?:bn|m|billion|million) (?:deal|tie-up|union)\b"
)
_WITH = hints(
    "deal with ", "merger with ", "transaction with ", "combination with ", "tie-up with "
)
_DEAL_WITH = phrase(
    r"(?:^|\b(?:alongside|with|of|for|before|after|under|in) )the "
    r"(?:proposed |planned |merger )?(?:deal|merger|transaction|combination|tie-up"
    r"|agreement) with "
    r"(?=<?(?-i:[A-Z]))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of mergers."""
    return _RULES.events(context)


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
    if len(distinct) == 2 and _HOLDERS_AGREE.search(context.sentence.text[: match.start()]):
        behind = (distinct[-1].name or distinct[-1]).end - context.sentence.start
        if _A_UNIT.match(context.sentence.text, behind):
            distinct.reverse()  # whose holders approve a merger with another's unit is bought
    if len(distinct) == 2 and BECOMES_LISTED.search(context.sentence.text):
        distinct.sort(key=lambda side: not is_shell(context, side))
    target, buyers = distinct[-1], distinct[:-1]
    return Event(
        "union", kind, context.sentence, context.span(*match.span()), status, target, buyers
    )


def _verb(context: Context, match: re.Match[str]) -> Event | None:
    text = context.sentence.text
    if re.search(r"\b(?:after|before|since) +$", text[max(0, match.start() - 8) : match.start()]):
        return None
    if match["verb"].istitle() and match.start() > 3 and not context.sentence.headline:
        return None  # "Merge Games", which is a name
    if _IF_NOT.search(text, max(0, match.start() - 90), match.start()):
        return None
    sides, lead = sides_of(context, match.start())
    into = _FORMED.match(text, match.end()) if match["with"] else None
    if into:
        return _merged_into(context, match, into, lead)
    within = "into" in (match["with"] or "").lower().split()
    if within and len(sides) > 1 and _A_PART.match(text, match.end()):
        return None  # what was bought becomes a part of its buyer
    if within and sides and _is_vehicle(sides[0]):
        return None  # "Alder Merger Sub was merged into Birch", which Alder buys
    becomes = "become" in (match["with"] or "").lower().split()
    if match["with"] and not (within and len(sides) > 1):  # two that merge make a new company
        thing = context.reader.thing(match.end())
        shell = A_BLANK_CHECK.match(text, match.end())
        if shell and sides and (thing is None or thing[0].name is None):
            return with_shell(context, match, (sides[0], lead), shell)
        if thing is None or (thing[0].name is None and not thing[0].assets):
            return None
        # What merges into another is bought.
        sides = [thing[0], *sides] if within or becomes else [*sides[:1], thing[0]]
    elif match["with"]:
        sides = sides[:2]
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


_IF_NOT = phrase(  # "would buy Y if the German exchange fails to" merge with another
    r"\b(?:if|unless|in case) [^.;]{2,70}? (?:fails?|is unable|are unable|does not|doesn't|cannot"
    r"|can't) (?:to )?$"
)


def _is_vehicle(side: Party) -> bool:
    """Whether a company was only founded to merge with another."""
    return side.name is not None and _MERGER_SUB.search(side.text) is not None


_MERGER_SUB = phrase(r"\bmerger ?(?:sub|corp|co|inc|llc)|\bacquisition (?:sub|corp|co|inc|llc)\b")


def _deal_with(context: Context, match: re.Match[str]) -> Event | None:
    """ "The deal with X gives": who is the other side of the merger that was told."""
    names = context.reader.starting(match.end(), match.end() + 2)
    if not names or names[0].kind != "organization":
        return None
    told, span = context.told(0, *match.span(), "present"), context.span(*match.span())
    kind, buyers = ("union", "merger"), [party_of(names[0])]
    return Event(*kind, context.sentence, span, told, None, buyers, weak=True)


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
    if _NO_MORE.search(text[max(0, match.start() - 90) : match.start()]):
        return None
    if match["prep"] is None and _BY_ANY.search(text[max(0, match.start() - 14) : match.start()]):
        return None  # "might acquire more through a merger", with nobody who is named
    sides, lead = sides_of(context, match.start())
    those = _THOSE_OF.match(text, match.start("noun"))
    beside = _HOLDERS_OF.search(text[: match.start()]) if those else None
    if beside:
        others = context.reader.starting(beside.end(), beside.end() + 6)[:1]
        first = next(iter(context.companies()), None)
        if others and first is not None and others[0] is not first:
            sides, lead = [party_of(first), party_of(others[0])], beside.start()
            return _event(context, match, "merger", sides, lead, "present")
    talks = talked_to(context, match.start()) if match["prep"] is None else None
    if talks is not None:
        sides, lead = [talks[0], talks[1]], talks[2]
    owner = _whose(context, match.start())
    if owner is not None:
        sides, lead = [owner], owner.end - context.sentence.start
    if match["prep"] is None and len(sides) == 1 and _ITS.search(text[: match.start()]):
        sides = [*sides, *_other(context, match.start(), sides[0])]
    if match["prep"] and not _EQUALS.match(text, match.end()):
        found = named_sides(context, match, sides, lead)
        if found is None:
            return None
        sides, lead = found
    voice = (
        "completed"
        if re.search(
            r"(?<!to )\b(?:complet|clos|consummat)(?:e|ed|es)\b"
            r"|\bannounc\w+(?: today)? (?:the |its )?(?:successful )?(?:completion|closing) of\b",
            text[min(lead, match.start()) : match.start()],
            re.I,
        )
        else "present"
    )
    sides = [s for s in sides if s.name is not None and s.name.kind == "organization"]
    return _event(context, match, "merger", sides, lead, voice)


def _other(context: Context, pos: int, side: Party) -> list[Party]:
    """Who else is named in "X cut the number of Y shares to be had in its merger agreement"."""
    others = context.companies(pos, apart_from=side.name) if side.name else []
    alone = len({id(context.entities.of(name)) for name in others}) == 1
    return [party_of(others[0])] if alone else []


def _join_forces(context: Context, match: re.Match[str]) -> Event | None:
    """ "X and Y are to join forces in an all-share deal"."""
    text = context.sentence.text
    if not _AS_ONE.search(text):
        return None
    sides, lead = sides_of(context, match.start())
    if match["with"]:
        others, _ = context.reader.agents(match.end())
        sides = [*sides[:1], *others[:1]]
    if len(sides) < 2 or any(s.name is None or s.name.kind != "organization" for s in sides):
        return None
    done = match["verb"].lower().startswith(("came", "joined", "teamed", "tied", "linked"))
    return _event(context, match, "merger", sides, lead, "done" if done else "present")


_RULES = Rules(
    (HINTS, _MERGE, _verb),
    (HINTS, _MERGER, _noun),
    (_WITH, _DEAL_WITH, _deal_with),
    (_FORCES, _JOIN_FORCES, _join_forces),
)
