"""Companies taken private, and who stands behind that; companies that pass into other hands."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of, who_it_is
from deals.extract.grammar.ago import long_ago
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.text import phrase

_PRIVATELY = hints(
    " private", *(f"{whom} off the " for whom in (" it", "company", "group", "firm", "chain",
                                                  "retailer", "itself", "concern", "business"))
)  # fmt: skip
_TAKEN = hints("taken private")
_GO_PRIVATE = hints("go private", "goes private", "going private")
_BACKERS = hints(
    *(f"{word} {whose}" for word in ("behind", "backing", "leading", "heading", "financing")
      for whose in ("the ", "it "))
)  # fmt: skip
_HANDS = hints("in the hands of", "into the hands of", "to the hands of")
_CONTROL = hints("ontrol of", "ownership of", "wnership of")
HINTS = _PRIVATELY | _GO_PRIVATE | _BACKERS | _HANDS | _CONTROL

_COMPANY = (
    r"(?:itself|it|(?:the|its) (?:(?-i:[a-z])[\w-]* ){0,4}?(?:company|firm|group|concern|chain"
    r"|retailer|maker|producer|publisher|operator|airline|brewer|bank|insurer|supplier|builder"
    r"|manufacturer|distributor|business))"
)
_TAKE_PRIVATE = phrase(
    r"(?P<plan>\b(?:plan|proposal|offer|agreement|deal|bid|transaction|buy-?out)(?: plan)?"
    r"(?: (?:that|which) (?:will|would))? (?:to )?)?"
    rf"\b(?P<verb>tak(?:e|es|ing)|took|taken) (?P<what>{_COMPANY}) (?:private\b|off the "
    r"(?:(?:[\w-]+ ){0,3}?(?:market|exchange|bourse)|(?-i:[A-Z]{3,6}))\b)"
)
_TAKEN_PRIVATE = phrase(  # "was taken private in a £1.8bn deal", perhaps by whom
    r"\b(?P<be>was|were|has been|have been|is being|will be|to be) (?P<verb>taken private)"
    rf"(?! by\b)(?: (?:in|for|at|through|via) (?:an? |the |about )?(?:(?:[\w-]+|{MONEY}) ){{0,4}}?"
    rf"(?:deal|transaction|buy-?out|takeover|{MONEY}))"
    r"(?P<by> (?:by|led by|with|backed by) (?=(?:the |an? )?[\w<]))?"
)
_FROM_WHOM = phrase(r"[^.;]{0,60}?,? (?:from|by) (?=(?:the |an? )?[\w<])")
_MANAGERS = phrase(
    r"(?:The )?(?P<who>management|managers|senior executives"
    r"|(?:(?:founding|controlling) )(?:family|families|shareholders?)) (?:of|at|behind) (?:the )?"
    r"(?:(?-i:[a-z])[\w-]* ){0,4}<?$"
)
_GOES_PRIVATE = phrase(  # "agreed to go private in a $412m deal with X", "going private for $4bn"
    r"\b(?P<verb>go(?:es|ing)? private) (?:(?:in|through|via|under) (?:an? |its )?"
    rf"(?:(?:[\w-]+|{MONEY}) ){{0,4}}?(?:deal|transaction|buy-?out|merger|agreement|takeover"
    rf"|sale)\b"
    rf"|(?:for|at) {MONEY})(?P<by>(?:,? (?:worth|valued at) {MONEY})? (?:with|by|led by"
    rf"|backed by|to) "
    r"(?=(?:the |an? )?[\w<]))?"
)
_BEHIND = phrase(
    r"\b(?P<verb>behind|backing|leading|heading|financing) (?:it|the (?:[\w$£€.-]+ ){0,4}?(?:plan"
    r"|bid|offer|proposal|buy-?out|takeover|acquisition|purchase|deal)) (?:is|are|was|were"
    r"|stands?) "
    r"(?=(?:(?-i:[a-z])[\w-]* ){0,3}<?(?-i:[A-Z]))"
)
_IN_HANDS = phrase(
    r"\b(?P<verb>(?:is|are|was|were) (?:now |back |firmly )?in|(?:has|have|had )?(?:(?:has|have"
    r"|had) )?"
    r"(?:ended up in|pass(?:ed|es) into|(?:fallen|fell|falls) into|come into|came into"
    r"|(?:been |was |were )?(?:put|placed|delivered) (?:in|into)))"
    r" the hands of (?=(?:the |an? |its )?(?:own )?"
    r"(?:(?-i:<?[A-Z])|(?:[a-z-]+ ){0,2}?(?:management|managers|executives|investor|group)))"
)
_LEAVES_IN = phrase(  # "putting Y in the hands of a consortium fronted by X"
    r"\b(?P<verb>leav(?:es|ing)|left|put(?:s|ting)?|plac(?:es|ed|ing)) (?P<what><?(?-i:[A-Z])"
    r"[^.;,]{2,50}?) (?:firmly |back )?in(?:to)? the hands of (?=(?:the |an? "
    r"|its )?(?:(?-i:<?[A-Z])"
    r"|(?:[a-z-]+ ){0,2}?(?:investor|group|consortium)\b[^.;,]{0,30} (?:fronted|led|headed|backed)"
    r" by ))"
)
_UNIT_OF = phrase(r"\b(?:unit|subsidiary|division|arm|part|property) of (?:the )?(?=<?(?-i:[A-Z]))")
_PASSES = phrase(
    r"\b(?P<what>control|ownership) of (?=(?:the )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z]))"
    r"(?P<gap>(?:[^.;]|\.(?=[\w,])){2,70}?) (?P<verb>(?:has |have |had |will |would )?pass(?:ed"
    r"|es)?"
    r"|(?:has|have|had) gone|went|goes|will go|moves|moved|was handed) to "
    r"(?=(?:the |an? )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
)
_LATEST = 4  # sentences, headline included, in which a buyout without a buyer is the news


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _private(context: Context, match: re.Match[str]) -> Event | None:
    """ "Directors of Y backed a plan to take the chain private", "X offered to take it private"."""
    text, subject = context.sentence.text, context.subject(match.start())
    if context.sentence.index > _LATEST or subject is None:
        return None
    if match["plan"] and not match[0].endswith("private"):
        return None  # "won the backing of Y for a buy-out that will take the chain off the market"
    party, lead = subject
    managers = _managers(context, party)
    topic = context.topic()
    of_it = match["plan"] is not None or (topic is not None and topic.text == party.text)
    target: Party | None
    if managers is not None:
        target, buyers = party, [managers]
    elif of_it:
        target = party if party.name is not None else topic
        whom = _FROM_WHOM.match(text, match.end())
        buyers = context.reader.agents(whom.end())[0] if whom else []
    else:
        target, buyers = _spoken_of(context, party), [party]
    if target is None or target.name is None or target.name.kind != "organization":
        return None
    buyers = [b for b in buyers if b.text != target.text]
    if not buyers and match["plan"] is None:
        return None
    family = "purchase" if buyers else "search"
    event = event_of(context, match, (family, "acquisition"), lead, target)
    event.told = context.told(lead, *match.span(), "done" if match["verb"] == "took" else "future")
    return replace(event, buyers=buyers)


def _goes_private(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y agreed to go private in a $412m deal with X", "Y going private for $412m"."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or context.sentence.index > _LATEST:
        return None
    if subject[0].name.kind != "organization":
        return None
    buyers = context.reader.agents(match.end())[0] if match["by"] else []
    family = "purchase" if buyers else "search"
    event = event_of(context, match, (family, "acquisition"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[b for b in buyers if b.text != subject[0].text])


def _taken_private(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has been taken private in a £1.8bn deal"."""
    event = _goes_private(context, match)
    if event is None or event.target is None or long_ago(context.sentence.text):
        return None
    done = match["be"].lower() in {"was", "were", "has been", "have been"}
    lead = event.target.end - context.sentence.start
    event.told = context.told(lead, *match.span(), "done" if done else "future")
    return event


