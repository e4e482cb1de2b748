"""Sentences with their offsets, and what part of the article they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from deals.extract.words.clues import clues
from deals.extract.words.lexicon import ABBREVIATIONS, LEGAL_FORMS, STARTERS
from deals.extract.words.name_words import is_place
from deals.extract.words.text import plain, recased

_LONGEST_HEADLINE = 300
LONGEST = 1200  # a longer "sentence" is a list or a table; it is read in pieces
_WRAPPED = 100  # where no line is longer, line ends are only the width of the page

# Forms that a full stop may shorten; behind "the company." a sentence ends.
_SHORT_FORMS = LEGAL_FORMS - frozenset(
    "incorporated corporation company companies limited trust berhad as se".split()
)
_BLANK = re.compile(
    r"\n[ \t\r]*\n\s*|\n {3,}(?=\S)|\n(?=[ \t]*(?:\*{1,3}|[•■▪●\-–]|---) )"
    r"|(?<=[.:!?)])\n(?=\d{1,2}[.)] [A-Z])"  # the lines of a counted list
)
_STOP = r"[.!?;][\"')\]*]*\s+(?=[\"'(<\[]*[A-Z0-9$])"
_END = re.compile(_STOP)
# Slower, since it does not begin with a fixed sign.
_END_OR_GAP = re.compile(rf"{_STOP}|(?<=\w)  +(?=[A-Z][a-z])|\s[•·]\s")
_GAPS = ("  ", "•", "·")  # without one of which no gap ends a sentence
_LAST_WORD = re.compile(r"(?<![\w.&])[\w.&]++$")
_LETTERS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_ROUND = re.compile(r"\b[Ss]eries [A-K]$")
_NEXT_WORD = re.compile(r"[\"'(<\[]*(\w+)")
# Behind "Birch Ltd.": "Opposition parties were", but no "Chairman Jo Holm" and no "Group plc".
_OPENS = re.compile(
    r"(?!(?:[Vv]ice|Chair|Chief|President|Director|Founder|Spokes|Analyst|Executive|Managing|General"
    r"|Magazine|Group|Holding|International|Inc|Ltd|Plc|Corp|Co)\w*)[A-Z][a-z]{2,} (?!(?:said"
    r"|says|told|and|of"
    r"|for|in|at|on|announced|has|had|have|is|are|was|were|will|would|plc|acquired|bought"
    r"|agreed|sold|to)\b)[a-z]{3,} "
)
_ABOUT = re.compile(
    r"\s*[#*]*\s*(?:About|ABOUT)\s+(?:the\s+|The\s+)?[A-Z]\w*(?!.{0,30} (?:said|says)\b)"
    r"|\s*(?:Forward[- ]looking|Cautionary|Safe Harbou?r|Disclaimer|DISCLAIMER|Legal notice"
    r"|Media [Cc]ontacts?|Contact [Dd]etails|CONTACT|For (?:more|further) information"
    r"|View (?:the )?(?:original|source)|SOURCE:?\s|To view the full|SIGNATURES?\s*$)"
)


_OPENERS = frozenset("Ab AB Fo Ca Sa Di DI Le Me Co CO Vi SO To SI **".split()) | {"# ", "##"}
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|APr|JAN|FEB|MAR|APR|JUN|JUL|AUG"
    r"|SEP|OCT|NOV|DEC)[A-Za-z]*\.?"
)
_HOUR = r"(?:,? \d\d?:\d\d(?: ?[APap]\.?[Mm]\b\.?)?(?: [A-Z]{2,4}\b)?(?:,? \d{4})?)?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?{_HOUR}|\d{{1,2}} {_MONTH},? \d{{4}})"
_WIRE = r"(?:/[^/\n]{2,30}/|\([^():\n]{2,40}\))"
_DASH = r"\s*(?:--?|[–—_])\s"
_WIRED = r"\s*(?:--|[–—]|-\s)\s*"
# "LONDON, March 6 -", "AUSTIN, Texas, May 16, 2023 /Wire/ --", "Zug, Switzerland - July 8, 2024."
_DATELINE = re.compile(
    rf"[A-Z][A-Z .,'/()&-]{{2,}}[^\n]{{0,90}}?(?:{_DAY}\s*{_WIRE}?(?:{_DASH}|:\s)|{_WIRE}{_WIRED})"
    rf"|[A-Z][\w .,'/-]{{2,50}}\s*\([^():\n]{{2,40}}\)(?:{_DASH}|\s(?:\w+day|{_MONTH})"
    rf"[^\n]{{0,60}}?{_DASH})"
    rf"|[A-Z][\w .,'/-]{{2,50}}(?:\s*(?:--?|[–—/])\s*|, ){_DAY}\s*{_WIRE}?(?:{_DASH}|[./:]\s)"
    rf"|[A-Z][A-Z .,/-]{{2,30}}(?:, [A-Z][a-z.]+)?\s(?:--?|[–—])\s"
    rf"|[A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z]{{2}}{_DASH}(?=[A-Z])"
    rf"|\([A-Z][^():\n]{{1,40}}\)(?:\s*{_DAY})?{_DASH}(?=[A-Z])"
    rf"|[A-Z]{{4,}}(?: [A-Z]{{3,}}){{0,2}}(?:, (?:[A-Z]{{2}}|[A-Z][a-z]+\.?))?[–—](?=[A-Z][a-z])"
    rf"|(?:NEW|LOS|SAN|HONG|SAO|ST\.) [A-Z]{{4,}}[–—](?=[A-Z][a-z])"
    rf"|{_DAY}(?:{_DASH}|, )[A-Z][\w .,'-]{{2,40}}?{_DASH}(?=[A-Z])"
)


_SUM = re.compile(r"[$€£₹¥~]|[A-Z]{3} ?\d|(?:an )?undisclosed\b")
_IN_BRACKETS = re.compile(r"^[A-Z][\w -]{1,40} \(([A-Z][A-Za-z. ]{2,30})\)\s")


def dateline_end(text: str, start: int) -> int:
    """Where the dateline ("LONDON, March 6 -") that opens a body at `start` ends; else `start`."""
    place = _PLACE_AND_COLON.match(text, start, start + 40)
    if place and text.find(place[1].title(), place.end()) < 0 and place[1] not in text[:start]:
        return place.end()
    match = _DATELINE.match(text, start, start + 240)
    if match and _SUM.match(text, match.end()):
        return start  # "Birch (Vilnius) - $12m Series A": a row of a list
    country = _IN_BRACKETS.search(match[0]) if match else None
    if country and all(is_place(word) for word in country[1].lower().split()):
        return start  # "Birch (Indonesia) - The start-up": whom an item of a list speaks of
    if match is None:
        return start
    day = _DAY_BEHIND.match(text, match.end())  # "RENO, Nev. - (Wire) - May 6, 2024 -"
    return day.end() if day else match.end()


# "PETALING JAYA: Alder Bhd said": a label of whom the text speaks would be written again.
_PLACE_AND_COLON = re.compile(r"([A-Z]{3,}(?: [A-Z]{3,}){0,2}): (?=[A-Z][\w.&-]+ [A-Z][a-z])")
_DAY_BEHIND = re.compile(rf"\s*{_DAY}{_WIRED}")
_FORM = re.compile(r"\bFORM\s+(?:8-?K|6-?K)\b|\bCURRENT REPORT\b")
_ITEM = re.compile(r"\s*(?:Item|ITEM)\s+\d\.\d\d\b[^\n]{0,140}")
_FIRST_ITEM = re.compile(rf"^{_ITEM.pattern}$", re.M)
_COVER = 6000  # characters in which the cover page of a filing ends


def cover_end(text: str) -> int:
    """Where the cover page of a current report (8-K, 6-K) ends, which tells nothing; else 0."""
    head = text[:_COVER]
    if not ("FORM" in head or "CURRENT" in head) or _FORM.search(head) is None:
        return 0
    item = _FIRST_ITEM.search(text, 0, _COVER)
    return item.start() if item else 0


@dataclass(slots=True)
class Sentence:
    """One sentence: offsets into the article, its plain text (and in lower case), its place, and
    the hints that it holds; an item of a digest keeps those of its bullet."""

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    low: str
    clues: frozenset[str]
    headline: bool = False


def sentences(text: str, title: str | None = None) -> list[Sentence]:
    """The sentences in order, up to the boilerplate ("About X").

    The first paragraph is the headline where it is the `title`, or is short, ends like no
    sentence, and more text follows it.
    """
    found: list[Sentence] = []
    bare = plain(text)
    cover = cover_end(text)
    gaps = tuple(sign for sign in _GAPS if sign in text)
    paragraphs = list(_paragraphs(text))
    if cover:
        paragraphs = [p for p in paragraphs if p[0] >= cover]
    for number, (start, end) in enumerate(paragraphs):
        if cover and _ITEM.fullmatch(bare[start:end]):
            continue  # the heading of an item tells no more than its number
        if 0 < number <= _TOP and _no_prose(bare, start, end, number):
            continue  # who wrote it and when, so that the first sentence counts as such
        if 0 < number <= 4:
            start = dateline_end(text, start)
        headline = number == 0 and _is_headline(text, start, end, title)
        if 0 < number < len(paragraphs) - 1 and _heads(bare, (start, end), paragraphs[number + 1]):
            headline, start = True, _behind_number(bare, start)
        pieces = [(start, end)] if headline else _split(text, start, end, gaps)
        for first, last in pieces:
            words = bare[first:last]
            if headline:
                words = recased(words)
            elif "U.S. " in words or "U.K. " in words:
                words = _BEHIND_US.sub(_small, words)
            if len(found) > 1 and words[:2] in _OPENERS and _ABOUT.match(words):
                return found  # boilerplate from here on, which tells nothing
            if "(" in words:
                words = _LINK.sub(_blank, words)
            if words.startswith("The post ") and " appeared first on" in words:
                continue  # the headline once more, under a copy of the article
            low = words.lower()
            hints = clues(low)
            found.append(Sentence(len(found), first, last, words, number, low, hints, headline))
    return found


_TOP = 7  # paragraphs behind the headline among which bylines, days and links stand
_AT = r"(?:,? (?:at )?\d\d?[:.]\d\d ?(?:[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?)?"  # ", 8.14am"
_REPORTER = r"(?-i:[A-Z])[\w'-]+ (?-i:[A-Z])[\w'-]+ in (?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?"
_NO_PROSE = re.compile(  # "By Jo Holm, City Reporter", "Last Updated: Friday, 3 May", "May 3, 2004"
    r"(?:(?:By|BY) (?-i:[A-Z])[\w.' -]{2,40}(?:, [\w' -]{2,40})?(?:(?:Published|Updated"
    rf"|Posted)[^.]*| ?[\u2013\u2014|-]+ (?:\w{{3,9}},? )?{_MONTH} \d.{{0,40}}"
    rf"| \([^()\s]+@[^()\s]+\))?"
    r"|(?:(?:page )?last updated|(?:first )?published|updated|posted)\b[^.;]{4,100}"
    r"|e-?mail this to a friend[^.]{0,60}|(?:advertisement)+|(?:photo|image|picture)s?: .{4,240}"
    r"|(?-i:[A-Z])[\w.'-]+ (?-i:[A-Z])[\w.' -]{2,30}, (?:[\w-]+ ){0,3}(?:correspondent|editor"
    r"|reporter|writer)"
    rf"|{_REPORTER}(?:,? and {_REPORTER})?"  # "Jo Holm in Oslo and Ada Birch in New York"
    r"|(?:(?:last )?updated:? )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:{_MONTH} \d\d?,? \d{{4}}|\d\d? {_MONTH},? \d{{4}}){_AT}(?:[ "
    rf"|,]+by (?-i:[A-Z])[^.;]{{2,80}})?)",
    re.I,
)


def _no_prose(bare: str, start: int, end: int, number: int) -> bool:
    """Whether a paragraph only tells who wrote the article, and when."""
    if number == 1 and _WRITER.fullmatch(bare, start, end):
        return bare.count(bare[start:end].rsplit(" ", 1)[-1]) == 1  # nobody the article is about
    return _NO_PROSE.fullmatch(bare, start, end) is not None


_WRITER = re.compile(r"[A-Z][\w'-]+ (?:[A-Z]\. |(?:van|de|von|al) )?[A-Z][\w'-]+")


# As the agencies wrote it: "Alder Corp of the U.S. Will set up a company".
_BEHIND_US = re.compile(
    r"(?<=\bU\.[SK]\. )(?:Will|Which|Said|Has|Have|Had|Is|Was|Were|Would|And|To|For|By|In|Of|On"
    r"|With"
    r"|At|As|Company|Companies|Firm|Unit|Subsidiary"
    r"|(?:Firms|Market|Officials|Retail(?:er)?|Oil|Manufacturers?|Makers?|Insurance|Acquisitions?"
    r"|Telecommunications|Computer|Antitrust|Semiconductor|Regional|Law|Airlines?|Expired|Business"
    r"|Investment|Commercial|Financial|Food|Drug|Steel|Chemicals?|Courier|Marketing|Publisher|Health"
    r"|Regulations|Regulators|Economy|Press|Carrier|Investors?|Operations|Subsidiaries|Units"
    r"|Assets|Partner)(?= (?!and (?-i:[A-Z]))[a-z]))\b"
)


_LINK = re.compile(r"\((?:[Ss]ee|[Rr]ead|[Aa]lso|[Rr]elated|[Mm]ore)(?:[: ][^()]*)[A-Z][^()]*\)")


def _blank(match: re.Match[str]) -> str:
    """Spaces in place of the title of another article: "(see Alder Buys Birch)"."""
    return " " * len(match[0])


def _small(match: re.Match[str]) -> str:
    return match[0].lower()


_LONGEST_LINE = 110
_BODY = 45  # characters that a paragraph under such a line has at least
_NO_LINE = re.compile(r"[*•■▪●◦‣#>\-–—+]|(?:Photo|Image|Source|Read|Related|See|Also)\b")
_NAMES = re.compile(r"\b(?!The\b|And\b|For\b|New\b)[A-Z]\w{2,}")
_TITLED = re.compile(  # "Jo Holm Buys Pair Of Oregon Stations"
    r"(?:[A-Z\d$£€][^\s.]*,? |(?:a|an|the|in|on|at|of|for|to|and|from|by|with) ){3,}[A-Z\d]\S*"
)
_BEGINS = 250  # characters in which the paragraph names whom the line is about


def _heads(text: str, line: tuple[int, int], body: tuple[int, int]) -> bool:
    """Whether a paragraph of its own is but the headline of the next, as in "Alder buys German
    brewer" over "Alder Group has bought Birch AG."."""
    start, end = line
    if end - start > _LONGEST_LINE or body[1] - body[0] < max(_BODY, end - start):
        return False
    if text[end - 1] in ".:;,?!\"')*" or text[body[1] - 1] not in ".!?\"')":
        return False
    if _NO_LINE.match(text, start, end):
        return False
    below = text[body[0] : min(body[1], body[0] + _BEGINS)]
    return _TITLED.fullmatch(text, start, end) is not None or any(
        found in below for found in _NAMES.findall(text, start, end)
    )


