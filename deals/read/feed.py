"""Feeds (RSS, Atom): each entry is a document of its own."""

import io
from collections.abc import Iterator
from typing import Any

from deals.model.article import Article
from deals.model.dates import PartialDate
from deals.model.report import Source
from deals.read.html import fragment_text
from deals.read.optional import optional, safely
from deals.read.prose import Facts, Unreadable, article, day, headed

MAX_ENTRIES = 5_000


def read_feed(data: bytes, given: Source) -> Iterator[Article | str]:
    """An article for each entry in the order of the feed, or the reason why there is none.

    `given` fills in the publisher and day that neither entry nor feed states; an address given for
    the feed is not that of its entries. Raises Unreadable when it holds no entry.
    """
    feedparser = optional("feedparser", "documents", "feeds")
    parsed = safely(
        feedparser.parse, io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.entries:
        raise Unreadable("it holds no entry; is it a feed?")
    for entry in parsed.entries[:MAX_ENTRIES]:
        try:
            yield _entry(entry, parsed.feed, given)
        except Unreadable as error:
            yield f"entry {entry.get('link') or entry.get('title') or 'without title'}: {error}"


def _entry(entry: Any, feed: Any, given: Source) -> Article:
    facts = Facts(
        url=entry.get("link"),
        title=_text(entry.get("title")),
        publisher=(entry.get("source") or {}).get("title") or feed.get("title"),
        author=entry.get("author"),
        language=entry.get("language") or feed.get("language"),
        licence=entry.get("rights") or entry.get("license") or feed.get("rights")
        or feed.get("license"),
    )  # fmt: skip
    facts.date(_day(entry), "feed")
    stated = {"publisher": facts.publisher, "published": facts.published}
    of_the_feed = ("url", "title", "author", *(name for name, own in stated.items() if own))
    given = given.model_copy(update=dict.fromkeys(of_the_feed))
    return article(headed(facts.title, fragment_text(_content(entry))), facts, given)


def _content(entry: Any) -> str:
    """The longest of what the entry carries: its content or its summary."""
    texts = [part.get("value") or "" for part in entry.get("content") or ()]
    return max((*texts, entry.get("summary") or ""), key=len)


def _text(value: Any) -> str | None:
    return fragment_text(value).replace("\n\n", " ") if isinstance(value, str) and value else None


def _day(entry: Any) -> PartialDate | None:
    """The day as written; feedparser's own reading only where that fails."""
    for name in ("published", "created", "updated"):
        if name in entry and (found := day(entry[name])):
            return found
        if f"{name}_parsed" in entry and (moment := entry[f"{name}_parsed"]):
            return day(f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}")
    return None
