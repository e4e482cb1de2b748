"""What only a later sentence or a second look at one tells: who paid, how much, who is bought."""

from tests.extract.telling import Read, agency, told


def test_a_price_far_behind(reports: Read) -> None:
    (report,) = agency(
        reports,
        "<Birch Resources Ltd> told holders not to accept Alder Ltd's 4.10 dlr a share takeover "
        "bid.",
        "Birch was advised by its bank.",
        "It has wells in the north and two pipelines.",
        "They lead to three towns.",
        "Winters there are long.",
        "Its wells lie in the south too.",
        "They are old.",
        "Its pumps are new.",
        "Alder, which is 12 pct owned by Cedar, yesterday said its bid valued Birch at 248.5 mln "
        "dlrs.",
    )
    assert (report.investors, report.target) == (("Alder Ltd",), "Birch Resources Ltd")
    assert report.amount is not None
    assert report.amount.text == "248.5 mln dlrs"


def test_shares_that_rose_on_rumours(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Express Co climbed two points on rumors the company was about to announce an "
        "agreement to sell 10 pct of its Birch Brothers unit to Cedar Life of Japan, traders said.",
    )
    assert (report.status, report.stake_percent) == ("rumoured", 10)


def test_what_becomes_a_division_of_its_buyer(reports: Read) -> None:
    found = agency(
        reports,
        "Norway's medical group Alder Oy said it has acquired the importers <Birch Oy> and <Fern "
        "Oy>.",
        "Birch and Fern will be merged into Alder's Electronics and Systems Division.",
    )
    assert [(r.type, r.target) for r in found] == [
        ("acquisition", "Birch Oy"),
        ("acquisition", "Fern Oy"),
    ]


def test_two_units_each_with_what_it_does(reports: Read) -> None:
    found = agency(
        reports,
        "Alder World Wide Inc said it signed a letter of intent to sell to an investment group two "
        "units, Birch Inc, a maker of shoes, and its international marketing arm, Fern "
        "International Inc.",
    )
    assert [r.target for r in found] == ["Birch Inc", "Fern International Inc"]


def test_a_shell_buys(reports: Read) -> None:
    (report,) = told(
        reports,
        "As Birch Energy, Inc. approaches its $1.2Bn SPAC merger with AlderCap7 Corp., the company "
        "filed its reactor design with the regulator.",
    )
    assert (report.investors, report.target) == (("AlderCap7 Corp.",), "Birch Energy, Inc.")
    assert report.amount is not None
    assert report.amount.text == "$1.2Bn"


def test_from_whom_it_has_raised(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birchomics is today announcing it has raised $15M to help clinics. The company has raised "
        "from several Boston firms making early investments in medicine, including Alderspeed, "
        "Cedar Venture Partners and Elm Combinator.",
    )
    assert report.investors == ("Alderspeed", "Cedar Venture Partners", "Elm Combinator")


def test_an_agreement_through_which_it_was_secured(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Network Solutions (Nasdaq: BRCH) today announced a $10 million strategic funding "
        "agreement. The capital was secured through a Standby Subscription Agreement with Alder II "
        "PN, Ltd. of Fernby.",
    )
    assert report.investors == ("Alder II PN, Ltd.",)


def test_an_asset_purchase_agreement_is_with_the_seller(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder AI Limited announced the acquisition of the Birch AI platform. It entered into an "
        "Asset Purchase Agreement with Vighnesh Dole, acquiring all its code.",
    )
    assert report.target == "Birch AI platform"


def test_a_group_that_approached(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Beverage Corp said it has been approached by a group interested in acquiring its "
        "foodservice unit, Birch America Corp.",
    )
    assert (report.investors, report.target) == (("a group",), "Birch America Corp")


def test_what_stands_behind_the_u_s(reports: Read) -> None:
    (report,) = agency(
        reports,
        'NV Alder Royal Airlines is "absolutely not" negotiating a takeover of U.S. Regional '
        "carrier Air Birchland, a spokeswoman said in a comment on an article in a paper.",
    )
    assert (report.target, report.status) == ("Air Birchland", "denied")


def test_its_companies(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Plc <ALD.L> said it had agreed to sell its wholly owned U.K. Marketing companies to "
        "Cedar Petroleum Corp for around 50 mln stg.",
    )
    assert (report.investors, report.sellers) == (("Cedar Petroleum Corp",), ("Alder Plc",))
