"""Who does what a trigger says: the name to its left, past everything that only leads there."""

import re
from collections import deque
from collections.abc import Sequence

from deals.extract.grammar.acting import (
    GROUP,
    INCLUDED,
    INCLUDING,
    THE_INVESTOR,
    by_office,
    counts_others,
    for_it,
    goes_before,
    heads_group,
    joined,
    leads_clause,
    leads_elsewhere,
    of_itself,
    only_describes,
    only_reports,
    opener,
    takes_part,
    tells_kind,
    unnamed,
)
from deals.extract.grammar.leading import (
    PRONOUNS,
    TOKEN,
    inside_apposition,
    kind_of_gap,
    owned,
    verdict_on,
)
from deals.extract.grammar.phrases import Party, party_of
from deals.extract.grammar.sentences import Sentence
from deals.extract.names.entities import Entities
from deals.extract.words.lexicon import PLACES
from deals.extract.words.name_words import Name, is_place
from deals.extract.words.text import folded, phrase

OPENS_BACK = phrase(  # "The Oslo start-up", "France's third-largest phone company"
    r"(?:The|This|(?-i:[A-Z])\w+'s (?:[a-z]+[- ])?(?:largest|biggest"
    r"|oldest)) (?:[\w.-]+ ){0,4}?(?:start-?up|company|firm|outfit|group|bank|lender|retailer"
    r"|platform|maker|developer|provider|marketplace|chain|brewer|insurer|airline|carrier|broker"
    r"|operator|publisher|supplier|manufacturer|producer|business|club|conglomerate)\b(?! of\b)"
)
_HE_DOES = phrase(  # "To go along with his Birch stations there, he is" acquiring Y
    r", (?:he|she)(?:'s)? (?:(?:is|has|had|will|would|also|now|plans to|agreed to|to) )+$"
)
_OF_PLACE = re.compile(r"^ of [A-Z][\w. ]{2,30},(?: [A-Z][\w.]+,)? ")  # "X of Akron, Ohio, to"
_PLACE_LEAD = re.compile(
    r"(?:\b(?:[Ii]n|of|at|near|across|from|for|by|with|between|against|and its|to)|'s) $"
    r"|\b(?:in|near|across) (?!which|whom)[a-z]{4,}(?<!ing) $"
)
_WITH_HOLDERS = re.compile(  # "agreed with the promoters of debt-laden X to"
    r"\bwith (?:the )?(?:promoters|founders|owners) of (?:[a-z-]+ ){1,3}$"
)
_PACT_WITH = phrase(  # "signed agreements with the state investor X to buy"
    r"\b(?:agreements?|deals?|contracts?|pact|accord|talks|negotiations|discussions"
    r"|letter of intent|memorandum of understanding) with (?:the |its |an? )?"
    r"(?:(?-i:[a-z])[\w-]* ){1,3}<?$"
)
_COUNTRYS = re.compile(r"\b([A-Z][\w.]+)'s $")


