"""Errors a reader can act on: what is wrong, where, and what to do.

DealsError
├── BadInput        a file or record that cannot be read
├── NotFound        an id or name that the database does not hold
└── DatabaseError   a file that is not one of our databases, or is damaged or busy
"""


class DealsError(Exception):
    """Root of every error that is the user's to mend; `hint` says how."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class BadInput(DealsError):
    """A file, or a whole part of one, cannot be read as what it claims to be."""


class NotFound(DealsError):
    """An id or a name is not in the database."""


class DatabaseError(DealsError):
    """The database file is not ours, is damaged, newer than this program, or in use."""
