"""The pages: guards of every request, hostile content, take-down at once, lists taken along."""

import csv
import json
import re
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest
from conftest import ROOT
from fastapi.testclient import TestClient
from rows import commit, reply
from samples import EVIL, client_of, some_rows, version_of

from crawlers.page import Page
from explorer.labels import LANGUAGES, labels
from explorer.originals import masked_rendering
from explorer.selection import Selection
from explorer.taking.cite import Citation
from explorer.taking.downloads import COLUMNS, FORMATS
from explorer.taking.saved import keep as keep_search
from explorer.taking.saved import news, saved_searches, told
from storage.layout import Layout
from storage.tables.takedown import suppress
from storage.versions.folders import latest_version
from storage.versions.publish import publish


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A client of `some_rows`, for tests that change nothing."""
    layout = Layout(tmp_path_factory.mktemp("explorer")).prepare()
    return client_of(layout, version_of(layout, some_rows()))


PAGES = (
    "/", "/?q=第", "/?q=%22", "/?q=第&sort=oldest&agency=-", "/reply/r00001", "/reply/r00020",
    "/reply/r00021", "/proposal?key=npc:530100:9-3:1", "/agency?name=某市1局", "/sources",
    "/source/source_0", "/source/source_1", "/changes", "/saved",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_every_language(client: TestClient, path: str, language: str) -> None:
    answer = client.get(path, params=None if "?" in path else {"lang": language})
    if "?" in path:
        answer = client.get(f"{path}&lang={language}")
    assert answer.status_code == 200, answer.text[:500]
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    outside = re.findall(r"""(?:src|href|action)=["']?(?:https?:)?//[^"']*""", answer.text)
    assert all("a.gov.cn" in address for address in outside), "no request goes outside"
    assert not re.search(r"<(?:script|style)[^>]*>[^<]|style=|\son\w+=", _without_text(answer.text))


def _without_text(page: str) -> str:
    return re.sub(r"&[a-z#0-9]+;[^<]*", "", page)


def test_hostile_content_is_shown_harmlessly(client: TestClient) -> None:
    for path in ("/?q=alert", "/reply/r00020", "/agency", "/?q=" + EVIL, "/reply/" + EVIL):
        answer = client.get(path, params={"name": EVIL} if path == "/agency" else None)
        assert EVIL not in answer.text and "<img" not in answer.text
        assert len(re.findall("<script", answer.text)) == 2, "htmx and our own, nothing of the data"
        assert 'href="javascript:' not in answer.text and "\u202e" not in answer.text
    page = client.get("/reply/r00021?lang=en")
    assert len(page.text) < 1_000_000 and "50,000 more" in page.text, "cut, and said so"


def test_only_a_browser_of_this_machine_is_answered(client: TestClient) -> None:
    for host in ("evil.example", "evil.example:8420", "127.0.0.1.evil.example", "dafu"):
        assert client.get("/", headers={"host": host}).status_code == 400, host
    assert client.get("/", headers={"host": "localhost:9999"}).status_code == 200
    form = {"name": "养老", "address": "q=%E5%85%BB%E8%80%81"}
    for origin in (None, "http://evil.example", "http://127.0.0.1:8421", "null"):
        headers = {"origin": origin} if origin else {}
        assert client.post("/saved", data=form, headers=headers).status_code == 403, origin
    assert client.get("/saved", params=form).status_code == 200
    assert client.get("/saved/x/forget").status_code == 405
    page = client.get("/saved?lang=en").text
    assert "No search is saved yet" in page, "no link and no form of another page changes anything"
    for path in (
        "/docs",
        "/openapi.json",
        "/redoc",
        "/static/../site.py",
        "/reply/../../etc/passwd",
    ):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize("since", ["9" * 400, "../../x", "a\0b"])
def test_a_version_that_has_no_such_name(client: TestClient, since: str) -> None:
    assert client.get("/", params={"since": since}).status_code == 503


def test_taken_down_is_gone_at_once(layout: Layout) -> None:
    client = client_of(layout, version_of(layout, some_rows()[:13]))
    assert client.get("/reply/r00003").status_code == 200
    before = client.get("/download/jsonl", params={"q": "第"}).text
    suppress(layout, "https://a.gov.cn/t3.html", "request")
    assert client.get("/reply/r00003").status_code == 404
    assert client.get("/archived/r00003").status_code == 404
    assert 'href="/reply/r00003' not in client.get("/?q=第3号").text
    assert "r00003" in before
    for path in (
        "/download/jsonl",
        "/download/csv",
        "/feed/new.atom",
        "/proposal?key=npc:530100:9-3:1",
    ):
        assert "r00003" not in client.get(path).text, path
    assert "<b>12 documents</b>" in client.get("/?lang=en").text.replace("\n", "")


def test_nothing_is_shown_while_the_list_of_takedowns_is_damaged(layout: Layout) -> None:
    client = client_of(layout, version_of(layout, some_rows()[:3]))
    (layout.root / "suppress.jsonl").write_text('{"reply_id": "r000', encoding="utf-8")
    for path in ("/", "/reply/r00001", "/archived/r00001", "/download/csv", "/feed/new.atom"):
        answer = client.get(path)
        assert answer.status_code in (400, 404, 503) and "第1号" not in answer.text, path
        assert "damaged" in answer.text


def test_every_list_is_taken_along_exactly(client: TestClient, tmp_path: Path) -> None:
    chosen = {"sort": "newest"}
    page = client.get("/", params=chosen).text
    shown = re.findall(r'<h3><a href="/reply/(r[0-9]+)', page)
    assert len(shown) == 14
    lines = client.get("/download/jsonl", params=chosen).text.splitlines()
    assert [json.loads(line)["reply_id"] for line in lines] == shown
    csv.field_size_limit(1_000_000)
    table = list(
        csv.reader(StringIO(client.get("/download/csv", params=chosen).text.lstrip("\ufeff")))
    )
    assert table[0] == list(COLUMNS) and [row[0] for row in table[1:]] == shown
    titles = {row[0]: row[COLUMNS.index("title")] for row in table[1:]}
    assert titles["r00021"].startswith("'=cmd"), "a spreadsheet shows it and does not run it"
    bib = client.get("/download/bib", params=chosen).text
    assert re.findall(r"@misc\{dafu-(\w+),", bib) == shown
    parquet = client.get("/download/parquet", params=chosen).content
    file = tmp_path / "list.parquet"
    file.write_bytes(parquet)
    rows = duckdb.sql(f"SELECT reply_id, published_year FROM read_parquet('{file}')").fetchall()
    assert [row[0] for row in rows] == shown and all(year > 2000 for _, year in rows)
    sheet = _cells(client.get("/download/xlsx", params=chosen).content)
    assert [row[0] for row in sheet[1:]] == shown and sheet[0] == list(COLUMNS)
    assert any("a cell holds 32,767" in cell for row in sheet for cell in row)
    assert client.get("/download/exe").status_code == 404


def _cells(body: bytes) -> list[list[str]]:
    """Texts of the first sheet, by row; a formula would be an element of its own."""
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(BytesIO(body)) as book:
        tree = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert tree.find(f".//{name}f") is None and tree.find(f".//{name}hyperlink") is None
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter(f"{name}row")]


