"""The own gold set: what the rules read in articles of many styles must not fall."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from judge import FIELDS, gold_of, read, score

from deals.model.report import Report

OWN = Path(__file__).parent / "own"


@pytest.fixture(scope="module")
def scores() -> dict[str, object]:
    return dict(score(OWN, gold_of(OWN)))


def test_what_is_read_in_the_own_set_stays_above_the_floor(scores: dict[str, object]) -> None:
    total = scores["all"]
    assert total.recall >= 0.95
    assert total.precision >= 0.95
    assert total.false_alarms == 0
    assert total.grounded == total.quotes
    for name in FIELDS:
        assert total.accuracy(name) >= 0.95, name


def test_every_article_of_the_own_set_is_in_the_gold() -> None:
    assert {g["file"] for g in gold_of(OWN)} == {p.name for p in OWN.glob("*.txt")}


def test_talks_told_by_insiders_give_the_deal_and_the_pledge_and_nothing_else(
    reports: Callable[..., list[Report]],
) -> None:
    deal, pledge = sorted(
        reports((OWN / "insiders.txt").read_text(encoding="utf-8"), "2025-06-08"),
        key=lambda report: report.type == "capital_commitment",
    )
    assert (deal.target, deal.investors) == ("Scale AI", ("Meta Platforms",))
    assert deal.type == "minority_stake"
    assert deal.status in {"in_talks", "rumoured"}
    assert deal.amount is not None
    assert (deal.amount.kind, deal.amount.low, deal.amount.high) == ("magnitude", 2e9, None)
    assert deal.conditions == ("upon completion of the deal",)
    assert [(p.name, p.role) for p in deal.people] == [("Alexandr Wang", "joins_investor")]
    assert deal.attribution == "people familiar"
    assert (pledge.type, pledge.investors) == ("capital_commitment", ("Meta Platforms",))
    assert pledge.amount is not None
    assert pledge.amount.low == 1e11
    assert pledge.stake_percent is None


@pytest.mark.parametrize("gold", gold_of(OWN), ids=lambda gold: gold["id"])
def test_every_quote_stands_in_its_article(gold: dict[str, str]) -> None:
    article = read(OWN, gold)
    source = {"file_hash": "a", "published": gold["published"]}
    for report in json.loads(json.dumps([r.flat() for r in _read(article.text, source)])):
        fields = {re.sub(r"\..*", "", key) for key in report["quotes"]}
        assert fields == set(report) - {"quotes", "source"}
        for quote in report["quotes"].values():
            assert article.text[quote["start"] : quote["end"]] == quote["text"]


def _read(text: str, source: dict[str, str]) -> list[Report]:
    from deals.extract import extract
    from deals.model.article import Article
    from deals.model.report import Source

    return list(extract(Article(text=text, source=Source.model_validate(source))))
