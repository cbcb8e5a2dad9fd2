"""Small systems of single places. Their lists are read by the base class; only addresses and marks
are their own."""

import re
from urllib.parse import urljoin

from crawlers.page import Page, meta_tags
from crawlers.platforms.asks import Ask
from crawlers.platforms.lists.pagers import parameter_rule
from crawlers.platforms.model import ListPage, mark
from crawlers.platforms.platform import Platform
from schemas.source import Source


class Ylcms(Platform):
    """漳州: /cms/html/<site>/<column>/index.html; further pages from
    /cms/sitemanage/index.shtml?siteId=S&page=P."""

    name = "ylcms"
    article = re.compile(
        r"/cms/html/[a-z0-9]{2,40}/(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}/([0-9]{3,14})\.html?$"
    )
    marks = (
        mark(r"/cms/html/[a-z0-9]{2,40}/", 3, "addresses /cms/html/<site>/"),
        mark(r"siteIdMeta|/cms/sitemanage/", 4, "siteIdMeta or /cms/sitemanage"),
    )

    def list_page(self, source: Source, page: Page, first: bool) -> ListPage:
        listed = super().list_page(source, page, first)
        site = meta_tags(page.tree).get("siteidmeta")
        if site and listed.declared_pages and not listed.rules:
            # The printed number of pages without links: the service is asked by the site's number.
            ask = Ask(urljoin(page.url, f"/cms/sitemanage/index.shtml?siteId={site}&page=1"))
            listed.rules, listed.pager = [parameter_rule(ask, "page")], "sitemanage pages"
            listed.traces, listed.tries, listed.usual, listed.scripts = [], [], [], []
        return listed


class XxgkContent(Platform):
    """宣城: /XxgkContent/showList/{organ}/{category}/page_P.html."""

    name = "xxgk_content"
    article = re.compile(r"/(?:XxgkContent|OpennessContent|News)/show/([0-9]{3,12})\.html?$", re.I)
    marks = (
        mark(
            r"/(?:XxgkContent|OpennessContent|News)/show(?:List)?/",
            5,
            "addresses /XxgkContent/showList/",
        ),
        mark(
            r"/(?:XxgkContent|OpennessContent|News)/showList/",
            4,
            "its own address is a showList",
            on_url=True,
        ),
    )


class EasySite(Platform):
    """河北's old system: /eportal/ui?pageId=&currentPage=&moduleId=."""

    name = "easysite"
    article = re.compile(r"/[0-9]{4,12}/[0-9]{4,12}/([0-9]{4,12})/index\.html?$")
    marks = (
        mark(r"/eportal/(?:ui|fileDir|uiFramework)", 5, "eportal addresses"),
        mark(r"xxgkzclbtab[0-9]", 3, "xxgkzclbtab rows"),
    )

    def document_key(self, url: str) -> str:
        found = re.search(r"[?&]articleKey=([0-9]{3,12})", url)
        return f"{self.name}:{found[1]}" if found else super().document_key(url)


class Szinf(Platform):
    """苏州: POST /szinf/xxgk/interfacesWebZcwj/loadData; the start address is that address with its
    form."""

    name = "szinf"
    article = re.compile(r"/(?:19|20)[0-9]{4}/([0-9a-f]{32})\.s?html?$", re.I)
    marks = (
        mark(r"/szinf/|interfacesWebZcwj", 6, "the szinf service"),
        mark(r"/szinf/", 6, "its own address is the szinf service", on_url=True),
    )
