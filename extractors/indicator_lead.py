"""Where the first verb or noun of a stretch left of a number stands: behind times, means, who is to do it and who acts."""

from __future__ import annotations

import re

from extractors.indicator_reading import Reading
from extractors.indicator_words import (
    COMPOUND,
    NAME_AFTER,
    NAME_AFTER_STRONG,
    OBJECTS,
    SHARE,
    act_verbs,
    verbs,
)
from extractors.late import late
from extractors.places import is_place_name

#: 乡镇水利部门要|管护渠道30公里: who is to do it.
_DUTY = re.compile(r"[^，。；、]{1,16}?(?:局|委|办|厅|政府|部门|单位|街道|乡镇)(?:要|应(?![急用届对答收税检])|须|需(?!求)|负责|将|拟)(?:把|将|对)?")
#: 各镇要|备足沙袋, 学校必须|配备保安: whoever it is, a verb follows.
_BOUND = re.compile(r"[^，。；]{2,16}?(?<![需主重必想首不占])(?:必须|应当|[要须]|应(?![急用届对答收税]))(?:把|将|对)?(?=[\u4e00-\u9fff]{3}|(?:配[置备]|设[置立]|建[设立成])$)")
#: 新政策将|奖补规模|由每年3亿元提高到…: who turns one figure into another.
_TURNED = re.compile(r"[^，。；、]{2,12}?(?<![即必])[将把](?=[^，。；]{2,}$)")

