"""What a text takes grows as it does, whatever it is made of: no shape of text makes the work of a row depend on how many others there are."""

from __future__ import annotations

import cProfile
import math
import pstats
from time import process_time

import pytest

from pipeline.extract import extract
from pipeline.read import read_text

#: A piece that is said over and over: long lists, lines, brackets, labels, tables, numbers without an end.
SHAPES = {
    "amounts in a list": "新建小学12所、",
    "amounts in clauses": "新建小学12所，",
    "bare digits": "12 34 ",
    "Chinese numerals": "一二三四五",
    "ratios": "1:2、",
    "amounts in quotes": "“四个",
    "times": "到2025年，",
    "days": "2022年3月1日\n",
    "labelled deadlines": "完成时限：2025年12月，建成小学3所，",
    "bodies in a list": "区教委、区财政局、",
    "bodies in lines": "区教委\n",
    "groups of bodies": "各有关部门、",
    "schools in a list": "城东中学、",
    "open brackets": "（",
    "open titles": "《教育",
    "headings": "一、目标\n（一）任务\n1.建设\n",
    "rows of a table": "甲\t12\t所\t2025年\n",
    "groups of digits": "100 ",
    "groups of digits parted by commas": "100，",
    "told so far": "截至目前，已建成3所，",
}
#: Per character there may be so much more work in a text three times as long (heads and ends of texts are read otherwise); the square would be 3.
MORE = 1.4


def calls(text: str) -> int:
    """How many functions the extraction of `text` calls, those of C among them."""
    profile = cProfile.Profile()
    profile.enable()
    extract(read_text(text, "hostile"))
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("piece", SHAPES.values(), ids=SHAPES)
def test_calls_grow_with_the_text(piece):
    extract(read_text(repeated(piece, 100), "warm"))
    few, many = calls(repeated(piece, 2_500)), calls(repeated(piece, 7_500))
    assert many <= MORE * 3 * few


@pytest.mark.slow
@pytest.mark.parametrize("piece", SHAPES.values(), ids=SHAPES)
def test_time_grows_with_the_text(piece):
    """Processor time between 10,000 and 60,000 characters, the shorter of two; a slope of 2 would be the square."""
    points = []
    for length in (10_000, 60_000):
        text = repeated(piece, length)
        times = []
        for _ in range(2):
            start = process_time()
            extract(read_text(text, "hostile"))
            times.append(process_time() - start)
        points.append((math.log(length), math.log(min(times))))
    (x, y), (far_x, far_y) = points
    assert (far_y - y) / (far_x - x) <= 1.2
