"""Ways in which newspapers tell that a company changes hands: by its price, by what becomes of it,
by who no longer bids; and the words by which they mean a company that they named before."""

import pytest

from deals.model.report import Report
from tests.extract.telling import Read, told

Deal = tuple[tuple[str, ...], str, str, str, tuple[str, ...]]


def deal(report: Report) -> Deal:
    """Who buys what from whom, and how far it is."""
    return report.investors, report.target, report.type, report.status, report.sellers


@pytest.mark.parametrize(
    ("text", "expected", "amount"),
    [
        ("Alder Group has paid broadcaster Cedar TV £11.4m for its 9.9% holding in Birch Tools.",
         (("Alder Group",), "Birch Tools", "minority_stake", "completed", ("Cedar TV",)), "£11.4m"),
        ("Alder Group will pay Cedar Equity $40 million for Birch Tools, a maker of saws.",
         (("Alder Group",), "Birch Tools", "acquisition", "announced", ("Cedar Equity",)),
         "$40 million"),
        ("Cedar has sold its arm, Birch Labs, which went to Dutch rival Alder Group for £210m.",
         (("Alder Group",), "Birch Labs", "acquisition", "completed", ("Cedar",)), "£210m"),
        ("The saw maker Birch Tools goes to Finland's Alder Group for £212m in cash, or 84p a "
         "share.", (("Alder Group",), "Birch Tools", "acquisition", "announced", ()), "£212m"),
        ("Cedar Equity has agreed to part with gym operator Birch Tools, which will become the "
         "property of French leisure group Alder Group.",
         (("Alder Group",), "Birch Tools", "acquisition", "announced", ("Cedar Equity",)), None),
        ("Birch Tools has been swallowed by software maker Alder Group.",
         (("Alder Group",), "Birch Tools", "acquisition", "completed", ()), None),
        ("Alder Group has taken a majority of Italian saw retailer Birch Tools.",
         (("Alder Group",), "Birch Tools", "majority_stake", "completed", ()), None),
        ("Alder Group and the management of Leeds-based Birch Tools have bought the company out "
         "of administration for £31m.",
         (("Alder Group",), "Birch Tools", "acquisition", "completed", ()), "£31m"),
        ("Alder Group has secured exclusivity on Portuguese winemaker Birch Tools.",
         (("Alder Group",), "Birch Tools", "acquisition", "in_talks", ()), None),
        ("Birch Tools has granted exclusivity to Alder Group.",
         (("Alder Group",), "Birch Tools", "acquisition", "in_talks", ()), None),
        ("Birch Tools has called time on merger talks with Alder Group.",
         (("Birch Tools",), "Alder Group", "merger", "terminated", ()), None),
        ("The Slovenian government has revived plans to part with 34% of Birch Tools.",
         ((), "Birch Tools", "minority_stake", "announced", ("Slovenian government",)), None),
    ],
)  # fmt: skip
def test_a_sentence_tells_who_gets_whom(
    reports: Read, text: str, expected: Deal, amount: str | None
) -> None:
    found = told(reports, text)
    assert [deal(r) for r in found] == [expected]
    assert [r.amount.text if r.amount else None for r in found] == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group paid the city of Leeds £5m for repairs to the road.",
        "Alder Group paid Cedar Partners £5m for advice on its strategy.",
        "Birch Tools went to court over its name for £3m.",
        "Alder Group will part with three members of its board.",
        "The prize went to Alder Group for £3m of savings at its Leeds site.",
        "Birch Tools will go to Alder Group for advice.",
    ],
)
def test_what_changes_no_hands(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_it_is_paid_for_by_whom_the_sentence_before_speaks_of(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group has never met a saw maker that it did not like.",
        "Its latest is Birch Tools, the Belfast group, for which it is paying Cedar Equity £9m.",
    )
    assert deal(report)[:2] == (("Alder Group",), "Birch Tools")
    assert report.sellers == ("Cedar Equity",)


def test_bidders_are_named_where_they_pay_for_each_share(reports: Read) -> None:
    (report,) = told(
        reports,
        "Two buyout groups have struck a deal to take Birch Tools, the saw maker, off the London "
        "market for £2.1bn.",
        "Alder Capital and Canada's Elm Fund will pay 415p in cash for each share.",
    )
    assert (set(report.investors), report.target) == ({"Alder Capital", "Elm Fund"}, "Birch Tools")
    assert report.amount is not None
    assert report.amount.text == "£2.1bn"


def test_it_offers_a_sum_for_a_stake(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group won the auction that the state held on Sunday.",
        "It offered 211bn roubles ($7.6bn; £3.9bn) for a 74.9% stake in Birch Oil.",
    )
    assert deal(report)[:3] == (("Alder Group",), "Birch Oil", "majority_stake")
    assert report.stake_percent == 74.9


def test_the_maker_is_what_the_sentence_before_offers(reports: Read) -> None:
    (report,) = told(
        reports,
        "The bankers at Cedar Partners, after three failed attempts, have found a home for Birch "
        "Papers.",
        "The maker of banknotes goes to Finland's Alder Group for £212m in cash.",
    )
    assert deal(report)[:2] == (("Alder Group",), "Birch Papers")
    assert report.sellers == ()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Alder Partners said it would not be making a formal bid for the 83-year-old retailer.",
         "terminated"),
        ("Alder Partners has agreed a takeover of the Leeds-based firm.", "announced"),
        ("Alder Partners, which owns the Elm and Fir shops, has bought the department store chain.",
         "completed"),
        ("Alder Partners has bought a 12% stake in the Premiership side, it said.", "completed"),
    ],
)  # fmt: skip
def test_a_description_means_whom_the_article_speaks_of(
    reports: Read, words: str, status: str
) -> None:
    (report,) = told(reports, "Shares in Birch Stores have tumbled. Birch has 61 shops.", words)
    assert (report.investors, report.target, report.status) == (
        ("Alder Partners",), "Birch Stores", status,
    )  # fmt: skip


