"""An unknown column is recognised on every replica site with every quirk, and on real list
pages."""

import pytest
from conftest import SHARED, long_but
from test_platform_quirks import HANWEB, OTHERS, TRS

from crawlers.authoring.detect import Detection, detect
from crawlers.authoring.skeleton import skeleton
from crawlers.discovery.judging import column_kind, draft_source
from crawlers.page import Page
from crawlers.platforms import PLATFORMS, ranked_platforms
from replica.server import Replica, answer_of
from replica.site import Site
from schemas.source import Source

TOTAL_WITH = {
    "trs_wcm": {"records5", "records6", "records_last"},
    "generic": {"total", "education", "hubei", "laypage"},
    "longxun": set[str](),
    "ylcms": set[str](),
    "easysite": set[str](),
}
"""Platforms whose first page declares a total only with one of these quirks."""
NO_TOTAL = {"no_total", "comment_rows"}
"""Quirks without which the other platforms declare one."""


def look(site: Site) -> Detection:
    """A detection as the probe makes it: the column page, and one page behind it when it has no
    rows."""
    with Replica([site]):
        start = site.source().start_urls[0]

    def page(key: str) -> Page:
        answer = answer_of(site, key.removeprefix(site.root))
        return Page(key, answer.body, answer.status, {"content-type": answer.content_type})

    first = page(start)
    name = ranked_platforms(first)[0][1]
    listed = PLATFORMS[name].list_page(draft_source(start, name), first, True)
    service = [listed.service.key] if listed.service else []
    behind = [
        *service,
        *(ask.key for ask in listed.due[:1]),
        *listed.children[:1],
        *listed.units[:1],
    ]
    return detect(first, [page(behind[0])] if behind and not listed.rows else [])


@pytest.mark.parametrize(
    ("platform", "quirks"),
    [("trs_wcm", q) for q in TRS] + [("hanweb_jcms", q) for q in HANWEB] + OTHERS,
    ids=lambda v: v if isinstance(v, str) else "+".join(sorted(v)) or "plain",
)
@pytest.mark.parametrize("kind", long_but(["npc_suggestion"], ["npc_suggestion", "cppcc_proposal"]))
def test_every_replica_site(platform: str, quirks: set[str], kind: str) -> None:
    site = Site("quirk", platform, kind, count=34, quirks=quirks, seed=7)
    found = look(site)
    assert (found.platform, found.kind) == (platform, kind)
    assert found.rows >= 8
    listed = [d.case.title for d in site.listed()]
    assert set(found.titles) <= set(listed)
    declares = quirks & TOTAL_WITH[platform] if platform in TOTAL_WITH else not quirks & NO_TOTAL
    assert found.total == (34 if declares else None)
    assert len(found.children) == (4 if "years" in quirks else platform == "gkmlpt")
    unnamed = platform == "szinf" or "json" in quirks
    assert found.publisher == (None if unnamed else site.agency)


def test_the_draft_is_a_valid_source_file() -> None:
    import yaml

    found = look(Site("quirk", "kaipu_ucap", count=34, seed=7))
    source = Source(id=found.source_id, **yaml.safe_load(found.source_yaml("seen in a test")))
    assert (source.platform, source.status, source.publisher.name) == (
        "kaipu_ucap",
        "unverified",
        found.publisher,
    )


@pytest.mark.skipif(not SHARED.exists(), reason="the real pages are not part of the project")
@pytest.mark.parametrize(
    ("file", "url", "platform", "rows", "total", "publisher", "region", "pager"),
    [
        (
            "ucap_kaipu/gansu_jyt_list.html",
            "https://jyt.gansu.gov.cn/jyt/c120901/zwgklist_gz.shtml",
            "kaipu_ucap",
            20,
            None,
            "甘肃省教育厅",
            "620000",
            "/common/search API",
        ),
        (
            "misc_static/nmpa_ggtg_list.html",
            "https://www.nmpa.gov.cn/xxgk/ggtg/index.html",
            "generic",
            20,
            24539,
            "国家药品监督管理局",
            "000000",
            "numbered links https://www.nmpa.gov.cn/xxgk/ggtg/index_{n-1}.html",
        ),
        (
            "trs/probe_page_list.html",
            "https://deal.ggzy.gov.cn/ds/deal/dealList.jsp",
            "generic",
            20,
            23621,
            None,
            "000000",
            "none",
        ),
    ],
)
def test_real_list_pages(
    file: str,
    url: str,
    platform: str,
    rows: int,
    total: int | None,
    publisher: str | None,
    region: str,
    pager: str,
) -> None:
    found = detect(Page(url, (SHARED / "pages" / file).read_bytes()), [])
    assert (found.platform, found.rows, found.total) == (platform, rows, total)
    assert (found.publisher, found.region, found.pager) == (publisher, region, pager)


