"""Names of which no part is lost and to which nothing is added: digits, brackets, "of", forms."""

import pytest

from tests.extract.telling import Read, agency, told


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Birch Telecom AB has agreed to merge with 404Seek.", ("Birch Telecom AB",), "404Seek"),
        ("Birch Corp. said on Monday it has acquired 7Net for $30 million.",
         ("Birch Corp.",), "7Net"),
        ("Venture capital group 7i has bought Alder Foods for 40 million pounds.",
         ("7i",), "Alder Foods"),
        ("Birch Capital and 7i have invested 20 million pounds in Alder Foods.",
         ("Birch Capital", "7i"), "Alder Foods"),
        ("Birch Telecom is in talks to buy One 4 One, the mobile phone operator.",
         ("Birch Telecom",), "One 4 One"),
        ("Partners 2nd Federal Credit Union has acquired Alder Bank for $20 million.",
         ("Partners 2nd Federal Credit Union",), "Alder Bank"),
        ("Alder Corp. said it has agreed to buy Partners First Bank for $20 million.",
         ("Alder Corp.",), "Partners First Bank"),
        ("First Alder Corp. said it will acquire 21st Century Holm Inc. for $20 million.",
         ("First Alder Corp.",), "21st Century Holm Inc."),
        ("7-Twelve Inc. has agreed to be acquired by Birch Corp. for $20 million.",
         ("Birch Corp.",), "7-Twelve Inc."),
        ("Birch (Holdings) Plc has bought Alder (UK) Ltd for £10 million.",
         ("Birch (Holdings) Plc",), "Alder (UK) Ltd"),
        ("Birch (Malaysia) Bhd said it has acquired 40 percent of Alder (Far East) Pte Ltd.",
         ("Birch (Malaysia) Bhd",), "Alder (Far East) Pte Ltd"),
        ("Birch Properties of America, Inc. has completed the acquisition of Alder Plaza.",
         ("Birch Properties of America, Inc.",), "Alder Plaza"),
        ("Birch Bancorp has agreed to buy Community Bank of the Cascades for $30 million.",
         ("Birch Bancorp",), "Community Bank of the Cascades"),
        ("British and Overseas Shipping Plc said it has bought a 20 percent stake in Alder Plc.",
         ("British and Overseas Shipping Plc",), "Alder Plc"),
        ("Alder SE has acquired fernacure GmbH for 20 million euros.",
         ("Alder SE",), "fernacure GmbH"),
        ("Alder SE has acquired Fernvision mbH for 20 million euros.",
         ("Alder SE",), "Fernvision mbH"),
        ("Birch Bancshares said it received approvals for Fern Bank to be merged with and into "
         "Birch United Bank, N.A. on the agreed terms.", ("Birch United Bank, N.A.",), "Fern Bank"),
    ],
)  # fmt: skip
def test_the_whole_name(reports: Read, text: str, investors: tuple[str, ...], target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (investors, target)


def test_brackets_in_each_name_of_a_list(reports: Read) -> None:
    found = agency(
        reports,
        "Birch Transport Inc said it has acquired Alder Fern (1981) Ltd and Alder Transport Cie "
        "Ltd for 4.5 mln dlrs.",
    )
    assert {r.target for r in found} == {"Alder Fern (1981) Ltd", "Alder Transport Cie Ltd"}


def test_a_small_name_before_its_legal_form(reports: Read) -> None:
    (report,) = told(
        reports,
        "Birch SE has sold its German subsidiary, fernacure, GmbH, to Alder AG for 20 million "
        "euros.",
    )
    assert (report.sellers, report.investors) == (("Birch SE",), ("Alder AG",))
    assert report.target == "fernacure, GmbH"


def test_a_bare_legal_form_is_nobody(reports: Read) -> None:
    assert not told(reports, "Birch acquired the GmbH for $20 million.")


def test_an_owner_in_capitals(reports: Read) -> None:
    (report,) = told(
        reports,
        "FERNSELL'S merger with rival 404Seek has brought it close to a valuation of $1 billion.",
        "On Thursday, Fernsell said that it has agreed to merge with 404Seek.",
    )
    assert (report.investors, report.target) == (("Fernsell",), "404Seek")


@pytest.mark.parametrize(
    ("text", "investors", "target"),
    [
        ("Bank of the Orient agreed to acquire First Bank of the Palisades for $30 million.",
         ("Bank of the Orient",), "First Bank of the Palisades"),
        ("The Birch Company of Ohio Inc. said it bought Fern Ltd. for $30 million.",
         ("Birch Company of Ohio Inc.",), "Fern Ltd."),
        ("Hong Kong and Kowloon Ferry Co Ltd has been bought by Birch Ltd.",
         ("Birch Ltd",), "Hong Kong and Kowloon Ferry Co Ltd"),
        ("Birch has acquired 1-800-Fern Inc. for $20 million.", ("Birch",), "1-800-Fern Inc."),
        ("23andBirch Holding Co. has agreed to buy Fern Inc. for $400 million.",
         ("23andBirch Holding Co.",), "Fern Inc."),
        ("Birch Bhd said it has acquired 51 percent of Holm (S) Pte Ltd for $3 million.",
         ("Birch Bhd",), "Holm (S) Pte Ltd"),
    ],
)  # fmt: skip
def test_more_whole_names(
    reports: Read, text: str, investors: tuple[str, ...], target: str
) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (investors, target)


def test_a_name_that_the_first_words_shout(reports: Read) -> None:
    (report,) = told(
        reports,
        "FERN Foods, the cake maker, has been bought by Birch for £20 million.",
        "Fern Foods employs 200 people.",
    )
    assert report.target == "Fern Foods"
