"""The notebooks of docs/notebooks run from the first cell to the last on the demo's data, fetched
from a web server, and draw charts that have something in them."""

import re
from pathlib import Path

import pytest
from conftest import ROOT, night_over
from ranged import ranged

from replica.server import Replica, demo_sites
from storage.layout import Layout
from storage.versions.folders import latest_version

pytestmark = pytest.mark.long
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    layout = Layout(tmp_path_factory.mktemp("notebook") / "data").prepare()
    sites = demo_sites()
    with Replica(sites):
        night_over(layout, sites)
    folder = latest_version(layout)
    assert folder is not None
    return folder


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_it_runs_and_draws(
    path: Path, version: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nbclient = pytest.importorskip("nbclient", reason="pip install -r requirements-long.lock")
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") for cell in notebook.cells), "kept without results"
    with ranged(version) as server:
        monkeypatch.setenv("DAFU_VERSION", server.address)
        resources = {"metadata": {"path": str(tmp_path)}}
        nbclient.NotebookClient(notebook, timeout=120, resources=resources).execute()
        assert server.asked > 3
    outputs = [o for cell in notebook.cells for o in cell.get("outputs", ())]
    charts = [o["data"]["image/svg+xml"] for o in outputs if "image/svg+xml" in o.get("data", {})]
    assert len(charts) == 3
    for chart in charts:
        assert len(re.findall('role="graphics-symbol"', chart)) >= 4, chart[:500]  # a box has four
    assert list((tmp_path / "downloads").rglob("*.parquet")), "from the download on"


def test_there_is_a_notebook() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["three-questions"]
