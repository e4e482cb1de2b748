"""Scores reports against a gold file, field by field and source by source.

The gold format is that of `tests/extract/own/gold.jsonl`: one article a line with its deals, of
which those with the role `primary` must be found and any other may be. Names agree when one's
telling words all stand in the other.
"""

import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from deals.extract import extract
from deals.model.article import Article
from deals.model.report import Report, Source

_FORMS = frozenset(
    [
        "inc",
        "corp",
        "corporation",
        "co",
        "company",
        "plc",
        "ltd",
        "llc",
        "sa",
        "ag",
        "gmbh",
        "the",
        "group",
        "pvt",
    ]
)
FIELDS = ("type", "status", "amount", "stake", "buyers")


@dataclass
class Score:
    """Counts over some articles."""

    primary: int = 0
    found: int = 0
    reports: int = 0
    right: int = 0
    without_deal: int = 0
    false_alarms: int = 0
    quotes: int = 0
    grounded: int = 0
    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def recall(self) -> float:
        return self.found / self.primary if self.primary else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.reports if self.reports else 1.0

    def accuracy(self, name: str) -> float:
        right, of = self.fields[name]
        return right / of if of else 1.0


def gold_of(folder: Path) -> list[dict[str, Any]]:
    """The articles of a folder's `gold.jsonl`."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def read(folder: Path, gold: dict[str, Any]) -> Article:
    """The article that a gold record speaks of."""
    text = (folder / gold["file"]).read_text(encoding="utf-8", errors="replace")
    source = Source.model_validate({"file_hash": gold["id"], "published": gold["published"]})
    return Article(text=text, source=source)


def score(folder: Path, golds: list[dict[str, Any]]) -> dict[str, Score]:
    """The scores by source, and of all under `all`."""
    scores: dict[str, Score] = defaultdict(Score)
    for gold in golds:
        article = read(folder, gold)
        reports = list(extract(article))
        for name in (gold["source"], "all"):
            _add(scores[name], gold, reports, article.text)
    return scores


def _add(counts: Score, gold: dict[str, Any], reports: list[Report], text: str) -> None:
    primary = [d for d in gold["deals"] if d["role"] == "primary" and not d.get("optional")]
    if not gold["deals"]:
        counts.without_deal += 1
        counts.false_alarms += bool(reports)
    used: set[int] = set()
    for deal in primary:
        counts.primary += 1
        fits = [i for i, r in enumerate(reports) if i not in used and _matches(r, deal)]
        if not fits:
            continue
        best = max(fits, key=lambda i: sum(_checks(reports[i], deal).values()))
        used.add(best)
        counts.found += 1
        for name, ok in _checks(reports[best], deal).items():
            counts.fields[name][0] += ok
            counts.fields[name][1] += 1
    for report in reports:
        counts.reports += 1
        counts.right += any(_matches(report, deal) for deal in gold["deals"])
        for quote in report.quotes.values():
            counts.quotes += 1
            counts.grounded += text[quote.start : quote.end] == quote.text


def _core(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = set(re.findall(r"[a-z0-9]+", re.sub(r"[.']", "", plain)))
    return words - _FORMS or words


def _same(one: str, other: str) -> bool:
    a, b = _core(one), _core(other)
    return bool(a and b) and (a <= b or b <= a)


def _any_same(names: list[str], others: list[str]) -> bool:
    return any(_same(a, b) for a in names for b in others)


def _matches(report: Report, deal: dict[str, Any]) -> bool:
    told = [deal["target"]] if deal["target"] else []  # a venture may have no name yet
    targets = [*told, *deal.get("target_aliases", [])]
    buyers = [*deal["buyers"], *deal.get("buyer_aliases", [])]
    named = [*report.investors, *report.lead_investors]
    if _any_same([report.target], targets):
        return not buyers or not named or _any_same(named, buyers)
    if deal["deal_type"] in {"merger", "joint_venture"}:
        everyone = [*named, report.target]
        return sum(_any_same(everyone, [n]) for n in [*buyers, *told]) >= 2
    return False


def _checks(report: Report, deal: dict[str, Any]) -> dict[str, bool]:
    named = [*report.investors, *report.lead_investors]
    checks = {
        "type": report.type in deal["deal_type_accept"],
        "status": report.status in deal["status_accept"],
        "amount": _amount_right(report, deal),
        "buyers": not deal["buyers"]
        or _any_same(named, [*deal["buyers"], *deal.get("buyer_aliases", [])]),
    }
    if deal.get("stake_percent") is not None:
        got = report.stake_percent
        checks["stake"] = got is not None and abs(got - deal["stake_percent"]) < 0.51
    return checks


def _amount_right(report: Report, deal: dict[str, Any]) -> bool:
    amount = report.amount
    stated = [] if amount is None else [v for v in (amount.low, amount.high) if v is not None]
    keys = ("amount_value", "amount_min", "amount_max")
    accepted = [deal[k] for k in keys if deal.get(k) is not None]
    others = [alt[0] if isinstance(alt, list) else alt for alt in deal.get("amount_alt", [])]
    if not stated:
        return not accepted
    return any(abs(v - w) <= 0.011 * w for v in stated for w in [*accepted, *others])
