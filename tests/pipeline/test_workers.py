"""Several processes give what one gives; what a document does to its process costs that document alone; what an interrupted run read isn't read again."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import chunks as cutting
from pipeline import extract as stages
from pipeline import refresh as stage
from pipeline import serving, shard, store, workers
from pipeline.chunks import Chunk, cut
from pipeline.portion import Input, left_behind, portion_of, read_portion, write_portion
from pipeline.recipe import digest, recipe
from pipeline.refresh import UNFINISHED, refresh
from pipeline.run import extract_one
from pipeline.shard import extract_shard
from pipeline.tables import Failure, Reading
from pipeline.workers import read_all
from tests.pipeline.plans import plan, write_plans

ROOT = Path(__file__).parents[2]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Good, broken and equal documents."""
    folder = write_plans(tmp_path / "plans", 8)
    (folder / "0002b.txt").write_bytes(b"\x00\x01")
    (folder / "0009.txt").write_bytes(b"\x00\x01")
    shutil.copy(folder / "0003.txt", folder / "0000a.txt")
    return folder


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are copies of this one, so that they do what a test puts in the place of reading; it has read a document before."""
    monkeypatch.setattr(workers, "context", lambda: multiprocessing.get_context("fork"))
    list(extract_shard([ROOT / "corpora" / "tongliang_145.txt"]))


def doing(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let the reading of 0005.txt do this instead, in any process but this one."""
    here = os.getpid()

    def read(path: Path, on_page=None):
        if path.name == "0005.txt":
            assert os.getpid() != here
            act()
        return extract_one(path, on_page)

    monkeypatch.setattr(shard, "extract_one", read)


def failures(out: Path) -> dict[str, str]:
    with store.opened(out / store.NAME, read_only=True) as connection:
        return {Path(row["document"]).name: f"{row['reason']}; {row['next_step']}" for row in store.fetch(connection, "FROM failures ORDER BY ordinal")}


def all_but_one(plans: Path, out: Path, tmp_path: Path) -> None:
    """The tables hold what a run gives that has no 0005.txt, and its failure beside the others."""
    told = failures(out)
    assert list(told) == ["0002b.txt", "0005.txt", "0009.txt"]
    without = shutil.copytree(plans, tmp_path / "without" / plans.name)
    (without / "0005.txt").unlink()
    refresh([without], tmp_path / "full")
    columns = "* EXCLUDE (since, path, copies, ordinal)"
    with store.opened(out / store.NAME, read_only=True) as one, store.opened(tmp_path / "full" / store.NAME, read_only=True) as other:
        for name in ("documents", "targets", "blocks"):
            query = f"SELECT {columns if name == 'documents' else '* EXCLUDE (since)'} FROM {name} ORDER BY ALL"
            assert store.fetch(one, query) == store.fetch(other, query)


@pytest.mark.parametrize("processes", [2, 3])
def test_rows_and_bytes_do_not_depend_on_the_number_of_processes(processes, plans, tmp_path, monkeypatch):
    monkeypatch.setattr(stage, "_MANY", 0)  # tables are written side by side too
    one = refresh([plans], tmp_path / "one", workers=1)
    many = refresh([plans], tmp_path / "many", workers=processes)
    assert files(tmp_path / "many" / "tables") == files(tmp_path / "one" / "tables")
    assert (many.read, many.failures, many.rows) == (one.read, one.failures, one.rows)
    assert many.read == 8
    assert len(many.failures) == 2


def test_extract_gives_the_same_files_with_several_processes(plans, tmp_path, duibiao):
    for processes in (1, 2):
        assert duibiao("extract", plans, "--out", tmp_path / str(processes), "--workers", processes).code == 1
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_progress_tells_of_every_document(plans, tmp_path):
    told = []
    refresh([plans], tmp_path / "out", workers=2, progress=lambda done, total, path, page: told.append((done, total, path.name)))
    assert [done for done, _, _ in told][:9] == list(range(9))
    assert {name for _, _, name in told} == {path.name for path in plans.iterdir()} - {"0003.txt"}


def test_a_document_that_kills_its_process_is_a_failure(plans, tmp_path, monkeypatch, forked):
    doing(monkeypatch, lambda: os.kill(os.getpid(), signal.SIGKILL))
    refresh([plans], tmp_path / "out", workers=2)
    assert failures(tmp_path / "out")["0005.txt"].startswith("the process that read it ended twice (exit code -9)")
    monkeypatch.undo()
    all_but_one(plans, tmp_path / "out", tmp_path)


