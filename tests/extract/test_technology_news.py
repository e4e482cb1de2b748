"""Ways of technology news: companies that only the sentence before names, money handed or won, and
what stands between a headline and its article."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Cedarway is shopping in Spain. The Oslo payroll group has bought Elmora, a maker of HR "
         "software.", "Cedarway", "Elmora"),
        ("Cedarway wants a foot in the cloud. France's third-largest phone company is to take 34% "
         "of Elmora, a web host.", "Cedarway", "Elmora"),
        ("Cedarway adds scales to its visits. The Chicago firm revealed this morning that it has "
         "purchased Elmora, a maker of kits.", "Cedarway", "Elmora"),
        ("Cedarway announced today that it now owns Elmora, the Leeds firm behind the orange "
         "posts.", "Cedarway", "Elmora"),
        ("Bid watch: Shares of Elmora Software jumped 17% after the Courier reported that Birch "
         "Corp. is weighing an offer for the supply-chain software maker.",
         "Birch Corp.", "Elmora Software"),
        ("Birch Inc is leaving medicine, handing its Elm Vital business to buyout firm Alder "
         "Partners for $640 million in cash.", "Alder Partners", "Elm Vital business"),
    ],
)  # fmt: skip
def test_purchases(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


@pytest.mark.parametrize(
    ("text", "investors", "amount"),
    [
        ("Elmora is hot. The Oslo startup, which installs heat pumps in old houses, closed a €42 "
         "million Series B on Monday. Alder Ventures of Bergen led.", ("Alder Ventures",),
         "€42 million"),
        ("A University of Leeds spin-out has closed a seed round worth £3.4 million. Elmora Ltd, "
         "formed by two chemists, makes cameras. Alder Fund has led the investment, with Birch "
         "Angels, Cedar Climate Partners and the university's own venture arm also taking part. "
         "Elmora will hire.", ("Alder Fund", "Birch Angels", "Cedar Climate Partners"),
         "£3.4 million"),
        ("Elmora thinks that is absurd, and investors led by Alder Ventures have just handed the "
         "Oslo startup $12 million. The Series A also drew in Birch Capital.",
         ("Alder Ventures", "Birch Capital"), "$12 million"),
        ("Elmora sells onions. This has now won the Nairobi startup a $3.1 million pre-Series A. "
         "Alder Capital wrote the largest cheque, with Birch Ventures chipping in.",
         ("Alder Capital", "Birch Ventures"), "$3.1 million"),
        ("Elmora has secured €110m in a funding round. Alder Capital provided close to half of "
         "the fresh cash.", ("Alder Capital",), "€110m"),
        ("Elmora, a developer of tests, has secured $8.2 million in a Series A. Backers include "
         "Alder Ventures and Birch Partners.", ("Alder Ventures", "Birch Partners"),
         "$8.2 million"),
        ("Elmora is alive. In Oslo the Elmora team landed NOK 55 million in seed funding from "
         "Alder Nord.", ("Alder Nord",), "NOK 55 million"),
    ],
)  # fmt: skip
def test_rounds(reports: Read, text: str, investors: tuple[str, ...], amount: str) -> None:
    (report,) = told(reports, text)
    assert report.target.removesuffix(" Ltd") == "Elmora"
    assert tuple(sorted({*report.investors, *report.lead_investors})) == investors
    assert report.amount is not None
    assert report.amount.text == amount


def test_the_group_of_a_place_is_not_who_has_just_been_bought(reports: Read) -> None:
    found = told(
        reports,
        "Elm Ltd has agreed to be bought by Birch SA for €30m. The French group will acquire all "
        "of its plants.",
    )
    assert ("Elm Ltd",) not in [report.investors for report in found]


def test_a_unit_shed_in_a_headline(reports: Read) -> None:
    (report,) = reports(
        "Birch Micro sheds patient-sensor arm in $640 mln sale to Alder\n\n"
        "The shares of Birch Micro rose, and those of Alder fell.\n"
    )
    assert (report.investors, report.sellers) == (("Alder",), ("Birch Micro",))


def test_the_stake_of_a_holder_in_whom_the_sentence_before_names(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Trading will become the second-largest shareholder in Elmora, a ride-hailer. Birch "
        "is set to buy Cedarway's entire 9.4% interest for 21.5 billion yen. The price implies a "
        "value of about $2.1 billion for the whole company.",
    )
    assert (report.target, report.sellers) == ("Elmora", ("Cedarway",))
    assert report.stake_percent == 9.4
    assert report.valuation is not None
    assert report.valuation.value == 2.1e9


def test_what_stands_under_a_headline_is_no_sentence(reports: Read) -> None:
    (report,) = reports(
        "Exchange to gain a charter\n\nBy Jo Holm\n\nSep 30, 2021 at 1:00 p.m. UTC\n\n"
        "Updated Sep 30, 2021 at 3:17 p.m. UTC\n\nJo Holm in Oslo and Ada Alder in New York\n\n"
        "Birch, an exchange, has signed a definitive agreement under which it would take over Elm "
        "Trust Company, a custodian with $3.2 billion under custody.\n"
    )
    assert (report.target, report.amount) == ("Elm Trust Company", None)


def test_who_only_speaks_buys_nothing(reports: Read) -> None:
    found = told(
        reports,
        'Birch now owns Elmora after a takeover.\n\n"It will be so. Drivers should not plan their '
        'lives. We help."\n\nIn February it invested $5 million in Cedarway, a start-up.',
    )
    assert {name for report in found for name in report.investors} == {"Birch"}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Birch is in advanced talks to buy Elmora. The price under discussion is $430-470 "
         "million.", "$430-470 million"),
        ("Birch is to take 34% of Elmora, a web host. The Courier puts the ticket at €70 million.",
         "€70 million"),
        ("Birch has purchased Elmora, a maker of kits. Birch handed over $52 million in cash at "
         "closing.", "$52 million"),
        ("Birch and Cedarway have formed a joint venture called Elmora. The two will invest a "
         "combined $30 million.", "$30 million"),
    ],
)  # fmt: skip
def test_prices(reports: Read, text: str, amount: str) -> None:
    (report,) = told(reports, text)
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    "text",
    [
        "Birch gave up its bid rather than sell off part of its own UK business.",
        "The unit would absorb Elm Inc's Oslo team.",
        "Birch handed its retail unit to Alder Holm for safekeeping.",
        "Birch hands its US business to new chief Jo Holm for a year.",
        "Birch Stores said it now owns 400 shops in Wales.",
        "Judge Holm handed the Oslo startup $2 million in damages.",
        "The pitch won the company a $3m seed award.",
        "Alder Foods provided most of the rest of the meals.",
        "The Oslo group has bought time.",
        "A Leeds company has closed a plant. Elm Ltd, formed in 2001, was its rival. Elm is well.",
    ],
)
def test_what_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []
