"""What is ordered, not taken over; who was allowed to buy; what is told of an earlier year."""

from tests.extract.telling import Read, check_told, told


def test_machines_that_are_ordered_make_no_deal(reports: Read) -> None:
    assert told(reports, "The Cabinet has given its approval to Air Larch for the purchase of 68 "
                "Holm aircraft.") == []  # fmt: skip
    assert told(reports, "Northwind Airways has agreed to buy 20 new Holm 737 jets.") == []


def test_who_gets_the_approval_buys(reports: Read) -> None:
    check_told(
        reports,
        "The central bank has given its approval to Larch Bank to buy Fern Savings.",
        ("Larch Bank",),
        "Fern Savings",
    )


def test_a_company_without_a_name_is_told_by_its_place(reports: Read) -> None:
    check_told(
        reports,
        "Larch Corporation announced it has an agreement to acquire a US based circuit board "
        "maker focused on aerospace.",
        ("Larch Corporation",),
        "US based circuit board maker",
    )


def test_residences_are_bought(reports: Read) -> None:
    check_told(
        reports,
        "Larch Living Inc. says it's buying two luxury retirement residences in Barrie for a total "
        "of $164-million.",
        ("Larch Living Inc.",),
        "two luxury retirement residences",
        type="asset_purchase",
    )


def test_whom_food_is_for_raises_nothing(reports: Read) -> None:
    (report,) = told(
        reports,
        "Kernel, a start-up that focuses on Hispanic foods, raised $425 million in a Series "
        "E round led by Larch Partners.",
    )
    assert report.target == "Kernel"


def test_a_loan_is_closed_financially(reports: Read) -> None:
    check_told(
        reports,
        "Larch Power has reached financial close on a £120 million senior debt facility.",
        (),
        "Larch Power",
        type="debt",
        status="completed",
    )


def test_whole_names(reports: Read) -> None:
    check_told(
        reports,
        "Harbour Group has signed an agreement to acquire Kerf|Larch Consulting, Inc. (KLC).",
        ("Harbour Group",),
        "Kerf|Larch Consulting, Inc.",
    )
    check_told(
        reports,
        "Papa Holm's and Harbour Food Group announced a merger for $190M.",
        ("Papa Holm's",),
        "Harbour Food Group",
        type="merger",
    )


def test_a_heading_in_capitals_buys_nothing(reports: Read) -> None:
    found = told(
        reports,
        "Larch Resources Ltd announces the acquisition of Fern Mining Ltd.",
        "PRELIMINARY Q1 RESULTS",
        "Through a subsidiary, it has entered into agreements to acquire Elm Mines Ltd.",
    )
    assert [r.investors for r in found] == [("Larch Resources Ltd",)] * 2


def test_assets_that_nobody_names_are_no_deal(reports: Read) -> None:
    text = (
        "Larch Casinos said it was considering taking the company private or selling some assets."
    )
    assert told(reports, text) == []


def test_whom_the_value_of_the_deal_names_bought(reports: Read) -> None:
    (report,) = told(
        reports,
        "The off-licence chain Kerf has been bought by a private equity firm.",
        "The value of the deal with London-based Larch Private Equity was not disclosed.",
    )
    assert (report.investors, report.target) == (("Larch Private Equity",), "Kerf")


def test_a_small_name_before_a_french_form(reports: Read) -> None:
    check_told(
        reports,
        "Harbour Group signed an agreement to sell its 78% stake in kernelin S.A. to Larch Media.",
        ("Larch Media",),
        "kernelin S.A.",
        stake_percent=78.0,
    )


def test_what_was_done_is_not_denied_by_what_is_not_planned(reports: Read) -> None:
    check_told(
        reports,
        "Harbour TV has bought a 17.9% stake in Fern Media for £940m - but said it had no plans to "
        "make a full bid for the company.",
        ("Harbour TV",),
        "Fern Media",
        status="completed",
        stake_percent=17.9,
    )


def test_a_further_part_is_sold(reports: Read) -> None:
    text = "Larch Finance sells further 0.17% stake in Fern Exchange for Rs 75 crore"
    (report,) = told(reports, f"{text}.")
    assert (report.target, report.sellers) == ("Fern Exchange", ("Larch Finance",))
    assert report.stake_percent == 0.17


def test_a_sentence_begins_behind_a_short_form(reports: Read) -> None:
    found = told(
        reports,
        "LARCH HILLS, VT—Alder Bancshares, Inc. (NASDAQ: ALDB) announced that Harbour Bank has "
        "agreed to acquire Fern System, Inc. Consummation of the merger is subject to approval.",
    )
    assert [(r.investors, r.target) for r in found] == [(("Harbour Bank",), "Fern System, Inc.")]