def _managers(context: Context, party: Party) -> Party | None:
    """Who offers in "Management of Y is seeking to take the company private"."""
    base = context.sentence.start
    found = _MANAGERS.match(context.sentence.text[: max(0, party.start - base)])
    if found is None:
        return None
    first, last = found.span("who")
    return Party(base + first, base + last, found["who"])


def _spoken_of(context: Context, buyer: Party) -> Party | None:
    """Whom a buyer takes private: the company that says so, or that the article speaks of."""
    before = [n for n in context.companies(apart_from=buyer.name) if n.end <= buyer.start]
    name = before[0] if before else context.subjects.topic
    ours = context.entities.of(buyer.name) if buyer.name is not None else None
    return None if name is None or context.entities.of(name) is ours else party_of(name)


def _in_hands(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y, for 22 years a subsidiary of Z, is now in the hands of a group led by its president"."""
    subject = _first(context, match) or context.subject(match.start())
    place = match.end()
    buyers, _ = context.reader.agents(place)
    if subject is None or subject[0].name is None or not buyers:
        return None
    if subject[0].name.kind != "organization" or context.sentence.index > _LATEST:
        return None
    buyers = [b for b in buyers if b.text != subject[0].text and not _CARETAKERS.search(b.text)]
    if not buyers:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "done")
    owner = _UNIT_OF.search(context.sentence.text, 0, match.start())
    sellers = context.reader.agents(owner.end())[0][:1] if owner else []
    return replace(event, buyers=buyers, sellers=[s for s in sellers if s.name is not None])


