"""What changed between two states of a plan's targets, in words and as a table."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.span import Span
from pipeline.commitment import strength_of
from pipeline.difference import (
    DIFFERENCE,
    LADDER,
    WHAT,
    NoSuchState,
    as_rows,
    between_plans,
    between_runs,
    differences,
    in_words,
)
from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.refresh import refresh
from pipeline.schema import table
from pipeline.tables import found_rows

TEXT = """某县教育发展“十四五”规划

一、重点任务

到2025年，县教育局牵头新建公办幼儿园12所。

到2025年，学前三年毛入园率达到93%。

每年培训骨干教师80名，由县财政局负责。

确保义务教育巩固率不低于98%。
"""


def targets(text: str) -> list[dict]:
    return found_rows(extract(read_text(text, "plan")), "targets")


def told(old: str, new: str) -> list[tuple[tuple[str, ...], str]]:
    return [(each.what, str((each.new or each.old)["indicator"])) for each in differences(targets(old), targets(new))]


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("12所", "15所", "raised"),
        ("12所", "10所", "lowered"),
        ("93%", "95%", "raised"),
        ("到2025年，县教育局牵头新建", "到2026年，县教育局牵头新建", "put off"),
        ("到2025年，县教育局牵头新建", "到2024年，县教育局牵头新建", "brought forward"),
        ("确保义务教育", "力争义务教育", "softer"),
        ("到2025年，学前三年", "到2025年，争取学前三年", "softer"),
        ("到2025年，学前三年", "到2025年，确保学前三年", "firmer"),
        ("不低于98%", "达到98%", "changed"),
        ("牵头新建公办幼儿园12所", "牵头，新建公办幼儿园12所", "reworded"),
        ("新建公办幼儿园12所", "新建城区公办幼儿园12所", "changed"),
        ("由县财政局负责", "由县人社局负责", "changed"),
    ],
)
def test_one_thing_that_changed(before, after, what):
    ((said, _),) = told(TEXT, TEXT.replace(before, after))
    assert what in said


def test_added_and_dropped():
    more = TEXT + "\n新建公厕9座。\n"
    assert told(TEXT, more) == [(("added",), "公厕")]
    assert told(more, TEXT) == [(("dropped",), "公厕")]


def test_several_things_at_once():
    ((said, _),) = told(TEXT, TEXT.replace("到2025年，学前三年毛入园率达到93%", "到2026年，确保学前三年毛入园率达到95%"))
    assert said == ("raised", "put off", "firmer")


@given(st.permutations(TEXT.strip().split("\n\n")[2:]))
@settings(max_examples=20, deadline=None)
def test_another_order_is_no_difference(paragraphs):
    head = "\n\n".join(TEXT.split("\n\n")[:2])
    assert told(TEXT, head + "\n\n" + "\n\n".join(paragraphs) + "\n") == []


@pytest.mark.parametrize("change", ["　　", "\n\n\n"])
def test_blanks_are_no_difference(change):
    assert told(TEXT, TEXT.replace("\n\n", "\n\n" + change)) == []


def test_the_ladder_is_that_of_the_targets():
    said = {word: strength_of(f"{word}达到90%", Span(0, 7), "") for word in ("鼓励", "争取", "力争", "", "确保")}
    assert [*said.values(), "约束性"] == list(LADDER)


def test_the_published_plans_against_edited_copies(corpora):
    text = (corpora / "tongliang_145.txt").read_text(encoding="utf-8")
    assert told(text, text) == []
    edited = text.replace("到2025年", "到2025年底")
    assert {what for what, _ in told(text, edited)} == {("reworded",)}


def test_another_unit_of_one_row_is_a_change():
    old = targets(TEXT)
    (each,) = differences(old, [row | ({"unit": "个"} if row["unit"] == "所" else {}) for row in old])
    assert (each.what, each.fields) == (("changed",), ("unit",))


def test_words_name_both_states():
    (each,) = differences(targets(TEXT), targets(TEXT.replace("93%", "95%")))
    assert in_words(each) == "提高 raised：学前三年毛入园率 93% → 95%"
    (each,) = differences(targets(TEXT), targets(TEXT.replace("到2025年，县教育局牵头新建", "到2026年，县教育局牵头新建")))
    assert in_words(each) == "推后 put off：公办幼儿园 12所（2025-12-31） → 12所（2026-12-31）"


def test_the_table_has_its_columns():
    rows = as_rows(differences(targets(TEXT), targets(TEXT.replace("12所", "15所") + "\n新建公厕9座。\n")))
    assert len(rows) == 2
    assert all(set(row) == {column.name for column in DIFFERENCE.columns} for row in rows)


def test_between_runs(tmp_path, duibiao):
    plan, out = tmp_path / "plans" / "plan.txt", tmp_path / "out"
    plan.parent.mkdir()
    texts = [TEXT, TEXT.replace("12所", "15所"), TEXT.replace("12所", "15所").replace("93%", "95%")]
    for text in texts:
        plan.write_text(text, encoding="utf-8")
        refresh([plan.parent], out)
    refresh([plan.parent], out)

    def said(*runs: int):
        return [(each.what, each.new["text"]) for each in between_runs(out, *runs)[2]]

    assert said() == said(2, 3) == [(("raised",), "95%")]
    assert said(1, 2) == [(("raised",), "15所")]
    assert sorted(said(1, 4)) == sorted([(("raised",), "15所"), (("raised",), "95%")])
    assert said(3, 4) == []
    assert {what for what, _ in said(0, 1)} == {("added",)}
    for wrong in ((3, 2), (1, 9)):
        with pytest.raises(NoSuchState):
            between_runs(out, *wrong)
    ended = duibiao("diff", "--out", out)
    assert ended.code == 0
    assert "提高 raised：学前三年毛入园率 93% → 95%" in ended.out
    assert pd.read_parquet(out / "difference.parquet")["new_value_min"].tolist() == [95]
    assert "refresh" in duibiao("runs", "--out", out).out
    assert duibiao("diff", 1, 9, "--out", out).code == 2
    assert duibiao("diff", 1, "--out", out).code == 2


def test_a_withdrawn_plan_drops_its_targets(tmp_path):
    folder, out = tmp_path / "plans", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.replace("某县", "邻县"), encoding="utf-8")
    refresh([folder], out)
    (folder / "b.txt").unlink()
    refresh([folder], out)
    assert {each.what for each in between_runs(out, 1, 2)[2]} == {("dropped",)}


def test_between_plans(tmp_path, duibiao):
    one, other, out = tmp_path / "one.txt", tmp_path / "other.txt", tmp_path / "out"
    one.write_text(TEXT, encoding="utf-8")
    other.write_text(TEXT.replace("某县", "邻县").replace("12所", "15所"), encoding="utf-8")
    assert [each.what for each in between_plans(str(one), str(other), out)] == [("raised",)]
    assert duibiao("diff", one, tmp_path / "none.txt", "--out", out).code == 2
    (tmp_path / "bad.txt").write_bytes(b"")
    ended = duibiao("diff", one, tmp_path / "bad.txt", "--out", out)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    refresh([one], out)
    doc_id = pd.read_parquet(out / "tables" / "documents.parquet")["doc_id"][0]
    assert [each.what for each in between_plans(doc_id, str(other), out)] == [("raised",)]


def test_every_word_is_documented():
    said = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
    assert all(f"{chinese} {english}" in said for english, chinese in WHAT.items())
    assert all(f"`{column.name}`" in said for column in DIFFERENCE.columns if not column.name.startswith(("old_", "new_")))
    assert {column.name.removeprefix("old_") for column in DIFFERENCE.columns if column.name.startswith("old_")} <= {column.name for column in table("targets").columns}
