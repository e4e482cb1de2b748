"""How general papers tell deals: rivals seen off, holders who sell, bids refused, banks lined"
" up."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "target", "status"),
    [
        ("Alder Group has fought off competition from a billionaire rival to rescue fashion chain "
         "Birch & Elm hours after it fell into administration.", ("Alder Group",), "Birch & Elm",
         "announced"),
        ("Yesterday Jo Holm, whose Alder Press has grown fast, saw off four rivals to land Birch "
         "Newspapers, the northern arm of Cedar Group.", ("Alder Press",), "Birch Newspapers",
         "announced"),
        ("Alder beat two other bidders to secure the supermarket chain Birch Foods.", ("Alder",),
         "Birch Foods", "announced"),
        ("Jo Holm, the property investor, has given up his pursuit of Birch Taverns.",
         ("Jo Holm",), "Birch Taverns", "terminated"),
        ("Alder Group has called time on its pursuit of Birch Taverns.", ("Alder Group",),
         "Birch Taverns", "terminated"),
        ("The Treasurer has blocked the $770 million takeover of Birch Plains Grain by the trader "
         "Alder Grain and Oil.", ("Alder Grain and Oil",), "Birch Plains Grain", "terminated"),
        ("The Elm family, which owns 38% of drugmaker Birch Laboratories, is in discussions with "
         "France's Alder SA to sell its entire shareholding.", ("Alder SA",),
         "Birch Laboratories", "in_talks"),
        ("Pub operator Birch Leisure has sent suitors packing. The board said the conditional, "
         "non-binding approach from Alder Pacific and Cedar Road Capital, which values the company "
         "at $1.9 billion, was too low.", ("Alder Pacific", "Cedar Road Capital"),
         "Birch Leisure", "in_talks"),
        ("Birch Ltd said a proposal from Alder Group valuing it at £40m was too low.",
         ("Alder Group",), "Birch Ltd", "announced"),
        ("Birch Precision could leave the market. Its chairman's vehicle, Alder Ventures, is "
         "offering 41 cents for every share he and his family do not own.", ("Alder Ventures",),
         "Birch Precision", "announced"),
        ("A pair of buyout firms will take over Birch! Stores Inc., a seller of balloons, the "
         "company said. The buyers, Alder Partners of Boston and Stamford, Conn.-based Cedar "
         "Capital, will each own half.", ("Alder Partners", "Cedar Capital"),
         "Birch! Stores Inc.", "announced"),
        ("Alder Pharmaceutical Co. and Birch Seiyaku Co. have reached a basic accord to integrate "
         "their operations under a joint holding company in October.",
         ("Alder Pharmaceutical Co.",), "Birch Seiyaku Co.", "announced"),
        ("Shareholders of Alder Bank Plc and Birch Trust Bank Plc yesterday voted for the fusion "
         "of the two institutions into one.", ("Alder Bank Plc",), "Birch Trust Bank Plc",
         "announced"),
    ],
)  # fmt: skip
def test_who_and_how_far(
    reports: Read, text: str, investors: tuple[str, ...], target: str, status: str
) -> None:
    check_told(reports, text, investors, target, status=status)


@pytest.mark.parametrize(
    ("text", "investors", "target", "percent"),
    [
        ("A broad-based group that counts many women among its members is to become a 26% "
         "shareholder in Birch Chrome, a producer of ore. The buyer is Alder Resources.",
         ("Alder Resources",), "Birch Chrome", 26),
        ("Alder Fund will become a 10 percent owner of Birch Ltd.", ("Alder Fund",), "Birch Ltd",
         10),
        ("Alder Petroleum is taking on a 35% interest in the Birch field from Cedar Energi.",
         ("Alder Petroleum",), "Birch field", 35),
        ("Cedar Ltd, which holds 24 percent of Birch Corp, agreed to sell its stake to Alder Group "
         "for $3 million.", ("Alder Group",), "Birch Corp", 24),
        ("Alder Capital has bought 12 per cent of Birch Turbinen. It is putting €340 million "
         "(Dh1.96 billion) into the Mannheim-based engineer.", ("Alder Capital",),
         "Birch Turbinen", 12),
        ("Noodle-maker Alder Foods has teamed up with a partner. It will hold 60 per cent of the "
         "joint venture, Elm Alder Foods, and Birch the rest.", ("Alder Foods", "Birch"),
         "Elm Alder Foods", 60),
    ],
)  # fmt: skip
def test_the_stake(
    reports: Read, text: str, investors: tuple[str, ...], target: str, percent: float
) -> None:
    check_told(reports, text, investors, target, stake_percent=percent)


@pytest.mark.parametrize(
    ("text", "lenders", "borrower", "amount"),
    [
        ("Alder Power has achieved financial closure for its project at Raigarh with 11 lenders "
         "agreeing to put in Rs 3,850 crore. Birch State Bank, which led the consortium, has taken "
         "the largest share. Cedar Bank is in for Rs 750 crore and Elm Bank for Rs 425 crore.",
         ("Birch State Bank", "Cedar Bank", "Elm Bank"), "Alder Power", "Rs 3,850 crore"),
        ("Alder Wind reached financial close on its farm with loans of $90 million from Birch Bank "
         "and Elm Bank.", ("Birch Bank", "Elm Bank"), "Alder Wind", "$90 million"),
        ("Alder Power ties up Rs 500 crore debt for Raigarh plant.", (), "Alder Power",
         "Rs 500 crore"),
    ],
)  # fmt: skip
def test_who_lends(
    reports: Read, text: str, lenders: tuple[str, ...], borrower: str, amount: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.type) == (lenders, borrower, "debt")
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    "top",
    [
        "By Jo Holm, City Reporter\n\nLast Updated: Friday, 3 May, 2024, 11:42 GMT\n\n",
        "May 3, 2024|By JO HOLM, Courier Staff Writer\n\n",
        "Jo Holm\n\nPublished: 27 May 2024\n\n",
        "Jo Holm, media correspondent\n\nFriday May 3 2024\n\n",
        "Photo: Silos in the sun. Growers are glad. (ABC: Pat Ash)\n\nBy Jo Holm\n\n",
    ],
)
def test_who_wrote_it_is_no_sentence(reports: Read, top: str) -> None:
    (report,) = reports(
        f"Savings bank is sold\n\n{top}Another bank is about to go.\n\nIt was ever so.\n\nBirch "
        "Bancorp said Tuesday that it will be bought by Alder Financial Corp. of Warwick.\n",
        "2024-05-14",
    )
    assert (report.investors, report.target) == (("Alder Financial Corp.",), "Birch Bancorp")


def test_a_line_over_the_text_counts_what_the_company_has(reports: Read) -> None:
    (report,) = reports(
        "Cedar leaves the north\n\n· Alder to pay £64m for 27 titles\n· Union warns of cuts\n\n"
        "Alder Press has agreed to buy Birch Newspapers, the northern arm of Cedar Group.\n",
        "2024-05-14",
    )
    assert (report.investors, report.target) == (("Alder",), "Birch Newspapers")
    assert report.amount is not None
    assert report.amount.text == "£64m"


@pytest.mark.parametrize(
    "text",
    [
        "Alder Rovers have beaten off competition from rivals to land striker Jo Birch.",
        "Alder Group saw off rivals to win the contract to build Birch Tower.",
        "Alder saw off rivals to win Birch Ltd as a client.",
        "Alder Rovers beat rivals Birch City to land the Elm Cup.",
        "Dr Jo Alder has given up her pursuit of the Elm Prize.",
        "The minister said no to a Chinese bid for Birch Grain.",
        "The commission blocked the £9m takeover of Birch Ltd.",
        "Alder Ltd and Birch plc will integrate their payment apps.",
        "Alder Ltd and Birch plc will integrate their businesses in Asia.",
        "Physicists at Alder Labs and Birch Institute hailed the fusion of the two elements.",
        "Alder Ltd is taking on 300 staff at Birch Park.",
        "Alder Ltd is in for £3m and Birch Ltd for £4m in the lawsuit.",
        "Alder Wind reached financial close last week.",
        "Alder Ltd is putting £3m into the Leeds-based charity.",
        "Alder Bank said an offer from Cedar Bank, which values the house at £3m, had lapsed.",
        "Klip operates two mines, and last year made a profit of R612m from sales of R2.3bn.",
        "The buyers, Jo Birch and Tom Elm, will own the cottage in May.",
    ],
)
def test_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Birch Foods has accepted Alder Group's £300m offer.", "announced"),
        ("Birch Foods rejected Alder Group's bid.", "announced"),
        ("Birch Foods turned down Alder Group's increased £300m approach.", "announced"),
        ("Birch Foods succumbed to a £300m bid from Alder Group.", "announced"),
        ("Birch Foods gave short shrift to a £300m bid from Alder Group.", "announced"),
        ("Birch Foods has rebuffed the advances of Alder Group.", "announced"),
        ("Birch Foods has fallen to Alder Group in a £300m takeover.", "announced"),
        ("Birch Foods has thrown in its lot with Alder Group, accepting a £300m offer.",
         "announced"),
        ("Birch Foods has a new owner: Alder Group, which is paying £300m.", "announced"),
        ("Birch Foods has been saved from administration by Alder Group.", "announced"),
        ("Alder Group has come to the rescue of Birch Foods with a £30m takeover.", "announced"),
        ("Alder Group is adding Birch Foods to its stable for £300m.", "announced"),
        ("Alder Group pounced on Birch Foods with a £300m offer.", "announced"),
        ("Alder Group has been named preferred bidder for the Birch Foods chain.", "announced"),
        ("Alder Group has set its sights on Birch Foods for its next takeover.", "in_talks"),
        ("Alder Group emerged victorious in the fight for Birch Foods.", "announced"),
        ("Alder Group's takeover of Birch Foods fell apart.", "terminated"),
        ("Alder Group has torn up its agreement to buy Birch Foods.", "terminated"),
        ("Alder Group has shelved plans to buy Birch Foods.", "terminated"),
        ("Alder Group lost out to Cedar Capital in the race to buy Birch Foods.", "terminated"),
    ],
)  # fmt: skip
def test_answers_and_figures_of_speech(reports: Read, text: str, status: str) -> None:
    report = told(reports, text)[0]
    assert (report.investors, report.target.removesuffix(" chain")) == (
        ("Alder Group",),
        "Birch Foods",
    )
    assert report.status == status


def test_a_dawn_raid(reports: Read) -> None:
    (report,) = told(
        reports, "Alder Group launched a dawn raid on Birch Foods, picking up 14.9% of the shares."
    )
    assert (report.investors, report.target) == (("Alder Group",), "Birch Foods")
    assert (report.type, report.stake_percent) == ("minority_stake", 14.9)


def test_a_bid_that_beats_another(reports: Read) -> None:
    report = told(
        reports, "Alder Group has trumped Cedar Capital's bid for Birch Foods with a £300m offer."
    )[0]
    assert (report.investors, report.target) == (("Alder Group",), "Birch Foods")


@pytest.mark.parametrize(
    "text",
    [
        "Oil prices have fallen to Alder Corp's break-even level, it said in its takeover defence.",
        "Birch City fell to Alder United after a late bid to save the match.",
        "Alder Group has a new parent company, Cedar said.",
        "Alder Council stepped in to save Birch Library with a £3m offer of help.",
        "Alder Rovers are adding Birch striker Tom Elm to their stable for £3m.",
        "Alder Agency is adding novelist Jo Birch to its stable of writers.",
        "Alder Rovers pounced on Birch United's mistake to buy time.",
        "Alder Rovers made a move for Birch United winger Tom Elm with a £3m bid.",
        "Police launched a dawn raid on Birch Ltd, taking 12% of its staff into custody.",
        "Alder Ltd has set its sights on Birch Road as a place to buy homes.",
        "Alder Ltd was named preferred bidder for the Birch Hospital contract.",
        "Unite rejected Alder Ltd's 3% offer.",
        "Jo Holm accepted Alder Ltd's £300,000 offer.",
        "Birch Ltd accepted Alder Ltd's offer to sponsor the cup.",
        "Birch City Council rejected Alder Ltd's bid to build homes.",
        "Birch Ltd welcomed Alder Bank's £3m loan offer.",
        "Birch United rejected Alder Rovers' £3m bid for striker Tom Elm.",
        "Workers at Birch Ltd accepted Alder Ltd's 3% pay offer.",
        "Vultures are circling Birch Ltd.",
    ],
)
def test_no_figure_of_a_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "investors", "target", "sellers", "percent"),
    [
        ("Ken Ludlow has signed away his 62 per cent shareholding in Birch Town to Alder Holdings.",
         ("Alder Holdings",), "Birch Town", ("Ken Ludlow",), 62),
        ("Cedar Group has cashed in its 20% stake in Birch Foods for £30m.", (), "Birch Foods",
         ("Cedar Group",), 20),
        ("Alder Group trebled its stake in Birch Foods to 15%.", ("Alder Group",), "Birch Foods",
         (), 15),
        ("Alder Group has emerged with a 5% stake in Birch Foods.", ("Alder Group",),
         "Birch Foods", (), 5),
        ("Birch Foods has sold a fifth of itself to Alder Group for £30m.", ("Alder Group",),
         "Birch Foods", (), None),
        ("Alder Holdings has paid £3.6m for Ken Ludlow's shares in Birch Town.",
         ("Alder Holdings",), "Birch Town", (), None),
        ("Managers at Birch Foods have bought the company from Cedar Group for £30m.",
         ("Managers",), "Birch Foods", (), None),
        ("Birch Foods is changing hands for £300m.\n\nThe buyer is Alder Group.",
         ("Alder Group",), "Birch Foods", (), None),
        ("Birch Foods has changed hands for £300m, with Alder Group the buyer.",
         ("Alder Group",), "Birch Foods", (), None),
        ("Cedar Ltd sold its shares yesterday, putting Birch Foods in the hands of a consortium "
         "fronted by Alder Group.", ("Alder Group",), "Birch Foods", (), None),
        ("Birch Foods and Alder Group agreed a nil-premium merger.", ("Birch Foods",),
         "Alder Group", (), None),
    ],
)  # fmt: skip
def test_what_changes_hands(
    reports: Read,
    text: str,
    investors: tuple[str, ...],
    target: str,
    sellers: tuple[str, ...],
    percent: float | None,
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (investors, target)
    assert report.stake_percent == percent
    assert set(sellers) <= set(report.sellers)


@pytest.mark.parametrize(
    "text",
    [
        "About 3m Birch Foods shares changed hands for £3m.",
        "Birch Foods has changed hands three times since 2001.",
        "The house changed hands for £3m.",
        "Investors dumped their shares in Birch Foods after the warning.",
        "Alder Ltd revealed a 5% drop in profit.",
        "Alder Ltd emerged with a 5% lead over Birch Foods.",
        "Alder Ltd cashed in its chips.",
        "The injury leaves Birch Town in the hands of Alder Hospital.",
        "The collapse and sale left Birch Foods in the hands of administrators Alder & Co.",
        "Birch Foods has gone to court to stop Alder Ltd.",
        "Directors at Birch Foods bought 30,000 shares.",
        "Alder Ltd trebled its sales in Birch Valley to 15%.",
    ],
)
def test_nothing_changes_hands(reports: Read, text: str) -> None:
    assert told(reports, text) == []
