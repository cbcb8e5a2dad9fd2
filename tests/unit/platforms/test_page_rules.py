"""How further pages are addressed, read off the addresses that a page names."""

import pytest

from crawlers.discovery.judging import draft_source
from crawlers.page import Page
from crawlers.platforms import PLATFORMS, PageRule
from crawlers.platforms.lists.rules import rule_of_addresses

LIST = "https://a.gov.cn/jyta/list.do"
ROWS = "".join(
    f'<li><a href="/jyta/t2024050{k}_{k}77.html">关于市人大二次会议第{k}号建议的答复</a></li>'
    for k in range(1, 8)
)


def rules_of(pager: str) -> list[str]:
    """The rules that a list of seven rows with a pager gives."""
    page = Page(LIST, f"<html><body><ul>{ROWS}</ul>{pager}</body></html>".encode())
    return [
        rule.text
        for rule in PLATFORMS["trs_wcm"].list_page(draft_source(page.url), page, True).rules
    ]


@pytest.mark.parametrize(
    ("pager", "rule"),
    [
        # the pager tag of old JSP pages counts rows
        (
            '<a href="?pager.offset=7">2</a> <a href="?pager.offset=14">3</a>',
            "?pager.offset={rows:7}",
        ),
        ('<a href="?start=8">2</a> <a href="?start=15">3</a>', "?start={rows:7+1}"),
        # one link: only the rows shown say what the number counts
        ('<a href="?start=7&n=2024">2</a>', "?start={rows:7}&n=2024"),
        ('<a href="?size=7&page=2">2</a>', "?size=7&page={n}"),
        ('<a href="?id=7&page=2">2</a> <a href="?id=7&page=3">3</a>', "?id=7&page={n}"),
    ],
)
def test_a_number_may_count_pages_or_rows(pager: str, rule: str) -> None:
    assert rules_of(pager) == [f"{LIST}{rule}"]


@pytest.mark.parametrize(
    "text", ["a?p={n}", "a?p={n-1}", "a/{9-n}.htm", "a?s={rows:15}", "a?s={rows:15+1}"]
)
def test_a_rule_reads_what_it_writes(text: str) -> None:
    assert PageRule.of(text).text == text


def test_an_escaped_character_is_no_number() -> None:
    """Yunnan's second page, {"page":2,"size":15} as base64: not %3D but the page is counted."""
    second = "https://a.gov.cn/l?q=eyJwYWdlIjoyLCJzaXplIjoxNX0%3D"
    rule = rule_of_addresses({2: second})
    assert rule and rule.ask(2).key == second
    assert rule.text.endswith('{encoded:{"page":{n},"size":15}}')


def test_a_chain_of_next_links_that_counts_rows_has_a_rule() -> None:
    second = "https://a.gov.cn/l?start=15"
    assert rule_of_addresses({2: second}) is None
    assert rule_of_addresses({2: second}, 15) == PageRule.of("https://a.gov.cn/l?start={rows:15}")
    assert rule_of_addresses({2: second, 3: "https://a.gov.cn/l?start=30"}) == PageRule.of(
        "https://a.gov.cn/l?start={rows:15}"
    )


YEARS = "".join(f'<a href="../{year}n/">{year}</a> ' for year in (2026, 2025, 2024))


@pytest.mark.parametrize(
    ("pager", "rules"),
    [
        (YEARS, []),
        (f'{YEARS}<a href="?page=2">2</a>', [f"{LIST}?page={{n}}"]),
        ('<a href="?page=2">2</a> <a href="?page=2013">2013</a>', [f"{LIST}?page={{n}}"]),
    ],
)
def test_links_to_other_years_are_no_pages(pager: str, rules: list[str]) -> None:
    """They were, and a crawl asked for a list of each year down to the year 1."""
    assert rules_of(pager) == rules
