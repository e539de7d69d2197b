"""Quantities: planted amounts are found where they were put, in time proportional to the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.amount_rules import arabic_rules, chinese_rules
from extractors.numerals import number
from extractors.quantities import find_quantities
from extractors.units import units

#: Words with no numeral, unit or comparator in them.
FILLER = st.text("教育事业发展规划推动优质均衡建设学校改善条件加强管理提升水平", max_size=30)
COUNTED = ["所", "个", "名", "家", "亩", "公里", "张", "辆", "元", "平方米"]
SIGNS = "〇一二三十百千万亿0123456789１２.,%％:：-—~至到第前近约不低于超过以上下内左右余多年月日个所名%（）()《》“”[]|\n\t 、，。新建教育"


@given(FILLER, st.integers(1, 10**7), st.sampled_from(COUNTED), FILLER)
def test_planted_amount_is_found_where_it_was_put(before: str, count: int, unit: str, after: str) -> None:
    text = f"{before}不少于{count}{unit}，{after}。"
    (found,) = find_quantities(text)
    assert (found.value_min, found.value_max, found.unit, found.comparator) == (count, count, unit, ">=")
    assert text[found.start : found.end] == f"{count}{unit}"
    assert found.outer_start == len(before)


@given(FILLER, st.integers(1, 900), st.integers(1, 900), st.sampled_from("-—～至"), st.sampled_from(COUNTED))
def test_planted_range_has_both_ends(before: str, low: int, more: int, dash: str, unit: str) -> None:
    text = f"{before}新增{low}{dash}{low + more}{unit}。"
    (found,) = find_quantities(text)
    assert (found.value_min, found.value_max, found.comparator) == (low, low + more, "range")
    assert text[found.start : found.end] == f"{low}{dash}{low + more}{unit}"


@given(st.decimals("0.1", 999, places=1), st.sampled_from(["万", "亿", "千万", "万亿"]))
def test_multiplier_is_multiplied_out(amount: object, multiplier: str) -> None:
    (found,) = find_quantities(f"完成投资{amount}{multiplier}元。")
    assert found.value_min == number(str(amount), multiplier)
    assert found.unit == "元"


@given(st.text(SIGNS, max_size=200))
@example("3000万元（含）至8000万元（不含）/年")
@example("1：1：1")
@example("至少至少3个和和5个以上以上")
def test_spans_are_in_the_text_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert end <= found.start < found.end <= len(text)
        assert found.outer_start <= found.start
        assert found.end <= found.outer_end
        assert found.value_min <= found.value_max
        assert (found.comparator == "range") == (found.value_min != found.value_max)
        assert any(char.isdigit() or char in "〇零一二两三四五六七八九十百千万亿" for char in text[found.start : found.end])
        end = found.end


@given(st.text(SIGNS, max_size=200), st.integers(0, 50))
def test_the_place_in_a_text_does_not_matter(text: str, lines: int) -> None:
    alone = [(found.start, found.end, found.value_min) for found in find_quantities("\n" + text)]
    moved = find_quantities("\n" * lines + "\n" + text)
    assert [(found.start - lines, found.end - lines, found.value_min) for found in moved] == alone


def test_full_width_and_half_width_give_the_same() -> None:
    wide, narrow = "覆盖率达到９５．５％以上，新建１２所。", "覆盖率达到95.5%以上，新建12所。"
    assert find_quantities(wide) == find_quantities(narrow)


def test_rules_have_names_of_their_kind() -> None:
    assert all(rule.name.startswith("quantity.") for rule in (*arabic_rules(), *chinese_rules()))


def test_families_of_units() -> None:
    assert units()["所"] == "count"
    assert units()["%"] == "percent"
    assert set(units().values()) == {
        "count", "person", "percent", "money", "area", "length", "mass", "volume", "energy", "data", "time",
        "degree",
    }  # fmt: skip


def _seconds(text: str) -> float:
    start = time.process_time()
    find_quantities(text)
    return time.process_time() - start


PARAGRAPH = "到2025年，新建公办幼儿园40所，新增学位1.2万个，学前三年毛入园率达到95%以上；推进“三个一批”工程，完成投资3-5亿元。"


@pytest.mark.parametrize(
    "piece",
    [
        PARAGRAPH + "\n", PARAGRAPH, "9", "1,", "1.", "一", "一十", "“三", "《", "[", "县3 ", "5个、", "（2021", "至少",
        "不超过总量的", "3\n",
    ],
    ids=lambda piece: piece.strip()[:6],
)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    """Twice the repetitions take about twice the time, also on one endless line."""
    short, long = piece * (40_000 // len(piece)), piece * (160_000 // len(piece))
    _seconds(piece)
    once = min(_seconds(short) for _ in range(2))
    assert _seconds(long) < 10 * max(once, 0.01)


@pytest.mark.parametrize("ending", ["\n", ""], ids=["lines", "one line"])
def test_two_megabytes_are_read_in_seconds(ending: str) -> None:
    text = (PARAGRAPH + ending) * (800_000 // len(PARAGRAPH))
    assert len(text.encode()) > 1_900_000
    assert _seconds(text) < 10
