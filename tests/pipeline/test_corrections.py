"""Corrections by people: taken from files, applied on every refresh, found again where the text moved, told where it changed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from pipeline import store
from pipeline.anchor import find_row, find_words
from pipeline.correct import apply_again, as_lines, correct, listed, withdraw, write_gold
from pipeline.correction_files import BadFile
from pipeline.corrections import WrongValue, column_of, typed
from pipeline.evaluate import evaluate, read_golds
from pipeline.refresh import refresh
from pipeline.reliability import judged
from pipeline.run import extract_one
from pipeline.tables import cell

TEXT = """某县教育发展“十四五”规划

一、重点任务

到2025年，县教育局牵头新建公办幼儿园12所，新增学位900个。

每年培训骨干教师80名，由县财政局负责。

扩建新城小学，力争普惠性幼儿园覆盖率达到85%以上。

会议要求强化12个方面的保障。
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plans" / "plan.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path, plan: Path) -> Path:
    refresh([plan.parent], tmp_path / "out")
    return tmp_path / "out"


def rows(out: Path, name: str) -> list[dict]:
    with store.opened(out / store.NAME, read_only=True) as connection:
        return store.fetch(connection, f"FROM {name} ORDER BY doc_id, ordinal" if name not in ("corrections", "overruled", "runs") else f"FROM {name} ORDER BY ALL")


def target(out: Path, text: str) -> dict:
    (row,) = (row for row in rows(out, "targets") if row["text"] == text)
    return row


def edits(tmp_path: Path, *lines: dict) -> Path:
    path = tmp_path / "edits.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def take(out: Path, tmp_path: Path, *lines: dict, **options):
    return correct(out, edits(tmp_path, *lines), by="李明", why="核对原文", **options)


def change(out: Path, text: str, field: str, value: object) -> dict:
    return {"edit": "change", "row_id": target(out, text)["target_id"], "field": field, "value": value}


