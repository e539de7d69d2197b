"""Every sentence of corpora/specs/schools.txt gives the schools that are marked in it, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extractors.marks import Mark, read_marks
from extractors.plan import Plan
from extractors.schools import SchoolMention, find_schools

SPECS = Path(__file__).parents[2] / "corpora" / "specs" / "schools.txt"


def _sentences() -> list[object]:
    """One parameter per sentence: the marked sentence, and the place and plan that are set for it."""
    found: list[object] = []
    place, plan = "", Plan()
    for number, line in enumerate(SPECS.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@place"):
            place = line.removeprefix("@place").strip()
            continue
        if line.startswith("@plan"):
            plan = Plan(*map(date.fromisoformat, line.split()[1:]))
            continue
        reason, _, sentence = line.rpartition(" | ") if line.startswith("xfail:") else ("", "", line)
        marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
        found.append(pytest.param(sentence, place, plan, id=f"line {number}", marks=marks))
    return found


def _row(mention: SchoolMention) -> dict[str, object]:
    return {
        "span": (mention.start, mention.end),
        "name": mention.name,
        "stage": mention.stage,
        "action": mention.action,
        "campus": mention.campus,
        "object": mention.object,
        "planned": mention.planned,
    }


def _wanted(mark: Mark, text: str) -> dict[str, object]:
    """The row of a mark; a column that the mark leaves out is empty, the name is the marked text."""
    columns = {column: mark.fields.get(column, "") for column in ("stage", "action", "campus", "object")}
    name = mark.fields.get("name", text[mark.start : mark.end])
    return {
        "span": (mark.start, mark.end),
        "name": name,
        "planned": mark.fields.get("planned") == "yes",
    } | columns


@pytest.mark.parametrize(("sentence", "place", "plan"), _sentences())
def test_sentence_gives_its_marked_schools(sentence: str, place: str, plan: Plan) -> None:
    text, marks = read_marks(sentence.replace("⏎", "\n"), table="school")
    assert [_row(mention) for mention in find_schools(text, place, plan)] == [
        _wanted(mark, text) for mark in marks
    ]


def test_a_third_of_the_sentences_give_nothing() -> None:
    lines = [line for line in SPECS.read_text(encoding="utf-8").splitlines() if line and line[0] not in "#@"]
    assert sum("|" not in line for line in lines) * 3 >= len(lines) >= 130