def test_a_process_that_is_killed_once_costs_nothing(plans, tmp_path, monkeypatch, forked):
    mark = tmp_path / "killed"

    def once() -> None:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    doing(monkeypatch, once)
    refresh([plans], tmp_path / "out", workers=2)
    monkeypatch.undo()
    assert mark.exists()
    refresh([plans], tmp_path / "full")
    assert files(tmp_path / "out" / "tables") == files(tmp_path / "full" / "tables")


def test_a_document_that_hangs_is_a_failure(plans, tmp_path, monkeypatch, forked):
    monkeypatch.setenv("DUIBIAO_LIMIT_SECONDS", "2")
    doing(monkeypatch, lambda: time.sleep(1000))
    begun = time.monotonic()
    refresh([plans], tmp_path / "out", workers=2)
    assert time.monotonic() - begun < 60
    assert failures(tmp_path / "out")["0005.txt"] == "reading it took more than 4 seconds; split it, or raise DUIBIAO_LIMIT_SECONDS if you trust it"
    monkeypatch.undo()
    all_but_one(plans, tmp_path / "out", tmp_path)


def allocate() -> None:
    held = []
    while True:
        held.append(bytearray(10_000_000))


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be limited on Linux alone")
@pytest.mark.parametrize("where", ["document", "process"])
def test_a_document_that_eats_memory_is_a_failure(where, plans, tmp_path, monkeypatch, forked):
    monkeypatch.setenv("DUIBIAO_LIMIT_MEMORY", "400")
    if where == "process":
        doing(monkeypatch, allocate)
    else:
        known = stages.extract
        monkeypatch.setattr(stages, "extract", lambda document: allocate() if document.name == "0005" else known(document))
    refresh([plans], tmp_path / "out", workers=2)
    assert "memory" in failures(tmp_path / "out")["0005.txt"]
    monkeypatch.undo()
    all_but_one(plans, tmp_path / "out", tmp_path)


def test_processes_that_cannot_start_are_told_of(plans, tmp_path, monkeypatch, forked):
    monkeypatch.setattr(serving, "_confine", lambda memory: os._exit(3))
    with pytest.raises(ChildProcessError, match=r"exit code 3.*--workers 1"):
        refresh([plans], tmp_path / "out", workers=2)


def test_a_folder_that_cannot_be_written_is_told_of(plans, tmp_path, monkeypatch, forked):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(serving, "write_portion", full)
    with pytest.raises(OSError, match="No space left"):
        refresh([plans], tmp_path / "out", workers=2)


