"""Descriptions that stand for a company that is named elsewhere: "the 83-year-old retailer"."""

import re

from deals.extract.grammar.events import Context
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.name_words import Name
from deals.extract.words.text import folded, phrase

_DESCRIBED = phrase(
    r"the (?:(?!(?:of|and|in|for)\b)[\w.-]+ ){0,4}?(?:start-?up|company|firm|maker|builder"
    r"|carrier|chain|retailer|seller|outfit|distributor|supplier|manufacturer|producer"
    r"|brewer|lender|insurer|broker|operator|airline|publisher|agency|developer|provider)\b"
    r"(?= ?(?:[.,;]|(?:for|from|to|at|by|in) (?!which)|and its\b|$))"
    r"|the (?:(?-i:[a-z])[\w-]* ){0,3}?(?:practice|platform|app|marketplace|studio)\b"
    r"(?= ?(?:[.,;]|(?:for|from|to|at|by|in) (?!which)|and its\b|$))"
)
_OFTEN = 2  # times that an article names whom it speaks of
_KNOWN = phrase(
    r"the (?!(?:largest|biggest|second|third|first|last|leading|only|other|former|same|rest|new"
    r"|parent|top|world)\b)(?:(?!(?:of|and|in|for|largest|biggest)\b)[\w.-]+ ){0,4}?(?:start-?up"
    r"|maker|builder|carrier|chain|retailer|seller|outfit|distributor|supplier"
    r"|manufacturer|producer|brewer|lender|insurer|broker|operator|airline|publisher|agency"
    r"|developer|provider|engineer|miner|miller|planter|grocer|[a-z]{3,}(?:maker|builder)(?<!steelmaker)|club|side|team|mill|steelmaker|refinery|brewery|shipyard|newspaper"
    r"|(?P<firm>company|firm|group|business|bank))\b(?= ?(?:[.,;]"
    r"(?! (?:known|called|(?-i:[A-Z])))|(?:for|from|to|at|by) (?!which)"
    r"|after\b|once\b|and (?:its|ha[sd]|have|was|were|is|are|would|will)\b|$))"
)
_LABEL = re.compile(r" ?(?::|--?) ")
_SAID_THAT = phrase(  # not "said its unit"
    r",? (?:(?:has|have) )?(?:said|says|announced|confirmed|revealed) (?:on \w+day )?that (?!its\b)"
)


def meant(context: Context, pos: int, buyer: Party | None) -> Party | None:
    """The company for which "the Mumbai laundry start-up" stands, in a paragraph "Birch: ...", or
    in an item of a digest that speaks of Birch."""
    if not _DESCRIBED.match(
        context.sentence.text, pos + (context.sentence.text[pos : pos + 1] == " ")
    ):
        return None
    first = context.subjects.label or next(iter(context.companies(pos)), None)
    if first is None or not (
        first is context.subjects.label
        or _LABEL.match(context.sentence.text, first.end - context.sentence.start)
    ):
        return None
    if buyer is not None and buyer.name is None:
        return None
    same = buyer is not None and buyer.name is not None and (context.same(first, buyer.name))
    return None if same else party_of(first)


def spoken_of(context: Context, pos: int, buyer: Party | None) -> Party | None:
    """The company that the article speaks of, where the words at `pos` only describe one it has
    named before: "the 83-year-old retailer", "the Leeds-based firm"."""
    if _known(context, pos) is None:
        return None
    topic, entities = context.subjects.topic, context.entities
    ours = entities.of(buyer.name) if buyer is not None and buyer.name is not None else None
    speaker = next(iter(context.companies(pos)), None)
    if (
        speaker is not None
        and entities.of(speaker) is not ours
        and _speaks_of_itself(context, speaker, pos)
    ):
        return party_of(speaker)  # "Y said that a group had agreed to buy the club"
    shares = context.whose_shares()
    if shares is not None and entities.of(shares) is not ours:
        return party_of(shares)
    here = {id(entities.of(n)) for n in context.companies()}  # named, and so not described
    known = entities.of(topic) if topic is not None else None
    if known is None or known is ours or id(known) in here or len(known.places) < _OFTEN:
        near = [n for _, names in context.subjects.before for n in names]
        others = [
            n
            for n in near
            if (e := entities.of(n)) is not ours and len(e.places) >= _OFTEN and id(e) not in here
        ]
        topic = max(others, key=lambda n: len(entities.of(n).places), default=None)
    if topic is None or entities.of(topic).kind != "organization" or id(entities.of(topic)) in here:
        return _named_ahead(context, buyer)
    return party_of(topic)


def _named_ahead(context: Context, buyer: Party | None) -> Party | None:
    """Y of "the battle for Y took a twist after X said it would pay $2bn for the wine company"."""
    if buyer is None or buyer.name is None:
        return None
    base, text = context.sentence.start, context.sentence.text
    ours, place = context.entities.of(buyer.name), buyer.start - base
    for name in reversed(context.companies(place)):
        entity = context.entities.of(name)
        if entity is not ours and len(entity.places) >= _OFTEN:
            return party_of(name) if _CLAUSE.search(text, name.end - base, place) else None
    return None


_CLAUSE = phrase(r"\b(?:after|when|as|since|once|but|while|because)\b")


def _speaks_of_itself(context: Context, speaker: Name, pos: int) -> bool:
    """Whether what is told at `pos` is told by whom the description fits: "Y said that a group had
    agreed to buy the club", "Y's board approved a pact under which X will buy the chain"."""
    text, behind = context.sentence.text, speaker.behind - context.sentence.start
    return bool(_SAID_THAT.match(text, behind) or _UNDER_WHICH.search(text, behind, pos))


_UNDER_WHICH = phrase(r"\b(?:said|approved|signed|entered|accepted)\b[^.;]*\bunder which\b")


def _known(context: Context, pos: int) -> re.Match[str] | None:
    """The words at `pos`, behind a "the" that a share may have taken in, that only describe."""
    text = context.sentence.text
    pos += text[pos : pos + 1] == " "
    if most := _MOST_OF.match(text, pos):
        pos = most.end()
    return _KNOWN.match(text, pos - 4 if text[pos - 4 : pos] == "the " else pos)


_MOST_OF = phrase(r"(?:the (?:bulk|majority|rest|whole|remainder) of|most of|much of) (?=the\b)")


def only_told(context: Context, pos: int, name: Name) -> bool:
    """Whether a name only tells of what kind the thing at `pos` is: "the Premiership side"."""
    known = _known(context, pos)
    if known is None or known["firm"]:
        return False
    return context.sentence.start + known.start() + 4 == name.start and (
        name.end < context.sentence.start + known.end()
    )


def unit_of(context: Context, owner: Party) -> Party:
    """The unit without a name of its own that acts where its owner is read: "Birch's drone unit
    has raised $5 m"."""
    text, base = context.sentence.text, context.sentence.start
    unit = _ITS_UNIT.match(text, owner.end - base)
    if unit is None or owner.name is None:
        return owner
    first = owner.start - base
    words = folded(text[first : unit.end()])
    return Party(owner.start, base + unit.end(), words, owner.name, owner=owner.name)


_ITS_UNIT = phrase(
    r"(?:'s|(?<=s)') (?:<[^<>]{1,12}> )?(?:(?-i:[a-z][a-z-]*) ){1,4}?(?:unit|subsidiary|division"
    r"|arm|affiliate|spin-?off)(?= (?:has|have|had|is|was|will|would|said|says|raise[sd]?|closed"
    r"|secured|announced|also|today|last|recently|completed|in)\b)"
)
