"""Noun phrases around a trigger: a side of a deal, and what is bought."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from deals.extract.grammar.sentences import Sentence
from deals.extract.words.lexicon import ASSET_HEADS, ASSET_PAIRS, GOODS, MEASURES, UNIT_HEADS
from deals.extract.words.lists import MORE_THAN, SPEAKS, named_things
from deals.extract.words.name_words import Name
from deals.extract.words.text import folded, joined, phrase


# As the other small parts of an event it is never altered, but not frozen: to make a frozen one
# takes thrice as long.
@dataclass(slots=True)
class Party:
    """A side of a deal where the text names it: a name, or words for something without one."""

    start: int
    end: int
    text: str
    name: Name | None = None
    assets: bool = False
    owner: Name | None = None


_ASSETS_OF = phrase(
    r"(?:(?:substantially all|all|certain|some|most|the|its|their|various|selected|other|principal"
    r"|of|key|main) ){0,5}(?:(?!and )[\w-]+ (?:and (?!the |all |certain |some |its |substant))?)"
    r"{0,3}?(?:assets|properties|business|businesses"
    r"|operations|liabilities|inventory|portfolio)(?: and (?:[\w-]+ ){0,2}(?:assets|liabilities"
    r"|operations|business|inventory))? (?:of|from) "
)
_STOP = phrase(
    r",(?! (?:Inc|LLC|Ltd|L\.?P|PLC|Co\b|Corp|S\.A)|\d{3}\b(?![^,.;]{0,60}\bshares))|[;:]"
    r"|\.(?<!\bMr\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bU\.[SK]\.)(?=[ \"']"
    r"|$)|\((?![\"'A-Z])"
    r"| (?:from|for|to|through|by|with|against|that|which|who|whose|as|after|under|said|says"
    r"|when|effective|pursuant|valued|worth|at|on|via|before|until|because|if|while|including|following"
    r"|using|during|but|so|subject|is|was|are|were|has|have|had|will|would|into|onto|over|yesterday|today"
    r"|earlier|last|this|amid|where|since|without|unless|once|per|formerly"
    r"|(?<!\bUS[ ])(?<!\bUK[ ])based"
    r"|(?<!privately[ ])(?<!closely[ ])(?<!publicly[ ])held|(?<!wholly[ ])(?<!majority[ ])"
    r"(?<!equally[ ])(?<!jointly[ ])"
    r"(?<!pct[ ])(?<!pct-)(?<!per[ ]cent[ ])(?<!percent[ ])(?<!%[ ])(?<!%-)"
    r"(?<!government[ ])(?<!privately[ ])(?<!family[ ])(?<!state[ ])owned|led|plus"
    r"|rather|not|already|can|could|may|should|previously|currently|located|amounting"
    r"|totall?ing|valuing|headquartered"
    r"|creating|giving|bringing|ending|back(?= (?:on|up)\b)"
    r"|and (?=pa(?:id|ys?)\b)|consisting|comprising|covering|serving|used|known|operating (?=in"
    r"|under|as|at)|(?-i:it)|they"
    r"|focus(?:ed|ing)|speciali[sz]ing|related to)\b"
    r"|[ ](?<!engaged[ ])(?<!involved[ ]) ?in (?!(?:the )?(?-i:[A-Z])\w+ "
    r"(?:(?-i:[A-Z])|$))"
    r"| -+(?: |(?=sources?\b|reports?\b|paper\b|media\b))| \||[?!]"
)
_PRICED = phrase(  # "a $US900 million ($A1.2 billion) concession"
    r"(?:an? |the |its )?[A-Z]{0,3}[$€£][A-Z]{0,2}\d[\d.,]* ?(?:million|billion|[mb]n|m|mln|bln)?"
    r" \([^()]{3,30}\) (?=[a-z])(?!(?:of|in|from|to|for|at|worth|more|stake|bid|deal"
    r"|loan|and|or)\b)"
)
_ITS_OWN = phrase(r"\b(?:its|their)(?: [\w-]+[- ]owned)? $")
_ARTICLE = phrase(
    r"(?:(?:(?:two|three|four|five|six|several|most) of(?= (?:the|its|their)\b)"
    r"|the|a|an|its|their|his|all|both|certain|some|of|about|another|any|existing"
    r"|wholly[- ]owned) )+"
)
_APPOSITIVE = phrase(
    r" -+ (?=[A-Z])|(?:,|:)? ?[<(\"']?(?=[A-Z])"
    r"|, (?=[A-Z<(\"']|(?:[a-z][a-z-]+ ){1,3}[A-Z]|[a-z]\w+,? (?:GmbH|mbH|AG|Oy)\b)",
    0,
)


def party_of(name: Name) -> Party:
    """A name as a side of a deal."""
    return Party(name.start, name.end, folded(name.text), name)


class Things:
    """Reads what the words of one sentence name, over the names that stand in it."""

    def __init__(self, sentence: Sentence, names: Sequence[Name]) -> None:
        self.sentence, self.base, self._all = sentence, sentence.start, names

    @cached_property
    def text(self) -> str:
        """The sentence, in which "its Reno, Nev., plant" is one phrase."""
        return joined(self.sentence.text)

    @cached_property
    def names(self) -> list[Name]:
        """The names that can be a party."""
        return [n for n in self._all if n.kind not in {"place", "other"}]

    def starting(self, first: int, last: int) -> list[Name]:
        """Names that start between two offsets of the sentence."""
        a, b = self.base + first, self.base + last
        return [n for n in self.names if a <= n.start < b]

    def thing(self, pos: int) -> tuple[Party, int] | None:
        """What the words at `pos` name: a company, or assets described in words; and its end."""
        while pos < len(self.text) and self.text[pos] == " ":
            pos += 1
        more_than = MORE_THAN.match(self.text, pos)
        if more_than is None:
            return self._thing(pos)
        found = self._thing(more_than.end())
        if found is None or found[0].start != self.base + more_than.end():
            return found
        end = found[0].end
        words = folded(self.text[pos : end - self.base])
        return replace(found[0], start=self.base + pos, text=words), found[1]

    def _thing(self, pos: int) -> tuple[Party, int] | None:
        text = self.text
        if _NO_START.match(text, pos):
            return None
        if priced := _PRICED.match(text, pos):
            pos = priced.end()
        assets_of = _ASSETS_OF.match(text, pos)
        stop = self._stop(assets_of.end() if assets_of else pos)
        if assets_of:
            head = self.starting(assets_of.end(), stop)
            if head:
                end = head[0].end - self.base
                return self.words_at(pos, end, head[0], owner=head[0], assets=True), end
        article = _ARTICLE.match(text, pos)
        begin = article.end() if article else pos
        names = [n for n in self.starting(pos, stop) if n.kind != "person"] or self.starting(
            pos, stop
        )
        if several := named_things(text, begin):
            return self.words_at(begin, several, None, assets=True), several
        if not names:
            if _CALL_LETTERS.match(text, stop) and text[:stop].endswith("s"):
                return self._described(begin, stop)  # "four stations, WAAA and WBBB,"
            named = self._known_as(stop) or self._named_behind(stop)
            if named and stop - begin < _LONGEST_DESCRIPTION:
                return named
            return self._described(begin, stop)
        return self._around(begin, stop, names)

    def _around(self, begin: int, stop: int, names: list[Name]) -> tuple[Party, int] | None:
        """A phrase with names in it: owner's things, "maker X", or the name itself."""
        first = names[0]
        end = first.end - self.base
        after = _TICKER.match(self.text, end)
        end_behind = after.end() if after else end
        tail = self.text[end_behind:stop]
        if _SHARES_OF.match(tail):
            return self.name(first), first.behind - self.base
        owned = self._owned(begin, stop, names, tail) if tail.startswith(("'s ", "' ")) else None
        if owned:
            return owned
        words = tail.split()
        others = [n for n in names[1:] if n.kind == "organization"]
        if others and words:
            between = self.text[end_behind : others[0].start - self.base]
            if _FEW_WORDS.fullmatch(between) and (
                (any(map(_is_unit, between.split())) and not _NO_JOINT.search(between))
                or (_is_from(first, self.text[begin : first.start - self.base], between))
            ):
                return self.name(others[0], owner=None), others[0].behind - self.base
        named = self._named_unit(words, stop) if len(words) <= 8 else None
        if named:
            return replace(named[0], owner=first), named[1]
        head = words[-1].lower() if words else ""
        if len(words) == 1 and head in {"unit", "subsidiary", "division"} and first.formal:
            return self.name(first), stop
        if words in _ITSELF:
            return self.name(first), stop  # "Birch group" is Birch
        pair = tuple(map(str.lower, words[-2:])) in ASSET_PAIRS
        if (
            (head in ASSET_HEADS or head in UNIT_HEADS or pair)
            and words[0] not in {"and", "or", "of", "/"}
            and len(words) <= 6
        ):
            end, assets = self._tidy(begin, stop), head in ASSET_HEADS or pair
            return self.words_at(begin, end, first, assets=assets, owner=None), stop
        before = _TITLE.sub("", self.text[begin : first.start - self.base])
        lead = before.split()
        if _PLACED.search(before):
            return self._described(begin, stop)
        if lead and lead[-1].lower() == "of" and len(lead) > 1 and _is_assets(lead[:-1]):
            return self.words_at(begin, end, first, owner=first, assets=True), end
        if first.kind == "other":
            return self._described(begin, stop)
        part = self._part_of(begin, first, before)
        return part or (self.name(first), first.behind - self.base)

    def _part_of(self, begin: int, name: Name, before: str) -> tuple[Party, int] | None:
        """ "the tools division of Cedar"; for "a unit of Cedar, Birch Tools" it is Birch Tools."""
        part = _PART_OF.fullmatch(before)
        if part is None:
            return None
        named = self._named_behind(name.behind - self.base)
        if named and _ENDS.match(self.text, named[1]):
            return replace(named[0], owner=name), named[1]
        assets, end = part["head"].lower() in ASSET_HEADS, name.end - self.base
        return self.words_at(begin, end, name, owner=name, assets=assets), name.behind - self.base

    def _owned(
        self, begin: int, stop: int, names: list[Name], tail: str
    ) -> tuple[Party, int] | None:
        """What belongs to the first name: "Cedar's Birch Tools", "Cedar's paper mills"."""
        first = names[0]
        inside = [n for n in names[1:] if n.start < self.base + stop]
        second = next(iter(inside), None)
        for short, name in pairwise(inside):  # "Cedar's IT arm Birch"
            between = self.text[short.behind - self.base : name.start - self.base].split()
            if short is second and len(between) == 1 and _is_unit(between[0]):
                second = name
        if second is not None and not second.text[:1].islower():
            return self.name(second, owner=first), second.behind - self.base
        words = tail.split()[1:]
        named = self._named_unit(words, stop)
        if named:
            return replace(named[0], owner=first), named[1]
        if not words:
            return None
        assets = _is_assets(words)
        return self.words_at(
            begin, self._tidy(begin, stop), first, owner=first, assets=assets
        ), stop

    def _known_as(self, stop: int) -> tuple[Party, int] | None:
        """The name behind "collectively known as the"."""
        match = _KNOWN_AS.match(self.text, stop)
        names = self.starting(match.end(), match.end() + 4) if match else []
        return (self.name(names[0]), names[0].behind - self.base) if names else None

    def _named_unit(self, words: list[str], stop: int) -> tuple[Party, int] | None:
        """The name behind "X's Canadian subsidiary," where the words before are such a one."""
        if not words or words[-1].lower() not in _UNITS | _NAMED_THINGS:
            return None
        return self._named_behind(stop) if self.text[stop : stop + 1] == "," else None

    def _named_behind(self, stop: int) -> tuple[Party, int] | None:
        """The name behind a description: "a Georgia-based broker, Harbour Services"."""
        match = _APPOSITIVE.match(self.text, stop)
        if match:
            names = self.starting(match.end(), match.end() + 34)
            between = self.text[match.end() : names[0].start - self.base] if names else ""
            if not _BEFORE_NAME.fullmatch(between):
                return None
            if names and names[0].kind == "organization":
                behind = names[0].behind - self.base
                if not SPEAKS.match(self.text, behind):  # "its Akron station, X said"
                    return self.name(names[0]), behind
        return None

    def _described(self, begin: int, stop: int) -> tuple[Party, int] | None:
        """Something without a name: taken where its last word names what can be bought."""
        end = self._tidy(begin, stop)
        words = self.text[begin:end].split()
        low = [w.lower().strip("\"'") for w in words]
        heads = _PREPOSITION.split(self.text[begin:end].lower(), maxsplit=1)[0].split()
        if (
            low
            and low[0] in _BACK
            and len(low) == 1
            and self.text[:begin].lower().endswith(" the ")
        ):
            return self._named_one_by_one(stop)  # "the property": what was named before
        if len(heads) < len(words) <= 14 and heads and heads[-1] in ASSET_HEADS | {"group"}:
            return self.words_at(begin, end, None, assets=True), stop
        if low and low[0] in _LOOSE:
            return None
        if len(words) <= 14 and tuple(heads[-2:]) in ASSET_PAIRS:
            return self.words_at(begin, end, None, assets=True), stop
        if not 1 <= len(words) <= 14 or not low or low[-1] in GOODS or set(low) & MEASURES:
            return None
        counted = low[1:3] in (["of", "its"], ["of", "their"]) and _COUNTED.match(low[0])
        if counted and low[-1].endswith("s") and low[-1] not in UNIT_HEADS:
            return self.words_at(begin, end, None, assets=True), stop  # "22 of its boozers"
        own = _ITS_OWN.search(self.text, max(0, begin - 30), begin)
        if not (own or _MANY.isdisjoint(low) or _COUNTED.match(low[0])):
            return None
        if any(
            w in ASSET_HEADS or w in UNIT_HEADS or w.split("-")[-1] in UNIT_HEADS for w in low[-1:]
        ) or (len(low) > 2 and any(w in UNIT_HEADS for w in low) and low[0] not in {"it", "them"}):
            if len(low) == 1 and low[0] in _TOO_LITTLE:
                return None
            return self.words_at(begin, end, None, assets=_is_assets(words)), stop
        return None

    def _named_one_by_one(self, stop: int) -> tuple[Party, int] | None:
        """The first name of "the properties - the Red Anchor, the Old Bell and the Crown -"."""
        match = _DASH.match(self.text, stop)
        names = self.starting(match.end(), match.end() + 1) if match else []
        return (self.name(names[0]), names[0].behind - self.base) if names else None

    def _stop(self, pos: int) -> int:
        match = _STOP.search(self.text, pos)
        return match.start() if match else len(self.text)

    def _tidy(self, begin: int, stop: int) -> int:
        words = self.text[begin:stop].rstrip(" .,'\"")
        cut = _GOES_ON.search(words) if " and" in words else _RUN_BY.search(words)
        return begin + (cut.start() if cut else len(words))

    def name(self, name: Name, owner: Name | None = None) -> Party:
        """A name of the sentence as a side."""
        return Party(name.start, name.end, folded(name.text), name, owner=owner)

    def words_at(
        self,
        begin: int,
        end: int,
        name: Name | None,
        owner: Name | None = None,
        assets: bool = False,
    ) -> Party:
        """The words between two offsets of the sentence as a side."""
        text = folded(self.text[begin:end])
        return Party(self.base + begin, self.base + end, text, name, assets, owner)


