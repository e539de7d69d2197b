"""Statuses by what is told: deeds that the sentence says are done (`已建成驿站8座`), and those that headings, sentences before or the whole document tell of."""

from __future__ import annotations

import re

from extractors.indicator_timed import of_then
from extractors.late import late
from extractors.span import Span
from pipeline.signs import AHEAD, IS_DONE, PLAINLY_DONE, PROMISED, TO_DO, WANTED, Sign
from pipeline.situation import BOUNDS, Situation, Spans

# --- by the words of the sentence --------------------------------------------------------------------------------------

#: 对|已投保的种粮大户，|每亩补贴80元: who is meant, not what was done.
_OF_THOSE = re.compile(r"已[^，。；,;\d]{1,12}的[^，。；,;\d]{1,12}[，,]")
#: 2023年|以来新开通的航线，|每条补贴30万元: the same of what has come since.
_OF_THOSE_SINCE = re.compile(r"以来[^，。；,;\d]{1,12}的[^，。；,;\d]{1,12}[，,]")
#: 100亩以上大棚且配备|了喷灌设施的单位|: what is told of whoever is meant, behind the number.
_WHICH = late(r"[^，。；,;\d]{1,16}的[\u4e00-\u9fff]")


#: |除现有6座外，|新建2座: what there is, on top of which the rest comes.
_BEYOND = re.compile(r"除了?(?:现有|已[有建]|目前|原有)[^，。；,;]{1,24}[之以]?外[，,]")


#: 过去五年建成|的46座小水库，今年全部完成|标准化管护: what was built is only what is worked at.
_WORKED_AT_NOW = late(r"的\d[\d.]*[^，。；,;\d]{2,16}[，,](?:今年|本年|年内|年底前|要|将)(?!已)[^，。；,;]{0,8}(?:完成|实现|达到|纳入|开展|进行)(?!了)")
#: 巩固提升|去年|改造的21个小区: the same of what stands before it.
_WORKS_AT = re.compile(r"(?:实施|推进|完成|提升|巩固|盘活|管护|管好|维护|做好|抓好|加快|续建)好?$")
_THOSE_DONE = re.compile(r"[^，。；,;\d]{0,8}的")


def _is_worked_at(case: Situation, done: Sign) -> bool:
    """Whether what was done only says which ones are worked at now."""
    text, at = case.text, case.quantity.outer_start
    if text[at - 1] != "的":
        return False
    before = _WORKS_AT.search(text, max(0, done.start - 3), done.start) and _THOSE_DONE.fullmatch(text, done.end, at)
    return before is not None or _WORKED_AT_NOW.match(text, at - 1, case.sentence.end) is not None


#: 新增贷款200笔，|位居全省首位|: a place among others is known of what was done; 第一方阵 is a rank to be kept.
_RANKED = re.compile(r"[^，。；,;\n]{0,8}[，,](?:增[速幅]|总量|增量)?(?P<rank>(?:位[居列]|排名?在?|居|列)全[国省市区县州](?:第[一二三四五六七八九十\d](?!方阵|梯[队次])|首位|榜首))")
#: 新增就业1500人|（上年实际完成1380人）: what a bracket tells of another figure.
_ASIDE = re.compile(r"[（(][^（）()\d]{0,12}\d[^（）()]{0,12}[)）]")
_ASIDE_OF_OTHERS = re.compile(r"[^（）\d]{1,16}\d[^（）]{0,12}）")
#: So many characters has the verb behind 已.
_DEED_WIDTH = 2


