"""A new word in a lexicon: where its line goes, and what it changes in the rows of a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Literal

from extractors.lexicon import FOLDER, KEYS, SECTORS, Entry, LexiconError, entries
from pipeline.lexicons import lexicon_names, surface
from pipeline.run import extract_all
from pipeline.schema import FOUND
from pipeline.tables import Row, Value

#: A column with no more values than this takes no others.
CLOSED = 12
#: Columns that say something of their own in every line.
_FREE = frozenset({"surface", "source", "official", "unless", "code", "name", "short"})
#: Columns that follow from others or say where, not what.
_BESIDE = frozenset({"section", "sentence", "evidence", "found_by"})

Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Change:
    """A row that a word adds, drops or changes; `fields` says from what to what (added and dropped rows: all their cells)."""

    what: Literal["added", "dropped", "changed"]
    table: str
    document: str
    start: int
    text: str
    fields: dict[str, tuple[Value, Value]]


def new_row(name: str, word: str, cells: dict[str, str], source: str, folder: Path = FOLDER) -> dict[str, str]:
    """The cells of a new line, in the order of the columns; those that aren't given are empty.

    Raises LexiconError on an unknown lexicon, column or value, where a column is left empty that never is, and where the
    lexicon has the entry already.
    """
    names = lexicon_names(folder)
    if name not in names:
        raise LexiconError(f"{name}: there is no such lexicon; name one of {', '.join(names)}")
    known = list(entries(name, folder=folder))
    columns = tuple(known[0].row) if known else ("surface", "source")
    given = {"surface" if "surface" in columns else "name": word, "source": source} | cells
    for column, cell in given.items():
        if column not in columns:
            raise LexiconError(f"{name}: there is no column {column}; it has {', '.join(columns)}")
        if cell != cell.strip() or set(cell) & set("\t\r\n"):
            raise LexiconError(f"{name}: {column} {cell!r} has blanks around it, tabs or line breaks; write it in one piece")
    row = {column: given.get(column, "") for column in columns}
    for column in columns:
        _checked(name, column, row[column], {entry.row[column] for entry in known})
    if not word or not source:
        raise LexiconError(f"{name}: word and source must not be empty; say where the word was seen or who defines it")
    mark = [row[column] for column in KEYS.get(name, ("surface",))]
    for entry in known:
        if [entry.row[column] for column in KEYS.get(name, ("surface",))] == mark:
            raise LexiconError(f"{entry.place}: {' / '.join(mark)} stands there already; change that line instead")
    return row


def _checked(name: str, column: str, cell: str, before: set[str]) -> None:
    """Stop on a value that a column with few values never had; each of several words in a cell counts by itself."""
    if column in _FREE or len(before) > CLOSED:
        return
    known = {word for each in before for word in each.split()} | ({""} if "" in before else set())
    if not set(cell.split() or [""]) <= known:
        said = ", ".join(sorted(known - {""}))
        raise LexiconError(f"{name}: {column} is {cell or 'empty'}; give --set {column}=… with one of {said}")


def add_entry(name: str, row: dict[str, str], sector: str = "", folder: Path = FOLDER) -> Entry:
    """Write a new line behind the last one with the same cells beside word and source, else at the end.

    The table of a new sector is made with the base's head. Raises LexiconError where the sector's name is no plain word.
    """
    if sector and not sector.isidentifier():
        raise LexiconError(f"{sector}: a sector is named by one word, like health")
    path = folder / SECTORS / sector / f"{name}.tsv" if sector else folder / f"{name}.tsv"
    known = list(entries(name, folder=folder))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\t".join(row) + "\n", encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    kin = [entry.line for entry in known if entry.path == path and _kind(entry.row) == _kind(row)]
    line = max(kin, default=len(lines))
    columns = next(each.split("\t") for each in lines if each.strip() and not each.startswith("#"))
    lines.insert(line, "\t".join(row[column] for column in columns))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Entry(path, line + 1, row)


def _kind(row: dict[str, str]) -> dict[str, str]:
    return {column: cell for column, cell in row.items() if column not in _FREE}


def remove_entry(entry: Entry) -> None:
    """Take a line that was just added out again, and what was made for it alone."""
    lines = entry.path.read_text(encoding="utf-8").splitlines()
    del lines[entry.line - 1]
    if len(lines) > 1:
        entry.path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return
    entry.path.unlink()
    if not any(entry.path.parent.iterdir()):
        entry.path.parent.rmdir()


def rows_now(paths: list[Path]) -> Rows:
    """The rows of the four tables with the lexicons as they lie on disk: read in a new process, since this one keeps its words."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_rows, paths).result()


def _rows(paths: list[Path]) -> Rows:
    found = extract_all(paths)
    rows = found.rows
    names = {row["doc_id"]: row["name"] for row in rows["documents"]}
    return {name: [row | {"doc_id": names[row["doc_id"]]} for row in rows[name]] for name in FOUND}


def changes(before: Rows, after: Rows) -> Iterator[Change]:
    """Each row that differs, table by table in text order; rows are the same where they begin at the same character."""
    for table in FOUND:
        old, new = _placed(before[table]), _placed(after[table])
        for place in sorted(old.keys() | new.keys()):
            one, other = old.get(place, {}), new.get(place, {})
            differing = {column: (one.get(column), other.get(column)) for column in (one or other) if one.get(column) != other.get(column)}
            if differing:
                what: Literal["added", "dropped", "changed"] = "changed" if one and other else "dropped" if one else "added"
                yield Change(what, table, place[0], place[1], str((other or one)["text"]), differing)


def _placed(rows: list[Row]) -> dict[tuple[str, int, int], Row]:
    """(document, start, how many begin there before it) → what the row says."""
    placed: dict[tuple[str, int, int], Row] = {}
    for row in rows:
        document, start = str(row["doc_id"]), int(str(row["start"]))
        place = next(number for number in count() if (document, start, number) not in placed)
        said = {column: value for column, value in row.items() if column not in _BESIDE and not column.endswith(("_id", "_ids"))}
        placed[document, start, place] = said
    return placed


def word_of(entry: Entry) -> str:
    """`word (file:line)`, as it is told."""
    return f"{surface(entry)} ({entry.place})"
