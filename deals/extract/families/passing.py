"""What passes from one to another in words of no sale: a deal "hands Y to X", X "now owns Y after a
takeover", "paid Z $3m for Y", "emerged as the owner of 5 percent of Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.name_words import NAME_NEAR
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_HANDS = hints("hands ", "passes ", "transfers ", "sends ", "delivers ", "ll hand ", "ld hand ")
_PAID = hints("paid ", "pays ", "pay ", "paying ")
_OWNS = hints("now owns ", "owns ", "now controls ", "will own ", "would own ", "will hold ",
              "will control ", "ends up with ", "ends up owning ")  # fmt: skip
_SAYS = hints("it now owns ", "they now own ", "it is now the owner of ")
_EMERGES = hints(" as the owner", " as the holder", " as owner", " as holder", " as a holder",
                 " as the new owner")  # fmt: skip
_BUYOUT = hints("anagement buy", "anagement-led buy")
_NEW_SHARES = hints(" of new", " worth of")
_GAVE = hints("handed ", "hands ", "gave ")
_TALKS = hints(
    "talks with", "discussions with", "negotiations with", "negotiating with", "talks to"
)
HINTS = _TALKS | _HANDS | _PAID | _OWNS | _SAYS | _EMERGES | _BUYOUT | _NEW_SHARES | _GAVE

_HANDS_OVER = phrase(
    r"\b(?:deal|agreement|accord|pact|transaction|arrangement|takeover|sale)\b[^.;,]{0,40}? "
    r"(?P<verb>hands|passes|transfers|sends|delivers|(?:will|would) (?:hand|pass|transfer|send)) "
    r"(?:over )?(?P<what>(?:[^.;]|\.(?=\d)){2,140}?) (?:over )?to "
    rf"{NAME_NEAR}"
)
_PAYS_FOR = phrase(
    rf"\b(?P<verb>paid|pays|paying|pay) (?P<first>(?:(?!to\b)[^.;,]){{2,50}}? )??(?P<money>{MONEY})"
    r"(?: in cash)?(?: ?\([^()]{1,40}\))?(?P<to> to (?P<whom>[^.;,]{2,60}?))? for "
    r"(?=(?:the|its|an?|their|two|three|four|five|\d+) |<?(?-i:[A-Z]))"
)
_PAYS_FOR_IT = phrase(  # what the sentence before told
    rf"\b(?P<verb>(?:agreed to |will |would |is to )pay|is paying|paid"
    rf"|pays) (?P<money>{MONEY})(?: in cash| in stock)?"
    r"(?: ?\([^()]{1,40}\))? for (?:the|those|these|all|both) (?:\w+ )?(?:properties|assets"
    r"|businesses|business|brands|units?"
    r"|division|company|stores|plants|stations|hotels|casinos|branches|sites|buildings|shares"
    r"|stake|holding)\b(?! (?:of|in) )"
)
_NOW_OWNS = phrase(
    r"\b(?P<verb>(?:now )?owns|now controls|(?:will|would) (?:own|hold|control)"
    r"|ends? up (?:owning|with))"
    r" (?P<what>[^.;,]{2,80}?),? (?:following|after|as a "
    r"result of|thanks to) (?:an?|the|its) (?:[\w$€£.,-]+ ){0,5}?(?:tender offer|takeover|buyout"
    r"|acquisition|purchase|deal|offer|bid|investment|injection|round)\b"
)
_SAYS_IT_OWNS = phrase(
    r"\b(?:announced|said|says|confirmed|revealed|disclosed)(?: (?:today|yesterday|on \w+day"
    r"|this (?:week|morning)))?(?: that)? (?P<verb>(?:it|they) now owns?|it is now the owner of) "
    r"(?P<what>(?:the )?(?:[\w.%-]+ ){0,6}?<?(?-i:[A-Z]))"
)
_EMERGED = phrase(
    r"\b(?P<verb>emerged|emerges|surfaced|(?:was|been|is) (?:named|revealed|disclosed|unmasked"
    r"|identified))(?: (?:yesterday|today|on \w+day|last \w+|late|this week))* as (?:the |an? )?"
    rf"(?:new )?(?:owner|holder) of (?:an? )?(?:[\w-]+ ){{0,2}}?(?P<percent>{PERCENT_WORDS})"
    rf"(?: (?:stake|interest|holding))? (?:of|in) {NAME_NEAR}"
)
_BACKED = phrase(
    r"\b(?P<verb>back(?:s|ed|ing)?|financ(?:es?|ed|ing)|fund(?:s|ed|ing)|support(?:s|ed|ing))"
    r" (?:the|an?) (?:[\w$€£.-]+ )"
    rf"{{0,3}}?management(?:-led)? (?:buy-?outs?|buy-?ins?) (?:of|at) {NAME_NEAR}"
)
_BACKERS_PART = phrase(rf"[^.;]{{0,60}}? stake of (?:[\w-]+ ){{0,2}}?(?P<percent>{PERCENT_WORDS})")
_TAKES_NEW = phrase(
    r"\b(?P<verb>purchas(?:es?|ed|ing)|buy(?:s|ing)?|bought|acquir(?:es?|ed|ing)|tak(?:es?|en|ing)"
    rf"|took) (?:up to )?(?P<money>{MONEY})(?P<worth> worth)? of (?(worth)(?:new |newly issued "
    rf"|common |ordinary )*"
    r"|(?:new|newly issued) (?:common |ordinary )*)"
    r"(?=(?:the )?<?(?-i:[A-Z])[^.;,]{1,50}? (?:common |ordinary |new )*(?:shares|stock)\b)"
)
_GAVE_MONEY = phrase(rf"\b(?P<verb>hand(?:s|ed)|gave) (?P<money>{MONEY}) to {NAME_NEAR}")
_TALKS_FOR = phrase(
    r"\b(?P<verb>(?:talks|discussions|negotiations|negotiating) (?:with|to)) "
    rf"(?P<who>(?:the )?(?:[\w'-]+ ){{0,5}}?<?(?-i:[A-Z])[^.;]{{2,80}}?),? (?:for|about|over|on"
    rf"|regarding) (?:an? |the )"
    rf"(?:[\w-]+ ){{0,2}}?(?P<money>{MONEY}) (?:[\w-]+ ){{0,3}}?(?:infusion|injection"
    rf"|investment|funding|round"
    r"|financing|cheque|check)\b(?! (?:in|into|to) )"
)
_FUNDS = re.compile(r"\b(?:syndicate|investors?|consortium|ventures?|capital|partners|funds?)\b")


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return _RULES.events(context)


def _hands_over(context: Context, match: re.Match[str]) -> Event | None:
    """ "The agreement hands the baking portfolio, with two brands, to X for $540m"."""
    thing, buyers = context.reader.thing(match.start("what")), context.reader.agents(match.end())[0]
    buyers = [b for b in buyers if b.name is not None and b.name.kind == "organization"]
    if thing is None or not buyers or thing[0].end > buyers[0].start:
        return None
    kind = "asset_purchase" if thing[0].assets else "acquisition"
    event = event_of(context, match, ("sale", kind), match.start(), thing[0])
    owner = thing[0].owner or context.subjects.told or context.subjects.topic
    sellers = [party_of(owner)] if owner is not None and owner.text != buyers[0].text else []
    return replace(event, buyers=buyers[:1], sellers=sellers)


def _pays_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has paid £31.5m to Z for the terminal", "X paid Z $3m for its Y unit"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    whom = match.start("whom") if match["to"] else match.start("first") if match["first"] else -1
    if subject is None or thing is None or whom < 0:
        return None
    sellers = [s for s in context.reader.agents(whom)[0] if s.name is not None][:1]
    if not sellers or sellers[0].name is None or sellers[0].name.kind != "organization":
        return None
    if not (thing[0].assets or thing[0].owner or thing[0].name):
        return None
    kind = "asset_purchase" if thing[0].assets else "acquisition"
    event = event_of(context, match, ("purchase", kind), subject[1], thing[0])
    if match["verb"].lower() == "paid":
        event.told = context.told(subject[1], *match.span(), "done")
    money = context.span(*match.span("money"))
    return replace(event, buyers=[subject[0]], sellers=sellers, money=money)


def _pays_for_it(context: Context, match: re.Match[str]) -> Event | None:
    """ "X agreed to pay $1.24 billion for the properties", which were told before."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or context.sentence.headline:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], None)
    return replace(event, buyers=[subject[0]], money=context.span(*match.span("money")), weak=True)


