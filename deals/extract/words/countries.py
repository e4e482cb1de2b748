"""Countries as prose names them: by their names and by what belongs to them."""

import re
from collections.abc import Iterable

# ISO 3166-1 alpha-2, then the names and adjectives, in the form that English text prints.
_TABLE = """
US American U.S. USA|GB British UK U.K. Britain England English Scotland Scottish Wales Welsh
IE Irish Ireland|FR French France|DE German Germany|IT Italian Italy|ES Spanish Spain
PT Portuguese Portugal|NL Dutch Netherlands|BE Belgian Belgium|CH Swiss Switzerland
AT Austrian Austria|SE Swedish Sweden|NO Norwegian Norway|DK Danish Denmark|FI Finnish Finland
IS Icelandic Iceland|PL Polish Poland|CZ Czech Czechia|HU Hungarian Hungary|RO Romanian Romania
BG Bulgarian Bulgaria|GR Greek Greece|TR Turkish Turkey|RU Russian Russia|UA Ukrainian Ukraine
EE Estonian Estonia|LV Latvian Latvia|LT Lithuanian Lithuania|SI Slovenian Slovenia
HR Croatian Croatia|RS Serbian Serbia|IL Israeli Israel|AE Emirati Dubai|SA Saudi|QA Qatari Qatar
KW Kuwaiti Kuwait|EG Egyptian Egypt|ZA South_African South_Africa|NG Nigerian Nigeria
KE Kenyan Kenya|MA Moroccan Morocco|GH Ghanaian Ghana|IN Indian India|PK Pakistani Pakistan
BD Bangladeshi Bangladesh|LK Sri_Lankan Sri_Lanka|CN Chinese China|HK Hong_Kong
TW Taiwanese Taiwan|JP Japanese Japan|KR South_Korean Korean South_Korea|SG Singaporean Singapore
MY Malaysian Malaysia|ID Indonesian Indonesia|TH Thai Thailand|VN Vietnamese Vietnam
PH Philippine Philippines|AU Australian Australia|NZ New_Zealand|CA Canadian Canada
MX Mexican Mexico|BR Brazilian Brazil|AR Argentine Argentinian Argentina|CL Chilean Chile
CO Colombian Colombia|PE Peruvian Peru|UY Uruguayan Uruguay
"""
_CODES = {
    word.replace("_", " "): row.split()[0]
    for line in _TABLE.strip().splitlines()
    for row in line.split("|")
    for word in row.split()[1:]
}


def _any_of(words: Iterable[str]) -> str:
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(w).replace("\\ ", " +") for w in longest) + r")(?!\w)"


_NAMES = frozenset({"Japan", "Taiwan", "Pakistan", "Dubai", "U.S.", "UK", "U.K.", "USA", "US"})
_ADJECTIVE = re.compile(r"(?:an|ish|ese|ch|ss|ek|ic|[lnrth]i|ai|ine)$")
COUNTRY = _any_of(_CODES)
ADJECTIVE = _any_of(w for w in _CODES if _ADJECTIVE.search(w) and w not in _NAMES)
_COUNTRY = re.compile(rf"(?<!\w){COUNTRY}")


def country_in(words: str) -> str | None:
    """ISO code of the first country that some words name; None where they name none."""
    match = _COUNTRY.search(words)
    return _CODES[" ".join(match[0].split())] if match else None
