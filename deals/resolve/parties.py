"""Who takes part in a deal and what moves: the unions of what its reports name."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from deals.model import codes
from deals.model.deal import DealLeg, DealLink, DealPerson, Party
from deals.resolve.evidence import ROLES, Evidence
from deals.resolve.names import person_key, slug
from deals.resolve.ranking import Candidate, choose

_ORDER = {role: place for place, role in enumerate(ROLES.values())}


def parties(items: Sequence[Evidence]) -> tuple[Party, ...]:
    """Every organization in every role that a report gives it, the most named first."""
    counts = dict.fromkeys(items[0].named, 1)
    for item in items[1:]:
        for named in item.named:
            counts[named] = counts.get(named, 0) + 1
    ordered = sorted(
        (_ORDER[role], -number, organization, name, role)
        for (role, organization, name), number in counts.items()
    )
    return tuple(
        Party(organization=organization, name=name, role=role, reports=-number)
        for _, number, organization, name, role in ordered
    )


def target(named_parties: Sequence[Party]) -> tuple[str, str]:
    """(id, display name) of the target that most reports name."""
    first = named_parties[0]  # every report names one, and their role comes first
    return first.organization, first.name


def investors_shown(items: Sequence[Evidence], named_parties: Sequence[Party]) -> tuple[str, ...]:
    """Display names of investors, the leads first. `named_parties` are those of all items.

    Once a deal is agreed, those named only in the talk before it are left out.
    """
    settled = [item for item in items if item.agreed]
    choices = [named_parties]
    if settled and len(settled) < len(items):
        choices = [parties(settled), named_parties]
    for chosen in choices:
        found = [p.name for p in chosen if p.role in {"lead_investor", "investor"}]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def people(items: Sequence[Evidence]) -> tuple[DealPerson, ...]:
    """People by name, each with the role and title of the strongest report."""
    stated: dict[str, list[tuple[Evidence, int]]] = {}
    for item in items:
        for place, person in enumerate(item.report.people):
            stated.setdefault(slug(person_key(person.name)), []).append((item, place))
    found = []
    for person_id, places in stated.items():
        persons = [(item, item.report.people[place]) for item, place in places]
        name = Counter(sorted(p.name for _, p in persons)).most_common(1)[0][0]
        role = choose(
            [
                Candidate(p.role, item, p.role, int(p.role not in codes.PERSON_ROLES))
                for item, p in persons
                if p.role
            ]
        )
        title = choose([Candidate(p.title, item, p.title) for item, p in persons if p.title])
        strongest = role or title
        winner = strongest.evidence if strongest else persons[0][0]
        found.append(
            DealPerson(
                person=person_id,
                name=name,
                role=role.value if role else None,
                title=title.value if title else None,
                report=winner.id,
                reports=len({item.id for item, _ in persons}),
            )
        )
    return tuple(sorted(found, key=lambda p: (-p.reports, p.person)))


def payments(items: Sequence[Evidence]) -> tuple[str, ...]:
    """Payment forms that any report names, the most named first."""
    counts = Counter(chain.from_iterable(item.report.payment for item in items))
    return tuple(sorted(counts, key=lambda form: (-counts[form], form)))


def conditions(items: Sequence[Evidence]) -> tuple[str, ...]:
    """Conditions in the words of the reports, each wording once, oldest first."""
    return tuple(dict.fromkeys(words for item in items for words in item.report.conditions))


def legs(items: Sequence[Evidence]) -> tuple[DealLeg, ...]:
    """The legs of the report that states most of them; reports are not mixed."""
    telling = [item for item in items if item.report.legs]
    choice = choose([Candidate(item, item, item.id, -len(item.report.legs)) for item in telling])
    if choice is None:
        return ()
    item = choice.value
    return tuple(
        DealLeg(
            what=leg.what,
            from_name=leg.from_,
            to_name=leg.to,
            amount_low=leg.amount.low if leg.amount else None,
            amount_high=leg.amount.high if leg.amount else None,
            currency=leg.amount.currency if leg.amount else None,
            amount_text=leg.amount.text if leg.amount else None,
            condition=leg.condition,
            binding=leg.binding,
            report=item.id,
        )
        for leg in item.report.legs
    )


def links(items: Sequence[Evidence]) -> tuple[DealLink, ...]:
    """Relations to other deals, each once, with the first report that states it."""
    found: dict[tuple[str, str], DealLink] = {}
    for item in items:
        for link in item.report.links:
            found.setdefault(
                (link.type, link.deal), DealLink(type=link.type, other=link.deal, report=item.id)
            )
    return tuple(found[key] for key in sorted(found))