def _now_owns(context: Context, match: re.Match[str]) -> Event | None:
    """ "X now owns Y following a $930 million tender offer"."""
    share = context.reader.share(match.start("what"))
    place = share.end if share else match.start("what")
    subject, thing = context.subject(match.start()), context.reader.thing(place)
    if subject is None or thing is None or thing[0].name is None or subject[0].name is None:
        return None
    if thing[0].text == subject[0].text or thing[0].name.kind != "organization":
        return None
    event = event_of(context, match, ("purchase", type_of(share, thing[0])), subject[1], thing[0])
    ahead = _AHEAD.match(match["verb"])
    event.told = context.told(subject[1], *match.span(), "future" if ahead else "done")
    return replace(event, buyers=[subject[0]], share=in_article(context, share))


def _says_it_owns(context: Context, match: re.Match[str]) -> Event | None:
    """ "X announced today that it now owns Y", as the news."""
    return _now_owns(context, match) if context.sentence.index <= _EARLY else None


_AHEAD = phrase(r"will|would")
_EARLY = 3  # sentences, headline included, in which what one now owns is the news


def _emerged(context: Context, match: re.Match[str]) -> Event | None:
    """ "X emerged yesterday as the owner of 5.2 per cent of Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or thing[0].name is None:
        return None
    percent = percent_in(match["percent"])
    share = Share(*match.span("percent"), percent, "percent")
    event = event_of(context, match, ("purchase", type_of(share, thing[0])), subject[1], thing[0])
    event.told = context.told(subject[1], *match.span(), "done")
    return replace(event, buyers=[subject[0]], share=in_article(context, share))


def _backed(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has backed the management buyout of Y, providing equity for a stake of 70%"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or thing[0].name is None or subject[0].name is None:
        return None
    part = _BACKERS_PART.match(context.sentence.text, thing[1])
    share = None
    if part:
        share = Share(*part.span("percent"), percent_in(part["percent"]), "percent")
    event = event_of(context, match, ("purchase", type_of(share, thing[0])), subject[1], thing[0])
    return replace(event, buyers=[subject[0]], share=in_article(context, share))


def _takes_new(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is purchasing $20 million of new Y shares"."""
    subject, names = (
        context.subject(match.start()),
        context.reader.starting(match.end(), match.end() + 5),
    )
    if subject is None or not names or names[0].kind != "organization":
        return None
    target = party_of(names[0])
    if target.text == subject[0].text:
        return None
    event = event_of(context, match, ("purchase", "minority_stake"), subject[1], target)
    return replace(event, buyers=[subject[0]], money=context.span(*match.span("money")))


