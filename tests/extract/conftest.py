"""Articles for the prose reader, made in one line."""

from collections.abc import Callable

import pytest

from deals.extract import extract
from deals.model.article import Article
from deals.model.report import Report, Source


@pytest.fixture
def reports() -> Callable[..., list[Report]]:
    """The reports in a text, published on a day."""

    def read(text: str, published: str = "2024-05-14") -> list[Report]:
        source = Source.model_validate({"file_hash": "a", "published": published})
        return list(extract(Article(text=text, source=source)))

    return read
