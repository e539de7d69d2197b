"""A refresh reads what changed and gives what a full run gives; whatever goes wrong, the last good state stays."""

from __future__ import annotations

import random
import shutil
import time
import zipfile
from pathlib import Path

import pytest

from pipeline import incoming, publish, shard, store, table_files
from pipeline import refresh as stage
from pipeline.outdated import plan
from pipeline.portion import Input
from pipeline.refresh import refresh
from pipeline.run import extract_all, extract_one
from pipeline.schema import TABLES
from pipeline.table_files import write_tables
from tests.pipeline.plans import plan as plan_text
from tests.pipeline.plans import write_plans


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def full(paths: list[Path], folder: Path) -> dict[str, bytes]:
    """The exports of a run that knows no store."""
    shutil.rmtree(folder, ignore_errors=True)
    write_tables(extract_all(paths), folder)
    return files(folder)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    return write_plans(tmp_path / "plans", 3)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def edit(folder: Path, chance: random.Random) -> None:
    """One thing that happens to a folder of plans."""
    there = sorted(folder.glob("*.txt"))
    path = chance.choice(there)
    match chance.choice(("new", "edit", "insert", "withdraw", "rename", "copy", "edition", "break", "mend")):
        case "new":
            (folder / f"{chance.randint(0, 999):04}.txt").write_text(plan_text(chance.randint(0, 99), f"第{chance.randint(0, 99)}县"), encoding="utf-8")
        case "edit":
            path.write_bytes(path.read_bytes().replace(b"2025", b"2026"))
        case "insert":
            path.write_bytes(path.read_bytes().replace("重点任务\n".encode(), "重点任务\n\n新建公厕9座。\n".encode()))
        case "withdraw" if len(there) > 1:
            path.unlink()
        case "rename":
            path.rename(folder / f"{chance.randint(0, 999):04}r.txt")
        case "copy":
            shutil.copy(path, folder / f"{chance.randint(0, 999):04}c.txt")
        case "edition":
            text = path.read_text(encoding="utf-8").replace("规划\n", f"规划\n202{chance.randint(1, 5)}年3月1日\n", 1)
            (folder / f"{chance.randint(0, 999):04}e.txt").write_text(text, encoding="utf-8")
        case "break":
            (folder / "broken.txt").write_bytes(b"\x00\x01")
        case "mend":
            (folder / "broken.txt").unlink(missing_ok=True)


@pytest.mark.parametrize("seed", range(4))
def test_a_refresh_gives_the_bytes_of_a_full_run(seed, plans, out, tmp_path, monkeypatch):
    if seed % 2:  # with files of many parts, merged and brought into order piece by piece and written side by side
        monkeypatch.setattr(table_files, "LEAST_ROWS", 1)
        monkeypatch.setattr(table_files, "_ONE_IN", 2)
        for module, name in ((incoming, "_CHUNK"), (incoming, "_PIECE"), (publish, "_SORTED"), (publish, "_ORDINALS")):
            monkeypatch.setattr(module, name, 1)
        monkeypatch.setattr(stage, "_MANY", 0)
        monkeypatch.setattr(stage, "cores", lambda: 3)
    chance = random.Random(seed)
    for _ in range(4):
        for _ in range(chance.randint(1, 4)):
            edit(plans, chance)
        refresh([plans], out, workers=None)
        assert files(out / "tables") == full([plans], tmp_path / "full")


def test_a_second_refresh_changes_nothing(plans, out):
    assert refresh([plans], out).read == 3
    before = {path: path.stat().st_mtime_ns for path in (out / "tables").iterdir()}
    again = refresh([plans], out)
    assert (again.read, again.wrote, again.exported) == (0, False, [])
    assert {path: path.stat().st_mtime_ns for path in (out / "tables").iterdir()} == before


def test_exports_that_were_touched_are_written_again(plans, out):
    refresh([plans], out)
    before = files(out / "tables")
    (out / "tables" / "targets.csv").write_text("spoilt")
    (out / "tables" / "schools.parquet").unlink()
    assert refresh([plans], out).exported
    assert files(out / "tables") == before


