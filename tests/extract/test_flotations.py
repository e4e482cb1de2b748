"""Companies that come to the stock market: floats, listings, debuts; no round beside them."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "sellers", "amount"),
    [
        ("Birch Games, set up in 1998, said it planned to float about 23% of its shares in "
         "London.", (), None),
        ("Birch Games plans to float on the London Stock Exchange next year, raising £40m.", (),
         "£40m"),
        ("Alder Capital will list discount grocer Birch Games in Warsaw before the summer. It "
         "aims to place about 35 per cent of the chain and raise at least 2.8bn zlotys.",
         ("Alder Capital",), None),
        ("Alder Group plans to float its Birch Games arm on the Frankfurt exchange.",
         ("Alder Group",), None),
        ("Birch Games filed on Thursday for an initial public offering. The New York company said "
         "that it intends to raise up to $150 million.", (), "up to $150 million"),
        ("Birch Games rose on Friday. The company sold 30.5 million shares in the initial public "
         "offering, bringing in $518.5 million.", (), "$518.5 million"),
        ("Shares in the lender Birch Games will start trading in London on Friday after the firm "
         "set the price of its flotation at 215p. It is raising £60m of new money.", (), "£60m"),
        ("Birch Games shares are due to begin trading on Nasdaq on Thursday after its IPO raised "
         "$80 million.", (), "$80 million"),
        ("Birch Games has priced its float at 215p a share.", (), None),
    ],
)  # fmt: skip
def test_who_comes_to_the_market(
    reports: Read, text: str, sellers: tuple[str, ...], amount: str | None
) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.target, report.sellers) == ("ipo", "Birch Games", sellers)
    assert (report.amount.text if report.amount else None) == amount


def test_a_float_may_tell_which_part_of_the_shares_is_sold(reports: Read) -> None:
    (report,) = told(reports, "Birch Games intends to float 23% of its shares in London.")
    assert report.stake_percent == 23.0


def test_a_headline_tells_of_a_debut(reports: Read) -> None:
    text = "Birch Games soars 46% in market debut\n\nBirch Games closed at $24.80 on Friday.\n"
    (report,) = reports(text)
    assert (report.type, report.target) == ("ipo", "Birch Games")


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group floated the idea of a merger in Paris.",
        "Alder Group floated the currency in London.",
        "Alder Group will list three reasons in London for the delay.",
        "Alder Group said it would float notes worth $40 million in London.",
        "Alder Group said rivals pulled a float in London in 2003.",
        "Alder Group shares will begin trading on the OTCQX on Friday under a new symbol.",
        "Shares in Alder Group will start trading ex-dividend in London on Friday.",
        "Shares in Alder Group began trading in London in 1998 after its flotation.",
        "Alder Group has priced its floating rate notes.",
    ],
)
def test_what_does_not_come_to_the_market(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_the_heading_says_that_an_item_tells_of_an_offering(reports: Read) -> None:
    text = (
        "Morning Sheet\n\nVENTURE DEALS\n\n"
        "• Alder Labs, a maker of saws, raised $55 million in Series D funding.\n\n"
        "• Birch Pets, a maker of food, raised $18 million in Series B funding from Elm "
        "Capital.\n\n"
        "EXITS\n\n"
        "• Cedar Foods agreed to acquire Fern Snacks for about $240 million.\n\n"
        "IPOs\n\n"
        "• Dogwood Software, a provider of software, raised $184 million in an offering of 8 "
        "million "
        "shares priced at $23.\n"
    )
    found = {r.target: r.type for r in reports(text)}
    assert found["Dogwood Software"] == "ipo"
    assert found["Alder Labs"] == found["Birch Pets"] == "funding_round"


def test_the_price_of_a_float_gives_the_company_its_value(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Games has priced its float at 215p a share. That gives it a market value of £344m. "
        "A rival has a market value of £900m.",
    )
    assert report.amount is None
    assert report.valuation is not None
    assert report.valuation.value == 344e6
