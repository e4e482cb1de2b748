"""Which encoding of one or more bytes a letter a text has, told by how its words look."""

import re
import unicodedata
from itertools import pairwise

from charset_normalizer import from_bytes

# Tried in this order; the first wins where several look equally well.
CANDIDATES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "cp1255", "cp1256",
              "koi8_r", "cp932", "gb18030", "big5", "euc_kr", "euc_jp", "mac_roman", "cp437",
              "cp850")  # fmt: skip
_WORD = re.compile(r"\S*[^\x00-\x7f]\S*")
_HIGH_RUN = re.compile(r"[^\W\d_\x00-\x7f]{3,}")
_INNER_SIGN = re.compile(r"[^\W\d_][^\w\s\x00-\x7f’‘‐–—·]+[^\W\d_]|[^\W\d_][²³¹¼½¾]|"
                         r"[^\W\d_]_*[\x80-\x9f]")  # fmt: skip
_INNER_CAPITAL = re.compile(r"[^\W\d_A-Z]")


def encoding_of_letters(sample: bytes) -> str:
    """The encoding in which the words beyond ASCII look most like words; cp1252 where none does.

    Words that look wrong have signs between their letters, letters of two scripts, capitals after
    small letters, or long runs of accented Latin letters. Ties are for charset-normalizer.
    """
    scores: dict[str, float] = {}
    for encoding in CANDIDATES:
        try:
            text = sample.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        words = _WORD.findall(text)
        scores[encoding] = sum(map(_oddness, words)) / max(1, len(words))
    if not scores:
        return "cp1252"
    least = min(scores.values())
    best = [encoding for encoding, score in scores.items() if score <= least + 0.02]
    scripts = {encoding: _script(sample.decode(encoding)) for encoding in best}
    if len(best) == 1 or scripts[best[0]] == "LATIN":
        return best[0]
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


def _script(text: str) -> str:
    """The script of most letters beyond ASCII."""
    counts: dict[str, int] = {}
    for c in text:
        if c > "\x7f" and c.isalpha():
            name = _script_of(c)
            counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda name: counts[name]) if counts else "LATIN"


def _script_of(c: str) -> str:
    return unicodedata.name(c, "?").split(" ")[0]
