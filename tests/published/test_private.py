"""What is private of a data folder is shut to all but its owner, whatever the umask says."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import published

from replica.site import Site
from storage.backup import backup
from storage.collect import SourceReport
from storage.layout import PRIVATE, Layout
from storage.tables.takedown import suppress
from storage.watch.doctor import findings
from storage.watch.repairs import new_ledger


@pytest.fixture(autouse=True)
def open_umask() -> Iterator[None]:
    """As cron has it on some systems."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(root: Path) -> list[str]:
    """Files and folders of what is private that others may read or enter."""
    found = [root / name for name in PRIVATE if (root / name).exists()]
    found += [path for name in ("archive", "damaged") for path in (root / name).rglob("*")]
    found += list(root.glob("ledger.sqlite-*"))
    return [str(p.relative_to(root)) for p in found if stat.S_IMODE(p.stat().st_mode) & 0o077]


def test_archive_ledger_and_takedowns(
    serve: Callable[[Site], Site],
    crawl_site: Callable[..., SourceReport],
    layout: Layout,
    tmp_path: Path,
) -> None:
    crawl_site(serve(Site("private", "trs_wcm", count=3)))
    suppress(layout, str(published(layout)[0]["reply_id"]), "request")
    assert open_to_others(layout.root) == []
    assert stat.S_IMODE((layout.datasets / "latest").stat().st_mode) & 0o055, "for consumers"
    backup(layout, tmp_path / "backup")
    assert open_to_others(tmp_path / "backup") == []
    new_ledger(layout)
    assert (layout.root / "damaged").exists() and open_to_others(layout.root) == []


def test_what_an_earlier_dafu_left_open_is_shut(layout: Layout) -> None:
    findings(layout, [], lambda what: None)
    layout.archive.chmod(0o755)
    (layout.root / "suppress.jsonl").touch(mode=0o644)
    assert open_to_others(layout.root) == ["archive", "suppress.jsonl"]
    layout.prepare()
    assert open_to_others(layout.root) == []
