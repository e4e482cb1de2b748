"""What the words of a name tell by themselves: its telling tokens, and of what kind it is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from deals.extract.words.lexicon import COMPANY_WORDS, LEGAL_FORMS, NO_PARTY, NO_PARTY_NAMES, PLACES

# Parts of patterns: a name stands ahead, behind a few words of what it is ...
NAMED = (
    r"(?=(?:the |an? )?(?:(?-i:[a-z])[\w-]* |(?-i:[A-Z])\w+(?:an|ish|ese|ch)(?:'s)? ){0,5}"
    r"<?(?-i:[A-Z]))"
)
# ... or behind any few words.
NAME_NEAR = r"(?=(?:the |an? |its )?(?:[\w'-]+ ){0,5}?<?(?-i:[A-Z]))"


@dataclass(slots=True)
class Name:
    """One name where it stands: offsets into the text, the words, and its telling tokens."""

    start: int
    end: int
    text: str
    core: tuple[str, ...]
    kind: str  # organization, person, place or other
    alias: str | None = None
    behind: int = 0  # where the brackets that follow it end (ticker, short name)

    @property
    def formal(self) -> bool:
        """Whether its last word is a legal form."""
        return ends_formally(self.text)


@lru_cache(maxsize=1 << 15)
def core_of(name: str) -> tuple[str, ...]:
    """The telling tokens of a name in lower case, legal forms left out unless nothing remains."""
    tokens = tuple(filter(None, map(bare, name.replace("&", " & ").split())))
    kept = [t for t in tokens if t not in _UNTELLING]
    return tuple(kept) or tokens


_UNTELLING = LEGAL_FORMS | {"the", "&", "and"}


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """A word in lower case without the signs around it and without 's."""
    low = word.lower().strip("\"'()<>,;:!")
    low = low.removesuffix("'s").removesuffix("'")
    return low.replace(".", "") if low.count(".") > 1 or low.endswith(".") else low


@lru_cache(maxsize=1 << 15)
def ends_formally(words: str) -> bool:
    """Whether the last word is a legal form."""
    return bare(words.rsplit(" ", 1)[-1]) in LEGAL_FORMS


@lru_cache(maxsize=1 << 15)
def kind_of_words(words: str) -> str | None:
    """The kind that the words of a name tell by themselves; None where they do not."""
    core = core_of(words)
    low = " ".join(words.lower().split())
    formal = ends_formally(words)
    if words.rstrip(".") in _STATES_IN_LETTERS:
        return "place"
    if not formal:
        others = [t for t in core if not is_place(t)]
        if all(map(str.isdigit, others)):
            return None if core[-1] == "united" and len(core) > 1 else "place"  # of a club
        if _GENERIC.issuperset(others):
            return "other"
    if core[-1] in _SECURITIES and not formal and "savings" not in core:
        return "other"  # "Subscription Receipts", "Senior Secured Term Loan"
    if low in NO_PARTY_NAMES or low in NO_PARTY or low.removeprefix("u.s. ") in NO_PARTY_NAMES:
        return "other"
    if not formal and (
        (not _OFFICES.isdisjoint(core) and core[-1] not in COMPANY_WORDS) or core[-1] in _PAPERS
    ):
        return "other"
    if len(core) == 1 and core[0] in _CROWDS and not formal:
        return "other"
    if core == ("sub",) or _VEHICLE.search(words):
        return "other"  # a company made for the merger alone
    if core[-1] in _LANDS and len(core) > 1 and not formal:
        return "place"  # "Hubei Province"
    if low in _POINTS_BACK or (core[-1] in _OFFICERS and _JOBS.issuperset(core)):
        return "other"  # "the Company's", "Managing Director of"
    if core[0] in _MONTHS or core[:2] in _AUTHORITIES or _tells_currency(words, low):
        return "other"
    if _TITLED.match(words):
        return "person"
    if words[0].isdigit() and _COUNTED_NAME.match(words):
        return None
    company = len(core) > 1 and core[-1] in COMPANY_WORDS and not words[0].isdigit()
    return "other" if _NO_NAME.fullmatch(words) and not formal and not company else None


def _tells_currency(words: str, low: str) -> bool:
    """Whether a word of a name is a currency; most have not even a part of one in small letters."""
    return any(map(low.__contains__, _CURRENCIES)) and _CURRENCY.search(words) is not None