class Subjects:
    """Finds subjects in the sentences of one article and remembers the last one."""

    def __init__(self, entities: Entities, label: Name | None = None) -> None:
        """`label`: whom an item of a digest speaks of from its start."""
        self._entities = entities
        self.label = label
        self.topic: Name | None = label
        self._company: Name | None = None  # whom a release calls "the Company" from there on
        self.told: Name | None = None  # who changes hands in the sentence before
        self.telling: Name | None = None  # and in this one
        self.before: deque[tuple[Sentence, Sequence[Name]]] = deque(maxlen=2)  # sentences read
        self._quoted = -1  # the paragraph in which a quotation goes on

    def of(self, sentence: Sentence, names: Sequence[Name], pos: int) -> tuple[Party, int] | None:
        """The subject of the trigger at `pos`, and where the words that lead from it begin."""
        text = sentence.text
        if counts_others(text, pos):
            return None
        before = [n for n in names if n.end - sentence.start <= pos and n.kind != "other"]
        skip_to: int | None = None
        if main := leads_clause(text, sentence.start, before, pos):
            return self._party(main), main.behind - sentence.start
        for name in reversed(before):
            start = name.start - sentence.start
            if skip_to is not None and start >= skip_to:
                continue
            if INCLUDED.search(text, max(0, start - 120), start):
                continue
            end, is_state = _behind(text, name, name.behind - sentence.start)
            gap = INCLUDING.sub(" ", text[end:pos])
            if name.kind == "organization" and (of_itself(gap) or for_it(text, start, gap)):
                return self._party(name), end
            if heads_group(gap):
                return party_of(name), end
            if leads_elsewhere(text, start, gap):
                continue
            office = by_office(text, start, gap)
            if office:
                return self._somebody() or _words(sentence, 0, end + office.end()), end
            group = unnamed(gap)
            if group:
                first, last = end + group.start("who"), end + group.end("who")
                return _words(sentence, first, last), last
            near = _OF_PLACE.sub(" ", gap)
            verdict = verdict_on(near, sentence.headline)
            if verdict == "far":
                continue
            skip_to = inside_apposition(text, start, gap)
            if skip_to is not None or joined(text, start, gap) or takes_part(text, start, pos, gap):
                continue
            if _by_whose_offer(text, start, near):
                return self._party(name), end
            if goes_before(sentence, start, gap):
                continue
            if is_state and _stands_free(text[:start]):
                return _words(sentence, start, end), end
            if name.kind == "place" or _depends(text, start):
                continue
            if verdict == "pronoun":
                break
            return self._acting(sentence, before, name, gap), end
        return self._pronoun(sentence, before, pos)

    def _acting(self, sentence: Sentence, before: Sequence[Name], name: Name, gap: str) -> Party:
        """Who acts where `name` stands nearest: mostly itself, or who opens the sentence."""
        person = self._entities.of(name).kind == "person"
        if person and (
            _unit_of(sentence.text, name.start - sentence.start) or _HIMSELF.fullmatch(gap)
        ):
            return party_of(name)  # "a group led by its chairman", "its founder has"
        return self._party(opener(sentence.text, sentence, before, name, gap) or name)

    def _pronoun(
        self, sentence: Sentence, before: list[Name], pos: int
    ) -> tuple[Party, int] | None:
        """Who "it", "the company" or nobody stands for: the sentence's first name, or the topic."""
        text = sentence.text
        if _HE_DOES.search(text, max(0, pos - 40), pos) and (somebody := self._somebody()):
            return somebody, max(0, pos - 90)
        first = next((n for n in before if _can_act(sentence, n, pos)), None)
        if first is not None:
            return self._party(first), max(first.behind - sentence.start, pos - 90)
        tokens = TOKEN.findall(text[max(0, pos - 160) : pos].lower())
        opens = before[0] if before and self._entities.of(before[0]).kind == "person" else None
        if opens is not None and opens.start - sentence.start < 12 and {"he", "she"} & {*tokens}:
            return party_of(opens), max(opens.behind - sentence.start, pos - 90)
        if self.topic is not None and not before and THE_INVESTOR.match(text):
            return self._party(self.topic), max(0, pos - 90)
        group = GROUP.match(text)
        if group and self.topic is not None and _of_place(group[0], before) and not self._taken():
            return self._party(self.topic), group.end()  # "The Calcutta-based group will pay"
        if group and group.end() <= pos:
            return Party(sentence.start, sentence.start + group.end(), group[0]), group.end()
        state = _STATE.match(text)
        if state and state.end() <= pos and kind_of_gap(text[state.end() : pos]) == "light":
            last = sentence.start + state.end()
            return Party(sentence.start, last, folded(state[0])), state.end()
        if self._company is not None and _THE_COMPANY.search(text, max(0, pos - 160), pos):
            return self._party(self._company), max(0, pos - 90)
        back = OPENS_BACK.match(text)
        unnamed = back is not None and all(n.kind == "place" for n in before)
        if self.topic is not None and back and unnamed:
            gap = text[back.end() : pos]
            whole = not back[0].endswith("business")  # which may be a part, that is sold
            if "," in gap or (whole and kind_of_gap(gap) != "far"):
                return self._party(self.topic), max(0, pos - 90)
        if self.topic is not None and any(t in PRONOUNS for t in tokens[-14:]):
            return self._party(self.topic), max(0, pos - 90)
        return None

    def _somebody(self) -> Party | None:
        """Whom the article speaks of, where that may be a person by the name."""
        topic = self.topic
        person = topic is not None and len(topic.core) in {2, 3} and not topic.formal
        return party_of(topic) if topic is not None and person else None

    def _taken(self) -> bool:
        """Whether the sentence before tells that the topic changes hands: another acts then."""
        if self.told is None or self.topic is None:
            return False
        return self._entities.of(self.told) is self._entities.of(self.topic)

    def _party(self, name: Name) -> Party:
        if self._entities.of(name).kind == "person" and self.topic is not None:
            name = self.topic  # an officer speaks and acts for the company
        return party_of(name)

    def remember(self, sentence: Sentence, names: Sequence[Name]) -> None:
        """The first organization of a sentence is what the next one speaks of."""
        self.told, self.telling = self.telling, None
        quoted = sentence.paragraph == self._quoted  # in words that one before began to quote
        if quoted != (sentence.text.count('"') % 2 > 0):
            self._quoted = sentence.paragraph
        else:
            self._quoted = -1
        if '"Company"' in sentence.text:
            text, base = sentence.text, sentence.start
            called = (n for n in names if '"Company"' in text[n.end - base : n.behind - base])
            self._company = next(called, self._company)
        self.before.append((sentence, names))
        if not names or quoted or sentence.text.startswith('"'):
            return
        if self.topic is not None and goes_on(sentence.text):
            return  # "It has raised $5m from X" still speaks of whom it spoke of
        for name in names:
            if (
                name.kind == "organization"
                and self._entities.of(name).kind != "person"
                and name.start - sentence.start < 140
            ):
                lead = sentence.text[: name.start - sentence.start]
                if (
                    name.start - sentence.start < 3
                    or not _OF.search(lead[-10:])
                    or SHARES_IN.fullmatch(lead)
                ):
                    self.topic = name
                    return
                if _INTRODUCES.match(sentence.text, name.behind - sentence.start):
                    self.topic = name  # "the largest belongs to Y, which makes saws"


