"""Names in prose: capitalised runs, names in angle brackets, tickers, people by their titles."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from deals.extract.names.brands import (
    LONGEST_FORM,
    SMALL_STARTS,
    brands,
    numbered,
    small_before_form,
    with_small_word,
)
from deals.extract.names.jobs import without_jobs
from deals.extract.names.joints import ends_list, of_partners, one_name
from deals.extract.names.of_names import BASED, held_by_of
from deals.extract.names.outlets import deals_itself, is_guest, is_outlet
from deals.extract.names.runs import cut, runs, stands_alone
from deals.extract.words.lexicon import (
    COMPANY_WORDS,
)
from deals.extract.words.name_words import (
    OFTEN,
    Name,
    core_of,
    ends_formally,
    is_place,
    kind_of_words,
)

# "ABC", "ABC.N", and with its market as the agency wrote it in small letters: "abcb.St."
_TICKER = re.compile(r"[A-Z]{1,6}(?:[.\-][A-Z]{1,3})?|[A-Za-z\d]{1,6}\.[A-Z][A-Za-z]?\.?")
_BRACKET = re.compile(
    r" ?(?:\((?:the )?[\"'](?P<alias>[^\"']{2,40})[\"'][^()]*\)"
    r"|\((?P<short>[A-Z][\w&.-]{1,14})\)"
    r"|\( [A-Z][A-Z0-9./-]{0,11} \)"  # "Birch Plc ( BRC/PA ) is"
    r"|\((?:[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*, ){1,2}(?P<seat>[A-Z][\w.]*(?: [A-Z][\w.]*)?)\)"
    r"|\((?P<ticker>[^()]{0,90}(?::|\bTSX|\bNYSE|\bNasdaq|\bASX|\bOTC)[^()]{0,60})\)"
    r"|<(?P<code>[A-Z]{1,6}(?:[.\-][A-Z]{1,3})?)>"
    r"|<[A-Za-z\d]{1,6}\.[A-Z][A-Za-z]?\.?>"
    r"|\"(?:OTC|NYSE|NASDAQ|Nasdaq|TSX|CSE|ASX|AIM|LSE)\w*: ?\(?[A-Z.]{2,6}\)?\""
    r"|(?P<ric>[A-Z0-9]{2,5}[a-z]?\.(?:[A-Z]{1,2}|[A-Z]{3}))(?=[ ,.;:)]|'s|$))"
)
_TITLE = (
    r"(?:C[EFOTI]O|chief|chair(?:man|woman|person|ed)?|president|vice|founder|co-?founder|director|"
    r"founding|managing|partner|head|minister|spokes\w+|analyst|general|senior|executive|secretary|"
    r"chancellor|professor|lawyer|attorney|principal|author|editor|mayor|treasurer|premier|ambassador|politician|officer|who)"
)
_AFTER_PERSON = re.compile(
    rf", (?!says |said )(?:the |a |an |our |its |and )?(?:[\w'&-]+ ){{0,3}}?{_TITLE}\b"
    r"(?!(?: officer)? (?-i:[A-Z][a-z]+ [A-Z])"  # "Birch, Alder chairman Jon Holm said"
    r"|(?: for [^.;,]{2,40})? (?:said|told|says|confirmed|added)\b)",  # "Birch, an aide said"
    re.I,
)
_BEFORE_PERSON = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Dr|Sir|Lord)\.?|\b{_TITLE}|[\"'] said|\bsays|\bby founder) $", re.I
)
_OFFICER = re.compile(
    rf"(?:\b(?:[Tt]he|[Ii]ts|[Aa])|'s) {_TITLE}, $", re.I
)  # "the director, A. Holm"
_TITLES = 14  # characters in which a title before a name stands
_OFFICE = re.compile(
    r" (?:Minister|Secretary|Ministry|Department|Commission|Prime|President|Chancellor"
    r"|Governor|Senator|Parliament|Court|Act|\(\w+\) Act)\b"
)


def find_names(text: str, spans: Sequence[tuple[int, int]] | None = None) -> list[Name]:
    """All names in a plain text, from left to right; those of tickers and goods left out.

    `spans`: where the sentences stand outside of which the text is but spaces.
    """
    found: list[Name] = []
    behind = 0
    for match in runs(text, spans or [(0, len(text))]):
        span = match.span()
        if span[0] < behind:  # inside the brackets of the name before: its ticker or alias
            continue
        angle = match["angle"]
        if angle is not None:
            if not (_TICKER.fullmatch(angle) or angle.islower()) and core_of(angle):
                found.append(_name(text, span[0] + 1, span[1] - 1, span[1]))
                behind = found[-1].behind
            continue
        for first, last in without_jobs(text, *span) if " " in match[0] else (span,):
            for place, end in cut(text, first, last):
                short = end - place <= LONGEST_FORM
                start = small_before_form(text, place, end) if short else place
                if start is None:
                    continue
                if text[end : end + 2] in SMALL_STARTS:
                    end = with_small_word(text, start, end)
                found.append(_name(text, start, end, end))
                behind = found[-1].behind
    if small := [*brands(text), *numbered(text)]:
        found = sorted([*found, *small], key=lambda name: name.start)
    ends = {end for _, end in spans or ()}
    names = _joined(text, found)
    shops = set(_OWN_S.findall(text)) if "'s" in text else ()
    owned = {shop for shop in shops if not stands_alone(text, shop)}
    if owned:
        names = [_with_s(text, n) if n.text.rsplit(" ", 1)[-1] in owned else n for n in names]
    return _by_the_others([_unstopped(text, n) if n.end in ends else n for n in names])


_OWN_S = re.compile(  # "Holm's has rejected", of a shop that is called so
    r"([A-Z](?<![\w-].)\w+)'s(?=[,.;:)]| (?:has|had|have|said|says|is|was|were|will|would|confirmed"
    r"|which|and"
    r"|to|also|declined|rejected|reported)\b)"
)


def _with_s(text: str, name: Name) -> Name:
    """The name with the 's that is a part of it, as the text never writes it without."""
    if not text.startswith("'s", name.end):
        return name
    end = name.end + len("'s")
    return replace(name, end=end, text=f"{name.text}'s", behind=max(name.behind, end))


