"""How releases and round-ups put it: stakes in oneself, labels by topic, agreements that cover
things, rounds behind a dash, debts turned into shares, auctions won."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "investors", "target", "kind", "status"),
    [
        ("Birch Foods, maker of oat bars, has sold a minority stake to Alder Consumer Fund.",
         ("Alder Consumer Fund",), "Birch Foods", "minority_stake", "completed"),
        ("Birch Foods sold a controlling interest in the company to Alder Consumer Fund.",
         ("Alder Consumer Fund",), "Birch Foods", "majority_stake", "completed"),
        ("Alder Resources Corp. has signed a purchase and sale agreement covering 40 producing gas "
         "wells and 9,000 net acres near Tyler.", ("Alder Resources Corp.",),
         "40 producing gas wells and 9,000 net acres near Tyler", "asset_purchase", "announced"),
        ("Alder Property Trust, a landlord in Nashville, agreed to pay $80 million for the real "
         "estate of two clinics run by Birch Rehab.", ("Alder Property Trust",),
         "real estate of two clinics", "asset_purchase", "announced"),
        ("Dutch bank Alder Lennep has converted €9 million of loans to seaweed farmer Birch Tang "
         "into a 75% stake, wiping out its founder.", ("Alder Lennep",), "Birch Tang",
         "majority_stake", "completed"),
        ("Outdoor contractor Alder Panels has won the auction for the poster sites of Birch "
         "Outdoor, its administrators said.", ("Alder Panels",),
         "poster sites of Birch Outdoor", "asset_purchase", "announced"),
        ("Buyout house Aldergate has been installed as favourite to land publisher Birch Trade "
         "Press, with bids due on Friday.", ("Aldergate",), "Birch Trade Press", "acquisition",
         "in_talks"),
        ("Design agency Alder Marsh and digital agency Birchbox are merging to form Alder Birchbox,"
         " with billings of £38m.", ("Alder Marsh",), "Birchbox", "merger", "announced"),
        ("Aldergate snaps up Lusaka insurtech BirchLink for $9 million.", ("Aldergate",),
         "BirchLink", "acquisition", "announced"),
        ("Alder Gas Corp. has let lapse its letter of intent to take a 40% interest in Birch "
         "Montney Corp.", ("Alder Gas Corp.",), "Birch Montney Corp.", "minority_stake",
         "terminated"),
        ("The Elm Courier reports that Alder Partners has been sounding out banks about an offer "
         "for Birch Grocers, the chain of 41 stores.", ("Alder Partners",), "Birch Grocers",
         "acquisition", "rumoured"),
        ("Alder & Voss N.V. of Rotterdam has agreed to subscribe, on a private placement basis, "
         "for 1,320,000 common shares of Birch Proteins for gross proceeds of $3 million.",
         ("Alder & Voss N.V.",), "Birch Proteins", "minority_stake", "announced"),
        ("Birch Therapeutics Inc. announced the purchase by Alder Pharma Co. of 2,083,333 newly "
         "issued Birch Therapeutics common shares for $15 million.", ("Alder Pharma Co.",),
         "Birch Therapeutics Inc.", "minority_stake", "announced"),
        ("Alder Chemie AG and Birch Polymers Ltd. are pooling their polyurethane activities.",
         ("Alder Chemie AG",), "Birch Polymers Ltd.", "joint_venture", "announced"),
    ],
)  # fmt: skip
def test_who_takes_what(
    reports: Read, text: str, investors: tuple[str, ...], target: str, kind: str, status: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (investors, target)
    assert (report.type, report.status) == (kind, status)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Air signed a purchase agreement covering 12 regional jets for delivery in May.",
        "Alder Grid signed a power purchase agreement for 40 megawatts from Birch Wind.",
        "Alder Tools has won the tender for the maintenance contract of Birch Rail.",
        "Alder United are favourites to land the cup, and Birch Rovers hope for a draw.",
        "Birch Foods sold its minority stake to help its customers.",
        "Alder Care has drawn down 40 beds at its facility in Birchville.",
    ],
)
def test_orders_contracts_and_cups_are_no_deals(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "lender", "borrower", "amount"),
    [
        ("Care home operator Birchlea has drawn down a £17.5m facility from Alder Commercial Bank, "
         "which will pay for three homes.", "Alder Commercial Bank", "Birchlea", "£17.5m"),
        ("Birch Midstream LLC lined up a five-year, $150-million credit line with First Alder Bank "
         "as agent.", "First Alder Bank", "Birch Midstream LLC", "$150-million"),
    ],
)  # fmt: skip
def test_facilities_of_banks(
    reports: Read, text: str, lender: str, borrower: str, amount: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.type) == ((lender,), borrower, "debt")
    assert report.amount is not None
    assert (report.amount.text, report.status) == (amount, "announced")


@pytest.mark.parametrize(
    ("more", "amount"),
    [
        ("The amount: $12 million.", "$12 million"),
        ("The seller, Cedar Lodging REIT, got $38.7 million.", "$38.7 million"),
        ("The consideration comes to approximately $118 million.", "approximately $118 million"),
    ],
)
def test_the_price_told_behind(reports: Read, more: str, amount: str) -> None:
    (report,) = told(reports, "Alder Inns Inc has agreed to acquire Birch Hotels Inc. " + more)
    assert report.amount is not None
    assert report.amount.text == amount


def test_both_set_up_a_company_in_a_headline(reports: Read) -> None:
    text = "Alder Chemie and Birch Polymers Set Up Polyurethane Company in India\n\nAlder Chemie AG"
    (report,) = reports(text + " and Birch Polymers Ltd. gave no sum.\n", "2007-05-22")
    assert report.type == "joint_venture"
    assert report.investors == ("Alder Chemie AG",)


def test_what_a_headline_names_and_the_body_describes(reports: Read) -> None:
    (report,) = reports(
        "Alder to acquire Birchforge, adding image reading to its scanners\n\n"
        "Alder Group A/S and the shareholders of Birchforge, Inc. have entered into an agreement "
        "whereby Alder will acquire 100% of the Boston-based developer of image-reading software."
        "\n\nBirchforge was founded in 2014.\n",
        "2022-03-09",
    )
    assert (report.investors, report.target) == (("Alder Group A/S",), "Birchforge, Inc.")


def test_trucks_that_idle_buy_nothing(reports: Read) -> None:
    (report,) = reports(
        "Alder Software Moves into the Yard With Purchase of Birch Systems\n\n"
        "Trucks that idle for hours cost shippers money. Today the provider of software Alder "
        "Software, Inc. said it has bought Birch Systems, LLC.\n",
        "2008-09-16",
    )
    assert (report.investors, report.target) == (("Alder Software, Inc.",), "Birch Systems, LLC")


def test_a_venture_newsletter(reports: Read) -> None:
    found = reports(
        "Week 40 in review\n\n"
        "🏆 DEAL OF THE WEEK\n\n"
        "Nairobi's Birch Pay has pulled in $31M in Series B money. Alder Africa led; Cedar Growth "
        "and Elm Ventures followed, as did earlier backer Fir Angels.\n\n"
        "🇪🇬 Maple360 (Cairo, pharmacies) — $7.5M Series A, Oak Capital and Riyadh's Pine Ventures "
        "co-leading.\n\n"
        "🇳🇬 Rowanspace (Lagos, savings) — $2.2M seed from Larch Lagos and angels.\n\n"
        "Portfolio: Nine Beech Inns in Kansas were picked up by Hazel Lodging LLC.\n",
        "2021-10-04",
    )
    assert [(r.target, r.investors) for r in found] == [
        ("Birch Pay", ("Alder Africa", "Cedar Growth", "Elm Ventures", "Fir Angels")),
        ("Maple360", ("Oak Capital", "Riyadh's Pine Ventures")),
        ("Rowanspace", ("Larch Lagos",)),
        ("Beech Inns", ("Hazel Lodging LLC",)),
    ]


def test_items_under_headings_in_bold(reports: Read) -> None:
    found = reports(
        "The week in fish\n\n"
        "**Norwegian placing filled.** Trout farmer Birchret placed NOK 340 million of new shares "
        "privately.\n\n"
        "**Lender takes over.** Alder Lennep has converted €9 million of loans to farmer Cedar Tang"
        " into a 75% stake.\n\n"
        "**On the move.** Elm Foods has banked £2.4m from Oak Capital.\n",
        "2019-08-30",
    )
    assert [r.target for r in found] == ["Birchret", "Cedar Tang", "Elm Foods"]
