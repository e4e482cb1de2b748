"""Small pieces of HTML. Whatever comes in as text is escaped; only Markup passes as it is."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from deals.model.wording import full_number, plain, shortened

_LINK_SIZE = 60
# A page of a table repeats few different pieces; making Markup is most of its time.
_remembered = lru_cache(maxsize=8192)


@_remembered
def nothing(text: str = "–", in_figures: bool = False) -> Markup:
    """A value that is not known, dim; `in_figures` keeps it under the figures of its column."""
    kind = "deals-null deals-num" if in_figures else "deals-null"
    return Markup('<span class="{}" title="not known">{}</span>').format(kind, text)


@_remembered
def number(text: str, full: str | None = None, note: str | None = None) -> Markup:
    """A figure, right-aligned, with the full figure for the pointer and for readers aloud, and a
    note under it."""
    below = Markup(" <small>{}</small>").format(note) if note else ""
    if full is None:
        return Markup('<span class="deals-num">{}{}</span>').format(text, below)
    return Markup('<span class="deals-num" title="{}">{}{}</span>').format(full, text, below)


@_remembered
def badge(text: str, kind: str, title: str) -> Markup:
    """A coloured word; `kind` names the colour in deals.css."""
    return Markup('<span class="deals-badge deals-{}" title="{}">{}</span>').format(
        kind, title, text
    )


@_remembered
def word(text: str, title: str) -> Markup:
    """A code in plain words, with its definition."""
    return Markup('<span class="deals-word" title="{}">{}</span>').format(title, text)


@_remembered
def link(href: str, text: str, title: str | None = None) -> Markup:
    """A link inside the site; `href` is made by us, never by data."""
    if title is None:
        return Markup('<a href="{}">{}</a>').format(href, text)
    return Markup('<a href="{}" title="{}">{}</a>').format(href, title, text)


@_remembered
def web_link(address: str) -> Markup | None:
    """A link out, for http and https only; None for all else, such as javascript:."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or " " in address:
        return None
    text = (parts.netloc.removeprefix("www.") + parts.path).removesuffix("/")
    return Markup('<a href="{}" rel="noopener nofollow" title="{}">{}</a>').format(
        address, address, shortened(text, _LINK_SIZE)
    )


def chips(items: Iterable[str | Markup]) -> Markup:
    """Short things side by side."""
    return Markup('<span class="deals-chips">{}</span>').format(
        Markup(" ").join(Markup('<span class="deals-chip">{}</span>').format(i) for i in items)
    )


def bullets(items: Iterable[str | Markup]) -> Markup:
    """Longer things below each other."""
    return Markup('<ul class="deals-list">{}</ul>').format(
        Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    )


def folded(summary: str, value: Any) -> Markup:
    """JSON, indented, behind a line that opens it."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return Markup(
        '<details class="deals-fold"><summary>{}</summary><pre>{}</pre></details>'
    ).format(summary, text)


def pairs(value: Mapping[str, Any]) -> Markup:
    """A small object as words: `exact 14,300,000,000 · currency USD`."""
    shown = (
        Markup("<small>{}</small> {}").format(plain(key), _inner(inner))
        for key, inner in value.items()
    )
    return Markup(" · ").join(shown)


def _inner(value: Any) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return full_number(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
