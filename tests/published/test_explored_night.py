"""The explorer over a night of the replica: the archived page, the originals, a changed reply."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from conftest import crawl_into, published
from fastapi.testclient import TestClient
from samples import client_of

from replica.server import Replica
from replica.site import Site
from storage.layout import Layout
from storage.versions.folders import latest_version


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """A site of twelve replies, crawled twice; one reply was edited between."""
    layout = Layout(tmp_path_factory.mktemp("night")).prepare()
    site = Site("look.yunchuan", "trs_wcm", count=12)
    with Replica([site]):
        crawl_into(layout, site)
        site.changed = {site.documents[3].number}
        crawl_into(layout, site, recheck=True)
    return layout


def browsing(layout: Layout, raw: bool = False) -> TestClient:
    folder = latest_version(layout)
    assert folder is not None
    return client_of(layout, folder, raw)


def test_the_archived_page_is_masked_unless_the_operator_asks(night: Layout) -> None:
    client, rows = browsing(night), published(night)
    contact = next(r for r in rows if "contact_line" in dict(r["pii_masked"]))
    shown = client.get(f"/archived/{contact['reply_id']}")
    policy = shown.headers["content-security-policy"]
    assert policy.startswith("sandbox;") and "default-src 'none'" in policy
    for line in str(contact["body_text"]).split("\n"):
        assert line[:20] in shown.text, "the text is that of the dataset"
    assert "<script" not in shown.text and "电话：" not in shown.text
    assert client.get(f"/raw/{contact['reply_id']}").status_code == 404
    raw = browsing(night, raw=True).get(f"/raw/{contact['reply_id']}")
    assert "电话" in raw.text and raw.headers["content-security-policy"] == policy
    page = browsing(night, raw=True).get(f"/reply/{contact['reply_id']}").text
    assert page.count('sandbox=""') == 2 and "allow-" not in page


def test_originals_of_a_list_as_wacz(night: Layout, tmp_path: Path) -> None:
    pytest.importorskip("wacz", reason="needs the extra wacz")
    answer = browsing(night, raw=True).get("/download/wacz", params={"year": "2024"})
    rows = [r for r in published(night) if r["published_at"].year == 2024]
    assert answer.status_code == 200 and rows
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        pages = [json.loads(line) for line in package.read("pages/pages.jsonl").splitlines()][1:]
        assert {p["url"] for p in pages} == {r["url"] for r in rows}
        assert json.loads(package.read("datapackage.json"))["profile"] == "data-package"
    from wacz.main import main as wacz

    file = tmp_path / "list.wacz"
    file.write_bytes(answer.content)
    assert wacz(["validate", "-f", str(file)]) == 0


def test_a_changed_reply_shows_what_differs(night: Layout) -> None:
    client = browsing(night)
    (edited,) = [r for r in published(night) if r["revision"] == 2]
    page = client.get(f"/reply/{edited['reply_id']}?lang=en").text
    assert "Earlier states" in page and "<ins>" in page and "补充说明" in page
    feed = client.get("/feed/changed.atom").text
    assert str(edited["reply_id"]) in feed and feed.count("<entry>") == 1
    source = client.get("/source/replica_look_yunchuan?lang=en").text
    assert "Coverage" in source and "Healthy" in source
