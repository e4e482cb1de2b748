"""What each amount of a sentence is: the price, a round, a valuation, or something else."""

import re
from dataclasses import dataclass, replace

from deals.extract.grammar.clued import clued
from deals.extract.grammar.local_money import NOWHERE, Place, localised
from deals.extract.grammar.sentences import Sentence
from deals.extract.words.text import phrase, within
from deals.model.money import Money, find_money

_TOKENS = re.compile("[a-z]+")
_SIGNS = "$€£₹¥"
_WORDS = frozenset(  # without one of which, or a sign, there is no amount in a sentence
    """
    dlr dlrs stg mln bln dollar dollars million billion trillion crore lakh euro euros
    pound pounds yen rupees rs usd eur gbp inr cad aud sek nok dkk chf pln jpy cny zar krona krone
    kronor kroner kron zloty zlotys rouble roubles ruble rubles reais ringgit baht rupiah forint
    forints lira franc francs mark marks guilders crowns lire pesos koruna won yuan renminbi rand
    dirham dirhams riyal riyals shekel shekels dinar dinars naira undisclosed disclose disclosed
    revealed withheld released unspecified divulge divulged
    multimillion multibillion hk figure bn tn trn sh shs ksh kshs tk r rm
    """.split()
)
_OTHER_NOUN = (
    r"(?:revenues?|sales|assets|earnings|profits?|income|turnover|deposits|net worth|book "
    r"value|equity capital|backlog|market (?:capitali[sz]ation|cap|value|size)|gains?"
    r"|loss(?:es)?|synerg\w+|savings|liabilities|fees?|budget|costs?"
    r"(?! of (?:the |this )?(?:deal|acquisition|purchase|transaction|takeover|stake)\b)|charges?"
    r"|dividends?|orders?|EBITDA|reserves|treasury|war chest|cash pile"
    r"|premiums?|damages|fine|penalty|exports?|AUM|cash flow"
    r"|assets under (?:management|advisement|administration|custody)|under custody|billings"
    r"|capital (?:spending|expenditures?)|capex"
    r"|annual\w*|ARR|GMV|opportunity|industry|economy|salary|pay packages?|compensation"
    r"|bonus(?:es)?|shareholders?' equity"
    r"|stockholders' equity|working capital|write-?offs?|interest expense|tax(?:es)?"
    r"|portfolio of|customers?|a year|per year|annually|credit line)"
)
_OTHER_LEFT = clued(
    rf"\b{_OTHER_NOUN}(?:(?: (?!for\b|worth\b)\w+){{0,3}}?(?: for (?:the )?[\w ]{{2,24}}?)?"
    r" (?:of|to|were|was|totall?(?:ed|ing)|are|is|at|reached|exceeding|exceeds|above|by|over|:"
    r"|will be"
    r"|rose to|fell to|between))?"
    r"(?: (?:about|approximately|more than|over|nearly|some|around|the|a|almost|roughly))* ?$"
)
_OTHER_RIGHT = clued(
    rf"^(?: (?:in|of|net|client|customer|regulatory|total|gross|annual|annualized|yearly"
    rf"|after-tax|pretax|pre-tax|tax"
    rf"|extraordinary|its|combined|consolidated|recurring|market|operating|capital|cost"
    rf"|the|cash|estimated|year|quarterly|global|worth of|break-up|breakup|termination))"
    rf"{{0,5}} {_OTHER_NOUN}\b"
    r"|^ (?:(?:in|of) cash )?(?:from|held in|in) (?:its|the|a) trust\b"
    r"|^-(?:assets?|deposits?|revenues?|sales)\b|^ (?:[\w-]+ ){0,3}spree\b"
)
_MARKET = clued(r"^ (?:[\w-]+ ){0,4}(?:market|industry|opportunity|sector|economy)\b")
_TO_DATE = clued(
    r"(?<!\bwith[ ])(?<!\bwith[ ]a[ ])\b(?:total(?:s|ling|ing)?(?: (?:amount|capital"
    r"|equity))? ?(?:funding|raised"
    r"|investment(?! of ?$)|financing|capital)|to date|so far|cumulative"
    r"|has (?:now )?raised a total"
    r"|since (?:its )?(?:inception|founding)|bring\w* (?:its |the "
    r"|our |the company's )?(?:overall |cumulative )?total|in total funding|total raised"
    r"|previously raised|funding to (?:over|more than|\$))\b"
)
_SO_FAR = re.compile(r"[^.,;]{0,25}\b(?:to date|so far|in total)\b", re.I)
_RAISED_OVER = phrase(r"\bhas (?:now )?raised (?:more than|over) ?$")  # in all, but as news
_NEWS = 2  # sentences, headline included, in which it is the news
_VALUATION_LEFT = clued(
    r"\b(?:valuation of|(?:valu|capitali[sz])(?:e|ing|es|ed) (?:(?:the|it|its|at|company|startup"
    r"|start-up"
    r"|firm|business|bank|group|chain|whole|entire|combined|equity|[A-Z][\w.&-]*,?) ?){1,6}at"
    r"|(?:post|pre)"
    r"-money (?:valuation )?(?:of|at)|(?:enterprise|equity) value (?:of|at)|valuation (?:has "
    r"|had )?(?:reached|hit|stands at|stood at|rose to|came in at)"
    r"|(?:put(?:s|ting)?|impl(?:y|ies|ied|ying)) an? (?:[\w-]+ ){0,2}?value of|valuation (?:to"
    r"|at|above|over|exceeding)|(?:giv(?:es?|ing)|gave) (?:it|the (?:company|firm|group|business))"
    r" an? (?:stock )?(?:market )?(?:value|capitali[sz]ation) of|at an? (?:post-money"
    r"|pre-money)?)(?: (?:about"
    r"|approximately|more than|over|nearly|some|around|roughly|between|up to|a))* ?$"
)
_WAS_VALUED = clued(
    r"\b(?:(?:was|were|been|be|last|previously|currently|is|now) valued at|(?:is|are) now worth)"
    r"(?: (?:as much as|about|approximately|more than|over|nearly|some|around|roughly|up to|a))* ?$"
)
_IS_WORTH = phrase(  # "At that price Birch is worth about"
    r"\b(?:(?-i:[A-Z])[\w.&'-]*|company|business|firm|start-?up|unit|group|bank|chain) (?:is|was"
    r"|could be|may be|would be) (?:now |currently |then )?worth"
    r"(?: (?:as much as|about|approximately|more than|over|nearly|some|around|roughly|up to))* ?$"
)
_EXCHANGE_VALUE = phrase(  # "the exchange would have a market value of about"
    r"\b(?:exchange|swap|offer|bid|deal|transaction|consideration)\b[^.;,]{0,24} ha(?:s|ve|d) an? "
    r"(?:current |total |market |aggregate ){0,2}value of(?: (?:about|approximately|some|around"
    r"|roughly|nearly|more than|over))? ?$"
)
_DEAL_VALUED = phrase(
    r"\b(?:transaction|deal|acquisition|purchase|merger|takeover|sale|offer|bid|shares|stock"
    r"|stake|agreement|venture|package|assets|portfolio|properties|holding|interest|contract|order"
    r"|pact|tie-up|loan|round|investment|buy-?out)\b(?! ,)[^,;]{0,60}$"
)
_SIZED = clued(
    r"^(?:[- ](?:dlrs?|dollars?|a-year|plus))*(?: (?!for\b|to\b|from\b|in\b|by\b|of\b"
    r"|on\b)[\w-]+){0,4}?"
    r" (?:company|firm|group|giant|bank|powerhouse|entity|insurer|conglomerate|corporation"
    r"|corporations|enterprise)\b"
)
_OF_SIZE = phrase(r"^(?:[^,;.]|\.(?=\d)){0,24}\b(?:assets|deposits|AUM|revenues?|sales)\b|^ ?[.]?$")
_EARMARKS = clued(
    r"\b(?:earmark\w*|set aside|budgeted|plans to spend|leaving|assum(?:e|es|ed"
    r"|ing))(?: (?:about|up to|some"
    r"|a further|another|an))* ?$"
)
_FORMER = clued(  # "the original offer, worth 7.9 billion"; "a commitment from a bank for up to"
    r"\b(?:original|initial|first|earlier|previous|opening) (?:offer|bid|proposal|approach)\b"
    r"[^.;\d]{0,24}$|\bwhose (?:offer|bid|proposal)\b[^.;\d]{0,24}$|\bcommitments? (?:from"
    r"|by) [^.;,]{2,60} (?:for|of)(?: (?:up to|about))? ?$"
)
_ONCE_PAID = clued(  # "the caterer that it bought two years ago for 1.4 billion francs"
    r"\b(?:which|that|it|he|who|they)(?: had| has)? (?:bought|acquired|purchased|took over|paid)\b"
    r"[^.;,]{0,40}? (?:ago|in (?:19|20)\d\d|last year|in (?:19|20)\d\d from [^.;,]{2,30}) for"
    r"(?: (?:about|approximately|more than|over|nearly|some|around|roughly|just))* ?$"
)
_ADDS = clued(
    r"\b(?:adds?|adding|oversees?|manages|managing|overseeing|administers)"
    r"(?: (?:about|approximately|more than|over|nearly|some|around|roughly|up to|an?))* ?$"
)
_VALUATION_RIGHT = clued(
    r"^(?: ?-?(?:post-money|pre-money|equity|enterprise|implied|total|company))* "
    r"(?:valuation|enterprise value|equity value)\b|^,? (?:post|pre)-money\b"
)
_FOR_WHAT = (  # "the purchase price for the outstanding shares of the company is"
    r"(?: (?:of|for|(?:to be |being )?paid for) [^.;:,\d$]{2,60}?(?= (?:was|is|would|will|has) ))?"
)
_ASKED = phrase(  # "the inn, which was marketed for £1m"
    r"\b(?:which|that|being|been) (?:is |was |were |has been |had been )?(?:marketed|advertised"
    r"|listed|on (?:the market|sale)) (?:at|for)(?: (?:about|around|some|over|more than))? ?$"
)
_IN_CASH_PART = phrase(  # "the cash portion of the purchase price was"
    r"\b(?:cash|stock|share|debt|equity|deferred|initial) (?:portion|part|component|element"
    r"|piece|half) of (?:the|its|our) [^.;\d]{0,50}$"
)
_PRICE_LEFT = clued(
    r"\b(?:for(?: \w+ (?:in|of))?|fetch(?:es|ed|ing)?|hand(?:s|ed|ing)(?: [\w'-]+){1,4}"
    r"|payments? of|bidding|generat(?:es|ed|ing)|(?:to|could|would|will|may) (?:raise|bring in"
    r"|yield)|put(?:s|ting)? the (?:price|value|deal|ticket|bill|tab)(?: tag)? at"
    r"|nett?ing(?: \w+){0,3}"
    r"|pay(?:s|ing)?(?: (?:its |the )?(?:owner |seller |parent )?(?-i:[A-Z][\w&.'-]*"
    r"(?: [A-Z&][\w&.'-]*){0,4}))?"
    r"|paid|spen(?:t|ds?|ding)|works? out at|price(?: "
    r"tag)?(?: (?:under discussion|being (?:discussed|talked about)|in question))?"
    rf"{_FOR_WHAT}(?: of| was"
    r"| is| (?:would|will|is to) be| (?:(?:was|is|has been) )?(?:set|put|fixed|agreed) at"
    r"|:)?|consideration(?: of| was| is| comes to| amounts to| (?:would|will|is to) be"
    r"| for .{0,40} (?:was|is))?|worth"
    r"|valued at"
    r"|value(?:d)? (?:of|at|was|is)|(?:has |have )?offer(?:s|ed|ing)|it received"
    r"|\bsellers?\b[^.;]{0,40}? (?:got|gets|received|receives|will receive|will get)"
    r"|prices (?:the \w+|it|(?-i:[A-Z])\w+(?: \w+)?) at|(?:amount|sum|deal value)(?: (?:is|was)|:)"
    r"|(?:deal|transaction|acquisition|sale"
    r"|takeover"
    r"|merger|bid|offer|purchase)(?: (?:struck|done|is|was|are|be|for|of|at|to|totall?ing|worth"
    r"|valued|totals?|,|price|would|will|could|has|a|value|exceed))*|total(?:ing|ling"
    r"|led|ed)?(?: of| value of| price)?|cost(?: of)?|cost of (?:the |this )?(?:deal|acquisition"
    r"|purchase|transaction|takeover|stake)(?:, [^,;$\d]{2,40},)? (?:is|was|will be|would be)"
    r"|equivalent to|or(?: a total "
    r"of)?|invest(?:s|ed|ing|ment)?(?: of|:)?|exceed|stake(?: for|,| of| worth)?|proceeds(?: "
    r"(?:from|of) the (?:sale|deal|disposal))? (?:of|were|are|will be|would be)|(?:will|would"
    r"|could|has) net(?:ted)? (?:it"
    r"|them|him|her|the [a-z]+|(?-i:[A-Z])[\w&.-]+))"
    r"(?: (?:about|approximately|more than|over|nearly|some|around|roughly|up to|a total "
    r"of|(?:\"?somewhere )?north of\"?|somewhere|between|at least|an?|the|as much as"
    r"|an aggregate(?: of)?|an estimated|a combined"
    r"|cash of|estimated"
    r"|under|just|less than|almost|well over|upwards? of|in excess of"
    r"|a further|another|an additional|an extra|(?:in|of|on) the (?:neighbou?rhood|region"
    r"|vicinity|range|order) of))* ?$"
    r"|\b(?:subscri|shares|stock|purchase|payment|securities)[^.;,\d]{0,40} in (?:the|an) (?:total "
    r"|aggregate )?amount of(?: (?:about|approximately|some|up to))? ?$"
)
_THE_SUM = phrase(r"^The ?$")  # "The $14m will help it to grow", of the deal before
_USES_THE = phrase(r"\b(?:will|would|plans to|intends to) use the ?$")
_ITS_USE = phrase(
    r"^ (?:will|would|is to|is being|are to) (?:help|be|go|fund|let|allow|enable|pay|repay)\b"
)
_PRICE_RIGHT = clued(
    r"^(?:[ -](?!(?:for|of|to|from|in|by|with|and|on|at|after|as|or|the|its"
    r"|an?|before)\b)[a-z-]+){1,2} (?:purchase|acquisition|takeover|buy-?out|swoop)\b"
    r"|^ on the table\b|^(?: ?\([^()]{1,20}\))? in (?:gross |net |total |cash )?proceeds\b"
    r"|^ (?:in (?:cash|shares) )?(?:(?:will|would|has|have|had|to) )*chang(?:e|es|ed|ing) hands\b"
    r"|^(?:[- ](?:cash|all-scrip|scrip|all-paper|recommended|indicative|revised|unsolicited"
    r"|improved|surprise|shock|audacious|record|landmark|successful|ambitious"
    r"|binding|non-binding|conditional|firm|formal|rival|cash-and-scrip|all-cash|stock|all-stock"
    r"|all-share|share|takeover|equity|strategic"
    r"|equity-based|cash-and-stock|friendly|hostile|leveraged|tender|definitive|proposed"
    r"|takeover|agreed|SPAC|planned|pending|blockbuster|reverse|mega))*[ -](?:deal|transaction"
    r"|acquisition|offer|bid|takeover|purchase|buy(?= of)"
    r"|merger|swoop|raid|tilt|combination|union|tie-up|proposal|buyout|buy-out|sale|stake"
    r"|investment|consideration"
    r"|purchase price|price"
    r"|agreement|joint venture|funding|round|in cash|cash|in stock|in a (?:cash|stock)"
    r"|plus|equity|contract|of (?:gross |net |total )?proceeds)\b"
)
_COSTING = re.compile(r"\bcost(?:s|ing)? (?:about |some )?$")
_ABOUT = r"(?: (?:about|around|some|up to|more than|over|nearly|roughly|approximately))?"
ESTIMATED_AT = phrase(  # what others put on a price that is withheld
    rf"\bestimat\w+ (?:it|the (?:price|value|deal|sum))(?: was)?(?: at)?{_ABOUT} ?$"
    r"|\bput(?:s|ting)? the (?:price|value|cost|size|worth|figure)(?: (?:of|for) the (?:deal|sale"
    rf"|transaction|acquisition|takeover|purchase|stake))? at{_ABOUT} ?$"
    r"|\b(?:price|fee|sum|deal|figure|consideration|sale)\b[^.;,]{0,30} (?:understood|thought"
    rf"|believed|reported|rumou?red|said) to be(?: worth)?(?: in the region of)?{_ABOUT} ?$"
)
_BACK = re.compile(
    r"\b(?:may|can|could|option to|right to|entitled to) (?:be )?(?:bought|buy|purchased?) back\b"
    r"(?! in\b)[^.;,]{0,60}$"
)
_PLANS = phrase(r"\b(?:plan(?:s|ned|ning)?|promis(?:es|ed|ing)|pledg(?:es|ed|ing)) (?:an? )?$")
_WORKS = phrase(
    r"^[- ](?:[a-z-]+ )?(?:investment|upgrade|expansion|refurbishment|revamp|renovation)\b"
)
_MORE = re.compile(r" more\b(?! than\b)")
_MIGHT = re.compile(r"\b(?:could|would|might|may|up to)\b")
_DEAL_WORDS = phrase(
    r"\b(?:transaction|deal|acquisition|purchase|consideration|price|merger|takeover|sale"
    r"|offer|bid|investment|terms|agreement|stake|tender|buyout|proposal|loan|facility"
    r"|financing|round|venture)\b"
)
_LEAD_WORDS = re.compile(r"(?:[a-z]{2,} +)+(?=[A-Z]{0,3}[$\u20ac\u00a3\u20b9\u00a5\d])")
_IN_BRACKETS = re.compile(r"^ *\([^()]{1,40}\)")
_SAME_SUM = re.compile(r"[A-Z]{0,3}[$€£]?\d[\d.,]*[^()\d.]{0,30} \($")  # "9m francs ($9m)"
_LEAST = 10_000  # whole units; less is the price of one share, or of a ton
_PER = phrase(
    r"^ ?(?:-?(?:a|per|each|apiece|for each|for every)\b|/)[ -]?(?:share|unit|ton|ounce"
    r"|barrel|each)?"
)