def test_a_description_of_somebody_new_stays_as_it_is(reports: Read) -> None:
    (report,) = told(
        reports,
        "Shares in Birch Stores have tumbled. Birch has 61 shops.",
        "Alder Partners has bought the largest regional publisher for £9m.",
    )
    assert report.target != "Birch Stores"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alder Group is proud to announce its latest acquisition: the chain Birch Clinics.",
         "announced"),
        ("Alder Group has completed its 12th acquisition of the year, Birch Clinics of Reading.",
         "completed"),
    ],
)  # fmt: skip
def test_the_latest_acquisition_is_named_behind_a_colon(
    reports: Read, text: str, status: str
) -> None:
    (report,) = told(reports, text)
    assert deal(report)[:2] == (("Alder Group",), "Birch Clinics")
    assert report.status == status


def test_what_an_acquisition_is_like_names_nobody(reports: Read) -> None:
    text = "Alder Group announced its second acquisition this year, a sign of its strength."
    assert told(reports, text) == []


def test_a_filing_tells_of_a_stake_in_the_company(reports: Read) -> None:
    (report,) = told(
        reports,
        "Shares of restaurant operator Birch Brands rose after hedge fund Alder Capital said it "
        "had built a position in the owner of the Taco chains. Birch would not comment.",
        "Alder owns 6.3% of the company, making it a large holder, according to a filing.",
        "The Denver company has struggled since its $640 million acquisition of Smoky in 2016.",
    )
    assert deal(report)[:4] == (("Alder Capital",), "Birch Brands", "minority_stake", "completed")
    assert (report.stake_percent, report.amount) == (6.3, None)


@pytest.mark.parametrize(
    ("text", "borrower", "lender"),
    [
        ("Birch Pay is growing. Birch Pay helps cooks. Alder Bank, meanwhile, is providing a $25 "
         "million debt facility that it will use to fund advances.", "Birch Pay", "Alder Bank"),
        ("Birch Pay, which connects farmers, has bagged Rs 22 crore in debt from Alder Bank.",
         "Birch Pay", "Alder Bank"),
    ],
)  # fmt: skip
def test_who_borrows(reports: Read, text: str, borrower: str, lender: str) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.target, report.investors) == ("debt", borrower, (lender,))