_SALE = phrase(
    r"\b(?:shareholding|stake|shares|sold|sells?|selling|sale|deal|takeover|bought|buy-?out|acqui\w+)\b"
)


def _leaves_in(context: Context, match: re.Match[str]) -> Event | None:
    """ "He sold his 62%, leaving Y in the hands of a consortium fronted by X"."""
    thing = context.reader.thing(match.start("what"))
    target = thing[0] if thing is not None else None
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    if target is None or target.name is None or not buyers or context.sentence.index > _LATEST:
        return None
    if target.name.kind != "organization" or buyers[0].text == target.text:
        return None
    text, last = context.sentence.text, buyers[0].end - context.sentence.start
    if not _SALE.search(text) or text.startswith("'", last):
        return None
    if any(_CARETAKERS.search(b.text) for b in buyers):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), target)
    event.told = context.told(match.start(), *match.span(), "done")
    return replace(event, buyers=buyers[:1])


def _first(context: Context, match: re.Match[str]) -> tuple[Party, int] | None:
    """Y of "Y, long a unit of Z, is in": who opens the sentence, in front of an aside."""
    first = next(iter(context.companies(match.start())), None)
    if first is None or first.start - context.sentence.start > _OPENS:
        return None
    behind = first.behind - context.sentence.start
    aside = _ASIDE.fullmatch(context.sentence.text, behind, match.start())
    return (party_of(first), behind) if aside else None


_OPENS = 6  # characters in which the name of the subject begins
_ASIDE = re.compile(r" ?, [^.;]{3,120}, ")
_CARETAKERS = re.compile(
    r"\b(?:receivers?|administrators?|liquidators?|courts?|creditors|lenders|banks|state|police)\b"
)


def _passes(context: Context, match: re.Match[str]) -> Event | None:
    """ "Control of Y passed to X"."""
    thing = context.reader.thing(match.end("what") + len(" of "))
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    if thing is None or thing[0].name is None or not buyers or context.sentence.index > _LATEST:
        return None
    kinds = {thing[0].name.kind, *(b.name.kind for b in buyers if b.name is not None)}
    if kinds != {"organization"} or any(b.text == thing[0].text for b in buyers):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), thing[0])
    done = match["verb"].lower().split()[-1] in {"passed", "gone", "went", "moved", "handed"}
    event.told = context.told(match.start(), *match.span(), "done" if done else "future")
    return replace(event, buyers=buyers)


_RULES = Rules(
    (_PRIVATELY, _TAKE_PRIVATE, _private),
    (_GO_PRIVATE, _GOES_PRIVATE, _goes_private),
    (_TAKEN, _TAKEN_PRIVATE, _taken_private),
    (_BACKERS, _BEHIND, who_it_is),
    (_HANDS, _IN_HANDS, _in_hands),
    (_HANDS, _LEAVES_IN, _leaves_in),
    (_CONTROL, _PASSES, _passes),
)
