"""What every reader of documents shares: decoding, tidy text, and a source that is always valid."""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from deals.model.article import Article, DateOrigin, text_hash
from deals.model.dates import PartialDate
from deals.model.report import Source

MAX_BYTES = 20_000_000  # of one document
MAX_TEXT = 2_000_000  # characters of one text: a book
_TITLE, _NAME, _FACT = 500, 300, 2000  # characters kept of a title, a name, a licence
_UNSEEN = {"Cc", "Cs", "Co", "Cn", "Cf"}
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
_ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?![0-9])")
_DISCLAIMER = re.compile(
    r"(?im)^[ \t]*(?:legal |general )?disclaimer\b[^\n]*(?:\n(?!\s*\n)[^\n]*)*"
)


class Unreadable(Exception):
    """A document that holds no prose, or is not what it claims to be; the message says why."""


@dataclass(slots=True)
class Facts:
    """What a document says of itself, as found; None where it says nothing."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    published_from: DateOrigin | None = None
    language: str | None = None
    licence: str | None = None
    disclaimer: str | None = None

    def fill(self, other: "Facts") -> None:
        """Take from another what is not known here; the day comes with its origin."""
        if self.published is None:
            self.published, self.published_from = other.published, other.published_from
        for name in (f.name for f in fields(self) if not f.name.startswith("published")):
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))

    def date(self, value: PartialDate | None, origin: DateOrigin) -> None:
        """Take a day unless one is known."""
        if self.published is None and value is not None:
            self.published, self.published_from = value, origin


def article(text: str, facts: Facts, given: Source) -> Article:
    """The article of a document's text and facts. What the reader of it `given` goes first.

    Raises Unreadable when the text is empty or too long.
    """
    if not text.strip():
        raise Unreadable("no text was found in it")
    if len(text) > MAX_TEXT:
        raise Unreadable(f"its text is longer than {MAX_TEXT:,} characters")
    stated = given.model_dump(exclude_none=True, exclude={"file_hash"})
    found: dict[str, Any] = {
        "url": web_address(facts.url),
        "title": line(facts.title, _TITLE),
        "publisher": line(facts.publisher, _NAME),
        "author": line(facts.author, _NAME),
        "published": facts.published,
    }
    merged = {name: value for name, value in found.items() if value is not None} | stated
    if "url" not in merged:
        merged["file_hash"] = text_hash(text)  # the text is the document, not the bytes around it
    return Article(
        text=text,
        source=Source.model_validate(merged),
        published_from="given" if "published" in stated else facts.published_from,
        language=_language(facts.language),
        licence=line(facts.licence, _FACT),
        disclaimer=line(facts.disclaimer or disclaimer(text), _FACT),
    )


def decoded(data: bytes) -> str:
    """Bytes as text: by their mark, as UTF-8, by the charset that they name, else as Windows-1252;
    never fails."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                       (b"\xfe\xff", "utf-16")):  # fmt: skip
        if data.startswith(mark):
            return data.decode(name, "replace")
    named = _CHARSET.search(data[:4096])
    for name in ("utf-8", named[1].decode("ascii") if named else "cp1252"):
        with suppress(UnicodeError, LookupError):
            return data.decode(name)
    return data.decode("cp1252", "replace")


def tidy(text: str) -> str:
    """A text made from markup: no unseen characters, no blanks at line ends, one empty line at
    most between paragraphs."""
    seen = "".join(
        char for char in text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
        if char in "\n\t" or unicodedata.category(char) not in _UNSEEN
    )  # fmt: skip
    lines = [re.sub(r"[ \t]+", " ", part).strip() for part in seen.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def headed(title: str | None, body: str) -> str:
    """The body with its headline before it, unless it starts with it."""
    head = line(title, _TITLE)
    if not head or folded(body[: 2 * len(head)]).startswith(folded(head)):
        return body
    return f"{head}\n\n{body}" if body else head


def folded(text: str) -> str:
    """Letters and digits in lower case, for comparing headlines."""
    return "".join(char for char in text.casefold() if char.isalnum())


def line(text: object, longest: int) -> str | None:
    """Words on one line, cut at a length; None for what is no text or empty."""
    if not isinstance(text, str):
        return None
    words = " ".join(tidy(text[: 4 * longest]).split())[:longest].strip()
    return words or None


def web_address(text: object) -> str | None:
    """An http or https address with a host, as it is; None for anything else."""
    if not isinstance(text, str):
        return None
    address = text.strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    good = parts.scheme in {"http", "https"} and parts.hostname and not re.search(r"\s", address)
    return address if good and len(address) <= _FACT else None


def day(text: object) -> PartialDate | None:
    """The day of an ISO date or time, or of the date of a mail; None for anything else."""
    if isinstance(text, datetime | date):
        return _checked(text.year, text.month, text.day)
    if not isinstance(text, str) or len(text) > 100:
        return None
    if found := _ISO_DAY.match(text.strip()):
        return _checked(*(int(part) for part in found.groups()))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _checked(moment.year, moment.month, moment.day)


def roughly(value: PartialDate | None) -> PartialDate | None:
    """A day that was guessed rather than read: marked as approximate."""
    return PartialDate.parse(f"{value.edtf}~") if value and not value.approximate else value


def _checked(year: int, month: int, number: int) -> PartialDate | None:
    try:
        return PartialDate.from_date(date(year, month, number))
    except ValueError:
        return None


def disclaimer(text: str) -> str | None:
    """The last paragraph of a text that calls itself a disclaimer."""
    found = _DISCLAIMER.findall(text)
    return found[-1] if found else None


def _language(text: object) -> str | None:
    found = re.match(r"[A-Za-z]{2}(?![A-Za-z])", text) if isinstance(text, str) else None
    return found[0].lower() if found else None
