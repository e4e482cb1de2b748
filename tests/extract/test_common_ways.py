"""The common ways in which papers, releases and headlines tell a deal: who takes whom."""

import pytest

from deals.model.report import Report
from tests.extract.telling import Read, told

_NAMES = {"A": "Aldermont", "B": "Birchley", "C": "Cedarwood", "-": ""}
_MAKES = {
    "Aldermont": "Inc makes tools.",
    "Birchley": "Ltd makes saws.",
    "Cedarwood": "plc makes paint.",
}


def _named(text: str) -> str:
    """The text with names that are not words of their own."""
    for short, name in (("Alder", "Aldermont"), ("Birch", "Birchley"), ("Cedar", "Cedarwood")):
        text = text.replace(short, name)
    return text


def _is_of(report: Report, sides: str) -> bool:
    """Whether a deal is of these: buyer and target by their letters."""
    buyer, target = (_NAMES[side] for side in sides)
    investors = (*report.investors, *report.lead_investors)
    return target in report.target and (not buyer or any(buyer in name for name in investors))


@pytest.mark.parametrize(
    ("sides", "text"),
    [
        ("AB", "Alder Corp has snapped up online grocer Birch for $40 million."),
        ("AB", "Birch, the London-based maker of saws, has been acquired by Alder in a deal "
         "worth £30m."),
        ("AB", "Alder confirmed on Tuesday that it has acquired Birch."),
        ("AB", "Alder is set to buy Birch for $2.1 billion in cash, the companies said on "
         "Monday."),
        ("AB", "Birch agreed on Monday to be taken over by Alder for $2.1 billion."),
        ("AB", "Birch said it had accepted a $2.1 billion takeover offer from Alder."),
        ("AB", "Alder Inc will pay $12 a share for Birch Corp, a premium of 30 percent."),
        ("AB", "Alder's $2.1 billion purchase of Birch was cleared by European regulators on"
         " Friday."),
        ("AB", "Shares in Birch jumped 20% after Alder launched a £500m bid."),
        ("AB", "Alder has walked away from a proposed takeover of Birch after the board "
         "refused to engage."),
        ("AB", "The board of Birch rejected a £500m approach from Alder."),
        ("AB", "Birch has turned down a £500m offer from rival Alder."),
        ("AB", "Birch's board recommended that shareholders accept Alder's sweetened bid of "
         "$30 a share."),
        ("AB", "Alder raised its offer for Birch to 350p a share."),
        ("AB", "Alder has emerged as the front-runner to buy Birch, according to people "
         "familiar with the matter."),
        ("AB", "Alder is in advanced talks to acquire Birch, Bloomberg reported."),
        ("AB", "Alder is nearing a deal to acquire Birch for about $3 billion, people "
         "familiar with the matter said."),
        ("AB", "Alder held talks with Birch about a possible combination, two sources said."),
        ("AB", "Talks between Alder and Birch over a $10 billion merger have broken down."),
        ("AB", "Alder and Birch are in talks to merge."),
        ("AB", "Alder and Birch have agreed an all-share merger of equals."),
        ("AB", "Alder and Birch said they will combine in a $20 billion deal."),
        ("AB", "Regulators blocked Alder's takeover of Birch."),
        ("AB", "The Competition and Markets Authority has blocked the merger of Alder and "
         "Birch."),
        ("AB", "Alder has dropped its bid for Birch."),
        ("AB", "Alder completed its acquisition of Birch on Monday."),
        ("AB", "Alder has closed its $300 million acquisition of Birch."),
        ("AB", "Alder is buying a 20 per cent stake in Birch for $100 million."),
        ("AB", "Alder has bought a 20 per cent stake in Birch from Cedar."),
        ("AB", "Alder invested $50 million in Birch, taking a 10% stake."),
        ("AB", "Alder has taken a minority stake in Birch."),
        ("AB", "Alder has acquired a controlling stake in Birch."),
        ("AB", "Alder increased its stake in Birch to 29.9%."),
        ("CB", "Alder is to sell its 40% stake in Birch to Cedar for $300m."),
        ("CB", "Alder has sold its Birch business to Cedar for $300m."),
        ("CB", "Alder agreed to sell Birch to private equity firm Cedar for $1.2 billion."),
        ("CB", "Alder is selling Birch to a consortium led by Cedar."),
        ("CB", "Alder has offloaded Birch to Cedar."),
        ("-B", "Alder plans to sell its stake in Birch."),
        ("-B", "Alder is exploring a sale of its Birch unit, which could fetch $2 billion."),
        ("CB", "Cedar and Elm are competing to buy Birch from Alder."),
        ("AB", "A consortium of Alder and Cedar has agreed to buy Birch for $5bn."),
        ("AB", "Alder has teamed up with Cedar to bid for Birch."),
        ("AB", "Private equity firm Alder has agreed to take Birch private for $4 billion."),
        ("AB", "Birch is to be taken private by Alder in a £1bn deal."),
        ("AB", "Alder has bought the assets of Birch out of administration."),
        ("AB", "Alder has rescued Birch from administration."),
        ("AB", "Alder, which already owns 30% of Birch, will buy the rest for $200m."),
        ("AB", "Birch has raised $20 million in a Series B round led by Alder Ventures."),
        ("AB", "Birch has secured $20 million in funding from Alder Ventures and Cedar "
         "Capital."),
        ("AB", "Birch closed a $20 million Series B led by Alder Ventures with participation"
         " from Cedar Capital."),
        ("AB", "Birch announced a $20M seed round from Alder Ventures."),
        ("AB", "Alder Ventures led a $20 million round in Birch."),
        ("AB", "Alder Ventures has invested $20 million in Birch."),
        ("AB", "Birch, a Berlin-based fintech, bagged €20 million from Alder Ventures."),
        ("AB", "Birch is valued at $1 billion after raising $100 million from Alder "
         "Ventures."),
        ("AB", "Birch is raising $100 million at a $1 billion valuation from Alder Ventures,"
         " sources say."),
        ("AB", "Alder has backed Birch with a $20 million investment."),
        ("AB", "Alder Ventures has poured $20 million into Birch."),
        ("AB", "Alder has agreed to acquire Birch, a provider of payroll software. Terms "
         "were not disclosed."),
        ("AB", "Alder has acqui-hired the team behind Birch."),
        ("AB", "Birch will become part of Alder under the deal announced on Tuesday."),
        ("AB", "Alder and Cedar will form a 50:50 joint venture, Birch, to make batteries."),
        ("AC", "Alder and Cedar have set up a joint venture to build a battery plant in "
         "Ohio."),
        ("CA", "Alder has secured a $200 million loan from Cedar Bank."),
        ("CA", "Cedar Bank has provided Alder with a $200 million credit facility."),
        ("CA", "Alder completed a $200 million debt financing with Cedar Bank."),
        ("AB", "Alder will acquire the consumer business of Birch for $1.3bn."),
        ("AB", "Alder has struck a deal to buy Birch's European operations for €400m."),
        ("AB", "Alder snapped up Birch's headquarters for $90m."),
        ("CA", "Alder has entered into a definitive agreement to be acquired by Cedar for "
         "$30 per share in cash."),
        ("CA", "Cedar to Acquire Alder in $2 Billion Deal."),
        ("AB", "Alder gets EU nod for Birch takeover."),
        ("AB", "Alder in £500m swoop for Birch."),
        ("AB", "Alder nears deal for Birch."),
        ("AB", "Alder kept up its pursuit of Birch with a new offer of $25 a share."),
        ("AB", "Alder tabled a £2bn bid for Birch."),
        ("AB", "Alder made an unsolicited $2bn offer for Birch."),
        ("AB", "Alder is considering a bid for Birch."),
        ("AB", "Alder has confirmed it is considering a possible offer for Birch."),
        ("AB", "Alder denied it was in talks to buy Birch."),
        ("AB", "Alder's planned acquisition of Birch has collapsed."),
        ("AB", "Alder has pulled out of a deal to buy Birch."),
        ("AB", "Alder terminated its agreement to acquire Birch."),
        ("-B", "Birch has been put up for sale by Alder for £200m."),
        ("AB", "Birch has found a new owner in Alder."),
        ("AB", "Birch has a new owner: Alder."),
        ("AB", "Alder is the new owner of Birch."),
        ("AB", "Alder takes over Birch."),
        ("AB", "Alder took control of Birch in a $300m deal."),
        ("AB", "Birch falls to Alder in £500m deal."),
        ("AB", "Alder swallowed Birch in a $2bn deal."),
        ("AB", "Alder hands over $90m for Birch."),
        ("AB", "Alder's bid for Birch succeeded after holders of 92% of the shares accepted."),
        ("AB", "Alder has gained control of Birch after buying a further 12%."),
        ("AB", "Alder has won the battle for Birch with a £2bn offer."),
        ("AB", "Alder, Inc. (NYSE: ALD) today announced that it has entered into a "
         "definitive agreement to acquire Birch LLC, a provider of saws."),
        ("AB", "Alder today announced the acquisition of Birch, a leading provider of saws."),
        ("AB", "Alder is pleased to announce that it has completed the previously announced "
         "acquisition of Birch."),
        ("AB", "Alder has signed a binding letter of intent to acquire all of the issued and"
         " outstanding shares of Birch."),
        ("AB", "Alder has entered into a share purchase agreement with Cedar to acquire 100%"
         " of Birch."),
        ("AB", "Alder and Birch announced today that they have signed a definitive merger "
         "agreement."),
        ("AB", "Alder has added Birch to its family of companies."),
        ("AB", "Alder, a portfolio company of Cedar, has acquired Birch."),
        ("AB", "Cedar portfolio company Alder buys Birch."),
        ("AB", "Alder expands its footprint in Texas with the acquisition of Birch."),
        ("AB", "Alder strengthens its cloud offering by acquiring Birch."),
        ("AB", "Through the acquisition of Birch, Alder gains 40 engineers."),
        ("AB", "With the purchase of Birch, Alder becomes the largest maker of saws."),
        ("AB", "Following its acquisition by Alder, Birch will keep its name."),
        ("AB", "Birch announced today that it has been acquired by Alder."),
        ("AB", "Birch today announced the sale of the company to Alder."),
        ("AB", "Birch has agreed to sell itself to Alder for $40 million."),
        ("A-", "Birch has agreed to sell its saw business to Alder for $40 million."),
        ("AB", "Cedar announced that it has completed the sale of Birch to Alder."),
        ("AB", "Cedar has signed an agreement to divest Birch to Alder."),
        ("AB", "Cedar, represented by Elm Advisors, sold its interest in Birch to Alder."),
        ("AB", "Elm Advisors advised Birch on its sale to Alder."),
        ("AB", "Elm Advisors acted as financial adviser to Alder on its acquisition of "
         "Birch."),
        ("AB", "Alder has made a strategic investment in Birch."),
        ("AB", "Alder announced a $5 million investment in Birch."),
        ("AB", "Alder has agreed to invest $5 million in Birch in exchange for a 12% stake."),
        ("AB", "Birch has received a $5 million investment from Alder."),
        ("AB", "Birch announced a $5 million strategic investment led by Alder."),
        ("AB", "Birch announced the closing of a $5 million Series A financing led by Alder."),
        ("AB", "Birch has closed a non-brokered private placement with Alder for gross "
         "proceeds of $5 million."),
        ("AB", "Birch today announced it has raised $5 million in seed funding from Alder, "
         "Cedar and Elm."),
        ("AB", "Birch raised a $5M Series A from Alder."),
        ("AB", "Birch, which makes saws, has raised $5 million in a round led by Alder."),
        ("AB", "Birch picks up $5M Series A for its saws, led by Alder."),
        ("AB", "Birch lands $5M from Alder to make saws."),
        ("AB", "Birch has emerged from stealth with $5 million from Alder."),
        ("AB", "Birch just raised $5 million. Alder led the round."),
        ("AB", "The $5 million round in Birch was led by Alder."),
        ("AB", "Alder leads $5M round for Birch."),
        ("AB", "Alder backs Birch with $5M."),
        ("AB", "Alder pumps $5 million into Birch."),
        ("AB", "Alder is injecting $5 million into Birch."),
        ("AB", "Alder ploughs £5m into Birch."),
        ("AB", "Alder has taken a £5m stake in Birch."),
        ("AB", "Alder bought 12 percent of Birch."),
        ("AB", "Alder now owns 12 percent of Birch after buying shares from Cedar."),
        ("AB", "Alder has built up a 12% stake in Birch."),
        ("AB", "Alder has acquired a significant stake in Birch."),
        ("AB", "Alder picked up a 12% stake in Birch for Rs 500 crore."),
        ("AB", "Alder will acquire a 51% stake in Birch for Rs 500 crore."),
        ("AB", "Alder to acquire 51% in Birch for Rs 500 crore."),
        ("AB", "Cedar has offloaded 5% of Birch to Alder via block deals."),
        ("AB", "Cedar sold a 5% stake in Birch to Alder for Rs 500 crore."),
        ("AB", "Cedar has divested its entire stake in Birch to Alder."),
        ("AB", "Cedar exits Birch, sells stake to Alder."),
        ("AB", "Alder has bought out Cedar's 50% share of the Birch venture."),
        ("AB", "Alder has exercised its option to buy the rest of Birch."),
        ("AB", "Alder has exercised an option to acquire Birch."),
        ("AC", "Alder and Cedar are to merge."),
        ("AC", "Alder and Cedar have agreed to merge their shipping businesses."),
        ("AC", "Alder will merge with Cedar in a deal worth £500m."),
        ("AC", "Alder's merger with Cedar has been completed."),
        ("AC", "Alder plc and Cedar plc have called off their merger."),
        ("AB", "Alder and Cedar have formed a joint venture called Birch."),
        ("AC", "Alder signed a joint venture agreement with Cedar to build a plant."),
        ("AB", "Alder has licensed Birch's technology and hired its founders in a $100 "
         "million deal."),
        ("AB", "Alder hires founders of Birch and licenses its technology."),
        ("CA", "Alder has obtained a $50 million term loan from Cedar Bank."),
        ("CA", "Alder has entered into a $50 million credit agreement with Cedar Bank."),
        ("CA", "Alder has secured $50 million in debt financing from Cedar Bank."),
        ("CA", "Cedar Bank has extended a $50 million loan to Alder."),
        ("AB", "Alder Mining has acquired a 100% interest in the Birch gold project from "
         "Cedar."),
        ("AB", "Alder Mining can earn up to 70% of the Birch project by spending $5 million."),
        ("A-", "Alder Oil has acquired producing properties in Texas from Birch for $50 "
         "million."),
        ("A-", "Alder Bank will acquire three branches from Birch Bank."),
        ("AB", "Alder Health will buy Birch Hospital from Cedar."),
        ("AB", "Alder Hotels has bought the Birch Hotel in Leeds for £20m."),
        ("AB", "Alder Foods has bought the Birch brand from Cedar."),
        ("A-", "Alder has acquired Birch's patents for $5 million."),
        ("A-", "Alder has taken over the lease of Birch's stores."),
        ("AB", "Alder has bought Birch United football club."),
        ("AB", "Alder completes £20m takeover of Birch United."),
        ("AB", "Alder has agreed a deal to buy Birch."),
        ("AB", "Alder agrees deal to buy Birch."),
        ("AB", "Alder agrees £500m takeover of Birch."),
        ("CA", "Alder agrees to £500m takeover by Cedar."),
        ("CA", "Alder accepts £500m offer from Cedar."),
        ("CA", "Alder receives takeover approach from Cedar."),
        ("CA", "Alder confirms bid approach from Cedar."),
        ("--", "Alder confirms takeover talks with Cedar."),
        ("AB", "Alder in talks to buy Birch."),
        ("AB", "Alder in talks over Birch takeover."),
        ("AB", "Alder mulls offer for Birch."),
        ("AB", "Alder drops Birch bid."),
        ("AB", "Alder abandons £500m Birch takeover."),
        ("AB", "Alder rules out bid for Birch."),
        ("AB", "Alder completes Birch purchase."),
        ("CB", "Alder sells Birch to Cedar."),
        ("CB", "Alder sells Birch stake to Cedar."),
        ("-B", "Alder to sell Birch for £500m."),
        ("-B", "Alder puts Birch up for sale."),
    ],
)  # fmt: skip
def test_in_a_sentence(reports: Read, sides: str, text: str) -> None:
    (report,) = told(reports, _named(text))
    assert _is_of(report, sides)


