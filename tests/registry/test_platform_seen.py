"""A source file without its platform: the first run sees it on the site, later ones know it; and a
file that names the wrong one is noticed."""

from pathlib import Path

import pytest
import yaml
from conftest import long_but, night_over, published
from test_platform_quirks import name_of

from crawlers.authoring.draft import verify_source
from crawlers.registry import load_source
from flows.runs.choosing import settled_sources
from replica.server import Replica
from replica.site import Site
from schemas.source import PlatformName, Source
from storage.layout import Layout
from storage.ledger import Ledger
from storage.tables.delta import Tables

UNNAMED: list[tuple[PlatformName, set[str]]] = [
    ("kaipu_ucap", {"api"}), ("generic", {"shanghai"}), ("trs_wcm", {"years"}),
    ("hanweb_jpaas", set()),
]  # fmt: skip


class FileSite(Site):
    """A site whose source file names another platform than its own, or none."""

    named: PlatformName | None = None

    def source(self) -> Source:
        return super().source().model_copy(update={"platform": self.named, "status": "unverified"})


@pytest.mark.parametrize("unnamed", long_but([UNNAMED[:2]], [UNNAMED[:2], UNNAMED]))
def test_a_platform_that_the_file_leaves_out_is_seen_kept_and_stays(
    tmp_path: Path, unnamed: list[tuple[PlatformName, set[str]]]
) -> None:
    layout = Layout(tmp_path).prepare()
    sites = [FileSite(name_of(p, q), p, count=18, quirks=q, seed=5) for p, q in unnamed]
    with Replica(sites):
        first = night_over(layout, sites)
        kept = Ledger(layout.ledger).platforms()
        second = night_over(layout, sites)
    assert {r.outcome for r in first.values()} == {"complete"}, first
    assert {s.source().id: s.platform for s in sites} == kept
    assert all(r.counts["new"] == 18 for r in first.values())
    assert not any(r.counts["new"] or r.counts["changed"] for r in second.values())
    shown = {str(row["source_id"]): row["platform"] for row in published(layout, "sources")}
    assert shown == kept
    ours = {s.source().id: s.source() for s in sites}
    assert {i: s.platform for i, s in settled_sources(layout, ours).items()} == kept


@pytest.mark.parametrize(
    ("platform", "quirks", "wrong"),
    [
        ("kaipu_ucap", {"api"}, "trs_wcm"),
        pytest.param("hanweb_jpaas", set(), "boda_vsb", marks=pytest.mark.long),
    ],
)
def test_a_wrong_platform_is_said_and_not_silently_empty(
    tmp_path: Path, platform: PlatformName, quirks: set[str], wrong: PlatformName
) -> None:
    layout = Layout(tmp_path).prepare()
    site = FileSite("wrong", platform, count=18, quirks=quirks)
    site.named = wrong
    with Replica([site]):
        report = night_over(layout, [site])["wrong"]
    assert report.outcome != "complete"
    issues = Tables(layout.tables).read("issues").to_pylist()
    said = [i["message"] for i in issues if i["kind"] == "platform_doubtful"]
    assert said and platform in said[0] and wrong in said[0]
    assert report.outcome != "empty" or report.failure == "platform_doubtful"


def test_verify_writes_the_platform_that_was_seen(tmp_path: Path) -> None:
    layout, folder = Layout(tmp_path / "data").prepare(), tmp_path / "sources"
    site = FileSite("seen", "boda_vsb", count=20)
    with Replica([site]):
        night_over(layout, [site])
    source = site.source()
    folder.mkdir()
    values = source.model_dump(mode="json", exclude={"id", "platform"}, exclude_defaults=True)
    path = folder / f"{source.id}.yml"
    values["start_urls"] = ["https://www.example.gov.cn/jyta/"]  # a replica's is refused
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False))
    assert load_source(path).platform is None
    verify_source(load_source(path), layout, folder)
    assert (load_source(path).platform, load_source(path).status) == ("boda_vsb", "active")