def test_only_what_changed_is_read(plans, out, monkeypatch):
    refresh([plans], out)
    (plans / "0001.txt").write_text(plan_text(50, "第1县"), encoding="utf-8")
    read: list[str] = []

    def noted(path: Path, on_page=None):
        read.append(path.name)
        return extract_one(path)

    monkeypatch.setattr(shard, "extract_one", noted)
    done = refresh([plans], out)
    assert read == ["0001.txt"]
    assert [(each.path.name, why) for each, why in done.work.read] == [("0001.txt", "changed")]


def test_a_new_recipe_reads_everything(plans, out, monkeypatch):
    refresh([plans], out)
    parts = stage.recipe() | {"words": "0" * 16}
    monkeypatch.setattr(stage, "recipe", lambda: parts)
    done = refresh([plans], out)
    assert (done.read, done.recipe_changed) == (3, ["words"])
    assert (done.added, done.changed, done.removed) == (0, 0, 0)
    assert refresh([plans], out).read == 0


def test_a_dry_run_says_what_it_would_do_and_does_nothing(plans, out):
    first = refresh([plans], out, dry_run=True)
    assert [why for _, why in first.work.read] == ["new"] * 3
    assert not out.exists()
    refresh([plans], out)
    before = (out / store.NAME).read_bytes()
    (plans / "0000.txt").unlink()
    (plans / "0009.txt").write_text(plan_text(9), encoding="utf-8")
    told = refresh([plans], out, dry_run=True)
    assert [(each.path.name, why) for each, why in told.work.read] == [("0009.txt", "new")]
    assert [Path(path).name for path in told.work.gone] == ["0000.txt"]
    assert (out / store.NAME).read_bytes() == before


def test_the_reasons_to_read():
    known = [
        {"path": "a.txt", "bytes": "1", "sha256": "A", "recipe": "r", "failed": False},
        {"path": "b.txt", "bytes": "2", "sha256": "", "recipe": "r", "failed": True},
        {"path": "c.txt", "bytes": "3", "sha256": "C", "recipe": "old", "failed": False},
        {"path": "d.txt", "bytes": "4", "sha256": "D", "recipe": "r", "failed": False},
    ]
    inputs = [Input(name, digest) for name, digest in (("a.txt", "1"), ("b.txt", "2"), ("c.txt", "3"), ("new.txt", "9"), ("moved.txt", "4"))]
    work = plan(inputs, known, "r")
    assert {each.shown: why for each, why in work.read} == {"b.txt": "failed before", "c.txt": "recipe", "new.txt": "new"}
    assert [(each.shown, document) for each, document in work.kept] == [("a.txt", "A"), ("moved.txt", "D")]
    assert work.gone == ["d.txt"]
    assert len(plan(inputs, known, "r", afresh=True).read) == 5


def test_a_withdrawn_document_takes_its_rows_with_it(plans, out):
    refresh([plans], out)
    (plans / "0001.txt").unlink()
    done = refresh([plans], out)
    assert done.withdrawn == 1
    with store.opened(out / store.NAME, read_only=True) as connection:
        for name in ("documents", "blocks", "targets", "deadlines", "departments", "schools", "links"):
            assert not store.fetch(connection, f"FROM {name} WHERE doc_id NOT IN (SELECT doc_id FROM documents)")
        assert [row["path"] for row in store.fetch(connection, "FROM history.documents")] == [str(plans / "0001.txt")]


def test_a_path_that_vanished_is_no_withdrawal(plans, out, duibiao):
    refresh([plans], out)
    plans.rename(plans.with_name("elsewhere"))
    ended = duibiao("refresh", "--out", out)
    assert ended.code == 2
    assert "the store has 3 documents from it" in ended.err
    assert refresh([plans.with_name("elsewhere")], out).read == 0


@pytest.mark.parametrize("command", ["refresh", "run"])
@pytest.mark.parametrize("more", [True, False], ids=["beside others", "alone"])
@pytest.mark.parametrize("kind", ["missing", "empty folder"])
def test_a_mistyped_path_changes_nothing(plans, out, duibiao, command, more, kind):
    """Else every document of the store would be withdrawn."""
    refresh([plans], out)
    wrong = plans.with_name("typo")
    if kind == "empty folder":
        wrong.mkdir()
    (plans / "0001.txt").write_text("到2025年，新建公厕9座。", encoding="utf-8")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file() and "lock" not in path.name}
    ended = duibiao(command, *([plans] if more else []), wrong, "--out", out)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert f"{wrong}: " in ended.err
    assert "nothing was changed: check the path" in ended.err
    assert {path: path.read_bytes() for path in before} == before
    assert duibiao("refresh", "--out", out).code == 0


