"""The vocabulary of money: currencies, multipliers, number words, qualifiers, payment words.

Tables only, with the one `Words` lookup that reads phrases out of a list of tokens, and the one
token pattern. A new spelling is a new entry here; the rules are in `money_grammar`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, Literal, TypeVar, get_args

from deals.model.amount import Qualifier

Value = TypeVar("Value")
Unit = Literal["total", "per_share", "per_year", "per_month", "per_other", "each"]

DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
# Grouped by (no-break, thin) spaces or apostrophes; plain spaces only with two groups or more,
# because "12 500" may be two numbers. Every branch is unambiguous, so matching is linear.
_GROUPED = r"[0-9]{1,3}(?:(?:[\u00a0\u2007\u2009\u202f'\u2019][0-9]{3})+|(?:\ [0-9]{3}){2,})"
TOKEN = re.compile(
    rf"""[a-z]++(?![^\W\d_]|['\u2019.])    # most words; what may go on is left to the rest
    | {_GROUPED}(?![0-9])(?:[.,][0-9]+)?   # 1'200'000   1 200 000,50
    | [0-9]+(?:[.,][0-9]+)*                   # 1,234.5     20,00,000
    | (?<!\w)\.[0-9]+                         # .125
    | (?:[A-Za-z]\.){{2,}}                    # U.S.
    | [^\W\d_]+(?:['\u2019][^\W\d_]+)?        # words; didn't
    | \S""",
    re.VERBOSE,
)


class Words(Generic[Value]):
    """Phrases with a value each, found in a token list by longest match."""

    def __init__(self, phrases: Mapping[str, Value]) -> None:
        self.first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            head, *rest = TOKEN.findall(phrase)
            self.first.setdefault(head, []).append((tuple(rest), phrases[phrase]))

    def match(self, tokens: Sequence[str], i: int) -> tuple[Value, int] | None:
        """The value of the phrase that starts at `i`, and the index behind it; hyphens between
        its words are optional."""
        for rest, value in self.first.get(tokens[i], ()):
            j = i + 1
            for word in rest:
                if tokens[j] == "-":
                    j += 1
                if tokens[j] != word:
                    break
                j += 1
            else:
                return value, j
        return None


def _list(text: str) -> list[str]:
    """The words of a text; for tables that read better as one."""
    return text.split()


def _spread(table: Mapping[str, Value]) -> dict[str, Value]:
    """One entry per spelling, from a table whose keys list spellings split by '|'."""
    return {spelling: value for key, value in table.items() for spelling in key.split("|")}


# --- currencies -------------------------------------------------------------------------------

_ISO_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU
UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE
"""
ISO_CODES: frozenset[str] = frozenset(_list(_ISO_CODES))
# Upper-case English words and names in headlines; as codes they count only in `read_amount`.
WORDLIKE_CODES = frozenset(
    {"ALL", "AMD", "BAM", "BOB", "COP", "CUP", "GEL", "MAD", "MOP", "PEN", "SOS", "TOP"}
)
# Prefixes that name other things too ("R2", "PHP 8"): they need a multiplier or a long number.
NEEDS_SCALE = frozenset({"R", "PHP", "DM", "RM", "Euro", "euro"})

COUNTRY_CURRENCY: dict[str, str] = dict(pair.split(":") for pair in _list("""
AE:AED AR:ARS AT:EUR AU:AUD BE:EUR BR:BRL CA:CAD CH:CHF CL:CLP CN:CNY CO:COP CZ:CZK DE:EUR DK:DKK
EG:EGP ES:EUR FI:EUR FR:EUR GB:GBP GR:EUR HK:HKD HU:HUF ID:IDR IE:EUR IL:ILS IN:INR IS:ISK IT:EUR
JP:JPY KE:KES KR:KRW KW:KWD LK:LKR LU:EUR MX:MXN MY:MYR NG:NGN NL:EUR NO:NOK NP:NPR NZ:NZD PH:PHP
PK:PKR PL:PLN PT:EUR QA:QAR RU:RUB SA:SAR SE:SEK SG:SGD TH:THB TR:TRY TW:TWD UA:UAH US:USD VN:VND
ZA:ZAR"""))


@dataclass(frozen=True, slots=True)
class Sign:
    """A currency sign or word: the codes it can mean, and the one it means without context."""

    default: str | None
    among: frozenset[str]
    factor: Decimal = Decimal(1)

    def resolve(self, currency: str | None, country: str | None) -> tuple[str | None, bool]:
        """ISO code and whether it was assumed; context counts only where the sign allows it."""
        if len(self.among) == 1:
            return self.default, False
        for code in (currency, COUNTRY_CURRENCY.get(country or "")):
            if code in self.among:
                return code, False
        return self.default, self.default is not None


def _sign(codes: str, factor: str = "1") -> Sign:
    """'USD' means that; 'USD? CAD' means USD unless told CAD; '? SEK NOK' needs to be told."""
    default: str | None = codes.split("?")[0].split()[0] if codes[0] != "?" else None
    return Sign(default, frozenset(codes.replace("?", " ").split()), Decimal(factor))


_DOLLARS = "USD? CAD AUD NZD HKD SGD TWD JMD BBD TTD NAD FJD BSD BZD GYD XCD"
_PESOS = "? MXN PHP CLP ARS COP UYU DOP"
_KRONA = "? SEK NOK DKK ISK"
_FRANCS = "? CHF FRF BEF LUF XAF XOF"
_RUPEES = "INR? PKR LKR NPR MUR"
_POUNDS = "GBP? EGP LBP IEP SYP SDG"

# Before a figure; case counts.
PREFIXES: dict[str, Sign] = {
    spelling: _sign(codes)
    for spelling, codes in _spread({
        "$": f"{_DOLLARS} MXN CLP ARS COP UYU", "US$|U.S.$|US $|U.S. $|USD$|USD $|$US": "USD",
        "C$|CA$|CA $|CAD$|CAD $|Cdn$|CDN$|$C": "CAD",
        "A$|AU$|AU $|AUD$|AUD $|$A": "AUD",
        "HK$|HKD$|HKD $|HK $": "HKD", "S$|SG$|SGD$|SGD $": "SGD", "NT$|TWD$": "TWD",
        "NZ$|NZD$|NZD $|NZ $|$NZ": "NZD", "R$|BRL R$": "BRL", "MX$|Mex$|MXN$": "MXN", "J$": "JMD",
        "€|Euro|euro|EUR €|EUR€|eur|Eur": "EUR", "£|GBP £|GBP£|UK£|gbp|stg|Stg": "GBP",
        "¥|￥": "JPY? CNY", "CN¥|RMB¥|RMB|Rmb|rmb|CNY ¥|CNY¥|RMB ¥": "CNY", "JP¥": "JPY",
        "₹|INR ₹|Rs INR|INR Rs|inr": "INR", "Rs|Rs.|RS|RS.": _RUPEES, "₩": "KRW",
        "₽": "RUB", "₺": "TRY", "₪|NIS": "ILS", "₫": "VND", "฿": "THB", "₦": "NGN", "₱": "PHP",
        "₴": "UAH", "₸": "KZT", "R": "ZAR", "kr|kr.|Kr|Kr.": _KRONA, "usd|Usd": "USD",
        "SFr|Sfr|sfr|SFR|SwFr": "CHF", "SKr|Skr": "SEK", "NKr|Nkr": "NOK",
        "DKr|Dkr": "DKK", "Kc|Kč": "CZK", "Dh|Dhs|Dh.|Dhs.": "AED? MAD", "zł|zl": "PLN",
        "DM": "DEM", "RM": "MYR", "Rp|Rp.": "IDR", "cad": "CAD", "aud": "AUD",
        "Ps|Ps.": _PESOS, "Sh|Shs|Sh.|Shs.": "KES? UGX TZS", "KSh|Ksh|KShs|Kshs|KSh.": "KES",
        "USh|UShs|Ush|Ushs": "UGX", "TSh|TShs|Tsh|Tshs": "TZS", "GH₵|GHS₵|GH¢": "GHS",
        "Tk|Tk.|BDT Tk": "BDT", "Php|PhP": "PHP",
    }).items()
} | {code: _sign(code) for code in sorted(ISO_CODES)}

_ADJECTIVES = _spread({
    "us|u.s.|american|yhdysvaltain": "USD", "canadian|cdn": "CAD", "australian": "AUD",
    "hong kong|h.k.": "HKD", "singapore": "SGD", "new zealand|n.z.": "NZD", "taiwan": "TWD",
    "british|uk|u.k.": "GBP", "egyptian": "EGP", "lebanese": "LBP", "irish": "IEP",
    "swiss": "CHF", "french": "FRF", "belgian": "BEF", "cfa": "XOF", "mexican": "MXN",
    "philippine": "PHP", "chilean": "CLP", "argentine": "ARS", "colombian": "COP",
    "indian": "INR", "pakistani": "PKR", "pakistan": "PKR", "sri lankan": "LKR", "nepalese": "NPR",
    "swedish": "SEK", "norwegian": "NOK", "danish": "DKK", "icelandic": "ISK", "czech": "CZK",
    "german|west german": "DEM", "finnish": "FIM", "dutch": "NLG", "turkish": "TRY",
    "italian": "ITL", "saudi": "SAR", "qatari": "QAR", "omani": "OMR", "kuwaiti": "KWD",
    "bahraini": "BHD", "jordanian": "JOD", "uae|emirati": "AED", "moroccan": "MAD",
    "south korean|korean": "KRW", "japanese": "JPY", "chinese": "CNY", "kenyan": "KES",
    "malaysian": "MYR", "south african": "ZAR", "brazilian": "BRL", "russian": "RUB",
    "polish": "PLN", "israeli": "ILS", "austrian": "ATS", "thai": "THB", "spanish": "ESP",
})
_NOUNS = _spread({
    "dollar|dollars|dlr|dlrs|dollari|dólares|dolares|dolari|dolar|dollaria|dólar": _DOLLARS,
    "pound|pounds|sterline": _POUNDS, "pounds sterling|sterling|stg|puntaa": "GBP",
    "euro|euros|d'euros|euroa|eur": "EUR", "yen|円": "JPY", "yuan|renminbi|rmb": "CNY",
    "won": "KRW", "rupee|rupees": _RUPEES, "franc|francs|franken|franchi": _FRANCS,
    "peso|pesos": _PESOS, "krona|kronor|kroner|krone|crown|crowns|kr": _KRONA + " CZK",
    "riyal|riyals": "SAR? QAR YER", "rial|rials": "? IRR OMR QAR SAR YER",
    "dirham|dirhams": "AED? MAD", "dinar|dinars": "? KWD BHD JOD IQD RSD TND DZD",
    "lira|liras": "? TRY ITL LBP", "lire": "ITL", "rand": "ZAR", "reais": "BRL",
    "rouble|roubles|ruble|rubles": "RUB? BYN", "zloty|zlotys|zlotych|zł": "PLN",
    "shekel|shekels": "ILS", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "dong": "VND",
    "naira": "NGN", "forint|forints": "HUF", "koruna|korunas": "CZK", "hryvnia|hryvnias": "UAH",
    "taka": "BDT", "shilling|shillings": "? KES UGX TZS ATS", "tenge": "KZT", "lei": "RON? MDL",
    "mark|marks": "DEM? FIM", "guilder|guilders": "NLG", "peseta|pesetas": "ESP",
    "schilling|schillings": "ATS", "escudos": "PTE? CVE", "markka": "FIM",
})
_CENTS = {"cents|cent|cts|ct": _DOLLARS + " EUR", "pence|p": "GBP"}


def _suffixes() -> dict[str, Sign]:
    """Every way to name a currency after a figure: nouns, adjective and noun, sub-units."""
    table = {noun: _sign(codes) for noun, codes in _NOUNS.items()}
    for noun, sign in list(table.items()):
        named = (pair for pair in _ADJECTIVES.items() if pair[1] in sign.among)
        table.update({f"{adjective} {noun}": _sign(code) for adjective, code in named})
    for noun in ("dollars", "dlrs"):
        table[f"{noun} canadian"], table[f"{noun} australian"] = _sign("CAD"), _sign("AUD")
    table["cfa francs"] = _sign("? XAF XOF")
    table.update({word: _sign(codes, "0.01") for word, codes in _spread(_CENTS).items()})
    return table


SUFFIX_WORDS = Words(_suffixes())  # lower case
SUFFIX_SIGNS = Words({k: v for k, v in PREFIXES.items() if k not in {"R", "RM", "DM"}})
PREFIX_WORDS = Words(PREFIXES)

# --- numbers ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Multiplier:
    """A power of ten; `comma` marks words of languages that write the decimals with a comma."""

    value: Decimal
    comma: bool = False


_ENGLISH = {
    "k|thousand|thousands|thsd": 3, "m|mn|mln|mlns|mm|mio|mill|million|millions": 6,
    "b|bn|bln|bil|bio|billion|billions|bilion": 9, "t|tn|trn|tln|trillion|trillions": 12,
    "lakh|lakhs|lac|lacs": 5, "crore|crores|cr": 7,
}
_COMMA_LANGUAGES = {
    "tausend|тыс": 3,
    "millionen|millones|millón|milioni|milione|miljoen|milhão|milhões|milhoes|milioane|milionów"
    "|miljoner|miljon|miljoonaa|milyon|millioner|млн|миллион|миллиона|миллионов": 6,
    "milliarde|milliarden|milliard|milliards|mrd|mrden|mld|mds|mdr|mia|miliardi|miliardo"
    "|miliarde|miliardów|miljard|miljarder|miljardi|miljardia|bilhão|bilhões|bilhoes|milyar"
    "|milliarder|млрд|миллиард|миллиарда|миллиардов|mil millones|mil milhões": 9,
    "billionen|billones": 12,
}
MULTIPLIERS = Words(
    {w: Multiplier(Decimal(10) ** n) for w, n in _spread(_ENGLISH).items()}
    | {w: Multiplier(Decimal(10) ** n, comma=True) for w, n in _spread(_COMMA_LANGUAGES).items()}
)
LETTER_MULTIPLIERS = frozenset("kmbt")
PLURAL_MULTIPLIERS = frozenset(
    {"thousands", "millions", "billions", "trillions", "lakhs", "crores"}
)
# Multipliers that take a second, larger one behind them: 2.5 lakh crore, 3 thousand million.
STACKED = frozenset({Decimal(10) ** 3, Decimal(10) ** 5})

_ONES = _list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = _list("twenty thirty forty fifty sixty seventy eighty ninety")
SMALL_NUMBERS: dict[str, int] = {w: n for n, w in enumerate(_ONES)} | {
    w: 10 * n for n, w in enumerate(_TENS, start=2)
}
FRACTIONS = Words({
    phrase: Decimal(value)
    for phrase, value in _spread({
        "half a|half an|half|a half|one half|half of a": "0.5",
        "a quarter of a|quarter of a|one quarter of a|a quarter": "0.25",
        "three quarters of a|three quarters of": "0.75",
    }).items()
})
SEVERAL = Words(dict.fromkeys(
    ("several", "a few", "few", "multiple", "many", "a couple of", "a couple", "couple of"), 2
))
ROUND_PLURALS = Words({"tens of": 10, "dozens of": 20, "hundreds of": 100})

# --- words around a figure --------------------------------------------------------------------

_QUALIFIERS: dict[Qualifier, str] = {
    "about": "about|nearly|almost|close to|approximately|approx|approx .|approximate|around"
    "|roughly|some|~|≈|an estimated|estimated|estimated at|near|nearing|circa|ca|ca .|c ."
    "|in the region of|in the neighborhood of|in the neighbourhood of|just under|just over"
    "|just shy of|just about|slightly more than|slightly less than|slightly over|slightly under"
    "|a little over|a little more than|a little less than|little more than|etwa|rund|environ"
    "|noin|yakla\u015f\u0131k|cerca de",
    "at_least": "at least|no less than|not less than|a minimum of|minimum of|minimum|≥"
    "|mindestens|as little as",
    "more_than": "more than|over|above|exceeding|exceed|exceeds|exceeded|in excess of|upwards of"
    "|upward of|north of|greater than|surpassing|surpass|surpasses|surpassed|topping|beyond|>"
    "|well over|well above|mehr als|über|plus de|oltre|más de|mais de",
    "up_to": "up to|as much as|at most|as high as|not to exceed|no more than|not more than"
    "|a maximum of|maximum of|maximum|capped at|≤|bis zu|jusqu'à|hasta",
    "less_than": "less than|below|under|fewer than|lower than|<|weniger als|moins de|menos de",
}
QUALIFIERS = Words({
    phrase: code for code, phrases in _QUALIFIERS.items() for phrase in phrases.split("|")
})
KINDS: frozenset[str] = frozenset(get_args(Qualifier))
AFTERWARDS: Words[Qualifier] = Words({
    "or more": "at_least", "or above": "at_least", "or so": "about", "or less": "up_to",
    "or thereabouts": "about",
})
# May stand between a qualifier and its figure.
FILLERS = Words(dict.fromkeys(
    ("a total of", "total of", "a combined", "combined", "an additional", "additional", "another",
     "a further", "a reported", "an aggregate of", "an aggregate", "aggregate of", "a total"), True
))
PER_WHAT: dict[str, Unit] = {
    **dict.fromkeys(("share", "shares", "ads", "adr", "unit", "stock", "warrant"), "per_share"),
    **dict.fromkeys(("year", "annum", "yr"), "per_year"), "month": "per_month",
    **dict.fromkeys(("day", "week", "hour", "barrel", "ton", "tonne", "ounce", "gallon", "user",
                     "head", "person", "pound", "acre", "quarter"), "per_other"),
}
SHARE_ADJECTIVES = frozenset(
    {"common", "ordinary", "preferred", "preference", "outstanding", "american", "depositary",
     "diluted", "class", "series", "a", "b", "c", "d", "new", "existing"}
)
PAYMENTS = Words(_spread({
    "cash": "cash", "stock|shares|common stock|common shares|equity securities": "stock",
    "debt": "debt", "convertible notes|convertible debt|convertible bonds": "convertible",
    "warrants": "warrants", "compute credits|cloud credits|credits": "compute_credits",
    "earn outs|earnouts|earn out|earnout": "earn_out",
}))
DEAL_NOUNS = frozenset(
    {"deal", "transaction", "offer", "bid", "acquisition", "takeover", "purchase", "merger"}
)
# What makes "nine-figure" money.
FIGURE_NOUNS = DEAL_NOUNS | {
    "sum", "price", "check", "cheque", "amount", "investment", "exit", "fee", "payment", "round",
    "buyout", "sale", "valuation", "payout", "settlement", "package", "contract", "loan",
}
# Behind a bare "5 million", these (or punctuation) do not make it a count of something.
NOT_COUNTED = DEAL_NOUNS | {
    "", "in", "for", "from", "to", "as", "by", "on", "at", "over", "when", "after", "before",
    "per", "round", "investment", "cash", "a", "was", "is",
}
CHINESE = re.compile(r"\b(?:yuan|renminbi|rmb|cny|china|chinese)\b", re.IGNORECASE)
JAPANESE = re.compile(r"\b(?:yen|jpy|japan|japanese)\b", re.IGNORECASE)

WITHHELD = frozenset({"undisclosed", "unspecified", "withheld"})
WITHHELD_NOUNS = frozenset(
    {"terms", "sum", "amount", "price", "consideration", "value", "figure", "sums", "fee"}
)
DETAILS = frozenset({"details", "particulars"})  # of money, beside one of these:
OF_DEALS = DEAL_NOUNS | {"financial", "sale", "agreement", "investment"}
NEGATIONS = frozenset({
    "not", "declined", "without", "never", "didn't", "wasn't", "weren't", "hasn't", "haven't",
    "refused", "neither",
})
FURTHER = frozenset({"other", "further", "additional"})
NO_PRICE = NEGATIONS | {"no"}  # "no price was disclosed"
DISCLOSED = frozenset({"disclosed", "revealed", "divulged", "released", "announced"})
DISCLOSE = frozenset({"disclose", "reveal", "divulge", "disclosing", "revealing", "divulging"})

# Words of a cell that leave its amount as it is. Anything else makes the cell unreadable.
HARMLESS = DEAL_NOUNS | frozenset(_list("""
a an the in of for at to and with worth sum amount total price cost value aggregate round funding
financing investment consideration cash stock shares all financial new strategic
additional another further reported reportedly could would may might will potentially possibly
buyout raise raised raising sale entire whole combination mix mostly figure fee payment cheque
check package exit
"""))
INCLUDING_DEBT = Words(dict.fromkeys(
    ("including debt", "including net debt", "including assumed debt", "inclusive of debt",
     "incl . debt", "incl debt"), "including_debt"
))
COUNTED = frozenset({"shares", "units", "users", "stock", "%", "pct", "percent"})
WITHHELD_CELL = HARMLESS | WITHHELD | WITHHELD_NOUNS | DISCLOSED | NEGATIONS | frozenset(
    _list("was were been be are is has have publicly yet remain remains terms transaction")
)


def starters(extra: Iterable[str]) -> frozenset[str]:
    """Every token that can begin an amount, as written or in lower case."""
    tables: tuple[Mapping[str, object], ...] = (
        PREFIX_WORDS.first, QUALIFIERS.first, FRACTIONS.first, SEVERAL.first,
        ROUND_PLURALS.first, SMALL_NUMBERS,
    )
    return frozenset(word for table in tables for word in table) | frozenset(extra)
