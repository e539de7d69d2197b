"""Shards in processes and on Dask: the rows of the local run, whatever dies on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from pathlib import Path

import pytest

from pipeline import batch, engine
from tests.engine.cluster import cluster, until
from tests.pipeline.plans import plan, write_plans

#: What a worker runs first: documents take a while, and one kills its process.
HOSTILE = """
import os, signal, time
import pipeline.batch

read = getattr(pipeline.batch, "read_in_truth", pipeline.batch.extract_one)  # a worker may run this twice
pipeline.batch.read_in_truth = read

def hostile(path, on_page=None):
    if path.stem == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep({seconds})
    return read(path, on_page)

pipeline.batch.extract_one = hostile
"""


def contents(folder: Path) -> dict[str, bytes]:
    """The tables of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".csv", ".parquet")}


@pytest.fixture
def plans(tmp_path):
    """Plans with all that is settled over shards: a copy, editions of one plan, a document that can't be read."""
    folder = write_plans(tmp_path / "plans", 40)
    (folder / "0033copy.txt").write_bytes((folder / "0007.txt").read_bytes())
    (folder / "0030b.txt").write_text(plan(99, "第3县"), encoding="utf-8")
    (folder / "0020b.txt").write_text(plan(98, "第3县"), encoding="utf-8")
    (folder / "broken.txt").write_bytes(b"\0\1")
    return folder


@pytest.fixture
def alone(plans, tmp_path, duibiao):
    """The tables of the local run."""
    assert duibiao("extract", plans, "--out", tmp_path / "alone").code == 1
    return contents(tmp_path / "alone")


def preload(folder: Path, seconds: float) -> Path:
    path = folder / "hostile.py"
    path.write_text(HOSTILE.format(seconds=seconds), encoding="utf-8")
    return path


def test_a_cluster_of_its_own_gives_the_bytes_of_the_local_run(plans, alone, tmp_path, duibiao):
    out = tmp_path / "out"
    ended = duibiao("extract", plans, "--engine", "dask", "--shard-size", 7, "--out", out)
    assert ended.code == 1
    assert "7 shards, 0 of them from before" in ended.err
    assert "broken.txt" in ended.err
    assert contents(out) == alone


def test_several_processes_without_dask_give_the_bytes_of_the_local_run(plans, alone, tmp_path, duibiao):
    out = tmp_path / "out"
    ended = duibiao("extract", plans, "--engine", "local", "--workers", 2, "--shard-size", 7, "--out", out)
    assert ended.code == 1
    assert "7 shards, 0 of them from before" in ended.err
    assert contents(out) == alone


def test_a_document_that_kills_its_process_ends_in_failures(plans, tmp_path, monkeypatch):
    (plans / "deadly.txt").write_text(plan(1, "deadly"), encoding="utf-8")
    here, read = os.getpid(), batch.extract_one

    def deadly(path, on_page=None):
        if path.stem == "deadly":
            assert os.getpid() != here
            os.kill(os.getpid(), signal.SIGKILL)
        return read(path, on_page)

    # Processes are copies of this one, so that they do what stands in the place of reading.
    monkeypatch.setattr(engine, "context", lambda: multiprocessing.get_context("fork"))
    monkeypatch.setattr(batch, "extract_one", deadly)
    done = engine.run_shards([str(plans)], tmp_path / "out", engine.local(2), size=20)
    assert {Path(each.document).name: each.reason for each in done.failures if "deadly" in each.document} == {"deadly.txt": "reading it ended its worker, 2 times"}
    assert (done.rows["documents"], done.rows["failures"]) == (42, 2)


def test_a_worker_that_is_killed_in_the_middle_changes_nothing(plans, alone, tmp_path, duibiao):
    out = tmp_path / "out"
    with cluster(tmp_path / "cluster", preload=preload(tmp_path, 0.05)) as site:
        def kill_one():
            until(lambda: len(list((out / "shards").glob("*.parquet"))) >= 2)
            site.kill(site.workers[0])
            killed.append(len(list((out / "shards").glob("*.parquet"))))

        killed: list[int] = []
        killer = threading.Thread(target=kill_one)
        killer.start()
        ended = duibiao("extract", plans, "--scheduler", site.address, "--shard-size", 4, "--out", out)
        killer.join()
        assert killed[0] < 11, "it was killed when all was done"
    assert ended.code == 1
    assert "11 shards, 0 of them from before" in ended.err
    assert contents(out) == alone


def test_a_document_that_kills_its_worker_ends_in_failures(plans, tmp_path, duibiao):
    (plans / "deadly.txt").write_text(plan(1, "deadly"), encoding="utf-8")
    out = tmp_path / "out"
    # A scheduler that gives up on a shard at the first death: it is handed out again.
    with cluster(tmp_path / "cluster", preload=preload(tmp_path, 0), DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as site:
        ended = duibiao("extract", plans, "--scheduler", site.address, "--shard-size", 100, "--out", out)
    assert ended.code == 1
    said = {line.split(": ")[0].rpartition("/")[2]: line for line in ended.err.splitlines() if "plans/" in line}
    assert set(said) == {"broken.txt", "deadly.txt"}
    assert "ended its worker, 2 times" in said["deadly.txt"]
    assert (out / "documents.csv").read_text(encoding="utf-8-sig").count("\n") == 1 + 42
    assert not [each for each in (out / "shards").iterdir() if each.suffix != ".parquet"]


def test_a_run_that_was_broken_off_goes_on(plans, alone, tmp_path, duibiao):
    out = tmp_path / "out"
    duibiao("extract", plans, "--engine", "local", "--shard-size", 10, "--out", out)
    shards = sorted((out / "shards").glob("*.parquet"))
    shards[1].unlink()
    stamps = [each.stat().st_mtime_ns for each in shards if each.exists()]
    ended = duibiao("extract", plans, "--engine", "local", "--shard-size", 10, "--out", out)
    assert "5 shards, 4 of them from before" in ended.err
    assert [each.stat().st_mtime_ns for each in shards if each != shards[1]] == stamps
    assert contents(out) == alone


def test_a_document_that_changed_is_read_again(plans, tmp_path, duibiao):
    def run(name):
        return duibiao("extract", plans, "--engine", "local", "--shard-size", 10, "--out", tmp_path / name)

    run("out")
    (plans / "0012.txt").write_text(plan(500, "新县"), encoding="utf-8")
    assert "5 shards, 4 of them from before" in run("out").err
    run("afresh")
    assert contents(tmp_path / "out") == contents(tmp_path / "afresh")
    assert len(list((tmp_path / "out" / "shards").iterdir())) == 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--engine", "spark"), "spark is no engine; there are dask and local"),
        (("--engine", "local", "--scheduler", "tcp://127.0.0.1:1"), "leave out --scheduler"),
        (("--scheduler", "tcp://127.0.0.1:1", "--workers", "2"), "a scheduler has its own"),
        (("--scheduler", "127.0.0.1:1"), "no scheduler at 127.0.0.1:1"),
        (("--scheduler", "tcp://127.0.0.1:1"), "no scheduler at tcp://127.0.0.1:1"),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(words, said, plans, tmp_path, duibiao):
    ended = duibiao("extract", plans, *words, "--out", tmp_path / "out")
    assert ended.code == 2
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1
