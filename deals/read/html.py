"""Web pages: the article's own text, and what the page says of itself.

The day is taken from JSON-LD, else from the page's meta tags; where both are silent it is guessed
from the address and the text, and marked as approximate.
"""

from contextlib import suppress
from typing import Any

from deals.model.article import Article
from deals.model.report import Source
from deals.read.jsonld import json_ld
from deals.read.optional import optional, safely
from deals.read.prose import (
    Facts,
    Unreadable,
    article,
    day,
    decoded,
    headed,
    line,
    roughly,
    tidy,
    web_address,
)

MAX_HTML = 5_000_000  # characters: the largest pages have one or two million
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table",
     "section", "article", "blockquote", "pre", "hr", "dt", "dd")
)  # fmt: skip
_UNREAD = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head"})


def read_html(data: bytes, given: Source) -> Article:
    """The article on a page. Raises Unreadable where there is none, BadInput without the extra."""
    return page(decoded(data), given, Facts())


def page(html: str, given: Source, known: Facts) -> Article:
    """The article of a page as text; what is `known` of it goes before what it says itself."""
    trafilatura = optional("trafilatura", "documents", "web pages")
    tree = _tree(trafilatura, html)
    linked = json_ld(_scripts(tree))
    facts = known
    facts.fill(linked.facts)
    facts.fill(_meta(tree))
    facts.disclaimer = facts.disclaimer or _disclaimer(tree)
    _fill_guesses(facts, trafilatura, tree, web_address(given.url))
    body = tidy(_body(trafilatura, tree)) or tidy(linked.body or "")
    if not body:
        raise Unreadable("no article was found on the page")
    paragraphs = "\n\n".join(part for part in body.split("\n") if part)
    return article(headed(facts.title, paragraphs), facts, given)


def fragment_text(html: str) -> str:
    """The text of a piece of HTML, such as a mail or an entry of a feed: a line for each block."""
    trafilatura = optional("trafilatura", "documents", "HTML")
    tree = _tree(trafilatura, f"<html><body><div>{html}</div><p></p></body></html>")
    for element in list(tree.iter(*_UNREAD)):
        if element.getparent() is not None:
            element.drop_tree()
    parts: list[str] = []
    for event, element in optional("lxml.etree", "documents", "HTML").iterwalk(
        tree, events=("start", "end")
    ):
        if element.tag in _BLOCKS:
            parts.append("\n\n")
        words = element.text if event == "start" else element.tail
        if words and (event == "end" or isinstance(element.tag, str)):
            parts.append(words.replace("\n", " "))
    return tidy("".join(parts))


def _tree(trafilatura: Any, html: str) -> Any:
    if len(html) > MAX_HTML:
        raise Unreadable(f"the page is longer than {MAX_HTML:,} characters")
    tree = safely(trafilatura.load_html, html.replace("\x00", " "))
    if tree is None:
        raise Unreadable("it is not HTML")
    return tree


def _body(trafilatura: Any, tree: Any) -> str:
    """The article's text by precision, else with less care: short pages lose theirs to it."""
    for careful in (True, False):
        found = safely(
            trafilatura.extract,
            tree,
            favor_precision=careful,
            include_comments=False,
            include_tables=False,
        )
        if found:
            return str(found)
    return ""


def _scripts(tree: Any) -> list[str]:
    return [
        script.text
        for script in tree.iter("script")
        if script.text and "ld+json" in (script.get("type") or "").lower()
    ]


_META_DAYS = ("article:published_time", "datepublished", "dc.date.issued", "dc.date", "pubdate",
              "parsely-pub-date", "sailthru.date", "date")  # fmt: skip


def _meta(tree: Any) -> Facts:
    """What the meta and link tags say."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if tag.get("content"):
            tags.setdefault(name.lower(), tag.get("content"))

    def first(*names: str) -> str | None:
        return next((tags[name] for name in names if name in tags), None)

    author = first("author", "article:author", "dc.creator")
    facts = Facts(
        url=first("og:url"),
        title=first("og:title", "twitter:title"),
        publisher=first("og:site_name", "citation_publisher", "dc.publisher"),
        author=None if web_address(author) else author,  # the address of a profile is no name
        licence=first("dc.rights", "license", "licence"),
        language=first("language", "dc.language"),
    )
    facts.date(next((d for name in _META_DAYS if (d := day(tags.get(name)))), None), "meta")
    for link in tree.iter("link", "a"):
        relations = (link.get("rel") or "").lower().split()
        if "canonical" in relations and link.tag == "link":
            facts.url = web_address(link.get("href")) or facts.url
        if "license" in relations and facts.licence is None:
            facts.licence = link.get("href") or line(link.text_content(), 200)
    facts.language = facts.language or tree.get("lang")
    return facts


def _disclaimer(tree: Any) -> str | None:
    """The text of the first element that is marked as a disclaimer."""
    for element in tree.iter("div", "p", "section", "aside", "footer", "small"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if "disclaimer" in marks and (words := line(element.text_content(), 2000)):
            return words
    return None


def _fill_guesses(facts: Facts, trafilatura: Any, tree: Any, address: str | None) -> None:
    """Title, author and publisher by trafilatura; the day by htmldate, as approximate."""
    guessed = None
    with suppress(Unreadable):
        guessed = safely(trafilatura.extract_metadata, tree, default_url=address)
    if guessed is not None:
        facts.fill(Facts(title=guessed.title, author=guessed.author, publisher=guessed.sitename,
                         language=guessed.language))  # fmt: skip
    if facts.published is None:
        htmldate = optional("htmldate", "documents", "web pages")
        with suppress(Unreadable):
            found = safely(htmldate.find_date, tree, original_date=True, url=facts.url or address)
            facts.date(roughly(day(found)), "text")
