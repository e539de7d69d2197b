"""Units: what ends a quantity, to which family it belongs, and how it is written (`套（户）`, `元/人·年`, `微克每立方米`). The words are in the lexicon `units`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.lexicon import rows
from extractors.scanning import any_of

#: A day of a month too, so no lexicon has it: only a bound before the number tells that days are counted (`不少于30|日`).
_DAY = "日"


@cache
def units() -> dict[str, str]:
    """Unit → family (`count`, `person`, `percent`, `money`, …) from the lexicon `units`."""
    return {row["surface"]: row["family"] for row in rows("units")} | {_DAY: "time"}


@lru_cache(maxsize=512)
def family_of(unit: str) -> str:
    """The family of a unit, of a rate that of what is told; "" for one that no lexicon has."""
    told = unit.partition("/")[0]
    return units().get(told) or units().get(_SECOND.sub("", told), "")


#: 条|（段）|: a second measure word in brackets.
_SECOND = re.compile(r"[（(][^（）()]*[)）]$")


#: Words that begin like a unit: 3部门, 5分之一, 12个性化….
NO_UNIT = (
    r"(?!分[之别类布管]|部[门委署队位分]|家[长庭]|方[面案式法针向便]|对[于外]|面[向积]|场[景所地]|位[于居列]|次[性生网]|周[边年期]"
    r"|度(?!以|左|，|。)|条[件例款]|户籍|项[目]|个(?:人(?![才民口员均大工文行])|性(?!能)|体(?![育检系验量温质能面])|别)|点[击]|年[级度均龄代初底末]|人[均口才工民制]|起(?!以|，|。|、|；|$|次|[\u4e00-\u9fff]{0,8}(?:案|事故|事件|纠纷|火灾|火情|投诉|举报|警情|疫情|诈骗|违法|违规))|里[程]|组织|班级|单[元据独]"
    r"|轮(?:[电车驱岗训流船胎椅值换候摩]|机[具车械用]|作业|农[用机][车械机具]|、[两二三四六]轮)|双[一师向创轨语减高]|遍[及布地]|床[位上边头单铺]|具[有备体]|副[主县市局院校食业科处高中]|顶[层部级岗]|群[众体]|台阶|节[气假日期前后点令能水电约省奏目]|棵[树松](?=森林|公园|路|街|镇|乡|村|社区|小学|中学|学校|幼儿园|站|片区|景区|艺术|地铁)|尾[水气矿款数]|折[算合旧叠])"
)
#: What a rate is told for, behind a slash (`元/人`, `mmol/g`) or 每 (`微克每立方米`), beside the units themselves.
_PER = ("总吨", "学期", "学年", "季度", "村", "d", "a", "校", "园", "日", "夜", "晚", "月", "10万人口", "十万人口", "万人口", "千人口", "10万人", "十万人", "万人", "千人", "百人", "万车", "万辆", "万台", "亿元", "万元", "h", "s", "g", "t", "L", "K", "W", "天")
#: 900元/|生|·年, 2元/|学生|·课时; 2万元/生产线 has 条 left out.
_PUPIL = r"学?生(?![产态活物意命])|幼儿(?!园)|车(?!间|站|位|辆|道)"
_EACH = ("平方米", "平方公里", "立方米", "升", "亩", "公顷", "千克", "公斤", "吨", "公里")
#: No letter follows a unit of letters: `10mW` is no 10m; no word begins inside a unit: `36所|项目学校` are no 所项, `20支|队伍` no 支队.
_WHOLE = r"(?!(?<=[A-Za-z])[A-Za-z])(?!(?<=所项)目)(?!(?<=支队)伍)"


@cache
def written_unit() -> str:
    """A unit as it is written, with a second one in brackets (`套（户）`) and what it is for (`元/人·年`, `元/(人·年)`)."""
    known = any_of(row["surface"] for row in rows("units"))
    gapped = r"个[ \t]百分点"  # so printed in many texts
    per = any_of({*(unit for unit in units() if "/" not in unit), *_PER})
    per = rf"(?:{per}|{_PUPIL})"
    # A list in brackets holds its words once in the pattern, each with the mark behind it, since they take a third of the time that a rule takes to compile.
    bracketed = rf"[（(](?:{known}(?:[、/](?![）)])|(?=[）)])))+[）)]"
    both = rf"/[（(](?:{per}(?:[/·.•・](?![)）])|(?=[)）]))){{2}}[)）]"
    return rf"(?:{gapped}|{NO_UNIT}{known}{_WHOLE})(?:{bracketed})?(?:/[ \t]?{per}{_WHOLE}(?:[/·.•・]{per}|(?<=[人生])(?:[月年](?![底末初中内终均度份前])|[日天]))?|{both}|每{any_of(_EACH)})?"


@cache
def chinese_unit() -> str:
    """A unit that Chinese numerals count with too."""
    return any_of(row["surface"] for row in rows("units") if row["chinese"] == "yes")