_TURNS = re.compile(r"(?:由|从|[\u4e00-\u9fff]{0,4}[至到])")
#: 州级|下达指标: who acts, not what is counted.
_LEVEL_SUBJECT = re.compile(r"[省市县区](?=安排|拨付|筹集|投入(?!品))|(?:省|市|县|区|镇|乡|州|国家|各|自治区)级|各级|[省市县区](?:、[市县区镇乡村]){1,3}[两三四]级")
#: 省级|投入|280万元: money named with the level that gives it.
_OF_LEVEL_OWN = re.compile(r"投入|补助|配套|奖补|补贴|投资")
#: 通过公开招考等渠道|补充…, 全部建成后可|新增…: the means and the condition before what is done.
MEANS = re.compile(
    r"[^，。；]{0,8}?面?向社会(?=(?:免费)?开放(?!率))|通过“[^”]{1,16}”(?:改革|行动)?(?=[\u4e00-\u9fff]{4})|(?:(?:自筹|争取|整合|统筹|投入|筹集|利用|落实)[\u4e00-\u9fff]{0,6}|上级|专项|财政|涉农)资金(?=(?:建设|新建|改建|改造|实施|修建|维修|购置|采购|硬化|铺设|完成)[\u4e00-\u9fff]{2})|(?:通过|采取|采用|利用)[^，。；]{2,40}?(?:渠道|方式|形式|途径|办法|措施|模式|手段)"
    r"|(?:通过|采取|借助|依靠)[^，。；的\d]{2,10}?(?=(?:新建|新增|增加|补充|配备|引进|引育|培养|招聘(?!补充|新增|增加|引进|配备)|筹集|解决|盘活|建成|改造|吸纳|带动|提供|增设|安置|流转|化解|腾退|建设(?!项目|工程|用地|标准))[\u4e00-\u9fff]{2})"
    r"|[^，。；]{2,30}等(?:多种)?(?:渠道|方式|形式|途径|办法|模式|手段)(?=(?:新增|新建|增加|补充|引进|培养|培训|招聘|筹集|完成|解决|盘活|建成|建设|改造|发放|吸纳|带动|安置)[\u4e00-\u9fff]{2})"
    r"|(?:新建|扩建|改建|改扩建|迁建|重建|建成|建设|改造|落成|竣工|投用|投运|投产|引进|购置|升级|整修|修缮)后?的[^，。；、\d]{2,14}?(?:可(?!再生|持续|[控见研])以?|能(?![源力效耗量级见动])够?|将|预计)+(?=[\u4e00-\u9fff]{2})"
    r"|[^，。；、]{0,16}(?:建成|投用|投产|开业|完工|达产|实施|改造|扩建|改良|完成|竣工)(?:投用|运营|投产)?后(?:[可将能]|预计)?|[^，。；、]{0,16}(?:建成|投用|投产|达产|运营)(?:预计|后)?可(?=[新带增实创年吸解])"
)
#: A character that each of these has.
_OF_MEANS = re.compile("[社过金取用等的后可]")
#: 记者了解到|全市铺开工程…, 局长介绍，: who tells, before what is told.
_TOLD = late(r"[^，。；]{2,24}?(?:了解到|获悉|介绍|透露|表示|宣布)(?:，|,|：|:)?(?=[\u4e00-\u9fff]{4})|[^，。；]{2,30}?[称说](?=力争|预计|计划|将|已|全[省市县区])")
#: 主要任务是|投入资金…, 目标为|总投资…: what is said to be done.
_IS_TO = late(r"[^，。；]{0,24}?(?:目标|任务|内容|重点)(?:是|为)(?=[\u4e00-\u9fff]{4})")
#: 区领导带队|招商: who leads those that go.
_LED_OUT = late(r"[^，。；、]{0,12}(?:带队|率队)(?:外出|赴外)?(?=[\u4e00-\u9fff]{2})")
#: What one of these holds.
_OTHERS_LEAD = re.compile(r"了解到|获悉|介绍|透露|表示|宣布|称|说|目标|任务|内容|重点|提请|带队|率队")
#: 民生事业 |全县民生支出: a label, a blank and the region.
_LABELLED = re.compile(r"[^，。；]{2,12}[ \u3000]+(?:年末|全年)?(?=全[省市县区州旗镇乡]|[本我][省市县区州旗镇乡次]|拟|计划)")
#: 提请市人大|审议: whom it is put before.
_PUT_BEFORE = re.compile(r"提请[^，。；]{2,14}?(?=审议)")
#: 每月巡查|2次: units that count the doing itself.
TIMES = frozenset({"次", "遍", "轮", "回", "轮次"})
#: 为适龄妇女|“两癌”筛查|2万人次: for whom a deed is done that is told by how many people have it.
_FOR_PEOPLE = re.compile(r"(?:全面|免费|继续|每年|再|分批)*[为给向](?:全[省市县区州旗盟]|辖区|符合条件的?)?[^，。；、\d为给向]{0,10}?(?:妇女|老年人|老人|群众|居民|学生|儿童|职工|教师|患者|残疾人|家庭|农户|企业|人员|人群)(?=[^，。；、\d]{2,10}$)")
#: 县市场监管局、县教育局|联合检查|4次, 为老年人|免费体检|1次, 组织小分队|外出招商|4次: who does it or for whom, before the deed that is counted.
_BEFORE_DEED = late(
    r"(?:组织|安排|派出|选派|抽调)[^，。；、]{0,10}?(?:人员|团队|分队|医疗队|工作队|队伍|干部|专家|志愿者|民警)(?=(?:(?:外出|上门|敲门|登门|驻点|下乡|入户|进村|赴)[\u4e00-\u9fff]{2,4}|巡逻)$)"
    r"|(?:[向对为给][^，。；]{2,24}?|(?<=深入)[^，。；]{1,10}?|[^，。；]{1,40}(?:[局委办厅室会](?!员会|公[会室楼])|政府|部门|大队)(?:牵头)?)(?=(?:联合|专题|集中|免费)?[\u4e00-\u9fff]{2}(?:上门|下乡)?$)"
)

