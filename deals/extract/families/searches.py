"""Companies that look for a buyer nobody names: in talks to be sold, put up for sale."""

import re
from collections.abc import Iterator

from deals.extract.grammar.clued import clued
from deals.extract.grammar.cues import DENIED, ENDED, Told
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.text import phrase

HINTS = hints(
    *("sale", "sell", "acquired", "buyer", "taken over", "merger", "purchasers", "solicit"),
    *("proposal", "offer", " bid", "interest in", "approach", "cquisition", "akeover"),
    *("uyout", "uy-out"),
)
_ITSELF = (
    r"(?:the (?:entire )?company|itself|(?:the |its )?(?:firm|group|bank|business|airline|chain"
    r"|club|retailer|brand"
    r"|brewer|publisher)\b(?! of\b)"
    r"|company"
    r"|all (?:of )?its (?:outstanding |common )*(?:shares|stock|assets))"
)
_SEARCH = clued(
    r"\b(?P<verb>(?:talks|discussions|negotiations|negotiating|discussing|considering|explore"
    r"|explores"
    r"|exploring|exploration of|seeking|evaluating|studying)\b(?:[^.;]|\.(?=\d)){0,60}?"
    rf"(?:\b(?:possible |potential )?(?:sale|acquisition|takeover|merger|buyout|buy-out) of "
    rf"{_ITSELF}"
    rf"|\b(?:sell|selling) {_ITSELF}|\bto be (?:acquired|taken over|bought)|\bbeing (?:acquired"
    rf"|taken over|bought)|\ba buyer for {_ITSELF}|\bits (?:own )?(?:acquisition|takeover|sale)\b)"
    r"|\b(?:explor(?:e|es|ed|ing)|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?) (?:strategic "
    r"(?:options|alternatives),? (?:that )?(?:includ(?:e|es|ing)|such as) )?(?:an?|its) "
    r"(?:possible |potential |outright |full )*sale(?= that (?:could|would|may|might) value (?:the "
    r"(?:company|firm|business)|it)\b| ?(?:[.,;]|$)| (?:after|amid|according|as|people|sources)\b)"
    r"|\b(?:talks|discussions|negotiations|conversations)\"? (?:about|over|on|regarding) (?:an?"
    r"|its) "
    r"(?:possible |potential |outright |full )*(?:sale|takeover|buyout|buy-out)"
    r"(?= ?(?:[.,;]|$)| (?:after|amid|according|as|people|sources|but|since)\b)"
    rf"|\bput(?:s|ting)? {_ITSELF} (?:up for sale|on the block)"
    r"|\b(?:been|was|is being) put (?:up for sale|on the block)(?: by (?:its|the) [\w ]{3,40}"
    r"| by (?-i:[A-Z])[\w&.' -]{1,40}?(?= for [$£€]|[.,;]| in | at ))?"
    rf"|\bsolicit(?:s|ing)? (?:\w+ ){{0,3}}?(?:offers|bids|buyers|interest)[^.;]{{0,30}}? (?:for"
    rf"|of) {_ITSELF}"
    rf"|\bseek(?:s|ing)? (?:a |possible |potential )?(?:buyers?|purchasers?|merger partners?)\b"
    r"(?! for (?!the company|itself))"
    r"|\b(?:terminat|end|break|broke)\w* (?:\w+ ){0,4}(?:merger|takeover|acquisition) (?:talks"
    r"|negotiations|discussions))(?! (?:by|to|with|from) (?:the |an? )?(?-i:[A-Z<]))"
)
_OWNERS_OF = phrase(
    r"\b(?:owners?|backers|parent(?: company)?|founders?) of (?:the )?(?=<?(?-i:[A-Z]))"
)
# Proposals that a company got from nobody who is named.
_GOT = clued(
    r"\b(?P<verb>(?:receiv(?:e|es|ed|ing)|gets?|got|evaluating|reviewing|considering|solicit(?:s"
    r"|ed|ing)?|invit(?:e|es|ed|ing)|accept(?:s|ed)?|reject(?:s|ed)?)\b(?:[^.;]|\.(?=\d)){0,70}?"
    r"\b(?:(?:(?:proposals?|offers?|bids?|inquiries|indications|expressions of interest|approach"
    r"(?:es)?)\b(?:[^.;]|\.(?=\d)){0,40}?\b(?:to (?:acquire|buy|purchase|take over)|for|on|in"
    r" (?:acquiring|buying)) (?:(?:the )?control|a (?:controlling|majority) (?:interest|stake)"
    rf"|{_ITSELF}|it\b|its (?:own )?(?:acquisition|takeover|sale|outstanding|stock|shares)\b))"
    r"|(?:acquisition|takeover|buyout|buy-out|merger) (?:proposals?|offers?|bids?|inquiries)"
    r"(?! for its (?:\w+ ){1,4}(?:unit|division|subsidiary|business|operations|stake|interest))"
    r"|expressions? of interest(?! (?:in|for) (?:its|the) [a-z]+))"
    r"|(?:entered|begun|began|started|holding|held|resumed) (?:into )?(?:[\w-]+ ){0,2}(?:talks"
    r"|discussions|negotiations) (?:on|about|regarding) (?:its (?:own "
    r")?(?:acquisition|takeover|sale"
    r"|purchase)|being (?:acquired|bought|taken over)))"
    r"(?! (?:of|by|to|from|for|made by) (?:the |an? )?<?(?-i:[A-Z]))"
)
_IF_IT = phrase(r"\b(?:if|unless|whether|should) (?:it|they|the company)(?: ha[sd]| were)? $")
HIRED = phrase(
    r"\b(?:through (?:investment )?bank\w*|retained|hired|engaged|appointed|asked|named) "
)
_UNTOLD = phrase(r"\bby (?:an? |the )?(?:\w+ )?(?-i:[A-Z<])")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of a company that is for sale."""
    if not context.hinted(HINTS) or context.sentence.index > _EARLY:
        return
    text = context.sentence.text
    match = _SEARCH.search(context.sentence) or _unnamed_bid(context)
    if match is None or _UNTOLD.match(text, match.end() + 1):
        return
    target = _for_sale(context, match.start())
    ended = match["verb"].lower().startswith(("term", "end", "br")) or bool(
        ENDED.search(text, match.start(), match.end() + 60)
    )
    named = {id(context.entities.of(n)) for n in context.companies()}
    if target is not None and (len(named) == 1 or not ended):
        span = context.span(*match.span())
        denied = DENIED.search(text, 0, match.end()) is not None
        word = "denied" if denied else "terminated" if ended else "in_talks"
        status = Told(word, context.sentence.start if denied else span.start, span.end, 4)
        yield Event("search", "acquisition", context.sentence, span, status, target)


_EARLY = 2  # sentences, headline included, in which an article says so as its news


def _unnamed_bid(context: Context) -> re.Match[str] | None:
    """Words that tell of proposals to a company, where no other company stands in them."""
    match = _GOT.search(context.sentence)
    if match is None or _IF_IT.search(context.sentence.text[: match.start()]):
        return None
    first, last = (context.sentence.start + place for place in match.span())
    inside = any(first <= n.start < last for n in context.companies())
    return None if inside else match


def _for_sale(context: Context, pos: int) -> Party | None:
    owned = _OWNERS_OF.search(context.sentence.text, 0, pos)
    names = context.reader.starting(owned.end(), owned.end() + 3) if owned else []
    if names and names[0].kind == "organization":
        return party_of(names[0])
    hired = HIRED.search(context.sentence.text, 0, pos)
    subject = context.subject(hired.start() if hired else pos)
    if hired and (subject is None or subject[0].name is None):
        topic = context.topic()
        subject = (topic, pos) if topic is not None else None
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    return subject[0]
