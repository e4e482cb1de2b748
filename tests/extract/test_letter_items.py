"""Items of deal letters, each among others: who takes whom, and for how much."""

import pytest

from tests.extract.telling import Read

_NAMES = {"A": "Aldermont", "B": "Birchley", "C": "Cedarwood"}
_BEFORE = (
    "Oakhurst, a Denver-based maker of chairs, raised $9 million in Series B funding led by "
    "Maplewood Capital."
)
_AFTER = (
    "Hazelton acquired Rowanside, a maker of lamps, for $70 million.",
    "Pinecrest Partners bought a majority stake in Larchmont, a hotel chain.",
)


@pytest.mark.parametrize("mark", ["• ", ""], ids=["bullets", "paragraphs"])
@pytest.mark.parametrize(
    ("investors", "target", "amount", "item"),
    [
        ("AC", "B", "$5 million",
         "Birch, a Portland, Ore.-based maker of saws, raised $5 million in Series A "
         "funding. Alder Ventures led, and was joined by Cedar Capital."),
        ("AC", "B", "$5 million",
         "Birch, a five-year-old, Boston-based saw startup, has raised $5 million in "
         "Series A funding led by Alder Ventures. Cedar Capital also participated. "
         "TechCrunch has more here."),
        ("A", "B", "$40 million",
         "Alder (NYSE: ALD) acquired Birch, a maker of saws, for $40 million."),
        ("A", "B", "$40 million",
         "Alder agreed to buy Birch (Nasdaq: BIR), a maker of saws, for $40 million in "
         "cash, or $3 a share."),
        ("A", "B", "",
         "Alder Partners acquired a majority stake in Birch, a saw maker. Financial terms "
         "weren't disclosed."),
        ("-", "B", "",
         "Birch, a saw company backed by Alder Ventures, filed to go public."),
        ("C", "B", "$300 million",
         "Alder Capital agreed to sell Birch to Cedar Inc. for $300 million."),
        ("AC", "B", "$5M",
         "Birch, saws: $5M, Series A. Investors: Alder Ventures, Cedar Capital."),
        ("A", "B", "$50 million",
         "Birch secured a $50 million credit facility from Alder Bank."),
        ("-", "A", "",
         "Alder is in talks to raise $100 million at a $1 billion valuation, per "
         "Bloomberg."),
        ("A", "B", "$40m",
         "Alder buys Birch - The deal is worth $40m."),
        ("A", "B", "",
         "Alder, a portfolio company of Elmstone Partners, acquired Birch, a provider of "
         "saws."),
        ("A", "B", "",
         "Birch, maker of saws, has been acquired by Alder. Terms weren't disclosed."),
        ("A", "B", "",
         "Alder Equity closed its acquisition of Birch from Cedar."),
        ("A", "B", "",
         "Birch raised an undisclosed amount of funding from Alder Ventures."),
        ("A", "B", "$5 million",
         "Birch collected $5 million for its saw app. Alder Ventures was the lead "
         "investor."),
        ("AC", "B", "$5 million",
         "Birch closed on $5 million in new funding. The round was co-led by Alder "
         "Ventures and Cedar Capital."),
        ("A", "B", "$5 million",
         "Birch, which makes saws, got $5 million from Alder Ventures."),
        ("AC", "B", "$5 million",
         "Birch has taken in $5 million in seed money from Alder Ventures and Cedar "
         "Capital."),
        ("A", "B", "$5 million",
         "Saw maker Birch picked up $5 million in a round led by Alder Ventures."),
        ("A", "B", "$5 million",
         "Fresh off a $5 million Series A from Alder Ventures, Birch is hiring 40 people."),
        ("A", "B", "$5 million",
         "Alder Ventures put $5 million into Birch."),
        ("A", "B", "$40 million",
         "Birch sold itself to Alder for $40 million."),
        ("A", "B", "",
         "Alder bought Birch for an undisclosed sum. Birch makes saws."),
        ("A", "B", "$40 million",
         "Birch found a buyer: Alder will pay $40 million for the saw maker."),
        ("A", "B", "$40 million",
         "Alder paid $40 million for Birch."),
        ("C", "B", "$40 million",
         "Alder offloaded Birch to Cedar Partners for $40 million."),
        ("A", "B", "$40 million",
         "Birch went to Alder for $40 million."),
        ("A", "C", "$2 billion",
         "Alder and Cedar called off their $2 billion merger."),
        ("A", "B", "",
         "Alder ended its pursuit of Birch."),
        ("A", "B", "",
         "Alder is weighing a bid for Birch, according to the Journal."),
        ("A", "B", "",
         "Alder is said to be near a deal for Birch."),
        ("A", "B", "",
         "Alder raised its stake in Birch to 12%."),
        ("A", "B", "$40 million",
         "Alder took a 12% stake in Birch for $40 million."),
        ("A", "B", "$40 million",
         "Birch, the saw unit of Cedar, is being bought by Alder for $40 million."),
        ("A", "B", "$5 million",
         "Birch landed $5 million of venture debt from Alder Bank."),
        ("A", "B", "",
         "Alder will merge with Birch in a deal that values the combined company at $2 "
         "billion."),
        ("A", "C", "",
         "Alder and Cedar formed a joint venture to make saws in India."),
        ("A", "B", "$40 million",
         "Alder has signed up to buy Birch for $40 million."),
        ("A", "B", "$40 million",
         "Birch was picked up by Alder for $40 million."),
        ("A", "B", "$40 million",
         "Birch agreed to be acquired by Alder for $40 million in stock."),
        ("A", "B", "$40 million",
         "Alder Partners is buying Birch, the saw chain, from Cedar for $40 million."),
        ("A", "B", "$40 million",
         "Alder inked a deal to acquire Birch for $40 million."),
        ("A", "B", "$40 million",
         "Alder will acquire Birch in an all-stock deal valued at $40 million."),
        ("A", "B", "$40 million",
         "Alder has made an offer for Birch worth $40 million."),
    ],
)  # fmt: skip
def test_an_item_among_others(
    reports: Read, investors: str, target: str, amount: str, item: str, mark: str
) -> None:
    for short, name in (("Alder", "Aldermont"), ("Birch", "Birchley"), ("Cedar", "Cedarwood")):
        item = item.replace(short, name)
    text = "\n\n".join(mark + words for words in (_BEFORE, item, *_AFTER))
    first, report, *others = reports(f"Deal digest\n\n{text}\n", "2024-05-14")
    assert [r.target for r in (first, *others)] == ["Oakhurst", "Rowanside", "Larchmont"]
    assert _NAMES[target] in report.target
    named = " ".join((*report.investors, *report.lead_investors))
    assert all(_NAMES[side] in named for side in investors.strip("-"))
    assert not amount or (report.amount is not None and report.amount.text == amount)
