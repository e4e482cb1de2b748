"""Which names are one organization."""

import itertools

import pytest

from deals.model.judgement import Judgement, Judgements
from deals.model.organization import OrganizationRecord
from deals.resolve.identity import Stated
from deals.resolve.organizations import directory

SOURCE = {"file_hash": "f"}


def stated(number: int, **fields: object) -> Stated:
    record = OrganizationRecord.model_validate({"source": SOURCE} | fields)
    return Stated(f"r{number}", record, tier=4)


RECORDS = [
    stated(
        1,
        name="Meta Platforms",
        aliases=["Facebook"],
        country="US",
        cik="1326801",
        former_names=[{"name": "Thefacebook"}],
    ),
    stated(2, name="Meta Platforms, Inc.", domain="meta.com", cik="0001326801"),
    stated(3, name="Facebook", aliases=["FB"]),
    stated(4, name="Google", parent="Alphabet"),
    stated(5, name="Google Ventures", aliases=["GV"]),
    stated(6, name="Delta Air Lines", aliases=["Delta"]),
    stated(7, name="Delta Electronics", aliases=["Delta"]),
]


def test_aliases_identifiers_and_equal_keys_merge_and_nothing_else() -> None:
    found = directory(RECORDS)
    meta = {found.id_of(n) for n in ("Meta Platforms", "FACEBOOK", "FB", "Thefacebook")}
    assert meta == {"meta-platforms"}
    assert found.id_of("Google") != found.id_of("GV") == found.id_of("Google Ventures")
    assert found.by_id["meta-platforms"].name == "Meta Platforms"
    assert {k: v[0] for k, v in found.by_id["meta-platforms"].facts.items()} == {
        "country": "US",
        "cik": "0001326801",
        "domain": "meta.com",
    }


def test_an_alias_that_two_claim_decides_nothing() -> None:
    found = directory(RECORDS)
    assert found.id_of("Delta") == "delta"
    assert found.id_of("Delta Air Lines") != found.id_of("Delta Electronics")


def test_order_does_not_matter() -> None:
    expected = directory(RECORDS)
    for shuffled in itertools.islice(itertools.permutations(RECORDS), 0, 5040, 97):
        found = directory(shuffled)
        assert found.keys == expected.keys
        assert found.by_id == expected.by_id


def judged(*decisions: tuple[str, str, str]) -> Judgements:
    return Judgements(
        Judgement(
            id=n, made_at="2024-01-01", author="a", kind=kind, subject=one, object=other, reason="r"
        )  # type: ignore[arg-type]
        for n, (kind, one, other) in enumerate(decisions, 1)
    )


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({"country": "US"}, {"country": "TW"}, False),
        ({"country": "US"}, {}, True),
        ({"cik": "1"}, {"cik": "2"}, False),
        ({"cik": "1", "country": "US"}, {"cik": "1", "country": "IE"}, True),
        ({"kind": "company"}, {"kind": "fund"}, False),
        ({"kind": "company"}, {"kind": "venture"}, True),
        ({"domain": "delta.example"}, {"domain": "delta.test"}, False),
        ({"sector": "airline"}, {"sector": "air travel"}, True),
    ],
)
def test_records_of_one_name_are_one_unless_they_contradict(
    first: dict[str, str], second: dict[str, str], one: bool
) -> None:
    records = [stated(1, name="Delta", **first), stated(2, name="Delta Inc.", **second)]
    assert len(directory(records).by_id) == (1 if one else 2)


def test_a_country_chooses_between_organizations_of_one_name() -> None:
    found = directory(
        [stated(1, name="Delta", country="US"), stated(2, name="Delta", country="TW")]
    )
    assert set(found.by_id) == {"delta", "delta-tw"}
    assert found.id_of("Delta") == found.id_of("Delta", "US") == "delta"
    assert found.id_of("Delta", "TW") == "delta-tw"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Harbour Robotics", "Harbor Robotics", True),
        ("Harbour", "Harbour Ventures", False),
        ("Northwind", "Zephyr", False),
    ],
)
def test_a_web_domain_in_common_needs_names_that_are_alike(
    one: str, other: str, same: bool
) -> None:
    records = [stated(1, name=one, domain="x.example"), stated(2, name=other, domain="x.example")]
    assert (len(directory(records).by_id) == 1) is same


def test_a_decision_makes_two_names_one_and_keeps_the_first() -> None:
    found = directory(RECORDS, judged(("same_organization", "Scale", "Scale AI")))
    assert found.id_of("Scale AI") == found.id_of("Scale") == "scale"
    both = directory(RECORDS, judged(("same_organization", "Google", "Google Ventures")))
    assert both.id_of("GV") == "google"


def test_a_decision_takes_a_name_away() -> None:
    found = directory(RECORDS, judged(("different_organization", "Meta Platforms", "FB")))
    assert found.id_of("Facebook") == "meta-platforms"
    apart = directory(
        [stated(1, name="Harbour Group", aliases=["Harbour"])],
        judged(("different_organization", "Harbour Group", "Harbour")),
    )
    assert apart.id_of("Harbour") == "harbour"


def test_the_last_decision_about_two_names_holds() -> None:
    decisions = [
        ("same_organization", "Scale", "Scale AI"),
        ("different_organization", "Scale AI", "Scale"),
    ]
    assert directory([], judged(*decisions)).id_of("Scale AI") == "scale-ai"
    assert directory([], judged(*reversed(decisions))).id_of("Scale AI") == "scale"
