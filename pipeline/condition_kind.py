"""Conditions that say of what kind a thing is: numbers that size, date or class what is helped, counted or renewed (`单个项目投资500万元以上的，…`, `3亿元以上项目7个`)."""

from __future__ import annotations

import re

from extractors.indicator_counted import counted_nouns
from extractors.indicator_sized import SIZE_OF
from extractors.indicator_words import act_verbs
from extractors.scanning import BLANKS, Closing
from extractors.span import Span
from extractors.units import units
from pipeline.situation import Situation, Spans

# --- to what something applies -----------------------------------------------------------------------------------------

#: |单户种植面积|80亩以上的: what stands before such a number.
_SCOPE_BEFORE = re.compile(
    r"(?:^|[，；。：（(、])\s*(?:对|凡|对于|年满|满|如|若|当|新增|单笔|单个|单项|单位|人口|床位|(?:连片|成片|单户|经营|种植)?面积|规模|投资|年产值|产值"
    r"|年营业收入|营业收入|年销售|年收入|工龄)[^，。；：]{0,24}$"
)
#: 产值超过9亿元的|: the size of those who are counted next.
_SIZED_BY = re.compile(r"\d[^，。；、\d]{1,4}的$")
#: 80亩以上的种植户|给予|…: what is given to them.
_GRANTS = re.compile(
    r"给予|奖励|补助|补贴|资助|取消|约谈|责令|限期|不予|暂停|问责|安排|设立|设置|配备|发放|扶持|减免|免收|免费|纳入|列入|享受|实行|按照|可|应|须|不得|负责|由"
)
_DIGIT = re.compile(r"\d")
#: 产值占全市的45%|、全省的|9%: the next whole that it is a share of.
_NEXT_WHOLE = re.compile(r"[、和，]占?全[国省市区县州]的")


def applies_to(case: Situation) -> Spans | None:
    """`单个项目投资500万元以上的，…`."""
    text, quantity = case.text, case.quantity
    if not case.scope and not (case.followed and text.startswith("的", quantity.outer_end)):
        return None
    if _SIZED_BY.search(text, case.clause.start, quantity.outer_start) or (quantity.unit == "%" and _NEXT_WHOLE.match(text, quantity.outer_end)):
        return None  # 产值超过9亿元的|4家、超过5亿元的|9家: those who are counted
    start = max(case.sentence.start, case.clause.start - 1)
    before = _SCOPE_BEFORE.search(text[start : quantity.outer_start])
    return (Span(*before.span()).shifted(start),) if before else None


#: 每年|参加|不少于72学时的培训: what is to be done; |对|参加…的学员: by those who are given something.
_TAKES_PART, _FOR_WHOM = ("参加", "接受", "完成", "组织", "开展", "举办", "提供", "保障", "保证", "确保", "落实", "预留", "留足", "选派"), re.compile(r"\s*(?:并|鼓励)?(?:对|凡|针对|面向|单[笔个项次户])")

#: 完成5000万元以上的投资，|一次性奖励|50万元: whoever does it is given something.
_GIVES, _EVERYBODY = re.compile("给予|奖励|奖补|补助|补贴|资助"), re.compile("每[年人]|应|须")


def scope(case: Situation) -> Spans | None:
    """`年交易额超过30万元的网店给予扶持`."""
    if case.quantity.comparator in ("=", "range") or not case.scope or case.makes or _is_share(case):
        return None
    granted = _GIVES.search(case.text, case.quantity.end, case.sentence.end) and not _EVERYBODY.search(case.text, case.sentence.start, case.quantity.start)
    if not granted and case.text.endswith(_TAKES_PART, case.clause.start, case.quantity.outer_start) and not _FOR_WHOM.match(case.text, case.clause.start, case.quantity.start):
        return None
    return (Span(*case.scope.span()),) if _GRANTS.search(case.text, case.quantity.end, case.sentence.end) else None


#: 浓度在40至50微克/立方米|之间的三个镇|均下降至40微克/立方米
_BETWEEN = re.compile(r"之间的(?=[^，。；,;]{1,60}\d)")


#: |打造|4个以上的智能工厂|、10个以上的…: so many are made of each that is listed.
_MADE_OF_EACH = re.compile(r"及?以[上内下]的[^，。；、\d的]{2,24}[、和及]")


