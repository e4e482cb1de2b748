"""What headings of columns mean: the words that tables use for our fields, units, currencies."""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from deals.model.mapping import Unit

# Field → headings that mean it and nothing else; compared in lower case without accents, signs,
# units and currencies. English first, then German, French, Spanish, Italian, Dutch.
MEANINGS: dict[str, tuple[str, ...]] = {
    "target": (
        "companies", "target companies", "organization name", "startups", "company target",
        "target", "target company", "target name", "target firm", "company", "company name",
        "startup", "startup name", "start up", "acquired company", "acquired entity", "acquiree",
        "acquired", "acquisition target", "issuer", "issuer name", "borrower", "portfolio company",
        "investee", "organization", "organisation", "organisation name", "name", "acquiree name",
        "acquisition", "firm", "business name", "company acquired", "zielunternehmen", "ziel",
        "zielgesellschaft", "unternehmen", "firma", "target unternehmen", "cible", "societe cible",
        "entreprise", "societe", "empresa", "empresa objetivo", "empresa adquirida", "objetivo",
        "compania", "societa", "azienda", "bedrijf", "doelwit",
    ),
    "investors": (
        "acquiror name", "bidder company", "bidder name", "buyer company", "investors names",
        "investment firms", "vc firms", "sole investors", "acquirer company", "investor",
        "investors", "investor name", "investors name", "investor names", "acquirer", "acquirers",
        "acquiror", "acquirer name", "acquiring company", "acquiring firm", "buyer", "buyers",
        "buyer name", "bidder", "purchaser", "acquired by", "bought by", "backers",
        "parent company", "lender", "lenders", "participating investors", "investor s", "kaufer",
        "erwerber", "investoren", "ubernehmer", "bieter", "acquereur", "acheteur", "investisseur",
        "investisseurs", "comprador", "adquirente", "inversor", "inversores", "inversionista",
        "inversionistas", "acquirente", "investitore", "investitori", "koper",
    ),
    "lead_investors": (
        "lead sole investors", "lead investor s", "lead investor", "lead investors", "lead",
        "led by", "hauptinvestor",
    ),
    "other_investors": ("other investors", "co investors", "other participants"),
    "sellers": (
        "seller company", "vendor company", "seller name", "seller", "sellers", "vendor", "vendors",
        "sold by", "verkaufer", "vendeur", "vendedor", "venditore", "verkoper",
    ),
    "amount": (
        "amount", "price", "deal value", "value", "transaction value", "deal size", "size",
        "amount raised", "raised", "raised amount", "funding", "funding amount", "round size",
        "purchase price", "consideration", "price amount", "acquisition price", "investment",
        "investment amount", "total amount", "money raised", "deal amount", "value of transaction",
        "transaction size", "round total", "total round", "round amount", "amount of round",
        "acquisition cost", "cost", "value of deal", "paid", "kaufpreis", "preis", "betrag",
        "volumen", "transaktionsvolumen", "dealwert", "summe", "transaktionswert", "wert",
        "montant", "prix", "valeur", "importe", "monto", "precio", "valor", "prezzo", "importo",
        "valore", "bedrag",
    ),
    "valuation": (
        "post valuation", "post money valuation", "valuation", "pre money valuation", "post money",
        "company valuation", "implied valuation", "bewertung", "valorisation",
    ),
    "currency": (
        "money raised currency", "raised amount currency code", "price currency", "deal currency",
        "currency of deal", "currency", "currency code", "price currency code", "ccy",
        "amount currency", "wahrung", "devise", "moneda", "valuta",
    ),
    "date.announced": (
        "announced date time", "date announced date", "rumour date", "date", "announced",
        "announced on", "announced date", "announcement date", "date announced", "deal date",
        "deal announced on", "acquired at", "acquired on", "acquisition date",
        "date of acquisition", "funded at", "funded on", "funding date", "round date",
        "transaction date", "announcement", "date of announcement", "announced at", "when",
        "announcement day", "investment date", "date of deal", "datum", "ankundigung",
        "ankundigungsdatum", "bekanntgabe", "fecha", "fecha de anuncio", "data", "date d annonce",
        "date annonce", "date of funding",
    ),
    "date.year": (
        "year", "acquisition year", "deal year", "year of acquisition", "year announced",
        "announcement year", "year of acquisition announcement", "funding year", "year of deal",
        "jahr", "annee", "ano",
    ),
    "date.month": (
        "month", "acquisition month", "deal month", "month of acquisition", "monat",
        "announcement month", "funding month", "mois", "mes",
    ),
    "date.day": ("day", "acquisition day", "deal day", "day of month", "tag", "jour", "dia"),
    "date.completed": (
        "closed", "closed on", "closing date", "close date", "completion date", "completed",
        "completed on", "effective date", "date effective", "date closed", "date completed",
        "closing", "abschluss", "vollzug",
    ),
    "date.signed": ("signed", "signed on", "signing", "signing date", "date signed"),
    "stake_percent": (
        "percent of shares acq", "percent sought", "stake sought", "stake", "stake percent",
        "percent", "percentage", "ownership", "share acquired", "stake acquired",
        "percent acquired", "equity", "equity stake", "percent of shares acquired", "pct acquired",
        "shareholding", "equity percent", "acquired stake", "anteil", "beteiligung",
    ),
    "round": (
        "round", "stage", "series", "investment type", "funding type", "round type",
        "funding round type", "investment stage", "funding round", "investment round",
        "funding stage", "round name", "runde", "finanzierungsrunde",
    ),
    "type": ("type", "deal type", "transaction type", "kind", "type of deal", "typ", "art"),
    "status": ("status", "deal status", "transaction status", "estado", "stato"),
    "payment": (
        "terms", "payment", "payment type", "consideration type", "form of payment",
        "method of payment", "payment method", "zahlungsart", "payment terms",
    ),
    "sector": (
        "sector", "industry", "industry vertical", "target dominant sector", "primary industry",
        "primary industry code", "industry group", "primary industry sector", "category",
        "category list", "categories", "market", "vertical", "industry sector", "target industry",
        "target sector", "market categories", "company category list", "branche", "sektor",
        "secteur", "industria", "settore", "sector name", "industries", "sub vertical",
        "subvertical", "business",
    ),
    "target_country": (
        "target dominant country", "company country", "hq country territory region",
        "target country region", "country", "country code", "target country", "target nation",
        "nation", "hq country", "country of target", "target country code", "company country code",
        "land", "pays", "pais", "paese",
    ),
    "source.url": (
        "url", "link", "source url", "news link", "news url", "article", "web link", "source link",
        "reference url", "source", "reference", "quelle",
    ),
    "source.title": ("headline", "news title", "article title", "news headline"),
    "source.publisher": ("publisher", "publication", "newspaper"),
    "source.published": ("published", "published on", "publication date", "date published"),
    "attribution": ("attribution",),
    "note": (
        "note", "notes", "remark", "remarks", "comment", "comments", "bemerkung", "bemerkungen",
        "anmerkung", "remarques", "notas",
    ),
}  # fmt: skip
ORGANIZATION_MEANINGS: dict[str, tuple[str, ...]] = {
    "name": (*MEANINGS["target"], "legal name", "entity name", "title", "conformed name"),
    "domain": ("domain", "website", "homepage", "homepage url", "web site", "web", "url",
               "website url", "company website", "web address", "webseite"),
    "country": ("country", "country code", "hq country", "headquarters country", "country hq",
                "land", "pays", "pais", "company country code", "jurisdiction country"),
    "ticker": ("ticker", "symbol", "stock symbol", "ticker symbol", "stock ticker"),
    "exchange": ("exchange", "stock exchange", "listed on"),
    "cik": ("cik", "cik number", "cik str", "sec cik", "central index key"),
    "lei": ("lei", "lei code", "legal entity identifier"),
    "wikidata": ("wikidata", "wikidata id", "qid"),
    "sector": (*MEANINGS["sector"], "category groups list"),
    "parent": ("parent", "parent company", "parent organization", "owner", "group"),
    "aliases": ("alias", "aliases", "other names", "also known as", "aka"),
    "former_names": ("former name", "former names", "formerly", "previous name", "previous names"),
    "note": MEANINGS["note"],
}  # fmt: skip

