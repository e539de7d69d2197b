"""Lexicons: sectors are folders, the words are checked, and a new word shows what it changes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.lexicon import FOLDER, KEYS, LexiconError, entries, rows, words
from pipeline.lexicon_add import add_entry, changes, new_row, remove_entry
from pipeline.lexicon_coverage import PROBES, coverage
from pipeline.lexicons import EXCLUSIVE, FAULTS, SHADOWS, check, lexicon_names, read_texts

ROOT = Path(__file__).parents[2]
HEAD = "surface\tfamily\tchinese\tsource\n"


def table(folder: Path, name: str, *lines: str) -> Path:
    """Write a lexicon; a cell ends at a blank."""
    path = folder / f"{name}.tsv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join("\t".join(line.split(" ")) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    table(tmp_path, "units", "# Units.", "surface family chinese source", "所 count yes test", "人 person yes test", "亩 area yes test")
    table(tmp_path, "structure_nouns", "surface numerals source", "方面 any test")
    return tmp_path


# ---- sectors ---------------------------------------------------------------------------------------------------------------


def test_a_sector_is_a_folder(folder):
    table(folder / "sectors" / "health", "units", "surface family chinese source", "剂次 count no test")
    table(folder / "sectors" / "agriculture", "units", "surface family chinese source", "羽 count no test")
    assert [row["surface"] for row in rows("units", folder=folder)] == ["所", "人", "亩", "羽", "剂次"]
    assert words("units", folder) == ("剂次", "亩", "人", "所", "羽")


def test_a_sector_may_order_its_columns_otherwise(folder):
    table(folder / "sectors" / "health", "units", "source surface chinese family", "test 剂次 no count")
    assert list(rows("units", folder=folder))[-1] == {"surface": "剂次", "family": "count", "chinese": "no", "source": "test"}


def test_a_word_in_base_and_sector_names_both_places(folder):
    path = table(folder / "sectors" / "health", "units", "surface family chinese source", "剂次 count no test", "人 person no test")
    with pytest.raises(LexiconError) as error:
        list(rows("units", folder=folder))
    assert f"{path}:3" in str(error.value)
    assert f"{folder / 'units.tsv'}:4" in str(error.value)


def test_a_sector_with_other_columns_is_refused(folder):
    path = table(folder / "sectors" / "health", "units", "surface source", "剂次 test")
    with pytest.raises(LexiconError, match="columns") as error:
        list(rows("units", folder=folder))
    assert str(path) in str(error.value)


@pytest.mark.parametrize(("line", "said"), [("所 count yes test", "already"), ("剂次 count no ", "no source"), ("剂次 count", "2 cells")])
def test_a_bad_line_is_named(folder, line, said):
    path = folder / "units.tsv"
    path.write_text(path.read_text(encoding="utf-8") + "\t".join(line.split(" ")) + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=said) as error:
        list(entries("units", folder=folder))
    assert f"{path}:6" in str(error.value)


def test_the_project_has_three_sectors():
    sectors = {path.parent.name for path in FOLDER.glob("sectors/*/*.tsv")}
    assert {"agriculture", "education", "health"} <= sectors
    assert {"护理型", "小麦", "小学", "市级"} <= set(words("category_words"))


def test_the_folders_of_the_sectors_are_shipped():
    assert "lexicons/sectors/*/*.tsv" in (ROOT / "setup.cfg").read_text(encoding="utf-8")


# ---- check -----------------------------------------------------------------------------------------------------------------


def kinds(found):
    return {(each.kind, each.surface) for each in found}


def test_the_lexicons_of_the_project_have_no_faults():
    assert [each for each in check() if each.kind in FAULTS] == []


def test_rules_name_lexicons_that_there_are():
    named = {name for rule in EXCLUSIVE for name in (rule.one, rule.other)}
    named |= {name for rule in SHADOWS for name in (rule.winner, rule.loser)}
    named |= {name for probe in PROBES for name in (probe.lexicon, *probe.known)} | set(KEYS)
    assert named <= set(lexicon_names())


def test_every_lexicon_is_in_the_documentation():
    text = (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8")
    assert [name for name in lexicon_names() if f"| `{name}` |" not in text] == []
    assert [path.name for path in sorted((FOLDER / "sectors").iterdir()) if f"| `{path.name}` |" not in text] == []


def test_a_clash_is_found(folder):
    table(folder, "structure_nouns", "surface numerals source", "亩 any test")
    (found,) = check(folder=folder)
    assert (found.kind, found.surface, found.line) == ("clash", "亩", 5)
    assert f"{folder / 'structure_nouns.tsv'}:2" in found.message


def test_a_weak_verb_may_end_a_name(folder):
    table(folder, "indicator_heads", "surface source", "投入 test", "建成 test")
    table(folder, "action_verbs", "surface\tclasses\tsource", "投入\tact_weak\ttest".replace("_", " "))
    (folder / "action_verbs.tsv").write_text("surface\tclasses\tsource\n投入\tact weak\ttest\n建成\tact\ttest\n", encoding="utf-8")
    assert kinds(check(folder=folder)) == {("clash", "建成")}


def test_odd_cells_are_found(folder):
    (folder / "units.tsv").write_text(f"{HEAD}％\tpercent\tno\ttest\n所\tcount \tyes\ttest\n\u200b人\tperson\tyes\ttest\n", encoding="utf-8")
    found = check(folder=folder)
    assert kinds(found) == {("odd", "％"), ("odd", "所"), ("odd", "\u200b人")}
    assert [each.line for each in found] == [2, 3, 4]


def test_a_table_that_nothing_reads_is_found(folder):
    path = table(folder / "sectors" / "health", "unit", "surface source", "剂次 test")
    assert [(each.kind, each.path) for each in check(folder=folder)] == [("orphan", path)]


def test_a_broken_lexicon_is_a_finding(folder):
    path = table(folder, "units", "surface source", "所")
    assert [(each.kind, each.path, each.line) for each in check(folder=folder)] == [("broken", path, 2)]


def test_dead_entries_are_told_but_are_no_fault(folder):
    found = check(["新建小学３所，占地20亩。"], folder=folder)
    assert kinds(found) == {("dead", "人"), ("dead", "方面")}
    assert not {each.kind for each in found} & FAULTS


def test_marked_text_is_read_without_its_marks(tmp_path):
    marked = tmp_path / "specs" / "units.txt"
    marked.parent.mkdir()
    marked.write_text("# 一句话\n@place 某县\nxfail: reason | 新建[3所|value=3 unit=所]。\n", encoding="utf-8")
    assert "".join(read_texts([tmp_path])).split() == ["新建3所。"]


# ---- coverage --------------------------------------------------------------------------------------------------------------


def test_coverage_counts_and_names_what_is_missing(folder):
    texts = ["新建学校3所、改造5所，种植20亩，放养鱼苗30万尾；增殖鱼苗50万尾，共2个方面。"]
    lines = {line.lexicon: line for line in coverage(texts, folder)}
    assert (lines["units"].entries, lines["units"].matched, lines["units"].matches) == (3, 2, 3)
    assert lines["units"].candidates == (("尾", 2),)


def test_the_beginning_of_a_known_word_is_not_missing(folder):
    table(folder, "units", "surface family chinese source", "平方公里 area yes test")
    assert coverage(["治理3平方公里、5平方公里。"], folder)[-1].candidates == ()


# ---- add -------------------------------------------------------------------------------------------------------------------


def test_a_word_goes_behind_its_kin(folder):
    entry = add_entry("units", new_row("units", "座", {"family": "count", "chinese": "yes"}, "test", folder), folder=folder)
    assert entry.line == 4
    assert [row["surface"] for row in rows("units", folder=folder)] == ["所", "座", "人", "亩"]


def test_a_word_makes_the_folder_of_its_sector(folder):
    before = sorted(folder.rglob("*"))
    row = new_row("units", "剂次", {"family": "count", "chinese": "yes"}, "test", folder)
    entry = add_entry("units", row, "health", folder)
    assert entry.path == folder / "sectors" / "health" / "units.tsv"
    assert entry.path.read_text(encoding="utf-8") == f"{HEAD}剂次\tcount\tyes\ttest\n"
    remove_entry(entry)
    assert sorted(each for each in folder.rglob("*") if each.is_file()) == [each for each in before if each.is_file()]


def test_removing_gives_the_same_bytes(folder):
    before = (folder / "units.tsv").read_bytes()
    remove_entry(add_entry("units", new_row("units", "座", {"family": "count", "chinese": "yes"}, "test", folder), folder=folder))
    assert (folder / "units.tsv").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "word", "cells", "source", "said"),
    [
        ("unit", "座", {}, "test", "no such lexicon"),
        ("units", "座", {"kind": "count"}, "test", "no column kind"),
        ("units", "座", {"family": "counts", "chinese": "yes"}, "test", "one of area, count, person"),
        ("units", "座", {"family": "count"}, "test", "chinese is empty"),
        ("units", "座", {"family": "count", "chinese": "yes"}, "", "source"),
        ("units", "座\t", {"family": "count", "chinese": "yes"}, "test", "tabs"),
    ],
)
def test_a_wrong_word_is_refused(folder, name, word, cells, source, said):
    with pytest.raises(LexiconError, match=said):
        new_row(name, word, cells, source, folder)


def test_a_word_that_is_there_is_refused(folder):
    with pytest.raises(LexiconError, match=r"units\.tsv:3"):
        add_entry("units", new_row("units", "所", {"family": "count", "chinese": "yes"}, "test", folder), "health", folder)
    assert not (folder / "sectors").exists()


@pytest.mark.parametrize("sector", ["../health", "a b", "/tmp"])
def test_a_sector_is_one_word(folder, sector):
    row = new_row("units", "座", {"family": "count", "chinese": "yes"}, "test", folder)
    with pytest.raises(LexiconError, match="one word"):
        add_entry("units", row, sector, folder)


def test_changes_tell_rows_added_dropped_and_changed():
    def row(start: int, text: str, unit: str) -> dict[str, object]:
        return {"doc_id": "plan", "start": start, "text": text, "unit": unit, "target_id": f"{start}{text}", "sentence": text}

    none: dict[str, list[dict[str, object]]] = {"deadlines": [], "departments": [], "schools": []}
    before = {"targets": [row(1, "3所", "所"), row(5, "2剂", "剂"), row(9, "4人", "人")], **none}
    after = {"targets": [row(5, "2剂次", "剂次"), row(9, "4人", "人"), row(12, "6羽", "羽")], **none}
    found = list(changes(before, after))
    assert [(each.what, each.start) for each in found] == [("dropped", 1), ("changed", 5), ("added", 12)]
    assert found[1].fields == {"text": ("2剂", "2剂次"), "unit": ("剂", "剂次")}


# ---- commands --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "coverage", "add"])
def test_help_has_examples(command, duibiao):
    ended = duibiao("lexicon", command, "--help")
    assert ended.code == 0
    assert f"duibiao lexicon {command}" in ended.out
    assert "--out" in ended.out
    assert "--quiet" in ended.out


def test_check_ends_with_0_and_writes_what_it_found(tmp_path, corpora, duibiao):
    ended = duibiao("lexicon", "check", corpora, "--out", tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "dead" in ended.out
    assert "kind,lexicon,surface,path,line,message" in (tmp_path / "lexicon_findings.csv").read_text(encoding="utf-8-sig")


def test_coverage_prints_a_line_per_lexicon(tmp_path, corpora, duibiao):
    ended = duibiao("lexicon", "coverage", corpora, "--out", tmp_path)
    assert (ended.code, ended.err) == (0, "")
    lines = (tmp_path / "lexicon_coverage.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == lexicon_names()


@pytest.mark.parametrize(
    "words",
    [("check", "nowhere.txt"), ("add", "units"), ("add", "units", "人", "--source", "x", "--set", "family"),
     ("add", "unit", "人", "--source", "x"), ("add", "units", "鮟", "--source", "x", "--on", "nowhere")],
)
def test_wrong_use_ends_with_2(words, duibiao):
    ended = duibiao("lexicon", *words)
    assert ended.code == 2
    assert ended.err


def test_add_shows_what_a_word_changes(tmp_path):
    """In a copy of the program, so that the project's own lexicons stay as they are."""
    for room in ("extractors", "models", "pipeline"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    plan = "某县畜牧业发展规划\n到2025年，蓄养鱼鹰300贝贝。\n"
    (tmp_path / "plan.txt").write_text(plan, encoding="utf-8")
    words = ["units", "贝贝", "--set", "family=count", "--set", "chinese=no", "--source", "test", "--sector", "trial", "--on", "plan.txt"]
    table = tmp_path / "extractors" / "lexicons" / "sectors" / "trial" / "units.tsv"

    def add(*more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pipeline.cli", "lexicon", "add", *words, *more]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    tried = add("--dry-run")
    assert (tried.returncode, table.exists()) == (0, False)
    assert f"added targets plan {plan.index('300')} 300贝贝" in tried.stdout
    done = add("--out", ".")
    assert (done.returncode, done.stdout) == (0, tried.stdout)
    assert table.read_text(encoding="utf-8").endswith("贝贝\tcount\tno\ttest\n")
    assert "300贝贝" in (tmp_path / "lexicon_changes.csv").read_text(encoding="utf-8-sig")
    again = add()
    assert again.returncode == 2
    assert "already" in again.stderr
