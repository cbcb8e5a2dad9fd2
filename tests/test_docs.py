"""The generated pages of docs/ are those of the code (`make docs`)."""

from pathlib import Path

import pytest

from crawlers.source import load_sources
from flows.reporting import sources_page
from schemas.messages import messages_page
from storage.dictionary import dictionary_page

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.mark.parametrize("name", ["sources", "data-dictionary", "log-messages"])
def test_generated_page(name: str) -> None:
    made = {"sources": lambda: sources_page(load_sources()), "data-dictionary": dictionary_page, "log-messages": messages_page}
    assert (DOCS / f"{name}.md").read_text() == made[name](), "run `make docs`"
