"""Prose to reports: a small grammar of deals, and the grounding that every extractor passes."""

from deals.model.article import Article
from deals.model.report import Report

NAME, VERSION = "rules", "11"


def extract(article: Article) -> tuple[Report, ...]:
    """The deals that an article tells, each a report with quotes; an empty tuple for none."""
    from deals.extract.extractor import extract as read  # its patterns take long to make

    return read(article)
