"""Every sentence of corpora/specs/quantities.txt gives its marked quantities, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.marks import Mark, read_marks
from extractors.quantities import Quantity, find_quantities

SPECS = Path(__file__).parents[2] / "corpora" / "specs" / "quantities.txt"


def _cases() -> list[object]:
    """One parameter per sentence; a line that cannot pass yet is a strict xfail."""
    cases: list[object] = []
    for number, line in enumerate(SPECS.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        marks = []
        if line.startswith("xfail:"):
            reason, _, line = line.removeprefix("xfail:").partition(" | ")
            marks = [pytest.mark.xfail(reason=reason.strip(), strict=True)]
        cases.append(pytest.param(line.replace("\\n", "\n"), id=f"line{number}", marks=marks))
    return cases


def _row(quantity: Quantity) -> tuple[object, ...]:
    ends = (quantity.value_min, quantity.value_max)
    return (quantity.start, quantity.end, *ends, quantity.unit, quantity.comparator)


def _wanted(mark: Mark) -> tuple[object, ...]:
    low, _, high = mark.fields["value"].partition("~")
    unit, comparator = mark.fields.get("unit", ""), mark.fields.get("comparator", "=")
    return (mark.start, mark.end, float(low), float(high or low), unit, comparator)


@pytest.mark.parametrize("sentence", _cases())
def test_sentence_gives_its_marked_quantities(sentence: str) -> None:
    text, marks = read_marks(sentence, table="target")
    assert [_row(quantity) for quantity in find_quantities(text)] == [_wanted(mark) for mark in marks]


def test_a_third_of_the_sentences_give_nothing() -> None:
    read = SPECS.read_text(encoding="utf-8").splitlines()
    lines = [line for line in read if line and not line.startswith("#")]
    assert sum("|value=" not in line for line in lines) * 3 >= len(lines) >= 160
