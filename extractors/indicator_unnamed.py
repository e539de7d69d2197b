"""Numbers without a noun: it stands in the phrase before, or in the clause before."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_before import Before
from extractors.indicator_grant_lists import WHICH_GRANT
from extractors.indicator_implied import STATE
from extractors.indicator_left import read_left
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import OF_WHICH, verbs
from extractors.late import late
from extractors.span import Span
from extractors.units import units

#: |稳居全省前五强|、增长4.8%; |排全市第一|，…: where something stands among others is no noun.
_RANK = r"(?:稳?居|排名?|位?列|位居|跃居|跃升至?|名列|增速[居列排]?)[^，。；、]{0,8}(?:第[一二三四五六七八九十\d]{1,3}位?|前[一二三四五六七八九十\d]{0,3}[位强名列茅]?|首位|榜首)"
_RANKED = re.compile(rf"\s*(?:增速|总量)?{_RANK}\s*")
#: |最长不超过24个月, 首批|15公里: words that name nothing; what was named before is meant.
_NO_NOUN = re.compile(r"(?:目前|现)?实际|预计|有望|力争|[这该]|[上前]述|以上|[\d一二三四五六七八九十]+个?方面|其余|剩余|总[数量]|最[长短多少]|首批|第[一二]批|(?:(?:第[一二三四五六]|首|次|头[一二两三])年?[、和及与至]?)+各?|(?:首期|[一二三]期)(?:到位)?|每次|标准|变|(?:按照?)?(?:现行?|可比|不变|当年)价(?:格|口径|计算)*|(?:现状)?保留|在?[^，。；]{0,6}(?:基数|基础|起点)上|(?:疫情前|历史|上年|去年)?(?:同期)?水平|按照?[^，。；]{0,16}(?:汇率|牌价)(?:折算|换算|折合|计算)?|" + _RANK)

#: 名额20名，|同一企业当年|不超过5名: for whom a bound holds.
_HOLDER = re.compile(r"(?:同一|单个|单家|每[个家户名]?)(?:企业|单位|主体|个人|项目|法人|申请人|机构|学校|合作社|农户|家庭|人)(?:当年?度?|年度|累计|原则上)?")

#: 网格员队伍（每村|配|2名）, 每队|不少于20人: to whom so many are given.
DEALT = re.compile(r"(?:每[个支所名]?(?:行政村|自然村|社区|街道|小区|网格|乡镇|班组|村组|[村镇乡县校户组园队站]))?(?:配[备置]?)?")
#: 完成|改造|92个: what is done, where the thing that it is done to was named before.
_DEED = re.compile(r"(?:由[\u4e00-\u9fff]{2,6})?(?:转设|更名|撤销|撤并|升格|新设)|(?:重点|集中|全面)?(?:改造|建设|整治|治理|维修|修复|更新|养护|管护|修缮|疏浚|清淤|硬化|加固|拓宽)|重建|改建|扩建|改扩建|迁建|翻建|复垦|开工|竣工|投运|达产|剩余|新|建|开复工|立行立改|立查立改|边查边改|即知即改|立知立改|现场整改|整改(?:到位|完成)?|办结|销号")


def _is_deed_alone(reading: Reading, phrase: Phrase, before: Before) -> bool:
    """Whether nothing but a deed stands before a count of things, or a stretch like the one before (`新建公路200公里，重点养护500公里`)."""
    alike = before.quantities and before.quantities[-1].unit == reading.quantity.unit
    return (reading.family == "count" or bool(alike)) and phrase.rule == "indicator.left" and _DEED.fullmatch(phrase.indicator) is not None


def _is_holder(reading: Reading, phrase: Phrase, before: Before) -> bool:
    """Whether only for whom it holds is told of a bound in the unit of the number before (`名额20名，同一企业不超过5名`)."""
    return bool(before.quantities) and not phrase.action and before.quantities[-1].unit == reading.quantity.unit and _HOLDER.fullmatch(phrase.indicator) is not None


def _names_nothing(reading: Reading, indicator: str, last: Phrase | None) -> bool:
    """Whether the words before a number name nothing: 首批, 每队, after another name (每村配2名，|每镇配|5名 has none), |合|90亩."""
    if reading.family == "area" and indicator in ("合", "折合"):
        return True
    dealt = DEALT.fullmatch(indicator) and not (last and last.indicator and DEALT.fullmatch(last.indicator))
    return _NO_NOUN.fullmatch(indicator) is not None or bool(dealt)


def unnamed(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """A number without a noun takes the phrase before it in its clause or the next, else the noun of the clause before."""
    if reading.counts and phrase.rule != "indicator.right" and (STATE.fullmatch(phrase.action + phrase.indicator) or STATE.fullmatch(reading.text, reading.clause.start, reading.quantity.outer_start)):
        kept = phrase.action == "完成"
        phrase = replace(phrase, indicator="", spans=(), action=phrase.action if kept else "", action_spans=phrase.action_spans if kept else ())
    work = _work_on_them(reading, phrase, before)
    if work:
        return work
    last = _last_named(reading, before)
    grown = _of_last(reading, phrase, before, last) if last else None
    if grown:
        return grown
    if phrase.indicator and not _is_holder(reading, phrase, before) and not _names_nothing(reading, phrase.indicator, last) and not _is_deed_alone(reading, phrase, before):
        return None
    meant = _meant(reading, phrase, before, last) if last else None
    if meant:
        return meant
    if reading.family == "time" and not phrase.indicator and phrase.action in _LASTING:
        return replace(phrase, indicator=phrase.action, spans=phrase.action_spans, action="", action_spans=(), rule="indicator.clause_before")
    end = reading.clause.start - 1
    if not last or (reading.before is None and not _shares_clause(reading, end - 1)):
        found = clause_before(reading, end) if end > reading.sentence else None
        if found:
            return _told_before(phrase, found, found.indicator)
    if not last:
        return replace(phrase, indicator="", spans=()) if _REST.fullmatch(phrase.indicator) else phrase
    spread = _spread(reading, phrase, before) if reading.counts and not phrase.indicator else None
    if spread:
        return _told_before(phrase, spread, spread.indicator)
    if phrase.indicator in ("", last.indicator) and phrase.action in _STOCKS and last.indicator.endswith(_STOCKS):
        flow = phrase.action_spans[-1]  # 生猪存栏14万头、|出栏|26万头
        return replace(phrase, indicator=last.indicator[:-2] + phrase.action, spans=(*last.spans, flow), action="", action_spans=(), rule="indicator.previous")
    if reading.family == "person" and reading.latest and units().get(reading.latest.unit) == "count" and reading.latest.outer_end == reading.quantity.outer_start:
        return _previous(phrase, last)  # 监测户30户|91人, 抢险队伍11支|300余人
    if reading.latest and reading.latest.outer_end == reading.quantity.outer_start and reading.latest is before.quantities[-1]:
        return _previous(phrase, last)  # 宿舍楼4层|24间|1100平方米
    if reading.counts and not _is_grown_to(reading, phrase, before, last):
        return _counted_before(reading, phrase, before, last)
    same = _grown(reading, phrase, before, last)
    of_households = reading.latest and reading.latest.unit == "户" and reading.latest.outer_end == reading.quantity.outer_start  # 发放贷款120户|600万元
    if same is last and not of_households and reading.family == "money" and units().get(before.quantities[-1].unit) != "money":  # 津贴800元，满20年的1200元
        same = next((whole for _, whole in before.latest_first() if WHICH_GRANT.search(whole.indicator)), last)
    return _previous(phrase, same)


#: 新建公厕5座，完成|12座|适老化改造: nothing but work stands behind the number of those that were counted before.
_WORK_ALONE = re.compile(r"(?:[\u4e00-\u9fff]{1,3}化)?(?:改造|升级|提升|修缮|维修|加固|除险加固|扩容|提标|整治|治理|更新|更换|重建|验收|扩建|迁建){1,3}")


def _work_on_them(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`新建公厕5座，完成12座适老化改造`: those counted before in the same unit, since the work is no thing that the unit counts, as households are counted."""
    if phrase.rule != "indicator.right" or not reading.counts or reading.quantity.unit == "户" or not _WORK_ALONE.fullmatch(phrase.indicator):
        return None
    same = next((whole for quantity, whole in before.latest_first() if quantity.unit == reading.quantity.unit and whole.indicator), None)
    return _previous(phrase, same) if same else None


