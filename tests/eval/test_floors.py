"""Quality floors of the reader. Run with `pytest tests/eval -s` to see the table."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SHARED
from lxml import etree
from measure import f1doc

import crawlers.read.page.body as boilerplate
from crawlers.page import Page
from crawlers.read.page.body import extract_body
from crawlers.read.page.flatten import flatten
from crawlers.read.parse import parse_page, published_day
from replica.texts import Case, reply_case

FLOORS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "floors.yml").read_text())
needs_shared = pytest.mark.skipif(
    not (SHARED / "pages").exists(), reason="the real pages are not part of the project"
)


def report(name: str, value: float) -> None:
    print(f"{name:<36} {value:.4f}  floor {FLOORS[name]}")
    assert value >= FLOORS[name], f"{name} fell to {value:.4f}"


@pytest.fixture
def hidden_names(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setattr(boilerplate, "_names", dict)


def gold_pages() -> list[tuple[dict[str, str], bytes, str]]:
    gold = (SHARED / "pages" / "GOLD.tsv").read_text()
    rows = list(csv.DictReader(gold.splitlines(), delimiter="\t"))
    files = [SHARED / "pages" / row["file"] for row in rows]
    return [
        (row, f.read_bytes(), f.with_suffix("").with_suffix(".gold.txt").read_text())
        for row, f in zip(rows, files, strict=True)
    ]


@needs_shared
def test_real_government_pages(hidden_names: Callable[[], None]) -> None:
    pages = gold_pages()
    read = [parse_page(None, Page("http://a.gov.cn/1.html", body)).reply for _, body, _ in pages]
    scores = [
        f1doc(r.body_text or "", gold, row["title"])
        for r, (row, _, gold) in zip(read, pages, strict=True)
    ]
    report("gov_pages_f1", sum(scores) / len(scores))
    report("gov_pages_worst", min(scores))
    report(
        "gov_titles",
        sum(r.title == row["title"] for r, (row, _, _) in zip(read, pages, strict=True))
        / len(pages),
    )
    report(
        "gov_dates",
        sum(
            str(published_day(r)) == row["pub_date"]
            for r, (row, _, _) in zip(read, pages, strict=True)
        )
        / len(pages),
    )
    hidden_names()
    scores = [
        f1doc(
            parse_page(None, Page("http://a.gov.cn/1.html", body)).reply.body_text or "",
            gold,
            row["title"],
        )
        for row, body, gold in pages
    ]
    report("gov_pages_hidden_names_f1", sum(scores) / len(scores))


@needs_shared
@pytest.mark.parametrize("corpus", ["cwced_zh", "magic_article_zh"])
def test_public_corpora(corpus: str) -> None:
    scores = []
    for line in (SHARED / "corpora" / f"{corpus}.jsonl").read_bytes().splitlines():
        row = json.loads(line)
        found = (
            parse_page(
                None, Page(row["url"] or "http://a.cn/1.html", row["html"].encode())
            ).reply.body_text
            or ""
        )
        scores.append(f1doc(found, row["gold"], row["title"] or ""))
    report(f"{corpus}_f1", sum(scores) / len(scores))


def in_shell(body: bytes, case: Case) -> tuple[bytes, str]:
    """A real page whose article is replaced by a short reply of our own (350 characters at
    most)."""
    lines = [line for line in case.lines if line not in case.contacts]
    while sum(map(len, lines)) > 350 and len(lines) > 4:
        lines.pop(2)
    tree = Page("", body).tree
    flat = flatten(tree)
    article = extract_body(flat, parse_page(None, Page("", body)).reply.title).element
    for child in list(article):
        article.remove(child)
    article.text = None
    for line in lines:
        etree.SubElement(article, "p").text = f"　　{line}"
    return etree.tostring(tree, encoding="utf-8", method="html"), "\n".join(lines)


@needs_shared
def test_short_replies_in_real_shells(hidden_names: Callable[[], None]) -> None:
    shells = [
        (row["file"], body)
        for row, body, _ in gold_pages()
        if not any(x in row["file"] for x in ("statecouncil", "nea"))
    ]
    pages = [
        in_shell(body, reply_case(f"shell {name} {k}", level="county"))
        for name, body in shells
        for k in range(6)
    ]
    for name in ("short_replies_f1", "short_replies_hidden_names_f1"):
        scores = [
            f1doc(
                parse_page(None, Page("http://a.gov.cn/1.html", html)).reply.body_text or "", gold
            )
            for html, gold in pages
        ]
        report(name, sum(scores) / len(scores))
        hidden_names()


def test_own_replies_never_looked_at() -> None:
    good: dict[str, int] = {}
    scores = []
    for i in range(240):
        kind = ("npc_suggestion", "cppcc_proposal")[i % 2]
        case = reply_case(f"unseen {i}", kind, ("municipal", "county")[i // 2 % 2], 2012 + i % 13)
        lines = [
            "首页",
            "您的位置：首页 > 建议提案",
            case.title,
            f"发布时间：{case.published} 来源：云川市政府网 浏览次数：12",
            *case.lines,
            "打印 关闭",
            "上一篇：对县人大九届三次会议第99号建议的答复",
        ]
        reply = parse_page(None, Page("http://a.gov.cn/1.html", "\n".join(lines).encode())).reply
        found = {
            **reply.model_dump(),
            "published": str(published_day(reply)),
            "reply_date": str(reply.reply_date),
        }
        for name, value in case.truth.items():
            good[name] = good.get(name, 0) + (found[name] == value)
        scores.append(
            f1doc(
                reply.body_text or "",
                "\n".join(line for line in case.lines if line not in case.contacts),
            )
        )
    report("own_replies_body_f1", sum(scores) / len(scores))
    for name, count in good.items():
        print(f"  {name:<20} {count / 240:.4f}")
        assert count / 240 >= FLOORS["own_fields"], f"{name} fell to {count / 240:.4f}"