def test_a_change_stands_and_is_on_record(out, tmp_path, plan):
    row = target(out, "12所")
    done = take(out, tmp_path, change(out, "12所", "indicator", "公办园"))
    assert (done.edits.faults, [each.state for each in done.outcomes]) == ([], ["applied"])
    (kept,) = rows(out, "corrections")
    assert (kept["by"], kept["why"], kept["field"], kept["text"], kept["sentence"]) == ("李明", "核对原文", "indicator", "12所", row["sentence"])
    assert (json.loads(kept["machine"]), json.loads(kept["value"])) == (row["indicator"], "公办园")
    assert kept["at"] is not None
    for afresh in (False, True, True):
        refresh([plan.parent], out, afresh=afresh)
        now = target(out, "12所")
        assert (now["indicator"], now["checked"], now["target_id"]) == ("公办园", "corrected", row["target_id"])
    with (out / "tables" / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "公办园" in {row["indicator"] for row in csv.DictReader(file)}
    assert rows(out, "runs")[1]["command"] == "correct"


def test_confirmed_rejected_and_added_rows(out, tmp_path, plan):
    doc_id = rows(out, "documents")[0]["doc_id"]
    confirmed, rejected = target(out, "80名"), target(out, "900个")
    done = take(
        out,
        tmp_path,
        {"edit": "confirm", "row_id": confirmed["target_id"]},
        {"edit": "reject", "row_id": rejected["target_id"], "why": "重复"},
        {"edit": "add", "table": "targets", "doc_id": doc_id, "text": "12个", "sentence": "会议要求强化12个方面的保障。", "indicator": "方面", "value_min": 12, "unit": "个", "status": "baseline"},
    )
    assert done.edits.faults == []
    for _ in range(2):
        now = {row["text"]: row for row in rows(out, "targets")}
        assert now["80名"]["checked"] == "confirmed"
        assert not now["80名"]["needs_review"]
        assert "900个" not in now
        assert (now["12个"]["checked"], now["12个"]["indicator"], now["12个"]["section"]) == ("added", "方面", "一、重点任务")
        assert TEXT[now["12个"]["start"] : now["12个"]["end"]] == "12个"
        assert not [row for row in rows(out, "links") if row["target_id"] == rejected["target_id"]]
        assert rows(out, "documents")[0]["targets"] == len(now)
        refresh([plan.parent], out, afresh=True)


def test_a_row_that_was_confirmed_stays_as_it_was_seen(out, tmp_path, plan, monkeypatch):
    take(out, tmp_path, {"edit": "confirm", "row_id": target(out, "80名")["target_id"]})

    def other(path: Path, *_):
        found = extract_one(path)
        for row in found.targets:
            row.indicator = "别的"
        return found

    monkeypatch.setattr("pipeline.shard.extract_one", other)
    refresh([plan.parent], out, afresh=True)
    assert target(out, "80名")["indicator"] == "骨干教师"
    assert target(out, "12所")["indicator"] == "别的"


def test_a_body_that_is_rejected_or_renamed_takes_its_links_along(out, tmp_path):
    before = target(out, "80名")
    (body,) = (row for row in rows(out, "departments") if row["name"] == "县财政局")
    assert before["department_ids"] == [body["department_id"]]
    take(out, tmp_path, {"edit": "change", "row_id": body["department_id"], "field": "name", "value": "某县财政局"})
    assert target(out, "80名")["departments"] == ["某县财政局"]
    take(out, tmp_path, {"edit": "reject", "row_id": body["department_id"]})
    assert (target(out, "80名")["departments"], target(out, "80名")["department_ids"]) == ([], [])
    withdraw(out, [2])
    assert target(out, "80名")["department_ids"] == [body["department_id"]]
    assert target(out, "80名")["departments"] == ["县财政局"]


def test_a_target_is_given_to_a_body_by_name(out, tmp_path):
    (body,) = (row for row in rows(out, "departments") if row["name"] == "县教育局")
    take(out, tmp_path, change(out, "85%", "departments", ["县教育局"]))
    row = target(out, "85%")
    assert (row["departments"], row["department_ids"]) == (["县教育局"], [body["department_id"]])
    assert (row["target_id"], body["department_id"]) in {(link["target_id"], link["linked_id"]) for link in rows(out, "links")}


def test_a_withdrawn_correction_leaves_the_machines_rows(out, tmp_path, plan):
    before = {name: rows(out, name) for name in ("targets", "departments", "links", "documents")}
    doc_id = before["documents"][0]["doc_id"]
    take(
        out,
        tmp_path,
        change(out, "12所", "indicator", "公办园"),
        {"edit": "reject", "row_id": target(out, "900个")["target_id"]},
        {"edit": "add", "table": "departments", "doc_id": doc_id, "text": "会议", "sentence": "会议要求强化12个方面的保障。", "name": "会议", "role": "lead", "kind": "named"},
    )
    withdraw(out, [1, 2, 3])

    def bare(found):
        return [{key: value for key, value in row.items() if key != "since"} for row in found]

    assert {name: bare(rows(out, name)) for name in before} == {name: bare(found) for name, found in before.items()}
    assert {row["state"] for row in rows(out, "corrections")} == {"withdrawn"}
    with pytest.raises(KeyError):
        withdraw(out, [1])
    assert rows(out, "overruled") == []


def test_a_later_correction_of_a_cell_takes_the_place_of_the_earlier(out, tmp_path):
    take(out, tmp_path, change(out, "12所", "indicator", "公办园"))
    take(out, tmp_path, change(out, "12所", "indicator", "幼儿园"))
    assert target(out, "12所")["indicator"] == "幼儿园"
    assert [row["state"] for row in rows(out, "corrections")] == ["superseded", "applied"]
    assert json.loads(rows(out, "corrections")[1]["machine"]) == "公办幼儿园"


def state(out: Path) -> list[tuple[str, str]]:
    return [(row["state"], row["note"]) for row in rows(out, "corrections")]


@pytest.mark.parametrize(
    ("old", "new", "wanted", "said"),
    [
        ("一、重点任务\n", "一、重点任务\n\n新建公厕9座。\n", "applied", ""),
        ("到2025年，县教育局牵头", "到2025年，\n县教育局 牵头", "applied", ""),
        ("到2025年，县教育局牵头新建", "到2025年，县教育局牵头，新建", "applied", "its sentence was edited"),
        ("公办幼儿园12所", "公办幼儿园15所", "conflict", "says “15所” now"),
        ("到2025年，县教育局牵头新建公办幼儿园12所，新增学位900个。", "大力推进普及。", "orphaned", "no sentence like it"),
    ],
)
def test_a_text_that_changed(out, tmp_path, plan, old, new, wanted, said):
    take(out, tmp_path, change(out, "12所", "indicator", "公办园"))
    plan.write_text(TEXT.replace(old, new), encoding="utf-8")
    done = refresh([plan.parent], out)
    ((now, note),) = state(out)
    assert now == wanted
    assert said in note
    assert [each.state for each in done.outcomes] == [wanted]
    assert ("公办园" in {row["indicator"] for row in rows(out, "targets")}) == (wanted == "applied")
    plan.write_text(TEXT, encoding="utf-8")
    refresh([plan.parent], out)
    assert state(out)[0][0] == "applied"
    assert target(out, "12所")["indicator"] == "公办园"


def test_a_conflict_names_what_stands_in_the_place_of_the_former_words(out, tmp_path, plan):
    take(out, tmp_path, change(out, "900个", "indicator", "学前学位"))
    plan.write_text(TEXT.replace("900个", "950个"), encoding="utf-8")
    refresh([plan.parent], out)
    ((now, note),) = state(out)
    assert now == "conflict"
    assert note.startswith("the text said “900个” and says “950个” now: ")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [("一、重点任务\n", "一、重点任务\n\n新建公厕9座。\n", "applied"), ("会议要求强化12个", "会议要求，强化12个", "applied"), ("会议要求强化12个方面的保障。", "", "orphaned")],
)
def test_an_added_row_is_found_again(out, tmp_path, plan, old, new, wanted):
    doc_id = rows(out, "documents")[0]["doc_id"]
    start = TEXT.index("12个")
    take(out, tmp_path, {"edit": "add", "table": "targets", "doc_id": doc_id, "start": start, "end": start + 3, "indicator": "方面", "value_min": 12, "unit": "个", "status": "baseline"})
    plan.write_text(text := TEXT.replace(old, new), encoding="utf-8")
    refresh([plan.parent], out)
    assert state(out)[0][0] == wanted
    found = [row for row in rows(out, "targets") if row["checked"] == "added"]
    assert [text[row["start"] : row["end"]] for row in found] == (["12个"] if wanted == "applied" else [])


