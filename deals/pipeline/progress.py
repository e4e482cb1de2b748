"""How far a long job is: what the stages tell, and what the commands show."""

from typing import Protocol


class Progress(Protocol):
    """Takes the name of the step, the records done so far, and how many there are, where known."""

    def __call__(self, step: str, done: int, total: int | None = None) -> None:
        """Tell how far the step is."""


def silent(step: str, done: int, total: int | None = None) -> None:
    """Tell nobody."""
