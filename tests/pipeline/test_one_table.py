"""A name that is a school's and a body's stands in one table."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text


@pytest.mark.parametrize(
    ("text", "bodies", "schools"),
    [
        ("（责任单位：县委组织部、县委党校、县教育局）\n", ["县委组织部", "县委党校", "县教育局"], []),
        ("牵头单位：县委党校；配合单位：县人社局\n", ["县委党校", "县人社局"], []),
        ("牵头单位：县人社局；配合单位：县农业农村局、石河县职业中学\n", ["县人社局", "县农业农村局"], ["石河县职业中学"]),
        ("改造县委党校教学楼，县教育局负责实施。\n", ["县教育局"], ["县委党校"]),
    ],
)
def test_a_party_school_with_a_duty_is_a_body_and_any_other_school_a_school(text: str, bodies: list[str], schools: list[str]) -> None:
    found = extract(read_text(text, "t"))
    assert [body.name for body in found.departments] == bodies
    assert [school.name for school in found.schools] == schools
