"""Phrasings of many kinds of news: agencies, the British press, releases, lists of deals."""

import pytest

from deals.model.report import Report
from tests.extract.telling import Read, told

ALDER, BIRCH = "Alder Group Plc", "Birch Tools Ltd"


def bare(report: Report) -> str:
    """Its target without the full stop of a sentence."""
    return report.target.rstrip(".")


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Alder Group Plc has agreed to pay £310m for the German toolmaker Birch Tools Ltd.",
         "acquisition", "announced"),
        ("Alder Group Plc agreed to buy from Cedar Corp the toolmaker Birch Tools Ltd.",
         "acquisition", "announced"),
        ("Alder Group Plc signed its purchase from Cedar Corp of Birch Tools Ltd.",
         "acquisition", "announced"),
        ("Cedar Corp announced the sale to Alder Group Plc of Birch Tools Ltd for 9 mln dlrs.",
         "acquisition", "announced"),
        ("Birch Tools Ltd, a maker of saws that was for sale since May, has agreed to be taken "
         "over by its Dutch rival Alder Group Plc.", "acquisition", "announced"),
        ("Birch Tools Ltd told shareholders not to accept Alder Group Plc's 4.00 dlr a share "
         "takeover bid.", "acquisition", "announced"),
        ("Birch Tools Ltd will vote in May on its proposed acquisition by Alder Group Plc.",
         "acquisition", "announced"),
        ("Birch Tools Ltd considers the cash offer announced by Alder Group Plc too low.",
         "acquisition", "announced"),
        ("Alder Group Plc and Birch Tools Ltd have suspended talks on a merger of their companies.",
         "merger", "terminated"),
        ("Birch Tools Ltd said talks are taking place which may lead to Britain's Alder Group Plc "
         "making an offer for the Birch Tools Ltd shares it does not already own.",
         "acquisition", "announced"),
        ("Birch Tools Ltd rescinded a pact calling for Alder Group Plc to buy a majority of the "
         "stock of Birch Tools Ltd.", "majority_stake", "terminated"),
        ("Alder Group Plc received early termination of the waiting period for its $270 million "
         "takeover bid for Birch Tools Ltd.", "acquisition", "announced"),
        ("Alder Group Plc said it is not in talks to buy Birch Tools Ltd.", "acquisition",
         "denied"),
        ('Alder Group Plc is "absolutely not" negotiating a takeover of Birch Tools Ltd.',
         "acquisition", "denied"),
        ("Birch Tools Ltd said it is not interested, since it has already agreed to be acquired by "
         "Alder Group Plc.", "acquisition", "announced"),
        ("Alder Group Plc said its board will weigh the impact of a lawsuit on the proposed "
         "acquisition of Birch Tools Ltd.", "acquisition", "announced"),
    ],
)  # fmt: skip
def test_who_buys_whom(reports: Read, text: str, kind: str, status: str) -> None:
    (report,) = told(reports, text)
    assert (bare(report), report.type, report.status) == (BIRCH, kind, status)
    assert ALDER in {name.rstrip(".") for name in report.investors}


@pytest.mark.parametrize(
    ("text", "percent", "before"),
    [
        ("Alder Group Plc said it raised its Birch Tools Ltd stake to 163,800 shares, or 17.0 pct "
         "of the total, from 1,560,800, or 15.9 pct.", 17.0, 15.9),
        ("Alder Group Plc bought a stake in Birch Tools Ltd. The stake amounts to 5.3 pct of the "
         "common stock.", 5.3, None),
        ("Alder Group Plc has agreed to buy Cedar Corp's 50 pct interest in Birch Tools Ltd.",
         50.0, None),
        ("Alder Group Plc said it and two units held 295,800 Birch Tools Ltd shares or 14.8 pct.",
         14.8, None),
        ("Alder Group Plc is in talks to buy back about 20 per cent stake in Birch Tools Ltd.",
         20.0, None),
    ],
)  # fmt: skip
def test_how_much_is_held(reports: Read, text: str, percent: float, before: float | None) -> None:
    (report,) = told(reports, text)
    assert bare(report) == BIRCH
    assert (report.stake_percent, report.stake_before) == (percent, before)


