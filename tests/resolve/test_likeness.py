"""Would two names be one organization?"""

import pytest

from deals.pipeline.ingest import curated_directory
from deals.resolve.organizations import Directory
from deals.resolve.same_name import compare_names

NOTHING = Directory()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meta", "Meta Platforms, Inc."),
        ("Facebook", "Meta Platforms"),
        ("Facebook", "META"),
        ("Advanced Micro Devices, Inc.", "AMD"),
    ],
)
def test_stated_names_are_the_same(one: str, other: str) -> None:
    found = compare_names(one, other, curated_directory())
    assert found.same is True
    assert found.score == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volkswagen Aktiengesellschaft", "VOLKSWAGEN AG"),
        ("Société Générale", "Societe Generale SA"),
        ("Example Joint Stock Company", "Example Corp."),
        ("A.B.C. Company", "ABC Co"),
    ],
)
def test_equal_keys_are_the_same(one: str, other: str) -> None:
    assert compare_names(one, other, NOTHING).same is True


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("SoftBank Group", "SoftBank Vision Fund", "stated names of two"),
        ("Google", "Google Ventures", "stated names of two"),
        ("Google", "Alphabet", "stated names of two"),
    ],
)
def test_what_records_keep_apart_stays_apart(one: str, other: str, reason: str) -> None:
    found = compare_names(one, other, curated_directory())
    assert found.same is False
    assert reason in found.reasons[0]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Google", "Google Ventures", "only one has ventures"),
        ("SoftBank Group", "SoftBank Vision Fund", "only one has fund, vision"),
        ("Delta Air Lines", "Delta Electronics", "electronics"),
        ("National Bank of Canada", "National Bank of Greece", "canada; greece"),
        ("Northwind", "Harbour", "harbour"),
    ],
)
def test_different_names_are_not_the_same(one: str, other: str, reason: str) -> None:
    found = compare_names(one, other, NOTHING)
    assert found.same is False
    assert reason in found.reasons[0]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Goodwill Company", "Good Will Company", "spelled alike"),
        ("Cristalord Limited", "Crystalord Ltd", "alike"),
        ("International Harbour Works", "IHW", "initials"),
        ("Harbour Robotics", "Harbour Robotics Europe", "only one has europe"),
        ("Harbour AG", "Harbour GmbH", "legal form"),
        ("OAO Harbour", "Open Joint Stock Company Harbour", "alike"),
        ("First Bank Int’l", "First International Bank", "ordered differently"),
        ("Robotics Harbour", "Harbour Robotics", "ordered differently"),
    ],
)
def test_likeness_alone_is_a_candidate(one: str, other: str, reason: str) -> None:
    found = compare_names(one, other, NOTHING)
    assert found.same is None
    assert reason in found.reasons[0]
    assert compare_names(other, one, NOTHING).same is None
