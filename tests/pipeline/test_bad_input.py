"""Input that no one promised to be good: one sentence each, the good ones done, never a traceback."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.run import find_all

GOOD = "某县教育发展规划\n到2025年，新建幼儿园不少于12所。\n"
MILLION_BYTES = 1_000_000


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


BAD = {
    "empty": b"",
    "blank": b" \r\n\t\n",
    "binary": bytes(range(256)) * 40,
    "broken": "到2025年，新建幼儿园12所。".encode() * 50 + b"\xff\xfe\x81\x00\xff",
    "zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(200),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_document_is_a_failure_beside_good_ones(kind, tmp_path, duibiao):
    plans = tmp_path / "plans"
    plans.mkdir()
    (plans / "a.txt").write_text(GOOD, encoding="utf-8")
    (plans / "bad.txt").write_bytes(BAD[kind])
    (plans / "z.txt").write_text(GOOD.replace("12", "13"), encoding="utf-8")
    ended = duibiao("extract", plans, "--out", tmp_path / "out")
    assert ended.code == 1
    assert ended.err.count("\n") == 1
    assert "bad.txt" in ended.err
    assert [row["name"] for row in rows(tmp_path / "out", "documents")] == ["a", "z"]
    (failure,) = rows(tmp_path / "out", "failures")
    assert failure["document"] == str(plans / "bad.txt")
    assert failure["reason"]
    assert failure["next_step"]


@pytest.mark.parametrize("command", ["show", "audit", "extract", "run"])
@pytest.mark.parametrize("kind", BAD)
def test_every_command_says_it_in_one_sentence(command, kind, tmp_path, duibiao):
    path = tmp_path / "bad.txt"
    path.write_bytes(BAD[kind])
    ended = duibiao(command, path, "--out", tmp_path / "out", "--quiet")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1
    assert "bad.txt" in ended.err
    assert "the program failed" not in ended.err


#: Tables whose separators a page left behind, some of them in lines of their own; a slip in a title.
RUINED = ("某县发展第十四一个五年规划\n新建泵站3座。\n", " ---  --- ", "2024年目标值 |\n2030年目标值 |\n指标 性质 |\n|\n||||\n说明：年度指标。", "指标 |\n性质 |\n2024年 |\n|\n|\n|", "序号\n单位\n|\n性质 |\n\n|\n|")


@pytest.mark.parametrize("text", RUINED)
def test_what_is_ruined_is_text(text):
    extract(read_text(text, "ruined", "ruined.txt"))


def test_a_missing_path_does_not_stop_the_others(tmp_path, duibiao):
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    ended = duibiao("extract", tmp_path / "missing.txt", good, "--out", tmp_path / "out")
    assert ended.code == 1
    assert "missing.txt" in ended.err
    assert len(rows(tmp_path / "out", "documents")) == 1
    assert len(rows(tmp_path / "out", "failures")) == 1


def test_a_folder_without_documents(tmp_path, duibiao):
    empty = tmp_path / "empty"
    empty.mkdir()
    ended = duibiao("run", empty, "--out", tmp_path / "out")
    assert ended.code == 1
    assert ended.err.count("\n") == 1
    assert "empty" in ended.err


def test_a_name_with_a_line_break_stays_one_line(tmp_path, duibiao):
    path = tmp_path / "two\nlines\x1b[31m.txt"
    path.write_bytes(b"")
    ended = duibiao("extract", path, "--out", tmp_path / "out", "--quiet")
    assert ended.code == 1
    assert ended.err.count("\n") == 1
    assert "\x1b" not in ended.err
    assert rows(tmp_path / "out", "failures")[0]["document"] == str(path)


def test_a_name_that_is_no_utf8_is_escaped(tmp_path, duibiao):
    path = Path(f"{tmp_path}/plan\udcff.txt")
    try:
        path.write_text(GOOD, encoding="utf-8")
    except OSError:
        return  # a file system that has no such names can't give one
    assert duibiao("extract", path, "--out", tmp_path / "out").code == 0
    assert rows(tmp_path / "out", "documents")[0]["path"].endswith("plan\\xff.txt")


def test_a_path_upwards_writes_nothing_outside_the_folder(tmp_path, duibiao):
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "plan.txt").write_text(GOOD, encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()}
    assert duibiao("extract", inner / ".." / "plan.txt", "--out", inner / "out").code == 0
    assert {path.name for path in tmp_path.iterdir()} == before


def test_one_document_named_twice_is_one(tmp_path, duibiao):
    path = tmp_path / "plan.txt"
    path.write_text(GOOD, encoding="utf-8")
    assert duibiao("extract", path, tmp_path, path, "--out", tmp_path / "out").code == 0
    assert len(rows(tmp_path / "out", "documents")) == 1


@pytest.mark.parametrize("size", [2, pytest.param(20, marks=pytest.mark.slow)])
@pytest.mark.parametrize("line_end", ["\n", ""], ids=["lines", "one line"])
def test_a_long_text_is_read_or_refused(size, line_end, tmp_path, duibiao):
    sentence = f"到2025年，县教育局牵头新建幼儿园不少于12所，迁建某县第一中学。{line_end}"
    path = tmp_path / "long.txt"
    path.write_text(sentence * (size * MILLION_BYTES // len(sentence.encode())), encoding="utf-8")
    ended = duibiao("extract", path, "--out", tmp_path / "out", "--quiet")
    assert ended.code == len(rows(tmp_path / "out", "failures"))
    assert ended.err.count("\n") == ended.code


def test_one_endless_run_of_digits(tmp_path, duibiao):
    path = tmp_path / "digits.txt"
    path.write_text("1" * 200_000, encoding="utf-8")
    ended = duibiao("extract", path, "--out", tmp_path / "out", "--quiet")
    assert "the program failed" not in ended.err


def test_the_tables_of_a_line_without_a_full_stop_grow_with_the_line(tmp_path, duibiao):
    sizes = []
    for count in (500, 1000):
        path = tmp_path / f"{count}.txt"
        path.write_text("新建幼儿园12所，" * count, encoding="utf-8")
        assert duibiao("extract", path, "--out", tmp_path / str(count), "--quiet").code == 0
        sizes.append((tmp_path / str(count) / "targets.csv").stat().st_size)
    assert sizes[1] < 3 * sizes[0]


def test_a_folder_that_cannot_be_opened_costs_no_document_in_front_of_it(tmp_path, monkeypatch):
    for name in ("a.txt", "b/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    known = os.listdir

    def listed(folder: Path) -> list[str]:
        if Path(folder).name == "b":
            raise PermissionError(13, "Permission denied")
        return known(folder)

    monkeypatch.setattr(os, "listdir", listed)
    documents, failures = find_all([tmp_path])
    assert documents == [tmp_path / "a.txt"]
    assert [(each.document, each.reason) for each in failures] == [(str(tmp_path), "it can't be opened (Permission denied)")]
