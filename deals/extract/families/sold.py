"""What is sold, by whom and to whom, around a verb or a noun of selling."""

import re
from collections.abc import Sequence

from deals.extract.grammar.buyers import talked_to
from deals.extract.grammar.described import meant, spoken_of
from deals.extract.grammar.events import Context
from deals.extract.grammar.objects import behind_holder
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.words.lexicon import PLAYERS
from deals.extract.words.money_words import MONEY
from deals.extract.words.name_words import is_place
from deals.extract.words.shares import PERCENT_WORDS, Share, percent_in
from deals.extract.words.text import phrase

_TO = phrase(
    r"[ ,]*(?:\([^)]*\) ?|<[^>]*> ?)?to (?!be\b|help|raise|pay|reduce|focus|become|the "
    r"public|fund|make|acquire|buy|date)"
)
_LATER_TO = phrase(
    r"[^;]{0,190}?\bto (?=(?:the |an? |its )?(?:[a-z-]+ ){0,3}(?:[a-z-]+, )?"
    r"[A-Z<])",
    0,
)
_WITH = phrase(
    r"\b(?:letters? of intent|agreements?|contracts?|talks|negotiations|pact|deal|principle"
    r"|accord|intent) with (?:the |an? )?(?:[A-Z]\w+'s |[\w.]+-based |[A-Z]\w+(?:an|ish|ese|ch) )?"
    r"(?:(?:an? )?(?:affiliate|unit|subsidiary|fund|arm|vehicle)s? of |(?!of |for |to )"
    r"(?-i:[a-z][\w-]*) ){0,4}<?$"
)
_TO_NEXT = phrase(r" (?:unit |division |subsidiary |business )?to (?=(?:the |an? )?<?(?-i:[A-Z]))")
_STATE = phrase(
    r"(?:The )?(?:(?P<who>(?:[A-Z]\w+(?:an|ish|ese|ch|i) )?(?:[Gg]overnment|(?:[A-Z]\w+ )?Ministry"
    r"|Treasury)|(?:[Cc]ity|[Cc]ounty|[Tt]own|[Ss]tate|[Pp]ort) of [A-Z]\w+(?: [A-Z]\w+)?)"
    r"|(?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?))(?= )",
    0,
)
STATE = re.compile(r"\b(?:[Gg]overnment|Ministry|Treasury)$")
_LEADS = phrase(
    r"(?: (?:said|says|announced|confirmed|it|that|has|have|had|will|would|is|plans?|planned"
    r"|planning|agreed|decided|intends?|expects?|hopes|wants|aims|to|also|today|soon|may|ready|now"
    r"|again))* "
)
_BY_MANAGERS = phrase(
    r"(?:,? for [^.;,]{3,30}?)?,? (?:in|through|via|by) an? (?:[\w.$-]+ ){0,4}?"
    r"(?P<who>management|employees?)(?:-led)? (?:leveraged )?buy-?out\b"
)
_BANK = re.compile(r"\b(?:Bank|Banque|Banco|Securities|Stockbrokers|and Co|Brothers)\b")
_HOLDERS = phrase(r"\b(?:share|stock|unit)?holders$")
_STAKE = re.compile(
    r"stake|interest|holding\b|block|\bshare in|\b(?:shares|units) (?:worth|valued)"
)
_SOME_PERCENT = phrase(
    rf",? (?:or |some |about |representing |equal to )+(?P<percent>{PERCENT_WORDS}) of (?:the"
    rf"|its)\b"
)
_NEAR = 60  # characters behind a stake in which its percentage stands
_RECEIVING = phrase(  # "sold its stake in Y, receiving 31.8 mln dlrs from Z"
    rf"(?:[^.;]|\.(?=\d)){{0,60}}?, (?:receiving|getting|netting|in return for|for which it "
    rf"(?:received|got|will receive)) (?:[^.;,]|\.(?=\d)){{0,40}}?{MONEY}(?: in cash)? from "
    r"(?=(?:the |an? )?(?:[a-z-]+ ){0,4}<?(?-i:[A-Z]))"
)
_TO_WHOM = phrase(r" to (?!be\b)(?=(?:an? |the )?[\w<])")
_THEN = phrase(
    r",? (?=(?:its|their|two|three|four|all|substantially|certain|a \d) "
    r"|\d[\d.,]* (?:mln |million )?(?:[a-z-]+ ){0,4}?shares\b)"
)
_EXITS = phrase(r"\bexit(?:s|ed|ing)? (?:from )?(?:the )?<?$")
_PLACED_WITH = phrase(r"[ ,]*(?:<[^>]*> ?)?with (?=(?:the |an? )?[\w<])")
_IT_TO = phrase(
    r" (?:it|them|the (?:company|business|unit|firm|chain|group|division))"
    r"(?= (?:on )?to (?:the |an? )?(?:[a-z][\w-]* ){0,5}(?-i:[A-Z<]))"
)


