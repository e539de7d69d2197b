"""How firmly a value is promised and to what it applies."""

from __future__ import annotations

import pytest

from extractors.span import Span
from pipeline.commitment import scope_of, strength_of


@pytest.mark.parametrize(
    ("text", "binding", "wanted"),
    [
        ("力争建成驿站6座", "", "力争"),
        ("鼓励建成驿站6座", "", "鼓励"),
        ("必须建成驿站6座", "", "确保"),
        ("建成驿站6座", "", "达到"),
        ("力争建成驿站6座", "约束性", "约束性"),
    ],
)
def test_how_firmly_it_is_promised(text, binding, wanted):
    assert strength_of(text, Span(0, len(text)), binding) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("全县建成驿站6座", "全县"), ("每个乡镇至少建成驿站1座", "每个乡镇"), ("农村建成驿站6座", "农村"), ("建成驿站6座", "")],
)
def test_to_what_it_applies(text, wanted):
    assert scope_of(text, 0, len(text)) == wanted
