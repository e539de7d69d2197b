"""Numbers without a unit, told as amounts by the words around them: `就业人数24万`, `从2.3缩小至2.1`, `元和镇280 白石乡15`."""

from __future__ import annotations

import re

from extractors import comparators
from extractors.amounts import Amount
from extractors.late import late
from extractors.numerals import number

# --- what is measured --------------------------------------------------------------------------------------------------

#: What stands before a number that says what it measures: `就业人数24万`, `达到1300`.
_MEASURED = re.compile(
    r"(?:[数量率值]|比例|比重|占比|系数|得分|面积|规模|人口|强度|密度|水平)(?:稳定在|保持在|控制在|(?:保持|稳定|控制|维持|始终)为|(?:提高|提升|增加|下降|降低|压减|扩大)[到至]|[增升降]至|达到?|为|约)?[^\S\n]?$"
    r"|(?:达到?|增至|提高到|增加到|扩大到)[^\S\n]?$"
)
_ENDS = re.compile(r"[，。；、,;（()）\s/|和及与]|[一两三四五六七八九\d]个大?台阶|大?台阶|大关|$")
#: Behind a multiplied number: the people that it counts (35万山区群众).
_PEOPLE = late(r"以?上?(?:农户|贫困|脱贫|移民|(?:(?:(?![百千万亿])[\u4e00-\u9fff]{1,8}?\d{1,2}(?:[-—~～至到]\d{1,2})?周?岁(?:以[上下])?的?|[\u4e00-\u9fff]{0,8}?)|[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,16}){1,6}等[\u4e00-\u9fff]{0,12}?)"
                     r"(?:群众|居民|农民|农牧民|牧民|渔民|村民|市民|学生|职工|人民(?![币政法医检])|师生|人口|人员|人群|群体|老人|老年人|儿童|用户|游客|旅客|劳动力|带头人|孕产妇|妇女|青年|农民工|毕业生|党员|干部|残疾人|患者|病人|困难户))")
#: 满足|5000学生使用: whom there is room for.
_HOLDS = re.compile(r"(?:容纳|满足|招收|惠及|资助)(?:近|约)?$")
#: 组织|3000|干部: people right behind a number of so many digits.
_AT_ONCE = re.compile(r"农户|贫困户|脱贫户|群众|居民|农民|市民|学生|职工|师生|干部|党员|游客|老人|老年人|儿童|残疾人|村民|牧民|教师|志愿者")
_LONG = 3
#: 12345|市民诉求, 邮编350100|居民楼: a line to call, a postcode or a serial number.
_HOTLINE = re.compile(r"1(?:1[0-49]|2[02]|2\d{3})|9[56]\d{3}|\d{6,}")
#: 在创业板上市的|奖励企业|50万: sums whose 元 is left out.
_MONEY = late(r"(?:投资|资金|投入|经费|债券|(?<=[\u4e00-\u9fff]{2}[低保助恤老济补罚奖租押现薪酬基])金|(?<=[\u4e00-\u9fff])[贷税捐欠罚存货]款|(?<=[\u4e00-\u9fff])(?<![缴参免])费|收入|支出|税收|产值|预算)(?:任务|完成|实现)?(?:约|达|近|共|超|超过)?$")
_OF_MONEY = re.compile(r"的(?:投资|资金|贷款)")
_GRANTED = re.compile(r"(?:给予|奖励|奖补|补助|补贴|资助)(?:企业|个人|单位)?(?:最高|不超过)?$")
_A_YEAR = re.compile(r"(?:19|20)\d\d")


#: |打造|城郊|5大基地, not 建设全国|4大市场.
_BUILT = re.compile(r"(?:建设|打造|建成|培育|新建|布局|形成|构建|创建)[^，。；：、]{0,8}(?<!全[国省市县])(?<!全区)$")


