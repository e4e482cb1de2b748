"""The words of press releases and investor news: tickers, jobs, datelines, interviews."""

import pytest

from deals.extract.grammar.sentences import dateline_end
from deals.extract.names.names import find_names
from tests.extract.telling import Read


def told(reports: Read, *paragraphs: str) -> list[tuple[tuple[str, ...], str, str, str]]:
    """What a release of these paragraphs, the first its headline, tells."""
    found = reports("\n\n".join(paragraphs) + "\n", "2024-05-14")
    return [(r.investors, r.target, r.type, r.status) for r in found]


def named(text: str, kind: str = "organization") -> list[str]:
    """The names of a kind in a text."""
    return [n.text for n in find_names(text) if n.kind == kind]


def test_a_full_stop_is_no_name() -> None:
    """Under Python 3.11.2 a possessive repeat took the full stop into the run of capitals."""
    text = '"It helps," said Jo Holm, Fern\'s Western General Manager. "With the addition of Birch"'
    assert [n.text for n in find_names(text)] == ["Jo Holm", "Fern's Western", "Birch"]


def test_a_semicolon_between_tickers_ends_no_sentence(reports: Read) -> None:
    assert told(
        reports,
        "Alder Hydrogen Announces Closing of Its $1M Private Placement",
        'BIRCH, QUEBEC - ALDER HYDROGEN CORPORATION (TSXV: AH; OTCQB: AHHYF; FSE: K4) ("ALDER" or '
        'the "Company"), a company dedicated to a first Very High Purity ("VHP") network, is '
        "pleased to announce the second and final closing of its $1M private placement.",
    ) == [((), "ALDER HYDROGEN CORPORATION", "funding_round", "completed")]


@pytest.mark.parametrize(
    "dateline",
    [
        "LEEDS, UK, JUNE 4, 14:00 BST, 2024 - ",
        "RENO, Nev. - (FernWire) - May 6, 2024 - ",
        "RENO, 7 February 2025 - ",
        "RENO, NV, May 6th, 2024 -- ",
        "RENO, NV - May 6, 2024, 9:30 AM EST - ",
    ],
)
def test_a_dateline_ends_where_the_news_begins(dateline: str) -> None:
    assert dateline_end(f"{dateline}Alder Group said", 0) == len(dateline)


def test_the_job_between_a_company_and_who_holds_it_is_no_part_of_either() -> None:
    assert named("Alder Ores Executive Chairman Jo Holm said") == ["Alder Ores"]
    assert named("Alder Ores Chief Financial Officer Jo Holm said")[0] == "Alder Ores"
    assert named("a word from Alder Ores Vice President Jo Holm")[0] == "Alder Ores"
    assert named("Jo Holm, Managing Director of Alder Ores") == ["Alder Ores"]


def test_what_kind_of_firm_a_headline_speaks_of_is_no_part_of_its_name() -> None:
    assert named("A Round for Swiss Life Sciences Startup Ferna") == ["Ferna"]
    assert named("A Round for Advanced Drone-Maker Ferna") == ["Ferna"]
    assert named("He joined the Ferna Startup Accelerator") == ["Ferna Startup Accelerator"]


def test_a_hyphen_makes_no_company_a_word(reports: Read) -> None:
    found = reports(
        "Ferna Raises $6.7 Million Seed Round\n\nFerna, a maker of saws, raised a $6.7 million "
        "seed round. Alder Partners led the round, with participation from Cedar Capital, "
        "Slip-knot Capital and Elm Ventures.\n",
        "2024-05-14",
    )
    assert found[0].investors == (
        "Alder Partners", "Cedar Capital", "Slip-knot Capital", "Elm Ventures"
    )  # fmt: skip


def test_who_asks_the_questions_buys_nothing(reports: Read) -> None:
    assert told(
        reports,
        "Alder Ores announces acquisition of Birch Gold",
        "Alder Ores Ltd CEO Jo Holm joined Steve Elm from Fernwood to share news about the "
        "acquisition of Birch Gold.",
    ) == [(("Alder Ores Ltd",), "Birch Gold", "acquisition", "announced")]
    assert told(
        reports,
        "Alder Ores acquires copper assets",
        "Alder Ores Ltd managing director Jo Holm sits down with Jon Elm in the Fernwood studio to "
        "talk about the acquisition of a portfolio of copper assets.",
    ) == [(("Alder Ores Ltd",), "portfolio of copper assets", "asset_purchase", "announced")]


def test_who_is_in_charge_of_acquisitions_makes_none(reports: Read) -> None:
    assert (
        told(
            reports,
            "Alder Group opens an office",
            '"We grow," said Jo Holm, Managing Director of Acquisitions of Birch Homes Inc.',
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alder Realty has brokered the sale of the Birch Plaza to Cedar Holdings on behalf of Elm "
         "Partners.", (("Cedar Holdings",), "Birch Plaza", ("Elm Partners",))),
        ("Alder Realty has brokered the acquisition of a 95,000-square-foot warehouse on behalf of "
         "Cedar Holdings.", (("Cedar Holdings",), "95,000-square-foot warehouse", ())),
        ("Alder Partners is pleased to announce its role as exclusive financial advisor to Cedar "
         "Ltd. on the acquisition of a 66% interest in Birch Audio.",
         (("Cedar Ltd.",), "Birch Audio", ())),
        ("Alder Capital has closed a $12 million bridge loan for the Birch Flats on behalf of "
         "Cedar Homes LLC.", ((), "Cedar Homes LLC", ())),
    ],
)  # fmt: skip
def test_a_broker_acts_for_another(
    reports: Read, text: str, expected: tuple[tuple[str, ...], str, tuple[str, ...]]
) -> None:
    (found,) = reports(f"News of the day\n\n{text}\n", "2024-05-14")
    assert (found.investors, found.target, found.sellers) == expected


