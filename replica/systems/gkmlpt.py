"""An invented gkmlpt site: category tree in _CONFIG, JSON list, articles inside a script."""

import json
import re
from datetime import datetime
from html import escape
from urllib.parse import parse_qsl, urlsplit

from replica.dialects import Dialect, cut
from replica.markup import frame, paragraphs
from replica.site import Answer, Document, Site, stamp
from schemas.ground.clock import SHANGHAI

CATEGORY, SIZE, SID = 4017, 100, 755101


def _prefix(site: Site) -> str:
    """The folder that a site's directory lies below (/zqrsj/gkmlpt: reading-faults 3.8)."""
    return "/ycrsj" if "prefix" in site.quirks else ""


def _href(site: Site, document: Document) -> str:
    kind = "mpost" if "mpost" in site.quirks else "post"
    folder = f"{site.root}{_prefix(site)}/gkmlpt/content/4/{document.number // 1000}"
    return f"{folder}/{kind}_{document.number}.html"


def _number(site: Site, path: str) -> int | None:
    found = re.search(r"/gkmlpt/content/4/[0-9]+/m?post_([0-9]+)\.html$", path)
    return int(found[1]) if found else None


def _listing(site: Site, path: str) -> Answer | None:
    path = path.removeprefix(_prefix(site))
    if path.startswith("/gkmlpt/index"):
        jyta: dict[str, object] = {
            "id": CATEGORY,
            # where the address names the category, its name need not speak of replies
            "name": "其他" if "category" in site.quirks else "人大建议和政协提案办理",
            "parent": 1,
            "children": [],
            "jump_url": "",
            "post_count": len(site.listed()),
        }
        tree = [
            {
                "id": 1,
                "name": "法定主动公开内容",
                "children": [{"id": 2, "name": "机构职能", "children": []}, jyta],
            }
        ]
        # JavaScript and not JSON: bare keys, single quotes, a trailing comma.
        config = f"{{SID: '{SID}', TREE: {json.dumps(tree, ensure_ascii=False)}, PAGE: 'index',}}"
        return _page(
            site,
            "政府信息公开目录",
            f'<div id="app"></div><script>window._CONFIG = {config};</script>',
        )
    if not path.startswith(f"/gkmlpt/api/all/{CATEGORY}?"):
        return None
    query = dict(parse_qsl(urlsplit(path).query))
    documents, _, total = cut(site, max(int(query.get("page", "1")), 1), SIZE)
    articles = [
        {
            "id": d.number,
            "title": d.case.title,
            "document_number": "",
            "publisher": site.agency,
            "date": _epoch(d),
            "created_at": f"{d.published} 09:00:00",
            "url": _href(site, d),
            "post_url": "",
            "attachment": [],
        }
        for d in documents
    ]
    answer = {
        "classify": {"id": CATEGORY, "name": "人大建议和政协提案办理", "post_count": total},
        "articles": articles,
    }
    return Answer(200, json.dumps(answer).encode(), "application/json")


def _epoch(document: Document) -> int:
    day = document.published
    return int(datetime(day.year, day.month, day.day, 9, tzinfo=SHANGHAI).timestamp())


def _article(site: Site, document: Document, path: str) -> Answer:
    content = paragraphs(site, document, site.lines(document))
    script = json.dumps(content, ensure_ascii=False).replace("/", "\\/")
    title = json.dumps(document.case.title, ensure_ascii=False)
    detail = (
        f"{{id: {document.number}, title: {title}, content: {script}, publisher: "
        f"'{site.agency}', date: {_epoch(document)}, attachment: []}}"
    )
    shown = (
        f'<h1 class="title">{escape(document.case.title)}</h1><div '
        f'class="article-content">{content}</div>'
        if "server_side" in site.quirks
        else ""
    )
    answer = _page(
        site,
        document.case.title,
        f"<div id='app'>{shown}</div><script>window._CONFIG = {{SID: '{SID}', DETAIL: "
        f"{detail},}};</script>",
    )
    changed = int(document.number in site.changed)
    answer.headers = {
        "Last-Modified": stamp(document.published),
        "ETag": f'"{document.number}-{changed}"',
    }
    return answer


def _page(site: Site, title: str, main: str) -> Answer:
    return Answer(200, *site.encode(frame(site, title, main)))


def _start(site: Site) -> str:
    named = f"#{CATEGORY}" if "category" in site.quirks else ""
    return f"{_prefix(site)}/gkmlpt/index{named}"


DIALECT = Dialect(_start, _href, _number, _listing, "", _article)
