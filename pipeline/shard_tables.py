"""From the shards' files to the tables of the run: copies and editions are settled over all of them, then rows go by in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.schema import Table
from pipeline.shard_files import Shard
from pipeline.table_files import without_bar
from pipeline.tables import as_arrow, as_edition
from pipeline.waiting import ctrl_c_waits

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection

#: Documents that are taken out of a shard's file together.
_BATCH = 500

#: Documents that are not simply what their shard says: a copy of an earlier one (edition 0), one that has copies, a later edition of a plan.
#: Which is which `tables.Tables.add` and `tables.editions` say; here for any number of documents.
_SETTLED = """
CREATE TEMP TABLE settled AS
WITH heads AS (
    SELECT number AS shard, file_row_number AS line, path, documents[1].sha256 AS sha256, documents[1].plan_id AS plan_id,
        coalesce(documents[1].issue_date::VARCHAR, '') AS issued
    FROM read_parquet(?, file_row_number = true, filename = 'file') JOIN shards USING (file)
    WHERE len(documents) = 1
), known AS (
    SELECT *, row_number() OVER same AS nth, lead(path) OVER same IS NOT NULL AS copied FROM heads WINDOW same AS (PARTITION BY sha256 ORDER BY shard, line)
), firsts AS (
    SELECT *, row_number() OVER (PARTITION BY plan_id ORDER BY issued, shard, line) AS edition FROM known WHERE nth = 1
), copies AS (
    SELECT sha256, list(path ORDER BY shard, line) AS copies FROM known WHERE nth > 1 GROUP BY sha256
)
SELECT shard, line, edition, coalesce(copies, []) AS copies FROM firsts LEFT JOIN copies USING (sha256) WHERE edition > 1 OR copied
UNION ALL SELECT shard, line, 0, [] FROM known WHERE nth > 1
"""


class ShardTables:
    """The tables of all shards as one run."""

    def __init__(self, connection: DuckDBPyConnection, shards: Sequence[Shard]) -> None:
        self._connection = connection
        self._shards = shards

    def batches(self, schema: Table) -> Iterator[pyarrow.RecordBatch]:
        """The rows of a table in the order of the inputs."""
        from pyarrow import parquet

        for number, shard in enumerate(self._shards):
            settled = {line: (edition, copies) for line, edition, copies in self._connection.execute("SELECT line, edition, copies FROM settled WHERE shard = ?", [number]).fetchall()}
            line = 0
            with parquet.ParquetFile(shard.rows) as file:
                for batch in file.iter_batches(_BATCH, columns=[schema.name]):
                    yield from _rows(schema, batch.column(0), {each - line: settled[each] for each in range(line, line + len(batch)) if each in settled})
                    line += len(batch)


@contextmanager
def read_back(shards: Sequence[Shard], spill: Path) -> Iterator[ShardTables]:
    """The tables of shards that are done; what doesn't fit into memory while they are settled goes into the folder `spill`."""
    with ctrl_c_waits():
        import duckdb

    with duckdb.connect() as connection:
        without_bar(connection)
        connection.execute("SET temp_directory = ?", [str(spill)])
        connection.execute("CREATE TEMP TABLE shards (number INTEGER, file VARCHAR)")
        files = [str(each.rows) for each in shards]
        connection.execute("INSERT INTO shards SELECT generate_subscripts(?::VARCHAR[], 1) - 1, unnest(?::VARCHAR[])", [files, files])
        if files:
            connection.execute(_SETTLED, [files])
        else:
            connection.execute("CREATE TEMP TABLE settled (shard INTEGER, line BIGINT, edition BIGINT, copies VARCHAR[])")
        yield ShardTables(connection, shards)


def _rows(schema: Table, lists: pyarrow.ListArray, settled: dict[int, tuple[int, list[str]]]) -> Iterator[pyarrow.RecordBatch]:
    """The rows in lists, a list for each document; those of `settled` are changed or left out."""
    start = 0
    for line, (edition, copies) in sorted(settled.items()):
        yield from _flat(lists[start:line])
        start = line + 1
        if edition:
            yield from as_arrow(schema, _as_settled(schema.name, lists[line].as_py(), edition, copies)).to_batches()
    yield from _flat(lists[start:])


def _flat(lists: pyarrow.ListArray) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    rows = lists.flatten()
    if len(rows):
        yield pyarrow.RecordBatch.from_struct_array(rows)


def _as_settled(name: str, rows: list[dict[str, Any]], edition: int, copies: list[str]) -> list[dict[str, Any]]:
    if name == "documents":
        return [row | {"copies": copies} for row in as_edition({name: rows}, edition)[name]]
    return as_edition({"documents": [{}], name: rows}, edition)[name]
