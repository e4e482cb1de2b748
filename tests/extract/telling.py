"""Articles around the sentences that a test is about."""

from collections.abc import Callable

from deals.model.report import Report

Read = Callable[..., list[Report]]  # the fixture `reports`


def told(reports: Read, *paragraphs: str) -> list[Report]:
    """What an article of these paragraphs tells."""
    return reports("News of the day\n\n" + "\n\n".join(paragraphs) + "\n", "2024-05-14")


def agency(reports: Read, *paragraphs: str) -> list[Report]:
    """What an article of an agency of 1987 tells."""
    body = "\n    ".join(paragraphs)
    return reports(f"COMPANY NEWS OF THE DAY\n\n    NEW YORK, March 30 - {body}\n", "1987-03-30")


def check_told(
    reports: Read, text: str, investors: tuple[str, ...], target: str, **fields: object
) -> None:
    """Check that an article of this paragraph tells of one deal, by whom, of what, and these
    `fields` of its report."""
    (report,) = told(reports, text)
    assert (report.investors, report.target) == (investors, target)
    assert {name: getattr(report, name) for name in fields} == fields
