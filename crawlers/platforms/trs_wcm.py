"""TRS WCM (拓尔思): static lists index.html, index_1.html … with a createPageHTML pager; articles
tYYYYMMDD_ID.html."""

import re

from crawlers.platforms.model import mark
from crawlers.platforms.platform import Platform


class TrsWcm(Platform):
    """Addresses and article parts of TRS WCM; its lists and pagers are those that the base class
    reads."""

    name = "trs_wcm"
    family = "trs"
    article = re.compile(r"/t(?:19|20)[0-9]{6}_([0-9]{1,12})(?:_[0-9]{1,3})?\.(?:s?html?|jhtml)$")
    marks = (
        mark(
            r"/t(?:19|20)[0-9]{6}_[0-9]{4,12}(?:_[0-9]{1,3})?\.s?html?",
            3,
            "addresses tYYYYMMDD_ID.html",
        ),
        mark(r"(?<!function )createPage(?:HTML)?\s{0,4}\(", 1, "a createPageHTML pager"),
        mark(r"TRS_(?:Editor|UEDITOR|AUTOADD)|trs_(?:editor|paper)", 1, "TRS editor classes"),
        mark(
            r"/t(?:19|20)[0-9]{6}_[0-9]{4,12}\.s?html?",
            3,
            "its own address is tYYYYMMDD_ID.html",
            on_url=True,
        ),
    )
