"""Turns of phrase that writers use: who buys, who is bought, what part of it, and what is none."""

import pytest

from tests.extract.telling import Read, told

ALDER, BIRCH = "Alder Group Plc", "Birch Tools Ltd"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alder Group Plc has acquihired Birch Tools Ltd in a mix of cash and stock.", "completed"),
        ("Alder Group Plc has gobbled up Birch Tools Ltd for £31m.", "completed"),
        ("Alder Group Plc added on Birch Tools Ltd, a Vermont maker of saws.", "completed"),
        ("Alder Group Plc bought out Birch Tools Ltd.", "completed"),
        ("Birch Tools Ltd is being bought by Alder Group Plc for £45m.", "announced"),
        ("Birch Tools Ltd has agreed to sell itself to Alder Group Plc.", "announced"),
        ("Birch Tools Ltd agreed to be taken private by Alder Group Plc at $14 a share.",
         "announced"),
        ("Alder Group Plc completed Birch Tools Ltd acquisition on Friday.", "completed"),
        ("Alder Group Plc signs share purchase agreement for Birch Tools Ltd.", "announced"),
        ("Birch Tools Ltd has been snapped up by Alder Group Plc for £12m.", "completed"),
        ("Birch Tools Ltd has been rescued by Alder Group Plc.", "completed"),
        ("Alder Group Plc rescued Birch Tools Ltd from administration.", "completed"),
        ("Alder Group Plc picks up Birch Tools Ltd to expand in Europe.", "announced"),
        ("Alder Group Plc has become the new owner of Birch Tools Ltd.", "announced"),
        ("Shareholders in Birch Tools Ltd have backed a £12m takeover by Alder Group Plc.",
         "announced"),
        ("Alder Group Plc has entered into a business combination agreement with Birch Tools Ltd, "
         "a maker of saws.", "announced"),
        ("The committee of creditors (CoC) of bankrupt Birch Tools Ltd has voted in favour of a "
         "resolution plan submitted by Alder Group Plc.", "announced"),
        ("Alder Group Plc dropped out of the race for U.S. saw chain Birch Tools Ltd.",
         "terminated"),
        ("Alder Group Plc drops its hostile bid for Birch Tools Ltd.", "terminated"),
        ("Alder Group Plc failed with its second approach for the saw maker Birch Tools Ltd.",
         "terminated"),
        ("The regulator on Tuesday prohibited Alder Group Plc from taking over Birch Tools Ltd.",
         "terminated"),
        ("Birch Tools Ltd is negotiating a sale to appliance company Alder Group Plc for $50 "
         "million.", "in_talks"),
        ("Cedar Equity, which has owned saw maker Birch Tools Ltd since 2012, is selling it to "
         "investor Alder Group Plc.", "announced"),
        ("Birch Tools Ltd rose above the 12 dlrs a share offered by Alder Group Plc.",
         "announced"),
        ("Alder Group Plc said it joined with the management of the French company Birch Tools Ltd "
         "to purchase the company.", "announced"),
        ("Alder Group Plc said holders of Birch Tools Ltd voted for a merger into Alder Group Plc.",
         "announced"),
        ("Birch Tools Ltd said its shareholders approved the merger of a wholly-owned subsidiary "
         "of Alder Group Plc.", "announced"),
    ],
)  # fmt: skip
def test_who_buys_whom(reports: Read, text: str, status: str) -> None:
    (report,) = told(reports, text)
    assert (report.target.rstrip("."), report.status) == (BIRCH, status)
    assert [name.rstrip(".") for name in report.investors] == [ALDER]


def test_talks_of_a_merger_in_which_one_would_buy(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Tools Ltd said it terminated merger talks with Alder Group Plc.",
        "Birch said it could not agree with Alder, which was considering buying Birch.",
    )
    assert (report.target, report.investors, report.status) == (BIRCH, (ALDER,), "terminated")


@pytest.mark.parametrize(
    ("text", "target", "seller"),
    [
        ("Alder Group Plc agreed to buy the tools division of Cedar Corp for 40 mln dlrs.",
         "tools division of Cedar Corp", "Cedar Corp"),
        ("Alder Group Plc agreed to buy the saws business of U.S. firm Cedar Corp for $40 million.",
         "the saws business of U.S. firm Cedar Corp", "Cedar Corp"),
        ("Alder Group Plc acquired a unit of Cedar Corp, Birch Tools Ltd.", BIRCH, "Cedar Corp"),
        ("Alder Group Plc completed its carve-out of Cedar Corp's saws unit.",
         "Cedar Corp's saws unit", "Cedar Corp"),
    ],
)  # fmt: skip
def test_a_part_of_a_company_is_not_the_company(
    reports: Read, text: str, target: str, seller: str
) -> None:
    (report,) = told(reports, text)
    assert (report.target.rstrip("."), report.sellers) == (target, (seller,))


