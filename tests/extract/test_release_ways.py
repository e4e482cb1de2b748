"""Ways in which press releases, trade papers and short items tell a deal."""

import pytest

from tests.extract.telling import Read


@pytest.mark.parametrize(
    ("buyers", "target", "text"),
    [
        (("Rowanside Films Inc.",), "Larchmont Coatings Ltd.",
         "A letter of intent has been signed by Rowanside Films Inc. (Neenah, WI) for the "
         "acquisition of Larchmont Coatings Ltd. (Mississauga, Ontario), a maker of paints."),
        (("Rowanside",), "Larchmont Coatings",
         "A definitive agreement was signed by Rowanside for the purchase of Larchmont Coatings."),
        (("Hazelton Board Co.",), "carton plant of Maplewood Paper Corp.",
         "Hazelton Board Co. (Dayton, OH) has purchased the Racine, WI, carton plant of "
         "Maplewood Paper Corp. (Chicago, IL)."),
        (("Oakhurst Software",), "Pinecrest Technologies, Inc.",
         "Oakhurst Software, a supplier of order systems, today said that Pinecrest Technologies, "
         "Inc., a developer of planning software, is now a wholly owned subsidiary of the "
         "company."),
        (("Oakhurst",), "Pinecrest",
         "Oakhurst and Pinecrest closed it on Friday. The transaction was structured as a merger "
         "of Pinecrest with a newly formed Oakhurst unit."),
        (("Pacific Barrel",), "Gullwing Pinot",
         "Gullwing Pinot, the $16 label seen in every airport, now belongs to Pacific Barrel."),
        (("Alderbrook Estates",), "Larkspur Ridge",
         "After 30 vintages, Jo and Linda Holm have handed over Larkspur Ridge, their winery in "
         "Sonoma. The new owner is Alderbrook Estates."),
        (("Alderbrook Inns",), "Larkspur Lodge",
         "Larkspur Lodge, a hotel in Sonoma, has been sold. The new owners are Alderbrook Inns."),
        (("Lindgate Care",), "nursing homes",
         "Apfelton Group has sold its nursing homes in Aurora and Henderson to Lindgate Care."),
        (("Holmgren Rederi",), "two bulkers",
         "Holmgren Rederi has bought two bulkers from Elmcrest Shipping for $31m."),
        (("Elmcrest Towage",), "Baltic Tugs OÜ",
         "Elmcrest Towage of Hull has taken a 49 per cent. shareholding in Tallinn-based Baltic "
         "Tugs OÜ, which runs nine tugs."),
        (("Meritas",), "Celandine",
         "Meritas Pharma plc is to subscribe for €12 million of new Celandine shares, which will "
         "make it the owner of 9.4 percent."),
        (("Foxglove Fund",), "Mapleline",
         "Mapleline, a maker of school software, has received $250,000 from the Foxglove Fund for "
         "an undisclosed stake."),
        (("Oakhurst AG",), "Larkspur GmbH",
         "The founders have sold their shares in Larkspur GmbH to Oakhurst AG."),
        (("Oakhurst Homes",), "Larkspur Farm",
         "The family has sold Larkspur Farm to Oakhurst Homes."),
        (("Oakhurst Partners",), "Larkspur Foods",
         "Pinecrest Capital has exited its investment in Larkspur Foods through a sale to "
         "Oakhurst Partners."),
        (("Pinecrest Capital",), "Oakhurst Clinics",
         "Pinecrest Capital, together with management, has completed the recapitalization of "
         "Oakhurst Clinics."),
        (("Pinecrest Capital",), "Oakhurst Clinics",
         "Oakhurst Clinics has been recapitalized by Pinecrest Capital."),
        (("Pinecrest Holdings",), "Larkspur subsidiary",
         "Oakhurst Corp. today announced the signing of a stock purchase agreement with Pinecrest "
         "Holdings for the sale of its Larkspur subsidiary."),
        (("Pinecrest Capital",), "Oakhurst Therapeutics",
         "Oakhurst Therapeutics has entered into a securities purchase agreement with Pinecrest "
         "Capital for a $20 million private placement of common stock."),
        (("Yarrow Ventures", "Brook Lending"), "Nomadelle",
         "Nomadelle, a subscription service, landed €110 million in fresh funding - €30 million of "
         "it equity from Yarrow Ventures and the rest a credit line from Brook Lending."),
        (("Yarrow Ventures",), "Pepperling",
         "Pepperling, a startup in Austin, Tx., whose software schedules inspections of cell "
         "towers, raised $3.2 million in seed funding from Yarrow Ventures."),
    ],
)  # fmt: skip
def test_who_takes_whom(reports: Read, buyers: tuple[str, ...], target: str, text: str) -> None:
    (report,) = reports(text)
    assert target in report.target
    assert all(any(buyer in name for name in report.investors) for buyer in buyers)


@pytest.mark.parametrize(
    "opens",
    [
        "(Athens, GA) July 14, 2005 - ",
        "February 11, 2008 - Thunder Bay, Ontario - ",
        "PORTSMOUTH, N.H.--(BUSINESS WIRE)--March 18, 2002--",
    ],
)
def test_where_it_was_written_is_no_side(reports: Read, opens: str) -> None:
    (report,) = reports(
        f"Oakhurst to buy Pinecrest\n\n{opens}Oakhurst Bancorp, Inc. said it will buy Pinecrest "
        "Bancshares, Inc., which has five branches."
    )
    assert (report.investors, report.target) == (
        ("Oakhurst Bancorp, Inc.",),
        "Pinecrest Bancshares, Inc.",
    )


