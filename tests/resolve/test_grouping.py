"""Which reports are one deal."""

import random

from deals.resolve.grouping import Ref, group


def ref(key: str, **fields: object) -> Ref:
    base = {
        "id": key,
        "handle": None,
        "target": "harbour",
        "buyers": frozenset({"northwind"}),
        "year": 2024,
        "type": "minority_stake",
        "round": None,
        "day": None,
    }
    return Ref(**(base | fields))  # type: ignore[arg-type]


def deals(refs: list[Ref]) -> dict[str, str]:
    return {a.report: a.deal for a in group(refs)}


def test_handles_are_the_deal() -> None:
    found = deals(
        [ref("a", handle="x"), ref("b", handle="x", target="other"), ref("c", handle="y")]
    )
    assert found == {"a": "x", "b": "x", "c": "y"}


def test_without_handles_target_buyer_and_year_decide() -> None:
    found = deals(
        [
            ref("a"),
            ref("b", buyers=frozenset({"northwind", "sea"})),
            ref("c", year=2023),
            ref("d", buyers=frozenset({"other"})),
            ref("e", target="else"),
        ]
    )
    assert found["a"] == found["b"] == "northwind-harbour-2024"
    assert found["c"] == "northwind-harbour-2023"
    assert len(set(found.values())) == 4


def test_buyers_connect_through_a_third_report() -> None:
    found = deals(
        [
            ref("a", buyers=frozenset({"north"})),
            ref("b", buyers=frozenset({"sea"})),
            ref("c", buyers=frozenset({"north", "sea"})),
        ]
    )
    assert len(set(found.values())) == 1


def test_a_free_report_joins_the_one_handle_that_it_fits() -> None:
    assert deals([ref("a", handle="x"), ref("b")]) == {"a": "x", "b": "x"}
    apart = deals([ref("a", handle="x"), ref("b", handle="y"), ref("c")])
    assert apart["c"] not in {"x", "y"}  # two fit: neither is taken


def test_ids_that_collide_are_told_apart() -> None:
    found = deals([ref("a", handle="northwind-harbour-2024", target="unrelated"), ref("b")])
    assert found["a"] == "northwind-harbour-2024"
    assert found["b"].startswith("northwind-harbour-2024-")


def test_order_does_not_matter() -> None:
    refs = [
        ref(
            f"r{n}",
            buyers=frozenset({f"b{n % 5}", f"b{n * 7 % 11}"}),
            year=2020 + n % 2,
            target=f"t{n % 3}",
            handle="h" if n == 4 else None,
        )
        for n in range(60)
    ]
    expected = deals(refs)
    for seed in range(20):
        random.Random(seed).shuffle(refs)  # noqa: S311
        assert deals(refs) == expected