#: 古树|分布在|8个镇|，共|500株: what is spread over the places counted before.
_SPREAD = re.compile(r"(?:主要|广泛|零星|集中|分别)*(?:分布|散布|遍布|散落)[于在](?:全[市县区州镇])?$")
_SPREAD_WIDTH = 8


def _spread(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`古树分布在8个镇，共500株`: what is counted is what is spread, not the places."""
    places = before.quantities[-1]
    if places.unit == reading.quantity.unit:
        return None
    hit = _SPREAD.search(reading.text, max(reading.sentence, places.outer_start - _SPREAD_WIDTH), places.outer_start)
    return clause_before(reading, hit.start()) if hit and hit.start() > reading.sentence else None


#: |增长|5%, |增加|2亿元: how what comes in and goes out changes; a share does so by 个百分点.
_GROWTH = frozenset({"增长", "下降", "增加", "减少", "递增", "上升", "回落", "上涨"})


def _grown(reading: Reading, phrase: Phrase, before: Before, last: Phrase) -> Phrase:
    """`税收收入完成6亿元，占财政收入的71%，增长5%`: what grows is the sum that the share before is told of."""
    turned = reading.text[before.quantities[-1].outer_end : reading.quantity.start].endswith(("到", "至"))  # 占GDP的比重由4%上升到|5%
    if last.rule != "indicator.share_of" or phrase.action not in _GROWTH or reading.quantity.unit == "个百分点" or turned:
        return last
    return _whole_of(before, last)


def _whole_of(before: Before, share: Phrase) -> Phrase:
    """What the share is told of, itself where nothing was told of it."""
    return next((whole for quantity, whole in before.latest_first() if quantity.unit not in _OF_GROWTH and whole.indicator and share.indicator.startswith(whole.indicator)), share)


def _previous(phrase: Phrase, whole: Phrase) -> Phrase:
    """The phrase with the indicator of one told before."""
    return replace(phrase, indicator=whole.indicator, spans=whole.spans, rule="indicator.previous")


def _told_before(phrase: Phrase, told: Phrase, indicator: str) -> Phrase:
    """The phrase with what the clause before tells, and its verb where it has none."""
    return replace(phrase, indicator=indicator, spans=told.spans, action=phrase.action or told.action,
                   action_spans=phrase.action_spans or told.action_spans, rule="indicator.clause_before")


def _last_named(reading: Reading, before: Before) -> Phrase | None:
    """The phrase before, past a bracket that this number stands behind; None where it has no noun."""
    last = before.last if before.phrases and before.last.indicator else None
    if last and last.rule == "indicator.bracket" and not reading.clause.bracketed:  # 新设20所（含专科1所），撤并4所
        return next((whole for _, whole in before.latest_first() if whole.indicator and whole.rule != "indicator.bracket"), last)
    return last


def _of_last(reading: Reading, phrase: Phrase, before: Before, last: Phrase) -> Phrase | None:
    """`增速` of what was named before; behind a semicolon of what is named there."""
    rate = _RATES.fullmatch(phrase.indicator)
    if not rate:
        return None  # 营业收入9亿元，增速|8%
    parted = reading.latest is not None and "；" in reading.text[reading.latest.outer_end : reading.clause.start - 1]
    own = clause_before(reading, reading.clause.start - 1) if parted else None
    last = own if own and "第" not in own.indicator else last
    last = _whole_of(before, last) if "占" in last.indicator else last
    return replace(phrase, indicator=last.indicator + rate["rate"], spans=last.spans + phrase.spans, rule="indicator.previous")


def _meant(reading: Reading, phrase: Phrase, before: Before, last: Phrase) -> Phrase | None:
    """What is meant by a sum that is given once more, a share of what was told, and how often something is done for those counted before."""
    if phrase.action in ("给予", "予以") and reading.family == "money" and reading.text[reading.clause.start - 2 : reading.clause.start - 1] == "的":
        grant = next((whole for _, whole in before.latest_first() if whole.action == phrase.action), None)
        if grant:
            return _previous(phrase, grant)  # 省级的，给予10万元建设经费；获评市级的，给予5万元
    if reading.quantity.unit == "%" and reading.text.startswith("其中", reading.clause.start):
        return _previous(phrase, last)  # 资金5000万元，用于…，其中30%用于…
    done = _done_for(reading, last)
    return replace(phrase, indicator=done.of(reading.text), spans=(done,), rule="indicator.done_for") if done else None


#: 游客增长20%|，达|500万人次, 驿站翻一番|，两年累计突破|60座: how far something has come that grew, with no verb of its own.
_GROWN_TO = re.compile(r"[^，。；、\d%]{0,3}[，,、]\s?(?:[一二三四五六七八九十\d]{1,2}年|总[数量]|累计|力争|预计|将)*(?:达到?|增至|升至|提高到|增加到|降至|减至|超过?|突破|接近|近|约|为)+了?")


def _is_grown_to(reading: Reading, phrase: Phrase, before: Before, last: Phrase) -> bool:
    """Whether the number tells how far that has come whose growth the number before tells (`常住人口增长2%，达到35万人`)."""
    quantity = before.quantities[-1]
    grew = quantity.unit in _OF_GROWTH and last.action in verbs("change") and reading.quantity.unit not in _OF_GROWTH
    return grew and not phrase.indicator and _GROWN_TO.fullmatch(reading.text, quantity.end, reading.quantity.start) is not None


#: Units that growth is told in.
_OF_GROWTH = ("%", "‰", "个百分点", "倍", "番")


def _counted_before(reading: Reading, phrase: Phrase, before: Before, last: Phrase) -> Phrase:
    """`小区12个、居民900户，今明两年分别改造5个和7个`: what was counted in the same unit."""
    if phrase.action == "惠及" and units().get(before.quantities[-1].unit) != "person":
        return replace(phrase, indicator=phrase.action, spans=phrase.action_spans)  # 新增就业900人，发放补贴80万元、惠及300人
    alike = (whole for quantity, whole in before.latest_first() if quantity.unit == reading.quantity.unit and whole.rule != "indicator.without_head" and (reading.clause.bracketed or whole.rule != "indicator.bracket"))
    same = next((whole for whole in alike if whole.indicator), last)
    if same is not last:
        return _previous(phrase, same)
    quantity, end = before.quantities[-1], reading.clause.start - 1
    family = units().get(quantity.unit)
    if reading.family == "person" and ((phrase.action in _DEEDS and family != "person") or (phrase.action and family == "money")):
        return replace(phrase, indicator=phrase.action, spans=phrase.action_spans)  # 工作站5个，输出3000人; 罚款20万元，拘留3人
    if _OF_SIZE.fullmatch(reading.text, quantity.outer_end, reading.quantity.outer_start):
        told = clause_before(reading, end) if end > reading.sentence else None
        if told:  # 培育一批产业集群，产值超过9亿元的4个
            return _told_before(phrase, told, told.indicator)
    if quantity.unit != "%":
        return _previous(phrase, last)
    covers = _COVERS.fullmatch(last.indicator) if quantity.outer_end + 1 >= reading.clause.start else None
    return replace(_previous(phrase, last), indicator=covers["what"]) if covers else phrase  # 竣工率85%；2023年开工40个


#: 乡镇|养老服务中心|覆盖率达到60%，每镇至少建成1个: what a rate tells how many places have.
_COVERS = re.compile(r"(?P<what>.{3,}?(?:中心|站|所|室|馆|院|园|场|店|点|超市|驿站|食堂|队伍|医院|机构|公园|广场|书屋|书房))(?:建设|设置|配置|服务)?(?:覆盖率|建成率|普及率|配备率|设置率|配置率)")


#: 审核后，|公示|5天: what goes on for so long is what is measured.
_LASTING = ("公示", "公告", "培训", "轮训", "集训", "支教", "研修", "巡查", "值班", "观察", "试用", "试点", "走访")
#: |其余|11所: what is left of something told before the sentence.
_REST = re.compile(r"其余|剩余")
#: Animals kept and sold, told one after the other.
_STOCKS = ("存栏", "出栏", "存笼", "出笼")
#: Rates of growth that are those of what was named before.
_RATES = re.compile(r"(?:同比|年均|年?平均)?(?P<rate>[增涨降]幅|增速|增长速度)")
#: 超过9亿元|的|4个: behind the size that those have who are counted; |一批|产业集群.
_OF_SIZE = re.compile(r"的(?:企业)?")
_SOME = late(r"(?:一批|一系列|若干[个家项所座]?)(?=[\u4e00-\u9fffA-Z\d“][\u4e00-\u9fffA-Z])")
#: What is done to people that nothing names.
_DEEDS = ("培训", "服务", "输出", "接待", "轮训", "体检", "取证")
#: 为1.6万名失能老人|提供上门护理|，每人每月不少于4次: what is done for the counted, told behind them.
_DONE_FOR = late(r"(?:提供|开展|进行|实施|接受)(?P<what>[\u4e00-\u9fff]{2,8})[，；]")
#: Units that count or time the doing itself.
_OF_DOING = ("次", "小时", "分钟", "课时", "学时")


def _done_for(reading: Reading, last: Phrase) -> Span | None:
    """What is done for those that were counted right before, where a number tells how often or how long."""
    if reading.quantity.unit not in _OF_DOING or last.rule != "indicator.right" or not last.spans:
        return None
    hit = _DONE_FOR.match(reading.text, last.spans[-1].end, reading.quantity.start)
    return Span(*hit.span("what")) if hit else None


def _shares_clause(reading: Reading, offset: int) -> bool:
    """Whether the latest quantity stands in the clause that holds `offset`, or after it."""
    return reading.latest is not None and reading.clauses.at(offset).start <= reading.latest.start


#: ，|按可比价格计算|，增长5%; |经核查|，已完成9项: how it was reckoned is no noun.
_ASIDE = late(r"\s*(?:[^，。；]{2,30}以来|按(?:照)?[^，。；]{0,10}(?:计算|口径|测算|划分|分类|来?分)|按(?:照)?[^，。；]{0,24}(?:汇率|牌价)[^，。；]{0,10}(?:计算|折算|换算|折合)?|按照[^，。；]{2,16}(?:原则|思路|要求|部署|政策|规定|办法)|(?:根据|依据|结合|视)[^，。；]{1,24}|[^，。；]{0,24}(?:透露|介绍|表示|获悉|了解到|指出)|扣除[^，。；]{1,16}|剔除[^，。；]{1,16}|据[^，。；]{1,12}|经(?![济营贸费常历典开办理纪信销])[^，。；\d]{1,14}|[^，。；]{0,12}结果显示|同口径)$")

#: 分年度|计划|：2023年新建4所: words that name no thing.
_GENERAL = re.compile(r"(?:分?年度|工作|主要|总体|具体|重点|建设|实施)?(?:计划|安排|目标|任务|内容|要求|方向|情况|措施)")

#: 中职学校将|艺术课程|纳入必修课，保证72学时: what is made part of something.
_ENTERED = re.compile(r"(?:^|[将把])(?P<what>[^将把]{2,16}?)(?:纳入|列入)")

#: 支出增至|XX亿元|，增长5%: a value that was blanked out.
_BLANKED = late(r"(?:[Xx×Ｘ]{1,4}(?:[.．][Xx×Ｘ]{1,2})?|\*{1,4}(?:\.\*{1,2})?)[百千万亿]{0,2}[\u4e00-\u9fff%]{1,3}$")

#: 再生水利用率|偏低|，仅为12%: what is thought of the value that follows.
_JUDGED = late(r"(?<=[率例比重占量数平度积模能力入])(?:依?然|仍然?|还|总体|普遍|相对|整体|明显)*(?:[较偏过太]?(?:低|高|小|弱)|[较偏过太](?:少|大|强)|不(?:高|足|大|多|够|强|到位|达标|理想)|居高不下)$|(?<=[率例比重占量数平度积模能力入额])(?:同比|环比|基本|总体|与[上去]年)*持平(?:[（(][^（）()]{1,8}[)）])?$")


#: 推动家庭农场|提质扩面|，发展45家: how it is bettered on the whole.
_IMPROVED = late(r"(?<=[\u4e00-\u9fff]{2})(?:提质|扩面|增效|扩容|提档|提标|增量|扩量|升级|培优|转型升级|做大做强|做优做强|发展壮大|高质量发展|健康发展|规范发展|提升行动){1,3}$")


#: 对2000年前建成的敬老院|实施改造|，改造6所, 项目|已经全部招标|，开工9个: what is done to it.
_TREATED = late(r"(?<=[\u4e00-\u9fff]{2})(?:实施|进行|开展)(?:全面|集中|标准化|适老化|提质|升级)*(?:改造|整治|修缮|加固|维修|提升|治理|扩建|重建|改建){1,2}$|(?<=[\u4e00-\u9fff]{2})(?:目前|现)?(?:均|都)?已(?:经)?(?:全部|全面|基本|陆续|相继|完成)*(?:招标|招投标|开工|动工|启动|立项|批复|施工|实施|选址|入库|下达)$")


#: 企业|在2022年的基础上实现“倍增”|，超过90家; 合格率|稳定在高位|, 供水能力|达到规划目标|（20万吨）: how that fares which is named.
_FARES = late(
    r"(?<=[\u4e00-\u9fff]{2})(?:[在较比][^，。；]{2,16}?(?:基础上|相比)[^，。；\d]{0,12}|(?:稳定|保持|维持)在?(?:高位|低位|较[高低]水平|合理区间)|(?:提前|基本|率先|全面|[均都])*(?:达到|完成|实现)[\u4e00-\u9fff]{0,6}(?:目标|标准|要求|指标|任务)"
    r"|可以?(?:适当|适度|酌情|相应|视情|合理|再)*(?:提高|上浮|放[大宽]|增加|延长|降低|下浮|扩大|上调|下调|调整|缩短)"
    r"|(?:均|都|再|全面|同步|双双)?(?:实现|取得|迈上|再上|再创)(?:“[^“”]{1,10}”|[\u4e00-\u9fff]{0,4}(?:突破|跨越|台阶|跃升|新高|提升|增长|翻番|倍增|下降)))$"
)


#: |在|抽查的门店中，…; 在校生 and 在建项目 begin names.
_AMONG = re.compile(r"在(?![校园建职岗编读册线库售产营研孵训])")


#: 举行水利项目|集中开工仪式|，其中新开工3个: what the ceremony is held for is counted.
_CEREMONY = re.compile(r"(?:集中)?(?:开[（(]?竣?[）)]?工|竣工|签约|动工|奠基)(?:仪式|活动)(?=[，,]?$)")


def clause_before(reading: Reading, end: int) -> Phrase | None:
    """What the clause that ends at `end` names."""
    fares = _FARES.search(reading.text, max(end - 32, reading.sentence), end)
    end = fares.start() if fares else end
    short = next((hit for pattern in (_BLANKED, _IMPROVED, _TREATED, _CEREMONY) if (hit := pattern.search(reading.text, max(end - 12, reading.sentence), end))), None)
    end = short.start() if short else end
    asked = replace(reading.quantity, start=end, outer_start=end)
    clause = reading.clauses.at(end - 1)
    latest = reading.latest if reading.latest and reading.latest.outer_end <= end and _shares_clause(reading, end - 1) else None
    if _ASIDE.match(reading.text, clause.start, end) or _RANKED.fullmatch(reading.text, clause.start, end):
        return None
    if reading.skip(clause.start, end) >= end and clause.start - 1 > reading.sentence:
        return clause_before(reading, clause.start - 1)  # 留成部分，|从投产年度起3年内|，分别按60%…
    found = read_left(Reading(reading.text, reading.clauses, clause, asked, latest, None, reading.times, reading.family))
    some = _SOME.match(found.indicator)
    if some and len(found.spans) == 1:
        found = replace(found, indicator=found.indicator[some.end() :], spans=(Span(found.spans[0].start + some.end(), found.spans[0].end),))
    judged = _JUDGED.search(found.indicator)
    if judged and len(found.spans) == 1:
        what = Span(found.spans[0].start, found.spans[0].start + judged.start())
        found = replace(found, indicator=found.indicator[: judged.start()], spans=(what,))
    entered = _ENTERED.search(found.indicator)
    if entered and found.spans:
        what = Span(found.spans[0].start + entered.start("what"), found.spans[0].start + entered.end("what"))
        found = replace(found, indicator=entered["what"], spans=(what,))
    if OF_WHICH.search(found.indicator):
        at = _AMONG.match(found.indicator)  # 全县学校|中，新建6所, 在|抽查的门店|中，有6家…
        found = replace(found, indicator=found.indicator[at.end() if at else 0 : -1])
    return found if found.indicator and not _GENERAL.fullmatch(found.indicator) else None
