"""What an attacker might try: addresses, names, archives, pages, secrets, units. See also
test_fault_matrix.py (redirects, bombs), test_attachments.py (entities, archives), test_health.py
(the report) and test_notify.py (secrets)."""

import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import ROOT
from lxml.html import fromstring
from scrapy import Request
from twisted.internet import defer
from twisted.internet.error import DNSLookupError

from crawlers.crawl.network import (
    AllowedHosts,
    ForbiddenAddress,
    PublicResolver,
    address_allowed,
    is_public,
)
from crawlers.page import Page
from crawlers.platforms.model import absolute
from crawlers.read.files.links import file_links
from crawlers.read.files.text import read_file
from crawlers.registry import SourceError, load_source
from flows.once import crawl_once
from flows.runs.crawling import CrawlOptions
from replica.files import docx_bytes
from replica.site import Site
from schemas.source import Source
from storage.layout import Layout

UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))


# Where a crawl may connect


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "fe80::1",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fec0::1",
        "3fff::1",
        "192.0.0.8",
        "not an address",
    ],
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_an_address_that_a_gateway_takes_apart_is_what_it_carries() -> None:
    """On a network of IPv6 alone every site has such an address."""
    assert is_public("64:ff9b::5db8:d822") and is_public("2002:5db8:d822::1")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://a.gov.cn/",
        "gopher://a.gov.cn/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://b.gov.cn/",
        "http://a.gov.cn.evil.example/",
        "http://a.gov.cn@evil.example/",
        "http://x.replica.localhost/",
        "http://a.gov.cn:22/",
        "http://a.gov.cn:6379/",
        "https://a.gov.cn:0/",
    ],
)
def test_requests_that_are_refused(url: str) -> None:
    hosts = {
        "a.gov.cn",
        "127.0.0.1",
        "::1",
        "2130706433",
        "0x7f000001",
        "127.1",
        "169.254.169.254",
        "x.replica.localhost",
    }
    with pytest.raises(ForbiddenAddress):
        AllowedHosts(hosts, {80, 443, 8080}, replica=False).process_request(Request(url))


def test_ports_are_those_of_the_web_and_those_that_the_source_file_names() -> None:
    named = ["https://a.gov.cn/x/", "http://a.gov.cn:8080/y/"]
    source = Site("ports", "trs_wcm").source().model_copy(update={"start_urls": named})
    allowed = AllowedHosts(source.hosts, source.ports, replica=False)
    for url in ("http://a.gov.cn/", "https://www.a.gov.cn:443/", "http://a.gov.cn:8080/z"):
        allowed.process_request(Request(url))
        assert address_allowed(url, source)
    for port in ("8081", "22", "0", "99999", "x"):
        assert not address_allowed(f"http://a.gov.cn:{port}/t20240101_1.html", source)
    with pytest.raises(ValueError, match="not a port"):
        Source.model_validate({**source.model_dump(), "start_urls": ["http://a.gov.cn:x/y/"]})


def test_a_redirect_to_another_port_is_not_followed(
    layout: Layout, serve: Callable[[Site], Site], inner: tuple[int, list[str]]
) -> None:
    """Of the same name, which resolves to this machine: another service of it."""
    port, asked = inner
    elsewhere = f"http://ported.replica.localhost:{port}/zwgk/"
    site = serve(Site("ported", "trs_wcm", count=4, faults={"list_moved_to": elsewhere}))
    report, _, _ = crawl_once(
        layout,
        {site.source().id: site.source()},
        site.source(),
        CrawlOptions("crawl", replica=True),
        lambda line: None,
    )
    assert (report.outcome, report.failure, asked) == ("failed", "forbidden_address", [])


