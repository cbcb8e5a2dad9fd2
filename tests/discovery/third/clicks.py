"""Whether a person reaches every list: each portal is opened in a browser, its links as they stand
after the scripts are followed from the front page, and the shortest ways to all lists together must
take at most 60 page views. `python -m third.clicks [FAMILY...]` in tests/discovery."""

import re
import sys
from collections import deque
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

import lxml.html
from playwright.sync_api import Page, Route, sync_playwright
from unseen.base import ReplyList, Unseen
from unseen.score import canonical

from third import HALF_A, HALF_B, SEEDS, portal

VIEWS = 60
PLACES = """() => [...document.querySelectorAll(`a[href],area[href],iframe[src],frame[src],
option[value],[onclick]`)].flatMap(e => [e.getAttribute('href'), e.getAttribute('src'),
e.tagName == 'OPTION' ? e.getAttribute('value') : null, e.getAttribute('onclick')])
.filter(Boolean)"""


def opened(p: Unseen, url: str, form: str = "") -> tuple[str, int, bytes, str]:
    """A page after its redirects."""
    for _ in range(6):
        answer = p.answer(url, form)
        if answer.status not in (301, 302):
            break
        url = urljoin(url, answer.headers["Location"])
    return url, answer.status, answer.body, answer.content_type


def targets(written: list[str], at: str) -> list[str]:
    """Addresses in attributes, those of onclick with them."""
    out = []
    for text in written:
        found = re.findall(r"(?:href\s*=\s*|open\(|go\w*\()\s*['\"]([^'\"]+)", text)
        simple = [] if "(" in text or text.startswith("javascript") else [text]
        for one in found or simple:
            url, _, spot = urljoin(at, one).partition("#")
            out.append(f"{url}#{spot}" if spot.isdigit() else url)
    return [u for u in out if u.startswith("http")]


def links(p: Unseen, browser: Page, url: str, wait: int = 30) -> tuple[str, list[str]]:
    """Where a page leads, with its scripts run if it has any."""
    url, status, body, kind = opened(p, url)
    if status != 200 or "html" not in kind:
        return url, []
    text = body.decode(p.charset, "replace")
    if "<script" not in text and 'http-equiv="refresh"' not in text:
        tree = lxml.html.fromstring(re.sub(r"^<\?xml[^>]*>", "", text))
        written = [
            str(e.get(name))
            for e in tree.iter("a", "area", "iframe", "frame", "option", "div")
            for name in ("href", "src", "value", "onclick")
            if e.get(name)
        ]
    else:
        browser.goto(url, wait_until="load")
        browser.wait_for_timeout(wait if "XMLHttpRequest" in text or "fetch(" in text else 0)
        written = browser.evaluate(PLACES)
        url = browser.url
    return url, targets(written, url)


def walk(p: Unseen, browser: Page) -> tuple[int, list[str]]:
    """Page views of the shortest ways to all lists, and the lists that no way leads to."""
    wanted = {canonical(p, g.highest) for g in p.gold if isinstance(g, ReplyList)}
    articles = {canonical(p, p.address(a)) for a in p.articles}
    start = f"http://{p.host}/"
    first = canonical(p, start)
    before: dict[str, str] = {first: ""}
    queue = deque([start])
    found: set[str] = set()

    def answer(route: Route) -> None:
        ask = route.request
        if ask.resource_type in ("image", "stylesheet", "font"):
            route.abort()
            return
        _, status, body, kind = opened(p, ask.url, ask.post_data or "")
        route.fulfill(status=status, body=body, content_type=kind)

    browser.unroute_all()
    browser.route("**/*", answer)
    while queue and found != wanted:
        at = queue.popleft()
        here = canonical(p, at)
        final, leads = links(p, browser, at)
        for one in {here, canonical(p, final)} & wanted:
            before.setdefault(one, here)
            found.add(one)
        for url in leads:
            name = canonical(p, url)
            host = urlsplit(url).hostname or ""
            if name in before or name in articles or not host.endswith(p.host):
                continue
            if _turned(p, url):
                continue
            before[name] = here
            queue.append(url)
            if name in wanted:
                found.add(name)
    lost = sorted(wanted - found)
    lost += [min(g.accepted) for g in p.gold if not drawn(p, browser, g.accepted)]
    views = set()
    for one in found:
        while one:
            views.add(one)
            one = before[one]
    return len(views), lost


def drawn(p: Unseen, browser: Page, accepted: Iterable[str]) -> bool:
    """Whether the scripts of a list, if it has any, draw links to articles."""
    articles = {canonical(p, p.address(a)) for a in p.articles}
    for url in accepted:
        _, _, body, kind = opened(p, url)
        if "html" not in kind:
            continue
        for _ in range(3):
            _, leads = links(p, browser, url, 60 if b"fetch(" in body else 0)
            if any(canonical(p, lead) in articles for lead in leads):
                return True
    return False


def _turned(p: Unseen, url: str) -> bool:
    """Whether it is one of the other pages of a list."""
    path = urlsplit(url).path
    first = re.sub(r"_\d+(\.\w+)$", r"\1", path)
    return first != path and (first in p.pages or re.sub("index[.]html$", "", first) in p.pages)


def main() -> None:
    """The table."""
    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path="/usr/bin/chromium")
        browser = launched.new_page()
        for family in sys.argv[1:] or (*HALF_A, *HALF_B):
            most, bad = 0, []
            for seed in SEEDS:
                p = portal(family, seed)
                views, missed = walk(p, browser)
                most = max(most, views)
                bad += [f"  {family} {seed}: {one}" for one in missed]
                bad += [f"  {family} {seed}: {views} views"] if views > VIEWS else []
            print(
                f"{family}: most views {most}, not reached {len(bad)}", *bad, sep="\n", flush=True
            )
        launched.close()


if __name__ == "__main__":
    main()
