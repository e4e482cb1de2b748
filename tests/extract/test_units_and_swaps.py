"""Units sold to several buyers, swaps, spin-offs, managers and states, in sentences of our own."""

import pytest

from tests.extract.telling import Read, agency

Deals = set[tuple[tuple[str, ...], str]]


def _deals(reports: Read, *paragraphs: str) -> Deals:
    return {(r.investors, r.target) for r in agency(reports, *paragraphs)}


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        ("Cedar Corp said it sold its saw business to Alder Inc for 55 mln dlrs, and its half "
         "interest in a Texas pipeline to its partner, Fern Co <FRN>, for 16 mln dlrs.",
         {(("Alder Inc",), "saw business", 55e6), (("Fern Co",), "Texas pipeline", 16e6)}),
        ("Cedar Corp said it sold its Birch unit to Alder Inc for 55 mln dlrs and its Holm Drills "
         "unit to Fern Co for 16 mln dlrs.",
         {(("Alder Inc",), "Birch unit", 55e6), (("Fern Co",), "Holm Drills unit", 16e6)}),
        ("Cedar Corp said it agreed to sell Birch Tools Co to Alder Inc and Holm Drills Co to "
         "<Fern Co>.",
         {(("Alder Inc",), "Birch Tools Co", None), (("Fern Co",), "Holm Drills Co", None)}),
        ("Cedar Corp said it bought <Birch Service> of Fresno, <Alder Signal Co> of Carson City "
         "and <Fern Inc> of Boise.",
         {(("Cedar Corp",), "Birch Service", None), (("Cedar Corp",), "Alder Signal Co", None),
          (("Cedar Corp",), "Fern Inc", None)}),
    ],
)  # fmt: skip
def test_each_of_several_things_has_its_buyer_and_price(
    reports: Read, text: str, deals: set[tuple[tuple[str, ...], str, float | None]]
) -> None:
    told = agency(reports, text)
    assert {(r.investors, r.target, r.amount.exact if r.amount else None) for r in told} == deals


def test_units_told_in_number_are_told_one_by_one(reports: Read) -> None:
    assert _deals(
        reports,
        "Cedar Corp said it has disposed of four of the seven businesses that it put on the block "
        "in February.",
        "The largest was that of Birch Compressor, which went to Alder Corp <ALD> for 148 mln "
        "dlrs. Cedar's Holm Textile Co was bought by <Pickett Inc> for 72 mln dlrs.",
        "It also sold a chain of eight radio stations to <Sun Group> for 55 mln dlrs.",
    ) == {
        (("Alder Corp",), "Birch Compressor"),
        (("Pickett Inc",), "Holm Textile Co"),
        (("Sun Group",), "chain of eight radio stations"),
    }


@pytest.mark.parametrize(
    ("text", "buyer", "target", "seller"),
    [
        ("Alder Group Plc said its Holm Cartons unit is to be sold to the unit's management for "
         "17.5 mln stg.", "unit's management", "Holm Cartons", "Alder Group Plc"),
        ("Alder Corp said its Birch Tools subsidiary has been sold to Cedar Corp.",
         "Cedar Corp", "Birch Tools", "Alder Corp"),
        ("Cedar Corp's paper mills were bought by Alder Corp for 72 mln dlrs.",
         "Alder Corp", "Cedar Corp's paper mills", "Cedar Corp"),
        ("Cedar Corp said its two paper mills in Oregon were acquired by <Alder Inc>.",
         "Alder Inc", "two paper mills", "Cedar Corp"),
        ("Cedar Corp said it sold its Birch unit to a competitor, Alder Inc, for 9 mln dlrs.",
         "Alder Inc", "Birch unit", "Cedar Corp"),
        ("Cedar Corp said it sold 28 restaurants in Georgia to a franchisee, <Alder Foods Inc>.",
         "Alder Foods Inc", "28 restaurants", "Cedar Corp"),
        ("Cedar Bank AG has placed its 24.9 pct holding in <Birch AG> with the industrial group "
         "<Alder KG>, a spokesman said.", "Alder KG", "Birch AG", "Cedar Bank AG"),
        ("Cedar Corp said it asked the Federal Communications Commission to approve the transfer "
         "of its Reno television station, KXYZ-TV, to <Alder Partners> for 71.5 mln dlrs.",
         "Alder Partners", "KXYZ-TV", "Cedar Corp"),
        ("Cedar Corp said it sold its Akron radio station, WQRS-FM, to Alder Inc.",
         "Alder Inc", "WQRS-FM", "Cedar Corp"),
        ("Cedar Corp said it will sell its New York-area television station WQRS to Alder Inc.",
         "Alder Inc", "WQRS", "Cedar Corp"),
    ],
)  # fmt: skip
def test_whose_the_thing_was_and_who_gets_it(
    reports: Read, text: str, buyer: str, target: str, seller: str
) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target, report.sellers) == ((buyer,), target, (seller,))


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp said the management of its Birch Tools unit has agreed to buy the unit.",
        "Alder Corp said senior managers of its Birch Tools Inc subsidiary have bought the "
        "business in a leveraged buyout.",
    ],
)
def test_managers_of_a_unit_buy_it(reports: Read, text: str) -> None:
    (report,) = agency(reports, text)
    assert report.investors[0] in {"management", "managers"}
    assert report.target.startswith("Birch Tools")


