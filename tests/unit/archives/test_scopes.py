"""What is asked of an index, and what of its answers is never taken."""

import pytest

from crawlers.archives.columns import column_of
from crawlers.archives.model import Scope, plain_address
from crawlers.archives.scopes import host_scope, is_government, pattern_scope, source_scopes
from crawlers.registry import load_sources
from replica.site import Site


@pytest.mark.parametrize(
    ("url", "held"),
    [
        ("http://jxw.a.gov.cn/zwgk/jyta/202401/t20240102_7.html", True),
        ("https://www.jxw.a.gov.cn:443/zwgk/JYTA/x.html", True),
        ("http://jxw.a.gov.cn.dubo.example/zwgk/jyta/x.html", False),
        ("http://dubo.example/jxw.a.gov.cn/zwgk/jyta/x.html", False),
        ("http://jxw.a.gov.cn@dubo.example/zwgk/jyta/x.html", False),
        ("http://jxw.a.gov.cn/zwgk/other/x.html", False),
        ("http://[jxw.a.gov.cn/zwgk/jyta/x.html", False),
        ("ftp://jxw.a.gov.cn/zwgk/jyta/x.html", False),
    ],
)
def test_only_addresses_of_the_column_are_taken(url: str, held: bool) -> None:
    assert Scope("jxw.a.gov.cn", "/zwgk/jyta/").holds(url) == held


@pytest.mark.parametrize(
    ("path", "held"),
    [
        ("/zwgk/fdzdgknr/jyta/srddbjy/202401/t20240102_7.html", True),
        ("/zfxxgkml/jytabl_71497/x.html", True),
        ("/zwgk/tian_3/x.html", True),
        ("/tianqi/x.html", False),
        ("/zwgk/tzgg/x.html", False),
    ],
)
def test_short_words_count_only_as_whole_segments(path: str, held: bool) -> None:
    assert host_scope("a.gov.cn").holds(f"http://a.gov.cn{path}") == held


def test_scopes_of_sources_follow_their_platform() -> None:
    trs, hanweb = Site("a", "trs_wcm").source(), Site("b", "hanweb_jcms").source()
    assert [s.path for s in source_scopes(trs)] == ["/zwgk/jyta/"]
    scopes = source_scopes(hanweb)
    article = "http://b.replica.localhost/art/2020/1/2/art_7301_9.html"
    assert sum(s.holds(article) for s in scopes) == 1
    assert not any(s.holds(article.replace("7301", "7302")) for s in scopes)


def test_every_source_of_the_registry_has_a_scope_that_holds_its_start() -> None:
    for source in load_sources().values():
        scopes = source_scopes(source)
        assert all(s.host in source.hosts for s in scopes)
        assert all(any(s.holds(u) for s in scopes) for u in source.start_urls), source.id


def test_patterns_and_hosts_that_are_no_government() -> None:
    assert pattern_scope("http://a.gov.cn/x/*").name == "a.gov.cn/x/*"
    for wrong in ("*.gov.cn/x", "/x/*", "a.gov.cn/*/x/*"):
        with pytest.raises(ValueError, match="HOST/PATH"):
            pattern_scope(wrong)
    assert is_government("jxw.a.gov.cn", {})
    assert not is_government("gov.cn.example", {}) and not is_government("agov.cn", {})
    assert plain_address("https://a.gov.cn:443/x:80/y") == "https://a.gov.cn/x:80/y"


@pytest.mark.parametrize(
    ("path", "column"),
    [
        ("/zwgk/jyta/202401/t20240102_7_wap.shtml", "/zwgk/jyta/"),
        ("/art/2020/1/2/art_7301_9.html", "/col/col7301/index.html"),
        ("/zwgk/rddbjy/2024010212345678901/index.shtml", "/zwgk/rddbjy/"),
        ("/jyta/content_123456.html", "/jyta/"),
        ("/jyta/123456.jhtml", "/jyta/"),
        ("/jyta/20240102/0123456789abcdef0123456789abcdef.html", "/jyta/"),
        ("/jyta/202401/0123456789abcdef.html", "/jyta/"),
        ("/zxta/content/post_123.html", "/zxta/"),
        ("/html/zxta/2024-01/content-55.html", "/html/zxta/"),
        ("/zwgk/jyta/index_2.html", "/zwgk/jyta/"),
    ],
)
def test_the_column_of_an_address(path: str, column: str) -> None:
    found = column_of(f"http://a.gov.cn{path}")
    assert found and found[0] == f"http://a.gov.cn{column}"
