"""The words of press releases and investor news: tickers, jobs, datelines, interviews."""

from collections.abc import Callable

import pytest

from deals.extract.names import find_names
from deals.extract.sentences import dateline_end
from deals.model.report import Report

Read = Callable[..., list[Report]]


def told(reports: Read, *paragraphs: str) -> list[tuple[tuple[str, ...], str, str, str]]:
    """What a release of these paragraphs, the first its headline, tells."""
    found = reports("\n\n".join(paragraphs) + "\n", "2024-05-14")
    return [(r.investors, r.target, r.type, r.status) for r in found]


def named(text: str, kind: str = "organization") -> list[str]:
    """The names of a kind in a text."""
    return [n.text for n in find_names(text) if n.kind == kind]


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
