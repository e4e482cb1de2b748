"""The type of a deal, by the events that tell it."""

from deals.extract.grammar.events import Event
from deals.extract.grammar.phrases import Party
from deals.extract.grammar.sentences import Sentence
from deals.extract.reporting.groups import Group
from deals.extract.words.text import phrase

HALF = 50
# With what shows that the buyer holds the other half: it ends with all.
_OTHER_HALF = phrase(
    r"\b(?:wholly[- ]owned|(?:remaining|the other) (?:50|half)|not (?:already |currently )?own"
    r"|(?:held|owned) by its (?:\w+ )?partner|(?:full|sole|complete) (?:owner|control)"
    r"|their joint venture|its partner's)"
)


def type_told(group: Group, main: Event, heading: Sentence | None) -> str:
    """The type of a deal, by all that tells it; `heading`: the line over an item of a digest."""
    told = [e for e in group.events if e.sentence.index <= main.sentence.index + 2]
    thing = main.target is None or main.target.name is None
    vague = [e for e in told if thing and e.sentence.headline and _some_of_it(e)]
    if main.target is not None and main.target.name is not None and not main.target.assets:
        vague += [e for e in told if e.sentence.headline and _more_than(e.target, main.target)]
        if main.type == "acquisition":  # "snaps up a school", where the body names a company
            vague += [e for e in told if e.sentence.headline and _only_things(e.target)]
    types = [e.type for e in told if not (e.weak and e.type != main.type) and e not in vague]
    if main.type == "funding_round" and ("ipo" in types or _under_ipos(main, heading)):
        return "ipo"  # the sum of an offering is told as one that is raised
    for kind in (
        "funding_round",
        "joint_venture",
        "debt",
        "licence_and_hire",
        "capital_commitment",
    ):
        if kind in types and main.type == kind:
            return kind
    if main.type in {"acquisition", "divestiture"} and (group.buyers or main.type == "acquisition"):
        for kind in ("minority_stake", "majority_stake", "asset_purchase", "merger"):
            if kind.endswith("_stake") and main.share is not None and main.share.percent == 100:
                continue  # a bid for all of it, by who holds a part already
            if kind in types and (kind != "merger" or main.family == "union"):
                return kind
        return "acquisition" if group.buyers else main.type
    half = main.share is not None and main.share.percent == HALF and main.family == "purchase"
    if half and _OTHER_HALF.search(main.sentence.text):
        return "acquisition"
    return main.type


def _under_ipos(main: Event, line: Sentence | None) -> bool:
    """Whether the heading over an item of a digest says that it tells of offerings."""
    return line is not None and "IPO" in line.text and "offering" in main.sentence.low


def _more_than(headed: Party | None, target: Party) -> bool:
    """Whether a headline says more words than the name of a company: "Y's stores", "rival Y"."""
    ours = set(target.text.lower().split())
    theirs = set(headed.text.lower().split()) if headed is not None else set()
    return headed is not None and headed.assets and bool(theirs & ours) and bool(theirs - ours)


def _only_things(headed: Party | None) -> bool:
    """Whether a headline only describes what is bought, without any name."""
    return headed is not None and headed.assets and headed.name is None and headed.owner is None


def _some_of_it(event: Event) -> bool:
    """Whether an event tells of a stake without saying how much: "SELLS STAKE IN Y"."""
    return event.share is not None and event.share.kind == "some" and event.share.percent is None