#: 县城建立不低于10天|、乡镇建立|不低于5天供应量的储备: another part of those that have one noun.
_GAPPED = re.compile(r"[、和][^，。；\d]{2,36}?(?:不[低少]于|至少|不超过|不高于)\d")


def _same_verb(case: Situation) -> bool:
    """Whether the verb right before the number and its bound stands before the next number too."""
    verb = case.text[case.quantity.outer_start - 2 : case.quantity.outer_start]
    hit = _GAPPED.match(case.text, case.quantity.end, case.clause.end)
    return hit is not None and verb in hit.group()


def modifier(case: Situation) -> Spans | None:
    """`出栏超过200头的养殖场建成6个`: the 200; `浓度在40至50微克之间的镇均降至40微克`: the range."""
    if not case.followed:
        return None
    if _MADE_OF_EACH.match(case.text, case.quantity.end, case.clause.end) and act_verbs().before(case.text, case.clause.start, case.quantity.outer_start) is not None:
        return None
    if case.scope and _same_verb(case):
        return None
    if case.quantity.comparator == "range" and (hit := _BETWEEN.match(case.text, case.quantity.end, case.clause.end)):
        return (Span(*hit.span()),)
    if case.quantity.comparator in ("=", "range") or not case.scope or _is_share(case):
        return None
    return (Span(*case.scope.span()),) if _DIGIT.search(case.text, case.quantity.end, case.clause.end) else None


#: 参加|1次|以上体育锻炼的人数达到…: how often those do something who are counted.
_OFTEN = re.compile(r"及?以上[^，。；,;\d]{2,16}的[\u4e00-\u9fff]{0,4}(?:人数|人口|人群|比例|比率|占比)")


def how_often(case: Situation) -> Spans | None:
    """`每周参加1次及以上体育锻炼的人数达到90万`: the 1."""
    hit = _OFTEN.match(case.text, case.quantity.end, case.clause.end) if case.followed and case.quantity.comparator == ">=" else None
    return (Span(*hit.span()),) if hit and units().get(case.quantity.unit) not in ("percent", "money") else None


#: |实现|85%以上的自然村通公交: what a share is made to do.
_HAVE_THEM_DO = ("实现", "确保", "推动", "力争", "争取", "保证", "做到", "保障")
#: 实现|全县|不少于5%的家庭…: whose they are.
_OF_ALL = re.compile(r"[全我][省市县区州旗镇乡]$")


def _is_share(case: Situation) -> bool:
    """`，80%以上的检测机构设立在企业`: a share that nothing stands before is of those behind it."""
    before = _OF_ALL.sub("", case.text[max(0, case.quantity.outer_start - 4) : case.quantity.outer_start])[-2:]
    return case.quantity.unit == "%" and (not before or before[-1] in "，、；：,。\n" or before in _HAVE_THEM_DO)


# --- part of the name of what comes next -------------------------------------------------------------------------------

