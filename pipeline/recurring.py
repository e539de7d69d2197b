"""How often a value recurs: `每年`, `每学年`, `年均`, `元/年`; or whether a duration without an origin rules it."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.late import late
from extractors.span import Span
from extractors.time_reading import TimeMention
from pipeline.dated import Dated
from pipeline.document import Sentence
from pipeline.stated import closes_bracket


class Recurrence(NamedTuple):
    """`frequency` as written without blanks, "" where nothing recurs."""

    frequency: str = ""
    span: Span | None = None
    #: A duration with no calendar origin rules the value (`2年内…至少1次`).
    unanchored: bool = False


#: 对成立3年内的企业|给予|补贴2万元: the stretch tells who is given it.
_OF_WHOM = re.compile(r"[^，。；\n]{0,40}?(?:的|[者生人]|企业|单位|人员)[，,]?[^，。；\n]{0,12}?(?:给予|给与|发放|补助|补贴|奖励|奖补|资助)")
_NONE, _UNANCHORED = Recurrence(), Recurrence(unanchored=True)

#: ，|每年|选派医师30名，培训护士60名: the frequency opens a part of the sentence; whoever else acts, or when, is named in none of its clauses.
_OPENS = re.compile(r"(?:^|[，。；：,;:\s）)])$")
_PART_END = re.compile(r"[。；：;:\n]")
#: What is done over and over again; what is built is built once.
_DOINGS = late(
    r"\s*(?:定向|公开|集中|免费|分批|轮流|统一|联合)?(?:培训|轮训|培养|培育|选派|选树|选聘|招聘|招录|招收|引进|吸引|输送|举办|组织|开展|放映|演出|表彰|奖励|慰问|检查|抽查|巡查|走访|帮扶|转化|资助|服务|接待|发放)"
    r"(?!期|年限|对象|率)(?=[\u4e00-\u9fff“])"
)
#: 500元|每年|, not 500元|，每年|…, 3万元|且每家|每年…: a mark or someone else between value and frequency parts them.
_MARK = re.compile(r"[，。；：,;且并]|[每单同各][一个家户项人]")
#: 每年化解纠纷2万件，成功率98%|；|其中…: what is told behind is told of something else.
_SENTENCE_PART, _SENTENCE_END = re.compile(r"[。；]"), re.compile("。")
#: |年均|增长: a frequency that is no time expression; 年均浓度 is a measure.
_YEARLY = re.compile(r"年均(?!浓度|气温|温度|值|降[水雨]|湿度|水位|径流|流量|日照|声级|指数)|/年|每年")
#: 接待人次|年均|增长9%、|旅游收入|12%: the growth of each year goes on through a list.
_YEARLY_TOO = re.compile(r"年均(?:递增|增长|增加|提高|下降|递减)[\d.]+%(?:以上|左右)?[、和](?:[^，。；、\d达长增加降提超保]{2,14}[\d.]+%(?:以上|左右)?[、和])?[^，。；、\d达长增加降提超保]{2,14}(?<!率)(?<!占比)(?<!比重)(?<!强度)(?:增长)?$")
#: 300元|/月|, 50元/人·|月|, 600元/人|年|: the frequency in a rate's unit.
_PER_PERIOD = re.compile(r"(?:/|(?<=[人户亩床辆生儿车][·.•・])|(?<=/[人生]))(?P<per>学期|学年|季度|年|月|日|天|周|d(?![a-z]))")
_PERIODS = {"年": "每年", "月": "每月", "日": "每天", "天": "每天", "d": "每天", "周": "每周", "季度": "每季度", "学期": "每学期", "学年": "每学年"}
_BLANKS = re.compile(r"\s+")
#: 每年|新建|5所，…: works, behind which what is done is done once as well.
_BUILT = re.compile(r"\s*(?:[新改扩续迁]建|建[成设立]|完成|实施|改造|修[建缮]|购置|配备|安排)")
#: 每年|送戏下乡90场，举办…: whatever is done first, the year goes on.
_OF_YEARS = ("每年", "每学年", "每学期")
#: So many characters behind a value and before it are looked at for its frequency.
_BEHIND, _AHEAD = 8, 12


def recurrence(dated: Dated, start: int, end: int, sentence: Sentence, clause_start: int) -> Recurrence:
    """How often the value at [start, end) recurs."""
    text = dated.document.text
    ruling = [time for time in dated.within(sentence.start, start) if time.end <= start and time.kind in ("recurring", "duration")]
    for time in reversed(ruling):
        if time.kind == "recurring" and (_rules(text, time, clause_start, start) or _goes_on(dated, time, clause_start, start)):
            return Recurrence(_written(text, time), Span(time.start, time.end))
    unanchored = any(_open(text, time, start) for time in ruling if time.start >= clause_start) or (_is_far(dated) and any(map(_is_undated_year, dated.within(sentence.start, start))))
    behind = next((time for time in dated.within(end, min(sentence.end, end + _BEHIND)) if time.kind == "recurring"), None)
    if behind and not _MARK.search(text, end, behind.start):
        return Recurrence(_written(text, behind), Span(behind.start, behind.end), unanchored)
    yearly = _YEARLY.search(text, max(clause_start, start - _AHEAD), start)
    if yearly and yearly.group() == "年均":
        return Recurrence("年均", Span(*yearly.span()), unanchored)
    joined = _YEARLY_TOO.search(text, clause_start, start) if text.find("年均", clause_start, start) >= 0 and text[end - 1] == "%" else None
    if joined:
        return Recurrence("年均", Span(joined.start(), joined.start() + 2), unanchored)
    per = _PER_PERIOD.search(text, start, end)
    if per:
        return Recurrence(_PERIODS[per.group("per")], Span(*per.span()), unanchored)
    return _UNANCHORED if unanchored else _NONE


def _is_far(dated: Dated) -> bool:
    """Whether the horizon of a text that is no plan is a year in which five-year plans end, which its 今年 hardly is."""
    return dated.plan.start is None and dated.plan.end is not None and dated.plan.end.year % 5 == 0


def _is_undated_year(time: TimeMention) -> bool:
    """今年, 年内 of news that say nowhere which year they are of."""
    return time.kind == "during" and time.rule in ("time.point.running_year", "time.end_of_year", "time.whole_year") and time.start_date is None and time.end_date is None


def _open(text: str, time: TimeMention, start: int) -> bool:
    """Whether a duration has no dates and rules the value, rather than telling who is given it."""
    if time.kind != "duration" or time.end_date is not None or text.endswith("为期", 0, time.start):
        return False  # 为期90天、120场次的展演: how long it goes on
    if closes_bracket(text[time.end : start]):
        return False  # 国产器械（3年内上市）占比
    who = time.rule == "time.within" and _OF_WHOM.match(text, time.end, start)
    return not who


def _rules(text: str, time: TimeMention, clause_start: int, start: int) -> bool:
    """Whether a frequency on the left holds for the value: in its clause, or in one that goes on with 其中 or 且."""
    between = text[time.end : start]
    if "”" in between and _quotation_ends(between):
        return False
    if time.start >= clause_start:
        return True
    goes_on = text[clause_start:start].lstrip(" ，、").startswith(("其中", "且"))
    parts = _SENTENCE_PART if "%" in text[time.end : clause_start] else _SENTENCE_END
    return goes_on and parts.search(text, time.end, clause_start) is None


def _goes_on(dated: Dated, time: TimeMention, clause_start: int, start: int) -> bool:
    """Whether a frequency that opens a list of tasks holds for the value in a later one: `每年选派医师30名，培训护士60名`."""
    text = dated.document.text
    if not _OPENS.search(text, max(0, time.start - 1), time.start) or _PART_END.search(text, time.end, start):
        return False
    if any(other.kind != "duration" for other in dated.within(time.end, start)):
        return False
    first = clause_start + (text[clause_start : clause_start + 1] in "，, ")
    if not _DOINGS.match(text, first, start):
        return False
    yearly = text.startswith(_OF_YEARS, time.start) and not _BUILT.match(text, time.end, clause_start)
    return yearly or _DOINGS.match(text, time.end, clause_start) is not None  # 每月入园指导2次，培训果农3000人次: not each month


def _quotation_ends(between: str) -> bool:
    """Whether a quotation that holds the time ends before the value (`“每天阅读一小时”和“…1-2本…”`)."""
    opened = between.find("“")
    return opened < 0 or between.find("”") < opened


def _written(text: str, time: TimeMention) -> str:
    return _BLANKS.sub("", text[time.start : time.end])
