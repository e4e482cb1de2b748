"""What "francs", "crowns", "shillings" and "pesos" are where the dateline stands: crowns in
Stockholm; and what "$" is where the article says it: "all amounts in Canadian dollars"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from deals.extract.grammar.sentences import Sentence
from deals.extract.words.text import phrase
from deals.model.money import Money

_CODES = {
    "franc": "paris:FRF lyon:FRF zurich:CHF geneva:CHF basle:CHF basel:CHF berne:CHF bern:CHF "
    "lugano:CHF brussels:BEF antwerp:BEF luxembourg:LUF",
    "crown": "stockholm:SEK gothenburg:SEK oslo:NOK bergen:NOK copenhagen:DKK reykjavik:ISK "
    "prague:CZK",
    "shilling": "nairobi:KES mombasa:KES kampala:UGX dar:TZS dodoma:TZS vienna:ATS",
    "dinar": "kuwait:KWD amman:JOD manama:BHD tunis:TND algiers:DZD belgrade:RSD baghdad:IQD",
    # In agency news of the place a bare "dlrs" is the dollar of the place: others are named.
    "dlr": "sydney:AUD melbourne:AUD perth:AUD brisbane:AUD adelaide:AUD canberra:AUD darwin:AUD "
    "hobart:AUD toronto:CAD ottawa:CAD montreal:CAD calgary:CAD vancouver:CAD winnipeg:CAD "
    "edmonton:CAD regina:CAD hong:HKD singapore:SGD wellington:NZD auckland:NZD",
    "rupee": "karachi:PKR islamabad:PKR lahore:PKR colombo:LKR kathmandu:NPR",
    "mark": "helsinki:FIM",
    "peso": "manila:PHP mexico:MXN santiago:CLP buenos:ARS bogota:COP",
}
_LOCAL = {
    (word, city): code
    for word, pairs in _CODES.items()
    for city, _, code in (pair.partition(":") for pair in pairs.split())
}
# Where the dateline tells nothing, the one country of these that the article speaks of does.
_COUNTRIES = {
    "peso": "manila|philippine:PHP mexic:MXN chile:CLP argentin:ARS colombia:COP urugua:UYU",
    "crown": "swed:SEK norw:NOK danish|denmark:DKK czech:CZK iceland:ISK",
}
_WORD = re.compile(
    r"(franc|crown|peso|shilling|dinar|dlr|rupee|mark)s?(?: a share| each)?$|(kron[aeo]r?)$"
)
_CITY = re.compile(r"[A-Z]+")


_DOLLARS = {
    "canad": "CAD", "cad": "CAD", "c$": "CAD", "cdn": "CAD", "austral": "AUD", "aud": "AUD",
    "a$": "AUD", "new zealand": "NZD", "nz": "NZD", "singapore": "SGD", "sgd": "SGD", "s$": "SGD",
    "hong kong": "HKD", "hk": "HKD",
}  # fmt: skip
_ALL_IN = phrase(  # "all amounts are expressed in Canadian dollars unless otherwise noted"
    r"\b(?:all|any|dollar|currency) (?:(?:dollar|currency|monetary|financial|of the|\$|and) )*"
    r"(?:amounts?|figures?|values|references|prices|sums|dollars)\b[^.;()]{0,50}? (?:in|to|are|is) "
    r"(?:the )?(?P<which>canadian|cad|c\$|cdn|australian|aud|a\$|new zealand|nzd?\b|singapore|sgd"
    r"|s\$|hong kong|hkd?\b)"
)
# Without one of these no article says so.
_AMOUNTS = (
    "amount",
    "figure",
    "values",
    "references",
    "prices",
    "sums",
    "ll dollars",
    "ny dollars",
)


@dataclass(frozen=True, slots=True)
class Place:
    """What tells the currency of a bare word or sign: the city of the dateline, in lower case, the
    currency in which an article says that its dollars are, and that of words such as "pesos" by the
    country that it speaks of; each empty where nothing tells it."""

    city: str = ""
    dollars: str = ""
    spoken: tuple[tuple[str, str], ...] = ()


NOWHERE = Place()


def place_of(text: str, found: list[Sentence]) -> Place:
    """What an article tells of its currency."""
    low = text.lower()
    told = any(map(low.__contains__, _AMOUNTS)) and any(map(low.__contains__, _DOLLARS))
    stated = _ALL_IN.search(text) if told else None
    dollars = _dollars(stated["which"].lower()) if stated else ""
    spoken = tuple(_spoken(low))
    body = next((s for s in found if not s.headline), None)
    if body is None:
        return Place("", dollars, spoken)
    head = text[found[0].end if found[0].headline else 0 : body.start]
    city = _CITY.search(head)
    return Place(city[0].lower() if city else "", dollars, spoken)


def _spoken(low: str) -> Iterator[tuple[str, str]]:
    """What "pesos" or "crowns" are in an article, in lower case, that speaks of one country."""
    for word, pairs in _COUNTRIES.items():
        if word in low:
            found = [
                code
                for words, _, code in (pair.partition(":") for pair in pairs.split())
                if any(part in low for part in words.split("|"))
            ]
            if len(found) == 1:
                yield word, found[0]


def _dollars(which: str) -> str:
    return next(code for words, code in _DOLLARS.items() if which.startswith(words))


def localised(money: Money, place: Place) -> Money:
    """The amount in the currency that its word or sign has here, where it tells none itself."""
    if money.currency is not None and not money.currency_assumed:
        return money
    if place.dollars and _DOLLAR.search(money.text):
        return replace(money, currency=place.dollars, currency_assumed=True)
    told = _WORD.search(money.text.lower()) if place.city or place.spoken else None
    word = (told[1] or "crown") if told else ""
    code = _LOCAL.get((word, place.city)) or dict(place.spoken).get(word)
    return replace(money, currency=code, currency_assumed=True) if code else money


_DOLLAR = re.compile(r"\$|\b[Dd](?:ollar|lr)s?\b")
