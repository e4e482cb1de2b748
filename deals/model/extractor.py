"""What turns an article into reports: the rules, or a language model behind the same form."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from deals.model.article import Article
from deals.model.report import Report


@dataclass(frozen=True, slots=True)
class Extractor:
    """A program that reads prose: its name and version, and its function from an article to the
    reports in it, each value with its quote."""

    name: str
    version: str
    read: Callable[[Article], Iterable[Report]]

    def reports(self, article: Article) -> Iterator[Report]:
        """The reports in an article, marked with the name and version of the program."""
        marks = {"extractor": self.name, "extractor_version": self.version}
        for report in self.read(article):
            yield report.model_copy(update=marks)
