"""How the agencies of 1987 tell deals, in sentences of our own."""

from collections.abc import Callable

import pytest

from deals.model.report import Report

Read = Callable[..., list[Report]]


def told(reports: Read, *paragraphs: str) -> list[Report]:
    """What an article of these paragraphs tells."""
    body = "\n    ".join(paragraphs)
    return reports(f"COMPANY NEWS OF THE DAY\n\n    NEW YORK, March 30 - {body}\n", "1987-03-30")


@pytest.mark.parametrize(
    ("text", "buyer", "target"),
    [
        ("Willow and Birch Inc said it agreed to acquire Cedar Corp.\n    Willow makes saws.",
         "Willow and Birch Inc", "Cedar Corp"),
        ("Fern Television and Communications Corp said it acquired Cedar Corp.\n    Fern "
         "Television was founded in 1980.", "Fern Television and Communications Corp",
         "Cedar Corp"),
        ("Ash, Birch and Elm Inc said it agreed to acquire Cedar Corp.",
         "Ash, Birch and Elm Inc", "Cedar Corp"),
        ("Cedar Corp said it agreed to acquire Ash, Birch and Co for 18 mln dlrs.",
         "Cedar Corp", "Ash, Birch and Co"),
        ("Cedar Corp said it acquired B and W Tool Supply Co for cash.",
         "Cedar Corp", "B and W Tool Supply Co"),
        ("Elm Corp said it signed agreements with Cedar Corp for the sale of its S and A Truck "
         "Sales and Services Corp.", "Cedar Corp", "S and A Truck Sales and Services Corp"),
        ("Elm Corp said it sold its Saws and Drills Division to Cedar Corp.",
         "Cedar Corp", "Saws and Drills Division"),
        ("Cedar Corp said it agreed to be acquired by Pay 'N Carry Stores Inc.",
         "Pay 'N Carry Stores Inc", "Cedar Corp"),
        ("Cedar Corp said it bought Elm Ltd from Birch Brothers, Lubbock, Texas, for 12 mln dlrs.",
         "Cedar Corp", "Elm Ltd"),
    ],
)  # fmt: skip
def test_a_name_that_and_holds_together(reports: Read, text: str, buyer: str, target: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == ((buyer,), target)


def test_two_names_that_and_sets_apart(reports: Read) -> None:
    (report,) = told(reports, "Birch Corp and Elm Inc said they agreed to acquire Alder Ltd.")
    assert set(report.investors) == {"Birch Corp", "Elm Inc"}


def test_a_price_behind_a_name_is_none_of_it(reports: Read) -> None:
    (report,) = told(
        reports, "Heavy buying lifted Alder Corp 7-7/8 to 29 after a cash tender offer by Elm Inc."
    )
    assert report.target == "Alder Corp"
