"""Companies that two set up together, and companies that join the group of another."""

import pytest

from tests.extract.telling import Read, agency, told


@pytest.mark.parametrize(
    "text",
    [
        "Alder Health System and Birch Partners, Inc. today unveiled Fern Surgical, LLC, a jointly "
        "owned company that will manage clinics in seven counties.",
        "Alder Health System and Birch Partners, Inc. have formed Fern Surgical, LLC, a 50-50 "
        "company that will manage clinics.",
        "Alder Health System and Birch Partners, Inc. announced the formation of Fern Surgical, "
        "LLC, an equally owned firm.",
    ],
)
def test_a_company_of_two_by_its_name(reports: Read, text: str) -> None:
    (report,) = told(reports, text, "Alder and Birch gave no sums. Birch will run the clinics.")
    assert (report.type, report.target) == ("joint_venture", "Fern Surgical, LLC")
    assert report.investors == ("Alder Health System", "Birch Partners, Inc.")


def test_a_company_of_two_that_is_named_later(reports: Read) -> None:
    (report,) = agency(
        reports,
        "Alder Electric Co Ltd <ALD.T> and Birch Devices Inc <BRC.O> of Sunnyvale, Calif., will "
        "set up a U.S. company this autumn to turn out memory chips for both partners, Alder said.",
        "Capital of the new firm, Fern Semiconductor Inc, will be 40 mln dlrs. Alder will put up "
        "60 pct and Birch the balance.",
    )
    assert (report.type, report.target) == ("joint_venture", "Fern Semiconductor Inc")
    assert report.investors == ("Alder Electric Co Ltd", "Birch Devices Inc")
    assert report.amount is not None
    assert report.amount.text == "40 mln dlrs"


@pytest.mark.parametrize(
    "text",
    [
        "Alder Health System will set up a company to manage clinics.",
        "Alder Corp and Birch Inc said they will form a company to acquire land.",
        "Alder Corp and Birch Inc today unveiled Fernpad, a tablet for schools.",
        "Alder Corp launched Fern Surgical, LLC, a company that will manage clinics.",
    ],
)
def test_other_new_companies_are_no_venture(reports: Read, text: str) -> None:
    assert [r for r in told(reports, text) if r.type == "joint_venture"] == []


@pytest.mark.parametrize("how", ["has joined the Alder group", "joins the Alder family"])
def test_who_joins_the_group_of_another(reports: Read, how: str) -> None:
    (report,) = told(
        reports,
        "Alder Fire Protection, a portfolio company of Elm Partners, is pleased to share that "
        f"Birch Sprinkler Co., Inc. of Manchester, New Hampshire {how}.",
        "Alder now employs 600 people in eight states. Alder was formed in 2016.",
    )
    assert report.investors == ("Alder Fire Protection",)
    assert (report.target, report.type) == ("Birch Sprinkler Co., Inc.", "acquisition")


@pytest.mark.parametrize(
    "text",
    [
        "Jon Holm, a sales director, has joined the Alder group. Alder said so. Alder makes saws.",
        "Birch Tools Inc has joined the Visegrad group of makers.",
        "Sweden has joined the Alder group. Alder said so. Alder makes saws.",
    ],
)
def test_other_members_are_not_bought(reports: Read, text: str) -> None:
    assert told(reports, text) == []
