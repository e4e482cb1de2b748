"""Lists of those who buy or sell, of whom every name counts, and of what is bought."""

import pytest

from tests.extract.telling import Read, told

THREE = {"Alder Partners", "Fenwick", "Holm Capital"}


@pytest.mark.parametrize(
    "text",
    [
        "Alder Partners, Fenwick and Holm Capital have agreed to buy Birch Foods for $40 million.",
        "Alder Partners, Fenwick and Holm Capital, have together picked up a 14% stake in Birch "
        "Foods for $20 million.",
        "Alder Partners, Fenwick and Holm Capital made initial offers for Birch Foods last week.",
        "Alder Partners, a buyout firm, Fenwick and Holm Capital completed the acquisition of "
        "Birch Foods on Monday.",
        "Alder Partners, together with Fenwick and Holm Capital, has bought Birch Foods.",
        "A consortium of Alder Partners, Fenwick and Holm Capital has agreed to buy Birch Foods.",
        "Oslo-based Alder Partners, Sweden's Fenwick and Germany's Holm Capital will buy Birch "
        "Foods for $30 million.",
        "Birch Foods is being bought by Alder Partners, Fenwick and Holm Capital for $40 million.",
    ],
)
def test_all_who_buy(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (set(report.investors), report.target) == (THREE, "Birch Foods")


@pytest.mark.parametrize(
    "text",
    [
        "Alder Partners, Fenwick and Holm Capital agreed to sell Birch Foods to Cedar Group for "
        "$200 million.",
        "Birch Foods' shareholders, Alder Partners, Fenwick and Holm Capital, have agreed to sell "
        "the company to Cedar Group.",
    ],
)
def test_all_who_sell(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (set(report.sellers), report.target) == (THREE, "Birch Foods")
    assert report.investors == ("Cedar Group",)


def test_who_only_stands_beside(reports: Read) -> None:
    (report,) = told(
        reports, "Analysts at Cedar, Fenwick and Holm said Alder Corp agreed to buy Birch Foods."
    )
    assert (report.investors, report.target) == (("Alder Corp",), "Birch Foods")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Alder Corp said it is negotiating the sale of Birch Bank AG, a small local bank it "
         "acquired in 1965, and of its card operation.", ["Birch Bank AG", "card operation"]),
        ("Alder Inc agreed to sell its Birch Foods unit and its Elm Tools unit to Cedar Group.",
         ["Birch Foods unit", "Elm Tools unit"]),
        ("Alder Corp sold Birch Foods, Elm Tools and Oak Mills to Cedar Group for $20 million.",
         ["Birch Foods", "Elm Tools", "Oak Mills"]),
        ("Alder Corp said it agreed to buy radio station WXTQ, Channel 66 in Salem and WKLO, "
         "Channel 49 in Dallas.", ["WXTQ", "WKLO"]),
        ("Alder Corp sold WXTQ in Salem and WKLO in Dallas to Cedar Broadcasting.",
         ["WXTQ", "WKLO"]),
        ("Alder Inc acquired the properties - the Red Anchor, the Old Bell and the Black Swan - "
         "for an undisclosed sum.", ["Red Anchor", "Old Bell", "Black Swan"]),
        ("Alder Inc acquired Birch Foods and the assets of Elm Tools for $4 million.",
         ["Birch Foods", "assets of Elm Tools"]),
        ("Alder Corp sold Birch Foods and said it plans to close its plant.", ["Birch Foods"]),
        ("Alder Corp said it is reviewing other offers to buy its units.", []),
    ],
)  # fmt: skip
def test_all_that_is_bought(reports: Read, text: str, targets: list[str]) -> None:
    assert [report.target for report in told(reports, text)] == targets


@pytest.mark.parametrize(
    "text",
    [
        'Alder Inc announced the acquisition of Birch Foods, Elm Tools, Inc., and Oak Mills '
        '(collectively, "Rowan") from Cedar Group.',
        "Alder Inc has acquired Birch Foods, Elm Tools and Oak Mills from Cedar Group.",
    ],
)  # fmt: skip
def test_who_sells_a_list(reports: Read, text: str) -> None:
    found = told(reports, text)
    assert [(r.investors, r.sellers) for r in found] == [(("Alder Inc",), ("Cedar Group",))] * 3