@dataclass(slots=True)
class Sum:
    """One amount of a sentence with its role: price, valuation, withheld, to_date or other."""

    sentence: Sentence
    money: Money
    role: str
    score: int

    @property
    def start(self) -> int:
        """Offset in the article."""
        return self.sentence.start + self.money.start

    @property
    def end(self) -> int:
        """Offset behind the last character, in the article."""
        return self.sentence.start + self.money.end


def sums(sentence: Sentence, place: Place = NOWHERE) -> list[Sum]:
    """The amounts of a sentence with their roles, from left to right; `place` tells what its bare
    dollars are."""
    if not _tells_money(sentence.low):
        return []
    told = (_told_last(sentence.text, money) for money in find_money(sentence.text))
    found = (localised(money, place) for money in told)
    return [Sum(sentence, money, *_role(sentence, money)) for money in found]


def _tells_money(low: str) -> bool:
    """Whether there may be an amount in a sentence in small letters."""
    return any(map(low.__contains__, _SIGNS)) or not _WORDS.isdisjoint(_TOKENS.findall(low))


def _told_last(text: str, money: Money) -> Money:
    """The sum of "handing over 740m euros", which is no more than that, and the last of "raised its
    bid from £310m to £340m"."""
    if money.text.startswith("over ") and _HANDS.search(text, 0, money.start):
        start, value = money.start + len("over "), money.low
        words = text[start : money.end]
        return replace(money, start=start, text=words, low=value, high=value, qualifier="exact")
    if money.text.startswith("from ") and _RAISES.search(text, 0, money.start):
        start = money.start + money.text.rfind(" to ") + len(" to ")
        last = next(iter(find_money(text[start : money.end])), None)
        if last is not None and last.currency is not None:
            return replace(last, start=start + last.start, end=start + last.end)
    return money


