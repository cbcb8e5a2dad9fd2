"""A column as a browser shows it: the system's Chromium opens it as a person would, and every
request that may have brought rows is recorded.

Chromium is the system's own; nothing is downloaded. Robots rules hold for each request, requests to
other than government hosts and for pictures are not sent, and a challenge is reported, not solved.
"""

import json
import re
import shutil
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from protego import Protego

from crawlers.authoring.detect import Detection, detect
from crawlers.crawl.network import REPLICA_SUFFIX, is_public
from crawlers.crawl.responses import classify_response
from crawlers.discovery.judging import draft_source
from crawlers.page import Page
from crawlers.platforms import Ask, ListPage, ranked_platforms
from crawlers.read.process import limited, list_page
from flows.runs.crawling import user_agent
from flows.runs.scaling import MissingExtraError
from schemas.host import is_government

if TYPE_CHECKING:
    from playwright.sync_api import Response, Route

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
SECONDS = 30
_NEEDLESS = ("image", "font", "media", "stylesheet")
_NEXT = re.compile(r"^\s{0,3}(?:下一页|下页|后一页|>|›|»|next)\s{0,3}$", re.I)
_SECOND = re.compile(r"^\s{0,3}2\s{0,3}$")
MOST_BYTES = 8 * 1024 * 1024


class BrowserError(RuntimeError):
    """A column that the browser could not show; one line with what to do."""


@dataclass(frozen=True)
class Recorded:
    """One request of the page and its answer."""

    ask: Ask
    page: Page


@dataclass
class Browsed:
    """The column as it was drawn, what was asked for meanwhile, and what when page 2 was opened."""

    page: Page
    first: list[Recorded] = field(default_factory=list)
    second: list[Recorded] = field(default_factory=list)


