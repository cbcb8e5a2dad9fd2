"""Which source an address belongs to."""

import pytest

from crawlers.registry import SourcesByHost, load_sources
from schemas.source import Source


def _source(name: str, *starts: str) -> Source:
    known = next(iter(load_sources().values()))
    return known.model_copy(update={"id": name, "start_urls": list(starts), "former": []})


SOURCES = {
    source.id: source
    for source in (
        _source("whole", "http://a.gov.cn/zwgk/"),
        _source("inner", "http://www.a.gov.cn/zwgk/jyta/index.html"),
        _source("hanweb", "https://b.gov.cn/col/col1234/index.html"),
        _source("port", "http://b.gov.cn:8080/zwgk/"),
    )
}


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.a.gov.cn/zwgk/202105/t20210501_1.html", "whole"),
        ("http://a.gov.cn/zwgk/jyta/202105/t20210501_1.html", "inner"),
        ("http://b.gov.cn/art/2021/5/1/art_1234_77.html", "hanweb"),
        ("http://b.gov.cn:8080/zwgk/1.html", "port"),
        ("http://b.gov.cn/art/2021/5/1/art_9_77.html", None),
        ("http://a.gov.cn.other.cn/zwgk/1.html", None),
        ("http://a.gov.cn", None),
    ],
)
def test_the_longest_start_address_on_the_same_host_says_whose_a_page_is(
    url: str, name: str | None
) -> None:
    found = SourcesByHost(SOURCES).source_of(url)
    assert (found and found.id) == name


def test_every_start_address_of_the_registry_is_that_of_a_source() -> None:
    sources = load_sources()
    hosts = SourcesByHost(sources)
    for source in sources.values():
        for start in source.start_urls:
            found = hosts.source_of(start)
            assert found is not None and found.publisher.name == source.publisher.name
