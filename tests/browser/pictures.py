"""The pictures of docs/explorer.md: `make pictures`, over the data of a demo."""

import sys
from pathlib import Path

from chromium import DESK, PHONE, browser, opened, served
from playwright.sync_api import Browser

from storage.layout import Layout
from storage.versions.folders import version_folder

PICTURES = (
    ("explorer-search", "/?q=用地问题 -果园&lang=zh", DESK, False),
    ("explorer-reply", "/?q=基本情况 用地&lang=zh", DESK, False),
    ("explorer-dark", "/?q=\"主体工程\"&lang=en", DESK, True),
    ("explorer-phone", "/?q=用地问题&lang=zh", PHONE, False),
)  # fmt: skip


def take(started: Browser, layout: Layout, out: Path) -> list[Path]:
    """Take the pictures of the newest version; the files."""
    out.mkdir(parents=True, exist_ok=True)
    made = []
    with served(layout, version_folder(layout, "latest")) as address:
        for name, path, size, dark in PICTURES:
            with opened(started, address, size, dark) as (page, _):
                page.goto(path)
                if name == "explorer-reply":
                    page.locator(".hit a").first.click()
                    page.wait_for_selector("article.reply")
                    page.frame_locator("iframe").locator("h1").wait_for()
                file = out / f"{name}.png"
                page.screenshot(path=str(file))
                made.append(file)
    return made


if __name__ == "__main__":
    with browser() as chromium:
        for picture in take(chromium, Layout(Path(sys.argv[1])), Path("docs/images")):
            print(picture)
