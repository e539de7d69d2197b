"""Numerals to numbers: Arabic, full-width (folded before), Chinese, and both with 万 and 亿."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
#: Signs after which a last digit counts the next lower place.
SPOKEN = {"百": 100, "佰": 100, "千": 1000, "仟": 1000} | MYRIADS

_LONGEST = 24  # signs: what has more is no amount of anything, and a Decimal stays exact


@lru_cache(maxsize=4096)
def number(numeral: str, multiplier: str = "") -> int | float:
    """The value of a folded numeral (`1,200`, `3.5`, `一百二十`, `3万`) times `multiplier` (`万`, `万亿`).

    Exact where the result is: 8.59 万 is 85900, not 85899.99…. An integer is an `int`. Raises ValueError on
    what is no numeral.
    """
    value = _exact(numeral) * (_chinese_whole(multiplier) if multiplier else 1)
    return int(value) if value == int(value) else float(value)


def _exact(numeral: str) -> Decimal | int:
    plain = numeral.replace(",", "").replace(" ", "")
    if not 0 < len(plain) <= _LONGEST:
        raise ValueError(f"{numeral[:_LONGEST]!r} is no numeral")
    if plain.isascii() and plain.isdigit():
        return int(plain)
    written = plain.rstrip("百千万亿")
    if not written.isascii() or not written:
        return _chinese(plain)
    if not written.replace(".", "", 1).isdigit():
        raise ValueError(f"{numeral!r} is no numeral")
    return Decimal(written) * (_chinese_whole(plain[len(written) :]) if written != plain else 1)


def _chinese(numeral: str) -> Decimal | int:
    """`二十三`, `一百零五`, `两千`, `三点五`, and digit by digit `二〇三五`."""
    whole, point, decimals = numeral.partition("点")
    value = _chinese_whole(whole)
    if not point:
        return value
    if not decimals or any(char not in DIGITS for char in decimals):
        raise ValueError(f"{numeral!r} is no numeral")
    return value + Decimal("0." + "".join(str(DIGITS[char]) for char in decimals))


def _chinese_whole(numeral: str) -> int:
    """A whole number; `一万五` and `三百五` stand for 15000 and 350, as they are spoken."""
    if numeral and all(char in DIGITS for char in numeral):
        return int("".join(str(DIGITS[char]) for char in numeral))
    total = part = digit = 0
    before = ""
    for char in numeral:
        if char in DIGITS:
            if DIGITS.get(before):
                raise ValueError(f"{numeral!r} is no numeral: two digits with nothing between them")
            digit = DIGITS[char]
        elif char in TENS:
            part += (digit or 1) * TENS[char]
            digit = 0
        elif char == "万":
            total += (part + digit or 1) * MYRIADS[char]
            part = digit = 0
        elif char == "亿":
            total = (total + part + digit or 1) * MYRIADS[char]
            part = digit = 0
        else:
            raise ValueError(f"{numeral!r} is no numeral: {char!r} is no sign of one")
        before = char
    if not numeral:
        raise ValueError("'' is no numeral")
    above = numeral[-2:-1]
    if digit and above in SPOKEN:
        return total + part + digit * SPOKEN[above] // 10
    return total + part + digit
