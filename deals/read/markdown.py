"""Markdown: its words without the marks; front matter in YAML says what the document is."""

import re
from collections.abc import Iterable, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

from deals.errors import BadInput
from deals.model.article import Article
from deals.model.report import Source
from deals.read.prose import Facts, Unreadable, article, day, decoded, headed, tidy
from deals.read.safe_yaml import yaml_documents

MAX_MARKDOWN = 2_000_000  # characters
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,20000}?\n)---[ \t]*(?:\n|\Z)", re.S)
_NAMES = {
    "url": ("url", "link", "canonical_url", "source"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "site"),
    "author": ("author", "by"),
    "licence": ("licence", "license"),
    "disclaimer": ("disclaimer",),
    "language": ("language", "lang"),
}


def read_markdown(data: bytes, given: Source) -> Article:
    """The words of a Markdown file, a paragraph for each block; images and HTML tags are left out.

    Raises Unreadable when there is no text, or it is too long.
    """
    source = decoded(data).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
    if len(source) > MAX_MARKDOWN:
        raise Unreadable(f"it is longer than {MAX_MARKDOWN:,} characters")
    front = _FRONT.match(source)
    facts = _facts(front[1]) if front else Facts()
    tokens = (
        MarkdownIt("commonmark", {"maxNesting": 50})
        .enable("table")
        .parse(source[front.end() :] if front else source)
    )
    facts.title = facts.title or _title(tokens)
    text = tidy("\n\n".join(part for token in tokens if (part := _words(token))))
    return article(headed(facts.title, text), facts, given)


def _facts(front: str) -> Facts:
    """What the front matter says; nothing where it is not YAML."""
    try:
        document = next((document for document, _ in yaml_documents(front, "front matter")), None)
    except BadInput:
        return Facts()
    if not isinstance(document, Mapping):
        return Facts()
    stated = {str(key).lower(): value for key, value in document.items()}
    facts = Facts(
        **{
            field: next((stated[n] for n in names if isinstance(stated.get(n), str)), None)
            for field, names in _NAMES.items()
        }
    )
    facts.date(day(stated.get("date") or stated.get("published")), "meta")
    return facts


def _title(tokens: list[Token]) -> str | None:
    """The first heading, where it comes before anything else."""
    if len(tokens) > 1 and tokens[0].type == "heading_open":
        return _words(tokens[1]) or None
    return None


def _words(token: Token) -> str:
    if token.type in {"fence", "code_block"}:
        return token.content
    return _inline(token.children or ()) if token.type == "inline" else ""


def _inline(children: Iterable[Token]) -> str:
    parts = []
    for child in children:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts)
