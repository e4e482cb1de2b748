"""Takeovers, bids and stakes as the agencies of 1987 tell them: from the side, in headlines."""

import pytest

from tests.extract.telling import Read, agency


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Alder Corp said it started its previously-announced tender offer for all common shares, "
         "2.10 dlr preference shares and preferred shares of Birch Tools Inc at 24 and 20 dlrs "
         "respectively.", "Alder Corp", "Birch Tools Inc"),
        ("Alder Corp said it offered 45 dlrs for each of Birch Tools Inc's 9.2 mln outstanding "
         "shares.", "Alder Corp", "Birch Tools Inc"),
        ("Alder Corp said it would pay 41 dlrs cash for each Birch Tools share.",
         "Alder Corp", "Birch Tools"),
        ("A judge said he will decide whether to grant Birch Tools Inc's request to stop a "
         "takeover "
         "by Alder Corp.", "Alder Corp", "Birch Tools Inc"),
        ("Birch Tools Inc said it filed suit against Alder Corp to enjoin it from going on with "
         "its "
         "tender offer.", "Alder Corp", "Birch Tools Inc"),
        ("Birch Tools Inc said it filed suit against the unsolicited 10 dlr-a-share tender offer "
         "of "
         "Alder Corp.", "Alder Corp", "Birch Tools Inc"),
        ("Birch Tools Inc management ordered a hiring freeze in view of Alder Corp's <ALD> 1.5 "
         "billion "
         "dlr takeover bid.", "Alder Corp", "Birch Tools Inc"),
        ("Alder Corp said it is seeking control of Birch Tools Inc.", "Alder Corp",
         "Birch Tools Inc"),
        ("Birch Tools Inc said it has had talks with Alder Corp, which is seeking control of the "
         "company.", "Alder Corp", "Birch Tools Inc"),
        ("Birch Tools Inc's chairman, D. Stone Holm, said it would be impossible for a group led "
         "by "
         "<Alder Corp> to gain control of the company.", "Alder Corp", "Birch Tools Inc"),
    ],
)  # fmt: skip
def test_a_takeover_told_from_the_side(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)
    assert report.type == "acquisition"


def test_a_ticker_stands_for_its_company(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Corp said it wrote to Birch Tools Inc <BTI>.",
        "Alder would offer 41 dlrs cash for each BTI share if the BTI board agreed.",
    )
    assert report.target == "Birch Tools Inc"


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp said it bought the shares of Birch Tools Inc as an investment and has no "
        "plans to "
        "seek control of Elm Co.",
        "Alder Corp said it filed suit against Birch Tools Inc to invalidate its anti-takeover "
        "plan.",
        "Alder Corp said the plan guards its holders against a takeover by unfair means.",
        "Birch Tools Inc said it would pay a fee if it received a higher offer for the company.",
    ],
)
def test_what_is_no_takeover(reports: Read, text: str) -> None:
    assert all(
        r.investors != ("Alder Corp",) or r.target != "Elm Co" for r in agency(reports, text)
    )
    assert len(agency(reports, text)) <= (1 if "bought" in text else 0)


@pytest.mark.parametrize(
    "text",
    [
        "Birch Tools Inc said it received three tentative proposals to acquire control of the "
        "company.",
        "Birch Tools Inc said it received a revision to one of two proposals to buy the company.",
        "Birch Tools Inc said it entered talks on its acquisition with several parties.",
        "Birch Tools Inc said it has received some acquisition proposals.",
    ],
)
def test_proposals_of_nobody_who_is_named(reports: Read, text: str) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.investors, report.type) == ("Birch Tools Inc", (), "acquisition")