#: 考核优秀的|奖励5万元, 验收合格后|每座奖补5万元: who earns the grant, before it.
_EARNED = re.compile(r"[^，。；：、\d的]{2,14}(?:的|(?<![产灾售课汛病术])后)(?=(?:(?<=后)每(?![年月])[\u4e00-\u9fff]{1,2})?(?:一次性)?(?:奖励|补助|奖补|补贴|资助)$)")
#: 资金不足的可|申请最高6万元的贷款: who may do what.
_MAY = late(r"[^，。；：]{2,30}的可以?(?=(?:申请|申领|享受|获得|领取|给予|发放)(?:[\u4e00-\u9fff]{2}|$))")
#: 省政府专门批示|安排|经费2000万元: a body that gives money, and in what way.
_SPENDS = late(r"(?:[省市县区州镇乡]|[\u4e00-\u9fff]{2,8}?[省市县区州镇乡])?(?:政府|财政局?|发改[局委]|(?<=[省市县区])[委厅局办])(?:每年|专门|专项|专题|统一|统筹|另行|特别|还|共|已|再|又)*(?:批示|研究|决定|同意|批复)*(?=(?:安排|拨付|下达|投入|筹集|划拨|拿出)[\u4e00-\u9fff]{2})|[\u4e00-\u9fff]{2,16}?(?:拟|计划|预计)(?=(?:安排|投入|筹集|发放|拨付)[\u4e00-\u9fff]{2})")


#: 每个乡镇至少|建设|20公里农村公路: where so much is built; things that are counted so are read by `indicator_beside`.
_EACH_PLACE = re.compile(r"(?:每个?|各)(?:[县区][（(][^（）()]{1,6}[)）]|县区|乡镇|镇街|街道|社区|行政村|[省市县区州旗镇乡村校园](?![辖直级属]))(?:每年)?(?:至少|原则上|均|须|要|应|需)*")
#: 新建住宅小区每百户|配建|养老用房20平方米: for how many homes so much is built.
_EACH_HOMES = late(r"[\u4e00-\u9fff]{0,12}?(?:小区|居住区|住宅区|社区|区)?按?每百户(?:居民)?(?:应|须|至少)?(?=(?:配套建设|配建|配备|配置|设置|建设|设立)[\u4e00-\u9fff]{2})")
#: 第一阶段（2023年3月—6月）|排查隐患: a phase and its time in a bracket.
_PHASE = late(r"[^，。；（）()]{0,10}(?:阶段[（(](?!不?含)|期间?[（(](?=[^（）()]{0,20}[\d年月日]))[^（）()]{2,24}[)）](?=[\u4e00-\u9fff]{2})")
#: 滨湖新区（某县）现有|幼儿园9所: who has them, with another name in a bracket.
_HAS = late(r"[\u4e00-\u9fff]{2,12}[（(][^（）()]{1,16}[)）](?:现|目前|共|总共|已)*有(?![效害线机关序色意氧偿责毒限条组])(?!产权)(?=[\u4e00-\u9fff]{2})")
#: 某某日报9月3日讯（记者张某）|全县…: how a paper opens its news.
_DATELINE = re.compile(r"[^，。；]{0,24}[讯电][ \u3000]?[（(][^（）()]{0,6}记者[^（）()]{0,30}[)）]\s?(?:作为[^，。；]{2,24}之一的)?")

#: 预期性指标——|全县产值, “三个翻番”——|全县产值: a label that a dash parts from what it is of.
_DASHED = re.compile(r"[\s、①-⑳]{0,3}(?:[\u4e00-\u9fff]{0,8}(?:指标|目标|任务|方面|工作|情况|成效|建设|行动)|“[^”]{2,10}”)")

#: |在确保|耕地50万亩的前提下, |在|编制减少10%|的情况下|: under what something else is reached.
_UNDER, _WHICH = late(r"在(?:确保|保证|保障|保持|坚持|维持)?(?=[\u4e00-\u9fff]{2})"), late(r"(?:以[上下内])?的?(?:基础上|(?:情况|条件|前提|背景|形势|状况)下)")