def great(text: str, hit: re.Match[str]) -> Amount | None:
    """`建设5大微短剧基地`: places that are built are counted by 大 too, other things (三大体系, 依托3大园区) only framed by it."""
    if not _BUILT.search(text, max(0, hit.start() - 12), hit.start()):
        return None
    return Amount(number(hit["n1"]), number(hit["n1"]), "个")


#: 工业增加值|增长|9；: sums that grow by a number whose % was lost.
_GROWS = re.compile(r"(?:总值|产值|增加值|投资|收入|零售总?额|消费品零售|总额|税收|进出口)(?:年均|同比)?(?:增长|下降)$")
#: No sum grows by more at once: 纯收入增长850|，达到12000元 is of its 元.
_MOST_RATE = 100
_OF_RATE = re.compile(r"(?:以上|左右|以内)?[，。；、,;]|左右|$")


#: 总产值|突破|千亿大关: what is passed, and of what it is a sum.
_PASSES = re.compile(r"(?:突破|超过?|跨[过越上]|[迈站跃登踏越闯][上过]|达到?|冲刺|冲上|逼近)了?$")
_SUM = re.compile(r"总值|产值|GDP|收入|投资|增加值|(?:经济|产业|工业|信贷|贷款|存款|融资|投资|资产|资金|基金|营收|交易|产值)(?:总量|规模)|[交成销贸]易?额|税收|进出口|零售额|存款|贷款|余额|资产|利润")


def round_sum(text: str, hit: re.Match[str]) -> Amount | None:
    """`总产值突破千亿大关`: a round sum that is passed."""
    start = hit.start()
    if not _PASSES.search(text, max(0, start - 4), start) or not _SUM.search(text, max(0, start - 24), start):
        return None
    value = number(hit["n1"])
    return Amount(value, value, "元")


def bare(text: str, hit: re.Match[str]) -> Amount | None:
    """A number without a unit, where the words around it measure and a clause ends behind it."""
    if text[hit.start() - 1 : hit.start()] in ("长", "降") and not hit["m1"] and _GROWS.search(text, max(0, hit.start() - 12), hit.start()) and _OF_RATE.match(text, hit.end()) and number(hit["n2"] or hit["n1"]) <= _MOST_RATE:
        return Amount(number(hit["n1"]), number(hit["n2"] or hit["n1"]), "%")
    left, right = comparators.before(text, hit.start())[0], comparators.after(text, hit.end())[0]
    measured = (_MEASURED.search(text, max(0, hit.start() - 12), hit.start()) or left not in ("", "=") or right
                or _changes(text, hit))
    multiplied = hit["m1"] or hit["m2"]
    people = _PEOPLE.match(text, hit.end()) if _counts(text, hit) else None
    money = multiplied and (_MONEY.search(text, max(0, hit.start() - 8), hit.start()) or _OF_MONEY.match(text, hit.end()))
    household = people is not None and (people.group().endswith("户") or text.startswith("户", people.end()))
    places = None if people else _places(text, hit)
    people = people or places
    of_places = len(hit["n1"]) > _FEW and _PLACES_BEFORE.search(text, max(0, hit.start() - 4), hit.start())
    unit = "个" if places or of_places else "户" if household else "人" if people else "元" if money or (multiplied and _GRANTED.search(text, max(0, hit.start() - 8), hit.start())) else ""
    ends = _ENDS.match(text, hit.end()) or right or (money and text.startswith("的", hit.end())) or _CHANGE_TO.match(text, hit.end())
    if not people and not (ends and (multiplied or measured or of_places) and not _A_YEAR.fullmatch(hit["n1"])):
        return None
    if not multiplied and left not in (">=", "<=") and text[hit.end() : hit.end() + 1] in ("、", ")", "）"):
        return None
    low = number(hit["n1"], hit["m1"] or hit["m2"] or "")
    high = number(hit["n2"], hit["m2"] or "") if hit["n2"] else low
    many = bool(hit["o1"] or hit["p1"])
    return Amount(low, high, unit, many) if low <= high else None


