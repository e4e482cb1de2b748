"""Names in prose: capitalised runs, names in angle brackets, tickers, people by their titles."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from deals.extract.brands import brands
from deals.extract.jobs import tells_jobs, without_jobs
from deals.extract.joints import of_partners, one_name, opens_pair
from deals.extract.lexicon import (
    COMPANY_WORDS,
    CUTS,
    LEGAL_FORMS,
    NAME_STARTS_ANYWAY,
    NOT_NAMES,
    PLACES,
)
from deals.extract.name_words import OFTEN, Name, bare, core_of, ends_formally, kind_of_words
from deals.extract.outlets import is_guest, is_outlet

_WORD = (
    r"(?:d'[A-Z][\w-]+|[^\W\d_a-z](?:[\w'/+-]|[&*](?=\w))*(?:\.(?=[\w&])[\w'/+-]+)*"
    r"|[a-z]{1,2}[A-Z]\w+|\d+[A-Z]\w*"
    r")(?:!(?= [a-z]))?"
)
_NUMBER = (
    r"\d{1,3}(?![\w.,%/-])(?!\s+(?:pct|per ?cent|[mb]ln|[mb]illion|dlrs|shares|days|years"
    r"|months)\b)"
)  # only behind a word: Section 32, Fund 3; not "rose 7-7/8"
_N = r"'[NnR]'?(?= [A-Z])"  # Shop 'n Save
_FORM = (
    r"(?:Inc|Corp|Co|Cos|Ltd|Bros|LLC|L\.L\.C|LP|L\.P|PLC|Plc|plc|S\.A|N\.V|B\.V|S\.p\.A"
    r"|Jr|St|Pvt|Pty|Mt|Ft|[A-Z])\.(?!\w)"
)
_RUN = re.compile(
    rf"<(?P<angle>[^<>\n]{{2,60}})>"
    rf"|(?<!\w)(?:(?:[A-Z]\.){{2,}}|{_FORM}(?=,? [A-Z(<])|{_WORD})"
    rf"(?:(?: & |& | ?\+ ?(?=[A-Z])|, (?=(?:Inc|LLC|LLP|L\.L\.C|Ltd|LP|L\.P|PLC|Co\.|Corp|S\.A"
    rf"|N\.A)\b)| )"
    rf"(?:(?:[A-Z]\.){{2,}}|{_FORM}|{_WORD}|{_NUMBER}|{_N}|plc\b|and Co\b|and Sons\b"
    rf"|(?:der|von|van|de|du|del|do|da|dos|das|di|della|la|le|und)(?= [A-Z])))*"
)
_RIC = re.compile(r"[A-Z0-9]{2,5}[a-z]?\.(?:[A-Z]{1,2}|[A-Z]{3})")
_TICKER = re.compile(r"[A-Z]{1,6}(?:[.\-][A-Z]{1,3})?")
_BRACKET = re.compile(
    r" ?(?:\((?:the )?[\"'](?P<alias>[^\"']{2,40})[\"'][^()]*\)"
    r"|\((?P<short>[A-Z][\w&.-]{1,14})\)"
    r"|\((?P<ticker>[^()]{0,90}(?::|\bTSX|\bNYSE|\bNasdaq|\bASX|\bOTC)[^()]{0,60})\)"
    r"|<(?P<code>[A-Z]{1,6}(?:[.\-][A-Z]{1,3})?)>"
    r"|(?P<ric>[A-Z0-9]{2,5}[a-z]?\.(?:[A-Z]{1,2}|[A-Z]{3}))(?=[ ,.;:)]|'s|$))"
)
_TITLE = (
    r"(?:C[EFOTI]O|chief|chair(?:man|woman|person|ed)?|president|vice|founder|co-?founder|director|"
    r"founding|managing|partner|head|minister|spokes\w+|analyst|general|senior|executive|secretary|"
    r"chancellor|professor|lawyer|attorney|principal|author|editor|mayor|who)"
)
_AFTER_PERSON = re.compile(
    rf", (?!says |said )(?:the |a |an |our |its |and )?(?:[\w'&-]+ ){{0,3}}?{_TITLE}\b"
    r"(?!(?: officer)? (?-i:[A-Z][a-z]+ [A-Z]))",  # "Birch, Alder chairman Jon Holm said"
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
    r"|Governor|Senator|Parliament|Court)\b"
)
_OF_HEADS = frozenset(
    """
    bank corp corporation company university institute ministry department board group port
    house church society association federation trust college school republic commonwealth
    bureau academy museum order sons daughters
    """.split()
)


def find_names(text: str, spans: Sequence[tuple[int, int]] | None = None) -> list[Name]:
    """All names in a plain text, from left to right; those of tickers and goods left out.

    `spans`: where the sentences stand outside of which the text is but spaces.
    """
    alone, jobs = _standing_alone(text), tells_jobs(text)
    found: list[Name] = []
    behind = 0
    for match in chain.from_iterable(_RUN.finditer(text, *s) for s in spans or [(0, len(text))]):
        if match.start() < behind:  # inside the brackets of the name before: its ticker or alias
            continue
        angle = match["angle"]
        if angle is not None:
            if not _TICKER.fullmatch(angle) and not angle.islower():
                found.append(_name(text, match.start() + 1, match.end() - 1, match.end()))
                behind = found[-1].behind
            continue
        span = match.span()
        for first, last in without_jobs(text, *span) if jobs and " " in match[0] else (span,):
            for start, end in _cut(text, first, last, alone):
                found.append(_name(text, start, end, end))
                behind = found[-1].behind
    found = sorted([*found, *brands(text)], key=lambda name: name.start)
    ends = {end for _, end in spans} if spans else set[int]()
    owned = frozenset(_OWN_S.findall(text)) - alone
    names = [_with_s(text, n) if n.text in owned else n for n in _joined(text, found)]
    return _by_the_others([_unstopped(text, n, ends) for n in names])


_OWN_S = re.compile(  # "Holm's has rejected", of a shop that is called so
    r"\b([A-Z]\w+)'s(?=[,.;:)]| (?:has|had|have|said|says|is|was|were|will|would|confirmed"
    r"|which|and"
    r"|to|also|declined|rejected|reported)\b)"
)


def _with_s(text: str, name: Name) -> Name:
    """The name with the 's that is a part of it, as the text never writes it without."""
    if not text.startswith("'s", name.end):
        return name
    end = name.end + len("'s")
    return replace(name, end=end, text=f"{name.text}'s", behind=max(name.behind, end))


