"""Rows as files: CSV for Excel, Parquet with true types, pandas frames."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.span import Span
from pipeline import extract_corpus, extract_document
from pipeline.document import Block, Document, Header
from pipeline.extract import Extraction
from pipeline.rows import DeadlineRow, DepartmentRow, Evidence, SchoolRow, TargetRow
from pipeline.schema import FOUND, TABLES, Column, Table
from pipeline.table_files import write_csv, write_tables
from pipeline.tables import Failure, Tables, arrow_schema, as_arrow, as_frames, cell

TEXT = "到2025年，县教育局新建幼儿园12所，迁建某县一中。"
TEXTS = st.text(st.sampled_from('甲a=+-@＝，,;"\'\n\r\t #1'), max_size=6)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([93.0, 109860100.00000001, 0.3333, 139600.0])
SCHOOL = {"campus": "", "stage": "高中", "action": "迁建", "object": "", "planned": False}


@pytest.fixture
def extraction() -> Extraction:
    block = Block(0, len(TEXT), "paragraph")
    document = Document("plan.txt", "0" * 64, TEXT, "utf-8", Header(district="某县"), (block,), (), ())
    target = TargetRow(15, 18, "12所", "幼儿园", "新建", 12.0, 12.0, "所", "=", "target", date(2025, 12, 31))
    target.departments = ("县教育局", "县财政局")
    target.department_ids = ("b1",)
    target.evidence = {"deadline": Evidence("time.by", (Span(0, 6),))}
    return Extraction(
        document=document,
        targets=[target],
        deadlines=[DeadlineRow(0, 6, "到2025年", "by", None, date(2025, 12, 31))],
        departments=[DepartmentRow(7, 11, "县教育局", "县教育局", "某县教育局", "named", "responsible", department_id="b1")],
        schools=[SchoolRow(21, 25, "某县一中", "=某县一中", **SCHOOL)],
        times=[],
        doc_id="d1",
    )


@pytest.fixture
def tables(extraction) -> Tables:
    tables = Tables()
    tables.add(extraction, "plans/plan.txt")
    tables.fail(Failure("bad.txt", "", "it is empty", "put text into it"))
    return tables


def written(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


KINDS = Table("kinds", "", "", (Column("text", "text", ""), Column("count", "integer", ""), Column("value", "number", ""), Column("day", "date", ""),
                                Column("at", "time", ""), Column("yes", "yes/no", ""), Column("names", "list", "")))
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=5)
ROWS = st.lists(st.fixed_dictionaries({}, optional={
    "text": st.none() | ANY_TEXT,
    "count": st.none() | st.integers(-(2**63), 2**63 - 1),
    "value": NUMBERS | st.integers(-(2**50), 2**50),
    "day": st.none() | st.dates(),
    "at": st.none() | st.datetimes(),
    "yes": st.none() | st.booleans(),
    "names": st.none() | st.lists(ANY_TEXT, max_size=3),
    "no such column": ANY_TEXT,
}), max_size=7)


@settings(deadline=None)
@given(rows=ROWS)
def test_rows_become_the_arrow_table_that_their_values_make(rows):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("pipeline.tables._PORTION", 3)
        found = as_arrow(KINDS, rows)
    assert found.equals(pyarrow.Table.from_pylist(rows, schema=arrow_schema(KINDS)).combine_chunks())


def test_csv_has_a_bom_and_the_columns_of_the_schema(tables, tmp_path):
    write_tables(tables, tmp_path)
    for each in TABLES:
        head, *rows = written(tmp_path, each.name)
        assert head[0].startswith("\ufeff")
        assert [name.removeprefix("\ufeff") for name in head] == [column.name for column in each.columns]
        assert len(rows) == 1


def test_csv_writes_values_as_people_write_them(tables, tmp_path):
    write_tables(tables, tmp_path)
    head, row = written(tmp_path, "targets")
    said = dict(zip(head[1:], row[1:], strict=True))
    assert (said["value_min"], said["comparator"], said["deadline"]) == ("12", "=", "2025-12-31")
    assert said["departments"] == "县教育局; 县财政局"
    assert json.loads(said["evidence"]) == {"deadline": {"rule": "time.by", "spans": [[0, 6]]}}


def test_formulas_are_neutralised_in_csv_alone(tables, tmp_path):
    write_tables(tables, tmp_path)
    assert "'=某县一中" in written(tmp_path, "schools")[1]
    assert pd.read_parquet(tmp_path / "schools.parquet")["name"].tolist() == ["=某县一中"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "＝1", "\t=1", "\r=1"])
def test_a_text_cell_is_no_formula(text):
    assert cell(text, "text") == f"'{text}"
    assert cell([text], "list") == f"'{text}"


@pytest.mark.parametrize(
    ("value", "kind", "said"),
    [
        (-1.5, "number", "-1.5"),
        (109860100.00000001, "number", "109860100"),
        (0.3333, "number", "0.3333"),
        (">=", "code", ">="),
        ("=", "code", "="),
        (None, "date", ""),
        (True, "yes/no", "true"),
        ([], "list", ""),
        (0, "integer", "0"),
    ],
)
def test_a_cell(value, kind, said):
    assert cell(value, kind) == said


def test_parquet_keeps_types(tables, tmp_path):
    write_tables(tables, tmp_path)
    targets = pd.read_parquet(tmp_path / "targets.parquet")
    assert targets["deadline"].tolist() == [date(2025, 12, 31)]
    assert list(targets["departments"][0]) == ["县教育局", "县财政局"]
    assert pd.read_parquet(tmp_path / "schools.parquet")["planned"].tolist() == [False]


def test_nothing_but_the_tables_is_left_in_the_folder(tables, tmp_path):
    write_tables(tables, tmp_path)
    wanted = {f"{each.name}.{suffix}" for each in TABLES for suffix in ("csv", "parquet")}
    assert {path.name for path in tmp_path.iterdir()} == wanted


def test_the_same_bytes_are_taken_once(tables, extraction):
    tables.add(extraction, "plans/copy.txt")
    assert len(tables.rows["targets"]) == 1
    assert tables.rows["documents"][0]["copies"] == ["plans/copy.txt"]


def test_another_text_with_the_same_id_is_a_document_of_its_own(tables, extraction):
    tables.add(
        replace(extraction, document=replace(extraction.document, sha256="1" * 64)), "plans/revised.txt"
    )
    assert [row["doc_id"] for row in tables.rows["documents"]] == ["d1", "d1-2"]
    assert tables.rows["targets"][1]["doc_id"] == "d1-2"
    assert tables.rows["targets"][1]["department_ids"] == ["b1-2"]
    assert tables.rows["targets"][1]["deadline_id"] == ""
    assert tables.rows["links"][1] == {"doc_id": "d1-2", "target_id": "", "kind": "department", "linked_id": "b1-2", "name": "县教育局"}


def test_the_earliest_edition_keeps_the_plain_ids(extraction):
    tables = Tables()
    for number, day in enumerate((date(2023, 5, 1), date(2021, 5, 1), None)):
        header = replace(extraction.document.header, issue_date=day)
        tables.add(replace(extraction, document=replace(extraction.document, sha256=str(number), header=header)), f"{number}.txt")
    told = [(row["path"], row["doc_id"], row["plan_id"], row["edition"]) for row in tables.rows["documents"]]
    assert told == [("0.txt", "d1-3", "d1", 3), ("1.txt", "d1-2", "d1", 2), ("2.txt", "d1", "d1", 1)]


@given(st.lists(st.tuples(TEXTS, NUMBERS, st.lists(TEXTS, max_size=3), st.none() | st.dates(), st.booleans()), max_size=6))
@settings(max_examples=60, deadline=None)
def test_csv_says_what_a_cell_says(tmp_path_factory, values):
    schema = Table("some", "", "", tuple(Column(kind, kind, "") for kind in ("text", "number", "list", "date", "yes/no")))
    names = [column.name for column in schema.columns]
    path = write_csv(schema, [dict(zip(names, row, strict=True)) for row in values], tmp_path_factory.mktemp("csv") / "some.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == names
    assert rows == [[cell(value, kind) for value, kind in zip(row, names, strict=True)] for row in values]


def test_frames_of_nothing_have_all_columns():
    frames = as_frames(Tables())
    for each in TABLES:
        assert list(getattr(frames, each.name).columns) == [column.name for column in each.columns]


def test_frames_of_the_corpora(corpora):
    frames = extract_corpus(corpora)
    assert frames.failures.empty
    assert frames.documents["name"].tolist() == ["tongliang_145", "yongchuan_2022"]
    assert str(frames.targets["deadline"].dtype).startswith("datetime64")
    for name in FOUND:
        assert set(getattr(frames, name)["doc_id"]) == set(frames.documents["doc_id"])
        assert frames.documents[name].sum() == len(getattr(frames, name))


def test_ids_are_there_and_never_twice(corpora):
    frames = extract_corpus(corpora)
    for name in FOUND:
        ids = getattr(frames, name)[f"{name.removesuffix('s')}_id"]
        assert ids.is_unique
        assert (ids != "").all()


def test_a_source_is_its_blocks_and_blanks(corpora):
    frames = extract_corpus(corpora)
    for document in frames.documents.itertuples():
        text = Path(document.path).read_bytes().decode("utf-8")
        blocks = frames.blocks[frames.blocks["doc_id"] == document.doc_id]
        assert blocks["position"].tolist() == list(range(len(blocks)))
        drawn = [" "] * len(text)
        for block in blocks.itertuples():
            assert drawn[block.start : block.end] == [" "] * len(block.text)
            drawn[block.start : block.end] = block.text
        assert all(one == other or other.isspace() for one, other in zip(drawn, text, strict=True))
        ids = set(blocks["block_id"])
        assert len(ids) == len(blocks)
        assert set(blocks["parent_id"]) <= ids | {""}


def test_links_say_what_the_targets_say(corpora):
    frames = extract_corpus(corpora)
    told = {(row.target_id, each) for row in frames.targets.itertuples() for each in (*row.department_ids, *row.school_ids)}
    told |= {(row.target_id, row.deadline_id) for row in frames.targets.itertuples() if row.deadline_id}
    assert set(zip(frames.links["target_id"], frames.links["linked_id"], strict=True)) == told
    assert set(frames.links["kind"]) <= {"department", "school", "deadline"}


def test_each_row_is_a_place_in_the_source(corpora):
    extraction = extract_document(corpora / "tongliang_145.txt")
    text = extraction.document.text
    assert text == (corpora / "tongliang_145.txt").read_bytes().decode("utf-8")
    for name in FOUND:
        for row in getattr(extraction, name):
            assert row.text == text[row.start : row.end]
