"""Who is who where names begin alike or belong together: parents, units, funds, clubs, brothers."""

import pytest

from tests.extract.telling import Read, agency, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Banque Holm said it has acquired Fern Generale's regional bank subsidiary <Fern Generale "
         "du Nord> for 200 mln francs.", ("Banque Holm",), "Fern Generale du Nord"),
        ("Birchwood, the brokerage subsidiary of Birchwood Group Inc, said it has acquired <Alder "
         "Corp> for 20 mln dlrs.", ("Birchwood",), "Alder Corp"),
        ("Fern, a unit of Fern Holdings Plc, has bought <Alder Ltd> for 20 mln stg.",
         ("Fern",), "Alder Ltd"),
        ("<Holm Bank of Ohio> will be acquired by First Fern Corp's <FRN> First Fern Bank of "
         "Florida for 20 mln dlrs.", ("First Fern Bank of Florida",), "Holm Bank of Ohio"),
        ("<Holm Inc> will be acquired by Birch Corp's Fern Bank unit for 20 mln dlrs.",
         ("Fern Bank",), "Holm Inc"),
        ("A unit of Birch Corp, Birch Bank of Ohio, said it has acquired <Fern Savings>.",
         ("Birch Bank of Ohio",), "Fern Savings"),
        ("New York investor Jo Holm's Birch Group said it is buying <Fern Plc>.",
         ("Birch Group",), "Fern Plc"),
    ],
)  # fmt: skip
def test_the_unit_and_not_its_parent(
    reports: Read, text: str, investors: tuple[str, ...], target: str
) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == (investors, target)


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Holm Group said it had sold the Daily Fern to the Birch brothers for £60m.",
         ("Birch brothers",), "Daily Fern"),
        ("Holm Group has sold the Daily Fern to the Birches' company, Press Acquisitions, for "
         "£60m.", ("Press Acquisitions",), "Daily Fern"),
        ("Birch has bought Manchester United for £623m.", ("Birch",), "Manchester United"),
        ("Birch Fund is in talks to invest $50 million in Fern Inc's drone division.",
         ("Birch Fund",), "Fern Inc's drone division"),
        ("Fern's self-driving vehicle unit has raised $1 billion from Birch Motor.",
         ("Birch Motor",), "Fern's self-driving vehicle unit"),
    ],
)  # fmt: skip
def test_who_it_is(reports: Read, text: str, investors: tuple[str, ...], target: str) -> None:
    check_told(reports, text, investors, target)


def test_a_fund_that_is_called_after_the_company(reports: Read) -> None:
    (report,) = told(
        reports,
        "Holm Bank has sold its 90 percent stake in Domestic & Overseas to Alder for £200m.",
        "The Dutch group said it would keep the name.",
        "It has sold stakes before. Its funds include the Domestic & Overseas Enterprise Trust.",
    )
    assert (report.investors, report.target) == (("Alder",), "Domestic & Overseas")
