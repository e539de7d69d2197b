"""The phrase left of a number: `全县建成体育公园40个` → 体育公园, 建成.

The stretch from the clause's begin (or the number before) to the value is cut from both ends: first what belongs
to the value (comparison, limit, verb of change), then what leads in (times, who is to do it, verbs).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_right import adjoins
from extractors.indicator_words import (
    COMPOUND,
    COUNTING,
    HAN,
    NAME_AFTER,
    NAME_AFTER_STRONG,
    OF_THEM,
    OF_WHICH,
    REACH,
    SHARE,
    act_verbs,
    any_verb,
    firm_verb,
    heads_pattern,
    next_verb,
    verb_chain,
    verbs,
)
from extractors.quantities import units
from extractors.span import Span

# --- what belongs to the value --------------------------------------------------------------------------------------------

#: 产量|较|2021年增长, 比上年提高: a time that the value is held against.
_COMPARED = re.compile(r"(?:较|(?<!占)比|同|与|相较于?|对比)“?$")
#: …2021年|末增长|, …2021年|提高到: the verb behind such a time.
_AFTER_COMPARED = re.compile(
    r"[年末底初的相同期比，、]{0,6}(?P<verb>[\u4e00-\u9fff]{1,4}?)?(?:了|到|至|在|约|不低于|不少于|超过)?"
)
#: 秸秆利用率|高于全市平均|3个百分点: what differs stands before the comparison.
_VERSUS = re.compile(
    r"(?:(?P<verb>高于|低于|高出|优于|领先|落后于?)|比|较|与)"
    r"(?:全[国省市区县]|过去|以前|往年|原来|上年|去年|上一年|同期|平均|国家|基准|当地|周边)[^，。；]{0,10}$"
)
#: 平均办理时限|比法定时限|压减71%, 电价|较大工业电价|低0.05元: what it is held against, and how it differs.
_THAN = re.compile(r"(?:(?<![占同对环无之相高等])[比较](?![例重值率赛武学高低较为]))[^，。；、\d]{2,12}?(?P<verb>压减|压缩|缩短|下浮|上浮|下调|上调|降低|提高|减少|增加|增长|下降|提升|便宜|低|高|少|多)了?$")
#: 教研经费|不低于|公用经费的8%: what is measured stands before the limit.
_MID_LIMIT = re.compile(
    r"(?:占比)?(?:不(?:得|应|宜)?(?:低于|少于|超过|高于|大于)|不足|少于|相当于|扩大到|(?:提高|上调|增加|降低?|下调)[至到])(?=[^，。；]{2,24}$)"
    r"|达到?(?=[^，。；]{2,24}(?:总数|总量|总人数)的$)|按(?!时|期|需|质|劳|摩|《)(?=[^，。；]{2,20}$)"
)

#: 新建小区按照|人均用地|不少于0.2平方米的标准: what a standard is set for.
_BY = re.compile(r"按(?:照|(?!照))(?=(?!每)[\u4e00-\u9fff]{3,10}$)")
#: 各学校按照|生师比|不低于…配备教师: a ratio by which somebody does something.
_BY_RATIO = re.compile(r"按照?(?=[\u4e00-\u9fff]{2}比$)")

# --- who and what leads in ------------------------------------------------------------------------------------------------

#: 乡镇水利部门要|管护渠道30公里: who is to do it.
_DUTY = re.compile(r"[^，。；、]{1,16}?(?:局|委|办|厅|政府|部门|单位|街道|乡镇)(?:要|应|须|需|负责|将|拟)(?:把|将|对)?")
#: 各镇要|备足沙袋, 学校必须|配备保安: whoever it is, a verb follows.
_BOUND = re.compile(r"[^，。；]{2,16}?(?<![需主重必想首不占])(?:必须|应当|[要须应])(?:把|将|对)?(?=[\u4e00-\u9fff]{3})")
#: 新政策将|奖补规模|由每年3亿元提高到…: who turns one figure into another.
_TURNED = re.compile(r"[^，。；、]{2,12}?(?<![即必])[将把](?=[^，。；]{2,}$)")
_TURNS = re.compile(r"(?:由|从|[\u4e00-\u9fff]{0,4}[至到])")
#: 州级|下达指标: who acts, not what is counted.
_LEVEL_SUBJECT = re.compile(r"[省市县区](?=安排|拨付|筹集|投入(?!品))|(?:省|市|县|区|镇|乡|州|国家|各|自治区)级|各级")
#: 镇农技学校|培训农民: schools, bodies and firms that may stand as subject before a verb.
_OWNER = re.compile(
    r"(?:学校|学院|大学|党校|企业|职教中心|沿线|医院|卫生院|公司|单位|合作社|[一二三四五六七八九十]中|中学|小学|幼儿园|街道|高校|院所|财政"
    r"|[局委办厅](?=[\u4e00-\u9fff]{2})|(?<=[\u4e00-\u9fff])[省市县州旗](?=投入|安排|拨付|筹集|争取|落实|统筹|整合))"
)
#: 职校|要|组织实训, 职校|与企业|共建学院: between who acts and the verb.
_BOUND_TO = re.compile(r"(?:[和与同][^，。；、]{2,10}?)?(?:要|应|须|需|将|负责|牵头)?(?:每年|每月|每季度)?")
#: 由|部门, 对|企业…: what stands so before a verb is no indicator.
_TOWARDS = re.compile(
    r"[向对为给从与以在]|面[向对]|每[个所名镇村家户县乡支站处]|依托|通过|利用|围绕|发挥|结合|联合|按照|采取"
)
#: 镇财政每年|安排: one who acts; what stands before the frequency is then not measured.
_ACTOR = re.compile(r"[汛雨旱冬夏春秋暑寒假][期季]$|高峰期$|期间$|学期$|[财市县区省镇乡]政|政府|部门|单位|学校|企业|[局委办厅]$|(?:督导|办公)室$|各|督学$|[河湖林路段田]长$|干部$|小组$|专班$|负责人$|网格员$|包保[^，]{0,4}$|[校园村镇县]$|全[市县区省]|银行|家庭$")
#: 每万名职工|拥有: the base and its verb are part of the name.
#: 每千名学生|配备|教师: what is to be provided for so many is named alone.
_PROVIDED = re.compile(r"(?:配备|配置|设置|配建)(?=[\u4e00-\u9fff]{2})")
_PER_HEAD = re.compile(r"每(?:[百千万十]|百|千)*[百千万亿]|(?:百|千|十?万)(?:人|户|名)(?=拥有|均)")
#: 甲中学、乙小学等|学校: of named things only what they are is counted.
_NAMED_LIST = re.compile(
    r"(?:小学|中学|学校|大学|学院|幼儿园|一中|二中|”|医院|公司|集团|[A-Z]\d{2,3}线?)等(?![^，。；]{0,6}活动$)(?=[\u4e00-\u9fff]{2,}$)"
)
#: 开设电商、养殖等|专业, 举办龙舟赛等|赛事: of examples that are done only their sort is counted.
_SORT = re.compile(r"等(?!级|[候奖于次额待同]|项目|工程|企业|(?<=”等)[^，。；]{0,6}活动|[^，。；]{0,8}(?:制造|加工|生产)企业)(?=[\u4e00-\u9fff“”]{2,5}$)")
#: 甲、乙等乡镇|黑臭水体: where it is done.
_REGIONS = re.compile(r"[\u4e00-\u9fff、]{2,24}等\d{0,2}个?(?:乡镇|镇街|镇|乡|县区|县|街道|社区|地区|地)(?=[\u4e00-\u9fff]{3})")
#: 新建甲镇中心|幼儿园|等4所: what the named one is, the others are too.
_AMONG_NAMED = re.compile(
    r"(?P<kind>幼儿园|小学|中学|学校|医院|卫生院|公园|水库|泵站|大桥|电站|污水处理厂|高速公路|公路|铁路|项目|工程|产业园|园区|景区|小区)等$"
)
#: 甲中学、乙中学|运动场2块: of a list of schools only the part is counted.
_PART_OF_LIST = re.compile(
    r"(?<![\n。；][一二三四五六七八九十])、[^，。；]{1,20}(?:小学|中学|学校|幼儿园|[一二三四五六]中)"
    r"(?=(?:学生|教师|教职工)?(?:食堂|宿舍|综合楼|教学楼|运动场|操场|实验楼|实验室|周转房|公寓|餐厅|图书馆|功能室)[^，。；、]{0,4}$)"
)

# --- verbs ----------------------------------------------------------------------------------------------------------------

#: 认定|人才800名: persons and bodies that a counted verb takes as its object, even where nothing else stands between.
_OBJECTS = re.compile(
    r"床位|学位|岗位|托位|座位|泊位|车位|设备|设施|教师|医师|护士|人才|家庭|农户|儿童|老人|企业|学校|人员|主体|单位|公司|社区"
    r"|学生|学员|干部|职工|党员|群众|居民|农民|小区"
)
#: 经济总量|跨过两个万亿元大关、|超过6万亿元: what was passed on the way.
_PASSED = re.compile(r"(?:连续|接连|相继|先后|首次|成功)*(?:跨过|跨越|突破|迈上|跃上|跨上|站上|迈过|闯过)[^，。；]{0,14}?(?:大关|台阶|关口)[、，]?$")
#: 改造小区、村居|惠及|群众: whom something that was named reaches.
_BENEFITS = re.compile(r"(?<=[\u4e00-\u9fff])(?P<verb>惠及)(?=[\u4e00-\u9fff]{2})")
#: 每校|社团: where so many are, not what they are.
_IN_EACH = re.compile(r"每(?:[校园村镇乡县]|个(?:乡镇|镇街|街道|社区|村|县区))(?=[\u4e00-\u9fff]{2})")
#: 城区|新建|学校: a part of the region that stands before the verb and belongs to the noun.
_ZONE = re.compile(r"(?:中心城区|主城区|老城区|城区|县城|镇区|农村|乡村)")
#: |以县人民医院为龙头的|医共体: who leads what is counted.
_LED_BY = re.compile(r"以[^，。；]{2,16}为[^，。；]{1,6}的(?=[^，。；]{2,}$)")
#: 建成|了|驿站: the verb's own ending.
_PERFECT = re.compile(r"了(?!解)|成$")
#: 加固、|新建|校舍: verbs of building that take even a short noun behind another verb.
_BUILDS = re.compile(r"(?:新建|迁建|改建|扩建|改扩建|改造|加固|维修|修缮|重建|续建|整合|粉刷|硬化|翻新|绿化)$")
#: 新增|学位, 扩大|面积: verbs that take even a bare measure as their object.
_SPENDING = re.compile(
    r"新增|增加|投入|安排|完成|发放|落实|争取|筹集|拨付|减少|改善|恢复|整合|减免|节约|增设|补充|扩大|给予|建成|实现|提高|降低|提升"
)
#: |三是|60%的设备…: the number of an item in words.
_LABEL = re.compile(r"[一二三四五六七八九]是")
#: 黄花菜|种植|8万亩, 空调|安装|600台: what is done to the thing before it, where no verb opens the clause.
_DONE_TO = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?P<verb>种植|安装|收购|完工|延伸|减免|维修改造|复耕复垦|归集|清理|落地|入库|铺设|栽植|新建|新增)(?:了|完成)?$")
#: 县级仓库|储备|编织袋, 甲中学|新建|宿舍楼: verbs that may open a name and yet part who acts from what is counted.
_TAKES = re.compile(
    r"(?:累计)?(?P<verb>新增(?!就业)|(?:新建|改建|改扩建|扩建)(?:[、和](?:新建|改建|改扩建|扩建))?|储备(?![林粮库点])|设置|增设|开设|安装|配备|选派|退出|执行"
    r"|更新|覆盖|保障|承担|承办|落地|组织|评选|表彰奖励|表彰|奖励|获评|获得|荣获|获|供应|整合|投放|开展|举办|发放|开通|引进|培育|打造|收购|预留|提供"
    r"|(?<=累计)(?:改造|建设))"
)
#: 学前教育|累计投入|资金: what was spent on it so far.
_SPENT_SO_FAR = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:累计|共计?|合计)(?P<verb>投入|安排|拨付|发放|争取|筹集)(?=[\u4e00-\u9fff]{2})")
#: Who is spared taxes is no part of what they are spared.
_SPARED = re.compile(r"为?[\u4e00-\u9fff]{0,8}(?:主体|企业|工商户)(?P<what>减税降费|退税减税)")
#: What a school or project that is named by a name of its own has: it stands without it, as in a table.
_OF_SCHOOL = re.compile(r"(?!各|[全所]|中小|每|义务|公办|乡镇|农村)[\u4e00-\u9fff（）()“”]{2,20}(?:中学|小学|学校|幼儿园|学院|校区)(?:[\u4e00-\u9fff]{0,10}项目)?(?P<own>(?:总|计划)?(?:投资|建筑面积|占地面积|用地面积))")
#: 每个网格|配|网格员, 各|建|阅览室: verbs of one character behind each of several.
_EACH_HAS = re.compile(r"(?:每[个所名校园村镇户班处站][^，。；、\d]{0,6}?|[\u4e00-\u9fff、]{1,30}各)(?P<verb>设(?![置立计施备有])|配(?![备置建套])|建(?![设成立有筑])|聘(?![请用任])|办(?![理学公])|做)(?=[\u4e00-\u9fff]{2})")
#: 投资五年|累计完成|400亿元, 标准2025年|提高至每生每年|7000元: the predicate alone behind a time.
_DOING_ALONE = re.compile(
    r"(?:累计|共计|共|合计|总共|再|力争|争取|预计|将|已|要)*(?P<verb>完成|实现|提高|提升|增加|增长|降低|降|下降|减少|扩大|稳定|保持|控制|达成|净增|新增)(?:了|到|至|在|为)?"
    r"(?:每[人户生][每均]?[年月]?|每[年月])*"
)
#: 县职业中专|有|专业, 甲中心|现有|教师: what a school or body has.
_HAS = re.compile(
    r"[\u4e00-\u9fff]{2,14}(?:学校|学院|中学|小学|幼儿园|中专|高中|医院|卫生院|中心|公司|企业|园区)(?:共|现|设|建|拥)?有(?=[\u4e00-\u9fff]{2})"
    r"|[\u4e00-\u9fff]{2,10}?(?:(?:共|现|设|建|配)有|(?<![国公私所含特固原享占设拥持具没实])有(?![限效机关色害序偿]))(?=[\u4e00-\u9fff]{2})"
)
_NEXT_ITEM = re.compile(r"、")
#: 发病率|控制|在3%以内: the comparator's own verb.
_HELD = re.compile(r"控制|压缩|缩短|稳定|保持|维持|提高|降低")
#: 综合改革|实施面积: behind a verb inside the phrase a bare head names nothing by itself.
_BARE_HEAD = re.compile(r"(?:总|年)?(?:面积|规模|里程|长度|总量|金额|户数|次数|能力)")
#: 选派医师|到县医院进修|10名, 派出教师赴县城跟岗5人: where to and what for, behind the counted people.
_SENT = re.compile(
    r"(?:到|赴|去|在|前往)[^，。；]{2,30}?(?:进修|跟岗|学习|挂职|支教|培训|交流|任教|锻炼|研修|坐诊|帮扶)(?:学习|锻炼|培训)?$"
)
#: 通过公开招考等渠道|补充…, 全部建成后可|新增…: the means and the condition before what is done.
MEANS = re.compile(
    r"通过“[^”]{1,16}”(?:改革|行动)?(?=[\u4e00-\u9fff]{4})|(?:通过|采取|采用|利用)[^，。；]{2,40}?(?:渠道|方式|形式|途径|办法|措施|模式|手段)"
    r"|[^，。；、]{0,8}(?:建成|投用|完工|达产|实施|改造|完成|竣工)(?:投用|运营|投产)?后(?:[可将能]|预计)?"
)
#: 对省级平台|给予|补助: what is given, with whom it is for before it.
_GIVEN = re.compile(r"(?:给予|予以)(?P<what>[^，。；给予]{0,10}?(?:补助|补贴|奖励|奖补|资助|贴息|救助))$")
#: 规划设置|小学|24个班: stages of school, which are no part of a verb's name.
_STAGES = ("小学", "初中", "高中")
#: Families of units that things and people are counted in.
_OF_THINGS = (*COUNTING, "area", "length")
#: 每月巡查|2次: units that count the doing itself.
_TIMES = frozenset({"次", "遍", "轮", "回", "轮次"})
#: 县市场监管局、县教育局|联合检查|4次, 为老年人|免费体检|1次: who does it or for whom, before the deed that is counted.
_BEFORE_DEED = re.compile(
    r"(?:[向对为给][^，。；]{2,24}?|[^，。；]{1,40}(?:[局委办厅室会](?!员会)|政府|部门|大队)(?:牵头)?)(?=(?:联合|专题|集中|免费)?[\u4e00-\u9fff]{2}(?:上门|下乡)?$)"
)
#: 每亩|补贴|60元: a grant that is measured itself where no noun stands.
_GRANT = re.compile(r"补助|补贴|奖励|资助|奖补|扶持|救助")
#: 全县累计|投入|3亿元: money that is measured itself in the sentence's first clause.
_OUTLAY = ("投入", "投资", "融资", "筹资")
#: 青稞种植|每亩|补贴, 为老人|每餐|补贴: a grant told for each of several, with what or whom it is for before it.
_GRANT_EACH = re.compile(r"(?<=[\u4e00-\u9fff”]{2})(?P<each>每(?:[人户亩张床头吨件台辆次餐例支个套只株枚株]|公斤|千瓦时|平方米|立方米|床位))(?P<grant>补贴|补助|奖励|资助)$")
_WHOM = "对为给向"
#: 种植|者|每亩补贴: those who get it stand in its name with what it is reckoned by.
_TO_WHOM = ("者", "户", "人", "企业", "单位", "主体")
#: 每家企业|最高|奖励: a limit between whom and grant.
_AT_MOST = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:最高|最多)(?=(?:补助|补贴|奖励|资助|奖补|扶持)$)")
#: |每户|每年补助: for whom a grant is.
_FOR_EACH = re.compile(r"\s*(?P<each>每[^，。；]{1,8}$)")
#: The first clause begins within so many characters of the sentence: nothing before it names what the money is for.
_FIRST_CLAUSE = 24


def read_left(reading: Reading) -> Phrase:
    """The phrase left of the quantity; an empty indicator where nothing stands there."""
    text = reading.text
    low, high, compared = _without_comparison(reading)
    low, high, subject, doing = _without_times(reading, low, high)
    compared = compared or doing
    label = _LABEL.match(text, low, high)
    low = label.end() if label else low
    low = _last_predicate(reading, low, high)
    end = high
    high, tail = reading.trim_tail(low, high)
    done = _DONE_TO.search(text, low + 2, high) if tail is None and not verb_chain(text, reading.skip(low, high), high) else None
    if done and (reading.quantity.unit != "%" or done["verb"] == "减免"):
        high, tail = done.start(), Span(*done.span("verb"))
    sent = _SENT.search(text, low + 2, high) if reading.family == "person" else None
    high = sent.start() if sent else high
    actions = [compared] if compared else [tail] if tail else []
    head = _head(reading, low, high)
    changes = tail is not None and tail.of(text) in verbs("change")
    reached = changes or text[tail.end if tail else high : end].strip() not in ("", "各") or text.startswith("为", reading.quantity.outer_start)
    zone = _zone(reading, head, high)
    head = zone.end if zone else head
    low, opening = _opening_verbs(reading, head, high, reached=reached)
    if opening and not tail:
        actions = [*opening, *actions]
    held = _HELD.search(text, reading.quantity.outer_start, reading.quantity.start)
    if held and not actions:
        actions.append(Span(*held.span()))
    low, inner = _inner_verb(reading, head, reading.skip(low, high), high)
    if inner and not tail:
        actions = [inner]
    benefits = _BENEFITS.search(text, low, high) if reading.counts else None
    if benefits:
        low, actions = benefits.end(), [Span(*benefits.span("verb"))]
    led = _LED_BY.match(text, low, high) if reading.counts else None
    low = led.end() if led else low
    each = _IN_EACH.match(text, low, high) if reading.counts else None
    low = each.end() if each else low
    low = _counted_part(reading, reading.skip(low, high), high, acted=bool(opening or inner))
    passed = _PASSED.search(text, low + 2, high)
    high = passed.start() if passed else high
    high -= reading.counts and text[low:high].endswith("等")
    high -= reading.before is not None and OF_WHICH.search(text, low, high) is not None  # 12件实事中|9件
    made = reading.made(low, reading.cut_definition(low, high), actions, "indicator.left")
    own = _OF_SCHOOL.fullmatch(made.indicator) if made.spans and reading.family in ("money", "area") else None
    spared = _SPARED.fullmatch(made.indicator) if made.spans and reading.family == "money" else None
    if spared:  # 为2万户市场主体|减税降费6亿元
        return reading.made(made.spans[-1].end - len(spared["what"]), made.spans[-1].end, actions, "indicator.left")
    if own:  # 东街小学|建筑面积1120平方米
        return reading.made(made.spans[-1].end - len(own["own"]), made.spans[-1].end, actions, "indicator.left")
    if zone and opening and made.spans:
        return replace(made, indicator=zone.of(text) + made.indicator, spans=(zone, *made.spans))
    grant = _GIVEN.search(made.indicator) if reading.family == "money" and made.spans else None
    if grant:
        first = made.spans[0].start + grant.start()
        verb, noun = Span(first, first + 2), Span(first + grant.start("what") - grant.start(), made.spans[0].end)
        return reading.made(noun.start, noun.end, [verb], "indicator.left")
    most = _AT_MOST.search(made.indicator) if reading.family == "money" and made.spans else None
    if most:
        return _without_most(made, most)
    each = _GRANT_EACH.search(made.indicator) if reading.family == "money" and made.spans else None
    if each:
        return _given_for_each(reading, made, each)
    if not made.indicator and actions and reading.quantity.unit in _TIMES and not tail and not subject:
        return reading.made(actions[-1].start, actions[-1].end, [], "indicator.left")
    if not made.indicator and actions and _is_measured(reading, actions[-1]):
        return _granted(reading, actions)
    return _with_subject(reading, made, subject, opening) if subject else made


def _zone(reading: Reading, low: int, high: int) -> Span | None:
    """The part of the region that stands before a verb (`城区新建学校2所`); none where the verb is part of a name (`农村改水率`)."""
    zone = _ZONE.match(reading.text, low, high)
    verb = act_verbs().at(reading.text, zone.end(), high) if zone else None
    if not zone or not verb or high - verb.end < 2 or verb.end - verb.start < 2 or COMPOUND.match(reading.text, verb.start):
        return None
    firm = verb.of(reading.text) not in verbs("weak") or _BUILDS.search(verb.of(reading.text)) or _SPENDING.match(verb.of(reading.text))
    return Span(*zone.span()) if firm and not _opens_name(reading.text, verb, high) else None


#: 谋划|实施|项目: with these before it a project is an object, no kind of one.
_DOES = ("实施", "推进", "完成")


def _opens_name(text: str, verb: Span, high: int) -> bool:
    """Whether what follows the verb before `high` makes it part of a name: 培训|中心; but 新建|学校."""
    return NAME_AFTER.match(text, verb.end, high) is not None and not (_BUILDS.search(verb.of(text)) and text.startswith("学校", verb.end)) and not (verb.of(text) in _DOES and text.startswith("项目", verb.end))


def _given_for_each(reading: Reading, made: Phrase, each: re.Match[str]) -> Phrase:
    """`为老人每餐补贴`: the grant for each alone; `青稞每亩补贴`: that of the thing it is told of; `种植者每亩补贴`: as it stands."""
    start = made.spans[0].start
    grant = Span(start + each.start("grant"), start + each.end("grant"))
    verb = made.action_spans or (grant,)
    if reading.text[start - 1] in _WHOM or made.indicator[0] in _WHOM:
        low = start + each.start("each")
        return replace(made, indicator=reading.text[low : grant.end], spans=(Span(low, grant.end),), action=made.action or grant.of(reading.text), action_spans=verb)
    thing = Span(start, start + each.start("each"))
    if thing.of(reading.text).endswith(_TO_WHOM):
        return replace(made, action=made.action or grant.of(reading.text), action_spans=verb)
    return replace(made, indicator=thing.of(reading.text) + grant.of(reading.text), spans=(thing, grant), action=made.action or grant.of(reading.text), action_spans=verb)


def _without_most(made: Phrase, most: re.Match[str]) -> Phrase:
    """`每家企业最高奖励`: the limit inside of the name is no part of it."""
    start = made.spans[0].start
    whom, grant = Span(start, start + most.start()), Span(start + most.end(), made.spans[0].end)
    indicator = made.indicator[: most.start()] + made.indicator[most.end() :]
    if made.action:
        return replace(made, indicator=indicator, spans=(whom, grant))
    return replace(made, indicator=indicator, spans=(whom, grant), action=made.indicator[most.end() :], action_spans=(grant,))


def _last_predicate(reading: Reading, low: int, high: int) -> int:
    """Where the last of joined predicates begins: `成立工作专班、|出台措施18条`."""
    text = reading.text
    for hit in reversed(list(_NEXT_ITEM.finditer(text, low, high))):
        verb = firm_verb().at(text, hit.end(), high)
        before = text[reading.skip(low, hit.start()) : hit.start()]
        alone = verb is not None and verb.end == high and adjoins(reading)  # 优化线路、|完成|20公里道路改造
        if not verb or _quoted(before) or (high - verb.end < 2 and not alone) or NAME_AFTER.match(text, verb.end, high):
            continue
        opening = verb_chain(before)
        if opening and len(before) - opening.end >= 2 and before[opening.end :] not in act_verbs():
            return hit.end()
    return low


def _without_comparison(reading: Reading) -> tuple[int, int, Span | None]:
    """Begin and end of the stretch without what the value is held against, and the verb of the comparison."""
    text, low, high = reading.text, reading.left_from, reading.quantity.outer_start
    low = max(low, _quotation(reading, low, high))
    low += reading.before is not None and low == reading.before.outer_end and OF_THEM.match(text, low) is not None
    if reading.before and HAN.match(text, low) and "、" in text[low:high] and not any_verb().at(text, low):
        low = text.rindex("、", low, high) + 1  # 24个班、床位960张: the noun behind the number before is its own
    high, compared = _trim_compared(reading, low, high)
    versus = _VERSUS.search(text, low + 2, high) or _THAN.search(text, low + 2, high)
    if versus:
        high = versus.start()
        compared = Span(*versus.span("verb")) if versus.group("verb") else compared
    standard = (_BY if text.startswith("的标准", reading.quantity.outer_end) else _BY_RATIO).search(text, low, high)
    low = standard.end() if standard else low
    limit = _MID_LIMIT.search(text, low + 2, high)
    relative = limit and (reading.quantity.unit in ("%", "倍", "比") or limit.group() == "按")
    does = limit and limit.group() == "按" and any(high - limit.end() - verb.end >= 2 for verb in firm_verb().within(text[limit.end() : high]))
    if limit and relative and not does and not _opens_with_verb(reading, low, limit.start()):
        high = limit.start()
    return low, high, compared


def _quotation(reading: Reading, low: int, high: int) -> int:
    """Where the quotation begins that holds the number (`指标是“新建幼儿园80所”`), or `low`."""
    opened = reading.text.rfind("“", low, high)
    if opened < 0 or reading.text.find("”", opened, high) >= 0 or "”" not in reading.text[high : reading.clauses.whole.end]:
        return low
    return opened + 1


def _trim_compared(reading: Reading, low: int, high: int) -> tuple[int, Span | None]:
    """Drop `较2020年` and the verb behind it: `化肥用量较2020年下降5%`."""
    for time in reading.times:
        if low < time.start and time.end <= high:
            compared = _COMPARED.search(reading.text, max(low, time.start - 4), time.start)
            verb = _AFTER_COMPARED.fullmatch(reading.text, time.end, high)
            if compared and verb:
                return compared.start(), Span(*verb.span("verb")) if verb.group("verb") else None
    return high, None


def _opens_with_verb(reading: Reading, low: int, high: int) -> bool:
    """Whether a verb that is hardly ever part of a name opens the stretch."""
    verb = act_verbs().at(reading.text, reading.skip(low, high), high)
    return verb is not None and verb.of(reading.text) not in verbs("weak")


def _without_times(reading: Reading, low: int, high: int) -> tuple[int, int, Span | None, Span | None]:
    """The longer side of each time in the stretch; the noun before a time where it is part of what is measured; the verb alone behind one."""
    text = reading.text
    subject: Span | None = None
    doing: Span | None = None
    for time in reading.times:
        if not low < time.end <= high:
            continue
        within = text[time.end - 1] == "内"
        if within and text[high - 1] == "率" and "，" not in text[time.end : high]:
            continue  # 2小时内到达率
        named = Span(reading.skip(low, time.start), time.start)
        if text[time.end : high].strip() and (
            (within and time.start - named.start >= 4)  # 新任村医2年内进修…
            or (_OF_KIND.search(text, named.start, named.end) and _IN_YEAR.match(text, time.start) and heads_pattern().search(text, time.end, high) and not verb_chain(text, named.start, named.end))  # 规上企业2024年营业收入
            or (text.startswith(_FREQUENCIES, time.start) and _is_topic(reading, low, time.start))  # 护林员每年培训16学时
        ):
            subject = named
        verb = _DOING_ALONE.fullmatch(text, time.end, high) if time.start - named.start >= 2 else None
        if verb and not _opens_with_verb(reading, low, time.start):
            subject = None
            high, doing = max(low, time.start), Span(*verb.span("verb"))  # 投资五年|累计完成|400亿元
            continue
        if text[time.end : high].strip(" ，、的") and not REACH.fullmatch(text[time.end : high]):
            low = time.end
        else:
            high = max(low, time.start)
    return low, high, subject, doing


#: Kinds of bodies whose figures are told for a year, and the year.
_OF_KIND = re.compile(r"[\u4e00-\u9fff]{2}(?:企业|机构|工业|产业|行业|银行|医院|学校)$")
_IN_YEAR = re.compile(r"(?:19|20)\d\d年")
#: What stands before these is told of, again and again.
_FREQUENCIES = ("每", "常年")


def _is_topic(reading: Reading, low: int, high: int) -> bool:
    """Whether what stands before a frequency is a noun that is measured, not one who acts or a place."""
    stretch = reading.text[reading.skip(low, high) : high]
    if len(stretch) < 2 or verb_chain(stretch):
        return False
    return not _TOWARDS.match(stretch) and not _ACTOR.search(stretch)


def _head(reading: Reading, low: int, high: int) -> int:
    """Where the first verb or noun of the stretch stands, behind what leads in."""
    text = reading.text
    if text[low : low + 1] in ("（", "("):  # 民宿60家（乡村20家）、酒店8家
        shut = text.find("）" if text[low] == "（" else ")", low, high)
        low = shut + 1 if shut > 0 else low
    low = reading.skip(low, high)
    means = MEANS.match(text, low, high)
    if means and means.end() < high:
        low = reading.skip(means.end(), high)
    duty = _DUTY.match(text, low, high)
    if duty and duty.end() < high:
        low = reading.skip(duty.end(), high)
    turned = _TURNED.match(text, low, high) if _TURNS.match(text, high, reading.quantity.start) else None
    if turned:
        return turned.end()
    bound = _BOUND.match(text, low, high)
    act = act_verbs().at(text, bound.end(), high) if bound else None
    if bound and act and act.end - act.start > 1:
        low = bound.end()
    deed = _BEFORE_DEED.match(text, low, high) if reading.quantity.unit in _TIMES else None
    if deed:
        return deed.end()
    each = text.rfind("各", low + 1, high)
    act = act_verbs().at(text, each + 1, high) if each >= 0 else None
    if act and high - act.end >= 2:
        return each + 1  # 两镇中小学各|选派教师
    level = _LEVEL_SUBJECT.match(text, low, high)
    act = act_verbs().at(text, level.end(), high) if level else None
    if level and act and act.end - act.start > 1 and not NAME_AFTER.match(text, act.end):
        return level.end()
    return low


def _opening_verbs(reading: Reading, low: int, high: int, *, reached: bool) -> tuple[int, list[Span]]:
    """Where the noun begins behind the verbs that open the stretch, and these; none where they are part of the name."""
    text = reading.text
    chain = verb_chain(text, low, high)
    if not chain or COMPOUND.match(text, low, high):
        return low, []
    after_count = reading.before and reading.before.outer_end == low and units().get(reading.before.unit) == "count"
    if after_count and all(verb.of(text) in verbs("weak") and not _BUILDS.search(verb.of(text)) for verb in chain.each):
        return low, []  # 320个|共建项目完成投资50亿元
    opening, end = list(chain.each), chain.end
    named_right = reading.counts and adjoins(reading)  # 启动建设|6条精品线; but 新增|造林12万亩
    while verb := next_verb(text, end, high):
        behind = text[verb.end : high]
        if COMPOUND.match(text, verb.start, high) or verb.end - verb.start < 2 or (len(behind) < 2 and not named_right) or _opens_name(text, verb, high) or SHARE.search(behind):
            break  # 建设|培训中心: the second verb opens the name
        if verb.start == end and len(behind) == 2 and verb.of(text) in verbs("weak") and not (_BUILDS.search(verb.of(text)) or behind in _STAGES):
            break  # 公示|检测结果
        opening.append(verb)
        end = verb.end
    if _is_part_of_name(reading, opening, text[end:high], reached=reached):
        return low, []
    perfect = _PERFECT.match(text, opening[-1].end, high)
    return perfect.end() if perfect else opening[-1].end, opening


def _is_part_of_name(reading: Reading, opening: Sequence[Span], rest: str, *, reached: bool) -> bool:
    """Whether the opening verbs belong to the noun behind them, `rest`."""
    text = reading.text
    written = text[opening[0].start : opening[-1].end]
    spends = _SPENDING.search(written) is not None
    weak = all(verb.of(text) in verbs("weak") for verb in opening)
    if not rest:
        return False
    if len(rest) == 1 and (NAME_AFTER.fullmatch(rest) or rest == "地"):
        return True  # 推介|会, 服务|期, 征|地
    if written in verbs("cause"):
        return False
    if reached and weak and not spends:
        return True  # 上市公司达到…: before a predicate the verb is part of the subject
    firm = spends or not weak or (reading.counts and _OBJECTS.fullmatch(rest) is not None)
    if SHARE.search(rest) or (not firm and heads_pattern().fullmatch(rest)):
        return True
    if firm or len(rest) > 4:
        return False
    return (NAME_AFTER.fullmatch(rest) if reading.counts else NAME_AFTER.match(rest)) is not None


def _inner_verb(reading: Reading, head: int, low: int, high: int) -> tuple[int, Span | None]:
    """A verb between a subject and the counted noun (`镇属企业完成技改投资`): the noun behind it is the indicator.

    `head` is where the stretch begins with its opening verbs, `low` where it begins without them.
    """
    region = reading.text[low:high]
    per_head = _PER_HEAD.match(region)
    provided = _PROVIDED.search(region) if per_head else None
    if provided:
        return low + provided.end(), Span(low + provided.start(), low + provided.end())
    if SHARE.search(region) or per_head:
        return low, None
    spent = _SPENT_SO_FAR.search(region) if reading.family == "money" else None
    if spent:
        return low + spent.end(), Span(*spent.span("verb")).shifted(low)
    acts = _owner_acts(reading, low if low > head else low + 1, high)  # 支持|企业建设实验室: a verb before has it as its object
    if acts:
        return acts
    if low > head:
        return low, None
    each = _EACH_HAS.match(reading.text, low, high) if reading.counts else None
    if each:
        return each.end(), Span(*each.span("verb"))
    has = _HAS.match(reading.text, low, high) if reading.counts else None
    if has:
        return has.end(), None
    towards = _TOWARDS.match(region) or reading.text[low - 1 : low] in ("与", "对", "为", "向", "在")
    parting = any_verb() if towards else firm_verb()
    for verb in reversed(list(parting.within(region))):
        if COMPOUND.match(region, verb.start) or _quoted(region[: verb.start]):
            continue
        chain = verb_chain(region, verb.start)  # 建成、续建|项目
        verb = Span(verb.start, chain.each[-1].end) if chain and len(region) - chain.each[-1].end >= 2 else verb
        rest = region[verb.end :].lstrip("了的")
        if rest.startswith("等"):
            continue  # 甲医院迁建|等项目
        parted = not region[: verb.start].endswith(("的", "、", "和", "及", "未", "待"))
        if verb.start >= 2 and len(rest) >= 2 and parted and not (NAME_AFTER_STRONG.match(rest) or _BARE_HEAD.fullmatch(rest)):
            yearly = region[: verb.start].endswith(_REGION_YEAR)  # 某省|年接待游客
            return high - len(rest) if not yearly else low + verb.start - 1, verb.shifted(low)
    return _taken(reading, low, high) or (low, None)


#: Ends of a region before a yearly sum.
_REGION_YEAR = ("省年", "市年", "县年", "区年", "州年")


def _taken(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """`县级仓库储备编织袋35万只`: the verb behind who acts, also one that is as often part of a name; only of what is counted."""
    text = reading.text
    if reading.family not in _OF_THINGS:
        return None
    headed = heads_pattern().search(text, low, high) is not None
    for verb in reversed(list(_TAKES.finditer(text, low + 2, high))):
        before = text[low : verb.start()]
        verbal = before.endswith(("可", "将", "能")) or not (headed or NAME_AFTER.match(text, verb.end()))
        if high - verb.end() >= 2 and not _quoted(before) and not before.endswith(("的", "、", "和", "及", "未", "待", "再")) and verbal:
            return verb.end(), Span(*verb.span("verb"))
    return None


def _quoted(before: str) -> bool:
    """Whether a quotation is open at the end of `before`: a verb inside is part of a name."""
    return before.rfind("“") > before.rfind("”")


def _owner_acts(reading: Reading, low: int, high: int) -> tuple[int, Span] | None:
    """`县卫生院改造诊室6间`, `支持某某学校建设工作室2个`: a school or body with a verb behind it is who acts."""
    for owner in _OWNER.finditer(reading.text, low, high):
        bound = _BOUND_TO.match(reading.text, owner.end(), high)
        verb = any_verb().at(reading.text, bound.end() if bound else owner.end(), high)
        if not verb or high - verb.end < 2 or reading.text[verb.end] == "等" or _quoted(reading.text[max(reading.clause.start, low - 1) : verb.start]) or COMPOUND.match(reading.text, verb.start):
            continue
        firm = verb.of(reading.text) not in verbs("weak") or _SPENDING.fullmatch(verb.of(reading.text))
        name_after = NAME_AFTER_STRONG if firm else NAME_AFTER
        if not name_after.match(reading.text, verb.end):
            return verb.end, verb
    return None


def _counted_part(reading: Reading, low: int, high: int, *, acted: bool) -> int:
    """Where the counted noun begins behind a list of names; `acted`: a verb takes the list as its object."""
    region = _REGIONS.match(reading.text, low, high)
    low = region.end() if region else low
    part = _PART_OF_LIST.search(reading.text, low, high) if "、" in reading.text[low:high] else None
    if part:
        return part.end()
    if not reading.counts or "等" not in reading.text[low:high]:
        return low
    named = _NAMED_LIST.search(reading.text, low, high)
    if named:
        return named.end()
    sort = _SORT.search(reading.text, low, high) if acted else None
    if sort:
        return sort.end()
    kind = _AMONG_NAMED.search(reading.text, low, high)
    return kind.start() if kind else low


def _is_measured(reading: Reading, verb: Span) -> bool:
    """Whether the verb itself says what a sum of money is, where no noun does."""
    if reading.family != "money":
        return False
    said = verb.of(reading.text)
    first = reading.clause.start <= reading.sentence + _FIRST_CLAUSE or reading.text[reading.clause.start - 1] in "；;"
    return _GRANT.fullmatch(said) is not None or (first and said in _OUTLAY)


def _granted(reading: Reading, actions: Sequence[Span]) -> Phrase:
    """`每户每年最高补助800元`: with no noun the grant itself is measured, for whom where 每… says it."""
    grant = actions[-1]
    made = reading.made(grant.start, grant.end, actions, "indicator.grant")
    start = reading.clause.start
    first = next((time.start for time in reading.times if start < time.start < grant.start), grant.start)
    each = _FOR_EACH.match(reading.text, start, first)
    if not each:
        return made
    whom = Span(*each.span("each"))
    return replace(made, indicator=whom.of(reading.text) + made.indicator, spans=(whom, *made.spans))


def _with_subject(reading: Reading, made: Phrase, subject: Span, opening: Sequence[Span]) -> Phrase:
    """The phrase with the noun that stood before its time: 新任村医|进修|…, 护林员|培训|…."""
    text = reading.text
    doing = text[opening[0].start : opening[-1].end] if opening else ""
    if text[subject.end] == "每":
        if not all(verb.of(text) in verbs("weak") for verb in opening):
            return made  # 镇财政每年安排…: the subject acts
        if not made.indicator and not doing:
            return replace(made, indicator=subject.of(text), spans=(subject,))
    if text.startswith("常年", subject.end) and not made.indicator:
        return replace(made, indicator=subject.of(text), spans=(subject,))  # 奶牛常年|存栏
    spans = (subject, *opening, *made.spans)
    return replace(made, indicator=subject.of(text) + doing + made.indicator, spans=spans)