def test_a_revised_edition_and_a_withdrawn_plan(out, tmp_path, plan):
    take(out, tmp_path, change(out, "12所", "indicator", "公办园"))
    revised = plan.with_name("revised.txt")
    revised.write_text(TEXT.replace("规划\n", "规划\n2024年5月1日\n", 1).replace("900个", "990个"), encoding="utf-8")
    refresh([plan.parent], out)
    assert [row["indicator"] for row in rows(out, "targets") if row["text"] == "12所"] == ["公办园", "公办幼儿园"]
    plan.unlink()
    refresh([plan.parent], out)
    assert target(out, "12所")["indicator"] == "公办园"
    assert "its sentence was edited" in state(out)[0][1]
    revised.unlink()
    (plan.parent / "other.txt").write_text("某乡规划\n\n新建公厕3座。\n", encoding="utf-8")
    refresh([plan.parent], out)
    assert state(out) == [("orphaned", "its document is no longer in the store")]
    plan.write_text(TEXT, encoding="utf-8")
    refresh([plan.parent], out)
    assert target(out, "12所")["indicator"] == "公办园"


def test_cells_of_an_edited_export(out, tmp_path, plan):
    with (out / "tables" / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    for row in table:
        if row["text"] == "12所":
            row |= {"value_max": "15", "deadline": "2025/6/30", "departments": "县教育局; 县财政局", "needs_review": "TRUE"}
    path = tmp_path / "edited.csv"
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, [*table[0], "edit"])
        writer.writeheader()
        writer.writerows(row | {"edit": "确认" if row["text"] == "80名" else ""} for row in table)
    done = correct(out, path, by="李明")
    assert done.edits.faults == []
    assert {(each.action, each.field) for each in done.edits.good} == {("change", "value_max"), ("change", "deadline"), ("change", "departments"), ("confirm", "")}
    row = target(out, "12所")
    assert (row["value_max"], str(row["deadline"]), row["departments"]) == (15, "2025-06-30", ["县教育局", "县财政局"])
    again = correct(out, path, by="李明")
    assert [each.action for each in again.edits.good] == ["confirm"]


