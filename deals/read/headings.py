"""What headings of columns mean: our fields, units, currencies, the order of dates."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from deals.model.mapping import NAME_LISTS, Unit
from deals.read.code_words import WITHOUT_STROKE
from deals.read.vocabulary import MEANINGS, ORGANIZATION_MEANINGS

REMEMBERED = 32_768  # headings; some tables have many thousand
LONGEST_HEADING = 200  # characters; what is longer is a cell of text
_CODES = ("usd|eur|gbp|chf|sek|dkk|nok|cad|aud|nzd|jpy|cny|inr|brl|sgd|hkd|krw|ils|pln|rub|czk|huf|"
          "twd|zar|mxn|try|aed|idr|thb|php|myr|vnd")  # fmt: skip
_UNIT_MARKS: tuple[tuple[str, Unit], ...] = (
    (r"\bmil millones\b|\bmil milhoes\b|\bthousand millions?\b", "billions"),
    (r"億|亿|억", "hundred_millions"),
    (r"百万|백만", "millions"),
    (r"万|만", "ten_thousands"),
    (r"\bin (?:us )?thousands\b|\bthousands?\b|\b000s?\b|\btsd\b|\bmilhares\b|\bmiles\b|\bтыс\b|"
     rf"\b[kt](?= ?(?:{_CODES})\b)|(?<=usd) ?k\b|(?<=eur) ?k\b|千|\btkr\b|\bk$", "thousands"),
    (r"\bmillions?\b|\bmn\b|\bmln\b|\bmm\b|\bmio\b|\bmillionen\b|\bmillones\b|\bmillions d\b|"
     rf"(?<=usd) ?m\b|(?<=eur) ?m\b|(?<=gbp) ?m\b|\bm ?(?=(?:{_CODES})\b)|\bmilioni\b|\bmlj\b|"
     r"\bmiljoner\b|\bmiljoen\b|\bmkr\b|\bмлн\b|\bмиллион\w*|\bmilhoes\b|\bmill?s?\b|\bm$",
     "millions"),
    (r"\bbillions?\b|\bbn\b|\bbln\b|\bmrd\b|\bmilliarden\b|\bmilliards?\b|\bmiliardi\b|\bbilhoes\b|"
     r"\bмлрд\b|\bmld\b|\bmdr\b|\bmdkr\b|\bmiljarder\b|\bmiljard\b|"
     r"(?<=usd) ?b\b|(?<=eur) ?b\b|\bb$", "billions"),
    (r"\blakhs?\b|\blacs?\b", "lakhs"),
    (r"\bcrores?\b|\bcr\b", "crores"),
)  # fmt: skip
_UNITS = tuple((unicodedata.normalize("NFKD", mark), unit) for mark, unit in _UNIT_MARKS)
_CURRENCIES = tuple((unicodedata.normalize("NFKD", mark), code) for mark, code in (
    (r"us ?\$|\busd\b|\bus dollars?\b|美元|美金|米ドル|百万ドル|\bдол\w*", "usd"),
    (r"€|\beur\b|\beuros?\b|欧元|ユーロ|\bевро\b", "eur"),
    (r"£|\bgbp\b|\bpounds?\b|英镑|ポンド", "gbp"),
    (r"₹|\binr\b|\brs\b|\b(?:indian )?rupees?\b", "inr"),
    (r"hk\$|\bhkd\b|\bhong kong dollars?\b|港元|港币", "hkd"),
    (r"nt\$|\btwd\b|新台币|新臺幣", "twd"), (r"nz\$|\bnzd\b|\bnew zealand dollars?\b", "nzd"),
    (r"ca?\$|\bcad\b|\bcdn\b|\bcanadian dollars?\b", "cad"),
    (r"au?\$|\baud\b|\baustralian dollars?\b", "aud"),
    (r"r\$|\bbrl\b|\breais\b|\breal\b", "brl"), (r"s\$|\bsgd\b|\bsingapore dollars?\b", "sgd"),
    (r"\bchf\b|\bfranken\b", "chf"), (r"\bjpy\b|\byen\b|円|日元", "jpy"),
    (r"\bcny\b|\brmb\b|元|人民币", "cny"), (r"₩|\bkrw\b|\bwon\b|원", "krw"), (r"\bsek\b", "sek"),
    (r"\bnok\b", "nok"), (r"\bdkk\b", "dkk"), (r"₪|\bils\b", "ils"),
    (r"\bpln\b|\bzl\b", "pln"),
    (r"₽|\brub\b|\bруб\w*", "rub"), (r"\bczk\b", "czk"), (r"\bhuf\b", "huf"), (r"\bzar\b", "zar"),
    (r"\bmxn\b", "mxn"), (r"₺|\btry\b", "try"), (r"\baed\b", "aed"), (r"\bidr\b", "idr"),
    (r"\$|\bdollars?\b|ドル", "usd"),
))  # fmt: skip
_SHORT = re.compile(rf"\b([tkm])({_CODES})\b")  # TEUR, MUSD
_SHORT_UNITS = {"t": "thousands", "k": "thousands", "m": "millions"}
_FILLERS = r"\b(?:in|the|of the|en|de|approx|approximately|if any)\b"
_SHORTENED = {"ann": "announced", "acq": "acquisition", "val": "value", "amt": "amount",
              "dt": "date", "txn": "transaction", "trans": "transaction", "pct": "percent",
              "consid": "consideration", "curr": "currency", "cur": "currency", "tgt": "target",
              "org": "organization"}  # fmt: skip
_WRAPPERS = {"deal", "transaction", "data", "item", "record", "attributes", "properties", "fields",
             "node", "values"}  # fmt: skip


class Heading(NamedTuple):
    """What a heading says: its plain words without unit and currency, those two, the date order."""

    words: str
    unit: Unit | None
    currency: str | None
    dates: str | None


@lru_cache(maxsize=REMEMBERED)
def read_heading(heading: str) -> Heading:
    """The parts of a heading. "Deal value (US$m)" is `deal value`, millions, USD."""
    text = heading[:LONGEST_HEADING]
    if " " not in text:
        text = re.sub(r"(?<=[a-z]{2})(?=[A-Z])", " ", text)  # announcedDate
    text = text.replace("_", " ").replace("'", " ").replace("\u2019", " ")
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not "\u0300" <= c <= "\u036f").translate(WITHOUT_STROKE)
    text = re.sub(r"(?<=[a-z])(?=\()", " ", text)
    text = _SHORT.sub(lambda m: f"{m[2]} {_SHORT_UNITS[m[1]]}", text)
    dates = next((order for mark, order in _DATE_ORDERS if re.search(mark, text)), None)
    text = re.sub(_DAY_FORM, " ", text)
    currency = None
    for mark, code in _CURRENCIES:
        if re.search(mark, text):
            currency, text = code.upper(), re.sub(mark, f" {code} ", text)
            break
    plain = " ".join(re.sub(r"[^\w%$€£₹]+", " ", text).split())
    unit = next((unit for mark, unit in _UNITS if re.search(mark, plain)), None)
    for mark, _ in _UNITS:
        plain = re.sub(mark, " ", plain)
    if currency:
        plain = re.sub(rf"\b{currency.casefold()}\b", " ", plain)
    plain = re.sub(_FILLERS, " ", plain.replace("%", " percent "))
    plain = unicodedata.normalize("NFC", plain)
    words = " ".join(_SHORTENED.get(word, word) for word in plain.split())
    return Heading(words.removesuffix(" of").strip(), unit, currency, dates)


_DATE_ORDERS = (
    (r"\bdd?[-/. ]?mm?[-/. ]?yy", "dmy"),
    (r"\bmm?[-/. ]?dd?[-/. ]?yy", "mdy"),
    (r"\byyyy[-/. ]?mm", "ymd"),
)
_DAY_FORM = r"\(?\b(?:dd?[-/. ]?mm?[-/. ]?yy(?:yy)?|mm?[-/. ]?dd?[-/. ]?yy(?:yy)?|yyyy[-/. ]?mm" \
            r"[-/. ]?dd)\b\)?"  # fmt: skip


def meaning(heading: str, meanings: dict[str, tuple[str, ...]]) -> str | None:
    """The field that a heading means for sure; None where it is none of the known words."""
    found = _found(heading, meanings is ORGANIZATION_MEANINGS)
    return found[0] if found else None


def standing(heading: str, meanings: dict[str, tuple[str, ...]]) -> int:
    """How far behind in the list of its field a heading's words are; 0 for the most usual."""
    found = _found(heading, meanings is ORGANIZATION_MEANINGS)
    return found[1] if found else LONGEST_HEADING


