"""Stakes sold by whom the same sentence tells as their holder: "the family, which owns 38% of Y, is
in talks with X to sell its entire shareholding"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.families.sold import sold_to
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import in_article, type_of
from deals.extract.grammar.phrases import Party
from deals.extract.words.clues import hints
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

HINTS = hints(
    *(f"{verb} {whose} " for verb in ("sell", "sells", "selling", "sold", "dispose of", "offload")
      for whose in ("its", "their", "his", "her", "the", "that", "this", "all"))
)  # fmt: skip
_NOUN = r"(?:stake|holdings?|shareholding|interest|shares|stock|equity)"
_SELLS = phrase(
    r"\b(?P<verb>sell(?:s|ing)?|sold|dispose of|offload) (?:all (?:of )?)?(?:its|their|his|her"
    r"|the|that|this) (?:[a-z]+ )"
    rf"{{0,2}}?(?:{PERCENT_WORDS} )?{_NOUN}\b(?! (?:in|of) )"
)
_HOLDS = phrase(
    r", (?:which|who|with) (?:together |now |currently |jointly |still )?(?:owns?|holds?"
    r"|controls?|has|have) "
    rf"(?:about |nearly |some |around |just over |over |an? )?(?P<percent>{PERCENT_WORDS})"
    rf"(?: {_NOUN})? (?:of|in) "
)
_WITH = phrase(
    r"\b(?:talks|discussions|negotiations|negotiating|discussing|agreement|pact"
    r"|deal) with (?=(?:the |an? )?"
    r"(?:[\w'-]+ ){0,5}?<?(?-i:[A-Z]))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of stakes that their holders sell."""
    return _RULES.events(context)


def _sells(context: Context, match: re.Match[str]) -> Event | None:
    """ "Z, which owns 38% of Y, agreed to sell its stake to X"."""
    text = context.sentence.text
    held = _HOLDS.search(text, 0, match.start())
    thing = context.reader.thing(held.end()) if held else None
    if held is None or thing is None or thing[0].name is None:
        return None
    talks = _WITH.search(text, thing[1], match.start())
    buyers = context.reader.agents(talks.end())[0] if talks else sold_to(context, match.end())[0]
    buyers = [b for b in buyers if b.name is not None and b.text != thing[0].text]
    if not buyers or not context.is_firm(thing[0].name):
        return None
    share = Share(*held.span("percent"), percent_in(held["percent"]), "percent")
    event = event_of(context, match, ("sale", type_of(share, thing[0])), held.start(), thing[0])
    sellers = _sellers(context, held.start(), thing[0])
    return replace(event, buyers=buyers, sellers=sellers, share=in_article(context, share))


def _sellers(context: Context, pos: int, target: Party) -> list[Party]:
    """Who stands before ", which owns", where that is not the company by its family's name."""
    subject = context.subject(pos)
    if subject is None or subject[0].name is None or target.name is None:
        return [subject[0]] if subject else []
    same = context.same(subject[0].name, target.name)
    return [] if same else [subject[0]]


_RULES = Rules((HINTS, _SELLS, _sells))
