"""Deals counted first and named after: "to acquire four banks. The four banks are: A, B and C"."""

import pytest

from tests.extract.telling import Read, agency


def _targets(reports: Read, *paragraphs: str) -> list[str]:
    return [report.target for report in agency(reports, *paragraphs)]


@pytest.mark.parametrize(
    ("first", "second", "targets"),
    [
        (
            "Alder Corp said it agreed to acquire three Ohio banks.",
            "The three banks are: Birch Bank of Akron, with assets of 50 mln dlrs, Cedar Bank with "
            "assets of 61 mln dlrs, and Elm Trust Co, which runs Fern Bank and Holm Bank.",
            ["Birch Bank of Akron", "Cedar Bank", "Elm Trust Co"],
        ),
        (
            "Alder Corp said it has acquired two companies.",
            "The acquired companies are Birch Tools Inc of Akron, Ohio, and Cedar Saws Ltd.",
            ["Birch Tools Inc", "Cedar Saws Ltd"],
        ),
        (
            "Alder Corp said it ended its year with growth in all markets.",
            "The companies acquired were Birch Tools Inc, a maker of saws, and Cedar Saws Ltd.",
            ["Birch Tools Inc", "Cedar Saws Ltd"],
        ),
    ],
)
def test_a_deal_for_each_of_those_that_were_counted(
    reports: Read, first: str, second: str, targets: list[str]
) -> None:
    found = agency(reports, first, second)
    assert [report.target for report in found] == targets
    assert [report.investors for report in found] == [("Alder Corp",)] * len(targets)


def test_of_whom_the_counted_units_are(reports: Read) -> None:
    found = agency(
        reports,
        "Alder Corp said it agreed to sell two units to Elm Corp for 40 mln dlrs.",
        "The units are Birch Tools Inc and Cedar Saws Ltd.",
    )
    assert [report.target for report in found] == ["Birch Tools Inc", "Cedar Saws Ltd"]
    assert [report.sellers for report in found] == [("Alder Corp",)] * 2


@pytest.mark.parametrize(
    "second",
    [
        "The two companies are leaders in their markets.",
        "The companies are in Akron and Leeds.",
        "The acquisitions include Birch Tools Inc in Britain and Cedar Saws Ltd in Canada.",
        "The companies, Fern Corp said, make saws.",
    ],
)
def test_what_only_speaks_of_them_names_none(reports: Read, second: str) -> None:
    first = "Alder Corp said it agreed to buy Holm Drills Inc for 12 mln dlrs."
    assert _targets(reports, first, second) == ["Holm Drills Inc"]


def test_each_company_of_a_list_may_stand_before_its_town(reports: Read) -> None:
    text = (
        "Alder Corp said it signed letters of intent to acquire Birch Federal Bank in Akron, "
        "Cedar Bank in Dayton and Elm Bank in Toledo, with assets totaling 130 mln dlrs."
    )
    found = agency(reports, text)
    assert [report.target for report in found] == ["Birch Federal Bank", "Cedar Bank", "Elm Bank"]
    assert [report.amount for report in found] == [None] * 3