def _unstopped(text: str, name: Name, ends: set[int]) -> Name:
    """The name without the full stop that ends its sentence, unless the text writes it so."""
    if name.end not in ends or name.text[-1] != ".":
        return name
    last = name.text.rsplit(" ", 1)[-1]
    if "." in last[:-1] or re.search(rf"{re.escape(last)},? ?[a-z(<]", text):
        return name
    return replace(name, end=name.end - 1, text=name.text[:-1], behind=name.end)


def _by_the_others(names: list[Name]) -> list[Name]:
    """The names by what the others tell: "DOT" is no party where it is short for "the Department
    of Transportation", and a company of two places is no place."""
    firms = {n.core for n in names if n.formal and len(n.core) > 1 and n.kind == "organization"}
    if firms:  # "Chicago Milwaukee", where the text names Chicago Milwaukee Corp
        names = [
            replace(n, kind="organization") if n.kind == "place" and n.core in firms else n
            for n in names
        ]
    short = {n.alias for n in names if n.alias and n.kind == "other"}
    if not short:
        return names
    return [replace(n, kind="other") if n.text in short else n for n in names]


def _standing_alone(text: str) -> frozenset[str]:
    """Words that the text uses as a name with and without 's, so that 's marks an owner."""
    return frozenset(re.findall(r"\b([A-Z]\w+)(?=[ ,.;:<)](?!'))", text))


_PARTICLES = frozenset("de du do da dos das di della la le der von van del und".split())
_SPACED = re.compile(r"[^ ]+")


def _cut(text: str, start: int, end: int, alone: frozenset[str]) -> list[tuple[int, int]]:
    """A capitalised run cut at words that are no names and at owners ("Tesco's Hillards")."""
    pieces: list[tuple[int, int]] = []
    first: int | None = None
    last = start
    for match in _SPACED.finditer(text[start:end]):
        word = match[0].rstrip(",")
        if first is not None and _RIC.fullmatch(word.removesuffix("'s")):
            pieces.append((first, last))  # "OMV OMVV.VI": the agency's code of the share
            return pieces
        at, to = start + match.start(), start + match.start() + len(word)
        if first is None and word in NAME_STARTS_ANYWAY:
            after = re.match(r"[ ]+([A-Z][\w&]*)", text[to : to + 30])
            follows = after[1] if after and to < end else "The"
            stop = follows in NOT_NAMES and follows.lower() not in LEGAL_FORMS
        else:
            stop = word in (NOT_NAMES if first is None else CUTS) or word.endswith(_BASED_IN)
            if first is None and (word in _TRADES or word.endswith(("maker", "makers", "lender"))):
                stop = stop or (to < end and _trade(text, at))
        if first is not None and bare(word) in LEGAL_FORMS:
            stop = False
        if word in {"&", "+", "and", *_PARTICLES}:
            stop = first is None
        stop = stop and not (first is None and opens_pair(text, at, to))
        if stop:
            if first is not None and not word.endswith(_BASED_IN):
                pieces.append((first, last))
            first = None  # "New York-based" and "Lando Norris-backed" tell of another name
            continue
        if first is not None and _again(text[first:last], word):
            pieces.append((first, last))
            first = None
        first = at if first is None else first
        owner = word.endswith(("'s", "s'")) and to < end
        owner = owner and not text.startswith(("St. ", "St "), first)
        place = owner and all(bare(w) in PLACES for w in text[first:to].split())
        last = to
        if owner and (
            bare(word) in alone
            or place
            or bare(word).capitalize() in alone
            or word[:-2] in alone
            or ends_formally(text[first:to])
            or (text[first : to - 2].isupper() and not text[to : to + 3].isupper())
        ):
            pieces.append((first, to))
            first = None
    if first is not None:
        pieces.append((first, last))
    return pieces