_TO_NEW = re.compile(r" to (?:about )?[A-Z]{0,3}[$€£]?\d")
_RAISES = re.compile(
    r"\b(?:[Rr]ais|[Ii]ncreas|[Ll]ift|[Hh]ik|[Ss]weeten|[Bb]ump|[Ii]mprov|[Bb]oost|[Ll]ower|[Cc]ut"
    r"|[Rr]educ)\w*\b[^.;]{0,60}$"
)
_HANDS = re.compile(r"\b[Hh]and(?:s|ed|ing)? $")


def _role(sentence: Sentence, money: Money) -> tuple[str, int]:
    text = sentence.text
    left, right = text[max(0, money.start - 90) : money.start], text[money.end : money.end + 70]
    right = _IN_BRACKETS.sub("", right)  # the same in another currency
    left = _SAME_SUM.sub("", left) if left.endswith(" (") else left
    lead = _LEAD_WORDS.match(money.text)
    left += lead[0] if lead else ""  # "exceed $10 billion" holds its verb
    if money.qualifier == "undisclosed":
        return "withheld", 1
    if not _is_total(money, right):
        return "other", 0
    other = _other_role(sentence, left, right)
    return other or ("price", _price_score(sentence, left, right))


def _is_total(money: Money, right: str) -> bool:
    """Whether a sum is one in a currency that may pay for a deal, and no price of one share."""
    if money.unit != "total" or (_PER.match(right) and not money.text.endswith("n")):
        return False
    largest = money.low if money.high is None else money.high
    return money.currency is not None and largest is not None and largest >= _LEAST


