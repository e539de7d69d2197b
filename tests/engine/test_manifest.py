"""What a run is given: files, folders, lists, tables of paths or texts, addresses; and what is wrong with each in one sentence."""

from __future__ import annotations

import shutil

import fsspec
import pandas
import pyarrow
import pytest
from pyarrow import parquet

from pipeline.manifest import inputs_at
from pipeline.tables import Failure
from tests.engine.test_dask import contents
from tests.pipeline.plans import plan, write_plans


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Three plans in `plans`, in the working folder."""
    monkeypatch.chdir(tmp_path)
    return write_plans(tmp_path / "plans", 3)


def table(**columns):
    parquet.write_table(pyarrow.table(columns), "given.parquet")
    return "given.parquet"


def good(*paths):
    return [each.path for each in inputs_at(paths) if not isinstance(each, Failure)]


def wrong(*paths):
    return [str(each) for each in inputs_at(paths) if isinstance(each, Failure)]


PLANS = [f"plans/{number:04}.txt" for number in range(3)]


def test_a_folder_a_list_and_a_table_name_the_same_inputs(folder):
    (folder.parent / "all.list").write_text("\ufeff" + "\r\n".join([*PLANS, ""]), encoding="utf-8")
    assert good("plans") == good("all.list") == good(table(path=PLANS)) == PLANS
    # However often it is named.
    assert good("plans", "all.list", folder.name, *PLANS) == PLANS
    assert not wrong("plans", "all.list", *PLANS)


def test_an_address_is_a_file_a_folder_or_a_pattern(folder):
    system = fsspec.filesystem("memory")
    for name in (*PLANS, "plans/.hidden.txt", "plans/README.md", "plans/sub/4.txt"):
        system.pipe(f"/{name}", b"x")
    try:
        assert good("memory://plans/0001.txt") == ["memory://plans/0001.txt"]
        assert good("memory://plans") == [f"memory:///{name}" for name in (*PLANS, "plans/sub/4.txt")]
        assert good("memory://plans/*.txt") == [f"memory:///{name}" for name in PLANS]
        assert "no document here" in wrong("memory://nowhere")[0]
    finally:
        system.rm("/plans", recursive=True)


def test_a_pattern_in_a_chain_of_addresses_leads_to_files_of_the_chain(folder, duibiao):
    shutil.make_archive("plans", "zip", folder)
    archive = f"file://{folder.parent / 'plans.zip'}"
    assert [each.path for each in inputs_at([f"zip://*.txt::{archive}"])] == [f"zip://000{number}.txt::{archive}" for number in range(3)]
    assert [each.path for each in inputs_at([f"simplecache::file://{folder}/*.txt"])] == [f"simplecache::file://{folder}/000{number}.txt" for number in range(3)]
    assert duibiao("extract", f"zip://*.txt::{archive}", "--out", "out", "--quiet").code == 0


def test_paths_that_lead_nowhere_are_told_one_by_one(folder):
    told = wrong(table(path=[PLANS[0], "gone.txt", None, PLANS[1]]))
    assert told == [
        "gone.txt: there is no such file or folder; check the path",
        "given.parquet: row 3 has neither a path nor a text; fill it or leave it out",
    ]
    assert good("given.parquet") == PLANS[:2]
    assert wrong("none.list", "none.parquet") == [f"none.{each}: there is no such file or folder; check the path" for each in ("list", "parquet")]


def test_a_table_without_the_columns_is_told(folder):
    assert wrong(table(file=PLANS, size=[1, 2, 3])) == ["given.parquet: it has no column path, text or bytes, but file, size; rename the one that is meant"]
    (folder.parent / "no.parquet").write_bytes(b"no table at all")
    (said,) = wrong("no.parquet")
    assert said.startswith("no.parquet: it is no Parquet file (")
    (said,) = wrong(table(path=[[1], [2]]))
    assert "can't be read" in said


def test_two_texts_may_not_share_a_path(folder):
    told = wrong(table(path=["a.txt", "b.txt", "a.txt"], text=["x", "y", "z"]))
    assert told == ["a.txt: given.parquet has this path twice; only the first is read; give each text a path of its own"]
    assert good("given.parquet") == ["a.txt", "b.txt"]


@pytest.mark.parametrize("address", ["nonsense://bucket/plans", "http://127.0.0.1:1/plan.txt", "ftp://127.0.0.1:1/plans", "nonsense://bucket/given.parquet", "nonsense://bucket/all.list"])
def test_an_address_that_cant_be_reached_is_told(address):
    (said,) = wrong(address)
    assert said.startswith(f"{address}: it can't be reached (")
    assert "\n" not in said


def test_every_kind_of_manifest_gives_the_rows_of_the_folder(folder, duibiao):
    """The rows of local files, of the same at an address, as texts and as bytes; with a zip, whose members are documents of their own."""
    shutil.make_archive("packed", "zip", folder)
    shutil.move("packed.zip", "plans/9.zip")
    assert duibiao("extract", "plans", "--out", "wanted").code == 0
    files = sorted(folder.iterdir())
    names = [str(each.relative_to(folder.parent)) for each in files]
    duibiao("extract", table(path=names), "--out", "paths")
    assert contents(folder.parent / "paths") == contents(folder.parent / "wanted")
    duibiao("extract", table(path=names, bytes=[each.read_bytes() for each in files]), "--out", "bytes")
    assert contents(folder.parent / "bytes") == contents(folder.parent / "wanted")
    duibiao("extract", f"file://{folder}", "--out", "address")
    got, wanted = (pandas.read_parquet(f"{each}/targets.parquet") for each in ("address", "wanted"))
    assert got.equals(wanted)


def test_texts_give_the_rows_of_their_files(folder, duibiao):
    duibiao("extract", "plans", "--out", "wanted")
    duibiao("extract", table(path=PLANS, text=[plan(each, f"第{each}县") for each in range(3)]), "--out", "texts")
    assert contents(folder.parent / "texts") == contents(folder.parent / "wanted")
    duibiao("extract", table(text=[plan(each, f"第{each}县") for each in range(3)]), "--out", "unnamed")
    assert pandas.read_parquet("unnamed/documents.parquet").path.to_list() == [f"given.parquet/{row}" for row in (1, 2, 3)]
