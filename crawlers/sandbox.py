"""Attachments are read in a child process with limits: a broken or hostile file costs an issue row, not the run."""

import json
import resource
import subprocess
import sys

from crawlers.attachments import FileText, read_file

CPU_SECONDS = 30
MEMORY_BYTES = 1_500 * 1024 * 1024


def read_file_limited(body: bytes) -> FileText:
    """read_file in a child with limits on CPU time and memory; `broken` with the reason when it dies."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "crawlers.sandbox"], input=body, capture_output=True, timeout=2 * CPU_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return FileText("broken", detail=f"reading took over {2 * CPU_SECONDS} s")
    if done.returncode != 0:
        return FileText(
            "broken", detail=f"the reader died with exit code {done.returncode} (limits: {CPU_SECONDS} s CPU, {MEMORY_BYTES >> 20} MiB)"
        )
    return FileText(**json.loads(done.stdout))


def main() -> None:
    """Read a file from standard input and print its FileText as JSON."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    found = read_file(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps({"status": found.status, "text": found.text, "pages": found.pages, "detail": found.detail}))


if __name__ == "__main__":
    main()
