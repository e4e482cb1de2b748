"""Passives of selling: "Y was sold to X", "the mills sold by Z to X"."""

import re

from deals.extract.families.passives import changed_hands, the_thing
from deals.extract.families.sold import sold_to
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import party_of

_SOLD_ITSELF = re.compile(r"\b(?:it|they|we|has|have|had)(?: +(?:also|now|recently))? +$", re.I)
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)(?: +\w+ly)? +$", re.I)
_PARTICIPLES = frozenset(
    {"sold", "sold off", "divested", "disposed of", "offloaded", "unloaded", "spun off"}
)


def is_passive(text: str, match: re.Match[str]) -> bool:
    """Whether the verb stands in the passive: "was sold", "sold to X"."""
    verb, before = match.group().lower(), text[max(0, match.start() - 30) : match.start()]
    if verb in _PARTICIPLES and _PASSIVE.search(before):
        return True
    if verb != "sold" or _SOLD_ITSELF.search(before):
        return False
    return text.startswith((" to ", " by "), match.end())


def sold_passive(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y was sold to X", "X said its saw business was sold to Z"."""
    text, reader = context.sentence.text, context.reader
    subject = context.subject(match.start()) or the_thing(context, match.start())
    buyers, _ = sold_to(context, match.end())
    if subject is None or not buyers:
        return None
    target, owners = changed_hands(context, subject[0], match.start())
    lead = subject[1]
    if subject[0].name is None and context.subjects.topic is not None:
        owners = [party_of(context.subjects.topic)]  # "The saw business was sold to X"
    by = re.compile(r"(?:[^.;]|\.(?=\d)){0,40}? by +").match(text, match.end())
    sellers = reader.agents(by.end())[0] if by else []
    future = re.search(
        r"\b(?:(?:to|will|would) +be|(?:is|are) +being) +$",
        text[max(0, match.start() - 20) : match.start()],
    )
    status = context.told(
        lead,
        match.start(),
        match.end(),
        "future" if future else "done",
    )
    return Event(
        "sale",
        "asset_purchase" if target is not None and target.assets else "acquisition",
        context.sentence,
        context.span(*match.span()),
        status,
        target,
        buyers,
        sellers=[s for s in sellers if s.name] or owners,
        weak=True,
    )
