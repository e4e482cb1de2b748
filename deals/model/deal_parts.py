"""What hangs on a state of a deal, packed into a short JSON text and back.

Bulk loads keep millions of earlier states, so each thing is a list of its fields in their order,
without their names, and empty parts are left out.
"""

import json
from dataclasses import fields
from operator import attrgetter
from typing import Any

from pydantic_core import to_json

from deals.model.deal import (
    Conflict,
    Deal,
    DealLeg,
    DealLink,
    DealPerson,
    Event,
    Party,
    Rung,
    Value,
)

_KINDS: dict[str, type] = {
    "values": Value,
    "parties": Party,
    "people": DealPerson,
    "events": Event,
    "legs": DealLeg,
    "funding": Rung,
    "links": DealLink,
    "conflicts": Conflict,
}
PARTS = tuple(_KINDS)
_NAMES = {part: [field.name for field in fields(kind)] for part, kind in _KINDS.items()}
_READ = {part: attrgetter(*names) for part, names in _NAMES.items()}


def packed(deal: Deal) -> str:
    """All that hangs on the deal: part → list of lists, as JSON."""
    parts = {
        part: [read(one) for one in found]
        for part, read in _READ.items()
        if (found := getattr(deal, part))
    }
    return to_json(parts).decode()


def unpacked(text: str) -> dict[str, list[dict[str, Any]]]:
    """Every part with its things as mappings by the names of their fields; days as ISO text."""
    found = json.loads(text)
    return {
        part: [dict(zip(names, one, strict=True)) for one in found.get(part, ())]
        for part, names in _NAMES.items()
    }