def head_of(reading: Reading, low: int, high: int) -> int:
    """Where the first verb or noun of the stretch stands, behind what leads in."""
    text = reading.text
    earned = _EARNED.match(text, low, high) if reading.family == "money" and text[high - 1 : high] in tuple("励助补贴") else None
    if earned:
        return earned.end()
    low = _behind_opening(reading, low, high)
    may = _MAY.match(text, low, high) if text.find("的可", low, high) >= 0 else None
    if may:
        return may.end()
    labelled = _LABELLED.match(text, low, high) if text.find(" ", low, high) >= 0 or text.find("\u3000", low, high) >= 0 else None
    low = reading.skip(labelled.end() if labelled else low, high)
    if text[high - 1 : high] == "后" and _AFTER.fullmatch(text, low, high):
        return high
    many = _IS_SO_MANY.match(text, low, high) if reading.counts and (text.find("具", low, high) >= 0 or text.find("达到", low, high) >= 0) else None
    if many:
        return many.end()
    under = _UNDER.match(text, low, high) if text[low : low + 1] == "在" and _WHICH.match(text, reading.quantity.outer_end) else None
    low = reading.skip(under.end(), high) if under else low
    low = _behind_altogether(reading, _behind_place(text, low, high), high)
    if reading.family == "money" and (spends := _SPENDS.match(text, low, high)):
        return spends.end()
    low = _behind_speakers(reading, low, high)
    low = _behind_plan(reading, low, high)
    without = _WITHOUT.match(text, low, high) if text[high : high + 1] in ("（", "(") and text.find("不", low, high) >= 0 else None
    if without:
        return without.end()
    turned = _TURNED.match(text, low, high) if _TURNS.match(text, high, reading.quantity.start) else None
    if turned:
        return turned.end()
    bound = _BOUND.match(text, low, high)
    act = act_verbs().at(text, bound.end(), high) if bound else None
    if bound and act and act.end - act.start > 1:
        low = bound.end()
    deed = _BEFORE_DEED.match(text, low, high) if reading.quantity.unit in TIMES else _FOR_PEOPLE.match(text, low, high) if reading.quantity.unit == "人次" else None
    if deed:
        return deed.end()
    each = text.rfind("各", low + 1, high)
    act = act_verbs().at(text, each + 1, high) if each >= 0 else None
    if act and high - act.end >= 2:
        return each + 1  # 两镇中小学各|选派教师
    level = _LEVEL_SUBJECT.match(text, low, high)
    act = act_verbs().at(text, level.end(), high) if level else None
    if level and act and act.end - act.start > 1 and not (act.end == high and _OF_LEVEL_OWN.fullmatch(act.of(text))) and not NAME_AFTER.match(text, act.end):
        return level.end()
    return low


#: 建筑面积不含|地下车库工程（2万平方米）: what is left out is told by itself.
_WITHOUT = late(r"[^，。；（）()]{2,24}?(?:不含|不包括|不包含)(?!税|息)(?=[\u4e00-\u9fff]{2})")


#: 达到|床位1300张, 具有|高级教师120名: verbs of being so many before their noun; not 达到二级标准15家, 具有大专学历90名.
_IS_SO_MANY = re.compile(r"(?:[\u4e00-\u9fff]{1,8}(?:医院|学校|园区|[县市区镇]))?(?:达到|具有|具备)(?![\u4e00-\u9fff]*(?:标准|条件|要求|资[格质]|能力|水平|背景|经验|学历|士学位))(?=[\u4e00-\u9fff]{2,10}$)")
#: 改建后|由24班扩至36班: after what a figure holds, and no noun.
_AFTER = re.compile(r"(?:改建|扩建|改扩建|重建|迁建|建成|投[用产运]|调整|整合|改造|合并|撤并|优化|改革|搬迁|达产|提[标升质]|扩容|整治|完工|竣工|重组)后")


def _behind_opening(reading: Reading, low: int, high: int) -> int:
    """Behind a dateline, a bracket of the noun before, the places that each build so much, and a phase with its time, or `low`."""
    text = reading.text
    dash = text.rfind("——", low, high)
    if dash > low and _DASHED.fullmatch(text, low, dash):
        return dash + 2
    dateline = _DATELINE.match(text, low, high) if text.find("记者", low, high) >= 0 else None
    low = dateline.end() if dateline else low
    if text[low : low + 1] in ("（", "("):  # 民宿60家（乡村20家）、酒店8家
        shut = text.find("）" if text[low] == "（" else ")", low, high)
        low = shut + 1 if shut > 0 else low
    homes = _EACH_HOMES.match(text, low, high) if text.find("百户", low, high) >= 0 else None
    if homes:
        return homes.end()
    places = _EACH_PLACE.match(text, low, high) if text[low : low + 1] in ("每", "各") and reading.family in ("area", "length") else None
    low = places.end() if places and act_verbs().at(text, places.end(), high) else low
    if text[high - 1] in "）)" or not ("）" in text[low:high] or ")" in text[low:high]):
        return low
    phase = _PHASE.match(text, low, high) or _HAS.match(text, low, high)
    return phase.end() if phase else low


