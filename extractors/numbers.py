"""What a number is when it measures nothing: ordinal, slogan, title, document number, name, word, ….

The rules look at the characters around one number; the first that fits names its kind. Numbers that no rule fits are `unexplained`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractors.lexicon import rows, words
from extractors.span import fold

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[〇零一二两三四五六七八九十百千万亿]+")
_REACH = 16  # characters looked at on either side


class Rule(NamedTuple):
    """A kind of non-quantity: what stands before the number (matched at its start) and behind it (matched at its end)."""

    kind: str
    before: re.Pattern[str]
    after: re.Pattern[str]


def _rule(kind: str, before: str = "", after: str = "") -> Rule:
    return Rule(kind, re.compile(f"(?:{before})$"), re.compile(after))


#: In order; an empty pattern fits everything.
RULES = (
    _rule("doc_number", r"[(（\[〔【]", r"[)）\]〕】]\s?第?\d*\s?号?"),
    _rule("doc_number", r"[)）\]〕】]\s?第?\s?", r"\s?号"),
    _rule("code", r"(?:GB|DB|JGJ|ISO|CJJ|YY|JGJ|建标|GB/T|DB\d*/T)[\s/T]*[\d.\-—/]*", r""),
    _rule("code", r"(?:电话|传真|邮编|邮政编码|热线|联系方式|手机)[：:\s]*[\d\-—]*", r""),
    _rule("code", r"\d[—\-]{1,2}", r"(?=[。；，\n\s]|$)"),
    _rule("url", r"[A-Za-z0-9_%./\-=&?]{3,}", r""),
    _rule("date", r"", r"\s?年(?:\s?\d{1,2}\s?月)?|[-/.年]\d{1,2}[-/.月]\d{0,2}|:\d\d"),
    _rule("date", r"年\s?|\d{4}[-/.]|\d{4}[-/.]\d{1,2}[-/.]|月\s?|\d\d:|\d\d?月", r"\s?[月日]|[-/.:\s]|时|点"),
    _rule("date", r"\d\d:|年", r""),
    _rule("time_of_day", r"", r"[时点](?:\d|整|至|-|前|后|以)|:\d\d"),
    _rule("heading", r"(?:^|\n)[\s　*#]*[（(]?第?", r"[、.．)）章节条款]|是(?=[^一-九])"),
    _rule("list_lead", r"(?:^|[\n。；：，])\s*[（(]?", r"是|[)）]|[、.．](?!\d)"),
    _rule("caption", r"(?:表|图|专栏|附件|附表|附图|项目)\s?[\d\-—]*", r""),
    _rule("ordinal", r"第[\d一二三四五六七八九十百、至-]*", r""),
    _rule("ordinal", r"", r"届|次(?:全会|全体会议|党代会|代表大会|会议)|号(?:文|令|线|楼|院|公告|地块|桥|矿|井)|期(?=工程|项目|建设|用地|[，。；、\s]|$)"),
    _rule("rank", r"前|全[国省市区县]前|TOP", r"[位名强]|(?=[，。；])"),
    _rule("grade", r"", r"级|甲|星|类(?=[医学专地文水])|档|等(?=奖|功)|A(?!I)|型|代(?=[^表])|线(?=城市)|本(?=[^科])|批次录取|维|阶|度(?!电)|环(?=[路线内外])|号|G|D(?![a-z])|K\b"),
    _rule("structure", r"", r"(?:大|个|项|种|类|方|张|条|套|道|支)(?:[^，。；\d]{0,8})?(?:学段|类别|维度|方面|体系|环节|层次|阶段|板块|领域|原则|机制|模式|工程|行动|任务|专项|系列|方向|功能|平台|重点|关系|基地|中心|措施|举措|抓手|清单|机构|网络|要素|协作|主体|校园|区域)"),
    _rule("structure", r"", r"大(?!学|班|校|队|于|专|数据|型|道|厦|中|小|力)"),
    _rule("slogan", r"“[^”]{0,20}", r"[^“]{0,24}”"),
    _rule("slogan", r"‘[^’]{0,20}", r"[^‘]{0,24}’"),
    _rule("slogan", r"", r"(?:[^\d，。；、“”]{1,2}[一二三四五六七八九十两][^，。；、]{1,2}|化一|位一体|网统管|网通办|岗双责|村一|县一|校一|镇一|人一|企一|户一|区一|园一)"),
    _rule("slogan", r"[一二三四五六七八九十两][^，。；、\d“”]{1,3}", r""),
    _rule("name", r"[A-Za-z+\-_]", r""),
    _rule("name", r"", r"[A-Za-z+＋×]|”|小(?=[，。、；和及等（(\n]|$)|中(?=[，。、；和及等（(\n]|$)"),
    _rule("share_base", r"每|百|千|万|(?:每)", r"(?:名|个|位|户|人|常住|人口|元|平方|公里|吨|亩|所|米|立方|户籍|在校|学生|劳动)"),
    _rule("school_length", r"", r"年(?:一贯制|制|级|义务教育|期)|学年"),
    _rule("duration", r"", r"年|个?月|天|日|周|小时|分钟|年来|载|个五年"),
    _rule("article", r"", r"(?:个|种|项|次|名|位|条|件|家|套|份|点|方|面|片|场|支|道|处|座|块|张|间|所|部|门|台|届|年|切|批|笔|章|本|样|体|环|流|览|把|带|员|课|生|日|堂|头|力|代|揽|轴|圈|廊|核|翼)"),
    _rule("word", r"[统同唯单专之任某每逐不合归如万划为其另]", r""),
    _rule("word", r"", r"[\u4e00-\u9fff]"),
)
_ARTICLE_ONLY = frozenset(("article", "word"))


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words("numeral_words"))))


@cache
def _word_kinds() -> dict[str, str]:
    return {row["surface"]: row["kind"] for row in rows("numeral_words")}


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every numeral, Arabic or Chinese, left to right."""
    for hit in _NUMBER.finditer(fold(text)):
        yield hit.span()


def number_kind(text: str, start: int, end: int) -> tuple[str, str]:
    """Kind and rule of the number text[start:end], given that it is no row and no time; ("unexplained", "") where no rule fits."""
    window = fold(text[max(0, start - _REACH) : end + _REACH + 10])
    at = start - max(0, start - _REACH)
    before, numeral, after = window[:at], window[at : at + end - start], window[at + end - start :]
    for hit in _words().finditer(window):
        if hit.start() <= at and at + end - start <= hit.end():
            return _word_kinds()[hit.group()], "number.word"
    chinese = not numeral[0].isdigit()
    for place, rule in enumerate(RULES):
        if rule.kind in _ARTICLE_ONLY and not chinese:
            continue
        if rule.before.search(before) and rule.after.match(after):
            return rule.kind, f"number.{rule.kind}.{place}"
    return "unexplained", ""
