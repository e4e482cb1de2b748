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


@pytest.mark.parametrize(
    "text",
    [
        "The rights become exercisable if a person or group acquires 20 pct of the company or "
        "begins a tender offer for 30 pct or more.",
        "The rights can be exercised ten days after any person acquires 15 pct or more of its "
        "common stock.",
        "The plan takes effect when another company buys 20 pct of Cedar Corp's shares.",
        "An analyst believes sales of the product could reach 80 mln dlrs a year by 1990.",
    ],
)
def test_what_anyone_might_buy_is_no_deal(reports: Read, text: str) -> None:
    assert agency(reports, "Cedar Corp said its board adopted a plan.", text) == []


@pytest.mark.parametrize(
    ("paragraphs", "buyer", "target", "sellers"),
    [
        (("Cedar Ales Ltd said it is holding discussions about the possible sale of its hotel "
          "chain, Birch Inns.", "Brokers said the likely buyer was <Alder Plc>."),
         "Alder Plc", "Birch Inns", ("Cedar Ales Ltd",)),
        (("Cedar Corp said it sold its headquarters building. The purchaser was Alder Corp.",),
         "Alder Corp", "headquarters building", ("Cedar Corp",)),
        (("Cedar Corp said the buyer of its saw unit is <Alder Inc>.",),
         "Alder Inc", "saw unit", ("Cedar Corp",)),
        (("Cedar Corp said it accepted an offer for its Birch unit from Alder Inc.",),
         "Alder Inc", "Birch unit", ("Cedar Corp",)),
        (("A minister told the House of Commons that Ottawa has accepted a bid for crown-owned "
          "<Birch Yards Ltd> from a group of Akron businessmen.",
          "The group, <Alder Inc>, will pay 38 mln Canadian dlrs."),
         "Alder Inc", "Birch Yards Ltd", ()),
        (("Cedar Corp has agreed to divest three plants to obtain U.S. government clearance for "
          "its 540 mln dlr acquisition of Birch Inc, the Federal Trade Commission said.",),
         "Cedar Corp", "Birch Inc", ()),
    ],
)  # fmt: skip
def test_who_buys_by_other_words(
    reports: Read, paragraphs: tuple[str, ...], buyer: str, target: str, sellers: tuple[str, ...]
) -> None:
    told = [r for r in agency(reports, *paragraphs) if r.target == target]
    assert [(r.investors, r.sellers) for r in told] == [((buyer,), sellers)]


@pytest.mark.parametrize(
    "text",
    [
        "<Cedar SA>, which already has 28.3 pct of food group <Birch SA>, will offer 1,850 francs "
        "a share for the balance.",
        "<Cedar SA> said it offered 12 dlrs a share in cash for the rest of <Birch SA>.",
        "A judge barred <Cedar SA> from buying any more shares of <Birch SA> under its hostile "
        "310 mln dlr tender offer.",
    ],
)
def test_an_offer_for_the_rest_is_for_all(reports: Read, text: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == (("Cedar SA",), "Birch SA")
    assert (report.type, report.stake_percent) == ("acquisition", None)


def test_what_the_buyer_of_the_whole_holds_already(reports: Read) -> None:
    (report,) = agency(
        reports,
        "The Transportation Department approved the takeover of Birch Airways Inc by Cedar Corp.",
        "Cedar bought 51 pct of Birch's stock in a tender offer completed on January 23.",
    )
    assert (report.type, report.status, report.investors) == (
        "acquisition", "announced", ("Cedar Corp",)
    )  # fmt: skip


def test_half_is_no_majority(reports: Read) -> None:
    (report,) = agency(reports, "Cedar Corp said it bought 50 pct of Birch Inc.")
    assert report.type == "minority_stake"


@pytest.mark.parametrize(
    "text",
    [
        "Cedar Corp said it acquired the remaining 50 pct of Birch Inc from Alder Inc.",
        "Cedar Corp said it agreed to buy Alder Corp's 50 pct holding in their joint venture "
        "company, Birch Inc.",
        "Cedar Corp said it exercised its option to buy the 50 pct of Birch Inc held by its "
        "partner, Alder SA.",
    ],
)
def test_the_other_half_makes_it_whole(reports: Read, text: str) -> None:
    (report,) = agency(reports, text)
    assert (report.target, report.type, report.stake_percent) == ("Birch Inc", "acquisition", 50)


def test_votes_beside_the_capital(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Cedar Corp has acquired 30 pct of the capital and 55 pct of the voting rights of "
        "Birch SA from Alder SA.",
    )
    assert (report.target, report.stake_percent, report.sellers) == ("Birch SA", 30, ("Alder SA",))


def test_a_price_per_share_beside_the_total(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Cedar Land Ltd has acquired 34.9 pct of Birch Hotels Ltd, the two groups said.",
        "Cedar is paying 8.40 H.K. dlrs a share, a total of 1.02 billion H.K. dlrs, of which 600 "
        "mln is in cash.",
    )
    assert report.amount is not None
    assert (report.amount.exact, report.amount.currency) == (1.02e9, "HKD")


def test_shares_of_a_company_held_by_a_group(reports: Read) -> None:
    (report,) = agency(
        reports,
        "In a filing with the Securities and Exchange Commission, a group of investors headed by "
        "financier Alan Holm disclosed that it holds 1,478,300 shares of Birch Foods Corp, equal "
        "to 8.4 pct of its common stock.",
    )
    assert (report.target, report.stake_percent) == ("Birch Foods Corp", 8.4)


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Cedar Inc and Birch Corp said holders approved the merger of Birch into Cedar.",
         "Cedar Inc", "Birch Corp"),
        ("Birch Corp said holders will vote on the merger of Alder Acquisition Corp into Birch.",
         "Alder Acquisition Corp", "Birch Corp"),
    ],
)  # fmt: skip
def test_what_is_merged_into_another(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)
