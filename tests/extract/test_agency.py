"""How the agencies of 1987 tell deals, in sentences of our own."""

from collections.abc import Callable

import pytest

from deals.model.report import Report

Read = Callable[..., list[Report]]


def told(reports: Read, *paragraphs: str) -> list[Report]:
    """What an article of these paragraphs tells."""
    body = "\n    ".join(paragraphs)
    return reports(f"COMPANY NEWS OF THE DAY\n\n    NEW YORK, March 30 - {body}\n", "1987-03-30")


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Willow and Birch Inc said it agreed to acquire Cedar Corp.\n    Willow makes saws.",
         "Willow and Birch Inc", "Cedar Corp"),
        ("Fern Television and Communications Corp said it acquired Cedar Corp.\n    Fern "
         "Television was founded in 1980.", "Fern Television and Communications Corp",
         "Cedar Corp"),
        ("Ash, Birch and Elm Inc said it agreed to acquire Cedar Corp.",
         "Ash, Birch and Elm Inc", "Cedar Corp"),
        ("Cedar Corp said it agreed to acquire Ash, Birch and Co for 18 mln dlrs.",
         "Cedar Corp", "Ash, Birch and Co"),
        ("Cedar Corp said it acquired B and W Tool Supply Co for cash.",
         "Cedar Corp", "B and W Tool Supply Co"),
        ("Elm Corp said it signed agreements with Cedar Corp for the sale of its S and A Truck "
         "Sales and Services Corp.", "Cedar Corp", "S and A Truck Sales and Services Corp"),
        ("Elm Corp said it sold its Saws and Drills Division to Cedar Corp.",
         "Cedar Corp", "Saws and Drills Division"),
        ("Cedar Corp said it agreed to be acquired by Pay 'N Carry Stores Inc.",
         "Pay 'N Carry Stores Inc", "Cedar Corp"),
        ("Cedar Corp said it bought Elm Ltd from Birch Brothers, Lubbock, Texas, for 12 mln dlrs.",
         "Cedar Corp", "Elm Ltd"),
    ],
)  # fmt: skip
def test_a_name_that_and_holds_together(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


def test_two_names_that_and_sets_apart(reports: Read) -> None:
    (report,) = told(reports, "Birch Corp and Elm Inc said they agreed to acquire Alder Ltd.")
    assert set(report.investors) == {"Birch Corp", "Elm Inc"}


def test_a_price_behind_a_name_is_none_of_it(reports: Read) -> None:
    (report,) = told(
        reports, "Heavy buying lifted Alder Corp 7-7/8 to 29 after a cash tender offer by Elm Inc."
    )
    assert report.target == "Alder Corp"


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
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)
    assert report.type == "acquisition"