def test_a_skeleton_keeps_rows_and_pager_but_no_sentence() -> None:
    site = Site("quirk", "boda_vsb", count=34, seed=7)
    with Replica([site]):
        source = site.source()
    page = Page(source.start_urls[0], answer_of(site, site.start_path).body)
    bare = Page(page.url, skeleton(page))
    full, blotted = (PLATFORMS["boda_vsb"].list_page(source, p, True) for p in (page, bare))
    assert [(r.url, r.published_at) for r in full.rows] == [
        (r.url, r.published_at) for r in blotted.rows
    ]
    assert (full.declared_total, full.rules) == (blotted.declared_total, blotted.rules)
    assert site.documents[0].case.title not in bare.text and "云川" not in bare.text


@pytest.mark.parametrize(
    ("url", "level"),
    [
        (
            "http://www.moa.gov.cn/gk/jyta/",
            "national",
        ),  # was drafted as a county's (reading-faults)
        ("https://hudong.moe.gov.cn/jyb_jyta/", "national"),
        ("http://jxw.shenyang.gov.cn/zwgk/jyta/", "municipal"),
        ("http://www.cqws.gov.cn/zwgk/jyta/", "county"),
    ],
)
def test_ministries_are_national(url: str, level: str) -> None:
    page = Page(url, "<html><title>建议提案</title><body><p>暂无信息</p></body></html>".encode())
    assert detect(page, []).level == level


@pytest.mark.parametrize(
    ("path", "column", "titles", "kind"),
    [
        ("/zwgk/jyta/", "人大代表建议和政协提案办理", [], "mixed"),
        ("/zwgk/rdjy/", "人大代表建议、政协委员提案答复", [], "mixed"),
        ("/x/", "议案建议和提案办理", ["关于市人大第1号建议的答复"] * 8, "mixed"),
        ("/zwgk/rdjy/", "建议提案", [], "npc_suggestion"),
        ("/x/", "建议提案", ["关于市政协第1号提案的答复"] * 8, "cppcc_proposal"),
        ("/zwgk/tajy/1/", "人大建议", [], "npc_suggestion"),  # /tajy/ alone says proposals
        (
            "/x/",
            "议案建议",
            ["市人大第1号建议的答复", "市政协第1号提案的答复"] * 3,
            "mixed",
        ),
    ],
)
def test_kind_of_a_column(path: str, column: str, titles: list[str], kind: str) -> None:
    assert column_kind(path, column, titles) == kind


def test_records_that_nothing_asks_for_are_a_doubt() -> None:
    """45 rows, 148 declared, and no address of the others (reading-faults 3.13)."""
    link = "<a href='/art/2024/5/{0}/art_1_{0}.html'>关于第{0}号建议的答复</a>"
    record = f"<record><![CDATA[<li>{link}</li>]]></record>"
    html = "<script type='text/xml'><datastore><recordset>{}</recordset></datastore></script>{}"
    call = "<script>$('#1').jpage({ totalRecord:148, perPage:15, proxyUrl: url });</script>"
    text = html.format("".join(record.format(k) for k in range(10, 25)), call + "dataproxy.jsp")
    found = detect(Page("https://a.gov.cn/col/col1/index.html", text.encode()), [])
    assert (found.platform, found.rows, found.total) == ("hanweb_jcms", 15, 148)
    assert any("148 records are declared, 15 rows were read" in doubt for doubt in found.doubts)


def test_more_rows_than_are_declared_are_a_doubt() -> None:
    row = "<li><a href='t202405{0}_{0}.html'>关于第{0}号建议的答复</a></li>"
    rows = "".join(row.format(k) for k in range(10, 25))
    text = f"<html><body><ul>{rows}</ul><p>共 12 条</p></body></html>"
    found = detect(Page("https://a.gov.cn/jyta/", text.encode()), [])
    assert any("15 rows were read and 12 are declared" in doubt for doubt in found.doubts)
