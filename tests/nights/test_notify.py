"""Notifications: off by default, sent to a real webhook and a real mail server on loopback,
rate-limited, without secrets in logs."""

import asyncio
import json
import logging
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from rows import commit, reply

from explorer.selection import Selection
from explorer.taking.saved import keep, saved_searches
from flows.health_page.notify import notify
from flows.health_page.searches import notify_searches
from schemas.ground.clock import now
from schemas.health import Alarm
from storage.layout import Layout
from storage.ledger import Ledger
from storage.versions.publish import publish
from storage.watch.health import Health


def report(*alarms: tuple[str, str], days: int = 0) -> Health:
    at = now() + timedelta(days=days)
    rows = [
        Alarm(
            source_id=s, kind=k, message="seen", what_to_do="do", since=now(), last_at=at, times=1
        )
        for s, k in alarms
    ]
    return Health(at, None, alarms=rows)


@pytest.fixture
def webhook() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Address of a webhook, and what was posted to it."""
    got: list[dict[str, str]] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Hook) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"json://operator:secret-word@127.0.0.1:{server.server_address[1]}/hook", got
        server.shutdown()


def test_webhook(
    layout: Layout, webhook: tuple[str, list[dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, got = webhook
    Ledger(layout.ledger)
    assert not notify(layout, report(("a", "blocked"))), "off unless it is asked for"
    monkeypatch.setenv("DAFU_NOTIFY", address)
    assert not notify(layout, report()), "nothing to tell"
    assert notify(layout, report(("a", "blocked")))
    assert (
        "a: blocked since" in got[-1]["message"] and got[-1]["title"] == "dafu: 1 alarm(s), 1 new"
    )
    for days in (0, 1, 6):
        assert not notify(layout, report(("a", "blocked"), days=days)), (
            "the next nights of the same alarm are silent"
        )
    assert notify(layout, report(("a", "blocked"), ("b", "stale"), days=2))
    assert "b: stale" in got[-1]["message"] and "a: blocked" not in got[-1]["message"]
    assert (
        notify(layout, report(("a", "blocked"), ("b", "stale"), days=8))
        and "still: a: blocked" in got[-1]["message"]
    )
    assert (
        notify(layout, report(("b", "stale"), days=9)) and "ended: a: blocked" in got[-1]["message"]
    )
    assert len(got) == 4
    many = report(*((f"s{n}", "blocked") for n in range(100)), days=10)
    assert (
        notify(layout, many)
        and got[-1]["message"].count("\n") == 30
        and "and 71 more" in got[-1]["message"]
    )


def test_saved_searches_are_told_once(
    layout: Layout, webhook: tuple[str, list[dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, got = webhook
    commit(layout, [reply(n) for n in range(4)])
    first, _ = publish(layout, "test")
    keep(layout, "三号", Selection("第3号 OR 第7号"), first.name)
    keep(layout, "没有", Selection("没有"), first.name)
    commit(layout, [reply(3, body_text="第3号，改为三年。"), reply(7)])
    second, _ = publish(layout, "test")
    assert not notify_searches(layout, second), "off unless it is asked for"
    monkeypatch.setenv("DAFU_NOTIFY", "json://127.0.0.1:9/hook")
    assert not notify_searches(layout, second)
    assert {s.name: s.told for s in saved_searches(layout)} == {
        "三号": first.name,
        "没有": second.name,
    }
    monkeypatch.setenv("DAFU_NOTIFY", address)
    assert notify_searches(layout, second), "a receiver that was down delays the message"
    assert "news for 1 saved search(es)" in got[-1]["title"]
    assert "三号: 1 new, 1 changed" in got[-1]["message"] and "t7.html" in got[-1]["message"]
    assert not notify_searches(layout, second) and len(got) == 1


def test_a_receiver_that_is_down_delays_a_message_and_no_secret_is_logged(
    layout: Layout,
    webhook: tuple[str, list[dict[str, str]]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    address, got = webhook
    Ledger(layout.ledger)
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv(
        "DAFU_NOTIFY", "json://operator:secret-word@127.0.0.1:9/hook nonsense://secret-word"
    )
    assert not notify(layout, report(("a", "blocked")))
    assert "tried again" in caplog.text and "1 of 2 addresses" in caplog.text
    assert "secret-word" not in caplog.text
    monkeypatch.setenv("DAFU_NOTIFY", address)
    assert notify(layout, report(("a", "blocked"))) and len(got) == 1


def test_mail(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    letters: list[str] = []
    ready, port = threading.Event(), [0]

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 test\r\n")
        text: list[str] | None = None
        while line := await reader.readline():
            word = line.decode().strip()
            if text is not None:
                if word == ".":
                    letters.append("\n".join(text))
                    text = None
                    writer.write(b"250 kept\r\n")
                else:
                    text.append(word)
            elif word.upper() == "DATA":
                text = []
                writer.write(b"354 go on\r\n")
            else:
                writer.write(b"221 bye\r\n" if word.upper() == "QUIT" else b"250 test\r\n")

    async def serve() -> None:
        server = await asyncio.start_server(speak, "127.0.0.1", 0)
        port[0] = server.sockets[0].getsockname()[1]
        ready.set()
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    assert ready.wait(10)
    Ledger(layout.ledger)
    monkeypatch.setenv(
        "DAFU_NOTIFY", f"mailto://127.0.0.1:{port[0]}?from=dafu@example.org&to=operator@example.org"
    )
    assert notify(layout, report(("a", "blocked")))
    assert "Subject: dafu: 1 alarm(s), 1 new" in letters[0] and "operator@example.org" in letters[0]
