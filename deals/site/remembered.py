"""What a page says of the whole database, kept until the database changes.

A figure that takes a second at a million deals is worked out for the first reader of a state of the
file, and not again for the others.
"""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from deals.site.api.build import build_of

T = TypeVar("T")

# Datasette instance → (database, what) → (state of the file, answer)
_kept: "WeakKeyDictionary[Any, dict[tuple[str, str], tuple[str, Any]]]" = WeakKeyDictionary()


async def remembered(page: Any, what: str, work_out: Callable[[], Awaitable[T]]) -> T:
    """The answer to `what` for the database of a page, worked out once for each state of it."""
    build = build_of(page.datasette.get_database(page.database))
    if build is None:
        return await work_out()
    answers = _kept.setdefault(page.datasette, {})
    state, answer = answers.get((page.database, what), ("", None))
    if state != build.tag:
        answer = await work_out()
        answers[page.database, what] = (build.tag, answer)
    found: T = answer
    return found
