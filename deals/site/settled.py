"""What metadata says about our databases, copied no more: a page would pay for it."""

from typing import Any


class Settled(dict[str, Any]):
    """What nobody changes in a copy, so that a deep copy of it may be itself."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "Settled":
        return self


def settle(datasette: Any, databases: list[str]) -> None:
    """For the right to each table, Datasette 0.65 copies all that is said about all of them,
    and reads only: half the time of a database's own page. Later lines keep rights elsewhere."""
    if not hasattr(datasette, "metadata"):
        return
    described = datasette.metadata("databases") or {}
    for name in databases:
        if isinstance(described.get(name), dict):
            described[name] = Settled(described[name])
