"""Words are data: tables of tab-separated values with a head row and a source in every line.

A sector is a folder of such tables that needs no code: `lexicons/sectors/SECTOR/NAME.tsv` is read behind `lexicons/NAME.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "lexicons"
SECTORS = "sectors"

#: Columns that tell the lines of a lexicon apart, where `surface` alone doesn't.
KEYS = {
    "bodies": ("family", "surface"),
    "places": ("code",),
    "school_words": ("surface", "use"),
    "times_words": ("role", "surface"),
}


class LexiconError(ValueError):
    """A lexicon line that cannot be used; the message names file and line."""


class Entry(NamedTuple):
    """A line of a lexicon: its file, its number (from 1), its cells as column → value."""

    path: Path
    line: int
    row: dict[str, str]

    @property
    def place(self) -> str:
        """File and line, as in a message."""
        return f"{self.path}:{self.line}"


def files(name: str, folder: Path = FOLDER) -> list[Path]:
    """The tables of a lexicon: the base, then each sector's in the order of their names."""
    return [folder / f"{name}.tsv", *sorted((folder / SECTORS).glob(f"*/{name}.tsv"))]


def entries(name: str, *, key: tuple[str, ...] = (), folder: Path = FOLDER) -> Iterator[Entry]:
    """Yield each line of a lexicon in file order, the base before the sectors.

    Blank lines and lines that begin with `#` are comments. The loader stops, with file and line, on a line with too many or too few
    cells, on an empty `source`, on a `key` (by default that of KEYS) that was there before, also in another file, and on a
    sector's table with other columns than the base.
    """
    key = key or KEYS.get(name, ("surface",))
    mark_of = itemgetter(*key)
    seen: dict[object, Entry] = {}
    base: Entry | None = None
    for path in files(name, folder):
        for entry in _lines(path):
            base = base or entry
            if base.row.keys() != entry.row.keys():
                raise LexiconError(f"{entry.place}: the columns are not those of {folder / f'{name}.tsv'}; use its head row")
            former = seen.setdefault(mark_of(entry.row), entry)
            if former is not entry:
                mark = " / ".join(entry.row[column] for column in key)
                raise LexiconError(f"{entry.place}: {mark} stands in {former.place} already; remove one of the two lines")
            yield entry


def _lines(path: Path) -> Iterator[Entry]:
    columns: list[str] = []
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
        yield Entry(path, number, row)


@cache
def rows(name: str, *, key: tuple[str, ...] = (), folder: Path = FOLDER) -> tuple[dict[str, str], ...]:
    """The cells of each of the `entries` as column → value; read once, so they are not to be changed."""
    return tuple(entry.row for entry in entries(name, key=key, folder=folder))


@cache
def words(name: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The `surface` column of a lexicon, longest first, so that an alternation takes the longest."""
    return tuple(sorted((row["surface"] for row in rows(name, folder=folder)), key=lambda word: (-len(word), word)))
