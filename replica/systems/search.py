"""An invented site whose column comes from a TRS search service: was5, IGS or Fujian's form."""

import json
import re
from urllib.parse import parse_qsl, urlsplit

from replica.dialects import Dialect, column, cut, rows
from replica.site import Answer, Document, Site

SIZE = 15


def _href(site: Site, document: Document) -> str:
    moved = document.moved_on
    return f"{site.root}/zwgk/jyta/{moved:%Y%m}/t{moved:%Y%m%d}_{document.number}.html"


def _number(site: Site, path: str) -> int | None:
    found = re.search(r"/t[0-9]{8}_([0-9]+)\.html$", path)
    return int(found[1]) if found else None


def _listing(site: Site, path: str) -> Answer | None:
    values = dict(parse_qsl(urlsplit(path).query)) | dict(parse_qsl(path.partition("#")[2]))
    if path == "/zwgk/jyta/":
        if "fujian" in site.quirks:
            script = (
                "$.post('/fjdzapp/search', {channelid: 229105, classsql: 'chnlid=31977', "
                "sortfield: '-docreltime', page: 1, prepage: 75});"
            )
            return column(site, f'<ul id="list"></ul><script>{script}</script>')
        service = (
            "/igs/front/search/list.html?index=yc&type=jyta&pageSize=15"
            if "igs" in site.quirks
            else "/was5/web/search?channelid=239993"
        )
        return column(site, f'<iframe src="{service}"></iframe>')
    if path.startswith("/was5/web/search?"):
        documents, pages, total = cut(site, int(values.get("page", "1")), SIZE)
        return column(
            site,
            f"{rows(site, documents, _href)}<script>var countPage = {pages}; var recordCount = "
            f"{total};</script>",
        )
    if path.startswith("/igs/front/search/list.html?"):
        documents, pages, total = cut(site, int(values["pageNumber"]), SIZE)
        content = [
            {
                "title": f"<em>{d.case.title}</em>",
                "url": _href(site, d),
                "pubDate": f"{d.published} 00:00:00",
            }
            for d in documents
        ]
        return _json(
            {"page": {"content": content, "totalPages": pages, "totalElements": total, "number": 0}}
        )
    if path.startswith("/fjdzapp/search#") and values["classsql"] == "chnlid=31977":
        documents, _, total = cut(site, int(values["page"]), int(values["prepage"]))
        data = [
            {
                "doctitle": d.case.title,
                "docreltime": f"{d.published} 10:00:00",
                "docpuburl": _href(site, d),
                "chnldocurl": "",
            }
            for d in documents
        ]
        return _json({"data": data, "total": str(total)})
    return None


def _json(value: object) -> Answer:
    return Answer(200, json.dumps(value, ensure_ascii=False).encode(), "application/json")


def _start(site: Site) -> str:
    return "/zwgk/jyta/"


DIALECT = Dialect(_start, _href, _number, _listing, "<div class=TRS_Editor>{}</div>")