def browse(url: str, contact: str | None, replica: bool) -> Browsed:
    """Open a column, and its second page where something leads there. Raises BrowserError, and
    MissingExtraError without Playwright."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise MissingExtraError(
            "Playwright is not installed; install dafu with its extra: pip install 'dafu[browser]'"
        ) from error
    program = next((p for p in map(shutil.which, CHROMIUM) if p), None)
    if program is None:
        raise BrowserError("no Chromium on this machine; install it with the system's packages")
    with sync_playwright() as drive:
        # In a container root may not make its own sandbox.
        browser = drive.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            return _Visit(url, user_agent(contact), replica).run(browser)
        except Error as error:
            raise BrowserError(
                f"the browser could not open it: {str(error).splitlines()[0]}"
            ) from error
        finally:
            browser.close()


@dataclass
class _Visit:
    url: str
    agent: str
    replica: bool
    seen: list[Recorded] = field(default_factory=list)
    allowed: dict[str, bool] = field(default_factory=dict)
    robots: Any = None

    def run(self, browser: Any) -> Browsed:
        """The column in a window of its own."""
        context = browser.new_context(
            user_agent=self.agent, locale="zh-CN", service_workers="block", accept_downloads=False
        )
        parts = urlsplit(self.url)
        window = context.new_page()
        robots = window.goto(f"{parts.scheme}://{parts.netloc}/robots.txt", timeout=SECONDS * 1000)
        if robots is None or robots.status >= 500:
            raise BrowserError("robots.txt could not be read, which means hands off")
        self.robots = Protego.parse(robots.text() if robots.status == 200 else "")
        if not self.robots.can_fetch(self.url, self.agent):
            raise BrowserError("the site's robots.txt forbids this address")
        window.route("**/*", self._route)
        window.on("response", self._record)
        answer = window.goto(self.url, timeout=SECONDS * 1000, wait_until="domcontentloaded")
        if answer is not None:
            body = answer.body()
            found = classify_response(answer.status, dict(answer.headers), body)
            if found != "ok":
                raise BrowserError(f"the site answers with {found} (HTTP {answer.status})")
        self._settle(window)
        shown = Page(window.url, window.content().encode())
        first, self.seen = self.seen, []
        if self._open_second(window):
            self._settle(window)
        return Browsed(shown, first, self.seen)

    def _settle(self, window: Any) -> None:
        from playwright.sync_api import TimeoutError as Late

        try:
            window.wait_for_load_state("networkidle", timeout=SECONDS * 1000)
        except Late:
            return  # some pages never rest; what came is enough
        window.wait_for_timeout(300)

    def _open_second(self, window: Any) -> bool:
        for pattern in (_NEXT, _SECOND):
            link = window.locator("a, button, li, span").filter(has_text=pattern).first
            if link.count() and link.is_visible():
                link.click(timeout=5_000)
                return True
        return False

    def _route(self, route: "Route") -> None:
        asked = route.request
        host = urlsplit(asked.url).hostname or ""
        good = asked.resource_type not in _NEEDLESS and self._is_host_allowed(host)
        if good and host == urlsplit(self.url).hostname:
            good = self.robots.can_fetch(asked.url, self.agent)
        route.continue_() if good else route.abort()

    def _is_host_allowed(self, host: str) -> bool:
        if host not in self.allowed:
            self.allowed[host] = _is_allowed(host, urlsplit(self.url).hostname or "", self.replica)
        return self.allowed[host]

    def _record(self, answer: "Response") -> None:
        from playwright.sync_api import Error

        asked = answer.request
        if asked.resource_type not in ("xhr", "fetch", "script") or answer.status != 200:
            return
        try:
            body = answer.body()
        except Error:  # an answer of a page that was left
            return
        if len(body) <= MOST_BYTES:
            ask = Ask(asked.url, _form(asked.post_data))
            page = Page(ask.key if ask.form else asked.url, body, 200, dict(answer.headers))
            self.seen.append(Recorded(ask, page))


def _form(data: str | None) -> str | None:
    """The posted values as a crawl posts them; None for what is no form (nested JSON, files)."""
    if not data:
        return None
    if data.lstrip().startswith("{"):
        try:
            values = json.loads(data)
        except ValueError:
            return None
        flat = all(isinstance(v, str | int | float | bool) for v in values.values())
        return "&".join(f"{k}={v}" for k, v in values.items()) if flat else None
    return data if "=" in data and "\n" not in data else None


def _is_allowed(host: str, own: str, replica: bool) -> bool:
    if replica and host.endswith(REPLICA_SUFFIX):
        return True
    if host != own and not is_government(host):
        return False
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    return bool(found) and all(map(is_public, found))


def detect_browsed(url: str, seen: Browsed) -> Detection:
    """What the column is, with the list service that brought its rows as the start address."""
    drawn = _titles(_listed(seen.page))
    ranked = sorted(seen.first, key=lambda r: -len(_titles(_listed(r.page)) & drawn))
    best = ranked[0] if ranked and _titles(_listed(ranked[0].page)) & drawn else None
    if best is None:
        found = limited(detect, seen.page, [])
        found.doubts.append("no request brought the rows: they stand in the page as it is drawn")
        return found
    common = len(_titles(_listed(best.page)) & drawn)
    column, found = limited(detect, seen.page, []), limited(detect, best.page, [])
    found.url, found.publisher, found.kind = best.ask.key, column.publisher, column.kind
    found.region, found.level = column.region, column.level
    found.reasons.append(f"in a browser this request brought {common} of {len(drawn)} rows")
    found.listing_pager = _pager(best, seen.second)
    found.doubts = [d for d in column.doubts if not d.startswith(("no rows", "signs of more"))]
    if found.listing_pager is None and not found.pages:
        found.doubts.append("page 2 could not be opened: write listing.pager where there is more")
    return found


def _listed(page: Page) -> ListPage:
    name = ranked_platforms(page)[0][1]
    return limited(list_page, draft_source(page.url, name), page, name, False)


def _titles(listed: ListPage) -> set[str]:
    return {row.title for row in listed.rows}


def _pager(first: Recorded, second: list[Recorded]) -> str | None:
    """The address of page k, from the one parameter that differs when page 2 is opened."""
    shown = _titles(_listed(first.page))
    for other in second:
        fresh = _titles(_listed(other.page))
        if other.ask.url.split("?")[0] != first.ask.url.split("?")[0] or not fresh - shown:
            continue
        changed = [
            (name, value)
            for name, value in other.ask.values.items()
            if first.ask.values.get(name) != value
        ]
        if len(changed) == 1 and changed[0][1].isdigit():
            name, value = changed[0]
            hole = _hole(int(value), len(shown))
            return _put(other.ask, name, value, hole) if hole else None
    return None


def _hole(value: int, rows: int) -> str | None:
    """How a number of page 2 is written."""
    if value in (1, 2):
        return "{n}" if value == 2 else "{n-1}"
    return "{rows}" if value == rows else None


def _put(ask: Ask, name: str, value: str, hole: str) -> str:
    where: Callable[[str], str] = lambda text: re.sub(  # noqa: E731
        rf"(?<![^?&#]){re.escape(name)}={value}(?![^&])", f"{name}={hole}", text
    )
    if name in dict(parse_qsl(urlsplit(ask.url).query)):
        return where(ask.url) + (f"#{ask.form}" if ask.form else "")
    return f"{ask.url}#{where(ask.form or '')}"
