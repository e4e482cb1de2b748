"""From the events of one deal to its fields and their quotes, before grounding."""

import re
from datetime import date
from typing import Any

from deals.extract.cues import ENDED, FUTURE, HEADINGS, SUPPORT, WAITING, Told
from deals.extract.details import Told as DealTold
from deals.extract.details import dated, details
from deals.extract.entities import Entities
from deals.extract.events import Event
from deals.extract.kinds import TYPE_WORDS
from deals.extract.merging import LEAD, Group
from deals.extract.money_roles import Sum, deal_points, sums
from deals.extract.moves import moves
from deals.extract.phrases import Party
from deals.extract.sentences import Sentence
from deals.extract.shares import HOLDING, percent_in
from deals.extract.text import folded, phrase, plain

_ABOUT_DEAL = phrase(
    r"\b(?:transaction|deal|acquisition|purchase|consideration|merger|takeover|sale|offer"
    r"|bid|investment|terms|agreement|stake|tender|buyout|proposal|venture|financing"
    r"|round|shares|pay|paying|paid|fetch|price|proceeds)\b"
)
_MANY = 2  # other deals in paragraphs of their own, with which an article is a list of deals
_DOUBTFUL = 4  # points up to which a sum may be another deal's
_NEAR = 6  # sentences behind an event in which its price may follow
_FINISHED = phrase(
    r"\b(?:transaction|deal|acquisition|sale|merger|purchase|takeover|round)"
    r"\b[^.;]{0,50}\b(?:closed|was (?:\w+ )?completed|has been completed|finali[sz]ed"
    r"|were completed|was closed)\b(?! (?:by|to))"
)

_NOT_YET = re.compile(r"\b(?:be|to|will|would|expect\w*|once|when|after|if|until)\b")
_AWAITED = re.compile(r"expect|subject|will|pending", re.I)