def test_what_somebody_might_do_is_no_deal(reports: Read) -> None:
    found = told(
        reports,
        "Birch Stores has 61 shops. Birch is for sale, analysts think.",
        "Alder Group said its staff would stay if it takes control of the chain.",
    )
    assert all(r.investors != ("Alder Group",) for r in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shareholders in Birch Foods have voted in favour of the company's sale to Alder Group.",
         (("Alder Group",), "Birch Foods", "acquisition", "announced", ())),
        ("Alder Group has clinched control of Birch Foods after winning 63% of the votes.",
         (("Alder Group",), "Birch Foods", "majority_stake", "completed", ())),
        ("Alder Group will take full control of Birch Foods by buying the remaining shares.",
         (("Alder Group",), "Birch Foods", "acquisition", "announced", ())),
        ("The owner of Birch Foods has put the chain up for sale with a price tag of £300m.",
         ((), "Birch Foods", "acquisition", "in_talks", ())),
        ("Alder Group confirmed it was considering a counter-bid for Birch Foods.",
         (("Alder Group",), "Birch Foods", "acquisition", "in_talks", ())),
        ("Birch Foods is joining Alder Group in a deal worth $1bn.",
         (("Alder Group",), "Birch Foods", "acquisition", "announced", ())),
        ("Cone Capital has cashed out of Birch Foods, selling the chain to Alder Group for £220m.",
         (("Alder Group",), "Birch Foods", "acquisition", "announced", ("Cone Capital",))),
        ("Cone Capital is to cut its stake in Birch Foods from 40% to 15% through a sale.",
         ((), "Birch Foods", "minority_stake", "announced", ("Cone Capital",))),
        ("Alder Group's proposed acquisition of Birch Foods has fallen through.",
         (("Alder Group",), "Birch Foods", "acquisition", "terminated", ())),
        ("Alder Group has pulled the plug on its £1bn takeover of Birch Foods.",
         (("Alder Group",), "Birch Foods", "acquisition", "terminated", ())),
        ("Alder Group and Birch Foods will combine their soup businesses in a 50-50 joint venture.",
         (("Alder Group",), "Birch Foods", "joint_venture", "announced", ())),
    ],
)  # fmt: skip
def test_more_ways_of_newspapers(reports: Read, text: str, expected: Deal) -> None:
    (report,) = told(reports, text)
    assert deal(report) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It would be impossible for Alder Group to gain control of Birch Foods.",
        "Alder Group has won control of its costs.",
        "Birch Foods is joining Alder Group in a campaign against waste.",
        "Birch Foods has its own sale to customers in July.",
    ],
)
def test_what_only_sounds_like_it(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Birch Bingo is changing hands for the third time in a decade. Birch has 40 halls.",
         "Cone Capital has agreed to sell the bingo operator to Alder Group for £480m.",
         (("Alder Group",), "Birch Bingo", "acquisition", "announced", ("Cone Capital",))),
        ("Shares in software firm Birch Bingo soared 22% on Monday.",
         "The firm said it had agreed to a £1.2bn offer from US giant Alder Group.",
         (("Alder Group",), "Birch Bingo", "acquisition", "announced", ())),
        ("Birch Bingo has been saved from collapse.",
         "The chain, which failed last month, has been bought by rival Alder Group.",
         (("Alder Group",), "Birch Bingo", "acquisition", "completed", ())),
        ("Birch Bingo wants to fix your sleep.",
         "The startup, which sells beds, just closed a $40 million Series C from Alder Group, "
         "bringing its total raised to $71 million.",
         (("Alder Group",), "Birch Bingo", "funding_round", "completed", ())),
    ],
)  # fmt: skip
def test_a_later_sentence_only_describes(
    reports: Read, first: str, second: str, expected: Deal
) -> None:
    (report,) = told(reports, first, second)
    assert deal(report) == expected