def test_two_objects_of_one_verb(reports: Read) -> None:
    first, second = told(
        reports,
        "Alder Group Plc said it has acquired Birch Tools Ltd, a maker of door saws, and the "
        "designs, patents and other rights of Cedar Corp, which provides kits.",
    )
    assert (first.target, first.type) == (BIRCH, "acquisition")
    assert second.type == "asset_purchase"
    assert second.target == "designs, patents and other rights of Cedar Corp"


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Alder Group Plc is in talks to buy between 25 percent and 30 percent of Birch Tools Ltd.",
         30.0),
        ("Alder Group Plc has upped its stake in Birch Tools Ltd to 29.9 per cent.", 29.9),
        ("Alder Group Plc hikes stake in Birch Tools Ltd to 51%.", 51.0),
        ("Alder Group Plc has doubled its stake in Birch Tools Ltd to 20%.", 20.0),
        ("Alder Group Plc has built a 9.2% stake in Birch Tools Ltd.", 9.2),
        ("Alder Group Plc to pick up 26 per cent stake in Birch Tools Ltd.", 26.0),
        ("Alder Group Plc has amassed a 5.3 percent stake in Birch Tools Ltd.", 5.3),
        ("Alder Group Plc has completed the final closing of its 52% ownership stake in Birch "
         "Tools Ltd.", 52.0),
        ("Cedar Corp sold one-half of its interest in Birch Tools Ltd to Alder Group Plc.", None),
    ],
)  # fmt: skip
def test_how_much_is_bought(reports: Read, text: str, percent: float | None) -> None:
    (report,) = told(reports, text)
    assert (report.target.rstrip("."), report.stake_percent) == (BIRCH, percent)


def test_a_club_is_bought_and_not_its_league(reports: Read) -> None:
    (report,) = told(reports, "Alder Group Plc bought a 52% stake in Danish League A club SS Elm.")
    assert report.target.rstrip(".") == "SS Elm"


def test_a_stake_is_sold_to_the_public(reports: Read) -> None:
    (report,) = told(
        reports, "Alder Group Plc is to sell to the public its 47.4 pct holding in Birch Tools Ltd."
    )
    assert (report.target.rstrip("."), report.investors) == (BIRCH, ())
    assert (report.sellers, report.stake_percent) == ((ALDER,), 47.4)


def test_a_headline_alone_names_who_is_bid_for(reports: Read) -> None:
    (report,) = reports("ALDER CHAIRMAN'S GROUP RAISES BIRCH TOOLS BID TO 50 DLRS/SHARE\n")
    assert report.target == "BIRCH TOOLS"
    assert report.investors == ("ALDER CHAIRMAN'S GROUP",)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group Plc proudly announced its acquisition of the US MSB license.",
        "Alder Group Plc announced the acquisition of the ISO 9001 certification.",
        "Cedar Capital is urging Alder Group Plc to spin off its frozen-saws arm.",
        "Cedar Capital asked Alder Group Plc to consider a program, which might include a sale of "
        "all or part of the company or a liquidation.",
        "Alder Group Plc said in January it was seeking bids for the property.",
        "Alder Group Plc has pledged to raise 6 billion reais from disposals by December.",
        "Birch Tools Ltd, which went public in 2019, makes saws.",
        "Alder Group Plc went public with its complaint against Cedar Corp.",
        "Alder Group Plc completed Cedar Bridge purchase orders.",
        "Alder Group Plc revealed $5 million in damages after the series of storms.",
        "Alder Group Plc picked up an award and market share.",
        "Alder Group Plc grabs $22 million order from the city.",
        "The event of Alder Group Plc features speakers who have raised $250 million.",
        "Alder Group Plc backed Labour Party candidates with $20 million of advertising.",
    ],
)
def test_what_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_an_officer_is_no_company(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Tools Ltd's director, Edgar Holm, resigned. The director, Edgar Holm, was ill.",
        "Holm noted terms of the agreement by which the company would be bought out by a group of "
        "its managers and Alder Group Plc.",
    )
    assert (report.target.rstrip("."), report.investors) == (BIRCH, (ALDER,))


def test_a_loan_of_a_sum_from_banks(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc took out a loan of $90 million from a group of nine local banks.",
    )
    assert (report.target, report.type, report.investors) == (
        ALDER, "debt", ("group of nine local banks",),
    )  # fmt: skip


def test_officers_who_would_buy_their_company(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Tools Ltd said a group of its officers proposed to buy the company for 18 dlrs a "
        "share.",
    )
    assert (report.target, report.investors) == (BIRCH, ("group of its officers",))


