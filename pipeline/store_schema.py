"""The tables of the store: those that are exported, what is kept beside them, and how both stand in SQL."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.schema import FOUND, TABLES, Column, Table

#: What the store adds to every exported table.
ORDINAL = Column("ordinal", "integer", "place among the rows of its document; of documents and failures: in the run")
SINCE = Column("since", "integer", "the run since which the row says what it says")
UNTIL = Column("until", "integer", "the run that changed or removed it")

#: Table → the columns that identify a row.
KEYS: dict[str, tuple[str, ...]] = {
    "documents": ("doc_id",),
    "blocks": ("block_id",),
    "targets": ("target_id",),
    "deadlines": ("deadline_id",),
    "departments": ("department_id",),
    "schools": ("school_id",),
    "links": ("target_id", "kind", "linked_id"),
    "failures": ("ordinal",),
    "inputs": ("path",),
    "runs": ("run",),
    "corrections": ("correction",),
    "overruled": ("row_id",),
    "exports": ("file",),
    "parts": ("table", "place"),
    "written": ("doc_id",),
}
#: Tables whose former rows are kept.
KEPT = ("documents", *FOUND)
#: Columns that say where a row stands or how it was read, not what it says: a change in them alone is no change of the row.
PLACE = frozenset({"start", "end", "evidence", "path", "copies", "name", "position", "ordinal", "since"})

INPUTS = Table(
    "inputs",
    "来源",
    "one input of the last run: a file, or a member of a zip",
    (
        Column("path", "text", "the path as given"),
        Column("bytes", "text", "digest of the file's bytes, and a member's name behind it"),
        Column("sha256", "text", "the document that it gave, by its digest"),
        Column("recipe", "text", "digest of the rules, words and models that read it"),
        Column("failed", "yes/no", "true where it could not be read: it is tried again by every run"),
    ),
)
RUNS = Table(
    "runs",
    "运行",
    "one run or refresh",
    (
        Column("run", "integer", "number of the run, from 1"),
        Column("started", "time", "when it began (UTC)"),
        Column("finished", "time", "when its rows were written (UTC)"),
        Column("command", "code", "`run`, `refresh` or `correct`", ("run", "refresh", "correct")),
        Column("version", "text", "version of Duibiao"),
        Column("recipe", "text", "digest of the rules, words and models"),
        Column("parts", "list", "the digests that `recipe` is made of, `name=digest`"),
        Column("paths", "list", "what it was given"),
        Column("read", "integer", "documents that were read"),
        Column("kept", "integer", "documents that were left as they are"),
        Column("withdrawn", "integer", "documents that went"),
        Column("failed", "integer", "inputs that could not be read"),
        *(Column(name, "integer", f"rows in `{name}` after it") for name in ("documents", *FOUND)),
        Column("added", "integer", "rows that came, in documents and the four tables"),
        Column("changed", "integer", "rows that say something else"),
        Column("removed", "integer", "rows that went"),
        Column("wrote", "yes/no", "false where every row and its place stayed as it was"),
    ),
)
CORRECTIONS = Table(
    "corrections",
    "订正",
    "one edit by a person: of a cell, or of a whole row",
    (
        Column("correction", "integer", "number of the correction, from 1"),
        Column("at", "time", "when it was made (UTC)"),
        Column("by", "text", "who made it"),
        Column("why", "text", "the reason given"),
        Column("action", "code", "`confirm`, `change`, `reject` or `add`", ("confirm", "change", "reject", "add")),
        Column("table", "code", "the table of the row", FOUND),
        Column("row_id", "text", "the row that it holds for now"),
        Column("field", "text", "the column, of a change"),
        Column("value", "text", "JSON: the value of a change, the whole row of an addition"),
        Column("machine", "text", "JSON: what the machine had said then, the value of a change, else the row"),
        Column("doc_id", "text", "the document that it holds for now"),
        Column("plan_id", "text", "the plan"),
        Column("sha256", "text", "the text that the person saw"),
        Column("sentence", "text", "the sentence that the row stood in"),
        Column("text", "text", "the row's own words"),
        Column(
            "state",
            "code",
            "`applied`; `orphaned` (its text is gone), `conflict` (its text says something else now), `superseded` (by a later one) or `withdrawn`",
            ("applied", "orphaned", "conflict", "superseded", "withdrawn"),
        ),
        Column("note", "text", "why it is in that state, and where it was moved from"),
    ),
)
OVERRULED = Table(
    "overruled",
    "机器原值",
    "one row as the machine gives it now, where a person's correction stands instead",
    (
        Column("row_id", "text", "id of the row, without an edition's mark"),
        Column("table", "code", "its table", FOUND),
        Column("doc_id", "text", "the document"),
        Column("row", "text", "JSON: column → value"),
    ),
)
EXPORTS = Table(
    "exports",
    "导出",
    "one file that was written from the tables",
    (
        Column("file", "text", "its name in DIR/tables"),
        Column("run", "integer", "the run whose rows it holds"),
        Column("size", "integer", "its size in bytes"),
        Column("modified", "integer", "when it was written, in nanoseconds since 1970"),
    ),
)
PARTS = Table(
    "parts",
    "分块",
    "one part of a file in DIR/tables: the rows of some documents that follow each other",
    (
        Column("table", "text", "the table of NAME.csv and NAME.parquet"),
        Column("place", "integer", "number of the part in both files, from 0"),
        Column("run", "integer", "the run whose rows the files hold"),
        Column("content", "text", "digest of its documents, of the runs that wrote their rows, and of how they are written"),
        Column("csv", "integer", "its size in bytes in NAME.csv"),
        Column("parquet", "integer", "its size in bytes in NAME.parquet"),
    ),
)
WRITTEN = Table(
    "written",
    "写入",
    "one document, with the run that wrote its rows",
    (
        Column("doc_id", "text", "the document"),
        Column("run", "integer", "the run that last wrote its rows, were they the same or not"),
    ),
)
#: What is kept beside the exported tables.
OWN = (INPUTS, RUNS, CORRECTIONS, OVERRULED, EXPORTS, PARTS, WRITTEN)
#: Tables that stay small however many documents there are. DuckDB keeps their keys by an index; of the others, where all of it would lie in memory, `store.check` sees to the keys.
INDEXED = ("runs", "corrections", "overruled", "exports")

_TYPES = {
    "text": "VARCHAR NOT NULL",
    "code": "VARCHAR NOT NULL",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "date": "DATE",
    "time": "TIMESTAMP",
    "yes/no": "BOOLEAN NOT NULL",
    "list": "VARCHAR[] NOT NULL",
}


def stored(table: Table) -> tuple[Column, ...]:
    """The columns of an exported table in the store."""
    return (*table.columns, ORDINAL, SINCE)


def condition(column: Column) -> str:
    """What has to hold for every value of a column, in SQL; "" where its type says all."""
    name = quoted(column.name)
    if column.codes:
        return f"{name} IN ({', '.join(map(literal, column.codes))})"
    if column.name == "end":
        return '"end" >= "start"'
    return f"{name} >= 0" if column.name in ("start", "ordinal", "since", "run") else ""


def sql_type(column: Column) -> str:
    """A column's type with what holds for its values."""
    said = _TYPES[column.kind]
    held = condition(column)
    if held and "NOT NULL" not in said:
        said += " NOT NULL"
    return f"{said} CHECK ({held})" if held else said