def test_who_speaks_behind_the_buyer_is_none(reports: Read) -> None:
    (report,) = agency(
        reports, "Cedar Corp said it sold its Birch unit to a private company, Alder said."
    )
    assert "Alder" not in report.investors
    (report,) = agency(reports, "Cedar Corp said it sold its Akron station, Fern said.")
    assert report.target == "Akron station"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Cedar Corp said it will spin off its Holm Drills Inc unit to shareholders.",
         "Holm Drills Inc"),
        ("Cedar Corp said its board approved a plan to split off its trucking business as a "
         "separate, publicly owned company.", "trucking business"),
    ],
)  # fmt: skip
def test_a_unit_that_holders_get_has_no_buyer(reports: Read, text: str, target: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target, report.type) == ((), target, "divestiture")


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        ("Cedar Communications Inc said it will trade its Akron television station, WQRS-TV, for "
         "two Florida newspapers owned by <Alder Group> plus cash.",
         {(("Alder Group",), "WQRS-TV"),
          (("Cedar Communications Inc",), "two Florida newspapers")}),
        ("Cedar Corp said it exchanged its Holm Drills unit for Alder Corp's Birch Saws division.",
         {(("Alder Corp",), "Holm Drills unit"), (("Cedar Corp",), "Birch Saws")}),
        ("Cedar Corp said it will exchange one share of its stock for each share held.", set()),
        ("Cedar Corp said it will swap its fixed rate debt for floating rate debt.", set()),
    ],
)  # fmt: skip
def test_a_swap_is_a_deal_each_way(reports: Read, text: str, deals: Deals) -> None:
    assert _deals(reports, text) == deals


@pytest.mark.parametrize(
    ("text", "status", "stake"),
    [
        ("Chile's central bank has authorised Cedar Bankers Corp to convert 32 mln dlrs of the "
         "country's foreign debt into shares of <Forestal Birch SA>.", "announced", None),
        ("Cedar Bankers Corp said it swapped 32 mln dlrs of Mexican debt for a 30 pct stake in "
         "<Forestal Birch SA>.", "completed", 30.0),
    ],
)  # fmt: skip
def test_debt_turned_into_shares(
    reports: Read, text: str, status: str, stake: float | None
) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == (("Cedar Bankers Corp",), "Forestal Birch SA")
    assert (report.type, report.status) == ("minority_stake", status)
    assert report.stake_percent == stake
    assert report.amount is not None
    assert report.amount.exact == 32e6


@pytest.mark.parametrize(
    "text",
    [
        "Cedar Corp said it will convert 40 mln dlrs of debt into common stock.",
        "Cedar Corp said holders may convert 100 mln dlrs of debentures into its shares.",
    ],
)
def test_a_companys_own_debt_made_stock_is_no_deal(reports: Read, text: str) -> None:
    assert agency(reports, text) == []


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        ("Alder Oil Co said it has traded its 25 pct interest in the Holm field to <Birch Corp> "
         "for Birch's refinery and 12 mln dlrs in cash.",
         {(("Birch Corp",), "Holm field"), (("Alder Oil Co",), "Birch's refinery")}),
    ],
)  # fmt: skip
def test_a_swap_with_one_who_is_named(reports: Read, text: str, deals: Deals) -> None:
    assert _deals(reports, text) == deals
