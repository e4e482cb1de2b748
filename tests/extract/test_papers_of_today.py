"""How papers of today put it: fractions, extra parts, hypothetical sales, rounds behind a colon."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "stake"),
    [
        ("Alder Trust Bank has reached an agreement to acquire three quarters of Dar es "
         "Salaam-based Birch Commercial Bank.", 75),
        ("Alder Trust Bank is to buy 75pc of Birch Commercial Bank.", 75),
        ("Alder Holdings, which first appeared on the register of Birch Interactive in March with "
         "5 percent, has raised its stake in Birch Interactive to 11 percent. The additional 6 "
         "percent was acquired from Cedar for 216 million euros.", 6),
        ("Airline Alder Air has increased its shareholding in Birch Air from 26% to 43.6%. It said "
         "it had bought the extra 17.6% from the state for $135m.", 17.6),
        ("Alder Oil has secured a 7.6% stake in Russian producer Birchneftegas by bidding $1.99bn "
         "at an auction.", 7.6),
        ("Alder Energy has completed the acquisition of Franco-Belgian group Cedar's 45% interest "
         "in Birch Petroleum.", 45),
    ],
)  # fmt: skip
def test_how_much_is_bought(reports: Read, text: str, stake: float) -> None:
    (report,) = told(reports, text)
    assert report.stake_percent == stake


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Alder Medika will take a 31.1% stake in Birch Hospitals Ltd. Alder will invest $401 "
         "million by subscribing to new shares. It must also make an offer for another 26% of "
         "Birch, for which it could end up paying up to $330 million more.", "$401 million"),
        ("Investors in Alder, a Spanish bank, have backed Alder's £8.1bn swoop on Birch bank.",
         "£8.1bn"),
        ("Alder Plc said it was bidding £542m for Birch Plc.", "£542m"),
        ("Alder AG and Birch Pharma SE have called off their merger. Neither will pay a fee. It "
         "took months. Nobody was glad. It rained. It snowed. It thawed. The sun shone. The "
         "transaction had valued Birch at around €3.6bn.", "around €3.6bn"),
    ],
)  # fmt: skip
def test_for_how_much(reports: Read, text: str, amount: str) -> None:
    (report,) = told(reports, text)
    assert report.amount is not None
    assert report.amount.text == amount


def test_an_offer_from_its_rival(reports: Read) -> None:
    found = reports(
        "Codexia drops out as Alder lands Birch\n\n"
        "Software maker Birch Systems Inc. yesterday accepted a $10.3 billion offer from its "
        "bitter rival Alder Corp. Alder, of Santa Clara, raised its all-cash bid to $26.50 a "
        "share.\n",
        "2004-12-14",
    )
    assert [(r.investors, r.target, r.status) for r in found] == [
        (("Alder Corp.",), "Birch Systems Inc.", "announced")
    ]


def test_a_sale_without_which_there_is_none(reports: Read) -> None:
    found = reports(
        "Alder and Birch call off €3.6bn merger\n\n"
        "Alder AG and Birch SE have given up their plan after the cartel office would not wave the "
        "deal through without the sale of a third of their warehouses.\n",
        "2019-05-14",
    )
    assert [(r.type, r.status) for r in found] == [("merger", "terminated")]


def test_a_round_behind_a_colon(reports: Read) -> None:
    (report,) = told(
        reports,
        "French robotics outfit Birchyze is the week's biggest story: a $58 million Series C, led "
        "by Tokyo's Alder Vision and joined by state lender Banque Cedar.",
    )
    assert (report.target, report.lead_investors) == ("Birchyze", ("Alder Vision",))


def test_channels_are_combined(reports: Read) -> None:
    (report,) = told(
        reports,
        "Italian broadcaster Alder and Spain's Birch Sur have scrapped plans to combine their "
        "free-to-air channels in a Dutch holding company.",
    )
    assert (report.type, report.status) == ("merger", "terminated")


def test_an_option_is_agreed(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Copper Corp. has entered into an option agreement with Cedar Resources Ltd. under "
        "which it may acquire up to a 70% interest in the Birch copper property.",
    )
    assert report.status == "announced"


def test_the_partners_of_a_venture_each(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder, a maker of mats, and Riyadh-based Birch Holding today announced the creation of a "
        "joint venture company. Fern LLC, in which each partner will hold a 50% share, opens soon.",
    )
    assert (report.type, report.stake_percent) == ("joint_venture", 50)


def test_what_the_partners_will_spend(reports: Read) -> None:
    (report,) = told(
        reports,
        "Norwegian producer Alderkraft and Japan's Birch Chemical are to set up a company to make "
        "batteries. Birch will own 51% of the new business, to be called Fernkat, and Alderkraft "
        "the rest. They plan to spend $274 million on a first line.",
    )
    assert (report.target, report.stake_percent) == ("Fernkat", 51)
    assert report.amount is not None


def test_who_might_buy_is_no_buyer(reports: Read) -> None:
    assert told(reports, "Anyone who tried to buy a decent software business in 2018 knows.") == []


def test_rivals_bid_each_for_itself(reports: Read) -> None:
    found = told(
        reports,
        "Birch International Inc said it received revised merger offers from Alder Amusements Inc "
        "and Cedar Holdings Inc.",
    )
    assert [r.investors for r in found] == [("Alder Amusements Inc",), ("Cedar Holdings Inc",)]


def test_a_name_that_counts(reports: Read) -> None:
    (report,) = told(reports, "Alder Corp agreed to buy Six Birches for $140 million.")
    assert report.target == "Six Birches"


def test_capital_that_is_raised_to_a_sum_is_no_round(reports: Read) -> None:
    found = told(
        reports,
        "Alder Bank bought a 49.4 percent stake in Birch Bank Bhd after the latter raised its "
        "capital to $405 million from $105 million.",
    )
    assert [(r.type, r.investors) for r in found] == [("minority_stake", ("Alder Bank",))]


@pytest.mark.parametrize(
    ("paragraphs", "target", "stake"),
    [
        (["Alder Infoserve has become the majority owner of call centre operator Birchlink.",
          "It has acquired 68% of the shares for £27m from founder Moira Dole."], "Birchlink", 68),
        (["Swedish truck maker Alder has signed up a Chinese partner to build lorries in Wuhan.",
          "The joint venture with state-owned Hubei Birch will start in 2006, Alder said.",
          "Each side will own half of the new company, to be called Fern Trucks."],
         "Fern Trucks", 50),
        (["Alder Corp. and Birch Foods will establish a joint venture to make meals. The new "
          "company, Fern Kitchen, will be capitalized at $35 million, with Alder holding 51% and "
          "Birch the rest."], None, 51),
        (["Irish businessmen Declan Dole and Jim Farr have increased their stake in Birch FC to "
          "19.4%. The pair bought a further 3.1 million shares through their vehicle Fernfin."],
         "Birch FC", 19.4),
    ],
)  # fmt: skip
def test_whose_shares(
    reports: Read, paragraphs: list[str], target: str | None, stake: float
) -> None:
    (report,) = told(reports, *paragraphs)
    assert report.stake_percent == stake
    assert target in (None, report.target)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Alder Capital disclosed a 6.2 percent stake in Birch Inc and urged it to sell its snacks "
         "division. The fund has spent about $410 million building its position. The snacks "
         "division could fetch between $2 billion and $2.3 billion.", "about $410 million"),
        ("Grupo Alder said it agreed to buy Tiendas Birch from brewer Grupo Cedar. The value of "
         "the deal was not disclosed. Two bankers estimated it at around $312 million.",
         "around $312 million"),
        ("Alder A/S and Birch Cooperative today announced the formation of Fern LLC, a joint "
         "venture. The partners expect to invest approximately $85 million in a first phase.",
         "approximately $85 million"),
    ],
)  # fmt: skip
def test_which_sum(reports: Read, text: str, amount: str) -> None:
    report = told(reports, text)[0]
    assert report.amount is not None
    assert report.amount.text == amount
