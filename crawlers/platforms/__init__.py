"""CMS families, one module each."""

from functools import lru_cache

from crawlers.page import Page
from crawlers.platforms.asks import Ask, PageRule
from crawlers.platforms.boda_vsb import BodaVsb
from crawlers.platforms.gkmlpt import Gkmlpt
from crawlers.platforms.hanweb_jcms import HanwebJcms
from crawlers.platforms.hanweb_jpaas import HanwebJpaas
from crawlers.platforms.kaipu_ucap import KaipuUcap
from crawlers.platforms.local import EasySite, Szinf, XxgkContent, Ylcms
from crawlers.platforms.longxun import Longxun
from crawlers.platforms.model import ListPage, ListRow, absolute
from crawlers.platforms.platform import Platform
from crawlers.platforms.trs_search import TrsSearch
from crawlers.platforms.trs_wcm import TrsWcm
from schemas.source import Source

_ALL = (
    TrsWcm,
    TrsSearch,
    HanwebJcms,
    HanwebJpaas,
    Gkmlpt,
    KaipuUcap,
    BodaVsb,
    Ylcms,
    XxgkContent,
    Longxun,
    Szinf,
    EasySite,
    Platform,
)
PLATFORMS: dict[str, Platform] = {p.name: p() for p in _ALL}


def platform_of(source: Source | None, url: str) -> Platform:
    """The platform of a source that has one, else the one whose addresses look like this one, else
    the generic base."""
    if source is not None and source.platform is not None:
        return PLATFORMS[source.platform]
    return _by_address(url)


@lru_cache(maxsize=64)  # asked several times of the page that is being read
def _by_address(url: str) -> Platform:
    return next((p for p in PLATFORMS.values() if p.owns(url)), PLATFORMS["generic"])


def ranked_platforms(page: Page) -> list[tuple[int, str, list[str]]]:
    """(score, name, reasons) of the platforms that a page shows signs of, best first; `generic`
    when there are none.

    Of two with the same score the more special one wins: the order of PLATFORMS is from common to
    special.
    """
    found = [(*platform.score(page), name) for name, platform in PLATFORMS.items()]
    scored = [(score, name, reasons) for score, reasons, name in found if score >= 3]
    return sorted(scored, key=lambda item: -item[0]) or [
        (0, "generic", ["no known system shows; any list of dated links is read"])
    ]


__all__ = [
    "PLATFORMS",
    "Ask",
    "ListPage",
    "ListRow",
    "PageRule",
    "Platform",
    "absolute",
    "platform_of",
    "ranked_platforms",
]
