"""Who sells where another speaks or buys: owners of units, clients of advisers, unnamed groups."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    ("text", "sellers", "target"),
    [
        ("Birch Corp said an investor group is in talks to acquire its Elm Foods Corp unit.",
         ("Birch Corp",), "Elm Foods Corp"),
        ("Birch Corp said that an unidentified buyer has made an offer to acquire its Elm Foods "
         "Inc subsidiary.", ("Birch Corp",), "Elm Foods Inc"),
        ("Birch Corp said several companies are interested in buying its Elm Foods unit.",
         ("Birch Corp",), "Elm Foods unit"),
        ("Birch Bancorp said Alder Corp will buy its Elm Bank subsidiary for $20 million.",
         ("Birch Bancorp",), "Elm Bank subsidiary"),
        ("Birch Bancorp said it agreed for Alder Corp to acquire its Elm Bank subsidiary.",
         ("Birch Bancorp",), "Elm Bank subsidiary"),
        ("Alder Inc has acquired Elm Logistics Inc., the freight brokerage division of Birch "
         "Transport, LLC.", ("Birch Transport, LLC",), "Elm Logistics Inc."),
        ("Alder Inc agreed to buy Elm Foods, the snack unit of Birch Corp.",
         ("Birch Corp",), "Elm Foods"),
        ("Kirby & Elmore acted as counsel to Birch Corporation in the sale of its unit Elm Foods "
         "to Alder Inc.", ("Birch Corporation",), "Elm Foods"),
        ("Holm Capital & Co., an investment bank, announces the sale of Birch Group, Inc. to "
         "Alder.", (), "Birch Group, Inc."),
    ],
)  # fmt: skip
def test_who_sells(reports: Read, text: str, sellers: tuple[str, ...], target: str) -> None:
    (report,) = told(reports, text)
    assert (report.sellers, report.target) == (sellers, target)
    assert not set(report.investors) & {"Birch Corp", "Birch Bancorp"}


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Kirby & Elmore acted as counsel to Birch Corporation, in the tender offer to its "
         "shareholders by Alder Group, Inc.", ("Alder Group, Inc",), "Birch Corporation"),
        ("Alder Corp said it would continue to seek to acquire control of Birch Inc against New "
         "York developer Ivan Brode.", ("Alder Corp",), "Birch Inc"),
        ("Birch Ltd agreed last month for Alder to take a 15 percent stake in Elm Air Ltd.",
         ("Alder",), "Elm Air Ltd"),
        ("Holm Lokey Advises Birch Corporation on its Sale to Alder Group",
         ("Alder Group",), "Birch Corporation"),
    ],
)  # fmt: skip
def test_who_buys(reports: Read, text: str, investors: tuple[str, ...], target: str) -> None:
    check_told(reports, text, investors, target)


def test_a_loan_is_no_company(reports: Read) -> None:
    text = "Alder said it intends to purchase the <Birch Corp> loan to Elm Jets from its bankers."
    assert told(reports, text) == []