def test_originals_need_the_option_of_the_operator(client: TestClient) -> None:
    assert "--raw" in client.get("/download/wacz?lang=en").text
    assert client.get("/raw/r00001").status_code == 404
    assert "/download/wacz" not in client.get("/").text
    assert set(FORMATS) == {"csv", "xlsx", "jsonl", "bib", "parquet", "wacz"}


def test_feeds_tell_new_and_changed_apart(layout: Layout) -> None:
    version_of(layout, [reply(n) for n in range(4)])
    folder = version_of(layout, [reply(2, body_text="第2号。改为三年。\x0b"), reply(9, title=EVIL)])
    client = client_of(layout, folder)
    atom = "{http://www.w3.org/2005/Atom}"

    def entries(path: str) -> list[str]:
        links = ElementTree.fromstring(client.get(path).content).iterfind(f"*/{atom}link")
        return [link.attrib["href"].rsplit("/", 1)[1] for link in links]

    new = entries("/feed/new.atom")
    assert new[0] == "r00009" and len(new) == 5
    assert entries("/feed/changed.atom") == ["r00002"]
    assert entries("/feed/changed.atom?q=没有") == []
    assert entries("/feed/new.atom?q=第1号") == ["r00001"]


def test_what_changed_since_a_version(layout: Layout) -> None:
    first = version_of(layout, [reply(n) for n in range(5)])
    second = version_of(layout, [reply(2, body_text="新的正文。"), reply(7)], withdrawn=["r00004"])
    client = client_of(layout, second)
    page = client.get(f"/changes?since={first.name}&lang=en").text
    for words in ("Added 1", "Changed by the site 1", "Withdrawn 1"):
        assert words in page
    lines = client.get(f"/download/jsonl?since={first.name}&op=changed").text.splitlines()
    assert [json.loads(line)["reply_id"] for line in lines] == ["r00002"]
    assert client.get("/changes?since=20000101T000000000Z").status_code == 404
    steps = client.get("/reply/r00002?lang=en").text
    assert "<ins>" in steps and "<del>" in steps and "Earlier states" in steps