START = "import sys; from pipeline.cli import main; sys.argv[0] = 'duibiao'; main()"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A folder of longer plans, and the tables that a run gives which nothing interrupts."""
    folder = tmp_path_factory.mktemp("many") / "plans"
    folder.mkdir()
    for number in range(16):
        (folder / f"{number:04}.txt").write_text(plan(number, f"第{number}县", 300), encoding="utf-8")
    refresh([folder], folder.parent / "full")
    return folder, files(folder.parent / "full" / "tables")


@pytest.mark.parametrize(("by", "processes"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGKILL, 2)])
def test_an_interrupted_run_goes_on_where_it_stopped(by, processes, many, tmp_path, monkeypatch):
    (folder, full), out = many, tmp_path / "out"
    words = [sys.executable, "-c", START, "run", str(folder), "--out", str(out), "--workers", str(processes)]
    # A group of its own gets the signal whole, as Ctrl-C in a terminal sends it.
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        until = time.monotonic() + 60
        while not list((out / UNFINISHED).glob("*.portion")) and time.monotonic() < until:
            time.sleep(0.01)
        if by == signal.SIGINT:
            os.killpg(running.pid, by)
        else:
            running.kill()
        said = running.communicate(timeout=60)[1]
    assert running.returncode == (130 if by == signal.SIGINT else -by), said
    if by == signal.SIGINT:
        assert said == "interrupted; what was read is kept: give the command again to go on\n"
    until = time.monotonic() + 60
    while True:
        try:
            os.killpg(running.pid, 0)
        except ProcessLookupError:
            break
        assert time.monotonic() < until, "processes are left"
        time.sleep(0.01)
    with store.opened(out / store.NAME, read_only=True) as connection:
        assert not store.fetch(connection, "FROM runs")

    kept = {each.path.name for _, inputs in left_behind(out / UNFINISHED, digest(recipe())) for each in inputs}
    assert 0 < len(kept) < 16
    read: list[str] = []

    def noted(path: Path, on_page=None):
        read.append(path.name)
        return extract_one(path, on_page)

    monkeypatch.setattr(shard, "extract_one", noted)
    refresh([folder], out, afresh=True)
    assert sorted(read) == sorted({path.name for path in folder.iterdir()} - kept)
    assert not (out / UNFINISHED).exists()
    assert files(out / "tables") == full


@pytest.mark.parametrize("seconds", [0, 0.4, 0.8, 1.2])
def test_ctrl_c_is_answered_with_one_line_at_any_time(seconds, many, tmp_path):
    """Also while the processes that read are started: none of them has anything to say of it."""
    words = [sys.executable, "-c", START, "run", str(many[0]), "--out", str(tmp_path), "--workers", "2", "--quiet"]
    with subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        until = time.monotonic() + 60
        while not (tmp_path / f"{store.NAME}.lock").exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate(timeout=60)[1]
    # Nothing where it has ended.
    assert said in ("", "interrupted; what was read is kept: give the command again to go on\n")


def inputs_of(folder: Path) -> list[Input]:
    return [Input(str(path), str(place)) for place, path in enumerate(sorted(folder.iterdir()))]


def results(portions) -> dict[Input, str | Failure]:
    return {each: found for portion in portions for each, found in portion.given}


def test_a_portion_is_read_as_it_was_written(plans, tmp_path):
    inputs = inputs_of(plans)
    found = list(extract_shard(each.path for each in inputs))
    made = portion_of(zip(inputs, found, strict=True))
    write_portion(made, "recipe", tmp_path / "a.portion")
    read = read_portion(tmp_path / "a.portion")
    assert read == made
    assert len(read.rows["documents"]) == 8
    some = {str(each.document["sha256"]) for each in found[:4] if isinstance(each, Reading)}
    assert set(read.rows_of(some)["targets"]["of_text"].to_pylist()) == some
    assert [path.name for path in tmp_path.glob("*.portion*")] == ["a.portion"]


def test_what_another_recipe_read_or_is_torn_is_read_again(plans, tmp_path):
    inputs = inputs_of(plans)
    wanted = results(read_all(inputs, tmp_path / "a", "one"))
    assert sum(len(held) for _, held in left_behind(tmp_path / "a", "one")) == 9
    assert not list(left_behind(tmp_path / "a", "two"))
    for path in (tmp_path / "a").iterdir():
        path.write_bytes(path.read_bytes()[:100])
    assert not list(left_behind(tmp_path / "a", "one"))
    assert results(read_all(inputs, tmp_path / "a", "one")) == wanted


@given(sizes=st.lists(st.integers(0, 5_000_000), max_size=30), processes=st.integers(1, 8))
def test_chunks_hold_every_input_in_order(sizes, processes):
    inputs = [Input(f"{place}.txt", str(size)) for place, size in enumerate(sizes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "weight", lambda each: int(each.bytes))
        chunks = cut(inputs, Path("nowhere"), "", processes)
    assert [each for chunk in chunks for each in chunk.inputs] == inputs
    assert [chunk.start for chunk in chunks] == [inputs.index(chunk.inputs[0]) for chunk in chunks]
    for chunk in chunks:
        assert len(chunk.inputs) == 1 or sum(int(each.bytes) for each in chunk.inputs) <= 1_000_000


def test_the_last_chunks_are_small(monkeypatch):
    monkeypatch.setattr(cutting, "weight", lambda each: 40_000)
    sizes = [len(chunk.inputs) for chunk in cut([Input(f"{place}.txt", "") for place in range(1000)], Path("nowhere"), "", 2)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 25
    assert sizes[-1] <= 2


def test_a_small_job_starts_no_process(plans, tmp_path, monkeypatch):
    def none() -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(workers, "context", none)
    monkeypatch.setattr(cutting, "cores", lambda: 8)
    assert len(results(read_all(inputs_of(plans), tmp_path / "a", "", workers=None))) == 11


def test_what_a_dead_process_had_is_read_again():
    inputs = [Input(f"{place}.txt", "") for place in range(5)]
    rest = workers._rest(Chunk(10, inputs), 2, lost=False)
    assert [(each.start, len(each.inputs), each.again) for each in rest] == [(10, 2, False), (12, 1, True), (13, 2, False)]
    assert [(each.start, len(each.inputs)) for each in workers._rest(Chunk(10, inputs), 0, lost=True)] == [(11, 4)]
