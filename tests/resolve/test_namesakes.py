"""People of one name."""

import itertools

from deals.resolve.namesakes import Appearance, tell_apart


def deal(name: str, day: str, *organizations: str) -> Appearance:
    return Appearance(name, day, organizations[0], frozenset(organizations))


def test_a_name_alone_joins_nobody() -> None:
    deals = [deal("a", "2020-01-01", "harbour", "northwind"), deal("b", "2021-01-01", "zephyr")]
    assert tell_apart("ada-lee", deals) == {"a": "ada-lee", "b": "ada-lee-zephyr"}


def test_an_organization_in_common_joins_also_through_others_and_in_any_order() -> None:
    deals = [
        deal("a", "2020-01-01", "harbour", "northwind"),
        deal("b", "2021-01-01", "zephyr"),
        deal("c", "2022-01-01", "northwind", "zephyr"),
        deal("d", "2023-01-01", "boreas"),
        deal("e", "2024-01-01", "boreas"),
    ]
    for order in itertools.permutations(deals):
        assert tell_apart("ada-lee", order) == dict.fromkeys("abc", "ada-lee") | dict.fromkeys(
            "de", "ada-lee-boreas"
        )
