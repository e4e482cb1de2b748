"""A company's own securities with a named holder: convertible notes sold, shares bought back."""

import pytest

from tests.extract.telling import Read, agency


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("Birch Corp said it received 100,000 dlrs from the sale of a convertible note to Alder "
         "Fund.", "convertible_financing", 100_000),
        ("Birch Corp said it sold a 500,000 dlr convertible note to Alder Fund.",
         "convertible_financing", 500_000),
        ("Birch Corp said it sold five mln dlrs of convertible debentures to Alder Fund.",
         "convertible_financing", 5_000_000),
        ("Birch Corp said it issued a convertible note to Alder Fund for two mln dlrs.",
         "convertible_financing", 2_000_000),
        ("Birch Corp said Alder Fund agreed to buy three mln dlrs of its convertible notes.",
         "convertible_financing", 3_000_000),
        ("Alder Fund said it purchased convertible notes of Birch Corp for two mln dlrs.",
         "convertible_financing", 2_000_000),
        ("Alder Fund said it bought 300,000 shares of convertible preferred stock in Birch Corp "
         "for 1.5 mln dlrs.", "minority_stake", 1_500_000),
    ],
)  # fmt: skip
def test_convertible_securities_with_a_taker(
    reports: Read, text: str, kind: str, amount: int
) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.investors) == ("Birch Corp", ("Alder Fund",))
    assert report.type == kind
    assert report.amount is not None
    assert report.amount.exact == amount


@pytest.mark.parametrize(
    ("text", "status", "percent"),
    [
        ("Birch Corp said it repurchased 780,000 common shares, or 9.3 pct, from Alder Corp.",
         "completed", 9.3),
        ("Birch Corp said it bought back 1.9 mln of its shares from Alder Corp for 34 dlrs each.",
         "completed", None),
        ("A bid by Birch Corp to buy back 38 mln shares from Alder Corp has been hit by suits.",
         "announced", None),
    ],
)  # fmt: skip
def test_shares_bought_back_from_a_holder(
    reports: Read, text: str, status: str, percent: float | None
) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.sellers) == ("Birch Corp", ("Alder Corp",))
    assert (report.type, report.status) == ("minority_stake", status)
    assert report.stake_percent == percent
    assert report.investors == ()


@pytest.mark.parametrize(
    "text",
    [
        "Birch Corp said it sold convertible debentures to the public.",
        "Birch Corp said it will buy back up to five mln shares from time to time.",
        "Birch Corp said it would buy back shares from holders of fewer than 100.",
        "Birch Corp said it replaced capital used to repurchase shares from Jon Holm.",
    ],
)
def test_securities_without_a_named_holder_are_no_deal(reports: Read, text: str) -> None:
    assert [r for r in agency(reports, text) if r.investors or r.sellers] == []
