"""Bids seen from the other side: offers received, accepted and turned down."""

import re
from dataclasses import replace

from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event
from deals.extract.grammar.objects import in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.name_words import Name
from deals.extract.words.shares import PERCENT_WORDS
from deals.extract.words.text import folded, phrase

OFFER_BY = phrase(
    r"\b(?P<verb>reject(?:s|ed|ing)?|receiv(?:e|es|ed)|accept(?:s|ed|ing)?|get|gets|got"
    r"|considering|confirm(?:s|ed)|agree(?:s|d) to|agreed|spurn(?:s|ed)?|rebuff(?:s|ed)?"
    r"|turn(?:s|ed) down|(?:(?<=holders[ ]to[ ])|(?<=investors[ ]to[ ]))(?:throw out|ignore"
    r"|shun|resist)"
    r"|recommend(?:s|ed)?|back(?:s|ed)|endors(?:es|ed)|support(?:s|ed)"
    r"|urged|oppose[sd]?|fights?|studying|reviewing|weigh(?:s|ed|ing)|mull(?:s|ed|ing)"
    r"|evaluating|welcome[sd]?"
    r"|chosen?|chooses|picks|picked|selects|selected|favou?r(?:s|ed)|prefer(?:s|red)|opt(?:s"
    r"|ed) for"
    r"|(?:call|brand|label|term|deem|find|found|consider|judg|regard)(?:e?s|e?d|ing)?"
    r"(?=[^.;]{0,200}\b(?:inadequate|insufficient|unacceptable|too low|derisory|unfair)\b))\b"
    r"(?P<gap>(?:[^.;]|\.(?=\d)){0,60}?)\b(?:offers?|bids?|proposals?|approach(?:es)?|advances|overtures?)"
    r"\b(?:(?P<of> of)(?= <?(?-i:[A-Z]))(?! (?:[A-Z]{2,3}|Rs\.?)? ?[$£€]? ?\d)"
    r"|(?P<terms>(?:[^.;]|\.(?=\d)){0,60}?) (?:from|by|made by))"
    r" (?!(?:its(?! (?:[a-z-]+ ){0,3}?(?:rival|suitor|partner|parent|competitor|peer|founder"
    r"|(?:share|stock)holder) (?-i:[A-Z]))|shareholders|holders)\b)"
)
_CHOOSES = phrase(r"cho|pick|select|favo|prefer|opt")
_AN = phrase(r"\b(?:an?|the|its) $")
_FOR_A_THING = phrase(
    r"(?:,? (?:of|worth|valued at|totall?ing) [^.;]{2,40}?)? for "
    r"(?:(?:all|(?:the )?(?:whole|entirety|bulk)) of (?=its |the |their ))?"
    r"(?=(?:[a-z]+-(?:owned|run|held|controlled) )?(?:(?:its|the|their|all|two|three|four) "
    r"|<?(?-i:[A-Z])))"
    r"(?!(?:all |the |its )*(?:of )?(?:outstanding |common |remaining )*(?:shares"
    r"|stock|company|group|firm|bank|rest|balance)\b)"
)
_FOR_PART = phrase(rf" for (?=(?:up to |about )?{PERCENT_WORDS} of )")
_LATEST = 3  # sentences, headline included, in which a bare mention of a bid is the news
_FOR = phrase(
    r"(?:(?! and )[^.;,]){0,40}\b(?:for(?! (?:about )?[$\d])|to (?:buy|acquire|purchase)) "
)
_THE_BID = phrase(r"\bthe (?:[\w.$-]+ ){0,8}$")  # what the article has told of
POSSESSIVE_BID = phrase(
    r"(?:'s|(?<=s)') (?:<[^<>]{1,12}> )?(?!stock in )(?:(?:[$£€]|[A-Z]{1,3}\$)?[\d.,]+[\w-]* "
    r"|(?:an?|per|share|unit|dlrs?|pence"
    r"|pct|mln|million|bln|billion|bn|stg|dollars?"
    r"|pounds?|euros?|yen|francs?|marks|crowns|cash|all|stock|about|in|for|sweetened|raised"
    r"|increased"
    r"|higher|new|rival|surprise|planned|proposed|original|revised|latest|partial|recent|current"
    r"|possible|failed|initial|final|full|friendly|earlier|reported|previously|announced"
    r"|[a-z]+-[a-z-]+) ){0,9}?"
    r"(?P<kind>takeover|tender|buyout|acquisition|merger|hostile|unsolicited|cash|friendly|recommended"
    r"|announced) (?:offer|bid"
    r"|proposal|approach)\b(?! (?:for|to (?:buy|acquire)) )"
)
_BID_WORDS = (
    r"(?:(?:[$£€]|[A-Z]{1,3}\$)?[\d.,]+[\w-]* |(?:an?|its|the|per|share|dlrs?|pence|mln|million"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|leveraged|management|bln|billion"
    r"|bn|stg|dollars?|pounds?|euros?|yen|francs?|cash|stock|about|in|sweetened|raised|increased"
    r"|higher|new|rival|proposed|previously|announced|revised|hostile|friendly|unsolicited|takeover"
    r"|indicative|binding|final|firm|formal|preliminary"
    r"|acquisition|merger|tender|buyout|exchange|[a-z]+-[a-z-]+) ){0,10}?"
)
BARE_BID = phrase(
    rf"\b(?:(?P<made>(?<!previously[ ])announce[sd]?|made|makes|launche[sd]|lodged|unveil(?:s"
    rf"|ed)|table[sd]"
    rf"|submit(?:s|ted)|raise[sd]|sweeten(?:s|ed)|increase[sd]|lift(?:s|ed)|withdrew|withdrawn"
    rf"|withdraws|abandon(?:s|ed)|scrap(?:s|ped))"
    rf"|(?P<taken>accept(?:s|ed)|reject(?:s|ed)|spurn(?:s|ed)|turn(?:s|ed) down|rebuff(?:s|ed)))"
    rf" {_BID_WORDS}(?:offer|bid|proposal|approach)\b(?! (?:for|to (?:buy|acquire|purchase|sell)"
    rf"|from|by"
    rf"|made|of) )"
)
_HOLDERS_WHO = phrase(  # "holders of 51 pct accepted its bid": holders of nobody who is named
    r"\b(?:share|stock)?holders (?:(?:with|holding|owning|of) (?:[a-z\d.%]+ ){1,4})?$", 0
)
_LET_IN = phrase(  # "Y will let X look at its books after it" raised its offer: X did
    r"\b(?:let|allow\w*|permit\w*|grant\w*|open\w*) [^.;]{5,140}? (?:after|once|since|when) "
    r"(?:it|they) (?:had |have )?$"
)
_DESCRIBED = phrase(  # "backed away after the tea and seasonings maker" rejected the bid
    r"\b(?:after|when|once|since|because|before|although|though|while|but) the "
    r"(?!(?:company|group|firm|bank) $)(?:(?-i:[a-z])[\w-]*,? ){1,7}(?:had |has |have )?$"
)
BID_BY = phrase(
    r"\b(?P<kind>takeover|tender|buyout|cash|unsolicited|hostile|share|merger|acquisition) "
    r"(?:offer|bid|proposal|approach)(?: (?:it |they )?(?:has |have |had )?(?:announced|made"
    r"|launched|commenced|begun|started|lodged|submitted|proposed|received))?"
    r"(?: (?:last|this|yesterday|earlier|on) (?:\w+ ){0,3}?)? ?(?:by|from|of) (?:an? "
    r"(?:unit|group|subsidiary|affiliate|company) (?:of|led by|controlled by"
    r"|formed by|owned by) )?(?!(?:its|the|a|an|shareholders|holders)\b)"
    r"|\b(?:a|per|each) share (?:in cash )?(?:offered|bid|proposed) by (?!(?:its|the|a|an)\b)"
)
NAMED_BID = phrase(
    r"\b(?P<verb>raises?|raised|sweetens?|sweetened|increases?|increased|lifts?|boosts?|ups"
    r"|extends?"
    r"|extended|drops?|dropped|withdraws?|withdrew|launches|makes|made) (?:its |an? |the )?"
    r"(?P<name>(?-i:[A-Z<])[^.;,]{1,50}?) (?:takeover |tender |cash |hostile |share |buyout "
    r"|stock )*"
    r"(?:bid|offer)\b(?! (?:for|by|from))"
)
_OFFICERS = phrase(
    r"(?:'s)? (?:chairman|management|managers|executives|officers|founder|president)(?:'s"
    r"|')?(?:-led)?"
    r"(?: group| team)?\b"
)
_TO_WHOM = phrase(
    r" to (?:the (?:board|shareholders|directors|management) of )?(?=(?:the )?[A-Z<])"
)
_AFTER_ONE = phrase(
    r"\b(?:after|as|when|before|once|because|since|while|although|unless|until|if|but) (?:the|its) "
    r"(?:[\w-]+(?:'s|') ?|[\w-]+,? ){1,7}(?:board )?(?:(?:has|have|had|later|then|also) )*$"
)
_OWNER = phrase(
    r"\b(?:subsidiary|unit|affiliate|division|arm|parent|owned|controlled) (?:of|by) (?:the )?<?$"
)
ACQUIRED_BY = phrase(
    r"\bits (?:own )?(?:[\w-]+ ){0,3}?(?:acquisition|takeover|purchase|buyout|absorption) by "
    r"(?=(?:the |an? )?[\w<])"
)
_LEADS = ("the", *("investment", "investor", "investing", "two", "three"),
          *("buyout", "buy-out", "buying", "bidding"))  # fmt: skip
