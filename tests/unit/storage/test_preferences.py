"""What a site says of the use of its pages: kept as printed, and out of the corpus."""

import json
from pathlib import Path

import pytest
from conftest import night_over, published
from typer.testing import CliRunner

from flows.cli import app
from replica.server import Replica
from replica.site import Site
from storage.layout import Layout
from storage.raw.preferences import LONGEST, usage_preference

ROBOTS = "https://a.gov.cn/robots.txt"


@pytest.mark.parametrize(
    ("url", "status", "headers", "body", "expected"),
    [
        ("https://a.gov.cn/1", 200, [("Content-Type", "text/html")], b"", None),
        ("https://a.gov.cn/1", 200, [("X-Robots-Tag", "noai")], b"", "x-robots-tag: noai"),
        (
            "https://a.gov.cn/1",
            200,
            [("TDM-Reservation", "1"), ("tdm-policy", "https://a.gov.cn/p.json")],
            b"",
            "tdm-reservation: 1; tdm-policy: https://a.gov.cn/p.json",
        ),
        (
            ROBOTS,
            200,
            [],
            b"User-agent: *\r\nContent-Usage: train-ai=n\r\nDisallow: /x\r\n",
            "content-usage: train-ai=n",
        ),
        (ROBOTS, 404, [], b"Content-Usage: train-ai=n", None),
        (ROBOTS, 200, [], b"# Content-Usage is a draft\nAllow: /", None),
        ("https://a.gov.cn/ai.txt", 200, [], b"User-Agent: *\nDisallow: /", "disallow: /"),
        ("https://a.gov.cn/ai.txt", 200, [], b"User-Agent: *\nDisallow: \nAllow: /", None),
        ("https://a.gov.cn/1.html", 200, [], b"Content-Usage: train-ai=n", None),
    ],
)
def test_preferences_are_read_where_they_stand(
    url: str, status: int, headers: list[tuple[str, str]], body: bytes, expected: str | None
) -> None:
    assert usage_preference(url, status, headers, body) == expected


def test_a_long_one_is_cut() -> None:
    found = usage_preference("https://a.gov.cn/", 200, [("X-Robots-Tag", "n" * 9_000)], b"")
    assert found is not None and len(found) == LONGEST


def corpus(layout: Layout, out: Path) -> list[dict[str, str]]:
    done = CliRunner().invoke(app, ["export", str(out), "--corpus", "--data", str(layout.root)])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in out.read_text().splitlines()]


def test_the_corpus_leaves_out_what_asks_for_it(layout: Layout, tmp_path: Path) -> None:
    names = ("plain", "pages", "hosts", "trained")
    plain, page, host, trained = (Site(n, "trs_wcm", count=8) for n in names)
    page.faults = {"usage_header": {page.documents[2].number}}
    host.faults = {"usage_robots": True}
    trained.faults = {"usage_ai": True}
    with Replica([plain, page, host, trained]):
        night_over(layout, [plain, page, host, trained])
    captures = [c for c in published(layout, "captures") if c["role"] != "attachment"]
    robots = [str(c["url"]).rpartition("/")[2] for c in captures if c["role"] == "robots"]
    assert robots == ["robots.txt", "ai.txt"] * 4, "once a host and run"
    told = {c["url"]: c["usage_preference"] for c in captures if c["usage_preference"]}
    assert sorted(told.values()) == [
        "content-usage: train-ai=n", "disallow: /", "tdm-reservation: 1",
    ]  # fmt: skip
    rows = published(layout)
    assert len(rows) == 32, "the tables have them all"
    texts = corpus(layout, tmp_path / "corpus.jsonl")
    whole = [r for r in rows if r["document_type"] == "reply" and r["body_completeness"] == "full"]
    wanted = {r["reply_id"] for r in whole if r["duplicate_of"] is None}
    left_out = wanted - {t["id"] for t in texts}
    assert left_out == {
        r["reply_id"]
        for r in whole
        if r["reply_id"] in wanted
        and (r["url"] in told or r["source_id"] in ("replica_hosts", "replica_trained"))
    }
    assert len(left_out) > 2 and texts
    card = (layout.datasets / "latest" / "README.md").read_text()
    assert "usage_preference" in card and "leaves out replies" in card