def _gave_money(context: Context, match: re.Match[str]) -> Event | None:
    """ "A syndicate including X and Z handed $68 million to Y"."""
    backers, target = _givers(context, match), context.reader.agents(match.end())[0]
    if not backers or not target or target[0].name is None:
        return None
    if target[0].name.kind != "organization":
        return None
    event = event_of(context, match, ("round", "funding_round"), match.start(), target[0])
    event.told = context.told(match.start(), *match.span(), "done")
    return replace(event, buyers=backers, money=context.span(*match.span("money")))


def _talks_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is in advanced talks with X for a $50 million infusion"."""
    subject, backers = context.subject(match.start()), context.reader.agents(match.start("who"))[0]
    backers = [b for b in backers if b.name is not None and b.name.kind == "organization"]
    if subject is None or subject[0].name is None or not backers:
        return None
    if subject[0].name.kind != "organization" or backers[0].text == subject[0].text:
        return None
    event = event_of(context, match, ("round", "funding_round"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=backers, money=context.span(*match.span("money")))


def _givers(context: Context, match: re.Match[str]) -> list[Party]:
    """The investors before the verb: named ones, where a word or a name says that they invest."""
    before = context.sentence.text[: match.start()]
    if not _FUNDS.search(before.lower()):
        return []
    return [party_of(n) for n in context.companies(match.start())]


_RULES = Rules(
    (_HANDS, _HANDS_OVER, _hands_over),
    (_PAID, _PAYS_FOR, _pays_for),
    (_PAID, _PAYS_FOR_IT, _pays_for_it),
    (_OWNS, _NOW_OWNS, _now_owns),
    (_SAYS, _SAYS_IT_OWNS, _says_it_owns),
    (_EMERGES, _EMERGED, _emerged),
    (_BUYOUT, _BACKED, _backed),
    (_NEW_SHARES, _TAKES_NEW, _takes_new),
    (_GAVE, _GAVE_MONEY, _gave_money),
    (_TALKS, _TALKS_FOR, _talks_for),
)
