"""Attached files: every kind, scans as scans, hostile ones as issues. reply.doc and reply.pdf were
made with LibreOffice from the text below, which is ours."""

import io
import shutil
import signal
import threading
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from conftest import published

from crawlers.read.files.sandbox import Sandbox, read_file_limited
from crawlers.read.files.text import MAX_FILE_BYTES, read_file
from flows.once import crawl_once
from flows.reparse import reparse
from flows.runs.crawling import CrawlOptions
from replica.files import docx_bytes
from replica.site import Site
from storage.layout import Layout
from storage.source_report import SourceReport

FILES = Path(__file__).parent / "files"
LINES = [
    "云川水务函〔2023〕17号", "关于对县人大十届二次会议第25号建议的答复", "苗远航代表：",
    "您提出的《关于修缮古桥的建议》收悉，现答复如下：", "一、基本情况",
    "古桥建于清代，桥面破损严重。去年以来我局三次踏勘现场，摸清了病害，编制了修缮方案，并已经上报主管部门审批，目前专家评审已经通过，正在落实资金来源。",
    "二、下一步打算", "我局将争取在明年汛期前开工，完工后落实专人管护。", "感谢您的关心与支持！",
    "云川市水务局", "2023年6月2日",
]  # fmt: skip
BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
    b"1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, body in members.items():
            container.writestr(name, body)
    return out.getvalue()


def ofd(lines: list[str]) -> bytes:
    objects = "".join(
        f'<ofd:TextObject Boundary="10 {10 + 8 * i} 100 '
        f'6"><ofd:TextCode>{line}</ofd:TextCode></ofd:TextObject>'
        for i, line in reversed(list(enumerate(lines)))
    )
    page = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>'
    return zipped({"OFD.xml": b"<x/>", "Doc_0/Pages/Page_0/Content.xml": page.encode()})


def xlsx() -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = (
        f"<sst {space}><si><t>编号</t></si><si><r><t>办理</t></r><r><t>结果</t></r></si></sst>"
    )
    sheet = (
        f'<worksheet {space}><sheetData><row><c t="s"><v>0</v></c><c '
        't="s"><v>1</v></c></row><row><c><v>25</v></c><c '
        't="inlineStr"><is><t>已解决</t></is></c></row></sheetData></worksheet>'
    )
    return zipped(
        {
            "xl/workbook.xml": b"<x/>",
            "xl/sharedStrings.xml": strings.encode(),
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        ((FILES / "reply.doc").read_bytes(), None), ((FILES / "reply.pdf").read_bytes(), 1),
        (docx_bytes(LINES), None), (ofd(LINES), 1),
        (zipped({"正文.docx": docx_bytes(LINES)}), 1),
    ],
    ids=["doc", "pdf", "docx", "ofd", "zip"],
)  # fmt: skip
def test_every_kind_gives_the_same_text(body: bytes, pages: int | None) -> None:
    found = read_file(body)
    assert found.status == "read" and found.pages == pages
    assert (found.text or "").split("\n") == LINES


def test_spreadsheet_rows() -> None:
    assert read_file(xlsx()).text == "编号\t办理结果\n25\t已解决"


def bomb() -> bytes:
    return zipped({"word/document.xml": b"0" * 210_000_000})


ENTITIES = zipped(
    {
        "word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b '
        b'"&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><w><p><t>&b;&c;</t></p></w>'
    }
)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (BLANK_PDF, "scanned"),
        (b"\xff\xd8\xff\xe0" + b"0" * 100, "scanned"),
        (b"%PDF-1.4 cut", "broken"),
        ((FILES / "reply.pdf").read_bytes()[:9000], "broken"),
        (docx_bytes(LINES)[:900], "broken"),
        ((FILES / "reply.doc").read_bytes()[:3000], "broken"),
        (bomb, "too_large"),
        (lambda: b"x" * (MAX_FILE_BYTES + 1), "too_large"),
        (b"<html><body>404</body></html>", "not_a_file"),
        (b"", "empty"),
        (b"Rar!\x1a\x07\x00", "broken"),
        (zipped({"a.zip": zipped({"b.zip": zipped({"c": b""})})}), "unsupported"),
    ],
    ids=[
        "blank pdf",
        "photo",
        "no pdf",
        "cut pdf",
        "cut docx",
        "cut doc",
        "bomb",
        "huge",
        "html",
        "empty",
        "rar",
        "nested",
    ],
)
def test_what_cannot_be_read_says_why(body: bytes | Callable[[], bytes], status: str) -> None:
    found = read_file(body() if callable(body) else body)
    assert (found.status, found.text) == (status, None)


def test_entities_are_neither_expanded_nor_fetched() -> None:
    found = read_file_limited(ENTITIES)
    assert "root:" not in (found.text or "") and "aaaaaaaaaaaa" not in (found.text or "")