#: 3亿元|以上项目|7个, 60人|以上大班额全部消除: the number is part of the name of what comes next; 30%|以上提高至|45% is a first figure.
_MODIFIES = re.compile(
    r"(?!(?:及?以[上下]|以内|左右)?(?:提[高升]|增[加长至]|升至|降至|上[升调]|下[降调]|降低|减少|扩大|压[减缩]|缩[短小减]))(?:及?以上|及?以下|以内)?(?P<noun>(?:[\u4e00-\u9fff]{1,6}[化型性]、(?=[\u4e00-\u9fff]{1,6}[化型性])){0,3}[^，。；、：,;:\d（）()和及与的]{2,18}?)"
    r"(?:仅有|只有|仅|达到?|为|超过|新增|不低于|不少于|控制在|占|约|力争|稳定在)*"
    r"(?:\d(?!\d{0,3}年|\d?时|\d?[AGD])|(?:基本|全部|全面|动态)?(?:消除|清零|关停|取缔|淘汰|实现))"
)
#: |年销售收入达5亿元的|企业: the size of those who are counted before it.
_OWN_SIZE = re.compile(rf"(?:{SIZE_OF.pattern})(?:达到?|超过?|过|在|不[低少]于)?\d[\d.]*[百千万亿]{{0,2}}[^\d，。；、]{{1,4}}(?:及?以上)?[的、]")
#: 3亿元以上|用于建设|2个…: with a verb between them the first number stands for itself.
_DOES = re.compile(r"新建|建设|改造|实施|完成|培育|引进|安排|用于|支持|开展|打造|推进|创建|惠及|带动|每")
#: 消防车5分钟|到场率达到80%: a time or way that is part of a rate's name.
_OF_RATE = re.compile(r"(?:以?内)?[\u4e00-\u9fff]{2,12}?率(?:[\u4e00-\u9fff]{0,4})(?=\d)")
_SPANS = ("分钟", "小时", "公里", "米")
#: 新增|100万元|强村|3个, 引进1亿元|级项目|5个: a sum that classes what is counted next.
_CLASS = re.compile(r"级?(?P<noun>[\u4e00-\u9fff]{0,6}?(?:强[村镇乡社]|企业|项目|产业链?|集群|园区|合作社|家庭农场|基地|平台|品牌|市场|大户|[村镇乡街]))(?:达到?|超过|突破)?\d{1,4}(?:余|多)?[个家户所条处]")
#: 改造8万吨|污水处理厂|2座, 发展500头|奶牛场|3个, 5000吨|冷库|、: a size right before what has it, which is counted behind or was before.
_PLANT = re.compile(r"(?![和及与等]|[修翻]建|建成|购[置买]|采购|添置|组建|成立|设立|安装|修缮|整治|升级|收购|新增)级?(?:标准化?|规模化?)?[\u4e00-\u9fff]{0,8}?(?:[厂场站库船车炉罐窑]|泊位|码头|电站|基地|机组|小区|列车|大户|养殖[户社]|生产线|企业|园区?|示范[片点])(?P<many>(?:达到?|共)?\d{1,4}(?:余|多)?[个家户所条处座台辆列艘栋只])?(?=[^\u4e00-\u9fff]|$|(?(many)|[和及与]))")
_PLANT_SIZES = ("mass", "volume", "energy", "data", "area")
_ANIMALS = ("头", "只", "羽", "匹", "节", "箱", "棒")
#: 建成2个|5000吨|冷库: the count right before the size.
_COUNT_BEFORE = re.compile(r"\d(?:余|多)?[个家户所条处座台辆列艘栋]$")
#: 帮助|5万户|以上群众|实现安居梦: those who are counted themselves.
_THOSE = re.compile(r"(?:群众|居民|农户|牧户|农民|牧民|村民|市民|家庭|老年?人|职工|工人|学生|儿童|残疾人|妇女|青年|人员|人才|劳动力)$")
_PEOPLE = ("户", "人", "名", "位")
#: Families whose numbers size a thing even without 以上: 超过|50万元项目3个.
_SIZES = ("money", "area", "degree")
#: What one thing is measured by, not how many there are.
_MEASURES = ("area", "length", "volume", "mass", "energy")


#: A count with no more characters of its clause before it opens it.
_OPENING = 2


def modifies(case: Situation) -> Spans | None:
    """`3亿元以上项目7个`: the 3亿元."""
    quantity, family = case.quantity, units().get(case.quantity.unit, "")
    if quantity.unit in _SPANS and (rate := _OF_RATE.match(case.text, quantity.end, case.clause.end)):
        return (Span(*rate.span()),)
    if family == "money" and (sort := _CLASS.match(case.text, quantity.outer_end, case.clause.end)) and not _DOES.search(sort["noun"]):
        return (Span(*sort.span()),)
    plant = quantity.comparator == "=" and (family in _PLANT_SIZES or quantity.unit in _ANIMALS) and _PLANT.match(case.text, quantity.end, case.clause.end)
    if plant and not _DOES.search(plant.group()) and (plant["many"] or (family != "area" and _COUNT_BEFORE.search(case.text, case.clause.start, quantity.start))):
        return (Span(*plant.span()),)
    sum_alone = not quantity.unit and case.text[quantity.end - 1] == "亿"  # 过10亿|企业
    bounded = quantity.outer_end > quantity.end or (quantity.comparator in (">", "<") and (sum_alone or family in _SIZES))
    if not bounded or quantity.comparator == "range" or (quantity.unit == "%" and not case.text[case.clause.start : quantity.outer_start].strip()):
        return None  # 70%以上|行政村农户数不少于30户: a share that opens its clause
    hit = _MODIFIES.match(case.text, quantity.end, case.clause.end)
    if hit and hit.group().endswith("实现") and (quantity.unit == "%" or (family == "count" and quantity.outer_start - case.clause.start <= _OPENING)):
        return None  # 10家以上|科技型企业实现|上市, 全镇90%以上|村组实现|通车
    if hit and family == "count" and _OWN_SIZE.match(case.text, quantity.outer_end, case.clause.end):
        return None  # 3家以上|年加工产值过千万元的|合作社
    if not hit or _DOES.search(hit["noun"]) or (quantity.unit in _PEOPLE and _THOSE.search(hit["noun"])):
        return None
    return (Span(*hit.span()),)


