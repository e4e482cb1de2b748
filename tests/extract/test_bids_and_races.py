"""Bids told as going on, races for a company, who is left in them, and how they end."""

import pytest

from tests.extract.telling import Read, agency, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Alder AG is bidding for Birch Energy, the Welsh utility, the company said on Monday.",
         ("Alder AG",), "Birch Energy"),
        ("The bid of Alder Corp for Birch Industries Inc is worth 400 mln dlrs, analysts said.",
         ("Alder Corp",), "Birch Industries Inc"),
        ("Alder Media yesterday launched a 300m pounds bid late on Friday for Birch Radio.",
         ("Alder Media",), "Birch Radio"),
        ("Birch Software is weighing an offer by Alder Systems to be acquired for $5 billion.",
         ("Alder Systems",), "Birch Software"),
        ("The contest to acquire Birch Brewing was won by Alder Beer, which offered $400m.",
         ("Alder Beer",), "Birch Brewing"),
        ("Creditors of Birch Motors chose Alder Autos as the preferred bidder yesterday.",
         ("Alder Autos",), "Birch Motors"),
        ("The race to buy Birch Foods has been narrowed to two bidders, leaving Alder Capital and "
         "Cedar Partners.", ("Alder Capital", "Cedar Partners"), "Birch Foods"),
        ("Left in the running for Birch Foods are Alder Capital and Cedar Partners.",
         ("Alder Capital", "Cedar Partners"), "Birch Foods"),
        ("Candidates to take over state-owned Birch Telecom include Alder AG and Cedar Corp.",
         ("Alder AG", "Cedar Corp"), "Birch Telecom"),
        ("Three offers have been received in recent weeks for Birchfield, the supermarket group.",
         (), "Birchfield"),
    ],
)  # fmt: skip
def test_bids_and_races(reports: Read, text: str, investors: tuple[str, ...], target: str) -> None:
    check_told(reports, text, investors, target, type="acquisition", status="announced")


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A management team has bought Birch Ventures from Cedar Bank.", "Birch Ventures"),
        ("The management team at Birch Ventures has bought the company from Cedar Bank.",
         "Birch Ventures"),
        ("A management team at Birch Ventures has bought out the business from Cedar Bank.",
         "Birch Ventures"),
    ],
)  # fmt: skip
def test_a_team_of_managers_that_buys(reports: Read, text: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.target, report.status) == (target, "completed")
    assert "management team" in report.investors[0]


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Alder Group had reluctantly admitted defeat in its battle for Birch Breweries.",
         ("Alder Group",), "Birch Breweries"),
        ("The bidders that had been making an offer for Birch Stores have dropped their interest.",
         ("The bidders",), "Birch Stores"),
        ("A proposed takeover bid for Birch Corp has been scrapped.", (), "Birch Corp"),
        ("Alder Corp's bid for Birch Corp expired yesterday after being repeatedly rejected by the "
         "Birch board.", ("Alder Corp",), "Birch Corp"),
        ("Alder Corp has lost its bid for Birch Bank.", ("Alder Corp",), "Birch Bank"),
    ],
)  # fmt: skip
def test_bids_that_end(reports: Read, text: str, investors: tuple[str, ...], target: str) -> None:
    check_told(reports, text, investors, target, type="acquisition", status="terminated")


def test_a_stake_that_is_bid_for(reports: Read) -> None:
    check_told(
        reports,
        "Alder Media launched a bid on Friday for 25 per cent of Birch Radio.",
        ("Alder Media",),
        "Birch Radio",
        type="minority_stake",
        status="announced",
        stake_percent=25,
    )


def test_a_price_for_each_share_with_a_slash(reports: Read) -> None:
    (report,) = agency(reports, "Alder Corp has offered 110 dlrs/share for Birch Corp.")
    assert (report.investors, report.target) == (("Alder Corp",), "Birch Corp")


def test_a_stake_that_a_bid_would_bring(reports: Read) -> None:
    found = agency(
        reports,
        "Alder Corp would hold 36 pct of Birch Corp if a joint bid with Cedar Inc succeeds.",
    )
    assert all(report.status != "completed" for report in found)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Corp is bidding for contracts from Birch Council.",
        "Alder Corp said the move was not a precursor to a full takeover of Birch Group.",
        "A takeover of Birch Corp by Alder Inc could be the next move, analysts said.",
        "The race for Birch Cup was won by Alder City.",
    ],
)
def test_what_is_no_bid(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alder has withdrawn a $143 billion offer to buy Birch, backing away after the tea and "
         "seasonings maker rejected the bid as too low.", "terminated"),
        ("Birch, the listed retail chain, has agreed to open its books to Alder after the private "
         "equity firm raised its proposed cash offer to 58.2p per share.", "announced"),
        ("Alder recently waged an apparently unsuccessful campaign to acquire control of Birch "
         "against New York developer Jo Holm.", "terminated"),
        ("Alder Press has struck at Birch. It is seeking to buy 10 per cent of the group through a "
         "tender offer.", "in_talks"),
    ],
)  # fmt: skip
def test_who_bids_for_whom(reports: Read, text: str, status: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors[0].split()[0], report.target) == ("Alder", "Birch")
    assert report.status == status


def test_bidders_who_are_named_later(reports: Read) -> None:
    (report,) = told(
        reports,
        "The private equity bidders that had been making an offer for Birch Stores have dropped "
        "their interest in the group.",
        "Alder, Cedar Partners and Elm Capital said that the board would not back our proposed "
        "offer.",
    )
    assert report.investors == ("Alder", "Cedar Partners", "Elm Capital")
    assert (report.target, report.status) == ("Birch Stores", "terminated")


def test_no_more_than_a_chance(reports: Read) -> None:
    (report,) = told(
        reports,
        "The race to buy Birch Radio has been narrowed to four bidders, leaving Alder Partners - "
        "the company advised by Jo Holm - with a strong chance to take over the group's sales "
        "business.",
    )
    assert (report.investors, report.target) == (("Alder Partners",), "Birch Radio")


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        ("Alder Capital, Cedar Partners and Elm Equity are in the running for Birch Foods.",
         ("Alder Capital", "Cedar Partners", "Elm Equity")),
        ("The auction of Birch Foods was won by Alder Capital.", ("Alder Capital",)),
    ],
)  # fmt: skip
def test_who_runs_and_wins(reports: Read, text: str, investors: tuple[str, ...]) -> None:
    check_told(reports, text, investors, "Birch Foods", type="acquisition", status="announced")


def test_control_told_behind_the_name(reports: Read) -> None:
    (report,) = told(reports, "Cedar Group said it will sell its Birch Foods controlling stake.")
    assert (report.target, report.type, report.sellers) == (
        "Birch Foods",
        "majority_stake",
        ("Cedar Group",),
    )


def test_a_bid_by_a_rival_for_a_part(reports: Read) -> None:
    check_told(
        reports,
        "Birch Newspapers said it had received approaches following a bid by rival Alder Press for "
        "25 per cent of the group.",
        ("Alder Press",),
        "Birch Newspapers",
        type="minority_stake",
        stake_percent=25,
    )
