"""A lead that only describes, and the next sentence that names; sums and sides kept apart."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("lead", "named", "target"),
    [
        ("Norway has sold a controlling stake in one of its biggest paper mills to a group led by "
         "a well-connected businessman.",
         "The State Fund said the consortium, Alder Holding, had bought 88% of Birchpapir for "
         "3.6bn euros.", "Birchpapir"),
        ("Birch Group, the indebted conglomerate, has agreed to sell a controlling stake in its "
         "hotel business to a state-owned tourism company for 4.2 billion yuan.",
         "Alder Tourism Group will acquire 70 per cent of Birch Hotels & Resorts, it said.",
         "Birch Hotels & Resorts"),
        ("One of China's largest radio makers is to buy the lamps arm of Germany's Birch for "
         "175m euros.",
         "Alder Electric said it would take over the firm's factory in Bavaria.",
         "lamps arm of Germany's Birch"),
    ],
)  # fmt: skip
def test_the_next_sentence_names_who_was_described(
    reports: Read, lead: str, named: str, target: str
) -> None:
    (report,) = told(reports, lead, named)
    assert report.target == target
    assert [name.split()[0] for name in report.investors] == ["Alder"]
    assert report.amount is not None


def test_two_sites_sold_are_no_part_of_the_company_sold(reports: Read) -> None:
    first, second = told(
        reports,
        "Alder Tourism Group will acquire 70 per cent of Birch Hotels for 4.2 billion yuan.",
        "It follows other sales. Birch sold a Sydney tower to Cedar Land for A$310 million in "
        "July and offloaded two development sites.",
    )
    assert (first.target, first.sellers) == ("Birch Hotels", ())
    assert first.amount is not None
    assert first.amount.text == "4.2 billion yuan"
    assert (second.target, second.investors) == ("Sydney tower", ("Cedar Land",))


def test_who_sells_one_thing_to_buy_another(reports: Read) -> None:
    purchase, sale = told(
        reports,
        "Birch Gaming Corp. has agreed to sell casinos in Tunica and Atlantic City for $612 "
        "million to satisfy regulators reviewing its planned purchase of Cedar Resorts Inc.",
        "The buyer is Alder Entertainment LLC, Birch said on Monday.",
        "Birch announced in July that it would acquire Cedar for $3.9 billion.",
    )
    assert (sale.investors, sale.sellers) == (("Alder Entertainment LLC",), ("Birch Gaming Corp.",))
    assert (purchase.investors, purchase.target) == (("Birch Gaming Corp.",), "Cedar Resorts Inc")
    assert [r.amount.text for r in (sale, purchase) if r.amount] == ["$612 million", "$3.9 billion"]


def test_a_sum_of_another_clause(reports: Read) -> None:
    deal, venture = told(
        reports,
        "Alder Group agreed on Friday to acquire Birch Computers Inc for $1.75bn, while Cedar "
        "Corp has set up a joint venture with Elm SA.",
    )
    assert deal.amount is not None
    assert (venture.type, venture.amount) == ("joint_venture", None)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("Alder Brands Inc will invest a further C$820 million in Birch Fields Corp to lift its "
         "holding in the Canadian grower to 35 percent. It paid C$96 million for 9.8 percent of "
         "Birch Fields last October.", "C$820 million", "CAD"),
        ("Alder Partners has acquired a 24 per cent stake in Birch Towers Ltd for Sh5.8 billion.",
         "Sh5.8 billion", "KES"),
        ("Alder Gold Ltd and Birch Resources Plc have terminated talks about a merger. Birch "
         "lost 9 percent to 164 pence, giving it a market value of about 720 million pounds.",
         None, None),
    ],
)  # fmt: skip
def test_which_sum_it_is(
    reports: Read, text: str, amount: str | None, currency: str | None
) -> None:
    (report,) = told(reports, text)
    got = report.amount
    assert (got.text if got else None, got.currency if got else None) == (amount, currency)


def test_a_headline_of_stores_and_a_body_of_the_company(reports: Read) -> None:
    (report,) = reports(
        "Private equity firm Alder Vale in talks to buy Birch's stores\n\nAlder Vale Partners is "
        "in talks to buy Birch's, the homewares chain, according to people with knowledge of it.\n",
        "2019-05-14",
    )
    assert (report.type, report.status) == ("acquisition", "in_talks")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alder Energy Corp dropped its C$1.9 billion hostile bid for smaller rival Birch Oil.",
         "terminated"),
        ("Alder Pharma has finished its $3.4 billion takeover of Birch Nova, it said Thursday.",
         "completed"),
    ],
)  # fmt: skip
def test_how_far_it_came(reports: Read, text: str, status: str) -> None:
    (report,) = told(reports, text)
    assert report.status == status


def test_a_dateline_of_the_agency_alone(reports: Read) -> None:
    (report,) = told(
        reports,
        "(Wire) - Birch Motors, a developer of vans, said on Tuesday it would go public by merging "
        "with blank-check company Alder Acquisition Corp II.",
    )
    assert (report.target, report.investors) == ("Birch Motors", ("Alder Acquisition Corp II",))
