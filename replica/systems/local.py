"""Invented sites on small systems: ylcms, XxgkContent, EasySite, szinf, and pages of no known
system with any pager."""

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from replica.dialects import Dialect, column, cut, hexadecimal, rows
from replica.site import Answer, Document, Site
from replica.systems.pagers import PAGERS, Told, page_asked

SIZE = 15


def numbered(
    pages: int, at: int, address: dict[int, str], window: int | None = None, last: bool = True
) -> str:
    """A row of page links; with a `window` only the neighbours of page `at`."""
    shown = [n for n in range(1, pages + 1) if window is None or abs(n - at) <= window]
    links = " ".join(f'<a href="{address[n]}">{n}</a>' if n != at else f"<b>{n}</b>" for n in shown)
    following = f' <a href="{address[at + 1]}">下一页</a>' if at < pages else ""
    end = f' <a href="{address[pages]}">尾页</a>' if last and at < pages else ""
    return f'<div class="pages">{links}{following}{end}</div>'


def _paged(
    site: Site, page: int, address: str, href: Dialect, extra: str = "", head: str = ""
) -> Answer | None:
    """A list page with numbered links whose address has {} for the number."""
    documents, pages, total = cut(site, page, SIZE)
    if not documents and page > 1:
        return None
    links = numbered(pages, page, {n: address.format(n) for n in range(1, pages + 1)})
    return column(
        site,
        "<div "
        f'class="search-list">{rows(site, documents, href.href)}</div>'
        f"{extra.format(total=total, pages=pages)}{links}",
        head,
    )


def _ylcms(site: Site, path: str) -> Answer | None:
    found = re.match(r"/cms/sitemanage/index\.shtml\?siteId=5530&page=([0-9]+)$", path)
    if path != YLCMS.start(site) and not found:
        return None
    head = '<meta name="siteIdMeta" content="5530">'
    if "script_pager" in site.quirks:
        documents, pages, _ = cut(site, int(found[1]) if found else 1, SIZE)
        return column(
            site,
            f'<ul id="resources">{rows(site, documents, YLCMS.href)}</ul>共{pages}页 <a '
            'href="javascript:go(2)">下一页</a>',
            head,
        )
    return _paged(
        site,
        int(found[1]) if found else 1,
        "/cms/sitemanage/index.shtml?siteId=5530&page={}",
        YLCMS,
        head=head,
    )


def _xxgk(site: Site, path: str) -> Answer | None:
    found = re.fullmatch(r"/XxgkContent/showList/174/103128/page_([0-9]+)\.html", path)
    return (
        _paged(
            site,
            int(found[1]),
            "/XxgkContent/showList/174/103128/page_{}.html",
            XXGK,
            "共{total}条",
        )
        if found
        else None
    )


def _easysite(site: Site, path: str) -> Answer | None:
    query = dict(parse_qsl(urlsplit(path).query))
    if not path.startswith("/eportal/ui?") or "moduleId" not in query:
        return None
    return _paged(
        site,
        int(query.get("currentPage", "1")),
        "/eportal/ui?pageId=3317&moduleId=81&formKey=GOV_OPEN&currentPage={}",
        EASYSITE,
    )


def _szinf(site: Site, path: str) -> Answer | None:
    if not path.startswith("/szinf/xxgk/interfacesWebZcwj/loadData?pageSize=15#"):
        return None
    documents, pages, total = cut(
        site, int(dict(parse_qsl(path.partition("#")[2]))["pageIndex"]), SIZE
    )
    items = [
        {
            "TITLE": d.case.title,
            "URL": SZINF.href(site, d),
            "C_WJBH": "",
            "PUBLISHED_TIME_FORMAT": str(d.published),
            "MANUSCRIPT_ID": hexadecimal(d),
        }
        for d in documents
    ]
    answer = {"data": {"allRow": total, "totalPage": pages, "list": items}}
    return Answer(200, json.dumps(answer, ensure_ascii=False).encode(), "application/json")


