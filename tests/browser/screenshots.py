"""Pictures of the main pages, for looking at them: `make screenshots`, into screenshots/."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from serving import chromium, serving

from deals import pipeline

PAGES = {
    "home": "/",
    "deal": "/deal/meta-scale-ai-2025",
    "deal-as-of": "/deal/meta-scale-ai-2025?as_of=2025-06-09",
    "organization": "/organization/meta-platforms",
    "flows": "/flows",
    "table": "/deals/deals",
    "rumours": "/rumours",
    "disagreements": "/disagreements",
    "publishers": "/publishers",
    "search": "/search?q=scale",
    "method": "/method",
    "review": "/review",
}
README = {"deal": "light", "flows": "light", "home": "dark"}  # page and colours, for docs/images
WIDTHS = (1440, 390)
SCHEMES = ("light", "dark")


def main(folder: Path, only: list[str]) -> None:
    """Every page (or those named) at each width, in each colour scheme."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        database = Path(place) / "deals.db"
        pipeline.demo(database)
        browser = playwright.chromium.launch(executable_path=chromium())
        with serving(database) as address:
            for name in only or PAGES:
                for width in WIDTHS:
                    for scheme in SCHEMES:
                        file = folder / f"{name}-{width}-{scheme}.png"
                        picture(browser, address + PAGES[name], file, width, scheme)
            if "--readme" in sys.argv:
                for name, scheme in README.items():
                    file = Path("docs/images") / f"{name}.png"
                    file.parent.mkdir(exist_ok=True)
                    picture(browser, address + PAGES[name], file, 1280, scheme)
        browser.close()


def picture(browser: Browser, url: str, file: Path, width: int, scheme: str) -> None:
    """What a reader sees first, or with --full the whole page."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(300)
    page.screenshot(path=str(file), full_page="--full" in sys.argv)
    page.close()


if __name__ == "__main__":
    main(Path("screenshots"), [word for word in sys.argv[1:] if not word.startswith("--")])