# --- how large those are that are counted or meant ---------------------------------------------------------------------

#: 18个|5亿元以上项目|开工, 2公里管径|大于300毫米的管道|, 一批|5亿元以上项目|: counted or measured already, so that the number behind says of what size they are.
_COUNTED = Closing(f"个事于产位值入列到力口在处备家容工干度座径户所批拔收数有本机模比润率生积资超达过量项额高龄上{BLANKS}", r"(?:(?:\d(?:余|多)?[个家户所项座处]|一批|一系列|若干[个家项所座处]?)(?:及?以上)?(?:[\u4e00-\u9fff]{0,4}?(?:产值|收入|营收|税收|利润|销售额|投资|规模|面积|产量|海拔|床位|库容|装机|容量|功率|口径|管径|高度|层高|宽度|长度|资本|资产|学生|用户|员工|职工|能力|人口|人数)(?:达到?|不?[低少]于|超过?|过|在)?)?|\d(?:余|多)?(?:[套栋台辆艘间名]|公里|万?平方米|万?亩|公顷)(?:具有|具备|从事|[\u4e00-\u9fff]{0,4}?(?:率|占比|坡度|[管口直孔]径|[年工房]龄|面积|收入|投资|产值)))\s?$")
#: 引进|年销售额|5000万元以上大品种, |投资|3亿元以上重大项目: what is measured is the size of the thing behind.
_SIZE_OF = Closing(f"信值入到售在度本款税资超达过量金额{BLANKS}", r"(?:(?:授信|贷款)(?:总?额度?|余额|金额)?|注册资本金?|年(?:销售额?|产值|营业收入|主营业务收入|纳税额?|产量)|(?<![总成])投资额?)(?:达到?|超过?|在)?\s?$")
#: 100—500亩|（含|500亩）: the end of a range once more.
_INCLUDED = re.compile(r"[（(](?:不?含|包括)\s?$")
#: 种粮大户（50亩|以上）每亩奖补|60元: how large those are who get it.
_NOTED = re.compile(r"(?:及?以[上下]|以内)(?:[（(]不?含[^）)]{0,6}[)）])?[)）](?:每[\u4e00-\u9fff]{1,3}|的)?[，,]?(?:一次性)?(?:给予|[再另]?(?:奖励|奖补|补助|补贴|资助))")
#: 规模养殖场（年出栏|500头|以上）配套…, 高层建筑（|24米|以上）安装…: which of them are meant, where the clause goes on behind the bracket.
_MEANT = re.compile(r"及?以[上下][)）](?=[\u4e00-\u9fff])(?![的和及与或并且等]|目标|任务|标准|要求|达标|达到)")
#: 清扫车（|5吨|）3辆: of what size those are whose count follows.
_SPEC = re.compile(r"(?:[\u4e00-\u9fff]{0,3}?及?以[上下][）)](?:共|各)?[\d一二两三四五六七八九十]+余?[家个处座户所栋幢套]|(?:[宽高长深厚][）)]|[）)](?=[^，。；（）()\d]{0,4}[\d一二两三四五六七八九十]+余?[辆台组只套艘架]))(?:至少|不少于|大?约|共|各)?[\d一二两三四五六七八九十])")
#: 贷款（|不超过500万元|）担保业务: how large a loan or contract may be of which something is said; 贷款（4亿元）到账 is the sum itself.
_UP_TO = re.compile(r"(?:贷款|借款|融资|信贷|授信|保单|合同|采购|项目)[（(](?:金额|额度|总额|单笔|单户|单个|投资|合同额){0,2}$")
_SHUT = re.compile(r"(?:及?以[上下])?[)）](?=[\u4e00-\u9fff])")
_OPENED = re.compile(r"[\u4e00-\u9fff][（(](?P<of>[\u4e00-\u9fff]{0,8})$")
_OPENED_WIDTH = 10
_SIZED = re.compile(r"(?:[（(]不?含[^（）()]{0,6}[)）])?(?:及?以上|及?以下)(?:的)?[\u4e00-\u9fff]{2,8}|、\d+(?:余|多)?[个家户所项座处]")
_SIZED_OF = re.compile(r"的[\u4e00-\u9fff]{2,8}")
#: 4个|500亿元产业|、: a sum right behind a count, which classes what is counted.
_SUM_CLASS = re.compile(r"级?[\u4e00-\u9fff]{0,8}?(?:企业|项目|产业链?|集群|园区|基地|品牌|市场|大户|楼宇|商圈|平台|合作社|强[村镇乡社])(?=[，。；、和及（(]|$)")
#: 其中过1亿元|的两个|: how large some of them are.
_ONES = re.compile(r"(?:及?以上)?的(?:有|达到?|达)?(?:\d{1,4}|[一两二三四五六七八九十]{1,3})[个家户所项座处宗](?=[，。；、和]|$)")
#: 10家过1亿元|骨干企业|、…: those who are counted, right behind what they exceed.
_BIGGER = re.compile(r"[\u4e00-\u9fff]{2,10}(?=[，。；、和及]|$)")
#: 一次死亡|10人以上事故|: how grave it is.
_GRAVE = re.compile(r"一次性?(?:死亡|重伤|伤亡|遇难)$")
#: 30户|以上自然村|通硬化路: how large a settlement is.
_SETTLED = re.compile(r"及?以[上下]的?(?:(?:自然|行政|建制|中心)?村(?![民委支两])|村[组屯寨庄]|小区|(?:集中)?居民点|安置[点区]|屯|寨|(?:建制)?镇|城[市镇])")
#: 800平方米|以上公共场馆应当|: of what size those are that something is ordered of.
_ORDERED_OF = re.compile(r"及?以[上下]的?[\u4e00-\u9fff]{2,14}?(?:应当|必须|一律|均[要须应])")