def fault(table: Table) -> str:
    """SQL that names what is wrong with a row, NULL where it may be stored."""
    cases = []
    for column in stored(table):
        told = sql_type(column)
        bad = [f"{quoted(column.name)} IS NULL"] if "NOT NULL" in told else []
        bad += [f"NOT ({held})"] if (held := condition(column)) else []
        cases += [f"WHEN {' OR '.join(bad)} THEN {literal(f'{table.name}: {column.name} is ')} || coalesce({quoted(column.name)}::VARCHAR, 'missing')"] if bad else []
    return f"CASE {' '.join(cases)} END"


def statements() -> Iterator[str]:
    """SQL that makes an empty store of this version."""
    yield "CREATE TABLE store (version BIGINT NOT NULL)"
    yield "COMMENT ON TABLE store IS 'one row: the version of this store''s layout'"
    yield "COMMENT ON COLUMN store.version IS 'number of the layout; a program refuses a newer one than it knows'"
    yield "CREATE SCHEMA history"
    for table in TABLES:
        yield from _create(table.name, table, stored(table))
    for table in OWN:
        yield from _create(table.name, table, table.columns, KEYS[table.name] if table.name in INDEXED else ())
    for table in TABLES:
        if table.name in KEPT:
            yield from _create(f"history.{table.name}", table, (*stored(table), UNTIL))
    yield from changes_view()


