"""What a page puts before a paper: the name of its site, the column that a headline stands in, its own words about what it gives in full."""

from __future__ import annotations

import re

from pipeline.head_lines import NOTE, is_addressee, is_organ, stamp_of
from pipeline.head_titles import gather, is_paper, is_report, is_title_line, squeezed
from pipeline.header import Head
from pipeline.labels import is_labelled
from pipeline.lines import Line

#: The name of a site is so short.
_SITE_NAME = 10
#: What the name of a site ends in, where it is longer than that of a paper.
_SITE_ENDS = ("网", "网站", "政府", "门户", "报", "在线", "台", "客户端", "中心", "频道", "局", "委", "厅")
_PAPER_NAME = 6


def is_site_name(text: str, lines: list[Line], index: int) -> bool:
    """Whether the first line of a page is the name of its site, with what the site says of itself right below."""
    words, below = (text[line.start : line.end] for line in lines[index : index + 2])
    short = len(words) <= _PAPER_NAME or (len(words) <= _SITE_NAME and words.endswith(_SITE_ENDS))
    return index == 0 and short and words.isalpha() and bool(NOTE.fullmatch(below) or stamp_of(below))


def is_column(text: str, lines: list[Line], index: int) -> bool:
    """`政务动态`: whether a short line names the column of the site that the headline below stands in, which the page's stamp follows."""
    words, *below = (text[line.start : line.end] for line in lines[index : index + 3])
    if len(below) < 2 or len(words) > _PAPER_NAME or not words.isalpha() or is_report(words):
        return False
    return is_title_line(text, lines[index + 1], first=True) and not is_organ(below[0]) and (stamp_of(below[1]) is not None or is_labelled(below[1]))


#: 日前，某市印发《…方案》。|全文如下|：: what leads in a paper that a page gives in full, whose title stands in the next line.
_GIVEN_IN_FULL = re.compile(r"[^\n]{0,160}(?:全文|原文|内容|文件|方案|办法|意见|细则|通知)(?:全文|内容|发布|公布)?(?:如下|附后)[。：:！!]?")


#: 编者按：近年来，…
_EDITORS = ("编者按", "【编者按】", "编者的话")
#: |关于印发2024年枣林县防治方案的通知|
_NOTICE = re.compile(r"[^，。；：:]{0,30}关于[^，。；：:]{4,80}的(?:通知|意见|函)")


def read_lead_in(text: str, lines: list[Line], index: int, head: Head) -> int | None:
    """Read a page's own words before the paper that it gives in full: what says so, an editor's note, a sentence above a notice that addresses somebody."""
    if "title" in head.fields or index + 2 >= len(lines):
        return None
    words, title, below = (text[line.start : line.end] for line in lines[index : index + 3])
    given = _GIVEN_IN_FULL.fullmatch(words) is not None and is_paper(gather(text, lines, index + 1)[1])
    given = given or (words[-1] == "。" and f"《{squeezed(title)}》" in words and is_paper(title))
    noticed = words[-1] == "。" and _NOTICE.fullmatch(title) is not None and is_addressee(below)
    if not (given or noticed or words.startswith(_EDITORS)) or not is_title_line(text, lines[index + 1], first=True):
        return None
    head.kinds[index] = (index + 1, "note" if given else "paragraph")
    return index + 1
