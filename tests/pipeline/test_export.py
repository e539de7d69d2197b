"""The store in other forms: XLSX that can be corrected, JSON Lines, SQLite for Datasette."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.correct import correct
from pipeline.export import FORMATS, export
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
