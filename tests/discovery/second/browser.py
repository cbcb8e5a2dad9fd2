"""A check with a real browser: on the way to each list the next link is there once the scripts of
the page have run, and the list shows rows.

`PYTHONPATH=.:tests/discovery python -m second.browser A`"""

import re
import sys
import time
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page, Request, Route, sync_playwright
from unseen.score import canonical

from second import portals
from second.person import looks_for, opened
from second.site import Second

FIND = """() => [...document.querySelectorAll('a[href],option[value],[onclick]')].map(e => {
  const c = e.getAttribute('onclick') || '', m = c.match(/location\\.href=['"]([^'"]+)/);
  return m ? new URL(m[1], document.baseURI).href
    : e.tagName == 'A' ? e.href : e.value ? new URL(e.value, document.baseURI).href : ''})"""


def answering(p: Second, route: Route, request: Request) -> None:
    """Answer the browser from the portal."""
    url = request.url
    if not (urlsplit(url).hostname or "").endswith(p.host) or re.search(
        r"\.(png|jpg|css|ico)", url
    ):
        route.abort()
        return
    got = p.answer(url, request.post_data or "")
    if got.status == 302:
        target = urljoin(url, got.headers["Location"])
        got = opened(p, target)[1]
    route.fulfill(status=got.status, body=got.body, content_type=got.content_type)


def links_of(page: Page, url: str) -> list[str]:
    """All links on a page and in its frames after its scripts have run."""
    page.goto(url, wait_until="load")
    out: list[str] = []
    for _ in range(12):  # what a service draws comes a moment later
        out = [u for frame in page.frames for u in frame.evaluate(FIND)]
        if page.evaluate("document.readyState") == "complete" and len(out) > 3:
            break
        time.sleep(0.02)
    time.sleep(0.03)
    return [u for frame in page.frames for u in frame.evaluate(FIND)]


def checked(p: Second, page: Page) -> list[str]:
    """What is wrong with the ways to the lists of a portal."""
    walk, wrong = looks_for(p), []
    steps = {}
    for url in walk.at.values():
        way = walk.clicks(url)
        for here, after in zip(way, [*way[1:], ""], strict=True):
            steps.setdefault(here, set()).add(after)
    for here, after in steps.items():
        found = links_of(page, opened(p, here)[0])
        named = {canonical(p, u) for u in found}
        for one in after - {""}:
            if canonical(p, one) not in named:
                wrong.append(f"{p.name}: no link to {one} on {here}")
        if "" in after and not any(_article(p, u) for u in found):
            children = {canonical(p, a) for g in p.gold for a in g.accepted | g.allowed}
            if not named & children - {canonical(p, here)}:
                wrong.append(f"{p.name}: no rows on {here}")
    return wrong


def _article(p: Second, url: str) -> bool:
    parts = urlsplit(re.sub(r";jsessionid=\w+", "", url))
    return parts.path in p.articles or f"{parts.path}?{parts.query}" in p.articles


def main() -> None:
    """Check a half."""
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for p in portals(sys.argv[1]):
            p.late.clear()
            context = browser.new_context(ignore_https_errors=True)
            page = context.new_page()
            page.route("**/*", lambda route, request, p=p: answering(p, route, request))
            for line in checked(p, page):
                print(line)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
