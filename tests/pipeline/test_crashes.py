"""Killed at any moment, or out of disk: the last good state stays, and the next refresh goes on."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import store
from pipeline.refresh import refresh
from tests.pipeline.plans import plan, write_plans

ROOT = Path(__file__).parents[2]

#: Refreshes that are killed: a process that has everything imported forks one for each, so that the kill falls into the work and not into the start.
KILLED = """
import json, os, random, signal, sys, time
from pathlib import Path
from pipeline import store
from pipeline.refresh import refresh

work, times, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)
states = [work / "one", work / "two"]

def child(act):
    pid = os.fork()
    if pid == 0:
        try:
            act()
        except BaseException as error:
            print(type(error).__name__, error, file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    return pid

def state(path):
    with store.opened(work / "out" / store.NAME, read_only=True) as connection:
        path.write_text(json.dumps([store.fetch(connection, "SELECT target_id, text FROM targets ORDER BY ALL"), store.fetch(connection, "SELECT max(run) AS run FROM runs")]))

def done(act):
    assert os.waitpid(child(act), 0)[1] == 0

begun = time.perf_counter()
done(lambda: refresh([states[0]], work / "out"))
whole = time.perf_counter() - begun
done(lambda: state(work / "recovered.json"))
recovered = json.loads((work / "recovered.json").read_text())
told = []
# A refresh that was done before its time came was not killed, and another takes its place.
for number in range(3 * times):
    if sum(each["killed"] for each in told) == times:
        break
    target = states[(number + 1) % 2]
    pid = child(lambda: refresh([target], work / "out", afresh=True))
    time.sleep(0.9 * whole * chance.random())
    os.kill(pid, signal.SIGKILL)
    killed = os.WIFSIGNALED(os.waitpid(pid, 0)[1])

    def recover():
        state(work / "killed.json")
        refresh([target], work / "out")
        state(work / "recovered.json")

    before = recovered
    done(recover)
    left, recovered = (json.loads((work / f"{name}.json").read_text()) for name in ("killed", "recovered"))
    fresh = work / ("full_" + target.name)
    same = all((work / "out" / "tables" / path.name).read_bytes() == path.read_bytes() for path in fresh.iterdir())
    told.append({"killed": killed, "kept": left == before, "finished": left[0] == recovered[0], "same": same})
print(json.dumps(told))
"""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Two states of a folder of plans, and what a full run gives for each."""
    for name, count in (("one", 2), ("two", 3)):
        write_plans(tmp_path / name, count)
    (tmp_path / "two" / "0001.txt").write_text(plan(77, "第1县"), encoding="utf-8")
    for name in ("one", "two"):
        refresh([tmp_path / name], tmp_path / "full")
        shutil.copytree(tmp_path / "full" / "tables", tmp_path / f"full_{name}")
    return tmp_path


def test_a_refresh_that_is_killed_leaves_the_last_good_state(plans):
    ended = subprocess.run([sys.executable, "-c", KILLED, str(plans), "20", "1"], capture_output=True, text=True, cwd=ROOT, check=False)
    assert ended.returncode == 0, ended.stderr
    told = json.loads(ended.stdout)
    assert sum(each["killed"] for each in told) == 20
    for each in told:
        assert each["kept"] or each["finished"]
        assert each["same"]


LIMITED = """
import resource, signal, sys
from pathlib import Path
from pipeline import cli
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = int(sys.argv[1])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.argv = ["duibiao", *sys.argv[2:]]
cli.main()
"""


def mounted(folder: Path, megabytes: int) -> bool:
    """Whether a small disk in memory could be mounted there; it takes a right that containers may lack."""
    folder.mkdir()
    return shutil.which("mount") is not None and not subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)], capture_output=True, check=False
    ).returncode


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A folder on a disk of 24 MB, and the limit of a file's size; where no disk can be mounted, a limit of 13 MB stands in for the disk's end."""
    folder = tmp_path / "small"
    if mounted(folder, 24):
        yield folder, 0
        subprocess.run(["umount", str(folder)], check=False)
    else:
        yield folder, 13_000_000


def run(limit: int, *words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", LIMITED, str(limit), *map(str, words)], capture_output=True, text=True, cwd=ROOT, check=False)


def targets(out: Path) -> list[dict]:
    with store.opened(out / store.NAME, read_only=True) as connection:
        return store.fetch(connection, "SELECT * EXCLUDE (since) FROM targets ORDER BY ALL")


@pytest.mark.parametrize("by", ["disk", "limit"])
def test_a_full_disk_leaves_the_last_good_state(by, small, tmp_path):
    folder, limit = small if by == "disk" else (tmp_path / "here", 13_000_000)
    plans, more, out = write_plans(tmp_path / "plans", 3), tmp_path / "more", folder / "out"
    assert run(limit, "refresh", plans, "--out", out, "--quiet").returncode == 0
    before, exports = targets(out), {path.name: path.read_bytes() for path in (out / "tables").iterdir()}
    more.mkdir()
    for number in range(12):
        (more / f"{number}.txt").write_text(plan(number, f"第{number}乡", 1200), encoding="utf-8")
    ended = run(limit, "refresh", plans, more, "--out", out, "--quiet")
    assert ended.returncode == 2, ended.stderr
    assert ended.stderr.count("\n") == 1
    assert any(said in ended.stderr for said in ("No space left", "File too large")), ended.stderr
    assert any(said in ended.stderr for said in ("is the disk full?", "make room on the disk"))
    if targets(out) != before:
        # The rows were in before the disk was full: then all of them are, and only the exports are still those of before.
        refresh([plans, more], tmp_path / "grown")
        assert targets(out) == targets(tmp_path / "grown")
    assert exports == {path.name: path.read_bytes() for path in (out / "tables").iterdir()}
    shutil.rmtree(more)
    (plans / "0000.txt").write_text(plan(50, "第0县"), encoding="utf-8")
    assert run(limit, "refresh", plans, "--out", out, "--quiet").returncode == 0
    refresh([plans], tmp_path / "full")
    for path in (tmp_path / "full" / "tables").iterdir():
        assert path.read_bytes() == (out / "tables" / path.name).read_bytes()
