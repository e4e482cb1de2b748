"""Contests for a company: who joins the race, who may look at its books, offers from several who
are not named, a bid that an unnamed group gives up."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deals.extract.families.pursuits import event_of, who_it_is
from deals.extract.grammar.cues import Told
from deals.extract.grammar.events import Context, Event, Rules
from deals.extract.grammar.objects import bought, in_article, type_of
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.clues import hints
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import Share
from deals.extract.words.text import folded, phrase

_BACKING = hints("backing of", "support of", "approval of", "recommendation of")
_BOOKS = hints("due diligence", "its books")
_OFFERS = hints("offers", "bids", "proposals", "expressions of interest", "shortlisted")
_AMONG_THEM = hints("among those", "among the ", "among them")
_INVITED = hints("invited to", "asked to submit", "were shortlisted", "submitted", "in the running")
_SEEKING = hints(
    *("seeking to", "trying to", "hoping to", "bidding for", "looking to", "behind a", "making a"),
    *("making the", "preparing a", "planning a", "considering a", "interested in"),
)
_TALKS = hints("talks about", "talks over", "discussions about", "discussions over")
_WON = hints("winning", "highest", "successful", "top bid")
_BUYOUT = hints("buyout", "buy-out")
_CHOICE = hints("as the buyer", "as buyer", "preferred b", "winning b", "as the w", "as the new")
_TURNED_TO = hints("approached ", "contacted ")
_BECOMES = hints("the target of", "a target of", "subject of")
_PUT_IN_A = hints(
    "put in a", "put in the", "lodged", "tabled", "submitted", "handed in", "entered a"
)
_TALKING_TO = hints(
    "talks with", "conversations with", "discussions with", "contact with", "contacts with"
)
HINTS = (
    _CHOICE
    | _TURNED_TO
    | _BECOMES
    | _TALKING_TO
    | _PUT_IN_A
    | _AMONG_THEM
    | _BUYOUT
    | _INVITED
    | _WON
    | _BACKING
    | _BOOKS
    | _OFFERS
    | _SEEKING
    | _TALKS
)

_SUITORS = (
    r"(?:suitors?|part(?:y|ies)|bidders?|buyers?|groups?|compan(?:y|ies)|investors?|firms?|funds?"
    r"|rivals?|purchasers?)"
)
_SEVERAL = phrase(
    r"\b(?P<verb>receiv(?:e|es|ed|ing)|draw(?:s|n|ing)?|drew|attract(?:s|ed|ing)?|field(?:s|ed|ing)?"
    r"|got|gets?|weigh(?:s|ed|ing)?|invit(?:e|es|ed|ing)) (?:[\w-]+ ){0,4}?(?:offers|bids|proposals"
    rf"|expressions of interest)(?: from (?:[\w-]+ ){{0,4}}?{_SUITORS})?"
    rf"(?: (?:worth|valued at|of) (?:about |up to )?{MONEY})? (?:for|in) "
    rf"(?=(?:its|the|their|a|an) |<?(?-i:[A-Z]))(?!the (?:shares|company|group|firm|whole)\b)"
    rf"|\bshortlist(?:s|ed) (?:[\w-]+ ){{0,3}}?{_SUITORS} (?:for|in) "
    r"(?=(?:its|the|their|a|an) |<?(?-i:[A-Z]))(?!the (?:shares|company|group|firm|whole)\b)"
)
_SUBMITTED = phrase(
    rf"(?P<who>\b(?:two|three|four|five|six|seven|eight|several"
    rf"|\d+) (?:[\w-]+ ){{0,2}}?{_SUITORS}) "
    r"(?:have |had |has )?(?P<verb>submitted|made|lodged|tabled"
    r"|put in) (?:[\w-]+ ){0,2}?(?:bids|offers"
    r"|proposals) (?:for|in) (?=(?:the|an?|its|their) |<?(?-i:[A-Z]))"
)
_AMONG = phrase(
    r"\b(?P<verb>among (?:those (?:in the running|interested|bidding)|the (?:bidders|suitors"
    r"|contenders"
    r"|parties|groups|four|five|three)|them) (?:are|is|were)) (?=(?:the )?(?:[\w'-]+ ){0,4}?"
    r"<?(?-i:[A-Z]))"
)
_WERE_INVITED = phrase(
    r"\b(?P<verb>(?:were|was|have been|has been|will be|are to be) (?:invited to (?:submit|make"
    r"|table|bid)"
    r"|asked to submit"
    r"|shortlisted)|submitted (?:[\w-]+ ){0,2}?(?:proposals|bids|offers|an offer|a bid|a proposal)"
    r"|(?:is|are|remain|remains) in the running)\b(?! (?:for|to buy) (?-i:[A-Z]))"
)
_BUYOUT_BACKED = phrase(
    r"\bthe (?:[\w.£$€]+ ){0,3}?buy-?out\b(?:, (?:led|headed) by [^.;,]{3,60},)? (?P<verb>(?:is"
    r"|was|is "
    r"being|has been) (?:backed|funded|financed|supported)) by (?=(?:the |an? )?(?:[a-z-]+ ){0,5}"
    r"<?(?-i:[A-Z]))"
)
_GIVES_UP = phrase(
    r"\b(?P<who>(?:the |an? )?(?:[\w'-]+ ){0,4}?(?:consortium|group|bidders?|investors?|syndicate"
    r"|partnership|firm|company)) (?:(?:that|which|who) (?:has been|have been|had been|was|is|are"
    r"|were) )?(?:seeking to|trying to|hoping to|looking to|(?P<for>bidding for|(?:behind|making"
    r"|preparing|planning|considering) (?:an?|the) (?:[\w.£$€]+ ){0,4}?(?:bid|offer"
    r"|takeover) (?:for|of)|interested in))"
    r"(?(for)| (?:buy|acquire|purchase|take over)) (?=(?:the )?(?:[a-z][\w-]* ){0,5}<?(?-i:[A-Z]))"
)
_ENDS_IT = phrase(
    r",? (?:[\w, ]{0,40}? )?(?:has|have|had)? ?(?:now |formally |finally |yesterday )?(?P<verb>"
    r"withdr[ae]wn?|pulled out|dropped|abandoned|scrapped|given up|gave up|walked away|ended)\b"
)
_LOOKS_IN = phrase(
    r"\b(?P<verb>let(?:s|ting)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|grant(?:s|ed|ing)?"
    r"|giv(?:e|es|ing|en)|gave|invit(?:e|es|ed)|open(?:s|ed|ing)? its books to) "
    r"(?=(?:the |an? )?[\w<])(?!(?:its|the) books)"
)
_DILIGENCE = phrase(r"\b(?:due diligence|its books)\b")
_WON_BACKING = phrase(
    r"\b(?P<verb>w[io]ns?|w[io]nning|secur(?:e|es|ed|ing)|gain(?:s|ed)|got|has) the (?:unanimous )?"
    r"(?:backing|support|approval|recommendation) of (?:the (?:board|directors) of )?(?:the )?"
    r"(?=<?(?-i:[A-Z]))"
)
_BOARDS = phrase(r"(?:'s|')? ?(?:board|directors|management)?[^.;,]{0,20}? for (?:an?|its|the) ")
_A_BID = phrase(
    rf"(?:(?:about )?{MONEY} )?(?:(?:[a-z-]+) ){{0,2}}?(?:buy-?out|takeover|bid|offer|acquisition"
    r"|purchase|approach)\b"
)
_CHOSEN = phrase(
    r"\b(?P<verb>chose|chosen|choos(?:es|ing)|pick(?:s|ed)?|select(?:s|ed)?|nam(?:es"
    r"|ed)) (?=(?:the )?"
    r"(?:[\w'-]+ ){0,4}?<?(?-i:[A-Z]))(?P<who>[^.;,]{2,60}?) as (?:the |its |their )?(?:preferred "
    r"|winning |new )*"
    r"(?:buyer|bidder|winner|investor)(?P<for> (?:for|of|in) (?=(?:the|an?|its|their) "
    r"|<?(?-i:[A-Z]))|(?= (?:yesterday|today|on |last |this |after |following )|[.,;]| ?$))"
)
_CREDITORS = phrase(r"(?:The )?(?:creditors|owners|shareholders|lenders|administrators) (?:of|to) ")
_WAS_APPROACHED = phrase(
    r"\b(?P<verb>(?:been|was) (?:approached|contacted)) (?:by \"?(?:\w+ ){1,3}(?:parties"
    r"|suitors|bidders|groups|companies"
    r"|firms|investors)\"? )?(?:about|over|regarding|with) (?:an? )?(?:possible "
    r"|potential "
    r"|takeover )*(?:offer|bid|takeover|approach|sale)\b(?! (?:by|from) )"
)
_BID_FOR = phrase(  # "has become the target of an unwelcome bid", from somebody named later
    r"\b(?P<verb>become|became|becomes|is|been) (?:the|a) (?:latest )?(?:target|subject"
    r"|object) of (?:an? |the )?"
    rf"(?:(?:[\w-]+|{MONEY}) ){{0,3}}?(?:\([^()]{{1,40}}\) )?(?:bid|takeover|offer"
    rf"|approach)\b(?! (?:by|from|speculation|talk|rumou?rs?)\b)"
)
_PUT_IN = phrase(
    r"\b(?P<verb>put in|lodged|tabled|submitted|handed in|entered) (?:an?"
    r"|the) (?:[\w-]+ ){0,3}(?:bid|offer)"
    r" (?:for|to buy|to acquire) (?=(?:the |its )?(?:(?-i:[a-z]|[A-Z]\w+(?:an|ish|ese"
    r"|ch) )[\w-]* ?){0,6}<?(?-i:[A-Z]))"
)
_TALKS_TO = phrase(  # about a sale that was told before
    r"\b(?P<verb>(?:held|holding|holds|has had|been in|is in|having) (?:[\w-]+ ){0,3}?(?:talks"
    r"|conversations"
    r"|discussions|contacts?)) with (?:[\w-]+ ){0,4}?(?:funds|firms|suitors|buyers|bidders"
    r"|parties|groups|companies"
    r"|purchasers),? (?:including|among them|such as) (?=(?:the )?<?(?-i:[A-Z]))"
)
_WINNING = phrase(
    r"\b(?P<verb>made|submitted|placed|put in|lodged|with) the (?:winning|highest|successful|top) "
    r"(?:offer|bid)\b"
)
_ABOUT_OFFER = phrase(
    r"\bin (?:[\w-]+ ){0,2}?(?P<verb>talks|discussions) (?:about|over) (?:making |launching )?"
    r"(?:an?|the) (?:possible |potential |full |cash )*(?:offer|bid|takeover|approach)\b"
    r"(?! (?:for|of|to|by|from) )"
)


def events(context: Context) -> Iterator[Event]:
    """What a sentence tells of a contest."""
    return _RULES.events(context)


def _several(context: Context, match: re.Match[str]) -> Event | None:
    """ "X has received offers from three suitors for its stake in Y"."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    share, target, _ = bought(context, match.end(), subject[0])
    if target is None or target.text == subject[0].text:
        return None
    kind = type_of(share, target)
    event = event_of(context, match, ("sale", kind), subject[1], target)
    event.sellers, event.share = [subject[0]], in_article(context, share)
    event.told = context.told(subject[1], *match.span(), "present")
    return event


