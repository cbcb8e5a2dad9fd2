"""The folder that `dafu export --hub` makes: its card names what is in it, and it stands alone.
What reads it is in tests/published/test_hub.py."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
import yaml
from rows import commit, reply
from test_hub import filled
from typer.testing import CliRunner

from flows.cli import app
from storage.layout import Layout
from storage.versions.publish import publish


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    layout = Layout(tmp_path_factory.mktemp("card") / "data").prepare()
    commit(layout, [reply(n) for n in range(12)])
    commit(layout, [reply(3, title="对市人大建议第3号的答复（修订）")])
    publish(layout, "test")
    return layout


@pytest.fixture(scope="module")
def hub(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "dafu-replies"
    done = CliRunner().invoke(app, ["export", "--hub", str(folder), "--data", str(layout.root)])
    assert done.exit_code == 0 and "corpus" in done.output, done.output
    return folder


def test_the_card_is_what_the_hub_reads(layout: Layout, hub: Path) -> None:
    version = (layout.datasets / "latest").resolve()
    _, head, body = (hub / "README.md").read_text().split("---\n", 2)
    card = yaml.safe_load(head)
    assert [c["config_name"] for c in card["configs"]] == filled(version)
    assert {"license_name", "license_link", "size_categories", "language"} <= set(card)
    assert (hub / card["license_link"]).exists()
    assert "number_gaps" not in {c["config_name"] for c in card["configs"]}, "it has no row here"
    assert "## Rights" in body and version.name in body
    for info in card["dataset_info"]:
        count = info["splits"][0]["num_examples"]
        expected = pq.read_table(hub / info["config_name"], partitioning=None).num_rows
        assert count == expected > 0


def test_the_folder_is_new_and_stands_alone(layout: Layout, hub: Path) -> None:
    run = CliRunner().invoke
    again = run(app, ["export", "--hub", str(hub), "--data", str(layout.root)])
    assert again.exit_code == 1 or "exists already" in str(again.exception)
    mixed = run(app, ["export", "--hub", "--corpus", "x", "--data", str(layout.root)])
    assert mixed.exit_code == 2 and "--hub takes" in mixed.output
