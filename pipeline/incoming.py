"""Rows of documents that are read anew, on their way into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline import store
from pipeline.portion import BY_DOCUMENT
from pipeline.schema import table
from pipeline.store_schema import quoted, stored
from pipeline.tables import Row

if TYPE_CHECKING:
    import pyarrow
    from duckdb import DuckDBPyConnection

#: Rows that are held before they go into the store together.
_CHUNK = 20_000
#: Rows that are merged together.
_PIECE = 500_000


class Incoming:
    """The rows of documents that are read anew, on their way into the store: temporary tables, filled in chunks."""

    def __init__(self, connection: DuckDBPyConnection, run: int) -> None:
        self._connection = connection
        self._waiting: list[dict[str, pyarrow.Table]] = []
        self._rows = self._piece = self._in_piece = 0
        for name in BY_DOCUMENT:
            columns = ", ".join(quoted(column.name) for column in stored(table(name)))
            connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming_{name} AS SELECT {columns}, '' AS of_text, 0 AS piece FROM {name} LIMIT 0")
            connection.execute(f"ALTER TABLE incoming_{name} ALTER since SET DEFAULT {run}")

    def add(self, tables: dict[str, pyarrow.Table]) -> None:
        """Take in the rows of documents, as a portion has them."""
        self._waiting.append(tables)
        self._rows += sum(map(len, tables.values()))
        if self._rows >= _CHUNK:
            self.flush()

    def flush(self) -> None:
        """Write what waits into the temporary tables."""
        import pyarrow

        for name in BY_DOCUMENT if self._waiting else ():
            store.append(self._connection, f"incoming_{name}", pyarrow.concat_tables([each[name] for each in self._waiting]), f"*, {self._piece} AS piece")
        self._waiting.clear()
        self._in_piece += self._rows
        self._rows = 0
        if self._in_piece >= _PIECE:
            self._piece, self._in_piece = self._piece + 1, 0

    def take(self, of_text: str) -> dict[str, list[Row]]:
        """Take the rows of a document out again."""
        self.flush()
        rows = {}
        for name in BY_DOCUMENT:
            rows[name] = rows_of(self._connection, name, f"incoming_{name}", "of_text = ?", of_text)
            self._connection.execute(f"DELETE FROM incoming_{name} WHERE of_text = ?", [of_text])
        return rows


def rows_of(connection: DuckDBPyConnection, name: str, place: str, where: str, value: str) -> list[Row]:
    """The rows of the table `name` that stand in `place`, in their order, without what the store alone has."""
    columns = ", ".join(quoted(column.name) for column in table(name).columns)
    return store.fetch(connection, f"SELECT {columns} FROM {place} WHERE {where} ORDER BY ordinal", [value])
