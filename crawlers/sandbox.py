"""Attachments are read in a child process with limits: a broken or hostile file costs an issue row, not the run."""

import json
import resource
import subprocess
import sys
from dataclasses import asdict, replace

from crawlers.attachments import FileText, read_file
from crawlers.ocr import OcrUnavailableError, recognise

CPU_SECONDS = 30
MEMORY_BYTES = 1_500 * 1024 * 1024


def read_file_limited(body: bytes, ocr_pages: int = 0) -> FileText:
    """read_file in a child with limits on CPU time and memory; `broken` with the reason when it dies.

    With `ocr_pages`, a scan is read by tesseract, that many pages at most.
    """
    command = [sys.executable, "-m", "crawlers.sandbox", str(ocr_pages)]
    limit = 2 * CPU_SECONDS * (1 + ocr_pages)
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return FileText("broken", detail=f"reading took over {limit} s")
    if done.returncode != 0:
        limits = f"limits: {CPU_SECONDS} s CPU, {MEMORY_BYTES >> 20} MiB"
        return FileText("broken", detail=f"the reader died with exit code {done.returncode} ({limits})")
    return FileText(**json.loads(done.stdout))


def main() -> None:
    """Read a file from standard input (the page budget of OCR is the argument) and print its FileText as JSON."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    body, budget = sys.stdin.buffer.read(), int(sys.argv[1])
    found = read_file(body)
    if found.status == "scanned" and budget:
        found = _recognised(body, found, budget)
    sys.stdout.write(json.dumps(asdict(found)))


def _recognised(body: bytes, scan: FileText, budget: int) -> FileText:
    try:
        text = recognise(body, budget)
    except OcrUnavailableError as error:
        return replace(scan, detail=str(error))
    return replace(scan, status="read", text=text, method="ocr") if text.strip() else scan


if __name__ == "__main__":
    main()