_TRADES = frozenset(
    """
    Insurer Insurers Retailer Brewer Brewers Distiller Recruiter Restaurateur Outsourcer
    Housebuilder Housebuilders Homebuilder Shipbuilder Financier Caterer Hotelier Developer
    Billionaire Start-up Startup Activist Conglomerate Airline Broadcaster Grocer
    """.split()
)


def _trade(text: str, start: int) -> bool:
    """Whether a word that only says what the name behind it does opens a sentence."""
    lead = text[max(0, start - 4) : start].rstrip("\"'(*-")
    return not lead.strip() or lead.endswith("  ") or lead.rstrip()[-1] in ".!?:■▪●"


def _again(words: str, word: str) -> bool:
    """Whether a word repeats the first of a run: then a new name begins."""
    return len(word) > 3 and words.split(" ", 1)[0] == word


def _name(text: str, start: int, end: int, behind: int) -> Name:
    words = text[start:end]
    for ending in ("'s", "'", "-", "/", "&", " and", " de", " la"):
        if words.endswith(ending):
            words = words.removesuffix(ending)
            end = start + len(words)
            behind = max(behind, end)
    alias = None
    while bracket := _BRACKET.match(text, behind):
        short = bracket["short"]
        if short and kind_of_words(short) != "place":  # "(Tenn.)" is no short name
            alias = alias or short
        code = bracket["code"]
        alias = alias or bracket["alias"] or (code if code and len(code) > 2 else None)
        behind = bracket.end()
    core = core_of(words)
    return Name(start, end, words, core, _kind(text, start, end, core), alias, behind)


def _kind(text: str, start: int, end: int, core: tuple[str, ...]) -> str:
    """Organization, person, place or other: by the words alone, then by what stands around."""
    words = text[start:end]
    kind = kind_of_words(words)
    if kind is not None:
        return kind
    formal = ends_formally(words)
    if (
        len(core) == 1
        and not formal
        and (_opens(text, start, words) or (_TRADE.match(text, end) and text.count(words) < OFTEN))
    ):
        return "other"
    if len(core) <= 3 and not COMPANY_WORDS & set(core) and _BASED.match(text, end):
        return "place"
    if text[max(0, start - 2) : start] in {'("', "('"}:  # an alias of something that is no name
        return "other"
    if words in _STATES and text[start - 2 : start] == ", ":
        return "place"  # "NASHVILLE, TN WITH"
    if words in {"Gulf", "Midlands", "Caribbean"} and text[start - 4 : start].lower() == "the ":
        return "place"
    if text.startswith(", ", end) and _in_town(text, start, words) and not formal:
        return "place"  # "In Tucson, Birch has bought"
    if text.startswith(" of ", start - 4) and text.endswith(_IN_THE, 0, start - 4):
        return "place"  # "in the city of Chengdu"
    if not formal and (_OFFICE.match(text, end) or is_outlet(text, start, end)):
        return "other"
    if len(core) in (2, 3) and core[-1] not in COMPANY_WORDS and all(c[0].isalpha() for c in core):
        before = text[max(0, start - 24) : start]
        titled = (
            is_guest(text, before, end)
            or (text.startswith(",", end) and _AFTER_PERSON.match(text, end, end + 70))
            or _BEFORE_PERSON.search(before, max(0, len(before) - _TITLES))
            or (before.endswith(", ") and _OFFICER.search(before))
        )
        return "person" if titled else "organization"
    return "organization"


