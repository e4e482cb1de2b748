"""A company's own shares sold to somebody, and those of its unit given to its holders."""

import re

from deals.extract.families.sold import sold_to
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.objects import in_article
from deals.extract.grammar.phrases import Party
from deals.extract.words.clues import hints
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

OWN_SHARES = phrase(
    r"(?P<n>[\d.,]+(?: mln| million)?)? ?(?:new |newly issued |treasury |additional "
    r"|unregistered )?(?:[\w-]+ ){0,2}?shares?(?:, or (?P<percent>" + PERCENT_WORDS + r"),?)?"
    r"(?: (?:of|in))?(?: (?:its|the company's|their) [\w -]{0,30}?(?:stock|shares?)| of "
    r"[\w -]{0,20}(?:common|preferred) (?:stock|shares))"
)
TO_HOLDERS = hints("istribut")
DISTRIBUTES = phrase(
    r"\b(?P<verb>distribut(?:e|es|ed|ing|ion))"
    r"(?: (?:to (?:its |the )?(?:common )?(?:share|stock|unit)?holders))? "
    r"(?:of )?(?P<what>(?:(?:all|of|the|its|outstanding|common|entire|remaining"
    r"|\d[\d.]*(?: mln)?(?: ?pct|%)?) )*(?:shares|stock|interest|stake|holdings?)) (?:of|in) "
)
_HOLDERS_GET = phrase(r"\b(?:to|among) (?:its |the )?(?:\w+ )?(?:share|stock|unit)?holders\b")


def distributed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X will distribute to its holders all the stock of its unit Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or subject[0].name is None or thing is None or thing[0].name is None:
        return None
    if not _HOLDERS_GET.search(context.sentence.text, match.start()):
        return None
    if thing[0].text == subject[0].text:
        return None
    voice = "done" if match["verb"].lower().endswith("ed") else "present"
    told = context.told(subject[1], *match.span(), voice)
    span = context.span(*match.span())
    return Event(
        "sale", "divestiture", context.sentence, span, told, thing[0], sellers=[subject[0]]
    )


def own_shares(
    context: Context,
    match: re.Match[str],
    own: re.Match[str],
    subject: tuple[Party, int],
    told: list[Party],
) -> Event | None:
    """ "X sold 615,385 of its shares to Z": X is the target and gets the money; `told`: the buyers
    of "sold to Z 615,385 of its shares"."""
    text = context.sentence.text
    buyers = told or sold_to(context, own.end())[0]
    if not buyers:
        return None
    target, lead = subject
    near = own["percent"] or None
    later = (
        re.compile(rf",? or (?:about )?({PERCENT_WORDS})").match(text, own.end())
        if not near
        else None
    )
    words = near or (later[0] if later else "")
    percent = percent_in(words) if words else None
    share = None
    if percent is not None:
        share = Share(own.start(), later.end() if later else own.end(), percent, "percent")
    lead_words = text[min(lead, match.start()) : match.start()]
    voice = (
        "completed"
        if re.search(r"\bcomplet|\bclosed", lead_words)
        else "done"
        if match.group().lower() == "sold"
        else "present"
    )
    status = context.told(lead, *match.span(), voice)
    return Event(
        "sale",
        "minority_stake",
        context.sentence,
        context.span(*match.span()),
        status,
        target,
        buyers,
        share=in_article(context, share),
    )