_UNITS: tuple[tuple[str, Unit], ...] = (
    (r"\bin (?:us )?thousands\b|\bthousands?\b|\b000s?\b|\btsd\b|\bmilhares\b|\bk(?= ?(?:usd|eur))|"
     r"(?<=usd) ?k\b|(?<=eur) ?k\b|\bk$", "thousands"),
    (r"\bmillions?\b|\bmn\b|\bmln\b|\bmm\b|\bmio\b|\bmillionen\b|\bmillones\b|\bmillions d\b|"
     r"(?<=usd) ?m\b|(?<=eur) ?m\b|(?<=gbp) ?m\b|\bm ?(?=usd|eur|gbp)|\bmilioni\b|"
     r"\bmilhoes\b|\bmill?s?\b|\bm$",
     "millions"),
    (r"\bbillions?\b|\bbn\b|\bbln\b|\bmrd\b|\bmilliarden\b|\bmilliards?\b|\bmiliardi\b|\bbilhoes\b|"
     r"(?<=usd) ?b\b|(?<=eur) ?b\b|\bb$", "billions"),
    (r"\blakhs?\b|\blacs?\b", "lakhs"),
    (r"\bcrores?\b|\bcr\b", "crores"),
)  # fmt: skip
_CURRENCIES = (
    (r"us ?\$|\busd\b|\bus dollars?\b|\bdollars?\b", "usd"), (r"€|\beur\b|\beuros?\b", "eur"),
    (r"£|\bgbp\b|\bpounds?\b", "gbp"), (r"₹|\binr\b|\brs\b|\brupees?\b", "inr"),
    (r"(?:ca?\$|\bcad\b)", "cad"), (r"(?:au?\$|\baud\b)", "aud"), (r"\bchf\b", "chf"),
    (r"\bjpy\b|\byen\b", "jpy"), (r"\bcny\b|\brmb\b", "cny"), (r"\bsek\b", "sek"),
    (r"\bnok\b", "nok"), (r"\bdkk\b", "dkk"), (r"\bbrl\b|r\$", "brl"), (r"\bsgd\b|s\$", "sgd"),
    (r"\bhkd\b|hk\$", "hkd"), (r"\bkrw\b|₩", "krw"), (r"\bils\b", "ils"), (r"\bpln\b", "pln"),
    (r"\$", "usd"),
)  # fmt: skip
_SHORT = re.compile(r"\b([tkm])(eur|usd|gbp|chf|sek|dkk|nok)\b")  # TEUR, MUSD
_SHORT_UNITS = {"t": "thousands", "k": "thousands", "m": "millions"}
_FILLERS = r"\b(?:in|the|of the|en|de|approx|approximately|if any)\b"


