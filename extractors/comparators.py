"""Comparators: the words before and after a number that say whether it is a floor, a ceiling or about right.

A comparator is one of `=`, `>=`, `>`, `<=`, `<`, `~`, `range`, as the table of targets has it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.late import late


class Rule(NamedTuple):
    """Words (a pattern over folded text) that set a comparator."""

    comparator: str
    words: str


BEFORE = (
    Rule(">=", r"不(?:得|应|能|可|宜|会)?[ ]?(?:低于|少于|小于|短于|下于)|至少|最[少低短]|起码|≥|>=|达到或者?超过|大于或?等于|下限为?"),
    Rule("<=", r"不(?:得|应|能|可|宜|会)?(?:高于|超过|超出|超|多于|大于|突破)|(?:(?<![日时史值月年])最[高多长](?:可?达到?|可至|为)|最[高多长])|至多|≤|<=|[少小低]于或?等于|上限为?"
               r"|(?<!主体)(?<!结构)(?<!工程)封顶|控制[在到]|缩短至"),
    Rule(">", r"超过|超出|(?<!商)超(?![额前市标出])|突破|大于|多于|高于|(?<![国省市平均])高出|优于|逾|>|(?<=[值入收额资润模售税家个中、])过(?![户程渡后度剩量往夜境])|(?<=[，；])过(?=\d)"),
    Rule("<", r"低于|少于|小于|不足|不到|不满|未满|未达到?|<"),
    Rule("~", r"大约[为占达]?|(?<=[\d多余]条)约|(?<![节签集预契制合履违条公特邀])约[为占达]?|接近|将近|(?<![附邻靠临就最])近|大概|估计"),
    Rule("=", r"达到?|(?<!行)为|至|到|合计|总计|共计?|占"),
)
#: 10个项目年|内, 6个小区|内: behind a noun a bare 内 bounds nothing.
AFTER = (
    Rule(">=", r"[(（]不?含(?:[\d.]{1,6}[百千万亿]?[^()（）\d，]{0,4})?[)）]及?以上|[及或]?以上|起步|起(?=[，。；、,;)）]|$)"),
    Rule("<=", r"[(（]不?含(?:[\d.]{1,6}[百千万亿]?[^()（）\d，]{0,4})?[)）]及?以[下内]|[及或]?以[下内]|之内|封顶|为上限|(?:半径)?范围(?:以?内|之内)"
               r"|(?:(?<=[月日期时周点])|(?<!个[\u4e00-\u9fff])(?<!个[\u4e00-\u9fff]{2})(?<!个[\u4e00-\u9fff]{3}))内(?![容部外涵控设镜地河环生科需贸资陆卷核街巷涝湖港陷勤饰置页存循弯圈]|服(?!务)|网(?![点络上])|联(?!系))"),
    Rule("~", r"左右|上下"),
    Rule("=", r"之间(?!的)"),
    Rule(">", r"(?<=[倍亩里米顷吨斤升户人次家座栋所株头只辆台年天月元])[多余](?=[，。；、）,;)的]|$)"),
)
#: Between a counted unit and its 以上 the counted noun may stand (6个班以上); 5个县级以上… is the rank of the noun.
_NOUN = r"(?:(?<=个)[\u4e00-\u9fff]{1,3}?(?<![级等星甲科历称档型类以及或元吨亩米]))?"
#: 300个|（标准车位）|以上: a note on what is counted stands before the bound.
_REMARK = r"(?:[（(][\u4e00-\u9fff，,]{2,12}[）)](?=及?以[上下内]))?"
#: 至少设置1间…: a comparator before the verb. 最高 is one only before giving (最高奖励5万元, not 最高客流5万人).
_AHEAD = (
    Rule(">=", r"至少|最少|不少于|不低于"),
    Rule("<=", r"至多|最多(?!跑)|最高(?=可|按?给|奖|补|资|支|不|达|享|授|予|贷|配|扶|分值|限[额价]|金额|额度|[\u4e00-\u9fff]{1,3}(?:补贴|补助|奖励|资助))|最长(?=可?(?:补|享|资|支|发|奖))"),
)
#: 不超过总投入的30%: the comparator stands before what the share is taken of. 高于全省平均5% without 的 tells a difference;
#: 超出部分的20% and 最低工资标准的80% name a whole and compare nothing.
_WHOLE = r"(?!跑|部分|价|生活|工资|标准|档|线|保障)(?:[^，。；：、\d]|(?:19|20)\d\d年){2,26}?"

_WINDOW = 8  # characters that a comparator before a number takes at most
_REACH = 12  # characters between 至少 and its number


def _one_of(rules: tuple[Rule, ...]) -> str:
    return "|".join(f"(?P<c{place}>{rule.words})" for place, rule in enumerate(rules))


#: The characters that they begin with are looked for first.
_BEFORE = re.compile(rf"(?=[<>≤≥上下不为优估低共到占合多大封将小少总接控最未突约缩至起超达过近逾高])(?:{_one_of(BEFORE)})(?:了|在|到|(?<=[过于足破逾])约)?\s?$")
_BEFORE_SHARE = (
    (re.compile(rf"(?:{_one_of(BEFORE[:4])}){_WHOLE}的$"), ("%", "‰", "倍", "比")),
    (late(rf"(?:{_one_of(BEFORE[:4])}){_WHOLE}$"), ("倍", "比")),
    (re.compile(rf"(?:{_one_of(BEFORE[:2])}){_WHOLE}$"), ("%", "‰")),
)
#: 约占|总数的|30%, 约为|去年的|1.5倍: the same of what is about so much.
_ABOUT_SHARE, _SHARES = re.compile(rf"(?<![节签集预契制合履违条公特邀])约[为占]{_WHOLE}的?$"), ("%", "‰", "倍", "比")
#: 最高|每月|1200元, 不低于|每生每年|700元: for what or how often stands between a bound and its sum.
_BEFORE_EACH = late(rf"(?:{_one_of(BEFORE[:2])})(?:每(?:[人生户亩月年季天日名个家辆台张床头只羽吨件套间次课]|平方米|立方米|公里|公斤)){{1,3}}$")
_AFTER = re.compile(rf"{_NOUN}[ \t]?{_REMARK}(?:{_one_of(AFTER)})")
_AHEAD_OF = re.compile(_one_of(_AHEAD))


def _set_by(rules: tuple[Rule, ...], hit: re.Match[str]) -> str:
    """The comparator of the alternative that matched."""
    return rules[int((hit.lastgroup or "c0")[1:])].comparator


def before(text: str, start: int) -> tuple[str, int]:
    """Comparator written right before `start` and where it begins; ("", start) where none is."""
    hit = _BEFORE.search(text, max(0, start - _WINDOW), start)
    return (_set_by(BEFORE, hit), hit.start()) if hit else ("", start)


def after(text: str, end: int) -> tuple[str, int]:
    """Comparator written right after `end` and where it ends; ("", end) where none is."""
    hit = _AFTER.match(text, end)
    return (_set_by(AFTER, hit), hit.end()) if hit else ("", end)


def settle(left: str, right: str, unit: str, *, many: bool, ranged: bool) -> str:
    """One comparator from what stands before, inside (`many`: 余, 多) and after a number with `unit`.

    A range is a range, also before 以上. A difference in percentage points (`高出3个百分点`) is told as it is.
    """
    if ranged:
        return "range"
    if left in (">", "<") and not right and unit.endswith("分点"):
        return "="
    if left == "<=" and right == "~":
        return "~"
    if right and left in ("", "=", "~", ">", "<="):
        return right
    if left and left != "=":
        return left
    return ">" if many else "="


def ahead(text: str, floor: int, start: int, unit: str) -> str:
    """The comparator in text[floor:start] that a verb or a whole parts from the number; "" where none is."""
    each = _BEFORE_EACH.search(text, floor, start) if text.find("每", start - 4, start) >= 0 else None
    if each:
        return _set_by(BEFORE[:2], each)
    for pattern, units in _BEFORE_SHARE:
        share = pattern.search(text, floor, start) if unit in units else None
        if share:
            return _set_by(BEFORE[:4], share)
    if unit in _SHARES and text.find("约", floor, start) >= 0 and _ABOUT_SHARE.search(text, floor, start):
        return "~"
    hits = list(_AHEAD_OF.finditer(text, floor, start))
    if hits and 0 < start - hits[-1].end() <= _REACH:
        return _set_by(_AHEAD, hits[-1])
    return ""