@pytest.mark.parametrize(
    ("sides", "headline"),
    [
        ("CA", "Alder backs £500m Cedar bid"),
        ("CA", "Alder confirms bid approach from Cedar"),
        ("AB", "Alder abandons £500m Birch takeover"),
        ("AB", "Alder wins battle for Birch"),
        ("AB", "Alder eyes Birch takeover"),
        ("AB", "Alder set to buy Birch"),
        ("AB", "Alder to buy Birch for £500m"),
        ("AB", "Alder buys Birch"),
        ("AB", "Alder snaps up Birch"),
        ("AB", "Alder Acquires Birch"),
        ("AB", "Alder to Acquire Birch for $500 Million"),
        ("AB", "Alder Completes Acquisition of Birch"),
        ("AB", "Alder agrees to buy Birch in $2bn deal"),
        ("AB", "Alder in £500m Birch swoop"),
        ("AB", "Alder takes 20% stake in Birch"),
        ("CB", "Alder sells Birch to Cedar"),
        ("-B", "Alder offloads Birch for £50m"),
        ("AB", "Birch bought by Alder"),
        ("AB", "Birch sold to Alder"),
        ("AB", "Birch taken over by Alder"),
        ("AB", "Birch snapped up by Alder"),
        ("AB", "Birch agrees £500m sale to Alder"),
        ("AB", "Birch accepts Alder offer"),
        ("AB", "Birch rejects Alder bid"),
        ("AB", "Birch spurns £500m offer from Alder"),
        ("AB", "Birch board backs Alder offer"),
        ("AB", "Birch raises $5M from Alder Ventures"),
        ("AB", "Birch raises $5M Series A led by Alder Ventures"),
        ("AB", "Birch gets $5M from Alder Ventures for its saws"),
        ("AB", "Birch bags Rs 50 crore from Alder Ventures"),
        ("AB", "Alder leads $5M round in Birch"),
        ("AB", "Alder invests $5M in Birch"),
        ("AB", "Alder puts $5M into Birch"),
        ("AB", "Alder bets $5M on Birch"),
        ("AC", "Alder and Cedar to merge"),
        ("AC", "Alder, Cedar agree $5bn merger"),
        ("AC", "Alder merges with Cedar"),
        ("AC", "Alder and Cedar call off merger"),
        ("AB", "Alder walks away from Birch deal"),
        ("AB", "Alder takes Birch private in $2bn deal"),
        ("AB", "Alder nears $2bn deal to buy Birch - sources"),
        ("AB", "Alder said to be in talks to acquire Birch"),
        ("AB", "Exclusive: Alder in talks to buy Birch"),
        ("AB", "Report: Alder to buy Birch"),
        ("BA", "Cedar to sell Alder to Birch for $500m"),
        ("AB", "Alder ups stake in Birch to 30%"),
        ("AB", "Alder raises offer for Birch"),
        ("AB", "Alder sweetens bid for Birch"),
        ("AB", "Alder wins EU approval for Birch acquisition"),
        ("AB", "EU clears Alder's purchase of Birch"),
        ("AB", "US blocks Alder takeover of Birch"),
        ("AB", "Watchdog probes Alder's Birch takeover"),
        ("CA", "Alder secures $50 million loan from Cedar Bank"),
        ("CA", "Alder gets $50m credit line from Cedar Bank"),
        ("AC", "Alder and Cedar form joint venture"),
        ("AC", "Alder, Cedar to set up JV in India"),
        ("AB", "Alder acqui-hires Birch"),
        ("AB", "Birch acquired by Alder for $50M"),
        ("AB", "Birch Acquired by Alder"),
        ("AB", "Birch to be acquired by Alder"),
        ("AB", "Alder swoops on Birch"),
        ("AB", "Alder gobbles up Birch"),
        ("AB", "Alder adds Birch in $50M deal"),
        ("AB", "Alder makes $2bn play for Birch"),
        ("AB", "Alder makes $2bn bid for Birch"),
        ("AB", "Alder lodges $2bn bid for Birch"),
        ("AB", "Alder launches hostile bid for Birch"),
        ("AB", "Alder goes hostile with Birch bid"),
        ("AB", "Alder closes Birch acquisition"),
        ("AB", "Alder pays $50M for Birch"),
        ("AB", "Alder shells out $50M for Birch"),
    ],
)  # fmt: skip
def test_in_a_headline(reports: Read, sides: str, headline: str) -> None:
    headline = _named(headline)
    body = " ".join(f"{name} {what}" for name, what in _MAKES.items() if name in headline)
    (report,) = reports(f"{headline}\n\n{body}\n", "2019-03-01")
    assert _is_of(report, sides)


@pytest.mark.parametrize(
    "text",
    [
        "Aldermont nabbed an order for 40 tools in a $50m deal with Birchley.",
        "Aldermont United won Birchley cup battle with a late goal.",
        "Aldermont rejected Birchley's claims about its tools.",
        "Aldermont accepted Birchley's invitation to the trade fair.",
        "With the purchase of new lathes, Aldermont can make more tools.",
        "Following its takeover of the pitch by fans, Birchley was fined.",
        "Aldermont bags Rs 50 crore highway project from Birchley.",
        "Sales at Birchley fell to $40 million in a $500m market.",
        "Aldermont has a new home in Birchley.",
        "Aldermont approved the purchase of 12 trucks for Birchley.",
    ],
)
def test_what_is_no_deal(reports: Read, text: str) -> None:
    assert told(reports, text) == []
