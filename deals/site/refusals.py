"""Wrong addresses and filters: our frame, with the search box, around what is wrong with them."""

from collections.abc import Awaitable
from typing import Any

from datasette.utils.asgi import Forbidden
from datasette.views.base import DatasetteError

from deals.site import ours
from deals.site.pages.frame import Page

# Datasette 0.65 blames itself for these; they are what a reader asked for.
_ASKED_WRONGLY = ("Cannot sort table by ", "Cannot use _sort and _sort_desc ", "Invalid _through ")
_TITLES = {404: "There is no such page"}
_HINTS = {
    "Database not found": "No page and no database has this address.",
    "Table not found": "No table has this name; all of them are under “All tables and SQL” below.",
    **dict.fromkeys(("Record not found", "Row not found"), "No row of this table has this key."),
}


def answer(datasette: Any, request: Any, error: Exception) -> Awaitable[Any] | None:
    """A page for an address or a filter that is wrong; None leaves the error to Datasette, which
    answers programs, and for whatever is a fault of the server."""
    said = str(getattr(error, "message", None) or (error.args[0] if error.args else ""))
    if isinstance(error, DatasetteError) and said.startswith(_ASKED_WRONGLY):
        error.status = 400
    status = getattr(error, "status", 500)
    mine = [name for name in datasette.databases if ours.is_ours(datasette, name)]
    if status not in (400, 404) or isinstance(error, Forbidden) or not mine:
        return None
    path = request.path.split("?")[0]
    if path.endswith(".json") or getattr(error, "message_is_html", False):
        return None
    if ours.first_part(datasette, path) in set(datasette.databases) - set(mine):
        return None  # of somebody else's database
    title = getattr(error, "title", None) or _TITLES.get(status, "That cannot be asked")
    return Page(datasette, request, mine[0]).missing(title, _HINTS.get(said, said), [], status)