@pytest.mark.parametrize(
    ("text", "buyer", "target", "percent"),
    [
        ("Jon Alder, a Maine businessman, told the Securities and Exchange Commission he acquired "
         "11,800 shares of Birch Tools Inc, or 5.7 pct of the total.",
         "Jon Alder", "Birch Tools Inc", 5.7),
        ("Two New York management investment firms told the Securities and Exchange Commission "
         "they "
         "had increased their holdings in Birch Tools Inc to 7.2 pct, from 6.2 pct.",
         "Two New York management investment firms", "Birch Tools Inc", 7.2),
        ("Alder Group said in a filing that it has 7.9 mln shares or close to five pct of Birch "
         "Tools Inc.", "Alder Group", "Birch Tools Inc", 5),
        ("Alder Corp said it bought about 24,000 Birch Tools common shares, boosting its holdings "
         "of the company's stock to about 83 pct.", "Alder Corp", "Birch Tools", 83),
        ("Birch Tools Inc said its largest shareholder, <Alder Corp>, has increased its stake to "
         "15 "
         "pct from 14 pct.", "Alder Corp", "Birch Tools Inc", 15),
        ("Birch Tools Inc said an investor group led by management has acquired a 73 pct stake in "
         "the company from Elm Corp, a bank.", "investor group", "Birch Tools Inc", 73),
    ],
)  # fmt: skip
def test_a_stake_that_is_held_or_raised(
    reports: Read, text: str, buyer: str, target: str, percent: float
) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)
    assert report.stake_percent == percent


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Birch Tools Inc said a management group has withdrawn a six dlr per share leveraged "
         "buyout offer.", "terminated"),
        ("Birch Tools Inc said the talks concerning a proposed leveraged buy-out of the company "
         "have been terminated.", "terminated"),
        ("Birch Tools Inc said it is not holding discussions with anyone regarding a buyout of the "
         "company.", "denied"),
    ],
)  # fmt: skip
def test_an_offer_of_a_group_that_came_to_nothing(reports: Read, text: str, status: str) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.status) == ("Birch Tools Inc", status)


def test_who_looks_for_a_buyer_is_not_who_was_hired_to(reports: Read) -> None:
    (report,) = agency(
        reports, "Alder Ltd said it retained Elm Inc to seek a buyer for Birch Tools."
    )
    assert (report.target, report.sellers, report.type) == ("Birch Tools", ("Alder Ltd",),
                                                            "divestiture")  # fmt: skip


def test_what_would_be_acquired_is_not_the_buyer(reports: Read) -> None:
    (report,) = agency(
        reports, "Alder Partners plans to sell Birch Inc's saw mills if it succeeds in acquiring "
            "the "
        "company.",
    )  # fmt: skip
    assert (report.investors, report.target) == (("Alder Partners",), "Birch Inc")


def test_the_stake_of_another_is_a_stake_in_the_topic(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Birch Tools Inc had sales of 30 mln dlrs.",
        "Alder Corp agreed to buy Elm Corp's stake for 3 mln dlrs.",
    )
    assert (report.investors, report.target) == (("Alder Corp",), "Birch Tools Inc")


@pytest.mark.parametrize(
    ("headline", "buyer", "target"),
    [
        ("ALDER AMENDS BIRCH OFFER CONDITIONS, SAYS ELM EXPANDS FINANCING", "ALDER", "BIRCH"),
        ("ALDER INC REJECTS BIRCH INC ACQUISITION OFFER", "BIRCH INC", "ALDER INC"),
        ("ALDER GETS ANOTHER NEW BIRCH BID", "BIRCH", "ALDER"),
        ("ALDER SAYS WAITING PERIOD ENDS ON ITS BIRCH BID", "ALDER", "BIRCH"),
        ("ALDER SETS MARCH 30 DEADLINE IN ELM AND BIRCH BID", "ALDER", "ELM AND BIRCH"),
    ],
)
def test_a_bid_told_by_a_headline_alone(
    reports: Read, headline: str, buyer: str, target: str
) -> None:
    (report,) = reports(f"{headline}\n", "1987-03-30")
    assert (report.investors, report.target, report.status) == ((buyer,), target, "announced")
