"""Fields on which reports disagree beyond rounding and their qualifiers."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from deals.model import codes
from deals.model.amount import Amount, Number
from deals.model.dates import PartialDate
from deals.model.deal import Claim, Conflict
from deals.model.thresholds import ABOUT, EXCHANGE, ROUNDING
from deals.model.wording import money, sign
from deals.resolve.evidence import Evidence
from deals.resolve.ranking import Candidate
from deals.resolve.rates import in_dollars

_OPEN = float("inf")


@dataclass(slots=True)
class _Stated:
    """One report's value: bounds for a figure or a day, None for a code."""

    text: str
    same: Hashable
    evidence: Evidence
    low: float | None = None
    high: float | None = None
    currency: str | None = None
    basis: str | None = None  # values of two different stated bases are not compared


Differing = list[tuple[str, list[_Stated]]]  # fields with what is stated of them


def differing(
    evidence: Sequence[Evidence], said: Mapping[str, Sequence[Candidate[Any]]], day: date | None
) -> Differing:
    """The fields that are not stated alike by all. `said` is what is stated of each field of the
    deal, and `day` the day whose exchange rate compares amounts of different currencies."""
    found: Differing = []
    if _several({(c.same, c.value.basis) for c in said.get("amount", ())}):
        found.append(("amount", _amounts(evidence, day)))
    for field in ("stake_percent", "voting_percent", "stake_before", "stake_after"):
        if field in said and _several({c.value for c in said[field]}):
            found.append((field, _numbers(evidence, field)))
    if _several({(c.same, c.value.basis) for c in said.get("valuation", ())}):
        found.append(("valuation", _valuations(evidence, day)))
    for field in ("type", "voting"):
        if field in said and _several({c.same for c in said[field]}):
            found.append((field, _codes(evidence, field)))
    for step in ("announced", "completed", "terminated"):
        if _several({d.edtf for item in evidence if (d := getattr(item.report.date, step))}):
            found.append((f"{step}_on", _days(evidence, step)))
    return found


def conflicts(stated: Differing, chosen: Mapping[str, Hashable]) -> list[Conflict]:
    """The disagreements of a deal among the fields that differ. `chosen` is the value shown for
    each field."""
    found = (_conflict(field, values, chosen.get(field)) for field, values in stated)
    return [conflict for conflict in found if conflict is not None]


def _several(values: set[Any]) -> bool:
    return len(values) > 1


def _conflict(field: str, stated: list[_Stated], chosen: Hashable) -> Conflict | None:
    distinct = list({(s.same, s.low, s.high, s.basis): s for s in stated}.values())
    clashing = [
        (one, other)
        for i, one in enumerate(distinct)
        for other in distinct[i + 1 :]
        if _disagree(one, other)
    ]
    if not clashing:
        return None
    points = [p for pair in clashing for s in pair if (p := _point(s)) is not None]
    days = field.endswith("_on")
    spread = max(points) / min(points) - 1 if points and min(points) > 0 and not days else None
    disputed = {s.same for pair in clashing for s in pair} | {chosen}
    claims = _claims([s for s in stated if s.same in disputed], chosen)
    return Conflict(
        field=field,
        spread=spread,
        suspicion=None if days else _suspicion(clashing),
        claims=tuple(claims),
    )


def _disagree(one: _Stated, other: _Stated) -> bool:
    if one.basis and other.basis and one.basis != other.basis:
        return False
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return one.same != other.same
    return one.high < other.low or other.high < one.low


def _suspicion(clashing: list[tuple[_Stated, _Stated]]) -> str | None:
    """The slip that would explain a disagreement, if any pair of figures looks like one."""
    for one, other in clashing:
        first, second = _point(one), _point(other)
        if first and second and (slip := _slip(first, second)):
            return f"{slip}: {one.text} and {other.text}"
    return None


def _slip(one: float, other: float) -> str | None:
    low, high = sorted((one, other))
    for factor, words in ((1000, "million for billion?"), (10, "a digit too many or too few?"),
                          (100, "two digits too many or too few?")):  # fmt: skip
        if abs(high / low / factor - 1) <= ROUNDING:
            return words
    digits = [f"{value:.4e}".replace(".", "") for value in (one, other)]
    apart = [n for n, pair in enumerate(zip(*digits, strict=False)) if pair[0] != pair[1]]
    if len(apart) == 2 and apart[1] == apart[0] + 1:
        first, second = apart
        if digits[0][first] == digits[1][second] and digits[0][second] == digits[1][first]:
            return "two digits swapped?"
    return None


