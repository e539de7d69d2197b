"""Times: every calendar date, plan period, recurrence and duration of a text, with its kind and its dates.

One scan of the whole text finds the candidates (`RULES`, in order of precedence where two begin at the same
place); the reader of the rule decides what each means. A rule whose reader gives nothing keeps its characters
from the rules below it: that is how a plan's name is told from a plan's period. What counts as a row and of
which kind is laid down in the table documentation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from extractors import time_points as points
from extractors import time_stretches as stretches
from extractors.plan import Plan
from extractors.scanning import begun_by
from extractors.span import fold
from extractors.time_holidays import read_holiday
from extractors.time_past import last_past_day
from extractors.time_pieces import (
    ANY_SECOND,
    BARE_ORDINAL,
    BEGIN,
    CELL_BEGIN,
    CELL_END,
    COUNT,
    DASH,
    DAY,
    DIGIT,
    DOTTED,
    EACH,
    FIRST,
    GAP,
    HOLIDAY,
    LIMIT,
    LONE_PART,
    MONTH,
    NAME,
    NIAN,
    ORDINAL,
    ORDINAL_PART,
    OWN_YEARS,
    PART,
    PHASE,
    PREFIX,
    QUOTE,
    RELATIVE,
    SECOND,
    SPELL,
    WEEKDAY,
    YEAR,
    YUE,
    spelled_out,
    unnamed,
)
from extractors.time_reading import Reading, TimeMention
from extractors.untimed import hush


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look for and how to read it; its name goes with what it finds. Patterns: see time_pieces."""

    name: str
    pattern: str
    read: Callable[[re.Match[str], Reading], Iterator[TimeMention]]


def find_times(text: str, plan: Plan | None = None) -> list[TimeMention]:
    """The times of `text` in text order and apart, resolved against `plan` and never against today."""
    folded = fold(text)
    quiet = hush(folded)
    plan = plan or Plan()
    reading = Reading(quiet, plan, last_past_day(folded, plan), reviewed=plan.reviewed)
    done = 0
    while candidate := scanner().search(quiet, done):
        number = candidate.lastindex or 1
        done = candidate.end(number)
        rule = RULES[number - 1]
        if hit := _pattern(rule.pattern).match(quiet, candidate.start()):
            for mention in rule.read(hit, reading):
                reading.add(mention if mention.rule else mention._replace(rule=rule.name))
    return reading.found


def _read_nothing(hit: re.Match[str], reading: Reading) -> Iterator[TimeMention]:
    """Characters that look like a time and are none."""
    yield from ()


# --- Rules, in order of precedence where two begin at the same place ---------------------------------------

