"""How the agencies of 1987 tell deals, in sentences of our own."""

import pytest

from tests.extract.telling import Read, agency


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
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


@pytest.mark.parametrize("signs", ["<;;>", "<'>", "<..>", '<",">'])
def test_signs_in_brackets_are_no_name(reports: Read, signs: str) -> None:
    text = f"Alder Corp {signs} said it acquired Birch Corp {signs} for 5 mln dlrs."
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == (("Alder Corp",), "Birch Corp")


def test_two_names_that_and_sets_apart(reports: Read) -> None:
    (report,) = agency(reports, "Birch Corp and Elm Inc said they agreed to acquire Alder Ltd.")
    assert set(report.investors) == {"Birch Corp", "Elm Inc"}


def test_a_price_behind_a_name_is_none_of_it(reports: Read) -> None:
    (report,) = agency(
        reports, "Heavy buying lifted Alder Corp 7-7/8 to 29 after a cash tender offer by Elm Inc."
    )
    assert report.target == "Alder Corp"


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
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Plc said profit rose on the milling business acquired by the Italian group in May.",
        "Elm Bank said it is negotiating with Bankhaus unions about the pay of its tellers.",
    ],
)
def test_what_a_noun_tells_by_the_way(reports: Read, text: str) -> None:
    assert agency(reports, text) == []


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
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


def test_what_is_put_on_the_market(reports: Read) -> None:
    (report,) = agency(reports, "Alder Metals put its Reno, Nev., smelter back on the market.")
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
    assert agency(reports, text) == []


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
    assert [r for r in agency(reports, text) if r.type == "funding_round"] == []


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
    (report,) = agency(reports, text)
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
    (report,) = agency(reports, text)
    assert (report.target, report.investors) == (target, ())
    assert [s.removeprefix("The ").removeprefix("the ") for s in report.sellers] == [
        seller.removeprefix("The ").removeprefix("the ")
    ]
    assert report.stake_percent == percent


def test_what_opens_a_sentence_sells_nothing(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Inc said it sold its saw mills to Birch Corp.",
        "Proceeds from the sale of the mills to Birch will be used to pay debt.",
    )
    assert report.sellers == ("Alder Inc",)


def test_names_that_the_next_sentence_gives(reports: Read) -> None:
    (report,) = agency(
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
    (report,) = agency(
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
    assert agency(reports, "Birch Inc said profit rose.", "Costs fell.", "Taxes fell.", text) == []


def test_the_offer_that_the_article_tells_of(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Birch Inc said its board adopted a rights plan.",
        "However, the company said the plan will not be triggered by the 65 dlrs a share tender "
        "offer "
        "commenced on October 9 by a unit of Alder Partners.",
    )
    assert (report.investors, report.target) == (("Alder Partners",), "Birch Inc")


def test_who_leads_a_group_that_sells_buys_nothing(reports: Read) -> None:
    (report,) = agency(
        reports,
        "A group led by New York investor Jon Alder said he lowered his stake in Birch Inc to "
        "1,827 shares, or 4.8 pct of the total.",
    )
    assert (*report.investors, *report.lead_investors) == ()
    assert report.target == "Birch Inc"


def test_a_partnership_in_halves(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Corp said it will enter a 50-50 partnership with Birch Oil Inc to own a mill.",
    )
    assert report.type == "joint_venture"
    assert {report.target, *report.investors} == {"Alder Corp", "Birch Oil Inc"}