def state(context: Context, start: int) -> tuple[Party, int] | None:
    """A state that sells: "France will sell", "the government has sold", before a verb at
    `start`."""
    found = _STATE.match(context.sentence.text, 0, start)
    if found is None or not _LEADS.fullmatch(context.sentence.text, found.end(), start):
        return None
    who = found["who"] or found["place"]
    if found["place"] and not all(is_place(word) for word in who.lower().split()):
        return None
    first = context.sentence.start + found.start("who" if found["who"] else "place")
    return Party(first, first + len(who), who), found.end()


def holder(context: Context, place: int) -> tuple[Party, int] | None:
    """Who sells in "the sale of the government's 25 pct stake in Y"."""
    words = context.sentence.text[place : behind_holder(context, place)].rstrip()
    if not words.endswith("'s"):
        return None
    first = context.sentence.start + place
    return Party(first, first + len(words) - 2, words.removesuffix("'s")), place


def fronted(context: Context, end: int) -> tuple[list[Party], int]:
    """The buyer told before what is sold: "sold to X its Y unit", "sold X its Y unit"; and where
    those words end."""
    to = _TO_WHOM.match(context.sentence.text, end)
    if to is None:
        return _given(context, end)
    found, behind = context.reader.agents(to.end())
    if not found or not _THEN.match(context.sentence.text, behind):
        return [], end
    return found, behind


def _given(context: Context, end: int) -> tuple[list[Party], int]:
    """The buyer between a verb and what is sold: "sold X its Y unit", "to sell X a 20% stake"."""
    text, base = context.sentence.text, context.sentence.start
    for name in context.reader.starting(end, end + len(" the <x"))[:1]:
        behind = name.behind - base
        before = text[end : name.start - base]
        if before.strip() in {"", "the", "<"} and _A_THING.match(text, behind):
            return [party_of(name)], behind
    return [], end


_A_THING = phrase(
    r" (?:its|their|all (?:of )?(?:its|the)|substantially|certain|two|three|four"
    r"|an?(?= (?:(?:[\w-]+ ){0,2}?(?:stake|interest|holding)|[\d.]+ ?(?:%|pct|per ?cent)))"
    r"|the (?=(?:[\w-]+ ){0,3}?"
    r"(?:business|unit|division|subsidiary|stations?|assets|operations|stores|mills?|plants?)\b))"
)


def sold_thing(
    context: Context, subject: tuple[Party, int] | None, share: Share | None, place: int, end: int
) -> tuple[Party, int] | None:
    """What is sold, and where its words end."""
    thing, it = context.reader.thing(share.end if share else end), _it(context, subject, end)
    if thing is None or (thing[0].name is None and it is not None and share is None):
        thing = it
    seller = subject[0] if subject else None
    back = meant(context, place, seller) if share is None else None
    if back is None and thing is not None and thing[0].name is None:
        back = spoken_of(context, share.end if share else place, seller)
    return (back, thing[1]) if back and thing else thing


