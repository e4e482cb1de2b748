"""Other ways to tell that a company comes to another: deals "for Y", what becomes part of X,
shares tendered to a bidder."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_FOR = hints(
    "running for",
    "race for",
    "deal for",
    "deals for",
    "swoop",
    "auction for",
    "bidder for",
    "suitor for",
    "bidding",
    "battle for",
)
_PART = hints("property of", "part of", "subsidiary of", "unit of", "division of", "branch of",
              "branches of", "office of", "offices of")  # fmt: skip
_TENDERED = hints("tendered", "tender offer", "takeover bid", "in tender", "in its tender")
_TAKEN = hints("takeover", "take-over", "acquisition", "buyout", "buy-out", "purchase", "approach")
_OWNERS = hints("new owner")
_PLANS = hints("tion plan", "rescue plan")
_ITS_OWN = hints("acquisition")
_JOIN = hints("is joining ", "will join ", "to join ", " joins ", "has joined ")
_WON = hints(
    *("on top", "won the", "win the", "wins the", "winning the", "triumph", "prevail", "emerge"),
    *("auction for", "race for", "battle for", "contest for", "sale of", "bidding for"),
    *("fight for", "struggle for", "tussle for"),
)
HINTS = _WON | _JOIN | _OWNERS | _PLANS | _FOR | _PART | _TENDERED | _TAKEN
_NEWS = 3  # sentences, headline included, in which a compound may be the news
_BEFORE = 110  # characters in which the verb of a compound stands
_LATEST = 1  # sentences, headline included, in which "becomes part of" is the news

_DEAL_FOR = phrase(
    r"\b(?:(?P<swoop>swoop(?:s|ed|ing)?) for (?=(?-i:(?:[a-z][\w-]* ){0,5}<?[A-Z]))"
    r"|(?P<verb>(?:complet|clos|finali[sz]|agree|announc|seal|clinch|strik|struck|reach|sign|near"
    r"|ink|w[io]n|bec[ao]m|join|emerge|enter|close to|dropp|withdr|pull|bow|walk)\w*)"
    r"(?P<gap>(?:(?! (?:to|that|said|which|after|for) )"
    r"[^.;,]|\.(?=\d)){0,60}?)"
    r"(?<=[ ep])(?:(?:deals?|auction|bidder|suitor|bidding(?: war| contest)?|battle|swoop"
    r"|running|race)"
    r") "
    rf"for (?=(?:{PERCENT_WORDS} of )?(?-i:(?:[a-z][\w-]* ){{0,5}}<?[A-Z])))"
)
_WON_SALE = phrase(
    r"\b(?P<verb>c[oa]mes? out on top|w[io]ns?|w[io]nning|triumph(?:s|ed)|prevail(?:s|ed)"
    r"|emerg(?:es|ed) (?:victorious|(?:as )?(?:the )?winner)"
    r"|(?:beat(?:s|en)?|best(?:s|ed)|outbid(?:s)?|saw off|sees off|pipped"
    r"|edged out)(?= )(?:[^.;]|\.(?=\d)){2,70}?"
    r"(?= in (?:an?|the) ))(?: in)? (?:the|an?) (?:[\w-]+ ){0,2}"
    r"(?P<what>sale|auction|privati[sz]ation|tender|contest|race|bidding|battle|fight|struggle|tussle)"
    r" (?:of|for|to (?:buy|acquire|own)) (?=(?-i:(?:[a-z][\w-]* ){0,5}<?[A-Z]))"
)
_NO_DEAL = re.compile(
    r"\b(?:supply|licen[cs]\w*|distribut\w+|record|recording|multi-?year|year|sponsor\w*|service"
    r"|contract|naming|rights|trade|peace|debt|loan|credit|development|research|labou?r|film"
    r"|book|marketing)\b",
    re.I,
)
_ORDER_OF = phrase(  # "won the tender for the maintenance contract of Y"
    r"\b(?:contracts?|orders?|rights|licen[cs]es?|concessions?) (?:of|for|with|from|to|at|by)\b"
)
_GOES_ON = phrase(r",? to (?!be\b)")  # "a deal for X to supply Y"
_AGREED_TO = phrase(
    r"\b(?:agree[sd]?|has agreed|consent(?:s|ed)|accept(?:s|ed)|vot(?:e|es|ed)|back(?:s|ed)?"
    r"|approv(?:e|es|ed)"
    r"|recommend(?:s|ed)?) (?:to |in favou?r of |for )?(?:an?|the|its) "
    r"(?:[\w$€£.,-]+ ){0,8}?(?:takeover|take-over|acquisition|buyout|buy-out|purchase|approach)"
    r"(?: (?:offer|bid|proposal))?"
    r"(?: (?:worth|valued at|of (?=[$£€\d]))(?:[^.;]|\.(?=\d)){2,60}?)? (?:by|from) "
    r"(?=(?:the |an? )?[\w<])"
)
_AGREED_TO_ITS = phrase(
    r"\b(?:(?:agree[sd]?|consent(?:s|ed)) to|vot(?:e|es|ed) (?:\w+ly )?(?:in favou?r of|for)"
    r"|accept(?:s|ed)|back(?:s|ed)?|approv(?:e|es|ed)) (?=(?:the )?(?:[\w-]+ ){0,3}?"
    r"(?P<name>(?-i:[A-Z])[\w&.'-]*(?: (?-i:[A-Z&])[\w&.'-]*){0,4}?)'s? "
    r"(?:[\w$€£.,-]+ ){0,5}?(?:takeover|take-over|acquisition|buyout|buy-out|purchase)\b"
    r"(?! (?:of|offer|bid|proposal)\b))"
)
_PART_OF = phrase(
    r"\b(?P<verb>become|becomes|became|becoming|is now|are now"
    r"|re-?open(?:s|ed)? (?:on )?(?:(?:\w+day|tomorrow|today|next week) )?as) "
    r"(?:an? |the (?:newest |latest )?)?"
    r"(?:proud |new |newest |wholly[- ]owned |indirect |direct |separate |full |\d+(?:%| pct) )*"
    r"(?:part|subsidiary|unit|division|branch(?:es)?|offices?|(?P<whole>property)) of (?:the )?"
    r"(?=(?(whole)(?-i:(?:[\w-]+ ){0,5}[A-Z<])|[A-Z<]))"
)
_IN_TENDER = phrase(
    rf"(?P<percent>{PERCENT_WORDS})(?:[^.;]|\.(?=\d)){{0,110}}?\b(?:tendered|accepted|received|"
    rf"acquired through|bought through)\b(?:[^.;]|\.(?=\d)){{0,60}}?\b(?:offer|bid)\b"
    rf"|\b(?:received|accepted)\b(?:[^.;%]|\.(?=\d)){{0,60}}?(?P<taken>{PERCENT_WORDS})"
    r"(?:[^.;]|\.(?=\d)){0,110}?\b(?:tender offer|(?:its|cash) (?:\w+ )?offer|takeover bid)\b"
    rf"|\baccept(?:s|ed) (?P<accepted>{PERCENT_WORDS}) of (?:[^.;]|\.(?=\d)){{0,60}}? in (?:its "
    rf")?tender\b"
    r"|\b(?P<count>[\d.,]+(?: mln| million)?) (?:of )?(?:[^.;]|\.(?=\d)){0,80}?\bshares (?:in|of) "
    r"(?:[^.;]"
    r"|\.(?=\d)){0,50}?\b(?:were|was|had been|have been) "
    r"tendered\b(?:[^.;]|\.(?=\d)){0,60}?\b(?:offer"
    r"|bid)\b"
)
_WHICH = phrase(r", which (?:(?:will|would|is|has|to|now|then|soon|set|due) )*")
_JOINS = phrase(
    r"\b(?:is joining|will join|is to join|joins|has joined) (?=(?:the )?<?(?-i:[A-Z]))"
)
_IN_A_DEAL = phrase(
    r"(?:,? (?:in|through|via|under) an?|(?:'s?)? (?:[\w-]+ ){1,3}(?:division|unit|group|arm"
    r"|business),? (?:in|through|via|under|as part of) (?:an?|the)) "
    r"(?:[\w$€£.,-]+ ){0,5}?(?:deal|acquisition|takeover|buyout|transaction)\b"
)
_OWNER = phrase(r"(?:'s|(?<=s)') (?:[\w.$-]+ ){0,8}?(?:offer|bid)\b")


_PLAN = phrase(
    r"\b(?:approv(?:e|es|ed)|vot(?:e|es|ed) (?:in favou?r of|for)|back(?:s|ed)?|accept(?:s|ed)"
    r"|clear(?:s|ed)"
    r"|cho(?:ose|se|sen)) (?:an?|the) (?:[\w,.-]+ ){0,4}?(?:resolution|rescue|revival|takeover"
    r"|debt) plan "
    r"(?:(?:submitted|filed|proposed|put forward|offered|made|from|of) )?(?:by |from "
    r"|of )?(?=(?:the )?<?(?-i:[A-Z]))"
)
_FOR_Y = phrase(r" for (?:the )?(?:(?-i:[a-z])[\w-]* ){0,4}(?=<?(?-i:[A-Z]))")
_OWNERS_VOTE = phrase(r"\b(?:(?:share|stock)?holders|investors|board|directors|owners)\b")
_HOLDERS_IN = phrase(r"\b(?:share|stock|unit)?holders (?:in|of) (?:the )?(?=<?(?-i:[A-Z]))")
_NEW_OWNER = phrase(
    r"\b(?:become|becomes|became|becoming|is|was named|emerged as|emerges as) the new owners? of "
    r"(?=(?:the )?(?:[a-z][\w-]* ){0,5}(?-i:[A-Z<]))"
)
_COMPOUND = phrase(
    r"(?<=[\w.]) (?:acquisition|takeover|purchase|buyout|buy-out)\b"
    r"(?! (?:of|by|from|corp|inc|partners|agreement|orders?|prices?))"
)
_BEFORE_COMPOUND = phrase(
    r"\b(?P<verb>complet(?:e|es|ed|ing)|clos(?:es|ed|ing)|finali[sz](?:es|ed)|announc(?:es|ed)"
    r"|seals?|clinch(?:es)?|lands|secures|wins|wraps up|pulls off"
    r"|with|through|via|agrees?|plans?|in talks (?:on|over|about)) (?:the "
    r"|its )?(?:[$£€][\d.,]+ ?\w* )?"
    r"(?P<name>(?-i:[A-Z])[\w&.'-]*(?: (?-i:[A-Z&])[\w&.'-]*){0,4})$"
)
_LATEST_ONE = phrase(
    r"\b(?P<verb>announc\w+|complet\w+|clos\w+|ma[dk]e[sd]?|unveil\w*"
    r"|reveal\w*) (?:the (?:closing|completion) of )?"
    r"(?:its|their|our) (?:[\w-]+ ){1,4}?acquisition(?: (?:to date|of the year|this year"
    r"|in (?:the )?(?-i:[A-Z])[\w ]{2,24}?))?(?::|,"
    r"| -{1,2}) (?:of )?(?=(?:the )?(?:[a-z][\w-]* ){0,5}(?-i:[A-Z<]))"
)
_OF_WHOM = phrase(
    r"\b(?:creditors|lenders|CoC)(?: \([^()]*\))? (?:of|to) (?:the )?"
    r"(?-i:(?:[a-z][\w-]* ){0,3}(?=<?[A-Z]))"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells in these ways."""
    return (_RULES if context.sentence.index > _NEWS else _EARLY_RULES).events(context)


