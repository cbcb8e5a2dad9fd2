"""gkmlpt, Guangdong's 政府信息公开目录 platform: a tree of categories, a JSON list, articles inside
a script."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import urlsplit

import chompjs

from crawlers.page import Page
from crawlers.platforms.lists.generic import read_answer, read_list
from crawlers.platforms.lists.records import json_of
from crawlers.platforms.model import ListPage, mark
from crawlers.platforms.platform import Platform
from crawlers.text.folding import clean_spaces
from crawlers.text.spans import without
from schemas.ground.clock import SHANGHAI
from schemas.source import Source

PER_PAGE = 100
_SCRIPT, _SCRIPT_END = re.compile(r"<script\b", re.I), re.compile("</script>", re.I)
_CONFIG = re.compile(r"\b_CONFIG\s{0,4}=\s{0,4}(?=\{)")
_COLUMN_WORDS = re.compile(
    r"建议提案|人大(?:代表)?(?:建议|议案)|政协(?:委员)?提案|议案提案|提案办理|建议办理"
)


class Gkmlpt(Platform):
    """The start address is `/gkmlpt/index`, with `#8001` for one category; else `listing.category`
    names them, by default those that speak of 建议 or 提案. The API gives 100 records a page; page
    0 and page 1 answer the same (cms.md section 2)."""

    name = "gkmlpt"
    article = re.compile(
        r"/gkmlpt/content/.{0,40}?/m?post_([0-9]{3,12})\.html?$|/content/m?post_([0-9]{3,12})\.html?$"
    )
    marks = (
        mark(r"/gkmlpt/(?:index|content|api)", 4, "gkmlpt addresses"),
        mark(r"\b_CONFIG\s{0,4}=\s{0,4}\{[\s\S]{0,4000}?\bSID\b", 4, "a _CONFIG with SID"),
        mark(r"/gkmlpt/", 5, "its own address is under /gkmlpt/", on_url=True),
    )

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        data = json_of(page)
        if data is not None:
            return read_answer(page, data, "page", PER_PAGE)
        config = _config(page)
        if not config or not config.get("TREE"):
            return read_list(self.owns, source, page, first)
        sid = config.get("SID") or (config.get("SITE") or {}).get("id")
        wanted = (
            re.compile(re.escape(source.listing.category))
            if source.listing.category
            else _COLUMN_WORDS
        )
        listed = ListPage(pager="gkmlpt API")
        # Also below a site's prefix, /zqrsj/gkmlpt; a host may have that name as well.
        parts = urlsplit(page.url)
        place = f"{parts.scheme}://{parts.netloc}{parts.path.partition('/gkmlpt')[0]}"
        named = re.search(r"#([0-9]{1,9})$", page.url)
        ids = [named[1]] if named else [c["id"] for c in _categories(config["TREE"], wanted)]
        listed.children = [f"{place}/gkmlpt/api/all/{i}?page=1&sid={sid}" for i in ids]
        if not ids:
            listed.traces = ["the directory has no category that speaks of 建议 or 提案"]
        return listed

    def rendered(self, page: Page) -> Page:
        """An article page with the content of _CONFIG.DETAIL in its body, where the server did not
        put it there itself."""
        detail = (_config(page) or {}).get("DETAIL")
        if not isinstance(detail, dict) or not isinstance(detail.get("content"), str):
            return page
        text = clean_spaces(re.sub(r"<[^<>]{0,2000}>", "", detail["content"]))
        shown = bool(text) and text[:20] in clean_spaces(
            "".join(page.tree.xpath("//body//text()[not(ancestor::script)]"))
        )
        title = escape(str(detail.get("title") or ""))
        files = "".join(
            f'<p><a href="{escape(str(f["url"]))}">{escape(str(f.get("name") or "附件"))}</a></p>'
            for f in detail.get("attachment") or ()
            if isinstance(f, dict) and f.get("url")
        )
        published = _moment(detail)
        head = f'<meta name="ArticleTitle" content="{title}">' + (
            f'<meta name="PubDate" content="{published}">' if published else ""
        )
        head += (
            f'<meta name="ContentSource" content="{escape(str(detail.get("publisher") or ""))}">'
        )
        body = (
            ""
            if shown
            else f'<h1>{title}</h1><div class="article-content">{detail["content"]}{files}</div>'
        )
        shell = without(page.text, _SCRIPT, _SCRIPT_END)
        html = (
            shell.replace("</head>", f"{head}</head>", 1)
            if "</head>" in shell
            else f"<head>{head}</head>{shell}"
        )
        html = (
            re.sub(r"(<body[^<>]{0,400}>)", lambda m: m[1] + body, html, count=1)
            if "<body" in html
            else html + body
        )
        return Page(
            page.url,
            html.encode(),
            page.status,
            {"content-type": "text/html; charset=utf-8"},
            page.capture_id,
        )


@lru_cache(maxsize=4)
def _config_of(text: str) -> dict[str, Any] | None:
    found = _CONFIG.search(text)
    if not found:
        return None
    try:
        config: Any = chompjs.parse_js_object(text[found.end() :])
    except ValueError:
        return None
    return config if isinstance(config, dict) else None


def _config(page: Page) -> dict[str, Any] | None:
    """The page's _CONFIG object; it is JavaScript, not JSON."""
    return _config_of(page.text)


def _categories(tree: Any, wanted: re.Pattern[str]) -> list[dict[str, Any]]:
    """The topmost categories whose name is wanted, in order; a node is listed with all below it,
    but for one that says that it has nothing itself."""
    found: list[dict[str, Any]] = []
    for node in tree if isinstance(tree, list) else []:
        if not isinstance(node, dict):
            continue
        if (
            wanted.search(str(node.get("name") or ""))
            and str(node.get("id") or "").isdigit()
            and not node.get("jump_url")
        ):
            found += [node] if node.get("post_count") != 0 else _filled(node) or [node]
        else:
            found += _categories(node.get("children"), wanted)
    return found


def _filled(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes below one that has no documents of its own that have some; the service answers for
    such a node with nothing."""
    found: list[dict[str, Any]] = []
    for child in node.get("children") or []:
        if isinstance(child, dict) and str(child.get("id") or "").isdigit():
            has_some = bool(child.get("post_count")) and not child.get("jump_url")
            found += [child] if has_some else _filled(child)
    return found


def _moment(detail: dict[str, Any]) -> str | None:
    for key in ("display_publish_time", "date", "created_at"):
        value = str(detail.get(key) or "")
        if re.fullmatch(r"[0-9]{10}", value):
            return (
                datetime.fromtimestamp(int(value), UTC)
                .astimezone(SHANGHAI)
                .strftime("%Y-%m-%d %H:%M")
            )
        if re.match(r"(?:19|20)[0-9]{2}-", value):
            return value[:16]
    return None
