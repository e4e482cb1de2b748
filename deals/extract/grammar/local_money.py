"""What "francs", "crowns", "shillings" and "pesos" are where the dateline stands: crowns in"
" Stockholm."""

import re
from dataclasses import replace

from deals.extract.grammar.sentences import Sentence
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
_WORD = re.compile(
    r"(franc|crown|peso|shilling|dinar|dlr|rupee|mark)s?(?: a share| each)?$|(kron[aeo]r?)$"
)
_CITY = re.compile(r"[A-Z]+")


def city_of(text: str, found: list[Sentence]) -> str:
    """The city of the dateline, in lower case; "" where there is none."""
    body = next((s for s in found if not s.headline), None)
    if body is None:
        return ""
    head = text[found[0].end if found[0].headline else 0 : body.start]
    city = _CITY.search(head)
    return city[0].lower() if city else ""


def localised(money: Money, city: str) -> Money:
    """The amount in the currency that its word has in the city, where the word tells none."""
    told = money.currency is not None and not money.currency_assumed
    word = _WORD.search(money.text.lower()) if city and not told else None
    code = _LOCAL.get((word[1] or "crown", city)) if word else None
    return replace(money, currency=code, currency_assumed=True) if code else money