class Heading(NamedTuple):
    """What a heading says: its plain words without unit and currency, those two, the date order."""

    words: str
    unit: Unit | None
    currency: str | None
    dates: str | None


def read_heading(heading: str) -> Heading:
    """The parts of a heading. "Deal value (US$m)" is `deal value`, millions, USD."""
    text = unicodedata.normalize("NFKD", heading.replace("_", " ").replace("'", " ")).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
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
    plain = plain.replace("%", " percent ")
    plain = " ".join(re.sub(_FILLERS, " ", plain).split())
    return Heading(plain, unit, currency, dates)


_DATE_ORDERS = (
    (r"\bdd?[-/. ]?mm?[-/. ]?yy", "dmy"),
    (r"\bmm?[-/. ]?dd?[-/. ]?yy", "mdy"),
    (r"\byyyy[-/. ]?mm", "ymd"),
)
_DAY_FORM = r"\(?\b(?:dd?[-/. ]?mm?[-/. ]?yy(?:yy)?|mm?[-/. ]?dd?[-/. ]?yy(?:yy)?|yyyy[-/. ]?mm" \
            r"[-/. ]?dd)\b\)?"  # fmt: skip


def meaning(heading: str, meanings: dict[str, tuple[str, ...]]) -> str | None:
    """The field that a heading means for sure; None where it is none of the known words."""
    words = read_heading(heading).words
    known = _index(meanings is ORGANIZATION_MEANINGS)
    found = known.get(words) or known.get(words.removesuffix(" percent"))
    return found[0] if found else None


