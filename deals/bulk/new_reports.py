"""Records made ready to store: every name in them with its role, and the day they were public."""

from deals.model.organization import OrganizationRecord
from deals.model.report import Report
from deals.read.records import Numbered
from deals.resolve.evidence import ROLES, Publishers, known_from
from deals.resolve.names import name_key, person_key, slug
from deals.store.evidence import Mention, NewReport, made_ready


def new_report(
    record: Report | OrganizationRecord, item: Numbered, ignore_handles: bool, ranked: Publishers
) -> NewReport:
    """A record ready to store: with its mentions and the day it was public."""
    if isinstance(record, OrganizationRecord):
        day = record.source.published
        about, names, known = (
            "organization",
            _names_of(record),
            (day.earliest if day else None, True),
        )
    else:
        if ignore_handles and record.deal:
            record = record.model_copy(update={"deal": None})
        about, names, known = "deal", mentions(record), known_from(record)
    return made_ready(
        about,
        record.source,
        record.flat(),
        names,
        known,
        ranked.describe,
        item.line,
        item.doubts,
    )


def mentions(report: Report) -> list[Mention]:
    """Every name that a report gives a role, and every person."""
    found: list[Mention] = []
    for attribute, role in ROLES.items():
        names = getattr(report, attribute)
        for place, name in enumerate((names,) if isinstance(names, str) else names):
            found.append((role, place, name, name_key(name), None))
    for place, person in enumerate(report.people):
        key = person_key(person.name)
        found.append(("person", place, person.name, key, slug(key)))
    return found


def _names_of(record: OrganizationRecord) -> list[Mention]:
    former = [name.name for name in record.former_names]
    named = [
        ("organization", [record.name]),
        ("alias", list(record.aliases)),
        ("former", former),
        ("parent", [record.parent] if record.parent else []),
    ]
    return [
        (role, place, name, name_key(name), None)
        for role, names in named
        for place, name in enumerate(names)
    ]