def sized(case: Situation) -> Spans | None:
    """`推进18个5亿元以上项目`: the 5亿元; `引进年产值2000万元以上新品种`: the 2000万元; `100—500亩（含500亩）`: the last one."""
    hit = _in_bracket(case) or _of_those_meant(case) or _of_counted(case)
    return (Span(*hit.span()),) if hit else None


def _in_bracket(case: Situation) -> re.Match[str] | None:
    """`100—500亩（含500亩）`: the end of a range once more; `种粮大户（50亩以上）每亩奖补60元`, `高层建筑（24米以上）安装…`: which are meant."""
    text, at, end = case.text, case.quantity.outer_start, case.quantity.outer_end
    included = _INCLUDED.search(text, case.sentence.start, at) if text[end : end + 1] in ("）", ")") else None
    noted = _NOTED.match(text, case.quantity.end) if text[at - 1 : at] in ("（", "(") else None
    money = case.quantity.comparator not in ("=", "~") and units().get(case.quantity.unit) == "money" and text[end : end + 1] in ("）", ")")
    if money and _UP_TO.search(text, max(0, at - _OPENED_WIDTH), at) and (shut := _SHUT.match(text, case.quantity.end)):
        return shut
    bounded = "以" in text[case.quantity.end : case.quantity.end + 4]  # 民宿（15间|房以上）120家
    if text[at - 1 : at] in ("（", "(") and (bounded or units().get(case.quantity.unit) in _MEASURES) and (spec := _SPEC.match(text, case.quantity.end)):
        return spec
    meant = _MEANT.match(text, case.quantity.end) if text[case.quantity.end : case.quantity.end + 1] in ("以", "及") else None
    opened = _OPENED.search(text, max(0, at - _OPENED_WIDTH), at) if meant else None
    if opened and not opened["of"] and act_verbs().at(text, _begins(text, opened.start())) is not None:
        opened = None  # 建设高标准农田（8万亩以上）提升产能
    sizes = opened and units().get(case.quantity.unit) != "percent" and (opened["of"] or not counted_nouns(case.quantity.unit).before(text, case.clause.start - 16, opened.start() + 1))
    return included or noted or (meant if sizes else None)  # 企业（10家以上）带动… counts them


def _begins(text: str, at: int) -> int:
    """Where what is said at `at` begins: behind the last mark."""
    return max(text.rfind(mark, 0, at) for mark in "，。；、：\n") + 1


