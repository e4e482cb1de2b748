"""Offerings of a company's own securities: the issuer, the type, how much, and what is none."""

import pytest

from tests.extract.telling import Read, told

ALDER, BIRCH = "Alder Group Plc", "Birch Tools Ltd"


@pytest.mark.parametrize(
    ("text", "kind", "status", "amount"),
    [
        ("Alder Group Plc closed its public offering of 3,000,000 shares at $2.00 a share, raising "
         "$6 million in gross proceeds.", "funding_round", "completed", 6e6),
        ("Alder Group Plc announced the closing of its $2 million registered direct offering.",
         "funding_round", "completed", 2e6),
        ("Alder Group Plc today announced the pricing of its $20 million underwritten public "
         "offering, which is expected to close on May 20.", "funding_round", "announced", 20e6),
        ("Alder Group Plc is pleased to announce the second and final closing of its C$1.2 million "
         "non-brokered private placement.", "funding_round", "completed", 1.2e6),
        ("Alder Group Plc will close its private placement of 5,000,000 units in June.",
         "funding_round", "announced", None),
        ("Alder Group Plc priced its initial public offering of 4,000,000 American depositary "
         "shares at $5.00 per share for gross proceeds of $20 million.", "ipo", "announced", 20e6),
        ("Alder Group Plc raised $20 million in an initial public offering.", "ipo", "completed",
         20e6),
        ("Alder Group Plc said it began an initial public offering of two mln shares of common "
         "stock at 9.50 dlrs a share.", "ipo", "announced", None),
        ("Alder Group Plc went public on Nasdaq on Friday, raising $120 million.", "ipo",
         "completed", 120e6),
        ("Alder Group Plc withdrew its initial public offering.", "ipo", "terminated", None),
        ("Alder Group Plc closed $75 million in aggregate principal amount of convertible senior "
         "notes due 2032.", "convertible_financing", "completed", 75e6),
        ("Alder Group Plc completed a private placement of $3 million of convertible debentures.",
         "convertible_financing", "completed", 3e6),
        ("Alder Group Plc closed on a $2.3 million warrant exercise.", "funding_round",
         "completed", 2.3e6),
        ("Alder Group Plc announced the exercise of certain existing warrants for gross proceeds "
         "of $4 million.", "funding_round", "announced", 4e6),
    ],
)  # fmt: skip
def test_an_offering_is_a_deal_of_its_issuer(
    reports: Read, text: str, kind: str, status: str, amount: float | None
) -> None:
    (report,) = told(reports, text)
    assert (report.target, report.type, report.status) == (ALDER, kind, status)
    assert (report.amount.exact if report.amount else None) == amount
    assert not report.investors


def test_who_takes_a_placement_invests_and_who_places_it_does_not(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc closed a $40 million private placement led by Cedar Capital with "
        "participation from Birch Partners. Elm Securities acted as sole placement agent.",
    )
    assert report.investors == ("Cedar Capital", "Birch Partners")
    assert report.lead_investors == ("Cedar Capital",)


def test_holders_offer_their_shares(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc said it filed a preliminary prospectus for a secondary offering of 12.8 "
        "pct of its outstanding common stock being sold by Cedar Holdings Inc.",
    )
    assert (report.target, report.type) == (ALDER, "secondary_sale")
    assert (report.sellers, report.stake_percent) == (("Cedar Holdings Inc",), 12.8)


def test_a_part_of_a_unit_is_offered_to_the_public(reports: Read) -> None:
    (report,) = told(
        reports,
        "Alder Group Plc said its board approved a public offering of about 18 pct of its Birch "
        "Tools Ltd unit.",
    )
    assert (report.target, report.type) == (BIRCH, "ipo")
    assert (report.sellers, report.stake_percent) == ((ALDER,), 18.0)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group Plc completed a $50 million at-the-market offering program.",
        "Alder Group Plc filed a $200 million shelf registration statement for an offering.",
        "Alder Group Plc closed an offering of $300 million of senior notes due 2031.",
        "Alder Group Plc announced the completion of its $5 million token offering.",
        "Alder Group Plc paid a higher price than in its recently completed public offering.",
        "Alder Group Plc announced that holders of the units sold in its initial public offering "
        "may trade them separately.",
        "Alder Group Plc acted as placement agent for the $20 million private placement.",
        "Alder Group Plc announced a new product placement offering.",
        "Alder Group Plc announced a secondary offering of its saws.",
        "The company, which completed its initial public offering in 2021, sold saws.",
        "Alder Group Plc announced the exercise of warrants by two officers.",
    ],
)
def test_what_is_no_offering_of_shares(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    ("text", "investors", "amount"),
    [
        ("Birch Mining, a producer of antimony, said it has entered into a securities purchase "
         "agreement with a leading mutual fund for approximately $25 million in gross proceeds.",
         (), "approximately $25 million"),
        ("Birch Mining entered into securities purchase agreements with Alder Capital and Elm Fund "
         "to sell 3,000,000 common shares for gross proceeds of $6.0 million.",
         ("Alder Capital", "Elm Fund"), "$6.0 million"),
    ],
)  # fmt: skip
def test_an_agreement_to_subscribe_is_a_placement(
    reports: Read, text: str, investors: tuple[str, ...], amount: str
) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.target) == ("funding_round", "Birch Mining")
    assert report.investors == investors
    assert report.amount is not None
    assert report.amount.text == amount


def test_an_issuer_is_pleased_late_in_its_release(reports: Read) -> None:
    text = (
        "Birch Royalties Hires Adviser Cubed for Advice and Closes First Tranche of Placement\n\n"
        "Birch Royalties Inc. said it has hired Adviser Cubed Inc. Its fee is low. Its term is a "
        "year. It speaks to holders. It writes letters.\n\n"
        "Birch is also pleased to announce that it has closed the first tranche of its "
        "non-brokered private placement. It issued 67,538 units for gross proceeds of C$439,000.\n"
    )
    (report,) = reports(text)
    assert report.target == "Birch Royalties Inc."
    assert report.amount is not None
    assert report.amount.exact == 439_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Birch Software filed for a $100 million IPO.", ("Birch Software", "ipo", "announced")),
        ("Birch Tools announced that it will present at the Alder Investor Series on Friday.",
         None),
    ],
)  # fmt: skip
def test_a_name_or_a_series_of_events_is_taken_for_what_it_is(
    reports: Read, text: str, expected: tuple[str, str, str] | None
) -> None:
    found = reports(f"News of the day\n\n{text}\n\nIt sells tools to dentists.\n", "2024-05-14")
    assert [(r.target, r.type, r.status) for r in found] == ([expected] if expected else [])
