"""The numbers that a word processor draws before paragraphs: they stand in no text, and headings are known by them.

Styles: ECMA-376 part 1, 17.18.59 ST_NumberFormat; one that is not here is drawn as plain digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_DIGITS = "〇一二三四五六七八九"
_FINANCIAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%(\d)")
_BULLET = "• "
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level is drawn: the style of its number, the pattern (`（%1）`) around it, the number it begins with."""

    style: str
    pattern: str
    start: int = 1


@dataclass(slots=True)
class Counters:
    """Numbering → level → how it is drawn; and how far each has counted."""

    numberings: dict[str, dict[int, Level]]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)

    def next(self, numbering: str, depth: int) -> str:
        """The words before the next paragraph at this depth, "" where the numbering is unknown (0 takes one away)."""
        levels = self.numberings.get(numbering, {})
        if depth not in levels or depth >= _LEVELS:
            return ""
        level = levels[depth]
        counts = self._counts.setdefault(numbering, [None] * _LEVELS)
        count = counts[depth]
        counts[depth] = level.start if count is None else count + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        if level.style == "none":
            return ""
        if level.style == "bullet":
            return _BULLET

        def said(hit: re.Match[str]) -> str:
            at = int(hit[1]) - 1
            other = levels.get(at)
            if other is None:
                return ""
            count = counts[at]
            return numeral(other.start if count is None else count, other.style)

        words = _PLACE.sub(said, level.pattern)
        # Western numbers need a blank before the text, Chinese marks don't.
        return words + " " if words[-1:].isalnum() and words.isascii() else words


def numeral(number: int, style: str) -> str:
    """A number as a style draws it."""
    return _STYLES.get(style, str)(number)


def chinese(number: int) -> str:
    """1–9999 as it is counted: 十二, 一百零五."""
    if not 0 < number < 10_000:
        return str(number)
    words = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            words += _DIGITS[digit] + name
        elif words and not words.endswith("零") and number % unit:
            words += "零"
    return words[1:] if 10 <= number < 20 else words


def _spelled(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 800 else str(number)


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        while number >= value and len(words) < 20:
            words += sign
            number -= value
    return words


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else str(number)


def _bracketed(number: int) -> str:
    return f"({number})"


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_STYLES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting"), chinese),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _spelled),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "chineseLegalSimplified": lambda number: _FINANCIAL[number] if 0 < number < 10 else str(number),
    "decimalEnclosedParen": _bracketed,
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalZero": lambda number: f"{number:02d}",
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "lowerLetter": _letter,
    "lowerRoman": _roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "upperRoman": lambda number: _roman(number).upper(),
}
