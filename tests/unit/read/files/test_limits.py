"""Files that say far more than they weigh, and children that never end: what is read of them, and
for how long."""

import io
import subprocess
import sys
import time
import zipfile

import pytest

from crawlers.page import Page
from crawlers.read.files.links import FetchedFile
from crawlers.read.files.model import MAX_TEXT_CHARS
from crawlers.read.files.printed import joined
from crawlers.read.files.sandbox import Sandbox, read_file_limited
from crawlers.read.files.text import read_file
from crawlers.read.files.word97 import _pieces
from crawlers.read.parse import parse_page
from replica.files import docx_bytes


def container(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in members.items():
            made.writestr(name, body)
    return out.getvalue()


def nested(depth: int, text: str, times: int = 1) -> bytes:
    """A DOCX with paragraphs within paragraphs."""
    one = "<p>" * depth + f"<t>{text}</t>" + "</p>" * depth
    return container({"word/document.xml": f"<d>{one * times}</d>".encode()})


@pytest.mark.parametrize(
    ("body", "characters"),
    [
        (nested(240, "字" * 10_000), 10_000),
        (nested(240, "字" * 200_000), 200_000),
        (nested(240, "字" * 30_000, 60), 60 * 30_000 + 59),
    ],
    ids=["2.4 million characters", "48 million", "430 million"],
)
def test_a_paragraph_within_paragraphs_is_said_once(body: bytes, characters: int) -> None:
    assert len(body) < 150_000
    began = time.process_time()
    found = read_file(body)
    assert found.status == "read" and len(found.text or "") == characters
    assert time.process_time() - began < 10


def test_text_boxes_are_lines_of_their_own_and_said_once() -> None:
    document = (
        "<d><p><t>前</t><AlternateContent><Choice><p><t>框一</t></p><p><t>框二</t></p>"
        "</Choice>"
        "<Fallback><p><t>框一</t></p></Fallback></AlternateContent><t>后</t></p><p><t>末</t></p></d>"
    )
    found = read_file(container({"word/document.xml": document.encode()}))
    assert found.text == "前\n框一\n框二\n后\n末"


def shared_strings(cells: int) -> bytes:
    """A sheet whose cells all print the same long string."""
    cell = '<c t="s"><v>0</v></c>'
    return container(
        {
            "xl/workbook.xml": b"<x/>",
            "xl/sharedStrings.xml": f"<sst><si><t>{'字' * 30_000}</t></si></sst>".encode(),
            "xl/worksheets/sheet1.xml": f"<w><row>{cell * cells}</row></w>".encode(),
        }
    )


@pytest.mark.parametrize(
    "body",
    [
        container({"word/document.xml": b"<d><p><t>" + b"x" * 3_000_000 + b"</t></p></d>"}),
        shared_strings(1_000),
        container({f"{n}.xlsx": shared_strings(60) for n in range(40)}),
    ],
    ids=["long text", "shared strings", "archive"],
)
def test_text_is_capped_and_an_issue_says_so(body: bytes) -> None:
    found = read_file_limited(body)
    assert found.status == "read" and 1_900_000 < len(found.text or "") <= MAX_TEXT_CHARS
    assert found.detail == "cut at 2,000,000 characters"
    file = FetchedFile("http://a.gov.cn/a.docx", found, len(body), "digest")
    page = b"<html><p>text</p><a href=a.docx>a.docx</a></html>"
    issues = parse_page(None, Page("http://a.gov.cn/1.html", page), files=[file]).issues
    assert [(i.kind, i.value) for i in issues if i.field == "attachments"] == [
        ("capped", "http://a.gov.cn/a.docx")
    ]


def test_files_of_an_archive_that_are_not_read_are_told() -> None:
    found = read_file(container({f"{n:02}.docx": docx_bytes([f"文 {n}"]) for n in range(60)}))
    assert (found.text or "").count("\n") == 49 and found.detail == "50 of 60 files were read"


def test_pieces_of_a_doc_that_overlap() -> None:
    count = 100_000  # each of them the whole text again
    ends = b"".join((n * 1_000).to_bytes(4, "little") for n in range(count + 1))
    plc = ends + (b"\0\0" + (0x40000000).to_bytes(4, "little") + b"\0\0") * count
    clx = b"\x02" + len(plc).to_bytes(4, "little") + plc
    main = bytearray(b"x" * 1_000)
    main[0x01A2:0x01AA] = (0).to_bytes(4, "little") + len(clx).to_bytes(4, "little")
    pieces = _pieces(bytes(main), clx)
    assert [len(next(pieces)) for _ in range(3)] == [1_000] * 3, "they are made one by one"


def test_printed_lines_are_joined_in_linear_time() -> None:
    def seconds(lines: int) -> float:
        began = time.process_time()
        joined(["字" * 40] * lines)
        return time.process_time() - began

    assert seconds(200_000) < 5 * (4 * seconds(50_000) + 0.1)


@pytest.mark.parametrize(
    "child",
    [
        "import sys,time; sys.stdin.buffer.read(12)\n"
        "while True: sys.stdout.buffer.write(b'\\xff' * 17); sys.stdout.flush(); time.sleep(0.01)",
        "import time; time.sleep(60)",
        "import sys,time; sys.stdin.buffer.read()",
    ],
    ids=["trickles", "does not read", "reads for ever"],
)
def test_the_limit_of_time_holds_in_every_state(
    child: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawlers.read.files.sandbox.CPU_SECONDS", 0.5)
    popen = subprocess.Popen

    def other(command: list[str], **how: object) -> object:
        return popen([sys.executable, "-c", child], **how)

    monkeypatch.setattr("crawlers.read.files.sandbox.subprocess.Popen", other)
    box = Sandbox()
    began = time.monotonic()
    found = box.read(b"x" * 1_000_000, 0)
    assert found.status == "broken" and "took over" in str(found.detail)
    assert time.monotonic() - began < 10
    box.close()


def test_the_process_that_reads_files_begins_without_the_libraries_of_tables() -> None:
    """Each crawl that has a file begins one."""
    told = subprocess.run(
        [sys.executable, "-c", "import crawlers.read.files.sandbox, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {"pyarrow", "numpy", "pydantic"} & set(told)