def test_what_a_broker_arranges_for_nobody_named_is_not_its_own(reports: Read) -> None:
    assert told(reports, "News", "Alder Realty has brokered the acquisition of Birch Tools.") == []
    assert told(reports, "News", "Alder is negotiating the acquisition of Birch Tools Ltd.") == [
        (("Alder",), "Birch Tools Ltd", "acquisition", "in_talks")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Alder Lithium said that its Fern Project, developed through its Fernover joint venture "
        "with Birch Oil, has been named a priority.",
        "Alder Saws opened. Recent transactions, such as Cedar Corp's acquisition of Elm Tools, "
        "show how much saws are wanted.",
        "Alder announced a collaboration including the acquisition of $10M of ALD, its utility "
        "token.",
        "Alder has secured a $18.4 million funding agreement from the Department of Defense.",
        "Alder has secured a $18.4 million funding agreement from the U.S. DoD to support a plant.",
        "Alder won't close the funding round until September.",
        "Alder Foundation has committed $10 million in funding to the development of Birch "
        "Village.",
        "Cedar Bank has committed $290 million in debt financing to Birch for the transaction.",
        "Alder Group closed its first round of funding for scholarships.",
    ],
)
def test_what_is_old_granted_or_somebody_elses_is_no_news(reports: Read, text: str) -> None:
    found = [r for r in told(reports, "Saws of the day", text) if r[2] != "debt"]
    assert found == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alder Group is proud to announce its latest acquisition: the dental practice of Dr. Jo "
         "Elm.", (("Alder Group",), "dental practice of Dr. Jo Elm", "asset_purchase",
                  "announced")),
        ("Alder AI signed a letter of intent to purchase approximately 15 acres of industrial "
         "land.", (("Alder AI",), "approximately 15 acres of industrial land", "asset_purchase",
                   "announced")),
        ("Alder has secured its first round of funding, led by Cedar Ventures.",
         (("Cedar Ventures",), "Alder", "funding_round", "completed")),
        ("Cedar Capital has committed $10 million in funding to the growth and development of "
         "Birch Protocol.", (("Cedar Capital",), "Birch Protocol", "minority_stake",
                             "announced")),
    ],
)  # fmt: skip
def test_how_releases_tell_a_deal(
    reports: Read, text: str, expected: tuple[tuple[str, ...], str, str, str]
) -> None:
    assert told(reports, "News of the day", text) == [expected]


def test_a_headline_of_a_business_combination_names_both_sides(reports: Read) -> None:
    assert told(
        reports,
        "Alder Biotech AG and Cedar Acquisition Corp. Announce $1.6 Billion Business Combination "
        "to Create Powerhouse",
        "Alder Biotech AG, a proposed partner of Cedar Acquisition Corp., expects much.",
    ) == [(("Alder Biotech AG",), "Cedar Acquisition Corp.", "merger", "announced")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Alder Fund Inc. has acquired Elm Bay, a 256-unit garden-style apartment community in "
         "Reno.", "asset_purchase"),
        ('Alder Fund Inc. announced its acquisition of "The Elmwood", a one hundred (100) unit '
         "multi-family residential complex.", "asset_purchase"),
        ("Alder Fund Inc. has acquired Elm Bay, a hotel operator in Reno.", "acquisition"),
        ("Alder Fund Inc. has acquired Elm Bay, a property management firm.", "acquisition"),
    ],
)  # fmt: skip
def test_a_building_with_a_name_is_an_asset(reports: Read, text: str, kind: str) -> None:
    assert [r[2] for r in told(reports, "News of the day", text)] == [kind]


def test_companies_may_each_stand_behind_their_town(reports: Read) -> None:
    found = told(
        reports,
        "News of the day",
        "Alder today announced the acquisitions of Dayton, Ohio-based Birch Wealth, Elmwood, "
        "Colo.-based Cedar Wealth and Salem, Mass.-based Fern Financial Group.",
    )
    assert [r[1] for r in found] == ["Birch Wealth", "Cedar Wealth", "Fern Financial Group"]


def test_a_state_in_a_headline_of_capitals_buys_nothing(reports: Read) -> None:
    assert told(
        reports,
        "ALDER X EXPANDS IN NASHVILLE, TN WITH ACQUISITION",
        "NASHVILLE, TN, March 18, 2024 -- Alder X, a provider of offices, is thrilled to announce "
        "its entry into Nashville, TN, with the acquisition of the former Birch Labs space at 4th "
        "Avenue.",
    ) == [(("Alder X",), "former Birch Labs space", "asset_purchase", "announced")]


def test_three_may_merge(reports: Read) -> None:
    (found,) = told(
        reports, "News of the day", "Alder Dx, Birch Labs, and Cedar Genetics have merged."
    )
    assert found[:2] == (("Alder Dx", "Birch Labs"), "Cedar Genetics")


def test_what_is_counted_is_no_company(reports: Read) -> None:
    assert told(reports, "News", "Alder has invested in 650 megawatts (MW) of solar power.") == []


def test_backers_stand_behind_what_they_are_and_officers_do_not(reports: Read) -> None:
    found = reports(
        "Alder AI Raises $1.6M Pre-Seed Round\n\nAlder AI announced that it has raised $1.6 "
        "million in a pre-seed round. The round was led by a new investor, Denmark's Cedar "
        "Holdings. Funders include Elm Capital and Birch Factory. Angel investors included Jo "
        "Holm, Ferndock CEO; and Ann Ash.\n",
        "2024-05-14",
    )
    assert found[0].lead_investors == ("Cedar Holdings",)
    assert {"Elm Capital", "Birch Factory"} <= set(found[0].investors)
    assert "Ferndock" not in found[0].investors
