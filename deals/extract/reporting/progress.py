"""How far a deal has come, by all that an article says of it."""

import re
from collections.abc import Sequence
from datetime import date

from deals.extract.grammar.clued import Clued, clued
from deals.extract.grammar.cues import ENDED, FUTURE, HEADINGS, SUPPORT, WAITING, Told
from deals.extract.grammar.events import Event
from deals.extract.grammar.sentences import Sentence
from deals.extract.reporting.details import dated
from deals.extract.reporting.groups import Group
from deals.extract.reporting.standing import LEAD
from deals.extract.words.text import phrase, plain, within

_FINISHED = clued(
    r"\b(?:transaction|deal|acquisition|sale|merger|purchase|takeover|round)"
    r"\b[^.;]{0,50}\b(?:closed|was (?:\w+ )?completed|has been completed|finali[sz]ed"
    r"|were completed|was closed|(?:is|was|became) effective(?= immediately| on | as of )"
    r"|took effect)\b"
    r"(?! (?:by|to))"
    r"|\b(?:completion|closing) (?:took|has taken) place\b"
)
_THE_DEAL = phrase(  # wherever an article says so that tells of one deal alone
    r"(?:The|This) (?:[a-z-]+ )?(?:transaction|deal|acquisition|sale|merger|purchase|takeover)\b"
)
_SOUGHT = phrase(r"(?:is |are )?(?:seek(?:s|ing)?|looking|interested in)(?: to)?")
_HAS_OFFERED = clued(  # "it has offered 7.07 dlrs per share"
    r"\b(?:(?:has|have|had) offered(?= (?:to pay )?(?:about |up to )?[A-Z]{0,3}[$£€]?\d)"
    r"|(?:has|have|had) (?:made|submitted|launched|begun|commenced) (?:an?|its|the) "
    r"(?:[\w$£€.,-]+ ){0,5}?(?:offer|bid|tender)\b"
    r"|(?:began|launched|commenced) (?:an?|its) (?:[\w$£€.,-]+ ){0,5}?"
    r"(?:tender offer|offer|bid)\b)"
)
_IT = re.compile(r"\b(?:it|they|the (?:company|group|firm))(?: also| already)? $")
_PROMISED = clued(  # "has obtained commitments for a $200 million facility"
    r"\b(?:obtain|receiv|secur|announc|arrang|sign|execut)(?:s|es|ed|ing)? (?:[a-z-]+ ){0,4}?"
    r"commitments?(?: letters?)? (?:for|from|of|to|in|under)\b"
)
_LEAVES = phrase(r"(?:drop|pull|bow|walk)")  # who leaves, perhaps to another, is named before
_FUTURE, _ENDED = Clued(FUTURE), Clued(ENDED)

_NOT_YET = re.compile(r"n't\b|\b(?:not|yet|be|to|will|would|expect\w*|once|when|after|if|until)\b")
_AWAITED = re.compile(r"expect|subject|will|pending", re.I)


