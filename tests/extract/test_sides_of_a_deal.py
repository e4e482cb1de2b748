"""Who acts, and on what, where the nearest name is not who does: partners, groups, vehicles."""

import pytest

from tests.extract.telling import Read, agency


def test_a_partner_is_bought_out_of_what_both_own(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Inn Corp said it agreed to buy Birch Corp out of their equally owned joint venture "
        "for 51 mln dlrs.",
    )
    assert report.target == "equally owned joint venture"
    assert (report.investors, report.sellers) == (("Alder Inn Corp",), ("Birch Corp",))


def test_a_partner_may_be_told_as_one(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Corp said it agreed to buy its partner Birch Inc out of the Cedar Tools venture.",
    )
    assert (report.target, report.sellers) == ("Cedar Tools", ("Birch Inc",))


def test_its_speaks_of_the_subject_not_of_the_last_name(reports: Read) -> None:
    found = agency(
        reports,
        "Alder Corp said it received approval for its acquisitions of Birch Corp and Cedar Bank, "
        "and approval of its acquisition of Elm Holding Co is expected within 10 days.",
    )
    assert {report.target: report.investors for report in found} == {
        "Birch Corp": ("Alder Corp",),
        "Cedar Bank": ("Alder Corp",),
        "Elm Holding Co": ("Alder Corp",),
    }


def test_who_heads_a_group_buys(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Group Inc said it knows nothing of a plan by former chairman Jon Holm.",
        "A newspaper reported that Holm is considering heading up a syndicate to purchase a 35 pct "
        "stake in Alder group.",
    )
    assert (report.target, report.stake_percent) == ("Alder Group Inc", 35)
    assert report.investors == ("Jon Holm",)


def test_what_is_sold_to_a_group_may_stand_behind_it(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Inc said it sold to an investor group led by Jon Holm 200,000 shares of company "
        "common stock.",
        "Alder said the transaction increases the group's stake from 12.9 pct to 18.5 pct.",
    )
    assert (report.target, report.investors) == ("Alder Inc", ("Jon Holm",))
    assert (report.type, report.stake_percent) == ("minority_stake", 18.5)


def test_the_offer_of_a_name_in_s_is_its_own(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Corp said it is weighing its options in response to Birch Partners' 4.2 billion dlr "
        "offer for Cedar Corp.",
    )
    assert (report.target, report.investors) == ("Cedar Corp", ("Birch Partners",))
    assert report.amount is not None
    assert report.amount.exact == 4_200_000_000


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Alder Corp and Birch Corp told the SEC they raised their Orient Elm Hotels Inc stake to "
         "1,663,800 shares, or 17.0 pct of the total, from 15.9 pct.", 17),
        ("Alder Corp said it raised its stake in Orient Elm Hotels Inc to 17 pct.", 17),
    ],
)  # fmt: skip
def test_the_stake_that_was_reached(reports: Read, text: str, percent: float) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.stake_percent) == ("Orient Elm Hotels Inc", percent)


def test_the_body_says_more_exactly_how_much(reports: Read) -> None:
    (report,) = reports(
        "ALDER TO BUY 80 PCT OF BIRCH TOOLS\n\n    AKRON, March 12 - Alder Corp said it agreed to "
        "buy at least 81 pct of the stock of Birch Tools Inc for about 50 mln dlrs.\n",
        "1987-03-12",
    )
    assert report.stake_percent == 81


@pytest.mark.parametrize(
    "text",
    [
        "Alder Trust Co and Birch Credit Inc raised its merger commitment to 275 mln dlrs.",
        "Alder Corp left open the possibility that it might acquire more through a merger.",
        "Alder Systems, of which the unit is a part, said the new owner would take over the "
        "operation in May.",
    ],
)
def test_no_deal_of_its_own(reports: Read, text: str) -> None:
    assert agency(reports, text) == []


def test_a_name_that_tells_of_what_kind_another_is_does_not_act(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Holm news and media company Alder Media has announced the expansion of its reach in the "
        "north through the acquisition of popular brand Birch Insider.",
    )
    assert (report.target, report.investors) == ("Birch Insider", ("Alder Media",))


def test_partners_of_a_venture_stand_behind_aliases_and_appositions(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Management (Alder IM), a company of Cedar Wealth, and Birch Multifamily, a "
        "national, integrated investment firm, today announced the formation of a $1 billion "
        "joint venture.",
        "The new platform is named Elm Point and will debut with a portfolio.",
    )
    assert report.type == "joint_venture"
    assert {"Alder Management", "Birch Multifamily"} <= {report.target, *report.investors}
    assert report.status == "announced"


def test_the_name_of_a_venture_told_in_the_next_sentence(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Corp and Birch Corp have formed a $200 million joint venture to build homes.",
        "The venture is called Elm Homes.",
    )
    assert (report.target, report.investors) == ("Elm Homes", ("Alder Corp", "Birch Corp"))