def _of_those_meant(case: Situation) -> re.Match[str] | None:
    """`一次死亡10人以上事故`, `30户以上自然村`, `800平方米以上公共场馆应当`: how grave or large those are of which anything is said."""
    text, unit, behind = case.text, case.quantity.unit, (case.quantity.end, case.clause.end)
    if unit in ("户", "人") and (meant := _GRAVE.search(text, case.clause.start, case.quantity.outer_start) or _SETTLED.match(text, *behind)):
        return meant
    return _ORDERED_OF.match(text, *behind) if units().get(unit) in _SIZES else None


def _of_counted(case: Situation) -> re.Match[str] | None:
    """`推进18个5亿元以上项目`, `引进年产值2000万元以上新品种`: how large those are that were counted, or that are measured."""
    left, behind = (case.clause.start, case.quantity.outer_start), (case.quantity.end, case.clause.end)
    counted = None if case.quantity.unit in ("人", "口") and case.text[case.quantity.outer_start - 1] == "户" else _COUNTED.search(case.text, *left)  # 120户|430人|的饮水
    hit = _SIZED.match(case.text, *behind) if counted or _SIZE_OF.search(case.text, *left) else None
    if case.quantity.comparator in (">", ">=") and units().get(case.quantity.unit) in _SIZES and (ones := _ONES.match(case.text, *behind)):
        return ones
    if counted and case.quantity.comparator == "=" and units().get(case.quantity.unit) == "money" and (classed := _SUM_CLASS.match(case.text, *behind)):
        return classed
    exceeds = counted and case.quantity.comparator == ">" and units().get(case.quantity.unit) in _SIZES
    return hit or (_SIZED_OF.match(case.text, *behind) or (_BIGGER.match(case.text, *behind) if exceeds else None) if counted else None)


# --- what is renewed ---------------------------------------------------------------------------------------------------

#: 15年|以上（2009年前登记）的老旧电梯|更新|: how old or large a thing is that is renewed.
_RENEWED = re.compile(
    r"(?:[（(][^（）()]{1,30}[)）])?(?:及?以[上下])?(?:[（(][^（）()]{1,30}[)）])?[^，。；]{0,40}?的?[^，。；、\d]{2,24}?(?:更新|改造|淘汰|报废|退役|替换|升级|加装|置换|重建|拆除)"
)
_AGED = ("年", "层", "升", "马力", "蒸吨", "蒸吨/小时")
#: |单台机组容量|小于1500千瓦: how large each of them is.
_SIZE_EACH = re.compile(r"(?:单[台体机个座]|每[台座])[^，。；、\d]{0,8}$")
#: |力争用|3年以上时间: how long it takes.
_TAKES = re.compile(r"(?:(?<!使)用|经过|力争|再|达到?|寿命)[^，。；、\d]{0,4}$")


#: 每小时25蒸吨|以下的锅炉, 8蒸吨|及以下的生物质炉: how large boilers are, whatever is done with them.
_STEAM = ("蒸吨", "蒸吨/小时", "蒸吨/时", "吨/小时")
#: 110千伏|以下配电网络: of what voltage lines are.
_VOLTS, _LINES = ("千伏", "kV", "KV"), re.compile(r"(?:及|（含）)?以[上下]的?(?=[\u4e00-\u9fff]{2})")
_BOILER = re.compile(r"(?:[（(]?不?含[^（）()]{0,4}[)）])?及?以[上下](?:[（(]不?含[^（）()]{0,8}[)）])?的?[^，。；\d]{0,16}炉")


def renewed(case: Situation) -> Spans | None:
    """`支持使用15年以上的老旧电梯更新改造`: the 15年; `不再新建35蒸吨以下燃煤锅炉`: the 35蒸吨."""
    quantity, text = case.quantity, case.text
    boiler = _BOILER.match(text, quantity.end, case.clause.end) if quantity.unit in _STEAM else None
    boiler = boiler or (_LINES.match(text, quantity.end, case.clause.end) if quantity.unit in _VOLTS else None)
    if boiler:
        return (Span(*boiler.span()),)
    if quantity.comparator in ("=", "~"):
        return None
    left = case.clause.start, quantity.outer_start
    if quantity.unit not in _AGED and ((text.find("单", *left) < 0 and text.find("每", *left) < 0) or not _SIZE_EACH.search(text, *left)):
        return None
    hit = _RENEWED.match(text, quantity.end, case.clause.end)
    return (Span(*hit.span()),) if hit and not _TAKES.search(text, *left) else None
