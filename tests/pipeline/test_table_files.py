"""Tables as files: however the rows come and are cut, the files say the same; parts of former files go into new ones."""

from __future__ import annotations

import io
import os
import random
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from pipeline import row_groups, table_files
from pipeline.refresh import refresh
from pipeline.schema import Column, Table
from pipeline.table_files import Counted, in_parts, parts, write_batches
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


#: What a column may hold, by its Arrow type.
VALUES: dict[pyarrow.DataType, st.SearchStrategy[object]] = {
    pyarrow.string(): st.text(max_size=5),
    pyarrow.int64(): st.integers(-(2**63), 2**63 - 1),
    pyarrow.float64(): st.floats(allow_nan=False),
    pyarrow.bool_(): st.booleans(),
    pyarrow.date32(): st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    pyarrow.timestamp("us"): st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
    pyarrow.list_(pyarrow.string()): st.lists(st.text(max_size=3), max_size=3),
    pyarrow.dictionary(pyarrow.int32(), pyarrow.string()): st.sampled_from(["确保", "力争", "", "=x"]),
}


@st.composite
def tables(draw: st.DrawFn) -> list[pyarrow.Table]:
    """Tables with one schema and rows enough for a row group each."""
    kinds = draw(st.lists(st.sampled_from(list(VALUES)), min_size=1, max_size=6))
    row = st.fixed_dictionaries({f"c{place}": VALUES[kind] | st.none() for place, kind in enumerate(kinds)})
    schema = pyarrow.schema([(f"c{place}", kind) for place, kind in enumerate(kinds)])
    return [pyarrow.Table.from_pylist(rows, schema=schema) for rows in draw(st.lists(st.lists(row, min_size=1, max_size=20), min_size=1, max_size=6))]


def by_pyarrow(pieces: list[pyarrow.Table]) -> bytes:
    """A file of them as pyarrow's own writer makes it."""
    file = io.BytesIO()
    with parquet.ParquetWriter(file, pieces[0].schema) as writer:
        for each in filter(len, pieces):
            writer.write_table(each, row_group_size=len(each))
    return file.getvalue()


def put_together(footer: row_groups.Struct, groups: list[tuple[row_groups.RowGroup, bytes]]) -> bytes:
    whole = row_groups.MAGIC
    told = []
    for group, body in groups:
        told.append(group.at(len(whole)))
        whole += body
    return whole + row_groups.closing(footer, told, sum(group.rows for group, _ in groups))


