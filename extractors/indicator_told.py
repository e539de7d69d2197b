"""What is told of the counted: `9个省直部门|出台意见`, `推动30个窗口|延时服务`, `14个乡镇|道路条件改善`.

At the head of a clause, behind a preposition and behind a verb of making or letting, the counted noun is one of which something is told, so that a predicate
has to follow; behind a verb that takes it as its object (`完成12个建设项目`) the words behind the number are its name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.indicator_counted import counted_nouns
from extractors.indicator_reading import Reading
from extractors.indicator_words import (
    COMPOUND,
    HAN,
    NAME_AFTER,
    act_verbs,
    any_verb,
    heads_pattern,
    unjoined,
    verb_chain,
    verbs,
)
from extractors.late import late
from extractors.lexicon import words
from extractors.predicates import predicate_at, told_at, told_behind_noun, told_last
from extractors.span import Span
from extractors.wordlist import Wordlist

#: 对|, 为全区|, 将南街小学等|: a preposition before the number, also with those who are named.
_BROUGHT = late(r"[对将把让使为向给在与同](?:全[市县区省州旗盟]|我[市县区省]|辖区|上述|其[余他]|剩余|现有|已有|[^，。；、对将把让使为]{2,16}(?:、[^，。；、]{2,16})*等)?(?:内|的)?$")
#: 推动|21家企业|转型, 有|3所学校|停课: a verb whose object does something.
_MADE_TO = re.compile(r"(?:推动|带动|吸纳|动员|发动|方便|促成|输送|帮助|支持|指导|组织|引导|选派|选聘|选送|聘请|邀请|抽调|派出|扶持|鼓励|助力|促进|资助|促使|惠及|吸引|选择|遴选|选取|确保|保障|[让使]|(?<![拥享含具带])有)(?:全[市县区省州旗盟]|我[市县区省]|辖区)?$")
#: 加快|2个试点建设: an adverb of a deed, whose verb stands behind the noun.
_HASTENED = ("加快", "加强", "深化", "强化")
#: 9所学校|运动场地不达标, 85个行政村|客车全覆盖: places and bodies of which something is told.
_TOLD_OF = late(
    r"(?:学校|中学|小学|村小|幼儿园|医院|卫生院|卫生室|养老院|敬老院|企业|园区|小区|社区|[政制然]村|村庄|(?<![\u4e00-\u9fff])村(?![小委级民镇居])|乡镇(?!卫|敬|中)|街道(?!办|社)|水库|集贸市场|农贸市场)"
    r"(?=[\u4e00-\u9fff]{2,14}(?:不足|不达标|未达标|超标|不合格|不完善|老化|偏低|滞后|严重|困难|突出|薄弱|落后|受损|受灾|全覆盖|整治行动|改善工程|改造工程|提升工程|处理设施|配备|入网|安装|入网工作)$)"
)
#: How a clause ends of which that can be told.
_TOLD_ENDS = ("不足", "达标", "超标", "不合格", "不完善", "老化", "偏低", "滞后", "严重", "困难", "突出", "薄弱", "落后", "受损", "受灾", "全覆盖", "行动", "工程", "设施", "配备", "入网", "安装", "入网工作")
#: A verb of making and what stands behind it have no more characters.
_MADE_WIDTH = 8
#: No predicate begins in the first characters of a noun.
_SHORTEST = 2
#: Places that one character names: 8个县|探索….
_PLACES = frozenset("省市州县区镇乡村旗")
#: The same and what else ends the name of where something is done: 在五个新城|建设中….
_SITES = _PLACES | {"城", "道", "街"}
#: Verbs behind which another one is the object: 实施|改造.
_LIGHT = ("实施", "开展", "进行", "完成", "提供", "实现", "推进", "加快", "参加", "接受")
#: 村居|民, 学校|长: characters that make another word of the noun before them.
_OTHER_WORD = frozenset("民长家级组群类员")
#: 流转|给, 搬迁|到: to whom or where, no part of the verb.
_WHERETO = ("给", "到", "至", "往")
#: Behind these no deed follows: 未|通硬化路, 无|教师.
_NO_VERB = frozenset("未无不没通")
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万]")
_OF = "的"
#: 面向企业的|平台: words before the noun that only tell which is counted.
_MODIFIES = re.compile(r"面向|针对|位于|涉及|属于|来自|覆盖|服务|支持|符合|具有|在|以|为")
#: Words that end as a counted noun does.
_UNCOUNTED = ("农村", "返乡", "下乡", "入乡", "城乡", "城镇", "乡村", "全县", "全镇")


@cache
def _aspects() -> Wordlist:
    """Aspects of the counted that something is told of."""
    return Wordlist(words("aspects"))


def is_made_to(reading: Reading) -> bool:
    """Whether a verb stands before the quantity that makes or lets those do something whom it counts, or of whom it is a share."""
    end = reading.quantity.outer_start
    if reading.family == "person" and reading.text.endswith("安排", reading.clause.start, end):
        return True  # 安排20名教师|支教; but 安排20%的床位用于照护
    return _MADE_TO.search(reading.text, max(reading.clause.start, end - _MADE_WIDTH), end) is not None


#: 为|30个社区|配备…, 给全县|12所学校|送去…: for whom something is done.
_FOR = re.compile(r"(?:^|[，。；、：\n（）(])[为给向](?:全[市县区省州旗盟镇乡村]|我[市县区省]|辖区)?(?:内|的)?$")


def is_for(reading: Reading) -> bool:
    """Whether the quantity counts those that something is done for."""
    end = reading.quantity.start  # 为| may be read as what says how many
    return _FOR.search(reading.text, max(0, reading.clause.start - 1, end - _MADE_WIDTH), end) is not None


#: 在|8个重点县, 在3个核心区、|8个重点区: where something is done.
_WHERE = re.compile(r"(?:^|[，。；：、\n）（(])(?:分别|主要|重点|先行|率先|计划)?在(?:全[市县区省州]|我[市县区省])?(?:[^，。；在]{0,24}、)?$")
_WHERE_WIDTH = 32


def is_where(reading: Reading) -> bool:
    """Whether the quantity counts the places that something is done in."""
    end = reading.quantity.outer_start
    return _WHERE.search(reading.text, max(0, reading.clause.start - 1, end - _WHERE_WIDTH), end) is not None


def is_told_of(reading: Reading) -> bool:
    """Whether a predicate has to follow the counted noun of the reading."""
    text, start, end = reading.text, reading.clause.start, reading.quantity.outer_start
    head = _head(reading, start, end)
    if text.endswith(_HASTENED, start, head) or text.endswith(_HASTENED, start, end):
        return False
    if head >= end or _NUMERAL.match(text, head) or is_made_to(reading):
        return True
    if text[end - 1] in "了设" or act_verbs().before(text, reading.left_from, end):
        return False
    return verb_chain(text, head, end) is None or _BROUGHT.search(text, start, end) is not None


def _head(reading: Reading, start: int, end: int) -> int:
    """Where the first word of text[start:end] stands behind what leads in and behind times."""
    head = reading.skip(start, end)
    for time in reading.times:
        if head <= time.start < end and not reading.text[head : time.start].strip():
            head = reading.skip(time.end, end)
    return head


def has_wanting(region: str) -> int:
    """Where in `行政村客车全覆盖`, `学校运动场地不达标` those end that have something or lack it; 0 where nothing is told of them."""
    of = _TOLD_OF.search(region) if region.endswith(_TOLD_ENDS) else None
    return of.end() if of else 0


class Told(NamedTuple):
    """Where the noun ends of which something is told, and the verb that opens the predicate."""

    end: int
    verb: Span | None


def what_is_told(region: str, unit: str, *, then_counted: bool = False, for_them: bool = False, made_to: bool = False) -> Told | None:
    """Noun and predicate in the region behind a number with that unit; None where nothing is told.

    `then_counted`: the next number counts or measures what is done (`21个车间|吸纳|就业900人`), or those counted are where it is done (`在8个重点县|建设|蔬菜基地`);
    `for_them`: it is done for them (`为30个社区|配备|新的健身器材`); `made_to`: they are brought to do it (`引导20家企业|加入|产业联盟`).
    """
    region = unjoined(region)
    if told_at(region, 0) and not any_verb().at(region, 0):
        return None  # 3人|当选会长: no noun; 20条|投产线路
    if whose := has_wanting(region):
        return Told(whose, None)
    at = _predicate(region, then_counted, made_to)
    if at is None or (_OF in region[at:] and not (for_them and ends_with_counted(region, at))) or (region[:at] in _aspects() and not ends_with_counted(region, at)):
        return None  # 30名|在全市起示范作用的教师, 2项|进展缓慢
    end = without_aspect(region, at, unit)
    opens = end == at and (told_at(region, at) or _does(region, at, len(region), then_counted, made_to))
    return Told(end, verb_told(region, at) if opens else None)


def predicate_from(region: str) -> int:
    """Where in the region a predicate may begin: behind the verbs that open its noun (新建|学校, 竣工投产|项目)."""
    end = 0
    while (verb := any_verb().at(region, end)) and not (verb.of(region) == "组织" and told_at(region, verb.end)):  # 组织|获评…
        end = verb.end
    return max(1 if region[:1] in _PLACES else _SHORTEST, end + 1 if end else 0)


def _predicate(region: str, then_counted: bool, made_to: bool) -> int | None:
    """Where the predicate begins."""
    first = predicate_from(region)
    known = predicate_at(region, first)
    high = len(region) if known is None else known
    for at in range(first, high):
        if (told_at(region, at) or _does(region, at, high, then_counted, made_to)) and not COMPOUND.match(region, at) and not _quoted(region, at):
            return at
    return known


def _quoted(region: str, at: int) -> bool:
    """Whether `at` lies in a quotation that is part of a name (“双高建设计划”学校), not all that is told (事项“一网通办”)."""
    return region.rfind("“", 0, at) > region.rfind("”", 0, at) and 0 < region.find("”", at) < len(region) - 1


#: 支持15家企业|建设|省级以上研发平台: how an object opens, also of a verb that is part of names.
_WHICH = ("国家级", "省级", "市级", "县级", "区级", "高标准", "高水平", "自有", "自主", "专属", "配套", "一批", "“")


def _does(region: str, at: int, high: int, then_counted: bool, made_to: bool) -> bool:
    """Whether a verb with an object before `high` stands at `at` right behind a counted noun: 部门|制定|文件; a verb that is part of no name takes any object of those who are `made_to` do so."""
    if not ends_with_counted(region, at) and not (then_counted and region[at - 1] in _SITES and not region.endswith(_UNCOUNTED, 0, at)):
        return False
    if told_last(region, at):
        return True
    verb = any_verb().at(region, at, high)
    end = verb.end if verb else at + told_behind_noun(region, at)
    if end == at or high - end < 2:
        return then_counted and verb is not None and end == high and region[at - 1] in _SITES  # 在3个镇|建设|5个冷库
    firm = made_to and (not (verb and verb.of(region) in verbs("weak")) or region.startswith(_WHICH, end))
    name = NAME_AFTER.match(region, end)
    if name and not (firm and name.end() < high):
        return False  # 企业|对接平台; but 企业|加入行业协会
    return then_counted or firm or not ends_with_counted(region, high, end, objects=False)


def verb_told(region: str, at: int) -> Span | None:
    """The first verb of more than a character among the words that open the predicate at `at`: 实施, 全部|建成, 投入使用."""
    while at < len(region):
        length = told_at(region, at)
        verb = act_verbs().at(region, at)
        if verb and verb.end - at > 1 and not COMPOUND.match(region, at):
            end = max(verb.end, at + length - (region[at : at + length].endswith(_WHERETO)))
            if region.startswith("率", end):
                return None  # 项目|开复工率
            more = any_verb().at(region, end) if verb.of(region) not in _LIGHT else None
            return Span(at, more.end if more and not HAN.match(region, more.end) else end)  # 建成|投用
        if not length or region[at] in _NO_VERB:
            return None
        at += length
    return None


def ends_with_counted(region: str, end: int, start: int = 0, unit: str = "", *, objects: bool = True) -> bool:
    """Whether region[start:end] ends with a noun that the measure word counts, or any; `objects`: also with those that are as often an object."""
    return counted_nouns(unit, objects=objects).before(region, start, end) is not None and not region.endswith(_UNCOUNTED, start, end)


def without_aspect(region: str, at: int, unit: str) -> int:
    """The end of region[:at] without the aspect of the counted noun that the predicate is told of: 乡镇|道路条件|改善, 村集体|的账目|得到核清."""
    of = region.find(_OF, _SHORTEST - 1, at)
    if of > 0 and ends_with_counted(region, of, 0, unit) and not _MODIFIES.match(region):
        return of
    if ends_with_counted(region, at):
        return at
    shortest = 1 if region[:1] in _PLACES else _SHORTEST
    noun = next((end for end in range(at - 2, shortest - 1, -1) if HAN.match(region, end) and region[end] not in _OTHER_WORD and ends_with_counted(region, end, 0, unit)), at)
    aspect = region[noun:at]
    return noun if _aspects().before(aspect, 0, len(aspect)) or heads_pattern().search(aspect) else at
