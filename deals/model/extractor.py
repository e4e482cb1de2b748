"""What turns an article into reports: the rules, or a language model behind the same form."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from deals.model.article import Article
from deals.model.report import Report


@dataclass(frozen=True, slots=True)
class Extractor:
    """A program that reads prose: the name and version that its reports are marked with, and its
    function from an article to the reports in it, each value with its quote."""

    name: str
    version: str
    read: Callable[[Article], Iterable[Report]]
