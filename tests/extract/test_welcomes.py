"""Buying told as a welcome: joining a family of companies, or private equity."""

import pytest

from tests.extract.telling import Read, told


@pytest.mark.parametrize(
    ("text", "buyer", "kind"),
    [
        ("Alder Holdings is pleased to announce the addition of Birch Plumbing to its family of "
         "companies.", "Alder Holdings", "acquisition"),
        ("Alder Group is proud to welcome Birch Plumbing to its growing family of brands.",
         "Alder Group", "acquisition"),
        ("Birch Plumbing joins the Alder family of companies.", "Alder", "acquisition"),
        ("Birch Plumbing announced a partnership with Alder Capital, a private equity firm.",
         "Alder Capital", "minority_stake"),
        ("Alder Capital, a Boston-based private equity firm, has partnered with Birch Plumbing, a "
         "provider of repairs.", "Alder Capital", "minority_stake"),
        ("Birch Plumbing has completed a recapitalization with Alder Growth Partners.",
         "Alder Growth Partners", "minority_stake"),
    ],
)  # fmt: skip
def test_a_welcome_is_a_purchase(reports: Read, text: str, buyer: str, kind: str) -> None:
    (report,) = told(reports, text)
    assert (report.investors, report.target, report.type) == ((buyer,), "Birch Plumbing", kind)


@pytest.mark.parametrize(
    "text",
    [
        "Alder Group welcomed Birch Plumbing to its annual fair of brands.",
        "Jo Holm joins the Alder family of companies as chief executive.",
        "Birch Plumbing announced a partnership with Alder Software.",
        "Birch Plumbing has partnered with Alder Capital, a private equity firm, to offer loans to "
        "its customers.",
        "Alder Group added three saws to its family of products.",
    ],
)
def test_other_welcomes_are_none(reports: Read, text: str) -> None:
    assert told(reports, text) == []