def test_a_ticker_stands_for_its_company(reports: Read) -> None:
    (report,) = told(
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
    assert all(r.investors != ("Alder Corp",) or r.target != "Elm Co" for r in told(reports, text))
    assert len(told(reports, text)) <= (1 if "bought" in text else 0)


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
    (report,) = told(reports, text)
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
    (report,) = told(reports, text)
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
    (report,) = told(reports, text)
    assert (report.target, report.status) == ("Birch Tools Inc", status)


def test_who_looks_for_a_buyer_is_not_who_was_hired_to(reports: Read) -> None:
    (report,) = told(reports, "Alder Ltd said it retained Elm Inc to seek a buyer for Birch Tools.")
    assert (report.target, report.sellers, report.type) == ("Birch Tools", ("Alder Ltd",),
                                                            "divestiture")  # fmt: skip


def test_what_would_be_acquired_is_not_the_buyer(reports: Read) -> None:
    (report,) = told(
        reports, "Alder Partners plans to sell Birch Inc's saw mills if it succeeds in acquiring "
            "the "
        "company.",
    )  # fmt: skip
    assert (report.investors, report.target) == (("Alder Partners",), "Birch Inc")


def test_the_stake_of_another_is_a_stake_in_the_topic(reports: Read) -> None:
    (report,) = told(
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
    ("text", "buyer", "target"),
    [
        ("Alder Plc said it sold its U.K. Subsidiary <Jon Birch Ltd> to <Elm Spirits Ltd> for "
         "cash.",
         "Elm Spirits Ltd", "Jon Birch Ltd"),
        ("Alder KGaA said it is selling its Bremen vegetable oil and fats subsidiary Birch und "
         "Ulme "
         "GmbH to Elm Mills AG.", "Elm Mills AG", "Birch und Ulme GmbH"),
        ("Alder Corp said it signed agreements with <Elm Corp> for the sale of its Birch Truck "
         "Inc.",
         "Elm Corp", "Birch Truck Inc"),
        ("Alder Group has taken over the tools division of British group Birch EMS, Alder Group "
         "chairman Jon Holm said.", "Alder Group", "tools division of British group Birch EMS"),
        ("Alder Plc said its board decided not to accept the proposal of <Elm Corp>, an investor "
         "group led by Jon Holm.", "Elm Corp", "Alder Plc"),
        ("Alder Plc signed a letter of intent covering Alder's purchase from Elm Corp <ELM.N> of "
         "substantially all the business of <Birch Tools Co>.", "Alder Plc",
         "business of <Birch Tools Co"),
    ],
)  # fmt: skip
def test_what_stands_around_a_name(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Plc said profit rose on the milling business acquired by the Italian group in May.",
        "Elm Bank said it is negotiating with Bankhaus unions about the pay of its tellers.",
    ],
)
def test_what_a_noun_tells_by_the_way(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Alder Inc said it has sold for over four mln dlrs U.S. in cash, notes and the assumption "
         "of liabilities its Birch Leasing Inc subsidiary to Elm Corp.",
         "Elm Corp", "Birch Leasing Inc"),
        ("Alder Inc said it signed a letter of intent to sell to an investment group two "
         "subsidiaries, Birch Inc, a shoe maker, and its marketing arm.",
         "investment group", "Birch Inc"),
        ("Alder Stores Corp said it entered an agreement for the sale to Elm Corp of the Birch "
         "stores for 255 mln dlrs.", "Elm Corp", "Birch stores"),
        ("Alder Inc said it agreed to transfer its freight business to <Elm Lines Corp>.",
         "Elm Lines Corp", "freight business"),
        ("Alder Inc said it has sold its 4,300,000 common share majority holding in <Birch Oil "
         "Ltd> of London to Elm Corp.", "Elm Corp", "Birch Oil Ltd"),
        ("Birch Inc said it will answer today's acquisition bid by Elm Corp for 22 dlrs a share.",
         "Elm Corp", "Birch Inc"),
        ("Birch Inc said it agreed to merge into a company formed by <Elm Capital Corp>.",
         "Elm Capital Corp", "Birch Inc"),
        ("Elm Corp said 19.8 mln of the outstanding 20 mln shares in Birch Inc were tendered "
         "pursuant to its 26 dlr a share offer.", "Elm Corp", "Birch Inc"),
        ("Birch Inc climbed amid rumors the company might be a takeover target of Elm Corp.",
         "Elm Corp", "Birch Inc"),
        ("Elm Partners, the group tendering for all Birch Inc shares at 100 dlrs each, said it "
         "started soliciting proxies.", "Elm Partners", "Birch Inc"),
        ("Yesterday, Birch Inc said a group led by chairman Samuel J. Holm has decided to "
         "reconsider its offer to acquire Birch.", "Samuel J. Holm", "Birch Inc"),
    ],
)  # fmt: skip
def test_sales_and_bids_in_another_order(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


def test_what_is_put_on_the_market(reports: Read) -> None:
    (report,) = told(reports, "Alder Metals put its Reno, Nev., smelter back on the market.")
    assert (report.sellers, report.investors) == (("Alder Metals",), ())
    assert report.target == "Reno, Nev., smelter"


@pytest.mark.parametrize(
    "text",
    [
        "Alder Inc said it transferred its listing to the New York exchange.",
        "Alder Inc put its saws on the market in May.",
    ],
)
def test_what_is_no_sale(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp said it received and accepted about 456,968 common shares at four dlrs.",
        "Alder Corp said it has no plans to raise the 3.50 dlr bid.",
        "Alder Corp said it obtained 150 mln dlrs in financing from a bank group for the deal.",
        "Alder Corp has close to five pct or 7.9 mln shares, and more capital than before.",
    ],
)
def test_what_raises_no_money(reports: Read, text: str) -> None:
    assert [r for r in told(reports, text) if r.type == "funding_round"] == []


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Alder Inc said one of the firms with which it talks is <Birch Corp> of Toronto, which "
         "has "
         "already received an offer from Elm Corp.", "Elm Corp", "Birch Corp"),
        ("Alder Inc put the debt of Birch Corp on its watch list after the offer by Elm Corp to "
         "buy "
         "the company.", "Elm Corp", "Birch Corp"),
        ("Alder Inc said Birch Corp broke off talks with Elm Ltd, which last week announced a 4.3 "
         "billion dlr offer for all of Birch's assets.", "Elm Ltd", "Birch's assets"),
    ],
)  # fmt: skip
def test_who_stands_before_which(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


@pytest.mark.parametrize(
    ("text", "seller", "target", "percent"),
    [
        ("The sale of the government's 25.55 pct stake in <Birch AG> is still expected this month.",
         "the government", "Birch AG", 25.55),
        ("The Ruritanian Government will sell 25 pct of state-owned <Birch Air Ltd> to the public.",
         "The Ruritanian Government", "Birch Air Ltd", 25),
        ("The Icelandic government said it will privatise the state-owned bank Birch Bank.",
         "The Icelandic government", "Birch Bank", None),
    ],
)  # fmt: skip
def test_what_a_state_sells(
    reports: Read, text: str, seller: str, target: str, percent: float | None
) -> None:
    (report,) = told(reports, text)
    assert (report.target, report.investors) == (target, ())
    assert [s.removeprefix("The ").removeprefix("the ") for s in report.sellers] == [
        seller.removeprefix("The ").removeprefix("the ")
    ]
    assert report.stake_percent == percent


def test_what_opens_a_sentence_sells_nothing(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Inc said it sold its saw mills to Birch Corp.",
        "Proceeds from the sale of the mills to Birch will be used to pay debt.",
    )
    assert report.sellers == ("Alder Inc",)


def test_names_that_the_next_sentence_gives(reports: Read) -> None:
    (report,) = told(
        reports,
        "Two New York investment firms told the Securities and Exchange Commission they had "
        "increased "
        "their holdings in Birch Inc to 7.2 pct, from 6.2 pct.",
        "Alder Shares Corp and Elm Income Fund Inc said they were weighing offers.",
    )
    assert report.investors == ("Alder Shares Corp", "Elm Income Fund Inc")


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("A meeting was called to approve the previously announced acquisition of Birch by a "
         "company "
         "controlled by Birch chairman Jon Holm.", "Jon Holm"),
        ("The company said it could not judge the impact of Elm Corp <ELM>'s proposed acquisition "
         "of "
         "Birch Inc.", "Elm Corp"),
    ],
)  # fmt: skip
def test_a_deal_still_to_come_is_told_late(reports: Read, text: str, buyer: str) -> None:
    (report,) = told(
        reports,
        "Birch Inc said profit rose.",
        "Sales rose too.",
        "Costs fell.",
        "Taxes fell.",
        text,
    )
    assert (report.investors, report.target) == ((buyer,), "Birch Inc")


def test_a_deal_long_done_is_no_news(reports: Read) -> None:
    text = "It said sales rose after the acquisition of Elm Ltd by its Oak unit in 1985."
    assert told(reports, "Birch Inc said profit rose.", "Costs fell.", "Taxes fell.", text) == []


def test_the_offer_that_the_article_tells_of(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Inc said its board adopted a rights plan.",
        "However, the company said the plan will not be triggered by the 65 dlrs a share tender "
        "offer "
        "commenced on October 9 by a unit of Alder Partners.",
    )
    assert (report.investors, report.target) == (("Alder Partners",), "Birch Inc")


def test_who_leads_a_group_that_sells_buys_nothing(reports: Read) -> None:
    (report,) = told(
        reports,
        "A group led by New York investor Jon Alder said he lowered his stake in Birch Inc to "
        "1,827 shares, or 4.8 pct of the total.",
    )
    assert (*report.investors, *report.lead_investors) == ()
    assert report.target == "Birch Inc"


def test_a_partnership_in_halves(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Corp said it will enter a 50-50 partnership with Birch Oil Inc to own a mill.",
    )
    assert report.type == "joint_venture"
    assert {report.target, *report.investors} == {"Alder Corp", "Birch Oil Inc"}