class Writer:
    """Writes the fields of the deals of one article."""

    def __init__(
        self,
        text: str,
        found: list[Sentence],
        entities: Entities,
        day: date | None,
        heading: Sentence | None = None,
    ) -> None:
        """`heading`: the line over an item of a digest."""
        self._heading = heading
        self._text, self._sentences, self._entities, self._day = text, found, entities, day
        self._sums: dict[int, list[Sum]] = {}
        self._scope: list[Sentence] = []  # of the deal that is being written

    def fields(self, group: Group, others: list[Group]) -> dict[str, Any]:
        """The flat fields of one deal with their quotes."""
        fields: dict[str, Any] = {}
        quotes: dict[str, Any] = {}
        if group.target is not None:
            self._name(fields, quotes, "target", group.target)
        self._names(fields, quotes, "investors", group.buyers)
        self._names(fields, quotes, "lead_investors", group.leads)
        self._names(fields, quotes, "sellers", group.sellers)
        main = self._main(group)
        self._scope = self._about(group, others)
        fields["type"] = self._type(group, main)
        quotes["type"] = self._type_quote(fields["type"], group, main)
        told = self._borne_out(self._status(group, main), main)
        fields["status"] = told.status
        quotes["status"] = self._quote(told.start, told.end)
        self._stake(fields, quotes, group)
        self._money(fields, quotes, group, others)
        self._round(fields, quotes, group)
        self._around(fields, quotes, group, main)
        return fields | {"quotes": quotes}

    def _quote(self, start: int, end: int) -> dict[str, Any]:
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return {"text": self._text[start:end], "start": start, "end": end}

    def _best(self, party: Party) -> tuple[str, int, int]:
        """The fullest name that the article gives the party, and where."""
        if party.name is not None and party.text == folded(party.name.text):
            name = self._entities.of(party.name).name
            return folded(self._text[name.start : name.end]), name.start, name.end
        return folded(self._text[party.start : party.end]), party.start, party.end

    def _name(self, fields: dict[str, Any], quotes: dict[str, Any], key: str, party: Party) -> None:
        text, start, end = self._best(party)
        fields[key] = text[:300]
        quotes[key] = self._quote(start, end)

    def _names(
        self, fields: dict[str, Any], quotes: dict[str, Any], key: str, parties: list[Party]
    ) -> None:
        names: list[str] = []
        for party in parties:
            text, start, end = self._best(party)
            if text and text not in names and text != fields.get("target"):
                quotes[f"{key}.{len(names)}"] = self._quote(start, end)
                names.append(text[:300])
        if names:
            fields[key] = names

    def _main(self, group: Group) -> Event:
        """The event that tells the deal best: strong, in the body, early."""
        return min(
            group.events,
            key=lambda e: (
                e.target is None,
                e.sentence.index >= LEAD,
                e.weak,
                e.sentence.headline,
                e.sentence.index,
            ),
        )

    def _type(self, group: Group, main: Event) -> str:
        told = [e for e in group.events if e.sentence.index <= main.sentence.index + 2]
        types = [e.type for e in told if not (e.weak and e.type != main.type)]
        for kind in (
            "funding_round",
            "joint_venture",
            "debt",
            "licence_and_hire",
            "capital_commitment",
        ):
            if kind in types and main.type == kind:
                return kind
        if main.type in {"acquisition", "divestiture"} and (
            group.buyers or main.type == "acquisition"
        ):
            for kind in ("minority_stake", "majority_stake", "asset_purchase", "merger"):
                if kind.endswith("_stake") and main.share is not None and main.share.percent == 100:
                    continue  # a bid for all of it, by who holds a part already
                if kind in types and (kind != "merger" or main.family == "union"):
                    return kind
            return "acquisition" if group.buyers else main.type
        return main.type

    def _status(self, group: Group, main: Event) -> Told:
        early = [e.told for e in group.events if e.sentence.index <= LEAD]
        for status in ("terminated", "denied"):
            ended = next((t for t in early if t.status == status), None)
            if ended is not None:
                return ended
        called_off = self._called_off(group) or self._headed(main)
        if called_off is not None:
            return called_off
        if main.told.status in {"in_talks", "rumoured"}:
            return main.told
        told = [e.told for e in group.events if not e.weak or e is main]
        strong = next((t for t in told if t.status == "completed" and t.strength >= 5), None)
        finished = strong or self._finished(main)
        if finished is not None:
            return finished
        if main.told.status == "completed" and not main.sentence.headline:
            return self._still_open(group, told) or main.told
        if main.told.status == "announced":
            return self._done_since(group, main) or main.told
        return main.told

    def _finished(self, main: Event) -> Told | None:
        """What a sentence says of the whole deal: "the transaction has been completed"."""
        if main.told.status not in {"announced", "completed"}:
            return None
        for sentence in self._scope:
            done = _FINISHED.search(sentence.text)
            if done and not _NOT_YET.search(done[0]):
                start = sentence.start
                return Told("completed", start + done.start(), start + done.end(), 5)
        return None

    def _still_open(self, group: Group, told: list[Told]) -> Told | None:
        """What shows that a deal told as done is only agreed: a sentence that looks ahead."""
        ahead = next(((s, m) for s in self._scope if (m := FUTURE.search(s.text))), None)
        if ahead is None or not group.families & {"purchase", "sale", "union"}:
            return None
        agreed = next((t for t in told if t.status == "announced"), None)
        sentence, found = ahead
        if agreed is None and _AWAITED.search(found[0]):
            start = sentence.start
            return Told("announced", start + found.start(), start + found.end(), 3)
        return agreed

    def _done_since(self, group: Group, main: Event) -> Told | None:
        """What shows that a deal told as agreed is done: a past day, or another early sentence."""
        step = dated(main.sentence, self._day) if self._day is not None else None
        if step is not None and step[0] == "completed":  # "effective August 29", a past day
            return Told("completed", main.sentence.start, step[3], 4)
        if main.told.strength > 2 or any(FUTURE.search(s.text) for s in self._scope):
            return None
        early = (e.told for e in group.events if not e.weak and e.sentence.index <= LEAD)
        return next((t for t in early if t.status == "completed" and t.strength >= 3), None)

    def _type_quote(self, kind: str, group: Group, main: Event) -> dict[str, Any]:
        """Words that tell the type: of the main trigger, of another, or the whole sentence."""
        pattern = TYPE_WORDS.get(kind)
        for event in (main, *group.events):
            words = plain(self._text[event.trigger.start : event.trigger.end])
            if pattern is not None and pattern.search(words):
                return self._quote(event.trigger.start, event.trigger.end)
        return self._quote(main.sentence.start, main.sentence.end)

    def _called_off(self, group: Group) -> Told | None:
        """What a headline that names a party says of an end."""
        first = self._sentences[0]
        found = ENDED.search(first.text) if first.headline else None
        parties = [p for p in (group.target, *group.buyers) if p is not None and p.name is not None]
        words = {p.name.core[0] for p in parties if p.name is not None}
        if (
            found is None
            or WAITING.search(first.text)
            or not any(word in first.low for word in words)
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
        if pattern.search(plain(self._text[told.start : told.end])):
            return told
        if pattern.search(sentence.text):
            return Told(told.status, sentence.start, sentence.end, told.strength)
        return Told("announced", sentence.start, sentence.end, told.strength)

    def _about(self, group: Group, others: list[Group]) -> list[Sentence]:
        """The sentences that tell the deal, and those behind that speak of "the transaction".

        None of a paragraph that tells another deal, and not this one, tells of it; in a list of
        deals each in its own paragraph, none of any other.
        """
        own = {e.sentence.index for e in group.events}
        paragraphs = {e.sentence.paragraph for e in group.events}
        apart = [
            e.sentence
            for g in others
            if g is not group
            for e in g.events
            if not e.weak and e.sentence.paragraph not in paragraphs
        ]
        first, last = min(own), max(own)
        theirs = {s.paragraph for s in apart}
        listed = len(theirs) >= _MANY
        return [
            s
            for s in self._sentences[first : last + _NEAR + 1]
            if s.index in own
            or (
                s.paragraph not in theirs
                and not (listed and s.paragraph not in paragraphs)
                and _ABOUT_DEAL.search(s.text)
            )
        ]

    def _stake(self, fields: dict[str, Any], quotes: dict[str, Any], group: Group) -> None:
        last = self._main(group).sentence.index + 2
        shares = [
            e.share
            for e in group.events
            if e.share is not None and e.share.percent is not None and e.sentence.index <= last
        ]
        if shares:
            share = shares[0]
            fields["stake_percent"] = share.percent
            quotes["stake_percent"] = self._quote(share.start, share.end)
        elif fields["type"] in {"minority_stake", "majority_stake"}:
            self._holding(fields, quotes)

    def _holding(self, fields: dict[str, Any], quotes: dict[str, Any]) -> None:
        """The part that a later sentence gives: "the stake amounts to 5.3 pct of"."""
        for sentence in self._scope:
            found = HOLDING.search(sentence.text)
            percent = percent_in(found["percent"]) if found else None
            if found and percent is not None:
                fields["stake_percent"] = percent
                start = sentence.start + found.start("percent")
                quotes["stake_percent"] = self._quote(start, sentence.start + found.end("percent"))
                return

    def _sums_of(self, sentence: Sentence) -> list[Sum]:
        if sentence.index not in self._sums:
            self._sums[sentence.index] = sums(sentence)
        return self._sums[sentence.index]

    def _money(
        self, fields: dict[str, Any], quotes: dict[str, Any], group: Group, others: list[Group]
    ) -> None:
        own = {e.sentence.index: e for e in reversed(group.events)}
        taken = {e.sentence.index for g in others if g is not group for e in g.events}
        best: tuple[int, Sum] | None = None
        withheld: Sum | None = None
        kept = False
        valuation: Sum | None = None
        own_sum: Sum | None = None
        for sentence in self._scope:
            event = own.get(sentence.index)
            if event is None and sentence.index in taken:
                continue
            body = event is not None and not sentence.headline
            for item in self._sums_of(sentence):
                if item.role == "withheld":
                    withheld = withheld or item
                    kept = kept or body
                elif item.role == "valuation":
                    valuation = valuation or item
                    own_sum = own_sum or (item if body else None)
                elif item.role == "price":
                    if event is None and kept:
                        continue  # the deal's own sentence withholds the price
                    if (points := deal_points(item, event)) >= 3 and (
                        best is None or points > best[0]
                    ):
                        best = points, item
        if best is not None and best[0] <= _DOUBTFUL and own_sum is not None:
            best = None  # what the deal's own sentence says of the whole outdoes another's sum
        if (
            best is None
            and valuation is not None
            and "round" not in group.families
            and group.families & {"purchase", "sale", "union"}
            and fields.get("stake_percent") in {None, 100}
        ):
            best, valuation = (3, valuation), None
        self._amount(fields, quotes, best[1] if best else withheld)
        self._valuation(fields, quotes, valuation)

    def _amount(self, fields: dict[str, Any], quotes: dict[str, Any], chosen: Sum | None) -> None:
        if chosen is None:
            return
        try:
            amount = chosen.money.amount()
        except ValueError:
            return
        words = folded(self._text[chosen.start : chosen.end])
        fields["amount"] = amount.model_dump(exclude_none=True) | {"text": words}
        quotes["amount"] = self._quote(chosen.start, chosen.end)

    def _valuation(self, fields: dict[str, Any], quotes: dict[str, Any], told: Sum | None) -> None:
        if told is None or not told.money.currency:
            return
        value = told.money.low if told.money.low is not None else told.money.high
        if value is not None:
            fields["valuation"] = {"value": value, "currency": told.money.currency}
            quotes["valuation"] = self._quote(told.start, told.end)

    def _round(self, fields: dict[str, Any], quotes: dict[str, Any], group: Group) -> None:
        span = next((e.round for e in group.events if e.round is not None), None)
        if span is not None:
            fields["round"] = folded(self._text[span.start : span.end])
            quotes["round"] = self._quote(span.start, span.end)

    def _around(
        self, fields: dict[str, Any], quotes: dict[str, Any], group: Group, main: Event
    ) -> None:
        """The details of the deal, and the people who move."""
        status, kind = fields["status"], fields["type"]
        told = DealTold(self._text, group, main, self._scope, status, kind, self._day)
        for detail in details(told):
            field, _, part = detail.field.partition(".")
            key = detail.field
            if detail.many:
                values = fields.setdefault(field, [])
                key = f"{field}.{len(values)}"
                values.append(detail.value)
            elif part:
                fields.setdefault(field, {})[part] = detail.value
            else:
                fields[field] = detail.value
            quotes[key] = self._quote(detail.start, detail.end)
        people = moves(self._text, self._sentences, self._entities, group)
        if people:
            fields["people"] = [p.fields for p in people]
            for index, person in enumerate(people):
                quotes[f"people.{index}"] = self._quote(person.start, person.end)
