"""Every command: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = ("run", "refresh", "correct", "diff", "runs", "export", "extract", "show", "audit", "explain", "evaluate", "train", "tables")
HEAVY = ("pandas", "duckdb", "filelock", "pyarrow", "numpy", "sklearn", "rich.table", "pipeline.extract", "ahocorasick_rs")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text("某县教育发展规划\n到2025年，新建幼儿园不少于12所。\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command, duibiao):
    ended = duibiao(command, "--help")
    assert ended.code == 0
    assert f"duibiao {command}" in ended.out
    assert "--out" in ended.out
    assert "--quiet" in ended.out


def test_help_imports_nothing_heavy():
    check = f"import sys, pipeline.cli; sys.exit(bool(set({HEAVY!r}) & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_extraction_needs_no_heavy_library():
    check = (
        "import sys; from pipeline.read import read_text; from pipeline.extract import extract; "
        "extract(read_text('到2025年，新建幼儿园12所。', 'plan')); "
        "sys.exit(bool({'pandas', 'pyarrow', 'numpy', 'scipy', 'sklearn'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_a_refresh_loads_the_extraction_only_to_read():
    check = "import sys, pipeline.refresh; sys.exit('pipeline.extract' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_tables_are_written_without_heavy_libraries(corpora, tmp_path):
    check = (
        "import sys; from pathlib import Path; from pipeline.run import extract_all; from pipeline.table_files import write_tables; "
        f"write_tables(extract_all([Path({str(corpora / 'yongchuan_2022.txt')!r})]), Path({str(tmp_path)!r})); "
        "sys.exit(bool({'pandas', 'pyarrow.compute', 'scipy', 'sklearn'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_run_writes_into_tables(tmp_path, corpora, duibiao):
    ended = duibiao("run", corpora, "--out", tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "指标 targets" in ended.out
    assert {row["name"] for row in read(tmp_path / "tables" / "documents.csv")} == {
        "tongliang_145",
        "yongchuan_2022",
    }


def test_run_takes_corpora_by_default(tmp_path, corpora, duibiao, monkeypatch):
    monkeypatch.chdir(corpora.parent)
    assert duibiao("run", "--out", tmp_path, "--quiet").code == 0


def test_extract_writes_straight_into_the_folder(tmp_path, plan, duibiao):
    assert duibiao("extract", plan, "--out", tmp_path / "new" / "folder").code == 0
    assert read(tmp_path / "new" / "folder" / "documents.csv")[0]["path"] == str(plan)


def test_quiet_prints_nothing(tmp_path, plan, duibiao):
    ended = duibiao("extract", plan, "--out", tmp_path, "--quiet")
    assert (ended.out, ended.err) == ("", "")


def test_two_runs_write_the_same_bytes(tmp_path, corpora, duibiao):
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        duibiao("extract", corpora, "--out", folder, "--quiet")
    one, two = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in folders)
    assert one == two
    assert len(one) == 16


def test_show_prints_the_text_and_saves_a_page(tmp_path, plan, duibiao):
    ended = duibiao("show", plan, "--out", tmp_path)
    assert ended.code == 0
    assert "新建幼儿园不少于12所" in ended.out
    page = (tmp_path / "show.html").read_text(encoding="utf-8")
    assert "12所" in page
    assert "<script" not in page


def test_audit_lists_every_number(tmp_path, corpora, duibiao):
    ended = duibiao("audit", corpora / "yongchuan_2022.txt", "--out", tmp_path)
    assert ended.code == 0
    text = (corpora / "yongchuan_2022.txt").read_bytes().decode("utf-8")
    rows = read(tmp_path / "numbers.csv")
    assert rows
    for row in rows:
        assert text[int(row["start"]) : int(row["end"])] == row["text"]
        assert row["text"] in text.splitlines()[int(row["line"]) - 1]


def test_explain_gives_the_chain_of_any_row(tmp_path, corpora, duibiao):
    duibiao("run", corpora, "--out", tmp_path, "--quiet")
    for table in ("targets", "deadlines", "departments", "schools"):
        row = read(tmp_path / "tables" / f"{table}.csv")[0]
        row_id = row[f"{table.removesuffix('s')}_id"]
        ended = duibiao("explain", row_id, "--out", tmp_path)
        assert (ended.code, ended.err) == (0, "")
        assert f"{row['text']} [{row['start']}–{row['end']}]" in ended.out
        assert duibiao("explain", row_id, corpora).out == ended.out


def test_explain_says_where_to_look(tmp_path, duibiao):
    ended = duibiao("explain", "nothing", "--out", tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert "duibiao run" in ended.err
    assert ended.err.count("\n") == 1


def test_evaluate_scores_and_writes(tmp_path, corpora, duibiao):
    ended = duibiao("evaluate", corpora, "--gold", corpora / "gold", "--out", tmp_path)
    assert (ended.code, ended.err) == (0, "")
    measures = {(row["table"], row["measure"]) for row in read(tmp_path / "scores.csv")}
    assert {(table, "exact") for table in ("targets", "deadlines", "departments", "schools")} <= measures


def test_evaluate_scores_passages_by_style_sector_and_kind(tmp_path, corpora, duibiao):
    folder = tmp_path / "corpora" / "passages"
    folder.mkdir(parents=True)
    for name in ("a_01.txt", "e_03.txt"):
        (folder / name).write_bytes((corpora / "passages" / name).read_bytes())
    for words, file in (((), "passage_scores.csv"), (("--held-back", "--ablate"), "held_back_scores.csv")):
        ended = duibiao("evaluate", folder.parent, "--passages", *words, "--out", tmp_path)
        assert (ended.code, ended.err) == (0, "")
        groups = {row["group"] for row in read(tmp_path / file)}
        assert "all" in groups
        assert {name.partition("=")[0] for name in groups} == {"all", "style", "sector", "kind"}
    assert "without status" in ended.out


def test_evaluate_says_where_passages_are_missing(tmp_path, duibiao):
    ended = duibiao("evaluate", tmp_path, "--passages")
    assert ended.code == 2
    assert ended.err.count("\n") == 1


def test_train_says_what_is_missing(tmp_path, duibiao):
    ended = duibiao("train", tmp_path, "--out", tmp_path / "artefacts")
    assert ended.code == 1
    assert ended.err.count("\n") == 1
    assert not (tmp_path / "artefacts").exists()


def test_evaluate_names_a_gold_without_document(tmp_path, plan, corpora, duibiao):
    ended = duibiao("evaluate", plan, "--gold", corpora / "gold", "--out", tmp_path)
    assert ended.code == 1
    assert "tongliang, yongchuan" in ended.err


def test_evaluate_names_a_bad_gold_file(tmp_path, plan, duibiao):
    (tmp_path / "bad.json").write_text("{")
    ended = duibiao("evaluate", plan, "--gold", tmp_path)
    assert ended.code == 1
    assert "bad.json" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("words", [("extract",), ("nonsense",), ("run", "--nonsense"), ("explain",)])
def test_wrong_use_ends_with_2(words, duibiao):
    assert duibiao(*words).code == 2


def test_a_file_where_the_folder_should_be_ends_with_2(tmp_path, plan, duibiao):
    ended = duibiao("extract", plan, "--out", plan, "--quiet")
    assert ended.code == 2
    assert str(plan) in ended.err
    assert ended.err.count("\n") == 1
