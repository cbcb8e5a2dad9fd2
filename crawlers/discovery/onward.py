"""Where the pages of a host lead: which of their links are asked for, as what, and how soon."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawlers.discovery.addresses import folder_of, is_article, is_inside, side_of, site_of
from crawlers.discovery.columns import Node, plain
from crawlers.discovery.labels import (
    code_paths,
    label_kind,
    names_column,
    names_section,
    path_signs,
    tells_of_column,
)
from crawlers.discovery.links import FRAME, Link, menu_scripts
from crawlers.discovery.queue import EXPLORED, SCORES, Queue, Way
from crawlers.page import Page
from crawlers.platforms.lists.below.parts import leads_on
from crawlers.platforms.lists.hints.places import places_of
from schemas.discovery import HostDiscovery, Pending
from schemas.host import is_government

HOME = "首页"
DEPTH = 5
"""Clicks from the home page: four to the list, one for its year."""
_EXPLORED_FROM = ("home", "way", "script")
MOST_NOTICES, MOST_OF_SITEMAP = 2, 12
UNNAMED = 56
"""Where a child of a column stands in the queue whose name says nothing."""
FEW_LINKS, MOST_ONWARD = 6, 3
"""A home page with fewer links, none of them known, only leads on: to the first of them."""


class Onward:
    """What is made of the links of a page: requests that wait in the queue."""

    def __init__(self, state: HostDiscovery, queue: Queue) -> None:
        self.state, self.queue = state, queue
        self.site = site_of(state.start)
        self.shown: set[str] = set()
        """Links of the pages that led here: what a column has of its own is not among them."""
        self.organs = {p.organ: p.label for p in state.pending if p.role == "way" and p.organ}

    @property
    def root(self) -> str:
        """Scheme and host."""
        parts = urlsplit(self.state.start)
        return f"{parts.scheme}://{parts.netloc}"

    def may_lead_on(self, link: Link) -> bool:
        """Whether a link is new and its words are known."""
        return label_kind(link.text) in SCORES and plain(link.url) not in self.queue.seen

    def read_scripts(
        self, asked: Pending, page: Page, is_bare: bool, parent: str | None = None
    ) -> None:
        """Ask for the scripts that may write the menu of a page, first where it has few links
        without them. Those of the home page are on all others, and are asked for once."""
        score = (65 if asked.role == "home" else 62) if is_bare else 33
        scripts = menu_scripts(page)
        places = places_of(page) if scripts else []
        for script in scripts[: 4 if asked.role == "home" else 2]:
            way = replace(Way.beyond(asked, parent, clicks=0), base=page.base_url, places=places)
            self.queue.add("script", script, asked.label, score, way)

    def begin(self, asked: Pending, page: Page, links: list[Link]) -> None:
        """What only the home page and pages near it start: scripts of the menu, codes, the trail
        of a reply among the news."""
        if asked.role == "home" and not any(label_kind(link.text) in SCORES for link in links):
            ours = [link for link in links if self.is_ours(link)]
            onward = [*leads_on(page), *(link.url for link in ours[:MOST_ONWARD])]
            for url in onward if len(ours) < FEW_LINKS else []:
                if site_of(url) == self.site:
                    self.queue.add("home", url, HOME, 150, Way(asked.depth + 1))
        if asked.role == "home":
            for code in code_paths([link.url for link in links]):
                self.queue.add("code", self.root + code, code.strip("/"), 64, Way(1))
        beyond = Way(asked.depth + 1, asked.trail)
        for link in [link for link in links if tells_of_column(link.text)][:MOST_NOTICES]:
            self.queue.add("article", link.url, link.text, 52, beyond)
        replies = [link for link in links if label_kind(link.text) == "article"]
        for link in sorted(replies, key=lambda r: not is_article(r.url))[:1]:
            self.queue.add("article", link.url, link.text, 42, beyond)

    def follow(self, asked: Pending, links: list[Link]) -> None:
        """Queue the links of a page that may lead to a column."""
        add, depth = self.queue.add, 1 if asked.role == "home" else asked.depth + 1
        trail = [*asked.trail, asked.label] if asked.label != HOME else []
        way, within = Way(depth, trail), Way(depth, trail, organ=asked.organ)
        organs = [link for link in links if label_kind(link.text) == "organ"]
        is_explored = asked.role in _EXPLORED_FROM and depth < DEPTH
        is_named_so = label_kind(asked.label) == "organs"
        in_directory = asked.role in ("way", "script") and len(organs) >= (1 if is_named_so else 2)
        sides = {side_of(link.text) for link in links if label_kind(link.text) == "side"}
        is_pair = asked.role != "home" and {"npc", "cppcc"} <= sides
        for link in links:
            kind = label_kind(link.text)
            if kind == "year" and names_column(link.text):
                kind = "column"  # a year that stands apart, beside the others
            if not self.is_ours(link):
                if kind == "column" and is_government(urlsplit(link.url).hostname or ""):
                    self.state.elsewhere.append(link.url)
                continue
            if is_named_so and re.fullmatch("下一?页|[2-9]", link.text):
                add("way", link.url, asked.label, SCORES["organs"], Way(asked.depth, asked.trail))
            if kind in ("friend", "article", "year") or depth > DEPTH:
                continue
            if in_directory and is_named_so and kind == "other" and self._is_own(link):
                kind = "organ"  # 市供销社, 开发区: organs are called by more words than 局
            if kind in ("column", "side") or path_signs(link.url):
                is_apart = kind == "side" and not (is_pair or path_signs(link.url))
                if not is_apart and not is_article(link.url):
                    score = (100 if kind == "column" else 70) + 5 * bool(path_signs(link.url))
                    add("column", link.url, link.text, score, within)
            elif kind == "organ" and in_directory and asked.organ is None:
                self.organs[link.url] = link.text
                # an organ has a portal of its own
                add("way", link.url, link.text, SCORES[kind], Way(2, trail, organ=link.url))
            elif link.text == FRAME:
                add("way", link.url, asked.label, SCORES["topic"], Way(asked.depth, trail))
            elif kind == "map":
                add("map", link.url, link.text, SCORES[kind], way)
            elif kind in SCORES and kind != "organ" and depth < DEPTH and asked.role != "column":
                add("way", link.url, link.text, SCORES[kind], within)
            elif label_kind(asked.label) == "topic" and _is_picture(link, asked) and is_explored:
                add("way", link.url, asked.label, SCORES["topic"], way)
            elif kind in ("other", "organ") and is_explored and _is_section(link):
                add("way", link.url, link.text, EXPLORED, way)
        if asked.role != "column":
            self.shown |= {plain(link.url) for link in links}

    def follow_sitemap(self, links: list[Link]) -> None:
        """Queue what a sitemap.xml has of columns, by their addresses alone."""
        places = [link for link in links if path_signs(link.url) and not is_article(link.url)]
        for link in sorted(places, key=lambda link: len(link.url))[:MOST_OF_SITEMAP]:
            way, score = Way(1, ["sitemap.xml"]), 80 - link.url.count("/")
            self.queue.add("column", link.url, path_signs(link.url)[-1], score, way)

    def follow_unnamed(self, asked: Pending, links: list[Link], parent: str) -> None:
        """Queue what a column page without rows leads to, whatever it is called: 主办件, A类."""
        way = Way.beyond(asked, parent)
        for link in links:
            if label_kind(link.text) in ("other", "weak", "shelf", "organ") and self._is_own(link):
                self.queue.add("column", link.url, link.text, UNNAMED, way)

    def _is_own(self, link: Link) -> bool:
        """Whether a link may be a section of the page that it stands on, and not of its frame."""
        is_new = plain(link.url) not in self.shown | self.queue.seen
        return is_new and self.is_ours(link) and _is_section(link)

    def try_other_organs(self, node: Node) -> None:
        """The path after an organ is the same for all organs of a site: try the others at once."""
        if node.organ is None:
            return
        self.queue.organs_done.add(node.organ)
        place = folder_of(node.organ)
        if not node.url.startswith(place) or len(place) < len(self.root) + 3:
            return
        for organ, name in self.organs.items():
            if organ not in self.queue.organs_done:
                url = folder_of(organ) + node.url.removeprefix(place)
                reasons = ["the same path as at another organ"]
                way = Way(4, [name], organ=organ, reasons=reasons)
                label = name if label_kind(node.label) == "organ" else node.label
                self.queue.add("guess", url, label, 80, way)

    def is_ours(self, link: Link) -> bool:
        """Whether a link stays on the host."""
        return site_of(link.url) == self.site


def _is_picture(link: Link, asked: Pending) -> bool:
    """Whether a link without words leads below the page that it stands on: a tile of a topic."""
    return not link.text and is_inside(link.url, asked.url) and not is_article(link.url)


def _is_section(link: Link) -> bool:
    return names_section(link.text) and not is_article(link.url)