@lru_cache(maxsize=REMEMBERED)
def _found(heading: str, organizations: bool) -> tuple[str, int] | None:
    """(field, place in its list) of a heading, by its words or by what they shorten to."""
    known = _index(organizations)
    for words in _readings(heading):
        if words and (found := known.get(words)):
            return found
    numbered = re.fullmatch(r"(.+?) ?\d{1,2}", read_heading(heading).words)  # "Investor 2"
    found = known.get(numbered[1]) if numbered else None
    if found and found[0] in NAME_LISTS:
        return found
    return _of_alternatives(heading, known)


def _readings(heading: str) -> Iterator[str]:
    """The words of a heading; without "percent", what stands in brackets, and a nested key's
    outer name."""
    words = read_heading(heading).words
    yield words
    yield words.removesuffix(" percent")
    if "(" in heading:
        yield read_heading(re.sub(r"\([^)]*\)?", " ", heading[:LONGEST_HEADING])).words
    outer, _, inner = words.partition(" ")
    if "." in heading and outer in _WRAPPERS:
        yield inner


def _of_alternatives(heading: str, known: dict[str, tuple[str, int]]) -> tuple[str, int] | None:
    """The field of "Buyer/Investor": each part means the same, where it means anything."""
    parts = re.split(r"/|\bor\b|\|", heading[:LONGEST_HEADING])
    if len(parts) < 2:
        return None
    found = [known.get(read_heading(part).words) for part in parts]
    sure = [each for each in found if each]
    return sure[0] if len({each[0] for each in sure}) == 1 and len(sure) == len(parts) else None


@cache
def _index(organizations: bool) -> dict[str, tuple[str, int]]:
    """Words of headings, read as headings are, → field and place in its list."""
    index: dict[str, tuple[str, int]] = {}
    for field, words in (ORGANIZATION_MEANINGS if organizations else MEANINGS).items():
        for place, known in enumerate(words):
            for spelled in filter(None, (known, read_heading(known).words)):
                index.setdefault(spelled, (field, place))
    return index


def is_plural(heading: str) -> bool:
    """Whether a heading of names speaks of several."""
    plain = re.sub(r"\([^)]*\)?", " ", heading[:LONGEST_HEADING])
    return read_heading(plain).words.endswith(("s", "en", "res", "tori"))
