"""Comparison keys of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deals.resolve.names import name_key, person_key, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meta Platforms, Inc.", "META PLATFORMS"),
        ("Société Générale S.A.", "Societe Generale"),
        ("X.AI Corp.", "xAI"),
        ("SoftBank Group Corp.", "SoftBank Group"),
        ("The Walt Disney Company", "Walt Disney"),
        ("Marks & Spencer plc", "Marks and Spencer"),
        ("Moody's Corporation", "Moody’s"),
        ("小米", "Xiaomi"),
        ("Arm Limited", "ARM Ltd."),
        ("Example Co., Ltd.", "Example"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("NV Energy", "nv energy"),
        ("AS Roma", "as roma"),
        ("AT&T Inc.", "at and t"),
        ("Company", "company"),
        ("X Corp", "x corp"),
        ("SoftBank Vision Fund", "softbank vision fund"),
        ("Delta Air Lines", "delta air lines"),
        ("GIC", "gic"),
    ],
)
def test_names_that_must_survive(name: str, key: str) -> None:
    assert name_key(name) == key


@given(st.text(max_size=80))
def test_a_key_is_never_empty_and_stays_itself(name: str) -> None:
    key = name_key(name)
    assert key
    assert name_key(key) == key
    assert slug(key).replace("-", " ") == key
    assert person_key(name)


def test_names_without_letters_have_keys_of_their_own() -> None:
    assert name_key("!!!") != name_key("???")
