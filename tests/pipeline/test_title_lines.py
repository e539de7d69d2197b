"""Lines that say a title once more hold no times of the text."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text

NOTICE = "枣林县人民政府办公室关于印发《枣林县2024年泵站建设工作计划》的通知\n\n各乡镇人民政府：\n\n现将《枣林县2024年泵站建设工作计划》印发给你们。\n\n{}\n\n{}\n"


@pytest.mark.parametrize("line", ["枣林县2024年泵站建设", "枣林县2024年泵站建设工作计划", "枣林县委关于开展2024年泵站建设工作的通知"])
def test_a_title_once_more(line):
    assert not extract(read_text(NOTICE.format(line, "新建泵站3座。"), "notice")).deadlines


@pytest.mark.parametrize("line", ["2024年，新建泵站3座。", "一、2024年工作计划", "2024年重点任务", "2024年底前，印发关于泵站的通知。"])
def test_lines_of_the_text_itself(line):
    assert len(extract(read_text(NOTICE.format(line, "新建泵站3座。"), "notice")).deadlines) == 1
