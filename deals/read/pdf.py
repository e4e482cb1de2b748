"""PDF: the text of its pages, lines joined to paragraphs as far as the file tells them."""

import io
import re
import time
from typing import Any

from deals.model.article import Article
from deals.model.report import Source
from deals.read.optional import optional
from deals.read.prose import Facts, Unreadable, article, day, roughly, tidy

MAX_PAGES = 500
MAX_SECONDS = 60.0
_NO_TITLE = re.compile(r"(?i)^(?:microsoft word|untitled|document\d*)\b|\.(?:docx?|pdf|indd)$")


def read_pdf(data: bytes, given: Source) -> Article:
    """The text of a PDF with the title, author and day that its properties state.

    The day is that on which the file was made, so it is marked as approximate. Raises Unreadable
    for a damaged, encrypted or scanned file, BadInput without the extra.
    """
    pypdf = optional("pypdf", "pdf", "PDF")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("it is encrypted; save a copy without a password")
        facts, pages = _facts(reader), _pages(reader)
    except Unreadable:
        raise
    except RecursionError as error:
        raise Unreadable("its objects are nested too deeply") from error
    except Exception as error:  # a damaged file ends in any of dozens of ways
        raise Unreadable(f"it cannot be read as PDF ({type(error).__name__})") from error
    text = tidy(_joined("\n\n".join(pages)))
    if not text:
        raise Unreadable("it holds no text; a scanned page must be put through OCR first")
    return article(text, facts, given)


def _pages(reader: Any) -> list[str]:
    ends = time.monotonic() + MAX_SECONDS
    pages = []
    for number, one in enumerate(reader.pages):
        if number >= MAX_PAGES:
            raise Unreadable(f"it has more than {MAX_PAGES} pages")
        if time.monotonic() > ends:
            raise Unreadable(f"reading it takes more than {MAX_SECONDS:.0f} seconds")
        pages.append(one.extract_text() or "")
    return pages


def _joined(text: str) -> str:
    """Words that were divided at the end of a line are whole again."""
    return re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text)


def _facts(reader: Any) -> Facts:
    stated = reader.metadata
    if stated is None:
        return Facts()
    title = stated.title if isinstance(stated.title, str) else None
    facts = Facts(
        title=None if title and _NO_TITLE.search(title.strip()) else title,
        author=stated.author if isinstance(stated.author, str) else None,
    )
    facts.date(roughly(day(stated.creation_date)), "file")
    return facts