def test_a_mistyped_path_of_a_first_run_is_a_failure(plans, out, duibiao):
    ended = duibiao("run", plans, plans.with_name("typo"), "--out", out)
    assert ended.code == 1
    assert "typo: there is no such file or folder" in ended.err
    assert len(list((out / "tables").iterdir())) > 9


def test_an_impossible_row_fails_its_document_alone(plans, out, monkeypatch):
    def odd(path: Path, on_page=None):
        found = extract_one(path)
        if path.name == "0001.txt":
            found.targets[0].comparator = "≥"
        return found

    monkeypatch.setattr(shard, "extract_one", odd)
    done = refresh([plans], out)
    (failure,) = done.failures
    assert "0001.txt" in failure.document
    assert "comparator is ≥" in failure.reason
    assert done.rows["documents"] == 2
    monkeypatch.undo()
    assert refresh([plans], out).rows["documents"] == 3


def test_the_paths_of_the_last_run_are_taken_again(plans, out, duibiao):
    assert refresh([], out, usual=[plans]).read == 3
    assert refresh([], out, usual=[plans.parent / "elsewhere"], dry_run=True).work.gone == []
    ended = duibiao("refresh", "--out", out)
    assert ended.code == 0
    assert "nothing has changed" in ended.out


def test_run_and_refresh_leave_the_same(plans, out, duibiao):
    duibiao("run", plans, "--out", out / "one")
    duibiao("refresh", plans, "--out", out / "two")
    duibiao("extract", plans, "--out", out / "three")
    assert files(out / "one" / "tables") == files(out / "two" / "tables") == files(out / "three")


def test_members_of_a_zip_are_documents(plans, out, tmp_path):
    with zipfile.ZipFile(plans / "more.zip", "w") as archive:
        archive.writestr("a.txt", plan_text(7, "第七县"))
        archive.writestr("b.txt", plan_text(8, "第八县"))
        archive.writestr("copy.txt", (plans / "0000.txt").read_bytes())
    assert refresh([plans], out).rows["documents"] == 5
    assert refresh([plans], out).read == 0
    assert files(out / "tables") == full([plans], tmp_path / "full")
    (plans / "0000.txt").unlink()
    refresh([plans], out)
    assert files(out / "tables") == full([plans], tmp_path / "full")


def test_every_run_is_told_and_every_change(plans, out):
    refresh([plans], out)
    path = plans / "0000.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n新建公厕9座。\n", encoding="utf-8")
    done = refresh([plans], out)
    with store.opened(out / store.NAME, read_only=True) as connection:
        runs = store.fetch(connection, "FROM runs ORDER BY run")
        assert [(row["run"], row["read"], row["kept"]) for row in runs] == [(1, 3, 0), (2, 1, 2)]
        assert runs[1]["targets"] == runs[0]["targets"] + 1
        changes = store.fetch(connection, "FROM changes WHERE run = 2")
    assert {(row["table"], row["what"]) for row in changes} == {("targets", "added"), ("documents", "changed")}
    assert (done.added, done.changed, done.removed) == (1, 1, 0)


def test_what_is_only_moved_is_no_change(plans, out):
    refresh([plans], out)
    path = plans / "0000.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("\n\n", "\n\n\n\n"), encoding="utf-8")
    refresh([plans], out)
    with store.opened(out / store.NAME, read_only=True) as connection:
        changes = store.fetch(connection, "FROM changes WHERE run = 2")
        assert {row["table"] for row in changes} == {"documents"}
        (target, *_) = store.fetch(connection, "SELECT t.*, d.path FROM targets t JOIN documents d USING (doc_id) ORDER BY d.ordinal, t.ordinal")
    assert path.read_text(encoding="utf-8")[target["start"] : target["end"]] == target["text"]


def test_progress_is_told(plans, out):
    told: list[tuple[int, int]] = []
    refresh([plans], out, progress=lambda done, total, path, page: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_exports_name_their_tables(plans, out):
    refresh([plans], out)
    assert set(files(out / "tables")) == {f"{each.name}.{suffix}" for each in TABLES for suffix in ("csv", "parquet")}
    assert time.time_ns() > max(path.stat().st_mtime_ns for path in (out / "tables").iterdir())
