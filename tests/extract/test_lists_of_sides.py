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