_DRAWN = """<ul id="rows"></ul><a id="next" href="javascript:void(0)">下一页</a><script>
var at = 1, place = ["", "open", ["ro", "ws"].join("")].join("/"), POSTED = "@@";
function draw(n) {
  var sent = "sort=desc&cur=" + n + "&num=15";
  var asked = POSTED ? fetch(place, {method: "POST", body: sent, headers: {"Content-Type":
    "application/x-www-form-urlencoded"}}) : fetch(place + "?" + sent);
  asked.then(function (r) { return r.json(); }).then(function (found) {
    document.getElementById("rows").innerHTML = found.data.list.map(function (row) {
      return "<li><a href='" + row.url + "'>" + row.title + "</a><span>" + row.pubDate +
        "</span></li>"; }).join(""); });
}
document.getElementById("next").onclick = function () { draw(++at); };
setTimeout(function () { draw(1); }, 50);
</script>"""
"""A list that only a script draws; its service stands nowhere in one piece."""


def _drawn_rows(site: Site, path: str) -> Answer | None:
    asked = re.fullmatch(r"/open/rows[?#]sort=desc&cur=([0-9]+)&num=15", path)
    if asked is None or ("#" in path) != ("posted" in site.quirks):
        return None
    documents, _, total = cut(site, int(asked[1]), SIZE)
    rows_ = [
        {"title": d.case.title, "url": GENERIC.href(site, d), "pubDate": str(d.published)}
        for d in documents
    ]
    answer = {"data": {"list": rows_, "count": total}}
    return Answer(200, json.dumps(answer, ensure_ascii=False).encode(), "application/json")


def _generic(site: Site, path: str) -> Answer | None:
    """A list of no known system. Quirks choose the pager: window, next_only, query, json, one of
    PAGERS; else numbered with a last page."""
    if "drawn" in site.quirks and (answer := _drawn_rows(site, path)):
        return answer
    if quirk := next(iter(site.quirks & PAGERS.keys()), None):
        return _told(site, quirk, path)
    found = re.fullmatch(
        r"/jytabl/(?:(?:p|list_)?([0-9]+)\.html|\?page=([0-9]+)|api\?pageNo=([0-9]+))?", path
    )
    if not found:
        return None
    page = int(found[1] or found[2] or found[3] or 1)
    if "drawn" in site.quirks and found[0] == "/jytabl/":
        return column(site, _DRAWN.replace("@@", "1" if "posted" in site.quirks else ""))
    documents, pages, total = cut(site, page, SIZE)
    if "json" in site.quirks:
        data = [
            {"title": d.case.title, "url": GENERIC.href(site, d), "pubDate": str(d.published)}
            for d in documents
        ]
        return Answer(
            200,
            json.dumps({"list": data, "hasMore": page < pages}, ensure_ascii=False).encode(),
            "application/json",
        )
    if not documents and page > 1:
        if "endless" not in site.quirks:
            return None
        documents = cut(site, pages, SIZE)[
            0
        ]  # past its end the list repeats its last page for ever
    address = {
        n: f"/jytabl/?page={n}" if "query" in site.quirks else f"/jytabl/list_{n}.html"
        for n in range(1, pages + 1)
    }
    if "next_only" in site.quirks:
        pager = (
            f'<a href="{address[page + 1]}">下一页 &gt;</a>'
            if page < pages
            else "<span>下一页</span>"
        )
        if "endless" in site.quirks:
            pager = f'<a href="/jytabl/list_{page + 1}.html">下一页</a>'
    elif "window" in site.quirks:
        pager = numbered(pages, page, address, window=2, last=False)
    else:
        pager = numbered(pages, page, address) + (
            f"<p>共 {total} 条</p>" if "total" in site.quirks else ""
        )
    return column(site, rows(site, documents, GENERIC.href) + pager)