class Progress:
    """Tells how far the deals of one article have come."""

    def __init__(
        self, text: str, found: list[Sentence], day: date | None, heading: Sentence | None
    ) -> None:
        """`heading`: the line over an item of a digest."""
        self._text, self._sentences, self._day, self._heading = text, found, day, heading

    def told(self, group: Group, main: Event, scope: Sequence[Sentence], alone: bool) -> Told:
        """The status of a deal of which the sentences of `scope` speak, with words for it; `alone`:
        the article tells no other."""
        after = self._sentences[main.sentence.index + 1 :] if alone else []
        more = [s for s in after if s not in scope and _THE_DEAL.match(s.text)]
        return self._borne_out(self._status(group, main, [*scope, *more]), main)

    def _status(self, group: Group, main: Event, scope: Sequence[Sentence]) -> Told:
        done = [e.sentence for e in group.events if e.told.status == "completed"]
        early = [
            e.told
            for e in group.events
            if e.sentence.index <= LEAD
            and not (e.told.status == "denied" and any(e.sentence is s for s in done))
        ]  # "has bought a stake, but has no plans to make a full bid" is done
        for status in ("terminated", "denied"):
            ended = next((t for t in early if t.status == status), None)
            if ended is not None:
                return ended
        called_off = self._called_off(group) or self._headed(main)
        if called_off is not None:
            return called_off
        if main.told.status in {"in_talks", "rumoured"}:
            return self._offered_since(group, main, scope) or main.told
        told = [e.told for e in group.events if not e.weak or e is main]
        strong = next((t for t in told if t.status == "completed" and t.strength >= 5), None)
        finished = strong or self._finished(main, scope)
        if finished is not None:
            return finished
        if main.family == "loan" and (promised := _PROMISED.search(main.sentence)):
            start = main.sentence.start
            return Told("announced", start + promised.start(), start + promised.end(), 4)
        if main.told.status == "completed" and not main.sentence.headline:
            return self._still_open(group, told, scope) or main.told
        if main.told.status == "announced":
            return self._done_since(group, main, scope) or main.told
        return main.told

    def _offered_since(self, group: Group, main: Event, scope: Sequence[Sentence]) -> Told | None:
        """The offer that who "seeks to acquire" a company has made already."""
        sought = plain(self._text[main.told.start : main.told.end])
        if main.told.status != "in_talks" or not _SOUGHT.fullmatch(sought):
            return None
        for sentence in scope:
            made = _HAS_OFFERED.search(sentence)
            if made and self._by_it(group, sentence.low[: made.start()]):
                return Told(
                    "announced", sentence.start + made.start(), sentence.start + made.end(), 3
                )
        return None

    def _by_it(self, group: Group, before: str) -> bool:
        """Whether words lead from the buyer, or from a pronoun for it, to what was done."""
        named = any(p.name.core[0] in before for p in group.buyers if p.name is not None)
        return named or _IT.search(before) is not None

    def _finished(self, main: Event, scope: Sequence[Sentence]) -> Told | None:
        """What a sentence says of the whole deal: "the transaction has been completed"."""
        if main.told.status not in {"announced", "completed"}:
            return None
        for sentence in scope:
            done = _FINISHED.search(sentence)
            if done and not _NOT_YET.search(sentence.text[max(0, done.start() - 8) : done.end()]):
                start = sentence.start
                return Told("completed", start + done.start(), start + done.end(), 5)
        return None

    def _still_open(self, group: Group, told: list[Told], scope: Sequence[Sentence]) -> Told | None:
        """What shows that a deal told as done is only agreed: a sentence that looks ahead."""
        ahead = next(((s, m) for s in scope if (m := _FUTURE.search(s))), None)
        if ahead is None or not group.families & {"purchase", "sale", "union"}:
            return None
        agreed = next((t for t in told if t.status == "announced"), None)
        sentence, found = ahead
        if agreed is None and _AWAITED.search(found[0]):
            start = sentence.start
            return Told("announced", start + found.start(), start + found.end(), 3)
        return agreed

    def _done_since(self, group: Group, main: Event, scope: Sequence[Sentence]) -> Told | None:
        """What shows that a deal told as agreed is done: a past day, or another early sentence."""
        step = dated(main.sentence, self._day) if self._day is not None else None
        if step is not None and step[0] == "completed":  # "effective August 29", a past day
            return Told("completed", main.sentence.start, step[3], 4)
        if main.told.strength > 2 or any(_FUTURE.search(s) for s in scope):
            return None
        early = (e.told for e in group.events if not e.weak and e.sentence.index <= LEAD)
        return next((t for t in early if t.status == "completed" and t.strength >= 3), None)

    def _called_off(self, group: Group) -> Told | None:
        """What a headline that names a party says of an end."""
        first = self._sentences[0]
        found = _ENDED.search(first) if first.headline else None
        parties = [p for p in (group.target, *group.buyers) if p is not None and p.name is not None]
        words = {p.name.core[0] for p in parties if p.name is not None}
        if (
            found is None
            or WAITING.search(first.text)
            or not any(word in first.low for word in words)
            or (_LEAVES.match(found[0]) and not any(w in first.low[: found.start()] for w in words))
        ):
            return None
        return Told("terminated", first.start + found.start(), first.start + found.end(), 5)

    def _headed(self, main: Event) -> Told | None:
        """What the heading over an item of a digest says of all that stand under it."""
        line = self._heading
        if line is None or main.told.status not in {"announced", "completed"}:
            return None
        for status, pattern in HEADINGS:
            found = pattern.match(line.text)
            if found:
                return Told(status, line.start + found.start(), line.start + found.end(), 5)
        return None

    def _borne_out(self, told: Told, main: Event) -> Told:
        """The status with words that bear it out: its own, or those of the whole sentence."""
        pattern, sentence = SUPPORT[told.status], main.sentence
        if within(pattern, plain(self._text[told.start : told.end])):
            return told
        if within(pattern, sentence.text):
            return Told(told.status, sentence.start, sentence.end, told.strength)
        return Told("announced", sentence.start, sentence.end, told.strength)