_TICKER = re.compile(r" ?<[^>]*>")
_FEW_WORDS = re.compile(r"[ (]*(?:[\w'-]+[ )(<]*){1,7}")
_LONGEST_DESCRIPTION = 130
_BEFORE_NAME = re.compile(  # "the leading operator, auction site Birch"
    r"(?![\w .'-]{15})[<(\"' ]*(?:[A-Z][\w.-]+(?:'s)? )?<?"
    r"|(?:[a-z][a-z-]+ ){0,2}(?:web)?(?:site|company|firm|group|chain|start-?up|maker|brand"
    r"|retailer|operator|business|station|newspaper|platform|specialist|agency) "
)
_NO_JOINT = re.compile(  # "its saw division and hired X"
    r"\b(?:of|and|in) *$|\b(?:units?|divisions?|subsidiary|business|arm|affiliate|company) and\b"
)
_CALL_LETTERS = re.compile(r", [KWCX][A-Z]{2,3}\b")
_PLACED = phrase(
    r"(?<!interest)(?<!interests)(?<!stake)(?<!stakes)(?<!shares)(?<!holding) "
    r"(?:in|at|near|on|within|across)(?: the)? ?$"
)
_PART_OF = phrase(
    r"(?:[\w'&./-]+ ){0,6}?(?P<head>units?|divisions?|arms?|subsidiar(?:y|ies)|affiliates?"
    r"|business(?:es)?"
    r"|operations?|branch(?:es)?) of (?:the )?(?:(?:[a-z][\w-]*|U\.S\.|U\.K\.|[A-Z]\w+(?:an|ish"
    r"|ese|ch|'s)) )"
    r"{0,4}[<\"]?"
)
_GOES_ON = re.compile(
    r" and (?:said|its|it|will|has|plans|expects|that|to|the company)\b.*$| and(?: \d+)?$"
    r"| and \d[\d.,]* (?:mln|million|billion) [a-z]+$"
)
_RUN_BY = re.compile(r" (?:run|operated|owned|managed|held|leased)$")  # ... by whom
_ENDS = re.compile(r" ?(?:[,.;)]|$)")
_TITLE = re.compile(r"(?<= )(?:Dr|Mr|Mrs|Ms)\. $")
_ITSELF = (["group"], ["concern"], ["venture"], ["joint", "venture"], ["partnership"])
_BACK = frozenset("property properties brand brands building site operation operations".split())
_LOOSE = frozenset("or and of through not any up purchase sale".split())
_KNOWN_AS = phrase(
    r" ?,? ?(?:collectively |formerly |also )?(?:known as|called|named|operating as) (?:the )?"
)
_DASH = phrase(r" -+ (?:the )?")
_UNITS = frozenset("unit subsidiary division affiliate arm company operation".split())
_NAMED_THINGS = frozenset("station newspaper daily weekly magazine hotel chain business".split())
_TOO_LITTLE = frozenset("company business firm bank companies businesses".split())
_MANY = frozenset("companies businesses firms startups banks".split())
_COUNTED = re.compile(r"\d|two|three|four|five|six|seven|eight|nine|ten|the|its|both|several")
_NO_START = phrase(r"(?:in|on|at|by|under|for|to|with|from|and|or|each|more|back|up|out)\b")
_PREPOSITION = re.compile(r" +(?:of|in|at|near|on) +")
_SHARES_OF = phrase(
    r"(?:'s? (?:[\w-]+ ){0,4}?(?:shares?|stock|equity|capital|common|membership interests?)"
    r"|(?:'s)? (?:membership|partnership) (?:units?|interests?))\b"
)


def _is_from(name: Name, before: str, between: str) -> bool:
    """Whether a name only tells where what is named behind it is from: "Lusaka insurtech Birch"."""
    words = 2 if _A_TECH.search(between) else 1  # "Cape Town insurtech Birch"
    plain = name.kind == "organization" and not name.formal and len(name.core) <= words
    return plain and not before and _WHAT_IT_DOES.fullmatch(between) is not None


_A_TECH = re.compile(r"tech $|\bstart-?up $")
_WHAT_IT_DOES = re.compile(
    r" (?:(?!(?:and|or|of|in|on|at|by|to|for|from|with|as|is|was|has|had|will|would|said|says|after"
    r"|before|when|while|since|shares?|stock|stakes?|stores?|brands?) )[a-z][a-z-]* ){1,3}<?"
)


def _is_unit(word: str) -> bool:
    return word.lower().strip("<(") in UNIT_HEADS or word in {"club", "team"}


def _is_assets(words: list[str]) -> bool:
    return bool(words) and words[-1].lower().strip("\"',.") in ASSET_HEADS