def is_done(case: Situation) -> Spans | None:
    """`全县已建成驿站8座`; what is to be done behind it (`已建8座，力争…`) is not done."""
    upon = case.text.rfind("基础上", case.sentence.start, case.quantity.start)  # 在已建成3个的基础上|，再建2个
    beyond = _BEYOND.search(case.text, case.sentence.start, case.quantity.start) if upon < 0 else None
    upon = beyond.end() if beyond else upon
    aside = _ASIDE.match(case.text, case.quantity.end, case.clause.end)
    tasks, within = case.section == "target", (max(upon, case.sentence.start), case.quantity.end if aside else case.clause.end)
    done = _plainly_in_part(case, within) or case.signs.first(PLAINLY_DONE, *within) or (None if tasks else case.signs.first(IS_DONE, *within))
    if done and (shut := _ASIDE_OF_OTHERS.match(case.text, done.start, case.quantity.start)) and case.text.rfind("（", within[0], done.start) > case.text.rfind("）", within[0], done.start):
        done = case.signs.first(PLAINLY_DONE if tasks else IS_DONE, shut.end(), within[1])
    if not done and not tasks and not case.plan and (ranked := _RANKED.match(case.text, case.quantity.end, case.sentence.end)) and not case.due and not case.says(TO_DO - {"deed"}):
        return (Span(*ranked.span("rank")),)
    if not done or _OF_THOSE.match(case.text, done.start, case.quantity.start) or (case.given and _OF_THOSE_SINCE.match(case.text, done.start, case.quantity.start)) or _since_then(case.text, done.end):
        return None
    if done.start < case.quantity.start and _is_worked_at(case, done):
        return None
    if done.start > case.quantity.end and _WHICH.match(case.text, done.end, case.clause.end):
        return None
    if (done.kind == "feat" and (case.due or _still_wished(case, done))) or (case.text[done.start : done.end] in _IN_TURN and case.signs.first(WANTED, case.sentence.start, done.start)):
        return None  # 到2026年，…。——农业。高标准农田累计建成…, 确保顺利完成…: what will have been come by
    turns = PROMISED if done.kind in PLAINLY_DONE and not tasks else TO_DO
    behind = done.end + _DEED_WIDTH if case.text[done.end - 1] == "已" else done.end  # 开工率已|达到|100%: what was done, no task
    if case.signs.first(turns, behind, case.clause.end):
        return None
    return (Span(done.start, done.end),)


def _plainly_in_part(case: Situation, within: tuple[int, int]) -> Sign | None:
    """`计划建设12座，已建成7座`: what is plainly told behind the comma before the number, else in its part of the sentence, behind what was wished for."""
    comma = max(case.text.rfind(mark, case.sentence.start, case.quantity.start) for mark in "，,；")
    begins = (max(within[0], comma + 1), max(within[0], case.part_start))
    return next((sign for begin in begins if (sign := case.signs.first(PLAINLY_DONE, begin, case.quantity.start))), None)


#: 将有8个完工，还有5个|陆续|开工: how things follow each other, done or to come.
_IN_TURN = ("陆续", "相继", "先后")
#: 将|迎来|, 确保全年圆满|完成|: so near before a feat stands what wishes for it.
_WISH_WIDTH = 6
_CLAUSE_ENDS = re.compile(r"[，。；,;：:]")


def _still_wished(case: Situation, feat: Sign) -> bool:
    wish = case.signs.first(WANTED, max(case.sentence.start, feat.start - _WISH_WIDTH), feat.start)
    return wish is not None and not _CLAUSE_ENDS.search(case.text, wish.end, feat.start)


#: 清理|2018年以来|形成的闲置土地: since when that is there to which something is done.
_SINCE = re.compile(r"(?:自)?(?:(?:19|20)\d\d年(?:\d{1,2}月)?|“十[一二三四]五”(?:期间)?)以来$")
_SINCE_WIDTH = 14


def _since_then(text: str, end: int) -> bool:
    since = _SINCE.search(text, max(0, end - _SINCE_WIDTH), end) if text.startswith("以来", end - 2) else None
    return since is not None and of_then(text, Span(*since.span())) is not None


#: 募集岗位200个| 完成|210个，|完成率|105%: in a line of a table of progress, how much of the goal before the blank is done, and the share that it is; 2023年 完成|3万亩, 2. 完成|5000亩: a year and an item's number are no goals.
_FULFILLED = re.compile(r"(?<!第)(?<![\d.])\d[\d.]*[万亿]?(?!年|月|日|季度|阶段|期|[.．、）)\s])[^\d\n，。；;|｜ \t\u3000]{1,8}[ \t\u3000|｜]+(?:已|共|累计|实际)*完成$")
_RATE_OF = re.compile(r"[ \t\u3000|｜](?:已|共|累计|实际)*完成\d[^，,；;。\n]{0,12}[，,、]\s?完成(?:率|比例|进度)(?:达到?|为)?$")


def fulfilled(case: Situation) -> Spans | None:
    """`新增技能人才3000人 完成600人，完成率20%`."""
    text, at = case.text, case.quantity.outer_start
    if text.find("完成", max(case.sentence.start, at - 8), at) < 0:
        return None
    hit = _FULFILLED.search(text, max(case.sentence.start, at - 48), at) or _RATE_OF.search(text, max(case.sentence.start, at - 48), at)
    return (Span(at - 2, at),) if hit else None


