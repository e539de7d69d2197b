"""On which side of the number its name stands, where a noun stands on both: `市政府举行两场发布会`, `教师30名支教`, `每天30分钟体育活动`."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_grant_lists import GRANT_NOUN
from extractors.indicator_joined import verbs_alone
from extractors.indicator_noun import EACH_OF
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_record import RECORD
from extractors.indicator_right import DIMENSION, HOLDS, adjoins
from extractors.indicator_words import HAN, act_verbs, any_verb
from extractors.places import is_place_name
from extractors.predicates import told_at
from extractors.span import Span

#: |给予最高|600万元开办补贴: a granting verb before the sum, the grant behind it.
_GRANTING = re.compile(
    r"(?:给予?|予以|奖励|发放|安排|争取|提供|享受|落实)(?:一次性|最高|不超过|不低于|\d{1,2}年|每[人家户个][^，。；]{0,4}|学校|企业|个人|[^，。；、\d]{2,8}(?=不低于|不超过|最高|$))*$"
)
#: 典型村32个|建设任务: what is done to what stands before the number.
_TASK = re.compile(r"(?:建设|改造|创建|整治|治理|提升|培育|验收)(?:的?任务|工作|目标)")
#: 选派教师30名|支教, 专家60名|常态化坐诊: what the counted people are to do; the noun stands before the number.
_PURPOSE = re.compile(
    r"(?:常态化|定期|轮流|驻[点村校镇企]|支教|送教|挂职|下沉|跟岗|赴|到|入[户村企]|进[校村企社]|参[加与]|任教|轮岗|坐诊|巡诊|出诊|帮扶|服务|从事|充实|担任|来访|来(?=[\u4e00-\u9fff]{1,4}(?:考察|洽谈|投资|就业|旅游|观光|参观)))"
)
#: 24个|学位|1080个.
_NOUN_ALONE = re.compile(r"[\u4e00-\u9fff]{2,4}")
#: 辖|8个村|60个村民小组|2100户农户…: numbers that each go before their noun, from the first on.
_IN_A_ROW = re.compile(r"(?:[^，。；、\d]{0,14}(?:[辖有共卡设了]|惠及|涉及|覆盖|受益|完成|包括|包含|涵盖|排查|走访|服务|带动|保障|辐射|影响|连接|波及|受灾))?(?:[约近]?\d[\d.]*[万千]?[余多]?[\u4e00-\u9fff]{3,12}){1,8}")
#: 撬动|20家企业|投入|30亿元: what those do who are counted.
_WHAT_THEY_DO = frozenset({"投入", "投资", "出资", "参与", "捐资", "自筹"})
#: Where something is, is not what is measured.
_INSIDE = ("城区内", "区域内", "范围内", "境内", "城市内", "园区内", "市内", "县内")
#: Who does something is not what is counted.
_BODY = re.compile(r"(?:政府|[县市区省]委|委员会|[局厅])$")


#: |日处理|6万吨的…, |具备年产|300万吨的…: what a capacity does in a day or a year.
_RATED = re.compile(r"(?:具备|具有|形成|达到|拥有)?[日年](?:均)?[\u4e00-\u9fff]{1,4}")
#: No verb is longer.
_VERB_WIDTH = 6
#: |在城南片区|建设, |沿江岸线|种植: where something is done; 在校生, 在建项目 and 沿街商铺 are nouns.
_SITE = re.compile(r"(?:分别|重点|主要|先后|率先)?(?:在(?![校园岗册建线职读编库地籍售孵营研训押案外乎于此])|沿(?!街|线|海|边|岸|途|革))[\u4e00-\u9fff“”、]{2,16}")


def _adjoins_action(left: Phrase, reading: Reading) -> bool:
    """Whether an action stands right before the number (`可容纳|40个教学班1800余名师生`)."""
    return bool(left.action_spans) and left.action_spans[-1].end == reading.quantity.outer_start


def _adjoins_verb(left: Phrase, reading: Reading) -> bool:
    """Whether a verb stands right before the number, read as an action or as the end of what stands left of it."""
    end = reading.quantity.outer_start
    if left.action_spans:
        return _adjoins_action(left, reading)
    return any(verb.end == end for verb in any_verb().within(reading.text, max(reading.left_from, end - _VERB_WIDTH), end))


#: 牧民|每户配备|3千瓦发电机: who gets it.
_EACH = re.compile(rf"每[{''.join(sorted(EACH_OF))}](?:安装|配备|配套|购置|建设|建|配|发放|种植|养殖|流转)?$")
#: No verb that is read as a noun is longer.
_WORD_WIDTH = 4


def verbs_before(reading: Reading, left: Phrase, right: Phrase) -> Phrase:
    """The phrase left of a number whose words are all verbs (`推动|形成|3亿元规模的基金`, `再|建|12公里村道`): they are its actions where a noun follows."""
    words, spans = left.indicator, (*left.action_spans, *left.spans)
    money = reading.family == "money" and not right.indicator.endswith("规模")
    if right.rule != "indicator.right" or money or not 0 < len(words) <= _WORD_WIDTH or not spans or spans[-1].end != reading.quantity.outer_start or not adjoins(reading):
        return left
    verb = act_verbs().at(words, 0)
    if words.removeprefix("可") in HOLDS or (words not in ("建", "修") and not (verb and verb.end == len(words) > 1)):
        return left
    if len(spans) > 1 and spans[-2].end == spans[-1].start:
        spans = (*spans[:-2], Span(spans[-2].start, spans[-1].end))  # 布局建设
    return replace(left, indicator="", spans=(), action="、".join(span.of(reading.text) for span in spans), action_spans=spans)


#: 小区|配套建设|不少于200平方米的养老用房: what is built of such a size.
_BUILDS_IT = re.compile(r"(?:[新改扩配续迁]建|建[设成]|改造|设[置立])$")


def prefers_right(reading: Reading, left: Phrase, right: Phrase) -> bool:
    """Whether the phrase behind the number names it better than the one before."""
    if not left.indicator or right.rule != "indicator.right" or _MANNER.fullmatch(left.indicator) or DIMENSION.match(reading.text, reading.quantity.end):
        return True
    if _TASK.fullmatch(right.indicator) or (right.spans and told_at(right.indicator, 0) == len(right.indicator) and right.spans[-1].end == reading.right_to):
        return False  # 农户2000户|增收
    if left.action and reading.family == "person" and _PURPOSE.match(right.indicator):
        return False
    if "每" in left.indicator[-4:] and _EACH.search(left.indicator):
        return True  # 牧民每户|配备|3千瓦风力发电机
    if _SITE.match(left.indicator) and _adjoins_verb(left, reading):
        return True  # 在城南片区建设|2000亩|花卉基地
    if is_place_name(left.indicator) or (_is_joined(reading) and (reading.counts or left.indicator[-1] in "和及与")):
        return True  # 厦门市|五个区, 下设办公室和|10个督查组
    if reading.family in ("length", "area") and reading.text[reading.quantity.outer_start - 1] == "、" and adjoins(reading) and not right.indicator.endswith(_STRETCHES):
        return True  # 教学楼、食堂、|200米|环形运动场
    if right.indicator.endswith("能力") and reading.text.startswith("的", reading.quantity.outer_end) and _RATED.fullmatch(left.indicator):
        return True  # 形成|日处理|6万吨的污水处理能力
    if reading.family == "mass" and right.indicator.endswith("产能") and len(right.indicator) > 2 and adjoins(reading):
        return True  # 关停东山煤矿|90万吨|落后产能
    if reading.counts and adjoins(reading) and left.indicator.endswith("受益"):
        return True  # 项目受益|8个乡镇
    if adjoins(reading) and left.indicator.endswith(_INSIDE):
        return True  # 中心城区内|2毫秒时延圈
    if reading.counts and adjoins(reading) and _BODY.search(left.indicator):
        return True  # 市政府|举行|两场发布会
    if reading.family in ("length", "area") and adjoins(reading) and reading.text[reading.quantity.outer_start - 1] == "的" and reading.quantity.outer_start == reading.quantity.start and not right.indicator.endswith(_STRETCHES):
        return True  # 淤积严重的|12公里|河道
    if reading.family in ("length", "area") and adjoins(reading) and (_names_no_size(left.indicator) or (left.indicator.endswith(_DONE_TO_LAND) and right.indicator not in _WORKS)) and not right.indicator.endswith(_STRETCHES) and reading.text[reading.quantity.end] not in "内外以之":
        return True
    if reading.family == "area" and reading.text.startswith("的", reading.quantity.outer_end) and reading.quantity.outer_end == reading.quantity.end and _BUILDS_IT.search(reading.text, reading.left_from, reading.quantity.outer_start) and not right.indicator.endswith(_STRETCHES):
        return True  # 小区配套建设不少于|200平方米|的养老用房
    if _has_noun_before(reading) and not _adjoins_action(left, reading):
        return False
    if adjoins(reading) and (reading.counts or _follows_frequency(reading)):
        return True
    if reading.family not in ("money", "percent", "ratio") or not GRANT_NOUN.search(right.indicator):
        return False
    return _GRANTING.search(reading.text, reading.clause.start, reading.quantity.outer_start) is not None


#: 云顶镇|24公里|污水管, 沿江两岸|50公里|生态廊道, 沙河、青河等|27公里|河道: where what the length or the area is of stands, or examples of it.
_SITE_ENDS = ("镇", "乡", "村", "县", "市", "岛", "半岛", "街道", "新区", "城区", "片区", "主城", "沿岸", "两岸", "沿线", "两侧", "沿江", "沿河", "沿海", "沿湖", "滨江", "滨河", "滨海", "周边", "境内", "流域", "等", "等地",
    "公园", "广场", "水库", "矿区", "煤矿", "校区", "园区", "景区", "厂区", "港区", "林场", "农场")
#: 产业园|出让|300亩工业用地: what is done to land and ways, behind who does it or where.
_DONE_TO_LAND = ("出让", "供应", "预留", "腾退", "盘活", "收储", "储备", "流转", "新建", "建设", "改造", "拓展", "新增", "规划建设", "拆除", "治理", "修复", "铺设", "提供", "建成", "置换", "整理", "整备")
_WORKS = ("项目", "工程", "工作", "建设", "提升", "改善")
#: |青山镇李家湾|: a place within a township.
_HAMLET = re.compile(r"[\u4e00-\u9fff]{2,3}(?:(?<!城)乡|(?<![城乡])镇|街道)(?![村镇])[\u4e00-\u9fff]{1,3}[村湾沟坪坝寨屯塘湖岗岭洲营庄组]")
#: 沿江高速|60公里|路段: only a part of what stands before.
_STRETCHES = ("段", "范围", "区域", "里程", "长度", "面积", "线路", "任务", "目标")


def _names_no_size(noun: str) -> bool:
    """Whether a noun before a length or an area has none: several verbs (`整治疏浚|19公里|河道`, `协同推进|19公里|河道`), a site, a list of examples."""
    return _HAMLET.fullmatch(noun) is not None or noun.endswith((*_SITE_ENDS, "推进", "推动", "加快", "实施", "规划")) or verbs_alone(noun, 0, len(noun)) or ((verb := any_verb().at(noun, 0)) is not None and verb.end == len(noun))


def _is_joined(reading: Reading) -> bool:
    """Whether 和 or 及 before the number joins what it counts to something else."""
    joint = reading.text[reading.quantity.outer_start - 1]
    return joint == "及" or (joint in "和与" and adjoins(reading))


def _has_noun_before(reading: Reading) -> bool:
    """`班级24个学位1080个`: what stands between two numbers without a mark is the noun of the second, where the first has its own."""
    last = reading.text[reading.quantity.outer_start - 1]
    if not reading.after or not HAN.match(last) or last in "设有每等在对为将向与把让给从由的":
        return False
    between = reading.text[reading.quantity.outer_end : reading.after.outer_start]
    if reading.before and _IN_A_ROW.fullmatch(reading.text, reading.clause.start, reading.quantity.outer_start):
        return False
    return _NOUN_ALONE.fullmatch(between) is not None and not any_verb().at(between, 0) and between[2:] not in _WHAT_THEY_DO and not told_at(between, 2)  # 25座|水闸涉及|14条河道


def _follows_frequency(reading: Reading) -> bool:
    """`员工每天1小时工间锻炼`, `小学每天统一安排30分钟大课间活动`: what stands before the frequency or the verb is who, not what."""
    text, quantity = reading.text, reading.quantity
    if any(text[time.start] == "每" and time.end == quantity.start for time in reading.times):
        return True
    return reading.family == "time" and (text.endswith(_GIVES_TIME, reading.left_from, quantity.outer_start) or RECORD.match(text, quantity.outer_end, reading.right_to) is not None)


#: 学校统一|安排|2天劳动实践, 逾期者|设|60天观察期: time that is given to what stands behind it.
_GIVES_TIME = (
    "安排", "保障", "保证", "确保", "落实", "组织", "开展", "举办", "开设", "设", "设立", "设置", "设定", "给予", "给", "享受", "提供", "参加", "参与", "完成", "接受", "进行",
    "拨付", "发放", "实行", "实施", "执行", "接受过", "参加过", "建立", "留足", "留出", "预留", "约定", "经过", "具备", "具有", "组织开展", "集中开展",
)
#: |免费|为1000人筛查…, |LPR加|50个基点的贷款: how it is done or reckoned is no noun.
_MANNER = re.compile(r"(?:其中)?(?:不?含|包括|包含|涵盖)|(?:总额|总价值|面值|总面额|总量|总数)|免费|无偿|优先|其[他它余]|[但而且却]|.{0,4}LPR[加减上下浮]{0,2}")