def test_the_closing_of_a_sale_is_its_end(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc announces closing of the sale of its Birch Lake project to Cedar "
        "Resources for C$12 million.",
    )
    assert (report.status, report.investors) == ("completed", ("Cedar Resources",))


@pytest.mark.parametrize(
    "text",
    [
        "Birch Tools Ltd emerges from stealth with $9M in funding led by Alder Ventures.",
        "Birch Tools Ltd announced it has raised $9M to expand. Alder Ventures led the round.",
    ],
)
def test_a_round_without_the_word(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.target, report.lead_investors) == (BIRCH, ("Alder Ventures",))


def test_the_bid_that_was_raised_has_its_own_price(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Tools Ltd was in the news as Alder Group Plc raised its cash offer to "
        "$9 a share, valuing its target at $90 million.",
        "It is more than the $8 a share, or $80 million, of another suitor.",
    )
    assert (report.target, report.investors) == (BIRCH, (ALDER,))
    assert report.amount is not None
    assert report.amount.exact == 90e6


def test_who_exits_sells(reports: Read) -> None:
    (report,) = told(
        reports, "Cedar Capital exits Birch Tools, selling its 20% stake to Alder Corp."
    )
    assert (report.target, report.sellers) == ("Birch Tools", ("Cedar Capital",))
    assert (report.investors, report.stake_percent) == (("Alder Corp",), 20.0)


def test_who_arranged_the_loan_is_told_later(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc took a loan of $90 million from a group of nine banks.",
        "Cedar Bank, Dogwood Bank and Elmbank arranged the loan.",
    )
    assert report.investors == ("Cedar Bank", "Dogwood Bank", "Elmbank")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Alder Ventures has backed Birch Tools Ltd with a $20 million cheque.", "funding_round"),
        ("Alder Ventures poured $20 million into Birch Tools Ltd.", "minority_stake"),
    ],
)
def test_money_for_a_company(reports: Read, text: str, kind: str) -> None:
    (report,) = told(reports, text)
    assert (report.target.rstrip("."), report.type) == (BIRCH, kind)
    assert (report.investors, report.status) == (("Alder Ventures",), "completed")
    assert report.amount is not None
    assert report.amount.exact == 20e6


def test_who_led_a_round_is_told_in_a_word(reports: Read) -> None:
    (report,) = reports(
        "Elmwise grabs $22M to help grocers waste less\n\nGrocers waste much.\n\n"
        "Elmwise wants to change that. The startup, whose app counts loaves, is announcing a "
        "$22 million Series B. Alder Ventures led, with friends.\n",
        "2024-05-14",
    )
    assert (report.target, report.round, report.lead_investors) == (
        "Elmwise", "Series B", ("Alder Ventures",),
    )  # fmt: skip


def test_a_release_in_the_first_person(reports: Read) -> None:
    (report,) = reports(
        "Elm Saws Takes Root with $10 Million Investment\n\n"
        "We're happy to announce a $10 million investment from Cedar Capital. Elm Saws grows.\n",
        "2024-05-14",
    )
    assert (report.target, report.investors) == ("Elm Saws", ("Cedar Capital",))
    assert report.amount is not None
    assert report.amount.exact == 10e6


@pytest.mark.parametrize(
    "text",
    [
        "Alder Tech and Malaysia's Birch Precision are to set up a 70:30 venture in Penang.",
        "Alder Tech and Birch Precision are to fold their wire businesses into a joint company.",
    ],
)
def test_a_venture_by_other_names(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.status) == ("joint_venture", "announced")
    assert {report.target, *report.investors} == {"Alder Tech", "Birch Precision"}


def test_a_state_is_no_buyer_and_the_size_of_a_bank_no_price(reports: Read) -> None:
    (report,) = reports(
        "Alder Community Bancshares in Lafayette, La., said it would acquire the "
        "$175 million-asset Bank of Birch. Terms were not disclosed.\n"
    )
    assert (report.investors, report.target) == (("Alder Community Bancshares",), "Bank of Birch")
    assert report.amount is not None
    assert report.amount.kind == "undisclosed"


def test_where_a_target_is_from_is_not_the_target(reports: Read) -> None:
    (report,) = reports(
        "Canadian miner Alder Gold withdrew its hostile offer for Yukon explorer Birch Resources.\n"
    )
    assert report.target == "Birch Resources"


def test_some_of_its_units_are_units(reports: Read) -> None:
    (report,) = reports(
        "Alder Inc said it sold three of its industrial units to Birch Tools Ltd.\n"
    )
    assert (report.investors, report.target) == (("Birch Tools Ltd",), "industrial units")