@pytest.mark.parametrize(
    ("partners", "text"),
    [
        (("Hazelton Precision plc", "Wuxi Taihu Works"),
         "Hazelton Precision plc, the engineering group, announces that a contract has been signed "
         "in Wuxi, Jiangsu Province, for the establishment of a joint venture with Wuxi Taihu "
         "Works."),
        (("Vogtmann AG", "Tamworth Packaging"),
         "Vogtmann AG (Ravensburg, Germany) and Tamworth Packaging (York, PA) are pooling their "
         "machinery sales and service in a new 50/50 company, Vogt-Tam LLC."),
        (("Iberluz", "Naviera Pinar"),
         "Iberluz and Naviera Pinar have set up Bunker Sur, in which each owns half."),
        (("Oakhurst Solare", "Pinecrest Power"),
         "Oakhurst Solare and Pinecrest Power have agreed to develop plants in Apulia and Sicily "
         "through a jointly owned company."),
    ],
)  # fmt: skip
def test_who_sets_up_a_venture(reports: Read, partners: tuple[str, ...], text: str) -> None:
    (report,) = reports(text)
    everyone = (*report.investors, report.target)
    assert report.type == "joint_venture"
    assert all(any(p in name or name in p for name in everyone) for p in partners)


@pytest.mark.parametrize(
    ("lenders", "amount", "text"),
    [
        (("Nordsund Bank", "Fjord Finance"), "$120M",
         "A $120M loan for Straits Tankers has been signed with Nordsund Bank and Fjord Finance."),
        (("Meridian Bank",), "$75 million",
         "Straits Tankers closed on $75 million of construction financing for three projects. The "
         "lender is Meridian Bank."),
    ],
)  # fmt: skip
def test_who_lends(reports: Read, lenders: tuple[str, ...], amount: str, text: str) -> None:
    (report,) = reports(text)
    assert (report.type, report.target, report.investors) == ("debt", "Straits Tankers", lenders)
    assert report.amount is not None
    assert report.amount.text == amount


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("$61.5 million",
         "Oakhurst Corp. has signed an agreement for the sale of Larkspur Medical Center to "
         "Pinecrest Hospitals, Inc. Under the terms of the agreement, Oakhurst will receive $61.5 "
         "million, which includes $9 million for working capital."),
        ("$217.5 million",
         "Oakhurst Corp. has concluded the sale of its textile division to Pinecrest Partners. "
         "Oakhurst received $217.5 million at closing, and $12 million may follow."),
        ("$90 million",
         "Oakhurst Corp. has sold its textile division to Pinecrest Partners for $90 million. At "
         "closing Oakhurst received $7.5 million from its insurer."),
    ],
)  # fmt: skip
def test_what_the_seller_receives_is_the_price(reports: Read, amount: str, text: str) -> None:
    (report,) = reports(text)
    assert report.amount is not None
    assert report.amount.text == amount


def test_bulleted_deals_that_share_a_firm_are_items(reports: Read) -> None:
    found = reports(
        "The Deal Sheet\n\nPRIVATE EQUITY\n\n"
        "• Yarrow Partners agreed to buy Cobalt Dental from Pike Capital for $640 million.\n\n"
        "• Kasper Tool, a maker of dies, was acquired by Pinecrest, a portfolio company of "
        "Birchmont Equity.\n\n"
        "• Lakeshore Capital invested in Larkspur Clinics, an operator of clinics.\n\n"
        "• Oakhurst Inc. and Maplewood AG have called off the $1.1 billion merger they announced "
        "last June.\n\n"
        "FIRMS\n\n• Thornfield Equity is out raising its fifth fund, with a target of $900 "
        "million.\n\n"
        "• Jo Holm joined Yarrow Partners from Lakeshore Capital as a managing director.\n",
        "2018-03-22",
    )
    assert [r.target for r in found if r.status == "terminated"] == ["Maplewood AG"]
    assert len(found) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Oakhurst Foods, which now belongs to Pinecrest Group, said profit rose 5%.",
        "Oakhurst Foods, which is now owned by Pinecrest Group, said profit rose 5%.",
        "The trophy now belongs to Oakhurst United.",
        "A contract has been signed by Oakhurst for the supply of Pinecrest buses.",
        "Sarah Holm takes over as executive director of the Pinecrest growers' association.",
        "Oakhurst Yards ordered three gas carriers from Pinecrest Heavy Industries.",
        "Oakhurst received $5m from Pinecrest for its work on the tower.",
        "The new owner is Oakhurst. It likes the paper.",
        "Oakhurst has sold its 400 homes in Aurora this year.",
        "Oakhurst Securities has organised commitments from investors to subscribe for 65 mln stg "
        "in shares.",
        "The founders sold Larkspur shirts to Oakhurst fans.",
        "The owners have sold striker Jo Holm to Oakhurst United.",
        "Oakhurst exited Brazil last year.",
        "The government recapitalised Oakhurst Bank.",
        "The lender is Oakhurst Bank, which has 40 branches.",
    ],
)  # fmt: skip
def test_what_is_no_deal(reports: Read, text: str) -> None:
    assert not reports(text)