def _create(name: str, table: Table, columns: tuple[Column, ...], keys: tuple[str, ...] = ()) -> Iterator[str]:
    body = [f"{quoted(column.name)} {sql_type(column)}" for column in columns]
    if keys:
        body.append(f"PRIMARY KEY ({', '.join(map(quoted, keys))})")
    place = ".".join(map(quoted, name.split(".")))
    yield f"CREATE TABLE {place} ({', '.join(body)})"
    yield f"COMMENT ON TABLE {place} IS {literal(f'{table.label}: a row is {table.row}')}"
    for column in columns:
        yield f"COMMENT ON COLUMN {place}.{quoted(column.name)} IS {literal(column.meaning)}"


def changes_view() -> Iterator[str]:
    """SQL of the view `changes`: what each run added, changed and removed, read off the rows and their former versions."""
    parts = []
    for table in TABLES:
        if table.name not in KEPT:
            continue
        key = quoted(KEYS[table.name][0])
        said = said_columns(table)
        columns = ", ".join(map(quoted, dict.fromkeys((KEYS[table.name][0], "doc_id", "since", *said))))
        versions = f"(SELECT {columns} FROM {table.name} UNION ALL SELECT {columns} FROM history.{table.name})"
        fields = ", ".join(f"CASE WHEN o.{quoted(each)} IS DISTINCT FROM n.{quoted(each)} THEN {literal(each)} END" for each in said)
        parts.append(
            f"SELECT o.until AS run, {literal(table.name)} AS \"table\", o.{key} AS row_id, o.doc_id AS doc_id,"
            f" CASE WHEN n.{key} IS NULL THEN 'removed' ELSE 'changed' END AS what,"
            f" CASE WHEN n.{key} IS NULL THEN [] ELSE list_filter([{fields}], lambda each: each IS NOT NULL) END AS fields"
            f" FROM history.{table.name} o LEFT JOIN {versions} n ON n.{key} = o.{key} AND n.since = o.until"
        )
        parts.append(
            f"SELECT n.since, {literal(table.name)}, n.{key}, n.doc_id, 'added', [] FROM {versions} n"
            f" WHERE NOT EXISTS (FROM history.{table.name} o WHERE o.{key} = n.{key} AND o.until = n.since)"
        )
    yield f"CREATE VIEW changes AS {' UNION ALL '.join(parts)}"
    yield "COMMENT ON VIEW changes IS '变更: a row is one row that a run added, changed or removed'"
    for column, meaning in (
        ("run", "the run"),
        ("table", "the table of the row"),
        ("row_id", "id of the row"),
        ("doc_id", "its document"),
        ("what", "`added`, `changed` or `removed`"),
        ("fields", "the columns that say something else, of a changed row"),
    ):
        yield f"COMMENT ON COLUMN changes.{quoted(column)} IS {literal(meaning)}"


def said_columns(table: Table) -> list[str]:
    """The columns that say what a row says: without its id and where it stands."""
    return [column.name for column in table.columns if column.name not in PLACE and column.name not in (*KEYS[table.name], "doc_id")]


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"
