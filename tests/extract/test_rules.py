"""What single sentences say: roles, voices, money with its role, status, stakes."""

import pytest

from tests.extract.telling import Read

ALDER = "Alder Group"
PAIR = (ALDER, "Birch Tools")


@pytest.mark.parametrize(
    ("text", "buyer", "target", "kind", "status"),
    [
        ("Alder Group has acquired Birch Tools.",
         *PAIR, "acquisition", "completed"),
        ("Alder Group has agreed to buy Birch Tools.",
         *PAIR, "acquisition", "announced"),
        ("Birch Tools is to be acquired by Alder Group.",
         *PAIR, "acquisition", "announced"),
        ("Alder Group's acquisition of Birch Tools was announced today.",
         *PAIR, "acquisition", "announced"),
        ("Alder Group completed its purchase of Birch Tools.",
         *PAIR, "acquisition", "completed"),
        ("Alder Group is in talks to acquire Birch Tools.",
         *PAIR, "acquisition", "in_talks"),
        ("Alder Group called off its acquisition of Birch Tools.",
         *PAIR, "acquisition", "terminated"),
        ("Alder Group bought a 12.5 pct stake in Birch Tools.",
         *PAIR, "minority_stake", "completed"),
        ("Alder Group took a controlling stake in Birch Tools.",
         *PAIR, "majority_stake", "completed"),
        ("Cedar Plc sold its Birch Tools Ltd unit to Alder Group.",
         ALDER, "Birch Tools Ltd", "acquisition", "completed"),
        ("Alder Group agreed to buy three paper mills from Cedar Plc.",
         ALDER, "three paper mills", "asset_purchase", "announced"),
        ("Alder Group and Birch Tools have agreed to merge.",
         *PAIR, "merger", "announced"),
    ],
)  # fmt: skip
def test_one_sentence_tells_who_buys_what(
    reports: Read, text: str, buyer: str, target: str, kind: str, status: str
) -> None:
    (report,) = reports(f"News of the day\n\n{text}\n")
    assert report.investors == (buyer,)
    assert (report.target, report.type, report.status) == (target, kind, status)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group buys 40,000 tonnes of wheat from Cedar Plc.",
        "Alder Group raised its dividend to 12 cents and invested $5 million in a new plant.",
        "Alder Group says its toolkit cuts the cost of customer acquisition.",
        "Alder Group reported sales of $40 million and profit of $3 million.",
        "Lawyers filed a class action for those who bought Alder Group securities.",
    ],
)
def test_what_is_no_deal_gives_none(reports: Read, text: str) -> None:
    assert reports(f"News of the day\n\n{text}\n") == []


def test_only_the_price_is_the_amount(reports: Read) -> None:
    (report,) = reports(
        "Alder buys Birch\n\nAlder Group has acquired Birch Tools, which had sales of $90 million "
        "last year, for $25 million, or $4 a share. Alder has a market value of $2 billion.\n"
    )
    assert report.amount is not None
    assert (report.amount.exact, report.amount.currency) == (25e6, "USD")


def test_a_round_has_a_lead_others_and_no_total_to_date(reports: Read) -> None:
    (report,) = reports(
        "Birch raises\n\nBirch Tools has raised $12 million in a Series A round led by Alder "
        "Ventures, with participation from Cedar Capital and Dogwood Partners. It has raised a "
        "total of $19 million to date.\n"
    )
    assert report.lead_investors == ("Alder Ventures",)
    assert report.investors == ("Alder Ventures", "Cedar Capital", "Dogwood Partners")
    assert report.amount is not None
    assert (report.amount.exact, report.round, report.type) == (12e6, "Series A", "funding_round")


def test_several_sentences_of_one_deal_are_one_report(reports: Read) -> None:
    (report,) = reports(
        "Alder Group to buy Birch Tools\n\nAlder Group Inc said it has agreed to acquire Birch "
        "Tools. The acquisition of Birch is subject to approval by regulators. Birch was founded "
        "in 1950. The companies put the price at $40 million.\n"
    )
    assert report.investors == ("Alder Group Inc",)
    assert report.conditions == ("approval by regulators",)


def test_an_old_deal_in_the_background_gives_no_report(reports: Read) -> None:
    (report,) = reports(
        "Alder Group to buy Birch Tools\n\nAlder Group has agreed to acquire Birch Tools.\n\n"
        "About Alder Group\n\nAlder Group acquired Cedar Plc in 2019 for $80 million.\n"
    )
    assert report.target == "Birch Tools"


def test_dates_count_from_the_day_of_the_article(reports: Read) -> None:
    (report,) = reports(
        "Alder buys Birch\n\nAlder Group has acquired Birch Tools. The purchase was completed on "
        "Friday.\n",
        "2024-05-14",
    )
    assert str(report.date.completed) == "2024-05-10"


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Alder Group raised its stake in Birch Tools to 29.2 percent from 3 percent.", 29.2),
        ("Alder Group bought a third of Birch Tools.", 33.3),
        ("Alder Group said it bought 40,000 shares of Birch Tools, or 5.1 pct.", 5.1),
        ("Alder Group raised its Birch Tools stake to 90,000 shares, or 9.5 pct.", 9.5),
    ],
)
def test_a_stake_is_read_in_many_forms(reports: Read, text: str, percent: float) -> None:
    (report,) = reports(f"News of the day\n\n{text}\n")
    assert (report.target, report.stake_percent) == ("Birch Tools", percent)
    assert report.type == "minority_stake"


def test_a_headline_that_calls_a_deal_off_ends_it(reports: Read) -> None:
    (report,) = reports(
        "Alder calls off Birch takeover\n\nAlder Group said it could not complete its $90 million "
        "acquisition of Birch Tools.\n"
    )
    assert report.status == "terminated"


def test_each_deal_of_a_digest_is_a_report(reports: Read) -> None:
    found = reports(
        "Deals of the week\n\nAlder Group acquired Birch Tools for $5 million.\n\nCedar Plc raised "
        "$9 million in a Series A round led by Dogwood Partners.\n\nElm Holdings agreed to buy Fir "
        "Foods.\n"
    )
    assert [(r.target, r.type) for r in found] == [
        ("Birch Tools", "acquisition"),
        ("Cedar Plc", "funding_round"),
        ("Fir Foods", "acquisition"),
    ]