def _it(context: Context, subject: tuple[Party, int] | None, end: int) -> tuple[Party, int] | None:
    """ "X, which has owned Y since 2012, is selling it to Z": what the sentence named before."""
    it = _IT_TO.match(context.sentence.text, end)
    if it is None or subject is None or subject[0].name is None:
        return None
    before = context.companies(end, apart_from=subject[0].name)
    return (party_of(before[-1]), it.end()) if before else None


def left(context: Context, pos: int) -> tuple[tuple[Party, int] | None, tuple[Party, int] | None]:
    """Who sells and what in "X exits Y, selling its 20% stake to Z"."""
    names, text = context.companies(pos), context.sentence.text
    if len(names) < 2 or not _EXITS.search(text, 0, names[-1].start - context.sentence.start):
        return None, None
    return (party_of(names[0]), pos), (party_of(names[-1]), pos)


def stake_sold(context: Context, place: int, of_shares: bool = False) -> Share | None:
    """How much is sold; but for `of_shares`, a mere count of "shares of" is left to the rule of
    one's own shares."""
    share = context.reader.share(place)
    if share is None or share.kind != "some" or of_shares:
        return share
    words = context.sentence.text[share.start : share.end]
    return share if _STAKE.search(words) else None


def in_percent(context: Context, share: Share | None) -> Share | None:
    """The share as a percentage, where the words behind give one: "its stake in Y, or 19 pct"."""
    if share is None or share.kind != "some" or share.percent is not None:
        return share
    near = _SOME_PERCENT.search(context.sentence.text, share.end, share.end + _NEAR)
    if near is None:
        return share
    return Share(*near.span("percent"), percent_in(near["percent"]), "percent")


def agreed_with(context: Context, start: int) -> list[Party]:
    """The buyer of "a letter of intent with X for the sale of"."""
    text, base = context.sentence.text, context.sentence.start
    return [
        party_of(n)
        for n in context.companies(start)
        if _WITH.search(text[max(0, n.start - base - 40) : n.start - base])
    ][:1]


def sold_to(context: Context, behind: int, placed: bool = False) -> tuple[list[Party], int]:
    """Who buys behind "to", or "with" what is placed; and where those words end."""
    text = context.sentence.text
    to = _TO.match(text, behind) or _LATER_TO.match(text, behind)
    if to is None and placed:
        to = _PLACED_WITH.match(text, behind)
        if to and any(_BANK.search(b.text) for b in context.reader.agents(to.end())[0]):
            return [], behind  # who places it on with others
    to = to or _RECEIVING.match(text, behind)
    if to is None:
        managers = _BY_MANAGERS.match(text, behind)
        if managers is None:
            return [], behind
        first = context.sentence.start + managers.start("who")
        return [Party(first, first + len(managers["who"]), managers["who"])], managers.end()
    found, end = context.reader.agents(to.end())
    if len(found) > 1 and _TO_NEXT.match(text, end) and found[-2].name is not None:
        end = found[-2].name.behind - context.sentence.start
        del found[-1]  # "sold A to X and B to Y"
    if found and found[0].name is None and _HOLDERS.search(found[0].text):
        return [], behind  # a unit spun off to the seller's own holders
    return (found, end) if found else ([], behind)


def seller(
    context: Context, match: re.Match[str], brought: re.Match[str] | None
) -> tuple[tuple[Party, int] | None, list[Party]]:
    """Who sells, and with whom it talks of that: "X is in talks with Y over the sale of"."""
    talks = talked_to(context, match.start()) if "noun" in match.re.groupindex else None
    if talks is not None:
        return (talks[0], talks[2]), [talks[1]]
    place = brought.start() if brought else match.start()
    if agreed := agreed_with(context, place):
        place = agreed[0].start - context.sentence.start
    return _who_is_selling(context, match) or context.subject(place), []


