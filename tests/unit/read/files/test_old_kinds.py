"""Files of older programs: RAR and 7z archives, XLS workbooks, RTF. All are made here."""

import io
import struct
import sys
import zlib
from datetime import date, datetime

import libarchive
import pytest
import xlwt

from crawlers.read.files.kinds import is_document_file
from crawlers.read.files.sandbox import read_file_limited
from crawlers.read.files.text import read_file
from replica.files import docx_bytes

LINES = ["关于对县人大十届二次会议第25号建议的答复", "苗远航代表：", "云川市水务局", "2023年6月2日"]
TEXT = "\n".join(LINES)


def _rar_block(kind: int, flags: int, fields: bytes) -> bytes:
    head = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


def rar(files: dict[str, bytes], flags: int = 0) -> bytes:
    """A RAR of the format of 2002, its files stored as they are."""
    made = b"Rar!\x1a\x07\x00" + _rar_block(0x73, 0, bytes(6))
    for name, body in files.items():
        printed = name.encode("ascii")
        fields = struct.pack("<IIBIIBBHI", len(body), len(body), 3, zlib.crc32(body), 0x58210000,
                             20, 0x30, len(printed), 0o100644)  # fmt: skip
        made += _rar_block(0x74, 0x8000 | flags, fields + printed) + body
    return made + _rar_block(0x7B, 0x4000, b"")


def seven_zip(files: dict[str, bytes], options: str = "") -> bytes:
    out = io.BytesIO()
    with libarchive.custom_writer(out.write, "7zip", options=options) as made:
        for name, body in files.items():
            made.add_file_from_memory(name, len(body), body)
    return out.getvalue()


def xls(rows: list[list[object]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("办理结果")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(at, column, value, *([day] if isinstance(value, date) else []))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rtf(lines: list[str], unicode: bool) -> bytes:
    """An RTF as editors write it: characters of a Chinese code page by two bytes each, or by
    number with a question mark for older readers."""

    def written(line: str) -> str:
        if unicode:
            return "".join(
                c if ord(c) < 128 else f"\\u{ord(c) - (ord(c) > 0x7FFF) * 0x10000}?" for c in line
            )
        return "".join(
            c if ord(c) < 128 else "\r\n".join(f"\\'{byte:02x}" for byte in c.encode("gb18030"))
            for c in line
        )

    fonts = r"{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1 Times;}}"
    body = "\\par\r\n".join(written(line) for line in lines)
    head = r"{\rtf1\ansi\ansicpg936\deff0" + fonts + r"{\info{\author nobody}}\f0\fs32 "
    return (head + body + "}").encode("ascii")


@pytest.mark.parametrize(
    "body",
    [
        rar({"1.docx": docx_bytes(LINES[:2]), "2.docx": docx_bytes(LINES[2:])}),
        seven_zip({"1.docx": docx_bytes(LINES[:2]), "2.docx": docx_bytes(LINES[2:])}),
        rar({"all.rtf": rtf(LINES, unicode=False)}),
        rtf(LINES, unicode=False),
        rtf(LINES, unicode=True),
    ],
    ids=["rar", "7z", "rar of rtf", "rtf by bytes", "rtf by numbers"],
)
def test_the_same_text_of_every_kind(body: bytes) -> None:
    found = read_file_limited(body)
    assert (found.status, found.text, found.detail) == ("read", TEXT, None)
    assert is_document_file(body)


def test_rows_of_a_workbook() -> None:
    rows: list[list[object]] = [
        ["编号", "承办单位", "办结", "满意"],
        [25, "县水务局", date(2023, 6, 2), True],
        [0.5, "", datetime(2023, 6, 2, 8, 30), None],  # noqa: DTZ001 (a cell has no zone)
    ]
    found = read_file_limited(xls(rows))
    assert (found.status, (found.text or "").split("\n")) == (
        "read",
        [
            "编号\t承办单位\t办结\t满意",
            "25\t县水务局\t2023-06-02\tTRUE",
            "0.5\t\t2023-06-02 08:30:00",
        ],
    )


def test_tables_of_rtf_are_rows() -> None:
    table = rb"{\rtf1\ansi\trowd A\cell B\cell\row C\par}"
    assert read_file(table).text == "A\tB\nC"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (rar({"a.docx": docx_bytes(LINES)}, flags=4), "encrypted"),
        (rar({"a.docx": docx_bytes(LINES)})[:400], "broken"),
        (rar({"a.rar": rar({"b.docx": docx_bytes(LINES)})}), "unsupported"),
        (rar({}), "empty"),
        (xls([["a"]])[:2_000], "broken"),
        (seven_zip({"a.docx": docx_bytes(LINES)})[:300], "broken"),
        (rb"{\rtf1 }", "empty"),
    ],
    ids=["rar encrypted", "rar cut", "rar in rar", "rar of nothing", "xls cut", "7z cut", "rtf"],
)
def test_what_cannot_be_read_says_why(body: bytes, status: str) -> None:
    found = read_file_limited(body)
    assert (found.status, found.text) == (status, None)


def test_an_archive_that_unpacks_to_too_much() -> None:
    half = bytes(110 * 1024 * 1024)
    packed = seven_zip({"a.txt": half, "b.txt": half}, "compression=deflate")
    found = read_file_limited(packed)
    assert found.status == "too_large"


def test_files_of_an_archive_that_are_not_read_are_told() -> None:
    found = read_file(rar({"a.docx": docx_bytes(LINES), "b.exe": b"MZ"}))
    assert (found.text, found.detail) == (TEXT, "1 of 2 files were read")


def test_without_the_library_of_the_system_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "libarchive"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setenv("LIBARCHIVE", "libnowhere.so")
    found = read_file(rar({"a.docx": docx_bytes(LINES)}))
    assert found.status == "unsupported" and "apt install libarchive13" in str(found.detail)
