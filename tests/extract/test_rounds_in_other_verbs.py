"""Rounds told by other verbs: led with others, got as a lift, several in one sentence."""

import pytest

from tests.extract.telling import Read, check_told, told


@pytest.mark.parametrize(
    ("text", "investors", "amount"),
    [
        ("Alder Capital has led a US$30 million series C round of financing in Birch, an online "
         "booking start-up.", ("Alder Capital",), 30e6),
        ("Alder Capital, Cedar Culture & Media and Dogwood Partners have led a US$15 million "
         "(£11.5 million) series B round of financing in Birch, a platform for land transfers.",
         ("Alder Capital", "Cedar Culture & Media", "Dogwood Partners"), 15e6),
        ("Alder Holdings Ltd. has led a US$155 million series A funding round in data mining "
         "start-up Birch.", ("Alder Holdings Ltd.",), 155e6),
        ("Alder Holdings has joined in a £17m investment round for Bristol chip maker Birch.",
         ("Alder Holdings",), 17e6),
        ("Alder Ventures participated in a $12 million Series A financing for Birch, a maker of "
         "grippers.", ("Alder Ventures",), 12e6),
        ("Alder Ventures, together with Cedar Capital, led a 5 million euro seed round in the "
         "Berlin-based start-up Birch.", ("Alder Ventures", "Cedar Capital"), 5e6),
        ("Alder Ventures has headed a $25 million Series B funding round in Birch.",
         ("Alder Ventures",), 25e6),
        ("Oslo-based Alder Ventures lit up the lamp maker Birch with a $1.6 million investment.",
         ("Alder Ventures",), 1.6e6),
        ("Alder Ventures rewarded the app maker Birch with $3 million in seed funding.",
         ("Alder Ventures",), 3e6),
        ("Birch got a $12 million boost from Alder Ventures.", ("Alder Ventures",), 12e6),
        ("Birch brought in $30 million from investors led by Alder Ventures.",
         ("Alder Ventures",), 30e6),
    ],
)  # fmt: skip
def test_who_puts_money_in(
    reports: Read, text: str, investors: tuple[str, ...], amount: float
) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.investors, report.target) == ("funding_round", investors, "Birch")
    assert report.amount is not None
    assert report.amount.exact == amount


@pytest.mark.parametrize(
    "text",
    [
        "Birch, a Cambridge start-up, brought in $3.1 million in equity- and rights-based funding.",
        "Birch Inc. generated $80 million from a series B round.",
        "Birch pulled in $12 million in venture capital.",
        "Birch snapped up $5 million in seed money.",
        "Investors still bet on solar power. Birch Corp. snagged $50 million for mirrors.",
        "Venture funding fell. Solar firm Birch got a $21 million lift Thursday for technology "
        "that turns sun rays into electricity.",
    ],
)
def test_money_from_nobody_who_is_named(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert report.type == "funding_round"
    assert report.target.startswith("Birch")
    assert not report.investors


@pytest.mark.parametrize(
    "text",
    [
        "Birch Retail pulled in $12 million in sales last year.",
        "Birch generated $80 million from sales of stoves.",
        "Birch got a $5 million boost from higher prices.",
        "Investors bought. Birch Mines netted $8 million for the quarter.",
        "Birch Capital has raised $2.7 billion for a dual-currency fund, to invest in Asia.",
        "Alder Energy powers Birch Mills with a $3 million investment in solar panels.",
        "Alder Ventures launched Birch with a $3 million investment.",
    ],
)
def test_money_that_is_no_round(reports: Read, text: str) -> None:
    assert told(reports, text) == []


def test_the_stake_that_an_investment_gives(reports: Read) -> None:
    (report,) = told(
        reports,
        "Oslo-based Alder Ventures lit up the lamp maker Birch with a $1.6 million investment. The "
        "investment gives Alder a 14-percent equity stake in Birch, which makes lamps.",
    )
    assert (report.investors, report.stake_percent) == (("Alder Ventures",), 14)


def test_notes_that_are_sold_privately(reports: Read) -> None:
    text = "Birch Inc. completed a $120 million private financing of convertible notes."
    (report,) = told(reports, text)
    assert (report.type, report.target) == ("convertible_financing", "Birch Inc.")


def test_several_rounds_in_one_sentence(reports: Read) -> None:
    found = told(
        reports,
        "Birch raised $5 million from Alder Ventures, Cedar raised $8 million in a seed round and "
        "Elm injected $15 million into Dogwood.",
    )
    assert [(r.target, r.investors) for r in found] == [
        ("Birch", ("Alder Ventures",)),
        ("Cedar", ()),
        ("Dogwood", ("Elm",)),
    ]
    assert [r.amount.exact for r in found if r.amount] == [5e6, 8e6, 15e6]
    assert [r.round for r in found] == [None, "seed", None]


def test_the_next_of_a_list(reports: Read) -> None:
    first, second = told(
        reports,
        "Birch Stoves received a $50m investment from Alder Capital; this is followed by Cedar "
        "Energy, which received a $40m investment from Elm Partners.",
    )
    assert (first.target, first.investors) == ("Birch Stoves", ("Alder Capital",))
    assert (second.target, second.investors) == ("Cedar Energy", ("Elm Partners",))


def test_who_joins_in_the_lead(reports: Read) -> None:
    leads = ("Alder Ventures", "Cedar Capital")
    text = (
        "Alder Ventures and Cedar Capital have co-led a $40 million (€36 million) Series B round "
    )
    text += "in Oslo-based fintech Birch."
    check_told(reports, text, leads, "Birch", lead_investors=leads, round="Series B")


def test_of_what_a_raise_is_made_up(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch raised $200 million in debt and equity.",
        "The raise includes $50 million in Series B equity from Alder Capital and a $150 million "
        "credit facility from Cedar Credit.",
    )
    assert report.target == "Birch"
    assert report.amount is not None
    assert report.amount.exact == 200e6
    assert "Alder Capital" in report.investors


@pytest.mark.parametrize(
    "text",
    [
        "Birch has lined up $30 million in new funding from Alder Ventures.",
        "Birch has clinched a $30 million Series A from Alder Ventures.",
        "Birch took home $30 million in a Series B round led by Alder Ventures.",
        "Birch amassed $30 million in a Series B round led by Alder Ventures.",
        "Alder Ventures has handed Birch $30 million in a Series B round.",
        "Alder Ventures gave Birch $30 million for a 20% stake.",
        "Birch, a start-up, has been handed $30 million by Alder Ventures.",
    ],
)
def test_more_verbs_of_getting_and_giving(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (("Alder Ventures",), "Birch")
    assert report.amount is not None
    assert report.amount.exact == 30e6


@pytest.mark.parametrize("verb", ["sank", "funnelled", "ploughed"])
def test_verbs_of_putting_in(reports: Read, verb: str) -> None:
    check_told(reports, f"Alder Ventures {verb} £3m into Birch Bio.", ("Alder Ventures",),
               "Birch Bio", type="minority_stake", status="completed")  # fmt: skip
