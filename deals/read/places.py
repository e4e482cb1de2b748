"""Currencies and countries as tables write them: codes, signs, and names in several languages."""

import gettext
from functools import cache, lru_cache

import pycountry

from deals.read.code_words import plain_word

_LANGUAGES = ("de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "fi", "pl", "ru", "zh_CN", "ja",
              "ko", "tr")  # fmt: skip
_SIGNS = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "C$": "CAD",
          "A$": "AUD", "CA$": "CAD", "AU$": "AUD", "HK$": "HKD", "S$": "SGD", "R$": "BRL",
          "₩": "KRW", "RS": "INR", "RS.": "INR", "RMB": "CNY", "EURO": "EUR", "EUROS": "EUR",
          "DOLLAR": "USD", "DOLLARS": "USD", "US DOLLAR": "USD", "US DOLLARS": "USD",
          "POUND": "GBP", "POUNDS": "GBP", "STERLING": "GBP", "STG": "GBP", "YEN": "JPY",
          "RUPEES": "INR", "YUAN": "CNY", "₽": "RUB", "₺": "TRY", "₪": "ILS", "FR": "CHF",
          "SFR": "CHF", "US": "USD", "NZ$": "NZD", "NT$": "TWD", "MX$": "MXN",
          "元": "CNY", "人民币": "CNY", "美元": "USD", "円": "JPY", "日元": "JPY", "ZŁ": "PLN",
          "РУБ": "RUB", "РУБ.": "RUB", "원": "KRW"}  # fmt: skip
_COUNTRIES = {"UK": "GB", "U.K.": "GB", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB",
              "GREAT BRITAIN": "GB", "U.S.": "US", "U.S.A.": "US", "UNITED STATES OF AMERICA": "US",
              "AMERICA": "US", "RUSSIA": "RU", "ROM": "RO", "SOUTH KOREA": "KR", "KOREA": "KR",
              "TURKEY": "TR", "THE NETHERLANDS": "NL", "HOLLAND": "NL", "CZECH REPUBLIC": "CZ",
              "UAE": "AE", "DEUTSCHLAND": "DE", "ÖSTERREICH": "AT", "SCHWEIZ": "CH",
              "FRANKREICH": "FR", "USA": "US", "ESPAÑA": "ES", "ITALIA": "IT", "BRASIL": "BR",
              "VIETNAM": "VN", "TAIWAN": "TW", "HONG KONG": "HK", "IRAN": "IR", "BAH": "BS",
              "TAN": "TZ", "PRC": "CN", "MAINLAND CHINA": "CN", "ROYAUME-UNI": "GB",
              "ÉTATS-UNIS": "US", "ETATS-UNIS": "US", "GROSSBRITANNIEN": "GB",
              "GROSSBRITANNIEN UND NORDIRLAND": "GB", "REINO UNIDO": "GB", "REGNO UNITO": "GB",
              "VERENIGD KONINKRIJK": "GB", "英国": "GB", "美国": "US", "アメリカ": "US",
              "米国": "US", "영국": "GB", "미국": "US", "СОЕДИНЕННЫЕ ШТАТЫ": "US",
              "США": "US", "РОССИЯ": "RU", "RUSSLAND": "RU", "RUSSIE": "RU", "RUSIA": "RU",
              "俄罗斯": "RU",
              "SÜDKOREA": "KR", "CORÉE DU SUD": "KR", "COREA DEL SUR": "KR", "韩国": "KR",
              "한국": "KR", "韓国": "KR", "中国": "CN", "日本": "JP",
              "ВЕЛИКОБРИТАНИЯ": "GB"}  # fmt: skip


@lru_cache(maxsize=4096)
def cell_currency(text: str) -> str | None:
    """ISO 4217 code of a currency as tables write it: code, sign or name; None if not known."""
    word = text.strip().upper()
    if pycountry.currencies.get(alpha_3=word):
        return word
    if known := _SIGNS.get(word):
        return known
    found = pycountry.currencies.get(name=text.strip().title()) if len(word) > 3 else None
    return found.alpha_3 if found else None


@lru_cache(maxsize=4096)
def cell_country(text: str) -> str | None:
    """Two-letter code of a country as tables write it: two or three letters, or its name."""
    word = text.strip()
    if known := _COUNTRIES.get(word.upper()):
        return known
    try:
        found: str = pycountry.countries.lookup(word).alpha_2
    except LookupError:
        return _foreign_names().get(plain_word(word)) if len(word) > 1 else None
    return found


@cache
def _foreign_names() -> dict[str, str]:
    """Names of countries in other languages → code; names that mean two countries are left out."""
    names: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        told = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [language], fallback=True)
        for country in pycountry.countries:
            for name in {country.name, getattr(country, "common_name", country.name)}:
                names.setdefault(plain_word(told.gettext(name)), set()).add(country.alpha_2)
    return {name: next(iter(codes)) for name, codes in names.items() if len(codes) == 1}
