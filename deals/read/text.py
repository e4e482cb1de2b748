"""Plain text: kept as it is, so that offsets of quotes hold in the file too."""

from deals.model.article import Article
from deals.model.report import Source
from deals.read.prose import Facts, article, decoded

_LONGEST_TITLE = 200


def read_text(data: bytes, given: Source) -> Article:
    """The text, its first line being the title where an empty line follows it.

    Only line ends are made one (\\n). Raises Unreadable when there is no text.
    """
    text = decoded(data).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return article(text, Facts(title=_title(text)), given)


def _title(text: str) -> str | None:
    first, _, rest = text.lstrip("\n").partition("\n")
    stands_apart = rest.startswith("\n") and rest.strip()
    short = len(first) <= _LONGEST_TITLE and not first.rstrip().endswith((".", ":", ","))
    return first if stands_apart and short else None
