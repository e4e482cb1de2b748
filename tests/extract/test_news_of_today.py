"""Ways in which newsrooms put common things: names with 's, prices in front of "acquisition of the
maker Y", who an aside is about, deals that only the headline announces."""

import pytest

from tests.extract.telling import Read, told


def test_a_shop_whose_name_ends_in_s(reports: Read) -> None:
    (report,) = told(
        reports,
        "Holm's confirmed on Monday that it had received an unsolicited proposal from Alder Group.",
        "Holm's, which has 90 shops, is to close ten. Shares in Holm's rose.",
    )
    assert (report.investors, report.target) == (("Alder Group",), "Holm's")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Alder Rail won approval on Tuesday for its 1.6 billion euro ($1.8 billion) acquisition "
         "of signalling company Birch SA.", "1.6 billion euro"),
        ("A regulator has waved through Alder Rail's £690m purchase of train leasing company Birch "
         "SA.", "£690m"),
        ("Alder Rail has paid $214m (£115m) for all of the Bank of Birch SA.", "$214m"),
        ("Alder Rail has agreed to buy Birch SA. A person briefed on it put the price at between "
         "$30 million and $40 million.", "between $30 million and $40 million"),
        ("Alder Rail completed the purchase of Birch SA. Shareholders received $19 a share, for a "
         "total of about $900 million.", "about $900 million"),
    ],
)  # fmt: skip
def test_the_price_of_what_is_described(reports: Read, text: str, amount: str) -> None:
    (report,) = told(reports, text)
    assert report.amount is not None
    assert report.amount.text == amount


def test_what_it_paid_long_ago_is_no_price(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group plans to sell Birch AG, the caterer that it bought two years ago for 1.4 "
        "billion euros.",
    )
    assert report.amount is None


@pytest.mark.parametrize(
    "text",
    [
        "Alder Retail Ltd (ARL), the shops of tycoon Jo Holm's empire, has acquired a 60% stake in "
        "pharmacy Birch AG.",
        "Alder Retail Ltd confirmed to The Ledger that it had acquired 60% of Birch AG.",
        "Cedar, the messaging app for schools, is closing. Alder Retail Ltd said that it had"
        " bought "
        "60% of Birch AG.",
    ],
)
def test_who_buys_past_an_aside(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (("Alder Retail Ltd",), "Birch AG")


def test_the_start_up_that_was_bought_is_the_one_spoken_of(reports: Read) -> None:
    (report,) = told(
        reports, "Birch, the messaging app for schools, is closing. Alder has acquired the startup."
    )
    assert (report.investors, report.target) == (("Alder",), "Birch")


def test_it_still_speaks_of_whom_it_spoke_of(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Retail Ltd is on a spree. It has wooed investors such as US firm Cedar Fund. On "
        "Monday, it agreed to take over the stores of Fern Group for $24m.",
    )
    assert report.investors == ("Alder Retail Ltd",)


def test_a_founder_who_buys_back(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch, the pasta chain, has collapsed. Its founder, Marco Holm, who opened the first in "
        "1990, will stay. Holm, 67, has bought 54 of the chain's restaurants for £6.5m.",
    )
    assert report.investors == ("Marco Holm",)


def test_a_stake_of_so_much_money(reports: Read) -> None:
    (report,) = told(
        reports,
        "Activist investor Alder Partners has built a stake of about $850 million in packaged food "
        "company Birch Foods.",
    )
    assert (report.investors, report.target) == (("Alder Partners",), "Birch Foods")
    assert report.amount is not None
    assert report.amount.text == "about $850 million"


def test_two_bought_in_towns_of_states(reports: Read) -> None:
    found = told(
        reports,
        "Alder Fleet said it has acquired Birch Truck Parts of Gastonia, N.C., and Elm Spring &"
        " Axle "
        "of Mansfield, Ohio.",
    )
    assert [r.target for r in found] == ["Birch Truck Parts", "Elm Spring & Axle"]


def test_a_unit_that_goes_to_another_buyer(reports: Read) -> None:
    found = told(
        reports,
        "Dutch insurer Holm has agreed to sell its businesses in two countries.",
        "The Turkish business will go to Istanbul-based Alder Grup for 220 million euros.",
    )
    assert [(r.investors, r.target) for r in found] == [(("Alder Grup",), "Turkish business")]


def test_what_the_headline_names_stands_however_late(reports: Read) -> None:
    (report,) = reports(
        "Chat app Birch is closing as its team joins Alder\n\nBirch, the app for schools, is going "
        "away. Its nine people are moving. Users can export their data. The app had fans.\n\n"
        "Alder told The Ledger on Monday that it acquired the startup.\n"
    )
    assert (report.investors, report.target) == (("Alder",), "Birch")


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Birch Bancorp will merge with and into Alder Financial Corp.", "Alder Financial Corp",
         "Birch Bancorp"),
        ("Holders of Birch Bancorp approved the merger of the company into Alder Financial Corp.",
         "Alder Financial Corp", "Birch Bancorp"),
        ("Alder Bank, of Reno, Nev., and Birch Bancorp of Boise, Idaho, have agreed to merge.",
         "Alder Bank", "Birch Bancorp"),
        ("Alder Financial and Birch Bancorp are to merge into one bank.", "Alder Financial",
         "Birch Bancorp"),
        ("Belgium's Alder Bank and the Dutch insurer Birch said they had called off merger talks.",
         "Alder Bank", "Birch"),
    ],
)  # fmt: skip
def test_who_merges_into_whom(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.investors, report.target) == ("merger", (buyer,), target)


