"""The long files first: a run then ends on all cores at once, where one worker would go on alone
with a file of half a minute, of `make check-all` ten. In the order of what they took on the clock
on 28 November 2026; a place that is no longer right costs seconds, and no test."""

from pathlib import Path

import pytest

LONGEST = (
    "durability/test_processes.py", "durability/test_damage.py", "families/test_open_families.py",
    "families/test_adversary.py", "durability/test_damage_and_backup.py",
    "durability/test_store_cut.py", "browser/test_explorer_browser.py", "long/test_wheel.py",
    "system/test_scaling.py", "system/test_deploy.py", "families/test_over_network.py",
    "system/test_demo.py", "long/test_compiled.py", "nights/test_fault_matrix.py",
    "durability/test_machines.py", "discovery/test_discover_cli.py", "golden/test_golden.py",
    "long/test_elsewhere.py", "durability/test_store.py", "durability/test_backup_kills.py",
    "durability/test_kill.py", "nights/test_crawl_history.py", "system/test_import.py",
    "nights/test_moved_documents.py", "durability/test_crash.py", "system/test_children.py",
    "system/test_backfill.py", "unit/explorer/test_pages.py", "system/test_limited_reading.py",
    "nights/test_platform_quirks.py", "unit/storage/test_persons.py", "upgrade/test_upgrade.py",
    "durability/test_doctor.py", "nights/test_scrapy_project.py", "nights/test_crawl_faults.py",
    "durability/test_ledger_values.py", "durability/test_kill_takedown.py",
    "browser/test_detect_browser.py", "unit/versions/test_versions.py", "nights/test_archives.py",
    "unit/versions/test_version_files.py", "unit/versions/test_over_http.py",
)  # fmt: skip
"""Below this folder."""
FILES = {Path(__file__).parent / name: place for place, name in enumerate(LONGEST)}


def longest_first(items: list[pytest.Item]) -> None:
    """Sort by file, the order within each as it was."""
    items.sort(key=lambda item: FILES.get(item.path, len(FILES)))
