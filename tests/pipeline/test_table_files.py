"""Tables as files: however the rows come and are cut, the files say the same; parts of former files go into new ones."""

from __future__ import annotations

import io
import random
from pathlib import Path

import duckdb
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from pipeline import row_groups, table_files
from pipeline.refresh import refresh
from pipeline.schema import Column, Table
from pipeline.table_files import in_parts, parts, write_batches
from pipeline.tables import arrow_schema, as_arrow
from tests.pipeline.plans import plan as plan_text

THINGS = Table(
    "things",
    "物",
    "a thing",
    (
        Column("doc_id", "text", "document"),
        Column("text", "text", "words"),
        Column("value", "number", "amount"),
        Column("day", "date", "day"),
        Column("names", "list", "names"),
        Column("sure", "yes/no", "truth"),
        Column("count", "integer", "number"),
    ),
)


def things(documents: int, rows: int, seed: int = 0) -> pyarrow.Table:
    chance = random.Random(seed)
    return as_arrow(
        THINGS,
        [
            {
                "doc_id": f"{document:04x}",
                "text": chance.choice(["幼儿园", "甲,乙", '说"好"', "两\n行", ""]),
                "value": chance.choice([None, 1.5, 12.0, 1e9]),
                "day": None,
                "names": chance.choice([[], ["甲"], ["甲", "乙"]]),
                "sure": chance.choice([True, False]),
                "count": chance.choice([None, 1, -7]),
            }
            for document in range(documents)
            for _ in range(chance.randint(1, rows))
        ],
    )


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of a document or two."""
    monkeypatch.setattr(table_files, "LEAST_ROWS", 20)
    monkeypatch.setattr(table_files, "_ONE_IN", 2)


def written(data: pyarrow.Table, folder: Path, batch: int) -> tuple[bytes, bytes]:
    csv, parquet_file = write_batches([(THINGS, data.to_batches(max_chunksize=batch))], folder)
    return csv.read_bytes(), parquet_file.read_bytes()


@pytest.mark.usefixtures("small_parts")
def test_the_bytes_depend_on_the_rows_alone(tmp_path):
    data = things(40, 12)
    assert len(list(in_parts(THINGS, data.to_batches()))) > 4
    first = written(data, tmp_path, 1000)
    assert all(written(data, tmp_path, size) == first for size in (1, 7, 64))


@pytest.mark.usefixtures("small_parts")
def test_files_of_many_parts_are_files_like_others(tmp_path):
    data = things(40, 12)
    written(data, tmp_path, 1000)
    file = parquet.ParquetFile(tmp_path / "things.parquet")
    assert file.num_row_groups > 4
    assert file.metadata.num_rows == len(data)
    assert file.read().equals(data)
    assert file.read_row_group(3, columns=["text", "names"]).num_rows > 0
    counted = "SELECT count(*), sum(value), sum(count) FROM '{}' WHERE doc_id > '0010' AND sure"
    with duckdb.connect() as connection:
        told = [connection.execute(counted.format(tmp_path / f"things.{form}")).fetchall() for form in ("parquet", "csv")]
    rows = [row for row in data.to_pylist() if row["doc_id"] > "0010" and row["sure"]]
    assert told[0] == told[1] == [(len(rows), sum(row["value"] or 0 for row in rows), sum(row["count"] or 0 for row in rows))]


def test_a_table_without_rows_has_its_columns(tmp_path):
    written(things(0, 1), tmp_path, 10)
    assert (tmp_path / "things.csv").read_text(encoding="utf-8-sig") == "doc_id,text,value,day,names,sure,count\n"
    assert parquet.read_table(tmp_path / "things.parquet").schema.equals(arrow_schema(THINGS))


@given(st.lists(st.tuples(st.text(max_size=5), st.floats(allow_nan=False), st.lists(st.text(max_size=3), max_size=3)), min_size=1, max_size=30), st.integers(1, 9))
@settings(deadline=None, max_examples=40)
def test_row_groups_stand_wherever_they_are_put(rows, size):
    schema = pyarrow.schema([("text", pyarrow.string()), ("value", pyarrow.float64()), ("names", pyarrow.list_(pyarrow.string()))])
    data = pyarrow.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows], schema=schema)
    file = io.BytesIO(row_groups.MAGIC)
    file.seek(0, io.SEEK_END)
    groups = []
    for start in range(0, len(data), size):
        footer, group = row_groups.encoded(data.slice(start, size))
        assert group is not None
        groups.append(group.at(file.tell()))
        file.write(group.body)
    file.write(row_groups.closing(footer, groups, len(data)))
    assert parquet.read_table(file).equals(data)


def test_a_footer_is_written_as_it_was_read():
    file = io.BytesIO()
    parquet.write_table(things(30, 9), file, row_group_size=10)
    whole = file.getvalue()
    footer, begin = row_groups._footer(file, len(whole))
    assert row_groups._write(12, footer) == whole[begin:-8]


def test_a_document_more_changes_the_parts_around_it_alone():
    chance = random.Random(1)
    documents = [(f"{chance.getrandbits(64):016x}", chance.randint(50, 200)) for _ in range(3000)]
    before = {tuple(each) for each in parts(documents)}
    for place in (0, 1500, 3000):
        after = {tuple(each) for each in parts([*documents[:place], ("new", 120), *documents[place:]])}
        assert len(before) > 30
        assert len(after - before) <= 3


@pytest.mark.usefixtures("small_parts")
def test_a_refresh_writes_the_parts_anew_that_changed(tmp_path, monkeypatch):
    (tmp_path / "plans").mkdir()
    for number in range(40):
        (tmp_path / "plans" / f"{number:02}.txt").write_text(plan_text(number, f"第{number}县"), encoding="utf-8")
    refresh([tmp_path / "plans"], tmp_path / "out")
    many = parquet.ParquetFile(tmp_path / "out" / "tables" / "blocks.parquet").num_row_groups
    encoded: list[int] = []
    monkeypatch.setattr(table_files, "encoded", lambda data: encoded.append(len(data)) or row_groups.encoded(data))
    (tmp_path / "plans" / "05.txt").write_text(plan_text(50, "第5县"), encoding="utf-8")
    refresh([tmp_path / "plans"], tmp_path / "out")
    total = sum(parquet.ParquetFile(tmp_path / "out" / "tables" / f"{name}.parquet").metadata.num_rows for name in ("blocks", "targets", "links"))
    assert many > 3
    assert sum(encoded) < total / 2


@pytest.mark.usefixtures("small_parts")
def test_files_of_an_earlier_run_lend_the_parts_that_still_stand(tmp_path, monkeypatch):
    """A refresh that died before it wrote the files leaves those of the run before."""
    folder, out = tmp_path / "plans", tmp_path / "out"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number:02}.txt").write_text(plan_text(number, f"第{number}县"), encoding="utf-8")
    refresh([folder], out)
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.refresh.publish", lambda *_: [])
        (folder / "03.txt").write_text(plan_text(30, "第3县"), encoding="utf-8")
        refresh([folder], out)
    (folder / "06.txt").unlink()
    refresh([folder], out)
    refresh([folder], tmp_path / "afresh")
    for each in (tmp_path / "afresh" / "tables").iterdir():
        assert (out / "tables" / each.name).read_bytes() == each.read_bytes()
