"""Times inside of the phrase left of a number: what stands before one may be what is measured (`护林员每年培训16学时`, `规上企业2024年营业收入`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_inner_verb import TOWARDS
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_verbs import opens_with_verb
from extractors.indicator_words import (
    COMPOUND,
    act_verbs,
    heads_pattern,
    last_verb,
    verb_chain,
    verbs,
)
from extractors.late import late
from extractors.places import is_place_name
from extractors.reaching import reaching
from extractors.span import Span, Spanned

#: 投资五年|累计完成|400亿元, 标准2025年|提高至每生每年|7000元: the predicate alone behind a time.
_DOING_ALONE = re.compile(
    r"(?:累计|共计|共|合计|总共|再|力争|争取|预计|将|已|要)*(?P<verb>完成|实现|提高|提升|增加|增长|降低|降|下降|减少|扩大|稳定|保持|控制|达成|净增|新增)(?:了|到|至|在|为)?"
    r"(?:每[人户生][每均]?[年月]?|每[年月])*"
)
#: 完成2020年|启动的|12个项目, 改造2000年前|建成的|老旧小区: what became of the thing then, which is not done now.
_BECAME = (
    "建成|建造|建设|修建|兴建|新建|改建|扩建|投入使用|投入运行|投用|投产|投运|交付|交房|落成|启用|竣工|完工|开工|动工|开工建设|启动|实施|立项|批准|批复|取得|认定|评定|命名|授牌|登记|注册|成立|核定|下达|确定|明确|遴选"
    "|结转|引进|签约|落地|招引|招录|招聘|录用|引入|退役|毕业|摘帽|脱贫|出让|供应|出台|印发|形成|产生|发现|排查|排查出|建档|入库|纳入|列入|种植|栽植|购置|采购|配备|安装|流转|征收|发放|拨付|创建|培育|设立|开办|举办|关闭|关停|停产|移交|划转|搬迁|出生|入学|参加工作"
)
OF_THEN = re.compile(rf"(?:度|以来|以后|之?后|以前|之?前|底前|期间)?(?P<deed>[^，。；：、,;:\d（）()的]{{0,8}}?(?:{_BECAME})(?:使用|运行|投产|建设|[出入到])?)的(?=\d|[^，。；,;])")
#: |对|2018年前建成的小区: who or what it is done to; so does a verb.
_TO = "对把将为给向由"


def of_then(text: str, time: Spanned) -> re.Match[str] | None:
    """Where a time only says since when the thing is there to which something is done: `完成2020年启动的项目`, `对2018年前建成的小区`."""
    became = OF_THEN.match(text, time.end)
    if became is None or text[time.start - 1 : time.start] in tuple(_TO):
        return became
    return became if act_verbs().before(text, max(0, time.start - _VERB_WIDTH), time.start) else None


#: No verb has more characters.
_VERB_WIDTH = 6
#: Kinds of bodies whose figures are told for a year, and the year.
_OF_KIND = re.compile(r"[\u4e00-\u9fff]{2}(?:企业|机构|工业|产业|行业|银行|医院|学校)$")
_OWN_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_IN_YEAR = re.compile(r"(?:19|20)\d\d年")
_YEAR_END = ("年底", "年末")
#: 重点项目|一季度|开工率, 春播|4月底|完成率: parts of a year by which a rate is reached.
_BY_THEN, _RATE_THEN = late(r"(?:20\d\d年)?(?:第?[一二三四]季度末?|[上下]半年|(?:1[0-2]|[1-9])月[底末])"), late(r"[\u4e00-\u9fff]{2,6}(?:率|比例|占比)")
#: 某县|上半年|就业率: where it is reached, and who leads.
_WHOSE_RATE = ("局", "委", "办", "厅", "府", "县", "市", "区", "镇", "乡", "单位", "部门", "牵头")
#: 工业增加值|1—7月|增速11%: how what stands before the months grew.
_GROWS = re.compile(r"(?:累计|同比|平均)*(?:增速|增幅|降幅|涨幅|增长率)(?:达到?|为|保持在?|稳定在)?")
#: |确保|母猪常年存栏…: words of force are no part of what is told of.
_FORCED = re.compile(r"(?:确保|保证|力争|争取)(?=[\u4e00-\u9fff]{2})")
#: 到|2025年和2030年|，…分别: two times that have a value each.
AT_EACH_TIME = re.compile(r"20\d\d年?[底末前]{0,2}(?:[和、与及]|以及)到?20\d\d年")
#: What stands before these is told of, again and again.
_FREQUENCIES = ("每", "常年")


#: 2023年|、2024年、2025年|分别…: further times that have a value each.
_MORE_TIMES, _JOINTS = re.compile(r"(?:[、和与及]到?(?:20)?\d\d年?[底末前]{0,2})+"), frozenset("、和与及")
#: GDP2024年、2025年|分别增长|6%、7%: no more than how it comes to its values; 幼儿园2024年、2025年|新增学位|2000个 has a noun of its own.
_IN_TURN = re.compile(r"(?:分别|各|依次)?(?:(?:达到?|为|(?:控制|保持|稳定|维持)[在为]?|不[^，。；]{1,4})?|(?P<verb>新增|净增|新建|改造|建成|提[高升]|增加|增长|降低|下降|减少|扩大)[到至了]?)")
#: 1、2号机组|2024年、2025年|: those that have the values are told by their numbers.
_SERIALS = frozenset("组号期")


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
        forced = _FORCED.match(text, named.start, named.end) if text.startswith(_FREQUENCIES, time.start) else None
        named = Span(forced.end(), named.end) if forced else named
        more = _MORE_TIMES.match(text, time.end, high) if text[time.end] in _JOINTS and time.start - named.start >= 2 and text[time.start - 1] not in _SERIALS else None
        turn = _IN_TURN.fullmatch(text, more.end(), high) if more else None
        if turn:
            high, subject, doing = time.start, None, Span(*turn.span("verb")) if turn["verb"] else doing  # 森林覆盖率|2023年、2024年、2025年|分别达到
            continue
        if text[time.end : high].strip() and (
            (within and time.start - named.start >= 4)  # 新任村医2年内进修…
            or (_OF_KIND.search(text, named.start, named.end) and _IN_YEAR.match(text, time.start) and heads_pattern().search(text, time.end, high) and not verb_chain(text, named.start, named.end))  # 规上企业2024年营业收入
            or (text[time.start : time.end] in _YEAR_END and time.start - named.start >= 3 and heads_pattern().search(text, time.end, reading.trim_tail(time.end, high)[0]) and not verb_chain(text, named.start, named.end))  # 高校毕业生年底就业率
            or (text[high - 1] in "率例比" and time.start - named.start >= 3 and _BY_THEN.fullmatch(text, time.start, time.end) and _RATE_THEN.fullmatch(text, time.end, high) and not text.endswith(_WHOSE_RATE, named.start, named.end))
            or (time.start - named.start >= 3 and _GROWS.fullmatch(text, time.end, high) and not verb_chain(text, named.start, named.end))
            or (text.startswith(_FREQUENCIES, time.start) and _is_topic(reading, named.start, time.start))  # 护林员每年培训16学时
        ):
            subject = named
        verb = _DOING_ALONE.fullmatch(text, time.end, high) if time.start - named.start >= 2 else None
        if verb and not opens_with_verb(reading, low, time.start):
            subject = None
            high, doing = max(low, time.start), Span(*verb.span("verb"))  # 投资五年|累计完成|400亿元
            continue
        became = of_then(text, time) if "的" in text[time.end : high] else None
        if became and became.end() <= high:
            doing, low = act_verbs().before(text, max(low, time.start - _VERB_WIDTH), time.start) or doing, became.end()
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
_ACTOR = late(r"[汛雨旱冬夏春秋暑寒假][期季]$|高峰期$|期间$|学期$|[财市县区省镇乡]政|政府|部门|单位|学校|企业|[局委办厅]$|(?:督导|办公)室$|各|督学$|[河湖林路段田]长$|干部$|小组$|专班$|负责人$|网格员$|包保[^，]{0,4}$|[校园村镇县]$|[省市县区镇乡州]级$|全[市县区省]|银行|家庭$|机构$|社会资本$")


def _is_topic(reading: Reading, low: int, high: int) -> bool:
    """Whether what stands before a frequency is a noun that is measured, not one who acts or a place."""
    stretch = reading.text[reading.skip(low, high) : high]
    if len(stretch) < 2 or stretch == "平均" or (verb_chain(stretch) and not (stretch.endswith("率") or COMPOUND.match(stretch))) or any(is_place_name(stretch + level) for level in ("", "省", "市", "县")):
        return False
    return not TOWARDS.match(stretch) and not _ACTOR.search(stretch)


#: 博物馆每年|免费开放|时间: heads that the deed before them names.
_BARE_HEADS = frozenset({"时间", "时长", "天数", "次数", "场次", "人次", "课时", "学时"})


def with_subject(reading: Reading, made: Phrase, subject: Span, opening: Sequence[Span]) -> Phrase:
    """The phrase with the noun that stood before its time: 新任村医|进修|…, 护林员|培训|…."""
    text = reading.text
    doing = text[opening[0].start : opening[-1].end] if opening else ""
    if text[subject.end] == "每":
        if doing and made.indicator in _BARE_HEADS:
            return replace(made, indicator=subject.of(text) + doing + made.indicator, spans=(subject, *opening, *made.spans), action="", action_spans=())
        if not all(verb.of(text) in verbs("weak") for verb in opening):
            return made  # 镇财政每年安排…: the subject acts
        if not made.indicator and not doing:
            return replace(made, indicator=subject.of(text), spans=(subject,))
    if text.startswith("常年", subject.end) and not made.indicator:
        return replace(made, indicator=subject.of(text), spans=(subject,))  # 奶牛常年|存栏
    spans = (subject, *opening, *made.spans)
    return replace(made, indicator=subject.of(text) + doing + made.indicator, spans=spans)