def _event(
    context: Context, match: re.Match[str], told: Told, target: Party, buyer: Party
) -> Event | None:
    if target.name is None or target.name.kind != "organization" or target.text == buyer.text:
        return None
    span = context.span(*match.span())
    return Event("purchase", "acquisition", context.sentence, span, told, target, [buyer])


def _deal_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "X struck a deal for Y", "X swooped for Y", "X won the auction for Y"."""
    text = context.sentence.text
    if _NO_DEAL.search(match[0]):
        return None
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    share, target, _ = bought(context, match.end(), subject[0])
    if target is None or target.assets:
        return None
    base = context.sentence.start
    if _GOES_ON.match(text, target.end - base):
        return None
    if _ORDER_OF.search(text, match.end(), max(match.end(), target.start - base)):
        return None
    done = re.match(r"(?:complet|clos|finali[sz])e[sd]\b", match["verb"] or "", re.I)
    told = context.told(subject[1], *match.span(), "completed" if done else "present")
    event = _event(context, match, told, target, subject[0])
    if event is not None and share is not None:
        event.share, event.type = in_article(context, share), type_of(share, target)
    return event


def _agreed_to(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has agreed to a takeover by X"."""
    subject = context.subject(match.start())
    holders = _HOLDERS_IN.search(context.sentence.text, 0, match.start())
    held = context.reader.starting(holders.end(), holders.end() + 3) if holders else []
    if held:
        subject = party_of(held[0]), match.start()
    buyers, _ = context.reader.agents(match.end())
    if subject is None or not buyers:
        return None
    told = context.told(subject[1], *match.span(), "present")
    event = _event(context, match, told, subject[0], buyers[0])
    return replace(event, buyers=buyers) if event else None


