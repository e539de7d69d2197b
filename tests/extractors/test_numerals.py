"""Numerals are read exactly, and what is no numeral is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numerals import number

DIGITS = "零一二三四五六七八九"


def written(value: int) -> str:
    """0 < value < 10^12 in Chinese numerals, as it is written in a document."""
    for base, sign in ((10**8, "亿"), (10**4, "万")):
        if value >= base:
            high, low = divmod(value, base)
            gap = "零" if low and low < base // 10 else ""
            return written(high) + sign + gap + (written(low) if low else "")
    for base, sign in ((1000, "千"), (100, "百"), (10, "十")):
        if value >= base:
            high, low = divmod(value, base)
            gap = "零" if low and low < base // 10 else ""
            return DIGITS[high] + sign + gap + (written(low) if low else "")
    return DIGITS[value]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("25", 25),
        ("1,200", 1200),
        ("10,986.01", 10986.01),
        ("3.5", 3.5),
        ("3.5亿", 350_000_000),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零五", 105),
        ("一百二十", 120),
        ("两千三百", 2300),
        ("三百五", 350),
        ("一万五", 15_000),
        ("一亿二千万", 120_000_000),
        ("三点零五", 3.05),
        ("二〇三五", 2035),
        ("壹佰", 100),
        ("千", 1000),
    ],
)
def test_numeral_has_its_value(numeral: str, value: float) -> None:
    assert number(numeral) == value


@pytest.mark.parametrize(
    ("numeral", "multiplier", "value"),
    [
        ("8.59", "万", 85_900),
        ("13.96", "万", 139_600),
        ("0.1", "亿", 10_000_000),
        ("1.2", "万亿", 1_200_000_000_000),
        ("5", "千万", 50_000_000),
        ("3", "百", 300),
    ],
)
def test_multiplier_is_exact(numeral: str, multiplier: str, value: int) -> None:
    found = number(numeral, multiplier)
    assert found == value
    assert isinstance(found, int)


@pytest.mark.parametrize(
    "text", ["", " ", "abc", "3点5", "十二三", ".", "1.2.3", "-3", "1e5", "三点", "点五", "9" * 5000, "一" * 5000]
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no numeral"):
        number(text)


@given(st.integers(1, 10**12 - 1))
def test_chinese_numeral_is_read_back(value: int) -> None:
    assert number(written(value)) == value


@given(st.decimals(0, 10**6, places=2, allow_nan=False))
def test_arabic_numeral_is_read_back(value: object) -> None:
    assert number(str(value)) == float(str(value))
