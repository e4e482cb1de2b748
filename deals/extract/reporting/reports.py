"""From the events of one deal to its fields and their quotes, before grounding."""

from datetime import date
from functools import cached_property
from typing import Any

from deals.extract.grammar.clued import Clued
from deals.extract.grammar.cues import ASIDE
from deals.extract.grammar.events import Event
from deals.extract.grammar.local_money import Place, place_of
from deals.extract.grammar.phrases import Party
from deals.extract.grammar.sentences import Sentence
from deals.extract.names.entities import Entities
from deals.extract.reporting.deal_types import HALF, type_told
from deals.extract.reporting.details import Told as DealTold
from deals.extract.reporting.details import details
from deals.extract.reporting.groups import Group
from deals.extract.reporting.money_roles import Sum, sums
from deals.extract.reporting.moves import moves
from deals.extract.reporting.prices import price_and_valuation
from deals.extract.reporting.progress import Progress
from deals.extract.reporting.standing import LEAD
from deals.extract.words.kinds import TYPE_WORDS
from deals.extract.words.shares import EXTRA, HOLDING, THE_HOLDING, percent_in
from deals.extract.words.text import folded, phrase, plain, within

_ABOUT_DEAL = phrase(
    r"\b(?:transaction|combination|deal|acquisition|purchase|consideration|merger|takeover|sale|offer"
    r"|bid|investment|terms|agreement|stake|tender|buyout|proposal|venture|financing"
    r"|(?:share|stock|unit)holders (?:will |would |to )?(?:received?|get)|round|shares|pay"
    r"|paying|paid|fetch|price|proceeds|valuation"
    r"|(?:it|company|start-?up|firm|was|is) valued at|(?:values|valued|prices|capitali[sz]es)"
    r"(?= (?-i:[A-Z])| it at)|(?:exchange|swap|cash|paper|terms)(?= (?:(?:is|was|would be|are) )?"
    r"(?:worth|valued))|chang(?:ed?|ing) hands"
    r"|(?:been|were|was) sold for|^the(?= [$£€\d])|offered(?= (?:[A-Z]{1,3} ?)?[$£€]?\d)"
    r"|comes? to(?= [A-Z]{0,3}[$£€]\d)|works? out at(?= (?:about )?[A-Z]{0,3}[$£€]?\d)"
    r"|use the(?= [$£€]?\d)|completion(?= (?:took"
    r"|has taken) place)|(?:enterprise|equity) value"
    r"|(?:received|hand(?:ed|s|ing) over)(?= (?:about |some )?[A-Z]{0,3}[$£€]?\d)|the (?:amount"
    r"|sum)(?=: | (?:is|was) )|(?:the"
    r"|its) sellers?"
    r"|new (?:company|business|firm)(?= ?(?:,|will|is))"
    r"|estimated (?:it|the (?:price|value)) at|spent(?= [^.;]{3,30} (?:building|amassing"
    r"|on) (?:its|the|up) )"
    r"|puts? the (?:ticket|bill|tab) at"
    r"|(?:they|partners|companies|the (?:two|pair)) (?:plan to|intend to|aim to|expect to|will"
    r"|would) (?:\w+ly )?(?:spend"
    r"|invest)"
    r"|(?:gives?|giving|gave) (?:it|the \w+) a (?:stock )?market (?:value|capitali[sz]ation))\b"
)
_TELLS_OF_IT = Clued(_ABOUT_DEAL)
_FEW = 4  # sentences from the deal's own in which the part that is bought may follow
_BEFORE = phrase(r"\bin (?:19|20)\d\d\b|\b(?:earlier|previously)\b")
_VALUES = phrase(
    r"\b(?:bid|offer|deal|takeover|proposal|transaction|merger|terms)(?:,? which)? "
    r"(?:had |has |would have )?(?:values?|valued) (?P<whom>[^.;,]{2,50}?) at\b"
)
_NO_OFFERING = phrase(  # what investors paid before a company comes to the market
    r"\b(?:investments?|rounds?|financing|price tag|stake|buyout|takeover|acquisition)\b"
)
_MANY = 2  # other deals in paragraphs of their own, with which an article is a list of deals
_OPENS = 2  # the last sentence, headline included, in front of which a lead may tell the price
_NEAR = 6  # sentences behind an event in which its price may follow


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
        self._progress, self._heading = Progress(text, found, day, heading), heading
        self._text, self._sentences, self._entities, self._day = text, found, entities, day
        self._body = found[0].end if found and found[0].headline else 0  # where the headline ends
        self._sums: dict[int, list[Sum]] = {}
        self._scope: list[Sentence] = []  # of the deal that is being written

    @cached_property
    def _place(self) -> Place:
        """What tells the currency of a bare word or sign."""
        return place_of(self._text, self._sentences)

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
        events = [e for e in group.events if not _held_before(e, main)]
        group = Group(events, group.target, group.buyers, group.leads, group.sellers)
        self._scope = self._about(group, others)
        fields["type"] = type_told(group, main, self._heading)
        quotes["type"] = self._type_quote(fields["type"], group, main)
        told = self._progress.told(group, main, self._scope, alone=len(others) == 1)
        fields["status"] = told.status
        quotes["status"] = self._quote(told.start, told.end)
        self._stake(fields, quotes, group)
        self._money(fields, quotes, group, others)
        self._round(fields, quotes, group)
        self._around(fields, quotes, group, main)
        return fields | {"quotes": quotes}

    def _quote(self, start: int, end: int) -> dict[str, Any]:
        words = self._text[start:end].lstrip()
        start, words = end - len(words), words.rstrip()
        return {"text": words, "start": start, "end": start + len(words)}

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

    def _type_quote(self, kind: str, group: Group, main: Event) -> dict[str, Any]:
        """Words that tell the type: of the main trigger, of another, or the whole sentence."""
        pattern = TYPE_WORDS.get(kind)
        for event in (main, *group.events):
            words = plain(self._text[event.trigger.start : event.trigger.end])
            if pattern is not None and within(pattern, words):
                return self._quote(event.trigger.start, event.trigger.end)
        return self._quote(main.sentence.start, main.sentence.end)

    def _about(self, group: Group, others: list[Group]) -> list[Sentence]:
        """The sentences that tell the deal, and those behind that speak of "the transaction".

        None of a paragraph that tells another deal, and not this one, tells of it; in a list of
        deals each in its own paragraph, none of any other.
        """
        own = {e.sentence.index for e in group.events}
        paragraphs = {e.sentence.paragraph for e in group.events}
        apart = [
            e
            for g in others
            if g is not group
            for e in g.events
            if not e.weak and e.sentence.paragraph not in paragraphs
        ]
        first, last = min(own), max(own)
        theirs = {e.sentence.paragraph for e in apart}
        # A loan beside it may only pay for it, and makes no list.
        listed = len({e.sentence.paragraph for e in apart if e.type != "debt"}) >= _MANY
        after = max(paragraphs) + 1  # which may still speak of it
        offered = any(e.type == "ipo" for e in group.events)
        return [
            s
            for s in self._sentences[first : last + _NEAR + 1]
            if s.index in own
            or (
                s.paragraph not in theirs
                and not (listed and s.paragraph not in paragraphs and s.paragraph != after)
                and _TELLS_OF_IT.search(s)
                and not (offered and _NO_OFFERING.search(s.text))
            )
        ]

    def _stake(self, fields: dict[str, Any], quotes: dict[str, Any], group: Group) -> None:
        last = self._main(group).sentence.index + 2
        rest = any(e.share is not None and e.share.kind == "rest" for e in group.events)
        shares = [
            e.share
            for e in group.events
            if e.share is not None
            and e.share.percent is not None
            and e.sentence.index <= last
            and not (rest and e.told.strength == ASIDE)  # who bids for the rest holds that
        ]
        if shares and shares[0].start < self._body:  # the headline rounds
            vague = [e.share for e in group.events if e.weak]  # of "another 26%" that may follow
            body = [s for s in shares if s.kind == "percent" and s.start >= self._body]
            shares = [s for s in body if s not in vague] or shares
        if shares:
            share = shares[0]
            fields["stake_percent"] = share.percent
            quotes["stake_percent"] = self._quote(share.start, share.end)
            self._extra(fields, quotes, self._main(group))
        elif fields["type"] in {"minority_stake", "majority_stake", "joint_venture"}:
            self._holding(fields, quotes, self._main(group))
        if fields["type"] == "minority_stake" and fields.get("stake_percent", 0) > HALF:
            fields["type"] = "majority_stake"

    def _extra(self, fields: dict[str, Any], quotes: dict[str, Any], main: Event) -> None:
        """The part that is bought, where the deal tells what it makes with that held before."""
        first = main.sentence.index
        near = [s for s in self._scope if first + 1 < s.index < first + _FEW]
        for sentence in (*self._sentences[first : first + 2], *near):
            found = EXTRA.search(sentence.text)
            if found and _BEFORE.search(sentence.text):
                continue
            words = found["bought"] or found["was"] if found else ""
            percent = percent_in(words) if words else None
            if found and percent is not None and percent < fields["stake_percent"]:
                fields["stake_percent"] = percent
                start = sentence.start + found.start("bought" if found["bought"] else "was")
                quotes["stake_percent"] = self._quote(start, start + len(words))
                return

    def _holding(self, fields: dict[str, Any], quotes: dict[str, Any], main: Event) -> None:
        """The part that a later sentence gives: "the stake amounts to 5.3 pct of"."""
        after = main.sentence.index + 1
        for sentence in (*self._scope, *self._sentences[after : after + 1]):
            found = HOLDING.search(sentence.text) or THE_HOLDING.search(sentence.text)
            percent = percent_in(found["percent"]) if found else None
            if found and percent is not None:
                fields["stake_percent"] = percent
                start = sentence.start + found.start("percent")
                quotes["stake_percent"] = self._quote(start, sentence.start + found.end("percent"))
                return

    def _sums_of(self, sentence: Sentence) -> list[Sum]:
        if sentence.index not in self._sums:
            self._sums[sentence.index] = sums(sentence, self._place)
        return self._sums[sentence.index]

    def _lead(self, group: Group, others: list[Group]) -> list[Sentence]:
        """The sentence that opens the body, where it tells the price of a deal told right
        behind."""
        told = {e.sentence.index for g in others for e in g.events}
        first = min((e.sentence.index for e in group.events if not e.sentence.headline), default=0)
        opens = self._sentences[1:2] if self._body and first == _OPENS else []
        return [s for s in opens if s.index not in told and _TELLS_OF_IT.search(s)]

    def _valuing(self, group: Group) -> list[Sentence]:
        """Sentences far behind that say at how much a bid values the company that is bid for."""
        name = group.target.name if group.target is not None else None
        if name is None or name.kind != "organization":
            return []
        after = max(e.sentence.index for e in group.events) + 1
        return [
            s
            for s in self._sentences[after:]
            if (found := _VALUES.search(s.text))
            and name.core[0] in found["whom"].lower().replace("'s", "").split()
        ]

    def _money(
        self, fields: dict[str, Any], quotes: dict[str, Any], group: Group, others: list[Group]
    ) -> None:
        around = [*self._lead(group, others), *self._scope]
        told = [(sentence, self._sums_of(sentence)) for sentence in around]
        kind, stake = fields["type"], fields.get("stake_percent")
        price, valuation = price_and_valuation(told, group, others, kind, stake)
        if price is None and valuation is None:
            told = [(s, self._sums_of(s)) for s in self._valuing(group)]
            price, valuation = price_and_valuation(told, group, others, kind, stake)
        self._amount(fields, quotes, price)
        self._valuation(fields, quotes, valuation)

    def _amount(self, fields: dict[str, Any], quotes: dict[str, Any], chosen: Sum | None) -> None:
        if chosen is None:
            return
        try:
            amount = chosen.money.fields()
        except ValueError:
            return
        fields["amount"] = amount | {"text": folded(self._text[chosen.start : chosen.end])}
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


def _held_before(event: Event, main: Event) -> bool:
    """Whether an event only tells what the buyer of the whole holds already: "X bought 51 pct of Y
    in January", behind "approval of the takeover of Y by X"."""
    share = event.share
    return (
        share is not None
        and share.percent is not None
        and share.percent < 100
        and event.told.status == "completed"
        and event.sentence.index > main.sentence.index
        and (main.type, main.told.status, main.share) == ("acquisition", "announced", None)
        and not main.sentence.headline
    )
