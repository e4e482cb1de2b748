"""Grounding: a value without words that bear it out is dropped, whoever read it."""

from typing import Any

import pytest

from deals.extract.grounding import ground

TEXT = "Alder Group has agreed to buy 30 per cent of Birch Tools for $25 million, Mr Elm said."


def quote(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def fields(**changes: Any) -> dict[str, Any]:
    base: dict[str, Any] = {
        "target": "Birch Tools",
        "investors": ["Alder Group"],
        "type": "minority_stake",
        "status": "announced",
        "amount": {
            "text": "$25 million", "exact": 25_000_000, "currency": "USD", "qualifier": "exact",
        },
        "stake_percent": 30.0,
        "quotes": {
            "target": quote("Birch Tools"),
            "investors.0": quote("Alder Group"),
            "type": quote("buy 30 per cent"),
            "status": quote("has agreed to buy"),
            "amount": quote("$25 million"),
            "stake_percent": quote("30 per cent"),
        },
    }  # fmt: skip
    quotes = base["quotes"] | changes.pop("quotes", {})
    return base | changes | {"quotes": {k: v for k, v in quotes.items() if v is not None}}


def test_what_the_words_bear_out_stays() -> None:
    kept, dropped = ground(fields(), TEXT)
    assert dropped == []
    assert kept == fields()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"quotes": {"amount": None}}, "amount", id="no-quote"),
        pytest.param(
            {"quotes": {"amount": {"text": "$26 million", "start": 0, "end": 11}}}, "amount",
            id="invented-words",
        ),
        pytest.param({"stake_percent": 31.0}, "stake_percent", id="another-figure"),
        pytest.param(
            {"amount": {"exact": 25_000, "currency": "USD", "qualifier": "exact"}}, "amount",
            id="another-size",
        ),
        pytest.param(
            {"amount": {"exact": 25_000_000, "currency": "EUR", "qualifier": "exact"}}, "amount",
            id="another-currency",
        ),
        pytest.param({"status": "completed"}, "status", id="another-status"),
        pytest.param({"type": "merger"}, "type", id="another-type"),
        pytest.param({"investors": ["Ash Group"]}, "investors.0", id="another-name"),
        pytest.param({"sector": "tools"}, "sector", id="field-without-quote"),
    ],
)  # fmt: skip
def test_what_they_do_not_bear_out_is_dropped_and_named(
    changes: dict[str, Any], field: str
) -> None:
    kept, dropped = ground(fields(**changes), TEXT)
    assert [d.field for d in dropped] == [field]
    assert dropped[0].reason
    assert kept is not None
    assert field.split(".")[0] not in kept
    assert field not in kept["quotes"]


def test_without_a_target_there_is_no_report() -> None:
    kept, dropped = ground(fields(target="Ash Group"), TEXT)
    assert kept is None
    assert dropped[0].field == "target"