def test_an_old_export_undoes_nothing(out, tmp_path, plan):
    old = tmp_path / "old.csv"
    old.write_bytes((out / "tables" / "targets.csv").read_bytes())
    take(out, tmp_path, change(out, "12所", "indicator", "公办园"))
    done = correct(out, old, by="李明")
    assert (done.edits.good, done.edits.stale) == ([], 1)
    assert target(out, "12所")["indicator"] == "公办园"


BAD = [
    ({"edit": "change", "row_id": "0" * 16, "field": "unit", "value": "所"}, "no row 0000"),
    ({"edit": "change", "field": "value_min", "value": "many"}, "“many” is no number"),
    ({"edit": "change", "field": "value_min", "value": "inf"}, "is no number"),
    ({"edit": "change", "field": "deadline", "value": "2025-02-30"}, "is no day"),
    ({"edit": "change", "field": "status", "value": "goal"}, "none of target, baseline, condition"),
    ({"edit": "change", "field": "indicator", "value": "=SUM(A1)"}, "is a formula"),
    ({"edit": "change", "field": "indicator", "value": ""}, "can't be empty"),
    ({"edit": "change", "field": "text", "value": "13所"}, "not a column of targets that can be changed"),
    ({"edit": "change", "field": "mood", "value": "1"}, "not a column"),
    ({"edit": "alter", "field": "unit", "value": "所"}, "alter is no edit"),
    ({"edit": "change", "field": "unit", "value": "所", "colour": "red"}, "colour is no column of an edit"),
    ({"edit": "change", "table": "schools", "field": "unit", "value": "所"}, "is a row of targets"),
    ({"edit": "add", "row_id": "", "table": "targets", "doc_id": "nothing"}, "no document nothing"),
    ({"edit": "add", "row_id": "", "table": "moods"}, "a row can be added to"),
]


@pytest.mark.parametrize(("line", "fault"), BAD, ids=[fault for _, fault in BAD])
def test_a_bad_line_is_named_and_the_good_ones_are_taken(out, tmp_path, line, fault):
    good = change(out, "80名", "indicator", "教师")
    bad = {"row_id": target(out, "12所")["target_id"]} | line
    done = take(out, tmp_path, good, bad)
    assert [(line.number, fault in said) for line, said in done.edits.faults] == [(2, True)], done.edits.faults
    assert target(out, "80名")["indicator"] == "教师"


def test_a_value_has_its_ends_in_order_after_all_edits(out, tmp_path):
    done = take(out, tmp_path, change(out, "12所", "value_min", 15), change(out, "80名", "value_min", 90), change(out, "80名", "value_max", 100))
    assert [(line.number, said) for line, said in done.edits.faults] == [(1, "value_min 15 is more than value_max 12; change both")]
    assert (target(out, "12所")["value_min"], target(out, "80名")["value_min"], target(out, "80名")["value_max"]) == (12, 90, 100)


def test_strict_takes_all_or_nothing(out, tmp_path, duibiao):
    path = edits(tmp_path, change(out, "80名", "indicator", "教师"), {"edit": "reject", "row_id": "0" * 16})
    before = (out / store.NAME).read_bytes()
    ended = duibiao("correct", path, "--strict", "--out", out)
    assert ended.code == 1
    assert "line 2" in ended.err
    assert (out / store.NAME).read_bytes() == before
    assert duibiao("correct", path, "--dry-run", "--out", out).code == 1
    assert (out / store.NAME).read_bytes() == before
    assert duibiao("correct", path, "--out", out).code == 1
    assert target(out, "80名")["indicator"] == "教师"


