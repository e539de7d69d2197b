"""Each line of corpora/specs/numbers.txt names the kind of one number that measures nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.numbers import number_kind, numbers
from extractors.quantities import find_quantities

SPECS = Path(__file__).parents[2] / "corpora" / "specs" / "numbers.txt"


def _cases() -> list[object]:
    """One parameter per line: sentence, number, kind; a line that cannot pass yet is a strict xfail."""
    cases: list[object] = []
    for number, line in enumerate(SPECS.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        marks = []
        if line.startswith("xfail:"):
            reason, _, line = line.removeprefix("xfail:").partition(" | ")
            marks = [pytest.mark.xfail(reason=reason.strip(), strict=True)]
        cases.append(pytest.param(*line.split("\t"), id=f"line{number}", marks=marks))
    return cases


@pytest.mark.parametrize(("sentence", "number", "kind"), _cases())
def test_number_is_of_its_kind(sentence: str, number: str, kind: str) -> None:
    start, end = next(span for span in numbers(sentence) if sentence[slice(*span)] == number)
    assert number_kind(sentence, start, end)[0] == kind
    assert not any(quantity.start <= start < quantity.end for quantity in find_quantities(sentence))


def test_there_are_sentences_for_every_kind() -> None:
    assert len(_cases()) >= 60
