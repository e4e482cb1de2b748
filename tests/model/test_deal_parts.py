"""What hangs on a deal comes back out of its packed form as documents give it."""

from datetime import date

from pydantic import TypeAdapter

from deals.model.deal import (
    Claim,
    Conflict,
    Deal,
    DealLeg,
    DealLink,
    DealPerson,
    Event,
    Party,
    Rung,
    Value,
)
from deals.model.deal_parts import PARTS, packed, unpacked


def _deal(**parts: object) -> Deal:
    return Deal(
        id="a-b-2025", title="A – B", type="other", status="announced", target_id="b", target="B",
        certainty="stated", counts_in_totals=False, counts_reason="no amount is stated",
        reports_count=1, origins_count=1, conflicts_count=0, **parts,
    )  # type: ignore[arg-type]  # fmt: skip


FULL = _deal(
    values=(
        Value(field="amount", value=1.5e9, report="r1", rule="more recent", reports=2),
        Value(field="voting", value=False, rule="inferred"),
    ),
    parties=(Party(organization="b", name="B „ö“", role="target", reports=1),),
    people=(DealPerson(person="p", name="P", title="Chief", report="r1", reports=1),),
    events=(
        Event(status="announced", happened_on="2025-06", earliest=date(2025, 6, 1),
              latest=date(2025, 6, 30), report="r1", reports=1),
    ),
    legs=(DealLeg(what="cash", from_name="A", amount_low=3, report="r1"),),
    funding=(Rung(step="headline", amount_low=5.5, currency="USD", rule="x"),),
    links=(DealLink(type="tranche_of", other="c", report="r1"),),
    conflicts=(
        Conflict(field="amount", spread=0.5, claims=(
            Claim(value="$1 B", reports=("r1", "r2"), origins=2, first_day=date(2025, 6, 1)),
            Claim(value="$2 B", reports=("r3",), origins=1, chosen=True),
        )),
    ),
)  # fmt: skip


def test_every_part_comes_back_as_documents_give_it() -> None:
    assert unpacked(packed(FULL)) == TypeAdapter(Deal).dump_python(
        FULL, mode="json", include=set(PARTS)
    )


def test_nothing_is_kept_of_parts_that_are_empty() -> None:
    assert packed(_deal()) == "{}"
    assert unpacked("{}") == {part: [] for part in PARTS}