@given(tables(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_row_groups_put_together_are_what_pyarrow_writes(pieces, chance):
    """New ones, and those of a former file in another order and number: byte for byte, and read by pyarrow and DuckDB."""
    fresh = [row_groups.encoded(each) for each in pieces]
    groups = [(group, group.body) for _, group in fresh if group]
    former = put_together(fresh[0][0], groups)
    assert former == by_pyarrow(pieces)
    footer, held = row_groups.read_groups(io.BytesIO(former), [len(body) for _, body in groups])
    bodies = [former[group.begin : group.begin + len(body)] for group, (_, body) in zip(held, groups, strict=True)]
    order = [chance.randrange(len(pieces)) for _ in range(chance.randint(1, 8))]
    # Every other one is taken for new.
    mixed = [groups[place] if turn % 2 else (held[place], bodies[place]) for turn, place in enumerate(order)]
    moved = put_together(footer, mixed)
    wanted = [pieces[place] for place in order]
    assert moved == by_pyarrow(wanted)
    rows = pyarrow.concat_tables(wanted)
    assert parquet.read_table(io.BytesIO(moved)).equals(rows)
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "moved.parquet"
        path.write_bytes(moved)
        assert connection.execute(f"FROM '{path}'").fetchall() == [tuple(row.values()) for row in rows.to_pylist()]


def test_rows_that_are_none_make_no_row_group():
    footer, group = row_groups.encoded(things(0, 1))
    assert group is None
    assert row_groups.MAGIC + row_groups.closing(footer, [], 0) == by_pyarrow([things(0, 1)])


@given(st.data())
@settings(deadline=None, max_examples=300)
def test_a_file_that_is_not_ours_is_refused_in_a_sentence(data):
    """Whatever was done to its footer: either the row groups stand where they stood, or NotOurs is raised."""
    _, group = row_groups.encoded(things(9, 9))
    assert group is not None
    whole = bytearray(by_pyarrow([things(9, 9)] * 3))
    begin = len(row_groups.MAGIC) + 3 * len(group.body)
    for _ in range(data.draw(st.integers(1, 3))):
        whole[data.draw(st.integers(begin, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.sampled_from([0, 0, 1, 8, 40, len(whole)]))
    with suppress(row_groups.NotOurs):
        _, groups = row_groups.read_groups(io.BytesIO(whole[cut:]), [len(group.body)] * 3)
        assert [each.begin for each in groups] == [4 + place * len(group.body) for place in range(3)]


@pytest.mark.parametrize("groups", [(8, b"x"), (5, 7), (9, (12, [{3: (8, b"x")}])), (9, (8, [b"x"]))])
def test_a_footer_that_tells_of_its_row_groups_otherwise_is_refused(groups):
    footer, group = row_groups.encoded(things(9, 9))
    assert group is not None
    said = row_groups._write(12, footer | {row_groups._GROUPS: groups})
    whole = row_groups.MAGIC + group.body + said + len(said).to_bytes(4, "little") + row_groups.MAGIC
    with pytest.raises(row_groups.NotOurs, match="doesn't tell of 1 row groups"):
        row_groups.read_groups(io.BytesIO(whole), [len(group.body)])


@pytest.mark.parametrize(("shares", "said"), [((0.5,), "its row groups have"), ((0.5, 0.5), "its footer doesn't tell of 2 row groups"), ((), "its row groups have")])
def test_a_file_of_other_row_groups_is_refused(shares, said):
    whole = by_pyarrow([things(3, 3)])
    _, end = row_groups._footer(io.BytesIO(whole), len(whole))
    sizes = [int((end - len(row_groups.MAGIC)) * share) for share in shares]
    sizes = [*sizes[:-1], end - len(row_groups.MAGIC) - sum(sizes[:-1])] if len(sizes) > 1 else sizes
    with pytest.raises(row_groups.NotOurs, match=said):
        row_groups.read_groups(io.BytesIO(whole), sizes)


def test_a_footer_is_written_as_it_was_read():
    file = io.BytesIO()
    parquet.write_table(things(30, 9), file, row_group_size=10)
    whole = file.getvalue()
    footer, begin = row_groups._footer(file, len(whole))
    assert row_groups._write(12, footer) == whole[begin:-8]


def test_a_document_more_changes_the_parts_around_it_alone():
    chance = random.Random(1)
    documents = [Counted(f"{chance.getrandbits(64):016x}", chance.randint(50, 200), 0, 1) for _ in range(3000)]
    before = {tuple(each) for each in parts(documents)}
    for place in (0, 1500, 3000):
        after = {tuple(each) for each in parts([*documents[:place], Counted("new", 120, 0, 1), *documents[place:]])}
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


@pytest.mark.parametrize("name", ["targets.parquet", "targets.csv", "blocks.parquet"])
def test_a_file_that_was_changed_in_secret_is_written_anew(tmp_path, name):
    """Size and time of change are as before, but not what is in it."""
    folder, out = tmp_path / "plans", tmp_path / "out"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number:02}.txt").write_text(plan_text(number, f"第{number}县"), encoding="utf-8")
    refresh([folder], out)
    path = out / "tables" / name
    before = path.stat()
    with path.open("r+b") as file:
        file.seek(0 if name.endswith("csv") else -60, os.SEEK_SET if name.endswith("csv") else os.SEEK_END)
        file.write(b"\0" * 50)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "03.txt").write_text(plan_text(3, "第3县"), encoding="utf-8")
    refresh([folder], out)
    refresh([folder], tmp_path / "afresh")
    assert path.read_bytes() == (tmp_path / "afresh" / "tables" / name).read_bytes()