def _were_invited(context: Context, match: re.Match[str]) -> Event | None:
    """ "X, Y and Z were invited to submit offers", for what the sentence before told."""
    names = context.companies(match.start())
    end = names[-1].behind - context.sentence.start if names else 0
    if not names or len(names) > _MOST or match.start() - end > _NEAR:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), end, None)
    event.told = context.told(end, *match.span(), "present")
    return replace(event, buyers=[party_of(n) for n in names], weak=True)


_MOST = 5  # bidders
_NEAR = 3  # characters between the last of them and what they did


def _submitted(context: Context, match: re.Match[str]) -> Event | None:
    """ "Four groups have submitted bids for a controlling stake in Y"; who they are comes later."""
    who = context.span(*match.span("who"))
    party = Party(who.start, who.end, folded(match["who"]))
    share, target, _ = bought(context, match.end(), party)
    if target is None or target.name is None:
        return None
    kind = type_of(share, target)
    event = event_of(context, match, ("purchase", kind), match.start(), target)
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=[party], share=in_article(context, share))


def _buyout_backed(context: Context, match: re.Match[str]) -> Event | None:
    """ "The £28m buy-out, led by its director, is backed by X": of what was told before."""
    buyers = [b for b in context.reader.agents(match.end())[0] if b.name is not None]
    if not buyers:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), None)
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=buyers[:1], weak=True)


