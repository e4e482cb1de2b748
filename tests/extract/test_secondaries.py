"""Shares that staff and backers of a company sell to investors; who backed it before it floats."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "buyers", "amount", "status"),
    [
        ("Birch Pay employees are about to get a tender offer. A group of investors led by Alder "
         "Capital has agreed to buy as much as $250 million of stock from current and former "
         "employees of the payments company. It prices the shares at a valuation of $11 billion, "
         "up from $9.2 billion in January 2018, when Birch raised $245 million from Cedar.",
         ("Alder Capital",), "as much as $250 million", "announced"),
        ("Birch Pay employees have sold $100 million of shares to Alder Capital at a valuation of "
         "$3 billion.", ("Alder Capital",), "$100 million", "completed"),
        ("Existing investors in Birch Pay sold $20 million of stock to Alder Capital in a "
         "secondary transaction.", ("Alder Capital",), "$20 million", "completed"),
        ("Birch Pay said it would let employees sell up to $100 million of shares in a tender "
         "offer led by Alder Capital.", ("Alder Capital",), "up to $100 million", "announced"),
        ("Birch Pay is in talks to let its staff sell $100 million of shares.", (),
         "$100 million", "in_talks"),
        ("Birch Pay has completed a $100 million secondary sale led by Alder Capital.",
         ("Alder Capital",), "$100 million", "completed"),
        ("Birch Pay has closed a $100m tender offer for employees' shares.", (), "$100m",
         "completed"),
    ],
)  # fmt: skip
def test_holders_of_a_private_company_sell(
    reports: Read, text: str, buyers: tuple[str, ...], amount: str, status: str
) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.status, report.investors) == ("secondary_sale", status, buyers)
    assert report.target.startswith("Birch")
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    "text",
    [
        "Birch Pay bought back $30 million of shares from employees.",
        "Birch Pay bought $30 million of stock from its employees.",
        "Alder Inc agreed to buy $30 million of furniture from former employees of Birch Pay.",
        "Birch Pay employees sold $30 million of shoes to Alder Stores.",
        "Birch Pay lets employees work from home to cut costs.",
        "Birch Pay allows its staff to sell their services to Alder Capital.",
    ],
)
def test_what_staff_sell_else_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    "before",
    [
        "That would be a big step up from last year, when a $120 million investment led by Alder "
        "Capital put a $2.2 billion price tag on the company. Other backers include Cedar Ridge.",
        "It raised $120 million in a Series D round led by Alder Capital.",
        "Its investors include Alder Capital and Cedar Ridge.",
        "In March, Alder Capital led a $50 million funding round in the company.",
    ],
)
def test_who_backed_a_company_before_takes_no_part_in_its_offering(
    reports: Read, before: str
) -> None:
    (report,) = told(reports, f"Birch Design has filed for an initial public offering. {before}")
    assert (report.type, report.target) == ("ipo", "Birch Design")
    assert (report.investors, report.amount) == ((), None)


def test_a_cornerstone_investor_takes_part(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Design has priced its initial public offering. It raised $100 million, and "
        "cornerstone investors led by Alder Capital took half.",
    )
    assert report.investors == ("Alder Capital",)
    assert report.amount is not None
    assert report.amount.text == "$100 million"