def _unstopped(text: str, name: Name) -> Name:
    """The name without the full stop that ends its sentence, unless the text writes it so."""
    if name.text[-1] != ".":
        return name
    last = name.text.rsplit(" ", 1)[-1]
    if "." in last[:-1] or re.search(rf"{re.escape(last)},? ?[a-z(<]", text):
        return name
    return replace(name, end=name.end - 1, text=name.text[:-1], behind=name.end)


def _by_the_others(names: list[Name]) -> list[Name]:
    """The names by what the others tell: "DOT" is no party where it is short for "the Department
    of Transportation", and a company of two places is no place."""
    firms = {n.core for n in names if n.kind == "organization" and len(n.core) > 1 and n.formal}
    if firms:  # "Chicago Milwaukee", where the text names Chicago Milwaukee Corp
        names = [
            replace(n, kind="organization") if n.kind == "place" and n.core in firms else n
            for n in names
        ]
    short = {n.alias for n in names if n.alias and n.kind == "other"}
    if not short:
        return names
    return [replace(n, kind="other") if n.text in short else n for n in names]


_ENDINGS = ("'s", "'", "-", "/", "&", " and", " de", " la")


def _name(text: str, start: int, end: int, behind: int) -> Name:
    words = text[start:end]
    for ending in _ENDINGS if words.endswith(_ENDINGS) else ():
        if words.endswith(ending):
            words = words.removesuffix(ending)
            end = start + len(words)
            behind = max(behind, end)
    after = text[behind : behind + 2]
    if (
        after in _KIN_STARTS
        and text.startswith(_KIN, behind)
        and text.endswith(("the ", "The "), 0, start)
    ):
        kin = text[behind + 1 :].split(" ", 1)[0].rstrip(".,;:'")
        words, end = f"{words} {kin}", end + 1 + len(kin)  # "the Birch brothers"
        behind = end
    alias = None
    if after == ". " and words.isupper() and ends_formally(words):
        behind += _CAPITALS.match(text, behind) is not None  # 'BIRCH CORP. (OTC:BRCH) is'
    after = text[behind : behind + 2]
    bare = after[:1] not in _OPENING or after[1:].islower()
    while bracket := None if bare else _BRACKET.match(text, behind):
        if bracket["seat"] and not _is_region(bracket["seat"]):
            break
        short = bracket["short"]
        if short and kind_of_words(short) != "place":  # "(Tenn.)" is no short name
            alias = alias or short
        code = bracket["code"]
        alias = alias or bracket["alias"] or (code if code and len(code) > 2 else None)
        behind = bracket.end()
    core = core_of(words)
    kind = kind_of_words(words) or _kind(text, start, end, core)
    if words in _MEDIA and deals_itself(text, start, end):
        kind = "organization"
    return Name(start, end, words, core, kind, alias, behind)


_OPENING = frozenset(" (<")  # what stands in front of brackets and codes
_KIN = (" brothers", " sisters", " twins")
_KIN_STARTS = frozenset(word[:2] for word in _KIN)
_CAPITALS = re.compile(
    r"\. (?=\((?:[A-Z][\w-]+: ?[A-Z]+|the |\")|\"(?:OTC|NYSE|N[Aa][Ss][Dd]|TSX|CSE|ASX|AIM|LSE))"
)


