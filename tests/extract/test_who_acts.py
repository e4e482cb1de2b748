"""Who acts where another name stands nearer to what is done."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Harbour Group bought the Alder mill in May, and a local investor bought Fern Tools.",
         "a local investor", "Fern Tools"),
        ("Harbour Group sold its mill, while two rivals have agreed to buy Fern Tools.",
         "two rivals", "Fern Tools"),
        ("Alder Foods will use the net proceeds from the sale of the Larch mill to acquire Fern "
         "Tools.", "Alder Foods", "Fern Tools"),
        ("The cash could make it easier for Northwind Group to achieve its ambition of buying Fern "
         "Tools.", "Northwind Group", "Fern Tools"),
    ],
)  # fmt: skip
def test_the_one_that_acts_buys(reports: Read, text: str, buyer: str, target: str) -> None:
    found = [report for report in told(reports, text) if report.target == target]
    assert [report.investors for report in found] == [(buyer,)]


def test_what_a_company_owns_does_not_act_for_it(reports: Read) -> None:
    (report,) = told(
        reports,
        "Harbour Foods is in talks to sell its saw chain Kerf to Northwind Group, a paper said.",
        "The Oslo company, which owns Elm stores, is close to agreeing to pay about £350 million "
        "for Kerf.",
    )
    assert (report.investors, report.target) == (("Northwind Group",), "Kerf")
    assert report.amount is not None
    assert report.amount.text == "about £350 million"


def test_a_line_of_business_is_no_company(reports: Read) -> None:
    text = "Biotech giant says buyout of genetic firm would trim earnings.\n"
    assert reports(f"Alder profit falls\n\n{text}", "2024-05-14") == []


def test_a_place_and_its_state_open_a_release(reports: Read) -> None:
    check_told(
        reports,
        "Larchwell, NY – Alder Engineers, a firm based in Larchwell, NY, has acquired Fern Tools.",
        ("Alder Engineers",),
        "Fern Tools",
    )