def _gives_up(context: Context, match: re.Match[str]) -> Event | None:
    """ "The consortium seeking to buy Y has withdrawn its bid"; who they are is told later."""
    thing = context.reader.thing(match.end())
    if thing is None or thing[0].name is None or thing[0].name.kind != "organization":
        return None
    if not _ENDS_IT.match(context.sentence.text, thing[1]):
        return None
    first, last = context.span(*match.span("who")).start, context.span(*match.span("who")).end
    who = Party(first, last, folded(match["who"]))
    event = event_of(context, match, ("purchase", "acquisition"), match.start(), thing[0])
    event.buyers = [who]
    return event if event.told.status == "terminated" else None


def _looks_in(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y said it would let a group led by X carry out due diligence"."""
    subject, (buyers, behind) = context.subject(match.start()), context.reader.agents(match.end())
    buyers = [b for b in buyers if b.name is not None]
    if subject is None or subject[0].name is None or not buyers:
        return None
    if "books" not in match["verb"] and not _DILIGENCE.search(
        context.sentence.text, behind, behind + 60
    ):
        return None
    if any(b.text == subject[0].text for b in buyers):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], subject[0])
    event.buyers = buyers
    return event


def _won_backing(context: Context, match: re.Match[str]) -> Event | None:
    """ "X won the backing of Y's board for a £540m buy-out"."""
    subject = context.subject(match.start())
    names = context.reader.starting(match.end(), match.end() + 2)
    if subject is None or not names or names[0].kind != "organization":
        return None
    behind = _BOARDS.match(context.sentence.text, names[0].end - context.sentence.start)
    if behind is None or not _A_BID.match(context.sentence.text, behind.end()):
        return None
    if subject[0].text == party_of(names[0]).text:
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], party_of(names[0]))
    event.told = context.told(subject[1], *match.span(), "present")
    event.buyers.append(subject[0])
    return event


