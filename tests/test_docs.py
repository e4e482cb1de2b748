"""The documents say what is true: commands exist, the example record is taken."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from deals import pipeline
from deals.cli import app
from deals.model import codes
from deals.model.report import Report

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    for command in app.registered_commands:
        assert f"`deals {command.name}" in README, command.name


def test_the_example_of_the_readme_is_taken(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", README, re.S)
    assert example is not None
    path = tmp_path / "harbour.yml"
    path.write_text(example[1], encoding="utf-8")
    summary = pipeline.ingest([str(path)], tmp_path / "deals.db")
    assert (summary.reports_new, summary.rejected) == (2, 0)
    deal = pipeline.show(tmp_path / "deals.db", "northwind-harbour-2024").deal
    assert (deal.amount, deal.stake_percent, deal.status) == (40e6, 12, "announced")


@pytest.mark.parametrize("line", re.findall(r"^deals (?:show|list|search) .*", README, re.M))
def test_the_commands_of_the_readme_run(line: str, demo_db: Path) -> None:
    words = line.split("#")[0].split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "deals", *words, "--db", str(demo_db)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_figures_of_the_readme(demo_db: Path) -> None:
    counts = pipeline.stats(demo_db)["counts"]
    assert f"{counts['deals']} deals made from {counts['reports']} reports" in README


def test_the_record_page_names_every_field() -> None:
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    for name in Report.model_fields:
        assert f"`{name}`" in page, name
    for attribution in codes.ATTRIBUTIONS.codes:
        assert f"`{attribution.code}`" in page


def test_every_command_of_the_makefile_does_something() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"^{target}:.*\n\t", makefile, re.M), f"make {target} has no recipe"


def test_every_module_of_the_rules_is_in_their_page() -> None:
    page = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    elsewhere = {"__init__", "language_model", "told"}  # the optional language model has its own
    modules = {path.stem for path in (ROOT / "deals" / "extract").rglob("*.py")} - elsewhere
    assert {name for name in modules if f"`{name}`" not in page} == set()
