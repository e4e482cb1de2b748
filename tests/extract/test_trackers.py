"""Rows of funding trackers, and the words by which tech news tells of rounds."""

import pytest

from tests.extract.telling import Read, told

TRACKER = """Nordic funding snapshot

• Alder (Tallinn, fintech) - €6.2m seed. Lead: Bark & Bay. Also in: angel fund Cone, and founders
of several unicorns. Savings app for teenagers.

• Birch Robotics (Reykjavik, fishing tech) - $18m Series A from Norwegian investor Havbank. Arms for
sorting cod at sea.

• Cedar Cloud (Luleå, data centres) - SEK 1.1bn loan from Norrbank and the Fern Development Bank to
build a hall.

• Dogwood (Helsinki, pet insurance) - bought by Swedish insurer Skydd. Price not disclosed.

• Elmtone (Riga, music) - convertible note of €750,000 from angels. Proper round planned for autumn.

• Fir (Oulu, solar) - listing on Nasdaq First North, raising €22m before costs.

• Gorse (Oslo, saws) - 40 new jobs from next month on.
"""


@pytest.mark.parametrize("mark", ["•", "-", "*"])
def test_each_row_of_a_tracker_is_a_deal(reports: Read, mark: str) -> None:
    found = {
        r.target: (r.type, r.amount.text if r.amount else None, r.investors)
        for r in reports(TRACKER.replace("•", mark))
    }
    assert found == {
        "Alder": ("funding_round", "€6.2m", ("Bark & Bay", "Cone")),
        "Birch Robotics": ("funding_round", "$18m", ("Havbank",)),
        "Cedar Cloud": ("debt", "SEK 1.1bn", ("Norrbank", "Fern Development Bank")),
        "Dogwood": ("acquisition", "Price not disclosed", ("Skydd",)),
        "Elmtone": ("convertible_financing", "€750,000", ()),
        "Fir": ("ipo", "€22m", ()),
    }


def test_the_lead_of_a_row_leads(reports: Read) -> None:
    first = next(r for r in reports(TRACKER) if r.target == "Alder")
    assert (first.lead_investors, first.round) == (("Bark & Bay",), "seed")


@pytest.mark.parametrize(
    ("text", "investors", "amount"),
    [
        ("Birch Labs, an Austin company, was the biggest. It hauled in $120 million in Series C "
         "money from Alder Capital, with Cone and Bark Partners tagging along.",
         ("Alder Capital", "Cone", "Bark Partners"), "$120 million"),
        ("Birch Labs finally shut its long-delayed Series D, but at $33 million it is half the "
         "size it was to have, and the valuation has been cut to $140 million. Existing investor "
         "Cone "
         "led.", ("Cone",), "$33 million"),
        ("Birch Labs has closed a Series B of $42 million, with Alder Ventures writing the biggest "
         "cheque. Existing backers Cone and Bark Partners came back for more.",
         ("Alder Ventures", "Cone", "Bark Partners"), "$42 million"),
        ("Stockholm fintech Birch Labs raised SEK 85 million. Existing shareholders Cone Invest "
         "and Bark Partners put in most of the money.", ("Cone Invest", "Bark Partners"),
         "SEK 85 million"),
    ],
)  # fmt: skip
def test_who_is_in_a_round(
    reports: Read, text: str, investors: tuple[str, ...], amount: str
) -> None:
    (report,) = told(reports, text)
    assert (report.target, report.type) == ("Birch Labs", "funding_round")
    assert report.investors == investors
    assert report.amount is not None
    assert report.amount.text == amount


def test_the_round_tells_the_sum_of_an_investment(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Ventures has announced a strategic investment in Birch DAO, a protocol.",
        "Birch DAO has secured $9 million in its latest round of strategic private sales.",
    )
    assert (report.investors, report.target) == (("Alder Ventures",), "Birch DAO")
    assert report.amount is not None
    assert report.amount.text == "$9 million"


def test_a_round_of_an_early_year_is_in_the_background(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Labs has closed a Series B of $42 million.",
        "Nair would not be drawn on the valuation, but it is triple what it was when Birch Labs "
        "raised its $11 million Series A in early 2018. That round was led by Cone Partners.",
    )
    assert (report.round, report.investors) == ("Series B", ())


@pytest.mark.parametrize("what", ["a slice of itself", "40% of its shares", "a part of itself"])
def test_a_company_may_sell_a_part_of_itself(reports: Read, what: str) -> None:
    (report,) = told(
        reports, f"Oat-drink maker Birch Drinks sold {what} to dairy group Alder Dairy."
    )
    assert (report.investors, report.target) == (("Alder Dairy",), "Birch Drinks")
    assert (report.type, report.sellers) == ("minority_stake", ())


def test_a_sale_of_shares_and_who_is_told_between_targets(reports: Read) -> None:
    found = told(
        reports,
        "The move will be made through the simultaneous acquisitions by Alder of Birch Health, a "
        "pioneer in digital wellness, and Cedar Solutions, a leading provider of platforms.",
    )
    assert [(r.investors, r.target) for r in found] == [
        (("Alder",), "Birch Health"),
        (("Alder",), "Cedar Solutions"),
    ]