_MEDIA = frozenset(
    f"{medium}{stop}"
    for medium in (
        "Reuters",
        "Bloomberg",
        "TechCrunch",
        "CNBC",
        "Financial Times",
        "New York Times",
    )
    for stop in ("", ".")
)


def _is_region(words: str) -> bool:
    """Whether a state or a country is called so: "Fern Films Inc. (Neenah, WI)"."""
    return words in _STATES or all(is_place(word) for word in words.lower().rstrip(".").split())


def _kind(text: str, start: int, end: int, core: tuple[str, ...]) -> str:
    """Organization, person, place or other, by what stands around."""
    words, after = text[start:end], text[end : end + 1]
    before = text[start - 24 : start] if start > 24 else text[:start]
    formal = ends_formally(words)
    if (
        len(core) == 1
        and not formal
        and (
            _opens(text, start, words)
            or (after == " " and _TRADE.match(text, end) and text.count(words) < OFTEN)
        )
    ):
        return "other"
    if after == "," and _before_comma(text, start, end, core, formal):
        return "place"
    if after and after in "¢₵₦$£€":  # "GH¢118 million"
        return "other"
    if words == "Office" and text.startswith(" of ", end):
        return "other"  # "the Office of Fair Trading"
    if after == ")" and text[start - 1] == "(" and _no_short_form(text, start, words):
        return "other"  # "medium-sized enterprise (SME) market"
    if after == " " and words in _LINES and _SOME_GIANT.match(text, end):
        return "other"  # "Biotech giant says", "Drug maker to buy"
    if after == ":" and words in _SECTORS:  # what the items of a digest are about
        return "other"
    if before.endswith(_QUOTED):  # an alias of something that is no name
        return "other"
    if words in _STATES and before.endswith(", "):
        return "place"  # "NASHVILLE, TN WITH"
    if words in _REGIONS and before.endswith(("the ", "The ")):
        return "place"
    if before.endswith(_IN_THE):
        return "place"  # "in the city of Chengdu"
    if not formal and ((after == " " and _OFFICE.match(text, end)) or is_outlet(text, start, end)):
        return "other"
    if _of_person(core):
        titled = (
            is_guest(text, before, end)
            or (after == "," and _AFTER_PERSON.match(text, end, end + 70))
            or _BEFORE_PERSON.search(before, max(0, len(before) - _TITLES))
            or (before.endswith(", ") and _OFFICER.search(before))
        )
        return "person" if titled else "organization"
    return "organization"


@lru_cache(maxsize=1 << 15)
def _of_person(core: tuple[str, ...]) -> bool:
    """Whether a person may be called so."""
    few = len(core) in (2, 3) and core[-1] not in COMPANY_WORDS
    return few and all(token[0].isalpha() for token in core)


_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
    " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB".split()
)
_SECTORS = frozenset(
    """
    Leisure Media Engineering Banking Banks Retail Retailing Energy Property Technology Telecoms
    Transport Airlines Aviation Insurance Pharmaceuticals Healthcare Food Drinks Utilities Mining
    Oil Brewing Travel Construction Housebuilding Chemicals Shipping Steel Sport Football Finance
    Electronics Publishing Television Motoring Cars Farming Gaming Hotels Aerospace Defence
    """.split()
)


def _no_short_form(text: str, start: int, words: str) -> bool:
    """Whether what stands alone in brackets is short for no name, or a name in another script."""
    if not any(map(str.isascii, words)):
        return True
    letters = words.isupper() and words.isalpha()
    return letters and _THING_BEHIND.search(text, max(0, start - 40), start) is not None


_THING_BEHIND = re.compile(r"(?<![\w.'-])[a-z][a-z-]+(?: [a-z-]+)* \($")
_LINES = frozenset(
    """
    Biotech Drug Pharma Pharmaceutical Tech Technology Telecom Telecoms Software Energy Media Chip
    Oil Gas Mining Retail Banking Insurance Steel Auto Internet Phone Cable Beer Tobacco Water Food
    Travel Shipping Defence Defense Aerospace Medical Fintech Crypto Property Gaming Publishing
    Advertising Health Healthcare Engineering Chemical Chemicals Fashion Logistics Security
    Cybersecurity Solar
    """.split()
)
_SOME_GIANT = re.compile(
    r" (?:giant|group|firm|company|major|start-?up|maker|supplier|provider|unicorn|retailer"
    r"|operator|producer|chain|manufacturer|developer|specialist|titan|powerhouse|rival)s?\b"
    r"(?! [A-Z])"
)
_QUOTED = ('("', "('")
_IN_THE = tuple(
    f" {part} of " for part in "city town province state region county district village".split()
)
_REGIONS = frozenset({"Gulf", "Midlands", "Caribbean"})
_OPENS_IN = re.compile(r"(?:^|[.!?] +|  )In $")


