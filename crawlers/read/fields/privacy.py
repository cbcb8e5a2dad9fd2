"""Contact lines of a reply: out of its text."""

from crawlers.read.fields.signoff import CONTACT_INLINE, contact_spans, is_contact_line
from crawlers.text.folding import narrow


def without_contacts(lines: list[str]) -> tuple[list[str], list[str]]:
    """The article without its contact lines (and brackets), and what was taken out."""
    kept: list[str] = []
    taken: list[str] = []
    half = len(lines) // 2
    for i, line in enumerate(lines):
        if is_contact_line(line) and (i >= half or i < 8):
            taken.append(line)
            continue
        found = CONTACT_INLINE.search(narrow(line))
        if found:
            taken.append(line[found.start() : found.end()])
            line = (line[: found.start()] + line[found.end() :]).strip()
        for start, end in reversed(contact_spans(line) if not found else []):
            taken.append(line[start:end].strip())
            line = (line[:start] + line[end:]).strip()
        if line:
            kept.append(line)
    return kept, taken
