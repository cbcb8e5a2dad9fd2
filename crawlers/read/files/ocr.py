"""Text of scans by tesseract (chi_sim): an optional extra, off unless a page budget is given.

Needs the `tesseract` program with its chi_sim data (Debian: tesseract-ocr, tesseract-ocr-chi-sim)
and the `ocr` extra of dafu for rendering PDF pages. About 3 CPU seconds a page.
"""

import io
import re
import shutil
import subprocess

DOTS_PER_INCH = 300
_GAP = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) "
    r"(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef0-9])|(?<=[0-9]) (?=[\u4e00-\u9fff])"
)


class OcrUnavailableError(RuntimeError):
    """The program, its language data or the extra is missing; the message says what to install."""


def recognise(body: bytes, page_budget: int) -> str:
    """Text of a scanned PDF or picture, at most `page_budget` pages. Raises OcrUnavailableError."""
    program = shutil.which("tesseract")
    if program is None:
        raise OcrUnavailableError(
            "tesseract is not installed; on Debian: apt install tesseract-ocr tesseract-ocr-chi-sim"
        )
    pictures = _pdf_pages(body, page_budget) if b"%PDF-" in body[:1024] else [body]
    return "\n".join(_read(program, picture) for picture in pictures)


def _pdf_pages(body: bytes, page_budget: int) -> list[bytes]:
    import pypdfium2

    pictures = []
    with pypdfium2.PdfDocument(body) as document:
        for number in range(min(len(document), page_budget)):
            bitmap = document[number].render(scale=DOTS_PER_INCH / 72, grayscale=True)
            out = io.BytesIO()
            try:
                bitmap.to_pil().save(out, "PNG")
            except ImportError as error:
                raise OcrUnavailableError(
                    "Pillow is not installed; pip install 'dafu[ocr]'"
                ) from error
            pictures.append(out.getvalue())
    return pictures


def _read(program: str, picture: bytes) -> str:
    done = subprocess.run(
        [program, "stdin", "stdout", "-l", "chi_sim", "--psm", "6"],
        input=picture,
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise OcrUnavailableError(
            f"tesseract failed: {said[-1][:120] if said else done.returncode}"
        )
    lines = (
        _GAP.sub("", line.strip()) for line in done.stdout.decode("utf-8", "replace").split("\n")
    )
    return "\n".join(line for line in lines if line)
