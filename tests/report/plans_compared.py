"""Plans compared, with the tables behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.comparison.compare import compare_tables
from pipeline.comparison.load import Tables, read_tables
from pipeline.comparison.records import Comparison
from pipeline.report.page import report_page
from pipeline.run import extract_all
from pipeline.table_files import write_tables


@dataclass(frozen=True)
class Compared:
    """A comparison with the tables behind it."""

    comparison: Comparison
    tables: Tables

    def page(self, path: Path) -> Path:
        path.write_text(report_page(self.comparison, self.tables), encoding="utf-8")
        return path


def compared(folder: Path, paths: Sequence[Path], districts: Sequence[str]) -> Compared:
    """What a run of the documents and a comparison of the districts give."""
    write_tables(extract_all(paths), folder / "tables")
    tables = read_tables(folder)
    return Compared(compare_tables(tables, districts), tables)