_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
    " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC ON QC BC AB".split()
)
_IN_THE = (" city", " town", " province", " state", " region", " county", " district", " village")
_OPENS_IN = re.compile(r"(?:^|[.!?] +|  )In $")


def _in_town(text: str, start: int, words: str) -> bool:
    """Whether a sentence opens with "In" and a word that the text has nowhere else."""
    return text.count(words) == 1 and bool(_OPENS_IN.search(text, max(0, start - 5), start))


_TRADE = re.compile(  # "Carbon removal startup Fern" speaks of Fern
    r" (?:[a-z-]+ ){0,2}(?:startup|start-up|company|firm|maker|provider|platform|giant|group|chain"
    r"|retailer|developer|app|specialist|outfit|player|operator|printer|builder|insurer|brewer"
    r"|lender|manufacturer|producer|studio|consultancy|conglomerate|carrier|broker|magnate|tycoon"
    r"|mogul|billionaire|entrepreneur|distributor|supplier|wholesaler|publisher|hauler|grocer"
    r"|[a-z]{3,}makers?"
    r"|[a-z-]{3,}ers(?= [A-Z][\w.&-]+(?: [A-Z][\w.&-]+)* and [A-Z]))s? [A-Z]"
)
_BASED = re.compile(
    r", (?:[A-Z][\w.]+-based|(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La"
    r"|Mass|Md|Mich|Minn"
    r"|Miss|Mo|Mont|Neb|Nev|N\.[A-Z]|Okla|Ore|Pa|R\.I|S\.C|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|[A-Z]{2}|Texas|Ohio|Iowa|Utah|Idaho|Oregon|Maine|Florida|California|Michigan|Illinois"
    r"|Indiana|Kansas|Alaska|Hawaii|Nevada|Ontario|Quebec|Alberta|British Columbia)\b(?:[.,]|$))"
)
_BASED_IN = (
    *(
        "-area",
        "-based",
        "-Based",
        "-BASED",
        "-listed",
        "-owned",
        "-backed",
        "-held",
        "-traded",
        "-led",
    ),
    *("-promoted", "-founded", "-headed", "-controlled", "-run"),
)


_APPOSED = re.compile(
    r", an? (?:[^,.;]|St\.){3,90}, (?:has |have |today |said |is |was |will |raise|acquir"
    r"|bought|announc"
    r"|clos|secur|agree|plan)"
)


def _opens(text: str, start: int, word: str) -> bool:
    """Whether a single word is capitalised only because it opens a sentence."""
    low = word.lower()
    if low.endswith("s") and text.startswith(" who ", start + len(word)):
        return True  # "Farmers who own shares"
    if word == "High" and text.startswith(" street ", start + len(word)):
        return True
    if _APPOSED.match(text, start + len(word)):
        return False  # "Coverly, a maker of saws, raised"
    known = text.count(word) > 1 or not word[1:].islower()
    if f" {low} " not in text and (known or not low.endswith(("ing", "ed", "ly"))):
        return False
    return (
        start < 2
        or text[max(0, start - 3) : start].strip(" \"'(") in {"", ".", "?", "!", ":", "-", "--"}
        or text[start - 2 : start] in {". ", "  "}
    )


def _joined(text: str, names: list[Name]) -> list[Name]:
    """Join what "of" and "and" hold together: Bank of X, Minnesota Mining and Manufacturing."""
    result: list[Name] = []
    for name in names:
        if result:
            left, between = result[-1], text[result[-1].end : name.start]
            joint = " ".join(between.split())
            if partners := of_partners(text, result, name, joint):
                result[-partners:] = [_name(text, result[-partners].start, name.end, name.behind)]
                continue
            if (
                joint in {"of", "of the"}
                and name.formal
                and left.kind == "organization"
                and (len(left.core) == 1 and not left.formal and left.behind == left.end)
                and left.text not in {"Control", "Ownership"}
            ):
                result[-1] = _name(text, left.start, name.end, name.behind)
                continue
            if joint == "of" and name.text == "America" and len(left.core) > 1 and not left.formal:
                result[-1] = _name(text, left.start, name.end, name.behind)
                continue
            if (
                joint == "of"
                and left.core
                and left.text.split()[-1].lower().strip(".") in _OF_HEADS
                and not (left.formal and (name.kind != "place" or _BASED.match(text, name.end)))
            ):
                result[-1] = _name(text, left.start, name.end, name.behind)
                continue
            if (joint == "and" and one_name(text, left, name)) or (
                joint == "for" and name.text.split(" ")[0] == "Savings" and left.core[-1] == "bank"
            ):
                result[-1] = _name(text, left.start, name.end, name.behind)
                continue
        result.append(name)
    return result
