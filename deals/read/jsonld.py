"""JSON-LD: what a page says of its article to search engines."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from deals.read.prose import Facts, day, web_address

MAX_NODES = 2_000  # of one page; graphs of whole sites are cut off
_TYPES = ("article", "blogposting", "report", "pressrelease", "liveblogposting", "webpage")


@dataclass(slots=True)
class Linked:
    """What was found: facts, and the article's text where the page carries it."""

    facts: Facts = field(default_factory=Facts)
    body: str | None = None


def json_ld(scripts: Iterable[str]) -> Linked:
    """What the scripts say of the page's article, the first article's word first."""
    nodes = [node for script in scripts for node in _nodes(script)]
    found = Linked()
    for kind in _TYPES:
        for node in nodes:
            if any(kind in name for name in _type_names(node)):
                _take(found, node)
    return found


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """Every object in a script, outermost first; none where it is not JSON."""
    try:
        waiting: list[Any] = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while waiting and seen < MAX_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _type_names(node: dict[str, Any]) -> list[str]:
    types = node.get("@type")
    return [name.lower() for name in _listed(types) if isinstance(name, str)]


def _take(found: Linked, node: dict[str, Any]) -> None:
    facts = Facts(
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        title=_text(node.get("headline")) or _text(node.get("name")),
        publisher=_name(node.get("publisher")),
        author=", ".join(name for a in _listed(node.get("author")) if (name := _name(a))) or None,
        language=_text(node.get("inLanguage")),
        licence=_address(node.get("license")) or _name(node.get("license")),
    )
    facts.date(day(node.get("datePublished")), "json-ld")
    found.facts.fill(facts)
    found.body = found.body or _text(node.get("articleBody"))


def _listed(value: Any) -> list[Any]:
    return value[:20] if isinstance(value, list) else [value]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _name(value: Any) -> str | None:
    """A name, or that of an object; an address is no name."""
    first = _listed(value)[0] if value else None
    name = _text(first.get("name")) if isinstance(first, dict) else _text(first)
    return None if web_address(name) else name


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return web_address(value)
