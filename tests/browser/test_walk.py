"""A reader's walk through the site, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from serving import LOOKS

OWN_PAGES = [
    "/",
    "/deal/meta-scale-ai-2025",
    "/deal/meta-scale-ai-2025?as_of=2025-06-09",
    "/organization/nvidia",
    "/flows",
    "/disagreements",
    "/rumours",
    "/review",
    "/publishers",
    "/search?q=scale",
    "/method",
    "/deals/deals",
    "/deals/deals/meta-scale-ai-2025",
]


def test_a_reader_finds_the_way(watched: Page, address: str) -> None:
    page = watched
    page.goto(address)
    page.get_by_role("searchbox", name="Search deals, companies, people").fill("scale")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Meta Platforms – Scale AI").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meta Platforms – Scale AI")
    expect(page.locator(".tile.big dd").first).to_have_text("$14.3 B")
    page.get_by_label("What was known on").fill("2025-06-09")
    page.get_by_role("button", name="Show that day").click()
    expect(page).to_have_url(re.compile(r"as_of=2025-06-09$"))
    expect(page.locator(".tile.big dd").first).to_have_text("> $10 B")
    page.get_by_role("link", name="Meta Platforms", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meta Platforms")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Flows").click()
    expect(page.locator("svg.graph a").first).to_be_attached()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Deals").click()
    _unfold_facets(page)
    page.locator(".facet-info").get_by_role("link", name="minority stake").click()
    page.wait_for_url(re.compile("type=minority_stake"))
    _unfold_facets(page)
    page.locator(".facet-info").get_by_role("link", name="2025", exact=True).click()
    expect(page).to_have_url(re.compile(r"type=minority_stake&year=2025"))
    href = page.get_by_role("link", name="json", exact=True).get_attribute("href")
    found = page.request.get(address + str(href) + "&_shape=array").json()
    assert "meta-scale-ai-2025" in {row["id"] for row in found}
    assert {(row["type"], row["year"]) for row in found} == {("minority_stake", 2025)}


def _unfold_facets(page: Page) -> None:
    """On a phone they are folded away, by a script that runs once the page is there."""
    page.wait_for_load_state("networkidle")
    if page.locator("details.facets-fold").get_attribute("open") is None:
        page.locator("details.facets-fold > summary").click()


@pytest.mark.parametrize("watched", [LOOKS[0], LOOKS[3]], indirect=True)
@pytest.mark.parametrize("path", OWN_PAGES)
def test_no_serious_fault_of_access(watched: Page, address: str, path: str) -> None:
    response = watched.goto(address + path)
    assert response is not None
    assert response.status == 200
    watched.wait_for_load_state("networkidle")
    found = Axe().run(watched).response["violations"]
    serious = [fault for fault in found if fault["impact"] in {"serious", "critical"}]
    assert serious == [], [
        (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]]) for fault in serious
    ]


def test_nothing_is_wider_than_the_screen(watched: Page, address: str) -> None:
    for path in OWN_PAGES[:11]:
        watched.goto(address + path)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert watched.evaluate(wide) <= 0, path


def test_markup_in_the_data_does_no_harm(watched: Page, address: str) -> None:
    for path in ("/deal/evil-2024", "/deals/deals?_search=script", "/search?q=script", "/flows"):
        watched.goto(address + path)
        watched.wait_for_load_state("networkidle")
        assert watched.locator('a[href^="javascript:"]').count() == 0
        assert watched.locator("img[onerror]").count() == 0
    expect(watched.get_by_text("<script>alert(1)</script>").first).to_be_attached()


def test_the_graph_shows_one_organization_alone(watched: Page, address: str) -> None:
    watched.goto(address + "/flows")
    watched.locator("svg.graph a[aria-label=OpenAI]").dispatch_event("click")
    expect(watched.locator("#graph-said")).to_contain_text("OpenAI with")
    assert watched.locator("svg.graph .dimmed").count() > 0
    watched.get_by_role("button", name="Closer").click()


def test_no_name_in_the_graph_is_cut_off(watched: Page, address: str) -> None:
    watched.goto(address + "/flows")
    cut = """() => {
      const frame = document.querySelector("svg.graph").getBoundingClientRect();
      return [...document.querySelectorAll("svg.graph text:not(.minor)")].filter((name) => {
        const box = name.getBoundingClientRect();
        return box.left < frame.left || box.right > frame.right;
      }).map((name) => name.textContent);
    }"""
    expect(watched.locator("svg.graph text:not(.minor)").first).to_be_attached()
    assert watched.evaluate(cut) == []


def test_the_graph_draws_the_way_back(watched: Page, address: str) -> None:
    """A payment for computing is in no row of the table, and yet half of its circle."""
    watched.goto(address + "/flows")
    circles = watched.locator(".circles > li")
    expect(circles.filter(has_text="Microsoft → OpenAI → Microsoft")).to_have_count(1)
    back = watched.locator(".circles li[data-from=openai][data-to=microsoft]")
    expect(back.first).to_be_attached()
    assert watched.locator("svg.graph path.edge.circular").count() >= 2 * circles.count()
    named = set(watched.locator("svg.graph text:not(.minor)").all_text_contents())
    assert {"Amazon", "Anthropic", "Microsoft", "OpenAI"} <= named


def test_without_scripts_every_fact_is_there(without_scripts: Page, address: str) -> None:
    page = without_scripts
    page.goto(address + "/deal/meta-scale-ai-2025")
    assert page.locator("svg.path .mark").count() == 17
    assert page.locator("details.field").count() >= 9
    assert page.locator("ol.sources > li").count() == 17
    page.goto(address + "/flows")
    assert page.locator("#money tbody tr").count() > 50
    assert page.locator(".circles li").count() > 3
    page.goto(address + "/")
    assert page.locator("svg.quarters a").count() > 20


def test_a_mark_of_a_chart_says_what_it_is(watched: Page, address: str) -> None:
    watched.goto(address + "/deal/meta-scale-ai-2025")
    watched.wait_for_load_state("networkidle")
    mark = watched.locator("svg.path a.mark").first
    mark.hover()
    said = mark.get_attribute("aria-label") or ""
    assert "Scale" in said or "·" in said
    expect(watched.locator(".chart-tip")).to_have_text(said)
    expect(watched.locator(".chart-tip")).to_be_in_viewport()
    watched.mouse.move(5, 5)
    expect(watched.locator(".chart-tip")).to_be_hidden()


def test_the_chart_can_be_walked_by_keyboard(watched: Page, address: str) -> None:
    watched.goto(address + "/deal/meta-scale-ai-2025")
    mark = watched.locator("svg.path a.mark").first
    mark.focus()
    watched.keyboard.press("Enter")
    expect(watched).to_have_url(re.compile(r"#report-\w+$"))
