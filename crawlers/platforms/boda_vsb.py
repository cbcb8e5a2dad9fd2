"""Boda 博达 VSB: /a/name.htm with older pages /a/name/K.htm numbered from the end; articles
/info/TREE/ID.htm."""

import re

from crawlers.platforms.model import mark
from crawlers.platforms.platform import Platform


class BodaVsb(Platform):
    """Lists and addresses of VSB sites.

    The newest page has no number, the oldest is 1: page k of N is K = N + 1 - k. The numbered links
    say so themselves (paging.link_pager), so the lists are those that the base class reads.
    """

    name = "boda_vsb"
    article = re.compile(r"/info/[0-9]{3,6}/([0-9]{2,9})\.html?$")
    marks = (
        mark(r"/info/[0-9]{3,6}/[0-9]{2,9}\.htm", 3, "addresses /info/TREE/ID.htm"),
        mark(r"vsb_content|v_news_content|_vsb_", 3, "VSB classes"),
        mark(r"id=[\"']?line[0-9a-z]{0,12}_[0-9]{1,3}", 2, "list rows lineN_k"),
        mark(
            r"_showDynClicks|/system/_content/download\.jsp|/system/resource/js/", 2, "VSB scripts"
        ),
        mark(
            r"/info/[0-9]{3,6}/[0-9]{2,9}\.htm",
            3,
            "its own address is /info/TREE/ID.htm",
            on_url=True,
        ),
    )

    def document_key(self, url: str) -> str:
        # content.jsp?urltype=news.NewsContentUrl&wbtreeid=1&wbnewsid=2 is the dynamic form of
        # /info/1/2.htm.
        found = re.search(r"[?&]wbnewsid=([0-9]{2,9})", url)
        return f"{self.name}:{found[1]}" if found else super().document_key(url)
