"""Files that mean harm: each ends in one line of `failures` with a reason and a next step, and the others are read."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

from pipeline.read import UnreadableDocument, read
from tests.formats.hostile import HOSTILE, packed

GOOD = "某县教育发展规划\n到2025年，新建幼儿园不少于12所。\n"


def failures(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["document"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def batch(tmp_path_factory) -> tuple[Path, dict[str, dict[str, str]], float, list[str]]:
    """A folder of all of them between two good plans, read in one run: the folder, its failures, the seconds, what was read."""
    from pipeline.run import extract_all
    from pipeline.table_files import write_tables

    folder = tmp_path_factory.mktemp("plans")
    for name, (made, _) in HOSTILE.items():
        (folder / name).write_bytes(made())
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "z.txt").write_text(GOOD.replace("12", "13"), encoding="utf-8")
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    secret.write_text(GOOD.replace("12", "99"), encoding="utf-8")
    (folder / "link.txt").symlink_to(secret)
    os.mkfifo(folder / "pipe.txt")
    began = monotonic()
    found = extract_all([folder])
    seconds = monotonic() - began
    out = tmp_path_factory.mktemp("out")
    write_tables(found, out)
    return folder, failures(out), seconds, [str(row["name"]) for row in found.rows["documents"]]


@pytest.mark.parametrize("name", [*HOSTILE, "link.txt", "pipe.txt"])
def test_each_is_one_line_of_failures(name, batch):
    folder, failed, _, _ = batch
    of_it = [row for document, row in failed.items() if document == str(folder / name) or document.startswith(f"{folder / name}/")]
    assert len(of_it) == 1
    reason, next_step = of_it[0]["reason"], of_it[0]["next_step"]
    said = {"link.txt": "leads out of the folder", "pipe.txt": "pipe"}.get(name) or HOSTILE[name][1]
    assert said in f"{reason}; {next_step}"
    assert reason
    assert next_step
    assert "the program failed" not in reason
    assert "\n" not in reason + next_step


def test_the_batch_goes_on_within_its_time(batch):
    _, failed, seconds, read_names = batch
    assert read_names == ["a", "z"]
    assert len(failed) == len(HOSTILE) + 2
    assert seconds < 100


def test_a_file_that_takes_too_long_is_ended_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setenv("DUIBIAO_LIMIT_SECONDS", "2")
    (tmp_path / "deep.html").write_text("<html><body>" + "<div>" * 300_000, encoding="utf-8")
    (tmp_path / "good.html").write_text(f"<html><body><div id='zoom'><p>{GOOD * 9}</p></div></body></html>", encoding="utf-8")
    began = monotonic()
    with pytest.raises(UnreadableDocument, match=r"more than 2 seconds; .*DUIBIAO_LIMIT_SECONDS"):
        read(tmp_path / "deep.html")
    assert monotonic() - began < 10
    assert "12所" in read(tmp_path / "good.html").text


def test_a_file_that_takes_too_much_memory_is_ended_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setenv("DUIBIAO_LIMIT_MEMORY", "400")
    (tmp_path / "large.html").write_text("<html><body>" + "<p>某县规划</p>" * 3_000_000, encoding="utf-8")
    (tmp_path / "good.html").write_text(f"<html><body><div id='zoom'><p>{GOOD * 9}</p></div></body></html>", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=r"memory.*; .*DUIBIAO_LIMIT_MEMORY"):
        read(tmp_path / "large.html")
    assert "12所" in read(tmp_path / "good.html").text


def test_a_library_that_panics_is_told_of_as_any_other_fault(monkeypatch):
    from pipeline.read import child

    class Panic(BaseException):
        """What libraries written in Rust raise is no Exception."""

    def panic(data, limits, on_page):
        raise Panic("range end index 64 out of range")

    monkeypatch.setattr(child, "convert", panic)
    answer = child._answer({"op": "convert", "path": __file__, "inner": ""}, None)
    assert "Panic: range end index 64" in answer["unreadable"]


@pytest.mark.parametrize("value", ["0.5", "-1", "all", ""])
def test_a_setting_that_is_no_number_is_told(value, tmp_path, monkeypatch):
    monkeypatch.setenv("DUIBIAO_LIMIT_PAGES", value)
    (tmp_path / "plan.html").write_text("<html></html>", encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="DUIBIAO_LIMIT_PAGES"):
        read(tmp_path / "plan.html")


def test_a_folder_of_plans_cannot_bring_code_along(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('run')", encoding="utf-8")
    (tmp_path / "docx.py").write_text("raise SystemExit('run')", encoding="utf-8")
    (tmp_path / "plan.html").write_text(f"<html><body><div id='zoom'><p>{GOOD * 9}</p></div></body></html>", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    from pipeline.read import sandbox

    sandbox.close()
    assert "12所" in read(Path("plan.html")).text


def test_nothing_is_left_behind_by_a_file_that_was_ended(tmp_path, monkeypatch):
    from pipeline.read import sandbox

    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "plan.zip").write_bytes(packed({"a.html": f"<html><body><div id='zoom'><p>{GOOD * 9}</p></div></body></html>"}))
    sandbox.close()
    read(tmp_path / "plan.zip" / "a.html")
    assert [path for path in tmp_path.iterdir() if path.name.startswith("duibiao-")]
    sandbox.close()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("duibiao-")]


#: Reads a file that takes long, and tells the process group that does.
SLOW = """
import sys, threading, time
from pathlib import Path
from pipeline.read import read, sandbox
threading.Thread(target=read, args=[Path(sys.argv[1])], daemon=True).start()
while not sandbox._reader:
    time.sleep(0.01)
time.sleep(1)
print(sandbox._reader.process.pid, sandbox._reader.folder, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there are no process groups")
def test_what_hangs_ends_when_the_one_that_asked_is_killed(tmp_path):
    (tmp_path / "deep.html").write_text("<html><body>" + "<div>" * 300_000, encoding="utf-8")
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", SLOW, str(tmp_path / "deep.html")], cwd=root, stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout
        group, folder = asking.stdout.readline().split()
        os.killpg(int(group), 0)
        asking.kill()
    until = monotonic() + 60
    while True:
        try:
            os.killpg(int(group), 0)
        except ProcessLookupError:
            break
        assert monotonic() < until, "it goes on reading"
        sleep(0.05)
    assert not Path(folder).exists()