def _about_offer(context: Context, match: re.Match[str]) -> Event | None:
    """ "Shares in Y jumped after a report that X was in talks about an offer"."""
    subject, shares = context.subject(match.start()), context.whose_shares()
    topic = context.subjects.topic
    name = shares or topic
    if subject is None or subject[0].name is None or name is None:
        return None
    if context.same(name, subject[0].name):
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], party_of(name))
    event.buyers.append(subject[0])
    return event


_NOTHING: tuple[Share | None, Party | None, int] = (None, None, 0)


def _chosen(context: Context, match: re.Match[str]) -> Event | None:
    """ "The government chose X as the buyer for a 66 percent stake in Y"."""
    buyers = [b for b in context.reader.agents(match.start("who"))[0] if b.name is not None]
    if not buyers:
        return None
    share, target, _ = bought(context, match.end(), buyers[0]) if match["for"] else _NOTHING
    unnamed = target is None or target.name is None
    whose = _CREDITORS.match(context.sentence.text) if unnamed else None
    named = context.reader.starting(whose.end(), whose.end() + 1) if whose else []
    target = party_of(named[0]) if named else target
    if target is None or target.text == buyers[0].text:
        return None
    kind = ("purchase", type_of(share, target))
    event = event_of(context, match, kind, match.start(), target)
    event.told = context.told(match.start(), *match.span(), "present")
    return replace(event, buyers=buyers[:1], share=in_article(context, share))


def _was_approached(context: Context, match: re.Match[str]) -> Event | None:
    """ "Shares in Y rose after the pub operator said it had been approached about an offer"."""
    shares, subject = context.whose_shares(), context.subject(match.start())
    target = party_of(shares) if shares is not None else subject[0] if subject else None
    if target is None or target.name is None or target.name.kind != "organization":
        return None
    words = context.span(*match.span())
    told = Told("in_talks", words.start, words.end, 4)
    kind = ("search", "acquisition")
    return Event(*kind, context.sentence, words, told, target)


def _bid_for(context: Context, match: re.Match[str]) -> Event | None:
    """ "Y has become the target of an unwelcome A$6.7bn bid"."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or context.sentence.index > _FIRST:
        return None
    event = event_of(context, match, ("search", "acquisition"), subject[1], subject[0])
    event.told = context.told(subject[1], *match.span(), "present")
    return event


_FIRST = 2  # sentences, headline included, in which it is the news


def _put_in(context: Context, match: re.Match[str]) -> Event | None:
    """ "X is said to have put in the highest bid for Y"."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None:
        return None
    share, target, _ = bought(context, match.end(), subject[0])
    if target is None or target.name is None or target.text == subject[0].text:
        return None
    event = event_of(context, match, ("purchase", type_of(share, target)), subject[1], target)
    event.told = context.told(subject[1], *match.span(), "present")
    return replace(event, buyers=[subject[0]], share=in_article(context, share))


def _winning(context: Context, match: re.Match[str]) -> Event | None:
    """ "X made the winning bid": who bought what was told before."""
    subject = context.subject(match.start())
    if subject is None or subject[0].name is None or subject[0].name.kind != "organization":
        return None
    event = event_of(context, match, ("purchase", "acquisition"), subject[1], None)
    return replace(event, buyers=[subject[0]], weak=True)


_RULES = Rules(
    (_OFFERS, _SEVERAL, _several),
    (_SEEKING, _GIVES_UP, _gives_up),
    (_OFFERS, _SUBMITTED, _submitted),
    (_AMONG_THEM, _AMONG, who_it_is),
    (_BUYOUT, _BUYOUT_BACKED, _buyout_backed),
    (_INVITED, _WERE_INVITED, _were_invited),
    (_BOOKS, _LOOKS_IN, _looks_in),
    (_BACKING, _WON_BACKING, _won_backing),
    (_CHOICE, _CHOSEN, _chosen),
    (_TURNED_TO, _WAS_APPROACHED, _was_approached),
    (_TALKING_TO, _TALKS_TO, who_it_is),
    (_PUT_IN_A, _PUT_IN, _put_in),
    (_BECOMES, _BID_FOR, _bid_for),
    (_WON, _WINNING, _winning),
    (_TALKS, _ABOUT_OFFER, _about_offer),
)
