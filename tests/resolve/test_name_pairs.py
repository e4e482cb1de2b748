"""How well names are told apart, on pairs that others published; they are read where they lie."""

import csv
from pathlib import Path

import pytest

from deals.pipeline.ingest import curated_directory
from deals.resolve.same_name import compare_names

PAIRS = Path(__file__).parents[3] / "shared/data/er/nomenklatura_name_bench_cases.csv"
ORGANIZATIONS = {"Company", "Organization", "LegalEntity", "PublicBody"}


@pytest.mark.skipif(not PAIRS.is_file(), reason=f"the published pairs are not at {PAIRS}")
def test_published_pairs_of_organizations() -> None:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        pairs = [row for row in csv.DictReader(file) if row["schema"] in ORGANIZATIONS]
    known = curated_directory()
    found = [
        (row["is_match"] == "true", compare_names(row["name1"], row["name2"], known).same)
        for row in pairs
    ]
    said_same = [truth for truth, same in found if same]
    true_pairs = [same for truth, same in found if truth]
    assert len(said_same) > 50
    assert sum(said_same) / len(said_same) >= 0.98
    assert sum(same is not False for same in true_pairs) / len(true_pairs) >= 0.93
