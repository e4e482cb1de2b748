"""More phrasings: transfers told without a verb of buying, bulletins, current reports, stakes."""

import pytest

from tests.extract.telling import Read, told

ALDER, BIRCH = "Alder Group Plc", "Birch Tools Ltd"


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group Plc struck a $3 billion deal for Birch Tools Ltd.",
        "Alder Group Plc swooped for Birch Tools Ltd in a £3bn deal.",
        "Alder Group Plc won the auction for Birch Tools Ltd.",
        "Birch Tools Ltd has agreed to a £3bn takeover by Alder Group Plc.",
        "Birch Tools Ltd becomes part of Alder Group Plc after the acquisition.",
        "Alder Group Plc said it would pay 23 dlrs a share for Birch Tools Ltd.",
        "Birch Tools Ltd said Alder Group Plc has proposed to acquire it for 20 dlrs a share.",
        "Alder Group Plc said 2,088,461 Birch Tools Ltd common shares, about 87 pct of those "
        "outstanding, were tendered in response to its offer.",
        "Alder Group Plc is exploring a tie-up with Birch Tools Ltd, the paper said.",
    ],
)
def test_other_ways_to_tell_that_a_company_is_bought(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((ALDER,), BIRCH)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group Plc signed a supply deal for Birch Tools Ltd saws.",
        "Alder Group Plc reached a deal for Birch Tools Ltd to sharpen its saws.",
        "Alder Group Plc lost the battle for shelf space.",
    ],
)
def test_a_deal_for_goods_or_services_is_none(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cedar Corp said it sold its Birch and Dogwood units to Alder Group Plc.",
         {("Birch", None), ("Dogwood", None)}),
        ("Alder Group Plc agreed to acquire a 19 pct stake in Birch Tools Ltd, a private firm, "
         "and a 16 pct interest in Dogwood Mining.", {(BIRCH, 19.0), ("Dogwood Mining", 16.0)}),
        ("Alder Group Plc bought a three to five pct share of Birch Tools Ltd.", {(BIRCH, 5.0)}),
    ],
)  # fmt: skip
def test_two_units_or_stakes_of_a_list(
    reports: Read, text: str, found: set[tuple[str, float | None]]
) -> None:
    assert {(report.target, report.stake_percent) for report in told(reports, text)} == found


@pytest.mark.parametrize(
    "later",
    [
        "Its investors include Cedar Capital and Elm Ventures.",
        "Birch Tools raised $1 billion last year from Cedar Capital and Elm Ventures.",
    ],
)
def test_backers_of_before_do_not_join_a_deal_in_talks(reports: Read, later: str) -> None:
    (report,) = told(
        reports,
        "Alder Capital is in talks to invest billions in Birch Tools, insiders said.",
        "The financing could exceed $10 billion in value, they said.",
        later,
    )
    assert (report.investors, report.status) == (("Alder Capital",), "in_talks")
    assert report.amount is not None
    assert report.amount.low == 10e9


def test_who_somebody_is_gives_no_deal_beside_the_news(reports: Read) -> None:
    (report,) = told(
        reports,
        "Cedar Corp, the firm that owns 56 pct of Birch Tools Ltd, approved a plan under which "
        "Alder Group Plc would buy a 43 pct stake in Birch Tools Ltd.",
    )
    assert (report.investors, report.stake_percent) == ((ALDER,), 43.0)


def test_a_misspelt_name_is_no_second_deal(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc said it raised its stake in Oglebay Tools Co to 10.6 pct.",
        "In a filing with the Securities and Exchange Commission, Alder said it bought 65,000 "
        "Ogelbay shares in March.",
    )
    assert report.target == "Oglebay Tools Co"


def test_a_short_name_holds_both_halves_of_a_name_together(reports: Read) -> None:
    (report,) = told(reports, "Harbour Exchanges and Clearing (HECL) made a bid for Birch Ltd.")
    assert report.investors == ("Harbour Exchanges and Clearing",)


@pytest.mark.parametrize("form", ["Ltd", "LLC", "Inc"])
def test_a_name_does_not_keep_the_full_stop_of_its_sentence(reports: Read, form: str) -> None:
    (report,) = told(reports, f"Alder Group Plc has acquired Birch Tools {form}.")
    assert report.target == f"Birch Tools {form}"


def test_a_full_stop_that_the_text_always_writes_stays(reports: Read) -> None:
    (report,) = told(reports, "Alder Inc. and others cheered. Alder Inc. acquired Birch Inc.")
    assert report.target == "Birch Inc."


COVER = """UNITED STATES SECURITIES AND EXCHANGE COMMISSION

FORM 8-K

CURRENT REPORT

Date of Report (Date of earliest event reported): March 5, 2024

ALDER CAPITAL CORPORATION
(Exact name of registrant as specified in its charter)

Delaware    001-12345    12-3456789
(State of incorporation)

"""


@pytest.mark.parametrize("form", ["FORM 8-K", "FORM 8K"])
def test_a_current_report_is_read_behind_its_cover_page(reports: Read, form: str) -> None:
    (report,) = reports(
        COVER.replace("FORM 8-K", form)
        + "Item 1.01 Entry into a Material Definitive Agreement.\n\n"
        'On March 5, 2024, Alder Capital Corporation (the "Company") entered into an Agreement and '
        'Plan of Merger (the "Merger Agreement") with Birch Robotics, Inc., a Delaware corporation '
        'and Fir Merger Sub, Inc., a wholly owned subsidiary of the Company ("Merger Sub"). '
        "Pursuant to the Merger Agreement, Merger Sub will merge with and into Birch Robotics. "
        "The aggregate consideration is approximately $412.5 million in cash.\n\nSIGNATURES\n",
        "2024-03-06",
    )
    assert report.investors == ("Alder Capital Corporation",)
    assert report.target.startswith("Birch Robotics")
    assert report.amount is not None
    assert report.amount.exact == 412.5e6


