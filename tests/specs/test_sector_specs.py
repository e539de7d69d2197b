"""Each sentence of corpora/specs/targets.txt and health.txt, read as a document of its own, gives the rows marked in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from extractors.marks import Mark, read_marks
from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.rows import TargetRow

SPECS = Path(__file__).parents[2] / "corpora" / "specs"

#: What each file says of a row, beside value and span; health.txt leaves the times to targets.txt.
COLUMNS = {
    "targets": ("indicator", "action", "unit", "comparator", "status", "deadline", "src", "frequency", "period", "binding"),
    "health": ("indicator", "unit", "comparator", "status"),
}
DEFAULTS = {"comparator": "=", "status": "target"}
Days = tuple[date | None, date | None]


def _cases(name: str) -> list[ParameterSet]:
    """One parameter per sentence with the period and the place that hold there; a line that cannot pass yet is a strict xfail."""
    days: Days = (None, None)
    place, cases = "", []
    for number, line in enumerate((SPECS / f"{name}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@plan"):
            first, last = (None if word == "-" else date.fromisoformat(word) for word in line.split()[1:])
            days = (first, last)
        elif line.startswith("@place"):
            place = line.split()[1]
        elif line.strip() and not line.startswith("#"):
            marks = []
            if line.startswith("xfail:"):
                reason, _, line = line.removeprefix("xfail:").partition(" | ")
                marks = [pytest.mark.xfail(reason=reason.strip(), strict=True)]
            cases.append(pytest.param(name, line, days, place, id=f"{name}-line{number}", marks=marks))
    return cases


@pytest.mark.parametrize(("name", "marked", "days", "place"), [case for name in COLUMNS for case in _cases(name)])
def test_sentence_gives_its_rows(name: str, marked: str, days: Days, place: str) -> None:
    bare, marks = read_marks(marked, table="target")
    document = read_text(bare, "spec")
    header = replace(document.header, plan_start=days[0], plan_end=days[1], district_full=place)
    found = extract(replace(document, header=header)).targets
    shown = {(mark.start, mark.end) for mark in marks}
    # A condition that is not marked may be told all the same: the tables leave it open.
    asked = [row for row in found if row.status != "condition" or (row.start, row.end) in shown]
    assert [_found(bare, row, COLUMNS[name]) for row in asked] == [_wanted(bare, mark, COLUMNS[name]) for mark in marks]


def _wanted(bare: str, mark: Mark, columns: tuple[str, ...]) -> dict[str, object]:
    low, _, high = mark.fields["value"].partition("~")
    said = {column: mark.fields.get(column, DEFAULTS.get(column, "")) for column in columns}
    return {"start": mark.start, "text": bare[mark.start : mark.end], "value": (float(low), float(high or low))} | said


def _found(bare: str, row: TargetRow, columns: tuple[str, ...]) -> dict[str, object]:
    said = {column: getattr(row, column) for column in columns if column not in ("deadline", "src")}
    said |= {"deadline": row.deadline.isoformat() if row.deadline else "", "src": row.deadline_source}
    values = (row.value_min, row.value_max)
    return {"start": row.start, "text": bare[row.start : row.end], "value": values} | {column: said[column] for column in columns}


@pytest.mark.parametrize(("name", "least"), [("targets", 60), ("health", 60)])
def test_a_third_of_the_sentences_give_nothing(name: str, least: int) -> None:
    sentences = [str(case.values[1]) for case in _cases(name)]
    silent = [sentence for sentence in sentences if "|indicator=" not in sentence]
    assert len(sentences) >= least
    assert len(silent) * 3 >= len(sentences)