_LATER = ("group", "firms", "investors", "partners", "companies")
NAMED_LATER_HINTS = hints(
    *(f"{lead} {noun}" for lead in _LEADS for noun in _LATER),
    " they ",
)
NAMED_LATER = phrase(
    r"(?:^|, |said )the (?:(?:invest(?:ment|or|ing)|two|three|buy-?out|buying|bidding) )?(?:group"
    r"|firms|investors"
    r"|partners|companies)"
    r"(?: is| are)?(?:,? (?:which )?(?:led by|includes?|including|made up of|comprised of"
    r"|composed of|consists? of|headed by|comprising)|,) (?=(?:[\w.-]+ ){0,5}?<?[A-Z])"
    r"|^(?=<?(?-i:[A-Z])[^.;]{3,80}? and <?(?-i:[A-Z])[^.;]{2,70}? (?:said|told [^.;]{3,60}?) "
    r"they )"
)


def bid_of(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y tells holders not to accept X's takeover bid": who is bid for is the sentence's other
    name, or what the article speaks of."""
    base = context.sentence.start
    owner = next((n for n in context.names if n.end - base == match.start()), None)
    if owner is None or owner.kind != "organization":
        return None
    target = _other_side(context, match.start(), owner)
    if target is None:
        return None
    return Event(
        "purchase",
        "acquisition",
        context.sentence,
        context.span(*match.span()),
        context.told(match.start(), *match.span(), "present"),
        target,
        [party_of(owner)],
        weak=context.sentence.index > 2,
    )


def _other_side(context: Context, pos: int, name: Name) -> Party | None:
    """The last other company before `pos`, or else what the article speaks of."""
    text, base = context.sentence.text, context.sentence.start
    for other in reversed(context.companies(pos, apart_from=name)):
        first = other.start - base
        if not (_OWNER.search(text, 0, first) or text.endswith(", of ", 0, first)):
            return party_of(other)
    topic, entities = context.subjects.topic, context.entities
    if topic is None or entities.of(topic) is entities.of(name):
        return None
    return party_of(topic)


def bare_bid(context: Context, match: re.Match[str]) -> Event | None:
    """ "X announced a 4 bln dlr offer", "Y has accepted its offer": the other side is the last
    name before."""
    subject = context.subject(match.start())
    holders = match["taken"] and _HOLDERS_WHO.search(context.sentence.text[: match.start()])
    before = context.sentence.text[: match.start()]
    if subject is None or holders or _LET_IN.search(before) or _DESCRIBED.search(before):
        return None
    if _AFTER_ONE.search(context.sentence.text, max(0, match.start() - 90), match.start()):
        named = {id(context.entities.of(n)) for n in context.companies(match.start())}
        if len(named) > 1:
            return None  # "X dropped its bid for Y after the brewer rejected it": either of them
    if subject[0].name is None and match["made"]:  # "X said a group withdrew its offer"
        ours, other = subject[0], context.topic()
    elif subject[0].name is None or subject[0].name.kind != "organization":
        return None
    else:
        ours, other = subject[0], _other_side(context, match.start(), subject[0].name)
    if other is None:
        return None
    to = _TO_WHOM.match(context.sentence.text, match.end())
    told, _ = context.reader.agents(to.end()) if to and match["made"] else ([], 0)
    if told and told[0].name is not None:
        other = told[0]
    buyer, target = (ours, other) if match["made"] else (other, ours)
    return Event(
        "purchase",
        "acquisition",
        context.sentence,
        context.span(*match.span()),
        context.told(subject[1], *match.span(), "present"),
        target,
        [buyer],
        weak=context.sentence.index > 2,
    )


def named_bid(context: Context, match: re.Match[str]) -> Event | None:
    """ "X raises Y bid to 60 dlrs a share", as headlines put it."""
    inside = context.reader.starting(match.start("name"), match.start("name") + 2)
    subject = context.subject(match.start())
    if not inside or subject is None or subject[0].name is None or context.sentence.index > 1:
        return None
    if inside[0].kind != "organization":
        return None
    text, base, buyer = context.sentence.text, context.sentence.start, subject[0]
    officers = _OFFICERS.match(text, buyer.end - base)
    if officers:  # "Birch's chairman's group"
        last = base + officers.end()
        buyer = Party(buyer.start, last, folded(text[buyer.start - base : officers.end()]))
    elif context.same(inside[0], subject[0].name):
        return None
    told = context.told(subject[1], *match.span(), "present")
    span = context.span(*match.span())
    target = party_of(inside[0])
    return Event(
        "purchase", "acquisition", context.sentence, span, told, target, [buyer], weak=True
    )


def bid_by(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y considers the cash offer announced by X too low", where no other rule reads the verb."""
    text, base = context.sentence.text, context.sentence.start
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    topic = context.subjects.topic if _THE_BID.search(text[: match.start()]) else None
    others = context.companies(match.start()) or ([topic] if topic is not None else [])
    if not buyers or not others or context.sentence.index > _LATEST:
        return None
    if context.entities.of(others[-1]) in [context.entities.of(b.name) for b in buyers if b.name]:
        return None
    if _FOR.match(text, buyers[-1].end - base):
        return None
    target = party_of(others[-1])
    status = context.told(match.start(), *match.span(), "present")
    span = context.span(*match.span())
    return Event(
        "purchase", "acquisition", context.sentence, span, status, target, buyers, weak=True
    )


def acquired_by(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y will vote on its proposed acquisition by X": the subject is bought."""
    subject = context.subject(match.start())
    buyers, _ = context.reader.agents(match.end())
    if subject is None or not buyers:
        return None
    status = context.told(subject[1], *match.span(), "present")
    span = context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, status, subject[0], buyers)


def named_later(context: Context, match: re.Match[str]) -> Event | None:
    """ "The firms, X and Y, said": who bought what the sentence before tells."""
    buyers, _ = context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if not buyers:
        return None
    span = context.span(*match.span())
    status = Told("announced", span.start, span.end, 1)
    return Event(
        "purchase", "minority_stake", context.sentence, span, status, None, buyers, weak=True
    )


def offered(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y rejected an offer by X": who is bid for is the subject."""
    text = context.sentence.text
    if match["verb"].lower() == "agreed" and _AN.search(text, 0, match.start()):
        return None  # "an agreed bid by X"
    if context.reader.starting(*match.span("terms")):
        return None  # "the offer of X, a group led by"
    terms = _FOR_ITSELF.sub("", match["terms"] or "")
    if re.search(r"\b(?:job|tender offer to|for)\b", terms) or re.match(
        r"(?:[^.;]|\.(?=\d)){0,60}\bto (?:buy|acquire|purchase|sell)\b", text[match.end() :]
    ):
        return None
    subject = context.subject(match.start())
    buyers, behind = context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    of = _FOR_A_THING.match(text, behind)
    thing = context.reader.thing(of.end()) if of and buyers and not match["of"] else None
    own = of is not None and context.reader.own(of.end())  # "for its packaging activity"
    if thing is not None and (own or thing[0].assets or thing[0].name is not None):
        return _for_a_thing(context, match, thing[0], buyers)
    if subject is None or not buyers or subject[0].name is None or subject[0].name.kind == "person":
        return None
    if _CHOOSES.match(match["verb"]):
        return None  # a bid that is chosen may be one for some work
    base = context.sentence.start
    status = Told("announced", base + match.start(), base + match.end(), 3)
    part = _FOR_PART.match(text, behind)
    share = context.reader.share(part.end()) if part else None
    return Event(
        "purchase",
        type_of(share, subject[0]),
        context.sentence,
        context.span(*match.span()),
        status,
        subject[0],
        buyers,
        share=in_article(context, share),
    )


_FOR_ITSELF = phrase(
    r" for (?:all (?:of )?)?(?:its|the|their) (?:(?:whole|entire|outstanding|issued) )?(?:business"
    r"|company|shares|stock|group|share capital)\b(?! of)"
)


def rivals(context: Context, event: Event) -> list[Event]:
    """The event, or one for each buyer where these bid against each other: "received bids from X
    and Y"."""
    base = context.sentence.start
    words = context.sentence.text[event.trigger.start - base : event.trigger.end - base]
    if len(event.buyers) < _TWO or not _BIDS_FROM.search(words) or _TOGETHER.search(words):
        return [event]
    return [
        replace(event, buyers=[buyer], sellers=list(event.sellers), leads=list(event.leads))
        for buyer in event.buyers
    ]


_TWO = 2
_BIDS_FROM = phrase(r"\b(?:offers|bids|proposals) (?:from|by) $")
_TOGETHER = phrase(r"\b(?:joint|combined)\b")


def _for_a_thing(
    context: Context, match: re.Match[str], thing: Party, buyers: list[Party]
) -> Event | None:
    """ "Y rejected a bid by X for its saw unit": the unit is bid for, and Y would sell it."""
    subject, span = context.subject(match.start()), context.span(*match.span())
    if any(b.text == thing.text for b in buyers):
        return None
    told = Told("announced", span.start, span.end, 3)
    sellers = [subject[0]] if subject and subject[0].text != thing.text else []
    kind = "asset_purchase" if thing.assets else "acquisition"
    return Event("purchase", kind, context.sentence, span, told, thing, buyers, sellers=sellers)
