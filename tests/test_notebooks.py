"""Every notebook runs on the tables of corpora/."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run import extract_all
from pipeline.table_files import write_tables

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_runs(path, tmp_path):
    write_tables(extract_all([ROOT / "corpora"]), tmp_path / "outputs" / "tables")
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "clear the outputs before committing"
    here = {"metadata": {"path": str(tmp_path / "notebooks")}}
    nbclient.NotebookClient(notebook, timeout=60, kernel_name="python3", resources=here).execute()
