"""What the frame around every page of ours needs: name, pages, addresses of static files."""

import hashlib
from functools import cache
from importlib import resources
from typing import Any

from deals.site import ours, versions

# (label, path); the table of deals comes first, see `site`.
_PAGES = (
    ("Flows", "/flows"),
    ("Disputes", "/disagreements"),
    ("Rumours", "/rumours"),
    ("Sources", "/publishers"),
    ("Method", "/method"),
)


async def site(datasette: Any, database: str | None, request: Any) -> dict[str, Any]:
    """`deals_site` for templates: None on pages of databases that are not ours."""
    mine = await ours.databases(datasette)
    if not mine or (database and database not in mine):
        return {"deals_site": None}
    shown, urls = database or mine[0], datasette.urls
    links = [("Deals", str(urls.table(shown, "deals")))]
    links += [(label, str(urls.path(path))) for label, path in _PAGES]
    return {
        "deals_site": {
            "title": (await versions.metadata(datasette)).get("title") or "Deals",
            "links": [{"label": label, "href": href} for label, href in links],
            "here": request.path if request else "",
            "search": str(urls.path("/search")),
            "method": str(urls.path("/method")),
            "sql": str(urls.database(shown)),
        },
        "deals_static": lambda name: static(datasette, name),
    }


def static(datasette: Any, name: str) -> str:
    """Address of a static file of ours; it changes with the file, so that no browser keeps an
    old one."""
    return f"{datasette.urls.path('/-/static-plugins/deals/' + name)}?{_hash(name)}"


@cache
def _hash(name: str) -> str:
    content = resources.files("deals.site").joinpath("static", name).read_bytes()
    return hashlib.sha256(content).hexdigest()[:8]