def _behind_speakers(reading: Reading, low: int, high: int) -> int:
    """Behind who tells it, what it is done by and whose duty it is, or `low`."""
    text = reading.text
    told = (_TOLD, _IS_TO, _PUT_BEFORE, _LED_OUT) if _OTHERS_LEAD.search(text, low, high) else ()
    for pattern in (*told, MEANS, _DUTY) if _OF_MEANS.search(text, low, high) else (*told, _DUTY):
        hit = pattern.match(text, low, high)
        if hit and hit.end() < high:
            low = reading.skip(hit.end(), high)
    return low


#: 县水利局|计划|疏浚河道100条, 海塘工程|计划|完成总投资: who plans what is done.
_PLANS = late(r"[^，。；、：:\d（(“”]{2,24}?(?:计划|预计|拟)(?=[\u4e00-\u9fff]{4}|[\u4e00-\u9fff]{2,3}、)")
#: 县水利局|计划|新建泵站: what is planned to be built is no name that the verb opens, whatever the noun.
_BUILT = ("新建", "改建", "扩建", "建设", "迁建", "建成")
#: 县水利局计划|建设项目, 计划|建设用地: names all the same.
_OF_WORKS = ("项目", "工程", "任务", "用地", "规模", "标准", "资金", "内容", "面积", "计划", "目标")


def _behind_plan(reading: Reading, low: int, high: int) -> int:
    """Behind who plans to do something, or `low`; a plan in a name has no verb with its object behind it (`招生计划完成率`)."""
    text = reading.text
    hit = _PLANS.match(text, low, high) if (text.find("计", low, high) >= 0 or text.find("拟", low, high) >= 0) and not SHARE.search(text, low, high) else None
    verb = act_verbs().at(text, hit.end(), high) if hit else None
    if not hit or not verb or verb.end - verb.start < 2 or high - verb.end < 2:
        return low
    built = reading.counts and not text.startswith("规划", hit.end() - 2) and verb.of(text).endswith(_BUILT) and not text.startswith(_OF_WORKS, verb.end)
    return hit.end() if built or not NAME_AFTER.match(text, verb.end, high) else low


def _behind_place(text: str, low: int, high: int) -> int:
    """Behind the county or town that does something (`某某县|投入`, `某某市还将|建设`) or of which the whole is told (`宜昌全市|床位`), or `low`."""
    will = _WILL.match(text, low, high) if text.find("将", low, high) >= 0 or text.find("投", low, high) >= 0 else None
    if will and any(is_place_name(will["name"] + level) for level in ("", "省", "市", "县", "自治区")):
        return will.end()
    if not _OF_PLACES.search(text, low, high):
        return low
    whole = _WHOLE_PLACE.match(text, low, high)
    level = (whole["level"] or whole["own"]) if whole else ""
    if whole and is_place_name(whole["name"].removesuffix(level) + level):
        return whole.end()
    hit = _PLACE.match(text, low, high)
    if not hit or not is_place_name(hit["name"]):
        town = _TOWN_SPENDS.match(text, low, high) or _TOWN_BUILDS.match(text, low, high)
        return town.end() if town else low
    verb = act_verbs().at(text, hit.end(), high)
    sure = verb is not None and (hit["aux"] or verb.of(text) not in verbs("weak") or verb.of(text) in _BUILT_THERE)
    if not verb or not sure or verb.end - verb.start < 2:
        return low
    if COMPOUND.match(text, verb.start, high) or text.startswith(("投资", "银行"), verb.end):
        return low
    if verb.of(text) in _BUILT_THERE and (OBJECTS.match(text, verb.end, high) and not NAME_AFTER_STRONG.match(text, verb.end, high)):
        return hit.end()  # 枣阳市|新增|学位, 枣阳市|培训|教师
    return low if NAME_AFTER.match(text, verb.end, high) or NAME_AFTER_STRONG.match(text, verb.end, high) else hit.end()


