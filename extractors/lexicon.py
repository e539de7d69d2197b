"""Words are data: tables of tab-separated values with a head row and a source in every line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicons"


class LexiconError(ValueError):
    """A lexicon line that cannot be used; the message names file and line."""


def rows(name: str, *, key: tuple[str, ...] = ("surface",), folder: Path = FOLDER) -> Iterator[dict[str, str]]:
    """Yield each line of `folder/name.tsv` as column → value, in file order.

    Blank lines and lines that begin with `#` are comments. The loader stops, with file and line, on a line with too many or
    too few cells, on a `key` that was there before, and on an empty `source`.
    """
    path = folder / f"{name}.tsv"
    columns: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise LexiconError(f"{path}:{number}: {len(cells)} cells where the head has {len(columns)}; use one tab between cells")
        row = dict(zip(columns, cells, strict=True))
        if not row.get("source"):
            raise LexiconError(f"{path}:{number}: no source; say where the word was seen or who defines it")
        mark = tuple(row[column] for column in key)
        if mark in seen:
            raise LexiconError(f"{path}:{number}: {' / '.join(mark)} stands there already; remove one of the two lines")
        seen.add(mark)
        yield row


@cache
def words(name: str) -> tuple[str, ...]:
    """The `surface` column of a lexicon, longest first, so that an alternation takes the longest."""
    return tuple(sorted((row["surface"] for row in rows(name)), key=lambda word: (-len(word), word)))
