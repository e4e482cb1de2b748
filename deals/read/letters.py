"""Which encoding of one or more bytes a letter a text has, told by how its words look."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from charset_normalizer import from_bytes

# Tried in this order; the first wins where several look equally well.
CANDIDATES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp1255", "cp1256",
              "koi8_r", "cp932", "gb18030", "big5", "euc_kr", "euc_jp", "mac_roman", "cp437",
              "cp850")  # fmt: skip
# First bytes of the usual signs and characters; what stands elsewhere is seldom written.
# Of several that fit equally well the first is meant: its signs are the fewest.
_COMMON = {"euc_kr": ((0xA1, 0xA3), (0xB0, 0xC8)), "euc_jp": ((0xA1, 0xA5), (0xB0, 0xCF)),
           "cp932": ((0x81, 0x83), (0x88, 0x97)), "big5": ((0xA1, 0xC6),),
           "gb18030": ((0xA1, 0xA3), (0xB0, 0xD7))}  # fmt: skip
_ICELANDIC, _BESIDE_THEM = frozenset("þÞýÝðÐ"), frozenset("áéíóúæÁÉÍÓÚÆ")
_SELDOM = 0.3
_GAP = re.compile(r"[\t-\r\x1c-\x20]+")
_HIGH_RUN = re.compile(r"[^\W\d_\x00-\x7f]{3,}")
_INNER_SIGN = re.compile(r"[^\W\d_][^\w\s\x00-\x7f’‘‐–—·\u3000-\u303f\uff00-\uffef]+[^\W\d_]|"
                         r"[^\W\d_][²³¹¼½¾]|"
                         r"[^\W\d_]_*[\x80-\x9f]|[\u2500-\u259f]")  # fmt: skip
_INNER_CAPITAL = re.compile(r"[^\W\d_A-Z]")


@lru_cache(maxsize=8)
def encoding_of_letters(sample: bytes) -> str:
    """The encoding in which the words beyond ASCII look most like words; cp1252 where none does.

    Words that look wrong have signs between their letters, letters of two scripts, capitals after
    small letters, or long runs of accented Latin letters. Ties are for charset-normalizer.
    What was told is kept, for a file is opened several times until its last row is read.
    """
    scores: dict[str, float] = {}
    for encoding in CANDIDATES:
        try:
            text = sample.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        words = Counter(word for word in _GAP.split(text) if not word.isascii())
        odd = sum(_oddness(word) * times for word, times in words.items())
        scores[encoding] = odd / max(1, words.total())
    if not scores:
        return "cp1252"
    least = min(scores.values())
    best = [encoding for encoding, score in scores.items() if score <= least + 0.02]
    scripts = {encoding: _script(sample.decode(encoding)) for encoding in best}
    if len(best) == 1 or scripts[best[0]] == "LATIN":
        letters = set(sample.decode(best[0]))
        turkish = letters & _ICELANDIC and not letters & _BESIDE_THEM
        return "cp1254" if best[0] == "cp1252" and turkish and "cp1254" in best else best[0]
    rare = {each: _rare(sample.decode(each), each) for each in _COMMON if each in best}
    if rare and min(rare.values()) < _SELDOM:
        return min(rare, key=lambda encoding: round(rare[encoding], 2))
    found = from_bytes(sample, cp_isolation=best, threshold=1.0).best()
    return found.encoding if found else best[0]


def _oddness(word: str) -> int:
    scripts = {_script_of(c) for c in word if c.isalpha()}
    mixed = len(scripts - {"CJK", "HIRAGANA", "KATAKANA", "HALFWIDTH", "FULLWIDTH"}) > 1
    latin = "LATIN" in scripts
    capital = any(
        one.islower() and other.isupper() and ord(other) > 127 for one, other in pairwise(word)
    )
    return (
        bool(_INNER_SIGN.search(word))
        + 2 * mixed
        + (latin and bool(_HIGH_RUN.search(word)))
        + capital
    )


def _rare(text: str, encoding: str) -> float:
    """The share of East Asian characters that are none of the usual ones of an encoding."""
    letters = [c.encode(encoding) for c in text if c > "\x7f"]
    usual = sum(
        len(each) > 1 and any(low <= each[0] <= high for low, high in _COMMON[encoding])
        for each in letters
    )
    return 1 - usual / len(letters)


def _script(text: str) -> str:
    """The script of most letters beyond ASCII."""
    counts: Counter[str] = Counter()
    for c, times in Counter(text).items():
        if c > "\x7f" and c.isalpha():
            counts[_script_of(c)] += times
    return max(counts, key=lambda name: counts[name]) if counts else "LATIN"


@lru_cache(maxsize=65_536)
def _script_of(c: str) -> str:
    return unicodedata.name(c, "?").split(" ")[0]
