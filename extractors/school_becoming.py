"""What schools become, read behind their names: titles and ranks, schools of another kind or owner, places among those that go first."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.school_deeds import BECOMES, PUT_TO_USE

#: 到2026年，|甲学校通过省级评估: without the day it is told of the past.
_BY_THEN = re.compile(r"(?:到20\d\d年底?|20\d\d年(?:底|\d{1,2}月)?前|底前|月前|年内)[，,]?$|(?:力争|争取|确保|力促|推动|促使|让|使)$")
_REACH = 12
_END = r"(?=\d{1,3}所|[，,。；;、\n（(]|$)"
_ADVERB = "率先|全部|均|都|也|力争|争取|确保|拟|将|要|应|如期|年内|成功|顺利|逐步|分别|积极|尽快"
_HOW = f"(?:{_ADVERB})*"
#: A title that a school has beside its name.
_TITLE = (
    r"(?:(?:国家|全国|自治区|[省市县区州])[^，,。；;：:、\n]{0,16}?(?:校|园|高中|中职|单位|基地)|[^，,。；;：:、\n]{0,14}?(?:[“\"][^”\"\n]{2,8}[”\"]|特色|示范|标杆|样板|品牌|达标|优质|强|名|试点|综合|普惠|[级性型化])"
    r"(?:普通|中职|中等职业|民办|公办)*(?:学校|校|园|高中|幼儿园|中职|单位)|[^，,。；;：:、\n]{0,12}?(?:智慧|平安|文明|绿色|书香|数字|清廉|温馨|美丽|健康)校园|[^，,。；;：:、\n]{0,16}?(?:标杆|典范|样板|龙头|品牌|排头兵))"
)
#: 甲小学|建设足球特色学校|, 乙中职|办成省级优质中职学校|, 丙中学|培育成为强校|.
_MADE_INTO = late(rf"{_HOW}(?:(?:建设|培育|培养|发展|提升|办|建)(?:成为|成|为)|建设|培育){_TITLE}{_END}")
#: 甲中学|成为省级示范高中|, |进入全市前列|, |达到示范高中标准|, |完成示范高中创建|: told of the past where no word aims at it.
_REACHED = late(
    rf"{_HOW}(?:(?:成为|获评为?|评为|认定为|命名为|入选|入围|晋升为?){_TITLE}{_END}|(?:进入|跻身|迈入|迈进|挤进|列入|入选|入围)[^，,。；;\n]{{1,20}}?(?:行列|前列|方阵|名单|计划|前\w{{1,2}}|百强)"
    r"|(?:通过|完成|达到)[^，,。；;\n]{2,20}?(?:认定|评估|验收|评定|创建|标准(?!化)|要求))"
)
_AIMED = re.compile(r"(?:率先|全部|均|都|也|如期|年内)*(?:力争|争取|确保|拟|将|要|应)")
#: 甲小学|作为试点校|, |列为试点|, |为首批试点学校|.
_CHOSEN = re.compile(r"(?:等\d{1,3}所[^，,。；;\n]{0,4}?)?(?:被|均|都|分别|先行|率先)*(?:(?:作为|列为|确定为|列入|纳入)[^，,。；;\n]{0,8}?|为(?:首批|第[一二三]批)[^，,。；;\n]{0,8}?)(?:试点|示范点)(?:学校|单位|校|园|名单|范围)?" + _END)
#: 甲小学|足球特色学校创建|, 乙职校|达标建设|: a measure told by nouns alone, in a clause of its own.
_BY_NOUNS = re.compile(
    r"[^，,。；;：:、\n在于对的了已]{0,14}?(?:创建|申创|争创|创优|达标|培优|提质培优|申报|升类|创强)(?:建设|提升)?(?:工程|项目|工作|行动|计划)?(?=[，,。；;\n]|$)"
)
_CLAUSE_BEGINS = frozenset("\n\t，,。；;：:.．、）) \u3000")
#: 甲中学|实行初高中分离|, |独立建制|, |变更校名|: how a school is run from then on.
_RUN_ANEW = late(
    rf"(?:{_ADVERB}|20\d\d年起?|[从自]?20\d\d年[春秋]季(?:学期)?(?:起|开始)?)*(?:(?:实行|实施|推进|完成|推行)?(?:初高中|高初中|初、高中|中小学|幼小)?(?:分离|分设|剥离)(?:办学)?{_END}|(?:实行|实施|推行)(?:[^，,。；;：:、\n]{{0,6}}?托管|委托管理){_END}|独立(?:建制|办学){_END}|(?:变更|更改)(?:校|园)名|(?:更名|改名|改制|转制){_END}"
    r"|(?:逐年|逐步|停止|暂停|不再|缩减|减少|压缩)+(?:[^，,。；;：:、\n]{0,4}?)(?:招生(?!计划)|招收)|在校(?:生|学生)(?:规模|人数)?(?:扩大|扩充|增加)[到至]|[向往][^，,。；;：:、\n]{2,14}?转型)"
)
#: 甲小学|优先安排|, |优先配备心理教师|: what the school is first to get.
_FIRST = re.compile(r"(?:率先|先行|优先)(?:安排|配备|配齐|保障|纳入|落实|推行|享受|建设|推进|启动)")
#: 甲中学|要当好全县高中教育的龙头|.
_LEADS = re.compile(r"(?:要|应|须|继续|切实|争)*(?:当好|做好|争当|发挥好?)[^，,。；;\n]{0,12}?(?:龙头|表率|示范|引领|排头兵|标杆|带动)")


def becomes(text: str, start: int, end: int, behind: str) -> bool:
    """Whether `behind`, the words behind schools at [start, end), says what they become, without works that they are built by."""
    if BECOMES.match(behind) or PUT_TO_USE.match(behind) or _MADE_INTO.match(behind) or _CHOSEN.match(text, end) or _RUN_ANEW.match(behind) or _FIRST.match(behind) or _LEADS.match(behind):
        return True
    if _REACHED.match(behind) and (_AIMED.match(behind) or _BY_THEN.search(text, max(0, start - _REACH), start)):
        return True
    return (start == 0 or text[start - 1] in _CLAUSE_BEGINS) and _BY_NOUNS.match(behind) is not None
