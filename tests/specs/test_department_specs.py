"""Each line of `corpora/specs/departments.txt` gives the bodies that are marked in it, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.departments import find_departments
from extractors.marks import read_marks
from extractors.places import Place, find_place

SPECS = Path(__file__).parents[2] / "corpora/specs/departments.txt"


def read_specs() -> Iterator[object]:
    """Each sentence with the place of the last `@place`; `xfail: reason |` marks what cannot pass yet."""
    place: Place | None = None
    for number, line in enumerate(SPECS.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@place"):
            place = find_place(line.removeprefix("@place").strip())
        elif line.strip() and not line.startswith(("#", "@")):
            reason, _, rest = line.partition(" | ")
            failing = line.startswith("xfail:")
            marks = [pytest.mark.xfail(reason=reason[6:].strip(), strict=True)] if failing else []
            yield pytest.param(rest if failing else line, place, id=f"line {number}", marks=marks)


@pytest.mark.parametrize(("marked", "place"), list(read_specs()))
def test_line_gives_what_is_marked(marked: str, place: Place | None) -> None:
    text, marks = read_marks(marked.replace("⏎", "\n"), table="body")
    wanted = [
        {"start": mark.start, "end": mark.end, "name": text[mark.start : mark.end]} | mark.fields
        for mark in marks
    ]
    found = find_departments(text, place)
    got = [
        {key: getattr(body, key) for key in (wish if wish else ("name", "role"))}
        for body, wish in zip(found, [*wanted, *({} for _ in found[len(wanted) :])], strict=False)
    ]
    assert got == wanted
