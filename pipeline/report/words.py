"""The words of page and pictures in both languages, from static/words.tsv."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]
#: A text in Chinese and in English.
Both = tuple[str, str]

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@cache
def words() -> dict[str, Both]:
    """Key → its words. A code of a table has the key `kind.code` (`verdict.same`)."""
    text = files("pipeline.report").joinpath("static/words.tsv").read_text(encoding="utf-8")
    return {row["key"]: (row["zh"], row["en"]) for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)}


def word(key: str, language: Language) -> str:
    """The word of `key`; KeyError where there is none."""
    return words()[key][LANGUAGES.index(language)]


def listed(names: Sequence[str], language: Language, limit: int = 0) -> str:
    """`甲、乙和丙` / `a, b and c`; of more than `limit` names the first ones and how many there are."""
    shown = list(names[:limit] if limit else names)
    if len(shown) < len(names):
        head = ("、" if language == "zh" else ", ").join(shown)
        return f"{head}等{len(names)}个" if language == "zh" else f"{head} and {len(names) - len(shown)} more"
    if len(shown) < 2:
        return "".join(shown)
    joint, last = ("、", "和") if language == "zh" else (", ", " and ")
    return joint.join(shown[:-1]) + last + shown[-1]