def test_one_child_reads_many_files_and_is_replaced_when_it_dies(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    box = Sandbox()
    texts = ["\n".join(LINES)] * 3
    assert [box.read(docx_bytes(LINES), 0).text for _ in texts] == texts
    first = box._child
    assert first is not None
    first.send_signal(signal.SIGSTOP)  # it dies while it has a file
    threading.Timer(0.3, first.kill).start()
    found = box.read(b"%PDF-1.4 anything", 0)
    assert found.status == "broken" and "died with exit code -9" in str(found.detail)
    assert box.read(docx_bytes(LINES), 0).text == texts[0], "the next file has a new child"
    monkeypatch.setattr("crawlers.read.files.sandbox.CPU_SECONDS", 0.1)
    assert box._child is not None and box._child is not first
    box._child.send_signal(signal.SIGSTOP)
    assert "took over" in str(box.read(docx_bytes(LINES), 0).detail)
    box.close()


def test_a_reply_that_is_only_in_its_attachment(
    serve: Callable[[Site], Site], crawl_site: Callable[..., SourceReport], layout: Layout
) -> None:
    site = serve(Site("files", "trs_wcm", count=8, quirks={"attachment_only"}))
    assert crawl_site(site).outcome == "complete"
    rows = {str(r["url"]).rsplit("_", 1)[1].split(".")[0]: r for r in published(layout)}
    for document in site.documents:
        row, case = rows[str(document.number)], document.case
        assert row["body_completeness"] == ("attachment_only" if document.number % 2 else "full")
        assert [row[k] for k in ("addressees", "proposal_numbers", "agency")] == [
            case.truth[k] for k in ("addressees", "proposal_numbers", "agency")
        ]
        assert str(row["reply_date"]) == case.truth["reply_date"]
        assert not any(contact in str(row["body_text"]) for contact in case.contacts)
    attached = published(layout, "attachments")
    assert {a["status"] for a in attached} == {"read"} and all(
        a["capture_id"] and a["sha256"] and a["text"] for a in attached
    )
    report = reparse(layout, {site.source().id: site.source()}, None, lambda *_: None)
    assert (report.read, report.changed, report.missing) == (8, 0, [])


def test_an_attachment_that_does_not_come_is_an_issue_and_the_reply_stays(
    serve: Callable[[Site], Site],
    crawl_site: Callable[..., SourceReport],
    layout: Layout,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import replica.systems.trs as trs

    site = serve(Site("nofiles", "trs_wcm", count=18))
    monkeypatch.setattr(trs, "docx_bytes", lambda lines: b"<html><body>moved</body></html>")
    report = crawl_site(site)
    assert (report.outcome, report.counts["new"]) == ("complete", 18)
    assert {i["kind"] for i in published(layout, "issues")} == {"attachment_not_a_file"}


@cache
def scan_of_the_reply() -> bytes:
    """A picture of reply.pdf in a PDF without any text."""
    import pypdfium2

    out = io.BytesIO()
    with pypdfium2.PdfDocument((FILES / "reply.pdf").read_bytes()) as document:
        document[0].render(scale=300 / 72, grayscale=True).to_pil().convert("L").save(
            out, "PDF", resolution=300
        )
    return out.getvalue()


def test_a_scan_stays_a_scan_until_ocr_is_asked_for() -> None:
    scan = scan_of_the_reply()
    assert (read_file_limited(scan).status, read_file_limited(scan).pages) == ("scanned", 1)


def test_ocr_without_its_program_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    box = Sandbox()
    found = box.read(scan_of_the_reply(), 1)
    box.close()
    assert found.status == "scanned" and "apt install tesseract-ocr" in str(found.detail)


@pytest.mark.long  # in every run the next test
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_ocr_reads_a_scan() -> None:
    found = read_file_limited(scan_of_the_reply(), ocr_pages=1)
    assert (found.status, found.method) == ("read", "ocr") and "云川市水务局" in str(found.text)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_a_scanned_reply_from_the_crawl_to_the_row(
    serve: Callable[[Site], Site], layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    import replica.systems.trs as trs

    scan = scan_of_the_reply()
    site = serve(Site("scans", "trs_wcm", count=2, quirks={"attachment_only"}))
    monkeypatch.setattr(trs, "docx_bytes", lambda lines: scan)
    source = site.source()
    options = CrawlOptions("crawl", replica=True, ocr_pages=1)
    report = crawl_once(layout, {source.id: source}, source, options, lambda line: None)[0]
    assert report.outcome == "complete"
    (row,) = [r for r in published(layout) if "ocr_text" in r["quality_flags"]]
    assert "我局三次踏勘现场" in str(row["body_text"])
    assert (str(row["reply_date"]), row["agency"]) == ("2023-06-02", "云川市水务局")
    (scanned,) = [a for a in published(layout, "attachments") if a["text_method"] == "ocr"]
    assert (scanned["status"], scanned["pages"]) == ("read", 1)
