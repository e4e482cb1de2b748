"""A deal of one report is the base case of the fold: it comes out as the general case has it."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deals.model import codes
from deals.model.deal import Deal
from deals.model.report import Report, Source
from deals.pipeline.packaged import data_folder
from deals.read.files import input_files
from deals.read.readers import read
from deals.read.records import Numbered
from deals.resolve.evidence import ROLES, Evidence, Publishers, weigh
from deals.resolve.fold import fold, versions
from deals.resolve.names import name_key, slug
from deals.store.deal_rows import DealRows
from tests.bench import generate
from tests.resolve.conftest import PUBLISHERS


def alone(report: Report, publishers: Publishers = PUBLISHERS) -> Evidence:
    names = {
        name
        for field in ROLES
        for name in ([report.target] if field == "target" else getattr(report, field))
    }
    return weigh("r1", report, publishers, {n: (slug(name_key(n)), n) for n in names})


def counted_once(deal: Deal) -> Deal:
    """The deal with every count of reports as if each report were there once."""
    values, parties, people, events = (
        tuple(replace(thing, reports=1) for thing in things)
        for things in (deal.values, deal.parties, deal.people, deal.events)
    )
    return replace(
        deal, values=values, parties=parties, people=people, events=events, reports_count=1
    )


def assert_base_case(report: Report) -> None:
    """The same report twice is of one origin and says nothing else: only counts differ."""
    item = alone(report)
    deal = fold("d", [item])
    assert counted_once(fold("d", [item, copy.copy(item)])) == deal
    (state,) = versions("d", [item])
    assert state.deal == replace(deal, known_from=state.known_from)
    rows = DealRows()
    rows.add(deal, [], [])
    assert {row[1]: row[3:5] for row in rows.children["deal_values"]} == {
        value.field: (value.report, value.rule) for value in deal.values
    }
    assert not rows.children.get("conflicts")


def reports_in(path: Path) -> Iterator[Report]:
    with input_files([str(path)]) as files:
        for file in files:
            for item in read(file, Source(file_hash="ab" * 32)):
                if isinstance(item, Numbered) and isinstance(item.record, Report):
                    yield item.record


def test_of_every_curated_report() -> None:
    found = list(reports_in(data_folder() / "deals"))
    assert len(found) > 600
    for report in found:
        assert_base_case(report)


def test_of_generated_rows(tmp_path: Path) -> None:
    generate.write(500, tmp_path / "rows.csv", seed=3)
    found = list(reports_in(tmp_path / "rows.csv"))
    assert len(found) == 500
    for report in found:
        assert_base_case(report)


def _codes(codelist: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([code.code for code in codelist.codes])


DAYS = st.sampled_from(["2024-03-05", "2024-03", "2024", "2024-33", "2023-12~", "../2024-05-01",
                        "2024-06-30"])  # fmt: skip
FIGURES = st.sampled_from([0, 5e6, 40_000_000, 1.25e9])
MONEY = st.one_of(
    st.builds(lambda f, b: {"exact": f, "currency": "USD", "basis": b}, FIGURES,
              st.one_of(st.none(), _codes(codes.AMOUNT_BASES))),
    st.builds(lambda f, c: {"min": f, "max": f * 2, "currency": c}, FIGURES,
              st.sampled_from(["EUR", "TWD"])),
    st.builds(lambda f, q: {"exact": f, "currency": "GBP", "qualifier": q}, FIGURES,
              st.sampled_from(["about", "up_to", "more_than", "magnitude"])),
    st.just({"text": "undisclosed sum", "qualifier": "undisclosed"}),
)  # fmt: skip
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "type": _codes(codes.DEAL_TYPES),
    "status": _codes(codes.STATUSES),
    "date": st.dictionaries(
        st.sampled_from(["reported", "announced", "signed", "completed", "terminated"]), DAYS
    ),
    "amount": MONEY,
    "valuation": st.just({"value": 2e9, "currency": "EUR", "basis": "post_money"}),
    "stake_percent": st.sampled_from([0, 12.5, 100]),
    "voting": st.booleans(),
    "round": st.just("Series A"),
    "investors": st.just(["Northwind Capital", "Meta"]),
    "lead_investors": st.just(["Meta"]),
    "sellers": st.just(["Old Holders"]),
    "payment": st.just(["stock", "cash"]),
    "conditions": st.just(["approval", "approval of holders"]),
    "people": st.just([{"name": "Ann Poe", "role": "founder"}, {"name": "Bo Li"}]),
    "legs": st.just(
        [{"what": "cash", "binding": "binding", "amount": {"exact": 1e6, "currency": "USD"}}]
    ),
    "links": st.just([{"type": "tranche_of", "deal": "the-whole"}]),
    "sector": st.just("robotics"),
    "target_country": st.just("SE"),
    "attribution": _codes(codes.ATTRIBUTIONS),
}
SOURCES = st.fixed_dictionaries(
    {"url": st.just("https://wire.example/1")},
    optional={
        "published": DAYS,
        "publisher": st.sampled_from(["Some Blog", "Unknown Herald"]),
        "origin": st.just("Big Wire"),
        "kind": _codes(codes.SOURCE_KINDS),
    },
)


@example({"source": {"url": "https://wire.example/1"}, "status": "loi",
          "date": {"signed": "2024-03-05"}})  # fmt: skip
@given(st.fixed_dictionaries({"source": SOURCES}, optional=FIELDS))
def test_of_any_report(fields: dict[str, Any]) -> None:
    assert_base_case(Report.model_validate({"target": "Harbour Robotics"} | fields))


def test_a_second_report_is_told_apart(record: Callable[..., dict[str, Any]]) -> None:
    """The general case is the other one: what differs is ranked, and counts are of both."""
    first = alone(Report.model_validate(record()))
    other = replace(alone(Report.model_validate(record(type="acquisition"))), id="r2", origin="b")
    deal = fold("d", [first, other])
    assert [conflict.field for conflict in deal.conflicts] == ["type"]
    assert deal.reports_count == 2
    with pytest.raises(AssertionError):
        assert counted_once(deal) == fold("d", [first])