#: |省下达任务改厕|2000户, |年度计划投资|3亿元: what was set, behind no word of how much of it was done (完成年度任务, 占计划).
_SET = late(r"(?:\d{1,2}[.．、]\s?)?(?:(?![完占超]|(?<!下)达|实现|按照)[^，。；：,;\d]){0,16}?(?:任务|目标(?=任务|[为是值数])|计划(?=[投新改扩建完实开培引发招安总产]))[^，。；：,;\d]{0,16}$")
#: ，|实际建成|7所, ，|目前已完成|80%: what became of it, told behind.
_BECAME = late(r"[^。；;]{0,40}?[，,](?:截[至止][^，。；,;]{1,12}[，,]?|目前|现|全年|今年)?(?:实际|已|累计完成)")


def tasked(case: Situation) -> Spans | None:
    """`任务新增就业3000人，实际完成3400人`: of both the first is the goal."""
    text, at = case.text, case.quantity
    if text.find("实际", at.end, case.sentence.end) < 0 and text.find("已", at.end, case.sentence.end) < 0:
        return None
    goal = _SET.match(text, case.clause.start, at.outer_start)
    return (Span(*goal.span()),) if goal and not case.signs.first(IS_DONE, case.clause.start, at.start) and _BECAME.match(text, at.end, case.sentence.end) else None


#: 11个|地区已完成改造|: what those who are counted have done.
_HAVE_DONE = late(r"[\u4e00-\u9fff]{0,10}?(?:均|都|全部)?已经?(?:全部|全面|提前|超额|如期|按期|顺利|圆满)*(?:完成|建成|开工|竣工|投[用产入]|实现|通过|启用|脱贫|覆盖)(?![^，。；,;]{0,12}的)")


def have_done(case: Situation) -> Spans | None:
    """`11个地区已完成年度改造计划`."""
    if case.text.find("已", case.quantity.end, case.clause.end) < 0:
        return None
    hit = _HAVE_DONE.match(case.text, case.quantity.end, case.clause.end)
    if not hit or case.quantity.comparator in BOUNDS or case.signs.first(WANTED, case.clause.start, case.quantity.start):
        return None
    return (Span(*hit.span()),)


#: 开工3160套，|顺利完成了年度目标任务|, 分配2.1万套，|提前超额完成下达的任务|: what a clause behind says of all that was told.
_TASK_DONE = re.compile(r"[，,](?:[^，。；,;力确要将拟争保须]{0,8}?)(?:(?:提前|顺利|圆满|如期|均)+超额完成|(?:提前|顺利|圆满|如期|全面|全部|按期|较好地?|均)*完成了)[^，。；,;]{0,24}(?:任务|目标|计划)")


def task_done(case: Situation) -> Spans | None:
    """`开工3160套，顺利完成了年度目标任务`, in a sentence that promises nothing."""
    if case.text.find("完成", case.quantity.end, case.sentence.end) < 0 or case.signs.first(WANTED, case.sentence.start, case.sentence.end):
        return None
    hit = _TASK_DONE.search(case.text, case.quantity.end, case.sentence.end)
    return (Span(*hit.span()),) if hit and case.text.find("；", case.quantity.end, hit.start()) < 0 else None


# --- by what stands around the sentence --------------------------------------------------------------------------------

#: |力争|…, |将新建|体育馆1座: what even a review or a portrait looks ahead to.
_HOPES = re.compile(r"力争|(?:将|拟|计划)再?(?:新|改|扩|迁|续)建|(?<![主重需])要(?:求)?(?:达到|高于|确保|完成)")


#: 共计安排|不少于|200万元: what is set a bound is to come, also where a heading tells of 背景.
_BOUND = re.compile(r"(?:安排|设立|确保|保证|落实|配套)[^，。；\d]{0,8}不(?:少|低)于$")


def in_review(case: Situation) -> Spans | None:
    """Under 发展基础, 主要问题; but `力争…` there is what is to come."""
    if case.section != "baseline":
        return None
    hoped = _HOPES.search(case.text, case.sentence.start, case.clause.end) or _BOUND.search(case.text, case.clause.start, case.quantity.start)
    return None if hoped and not case.says(IS_DONE) else ()


