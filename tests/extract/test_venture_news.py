"""Ways of technology and venture news: rounds told by their use, companies told by what they
become, somebody who takes a thing off somebody's hands."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "investors", "amount"),
    [
        ("Elmora reads bills. The Oslo startup, whose app files bills for shops in Norway, has "
         "just closed its Series A: €7 million, with Alder Ventures in the lead.",
         ("Alder Ventures",), "€7 million"),
        ("Elmora today announced $80 million in a Series C that brings Alder Capital onto its cap "
         "table as lead.", ("Alder Capital",), "$80 million"),
        ("Elmora also confirmed a $14 million Series A extension from Alder Capital.",
         ("Alder Capital",), "$14 million"),
        ("Elmora, which was spun out of a university in July, will use £3 million of seed "
         "investment to build a plant. The round was led by Alder Fund.", ("Alder Fund",),
         "£3 million"),
        ("Elmora plans to spend the $5 million of Series A funding on a lab. The round was led by "
         "Alder Fund.", ("Alder Fund",), "$5 million"),
        ("Elmora makes salads. In a memo its chief wrote that current shareholders Alder Ventures "
         "and Birch Hill had \"stepped up\" with an $18 million bridge loan.",
         ("Alder Ventures", "Birch Hill"), "$18 million"),
        ("Alder Group Ltd. is in advanced discussions to put about $210 million into Elmora Inc., "
         "people with knowledge of the matter said.", ("Alder Group Ltd.",), "about $210 million"),
        ("Alder Capital has written a $12 million check to Elmora, a payroll startup.",
         ("Alder Capital",), "$12 million"),
        ("Elmora has topped up its Series B with another $15 million from Alder Capital.",
         ("Alder Capital",), "$15 million"),
        ("Alder Capital is the sole investor in Elmora's $9 million Series A.",
         ("Alder Capital",), "$9 million"),
        ("Elmora is now valued at $1.2 billion after a $150 million round led by Alder Capital.",
         ("Alder Capital",), "$150 million"),
        ("Elmora becomes a unicorn with $150 million from Alder Capital.", ("Alder Capital",),
         "$150 million"),
        ("A $40 million injection from Alder Capital will help Elmora open in Spain.",
         ("Alder Capital",), "$40 million"),
        ("Birch Inc and Alder Capital have pumped another $50 million into Elmora.",
         ("Alder Capital", "Birch Inc"), "$50 million"),
    ],
)  # fmt: skip
def test_rounds(reports: Read, text: str, investors: tuple[str, ...], amount: str) -> None:
    report = told(reports, text)[0]
    assert report.target.removesuffix(" Inc.") == "Elmora"
    assert tuple(sorted({*report.investors, *report.lead_investors})) == investors
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    ("headline", "target"),
    [
        ("Oslo's Elmora bags €7.4 million to make the receipt go extinct", "Elmora"),
        ("£3.2m seed round puts Elmora on the grid", "Elmora"),
        ("Elmora nets $11M to teach robots", "Elmora"),
        ("Payments startup Elmora snares $18m from Alder Capital", "Elmora"),
    ],
)
def test_rounds_in_headlines(reports: Read, headline: str, target: str) -> None:
    (report,) = reports(f"{headline}\n\nThe shoebox of bills is a nuisance at Elmora.\n")
    assert (report.type, report.target) == ("funding_round", target)


def test_the_first_money_from_outside(reports: Read) -> None:
    (report,) = told(reports, "Elmora has secured its first outside funding. Alder Fund led.")
    assert (report.target, report.type) == ("Elmora", "funding_round")


def test_a_buyer_that_raises_money_beside(reports: Read) -> None:
    (report,) = reports(
        "Birchly swallows rival Elmora and tops up with $14m\n\n"
        "Birchly has completed the acquisition of Elmora, it said.\n"
    )
    assert (report.investors, report.target, report.amount) == (("Birchly",), "Elmora", None)


def test_a_credit_line_that_is_drawn_on(reports: Read) -> None:
    (report,) = told(
        reports,
        "Banco del Norte is extending a $40 million credit line, which Elmora will draw on to pay "
        "drivers.",
    )
    assert (report.type, report.target, report.investors) == (
        "debt", "Elmora", ("Banco del Norte",),
    )  # fmt: skip
    assert report.amount is not None
    assert report.amount.exact == 40e6


@pytest.mark.parametrize(
    ("text", "investors", "target", "status"),
    [
        ("Elm Software, Inc. (\"Elm\") and Alder Point Capital, a private equity firm, today "
         "announced that an affiliate of Alder Point Capital has signed a definitive agreement "
         "under which it will acquire all outstanding shares of Elm common stock.",
         ("Alder Point Capital",), "Elm Software, Inc.", "announced"),
        ("Elm is closing. Alder Inc confirmed the hires and says it has bought the company "
         "outright, though it has no plans to do anything with the app.", ("Alder Inc",), "Elm",
         "completed"),
        ("Alder Computer has found somebody to take ElmOS off its hands. That somebody is Birch "
         "Electronics, which gets the code.", ("Birch Electronics",), "ElmOS", "announced"),
        ("Elmora has called off its proposed sale to bigger rival Alder Travel.",
         ("Alder Travel",), "Elmora", "terminated"),
        ("Birch Inc agreed to hand over its wallet unit, Elmora, to private lender Alder Bank for "
         "$96 million in cash.", ("Alder Bank",), "Elmora", "announced"),
        ("Alder Corp said on Tuesday that Elm Inc., whose software draws maps, will become part "
         "of its mobility business group.", ("Alder Corp",), "Elm Inc.", "announced"),
        ("Elm Systems, a Leeds company, is now part of an Omaha data business. Alder Technologies "
         "closed on the purchase on Friday.", ("Alder Technologies",), "Elm Systems",
         "completed"),
        ("Alder Inc offered about $5 billion for Elm Tools.", ("Alder Inc",), "Elm Tools",
         "announced"),
        ("Alder and its partner, portal operator Birch Corp., offered $2 billion for Elm Korea.",
         ("Birch Corp.", "Alder"), "Elm Korea", "announced"),
        ("Birch Inc said it has bought Elm Tools and has no plans to change its name.",
         ("Birch Inc",), "Elm Tools", "completed"),
        ("Birch Inc said it has no plans to buy Elm Tools.", ("Birch Inc",), "Elm Tools",
         "denied"),
        ("Elmora has a new owner: Birch Inc.", ("Birch Inc",), "Elmora", "announced"),
        ("Elmora has found a new home at Birch Inc.", ("Birch Inc",), "Elmora", "announced"),
        ("Elmora is selling to Birch Inc for $40 million.", ("Birch Inc",), "Elmora",
         "announced"),
        ("Elmora, which makes an app, will join Birch Inc's cloud division as part of the $90 "
         "million deal.", ("Birch Inc",), "Elmora", "announced"),
        ("Birch Inc coughs up $70 million for Elmora.", ("Birch Inc",), "Elmora", "announced"),
        ("Birch Inc is circling Elmora, people familiar with the matter said.", ("Birch Inc",),
         "Elmora", "rumoured"),
        ("Birch Inc has made a run at Elmora, offering $3 billion.", ("Birch Inc",), "Elmora",
         "in_talks"),
        ("Talks for Birch Inc to buy Elmora have stalled over price.", ("Birch Inc",), "Elmora",
         "in_talks"),
        ("Birch Inc has backed out of buying Elmora.", ("Birch Inc",), "Elmora", "terminated"),
        ("Birch Inc's $2 billion takeover of Elmora has come apart.", ("Birch Inc",), "Elmora",
         "terminated"),
        ("Birch Inc is adding Elmora to its stable of apps for $30 million in stock.",
         ("Birch Inc",), "Elmora", "announced"),
        ("Funds advised by Alder Capital have agreed to acquire Elmora from Birch Inc.",
         ("Alder Capital",), "Elmora", "announced"),
        ("Elmora is Birch Inc's tenth acquisition this year.", ("Birch Inc",), "Elmora",
         "announced"),
        ("Elmora rebuffed overtures from Birch Inc.", ("Birch Inc",), "Elmora", "announced"),
    ],
)  # fmt: skip
def test_who_buys_whom(
    reports: Read, text: str, investors: tuple[str, ...], target: str, status: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.status) == (investors, target, status)


@pytest.mark.parametrize(
    ("text", "investor"),
    [
        ("A consortium led by store operator Alder Mart has been selected as the preferred bidder "
         "for Elm Korea.", "Alder Mart"),
        ("The creditors named Alder Capital preferred bidder for Elm Shipping.", "Alder Capital"),
        ("Alder Group is the preferred bidder for a 60% stake in Elm Airlines.", "Alder Group"),
    ],
)  # fmt: skip
def test_who_is_preferred(reports: Read, text: str, investor: str) -> None:
    (report,) = told(reports, text)
    assert report.investors == (investor,)
    assert report.target.startswith("Elm ")


def test_a_unit_told_by_its_place_and_by_its_name(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Mart has been selected as the preferred bidder for the South Korean unit of online "
        "marketplace Birchwell Inc, sources said. Alder Mart offered $2 billion for Birchwell"
        " Korea.",
    )
    assert (report.investors, report.target) == (("Alder Mart",), "Birchwell Korea")
    assert report.amount is not None


def test_a_headline_that_turns_the_sides(reports: Read) -> None:
    (report,) = reports(
        "Elmora walks away from Alderways deal\n\n"
        "Travel company Elmora has called off its proposed sale to bigger rival Alderways.\n"
    )
    assert (report.investors, report.target) == (("Alderways",), "Elmora")


def test_money_spent_on_a_maker(reports: Read) -> None:
    (report,) = reports(
        "Alderly spends $182M on wireless planner Elmwave\n\nAlderly said Elmwave is good.\n"
    )
    assert (report.investors, report.target) == (("Alderly",), "Elmwave")


def test_a_licence_and_those_who_leave(reports: Read) -> None:
    (report,) = told(
        reports,
        "Elmora told staff that its two founders and 41 employees are leaving for Alder Cloud. "
        "Under the deal, Alder Cloud gets a non-exclusive, perpetual license to Elmora's models "
        "and will hand over about $310 million for it.",
    )
    assert (report.type, report.investors, report.target) == (
        "licence_and_hire", ("Alder Cloud",), "Elmora",
    )  # fmt: skip


def test_a_licence_and_those_who_are_hired(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Inc hired Elmora's chief and most of its staff and will pay $600 million to "
        "license its models.",
    )
    assert (report.type, report.investors, report.target) == (
        "licence_and_hire", ("Birch Inc",), "Elmora",
    )  # fmt: skip


def test_rivals_are_no_name(reports: Read) -> None:
    (report,) = told(reports, "Rivals Cedarway and Elmora are joining forces in an all-share deal.")
    assert {*report.investors, report.target} == {"Cedarway", "Elmora"}


def test_what_a_stake_works_out_at(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Games has agreed to purchase the 21% of Elm ASA held by Birch Invest AS, it said. "
        "That works out at about $280 million for the block.",
    )
    assert report.amount is not None
    assert report.amount.exact == 280e6


@pytest.mark.parametrize(
    "text",
    [
        "Birch bags $5 million order from the navy.",
        "A thief bags $2 million at a casino.",
        "Elm Yards lands $40 million ferry contract.",
        "Alder Foods confirmed a $5 million loss for the quarter.",
        "Alder council will use £3 million of seed funding to mend roads.",
        "Birch put $5 million into marketing its new car.",
        "Birch Rail was selected as preferred bidder for the Northern franchise.",
        "Birch Homes has been named preferred bidder for the £50m Elmham regeneration scheme.",
        "Birch plc was named as preferred bidder by Elm Council for a contract to collect waste.",
        "Arsenal spends £30m on striker Holm Elmer.",
        "Birch Tools has become part of a growing company of actors.",
        "Birch completed the acquisition on Monday.",
        "Elm Bank extended its $4 million loan programme.",
        "Birch Stores adds Elmora shoes to its portfolio for $30 a pair.",
        "The new plant is Birch Inc's largest purchase of steel.",
        "Elm Rovers are circling Alder Holm.",
        "Birch sells to Alder Stores for $5 million a year.",
        "Birch backed out of the Elm Arena lease.",
        "Elm Rovers have found a new home at Birch Park.",
        "Elmora has a new owner, and Birch is glad.",
        "Star striker Alder Holm will join Elm Rovers as part of a $90 million deal.",
        "Elm Energy topped up its pension fund with £30 million.",
        "Elm Energy extended its credit facility by $30 million.",
        "Alder is the lead investor in Elmora's $2 billion bond issue.",
        "Alder has written a £2m cheque to the Elm Hospital charity.",
        "Birch dropped $5 million on ads during Elm Bowl.",
        "Birch offered around 500 jobs for Alder workers.",
        "Birch hands over its retail unit to new chief Alder Holm.",
        "Alder Bank stepped in with a $5 million loan for Birch Museum.",
        "Alder Labs takes a licence to Elmora's patents and pays $3 million for it.",
    ],
)
def test_what_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []
    again = f"The day was fine, and {text[:1].lower()}{text[1:]}"
    assert reports(f"{text.rstrip('.')}\n\n{again}\n") == []