def _can_act(sentence: Sentence, name: Name, pos: int) -> bool:
    """Whether a name before `pos` can be what "it" stands for there."""
    text, start, end = sentence.text, name.start - sentence.start, name.behind - sentence.start
    return (
        name.kind == "organization"
        and _stands_free(text[:start])
        and not tells_kind(text, end)
        and not owned(text, start, end)
        and not only_describes(text, start, text[end:pos])
        and not only_reports(text[end:pos])
    )


def _by_whose_offer(text: str, start: int, near: str) -> bool:
    """Whether a deal is told by whose it is: "an offer from X to", "approval to X for the"."""
    if _FOR_THE.fullmatch(near) and _SIGNED_BY.search(text[max(0, start - 60) : start]):
        return True
    leads = _LEADS_TO.match(near) is not None
    return leads and _OFFERED.search(text[max(0, start - 40) : start]) is not None


def _of_place(group: str, before: Sequence[Name]) -> bool:
    """Whether a group is told by its place alone: "The Leeds-based group", "The Oslo group"."""
    if any(n.kind != "place" for n in before):
        return False
    first = _FIRST.match(group)
    return first is not None and (first[0].endswith("-based ") or is_place(first[1].lower()))


_FIRST = re.compile(r"The ([A-Z][\w.-]+) ")
_THE_COMPANY = re.compile(r"\b[Tt]he Company\b")
_OF = re.compile(r"\b(?:(?:for|with|from|by|of|to|in) |by the )$")


def goes_on(text: str) -> bool:
    """Whether a sentence begins as one that still speaks of whom the one before spoke of."""
    return text.startswith(_IT) and _GOES_ON.match(text) is not None


_IT = ("It", "They", "The ")
_GOES_ON = re.compile(
    r"Its |(?:It|They|The (?:company|firm|group|start-?up|bank|retailer))(?:'s| also)? (?:has|had"
    r"|have|is|was|will|would"
    r"|said|[a-z]+s|[a-z]+ed)\b"
)


def _behind(text: str, name: Name, end: int) -> tuple[int, bool]:
    """Where a name ends, and whether it is a state that acts: "the government of Peru"."""
    state = _GOVERNMENT.match(text, end) if name.kind == "place" else None
    return (state.end(), True) if state else (end, False)


def _words(sentence: Sentence, first: int, last: int) -> Party:
    return Party(sentence.start + first, sentence.start + last, folded(sentence.text[first:last]))


def _depends(text: str, start: int) -> bool:
    """Whether a name hangs on the words before it, and so cannot act."""
    return (
        start > 12
        and not _stands_free(text[:start])
        and not _unit_of(text, start)
        and not _MANAGED.search(text[max(0, start - 30) : start])
    )


def _stands_free(lead: str) -> bool:
    """Whether a name behind these words can act: no "for X", but "a spokesman for X"."""
    near = lead[-40:].rstrip('<"(')
    country = _COUNTRYS.search(near)
    if country and country[1].lower() in PLACES:  # "Britain's X"
        return True
    if "with " in near and (_WITH_HOLDERS.search(near) or _PACT_WITH.search(near)):
        return False
    owner = _OWNERS.search(near)
    if owner:  # "said Birch's Elm Tools": whether it is free turns on what stands before Birch
        near = near[: owner.start()]
    return not _PLACE_LEAD.search(near[-18:]) or bool(_SPEAKS.search(near))


