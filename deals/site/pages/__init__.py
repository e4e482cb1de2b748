"""Our own pages: addresses made for reading, beside Datasette's tables."""

from deals.site.pages.deal import deal_page
from deals.site.pages.flows import flows_page
from deals.site.pages.frame import view
from deals.site.pages.lists import (
    disagreements_page,
    method_page,
    publishers_page,
    review_page,
)
from deals.site.pages.organization import organization_page
from deals.site.pages.rumours import rumours_page
from deals.site.pages.search_page import search_page

ROUTES = [
    (r"^/deal/(?P<id>[^/]+)$", view(deal_page)),
    (r"^/organization/(?P<id>[^/]+)$", view(organization_page)),
    (r"^/flows$", view(flows_page)),
    (r"^/disagreements$", view(disagreements_page)),
    (r"^/rumours$", view(rumours_page)),
    (r"^/review$", view(review_page)),
    (r"^/publishers$", view(publishers_page)),
    (r"^/search$", view(search_page)),
    (r"^/method$", view(method_page)),
]