def _agreed_to_its(context: Context, match: re.Match[str]) -> Event | None:
    """ "Holders in Y voted for X's takeover"."""
    if not _OWNERS_VOTE.search(context.sentence.text, 0, match.start()):
        return None  # a regulator
    subject = context.subject(match.start())
    held = _HOLDERS_IN.search(context.sentence.text, 0, match.start())
    names = context.reader.starting(held.end(), held.end() + 3) if held else []
    if names:
        subject = party_of(names[0]), match.start()
    buyers = context.reader.starting(match.start("name"), match.start("name") + 1)
    if subject is None or not buyers:
        return None
    told = context.told(subject[1], *match.span(), "present")
    return _event(context, match, told, subject[0], party_of(buyers[0]))


def _plan(context: Context, match: re.Match[str]) -> Event | None:
    """ "The creditors of Y voted for a resolution plan submitted by X"."""
    of = _OF_WHOM.search(context.sentence.text, 0, match.start())
    names = context.reader.starting(of.end(), of.end() + 3) if of else []
    buyers, _ = context.reader.agents(match.end())
    if not names and buyers:  # a court approved "the plan submitted by X for debt-ridden Y"
        behind = _FOR_Y.match(context.sentence.text, buyers[0].end - context.sentence.start)
        names = context.reader.starting(behind.end(), behind.end() + 2) if behind else []
    if not names or not buyers:
        return None
    told = context.told(match.start(), *match.span(), "present")
    return _event(context, match, told, party_of(names[0]), buyers[0])


