"""Companies that join: mergers by other words, shell companies, ventures told in two sentences."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Two of Britain's cable operators, Alder Group and Birch Life, are to join forces in an "
         "all-share deal.", "announced"),
        ("Alder Group and Birch Life formally came together on Friday under a new holding company.",
         "completed"),
        ("Insurers Alder Group and Birch Life are set to tie the knot in a £3bn merger.",
         "announced"),
        ("Alder Group will team up with rival Birch Life to create the country's biggest lender.",
         "announced"),
        ("Alder Group and Birch Life have joined forces in a $3bn deal.", "completed"),
    ],
)  # fmt: skip
def test_joined_forces_are_a_merger_where_the_shares_are_too(
    reports: Read, text: str, status: str
) -> None:
    (report,) = told(reports, text)
    assert (report.type, report.status) == ("merger", status)
    assert (report.investors, report.target) == (("Alder Group",), "Birch Life")


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group and Birch Life are to join forces to sell saws in Asia.",
        "Alder Group and Birch Life came together on Friday to plant trees.",
        "Alder Group has teamed up with Birch Life to build a saw that costs $3m.",
    ],
)
def test_work_done_together_is_no_merger(reports: Read, text: str) -> None:
    assert told(reports, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Truck maker Birch Inc will become a listed company by combining with blank-check firm "
        "Cedar Holdings Corp, the companies said on Monday.",
        "Birch Inc agreed to go public through a merger with special purpose acquisition company "
        "Cedar Holdings Corp.",
        "Cedar Holdings Corp, a blank-check firm, said it would merge with truck maker Birch Inc.",
    ],
)
def test_a_shell_company_buys_whom_it_lists(reports: Read, text: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (("Cedar Holdings Corp",), "Birch Inc")
    assert report.type == "merger"


@pytest.mark.parametrize(
    ("first", "second", "venture", "percent"),
    [
        ("Alder Chemical and U.S. carmaker Birch Motors said they would together spend $1.2 "
         "billion on a factory.", "The companies will own the venture, to be called Volta Cells, "
         "in "
         "in equal parts.", "Volta Cells", 50.0),
        ("Alder Chemical and Birch Motors said they would build axles together in Ohio.",
         "Fern Axle Co, to be owned equally by the two, will cost $145 million to set up.",
         "Fern Axle Co", None),
        ("Alder Chemical said it would set up a joint venture with China's Birch Motors to build "
         "trucks.", "The two companies will each hold 50 percent of the venture, to be called Fern "
         "Truck Co.", "Fern Truck Co", 50.0),
    ],
)  # fmt: skip
def test_a_later_sentence_names_the_venture(
    reports: Read, first: str, second: str, venture: str, percent: float | None
) -> None:
    (report,) = told(reports, first, second)
    assert (report.type, report.target) == ("joint_venture", venture)
    assert set(report.investors) == {"Alder Chemical", "Birch Motors"}
    assert report.stake_percent == percent


def test_what_two_own_already_is_no_new_venture(reports: Read) -> None:
    assert told(reports, "Alder Chemical owns a mill.", "It is owned equally by the two.") == []
