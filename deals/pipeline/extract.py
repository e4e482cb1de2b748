"""Which programs read prose, and reading files with them without storing anything."""

import importlib
from collections.abc import Iterable

from deals.errors import DealsError
from deals.model.article import Article
from deals.model.extractor import Extractor
from deals.model.report import Report


def _by_rules(article: Article) -> Iterable[Report]:
    try:
        rules = importlib.import_module("deals.extract")
    except ImportError as error:
        raise DealsError("this build has no rules for prose", hint="Install it whole.") from error
    found: Iterable[Report] = rules.extract(article)
    return found


RULES = Extractor("rules", "1", _by_rules)
