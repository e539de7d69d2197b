"""Bodies that only acted in what was done."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("某县2023年工作总结\n县水利局新建泵站9座，巡查河道36次。\n县林业局要管好苗圃。\n", ["mentioned", "responsible"]),
        ("去年，县水利局完成清淤90公里。县水利局负责巡查。\n", ["mentioned", "responsible"]),
        ("某县治水工作情况\n一、工作回顾\n县水利局紧紧围绕治水，全力抓建设。\n二、打算\n县水利局全力抓建设。\n", ["mentioned", "responsible"]),
        ("县水利局新建泵站9座。\n", ["responsible"]),
    ],
)
def test_who_acted_then_has_no_duty_now(text: str, roles: list[str]) -> None:
    assert [body.role for body in extract(read_text(text, "t")).departments] == roles
