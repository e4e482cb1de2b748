"""The chart of a deal as a file."""

import json
from datetime import date
from pathlib import Path

import pytest

from deals import pipeline
from deals.errors import DealsError, NotFound

DEAL = "meta-scale-ai-2025"


def test_the_spec_has_a_row_for_each_report(demo_db: Path, tmp_path: Path) -> None:
    assert pipeline.chart(demo_db, DEAL, tmp_path / "a.json") == 17
    spec = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    rows = spec["data"]["values"]
    assert [row["label"] for row in rows if row["label_shown"]] == [
        "> $10 B",
        "≥ $2 B",
        "$14.8 B",
        "$15 B",
        "$14.3 B",
    ]


def test_as_of_a_day_later_reports_are_left_out(demo_db: Path, tmp_path: Path) -> None:
    assert pipeline.chart(demo_db, DEAL, tmp_path / "a.json", date(2025, 6, 9)) == 4


def test_png_and_svg_are_drawn(demo_db: Path, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="the extra `charts` is not installed")
    pipeline.chart(demo_db, DEAL, tmp_path / "a.png")
    pipeline.chart(demo_db, DEAL, tmp_path / "a.svg")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert "Meta Platforms – Scale AI" in svg
    assert svg.count("$14.3 B") >= 1


@pytest.mark.parametrize(
    ("deal", "file", "error"),
    [
        (DEAL, "a.gif", DealsError),
        ("no-such-deal", "a.json", NotFound),
        (DEAL, "no/folder/a.json", DealsError),
        ("cohere-google-2022", "a.gif", DealsError),
    ],
)
def test_what_cannot_be_drawn_is_told(
    demo_db: Path, tmp_path: Path, deal: str, file: str, error: type[DealsError]
) -> None:
    with pytest.raises(error) as caught:
        pipeline.chart(demo_db, deal, tmp_path / file)
    assert caught.value.hint
