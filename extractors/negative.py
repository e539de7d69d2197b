"""The minus before a number: `增速-0.5%` is below nought, `5-8%` a range and `B-2` a name."""

from __future__ import annotations

import re

from extractors.late import late

#: Marks that are printed for a minus.
_MINUS = frozenset("-–—")
#: |增速为|-0.5%, |较上年|-3.2%: words that a change or a measured value stands behind.
_CHANGE = re.compile(
    r"(?:增[速长幅加]|涨[幅跌]?|跌幅?|降幅?|同比|环比|[较比](?:上年|去年|同期)(?:同期)?|变[化动](?:率|幅度)?|指数|差[额值]?|幅度?|率|速度|回落|下降|控制|保持|温度?|分别|[为在到至于])(?:为|是|达到?|约|在|[:：])?[ \t]?$"
    r"|[(（][ \t]?$|^[ \t]*$"
)
#: 3.5%、|-1.2%, 5.0 |-1.2%: the next of a list of shares.
_LISTED = re.compile(r"[%‰点℃](?:[、和及与,，/]|[ \t|]+)$")
#: Behind the number: what can be less than nought; money and points only where it is told of a change.
_SHARE = re.compile(r"\d[\d.,]*[ \t]?(?:[%‰℃]|个?百分点)")
_OTHER = re.compile(r"\d[\d.,]*[ \t]?[万亿]?元?(?=[，。；、）)\s]|$)")
#: 出厂价格|-2.1%: any word, before a share with decimals; a dash of another kind stands before whole ones (平时成绩-30%).
_WORD = late(r"[\u4e00-\u9fff](?<![年月日号元级第])[ \t]?$")
_DECIMAL = re.compile(r"\d+\.\d+[ \t]?(?:[%‰]|个?百分点)")
_WIDTH = 10


def minus_before(text: str, start: int) -> int:
    """Where the minus of the number at `start` of a folded text stands; `start` where it has none."""
    at = start - 1
    if at < 0 or text[at] not in _MINUS or text[at - 1 : at] in _MINUS:
        return start
    low = max(0, at - _WIDTH)
    low = max(low, text.rfind("\n", low, at) + 1)
    share = _SHARE.match(text, start)
    if _CHANGE.search(text[low:at]) and (share or (at > low and _OTHER.match(text, start))):
        return at
    if share and (_LISTED.search(text, low, at) or (_DECIMAL.match(text, start) and _WORD.search(text, low, at))):
        return at
    return start
