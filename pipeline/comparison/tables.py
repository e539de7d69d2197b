"""A comparison as rows of its tables, as frames and as files."""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.comparison.columns import CLAIMS, COMPARISON, COVERAGE, FINDINGS, LOAD, PAIRS, PROJECTS
from pipeline.comparison.records import Comparison, Finding, Pair
from pipeline.schema import Table
from pipeline.table_files import write_batches
from pipeline.tables import Row, as_arrow

if TYPE_CHECKING:
    import pandas

_SIDE = ("district", "doc_id", "plan", "claim_id", "indicator", "status", "value_min", "value_max", "unit", "comparator", "deadline", "level", "strength",
         "growth", "pace", "per", "start", "end", "sentence")  # fmt: skip
_SIDES = tuple((name, f"a_{name}", f"b_{name}") for name in _SIDE)
_OWN = tuple(each.name for each in fields(Pair) if each.name not in ("a", "b", "differs_in"))


def as_rows(comparison: Comparison) -> dict[str, list[Row]]:
    """Table name → its rows, columns as in `pipeline.comparison.columns`."""
    return {
        PAIRS.name: [_pair(pair) for pair in comparison.pairs],
        CLAIMS.name: [_plain(claim, CLAIMS) for claim in comparison.claims],
        FINDINGS.name: [_finding(finding) for finding in comparison.findings],
        COVERAGE.name: [_plain(each, COVERAGE) for each in comparison.coverage],
        PROJECTS.name: [_plain(each, PROJECTS) for each in comparison.projects],
        LOAD.name: [_plain(each, LOAD) for each in comparison.load],
    }


def as_frames(comparison: Comparison) -> dict[str, pandas.DataFrame]:
    """The same as pandas frames: dates are datetime64 with NaT, lists are arrays of str."""
    rows = as_rows(comparison)
    return {each.name: as_arrow(each, rows[each.name]).to_pandas(date_as_object=False) for each in COMPARISON}


def _plain(record: object, table: Table) -> Row:
    return {column.name: _value(getattr(record, column.name)) for column in table.columns}


def _pair(pair: Pair) -> Row:
    a, b = pair.a, pair.b
    row: Row = {"pair_id": _digest(a.claim_id, b.claim_id), "concept": a.concept or b.concept, "stage": a.stage or b.stage, "theme": a.theme or b.theme, "kind": a.kind or b.kind,
                "differs_in": list(pair.differs_in), "per_basis": a.per_basis if a.per is not None and b.per is not None else ""}  # fmt: skip
    for name in _OWN:
        row[name] = getattr(pair, name)
    for name, of_a, of_b in _SIDES:
        row[of_a], row[of_b] = getattr(a, name), getattr(b, name)
    return row


def _finding(finding: Finding) -> Row:
    row: Row = {name: getattr(finding, name) for name in ("district", "doc_id", "kind", "what", "message")}
    for side, place in (("one", finding.one), ("other", finding.other)):
        row |= {f"{side}_id": place.row_id} | {f"{side}_{name}": getattr(place, name) for name in ("start", "end", "text", "sentence")}
    return {"finding_id": _digest(finding.kind, finding.one.row_id, finding.other.row_id, finding.what), **row}


def _value(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def write_comparison(comparison: Comparison, folder: Path) -> list[Path]:
    """comparison.csv and .parquet (the pairs) into `folder`, the other tables as NAME.csv and NAME.parquet into folder/comparison."""
    rows = as_rows(comparison)
    written = write_batches([(replace(PAIRS, name="comparison"), as_arrow(PAIRS, rows[PAIRS.name]).to_batches())], folder)
    write_batches([(each, as_arrow(each, rows[each.name]).to_batches()) for each in COMPARISON if each is not PAIRS], folder / "comparison")
    return written