def test_two_edits_of_one_cell_are_both_refused(out, tmp_path):
    done = take(out, tmp_path, change(out, "80名", "unit", "人"), change(out, "80名", "unit", "位"), change(out, "12所", "unit", "个"), {"edit": "reject", "row_id": target(out, "12所")["target_id"]})
    assert [line.number for line, _ in done.edits.faults] == [1, 2, 3, 4]
    assert done.edits.good == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("e.csv", b"\xff\xfe\x00\xd8broken", "e.csv"),
        ("e.csv", b"", "empty"),
        ("e.csv", "名,值\n1,2\n".encode(), "no column target_id"),
        ("e.csv", b'edit,row_id\n"confirm,1\n', "is no CSV"),
        ("e.xlsx", b"no sheet", "can't be read as XLSX"),
    ],
)
def test_a_file_that_is_none(out, tmp_path, name, content, said, duibiao):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BadFile, match=said):
        correct(out, tmp_path / name, by="x")
    ended = duibiao("correct", tmp_path / name, "--out", out)
    assert (ended.code, ended.err.count("\n")) == (2, 1)


def test_broken_json_lines_are_named(out, tmp_path):
    path = tmp_path / "edits.jsonl"
    path.write_text('{"edit": \n[1]\n\n' + json.dumps(change(out, "80名", "unit", "人")) + "\n", encoding="utf-8")
    done = correct(out, path, by="x")
    assert [line.number for line, _ in done.edits.faults] == [1, 2]
    assert target(out, "80名")["unit"] == "人"


def test_a_formula_in_a_sheet_is_refused(out, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["行 row_id", "动作 edit", "栏 field", "值 value"])
    book.active.append([target(out, "80名")["target_id"], "change", "value_min", "=40+40"])
    book.active.append([target(out, "12所")["target_id"], "change", "value_min", 10])
    book.save(tmp_path / "edits.xlsx")
    done = correct(out, tmp_path / "edits.xlsx", by="x")
    assert [(str(line), said) for line, said in done.edits.faults] == [("Sheet, line 2", "value is a formula; write its value")]
    assert target(out, "12所")["value_min"] == 10


def test_exported_corrections_can_be_taken_again(out, tmp_path, plan):
    doc_id = rows(out, "documents")[0]["doc_id"]
    take(
        out,
        tmp_path,
        change(out, "12所", "deadline", "2024-12-31"),
        {"edit": "reject", "row_id": target(out, "900个")["target_id"]},
        {"edit": "add", "table": "targets", "doc_id": doc_id, "text": "12个", "sentence": "会议要求强化12个方面的保障。", "indicator": "方面", "value_min": 12, "unit": "个", "status": "baseline"},
    )
    path = tmp_path / "all.jsonl"
    path.write_text(as_lines(listed(out)), encoding="utf-8")
    other = tmp_path / "other"
    refresh([plan.parent], other)
    done = correct(other, path, by="x")
    assert done.edits.faults == []
    assert {row["by"] for row in rows(other, "corrections")} == {"李明"}
    for name in ("targets", "links"):
        assert (other / "tables" / f"{name}.csv").read_bytes() == (out / "tables" / f"{name}.csv").read_bytes()


def test_checked_rows_are_gold(out, tmp_path, plan):
    take(
        out, tmp_path, change(out, "12所", "indicator", "公办园"), {"edit": "confirm", "row_id": target(out, "80名")["target_id"]}, {"edit": "reject", "row_id": target(out, "900个")["target_id"]}
    )
    (path,) = write_gold(out, tmp_path / "gold")
    golds = read_golds(path.parent)
    scores, misses = evaluate(golds, {golds[0]["source_sha256"]: extract_one(plan)})
    told = {(score.table, score.measure): (score.gold, score.got, score.right) for score in scores}
    assert told["targets", "found"] == (2, 3, 2)
    assert told["targets", "exact"] == (2, 3, 1)
    assert sorted(miss.what for miss in misses) == ["extra", "wrong indicator"]
    # The rows that nobody checked say nothing of how far confidence can be relied on.
    counted = judged(golds, {golds[0]["source_sha256"]: extract_one(plan)})
    assert {table: sorted(right for _, right in found) for table, found in counted.items()} == {"targets": [False, False, True], "deadlines": [], "departments": [], "schools": []}