def standing(heading: str, meanings: dict[str, tuple[str, ...]]) -> int:
    """How far behind in the list of its field a heading's words are; 0 for the most usual."""
    words = read_heading(heading).words
    known = _index(meanings is ORGANIZATION_MEANINGS)
    found = known.get(words) or known.get(words.removesuffix(" percent"))
    return found[1] if found else len(words)


@cache
def _index(organizations: bool) -> dict[str, tuple[str, int]]:
    """Words of headings, read as headings are, → field and place in its list."""
    index: dict[str, tuple[str, int]] = {}
    for field, words in (ORGANIZATION_MEANINGS if organizations else MEANINGS).items():
        for place, known in enumerate(words):
            for spelled in (known, read_heading(known).words):
                index.setdefault(spelled, (field, place))
    return index


def is_plural(heading: str) -> bool:
    """Whether a heading of names speaks of several."""
    return read_heading(heading).words.endswith(("s", "en", "res", "tori"))


# Words of tables for our codes; what is not here is for the user to decide.
CODE_WORDS: dict[str, dict[str, str]] = {
    "status": {
        "complete": "completed", "completed": "completed", "closed": "completed",
        "done": "completed", "effective": "completed", "abgeschlossen": "completed",
        "pending": "announced", "announced": "announced", "agreed": "announced",
        "angekundigt": "announced", "open": "announced", "signed": "signed", "rumor": "rumoured",
        "rumour": "rumoured", "rumored": "rumoured", "rumoured": "rumoured",
        "terminated": "terminated", "cancelled": "terminated", "canceled": "terminated",
        "abandoned": "terminated", "failed": "terminated", "withdrawn": "withdrawn",
        "blocked": "blocked", "lapsed": "lapsed", "undisclosed": "", "unknown": "",
    },
    "type": {
        "acquisition": "acquisition", "m&a": "acquisition", "takeover": "acquisition",
        "buyout": "buyout", "lbo": "buyout", "mbo": "buyout", "merger": "merger",
        "joint venture": "joint_venture", "jv": "joint_venture", "majority": "majority_stake",
        "minority": "minority_stake", "minority stake": "minority_stake",
        "majority stake": "majority_stake", "asset purchase": "asset_purchase",
        "asset deal": "asset_purchase", "debt": "debt", "debt financing": "debt",
        "venture": "funding_round", "funding": "funding_round", "funding round": "funding_round",
        "seed": "funding_round", "angel": "funding_round", "private equity": "funding_round",
        "seed funding": "funding_round", "early stage vc": "funding_round",
        "later stage vc": "funding_round", "seed round": "funding_round",
        "series a": "funding_round", "series b": "funding_round", "series c": "funding_round",
        "series d": "funding_round", "merger/acquisition": "acquisition", "buyout/lbo": "buyout",
        "mergers": "merger", "seed/ angel funding": "funding_round", "grant": "grant", "ipo": "ipo",
        "acquihire": "acqui_hire", "acqui-hire": "acqui_hire", "divestiture": "divestiture",
        "spin-off": "spin_off", "equity": "funding_round",
        "convertible note": "convertible_financing", "secondary market": "secondary_sale",
    },
    "payment": {
        "cash": "cash", "stock": "stock", "shares": "stock", "share": "stock", "debt": "debt",
        "bar": "cash", "aktien": "stock", "earn-out": "earn_out", "earnout": "earn_out",
        "undisclosed": "", "n/a": "", "other": "other",
    },
}  # fmt: skip
