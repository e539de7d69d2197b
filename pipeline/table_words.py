"""What the words of a table look like: heads, values, bodies, and the places of cells."""

from __future__ import annotations

import re
from math import log2

from extractors.late import late
from extractors.span import Span
from pipeline.lines import BLANKS

#: A row as it was read: the places of its cells, empty ones too (start == end).
Row = list[Span]
#: Words that stand in the head of an indicator or task table.
HEAD = re.compile(
    r"序\s?号|类\s?[别型]|分\s?类|领域|维度|项\s?目|(?:.{0,6}指\s?标(?:名称|内容|类别|性质)?)|(?:计量)?单\s?位|(?:指标)?属\s?性|性质|备\s?注|说明|目标(?:值)?"
    r"|(?:[一-龥“”]{0,8})?[（(]?(?:19|20)\d\d\s?年?[）)]?(?:[（(]?(?:基期|现状|实际|完成|目标|预期|规划|预计)?值?[）)]?)|(?:基期|现状|目标|规划|实际|预期)值?"
    r"|年均.{0,12}|累计.{0,8}|[〔\[【（(].{1,12}[〕\]】）)]|.{0,6}(?:责任|牵头|配合|承办|主管).{1,6}|(?:完成)?(?:时间|时限|期限)|部\s*门|数量|合计|.{0,4}内容|.{0,4}任务|.{0,4}措施"
)
_NUMERIC = late(
    r"[><≥≤=＞＜约近]{0,2}\s?[-+]?[\d.,，]+\s?(?:[%％‰]|[:：∶]\s?[\d.]+|[-—~～]\s?[\d.]+%?)?左?右?(?:以上|以下|以内)?|[\\/—-]{1,2}"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A body by its last word.
BODY = re.compile(r".{0,30}(?:局|厅|委|办|部|政府|管委会|中心|公司|镇|乡|街道|站|队|院|校|会)")
SERIAL = re.compile(r"序\s?号|编\s?号")
#: 一、, （一）, 第一章: what numbers sections.
OUTER = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节]|专栏"
)


def trimmed(text: str, start: int, end: int) -> Span:
    """[start, end) without blanks around it; an empty span at `start` where it holds blanks alone."""
    piece = text[start:end]
    body = piece.strip(BLANKS)
    left = start + len(piece) - len(piece.lstrip(BLANKS)) if body else start
    return Span(left, left + len(body))


def is_head_row(text: str, row: Row) -> bool:
    """Whether half of the cells say what heads of tables say."""
    return len(row) > 1 and sum(HEAD.fullmatch(cell.of(text)) is not None for cell in row) >= 0.5 * len(row)


def is_value(word: str) -> bool:
    """Whether a cell is a number, a share, a range or a stroke for none; a year is none of them."""
    return _NUMERIC.fullmatch(word) is not None and not _YEAR.fullmatch(word)


#: What a cell looks like: `number`, `body` or `words`, and the logarithm of its length.
Shape = tuple[str, float]


def shape_of(word: str) -> Shape:
    """What a cell looks like."""
    kind = (
        "number"
        if _NUMERIC.fullmatch(word[:40])
        else "body"
        if len(word) <= 30 and BODY.fullmatch(word)
        else "words"
    )
    return kind, log2(1 + len(word.replace(" ", "")))