def test_gold_of_checked_rows_takes_the_place_of_no_other(out, tmp_path, plan, duibiao):
    other = plan.parent / "other" / plan.name
    other.parent.mkdir()
    other.write_text(TEXT.replace("某县", "某某县").replace("县教育局", "某某县教育局") + "\n新建公厕3座。\n", encoding="utf-8")
    refresh([plan.parent], out)
    take(out, tmp_path, *({"edit": "confirm", "row_id": row["target_id"]} for row in rows(out, "targets") if row["text"] == "80名"))
    written = write_gold(out, tmp_path / "gold")
    assert sorted(path.name for path in written) == sorted(f"plan-{row['doc_id']}.json" for row in rows(out, "documents"))
    assert {each["source_sha256"] for each in read_golds(tmp_path / "gold")} == {row["sha256"] for row in rows(out, "documents")}
    whole = '{"doc": "plan", "source_sha256": "0", "targets": []}'
    written[1].write_text(whole, encoding="utf-8")
    before = written[0].stat().st_mtime_ns
    ended = duibiao("corrections", "export", "--gold", "--to", tmp_path / "gold", "--out", out)
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert "a gold of the whole document stands there" in ended.err
    assert (written[1].read_text(encoding="utf-8"), written[0].stat().st_mtime_ns) == (whole, before)


def test_applying_again_changes_nothing(out, tmp_path):
    take(out, tmp_path, change(out, "12所", "indicator", "公办园"))
    before = (out / "tables" / "targets.parquet").read_bytes()
    done = apply_again(out)
    assert [each.state for each in done.outcomes] == ["applied"]
    assert (out / "tables" / "targets.parquet").read_bytes() == before


def test_the_commands(out, tmp_path, duibiao):
    path = edits(tmp_path, change(out, "12所", "indicator", "公办园"))
    ended = duibiao("correct", path, "--by", "李明", "--out", out)
    assert (ended.code, ended.err) == (0, "")
    ended = duibiao("corrections", "list", "--out", out)
    assert ended.code == 0
    assert all(word in ended.out for word in ("李明", "公办园", "公办幼儿园", "applied"))
    assert json.loads(duibiao("corrections", "export", "--out", out).out)["value"] == "公办园"
    assert duibiao("corrections", "export", "--gold", "--out", out).code == 0
    assert (out / "gold" / "plan.json").exists()
    assert duibiao("corrections", "apply", "--out", out).code == 0
    assert duibiao("corrections", "withdraw", 1, "--out", out).code == 0
    assert duibiao("corrections", "withdraw", 1, "--out", out).code == 2
    assert duibiao("corrections", "list", "--out", tmp_path / "nowhere").code == 2


@pytest.mark.parametrize(
    ("name", "column", "said", "value"),
    [
        ("targets", "value_min", "1,200", 1200.0),
        ("targets", "comparator", ">=", ">="),
        ("targets", "indicator", "'=号", "=号"),
        ("targets", "departments", "甲局；乙局", ["甲局", "乙局"]),
        ("schools", "planned", "是", True),
        ("schools", "planned", "", False),
        ("deadlines", "end_date", "2025.12.31", "2025-12-31"),
    ],
)
def test_values_as_people_write_them(name, column, said, value):
    told = typed(column_of(name, column), said)
    assert told == value or cell(told, "text") == value


@pytest.mark.parametrize(("name", "column", "said"), [("schools", "planned", "maybe"), ("targets", "value_min", True), ("targets", "indicator", ["a"]), ("deadlines", "end_date", "soon")])
def test_values_that_are_none(name, column, said):
    with pytest.raises(WrongValue):
        typed(column_of(name, column), said)


def row_of(row_id: str, text: str, sentence: str) -> dict:
    return {"target_id": row_id, "text": text, "sentence": sentence}


def test_where_several_rows_fit_none_is_taken():
    sentence = "城区新建小学2所，乡村新建小学2所。"
    found = find_row([row_of("a", "2所", sentence), row_of("b", "2所", sentence)], "target_id", "gone", sentence, "2所")
    assert (found.row, found.state) == (None, "conflict")
    assert find_words("新增9个。新增9个。", "新增9个。", "9个", 99)[0] is None
