"""Mergers in which one side is bought, as the terms tell: cash for its holders, its new owner."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    "text",
    [
        "Birch Foods Corp said its shareholders approved the agreement under which Birch will "
        "merge with and become a wholly owned subsidiary of Alder Corp.",
        "Birch Foods Corp agreed to merge into and become a unit of Alder Corp.",
        "Birch Foods Corp is merging with Alder Corp, in a transaction to be made by Alder Corp "
        "buying Birch Foods Corp.",
        "At closing, Alder Merger Sub was merged with and into Birch Foods Corp, and Birch Foods "
        "Corp continues as the surviving corporation and a wholly owned subsidiary of Alder Corp.",
        "Birch Foods Corp (formerly NASDAQ: BRCH) has merged with Alder Corp.",
        "Birch Foods Corp said its holders approved its merger with Alder Corp, under which they "
        "will receive $20 a share in cash.",
        "Birch Foods Corp agreed to a merger with Alder Corp in which each Birch share will be "
        "exchanged for 1.2 Alder shares.",
        "Birch Foods Corp and Alder Corp said they agreed to merge. Birch shareholders will "
        "receive $17.00 in cash for each share.",
        "Birch Foods Corp has completed its merger with Alder Corp. Shares of Birch Foods Corp "
        "ceased trading today.",
        "Alder Corp will merge with Birch Foods Corp, with Birch Foods becoming a wholly owned "
        "subsidiary of Alder.",
    ],
)
def test_which_of_two_is_bought(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (("Alder Corp",), "Birch Foods Corp")


@pytest.mark.parametrize(
    "text",
    [
        "Birch Foods Corp said Birch shareholders will receive $1.20 in cash a share in May.",
        "Birch Foods Corp will become a wholly owned subsidiary of a new holding company.",
    ],
)
def test_terms_alone_tell_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []
