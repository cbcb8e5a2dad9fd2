"""Files as a real office suite writes them: what LibreOffice saves is what the reader reads."""

import shutil
import subprocess
from pathlib import Path

import pytest
from test_attachments import LINES

from crawlers.read.files.text import read_file
from replica.files import docx_bytes

pytestmark = pytest.mark.long
SUITE = shutil.which("soffice")


@pytest.mark.skipif(SUITE is None, reason="LibreOffice Writer is not installed")
@pytest.mark.parametrize(
    ("ending", "form", "pages"),
    [("wps", "MS Word 97", None), ("doc", "MS Word 97", None), ("rtf", "Rich Text Format", None),
     ("docx", "MS Word 2007 XML", None), ("pdf", "writer_pdf_Export", 1)],
)  # fmt: skip
def test_what_an_office_suite_saves(
    tmp_path: Path, ending: str, form: str, pages: int | None
) -> None:
    """WPS Office saves .wps as Word 97 does; the name alone differs."""
    made = tmp_path / "reply.docx"
    made.write_bytes(docx_bytes(LINES))
    out = tmp_path / "out"
    subprocess.run(
        [str(SUITE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", f"{ending}:{form}", "--outdir", str(out), str(made)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = read_file((out / f"reply.{ending}").read_bytes())
    assert (found.status, found.pages) == ("read", pages)
    assert "".join((found.text or "").split()) == "".join("".join(LINES).split())
