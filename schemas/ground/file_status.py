"""What came of reading a file. By itself: the process that reads files imports this and no table,
whose libraries take 0.4 s of CPU to import."""

from typing import Literal

FileStatus = Literal[
    "read", "scanned", "encrypted", "broken", "too_large", "not_a_file", "unsupported", "empty",
]  # fmt: skip
"""What reading a file came to."""
