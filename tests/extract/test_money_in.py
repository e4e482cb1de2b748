"""Rounds told by whom the money goes to, and loans told as what lenders commit."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "target", "amount"),
    [
        ("A $90 million funding round, led by Alder Ventures, went to Cedar Optical Corp.",
         ("Alder Ventures",), "Cedar Optical Corp", "$90 million"),
        ("A £5m investment round led by Alder Growth has gone to Cedar Foods.",
         ("Alder Growth",), "Cedar Foods", "£5m"),
        ("Alder Ventures also led the week's second biggest venture deal, for Akron, Ohio-based "
         "Cedar Health Inc. The infusion for Cedar Health, which is moving to Dayton, totaled "
         "$43.8 million.", ("Alder Ventures",), "Cedar Health Inc", "$43.8 million"),
        ("Some €4 million was invested in Cedar Robotics by Alder Ventures, which led the round.",
         ("Alder Ventures",), "Cedar Robotics", "Some €4 million"),
        ("The deal was led by 7i Group plc, a fund. A $20 million Series B, led by 7i, went to "
         "Cedar Software.", ("7i Group plc",),
         "Cedar Software", "$20 million"),
    ],
)  # fmt: skip
def test_where_money_goes(
    reports: Read, text: str, investors: tuple[str, ...], target: str, amount: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.type) == (investors, target, "funding_round")
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        ("Cedar, a Leeds fintech, has secured undisclosed funding from Alder Ventures.",
         ("Alder Ventures",)),
        ("Cedar has secured new funding from Alder Capital, Holm Partners and Fern Fund.",
         ("Alder Capital", "Holm Partners", "Fern Fund")),
        ("Cedar has secured undisclosed funding as part of a reform, after a suit for $9 million.",
         ()),
    ],
)  # fmt: skip
def test_funding_without_a_sum(reports: Read, text: str, investors: tuple[str, ...]) -> None:
    check_told(reports, text, investors, "Cedar", type="funding_round")


@pytest.mark.parametrize(
    "text",
    [
        "Cedar has secured new funding from the government for its Leeds plant.",
        "Cedar University has secured new funding from Alder Foundation.",
        "A $5 million grant round went to Cedar School.",
    ],
)
def test_money_for_no_company(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_notes_for_investors(reports: Read) -> None:
    text = (
        "Cedar issued $89 million of convertible notes for existing investors Alder SA and Holm "
        "Capital."
    )
    check_told(reports, text, ("Alder SA", "Holm Capital"), "Cedar", type="convertible_financing")


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Cedar Media Ltd. announced that it has secured commitments for $250 million of new money "
         "financing.", (), "Cedar Media Ltd"),
        ("Cedar secured a commitment for $50 million in financing from Alder Capital.",
         ("Alder Capital",), "Cedar"),
        ("Cedar said it had obtained $50 million of debtor-in-possession (DIP) financing from an "
         "affiliate of Alder Capital.", ("Alder Capital",), "Cedar"),
        ("Cedar Supply has filed for Chapter 11. Alder Bank will provide $50 million in "
         "debtor-in-possession financing.", ("Alder Bank",), "Cedar Supply"),
        ("Cedar Rail said it is arranging a $140 million asset-based revolving credit facility.",
         (), "Cedar Rail"),
        ("Alder Capital Markets has arranged $42 million in senior credit facilities on behalf of "
         "Cedar Foods. Alongside Alder, Holm Bank provided a significant commitment.",
         ("Alder Capital Markets", "Holm Bank"), "Cedar Foods"),
        ("Cedar Holdings is seeking to refinance its existing term loan. The new term loan would "
         "be in a principal amount of up to $550 million; lenders are expected to include funds "
         "managed by affiliates of Alder Capital.", ("Alder Capital",), "Cedar Holdings"),
    ],
)  # fmt: skip
def test_loans_that_are_committed(
    reports: Read, text: str, investors: tuple[str, ...], target: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target.removesuffix(".")) == (investors, target)
    assert report.type == "debt"
    assert report.amount is not None


@pytest.mark.parametrize(
    "text",
    [
        "Cedar Fund secured commitments for $50 million in equity from limited partners.",
        "Cedar has a commitment to safety worth $5 million in training.",
        "Alder is arranging a $140 million credit facility for Cedar.",
    ],
)
def test_no_loan_of_the_company(reports: Read, text: str) -> None:
    assert not [r for r in told(reports, text) if r.type == "debt" and r.target != "Cedar"]


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        ("Cedar Homes has secured a £20m funding package from Alder Bank.", ("Alder Bank",)),
        ("Cedar Homes has agreed a £12m debt package with Alder Bank and Holm.",
         ("Alder Bank", "Holm")),
        ("Alder Bank supports Cedar Homes with £4m loan.", ("Alder Bank",)),
        ("A £4m loan from Alder Bank will help Cedar Homes build flats.", ("Alder Bank",)),
        ("Cedar Homes has completed a £40m refinancing with Alder Bank.", ("Alder Bank",)),
        ("Cedar Homes has refinanced its debt with a £40m loan from Alder Bank.", ("Alder Bank",)),
        ("Cedar Homes has received a commitment letter from Alder Bank for a $70 million term "
         "loan.", ("Alder Bank",)),
        ("Alder Bank and Holm Bank have agreed to lend Cedar Homes $500 million.",
         ("Alder Bank", "Holm Bank")),
        ("Cedar Homes completes $300 million refinancing.", ()),
    ],
)  # fmt: skip
def test_loans_in_other_words(reports: Read, text: str, investors: tuple[str, ...]) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (investors, "Cedar Homes")
    assert (report.type, report.status is not None) == ("debt", True)
    assert report.amount is not None


@pytest.mark.parametrize(
    "text",
    [
        "Alder Bank supports Cedar School with a £4m grant.",
        "Cedar said it has received commitments from Alder Bank for $500 million in financing for "
        "its bid for Fern Inc.",
    ],
)
def test_no_loans(reports: Read, text: str) -> None:
    assert [r for r in told(reports, text) if r.type == "debt"] == []


def test_who_else_a_round_includes(reports: Read) -> None:
    (report,) = told(
        reports,
        "Cedar has closed a EUR 45 million financing. The round was led by Alder Ventures and "
        "included Holm and Fern Capital.",
    )
    assert report.investors == ("Alder Ventures", "Holm", "Fern Capital")


def test_the_headline_under_a_copy(reports: Read) -> None:
    (report,) = told(
        reports,
        "Cedar has announced the close of a $10 million Series A round led by Alder Ventures.",
        "[Fern Wire helped in the writing.]",
        "The post Cedar Closes $10M Series A Led by Alder Ventures appeared first on Holm.",
    )
    assert report.target == "Cedar"