def is_place(token: str) -> bool:
    """Whether a word names a place or a people, "Franco-Belgian" among them."""
    bare = token.strip("-")
    if bare in PLACES:
        return True
    left, dash, right = bare.partition("-")
    return bool(dash) and right in PLACES and (left in PLACES or left in _PEOPLES)


OFTEN = 3  # times that a text uses a word, from which on it is taken for a name
_STATES_IN_LETTERS = frozenset("N.C N.J N.Y N.H N.M N.D S.D S.C R.I D.C B.C N.S N.B".split())
_CROWDS = frozenset(  # who only open a sentence, where the word stands alone
    """
    key notable users customers supporters fans critics staff workers unions regulators
    lawmakers politicians economists experts observers insiders creditors bondholders
    residents founders carmakers automakers airlines lenders insurers retailers banks rivals
    subscribers readers viewers administrators receivers liquidators trustees executives
    managers officials authorities sources campaigners sponsors landlords lawyers bankers
    brokers dealers traders farmers pilots drivers players journalists clients members
    employees consumers shoppers motorists passengers voters private startups start-ups
    funds bidders suitors
    """.split()
)
_PEOPLES = frozenset("franco anglo sino indo euro austro russo luso hispano italo trans".split())
_OFFICES = frozenset(
    "securities department ministry minister commission court congress parliament "
    "treasury senate tribunal".split()
)
_GENERIC = frozenset(
    "company companies firm group bank government investors capital venture ventures equity fund"
    " growth services management subsidiary unit ev evs ai pc tv lng".split()
)
_SECURITIES = frozenset("receipts debentures debenture notes warrants loan loans placement".split())
_LANDS = frozenset("province prefecture oblast governorate".split())
_POINTS_BACK = frozenset("company corporation group share shares unit".split())
_OFFICERS = frozenset("director head officer president manager counsel chair chairman".split())
_JOBS = _OFFICERS | frozenset(
    "managing global co-chief chief investment executive senior vice operating financial general"
    " deputy group marketing technology commercial".split()
)
_COUNTED_NAME = re.compile(  # "5Com", "7i", "21st Century Birch", "1st Birch Bank", no "5G", "3D"
    r"\d+[A-Z](?!illion|rillion|rore|akh)[a-z]{2,}\w*|\d+[a-z]{2,}[A-Z][a-z]\w*|\d+i\b"
    r"|\d+(?:st|nd|rd|th) (?!Anniversary|Annual|Floor|Edition|Avenue|Street)[A-Z][\w&]*(?: [A-Z]|$)"
)
_NO_NAME = re.compile(
    r"(?:Form|Forms|Chapter) [A-Z\d][\w-]*"  # of a regulator, of a law
    r"|[\w.]+-(?:Based|BASED|[a-z]{3,})(?: \w+)?|[A-Z]{3,9} \d+|\d.*|[^\W\d]\W?"
    r"|[A-Z][A-Za-z]{0,3}\d[\d,]*(?:[.,]\d+(?:bn|mn?|cr)?|bn|mn?)"  # a sum: Dh1.96, R2.3bn
)
_CURRENCY = re.compile(r"\b(?:Dlrs?|Dollars?|Stg|Francs?|Marks|Yen|Crowns|Pesos)\b", re.I)
_CURRENCIES = ("dlr", "dollar", "stg", "franc", "marks", "yen", "crowns", "pesos")
_MONTHS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec january february april june july august"
    " september october november december".split()
)
_VEHICLE = re.compile(r"\b(?:Merger ?[Ss]ub|Acquisition ?[Ss]ub|MergerCo|Purchaser Sub)\b")
_PAPERS = frozenset(
    """
    agreement act program programme plan report conference summit award awards day week street
    avenue road award forum conference index study survey law bill
    """.split()
)
_AUTHORITIES = frozenset(
    {
        ("federal", "reserve"),
        ("securities", "exchange"),
        ("federal", "trade"),
        ("competition", "authority"),
        ("football", "league"),
        ("english", "football"),
        ("federal", "communications"),
        ("interstate", "commerce"),
        ("hart-scott-rodino", "anti-trust"),
    }
)
_TITLED = re.compile(
    r"(?:\w+ )?(?:Secretary|Minister|Chairman|President|Chancellor|Governor|Senator) [A-Z]"
)
