"""The walk over one host: which page is asked for next, and what is made of an answer."""

from urllib.parse import urlsplit

from crawlers.discovery.addresses import (
    column_of_article,
    is_article,
    is_inside,
    said_of_rows,
    side_of,
    site_of,
    year_of,
)
from crawlers.discovery.columns import Node, columns_of, plain
from crawlers.discovery.judging import Judged, answer_citizens, judge, names_bodies, shows_one_side
from crawlers.discovery.labels import label_kind, path_signs, tells_of_column
from crawlers.discovery.links import (
    Link,
    breadcrumb,
    drawn_links,
    page_links,
)
from crawlers.discovery.onward import HOME, Onward
from crawlers.discovery.queue import SCORES, Queue, Way
from crawlers.page import Page
from crawlers.platforms.lists.hints.places import places_of
from crawlers.read.process import limited
from schemas.discovery import HostDiscovery, Looked, Pending
from schemas.messages import Trouble

LONGEST_YEAR = 8
_FALL_BACK = ("tls_failed", "refused", "timeout", "reset", "bad_response", "unreachable")
MOST_FAILURES = 3
"""Pages in a row that do not come; then the host is left for another night."""


class HostWalk:
    """The look at one host, which goes on where an earlier night has left it. `state` is what is
    kept."""

    def __init__(self, state: HostDiscovery) -> None:
        self.state = state
        self.nodes: dict[str, Node] = {}
        self._queue = Queue(state)
        self._onward = Onward(state, self._queue)
        self._failures = 0
        for column in state.columns:  # of an earlier night of the same look
            self._remember(column.url, [one.url for one in column.lists])
        if not state.seen:
            self._queue.add("home", state.start, HOME, 200, Way())
            self._queue.add("map", f"{self._onward.root}/sitemap.xml", "sitemap.xml", 20, Way(1))

    def _remember(self, url: str, lists: list[str]) -> None:
        self._queue.seen.update(map(plain, [url, *lists]))

    @property
    def _found(self) -> bool:
        return bool(self.state.columns) or any(n.judged.is_list for n in self.nodes.values())

    def next(self) -> Pending | None:
        """The page to ask for now; None when nothing is left, or nothing that is worth it."""
        return self._queue.next(self._found)

    def take(self, asked: Pending, page: Page) -> None:
        """Take note of an answer, and of where it leads."""
        self._failures = 0
        if asked.role == "service":
            self._take_service(asked, page)
            return
        key = plain(page.url)
        if key != plain(asked.url) and (
            key in self._queue.seen or site_of(page.url) != self._onward.site
        ):
            self._look(asked, f"leads to {page.url}, which is known or elsewhere")
            return
        self._queue.seen.add(key)
        if asked.role == "script":
            links = drawn_links(page, asked.base or page.url, asked.places)
            self._look(asked, f"a script with {len(links)} link(s)")
            if node := self.nodes.get(asked.parent or ""):
                self._take_children(asked, links, node)
            else:
                self._onward.follow(asked, links)
        elif asked.role == "article":
            self._take_article(asked, page)
        elif asked.role == "map":
            self._take_map(asked, page)
        else:
            self._take_page(asked, page)

    def _take_page(self, asked: Pending, page: Page) -> None:
        if asked.role == "guess":
            self._queue.note_guess(asked, is_there=True)
        judged = limited(judge, page)
        judged.take_papers(self._named(asked))
        judged.asks = self._queue.unasked(judged.asks)
        is_tree = judged.platform == "gkmlpt" and bool(judged.asks)
        is_column = asked.role in ("column", "year", "guess", "code") or is_tree
        links = page_links(page)
        says_so = names_bodies(asked.label) or path_signs(page.url) or asked.parent
        if not (is_column and says_so) and answer_citizens(judged.titles):
            judged.titles = []
        if not is_column and not (judged.is_list and judged.replies >= 0.7 * judged.rows >= 3):
            self._look(asked, "leads further")
            new = [link for link in links if self._onward.may_lead_on(link)]
            if asked.organ:  # the menu of its own, not that of the site around it
                new = [link for link in new if is_inside(link.url, asked.organ)]
            is_bare = len(new) < 2
            self._onward.follow(asked, links)
            self._onward.begin(asked, page, links)
            self._onward.read_scripts(asked, page, is_bare)
            return
        if (half := self._half_of(asked, page, links)) is not None:
            asked = half
        if is_tree:
            asked.reasons.append("its catalogue names a category of suggestions or proposals")
        elif not is_column:
            asked.reasons.append("its rows are answers though its name does not say so")
        node = Node(
            page.url, asked.label, asked.role, asked.trail, asked.reasons, judged, asked.parent,
            asked.organ, pages=[page],
        )  # fmt: skip
        has_service = bool(judged.asks)
        if has_service:
            self._queue.put(asked.model_copy(
                update={"url": judged.asks.pop(0).key, "role": "service", "score": 120,
                        "parent": plain(page.url)}
            ))  # fmt: skip
        self.nodes[plain(page.url)] = node
        self._take_children(asked, links, node)
        self._look(asked, said_of_rows(judged.rows, judged.replies, judged.is_list))
        if judged.is_list:
            self._onward.try_other_organs(node)
        elif not has_service and not judged.rows:
            self._onward.read_scripts(asked, page, True, plain(page.url))

    def _named(self, asked: Pending) -> str:
        """The words of a column and of the one above it."""
        above = self.nodes.get(asked.parent or "")
        return f"{above.label if above else ''} {asked.label}"

    def _half_of(self, asked: Pending, page: Page, links: list[Link]) -> Pending | None:
        """The first half of a column whose own address sends on to it, below the column; None for
        a page that is what was asked for."""
        here, above = plain(page.url), plain(asked.url)
        named = next((link.text for link in links if plain(link.url) == here), "")
        if here == above or side_of(named) is None or side_of(asked.label) is not None:
            return None
        self.nodes[above] = Node(
            asked.url, asked.label, asked.role, asked.trail, asked.reasons, Judged(), asked.parent,
            asked.organ,
        )  # fmt: skip
        return asked.model_copy(
            update={"label": named, "role": "column", "parent": above, "reasons": []}
        )

    def _take_children(self, asked: Pending, links: list[Link], node: Node) -> None:
        """Halves and years below a column page. A list that is whole has their rows already."""
        links = [link for link in links if plain(link.url) not in self._queue.seen]
        known, here = {plain(p.url) for p in self.state.pending}, plain(node.url)
        fresh = [
            link for link in links if plain(link.url) not in known and self._onward.is_ours(link)
        ]
        years = [
            link for link in fresh
            if label_kind(link.text) == "year"
            # 2023年建议提案办理总体情况 is no year of a column
            and not (is_article(link.url) and len(link.text) > LONGEST_YEAR)
        ]  # fmt: skip
        years.sort(key=lambda link: year_of(link), reverse=True)
        self._queue.seen.update(plain(link.url) for link in years)
        if years and not node.judged.is_list and node.role != "year":
            node.years = [link.url for link in years]
            self._ask_year(years[0].url, years[0].text, asked, here)
        sided = side_of(asked.label)
        for link in fresh:
            kind = label_kind(link.text)
            if kind not in ("column", "side") or is_article(link.url):
                continue
            is_half = sided is None and (kind == "side" or side_of(link.text) is not None)
            is_whole = node.judged.is_list and node.judged.whole
            if is_whole and is_half and not shows_one_side(node.judged.titles):
                self._queue.seen.add(plain(link.url))
                continue
            parent = here if is_half or is_inside(link.url, node.url) else node.parent
            way = Way.beyond(asked, parent)
            self._queue.add("column", link.url, link.text, SCORES[kind], way)
        above = self.nodes.get(node.parent or "")
        if node.role == "year" and above and not node.judged.rows:
            for url in above.years:  # a year that has halves of its own says that all may have
                self._ask_year(url, node.label, asked, plain(above.url))
        waiting = len(self._queue.pending)
        self._onward.follow(asked, links)
        if waiting == len(self._queue.pending) and not (years or node.judged.rows):
            self._onward.follow_unnamed(asked, links, here)

    def _ask_year(self, url: str, label: str, asked: Pending, parent: str) -> None:
        if not any(p.url == url for p in self._queue.pending) and plain(url) not in self.nodes:
            self._queue.add("year", url, label, 97, Way.beyond(asked, parent))

    def _take_service(self, asked: Pending, page: Page) -> None:
        """An answer of the list service of a column page."""
        node = self.nodes.get(asked.parent or "")
        found = limited(judge, page, False)
        found.take_papers(self._named(asked))
        self._look(asked, said_of_rows(found.rows, found.replies, found.is_list))
        if node and not found.replies:  # it was the menu that it drew
            shown = node.pages[0]
            links = drawn_links(page, shown.base_url, places_of(shown))
            self._take_children(asked, links, node)
            self._ask_other_service(asked, node)
        elif node:
            found.platform, found.children = node.judged.platform, node.judged.children
            node.judged = found
            node.pages.append(page)
            self._onward.try_other_organs(node)

    def _ask_other_service(self, asked: Pending, node: Node) -> None:
        """What else the scripts of a column page ask for, then what they draw its menu from."""
        if node.judged.asks:
            key = node.judged.asks.pop(0).key
            self._queue.put(asked.model_copy(update={"url": key}))
        elif node.pages:
            self._onward.read_scripts(asked, node.pages[0], True, asked.parent)

    def _take_article(self, asked: Pending, page: Page) -> None:
        """The trail above one reply: its last step is the column that it stands in."""
        if tells_of_column(asked.label):
            self._look(asked, "a notice of a column")
            self._onward.follow(asked, page_links(page))
            return
        trail = breadcrumb(page)
        self._look(
            asked, f"a reply, its trail: {' > '.join(step.text for step in trail) or 'none'}"
        )
        for step in reversed(trail):
            if urlsplit(step.url).path.strip("/") and self._onward.is_ours(step):
                words = [t.text for t in trail[:-1]]
                reasons = ["the trail above a reply names it"]
                way = Way(len(trail), words, reasons=reasons)
                self._queue.add("column", step.url, step.text, 90, way)
                return
        if url := column_of_article(page.url):
            way = Way(1, asked.trail, reasons=["a reply's address names it"])
            self._queue.add("column", url, asked.label, 90, way)

    def _take_map(self, asked: Pending, page: Page) -> None:
        links = page_links(page)
        self._look(asked, f"a map of {len(links)} link(s)")
        if page.text.lstrip()[:5] == "<?xml":
            self._onward.follow_sitemap(links)
        else:
            self._onward.follow(asked, links)

    def miss(self, asked: Pending, trouble: Trouble, missing: bool) -> None:
        """A page that did not come; `missing` when the site says that there is none."""
        self._look(asked, trouble.kind)
        if asked.role == "guess":
            self._queue.note_guess(asked, is_there=False)
        if asked.role == "service" and (node := self.nodes.get(asked.parent or "")):
            self._ask_other_service(asked, node)
        if asked.role == "home" and asked.depth == 0:
            if trouble.kind == "robots_denied":
                self.stop("denied", trouble.message)
            elif asked.url.startswith("https:") and trouble.kind in _FALL_BACK:
                self.state.start = asked.url.replace("https:", "http:", 1)
                self._queue.seen.discard(plain(asked.url))
                self._queue.add("home", self.state.start, HOME, 200, Way())
                for waiting in self._queue.pending:
                    waiting.url = waiting.url.replace("https:", "http:", 1)
            else:
                self.stop("failed", f"the home page did not come: {trouble.message}")
            return
        self._failures += not missing and trouble.kind != "robots_denied"
        if self._failures >= MOST_FAILURES:
            self.stop("failed", f"{MOST_FAILURES} pages in a row did not come: {trouble.message}")

    def stop(self, outcome: str, reason: str) -> None:
        """Ask for nothing more in this look."""
        self.state = self.state.model_copy(update={"outcome": outcome, "reason": reason})
        self._queue.pending.clear()

    def result(self) -> HostDiscovery:
        """What the look came to, or as far as it is."""
        kept = [c for c in self.state.columns if plain(c.url) not in self.nodes]
        state = self.state
        if state.outcome == "open" and self._queue.is_done(self._found):
            state = state.model_copy(update={"outcome": "done"})
            self._queue.pending.clear()
        return state.model_copy(
            update={
                "pending": list(self._queue.pending),
                "columns": [*kept, *columns_of(self.nodes)],
                "seen": sorted(self._queue.seen) if state.outcome == "open" else [],
                "elsewhere": list(dict.fromkeys(state.elsewhere)),
            }
        )

    def _look(self, asked: Pending, found: str) -> None:
        self.state.looked.append(Looked(url=asked.url, label=asked.label, found=found))
