"""Short items of papers: who takes whom, for how much, and how far it has come."""

import pytest

from tests.extract.telling import Read, told

_NAMES = {"A": "Aldermont", "B": "Birchley", "C": "Cedarwood", "-": ""}


@pytest.mark.parametrize(
    ("sides", "amount", "status", "text"),
    [
        ("AB", "£40m", "announced",
         "The saw maker Birch has a new owner. Alder, the tools group, paid £40m for the "
         "business, it said on Tuesday."),
        ("AB", "£40m", "completed",
         "Birch has been sold. The Leeds-based saw maker was bought by Alder for £40m."),
        ("AB", "$2.1bn", "announced",
         "Alder has made its biggest purchase yet. The tools group said it would pay "
         "$2.1bn for Birch, a maker of saws."),
        ("AB", "$2.1 billion", "announced",
         "Alder said on Monday that it would combine with Birch. The all-stock deal is "
         "worth $2.1 billion."),
        ("AB", "", "announced",
         "Alder and Birch have signed a letter of intent to merge. The combined company "
         "would have sales of $3 billion."),
        ("AB", "£40m", "completed",
         "Alder has swooped on saw maker Birch in a deal worth £40m. It is the third "
         "acquisition this year by the group, which bought Cedar in March."),
        ("AB", "around £40m", "completed",
         "Saw maker Birch is on the brink of being sold to Alder. A deal worth around £40m"
         " could be announced this week, according to sources."),
        ("AB", "£2bn", "terminated",
         "Alder has thrown in the towel in its battle for Birch. The group said it would "
         "not raise its £2bn offer."),
        ("AB", "", "terminated",
         "Alder's attempt to buy Birch lies in tatters after regulators said no."),
        ("AB", "", "terminated",
         "The takeover of Birch by Alder will not go ahead, the companies said."),
        ("AB", "£2bn", "terminated",
         "Alder's £2bn bid for Birch has lapsed after it failed to win enough support."),
        ("AB", "£2.2bn", "announced",
         "Alder has upped the ante in its fight for Birch, raising its bid to £2.2bn."),
        ("AB", "£2.2bn", "announced",
         "Birch has agreed to a sweetened £2.2bn offer from Alder, ending a five-month "
         "bidding war."),
        ("AB", "£80m", "completed",
         "Alder has become the largest shareholder in Birch after buying a 22% stake from "
         "Cedar for £80m."),
        ("AB", "", "completed",
         "Alder has snapped up a fifth of Birch."),
        ("AB", "$300m", "announced",
         "Alder will own a third of Birch after the $300m investment."),
        ("AB", "$300 million", "announced",
         "Birch will sell a 30% stake to Alder for $300 million, giving the start-up a "
         "valuation of $1 billion."),
        ("AB", "$300 million", "completed",
         "Birch has landed $300 million from Alder. The money values the company at $1 "
         "billion."),
        ("AB", "$12 million", "completed",
         "Birch, which lets people share saws, has raised a $12 million Series A. The "
         "round was led by Alder with Cedar Ventures also taking part."),
        ("BA", "", "in_talks",
         "Alder's parent Cedar is in talks to offload the business to Birch."),
        ("BA", "$300m", "announced",
         "Cedar has agreed to offload its Alder unit to Birch for $300m."),
        ("BA", "", "announced",
         "Birch emerged as the winner of the auction for Alder. Cedar had put the unit up "
         "for sale in May."),
        ("BA", "", "completed",
         "Alder's owners have sold the company to Birch for an undisclosed sum."),
        ("BA", "", "announced",
         "The family that owns Alder has agreed to sell it to Birch."),
        ("BA", "", "completed",
         "Administrators have sold Alder to Birch, saving 300 jobs."),
        ("BA", "", "completed",
         "Alder has been rescued by Birch in a pre-pack deal that saves 300 jobs."),
        ("BA", "", "completed",
         "Birch has bought Alder out of administration in a deal that saves 300 jobs."),
        ("-A", "", "completed",
         "Alder has been bought by its management in a deal backed by Birch."),
        ("AB", "", "completed",
         "Alder has merged with Birch to create the largest saw maker in Europe."),
        ("AC", "$300m", "announced",
         "Alder will buy Birch's 40% stake in Cedar for $300m."),
        ("AC", "", "completed",
         "Alder has bought Birch's stake in Cedar."),
        ("AC", "$300m", "announced",
         "Birch is selling its stake in Cedar to Alder for $300m."),
        ("AC", "$300m", "announced",
         "Alder will pay Birch $300m for its Cedar business."),
        ("AC", "$100m", "completed",
         "Alder paid $300m for Birch last year and has now bought Cedar for $100m."),
        ("CB", "", "in_talks",
         "Birch Ltd has confirmed that it is in talks with the buyout firm Cedar Capital regarding "
         "a possible takeover."),
        ("AB", "$40m", "completed",
         "Insurer Alder has bought a 25% stake in Cape Verde insurtech Birch for $40m."),
        ("AC", "", "announced",
         "Alder said it had signed a contract with Vietnam's Cedar to set up a 50-50 joint "
         "venture that will build a plant."),
    ],
)  # fmt: skip
def test_short_items(reports: Read, sides: str, amount: str, status: str, text: str) -> None:
    for short, name in (("Alder", "Aldermont"), ("Birch", "Birchley"), ("Cedar", "Cedarwood")):
        text = text.replace(short, name)
    (report,) = told(reports, text)
    buyer, target = (_NAMES[side] for side in sides)
    investors = (*report.investors, *report.lead_investors)
    assert target in report.target
    assert not buyer or any(buyer in name for name in investors)
    assert report.status == status
    assert not amount or (report.amount is not None and report.amount.text == amount)


@pytest.mark.parametrize(
    "text",
    [
        "Aldermont will own the roads after the round of repairs.",
        "Its battle for market share has cost Aldermont dearly, said Birchley.",
        "The family that owns Aldermont has sold it to nobody yet.",
        "The Leeds-based saw maker was praised by Aldermont for its £40m plant.",
    ],
)
def test_what_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []
