"""What a phrase says beside the concept: level, stage, whom it concerns, whether what is new or the whole is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.span import fold

#: Levels from the highest; the first word is how the level is called.
LEVELS = ("国家级", "省级", "市级", "区级", "镇级", "校级")
#: Municipalities: what they call 市级 is the level of a province.
MUNICIPALITIES = ("北京", "天津", "上海", "重庆")

_TOGETHER = re.compile(r"市[、,]?区县?级|市县区?级|省市级|区级及以上|县级及以上|市级及以上|省级及以上")
_JOINT = {"市区级": "市级、区级", "市、区级": "市级、区级", "市,区级": "市级、区级", "市区县级": "市级、区级", "市县级": "市级、区级", "市县区级": "市级、区级",
          "省市级": "省级、市级", "区级及以上": "区级及以上", "县级及以上": "区级及以上", "市级及以上": "市级及以上", "省级及以上": "省级及以上"}  # fmt: skip
_LEVEL = (
    ("国家级", re.compile(r"国家级|国家(?=优质|示范|中医|重点|级)|全国性?|国家")),
    ("省级", re.compile(r"省级|全省|自治区级")),
    ("市级", re.compile(r"市级|全市")),
    ("区级", re.compile(r"[区县]级|全[区县]")),
    ("镇级", re.compile(r"(?:镇街|乡镇|镇|街道)级")),
    ("校级", re.compile(r"校级")),
)
_STAGES = (
    ("学前教育", re.compile(r"学前|幼儿|托育|公办园|民办园|普惠园|入园|幼师|保教")),
    ("特殊教育", re.compile(r"特殊教育|残疾|特教|随班就读|资源教室")),
    ("职业教育", re.compile(r"职业教育|中职|中等职业|高职|职业院校|职业学校|(?<!入)职教|双师型|技工")),
    ("高等教育", re.compile(r"高等教育|高校|高等院校|大学(?!区)|本科|研究生")),
    ("普通高中", re.compile(r"普通高中|普高|高中")),
    ("义务教育", re.compile(r"义务教育|九年|(?<!中)小学|初中")),
    ("终身教育", re.compile(r"终身|社区教育|老年教育|继续教育|学习型")),
)
_STAGE_WORDS = re.compile(r"普通高中|义务教育阶段|义务教育|学前教育|职业教育|高等教育|基础教育|中小学校?(?=.)|高中阶段(?=教育)?")
_POPULATION = re.compile(r"(?<!中)小学|初中|(?<!初)中职|高职|农村|乡村|城镇|城区|城乡|公办|民办|普惠性|随迁子女|留守儿童|残疾(?:儿童少年|儿童|学生|人)?|新入职|符合条件的?|在编|女性|校外|校内|校园|选修|必修|高校")
_NEW = re.compile(r"新增|新建|新创|新培育|新打造|新认定|新引进|增加|扩建|改扩建|引入|引进|招聘|补充|接收|接受|签订|投入")
_BUILT = re.compile(r"建成|建设|建好|建立|创建|创设|培育|培养|打造|争创|成立|开设|创成|创评|评选|认定|设立|完成")
_YEARLY = re.compile(r"每年|每学年|年均|每月|每季度")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_MARKS = re.compile(r"[“”\"'‘’《》〈〉\s]|全[区县市省](?=[^级])|^(?:范围内|辖区内|区域内|本区|我区)")

_PER_HEAD = re.compile(r"(每[百千万])常住人口")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is looked up (`whole`) and with its level taken out (`core`); the level and stage that its words tell.

    `listed` are the members in its brackets (名师（名班主任、骨干校长）).
    """

    whole: str
    core: str
    level: str = ""
    stage: str = ""
    listed: tuple[str, ...] = ()


def plain_phrase(text: str) -> str:
    """A phrase without brackets, quotation marks, blanks and 全区: how phrases are held against each other."""
    return _PER_HEAD.sub(r"\1人口", _MARKS.sub("", _BRACKETS.sub("", fold(text))))


def take_apart(phrase: str, places: Iterable[str] = ()) -> Phrase:
    """The phrase's qualifiers and core. `places`: names that mean the level above (重庆名师 → 市级), longest first."""
    whole = plain_phrase(phrase)
    level, core = _level(whole, places)
    hit = _BRACKETS.search(phrase)
    listed = tuple(hit.group()[1:-1].split("、")) if hit and "、" in hit.group() else ()
    return Phrase(whole, core, level, stage_in(core), listed)


def population_of(core: str, concept: str) -> str:
    """Whom the phrase concerns beyond what the concept says by itself: 公办学位 → 公办, 公办幼儿园 → nothing."""
    return "、".join(word for word in dict.fromkeys(_POPULATION.findall(core)) if word not in concept)


def bare(core: str) -> str:
    """A core without the words of stage and population: the last thing to look up."""
    return _POPULATION.sub("", _STAGE_WORDS.sub("", core)).lstrip("的、")


def stage_in(text: str) -> str:
    """The one stage that a text speaks of; "" for none or several."""
    found = [name for name, pattern in _STAGES if pattern.search(text)]
    return found[0] if len(found) == 1 or found[:1] == ["特殊教育"] else ""


def stage_of_section(section: str) -> str:
    """The stage that the innermost heading with one speaks of."""
    return next((stage for heading in reversed(section.split(" > ")) if (stage := stage_in(heading))), "")


def _level(said: str, places: Iterable[str]) -> tuple[str, str]:
    if hit := _TOGETHER.search(said):
        return _JOINT.get(hit.group(), hit.group()), said.replace(hit.group(), "", 1)
    for place in places:
        if said.startswith(place) and len(said) > len(place) + 1:
            rest = said[len(place) :]
            return ("市级", rest.removeprefix("市").removeprefix("级"))
    for name, pattern in _LEVEL:
        if hit := pattern.search(said):
            return name, said[: hit.start()] + said[hit.end() :]
    return "", said


def counted_of(indicator: str, action: str, frequency: str, unit: str, kind: str) -> str:
    """Whether new things, the whole, what is built (maybe with what exists) or a yearly amount is counted; "" for rates."""
    if kind in ("rate", "ratio", "duration", "title") or unit in ("%", "比", "个百分点", "年", "小时", "课时"):
        return ""
    if _YEARLY.search(frequency):
        return "yearly"
    if _NEW.search(action) or _NEW.match(indicator):
        return "new"
    if _BUILT.search(action):
        return "built"
    return "total"
