"""Times inside of the phrase left of a number: what stands before one may be what is measured (`护林员每年培训16学时`, `规上企业2024年营业收入`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_verbs import TOWARDS, opens_with_verb
from extractors.indicator_words import heads_pattern, last_verb, verb_chain, verbs
from extractors.reaching import reaching
from extractors.span import Span, Spanned

#: 投资五年|累计完成|400亿元, 标准2025年|提高至每生每年|7000元: the predicate alone behind a time.
_DOING_ALONE = re.compile(
    r"(?:累计|共计|共|合计|总共|再|力争|争取|预计|将|已|要)*(?P<verb>完成|实现|提高|提升|增加|增长|降低|降|下降|减少|扩大|稳定|保持|控制|达成|净增|新增)(?:了|到|至|在|为)?"
    r"(?:每[人户生][每均]?[年月]?|每[年月])*"
)
#: Kinds of bodies whose figures are told for a year, and the year.
_OF_KIND = re.compile(r"[\u4e00-\u9fff]{2}(?:企业|机构|工业|产业|行业|银行|医院|学校)$")
_OWN_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_IN_YEAR = re.compile(r"(?:19|20)\d\d年")
_YEAR_END = ("年底", "年末")
#: 到|2025年和2030年|，…分别: two times that have a value each.
AT_EACH_TIME = re.compile(r"20\d\d年?[底末前]{0,2}(?:[和、与及]|以及)到?20\d\d年")
#: What stands before these is told of, again and again.
_FREQUENCIES = ("每", "常年")


def without_times(reading: Reading, low: int, high: int) -> tuple[int, int, Span | None, Span | None]:
    """The longer side of each time in the stretch; the noun before a time where it is part of what is measured; the verb alone behind one."""
    text = reading.text
    subject: Span | None = None
    doing: Span | None = None
    for time in reading.times:
        if not low < time.end <= high or _in_bracket(text, low, time, high):
            continue
        within = text[time.end - 1] == "内"
        if within and text[high - 1] == "率" and "，" not in text[time.end : high]:
            continue  # 2小时内到达率
        named = Span(reading.skip(low, time.start), time.start)
        if text[time.end : high].strip() and (
            (within and time.start - named.start >= 4)  # 新任村医2年内进修…
            or (_OF_KIND.search(text, named.start, named.end) and _IN_YEAR.match(text, time.start) and heads_pattern().search(text, time.end, high) and not verb_chain(text, named.start, named.end))  # 规上企业2024年营业收入
            or (text[time.start : time.end] in _YEAR_END and time.start - named.start >= 3 and heads_pattern().search(text, time.end, reading.trim_tail(time.end, high)[0]) and not verb_chain(text, named.start, named.end))  # 高校毕业生年底就业率
            or (text.startswith(_FREQUENCIES, time.start) and _is_topic(reading, low, time.start))  # 护林员每年培训16学时
        ):
            subject = named
        verb = _DOING_ALONE.fullmatch(text, time.end, high) if time.start - named.start >= 2 else None
        if verb and not opens_with_verb(reading, low, time.start):
            subject = None
            high, doing = max(low, time.start), Span(*verb.span("verb"))  # 投资五年|累计完成|400亿元
            continue
        behind = text[time.end : high]
        if behind.strip(" ，、的") and reaching(behind, 0, len(behind)) > 0:
            doing = (_before_year(text, low, time) if reading.quantity.unit != "%" and "，" not in behind else None) or doing
            low = time.end
        else:
            high, subject = max(low, time.start), None
    return low, high, subject, doing


def _before_year(text: str, low: int, time: Spanned) -> Span | None:
    """The verb of `下达2028年专项资金`, `完成2027年造林任务`: right before the year that its object opens with."""
    verb = last_verb(text, max(low, time.start - 4), time.start) if _OWN_YEAR.fullmatch(text, time.start, time.end) else None
    return verb if verb and verb.end == time.start and verb.end - verb.start > 1 else None


def _in_bracket(text: str, low: int, time: Spanned, high: int) -> bool:
    """Whether the time stands in a note in brackets within the stretch (`国产器械（3年内上市）占比`)."""
    opened = max(text.rfind("（", low, time.start), text.rfind("(", low, time.start))
    return opened >= 0 and _SHUT.search(text, opened, time.start) is None and _SHUT.search(text, time.end, high) is not None


_SHUT = re.compile(r"[）)]")
#: 镇财政每年|安排: one who acts; what stands before the frequency is then not measured.
_ACTOR = re.compile(r"[汛雨旱冬夏春秋暑寒假][期季]$|高峰期$|期间$|学期$|[财市县区省镇乡]政|政府|部门|单位|学校|企业|[局委办厅]$|(?:督导|办公)室$|各|督学$|[河湖林路段田]长$|干部$|小组$|专班$|负责人$|网格员$|包保[^，]{0,4}$|[校园村镇县]$|[省市县区镇乡州]级$|全[市县区省]|银行|家庭$")


def _is_topic(reading: Reading, low: int, high: int) -> bool:
    """Whether what stands before a frequency is a noun that is measured, not one who acts or a place."""
    stretch = reading.text[reading.skip(low, high) : high]
    if len(stretch) < 2 or verb_chain(stretch):
        return False
    return not TOWARDS.match(stretch) and not _ACTOR.search(stretch)


def with_subject(reading: Reading, made: Phrase, subject: Span, opening: Sequence[Span]) -> Phrase:
    """The phrase with the noun that stood before its time: 新任村医|进修|…, 护林员|培训|…."""
    text = reading.text
    doing = text[opening[0].start : opening[-1].end] if opening else ""
    if text[subject.end] == "每":
        if not all(verb.of(text) in verbs("weak") for verb in opening):
            return made  # 镇财政每年安排…: the subject acts
        if not made.indicator and not doing:
            return replace(made, indicator=subject.of(text), spans=(subject,))
    if text.startswith("常年", subject.end) and not made.indicator:
        return replace(made, indicator=subject.of(text), spans=(subject,))  # 奶牛常年|存栏
    spans = (subject, *opening, *made.spans)
    return replace(made, indicator=subject.of(text) + doing + made.indicator, spans=spans)