def test_who_borrows_may_obtain_it(reports: Read) -> None:
    (report,) = told(reports, "Birch Bingo obtains $100 million credit facility from Alder Bank.")
    assert (report.type, report.status) == ("debt", "announced")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alder Group has built up a 6.1 percent stake in Birch Tools.",
         (("Alder Group",), "Birch Tools", "minority_stake", "completed", ())),
        ("The board announced the acquisiton of Birch Tools in Hadley, Mass., by Alder Group.",
         (("Alder Group",), "Birch Tools", "acquisition", "announced", ())),
        ("Alder Group announced the aquisition of Birch Tools.",
         (("Alder Group",), "Birch Tools", "acquisition", "announced", ())),
        ("Alder Group said it acquired a portfolio of about 190,000 card accounts from Cedar Bank.",
         (("Alder Group",), "portfolio of about 190,000 card accounts", "asset_purchase",
          "completed", ("Cedar Bank",))),
        ("Birch Mines Inc said Alder Partnership agreed to buy 400,000 new shares for 3 mln dlrs.",
         (("Alder Partnership",), "Birch Mines Inc", "minority_stake", "announced", ())),
        ("The bid follows Alder Group's disclosure that it had bought 9 pct of Birch Tools.",
         (("Alder Group",), "Birch Tools", "minority_stake", "completed", ())),
    ],
)  # fmt: skip
def test_hasty_and_wordy_agencies_are_read(reports: Read, text: str, expected: Deal) -> None:
    assert [deal(r) for r in told(reports, text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It would make Alder Life the first Japanese insurer to take a stake in a U.S. bank.",
        "The fund said Birch Tools should spin off its medical devices arm.",
        "Birch Mines Inc said it agreed to buy back 400,000 common shares for 300,000 dlrs.",
    ],
)
def test_what_is_only_wished_or_compared_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_the_share_stands_beside_the_price(reports: Read) -> None:
    (found,) = told(
        reports,
        "Cedar Energy has agreed to sell its controlling stake in Birch Gas to Alder Group.",
        "Alder Group will pay 840m euros ($1bn; £580m) in cash for the 75.1% holding, they said.",
    )
    assert (found.stake_percent, found.type) == (75.1, "majority_stake")


def test_the_chain_is_the_company_that_the_article_speaks_of(reports: Read) -> None:
    found = told(
        reports,
        "Birch Stores is to be sold.",
        "Its shares surged after the DIY chain accepted a £1.2bn bid from Alder Group.",
    )
    assert [deal(r)[:2] for r in found] == [(("Alder Group",), "Birch Stores")]


def test_a_high_street_is_no_company(reports: Read) -> None:
    found = told(reports, "High street chemist Birch Tools has rejected a bid from Alder Group.")
    assert [deal(r)[:2] for r in found] == [(("Alder Group",), "Birch Tools")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A report said that retail giant Alder Group had approached Birch Tools about a takeover.",
         "rumoured"),
        ("Alder Group confirmed that it had approached Birch Tools about a possible offer.",
         "in_talks"),
        ("Alder Group is preparing to buy Birch Tools.", "in_talks"),
        ("Alder Group plans to bid for Birch Tools, the Sunday Gazette reported.", "rumoured"),
        ("Alder Group has agreed to buy Birch Tools, the Sunday Gazette reported.", "announced"),
    ],
)  # fmt: skip
def test_what_the_press_reports_is_told_apart_from_what_is_agreed(
    reports: Read, text: str, status: str
) -> None:
    assert [deal(r)[:4] for r in told(reports, text)] == [
        (("Alder Group",), "Birch Tools", "acquisition", status)
    ]


def test_who_is_approached_about_something_else_is_not_bid_for(reports: Read) -> None:
    assert told(reports, "Alder Group approached Birch Tools about supplies for its stores.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shares in Birch Tools fell after Alder Capital said it had ended talks about a takeover "
         "of the software firm.",
         [(("Alder Capital",), "Birch Tools", "acquisition", "terminated", ())]),
        ("Alder Telecom has secured 89% of the shares in its internet unit Birch Online.", []),
        ("Cedar Group said it would spin off its ferry arm, Birch Lines, and float it on the "
         "London Stock Exchange in May.",
         [((), "Birch Lines", "divestiture", "announced", ("Cedar Group",))]),
    ],
)  # fmt: skip
def test_what_stands_for_whom(reports: Read, text: str, expected: list[Deal]) -> None:
    assert [deal(r) for r in told(reports, text)] == expected


def test_who_bids_for_the_rest_does_not_buy_what_it_holds(reports: Read) -> None:
    (found,) = told(
        reports,
        "Alder Group, which already owns 60 per cent of Birch Tools, has offered to buy the "
        "remaining shares for €18 each.",
    )
    assert (found.target, found.type, found.stake_percent) == ("Birch Tools", "acquisition", None)


def test_a_name_like_an_adverb_opens_a_sentence(reports: Read) -> None:
    found = told(
        reports,
        "Coverly, a Leeds-based provider of software, raised $55 million in Series C funding. "
        "Alder Growth led.",
    )
    assert [(r.lead_investors, r.target, r.type) for r in found] == [
        (("Alder Growth",), "Coverly", "funding_round")
    ]
