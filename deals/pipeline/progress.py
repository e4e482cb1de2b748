"""How far a long job is: what the stages tell, and what the commands show."""

from collections.abc import Callable

# Name of the step, records done so far, records in all where that is known.
Progress = Callable[[str, int, int | None], None]


def silent(step: str, done: int, total: int | None) -> None:
    """Tell nobody."""
