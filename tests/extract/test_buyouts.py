"""Companies taken private and who stands behind that, companies that pass into other hands, whole
holdings that are sold, and who becomes the largest holder."""

import pytest

from tests.extract.telling import Read, agency, told


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Directors of Birch Stores Inc voted to support a plan to take the department store chain "
         "private in a transaction valued at 412 mln dlrs.",
         "Behind the plan are chairman Jon Holm and the New York firm of <Cedar and Co>, which "
         "would own 70 pct of the new concern."),
        ("Birch Stores Inc said its board approved a buyout that would take the company private "
         "for 412 mln dlrs.",
         "The buyout group includes chairman Jon Holm and <Cedar and Co>."),
    ],
)  # fmt: skip
def test_who_is_behind_a_buyout(reports: Read, first: str, second: str) -> None:
    (report,) = agency(reports, first, second)
    assert (report.investors, report.target) == (("Jon Holm", "Cedar and Co"), "Birch Stores Inc")
    assert report.amount is not None
    assert report.amount.text == "412 mln dlrs"


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        ("Birch Stores Inc said a group led by its chairman Jon Holm offered to take the company "
         "private for 29 dlrs a share.", "Jon Holm"),
        ("Management of Birch Stores Inc is seeking to take the company private.", "Management"),
        ("Birch Stores Inc said it received a proposal to take it private from <Cedar Partners>.",
         "Cedar Partners"),
    ],
)  # fmt: skip
def test_who_takes_a_company_private(reports: Read, text: str, buyer: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), "Birch Stores Inc")
    assert report.type == "acquisition"


@pytest.mark.parametrize(
    "text",
    [
        "Birch Stores Inc said it will take the matter private.",
        "Behind the plan are Cedar Partners, Birch Stores said.",
        "Birch Stores Inc said it has no reason to keep its accounts private.",
    ],
)
def test_other_private_matters_are_no_deal(reports: Read, text: str) -> None:
    assert agency(reports, text) == []


@pytest.mark.parametrize(
    ("text", "buyer", "sellers"),
    [
        ("Birch Bearing Co, for 22 years a subsidiary of Elm Corp, is now in the hands of a "
         "management group led by Birch president Jon Holm, the parent said.", "Jon Holm",
         ("Elm Corp",)),
        ("Birch Bearing Co, a unit of Elm Corp, has passed into the hands of <Cedar Inc>.",
         "Cedar Inc", ("Elm Corp",)),
        ("Control of Birch Bearing Co has passed to <Cedar Inc>.", "Cedar Inc", ()),
    ],
)  # fmt: skip
def test_into_whose_hands_a_company_passes(
    reports: Read, text: str, buyer: str, sellers: tuple[str, ...]
) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == ((buyer,), "Birch Bearing Co")
    assert (report.sellers, report.status) == (sellers, "completed")


@pytest.mark.parametrize(
    "text",
    [
        "Birch Bearing Co is now in the hands of receivers.",
        "Birch Bearing Co is in the hands of the courts.",
        "Control Data Corp passed to a second stage.",
        "Control of costs passed to Jon Holm of Birch Bearing Co.",
    ],
)
def test_other_hands_buy_nothing(reports: Read, text: str) -> None:
    assert agency(reports, text) == []


def test_a_whole_holding_is_not_the_whole_company(reports: Read) -> None:
    (report,) = agency(
        reports,
        "<Elm Partners> said it disposed of its entire holding of 1.9 mln shares in Birch Inc, "
        "some 19 pct of the company, receiving 16.75 dlrs a share or 31.8 mln dlrs from <Cedar "
        "Ltd>, a Toronto trading concern.",
    )
    assert (report.investors, report.target) == (("Cedar Ltd",), "Birch Inc")
    assert (report.sellers, report.stake_percent) == (("Elm Partners",), 19)
    assert (report.type, report.status) == ("minority_stake", "completed")
    assert report.amount is not None
    assert report.amount.text == "31.8 mln dlrs"


def test_an_entire_stake_is_no_hundred_percent(reports: Read) -> None:
    (report,) = agency(reports, "Elm Corp sold its entire stake in Birch Inc to Cedar Ltd.")
    assert (report.investors, report.stake_percent) == (("Cedar Ltd",), None)
    assert report.type == "minority_stake"


@pytest.mark.parametrize(
    "text",
    [
        "Elm Corp has become the second-largest shareholder in the liner company <Birch AG>, with "
        "25 pct of its capital, it said.",
        "Elm Corp has emerged as <Birch AG>'s biggest shareholder, holding 25 pct of its stock.",
        "Elm Corp said it is now the largest single holder of <Birch AG> with 25 pct.",
    ],
)
def test_who_becomes_the_largest_holder(reports: Read, text: str) -> None:
    (report,) = agency(reports, text)
    assert (report.investors, report.target) == (("Elm Corp",), "Birch AG")
    assert (report.type, report.stake_percent) == ("minority_stake", 25)


@pytest.mark.parametrize(
    "text",
    [
        "Jo Holm became the biggest shareholder in Birch Inc when it floated in 1984.",
        "Elm Corp is now the largest shareholder in Birch Inc, it said.",
        "Elm Corp has become the largest maker of saws in Ohio with 25 pct of the market.",
    ],
)
def test_other_ranks_are_no_deal(reports: Read, text: str) -> None:
    assert agency(reports, text) == []


@pytest.mark.parametrize(
    "how",
    [
        "intend to join under a new holding company, Fern Bancorp",
        "agreed to affiliate under a common holding company",
        "will unite in a new holding company",
    ],
)
def test_banks_that_join_under_one_roof(reports: Read, how: str) -> None:
    (report,) = agency(reports, f"Elm Savings Bank <ELM.O> and Birch Bank <BRC.O> {how}.")
    assert (report.investors, report.target) == (("Elm Savings Bank",), "Birch Bank")
    assert report.type == "merger"


def test_who_joins_a_group_merges_with_nobody(reports: Read) -> None:
    assert told(reports, "Elm Air and Birch Air are to join a new group of carriers.") == []


def test_who_becomes_the_majority_owner(reports: Read) -> None:
    (report,) = told(reports, "Elm Corp said it would become the majority owner of Birch AG.")
    assert (report.investors, report.target) == (("Elm Corp",), "Birch AG")
    assert (report.type, report.status) == ("majority_stake", "announced")
