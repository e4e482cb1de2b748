"""Stakes told by whose they are, and mergers told by what holders get."""

import pytest

from tests.extract.telling import Read, agency


@pytest.mark.parametrize(
    ("text", "kind", "percent", "buyers", "sellers"),
    [
        ("Birch Corp said the retraction raised Alder Corp's voting stake in Birch to 58 pct from "
         "50.", "majority_stake", 58, ("Alder Corp",), ()),
        ("Alder Corp said it seeks a 15 pct stake in Birch Corp.",
         "minority_stake", 15, ("Alder Corp",), ()),
        ("Alder Corp told the SEC it wants 15 pct of Birch Corp.",
         "minority_stake", 15, ("Alder Corp",), ()),
        ("The 20 pct stake in Birch Corp sold by Alder Corp was spread among 50 institutions.",
         "minority_stake", 20, (), ("Alder Corp",)),
        ("Birch Corp said its chairman, Jon Holm, has sold his 24 pct stake in the company to "
         "Alder Corp.", "minority_stake", 24, ("Alder Corp",), ("Jon Holm",)),
        ("Alder Corp said it sold 1.4 mln Birch Corp common shares, or 3.1 pct, to Elm Corp.",
         "minority_stake", 3.1, ("Elm Corp",), ("Alder Corp",)),
        ("Alder Corp told the SEC it had increased its preferred stock in Birch Corp to 8.6 pct, "
         "from 7 pct.", "minority_stake", 8.6, ("Alder Corp",), ()),
    ],
)  # fmt: skip
def test_whose_stake_it_is(
    reports: Read,
    text: str,
    kind: str,
    percent: float,
    buyers: tuple[str, ...],
    sellers: tuple[str, ...],
) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.type, report.stake_percent) == ("Birch Corp", kind, percent)
    assert (report.investors, report.sellers) == (buyers, sellers)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp said it sold 1.4 mln shares of its common stock to the public.",
        "Alder Corp wants 15 pct more from its stores.",
        "Birch Corp said its chairman, Jon Holm, has sold his house in Akron.",
        "Birch Corp said the quarter raised Alder Corp's sales to 58 mln dlrs.",
        "Alder Corp said it sold 300,000 Birch tools in March.",
    ],
)
def test_no_stake(reports: Read, text: str) -> None:
    assert [r for r in agency(reports, text) if r.type and r.type.endswith("_stake")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp said Birch Corp shareholders will receive 1.2 Alder shares for each share.",
        "Alder Corp said holders of Birch Corp will receive one share of Alder for each share.",
        "Each Birch Corp share will be exchanged for 1.2 shares of Alder Corp.",
    ],
)
def test_a_merger_by_what_holders_get(reports: Read, text: str) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.type) == ("Birch Corp", "merger")
    assert report.investors == ("Alder Corp",)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp said its shareholders will receive one share of its Birch Inc unit for each.",
        "Alder Corp said Alder holders will receive one share of Birch Inc for each four held.",
        "Birch Corp said holders of Birch Corp will receive one new Birch share for each share.",
    ],
)
def test_what_holders_get_of_their_own_is_no_merger(reports: Read, text: str) -> None:
    assert [r for r in agency(reports, text) if r.type == "merger"] == []


def test_a_number_before_a_share_stands_in_no_name(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Birch Corp said Alder Corp offered to purchase 500,000 new shares of Birch Corp.",
        "It said completion of the purchase of the shares would give Alder 15 pct of Birch.",
    )
    assert report.investors == ("Alder Corp",)


@pytest.mark.parametrize(
    ("headline", "target", "buyer"),
    [
        ("ALDER CONFIRMS OWNERSHIP OF 15 PCT OF BIRCH GROUP", "BIRCH GROUP", "ALDER"),
        ("BIRCH SHAREHOLDERS TO GET 1.2 ALDER SHRS PER BIRCH SHARE IN MERGER", "BIRCH", "ALDER"),
        ("ALDER TO OFFER 0.5 SHARE FOR EACH BIRCH SHARE UNDER EARLIER AGREEMENT", "BIRCH", "ALDER"),
    ],
)
def test_flashes(reports: Read, headline: str, target: str, buyer: str) -> None:
    (report,) = reports(f"{headline}\n\n", "1987-03-30")
    assert (report.target, report.investors) == (target, (buyer,))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Alder Mines Ltd said it has an option to earn up to a 50 pct interest in the Holm gold "
         "property from Birch Mines Ltd.", "Holm gold property"),
        ("Alder Mines Ltd said it signed an option agreement to earn a 70% interest in the Holm "
         "Gold Project.", "Holm Gold Project"),
    ],
)  # fmt: skip
def test_interests_that_are_earned(reports: Read, text: str, target: str) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.investors) == (target, ("Alder Mines Ltd",))
