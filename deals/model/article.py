"""An article: the text of one document, ready for the prose reader."""

from typing import Literal

from pydantic import Field

from deals.model.base import Record
from deals.model.report import Source

DateOrigin = Literal["json-ld", "meta", "header", "feed", "text", "file", "given"]


class Article(Record):
    """One document as prose. Quotes' character offsets count in `text`, which never changes."""

    model_config = Record.model_config | {"str_strip_whitespace": False}

    text: str = Field(description="The body as plain text, paragraphs apart by an empty line.")
    source: Source = Field(description="Address, title, publisher, author, day and kind.")
    published_from: DateOrigin | None = Field(None, description="Where its day was read.")
    language: str | None = Field(None, description="ISO 639-1, where the document says so.")
    licence: str | None = Field(None, description="Licence, as the document states it.")
    disclaimer: str | None = Field(None, description="The publisher's disclaimer, as printed.")