_NUMBER = re.compile(r"\d{1,2}[.)] ")


def _behind_number(text: str, start: int) -> int:
    """Where a line begins that is counted: "3. Alder buys hospital"."""
    number = _NUMBER.match(text, start)
    return number.end() if number else start


_ENDS_SENTENCE = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.:;]$")


def _is_headline(text: str, start: int, end: int, title: str | None) -> bool:
    first = " ".join(text[start:end].split())
    if (not text[end:].strip() and not first.isupper()) or len(first) > _LONGEST_HEADLINE:
        return False
    same = title is not None and " ".join(title.split()).lower() in first.lower()
    return same or not _ENDS_SENTENCE.search(first, max(0, len(first) - 4))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of paragraphs, white space around them left out."""
    lines = text.split("\n")
    if max(map(len, lines)) > _WRAPPED:
        yield from _filled(lines)
        return
    start = 0
    for match in _BLANK.finditer(text):
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _filled(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Offsets of the lines that hold more than white space, without that around them."""
    start = 0
    for line in lines:
        words = line.strip()
        if words:
            first = start + line.find(words)
            yield first, first + len(words)
        start += len(line) + 1


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The piece without the white space around it; nothing where there is no more."""
    piece = text[start:end].lstrip()
    start, piece = end - len(piece), piece.rstrip()
    return [(start, start + len(piece))] if piece else []


def _split(text: str, start: int, end: int, gaps: tuple[str, ...]) -> list[tuple[int, int]]:
    """Cut a paragraph at the ends of its sentences, abbreviations kept together; `gaps` are those
    of the text."""
    found: list[tuple[int, int]] = []
    begin, stop = start, _END
    for sign in gaps:
        if text.find(sign, start, end) >= 0:
            stop = _END_OR_GAP
    for match in stop.finditer(text, start, end):
        if _ends(text, begin, match):
            found += _pieces(text, begin, match.end())
            begin = match.end()
    return found + _pieces(text, begin, end)


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    stop = match.start()
    if text[stop] == "!" and _SHOUTS.match(text, stop):
        return False
    if text[stop] != ".":  # "(TSX: ALD; OTC: ALDF)" is one
        return text[stop] != ";" or text.rfind("(", begin, stop) <= text.rfind(")", begin, stop)
    word = _LAST_WORD.search(text, max(begin, stop - 24), stop)
    last = word[0] if word else ""
    if len(last) == 1 and _ROUND.search(text, stop - 9, stop):
        return True  # "a $22 million Series B."
    if (len(last) == 1 and last.isupper()) or last in ABBREVIATIONS:
        return False
    formal = last.lower().replace(".", "") in _SHORT_FORMS
    if formal or ("." in last and _LETTERS.fullmatch(last)):
        after = _NEXT_WORD.match(text, match.end())
        opens = formal and (_OPENS.match(text, match.end()) or _again(text, begin, stop, after))
        return bool(opens or (after and after[1] in STARTERS))
    return True


def _again(text: str, begin: int, stop: int, after: re.Match[str] | None) -> bool:
    """Whether behind "sold BRX to Alder Inc." a sentence begins that goes on to speak of BRX."""
    if after is None or not (after[1].isupper() and len(after[1]) > 1):
        return False
    verb = text[after.end() : after.end() + 3]
    named = re.search(rf"\b{after[1]}\b", text[begin:stop])
    return named is not None and verb[:1] == " " and verb[1:].islower() and verb[1:].isalpha()


_SHOUTS = re.compile(  # a part of "Splash! Pools Inc.", "Splash! Holdings"
    r"! (?:[A-Z][\w&-]+ ){0,2}(?:Inc|Corp|Ltd|Limited|Co|Company|PLC|[Pp]lc|LLC|AG|SA|Group"
    r"|Holdings?"
    r"|Stores|Restaurants|Technologies|Media|Entertainment)\b"
)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence without white space around it; in pieces where it is too long for one."""
    whole = _trimmed(text, start, end)
    if end - start <= LONGEST or not whole or whole[0][1] - whole[0][0] <= LONGEST:
        return whole
    found: list[tuple[int, int]] = []
    first, last = whole[0]
    while last - first > LONGEST:
        cut = text.rfind(" ", first + 1, first + LONGEST)
        cut = cut if cut > first else first + LONGEST
        found += _trimmed(text, first, cut)
        first = cut
    return found + _trimmed(text, first, last)
