"""Where the noun ends that a measure word counts: `15所中小学、幼儿园运动场地` → 中小学、幼儿园, since 所 counts schools and no facilities."""

from __future__ import annotations

import re
from functools import cache

from extractors.late import late
from extractors.lexicon import rows
from extractors.wordlist import Wordlist

#: 小学|生, 学校|长, 企业|家: characters that make another word of the noun before them.
_OTHER_WORD = frozenset("生长家级组群类")
#: 8条河流|综合整治, 1000名居民|筛查, 3所学校|建设项目: work that is done to the counted is named with it.
_WORK = re.compile(r"(?:项目|工程|整治|治理|提升|改造|改建|建设|筛查|监测|测绘|划界|体检|检查|普查|培训|活动|服务|行动|保护|修复|管护|指标|任务|工作)$")
#: 教师、医生|、科技人员…, 中小学|建设项目…: a list and a project go on behind the noun.
_GOES_ON = re.compile(r"[、和及与]|[\u4e00-\u9fff]{0,4}?(?:项目|工程|工作)")
#: 40个|部门（单位）|的职责, 12个|村（社区）|的台账: what is told of places and bodies by either name.
_OR_ELSE = late(r"[\u4e00-\u9fff]{0,6}(?:部门|单位|村|社区|乡镇|镇|乡|街道|[县市区])（[^（）\d]{1,10}）(?=的(?![\u4e00-\u9fff]{0,8}(?:[站场馆室所院]|中心|设施|管网|道路|公园|工程|项目)$))")


@cache
def _counted_by(unit: str) -> tuple[Wordlist, Wordlist]:
    """The ends of nouns that a measure word counts, and those of them behind which a phrase may be cut (the lexicon `counted_nouns`)."""
    own = [row for row in rows("counted_nouns") if unit in row["units"].split() and row["use"] not in ("told", "before")]
    return Wordlist(row["surface"] for row in own), Wordlist(row["surface"] for row in own if row["use"] == "ends")


#: 个 counts whatever these don't: people and what is long.
_NEVER_BY_GE = frozenset(["名", "位", "条"])


@cache
def counted_nouns(unit: str = "", *, objects: bool = True) -> Wordlist:
    """The ends of nouns that the measure word counts, or any; `objects`: also those that are as often the object of a verb."""
    ends = ((row["surface"], row["units"].split()) for row in rows("counted_nouns") if row["use"] != "keeps" and (objects or row["use"] != "before"))
    return Wordlist(noun for noun, units in ends if not unit or unit in units or (unit == "个" and not _NEVER_BY_GE & set(units)))


def counted_end(unit: str, noun: str) -> int:
    """Where in `noun` (in characters) ends what `unit` counts; its length where the unit says nothing or the whole is counted."""
    whole = len(noun)
    if "）的" in noun and (places := _OR_ELSE.match(noun)):
        return places.end()
    counted, ends = _counted_by(unit)
    if counted.before(noun, 0, whole) or _WORK.search(noun):
        return whole
    end = max((word.end for word in ends.within(noun) if noun[word.end : word.end + 1] not in _OTHER_WORD), default=whole)
    end = whole if noun.rfind("“", 0, end) > noun.rfind("”", 0, end) else end  # 1名“儿童|主任”
    return whole if whole - end == 1 or _GOES_ON.match(noun, end) else end


#: 24个|班的|小学, 300个|车位的|停车场: how large the thing is that has them.
_PLACES = ("班", "教学班", "学位", "车位", "泊位", "床位", "座位", "工位")
_HELD = late(r"(?:班级?|教学班|[学车泊床座工]位)(?=的[\u4e00-\u9fff]{2})")


def places_end(words: str) -> int:
    """Where the places end that open `words` and say how large the thing behind 的 is; -1 where none do."""
    held = _HELD.match(words) if words.startswith(_PLACES) else None
    return held.end() if held else -1


#: 12个乡镇|的全覆盖|, 8个项目|的建设进度|: what is told of places and works that 个 counts, and is no thing itself.
_ABSTRACT = re.compile(
    r"(?:覆盖|进度|进展|责任|职责|义务|事务|情况|环境|秩序|权益|利益|作用|验收|审批|审核|评审|评估|管理|监管|运行|运营|运转|销号|整改|清零|落实|落地|签约|引进|招商|脱贫|振兴|发展|通电|供[水电气热暖]|排查|摸底|调查|普查|巡查|检查|督查|督导|帮扶|扶持|保障|补偿|征收|征迁|拆迁|搬迁|安置|改造项目|建设项目)$"
)
#: 面向企业的|, 新建学校的|: what tells which is counted.
_TELLS_WHICH = re.compile(r"面向|针对|位于|涉及|属于|来自|覆盖|服务|支持|符合|具有|在|以|为|有|未|已|新|可|能|带|含|由|对|向")


def owner_end(unit: str, words: str) -> int:
    """Where in `3所学校|的操场改造项目` the counted end that have what stands behind 的, since the unit doesn't count that; -1 where they are no such."""
    of = words.find("的", 1)
    if of < 1 or of + 2 >= len(words) or not counted_nouns(unit).before(words, 0, of) or _TELLS_WHICH.match(words) or words.endswith(("农村", "返乡", "城乡", "城镇", "乡村"), 0, of):
        return -1
    what = words[of + 1 :]
    if unit == "个":
        return of if _ABSTRACT.search(what) else -1
    if unit not in _classifiers() or counted_nouns(unit).before(what, 0, len(what)):
        return -1
    return -1 if "名" in unit and any(counted_nouns(unit).within(what, 0, 4)) else of  # 90名贫困家庭的|学生|享受…


@cache
def _classifiers() -> frozenset[str]:
    """The measure words of the lexicon."""
    return frozenset(unit for row in rows("counted_nouns") for unit in row["units"].split())


#: 转移600名劳动力|到省外|, 延伸3条公交线路|至产业园区|: where they are brought; 2条县城|至机场快速路| are named by both ends.
_WHITHER = late(r"(?<=[\u4e00-\u9fff]{2})(?:到(?![户位期达岗访场货点])|至(?![善臻尊]))[\u4e00-\u9fff]{2,14}(?<![路道线桥段])$")


def without_whither(words: str, unit: str) -> str:
    """The words without where those are brought that the measure word counts (`600名劳动力|到省外`)."""
    whither = _WHITHER.search(words)
    return words[: whither.start()] if whither and counted_nouns(unit).before(words, 0, whither.start()) else words
