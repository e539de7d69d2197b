"""Each marked sentence of corpora/specs/times.txt gives exactly the times that are written into it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from extractors.marks import read_marks
from extractors.plan import Plan
from extractors.time_reading import TimeMention
from extractors.times import find_times

SPECS = Path(__file__).parents[2] / "corpora" / "specs" / "times.txt"


def _plan(words: list[str]) -> Plan:
    return Plan(*(None if word == "-" else date.fromisoformat(word) for word in words))


def _cases() -> list[ParameterSet]:
    plan, cases = Plan(), []
    for number, line in enumerate(SPECS.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@plan"):
            plan = _plan(line.split()[1:])
        elif line.strip() and not line.startswith("#"):
            marks = []
            if line.startswith("xfail:"):
                reason, _, line = line.removeprefix("xfail:").partition(" | ")
                marks = [pytest.mark.xfail(reason=reason.strip(), strict=True)]
            cases.append(pytest.param(line, plan, id=f"line{number}", marks=marks))
    return cases


@pytest.mark.parametrize(("marked", "plan"), _cases())
def test_sentence_gives_its_times(marked: str, plan: Plan) -> None:
    bare, marks = read_marks(marked.replace("⏎", "\n"), table="time")
    wanted = [_row(bare, m.start, m.end, m.fields["kind"], m.fields) for m in marks]
    found = [_row(bare, t.start, t.end, t.kind, _dates(t)) for t in find_times(bare, plan)]
    assert found == wanted


def _dates(time: TimeMention) -> dict[str, str]:
    dates = {"start_date": time.start_date, "end_date": time.end_date}
    return {name: day.isoformat() for name, day in dates.items() if day}


def _row(text: str, start: int, end: int, kind: str, dates: dict[str, str]) -> tuple[str, int, str, str, str]:
    return text[start:end], start, kind, dates.get("start_date", ""), dates.get("end_date", "")


def test_a_third_of_the_sentences_give_nothing() -> None:
    sentences = [case.values[0] for case in _cases()]
    silent = [sentence for sentence in sentences if "|kind=" not in str(sentence)]
    assert len(sentences) >= 130
    assert len(silent) * 3 >= len(sentences)