def _who_is_selling(context: Context, match: re.Match[str]) -> tuple[Party, int] | None:
    """X of "subject to X disposing of its holding", which no subject is."""
    text, base = context.sentence.text, context.sentence.start
    if not match[0].split(" ", 1)[0].endswith("ing"):
        return None
    for name in reversed(context.companies(match.start())):
        if text[name.behind - base : match.start()] == " ":
            hangs = text[: name.start - base].endswith((" to ", " on ", " of "))
            return (party_of(name), match.start()) if hangs else None
    return None


_INSOLVENT = phrase(r"\b(?:administrators?|receivers?|liquidators?)\b")


def is_told(
    match: re.Match[str],
    thing: Party,
    subject: Party | None,
    buyers: Sequence[Party],
    share: Share | None,
) -> bool:
    """Whether enough is told of a sale to be a deal: whose the thing is, or who takes it."""
    if match[0].lower().startswith("offer") and not (subject and STATE.search(subject.text)):
        return False  # only a state offers what it holds in these words
    if not buyers and _says_little(match, thing):
        return False
    if (
        buyers
        and buyers[0].name
        and thing.name
        and (share or _INSOLVENT.search(match.string, 0, match.start()))
    ):
        return True  # who sells is told before, or is somebody appointed
    # whose they are is told of a list of things that a court sells
    listed = bool(buyers and thing.assets and "," in thing.text)
    return bool(subject or thing.owner or listed)


def _says_little(match: re.Match[str], thing: Party) -> bool:
    """Whether a sale without a buyer names too little of what is sold to be a deal."""
    named = thing.text.lower() not in {"company", "unit", "business"}
    return not named or match[0].lower().startswith("transfer of")


def of_owners(context: Context, match: re.Match[str], thing: Party) -> bool:
    """Whether its owners, who have no name here, sell a company: "The founders have sold Y"."""
    text, base, name = context.sentence.text, context.sentence.start, thing.name
    if name is None or name.kind != "organization" or not _ITS_OWNERS.search(text[: match.start()]):
        return False
    player = _PLAYER.search(text, match.end(), name.start - base)
    return player is None and _TO_OR_COMMA.match(text, name.behind - base) is not None


_PLAYER = phrase(rf"\b{PLAYERS} $")
_TO_OR_COMMA = re.compile(" to |,")


_ITS_OWNERS = phrase(  # "The founders have sold their shares in Y to X"
    r"(?:the|its|their) (?:(?:two|three|four|company's|firm's|founding|previous|former|current"
    r"|private) )*(?:founders|owners?|family|families|brothers|sisters|heirs|(?:share"
    r"|stock)?holders"
    r"|partners|investors|vendors)(?: (?:has|have|had|also|now|all|will|are|is|agreed|to)){0,4} $"
)


def sold_before(context: Context) -> Party | None:
    """Y where the sentence before tells that "Y has been sold", "Z has handed over Y"."""
    sentence, names = context.subjects.before[-1] if context.subjects.before else (None, ())
    sold = _WAS_SOLD.search(sentence.text) if sentence else None
    if sentence is None or sold is None:
        return None
    firms = [n for n in names if n.kind == "organization"]
    if sold["what"] is not None:
        firms = [n for n in firms if 0 <= n.start - sentence.start - sold.end() < len("the <")]
    return party_of(firms[0]) if firms else None


_WAS_SOLD = phrase(
    r"\b(?:(?:(?:has|have|had) been|was|were|is|are) sold(?= ?(?:[.,;]|$)| (?:after|following"
    r"|this|last"
    r"|for)\b)|(?:has|have) chang(?:ed|e) hands|chang(?:es|ed) hands|(?:has"
    r"|have) (?:an? )?new owners?"
    r"|(?:has|have|had) (?:handed|turned) over(?P<what> (?=(?:the )?<?(?-i:[A-Z]))))"
)
