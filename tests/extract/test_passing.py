"""What passes from one to another without a word of sale: agreements that hand it over, who owns it
now, whom money goes to."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "buyers", "target", "kind"),
    [
        ("A definitive agreement unveiled Monday hands the paint brands, including Holm and Elm, "
         "to Alder Capital Partners of Greenwich for $540 million.", ("Alder Capital Partners",),
         "paint brands", "asset_purchase"),
        ("Alder Property has paid £31.5m to Birch Land for the paper mills in Fern Park.",
         ("Alder Property",), "paper mills in Fern Park", "asset_purchase"),
        ("Danish group Alder Pharma now owns Boston's Birch Bio following a $930 million tender "
         "offer that drew 88% of the shares.", ("Alder Pharma",), "Birch Bio", "acquisition"),
        ("New York hedge fund Alder Partners emerged yesterday as the owner of 5.2 per cent of "
         "engineering group Birch Rotary.", ("Alder Partners",), "Birch Rotary", "minority_stake"),
        ("Vienna's Alder Equity has backed the management buyout of lift maker Birch Lifts, "
         "providing equity for a stake of just under 70%.", ("Alder Equity",), "Birch Lifts",
         "majority_stake"),
        ("Japan's Alder Pharma is purchasing $20 million of new Birch Bio shares at a premium.",
         ("Alder Pharma",), "Birch Bio", "minority_stake"),
        ("A syndicate including Alder Ventures, the Cedar Foundation and Two Oaks handed $68 "
         "million to Zurich's Birch AG.", ("Alder Ventures", "Cedar Foundation", "Two Oaks"),
         "Birch AG", "funding_round"),
        ("Birch Cargo is in advanced talks with Hong Kong's Alder Capital for a $50 million "
         "infusion.", ("Alder Capital",), "Birch Cargo", "funding_round"),
        ("Alder Towers has taken ownership of 1,211 sites in Nigeria, it said.", ("Alder Towers",),
         "1,211 sites", "asset_purchase"),
        ("Alder Vials has picked up a packing plant in Monza, Italy, from Birch Beauty.",
         ("Alder Vials",), "packing plant", "asset_purchase"),
        ("A fund managed by Alder Partners is said to have put in the highest first-round bid for "
         "the clinics group Birch Nova.", ("Alder Partners",), "Birch Nova", "acquisition"),
        ("Alder Equity has beaten two rivals in an auction for Birch Dental, a chain of practices.",
         ("Alder Equity",), "Birch Dental", "acquisition"),
        ("Alder Oil has agreed to offload its interests in the Maclure, Brodie and East Tarn "
         "fields to Cedar Energy.", ("Cedar Energy",), "Maclure, Brodie and East Tarn fields",
         "asset_purchase"),
        ("Alder Pipelines closed on its $317 million buy of gas storage caverns from Birch Power "
         "Corp.", ("Alder Pipelines",), "gas storage caverns", "asset_purchase"),
        ("Alder Capital would pay $23 for each share of Birch Restaurants Inc.",
         ("Alder Capital",), "Birch Restaurants Inc", "acquisition"),
        ("The Danish state is to subscribe for a 24.9% shareholding in Birch Air.",
         ("Danish state",), "Birch Air", "minority_stake"),
    ],
)  # fmt: skip
def test_who_gets_what(
    reports: Read, text: str, buyers: tuple[str, ...], target: str, kind: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.type) == (buyers, target, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The agreement hands the workers a rise of 3 percent, the union said to Alder Press.",
        "Alder Mills paid $3 million to the city for the damage.",
        "Alder Bank gave $2 million to the Birch Foundation for its schools.",
        "Alder Foods owns Birch Mills.",
        "Alder Motors is in talks with the Birch Union for a $50 million pension deal.",
    ],
)
def test_what_changes_no_hands(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_who_buys_what_a_buyer_was_found_for(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Palace Inc said it has lined up a buyer for four casinos in Nevada and Ohio.",
        "Cedar Gaming Co agreed to pay $1.24 billion in cash for the properties.",
    )
    assert (report.investors, report.sellers) == (("Cedar Gaming Co",), ("Alder Palace Inc",))
    assert report.amount is not None
    assert report.amount.text == "$1.24 billion"


def test_with_whom_a_sale_is_agreed(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Banco has reached an agreement with Hungarian lender Cedar Bank for the sale of its "
        "78.4% holding in Birch Bank.",
    )
    assert (report.investors, report.sellers) == (("Cedar Bank",), ("Alder Banco",))
    assert (report.target, report.stake_percent) == ("Birch Bank", 78.4)


def test_whom_the_seller_talks_to(reports: Read) -> None:
    (report,) = told(
        reports,
        "Health group Alder SA is weighing a sale of its Birch vitamins division, sources said.",
        "It has held early-stage conversations with several private equity funds, including Cedar "
        "Partners and Elm Capital, the sources said.",
    )
    assert report.investors == ("Cedar Partners", "Elm Capital")


def test_halves_of_a_new_business(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Denso and Cedar Technik team up\n\nAlder Denso, the supplier, and Germany's Cedar "
        "Technik are pooling their efforts in electric drives.\n\nThe two companies will each hold "
        "half of a new business, to be called Birch Drives, which will build motors.",
    )
    assert (report.type, report.target) == ("joint_venture", "Birch Drives")
    assert report.investors == ("Alder Denso", "Cedar Technik")


def test_a_debt_without_the_word_loan(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Power, a developer of solar farms, has obtained $410 million in debt to build two "
        "projects in Texas.",
        "The package was arranged by Alder Kreditbank and Banque Cedar.",
    )
    assert (report.type, report.target) == ("debt", "Birch Power")
    assert report.investors == ("Alder Kreditbank", "Banque Cedar")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("NAIROBI, May 27 - Alder Bank will buy Birch Bank.\n\nThe offer prices Birch at 11.4 "
         "billion shillings based on Monday's close.", "11.4 billion shillings"),
        ("Alder Fund is to buy 33 warehouses in Poland.\n\nThe properties have been sold for "
         "1.25 billion euros, according to a statement.", "1.25 billion euros"),
        ("Birch Assurance sold 30% of itself to Cedar Group. The $14m will help it to meet new "
         "rules.", "$14m"),
        ("Alder Steel has won the auction for Birch Ispat.\n\nAlder has offered Rs 8,450 crore "
         "upfront to creditors. Cedar Steel, whose offer of Rs 8,100 crore was second, lost.",
         "Rs 8,450 crore"),
        ("Alder Capital will buy Birch Inc and assume $94 million of debt.", None),
        ("Alder Heart Inc agreed to merge with Birch Inc. It had lent Birch $10 million in June.",
         None),
    ],
)  # fmt: skip
def test_which_sum_is_the_price(reports: Read, text: str, amount: str | None) -> None:
    first = told(reports, text)[0]
    assert (first.amount.text if first.amount else None) == amount


def test_what_holders_of_one_get_of_another(reports: Read) -> None:
    (report,) = told(
        reports,
        "Two phone companies, Alder Bell and Birch United, are joining forces.",
        "Investors in Birch United will be given 0.62 of an Alder Bell share for each share they "
        "hold.",
    )
    assert (report.type, report.investors, report.target) == (
        "merger", ("Alder Bell",), "Birch United"
    )  # fmt: skip


def test_a_buyer_in_the_shape_of_somebody(reports: Read) -> None:
    (report,) = told(
        reports,
        "Rescue company Birch Flame has a new owner.",
        "Insurance group Cedar Mutual has found a buyer in the shape of the private equity houses "
        "Alder Capital and Elm Bridge.",
    )
    assert (report.investors, report.sellers) == (
        ("Alder Capital", "Elm Bridge"),
        ("Cedar Mutual",),
    )
    assert report.target == "Birch Flame"


@pytest.mark.parametrize(
    ("text", "buyers", "target", "status"),
    [
        ("Media group Alder Press has ruled itself out of the contest to own Scotland's Birch "
         "Herald.", ("Alder Press",), "Birch Herald", "terminated"),
        ("Billionaire Jo Holm took the 164 Birch Sailor pubs off the hands of owner Cedar Leisure "
         "for a nominal £1.", ("Jo Holm",), "Birch Sailor", "completed"),
        ("Insurance group Cedar Life has let go of its Polish subsidiary. Austria's Alder "
         "Versicherung is paying 74m euros for the loss-making firm.", ("Alder Versicherung",),
         "Polish subsidiary", "announced"),
        ("Birch Resources has become the target of an unwelcome A$6.7bn (£2.7bn) bid.", (),
         "Birch Resources", "announced"),
    ],
)  # fmt: skip
def test_rarer_ways_to_come_and_go(
    reports: Read, text: str, buyers: tuple[str, ...], target: str, status: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.status) == (buyers, target, status)
