"""The crawl's own process: `python -m crawlers.crawl.process SPEC.json`.

The parent keeps our standard input open; when it closes (the parent was cancelled or killed) the
crawl stops by itself. The result is the run's report.json, written last and atomically: a missing
report means a crash, whatever the exit code.
"""

import logging
import os
import re
import sys
from contextlib import ExitStack
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter
from scrapy.crawler import AsyncCrawlerProcess

from crawlers.crawl.ending import end_with_standard_input
from crawlers.crawl.prepare import take_hosts
from crawlers.crawl.responses import EXIT_DISK_FULL
from crawlers.crawl.settings import crawl_settings
from crawlers.crawl.spider import ReplySpider
from storage.raw.runs import REPORT, CrawlSpec


def main(argv: list[str]) -> int:
    """Run one crawl. Exit code 0 when a report was written."""
    spec = CrawlSpec.of(Path(argv[0]).parent)
    settings = crawl_settings(spec.source, spec.replica, spec.user_agent, spec.max_requests)
    with ExitStack() as held:
        if refused := take_hosts(spec, held):
            refused.write(spec.folder)
            return 0
        if os.environ.get("DAFU_LOG_FORMAT") == "json":
            _log_as_json(spec)
            settings["LOG_INSTALL_ROOT_HANDLER"] = False
        process = AsyncCrawlerProcess(settings)
        crawler = process.create_crawler(ReplySpider)
        process.crawl(crawler, spec=spec)
        end_with_standard_input()
        process.start(install_signal_handlers=True)
    logging.getLogger(__name__).info("peak memory %d MiB", _peak_memory())
    if (spec.folder / REPORT).exists():
        return 0
    full = crawler.spider is not None and crawler.spider.context.stopped is not None
    return EXIT_DISK_FULL if full else 1


def _log_as_json(spec: CrawlSpec) -> None:
    """One JSON object a line, each with its run and source, for collectors of logs."""
    named = {"run": spec.run_id, "source": spec.source_id}
    fields = ["asctime", "levelname", "name", "message"]
    renamed = {"asctime": "time", "levelname": "level", "name": "logger"}
    form = JsonFormatter(
        fields, rename_fields=renamed, static_fields=named, json_ensure_ascii=False
    )
    handler = logging.StreamHandler()
    handler.setLevel(logging.INFO)
    handler.setFormatter(form)
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def _peak_memory() -> int:
    """MiB that this process had at most; 0 where the system does not tell. (ru_maxrss would count
    the parent's before the exec.)"""
    status = Path("/proc/self/status")
    found = (
        re.search(r"VmHWM:\s{1,20}([0-9]{1,12}) kB", status.read_text())
        if status.exists()
        else None
    )
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