def _other_role(sentence: Sentence, left: str, right: str) -> tuple[str, int] | None:
    """The role of a sum that the words beside it tell apart from a price, and how surely."""
    if ESTIMATED_AT.search(left):
        return "price", 4
    valued = _WAS_VALUED.within(sentence, left) or ("worth" in left and _IS_WORTH.search(left))
    if valued and not _DEAL_VALUED.search(left):
        return "valuation", 3
    if "value of" in left and _EXCHANGE_VALUE.search(left):
        return "price", 3
    if _TO_DATE.within(sentence, left[-60:]) or _SO_FAR.match(right):
        return "to_date", 0
    if sentence.index > _NEWS and _RAISED_OVER.search(left):
        return "to_date", 0
    if _VALUATION_RIGHT.within(sentence, right) or _VALUATION_LEFT.within(sentence, left):
        return "valuation", 3
    if (
        _EARMARKS.within(sentence, left)
        or _ONCE_PAID.within(sentence, left)
        or _FORMER.within(sentence, left)
    ):
        return "other", 0
    if left.endswith("from ") and _TO_NEW.match(right) and _RAISES.search(left):
        return "other", 0  # "lowered its bid from $40m to $35m"
    if _BACK.search(left) or _IN_CASH_PART.search(left) or _ASKED.search(left):
        return "other", 0  # "which may be bought back for $2m"
    if _PLANS.search(left) and _WORKS.match(right):
        return "other", 0  # "buys hospital, plans $47M investment"
    if _MORE.match(right) and _MIGHT.search(left):
        return "other", 0  # "it could end up paying $4m more"
    if _ADDS.within(sentence, left) and _OF_SIZE.search(right):
        return "other", 0
    if _SIZED.within(sentence, right) and not _PRICE_LEFT.within(sentence, left):
        return "other", 0
    if (
        _MARKET.within(sentence, right)
        or _OTHER_RIGHT.within(sentence, right)
        or _OTHER_LEFT.within(sentence, left)
    ):
        return "other", 0
    return None


