"""The store in other forms: XLSX that can be corrected, JSON Lines, SQLite for Datasette."""

from __future__ import annotations

import csv
import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline import workbook
from pipeline.correct import correct
from pipeline.export import FORMATS, export
from pipeline.read.office import soffice
from pipeline.refresh import refresh
from pipeline.schema import FOUND, TABLES
from pipeline.workbook import LABELS, sheet_name
from tests.pipeline.plans import write_plans


@pytest.fixture
def out(tmp_path: Path) -> Path:
    plans = write_plans(tmp_path / "plans", 2)
    path = plans / "0000.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n=到2025年，新建“=1+1”公厕9座。\n", encoding="utf-8")
    refresh([plans], tmp_path / "out")
    return tmp_path / "out"


def rows(out: Path, name: str) -> list[dict[str, str]]:
    with (out / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_sheet_for_each_table_with_labels_filters_and_a_fixed_head(out, tmp_path):
    (path,) = export(out, ["xlsx"], tmp_path / "export")
    book = load_workbook(path)
    assert book.sheetnames == [sheet_name(each) for each in TABLES]
    for each in TABLES:
        sheet = book[sheet_name(each)]
        heads = [cell.value for cell in sheet[1]]
        assert heads[: len(each.columns)] == [f"{LABELS[column.name]} {column.name}" for column in each.columns]
        assert heads[len(each.columns) :] == (["订正 edit", "理由 why"] if each.name in FOUND else [])
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.max_row - 1 == len(rows(out, each.name))
        assert sheet.column_dimensions["A"].width > 5


def test_a_row_leads_to_its_place_in_the_text(out, tmp_path):
    (path,) = export(out, ["xlsx"], tmp_path / "export")
    book = load_workbook(path)
    blocks = book["段落 blocks"]
    for name in FOUND:
        sheet = book[next(sheet_name(each) for each in TABLES if each.name == name)]
        heads = [cell.value.split(" ")[-1] for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            cell = row[heads.index("text")]
            assert cell.hyperlink, (name, cell.value)
            place = cell.hyperlink.location.rpartition("!")[2]
            home = {head.value.split(" ")[-1]: value.value for head, value in zip(blocks[1], blocks[int(place[1:])], strict=True)}
            said = dict(zip(heads, (each.value for each in row), strict=True))
            assert home["doc_id"] == said["doc_id"]
            assert home["start"] <= said["start"] < home["end"]


def test_no_cell_is_a_formula_and_types_are_kept(out, tmp_path):
    (path,) = export(out, ["xlsx"], tmp_path / "export")
    sheet = load_workbook(path)["指标 targets"]
    heads = [cell.value.split(" ")[-1] for cell in sheet[1]]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert any(cell.value and str(cell.value).startswith("=") for row in sheet.iter_rows(min_row=2) for cell in row)
    first = dict(zip(heads, sheet[2], strict=True))
    assert first["value_min"].data_type == "n"
    assert any(cell.is_date for cell in sheet["K"][1:]) or any(dict(zip(heads, row, strict=True))["deadline"].is_date for row in sheet.iter_rows(min_row=2))


def test_an_edited_sheet_is_taken_back(out, tmp_path):
    (path,) = export(out, ["xlsx"], tmp_path / "export")
    assert correct(out, path, by="x", dry_run=True).edits.good == []
    book = load_workbook(path)
    sheet = book["指标 targets"]
    heads = [cell.value.split(" ")[-1] for cell in sheet[1]]
    sheet.cell(2, heads.index("indicator") + 1).value = "别的"
    sheet.cell(3, heads.index("edit") + 1).value = "确认"
    book.save(path)
    done = correct(out, path, by="x", dry_run=True)
    assert [(each.action, each.field, each.value) for each in done.edits.good] == [("change", "indicator", "别的"), ("confirm", "", None)]
    assert done.edits.faults == []


def test_lines_with_one_number_in_two_sheets_are_two_lines(out, tmp_path, duibiao):
    """A wrong line of one sheet takes none of another along, and a row that is added in each is the right one."""
    (path,) = export(out, ["xlsx"], tmp_path / "export")
    book = load_workbook(path)
    targets, schools = book["指标 targets"], book["学校 schools"]
    last = max(targets.max_row, schools.max_row) + 1
    block = next(dict(zip(blocks[0], row, strict=True)) for blocks in [list(book["段落 blocks"].values)] for row in blocks[1:] if "公厕9座" in (row[2] or ""))
    place = {"doc_id": block["文件号 doc_id"], "sentence": block["原文 text"].removeprefix("=")}
    added = {
        "targets": place | {"text": "9座", "indicator": "便民公厕", "value_min": 9, "unit": "座", "status": "target"},
        "schools": place | {"text": "公厕", "name": "公厕学校", "stage": "小学"},
    }
    targets.cell(2, heads(targets).index("value_min") + 1).value = "许多"
    schools.cell(2, heads(schools).index("name") + 1).value = "改名小学"
    targets.delete_rows(next(number for number in range(2, targets.max_row + 1) if "9座" in str(targets.cell(number, heads(targets).index("text") + 1).value)))
    for sheet, name in ((targets, "targets"), (schools, "schools")):
        for column, value in added[name].items():
            sheet.cell(last, heads(sheet).index(column) + 1).value = value
    reject = next(row["target_id"] for row in rows(out, "targets") if row["text"] == "9座")
    (tmp_path / "reject.jsonl").write_text(json.dumps({"edit": "reject", "row_id": reject}), encoding="utf-8")
    assert duibiao("correct", tmp_path / "reject.jsonl", "--out", out).code == 0
    book.save(path)
    ended = duibiao("correct", path, "--out", out)
    assert ended.code == 1
    assert ended.err.splitlines()[0].endswith("指标 targets, line 2: value_min: “许多” is no number")
    assert "改名小学" in {row["name"] for row in rows(out, "schools")}
    assert {"公厕学校"} == {row["name"] for row in rows(out, "schools") if row["checked"] == "added"}
    assert {"便民公厕"} == {row["indicator"] for row in rows(out, "targets") if row["checked"] == "added"}


def heads(sheet) -> list[str]:
    return [str(cell.value).split(" ")[-1] for cell in sheet[1]]


def test_what_a_sheet_can_not_hold_goes_into_further_ones(out, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_ROWS", 5)
    monkeypatch.setattr(workbook, "_LINKS", 3)
    (path,) = export(out, ["xlsx"], tmp_path / "export")
    book = load_workbook(path)
    for each in TABLES:
        sheets = [sheet for sheet in book if sheet.title.split(" (")[0] == sheet_name(each)]
        told = rows(out, each.name)
        assert len(sheets) == max(1, -(-len(told) // 4))
        assert [heads(sheet) for sheet in sheets] == [heads(sheets[0])] * len(sheets)
        found = [row for sheet in sheets for row in sheet.iter_rows(min_row=2)]
        assert len(found) == len(told)
        if each.name in FOUND:
            text = heads(sheets[0]).index("text")
            for row, wanted in zip(found, told, strict=True):
                assert str(row[text].value) == wanted["text"].removeprefix("'")
                assert bool(row[text].hyperlink) == (row[text].row <= 4)
                if row[text].hyperlink:
                    sheet, _, place = row[text].hyperlink.location.rpartition("!")
                    assert wanted["text"].removeprefix("'") in book[sheet.strip("'")][place].offset(column=2).value
    last = [sheet for sheet in book if "targets" in sheet.title][-1]
    assert last.title in ("指标 targets (3)", "指标 targets (4)")
    last.cell(last.max_row, heads(last).index("indicator") + 1).value = "别的"
    book.save(path)
    done = correct(out, path, by="x", dry_run=True)
    assert [(each.action, each.field, each.value, each.line.sheet) for each in done.edits.good] == [("change", "indicator", "别的", last.title)]


@pytest.mark.skipif(not soffice(), reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_saved_is_taken_back(out, tmp_path):
    """As it was exported it holds no edit: days, numbers, truth values, lists and texts come back as they went. Then a person's edits do."""
    from tests.formats.convert import by_libreoffice

    (path,) = export(out, ["xlsx"], tmp_path / "export")
    saved = tmp_path / "saved.xlsx"
    saved.write_bytes(by_libreoffice(path.read_bytes(), "xlsx", "xlsx:Calc MS Excel 2007 XML"))
    assert saved.read_bytes() != path.read_bytes()
    told = correct(out, saved, by="x", dry_run=True).edits
    assert (told.good, told.faults, told.stale) == ([], [], 0)
    book = load_workbook(path)
    sheet = book["指标 targets"]
    edited = {"indicator": "别的", "deadline": date(2024, 6, 30), "value_max": 1234.5, "departments": "甲局; 乙局", "edit": None}
    for column, value in edited.items():
        sheet.cell(2, heads(sheet).index(column) + 1).value = value
    sheet.cell(3, heads(sheet).index("edit") + 1).value = "确认"
    sheet.cell(3, heads(sheet).index("why") + 1).value = "核对原文"
    book["学校 schools"].cell(2, heads(book["学校 schools"]).index("planned") + 1).value = True
    book.save(path)
    saved.write_bytes(by_libreoffice(path.read_bytes(), "xlsx", "xlsx:Calc MS Excel 2007 XML"))
    done = correct(out, saved, by="x")
    assert done.edits.faults == []
    assert {(each.table, each.action, each.field, str(each.value), each.why) for each in done.edits.good} == {
        ("targets", "change", "indicator", "别的", ""),
        ("targets", "change", "value_max", "1234.5", ""),
        ("targets", "change", "deadline", "2024-06-30", ""),
        ("targets", "change", "departments", "['甲局', '乙局']", ""),
        ("targets", "confirm", "", "None", "核对原文"),
        ("schools", "change", "planned", "True", ""),
    }
    assert rows(out, "targets")[0]["deadline"] == "2024-06-30"


def test_json_lines_say_what_the_tables_say(out, tmp_path):
    for path in export(out, ["jsonl"], tmp_path / "export"):
        told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        wanted = rows(out, path.stem)
        assert len(told) == len(wanted)
        for one, other in zip(told, wanted, strict=True):
            assert list(one) == list(other)
            assert {name for name, value in one.items() if value not in (None, "", [])} == {name for name, value in other.items() if value != ""}


def test_sqlite_has_keys_and_is_explained(out, tmp_path):
    database, metadata = export(out, ["sqlite"], tmp_path / "export")
    with sqlite3.connect(database) as connection:
        for each in TABLES:
            assert connection.execute(f"SELECT count(*) FROM {each.name}").fetchone()[0] == len(rows(out, each.name))
        assert {row[2] for row in connection.execute("PRAGMA foreign_key_list(targets)")} == {"documents", "deadlines"}
        (departments,) = connection.execute("SELECT departments FROM targets LIMIT 1").fetchone()
        assert isinstance(json.loads(departments), list)
    told = json.loads(metadata.read_text(encoding="utf-8"))["databases"]["duibiao"]["tables"]
    assert {name: set(each["columns"]) for name, each in told.items()} == {each.name: {column.name for column in each.columns} for each in TABLES}


@pytest.mark.parametrize("form", [each for each in FORMATS if each != "csv"])
def test_the_same_rows_give_the_same_bytes(out, tmp_path, form):
    one, other = (export(out, [form], tmp_path / name) for name in ("one", "other"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_the_command(out, tmp_path, duibiao):
    assert duibiao("export", "--out", out).code == 0
    assert (out / "export" / "duibiao.xlsx").exists()
    assert duibiao("export", "--format", "doc", "--out", out).code == 2
    assert duibiao("export", "--out", tmp_path / "nowhere").code == 2
    assert duibiao("export", "--store", "mysql://x", "--out", out).code == 2


def test_every_column_has_a_label():
    assert {column.name for each in TABLES for column in each.columns} <= set(LABELS)


def test_the_documents_of_one_district(tmp_path, duibiao):
    out = tmp_path / "out"
    for number, district in enumerate(("重庆市永川区", "重庆市铜梁区")):
        (tmp_path / f"{number}.txt").write_text(f"{district}教育事业发展“十四五”规划（2021—2025年）\n\n到2025年，新建幼儿园{number + 3}所。\n", encoding="utf-8")
    refresh([tmp_path / "0.txt", tmp_path / "1.txt"], out)
    first, second = rows(out, "documents")
    assert (first["district"], second["district"]) == ("永川区", "铜梁区")
    for name in ("铜梁", "铜梁区", "重庆市铜梁区"):
        assert duibiao("export", "--format", "csv", "--format", "jsonl", "--district", name, "--to", tmp_path / name, "--out", out).code == 0
        for each in TABLES:
            with (tmp_path / name / f"{each.name}.csv").open(encoding="utf-8-sig", newline="") as file:
                got = list(csv.DictReader(file))
            wanted = [row for row in rows(out, each.name) if row.get("doc_id") == second["doc_id"]]
            assert got == wanted
            assert len((tmp_path / name / f"{each.name}.jsonl").read_text(encoding="utf-8").splitlines()) == len(wanted)
    refused = duibiao("export", "--district", "乌有", "--to", tmp_path / "none", "--out", out)
    assert refused.code == 2
    assert "永川区, 铜梁区" in refused.err
    assert not (tmp_path / "none").exists()
