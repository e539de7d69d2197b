"""Words of reaching and counting between an indicator and its value, no part of it: 市民广场|共有, 覆盖率|均达到."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import rows

#: What is more than a word, each with the characters that it begins with: 由目前的, 每万人口, 以县为单位, a mark or a blank.
_BUILT = {
    "应": r"应[\u4e00-\u9fff]尽[\u4e00-\u9fff]",
    "一二三四五六": r"[一二三四五六]年(?:为)?一个?周期",
    "人户校": r"(?<=补[助贴])[人户校]均",
    "由": r"由(?:现在|目前|当前|现有|原来|原)的?",
    "两三四五": r"(?<=[\u4e00-\u9fff]{3})[两三四五]年",
    "以": r"以[^，。；、]{2,6}为单位",
    "在": r"(?<=[均仍都率例])在",
    "总": r"(?<=资金|投资|金额|经费)总",
    "每": r"每[百千万]{0,2}个?(?:人口|人|户|生|街道|乡镇|镇|村|社区|平方公里|公里|平方米|亩|吨|头|例|千瓦时|公斤|立方米|张床位|张|床位?|个|台|辆|次|餐|名|支|套|处|室|只|株|课时|课)",
    r"：:“\"\s": r"[：:“\"\s]",
}


def _behind(words: list[str]) -> str:
    """What must not stand before a word, as looks behind, one for each width."""
    widths = sorted({len(word) for word in words})
    return "".join(f"(?<!{'|'.join(word for word in words if len(word) == width)})" for width in widths)


@cache
def reach_pattern() -> re.Pattern[str]:
    """The last of these words at the end of a stretch: those of the lexicon `reaching_words` and what is more than a word.

    It begins with a look at the first character, since it is searched for from every place of a stretch.
    """
    words = [(row["surface"], _behind(row["not_behind"].split())) for row in sorted(rows("reaching_words"), key=lambda row: (-len(row["surface"]), row["surface"]))]
    first = "".join(dict.fromkeys([*"".join(_BUILT), *(surface[0] for surface, _ in words)])).replace("\\s", "")
    return re.compile(rf"(?=[{first}\s])(?:{'|'.join([*_BUILT.values(), *(behind + surface for surface, behind in words)])})$")