def test_saved_searches_hear_of_news(layout: Layout) -> None:
    first = version_of(layout, [reply(n) for n in range(4)])
    client = client_of(layout, first)
    form = {"name": "三号 <b>", "address": Selection("第3号 OR 第7号").address()}
    own = {"origin": str(client.base_url)}
    assert client.post("/saved", data=form, headers=own, follow_redirects=False).status_code == 303
    assert "三号 &lt;b&gt;" in client.get("/saved").text
    keep_search(layout, "别的", Selection("没有"), first.name)
    assert [(n.new, n.changed) for n in news(layout, first)] == []
    second = version_of(layout, [reply(3, body_text="第3号改。"), reply(7), reply(8)])
    told_of = {n.saved.name: n for n in news(layout, second)}
    assert [h.reply_id for h in told_of["三号 <b>"].new] == ["r00007"]
    assert [h.reply_id for h in told_of["三号 <b>"].changed] == ["r00003"]
    assert not told_of["别的"].new and not told_of["别的"].changed
    suppress(layout, "r00007", "request")
    assert not {n.saved.name: n for n in news(layout, second)}["三号 <b>"].new, "taken down: untold"
    told(layout, [n.saved for n in told_of.values()], second.name)
    assert news(layout, second) == [] and {s.told for s in saved_searches(layout)} == {second.name}
    saved_id = saved_searches(layout)[0].id
    assert client.post(f"/saved/{saved_id}/forget", headers=own).status_code == 200
    assert [s.name for s in saved_searches(layout)] == ["别的"]


def test_the_masked_rendering_keeps_no_script_and_no_contact() -> None:
    page = """<html><head><title>关于1号建议的答复</title><script>alert(1)</script></head>
      <body onload="alert(2)"><nav>首页</nav><div id=zoom>
      <p style="color:red">您提出的建议收悉，请致电1<b>38</b>0013<i>8000</i>，现答复如下。</p>
      <table><tr><td onclick=alert(3)>项目</td><td>补助金额</td></tr>
      <tr><td>食堂</td><td>30万元</td></tr></table>
      <p><a href="javascript:alert(4)">附件</a>&lt;script&gt;alert(5)&lt;/script&gt;已经公布。</p>
      <iframe src=//evil.example></iframe><p>联系人：张三　　联系电话：0999-2345678</p>
      </div></body></html>"""
    shown = masked_rendering(Page("https://a.gov.cn/1.html", page.encode()))
    for gone in ("13800138000", "2345678", "张三", "<script", "onload", "evil", "onclick",
                 "javascript", "首页", "red"):  # fmt: skip
        assert gone not in shown, gone
    assert "[电话]" in shown and "补助金额" in shown and "&lt;script&gt;alert(5)" in shown
    assert "<h1>关于1号建议的答复</h1>" in shown and "<table" in shown
    deep = "<div>" * 20_000 + "底"
    assert masked_rendering(Page("https://a.gov.cn/2.html", deep.encode()))


def test_citations() -> None:
    cited = Citation("r1", "关于{A}_100%的答复\\", "某市局", "2023-05-01", "https://a.gov.cn/{1}",
                     "某函〔2023〕1号", "2026-01-01", "v1")  # fmt: skip
    assert cited.plain == (
        "某市局，《关于{A}_100%的答复\\》，某函〔2023〕1号，2023-05-01，"
        "https://a.gov.cn/{1}（存档 2026-01-01），dafu v1，r1。"
    )
    assert r"关于\{A\}\_100\%的答复\textbackslash{}" in cited.bibtex
    assert cited.bibtex.count("{") == cited.bibtex.count("}") and "%7B1%7D" in cited.bibtex
    assert "日期不详" in Citation("r1", "x", None, None, "u", None, None, "v").plain


def test_every_word_of_the_pages_is_in_both_languages() -> None:
    known = labels("en").texts
    for path in (ROOT / "explorer" / "templates").glob("*.html"):
        used = re.findall(r"\bt\('([a-z_]+)'", path.read_text(encoding="utf-8"))
        assert set(used) <= set(known), path.name
    assert labels("zh").texts.keys() == known.keys()
    assert all(labels("zh").texts[k] != v for k, v in known.items() if k != "search_help" or v)


def test_a_version_without_replies(layout: Layout) -> None:
    commit(layout, [reply(1)])
    publish(layout, "test", [])
    suppress(layout, "r00001", "request")
    publish(layout, "test", [])
    folder = latest_version(layout)
    assert folder is not None
    client = client_of(layout, folder)
    for path in ("/", "/?q=第", "/sources", "/feed/new.atom", "/download/csv", "/download/parquet"):
        assert client.get(path).status_code == 200, path
