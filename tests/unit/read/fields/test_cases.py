"""Each case of cases.yml: a reply that was read wrongly, with the fields that are right."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from crawlers.page import Page
from crawlers.read.parse import parse_page
from crawlers.read.parsed import published_day

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    case = dict(CASES[name])
    page = Page("http://www.a.gov.cn/1.html", "\n".join(case.pop("page")).encode())
    reply = parse_page(None, page).reply
    read = reply.model_dump(mode="json") | {"published": str(published_day(reply))}
    left = [word for word in case.pop("without", []) if word in (reply.body_text or "")]
    assert ({field: read[field] for field in case}, left) == (case, [])
