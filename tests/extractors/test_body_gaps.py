"""Torn names: the gaps that are closed, those that part two names, and the way back to the original."""

from __future__ import annotations

import pytest

from extractors.body_gaps import close_gaps


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("由市 教育局负责", "由市教育局负责"),
        ("由市教育 局负责", "由市教育局负责"),
        ("请市发展改\n革委统计", "请市发展改革委统计"),
        ("县财政局 县水利局", None),
        ("县委\n办公室", None),
        ("工作目标\n教育局", None),
        ("覆盖全省\n教育局面", None),
        ("没有空白", None),
    ],
)
def test_only_gaps_inside_names_are_closed(text: str, closed: str | None) -> None:
    found = close_gaps(text)
    assert (found.text if found else None) == closed


def test_every_character_knows_where_it_stood() -> None:
    text = "由市 教育局会同市发展改\n革委负责"
    found = close_gaps(text)
    assert found
    assert [text[found.back(at)] for at in range(len(found.text))] == list(found.text)
