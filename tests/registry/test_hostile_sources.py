"""Source files from somebody who wants to break what reads them: each is refused in one line that
names the file, within moments."""

from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from crawlers.registry import SourceError, load_source

GOOD = next((ROOT / "crawlers" / "sources").rglob("*.yml")).read_text(encoding="utf-8")
MERGED = "\n".join(
    f"k{n}: &k{n} {{<<: [{', '.join([f'*k{n - 1}' if n else '*a'] * 9)}]}}" for n in range(12)
)
HOSTILE = {
    "objects": "a: !!python/object/apply:os.system ['touch broken']",
    "a name": "a: !!python/name:os.system",
    "aliases": "a: &a [1, 2]\nb: [*a, *a]",
    "merges": f"a: &a {{x: 1}}\n{MERGED}",
    "itself": "&a\nb: *a",
    "depth": f"a: {'[' * 400_000}",
    "a number": f"http: {{delay: {'9' * 6_000}}}",
    "no date": "since: 2026-13-41",
    "no end": "http: {delay: .inf}",
    "no number": "http: {delay: .nan}",
    "days": f"expect: {{stale_after_days: {'9' * 20}}}",
    "another id": "id: ../../x",
    "a key": "? [a, b]\n: 1",
    "a file": "former: ['file:///etc/passwd']",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_is_refused(tmp_path: Path, text: str) -> None:
    replaced = {line.partition(":")[0] for line in text.splitlines()}
    kept = [line for line in GOOD.splitlines() if line.partition(":")[0] not in replaced]
    path = tmp_path / "a_npc.yml"
    path.write_text("\n".join([*kept, text]), encoding="utf-8")
    with pytest.raises(SourceError, match=r"^a_npc\.yml: [^\n]+$"):
        load_source(path)
    assert not Path("broken").exists()


def test_stars_and_ampersands_are_no_aliases(tmp_path: Path) -> None:
    path = tmp_path / "a_npc.yml"
    path.write_text(f"{GOOD}\nlisting: {{rows: 'ul > * li', api: 'http://a.gov.cn/x?a=1&b=*c'}}\n")
    assert load_source(path).listing.rows == "ul > * li"
    assert yaml.safe_load(GOOD)["title"] == load_source(path).title