def preamble(case: Situation) -> Spans | None:
    """`我县森林覆盖率52%，…。现提出以下意见。`: why there is a plan, before what it says."""
    promises = case.preamble and case.says(AHEAD)
    return () if case.preamble and not promises and case.quantity.comparator not in BOUNDS else None


#: 学校|计划用|三年…: what even a report of the past leaves to come.
_PLANNED = re.compile(r"计划(?:用|在|于|通过|新)|力争|下一步|今后")


def past_era(case: Situation) -> Spans | None:
    """Under a heading of the past, or in a report that has been telling of it."""
    era = case.past_era and case.section != "target" and not _PLANNED.search(case.text, case.sentence.start, case.clause.end)
    return () if case.governing.past or era else None


def task(case: Situation) -> Spans | None:
    """`新建公路120公里。已完成76公里，…`: what a report of progress repeats of the task."""
    return () if case.task and not case.governing.past else None


def accounted(case: Situation) -> Spans | None:
    """A value of a document that tells of what is, where its sentence promises nothing, no goal's year stands above and it is no cap of what is given."""
    capped = case.quantity.comparator in BOUNDS and case.given
    if (case.due and not _bare_point(case) and not _whole_year(case)) or not case.account or capped or _promises(case):
        return None
    return ()


def _promises(case: Situation) -> bool:
    """Whether the sentence of an account promises; what something can hold or give (`可提供苗木200万株`) is so already."""
    return any(case.text[sign.start] != "可" for sign in case.signs.within(AHEAD, case.sentence.start, case.clause.end))


#: （一）|3月…: so many characters may stand before.
_OPENING = 4


def _bare_point(case: Situation) -> bool:
    """Whether a month or a day without 到, 前 or 底 opens the sentence (`3月划定学区12个`): in an account it tells when something was done."""
    time = case.governing.time
    return time is not None and time.rule == "time.point.goal" and time.start - case.sentence.start < _OPENING and case.text[time.end - 1] in "月日份"


def _whole_year(case: Situation) -> bool:
    """Whether 全年 dates it, which in an account is the year told of."""
    time = case.governing.time
    return time is not None and case.text[time.start : time.end] == "全年"


#: What makes a bound a fact in a telling: 参保率|保持在|99%以上, 办结率|达|98%以上.
_STAYED = IS_DONE | {"kept"}
_REACHED = ("达", "达到", "均达", "超过", "突破")


def told(case: Situation) -> Spans | None:
    """`近年来，投入资金9亿元。新建幼儿园6所。`: deeds told on, in a text that is no plan; a day that opens a sentence of them says when."""
    asked = case.quantity.comparator in BOUNDS and not case.says(_STAYED) and not case.text.endswith(_REACHED, case.clause.start, case.quantity.start)
    return () if case.told and not asked and (not case.due or _bare_point(case)) else None


#: 改造受阻的有5个。|其中|，…建设推进缓慢的2个: parts of what was counted.
_OF_THEM = re.compile(r"其中")
#: 全县现有小学34所。|同时|，对民办园进行补贴，使普惠率达到96%。: what is told beside a fact.
_BESIDES = re.compile(r"(?:同时|此外|另外)[，,]")
#: 同时，|新建|学校3所，|培训|教师600人: works told beside it are those of a plan.
_WORKS = re.compile(r"[新改扩迁]建|新增|建设|改造|培[训育养]|引进|创建|完善")
#: Deeds: a sentence that names one tells of more than a stock.
_DEED = re.compile(r"规划|开设|[新改扩迁]建|新增|完成|开展|组织|引进|创建|建成|提高|提升|增加|降|配备|设置|安排|投入|改造|培养|招聘|补充|选派|整治|修复|推广|达到")


def told_on(case: Situation) -> Spans | None:
    """`全县现有小学34所。初中14所，在校生1.5万人。`: stocks told on behind a sentence of stocks."""
    if case.quantity.comparator in BOUNDS or case.governing.time:
        return None
    if _OF_THEM.match(case.text, case.sentence.start) and not case.says(PROMISED):
        return ()
    if _BESIDES.match(case.text, case.sentence.start):
        works = case.section != "baseline" and _WORKS.search(case.text, case.sentence.start, case.sentence.end)
        return None if works or case.says(AHEAD) else ()
    if case.says(TO_DO) or _DEED.search(case.text, case.sentence.start, case.clause.end):
        return None
    return ()