def _told(site: Site, quirk: str, path: str) -> Answer | None:
    """A page of a list with one of the pagers that single sites write."""
    page = page_asked(quirk, path, SIZE)
    documents, pages, total = cut(site, page or 1, SIZE)
    if page is None or (page > 1 and not documents):
        return None
    pager = PAGERS[quirk](Told(page, pages, total, SIZE))
    return column(site, rows(site, documents, GENERIC.href) + pager)


def _generic_href(site: Site, d: Document) -> str:
    moved = d.moved_on
    for quirk, address in {
        "shanghai": f"/{moved:%Y%m%d}/{hexadecimal(d)}.html",
        "sichuan": f"/jyta/{moved.year}/{moved.month}/{moved.day}/{hexadecimal(d)}.shtml",
        "liaoning": f"/jyta/{moved:%Y%m%d}{d.number:011d}/index.shtml",
        "henan": f"/{moved:%Y}/{moved:%m-%d}/{d.number}.html",
        "qingdao": f"/n241/n10213388/c{d.number}/content.html",
    }.items():
        if quirk in site.quirks:
            return address
    return f"/jytabl/show.php?id={d.number}"


def _generic_number(site: Site, path: str) -> int | None:
    hexed = re.search(r"/[0-9/]{8,12}/([0-9a-f]{32})\.s?html$", path)
    if hexed:
        return int(hexed[1], 16)
    found = re.search(
        r"/[0-9]{8}([0-9]{11})/index\.shtml$|/[0-9]{4}/[0-9\-]{5}/([0-9]+)\.html$|/c([0-9]+)/content\.html$|show\.php\?id=([0-9]+)$",
        path,
    )
    return int(next(g for g in found.groups() if g)) if found else None


def _number(pattern: str, base: int = 10) -> Callable[[Site, str], int | None]:
    compiled = re.compile(pattern)

    def number(site: Site, path: str) -> int | None:
        found = compiled.search(path)
        return int(found[1], base) if found else None

    return number


YLCMS = Dialect(
    lambda site:
        f"/cms/html/zzsrmzf/{'rdjy' if site.kind == 'npc_suggestion' else 'zxta'}/index.html",
    lambda site, d: f"/cms/html/zzsrmzf/{d.moved_on}/{d.number}.html",
    _number(r"/cms/html/zzsrmzf/[0-9\-]{10}/([0-9]+)\.html$"), _ylcms, '<div id="Content">{}</div>',
)  # fmt: skip
XXGK = Dialect(
    lambda site: "/XxgkContent/showList/174/103128/page_1.html", lambda site,
    d: f"/XxgkContent/show/{d.number}.html", _number(r"/XxgkContent/show/([0-9]+)\.html$"), _xxgk,
    '<div class="g-detailbox">{}</div>',
)  # fmt: skip
EASYSITE = Dialect(
    lambda site: "/eportal/ui?pageId=3317&moduleId=81&formKey=GOV_OPEN&currentPage=1", lambda site,
    d: f"/eportal/ui?pageId=3317&articleKey={d.number}", _number(r"articleKey=([0-9]+)$"),
    _easysite, '<div class="artile_zw">{}</div>',
)  # fmt: skip
SZINF = Dialect(
    lambda site: "/szinf/xxgk/interfacesWebZcwj/loadData?pageSize=15#pageIndex=1&channel_id=9c1",
    lambda site, d: f"/szinf/jyta/{d.moved_on:%Y%m}/{hexadecimal(d)}.shtml",
    _number(r"/szinf/jyta/[0-9]{6}/([0-9a-f]{32})\.shtml$", 16),
    _szinf,
    '<div class="article_content">{}</div>',
)
GENERIC = Dialect(
    lambda site: "/jytabl/api?pageNo=1" if "json" in site.quirks else "/jytabl/",
    _generic_href,
    _generic_number,
    _generic,
    '<div class="Article_content">{}</div>',
)
