"""An invented Longxun site (Anhui): the list label at /site/label/8888, JSON without a total or
HTML with one."""

import json
import re
from urllib.parse import parse_qsl, urlsplit

from replica.dialects import Dialect, column, cut, rows
from replica.site import Answer, Document, Site


def _href(site: Site, document: Document) -> str:
    return f"/public/20261/{document.number}.html"


def _number(site: Site, path: str) -> int | None:
    found = re.search(r"/public/20261/([0-9]+)\.html$", path)
    return int(found[1]) if found else None


def _listing(site: Site, path: str) -> Answer | None:
    if path == "/public/column/20261":
        script = (
            "var labelUrl='/mayor/site/label/8888'; load({labelName:'publicInfoList', "
            "siteId:6787, organId:20261, catId:6721411, pageSize:15});"
        )
        return column(site, f'<div class="xxgk_navli" id="list"></div><script>{script}</script>')
    if not path.startswith("/mayor/site/label/8888?"):
        return None
    query = dict(parse_qsl(urlsplit(path).query))
    size, page = int(query["pageSize"]), int(query["pageIndex"])
    documents, pages, _ = cut(site, page, size)
    if query.get("isJson") != "true":
        return column(
            site,
            f'<div class="xxgk_navli">{rows(site, documents, _href)}</div><div '
            f'class="pg">共{pages}页</div>',
        )
    data = [
        {
            "link": site.root + _href(site, d),
            "title": d.case.title,
            "publishDate": f"{d.published} 00:00:00",
        }
        for d in documents
    ]
    return Answer(200, json.dumps({"data": data}, ensure_ascii=False).encode(), "application/json")


def _start(site: Site) -> str:
    if "html" in site.quirks:
        return (
            "/mayor/site/label/8888?IsAjax=1&labelName=publicInfoList&organId=20261"
            "&catId=6721411&pageSize=15&pageIndex=1&isJson=false"
        )
    return "/public/column/20261"


DIALECT = Dialect(
    _start, _href, _number, _listing, '<div class="wzcon j-fontContent" id="zoom">{}</div>'
)