def test_a_form_that_will_be_filed_merges_with_nobody(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch Tools Ltd will file a registration statement on Form S-4 and other documents "
        "regarding the proposed merger with Alder Group Plc with the regulator.",
    )
    assert {report.target, *report.investors} == {ALDER, BIRCH}


def test_each_item_of_a_current_report_is_news(reports: Read) -> None:
    found = reports(
        COVER + "Item 1.02 Termination of a Material Definitive Agreement.\n\n"
        "On May 20, 2024, Alder Energy plc and Birch Power Inc. agreed to terminate the agreement "
        "under which Alder Energy plc was to acquire Birch Power Inc. for $2.3 billion.\n\n"
        "Item 3.02 Unregistered Sales of Equity Securities.\n\n"
        "On May 21, 2024, Alder Energy plc sold 2,500,000 shares of Series B preferred stock to "
        "Cedar Ventures for $50 million in a private placement.\n",
        "2024-05-22",
    )
    assert {(report.status, report.amount and report.amount.exact) for report in found} == {
        ("terminated", 2.3e9),
        ("completed", 50e6),
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Birch Tools Ltd today announced a strategic growth investment from Alder Group Plc.",
         "minority_stake"),
        ("Birch Tools Ltd has received a majority investment from Alder Group Plc, a private "
         "equity firm.", "majority_stake"),
        ("Birch Tools Ltd had rejected a $4 billion approach from Alder Group Plc.",
         "acquisition"),
        ("Shareholders of Birch Tools Ltd voted in favour of a takeover by Alder Group Plc.",
         "acquisition"),
        ("Alder Group Plc and Birch Tools Ltd have agreed to combine.", "merger"),
        ("Alder Group Plc said its holders and those of Birch Tools Ltd approved a merger of the "
         "two companies.", "merger"),
        ("Alder Group Plc said it and Birch Tools Ltd have agreed to merge, forming a new holding "
         "company, Fir Bancorp.", "merger"),
        ("Alder Group Plc will pay about 50 mln dlrs cash for its previously reported acquisition "
         "of privately owned Birch Tools Ltd.", "acquisition"),
        ("Alder Group Plc bought the equivalent of 882,507 shares of Birch Tools Ltd, or 8.0 pct.",
         "minority_stake"),
    ],
)  # fmt: skip
def test_more_ways_to_tell_who_comes_to_whom(reports: Read, text: str, kind: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.type) == ((ALDER,), BIRCH, kind)


@pytest.mark.parametrize(
    ("who", "seller"),
    [
        ("Alder Group Plc said it", ALDER),
        ("A group of affiliated New York investment firms said they",
         "A group of affiliated New York investment firms"),
    ],
)  # fmt: skip
def test_a_stake_that_was_cut_has_a_seller(reports: Read, who: str, seller: str) -> None:
    (report,) = told(
        reports, f"{who} lowered their stake in Birch Tools Ltd to 200,500 shares, or 5.0 pct."
    )
    assert (report.target, report.sellers, report.investors) == (BIRCH, (seller,), ())


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("ALDER DEPARTMENT STORES AGREES TO BUY BIRCH STORES UNITS FOR 255 MLN DLRS CASH",
         "BIRCH STORES UNITS"),
        ("ALDER GROUP PLC BUYS 2,455,000 BIRCH SHARES, NOW OWNS 83 PCT", "BIRCH"),
    ],
)  # fmt: skip
def test_a_bulletin_is_all_headline(reports: Read, text: str, target: str) -> None:
    (report,) = reports(f"{text}\n\n", "1987-04-01")
    assert report.target == target


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("ALDER PARTNERS HAS 7.2 PCT BIRCH TOOLS STAKE, MAY SEEK CONTROL", 7.2),
        ("h\n\nAlder Partners said it had accepted about 2.3 mln shares or 98 pct of Birch Tools "
         "under a tender offer.", 98.0),
        ("h\n\nBirch Tools said it grew with its company. Yesterday, Alder Partners disclosed in "
         "a filing that it holds a 5.35 pct interest in Birch Tools.", 5.35),
    ],
)  # fmt: skip
def test_who_holds_how_much(reports: Read, text: str, percent: float) -> None:
    (report,) = reports(text, "1987-04-01")
    assert report.target.upper() == "BIRCH TOOLS"
    assert report.investors[0].upper() == "ALDER PARTNERS"
    assert report.stake_percent == percent


def test_a_company_of_two_places_is_no_place(reports: Read) -> None:
    (report,) = told(
        reports,
        "Chicago Denver Corp said it grew.",
        "In a filing, Alder Group Plc said it holds a 5.35 pct interest in Chicago Denver.",
    )
    assert (report.investors, report.target) == ((ALDER,), "Chicago Denver Corp")


def test_a_stake_that_was_placed_has_a_seller(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc said it had placed its 19.4 pct stake in Birch Tools Ltd with Elm Bank.",
    )
    assert (report.target, report.sellers, report.investors) == (BIRCH, (ALDER,), ())