def _point(stated: _Stated) -> float | None:
    if stated.low is None or stated.high is None:
        return None
    if stated.high == _OPEN:
        return stated.low
    return stated.high if stated.low == 0 else (stated.low + stated.high) / 2


def _claims(stated: list[_Stated], chosen: Hashable) -> Iterable[Claim]:
    groups: dict[Hashable, list[_Stated]] = {}
    for value in stated:
        groups.setdefault(value.same, []).append(value)
    claims = []
    for same, values in groups.items():
        days = [v.evidence.known_from for v in values if v.evidence.known_from]
        claims.append(
            Claim(
                value=min(v.text for v in values),
                reports=tuple(sorted(v.evidence.id for v in values)),
                origins=len({v.evidence.origin for v in values}),
                first_day=min(days, default=None),
                chosen=same == chosen,
            )
        )
    return sorted(claims, key=lambda c: (c.first_day or date.max, c.value))


def amount_key(amount: Amount) -> tuple[Number | None, Number | None, str | None, str]:
    """Equal for amounts that state the same: bounds, currency and qualifier."""
    return (amount.low, amount.high, amount.currency, amount.kind)


def _amounts(evidence: Sequence[Evidence], day: date | None) -> list[_Stated]:
    stated = []
    for item in evidence:
        amount = item.report.amount
        if amount is None or not amount.has_figures:
            continue
        low, high = _bounds(amount)
        text = amount.text or sign(amount.kind) + money(float(amount.point or 0), amount.currency)
        basis = None if amount.basis == "headline" else amount.basis
        stated.append(_Stated(text, amount_key(amount), item, low, high, amount.currency, basis))
    return _in_one_currency(stated, day)


def _valuations(evidence: Sequence[Evidence], day: date | None) -> list[_Stated]:
    stated = []
    for item in evidence:
        valuation = item.report.valuation
        if valuation is not None:
            basis = None if valuation.basis == "unspecified" else valuation.basis
            text = money(float(valuation.value), valuation.currency)
            key = (valuation.value, valuation.currency, valuation.basis)
            low, high = valuation.value * (1 - ROUNDING / 2), valuation.value * (1 + ROUNDING / 2)
            text += f" {basis.replace('_', ' ')}" if basis else ""
            stated.append(_Stated(text, key, item, low, high, valuation.currency, basis))
    return _in_one_currency(stated, day)


def _bounds(amount: Amount) -> tuple[float, float]:
    """What the amount leaves open, rounding and "about" included."""
    slack = ABOUT if amount.kind == "about" else ROUNDING / 2
    low = 0.0 if amount.low is None else amount.low * (1 - slack)
    high = _OPEN if amount.high is None else amount.high * (1 + slack)
    return low, high


def _in_one_currency(stated: list[_Stated], day: date | None) -> list[_Stated]:
    """The figures in USD where currencies differ; those without a rate are left out."""
    if len({value.currency for value in stated}) < 2:
        return stated
    converted = []
    for value in stated:
        rate = in_dollars(1.0, value.currency, day).amount
        if rate is not None and value.low is not None and value.high is not None:
            slack = 0.0 if value.currency == "USD" else EXCHANGE
            low, high = value.low * rate * (1 - slack), value.high * rate * (1 + slack)
            converted.append(replace(value, low=low, high=high))
    return converted


def _numbers(evidence: Sequence[Evidence], field: str) -> list[_Stated]:
    return [
        _Stated(f"{value:g}", value, item, value * (1 - ROUNDING / 2), value * (1 + ROUNDING / 2))
        for item in evidence
        if (value := getattr(item.report, field)) is not None
    ]


def _codes(evidence: Sequence[Evidence], field: str) -> list[_Stated]:
    stated = []
    for item in evidence:
        value = getattr(item.report, field)
        if value is not None:
            code = codes.DEAL_TYPES.canonical(value) if field == "type" else str(value).lower()
            stated.append(_Stated(code, code, item))
    return stated


def _days(evidence: Sequence[Evidence], field: str) -> list[_Stated]:
    stated = []
    for item in evidence:
        day: PartialDate | None = getattr(item.report.date, field)
        if day is not None:
            low = day.earliest.toordinal() if day.earliest else 0
            high = day.latest.toordinal() if day.latest else _OPEN
            stated.append(_Stated(str(day), str(day), item, low, high))
    return stated
