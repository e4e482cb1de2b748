"""Documents as the table of formats reads them: a file's bytes to articles, limits first."""

from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urlsplit

from deals.model.article import Article
from deals.model.dates import PartialDate
from deals.model.reject import Reject
from deals.model.report import Source
from deals.read.feed import read_feed
from deals.read.html import read_html
from deals.read.input import InputFile
from deals.read.mail import read_mail
from deals.read.markdown import read_markdown
from deals.read.pdf import read_pdf
from deals.read.prose import MAX_BYTES, Unreadable
from deals.read.text import read_text

ReadDocument = Callable[[InputFile, Source], Iterator[Article | Reject]]


def _one(read: Callable[[bytes, Source], Article]) -> ReadDocument:
    """A format of which each file is one document."""

    def items(file: InputFile, source: Source) -> Iterator[Article | Reject]:
        try:
            yield _located(read(_bytes(file), source), file, source)
        except Unreadable as error:
            yield _reject(file, str(error))

    return items


def feed(file: InputFile, source: Source) -> Iterator[Article | Reject]:
    """The entries of a feed, one document each."""
    try:
        for item in read_feed(_bytes(file), source):
            if isinstance(item, Article):
                yield _located(item, file, None)
            else:
                yield _reject(file, item)
    except Unreadable as error:
        yield _reject(file, str(error))


text = _one(read_text)
markdown = _one(read_markdown)
html = _one(read_html)
mail = _one(read_mail)
pdf = _one(read_pdf)


def _bytes(file: InputFile) -> bytes:
    size = file.path.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(f"it has {size / 1e6:,.0f} MB; {MAX_BYTES // 10**6} MB at most are read")
    return file.path.read_bytes()


def _located(article: Article, file: InputFile, given: Source | None) -> Article:
    """An article that was fetched, with its address and the day of fetching.

    The address that a page claims for itself counts only on the same host: anybody can claim to be
    a page of a better-known publisher. Entries of a feed keep their own addresses (`given` None).
    """
    if file.address is None:
        return article
    changes: dict[str, object] = {"retrieved": PartialDate.from_date(date.today())}
    if given is not None and given.url is None:
        own = article.source.url
        if own is None or _host(own) != _host(file.address):
            changes |= {"url": file.address, "file_hash": None}
    return article.model_copy(update={"source": article.source.model_copy(update=changes)})


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _reject(file: InputFile, reason: str) -> Reject:
    return Reject(file=file.name, line=None, field=None, reason=reason)
