"""The top of a run's report as an image, for the documentation; needs Chromium.

    python -m eval.report_image FOLDER docs/images/evaluation.png

The browser is refused any address but the file itself: a report that asked for one would fail.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, Route, sync_playwright

from eval.run_folder import HTML

WIDTH, HEIGHT = 1080, 2300
FLAGS = ("--no-sandbox", "--disable-background-networking", "--no-first-run")


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("image", type=Path)
    args = parser.parse_args(argv)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is not installed.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        asked = opened_offline(page, args.folder / HTML)
        page.screenshot(path=args.image)
        browser.close()
    if asked:
        print(f"The report asked for {asked}.", file=sys.stderr)
    return 1 if asked else 0


def opened_offline(page: Page, report: Path) -> list[str]:
    """Open a report with every other address refused; the addresses that it asked for."""
    asked: list[str] = []

    def only_the_file(route: Route) -> None:
        address = route.request.url
        if address == report.resolve().as_uri():
            route.continue_()
        else:
            asked.append(address)
            route.abort()

    page.route(lambda address: not address.startswith("data:"), only_the_file)
    page.goto(report.resolve().as_uri())
    page.wait_for_load_state("load")
    return asked


if __name__ == "__main__":
    raise SystemExit(main())
