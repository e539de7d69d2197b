"""Heads of tables of plain text: which words are heads, and how those of several lines or two levels stand above columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.span import Span
from pipeline.table_flow import is_unit, kind_of
from pipeline.table_words import HEAD, OUTER, Row, is_value

#: A head is no longer, and a table has no more columns.
HEAD_WIDTH, MOST_COLUMNS = 16, 12
#: So many lines from the first on may hold heads.
MOST_LINES = 40
#: |2020| above |年|.
BARE_YEAR = re.compile(r"(?:19|20)\d\d")
#: A line break within a cell of several lines.
BREAK = re.compile(r"\s*[\r\n]\s*")
#: A head of two or three characters that blanks set wide.
_SET_WIDE = 8
#: Heads of tables of projects, schools and places, which are words of text elsewhere, and of tasks, how far they have come and how they are graded.
_HEADS = re.compile(
    r".{0,8}名称|(?:项目)?(?:学校|单位)|乡镇(?:街道)?|镇街|县区|区县|县[（(]市、区[)）]|村[（(]社区[)）]|年份|年度|.{0,4}(?:领导|主体|责任人)|[一二三四]季度|.{0,4}(?:要求|职责|进度|时间|时限|期限)"
    r"|(?:建设|工作|项目|年度|主要|重点|具体|办学|办园)(?:内容|规模|性质|目标|任务|措施|地点|年限|类型|要点)?.{0,5}|.{0,4}(?:投资|资金|面积|学位|班额|数量)(?:[（(].{1,6}[)）])?|所在.{1,4}|(?:开|竣)工.{2}"
    r"|.{0,4}(?:事项|举措|成果|成效|清单)|(?:成果|表现|支持)形式|(?:时间|进度|完成|推进)节点|(?:节点|阶段|预期|规划|发展|全年|整改|绩效|[一二三四]季度)目标|任务分解|整改.{2}"
    r"|.{0,4}(?:进展|进度|完成|落实|办理|整改|开展|执行|推进|实施)(?:情况|结果)|.{0,2}进展|(?:当前|目前|形象)(?:完成)?(?:进度|情况)|是否.{2,8}|完成(?:标准|率|比例)|下一?步.{2,8}|(?:存在|反馈|具体|主要)(?:的)?问题|问题(?:描述|表现)?"
    r"|(?:年度|全年|实际|预期)?指标值|(?:计划|实际|预算|下达)[数值]|(?:联系|监督|举报)(?:电话|方式)|评[分价](?:标准|办法|细则|方法|依据)|考[核评](?:方式|单位|部门|办法|标准|要点|对象)|分值(?:[（(].[)）])?|权重|(?:自评)?得分|数据来源|指标(?:解释|说明|含义)|计算(?:公式|方法)"
    r"|服务(?:对象|标准|范围|区)|支出责任|(?:资金|经费)来源|投资估算|(?:业主|实施|协办|主办|承办|督[办查导]|成员|考核|挂钩|帮扶|协同|推进|落实|承担|执行|建设|管理|监管|权属|使用|申报|组织|统筹|主责|归口|对口|指导|支持|参与|联系)(?:单位|部门)|辖区|属地|街道|社区|市州|地区|城市|.{1,6}数\s?[（(].{1,3}[)）]|招生(?:计划|范围|区域|人数)|[班人户]数|学段|地址"
    r"|[一-龥]{2,6}[（(](?:19|20)\d\d年\d{1,2}月[底末]?[)）]|(?:立项|政策|工作|文件)依据|[上下]半年|(?:19|20)\d\d年.{2,6}|.{2,4}(?:投资|资金)(?:金额|总额|估算)?\s?(?:[（(].{1,6}[)）])?"
)
#: 火灾起数（起）| above |伤人数（人）: measures with their units, a line each, are heads; a row's name has its numbers below.
_MEASURE = re.compile(r".{2,10}(?<![率度例])[（(](.{1,5})[)）]")
#: |其中：一季度|, |改造任务（户）|: what stands around a head.
_AROUND = re.compile(r"^其中[：:]|(?<=.)[（(][^（）()\d]{1,6}[)）]$")
AFTER = re.compile(r"附[件表]|[表图]\s?[\d一二三四五六七八九十]|[（(]?单位[：:]|续表|(?:注|说明|备注|资料来源)\s?[：:]")
#: |2023年3月1日|, |（此件公开发布）|: the end of a letter above a table.
_LETTER_ENDS = re.compile(r"[（(]此件|(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")
#: 完成主体工程|70%|: an amount is a cell's.
_STATED = re.compile(r"\d[%％‰]|[≥≤]")


def is_known_head(words: str) -> bool:
    """Whether words are a head that many tables have."""
    words = "".join(words.split()) if len(words) <= _SET_WIDE or "\n" in words else words  # 年　　份
    if HEAD.fullmatch(words) or _HEADS.fullmatch(words):
        return True
    bare = _AROUND.sub("", words) if words[-1:] in ")）" or words.startswith("其中") else words
    return bare != words and (HEAD.fullmatch(bare) or _HEADS.fullmatch(bare)) is not None


def is_measure(words: str) -> bool:
    """Whether words name a measure and its unit."""
    named = _MEASURE.fullmatch(words)
    return named is not None and is_unit(named[1])


def is_head(words: str) -> bool:
    """Whether words are a known head, or name a measure and its unit."""
    return is_known_head(words) or is_measure(words)


def opens_heads(words: str) -> bool:
    """Whether a line is a known head of a table."""
    return len(words) <= HEAD_WIDTH and not OUTER.match(words) and not AFTER.match(words) and not _LETTER_ENDS.match(words) and is_known_head(words)


def is_open(words: str) -> bool:
    """Whether a bracket is left open."""
    return max(words.rfind("（"), words.rfind("(")) > max(words.rfind("）"), words.rfind(")"))


#: What a line above the heads ends in that is none of them.
_CAPTION = re.compile(r"(?:表|清单|名单|名录|目录|台账|方案|计划|分工|一览|情况|安排|办法|要点|行动|工程)(?:[（(].{1,12}[)）])?$|^附|[印打]|字体|字号|浏览")


def may_open_heads(words: str) -> bool:
    """Whether a line above known heads may be one that no other table has."""
    return may_be_head(words) and not _CAPTION.search(words)


def may_be_head(words: str) -> bool:
    """Whether a line may be a head by its form."""
    return 1 < len(words) <= HEAD_WIDTH and not is_value(words) and not _STATED.search(words) and words[-1] not in "。；！？，、：:" and not OUTER.match(words) and not AFTER.match(words) and not _LETTER_ENDS.match(words)


NOTHING = Span(0, 0)
YEAR = re.compile(r"[（(]?(?:19|20)\d\d\s?年?.{0,4}")
#: 2025年 | 年均增长: what stands below them.
_LOWER = re.compile(rf"{YEAR.pattern}|(?:(?:[五三]年)?(?:年均|累计)|较(?:20\d\d年|基期)).{{0,8}}")
#: Heads that years may stand below.
_PARTED = re.compile(r"目标|规划|计划|指标值|完成|年度|任务|现状")


def head_rows(text: str, cells: Sequence[Span]) -> Iterator[list[Row]]:
    """The heads that words may be, as rows of columns: one row, or two where the last words are years, which then stand below one of the others."""
    yield [list(cells)]
    joined = joined_heads(text, cells)
    if len(joined) < len(cells):
        yield [joined]
    yield from _repeated(text, joined)
    years = 0
    while years < len(cells) and _LOWER.fullmatch(cells[-1 - years].of(text)):
        years += 1
    if not are_lower(text, cells[len(cells) - years :]):
        return
    outer = list(cells[: len(cells) - years])
    for at, cell in enumerate(outer if years > 1 else ()):
        if _PARTED.search(cell.of(text)) and not YEAR.search(cell.of(text)):
            behind = len(outer) - at - 1
            yield [[*outer[: at + 1], *[NOTHING] * (years - 1), *outer[at + 1 :]], [*[NOTHING] * at, *cells[len(outer) :], *[NOTHING] * behind]]


def are_lower(text: str, cells: Sequence[Span]) -> bool:
    """Whether words are what stands below a head that is parted: years, and growth beside them."""
    words = [cell.of(text) for cell in cells]
    return all(map(_LOWER.fullmatch, words)) and any(map(YEAR.fullmatch, words))


def _repeated(text: str, cells: Sequence[Span]) -> Iterator[list[Row]]:
    """Two rows of heads where the last words repeat below each of others: 2025年 | 2030年 above 面积 | 投资 | 面积 | 投资."""
    words = [cell.of(text) for cell in cells]
    for each in range(2, len(words) // 2):
        times = 1
        while each * (times + 1) < len(words) and words[-each * (times + 1) : -each * times or None] == words[-each:]:
            times += 1
        outer = len(words) - each * times
        for first in range(outer - times + 1) if 1 < times <= outer else ():
            upper, lower = list[Span](), list[Span]()
            for at, cell in enumerate(cells[:outer]):
                parted = first <= at < first + times
                upper += [cell, *[NOTHING] * (each - 1 if parted else 0)]
                lower += cells[outer + each * (at - first) : outer + each * (at - first + 1)] if parted else [NOTHING]
            yield [upper, lower]


#: 2020年 above |完成情况|, 面积 above |（亩）|: what goes on with the head of the line above.
_GOES_ON = re.compile(r"(?:完成|实际|现状|基期|规划|计划|目标|预期|预计|实现)(?:目标|情况|任务|指标|数量?|值|完成|进度|投资)?|实绩|[（(].{1,8}[)）]")

#: 指 | 标, 指标 | 属性: a word that was set wide, and one that stood in two lines of its cell.
_ONE_HEAD = re.compile(r"[一-龥] [一-龥]|指标 (?:属性|性质|类[型别])|(?:计量|责任|牵头|配合) (?:单位|部门)")


def joined_heads(text: str, cells: Sequence[Span]) -> list[Span]:
    """The heads where one of two lines, a year and what it is the year of or a measure and its unit, is told of several columns."""
    found: list[Span] = []
    for cell in cells:
        words = cell.of(text)
        before = found[-1].of(text) if found else ""
        on = found and _GOES_ON.fullmatch(words) and (words[0] in "（(" or YEAR.fullmatch(before))
        if on or _ONE_HEAD.fullmatch(f"{before} {words}"):
            found[-1] = Span(found[-1].start, cell.end)
        else:
            found.append(cell)
    return found


def kinds_of(text: str, heads: Sequence[Row]) -> list[str]:
    """What each column holds by its heads, the innermost that tells first; a ruined table has columns without one."""
    told = [[kind_of(cell.of(text)) for cell in column[::-1] if cell.start < cell.end] for column in zip(*heads, strict=True)]
    return [next((kind for kind in kinds if kind != "words"), "words") for kinds in told]


def without_heads(words: Sequence[str], titles: str) -> list[int]:
    """The places of the words but for those that say all of the heads, `titles`, once more, as at the top of a page."""
    kept: list[int] = []
    at = 0
    while at < len(words):
        last, said = at, ""
        while last < len(words) and len(said) < len(titles) and titles.startswith(words[last], len(said)) and words[last]:
            said += words[last]
            last += 1
        if said == titles:
            at = last
        else:
            kept.append(at)
            at += 1
    return kept
