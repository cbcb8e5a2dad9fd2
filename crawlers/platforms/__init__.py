"""CMS families, one module each."""

from crawlers.platforms.base import Ask, ListPage, Platform, Row, absolute
from crawlers.platforms.boda_vsb import BodaVsb
from crawlers.platforms.gkmlpt import Gkmlpt
from crawlers.platforms.hanweb_jcms import HanwebJcms
from crawlers.platforms.hanweb_jpaas import HanwebJpaas
from crawlers.platforms.kaipu_ucap import KaipuUcap
from crawlers.platforms.local import EasySite, Szinf, XxgkContent, Ylcms
from crawlers.platforms.longxun import Longxun
from crawlers.platforms.trs_search import TrsSearch
from crawlers.platforms.trs_wcm import TrsWcm
from crawlers.source import Source

_ALL = (TrsWcm, TrsSearch, HanwebJcms, HanwebJpaas, Gkmlpt, KaipuUcap, BodaVsb, Ylcms, XxgkContent, Longxun, Szinf, EasySite, Platform)
PLATFORMS: dict[str, Platform] = {p.name: p() for p in _ALL}


def platform_of(source: Source | None, url: str) -> Platform:
    """The platform of a source, else the one whose addresses look like this one, else the generic base."""
    if source is not None:
        return PLATFORMS[source.platform]
    return next((p for p in PLATFORMS.values() if p.owns(url)), PLATFORMS["generic"])


__all__ = ["PLATFORMS", "Ask", "ListPage", "Platform", "Row", "absolute", "platform_of"]
