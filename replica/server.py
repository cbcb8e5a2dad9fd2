"""The replica over real HTTP on loopback: one server, many host names, told apart by the Host
header."""

import socket
import ssl
import struct
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from replica.dialects import Dialect, respond
from replica.faults import asks_for_a_use
from replica.portals.portal import Portal
from replica.site import Answer, Site
from replica.systems import boda, gkmlpt, hanweb, jpaas, kaipu, local, longxun, search, trs
from schemas.source import PlatformName

DEFAULT_PORT = 18650
DIALECTS: dict[str, Dialect] = {
    "hanweb_jpaas": jpaas.DIALECT, "kaipu_ucap": kaipu.DIALECT, "gkmlpt": gkmlpt.DIALECT,
    "boda_vsb": boda.DIALECT, "longxun": longxun.DIALECT, "trs_search": search.DIALECT,
    "ylcms": local.YLCMS, "xxgk_content": local.XXGK, "easysite": local.EASYSITE,
    "szinf": local.SZINF, "generic": local.GENERIC,
}  # fmt: skip


def answer_of(site: Site | Portal, path: str) -> Answer:
    """The answer of a site to a path; a posted form follows it after #."""
    if isinstance(site, Portal):
        answer = site.respond(path)
        return answer_of(site.inner, path) if answer.status == 404 and site.inner else answer
    if site.platform == "trs_wcm":
        return trs.respond(site, path)
    if site.platform == "hanweb_jcms":
        return hanweb.respond(site, path)
    return respond(site, path, DIALECTS[site.platform])


class Replica:
    """Serves sites on 127.0.0.1 while the context is open. `port` 0 takes a free one. `certificate`
    (a PEM file with its key) makes it https."""

    def __init__(
        self, sites: Sequence[Site | Portal], port: int = 0, certificate: Path | None = None
    ) -> None:
        self.sites = {site.host: site for site in sites}
        handler = type("Handler", (_Handler,), {"sites": self.sites})
        self._server = _Server(("127.0.0.1", port), handler)
        self._server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = int(self._server.server_address[1])
        for site in sites:
            site.port, site.scheme = self.port, "https" if certificate else "http"
            if isinstance(site, Portal):
                if site.inner:
                    site.inner.port = self.port
            elif site.platform in DIALECTS:
                site.start_path = DIALECTS[site.platform].start(site)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        )

    def __enter__(self) -> "Replica":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    """A crawl that is stopped breaks its connections off: that is no error of the replica's."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    sites: dict[str, Site | Portal] = {}  # noqa: RUF012 (set per server)
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # headers and body in one packet
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._answer(self.path)

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._answer(f"{self.path}#{form}")

    def _answer(self, path: str) -> None:
        site = self.sites.get((self.headers.get("Host") or "").split(":")[0])
        if site is None:
            self._send(Answer(404, b"no such host"))
            return
        if path not in ("/robots.txt", "/ai.txt"):
            site.requests.append(path)
            if self.headers.get("If-None-Match") or self.headers.get("If-Modified-Since"):
                site.conditional.append(path)
        answer = answer_of(site, path)
        if isinstance(site, Site) and asks_for_a_use(site, path):
            answer.headers["TDM-Reservation"] = "1"
        if (
            answer.status == 200
            and answer.headers.get("ETag")
            and self.headers.get("If-None-Match") == answer.headers["ETag"]
        ):
            answer = Answer(304, b"", answer.content_type, answer.headers)
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        if answer.raw is not None:
            self._raw(answer.raw)
            return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.chunks is not None:
            self._stream(answer.chunks)
            return
        length = len(answer.body) if answer.declared_length is None else answer.declared_length
        self.send_header("Content-Length", str(length))
        self.end_headers()
        try:
            self.wfile.write(answer.body)
        except (BrokenPipeError, ConnectionResetError):
            return
        if answer.declared_length is not None:
            self.close_connection = True

    def _stream(self, chunks: Iterator[bytes]) -> None:
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            for chunk in chunks:
                self.wfile.write(chunk)
                self.wfile.flush()
        except OSError:
            self.close_connection = True

    def _raw(self, data: bytes) -> None:
        """Send bytes that are no HTTP, or reset the connection when there are none."""
        self.close_connection = True
        if data:
            self.connection.sendall(data)
        else:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()

    def log_message(self, format: str, *args: object) -> None:
        """No request log: sites keep their own list of requests."""


def demo_sites(until: date | None = None) -> list[Site]:
    """The sites of `make demo`: two platforms, two levels, the common quirks, about 300 replies.
    Their newest ones are of 2024, or with `until` of the weeks before that day."""
    sites = [
        Site(
            "gxj.yunchuan",
            "trs_wcm",
            "npc_suggestion",
            "municipal",
            64,
            2020,
            2024,
            11,
            {"years", "footer_container"},
        ),
        Site(
            "jyj.yunchuan",
            "trs_wcm",
            "cppcc_proposal",
            "municipal",
            47,
            2021,
            2024,
            12,
            {"offset2", "shtml", "records5", "hidden_copy"},
        ),
        Site(
            "nyj.baihe",
            "trs_wcm",
            "npc_suggestion",
            "county",
            40,
            2022,
            2024,
            13,
            {"gbk", "pager_comment", "records6", "span_words"},
        ),
        Site(
            "slj.yunchuan",
            "hanweb_jcms",
            "npc_suggestion",
            "municipal",
            112,
            2018,
            2024,
            14,
            {"overlap46"},
        ),
        Site(
            "mzj.baihe",
            "hanweb_jcms",
            "cppcc_proposal",
            "county",
            38,
            2023,
            2024,
            15,
            {"false_gb2312"},
        ),
    ]
    if until is not None:
        later = until.year - sites[0].last_year
        for site in sites:
            site.first_year, site.last_year = site.first_year + later, site.last_year + later
            site.until = until
    return sites


def platform_sites() -> list[Site]:
    """One small site for each further platform, with the quirks seen most."""
    quirks: dict[PlatformName, set[str]] = {
        "kaipu_ucap": {"comment_rows"},
        "hanweb_jpaas": set(),
        "gkmlpt": set(),
        "boda_vsb": {"dynamic"},
        "longxun": set(),
        "trs_search": {"fujian"},
        "ylcms": set(),
        "xxgk_content": {"table"},
        "easysite": {"table"},
        "szinf": set(),
        "generic": {"shanghai", "window"},
    }
    return [
        Site(name.replace("_", "-") + ".yunchuan", name, count=34, seed=30, quirks=kept)
        for name, kept in quirks.items()
    ]
