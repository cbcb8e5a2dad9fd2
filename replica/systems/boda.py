"""An invented Boda VSB site: pages numbered from the oldest, articles wrapped in a form."""

import re

from replica.dialects import Dialect, article, column, cut
from replica.site import Answer, Document, Site

SIZE = 12


def _href(site: Site, document: Document) -> str:
    if "dynamic" in site.quirks and document.number % 2:
        return (
            f"../content.jsp?urltype=news.NewsContentUrl&wbtreeid=1021&wbnewsid={document.number}"
        )
    return f"../info/1021/{document.number}.htm"


def _name(site: Site) -> str:
    return "rddbjy" if site.kind == "npc_suggestion" else "zxwyta"


def _number(site: Site, path: str) -> int | None:
    found = re.search(r"/info/1021/([0-9]+)\.htm$|wbnewsid=([0-9]+)$", path)
    return int(found[1] or found[2]) if found else None


def _listing(site: Site, path: str) -> Answer | None:
    found = re.fullmatch(rf"/jyta/{_name(site)}(?:/([0-9]+))?\.htm", path)
    if not found:
        return None
    documents, pages, total = cut(site, 1, SIZE)
    k = pages + 1 - int(found[1]) if found[1] else 1
    if not 1 <= k <= pages:
        return None
    documents, _, _ = cut(site, k, SIZE)
    up = "../" if found[1] else ""
    items = "".join(
        f'<li id="line1060_{i}"><a '
        f'href="{up}{_href(site, d)}">{d.case.title}</a><span>{d.published}</span></li>'
        for i, d in enumerate(documents)
    )
    return column(site, f'<ul class="list">{items}</ul>{_pager(site, k, pages, total)}')


def _pager(site: Site, k: int, pages: int, total: int) -> str:
    def address(number: int) -> str:
        name = _name(site)
        here = "" if k > 1 else f"{name}/"
        return (
            f"../{name}.htm"
            if number == 1 and k > 1
            else f"{name}.htm"
            if number == 1
            else f"{here}{pages + 1 - number}.htm"
        )

    shown = [n for n in range(1, pages + 1) if abs(n - k) <= 2 or n in (1, pages)]
    links = "".join(
        f'<span class="p_no"><a href="{address(n)}">{n}</a></span>' if n != k else f"<b>{n}</b>"
        for n in shown
    )
    following = (
        f'<span class="p_next"><a href="{address(k + 1)}">下页</a></span>' if k < pages else ""
    )
    last = f'<span class="p_last"><a href="{address(pages)}">尾页</a></span>' if k < pages else ""
    declared = f"共{total}条 " if "no_total" not in site.quirks else ""
    return (
        '<div class="pb_sys_common"><span '
        f'class="p_t">{declared}</span>{links}{following}{last}</div>'
    )


def _article(site: Site, document: Document, path: str) -> Answer:
    box = (
        '<form name="_newscontent_fromname"><table><tr><td><div id="vsb_content_2"><div '
        'class="v_news_content">{}</div></div></td></tr></table></form>'
    )
    return article(site, document, box)


def _start(site: Site) -> str:
    return f"/jyta/{_name(site)}.htm"


DIALECT = Dialect(_start, _href, _number, _listing, "", _article)
