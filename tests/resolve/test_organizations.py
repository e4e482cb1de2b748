"""Which names are one organization."""

import itertools

from deals.model.organization import OrganizationRecord
from deals.resolve.organizations import Stated, directory

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
