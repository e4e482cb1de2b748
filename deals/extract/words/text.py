"""The text as the grammar sees it: the same length, so that every offset holds in both."""

import re
from collections.abc import Iterator
from functools import lru_cache

from deals.extract.words.lexicon import HEADLINE_WORDS
from deals.extract.words.literals import Phrase

# One character for one character: typographic signs become plain, white space a space.
_PLAIN = {
    ord(a): b for a, b in zip("“”„«»‘’‚`´–—‐‑−®™©•·", "\"\"\"\"\"'''''-----     ", strict=True)
}
_PLAIN |= dict.fromkeys((*range(32), *range(127, 161), 8232, 8233, 8239, 65279), " ")
_PLAIN |= dict.fromkeys(range(0x2000, 0x2010), " ")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")  # which newsletters put behind names


_ODD = re.compile("[" + "".join(re.escape(chr(code)) for code in _PLAIN) + "]")


_BOLD = re.compile(r"\*\*(?=\w)|(?<=[\w.!?])\*\*")  # around a word, in Markdown


def plain(text: str) -> str:
    """The text with plain quotes, hyphens and spaces; character n stays character n."""
    if "**" in text:
        text = _BOLD.sub("  ", text)
    text = text.replace("\n", " ")
    if not text.isascii():
        # Wide signs, such as those of flags, are looked for apart: they make a set slow.
        if len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
            text = _FLAG.sub(" ", text)
        return _ODD.sub(_plain_sign, text)
    if text.isprintable() and "`" not in text:
        return text  # as nearly all is; to translate it takes time for each letter that it uses
    return text.translate(_PLAIN)


def _plain_sign(match: re.Match[str]) -> str:
    return _PLAIN[ord(match[0])]


def phrase(pattern: str, flags: int = re.IGNORECASE) -> Phrase:
    """Compile a pattern in which a space stands for any run of spaces, and "` ?`" for none too."""
    return Phrase("".join(_spaced(pattern)), flags)


def _spaced(pattern: str) -> Iterator[str]:
    inside = escaped = False
    last = ""
    for char, after in zip(pattern, pattern[1:] + "$", strict=True):
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "[":
            inside = True
        elif char == "]":
            inside = False
        elif char == " " and not inside:
            last = " " if after in "?*+{" else ""
            yield last or " +"
            continue
        elif char == "?" and not inside and last == " ":
            char = "*"
        last = char if not escaped else ""
        yield char


@lru_cache(maxsize=1 << 8)
def within(pattern: Phrase, words: str) -> re.Match[str] | None:
    """What a pattern finds in words of which several triggers, deals or checks ask the same."""
    return pattern.search(words)


@lru_cache(maxsize=1 << 12)  # names are asked for again and again
def folded(text: str) -> str:
    """White space folded to single spaces: how a name is written when its quote spans lines."""
    return " ".join(text.split())


MOST = 8  # triggers of one kind in one sentence; more is a list of words, not prose
LISTED = re.compile(r"[*●■▪◦‣-] ?| ")  # begins an item of a list; a bullet is a space in plain text
_WORDS = re.compile(r"[A-Za-z][A-Za-z'-]*")


def recased(headline: str) -> str:
    """A headline as running text would write it: its verbs, prepositions and plain nouns small.

    Works on headlines in capitals and in Title Case alike; the length stays the same.
    """

    def small(match: re.Match[str]) -> str:
        """The word as running text would write it."""
        word = match[0]
        plain_word = (
            word.lower() in HEADLINE_WORDS
            and headline[match.start() - 1 : match.start()] in {" ", "-", "/"}
            and headline[match.end() : match.end() + 1] not in {"$", "€", "£"}
        )
        return word.lower() if plain_word else word

    return _WORDS.sub(small, headline)


def joined(text: str) -> str:
    """The text with states behind cities, and what is measured, as in one phrase: "its Reno, Nev.,
    plant", "the 246,000-square-foot, three-story tower"."""
    return _MEASURED.sub(_without_commas, _CITY.sub(_without_commas, text))


_MEASURED = re.compile(
    r"-(?:foot|feet|met(?:er|re)|acre|unit|room|bed|key|stor(?:e?y|ied)|leased|let|occupied),"
    r"(?= [\w%,-]+ (?!and\b))"
)

_CITY = re.compile(
    r", (?<=[a-z], )(?:(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md"
    r"|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|N\.[A-Z]|Okla|Ore|Pa|R\.I|S\.C|Tenn|Tex|Texas|Ohio|Iowa|Utah|Va|Vt"
    r"|Wash|Wis|Wyo"
    r"|(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[AT]|W[AIVY]))(?:\.?,|\.)(?= [a-z])"
    r"|(?:Oregon|Texas|Ohio|Iowa|Utah|Maine|Idaho|Florida|California|Georgia|Illinois"
    r"|Indiana|Michigan|Virginia|Washington|Arizona|Colorado|Tennessee|Kentucky|Louisiana"
    r"|Alabama|Pennsylvania|Massachusetts|Connecticut|Minnesota|Wisconsin|Missouri|Kansas|Nevada"
    r"|Oklahoma|Arkansas|Mississippi|Ontario|Quebec|Alberta)"
    r"(?:,?(?= (?:and|to|for|from|plant)\b)|,(?= (?!an? |the |wh|one |or )[a-z])))"
)


def _without_commas(match: re.Match[str]) -> str:
    return match[0].replace(",", " ").replace(".", " ")