def test_a_group_without_a_name_is_named_by_the_next_sentence(reports: Read) -> None:
    (report,) = told(
        reports,
        "Two affiliated investment firms have acquired a 7.7 pct stake in Birch Tools Ltd. "
        "The firms, Alder Group Plc and Cedar Corp, said they bought it for investment.",
    )
    assert set(report.investors) == {ALDER, "Cedar Corp"}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Alder Group Plc has acquired Birch Tools Ltd and Dogwood Saws Inc.",
         {BIRCH, "Dogwood Saws Inc"}),
        ("Alder Group Plc has acquired Birch Tools Ltd, Dogwood Saws Inc and Elm Files Corp.",
         {BIRCH, "Dogwood Saws Inc", "Elm Files Corp"}),
        ("Alder Group Plc has acquired Harper and Row.", {"Harper and Row"}),
    ],
)  # fmt: skip
def test_each_company_of_a_list_is_a_deal(reports: Read, text: str, targets: set[str]) -> None:
    found = told(reports, text)
    if len(targets) > 1:
        assert {bare(report) for report in found} == targets
    else:
        assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Birch Tools Ltd said it is holding discussions that could lead to the sale of all its "
         "outstanding shares.", "in_talks"),
        ("Birch Tools Ltd has put itself up for sale.", "in_talks"),
        ("Privately-held Birch Tools Ltd has engaged Alex. Cedar and Sons Inc to explore a sale "
         "of the company.", "in_talks"),
        ("Birch Tools Ltd is exploring a sale, people familiar with the matter said.", "in_talks"),
        ("Birch Tools Ltd is exploring strategic alternatives, including a sale.", "in_talks"),
        ("Birch Tools Ltd has ended merger talks with an unnamed company.", "terminated"),
    ],
)  # fmt: skip
def test_a_company_for_sale_has_no_buyer_yet(reports: Read, text: str, status: str) -> None:
    (report,) = told(reports, text)
    assert (bare(report), report.investors, report.status) == (BIRCH, (), status)


def test_an_earlier_purchase_in_the_same_breath_is_background(reports: Read) -> None:
    (report,) = told(
        reports,
        "Cedar Corp said it sold its Birch Tools Ltd unit to Alder Group Plc for 9 mln dlrs.",
        "Cedar Corp acquired Birch Tools Ltd in August, 1986 when it purchased Elm Files Corp.",
    )
    assert (bare(report), report.sellers) == (BIRCH, ("Cedar Corp",))


def test_deals_of_a_list_keep_their_own_money(reports: Read) -> None:
    found = told(
        reports,
        "** Alder Group Plc ALDG.L said it would buy Birch Tools Ltd for $1.3 billion.",
        "** Cedar Corp said it agreed to buy Dogwood Saws Inc DWS.TO from Elm Files Corp.",
        "** Fir Holdings Inc bought a 5% stake in Gorse Steel AG 0700.HK for 676 million euros.",
    )
    prices = {bare(r): r.amount and r.amount.exact for r in found}
    assert prices == {BIRCH: 1.3e9, "Dogwood Saws Inc": None, "Gorse Steel AG": 676e6}


def test_the_deal_of_the_next_paragraph_keeps_its_money(reports: Read) -> None:
    found = told(
        reports,
        "Alder Group Plc said it would buy Birch Tools Ltd.",
        "Cedar Corp said it agreed to buy Dogwood Saws Inc. The deal is worth $30 million.",
    )
    prices = {bare(r): r.amount and r.amount.exact for r in found}
    assert prices == {BIRCH: None, "Dogwood Saws Inc": 30e6}


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group Plc bought Birch Tools Ltd, which was valued at $71 million, for $25 million.",
        "Alder Group Plc acquired Birch Tools Ltd for $25 million. It adds $292 million in assets.",
        "Alder Group Plc bought Birch Tools Ltd for $25 million and earmarks $500 million more.",
    ],
)
def test_what_stands_beside_the_price_is_not_the_price(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert report.amount is not None
    assert report.amount.exact == 25e6


@pytest.mark.parametrize(
    "text",
    [
        "The Alder Golf Classic raised $130,000, funding more than 18,000 meals for seniors.",
        "As coins rise, a new meme token raised over $1.1 million in funding in record time.",
        "Alder Group Plc is an expert in Buy & Build for safety companies.",
        "Alder Group Plc cancels 711,192 of its own shares.",
    ],
)
def test_what_only_sounds_like_a_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_a_round_told_before_gives_neither_money_nor_investors(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc is in talks to make a multibillion-dollar investment in Birch Tools Ltd.",
        "Birch Tools Ltd was worth $14 billion in a 2022 funding round that included backing from "
        "Cedar Corp.",
    )
    assert report.investors == (ALDER,)
    assert report.amount is not None
    assert report.amount.low == 2e9


def test_details_are_read_where_they_are_said_plainly(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc acquired Birch Tools Ltd, a Swedish maker of saws, for $25 million in "
        "cash and the assumption of 4 million dollars of debt, effective May 2, 2024.",
    )
    assert report.target_country == "SE"
    assert set(report.payment) == {"cash", "debt"}
    assert report.status == "completed"
    assert report.date is not None
    assert str(report.date.completed) == "2024-05-02"


def test_votes_are_told_apart_from_capital(reports: Read) -> None:
    (report,) = told(
        reports, "Alder Group Plc took a 49 percent non-voting stake in Birch Tools Ltd."
    )
    assert report.voting is False


def test_a_name_without_its_domain_is_the_same_company(reports: Read) -> None:
    (report,) = told(
        reports,
        "Willow.com Inc is likely to buy an 8 percent stake in Birch Tools Ltd, sources said.",
        "Earlier this year Willow was in talks to buy a 10 percent stake in Birch Tools Ltd.",
    )
    assert report.investors == ("Willow.com Inc",)
