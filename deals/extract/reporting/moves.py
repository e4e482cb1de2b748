"""People whom a deal moves: who joins the buyer, who stays, who leads."""

from dataclasses import dataclass
from typing import Any

from deals.extract.grammar.clued import clued
from deals.extract.grammar.sentences import Sentence
from deals.extract.names.entities import Entities
from deals.extract.reporting.groups import Group
from deals.extract.words.text import folded, phrase

_PERSON = r"(?P<name>[A-Z][\w'-]+(?: [A-Z]\.)?(?: (?:[a-z]{2,3} )?[A-Z][\w'-]+){0,2})"
_TITLE = r"(?:(?:, (?P<title>[^,.;]{3,80}))?,? )"
_MODAL = (
    r"(?:(?:will|would|is|are|was|to|has|have|also|agreed|expected|set|slated|plans|due"
    r"|likely|be|in turn|reportedly|then) )*"
)
_RULES = (
    (
        "joins_investor",
        phrase(
            rf"{_PERSON}{_TITLE}{_MODAL}(?:join|joins|joined|joining|move to|moves to|moving to"
            rf"|depart for|be hired by) (?P<where>[A-Z][\w.&-]*|the company|it)",
            0,
        ),
    ),
    (
        "stays_at_target",
        phrase(
            rf"{_PERSON}{_TITLE}{_MODAL}(?:remain|remains|stay|stays|continue|continues)(?: on)? "
            rf"(?P<where>as|with|at|to (?:lead|run|serve|head|manage))\b",
            0,
        ),
    ),
    (
        "heads_target",
        phrase(
            rf"{_PERSON}{_TITLE}{_MODAL}(?:become|becomes|named|appointed|lead|head|serve as|take "
            rf"over as) (?:the |its |interim )*(?P<where>president|chief executive|CEO|chairman"
            rf"|head of|managing director)",
            0,
        ),
    ),
)
_HINT = clued(
    r"\b(?:join|remain|stay|continue|become|named|appointed|lead|head|mov(?:e|es|ing) to)"
)
_SCOPE = 14  # sentences, from the first of a deal on, that may tell of its people
_NO_PEOPLE = frozenset(
    "The It He She They We In Under Both This That As Terms Shares Company Board".split()
)


@dataclass(frozen=True, slots=True)
class Move:
    """A person with a role, and where the text names them."""

    fields: dict[str, Any]
    start: int
    end: int


def moves(text: str, found: list[Sentence], entities: Entities, group: Group) -> list[Move]:
    """The people of one deal; at most six."""
    first = min(e.sentence.index for e in group.events)
    telling = [s for s in found[first : first + _SCOPE] if _HINT.search(s)]
    if not telling:
        return []
    result: dict[str, Move] = {}
    organizations = {
        word for n in entities.names if n.kind == "organization" for word in [folded(n.text)]
    }
    buyers = {
        n.core[0] for b in group.buyers if b.name for n in entities.of(b.name).places if n.core
    }
    for sentence in telling:
        for role, pattern in _RULES:
            for match in pattern.finditer(sentence.text):
                name = folded(match["name"])
                if name.split()[0] in _NO_PEOPLE or (
                    name in organizations and not _person(entities, name)
                ):
                    continue
                if role == "joins_investor" and match["where"].lower().strip("'s.") not in buyers:
                    continue
                if len(name.split()) < 2 and name not in result:
                    continue
                fields: dict[str, Any] = {"name": name, "role": role}
                if match["title"]:
                    fields["title"] = folded(match["title"])
                start = sentence.start + match.start("name")
                result.setdefault(name, Move(fields, start, sentence.start + match.end()))
    return list(result.values())[:6]


def _person(entities: Entities, name: str) -> bool:
    return any(n.kind == "person" and folded(n.text) == name for n in entities.names)