SHARES_IN = re.compile(  # "Shares in department store chain X have tumbled" speaks of X
    r"(?:[A-Z][\w ]{2,24}: )?(?:Shares|Stock|Shareholders|Investors|The board|Directors|Bosses"
    r"|Staff) (?:in|of|at) "
    r"(?:the )?(?:(?:[a-z][\w-]*|[A-Z]\w+(?:-based|an|ish|ese|ch)) ){0,5}"
)


_HIMSELF = phrase(
    r"(?:, \d\d)?(?:, (?:an? |the )?(?:former|ex-)[^,;]{3,70})?"
    r",? (?:who )?(?:(?:has|have|had|will|would|also|already|recently|personally"
    r"|agreed to"
    r"|plans to"
    r"|wants to|offered to|tried to|to) )+"
)
_INTRODUCES = phrase(r", (?:which|an? |whose|maker of)")
_MANAGED = phrase(
    r"\b(?:management(?: team)?|managers|executives|employees) (?:of|at) (?:the |its )?$"
)
_SPEAKS = phrase(
    r"(?<!\bto[ ])(?<!\bto[ ]the[ ])(?<!former[ ])(?<!ex-)\b"
    r"(?:spokes\w+|officials?|executives?|chairm[ae]n|chairwoman"
    r"|(?:president|head|director|manager)(?: (?:of|for) [a-z]+(?: and [a-z]+)?)?"
    r"|officer|secretary|treasurer|controller|managing partner|CEO|CFO|COO"
    r"|statement|management|board|announcement|disclosure|filing"
    r"|directors|shareholders|holders),? (?:for|of|at|from|by) (?:the )?(?:(?-i:[A-Z])[\w.]+'s )?$"
    r"|\badvis[eo]rs? (?:to|for) (?:the )?$|\bfunds (?:managed|advised|run"
    r"|controlled) by (?:the )?$"
    r"|\b(?:an? |the )(?:[\w-]+ )?(?:funds?|vehicle|unit|group|entity|consortium|affiliate) "
    r"(?:managed|controlled|advised|run|owned|led|backed) by (?:the )?$"
)
_OWNERS = phrase(r"(?<=[ <])(?:(?-i:[A-Z])[\w.&-]* ){0,3}(?-i:[A-Z])[\w.&-]*>?'s? $")
_GOVERNMENT = phrase(
    r"(?:'s|s')? (?:government|state|central bank|treasury)\b(?! (?:enterprise|company|firm|group"
    r"|bank|utility|oil|gas|power|grid|energy|investor|fund|giant|agency|airline|railway|-))"
)
_STATE = phrase(r"(?:The )?(?:[A-Z][\w.]+ ){1,3}[Gg]overnment\b", 0)
_OFFERED = phrase(
    r"\b(?:offer|bid|proposal|approach|agreement|plans?|attempt|approval|effort|letter of "
    r"intent|call(?:s|ed|ing)?|negotiations|talks|application|terms|contract|deal|permission"
    r"|clearance|option|pact)\b[^.;,]{0,12} (?:from|by|for) (?:the |an? )?<?$"
    r"|\b(?:approval|permission|clearance|consent|go-ahead|green light|nod) to (?:the )?<?$"
)
_SIGNED_BY = phrase(  # "a letter of intent has been signed by X for the purchase of"
    r"\b(?:agreement|contract|letter of intent|deal|pact|offer|bid|memorandum of understanding)"
    r" (?:(?:has|have|had|was|were|now|been|is|being) ){1,3}(?:signed|entered into|executed|made"
    r"|submitted|reached|tabled|lodged|put in) by (?:the )?<?$"
    r"|\b(?:approval|permission|clearance|consent|go-ahead|green light|nod) to (?:the )?<?$"
)
_FOR_THE = re.compile(r",? for (?:the|an?) (?:[a-z-]+ )?")
_LEADS_TO = re.compile(r"[^,]{0,30}\bto +$|[^,;]{0,60}\bfor it to +$")
_UNIT_OF = phrase(
    r"\b(?:units?|subsidiar(?:y|ies)|affiliates?|divisions?|arm|part|owned|group|company|controlled"
    r"|consortium|syndicate|alliance|partnership|pair|trio"
    r"|(?:spear)?headed"
    r"|fronted|led|backed)"
    r"(?: owned| led| controlled)? (?:of|by)(?: (?:the|its|US|UK|U\.[SK]\.|private|equity|buyout"
    r"|buy-out|investment|firm|house|giant|chairman|president|founder|investor"
    r"|financier|executive|businessman|director|managing|chief|former|finance|general|manager))* $"
    r"|\b(?:affiliated|associated) with (?:the )?$"
)


def _unit_of(text: str, start: int) -> bool:
    return bool(_UNIT_OF.search(text[max(0, start - 40) : start].rstrip('<"(')))