def _before_comma(text: str, start: int, end: int, core: tuple[str, ...], formal: bool) -> bool:
    """Whether what stands before a comma is a place: "Reno, Nev.,", "In Reno, Birch has bought"."""
    if len(core) <= 3 and COMPANY_WORDS.isdisjoint(core) and BASED.match(text, end):
        return not _STATION.match(text, start)  # "KQQS Reno, Nev.,"
    if formal or not text.startswith(", ", end):
        return False
    opens = _OPENS_IN.search(text, max(0, start - 5), start)  # with a word that stands nowhere else
    return opens is not None and text.count(text[start:end]) == 1


_TRADE = re.compile(  # "Carbon removal startup Fern" speaks of Fern
    r" (?:[a-z-]+ ){0,2}(?:startup|start-up|company|firm|maker|provider|house|platform"
    r"|giant|group|chain"
    r"|retailer|developer|app|specialist|outfit|player|operator|printer|builder|insurer|brewer"
    r"|lender|manufacturer|producer|studio|consultancy|conglomerate|carrier|broker|magnate|tycoon"
    r"|independent|explorer|driller|miner|minnow|housebuilder|mogul|billionaire|entrepreneur|distributor|supplier|wholesaler|publisher|hauler|grocer"
    r"|[a-z]{3,}makers?"
    r"|[a-z-]{3,}ers(?= [A-Z][\w.&-]+(?: [A-Z][\w.&-]+)* and [A-Z]))s? [A-Z]"
    r"| (?:rival|suitor) [A-Z]"
    r"| (?:maker|producer|manufacturer|publisher|distributor|grower) and (?:[a-z]+ ){1,4}[A-Z]"
)
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:-[A-Z]{2,4})? [A-Z][a-z]")
_APPOSED = re.compile(
    r", an? (?:[^,.;]|St\.){3,90}(?:, [A-Z][\w.]+)?(?:, (?:whose|which"
    r"|that) [^,.;]{3,90})?, (?:has |have "
    r"|today |said |is |was |will |raise|acquir|land|bought|announc"
    r"|clos|secur|agree|plan)"
)


def _opens(text: str, start: int, word: str) -> bool:
    """Whether a single word is capitalised only because it opens a sentence."""
    low = word.lower()
    if low.endswith("s") and text.startswith(" who ", start + len(word)):
        return True  # "Farmers who own shares"
    if word == "High" and text.startswith(" street ", start + len(word)):
        return True
    if word in _WHERE and _WHERE_TO.match(text, start + len(word)):
        return True  # "Lower down the list"
    if text.startswith(", a", start + len(word)) and _APPOSED.match(text, start + len(word)):
        return False  # "Coverly, a maker of saws, raised"
    begins = (
        start < 2
        or text[max(0, start - 3) : start].strip(" \"'(") in {"", ".", "?", "!", ":", "-", "--"}
        or text[start - 2 : start] in {". ", "  "}
    )
    if not begins or f" {low} " in text:
        return begins
    known = text.count(word) > 1 or not word[1:].islower()
    if not known and low.endswith("s") and text.startswith(" that ", start + len(word)):
        return True  # "Trucks that idle"
    return not known and low.endswith(("ing", "ed", "ly"))


_WHERE = frozenset("Lower Higher Further Farther Deeper Closer Up Down Back".split())
_WHERE_TO = re.compile(r" (?:down|up|along|afield|on|out|away|in|to|at|still)\b")
_JOINTS = ("of", "and", ",", "for")


def _joined(text: str, names: list[Name]) -> list[Name]:
    """Join what "of" and "and" hold together: Bank of X, Minnesota Mining and Manufacturing."""
    result: list[Name] = []
    for name in names:
        if result:
            left, between = result[-1], text[result[-1].end : name.start].lstrip()
            if not between.startswith(_JOINTS):
                result.append(name)
                continue
            joint = " ".join(between.split())
            if partners := of_partners(text, result, name, joint):
                result[-partners:] = [_name(text, result[-partners].start, name.end, name.behind)]
                continue
            listed = joint == "and" and ends_list(text, result, name)
            if (
                (joint in _OF and held_by_of(text, left, name, joint))
                or (joint == "and" and not listed and one_name(text, left, name))
                or (
                    joint == "for"
                    and name.text.split(" ")[0] == "Savings"
                    and left.core[-1] == "bank"
                )
            ):
                result[-1] = _name(text, left.start, name.end, name.behind)
                continue
        result.append(name)
    return result


_OF = ("of", "of the")
