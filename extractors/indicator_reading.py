"""One quantity in its surroundings, and the phrase that names it.

What the left (`extractors.indicator_left`), the right (`extractors.indicator_right`) and the lists
(`extractors.indicator_lists` and what it asks, `extractors.indicator_shared`) have in common: where the clause begins and ends for this quantity, and how
the edges of a stretch of text are trimmed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.clauses import Clause, Clauses
from extractors.indicator_words import (
    COUNTING,
    act_verbs,
    heads_pattern,
    last_verb,
    tail_change,
)
from extractors.late import late
from extractors.leading import lead_pattern
from extractors.quantities import Quantity
from extractors.reaching import reaching
from extractors.span import Span, Spanned


@dataclass(slots=True)
class Phrase:
    """An indicator with its action verbs; `spans` are the places it was put together from, in order of reading. None is changed once it is made."""

    indicator: str
    spans: tuple[Span, ...]
    action: str
    action_spans: tuple[Span, ...]
    rule: str
    #: Where the clause begins that holds the phrase: times and frequencies before it govern.
    clause_start: int = 0


#: 入园率（在园幼儿占学龄前儿童的比例）, 成活率（≥**%）: a bracket that defines what stands before it, or the blank of a form.
_DEFINITION = re.compile(r"[（(][^（）()]*(?:[≥≤><=＝]\s?[*＊×xX]|占|比|之和|指|即|率|包括|其中|不含|含|[简统]称|下同|现价|可比价|不变价|调整后)[^（）()]*[）)]$")
#: 清扫车|（5吨）|3辆, 村道|（4.5米宽）|: of what size those are that are counted.
_SIZE_NOTED = re.compile(r"[（(]\d[\d.]*[百千万亿]?[^（）()\d，。；、号年月]{1,4}[)）]$")
#: 水质优良|（达到或优于三类）|比例: which of them are meant, within the name of a rate.
_RANGE_MET, _RATES = re.compile(r"[（(](?:达到|优于|好于|高于|低于|劣于)[^（）()]{2,16}[)）](?=[\u4e00-\u9fff]{1,8}$)"), frozenset("例率重数")
#: 乡村道路|（含危桥改造3座，安防工程20公里）|总投资, 养老机构|（公建民营，含农村12所）|入住率, 园区|（不含物流园）|面积, 高中阶段|（含中职）|毛入学率, 学前一年|（6岁）|入园率, 病树|（含枯树，下同）|: what is told besides, within a name, or how far it is meant.
_ASIDE = late(r"[（(](?:不含|不包括|不包含|不计|以下[简统]称|下同|[^（）()]{1,30}[，,]下同)[^（）()]{0,40}[)）]|(?<=[\u4e00-\u9fff])[（(](?:含[^（）()]{1,20}|\d{1,2}(?:[-—~～至]{1,2}\d{1,2})?周?岁[^（）()\d]{0,6})[)）](?=(?!每)[\u4e00-\u9fff])|[（(][^（）()]{0,40}?(?:[，,；;]|\d[\d.]*[万亿]?[个座条所公里家项亩元人户处名张台套])[^（）()]{0,60}[)）](?=[\u4e00-\u9fff])")
#: （|含|危桥改造3座）, ，|含|农村12所）: what a bracket opens with.
_HOLDS, _OPENED = "含", frozenset("（(，,")
#: |用于|校舍维修资金, |其|占地面积: what a sum is for and what has a size are told without the word that points to them.
_POINTS = ("用于", "其")
_POINTING = re.compile(r"用于(?=[\u4e00-\u9fff]{2,12}(?:资金|经费)$)|其(?=(?:总|净)?(?:占地|用地|建筑|投资))")
#: 同比增长|（同口径）|6.5%: how it was reckoned.
_RECKONED = re.compile(r"(?<=[增涨加高降少落][长加幅高降低少])[（(][^（）()，。\d]{0,8}(?:口径|可比|不变价|现价|剔除|扣除|含|同比)[^（）()，。\d]{0,8}[)）]$")
#: 地区生产总值|实现|118亿元: a verb between what is measured and its value.
_REACHED = re.compile(r"(?P<verb>实现|完成|达成|开工建设|(?<=已)(?:建设|铺设|硬化|投放|拨付)|(?<=累计)(?!人数|总数|投资|收入|支出|奖|补|资助)[\u4e00-\u9fff]{2})了?$")
#: What it ends with, if not with any two characters behind 累计.
_REACHED_ENDS = frozenset("现成设化放付了")
#: |税收|完成3亿元: nouns of two characters or so that are measured, beside heads of indicators (产值, 投资).
_SHORT_NOUN = re.compile(r"GDP|CPI|[营税]收|[进出]口|[外内]资|[外内]贸|利税|利润|[存贷]款|税费|[国地]税|财税|社零|固投|零售|销售|技改|造林|植树|粮食|水稻|[小春冬]麦|玉米|大豆|豆类|薯类|油菜|油料|花生|棉花|蔬菜|水果|茶叶|烤烟|甘蔗|杂粮|中药材|马铃薯|招商|土方|订单")
#: 县（市、|区）|学校: the rest of a bracket.
_UNOPENED = re.compile(r"[^（(）)]{0,8}[)）](?=.)")
#: 涨幅|在|3%以内, 人员|须在|40人以上: before a bound.
_HELD_AT = re.compile(r"(?<![存所现实])(?<!稳定|保持|控制|巩固|维持|压缩)(?:[应须]|一般)*在$")
#: |缺编|近三成: what is measured itself where nothing stands before it; 教师|缺编|18名.
_STATES = frozenset({"缺编", "超编", "空缺"})
#: 除改造码头6座|外|，: no noun.
_BESIDES = frozenset({"外", "之外", "以外"})
#: What a phrase never begins or ends with.
_EDGES = " \t\r\n\u3000、，,的*/"
#: |当年|投产10个: when something was done is no noun.
_THAT_YEAR = frozenset({"当年", "当月", "当天", "当日", "当期", "同年", "同期", "次年", "首日", "年内"})
#: 加装电梯|开工和|竣工25台: a deed that is joined to the one before the number.
_ALSO_DONE = re.compile(r"(?:开工|动工|竣工|完工|建成|投产|投用|启动|签约|落地|验收|交付)(?:和|与|及|并|、)$")
#: Words that reach a value have no more characters than this, verbs of change no more than that; a time with what it was before (由原来的三个月) is longer.
_REACH_WIDTH, _CHANGE_WIDTH, _WORDS_WIDTH = 6, 8, 10


@dataclass(slots=True, eq=False)
class Reading:
    """The surroundings of one quantity: its clause, the quantities beside it there, the sentence's times."""

    text: str
    clauses: Clauses
    clause: Clause
    quantity: Quantity
    before: Quantity | None
    after: Quantity | None
    times: Sequence[Spanned]
    #: The family of its unit, "" for one that no lexicon has.
    family: str
    #: The quantity before in the sentence, in whatever clause.
    latest: Quantity | None = None
    #: Where the sentence begins, and where the text left of the quantity begins and that right of it ends that is its own.
    sentence: int = field(init=False)
    left_from: int = field(init=False)
    right_to: int = field(init=False)
    #: Whether things or people are counted.
    counts: bool = field(init=False)
    #: What `skip` has answered: it is asked several times for the same stretch.
    _skipped: dict[tuple[int, int], int] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.sentence = self.clauses.whole.start
        self.left_from = self.before.outer_end if self.before else self.clause.start
        self.right_to = self.after.outer_start if self.after else self.clause.end
        if self.text[self.quantity.outer_end : self.clause.end] in _BESIDES:
            self.right_to = self.quantity.outer_end
        self.counts = self.family in COUNTING

    def made(self, low: int, high: int, actions: Sequence[Span], rule: str) -> Phrase:
        """The phrase that text[low:high] is, its edges trimmed and its blanks dropped."""
        shut = _UNOPENED.match(self.text, low, high)
        low = shut.end() if shut else low
        indicator = self.text[low:high].strip(_EDGES)
        if indicator.endswith("”") and "“" not in indicator:
            indicator = indicator[:-1]  # “100%持证上岗|”
        if indicator.startswith(_POINTS) and (points := _POINTING.match(indicator)):
            indicator = indicator[points.end() :]
        offset = self.text.find(indicator, low) if indicator else low
        if indicator.startswith(_HOLDS) and len(indicator) > 3 and self.text[offset - 1 : offset] in _OPENED:
            indicator, offset = indicator[1:], offset + 1
        spans = (Span(offset, offset + len(indicator)),) if indicator else ()
        action = "、".join("".join(span.of(self.text).split()) for span in actions)
        name = "".join(indicator.split())
        name = _ASIDE.sub("", name) if "）" in name or ")" in name else name
        return Phrase(_RANGE_MET.sub("", name) if indicator[-1:] in _RATES else name, spans, action, tuple(actions), rule, self.clause.start)

    def skip(self, low: int, high: int) -> int:
        """Where the words end that lead in text[low:high]."""
        if low >= high:
            return low
        known = self._skipped.get((low, high))
        if known is None:
            hit = lead_pattern().match(self.text, low, high)
            known = hit.end() if hit else low
            self._skipped[low, high] = self._skipped[known, high] = known  # behind them none leads in
        return known

    def trim_tail(self, low: int, high: int) -> tuple[int, Span | None]:
        """The end of text[low:high] without what reaches the value, and the verb that stood there."""
        verb: Span | None = None
        if self.quantity.outer_end > self.quantity.end and (held := _HELD_AT.search(self.text, low + 2, high)):
            high = held.start()  # 面积|须在|一千平方米以上
        aside = _RECKONED.search(self.text, low + 2, high) if self.text[high - 1 : high] in tuple("）)") else None
        high = aside.start() if aside else high
        while high > low:
            change = tail_change().search(self.text, max(low, high - _CHANGE_WIDTH), high)
            if change and (self._is_verb(low, high, change.start()) or (change.start() == low and change["verb"] in _STATES)):
                return high, None
            if change and not verb and change.start() >= low:
                verb, high = Span(*change.span("verb")), change.start()
                high -= 2 * (high - low > 3 and self.text.endswith("实现", low, high))  # 用水总量|实现|下降5%
                continue
            trimmed = self._unreached(low, high)
            if trimmed == high:
                break
            high = trimmed
        if verb:
            return high, verb
        begin = max(low, high - _REACH_WIDTH)
        reached = _REACHED.search(self.text, begin, high) if self.text[high - 1 : high] in _REACHED_ENDS or self.text.find("累计", begin, high) >= 0 else None
        if reached and (reached.start() - low >= (2 if self.quantity.unit == "%" else 4) or self._is_short_noun(low, reached.start())):
            return self._unreached(low, reached.start()), Span(*reached.span("verb"))
        act = last_verb(self.text, max(low, high - _REACH_WIDTH), high) if self.counts else None
        if act and self.text[low : act.start] in _THAT_YEAR:
            return low, act
        if act and act.start - low >= 2 and not self.text.endswith(("违章", "违规", "违法"), low, act.start) and self.skip(low, high) < act.start and not self._is_verb(low, high, act.start) and not heads_pattern().search(self.text, low, high):
            also = _ALSO_DONE.search(self.text, low + 2, act.start)
            act = Span(also.start(), act.end) if also else act
            return self._unreached(low, act.start), act
        return high, None

    def _is_short_noun(self, low: int, high: int) -> bool:
        """Whether text[low:high] is a short noun that is measured, with what leads it in."""
        low = self.skip(low, high)
        noun = self.text[low:high].strip()
        return len(noun) >= len("税收") and (_SHORT_NOUN.fullmatch(noun) or heads_pattern().fullmatch(noun)) is not None

    def _is_verb(self, low: int, high: int, at: int) -> bool:
        """Whether text[low:high] is nothing but a verb that goes on at `at` (改造|提升)."""
        verb = act_verbs().at(self.text, self.skip(low, at), high) if at - low <= _CHANGE_WIDTH else None
        while verb and verb.end <= at and (more := act_verbs().at(self.text, verb.end, high)):
            verb = more  # 完成|改造提升
        return verb is not None and verb.start < at and verb.end == high

    def _unreached(self, low: int, high: int) -> int:
        """The end of text[low:high] without words of reaching and counting."""
        while high > low and (begin := reaching(self.text, max(low, high - _WORDS_WIDTH), high)) < high:
            high = begin
        return high

    def skip_blanks(self, offset: int) -> int:
        """The first place from `offset` on that holds no blank."""
        while self.text[offset : offset + 1].isspace():
            offset += 1
        return offset

    def cut_definition(self, low: int, high: int) -> int:
        """The end of text[low:high] without a bracket that defines it."""
        hit = _DEFINITION.search(self.text, low, high) if self.text[high - 1 : high] in ("）", ")") else None
        size = _SIZE_NOTED.search(self.text, low + 2, high) if not hit and self.text[high - 1 : high] in ("）", ")") else None
        if size:
            return size.start()
        if hit and self.counts and self.text.startswith("含", hit.start() + 1) and self.text[hit.start() - 1] not in "数率":
            return high if 0 <= self.quantity.outer_start - high < 2 else hit.start()  # 初中（含一贯制学校）|40所: members, no definition
        return hit.start() if hit and hit.start() > low else high


#: 400元|分|3年发放, 5座水库|将于|2025年完成: what leads to a time, behind what is counted.
_LEADS_TO_TIME = re.compile(r"(?:将|须|应|计划|预计|已|均)*(?:(?<![属用由位关晚迟早])于|(?<![存现])在)$|分$")


def led_to(text: str, at: int) -> int:
    """How many characters before the time at `at` lead to it."""
    hit = _LEADS_TO_TIME.search(text, max(0, at - 5), at) if text[at - 1] in "于分在" else None
    return at - hit.start() if hit else 0