def test_a_rival_bid_is_for_the_same_company(reports: Read) -> None:
    found = told(
        reports,
        "Alder Gold Corp offered to buy Birch Mines Ltd for $2.9 billion, trumping an agreed share "
        "bid by Australia's Cedar Mining and setting up a contest.",
    )
    assert {r.investors: r.target for r in found} == {
        ("Alder Gold Corp",): "Birch Mines Ltd",
        ("Cedar Mining",): "Birch Mines Ltd",
    }


def test_a_licence_told_to_a_paper(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Motors has hired 26 engineers from Birch, including its founders, and signed a "
        "license to the startup's software, the two companies told TechLedger.",
    )
    assert (report.type, report.investors, report.target) == (
        "licence_and_hire", ("Alder Motors",), "Birch"
    )  # fmt: skip


def test_more_than_half_is_a_majority(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Ltd agreed to acquire 4.5 million new shares of Birch Gold Inc, giving it a 51 "
        "percent interest in the company.",
    )
    assert (report.type, report.stake_percent) == ("majority_stake", 51)


def test_shares_that_somebody_subscribes_for(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Lithium has locked in South Korea's Alder Chemical as a shareholder.",
        "Alder will subscribe for 42 million new shares at 57c each, to raise A$24 million, giving "
        "it a 9.9% interest in the junior.",
    )
    assert (report.investors, report.target) == (("Alder Chemical",), "Birch Lithium")
    assert (report.type, report.stake_percent) == ("minority_stake", 9.9)


def test_a_merger_with_a_shell_that_is_named_later(reports: Read) -> None:
    (report,) = told(
        reports,
        "Van maker Birch Automotive said Tuesday it will go public by merging with a blank-check "
        "firm.",
        "The deal with Alder Acquisition Corp. values it at $1.8 billion.",
    )
    assert (report.type, report.investors, report.target) == (
        "merger", ("Alder Acquisition Corp.",), "Birch Automotive"
    )  # fmt: skip


def test_banks_hired_for_a_float(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch, the food delivery firm, has hired three banks to prepare a stock market flotation "
        "in London that could value it at up to 4 billion pounds, two people familiar with it"
        " said.",
    )
    assert (report.target, report.type, report.status) == ("Birch", "ipo", "rumoured")
    assert report.amount is None


def test_money_into_a_venture_of_two(reports: Read) -> None:
    (report,) = told(
        reports,
        "Carmaker Alder and Chinese battery producer Birch Energy will invest a combined 1.2"
        " billion "
        "euros ($1.3 billion) in a joint venture to make cells.",
    )
    assert report.type == "joint_venture"
    assert {report.target, *report.investors} == {"Alder", "Birch Energy"}


def test_an_earlier_round_gives_no_sum(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch, the delivery startup, is raising up to $1 billion from Alder Group.",
        "It was last valued at $1.2 billion in September, when it closed a $220 million round led "
        "by Cedar Global.",
    )
    assert report.investors == ("Alder Group",)
    assert report.amount is not None
    assert report.amount.text == "up to $1 billion"