def _price_score(sentence: Sentence, left: str, right: str) -> int:
    """How many of the words beside a sum make it the price."""
    score = 0
    if _PRICE_LEFT.within(sentence, left):
        score += 3
    if _PRICE_RIGHT.within(sentence, right):
        score += 3
    if (_THE_SUM.search(left) and _ITS_USE.search(right)) or (
        _USES_THE.search(left) and right.startswith((" to ", " for ", " toward"))
    ):
        score += 3
    got = "receive" in left and _RECEIVES.search(left)
    if got and (got["terms"] or _AT_CLOSING.match(right)):
        score += 3
    if _COSTING.search(left) and "venture" in sentence.low:
        score += 3
    if within(_DEAL_WORDS, sentence.text):
        score += 1
    return score


_RECEIVES = phrase(  # "Under the terms of the agreement, Z will receive $61.5 million"
    r"(?P<terms>\b(?:under (?:the )?(?:terms|agreement|deal)|at (?:the )?closing"
    r"|(?:up)?on completion)\b"
    r"[^.;]{0,70}?)?\breceive[sd]?(?: (?:about|approximately|some|around|roughly|a total of))? ?$"
)
_AT_CLOSING = phrase(r"^(?: in cash)?,? (?:at|upon|on) (?:the )?(?:closing|completion|close)\b")