def _new_owner(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is the new owner of Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or subject[0].name is None:
        return None
    told = context.told(subject[1], *match.span(), "present")
    return _event(context, match, told, thing[0], subject[0])


def _latest_one(context: Context, match: re.Match[str]) -> Event | None:
    """ "X announced its latest acquisition: the saw maker Y"."""
    subject, thing = context.subject(match.start()), context.reader.thing(match.end())
    if subject is None or thing is None or subject[0].name is None or thing[0].assets:
        return None
    done = re.match(r"(?:complet|clos)\w+|made", match["verb"], re.I)
    told = context.told(subject[1], *match.span(), "completed" if done else "present")
    return _event(context, match, told, thing[0], subject[0])


def _compound(context: Context, match: re.Match[str]) -> Event | None:
    """ "X completes Birch Tools acquisition", as headlines put it."""
    text, first = context.sentence.text, max(0, match.start() - _BEFORE)
    if not any(n.end - context.sentence.start == match.start() for n in context.names):
        return None
    found = _BEFORE_COMPOUND.search(text[first : match.start()])
    subject = context.subject(first + found.start()) if found else None
    if found is None or subject is None or subject[0].name is None:
        return None
    name = first + found.start("name")
    names = context.reader.starting(name, name + 2)
    if not names or names[0].end - context.sentence.start != match.start():
        return None
    done = re.match(r"(?:complet|clos|finali[sz])e[sd]\b", found["verb"], re.I)
    start, voice = first + found.start(), "completed" if done else "present"
    told = context.told(start, start, match.end(), voice)
    return _event(context, match, told, party_of(names[0]), subject[0])


def _joins(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y is joining X in a deal worth $1bn"."""
    subject, (buyers, behind) = context.subject(match.start()), context.reader.agents(match.end())
    if subject is None or not buyers or buyers[0].name is None:
        return None
    if not _IN_A_DEAL.match(context.sentence.text, behind):
        return None
    told = context.told(subject[1], *match.span(), "present")
    return _event(context, match, told, subject[0], buyers[0])


def _part_of(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y becomes part of X", where that is the news."""
    subject = context.subject(match.start())
    before = context.companies(match.start())
    if before and _WHICH.fullmatch(
        context.sentence.text, before[-1].behind - context.sentence.start, match.start()
    ):
        subject = party_of(before[-1]), match.start()
    if _ITS.match(context.sentence.text, match.end()):
        return _part_of_its(context, match, subject)
    buyers, _ = context.reader.agents(match.end())
    late = context.sentence.index > _LATEST and not match["whole"]
    if subject is None or not buyers or late or buyers[0].name is None:
        return None
    told = context.told(subject[1], *match.span(), "present")
    event = _event(context, match, told, subject[0], buyers[0])
    if event is not None:
        event.weak = not match["whole"]
    return event


def _part_of_its(
    context: Context, match: re.Match[str], subject: tuple[Party, int] | None
) -> Event | None:
    """ "X said that Y Inc, which makes saws, will become part of its tools group", "is now a
    subsidiary of the company"."""
    name = subject[0].name if subject else None
    if subject is None or name is None or context.sentence.index > _NEWS:
        return None
    told_of = _TOLD_OF.match(context.sentence.text, name.behind - context.sentence.start)
    if not (name.formal or told_of):
        return None  # a unit of its own that moves
    before = context.companies(name.start - context.sentence.start, apart_from=name)
    speaker = before[0] if before else context.subjects.topic
    if speaker is None or context.same(speaker, name):
        return None
    told = context.told(subject[1], *match.span(), "present")
    event = _event(context, match, told, subject[0], party_of(speaker))
    return replace(event, weak=True) if event else None


_ITS = phrase(
    r"its (?:own )?(?:[\w&-]+ ){0,5}?(?:group|division|unit|business|arm|segment|portfolio"
    r"|family)\b|(?<=the[ ])company\b(?! (?:that|which|of|(?-i:[A-Z])))"
)
_TOLD_OF = phrase(r", (?:which|whose|an? |the |maker of)")


def _tendered(context: Context, match: re.Match[str]) -> Event | None:
    """ "X said 87 pct of Y's shares were tendered in response to its offer"."""
    base, text = context.sentence.start, context.sentence.text
    if context.sentence.index > _LATEST:
        return None
    group = next(name for name in ("percent", "taken", "accepted", "count") if match[name])
    names = context.companies()
    bidder = next((n for n in names if _OWNER.match(text, n.end - base)), None)
    buyer = party_of(bidder) if bidder else context.topic()
    if buyer is None or buyer.name is None:
        return None
    others = context.companies(apart_from=buyer.name)
    if not others:
        return None
    kind = "shares" if group == "count" else "percent"
    share = Share(match.start(group), match.end(group), percent_in(match[group]), kind)
    told = context.told(match.start(), *match.span(), "present")
    event = _event(context, match, told, party_of(others[0]), buyer)
    if event is not None:
        event.share = in_article(context, share)
    return event


_RULES = Rules(
    (_FOR, _DEAL_FOR, _deal_for),
    (_WON, _WON_SALE, _deal_for),
    (_TAKEN, _AGREED_TO, _agreed_to),
    (_TAKEN, _AGREED_TO_ITS, _agreed_to_its),
    (_PART, _PART_OF, _part_of),
    (_PLANS, _PLAN, _plan),
    (_JOIN, _JOINS, _joins),
    (_OWNERS, _NEW_OWNER, _new_owner),
    (_ITS_OWN, _LATEST_ONE, _latest_one),
    (_TENDERED, _IN_TENDER, _tendered),
)
_EARLY_RULES = _RULES.with_more((_TAKEN, _COMPOUND, _compound))