def test_a_name_that_changes_its_address_is_refused_at_the_second_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """DNS rebinding: the address that is checked is the one that is connected to, every time it is
    asked for."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    resolver = PublicResolver.__new__(PublicResolver)
    monkeypatch.setattr(
        "scrapy.resolver.CachingThreadedResolver.getHostByName",
        lambda self, name, timeout=(): defer.succeed(next(answers)),
    )
    seen: list[object] = []
    for _ in range(2):
        resolver.getHostByName("jyta.example.gov.cn").addCallbacks(
            seen.append, lambda failure: seen.append(failure.check(DNSLookupError))
        )
    assert seen == ["93.184.216.34", DNSLookupError]


@pytest.fixture
def inner() -> Iterator[tuple[int, list[str]]]:
    """A service of the machine itself, which no crawl may reach."""
    asked: list[str] = []

    class Inner(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Inner) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], asked
        server.shutdown()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "2130706433"])
def test_a_source_cannot_lead_to_the_machine_itself(
    layout: Layout, inner: tuple[int, list[str]], host: str
) -> None:
    """By name (resolved for real) and by number, and also when replica hosts are allowed."""
    port, asked = inner
    source = (
        Site("inner", "trs_wcm")
        .source()
        .model_copy(update={"start_urls": [f"http://{host}:{port}/zwgk/"]})
    )
    report, _, _ = crawl_once(
        layout, {source.id: source}, source, CrawlOptions("crawl", replica=True), lambda line: None
    )
    assert (report.outcome, report.failure, asked) == ("failed", "forbidden_address", [])


# What a page says


def test_links_of_other_schemes_are_neither_rows_nor_files() -> None:
    base = Page("http://a.gov.cn/x/", b"<html></html>")
    for href in (
        "file:///etc/passwd",
        "data:text/html,<script>",
        "javascript:alert(1)",
        "http://[::1",
        "//[x",
        "mailto:a@b",
        "FILE:///etc/x.pdf",
    ):
        assert absolute(base, href) is None
        page = Page(
            "http://a.gov.cn/x/",
            f'<html><body><div id="a"><a href="{href}?.pdf">附件.pdf</a><a '
            f'href="{href}.docx">附件</a></div></body></html>'.encode(),
        )
        assert file_links(page, fromstring(page.text)) == []
    script = Page(
        "http://a.gov.cn/x/",
        b"<html><script>var fujian = 'file:///etc/a.pdf|http://[::1/b.pdf|/c.pdf'</script></html>",
    )
    assert [f.url for f in file_links(script, None)] == ["http://a.gov.cn/c.pdf"]


def test_names_cannot_leave_their_folder(tmp_path: Path) -> None:
    member = io.BytesIO()
    with zipfile.ZipFile(member, "w") as container:
        container.writestr(
            "../../../../tmp/escaped.docx", docx_bytes(["第一段，这是附件里的正文内容。"])
        )
    assert "第一段" in str(read_file(member.getvalue()).text)
    assert not list(tmp_path.parent.rglob("escaped*")) and not Path("/tmp/escaped.docx").exists()
    text = next((ROOT / "crawlers" / "sources").rglob("*.yml")).read_text()
    for name in ("..evil", "a b", "UPPER", "imported:x"):
        (tmp_path / f"{name}.yml").write_text(text)
        with pytest.raises(SourceError, match="lower-case"):
            load_source(tmp_path / f"{name}.yml")


def test_a_source_file_runs_nothing(tmp_path: Path) -> None:
    (tmp_path / "evil.yml").write_text(
        f'title: !!python/object/apply:os.system ["touch {tmp_path}/ran"]\n'
    )
    with pytest.raises(SourceError):
        load_source(tmp_path / "evil.yml")
    assert not (tmp_path / "ran").exists()


# Secrets


def test_no_secret_of_the_environment_is_written(
    serve: Callable[[Site], Site], layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "AWS_SECRET_ACCESS_KEY",
        "PREFECT_API_KEY",
        "PREFECT_SERVER_DATABASE_CONNECTION_URL",
    ):
        monkeypatch.setenv(name, "sesame-4711")
    monkeypatch.setenv("DAFU_NOTIFY", "json://operator:sesame-4711@127.0.0.1:9/")
    site = serve(Site("secrets", "trs_wcm", count=4, faults={"gone": {4_100_001}}))
    crawl_once(
        layout,
        {site.source().id: site.source()},
        site.source(),
        CrawlOptions("crawl", replica=True),
        lambda line: None,
    )
    files = [p for p in layout.root.rglob("*") if p.is_file()]
    assert len(files) > 20
    assert not [p for p in files if b"sesame-4711" in p.read_bytes()]


# The units and the dependencies