#: What a county, a town or a part of either ends with, or its level behind 全.
_OF_PLACES = re.compile("[省市县区州旗镇乡村道]")
#: 宁夏|将确保|粮食面积, 青川|投入|400万元: a place by its short name, and what it will do or spends.
_WILL = late(r"(?P<name>[\u4e00-\u9fff]{2,3}?)(?:将(?:进一步|继续|全力|大力)*(?:确保|力争|争取)?(?=[\u4e00-\u9fff]{2})|(?:已|共|累计|今年|计划)*(?=投入(?:资金)?$))")
#: 宜昌|全市: a place by its short name, and its level behind 全; 清河县|目前|耕地面积.
_WHOLE_PLACE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4}?[省市县区州旗]?)(?:全(?P<level>[省市县区州旗])(?:还?将|已|共(?=新[建增开设]|[投安完]|建成)|拟|力争|计划)*(?=[\u4e00-\u9fff]{2})|(?P<own>[省市县区州旗])(?:目前|当前|现阶段))")
#: 柳河镇|投入|150万元, 西坪乡|筹集|资金60万元, 主城区|投资|3000万元, 甲、乙两区规划|投资|2亿元: a town or part of it that spends.
_TOWN_SPENDS = re.compile(r"(?:[\u4e00-\u9fff]{2,4}(?:(?<![小乡])镇|(?<!城)乡(?!镇)|(?<![农乡统丽])村|街道)|(?:主|中心|老|新)?城区|[市县]区|县城|[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}?){1,3}[两三四五][区县市镇乡村])(?:今年|已|共|累计|计划|规划|拟)*(?=(?:投[入资]|筹集|筹措|争取|整合|自筹)(?:资金|$))")
#: 西河镇|新增|学位400个: a town that has so much built; 城中村 and 中心镇 are kinds of places and stay with the noun.
_TOWN_BUILDS = re.compile(r"[\u4e00-\u9fff]{2,3}(?:(?<![小乡建制城村])(?<!中心|重点|特色|示范|试点)镇|(?<!城)乡(?!镇)|街道|(?<![农乡])(?<!城中|空心|中心|自然|脱贫|贫困|移民|行政|示范|试点|重点|特色|传统|薄弱)村)(?:今年|已|共|累计|计划|将)*(?=(?:新增|新建|改造|改建|扩建|改扩建|建成|整治|新开工)[\u4e00-\u9fff]{2})")
#: Verbs that are rarely nouns behind the name of a place.
_BUILT_THERE = frozenset(["新增", "新建", "改造", "改建", "扩建", "改扩建", "安排", "发放", "培训", "种植", "安置", "整治", "治理", "铺设", "安装", "更新", "恢复", "增加", "建设"])
#: A place of the lexicon, and what may stand between it and its verb.
_PLACE = re.compile(r"(?P<name>[\u4e00-\u9fff]{1,6}?[省市县区旗州])(?P<aux>(?:今年|还|将|已|共|累计|计划|预计|拟|要)*)")


def _behind_altogether(reading: Reading, low: int, high: int) -> int:
    """Behind who has done so much in all (`南部新城共|规划教育用地11块`), or `low`; money keeps what it is spent on."""
    hit = _ALTOGETHER.match(reading.text, low, high) if reading.family != "money" else None
    verb = act_verbs().at(reading.text, hit.end(), high) if hit else None
    if hit and reading.text.startswith(("涉及", "包括"), hit.end()) and high - hit.end() > 3:
        return hit.end() + 2  # 江口县共涉及|村庄30个
    return hit.end() if hit and verb and verb.end - verb.start > 1 and high - verb.end >= 2 and (verb.of(reading.text) == "新增" or OBJECTS.match(reading.text, verb.end, high) or not NAME_AFTER.match(reading.text, verb.end, high)) else low


#: So much is done in all.
_ALTOGETHER = re.compile(r"[^，。；、]{2,12}?(?:(?<!公)共计?(?![建享同用性])|累计|总共|先后|陆续|相继)")
