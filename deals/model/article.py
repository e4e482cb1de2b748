"""An article: the text of one document, ready for the prose reader."""

import hashlib
from typing import Literal

from pydantic import Field

from deals.model.base import Record
from deals.model.report import Source

DateOrigin = Literal["json-ld", "meta", "header", "feed", "text", "file", "given"]


class Article(Record):
    """One document as prose. Quotes' character offsets count in `text`, which never changes."""

    model_config = Record.model_config | {"str_strip_whitespace": False}

    text: str = Field(
        description="Headline and body as plain text, paragraphs apart by an empty line."
    )
    source: Source = Field(description="Address, title, publisher, author, day and kind.")
    published_from: DateOrigin | None = Field(None, description="Where its day was read.")
    language: str | None = Field(None, description="ISO 639-1, where the document says so.")
    licence: str | None = Field(None, description="Licence, as the document states it.")
    disclaimer: str | None = Field(None, description="The publisher's disclaimer, as printed.")

    @property
    def hash(self) -> str:
        """SHA-256 of the text in hex: the same text is the same document, wherever it stands."""
        return text_hash(self.text)


def text_hash(text: str) -> str:
    """SHA-256 of a text in hex; what UTF-8 cannot hold counts as a question mark."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