#: 新增|9000|学位, 36个班、|1620|个学位 without its unit: places that there is room for, right behind a number.
_PLACES = re.compile(r"(?:优质|公办|普惠性?|基础教育|义务教育|中小学|小学|初中|(?:普通)?高中|幼儿园?|学前|养老|停车|新)*(?:学位|床位|车位|停车位|泊位|托位|就业岗位)(?![\u4e00-\u9fff]{0,6}\d|的)")
#: 新增学位|2000|。
_PLACES_BEFORE = re.compile(r"(?:学位|床位|托位|停车位|泊位)(?:约|近|达|共)?$")
_FEW = 2


def _places(text: str, hit: re.Match[str]) -> re.Match[str] | None:
    """The places that a number of several digits counts, None where none stand behind it."""
    long = hit["m1"] or hit["m2"] or len(hit["n1"]) > _FEW
    return _PLACES.match(text, hit.end()) if long and not _A_YEAR.fullmatch(hit["n1"]) and text[hit.start() - 1 : hit.start()] not in ("每", "号", "第") else None


def _counts(text: str, hit: re.Match[str]) -> bool:
    """Whether people may be counted: by a number with a multiplier or 余, where there is room for them, or right behind a number too long for anything else."""
    if hit["m1"] or hit["m2"] or hit["o1"]:
        return text[hit.start() - 1 : hit.start()] != "每"
    if _HOLDS.search(text, max(0, hit.start() - 6), hit.start()):
        return True
    return len(hit["n1"]) >= _LONG and not _HOTLINE.fullmatch(hit["n1"]) and text[hit.start() - 1 : hit.start()] != "号" and not _A_YEAR.fullmatch(hit["n1"]) and _AT_ONCE.match(text, hit.end()) is not None


#: `从2.3缩小至2.1`: the words between the two ends of a change, and what stands left of the first.
_CHANGE = r"[\u4e00-\u9fff]{1,6}[至到为]"
_OF_YEAR = r"(?:(?:19|20)\d\d年[底末]?的)?"
_CHANGE_TO = re.compile(rf"(?![号班年月日级]){_CHANGE}\d")
_CHANGED = re.compile(rf"[由从]{_OF_YEAR}[\d.]{{1,8}}{_CHANGE}{_OF_YEAR}$")
#: 系数由|2020年的|0.54: the year of the first figure.
_FROM_YEAR, _FROM_WIDTH = re.compile(r"[由从](?:19|20)\d\d年[底末]?的$"), 9


def _changes(text: str, hit: re.Match[str]) -> bool:
    """Whether the number is an end of a change (`从2.3缩小至2.1`)."""
    if text[hit.start() - 1 : hit.start()] in ("由", "从"):
        return _CHANGE_TO.match(text, hit.end()) is not None
    if text[hit.start() - 1] == "的" and _FROM_YEAR.search(text, max(0, hit.start() - _FROM_WIDTH), hit.start()):
        return _CHANGE_TO.match(text, hit.end()) is not None
    return _CHANGED.search(text, max(0, hit.start() - 32), hit.start()) is not None


# --- shares of areas ---------------------------------------------------------------------------------------------------

AREA = r"[镇乡道处办县区市旗村场团社]"
#: What ends a share; 民办11|,664人 goes on.
QUOTA_END = r"(?=[\s、，；;|。]|,(?!\d{3})|$)"
_QUOTAS = re.compile(rf"{AREA}\s?\d{{1,7}}{QUOTA_END}")


def quota(text: str, hit: re.Match[str]) -> Amount | None:
    """A number in a run of areas with their shares (`元和镇280 白石乡15 …`)."""
    floor, top = max(0, hit.start() - 60), hit.end() + 60
    line = max(floor, text.rfind("\n", floor, hit.start())), text.find("\n", hit.end(), top)
    if len(_QUOTAS.findall(text, line[0], line[1] if line[1] >= 0 else top)) < 2:
        return None
    value = number(hit["n1"])
    return Amount(value, value, "")
