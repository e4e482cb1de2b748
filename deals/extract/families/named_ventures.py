"""What a sentence says of a venture that the one before told: its name, and whose it is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from deals.extract.families.formed import halves
from deals.extract.grammar.events import Context, Event, Span
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.grammar.sentences import Sentence
from deals.extract.words.money_words import MONEY
from deals.extract.words.shares import Share, percent_in
from deals.extract.words.text import phrase

_HALF_EACH = phrase(  # "will each hold half of a new business, to be called V"
    r"\b(?:each|both)(?: (?:side|company|partner|firm|group))? (?:will |would |is to )?(?:hold"
    r"|own|have|take|get|control)(?:s|ing)? (?:an? )?(?:half|50 ?(?:%"
    r"|pct|per ?cent)"
    r"|equal (?:stakes?|shares?|parts?))(?: (?:stake|share|interest))? (?:of|in) (?:an?"
    r"|the) (?:new |joint |combined )*"
    r"(?:business|company|venture|entity|firm|operator|group),? (?:which (?:will|is to) be "
    r"|to be |that will be )?"
    r"(?:called|named|known as|dubbed) (?:the )?[\"]?(?=(?-i:<?[A-Z]))"
)
_THE_VENTURE = phrase(
    r"\bthe (?:joint |new |planned |proposed |equal |\d\d[-/:]\d\d )*(?:venture|platform"
    r"|JV),? (?:(?:which )?(?:will|is to) be |to be |is "
    r"|has "
    r"been )?(?:called|named|known as|dubbed) (?:the )?"
    r"[\"]?(?=(?-i:<?[A-Z]))"
    r"|^the (?:joint |new |planned |proposed |equal |\d\d[-/:]\d\d )*(?:venture|joint company|JV), "
    r"(?=<?(?-i:[A-Z])[^;,]{2,60}?, (?:will|would|is to)\b)"
    r"|\bthe (?:joint |new )+business,? (?:(?:which )?(?:will"
    r"|is to) be |to be )"
    r"(?:called|named|known as) (?:the )?[\"]?(?=(?-i:<?[A-Z]))"
    r"|^the (?:new |joint |combined )+(?:company|venture|firm|business"
    r"|entity),? (?:(?:which (?:will"
    r"|is to) be |to be |will be |is )?(?:called|named|known as|dubbed) )?[\"]?(?=<?(?-i:[A-Z])"
    r"[^;]{2,60}?,? (?:and )?will be (?:\d[\d.]*(?:%| pct| per ?cent)[- ]|jointly |equally |half-)?"
    r"(?:owned|held)\b)"
    r"|\b(?:capital(?:i[sz]ation)?|headquarters|ownership|president|chairman|shares) of the (?:new "
    r"|joint )+(?:company|firm|venture|business|entity),? (?:(?:to be )?(?:called|named) )?"
    r"(?=<?(?-i:[A-Z])[^.;]{2,60}?,? (?:will|would|is|are)\b)"
)
_OWNED_BY_BOTH = phrase(
    r",? (?:(?:which|that) )?(?:is |will |to |be )*(?:owned (?:equally|in equal parts|jointly)"
    r"|jointly"
    r"[- ]owned|equally owned) by (?:the two|both|the (?:companies|partners|groups|firms|pair))\b"
)
_EQUAL = phrase(
    r"\bequal(?:ly)? (?:parts|shares|halves|stakes)\b"
    r"|\b(?:each|both)(?: (?:side|company|partner|firm|group|party))? (?:will |to )?(?:hold|own"
    r"|have"
    r"|take)s? "
    r"(?:an? )?(?P<percent>50 ?(?:%|per ?cent|pct)|half)"
)
_SPENDS = phrase(
    rf"\b(?:spend|invest|put up|put)(?:ing)? (?:together |a (?:total"
    rf"|combined) )?(?:of )?(?P<money>{MONEY})"
)
_WITH = phrase(
    r"\bventure with (?:the |an? )?(?:[A-Z]\w+'s )?(?:(?-i:[a-z])[\w-]* ){0,4}(?=<?(?-i:[A-Z]))"
)
_AND = re.compile(r" and (?:the |an? )?(?:[A-Z][\w.]+'s? )?(?:[\w.-]+ ){0,4}?<?")


def of_both(context: Context) -> Iterator[Event]:
    """ "The companies will own the venture, to be called V, in equal parts"."""
    text, base = context.sentence.text, context.sentence.start
    match = _HALF_EACH.search(text) or _THE_VENTURE.search(text) or _OWNED_BY_BOTH.search(text)
    if match is None:
        return
    names = context.companies() if context.names else []
    named = [n for n in names if match.end() in (n.start - base, n.start - base - 1)]
    named = named or [n for n in names if n.behind - base == match.start()]
    earlier, sides = the_two(context)
    if not named or earlier is None or named[0].start < sides[-1].end:
        return
    told = context.told(match.start(), *match.span(), "future")
    span = context.span(*match.span())
    equal, share = _EQUAL.search(text), None
    percent = percent_in(equal[0]) if equal else None
    if equal and percent:
        share = Share(base + equal.start(), base + equal.end(), percent, "percent")
    share = share or halves(context)
    venture, kind = party_of(named[0]), "joint_venture"
    yield Event("venture", kind, context.sentence, span, told, venture, sides, share=share)
    spent = _SPENDS.search(earlier.text)
    if spent:
        first = earlier.start
        money = Span(first + spent.start("money"), first + spent.end("money"))
        span = Span(first + spent.start(), first + spent.end())
        yield Event("venture", kind, earlier, span, told, venture, list(sides), money=money)


def the_two(context: Context) -> tuple[Sentence | None, list[Party]]:
    """The two of "X and Y" or "a venture with Y" in the sentences before."""
    for sentence, names in reversed(context.subjects.before):
        firms = [n for n in names if n.kind == "organization"]
        for one, two in pairwise(firms):
            if _AND.fullmatch(
                sentence.text, one.behind - sentence.start, two.start - sentence.start
            ):
                return sentence, [party_of(one), party_of(two)]
        with_whom = _WITH.search(sentence.text)
        place = sentence.start + with_whom.end() if with_whom else 0
        other = next((n for n in firms if 0 <= n.start - place < 3), None)
        first = next((n for n in firms if n is not other), None)
        if with_whom and other is not None and first is not None:
            return sentence, [party_of(first), party_of(other)]
    return None, []
