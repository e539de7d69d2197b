"""Pieces that the time rules are put together from: years, months, terms, plan periods, words around them.

In a pattern `<<role>>` stands for the lexicon's words of that role (`times_words.tsv`); see `spelled_out`.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import rows


@cache
def _word_list(role: str) -> str:
    table = rows("times_words", key=("role", "surface"))
    surfaces = (row["surface"] for row in table if row["role"] == role)
    return "|".join(sorted(surfaces, key=lambda word: (-len(word), word)))


@cache
def words(role: str) -> re.Pattern[str]:
    """A pattern that finds any word of a role."""
    return re.compile(_word_list(role))


def spelled_out(pattern: str) -> str:
    """The pattern with the lexicon's words in place of each `<<role>>`."""
    return re.sub(r"<<(\w+)>>", lambda role: f"(?:{_word_list(role[1])})", pattern)


def unnamed(pattern: str) -> str:
    """The pattern without the names of its groups, so that it can be used a second time."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


#: Blanks that typesetting leaves inside a date, and the line break of a paged source.
GAP = r" {0,3}(?:\r?\n {0,4})?"
DIGIT = "一二两三四五六七八九"
COUNT = rf"(?:(?<![0-9.])[0-9]{{1,3}}|(?<![第百千万零十几数{DIGIT}])(?:[{DIGIT}]?十[{DIGIT}]?|[{DIGIT}]))"
DASH = r" ?(?:[—–―─‐‑\-－~～〜]{1,2}|至|到) ?"
YEAR = (
    r"(?:(?<![0-9])(?:19[4-9][0-9]|20[0-9]{2})"
    r"|(?:二[〇○零]|一九)[〇○零一二三四五六七八九]{2}(?![〇○零一二三四五六七八九十]))"
)
NIAN = rf"{GAP}年(?!级|龄|版|鉴|均|代|第?[0-9]{{1,3}}号)度?"
RELATIVE = (
    r"(?:今年(?![轻幼迈龄])度?|今(?=[春秋]季?(?:开学|学期|招生|入学))|(?<![基根资成样版])本年度|(?<!过)去年度?"
    r"|(?<!以)上一?年度|(?<!以)上一年|(?<=[比较与和])上年|(?<!以)上年(?=同期|末|底|结转|实际)"
    r"|当年(?=[0-9一二三四五六七八九十]{1,2}月)|(?<![文说表证透照声])明年度?|(?<![以目之此从提当日学先空大])前年(?![级龄产度均])|(?<![今以之此然前产])后年(?![级龄产度均])"
    r"|[次翌]年(?=[0-9一二三四五六七八九十]{1,2}月|[底末初]|第?[一二三四1-4]季度|[上下]半年))"
)
MONTH = r"(?:1[0-2]|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[12][0-9]|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
#: 7月4日|（周六）|至6日.
WEEKDAY = r"(?:[（(](?:周|星期)[一二三四五六日天][)）])?"
YUE = r"月(?![龄嫂饼租薪均度报球光次捐票牙台])份?"
QUARTER = r"(?:第?(?P<quarter>[一二三四1-4])季度|前(?P<quarters>[二两三])个?季度)"
HALF = r"(?P<half>[上下])半年"
SEASON = r"(?P<season>[春秋])(?:季学期|季|学期|(?=(?:正式)?(?:招生|开学|开班|入学|投用|投入使用)))(?P<opening>(?:正式)?开学|(?:招生|入学)(?!工作|计划|政策|办法|简章|对象|范围))?"
PART = (
    rf"(?:{HALF}|{QUARTER}|{SEASON}|全年"
    rf"|(?P<month>{MONTH}){GAP}{YUE}(?:{GAP}(?P<day>{DAY}){GAP}[日号]|(?P<third>[上中下])旬)?(?:(?:[春秋]季?)?开学(?=[之以]?前))?)"
)
LIMIT = (
    r"(?:(?!<<not_tail>>)(?P<edge>年?底|年?末|年终|年?初|年中|结束))?"
    r"(?P<included>[（(]含[^（()）\n]{0,4}[)）](?=[之以]?前))?"
    r"(?:(?:(?!<<not_tail>>)|(?=起到20[0-9]{2}))(?P<suffix>[之以]?前(?![0-9一二三四五六七八九十]{1,2}(?:个月|月|个季|季))|起|开始|来(?=[，,累共新完实已])|以来|至今|[之以]?后|期间|年?内|间))?"
)
PREFIX = r"(?P<prefix>截[至止]到?|到|至|自从?|从)?"
QUOTE = r"[“”\"‘’'「」]"
HOLIDAY = rf"(?:{QUOTE}?五一{QUOTE}?(?:国际)?(?:劳动节)?|国庆节?|元旦(?:[、和]?春节)?|春节|中秋节?|寒暑假|寒假|暑[假期]|主?汛期)"
#: The words of a title that go on after a time and end in what it is: `…教育发展规划`, `…工作要点`.
NAME = (
    r"(?:(?!<<not_in_title>>)(?:[^，。；：、！？\s\0“”0-9底末前内]|(?<=学)前)){0,24}?(?:<<title_noun>>)"
    r"(?!<<not_name_end>>|[0-9])"
)
ORDINAL = r"(?:二?十[一二三四五六七八九]?五|[八九]五)"
#: “十四五”（2021—2025年）|规划: years in a plan's name.
OWN_YEARS = rf"(?:[（(]{YEAR}年?{DASH}{YEAR}年?[）)])"
#: A date with dots, strokes or slashes is one where it fills a table cell or a bracket, or is a limit (`2022.12底前`);
#: elsewhere it may be a number, a stamp or a code.
CELL_BEGIN = r"(?<![^\t|,，：:\n(（ ])"
CELL_END = r"(?:(?<=[底末前起后内])|(?=[ \t]{0,4}(?:[\t|,，；;)）。\r\n]|$)))"
DOTTED = rf"[./-](?P<month>{MONTH})(?:[./-](?P<day>{DAY}))?(?![0-9./-])日?"
BARE_ORDINAL = r"(?<![0-9一二三四五六七八九第])十[一二三四五六七八]五(?![个岁名人年天章届条])"
ORDINAL_PART = (
    r"(?:规划)?(?:时期|期间)|规划期[内间]?|期末|期初|末期|末年|末(?![位端])|初期?(?![中级])|以来|开始|起(?![草步点])|[前头后][一二两三四]年"
)
PHASE = (
    r"(?P<phase>(?:(?<![中长短孕汛假学任年术届周同定限前后])|(?<=其中))[近中远]期(?!评估|考核|检查|调整|报告|末|票据|妊|随访)"
    r"|第[一二三四]阶段)"
)
EACH = (
    rf"每(?:个|隔?(?:{COUNT}{DASH})?{COUNT}个?|隔)?(?:半年|半个?月|年(?![级龄轻]|轮(?![训换岗流值转]))度?|学年|学期|季度|季(?![节作稻产])|月(?!均|龄)|周(?![岁转期边长])"
    r"|星期|[天日](?![常然])|工作日|旬|(?:采暖|供暖|取暖|防火|灌溉|种植|生长|榨)[季期]|(?<=[0-9一二两三四六八十个])小时)"
)
SPELL = r"(?:年|个月|个?学年|个?学期|个?季度|个?星期|周|个?工作日|个?自然日|天|日|个?小时)"
#: A part of a year that can stand without it; a Chinese month only with a sign of it (三月底, 三月份).
LONE_PART = (
    rf"(?:(?<![0-9.年半个第零十{DIGIT}])|(?<=[\s|。；][0-9]\.))(?={unnamed(HALF)}|{unnamed(QUARTER)}|[春秋](?:季学期|季?开学|学期)"
    rf"|(?:1[0-2]|[1-9]){GAP}{YUE}|{MONTH}月(?:份|底|末|初|[上中下]旬|[之以]?前(?!期)|{DAY}日))"
)
#: The characters that rules begin with.
FIRST = "昨当次翌0-9〇○零一二两三四五六七八九十半“”\"‘’'「」每截到至自从今去明上下前后本未接往最近刚过中远常按全年月规第（(春秋新国元寒暑主汛活这Xx×"
#: What follows those, but for the ones behind which anything may stand: a search passes over most of them by one look ahead.
SECOND = "0-9〇○零一二两三四五六七八九十半 \\r\\n个至到—–―─‐‑\\-－~～〜、和第年月日天周季学小工自星世远目./“”\"‘’'「」期今明后上下前春秋本规那冬夏个来近去刚节庆旦假暑汛的这过动终底末内中划开往Xx×*"
ANY_SECOND = "每截近第"
_NUMERAL = r"[0-9〇○零一二两三四五六七八九十半]"
#: How rules begin; the scan looks no further where none of these stands.
BEGIN = (
    # A Chinese number that a unit of time ends, a year in digits, a five-year plan, a holiday; most numbers of a plan are values.
    r"(?:[〇○零一二两三四五六七八九十半](?=[0-9〇○零一二两三四五六七八九十半 \r\n个至到—–―─‐‑\-－~～〜、和第]{0,24}[年月日天周季学小工自星世])"
    rf"|二[〇○零]|[“”\"‘’'「」]?(?:{_NUMERAL}{{1,2}}五|五一)|每"
    # An Arabic number that a unit of time, a dash or a list's mark follows; a dot parts the date that begins with a year.
    r"|(?<![0-9])[0-9]{1,4}[ \r\n]{0,8}(?:[年月日天周季学小工自星世远目至到、和两]|个[月季学星工自小]|[—–―─‐‑\-－~～〜](?![0-9]{1,4}[^0-9年月日天周季学个小工自星世\s—–―─‐‑\-－~～〜至到、.）)]))|(?<![0-9])20[0-9]{2}[./]"
    r"|截|[到至]期末|[到至自从](?=[ 0-9“”\"‘’'「」一二三四五六七八九十今明后年上下前第春秋本规那次翌\r\n])"
    r"|今[年后明冬春夏秋天日]|明后|昨[天日]|前天|当年[0-9一二三四五六七八九十]|[次翌]年|[去明]年|上(?:(?:半|一)?年|个?月)|下(?:半年|学|月)|前[年二两三]|后年|本[年学月周季世]|未来|接下来|往后|最近|近(?:期|的?[0-9半十一二两三四五六七八九])|刚刚过去|过去|[中远]期"
    r"|(?:20|19)[0-9]?[Xx×*_○]|[Xx×]{2}|元月?[至到—\-]|新的|这[一二两三四五六七八九十]年|过去这|下一?个|活动期|[国元春中寒暑主汛][节庆旦秋假暑汛期]|常年|按[月季周学]|全年|年[底末终内中]|月[底]|规划期|第|[（(][12]|[春秋][季学开])"
)
