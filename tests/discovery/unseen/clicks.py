"""Clicks through portals in the system's Chromium, scripts run, and tells whether each list of the
gold is reached from the front page and shows replies. `PYTHONPATH=.:tests/discovery python -m
unseen.clicks [family ...]`. Nothing goes over a network: each request is answered by the portal."""

import re
import sys
from heapq import heappop, heappush
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Error, Page, Route, sync_playwright

from replica.site import Answer
from unseen import HALF_A, HALF_B, SEEDS, portal
from unseen.base import ReplyList, Unseen
from unseen.score import canonical

HOOK = """() => { window.__seen = []; window.open = u => { if (u) window.__seen.push(
new URL(u, document.baseURI).href); return null; };
if (window.navigation) navigation.addEventListener('navigate', e => { if (e.cancelable &&
!e.hashChange) { window.__seen.push(e.destination.url); e.preventDefault(); } }); }"""
CLICK = """() => { const out = new Set();
for (const a of document.querySelectorAll('a[href], area[href]')) out.add(a.href);
for (const m of document.querySelectorAll('meta[http-equiv="Refresh"]'))
  out.add(new URL(m.content.split('=').slice(1).join('='), document.baseURI).href);
for (const s of document.querySelectorAll('select')) for (const o of s.options) if (o.value) {
  s.value = o.value; s.dispatchEvent(new Event('change', {bubbles: true})); }
for (const e of document.querySelectorAll('[onclick], [data-url], [data-href], [data-id], .js-go'))
  if (!e.closest('.footer')) e.click();
for (const a of document.querySelectorAll('a[href^="javascript:go"]')) a.click();
return new Promise(done => setTimeout(() => done([...out, ...window.__seen]), 15)); }"""
TEXT = """() => (document.body ? document.body.textContent : '') + [...document.querySelectorAll(
'a[title]')].map(a => a.title).join(' ')"""
ANSWERED = re.compile(r"(?:建议|提案).*(?:答复|复函|回复)")


def settled(p: Unseen, url: str, form: str = "") -> tuple[str, Answer]:
    """The address that an address ends on, and its answer."""
    whole = url
    for _ in range(5):
        answer = p.answer(url, form)
        if answer.status != 302:
            break
        url = urljoin(url, answer.headers["Location"])
    place = "#" + whole.partition("#")[2] if "#" in whole and "#" not in url else ""
    return url + place, answer


def walk(page: Page, p: Unseen, most: int = 400) -> list[str]:
    """What of the gold is not reached, or shows no reply when it is."""

    def serve(route: Route) -> None:
        request = route.request
        if re.search(r"\.(jpg|png|gif|css)$", request.url):
            route.fulfill(status=404)
            return
        _, answer = settled(p, request.url, request.post_data or "")
        route.fulfill(
            status=answer.status, body=answer.body, headers={"content-type": answer.content_type}
        )

    page.unroute_all()
    page.route("**/*", serve)
    wanted = {}
    for gold in p.gold:
        if isinstance(gold, ReplyList):
            wanted[canonical(p, gold.kinds[0][0])] = ""
            wanted[canonical(p, gold.highest)] = "shelf"
    for gold in p.gold:
        if isinstance(gold, ReplyList):
            wanted[canonical(p, gold.kinds[0][0])] = ""
    articles = {canonical(p, p.address(path)) for path in p.articles}
    queue: list[tuple[int, int, str]] = [(0, 0, f"http://{p.host}/")]
    seen, steps = {canonical(p, queue[0][2])}, 0
    while queue and wanted and steps < most:
        _, _, url = heappop(queue)
        steps += 1
        found, text = _open(page, p, url)
        key = canonical(p, settled(p, url)[0])
        for one in {key, canonical(p, url)}:
            if one in wanted and (wanted[one] or ANSWERED.search(text)):
                del wanted[one]
        for link in found:
            name = canonical(p, link)
            if name in seen or not (urlsplit(link).hostname or "").endswith(p.host):
                continue
            seen.add(name)
            if not re.search(r"/rili/|/hdrl/", link):
                heappush(queue, (_rank(name, wanted, articles), len(seen), link))
    return sorted(wanted)


def _rank(name: str, wanted: dict[str, str], articles: set[str]) -> int:
    """What lies above a wanted list first, articles last."""
    if any(one == name or one.startswith(f"{name}/") for one in wanted):
        return 0
    return 2 if name in articles else 1


def _open(page: Page, p: Unseen, url: str) -> tuple[list[str], str]:
    """Links and text of a page and its frames, once its scripts ran."""
    end, answer = settled(p, url)
    if answer.status != 200 or not answer.content_type.startswith("text/html"):
        return [], ""
    try:
        page.goto(end, wait_until="load", timeout=8000)
        links, texts = [], []
        if b"ask(" in answer.body:  # rows that a service gives
            page.wait_for_timeout(150)
        for frame in page.frames:
            frame.evaluate(HOOK)
            links += frame.evaluate(CLICK)
            texts.append(frame.evaluate(TEXT))
        return links, "\n".join(texts)
    except Error as error:
        print("   ", url, str(error).splitlines()[0])
        return [], ""


def main() -> None:
    """Go through the families named, or all."""
    bad = 0
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.on("dialog", lambda dialog: dialog.dismiss())
        for family in sys.argv[1:] or (*HALF_A, *HALF_B):
            for seed in SEEDS:
                p = portal(family, seed)
                missing = walk(page, p) if p.gold else []
                bad += bool(missing)
                if missing:
                    print(p.name, p.traits, missing, flush=True)
                else:
                    print(p.name, "ok", flush=True)
            print(family, "done", flush=True)
    print("portals with lists not reached:", bad)


if __name__ == "__main__":
    main()