RULES = (
    # Names of plans, versions, drives: `“十四五”教育发展规划`, `2022年政府工作报告`, `2022年版`.
    Rule("none.plan_name", rf"{QUOTE}?{ORDINAL}{QUOTE}?(?!(?:时期|期间)规划[（(]?(?:[新续改扩]|建设))(?:{OWN_YEARS}?(?:时期|期间)?{NAME}|计划(?![新改扩在于投建]))", _read_nothing),
    # 2025年规划目标 heads a column and names no plan.
    Rule("none.year_name", rf"{YEAR}年度?(?!的|规划(?:目标|[值数](?![字据智量]))){NAME}", _read_nothing),
    Rule("none.investment_plan", rf"{YEAR}年度?中央预算内投资计划", _read_nothing),
    Rule(
        "none.version",
        rf"{YEAR}年?(?:版|修[订正改]|本[）)]|试行|第[0-9{DIGIT}十]{{1,4}}号)",
        _read_nothing,
    ),
    Rule(
        "none.years_of_name",
        rf"(?:(?<=\0)|(?<=规划|计划|方案|纲要|意见|行动|清单|办法|措施|战略)|(?<=规划\n|计划\n|方案\n|纲要\n))[（(]{YEAR}年?(?:{DASH}{YEAR}年?)?度?[）)]",
        _read_nothing,
    ),
    Rule("none.ordinal_plan", rf"第[{DIGIT}十]{{1,3}}个五年(?:规划|计划)(?!时期|期间)", _read_nothing),
    Rule("none.law_drive", rf"{QUOTE}[一二三四五六七八九]五{QUOTE}普法", _read_nothing),
    Rule(
        "time.phase_definition",
        rf"{PHASE}(?:目标|规划|建设)?[（(：:为是，]{{0,2}}(?=[到至]?{GAP}{YEAR})",
        stretches.read_phase_definition,
    ),
    Rule("time.phase", PHASE, stretches.read_phase),
    Rule(
        "time.plan_period",
        rf"(?:到|至)?(?P<ordinal>{QUOTE}{ORDINAL}{QUOTE}|{BARE_ORDINAL})(?P<part>{ORDINAL_PART})?",
        stretches.read_plan_period,
    ),
    Rule("time.own_period", r"(?:到|至)?规划期(?:(?P<close>末)|间|内)|[到至]期(?P<end>末)(?![间考])", stretches.read_own_period),
    Rule(
        "time.school_year",
        rf"(?P<first>{YEAR})(?:年?{DASH}(?P<last>{YEAR}))?{GAP}学年度?(?P<term>第[一二]学期|[上下]学期|[春秋]季?学期)?",
        stretches.read_school_year,
    ),
    Rule(
        "time.month_range",
        rf"[自从]?(?P<range>(?:(?:(?P<year>{YEAR}){GAP}年|(?P<relative>[今去明]年|本年度)){GAP})?(?<![0-9.])(?P<month>{MONTH}|元(?!素))(?:{GAP}月份?(?:{GAP}(?P<day>{DAY}){GAP}日?{WEEKDAY}|(?P<third>[上中下])旬)?)?{DASH}"
        rf"(?:(?P<last_year>{YEAR}){GAP}年{GAP}|(?P<next>次年|翌年|来年))?(?P<last_month>{MONTH}){GAP}{YUE}(?:{GAP}(?P<last_day>{DAY}){GAP}日|(?P<last_third>[上中下])旬)?[底末]?)",
        stretches.read_month_range,
    ),
    Rule(
        "time.month_range",
        rf"{CELL_BEGIN}(?P<year>(?<![0-9])20[0-9]{{2}})[./](?P<month>{MONTH})(?:[./](?P<day>{DAY}))?{DASH}"
        rf"(?:(?P<last_year>20[0-9]{{2}})[./])?(?P<last_month>{MONTH})(?:[./](?P<last_day>{DAY}))?(?![0-9./-]){CELL_END}",
        stretches.read_month_range,
    ),
    Rule(
        "time.day_range",
        rf"(?:(?P<year>{YEAR}){GAP}年{GAP})?(?<![0-9.])(?P<month>{MONTH}){GAP}月(?P<day>{DAY})日?{WEEKDAY}{DASH}(?P<last_day>{DAY})日",
        stretches.read_month_range,
    ),
    Rule(
        "time.quarter_range",
        rf"(?:(?P<year>{YEAR}){GAP}年|(?P<relative>[今去明上]年|本年度))?第?(?P<first>[一二三1-3])(?:、|{DASH})第?(?P<last>[二三四2-4])季度",
        stretches.read_quarter_range,
    ),
    Rule(
        "time.year_range",
        rf"[从自]?(?P<range>(?:(?P<first>{YEAR})(?:{GAP}年)?度?|(?P<relative>[今明]年)){DASH}(?P<last>{YEAR}|[0-9]{{2}}){NIAN}(?:底|末|期间|(?P<cold>秋冬季)|间(?![接隔]))?)"
        r"(?P<each>每年)?",
        stretches.read_year_range,
    ),
    Rule("time.blank_year", rf"(?P<until>[到至])?(?<![A-Za-z0-9])(?:(?:20|19)[0-9]?[Xx×*_○]{{1,2}}|[Xx×]{{2,4}})年度?(?![级龄代])(?P<month>{MONTH}{YUE}(?:{DAY}日)?)?(?P<edge>年?[底末])?(?P<before>[之以]?前)?", points.read_blank_year),
    Rule("time.two_terms", rf"(?P<year>{YEAR})年?春季?[、和与及]秋季?(?:[两二]个?)?学期", stretches.read_two_terms),
    Rule("time.within_from", rf"[从自]?(?P<year>{YEAR})年(?:起|开始)[，,]?(?:利?用|[经通]过|在)?(?P<count>{COUNT})年(?![级制])(?:左右)?(?:的?(?:时间|努力|建设|奋斗|攻坚))?(?:左右)?[之以]?内?", stretches.read_within_from),
    Rule(
        "time.holiday",
        rf"(?<!每年)(?:(?P<year>{YEAR})年|(?P<relative>[今明去]年))?(?P<holiday>{HOLIDAY})(?:(?P<suffix>[之以]?前)|假期|期间|(?<=[0-9今明]年(?:寒假|暑[假期])))",
        read_holiday,
    ),
    Rule(
        "time.cold_season",
        rf"今冬明春|(?:{YEAR}年)?[春夏秋冬]季{DASH}(?:{YEAR}年|[当次翌]年)[春夏秋冬]季(?!学期)|{YEAR}年[秋冬]季?{DASH}{YEAR}年春季?(?!学期)",
        stretches.read_undated_during,
    ),
    Rule(
        "time.point",
        rf"{PREFIX}{GAP}(?:(?P<year>{YEAR}){NIAN}|(?P<relative>{RELATIVE}))(?:{GAP}(?P<part>{PART}))?{LIMIT}",
        points.read_point,
    ),
    Rule("time.point", rf"{PREFIX}{LONE_PART}(?P<part>{PART}){LIMIT}", points.read_point),
    Rule("time.point", rf"{PREFIX}{CELL_BEGIN}(?P<year>(?<![0-9])20[0-9]{{2}}){DOTTED}{LIMIT}{CELL_END}", points.read_dotted),
    # A year without 年: `二〇三五`, `2035远景目标`, `2025目标值`, `2023、2024年`.
    Rule(
        "time.point",
        rf"{PREFIX}(?P<year>(?<![0-9.])20[0-9]{{2}}(?=远景|目标值|(?:[、和](?:19|20)[0-9]{{2}}){{1,6}}两?年|(?<=[、和]20[0-9]{{2}})两年)"
        rf"|二[〇○零][一二三四五六][〇○零一二三四五六七八九](?![〇○零一二三四五六七八九十年]))(?P<part>{PART})?{LIMIT}",
        points.read_point,
    ),
    Rule(
        "time.recurring",
        rf"{EACH}(?:(?:{MONTH}月份?(?:{DAY}[日号]|[上中下]旬)?(?:{DASH}(?:次年|翌年)?{MONTH}月份?(?:{DAY}[日号])?)?|{DAY}[日号]|第?[一二三四1-4]季度|[上下]半年)?"
        r"(?:(?!<<not_tail>>)(?:年?底|年?末|年?初|结束|开学))?(?:(?!<<not_tail>>)(?:[之以]?前|起))?)",
        stretches.read_recurring,
    ),
    Rule(
        "time.all_year_round",
        r"(?<![非异正反])(?<![较比]|于)常年(?!性|同期|平均)|按(?:月|季度|季|周|学期|学年)(?=[^龄均份期])",
        stretches.read_recurring,
    ),
    Rule("time.whole_year", r"(?<![健安完周])全年(?![龄段级]|无休)度?", stretches.read_whole_year),
    Rule(
        "time.end_of_year",
        rf"(?:到|至)?(?<![0-9年半个每当几多来{DIGIT}十])(?:年底[之以]?前|年[末终][之以]?前|年底(?![考总结])|年内)|(?<=于)年[中末](?=[、和，])|(?<=于年中[、和])年[末底]|年末(?=[可将]|能(?![繁源耗级])|(?:全部|全面|基本|正式)?(?:<<completed>>)|[^，。；\n]{{2,12}}(?:控制在|达到|力争|不高于|不低于))",
        stretches.read_end_of_year,
    ),
    Rule(
        "time.end_of_month",
        rf"(?<![0-9{DIGIT}十每])月底[之以]?前|(?<![以上])下个?月{DAY}[日号](?:[之以]?前)?|(?<![以上])下个月(?![旬中球半台底初末上下])|本[月周]内|本季度[末底内]前?",
        stretches.read_undated_by,
    ),
    Rule("time.end_of_month", r"(?:(?<![日样文资剧版])本|(?<![以上])(?P<next>下)个?)月(?:(?P<third>[上中下])旬|(?P<edge>[底初末]))(?P<before>[之以]?前)?", points.read_part_of_month),
    Rule("time.last_month", r"(?<![以月])上个?月(?![旬中球半台])[底末]?", points.read_last_month),
    Rule("time.campaign", r"(?<=[，。；：、\s])活动期间", stretches.read_campaign),
    Rule("time.this_term", r"[本下]学[期年](?:[末内]|结束)?", stretches.read_undated_during),
    Rule("time.new_year", r"新的一年", stretches.read_new_year),
    # 国务院新闻办公室|29日|发表…: the day of what news tell.
    Rule(
        "time.day",
        r"(?:(?<=[者部局委府室院会厅署司社讯于目单案])(?P<day>[12][0-9]|3[01]|[1-9])日(?=[从在向就晚]|[上下]午|公布|发布|发表|召开|举行|举办|印发|宣布|透露|表示|介绍)"
        r"|(?<![^\s…。])(?P<told>[12][0-9]|3[01]|[1-9])日(?=[，,] ?(?:记者|[^，。；\s]{2,20}(?:召开|举行|举办|公布|发布))))",
        points.read_day,
    ),
    # 昨天下午|，人代会召开; 今天 alone is as often these days (今天的中国).
    Rule("time.near_day", r"(?:(?P<back>昨|(?<![目日以之从提眼当面空])前(?=天(?![然气津数空际文地花窗桥])))[天日]|今[天日](?=[上下中]午|晚|[，,] ?(?:我们|记者|[省市县区]|全[省市县区])))(?:[上下中]午|晚[上间]?|凌晨|清晨|傍晚)?", points.read_near_day),
    Rule("time.then", r"(?<![不未达])到那时", points.read_then),
    Rule("time.that_year", r"(?<=[。；，：！—\s顾])这一年(?=[，,里])", stretches.read_that_year),
    Rule(
        "time.coming_years",
        rf"(?:未来|今后|接下来|往后|下一?个|新)的?(?P<count>{COUNT})(?:{DASH}(?P<upper>{COUNT}))?年(?!级)(?:期间|时间|之?内(?!<<not_tail>>)|间|里)?",
        stretches.read_coming,
    ),
    Rule("time.this_and_next", r"(?P<first>今明|明后)(?P<count>[两二])年(?!级)(?:期间|时间|之?内|间|里)?", stretches.read_this_and_next),
    # ——|这五年|经济实力大幅提升; 这三年级 and 这三年行动 are none.
    Rule("time.these_years", rf"(?<=[。；，、：！—\s的])(?:过去)?这(?P<count>[{DIGIT}]|十)年(?=[，,里]|(?!来(?!之)|间|内|期|[级制龄限均]|行动|计划|规划)[\u4e00-\u9fff])", stretches.read_back_reference),
    Rule("time.past_years", rf"(?:刚刚)?过去的?(?P<count>{COUNT})年(?!级)[来间里]?", stretches.read_past_years),
    Rule(
        "time.recent_years",
        rf"(?:最近|(?<![附就邻靠接将临])近|(?<=就)近(?={COUNT}年以?来|半年以?来))的?(?P<count>{COUNT}|半)年(?![级期])(?:以?来|间|内)?",
        stretches.read_recent_years,
    ),
    Rule("time.past_years", rf"(?P<count>{COUNT}|半)年(?:以?来(?!自|之不易)|间(?![隔接]))", stretches.read_past_years),
    Rule(
        "time.within",
        rf"(?P<count>{COUNT}|半)(?:{DASH}(?P<upper>{COUNT}))?(?P<unit>{SPELL})"
        r"(?:(?:左右)?的?(?:时间)?(?!内[蒙部容涵外])[以之]?内|(?:左右)?的?(?:时间|努力))",
        stretches.read_within,
    ),
    Rule(
        "time.within",
        rf"(?<=为期)(?P<count>{COUNT}|半)(?:{DASH}(?P<upper>{COUNT}))?(?P<unit>{SPELL})",
        stretches.read_within,
    ),
    Rule(
        "time.back_reference",
        rf"(?:(?<=[的这])|(?<=关键)|(?<=重要)|(?<=攻坚)|(?<=黄金)|(?<=决胜)|(?<=奠基)|(?<=奋进))(?P<count>{COUNT})年(?=[，。；、！：\s]|$)",
        stretches.read_back_reference,
    ),
    Rule("time.back_reference", rf"(?<!连续)(?<![“‘])(?P<count>{COUNT})年(?=<<over_years>>)(?!共同)", stretches.read_back_reference),
    Rule(
        "time.instalments",
        rf"(?:(?<=连续)|(?<=连补)|(?<=连续发放)|(?<=连续补[助贴])|(?<=连续支持)|(?<=连续奖励)|(?P<laid_out>(?<=分)(?={COUNT}年(?:按[^，。；\n]{{1,12}}?)?(?:<<laid_out>>))))"
        rf"(?P<count>{COUNT})个?学?年(?!以上|及以上|[级制])",
        stretches.read_instalments,
    ),
    Rule(
        "time.in_a_row",
        rf"(?<=连续)(?P<count>{COUNT})(?:个月|个?季度|个?学期|周|天|日)(?!以上|及以上|以内|[岁龄历常])",
        stretches.read_given_years,
    ),
    Rule("time.standing", rf"(?<=在[库册统园孵营岗])(?P<count>{COUNT})年(?!以上|及以上|以内|[级制])", stretches.read_given_years),
    Rule("time.body_years", rf"(?:(?<=[局委厅办署])|(?<=财政))(?P<count>{COUNT})年(?=<<work>>)", stretches.read_body_years),
    Rule("time.own_years", rf"(?<![^，。；：、\s）)])(?P<count>{COUNT})年(?=<<work>>)", stretches.read_own_years),
    Rule("time.first_years", rf"(?<=(?<![学目之以从此])前)(?P<count>{COUNT})年(?=<<granted>>)", stretches.read_given_years),
    Rule("time.granted_years", rf"(?:(?<=给予)|(?<=给予企业)|(?<=享受))(?P<count>{COUNT})年(?=期?的?(?:[0-9]|最高|每年|累计|不超过|奖励|补助|补贴|资助|支持|免租|减免|全额))", stretches.read_given_years),
    Rule("time.last_years", rf"(?<=[，,；;]后)(?P<count>{COUNT})年(?=<<granted>>)", stretches.read_given_years),
    Rule(
        "time.ahead",
        rf"(?<=(?<=[^\W0-9{DIGIT}年月日天底末目之以此从提午空向往当先眼面名位期省市州县区国])前)(?P<count>{COUNT})(?:个月|周|个?星期|个?工作日|日|天|个?小时)(?![之以]?[前内])",
        stretches.read_given_years,
    ),
    Rule(
        "time.in_force",
        rf"(?:(?<=有效期|试行期|过渡期|执行期)|(?<=有效期为|试行期为|过渡期为|执行期为)|(?<=有效期限为)|(?<=暂定|试行)|(?<=暂定为)|(?<=暂定执行|暂定试行))(?P<count>{COUNT})(?P<unit>年|个月)(?!及?以[上下]|[级制后])",
        stretches.read_in_force,
    ),
    # 再延长|30年|, |5年|过渡期.
    Rule("time.put_off", rf"(?:(?:(?<=再延长)|(?<=期限延长)|(?<=有效期延长))(?P<count>{COUNT})年(?![级制龄均])|{COUNT}年(?=过渡期))", stretches.read_given_years),
    Rule("time.years_ago", rf"(?<![^。；，、：\s比较在于])(?P<count>{COUNT})年前(?=[，,\u4e00-\u9fff])(?!提[^高升]|[期沿后景往端列置言述三几半])", stretches.read_given_years),
    Rule("time.cycle", rf"(?P<count>{COUNT})年(?P<upper>)(?P<unit>)(?=一个?周期)", stretches.read_within),
    Rule("time.effort", rf"(?:(?<=力争)(?={COUNT}年[推实完建达])|(?:(?<=通过)|(?<=经过))(?={COUNT}年(?:[（(][^（()）\n]{{4,16}}[）)])?的?[^，。；\n]{{0,6}}(?:攻坚|努力|建设|示范|奋斗|整治|提升|发展)))(?P<count>{COUNT})年(?P<upper>)(?P<unit>)", stretches.read_within),
    Rule("time.years_up_to", rf"(?<=再奋斗)(?P<count>{COUNT})年(?=[，,]?到(?P<year>{YEAR})年)", stretches.read_years_up_to),
    Rule("time.century", r"(?:到|至)?(?:本|21|二十一)世纪(?:(?P<middle>中叶)|末)", stretches.read_century),
)


@cache
def scanner() -> re.Pattern[str]:
    """One pattern whose n-th group is the n-th rule.

    What it hits is the first character alone, since it is by a set of characters that a search passes over a text fast.
    """
    scan = "|".join(f"({unnamed(spelled_out(rule.pattern))})" for rule in RULES)
    return begun_by(FIRST, f"(?={BEGIN})(?:{scan})", rf"(?=[{SECOND}]|(?<=[{ANY_SECOND}]))")


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """A rule's pattern with its groups' names, compiled when it is first hit."""
    return re.compile(spelled_out(pattern))
