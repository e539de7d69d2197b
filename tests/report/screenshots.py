"""`make screenshots`: the page as pictures, for README (docs/report.png) and for looking at it (outputs/screenshots/)."""

from __future__ import annotations

import sys
from pathlib import Path

from browser_here import CHROMIUM, NO_CHROMIUM, launched

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "outputs" / "report.html"
WIDTHS = (1280, 820, 390)
README_SIZE = {"width": 1280, "height": 1000}


def main() -> None:
    if not CHROMIUM:
        sys.exit(NO_CHROMIUM)
    folder = ROOT / "outputs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with launched() as browser:
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
                page.goto(PAGE.as_uri())
                for stage in page.locator(".stage").all():
                    stage.locator("svg").first.wait_for()
                # Else the ways of the page stand in front of what is taken.
                page.evaluate("document.getElementById('ways').style.position = 'static'")
                for name in ("answer", "pictures", "pairs", "claims"):
                    page.locator(f"#{name}").screenshot(path=folder / f"{name}_{width}_{scheme}.png")
                page.locator("#pairs .open").first.click()
                page.locator("#drawer .evidence").first.wait_for()
                page.screenshot(path=folder / f"evidence_{width}_{scheme}.png")
                page.close()
        page = browser.new_page(viewport=README_SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(PAGE.as_uri())
        page.locator(".stage svg").first.wait_for()
        page.screenshot(path=ROOT / "docs" / "report.png")


if __name__ == "__main__":
    main()