def test_shops_told_in_another_number_are_others(reports: Read) -> None:
    found = told(
        reports,
        "Alder Stores has agreed to sell 66 of its smaller stores to two rivals.",
        "Birch Foods will pay £113m for 48 shops, mostly in Wales.",
    )
    assert (("Birch Foods",), "48 shops") in [(r.investors, r.target) for r in found]


def test_the_club_is_no_league(reports: Read) -> None:
    (report,) = told(
        reports,
        "Tycoon Jo Holm has increased his stake in Birch City to 19%, reviving talk that he plans "
        "to take control of the Premiership club.",
    )
    assert report.target == "Birch City"


def test_what_both_are_worth_is_no_price(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Media has agreed to acquire Birch, in an all-stock deal that values the combined "
        "business at about $450 million.",
    )
    assert report.amount is None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Alder has launched a $410 million all-scrip takeover offer for Birch Gold, in a "
         "move that would give it a mine.", "$410 million"),
        ("Alder Energy has completed its business combination with Birch Acquisition Corp. The "
         "combination generated approximately $238 million of gross proceeds.",
         "approximately $238 million"),
        ("Alder Foods raised its offer for Birch Mills plc. The original offer, worth 7.9 billion "
         "pounds, was refused in May.", None),
        ("Alder is in talks to buy Birch Software Inc in a deal in which the company could be "
         "valued at as much as $2.1 billion.", "as much as $2.1 billion"),
        ("Alder Wealth acquired Birch Advisors, a Denver firm with $1.3 billion in client assets.",
         None),
        ("Alder is in advanced talks to buy Birch Industries Inc.\n\nA deal, which could value "
         "Birch at around $4.5 billion including debt, could come soon.\n\nCedar LP disclosed a 6% "
         "stake in Birch in April. Fern PLC closed its $1.7 billion purchase of Elm in March.",
         "around $4.5 billion"),
    ],
)  # fmt: skip
def test_what_the_price_is(reports: Read, text: str, amount: str | None) -> None:
    first = told(reports, text)[0]
    assert (first.amount.text if first.amount else None) == amount


def test_shares_of_the_owner_of_a_chain(reports: Read) -> None:
    (report,) = told(
        reports,
        "Shares of Birch Networks surged after a report that Alder Communications is preparing an "
        "offer for the owner of the Hearth and Trail channels.",
    )
    assert (report.investors, report.target) == (("Alder Communications",), "Birch Networks")


def test_who_speaks_is_the_club_that_is_bought(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch City have confirmed that an American consortium led by the fund manager Jo Holm has "
        "reached an agreement to buy a controlling stake in the Championship club.",
    )
    assert (report.target, report.type) == ("Birch City", "majority_stake")


def test_a_day_is_no_sum_of_a_round(reports: Read) -> None:
    text = (
        "Birch Capital, a private equity firm, today announced the promotion of four investment "
        "professionals to Partner, effective January 1, 2024."
    )
    assert told(reports, text) == []


def test_units_that_a_lead_order_took(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Lithium Ltd. announced that it has closed its private placement for gross"
        " proceeds of "
        "$8,600,000.",
        "The lead order came from battery materials company Alder SE, which subscribed for"
        " 10,000,000 "
        "units and now holds 9.7% of the shares.",
    )
    assert report.target == "Birch Lithium Ltd."
    assert "Alder SE" in report.investors


def test_a_planned_purchase_that_is_dropped(reports: Read) -> None:
    (report,) = told(
        reports, "Alder Semiconductor has dropped its planned $580 million purchase of Birch Inc."
    )
    assert report.status == "terminated"


def test_a_separate_sale_that_had_been_made(reports: Read) -> None:
    found = told(
        reports,
        "The management of coach builder Birch Motors has bought the company from its parent.",
        "Workers had feared closure. The union was pleased. It called for a meeting.",
        "In a separate move, Cedar AG said it had sold its Coventry operation, Elm Axle, to"
        " engineer "
        "Alder Group for £6.5m.",
    )
    assert (("Alder Group",), "Elm Axle") in [(r.investors, r.target) for r in found]
