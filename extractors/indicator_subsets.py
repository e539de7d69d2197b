"""Parts of what was counted: brackets (`民宿60家（乡村20家）`) and subsets (其中)."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_alike import SCHOOLS, WHOLE_UNITS, counts_itself, other_head
from extractors.indicator_before import Before
from extractors.indicator_pieces import SPLIT, shared_head
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_unnamed import DEALT, clause_before
from extractors.indicator_words import category_pattern, heads_pattern
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span

# --- brackets -------------------------------------------------------------------------------------------------------------

#: A bracket refers to the number before it from no farther than this.
_BRACKET_REACH = 60

#: （|含|市属项目5亿元）: what opens such a bracket.
_INCLUDING = re.compile(r"^(?:其中|不包括|包括|包含|不含|含)[：:]?")

#: |义务教育|班级: the stages together, before what each of them has.
_ALL_STAGES = re.compile(r"^(?:义务教育|中小学|基础教育)(?:阶段|学校)?(?=..)")
#: （其中|小学|35所）, （|专任教师|900人）: what is a thing of its own takes no head.
_KIND_ITSELF = late(r"(?:小学|[村完]小|中学|初中|高中|中职|学校|幼儿园|园|特校|教学点|学部|教师|医师|护士|学生|人员|职工|干部|中心|医院|卫生院|企业|公司|(?<![乡农])村|社区|乡镇|街道|站|点|人口|[^\W\d_]户|公寓|宿舍|对象|[\u4e00-\u9fff]{2}工)$")

#: 小区31个（|鼓楼区|21个）: how places end, which have no other head for it.
_PLACE_SIGNS = frozenset("区县市镇乡村州旗道")
#: 造林任务7.8万亩（|封山育林|1万亩、|退化林修复|3万亩）: work that a task consists of is told alone.
_TASK = re.compile(r"(?:任务|计划|指标|目标)$")
_WORK = re.compile(r"(?:[造育营还护]林|[种还]草|绿化|抚育|封育|修复|改造|治理|整治|建设|[播移]种|[种栽]植|养殖|深[松翻]|改[厕水良]|清淤|加固|养护|维修|培训|征收|搬迁|安置|硬化|种养|收购|储备|普查|巡查|检查|抽检|检测|筛查|体检|接种)$")


def in_bracket(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`民宿60家（乡村20家）`: the number in a bracket is of what stands before it."""
    if not reading.clause.bracketed or (phrase.indicator and DEALT.fullmatch(phrase.indicator)):
        return None
    named_outside = _named_outside(reading, before) if not phrase.indicator else None
    if named_outside:
        return named_outside
    anchor = _outside(reading, before)
    if not phrase.indicator and reading.family == "person" and before.quantities[-1].unit == "户" and before.quantities[-1].outer_end == reading.quantity.outer_start:
        return replace(phrase, indicator=before.last.indicator, spans=before.last.spans, rule="indicator.bracket")  # （其中低保户60户|150人）
    if not phrase.indicator and not anchor and (thing := _just_outside(reading, before)):
        return replace(phrase, indicator=thing.indicator, spans=thing.spans, rule="indicator.bracket")
    if not phrase.indicator and (named := _NEXT_NAMED.search(reading.text, reading.sentence, reading.clause.start)):
        what = Span(*named.span("what"))
        return replace(phrase, indicator=what.of(reading.text), spans=(what,), rule="indicator.bracket")
    own = _INCLUDING.sub("", phrase.indicator)
    if anchor and reading.family == "money" and MONEY_HEAD.search(own) and len(own) > 3:
        return replace(phrase, indicator=own)  # 总投资900万元（含社会配套|资金|300万元）
    if anchor and _HOUSED.search(anchor.indicator) and _housed(reading, replace(phrase, indicator=own)):
        return replace(phrase, indicator=own.removeprefix("其中") + _OF_HOUSES.sub("", anchor.indicator), spans=phrase.spans + anchor.spans, rule="indicator.bracket")
    if anchor and phrase.rule == "indicator.right" and len(own) > 2:
        return replace(phrase, indicator=own)  # 农村公路120公里（其中30公里|产业路）
    if anchor and not _is_kind(reading, own, anchor) and not (_TASK.search(anchor.indicator) and _WORK.search(own)) and (not own or ((len(own) <= 6 or _NAMED_PLACE.fullmatch(own)) and own[-2:] not in anchor.indicator and (len(own) < 3 or own[-1] in _PLACE_SIGNS or own[-1] != anchor.indicator[-1]) and anchor.indicator not in own and not _same_head(own, anchor.indicator))):
        whole = _ALL_STAGES.sub("", anchor.indicator) if SCHOOLS.fullmatch(own) else anchor.indicator
        return replace(phrase, indicator=own + whole, spans=phrase.spans + anchor.spans, rule="indicator.bracket")
    return replace(phrase, indicator=own)


def _named_outside(reading: Reading, before: Before) -> Phrase | None:
    """`公园9座，推进河东片区（2平方公里）`: a bare measure in a bracket is of what its clause names before it, whatever was told in those before."""
    opens = max(reading.text.rfind(mark, reading.sentence, reading.quantity.start) for mark in "（(")
    if reading.family not in ("area", "length", "volume", "weight") or reading.text[opens + 1 : reading.quantity.outer_start].strip() or opens <= before.quantities[-1].outer_end:
        return None
    clause = reading.clauses.at(opens - 1)
    if clause.start <= before.quantities[-1].outer_end + 1 and reading.text[clause.start - 1] not in "，；。":
        return None
    found = clause_before(reading, opens)
    return replace(found, rule="indicator.bracket") if found and found.spans and not _TASK.search(found.indicator) else None


#: 教学楼（5200平方米）、|食堂|（1800平方米）: each thing of a list with its own bracket.
_NEXT_NAMED = late(r"\d[^（）()，。；\d]{1,6}[)）][、和及](?P<what>[\u4e00-\u9fff]{2,12})[（(]$")


def _same_head(own: str, whole: str) -> bool:
    """Whether the part ends as the whole begins (`道路8公里（主干道5公里）`): the part needs no head."""
    return (own[-1:] in tuple("道路园校桥") and whole.startswith(own[-1:])) or _ROAD.fullmatch(own) is not None


#: 公路总里程580公里（其中|国道|120公里）: roads by who keeps them, each a thing of its own.
_ROAD = re.compile(r"(?:其中)?(?:[国省县乡村组]道|[县乡村组]级?公路|高速|高速公路|快速路|专用公路)")


def _just_outside(reading: Reading, before: Before) -> Phrase | None:
    """The phrase of the quantity that the bracket stands right behind (`综合楼1栋（6层，8600平方米）`)."""
    opens = max(reading.text.rfind(mark, reading.sentence, reading.quantity.start) for mark in "（(")
    return next((phrase for quantity, phrase in before.latest_first() if quantity.outer_end == opens and phrase.indicator), None)


def _is_kind(reading: Reading, own: str, anchor: Phrase) -> bool:
    """Whether what the bracket counts is a thing of its own; places in classes (`班级10个（其中小学6个）`) are told by a stage of school."""
    if not reading.counts or (reading.quantity.unit in ("人", "名") and SCHOOLS.fullmatch(own)):
        return False
    if reading.quantity.unit == "个" and SCHOOLS.fullmatch(own):
        return _THINGS.search(anchor.indicator) is None
    return _KIND_ITSELF.search(own) is not None and ((reading.quantity.unit == "个" and not _NAMED_PLACE.fullmatch(own)) or _PLACE.search(own) is None)


#: 公办幼儿园42所（|乡镇|30所）: places are counted by 个; what is counted otherwise stands there.
_PLACE = re.compile(r"(?:村|社区|乡镇|街道)$")
#: 停车场3个（|桃园社区|1个）: places with a name of their own, not of a kind (示范社区).
_NAMED_PLACE = late(
    r"(?!示范|智慧|老旧|绿色|完整|平安|重点|试点|城[市区乡镇]|农村|标准|[新改扩]建|美丽|特色|文明|和谐|未来|精品|和美|中心|全县|全[市区]|所在|其[他余]|[省市县区]级|安置|商住|住宅|回迁|保障|封闭|开放)"
    r"[\u4e00-\u9fff]{2,9}(?:社区|街道|小区)"
)


def _outside(reading: Reading, before: Before) -> Phrase | None:
    """The phrase of the quantity right before the bracket, where both count in the same unit; schools and firms (`幼儿园90所，办园点120个（其中民办30所）`) also one further back."""
    opens = max(reading.text.rfind(mark, reading.sentence, reading.quantity.start) for mark in "（(")
    for quantity, phrase in before.latest_first():
        if phrase.rule != "indicator.bracket" and quantity.end <= min(reading.clause.start, opens):
            if reading.clause.start - quantity.end >= _BRACKET_REACH:
                return None
            if quantity.unit == reading.quantity.unit:
                return phrase if phrase.indicator else None
            if reading.quantity.unit not in WHOLE_UNITS:
                return None
    return None


#: What a stage of school has, so that 小学6个 are not schools.
_THINGS = re.compile(r"(?:班级?|教学班|学位|床位|座位|名额|岗位|教室|功能室|实验室)数?$")
#: 专任教师900人，其中|职校|80人: where they are, not who.
_SORT_OF = re.compile(r"(?:其中)?(?:学前|幼儿园|小学|初中|高中|普高|职高|中职|职校|职专|特教|特校|职教中心|中职|高职|中学|大学|高校|城区|乡镇|村级|县级|镇级)")


# --- 其中 -----------------------------------------------------------------------------------------------------------------

#: 竣工9个, 其中|在编120名: modifiers whose noun stands with the number before.
_MODIFIER_ONLY = late(
    r".{0,10}(?:以上|型|以下|及以上|学历|学位教师|职称|持证|在编|编外|专职|兼职|自建|在建|竣工|开工|级|女性?|男性?)|(?:其中)?[\u4e00-\u9fff]{2,3}(?<![绿美亮硬净消转文])[化性式]|(?:其中|包括|包含|含)?[ⅠⅡⅢⅣ一二三四五甲乙丙丁A-E][类档级等]"
)
#: |包括|Ⅰ类5处、Ⅱ类20处, |含|A级5家: what opens the classes of what was counted.
_HOLDS, _CLASS = ("包括", "包含", "含"), late(r"[\u4e00-\u9fffⅠⅡⅢⅣA-E\d]{0,4}[类档级等]")
#: 其中光伏|30万千瓦: one of the kinds that a measured whole has; the two characters before the head belong to it (装机|规模).
_KIND = re.compile(r"[\u4e00-\u9fff]{2,4}")
_WHOLE_HEAD = 6
#: 其中：|凉州区|4所: one of the places that a whole is spread over.
_ONE_PLACE = late(r"(?:其中)?[\u4e00-\u9fff]{1,4}(?:区|县|市|旗|镇|乡|街道)")


#: 学生1094名。其中：|东山小学|165名: one of the schools that have them.
_ONE_SCHOOL = late(r"(?:其中)?[\u4e00-\u9fff]{2,10}(?:小学|中学|幼儿园|学校)")


def of_whole(own: str, whole: str, unit: str) -> str:
    """What a part is of the whole that the sentence before counted (`在校学生4万人。其中：小学2万人`), "" where it is a thing of its own."""
    pupils = unit in ("人", "名") and _HOUSED.search(whole) is not None and _ONE_SCHOOL.fullmatch(own) is not None
    if not (pupils or _ONE_PLACE.fullmatch(own) or (_SORT_OF.fullmatch(own) and unit not in WHOLE_UNITS)):
        return ""
    return own.removeprefix("其中") + _OF_ALL_SCHOOLS.sub("", whole)


#: 小学|（义务教育阶段学校）在校学生, 职高|（高中阶段）教师: whose they are is told anew.
_OF_ALL_SCHOOLS = re.compile(r"^.*?(?:(?:各级各类|阶段|中小|全部)学校|阶段)的?(?=在校|在读|学生|教师|教职工|专任)")

#: 其中|乡镇专场|17场, |奉贤新城|21所, |规上|226家, |一期|260亩: where or of what sort some of the counted are.
_PART = late(
    r"(?:其中)?(?:[\u4e00-\u9fff]{0,8}(?:新城|城区|镇区|片区|园区|新区|库区|专场|(?<=[\u4e00-\u9fff])(?<![阶标时手])段)|(?!(?:其中)?[\u4e00-\u9fff]{0,4}(?:乡镇|小区|社区|园区|景区|校区|灾区|城市|城镇|郊区|牧区|农区|地区|(?:深|高|贫困|高寒|边远|偏远)山区)$|(?:其中)?山区$)[\u4e00-\u9fff]{1,6}(?:[镇乡区县市州旗]|街道)|[省市县区州]?本级|规上|限上|[一二三四]期"
    r"|[\u4e00-\u9fff]{0,4}(?:不达标|未达标|不合格)|“[^”]{2,8}”)"
)


#: 其中|县医院|300张: an institution that holds some of what was counted; |医疗机构|床位: whose all of it is.
_HOUSE = re.compile(r"(?:其中)?[\u4e00-\u9fff]{0,12}(?:医院|卫生院|卫生室|中心|服务站|保健[院站所]|敬老院|养老院|福利院|公寓|校区|街道|[镇乡]|中小学|学校|(?<=[\u4e00-\u9fff]{2})(?:小学|中学|幼儿园|学院)|(?<=[县区市])[一二三四五六七八九十]中|小区|商圈)")
_HOUSED = re.compile(r"(?:床位|学位|园位|托位|座位|泊位|车位|编制|名额|在校生|学生|幼儿|教师|医师|护士|人员|职工)数?$")
_OF_HOUSES = re.compile(r"^[\u4e00-\u9fff]{0,8}?(?:机构|医院|学校|幼儿园|单位)(?=..)")


#: 其中|园区企业自建|3500套: by whom some of them are built.
_BUILT_BY = late(r"其中，?(?P<own>[\u4e00-\u9fff]{2,10}(?:自建|代建|统建|配建|承建))")


#: 筛查8万人，其中|宫颈癌|5万人: what people are looked through for; who they are (|老年人|2万人) is no such thing.
_TESTED = re.compile(r"(?:筛查|检测|普查|接种|鉴定|化验|监测)$")
_TESTED_UNITS, _TESTED_WIDTH = ("人", "人次", "例", "名", "剂次", "剂", "份"), 8
_OF_PEOPLE = re.compile(r"(?:人|员|者|师|生|工|民|户|儿|女|童|岁|群|病例|筛查|检测|普查|接种|鉴定|[区县市镇乡村街])$|人[员口群]|妇女|儿童|学生|以上|以下")


def among(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`新增床位800张、护工200名，其中县城500张`: what was counted in the same unit before lends its head."""
    start = reading.clause.start
    if reading.quantity.unit == "分":
        return None  # 其中任务完成情况60分、创新工作|15分
    paused = reading.text[max(0, start - 3) : start] in ("其中，", "其中,")
    opens = reading.text.startswith("其中", start) or reading.text[max(0, start - 3) : start] in ("其中：", "其中:") or (paused and phrase.rule == "indicator.left")
    if _housed(reading, phrase) and (opens or paused or before.last.rule in ("indicator.housed", "indicator.among")):
        housed = _in_house(reading, phrase, before)
        if housed or not _WHERE.fullmatch(phrase.indicator):
            return housed
    opens = opens or (reading.text.startswith(_HOLDS, start) and _CLASS.fullmatch(_INCLUDING.sub("", phrase.indicator)) is not None)
    if not opens and before.last.rule != "indicator.among":
        return None
    built = _BUILT_BY.fullmatch(reading.text, start, reading.quantity.outer_start) if phrase.action else None
    if built and _same_unit(before.quantities[-1], reading.quantity):
        builder = Span(*built.span("own"))
        return replace(before.last, indicator=builder.of(reading.text) + before.last.indicator, spans=(builder, *before.last.spans), rule="indicator.among")
    modifier = category_pattern().fullmatch(phrase.indicator) or _MODIFIER_ONLY.fullmatch(phrase.indicator)
    if opens and phrase.indicator and not SCHOOLS.fullmatch(phrase.indicator) and reading.before is None and before.last.indicator.endswith(phrase.indicator) and before.quantities[-1].unit == reading.quantity.unit:
        return replace(phrase, indicator=before.last.indicator, spans=before.last.spans, rule="indicator.among")  # 处置能力90万吨，其中新增能力|20万吨
    joined = _of_joined(phrase, before.last)
    if joined:
        return joined
    tested = _TESTED.search(before.last.indicator) if reading.quantity.unit in _TESTED_UNITS and before.quantities[-1].unit == reading.quantity.unit else None
    if tested and phrase.rule == "indicator.left" and not phrase.action and _OF_PEOPLE.search(phrase.indicator.removeprefix("其中")) is None and 1 < len(phrase.indicator.removeprefix("其中")) < _TESTED_WIDTH:
        return replace(phrase, indicator=phrase.indicator.removeprefix("其中") + tested.group(), spans=phrase.spans + before.last.spans, rule="indicator.among")
    people = reading.quantity.unit in ("人", "名") and _SORT_OF.fullmatch(phrase.indicator) is not None
    where = reading.quantity.unit != "个" and _WHERE.fullmatch(phrase.indicator) is not None
    part = (reading.counts or reading.family in ("length", "area")) and _PART.fullmatch(phrase.indicator) is not None
    if _SECTOR.fullmatch(phrase.indicator):
        return replace(phrase, indicator=phrase.indicator.removeprefix("其中"), rule="indicator.among")
    if not (modifier or people or part or where) or (counts_itself(reading, phrase) and not where) or _is_built(phrase, before):
        return _measured_kind(reading, phrase, before)
    for quantity, whole in before.latest_first():
        if _same_unit(quantity, reading.quantity) and whole.rule != "indicator.among" and whole.indicator:
            if whole.rule == "indicator.bracket" or whole.rule == phrase.rule == "indicator.each":
                continue
            own = _INCLUDING.sub("", phrase.indicator)
            head = _head_of_part(own, whole.indicator, named=part, people=people)
            verb = phrase if part and phrase.action else whole
            return replace(phrase, indicator=own + head, spans=phrase.spans + whole.spans, action=verb.action,
                           action_spans=verb.action_spans, rule="indicator.among")
    return None


#: 大牲畜|存栏: what is measured in heads, as 产量 is in tons; of which kind of animal is told by each.
_HERD = re.compile(r"(?:存栏|出栏)量?$")


def _same_unit(whole: Quantity, part: Quantity) -> bool:
    """Whether both are counted alike; herds are told by 头只 and their kinds by 头."""
    return whole.unit in (part.unit, f"{part.unit}只")


def _head_of_part(own: str, whole: str, *, named: bool, people: bool) -> str:
    """What the part takes from the whole; `named` is a place or sort of its own, `people` a stage of school that parts them."""
    if herd := _HERD.search(whole):
        return herd.group()
    if _AREA.fullmatch(own):
        if named or _STAGE_OPENS.match(whole):
            return _AREA.sub("", whole, count=1)
    elif named:
        return "" if len(own) > len("园区") and whole.endswith(own[-2:]) else whole  # 示范园区5个，其中市级|园区|1个
    if not people and len(whole) > 1 and own.endswith(whole[-2:]) and len(own) > len(whole[-2:]):
        return ""  # 医院12家，其中三级医院|2家
    if not people and _CROPS.match(whole):
        return _CROPS.sub("", whole)
    return _OF_ALL_SCHOOLS.sub("", whole) if people else (other_head(whole) or whole).removeprefix("城乡")


#: 保障性住房15套，其中|乡镇|8套: where; places themselves are counted by 个.
_WHERE = re.compile(r"(?:其中)?(?:城镇|乡镇|镇街|街道|社区|行政村|农村|城区|县城|集镇|乡村)")
#: |主要农作物|综合机械化率…，其中水稻: the whole class, which a crop of its own takes the place of.
_CROPS = late(r"^(?:主要|大宗)?(?:农作物|粮食作物|经济作物|畜禽)(?=[\u4e00-\u9fff]{2})")

#: 其中|县城|3万人: where; it takes nothing from a whole that a stage of school opens (|义务教育阶段|在校生), but its like (|城镇|常住人口).
_AREA = re.compile(r"^(?:城镇|农村|城市|乡村|城区|乡镇|县城|城乡|镇区|集镇|市区|郊区|中心城区|主城区|老城区|农牧区|[牧农山库]区)")
_STAGE_OPENS = re.compile(r"义务教育|学前教育|小学|初中|普?通?高中|中职|中小学")


#: 地区生产总值90亿元，其中|第一产业|9亿元: sectors go by their own names.
_SECTOR = re.compile(r"(?:其中)?第?[一二三]次?产业?")
#: 学校建设项目|12个，其中幼儿园7个: projects whose things are told.
_PROJECTS = re.compile(r"(?:项目|工程)$")


def _is_built(phrase: Phrase, before: Before) -> bool:
    """Whether a kind of school is told of projects: it is what they build."""
    whole = next((whole for _, whole in before.latest_first() if not SCHOOLS.fullmatch(whole.indicator)), None)
    return whole is not None and _PROJECTS.search(whole.indicator) is not None and SCHOOLS.fullmatch(phrase.indicator.removeprefix("其中")) is not None


def _housed(reading: Reading, phrase: Phrase) -> bool:
    """Whether nothing but an institution stands before a count of what institutions hold."""
    return reading.counts and reading.quantity.unit not in WHOLE_UNITS and _HOUSE.fullmatch(phrase.indicator) is not None


def _in_house(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`养老机构床位1200张，其中，敬老院300张、福利院500张`: the beds that each of them holds."""
    wholes = (whole for quantity, whole in before.latest_first() if quantity.unit == reading.quantity.unit and whole.rule != "indicator.housed")
    whole = next(wholes, None)
    if not whole or not _HOUSED.search(whole.indicator):
        return None
    own = phrase.indicator.removeprefix("其中")
    return replace(phrase, indicator=own + _OF_HOUSES.sub("", whole.indicator), spans=phrase.spans + whole.spans, rule="indicator.housed")


def _of_joined(phrase: Phrase, whole: Phrase) -> Phrase | None:
    """`组建融合型、共建型教共体24个，其中融合型10个`: one of the joined modifiers takes the head that they share."""
    pieces = SPLIT.split(whole.indicator)
    if len(pieces) < 2 or phrase.indicator not in pieces[:-1]:
        return None
    head = shared_head(pieces)
    return replace(phrase, indicator=phrase.indicator + head, spans=phrase.spans + whole.spans, rule="indicator.among") if head else None


#: 交通|固定资产投资|18亿元，其中高速公路|9亿元: money whose kinds are told.
MONEY_HEAD = re.compile(r"(?:固定资产投资|总?投资|专项资金|资金|产值|营业收入|贷款)$")


def _measured_kind(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """`新能源装机规模90万千瓦，其中光伏60万千瓦`: of a kind the head that was measured before in the same unit."""
    measured = reading.family not in ("percent", "") and (not reading.counts or before.last.indicator.endswith(("量", "栏")) or before.last.rule == "indicator.among")
    bare = measured and _KIND.fullmatch(phrase.indicator)
    if not bare or phrase.action or heads_pattern().search(phrase.indicator):
        return None
    if reading.family == "money":
        first = next((whole for _, whole in before.latest_first() if whole.rule != "indicator.among"), None)
        money = MONEY_HEAD.search(first.indicator) if first and not MONEY_HEAD.search(phrase.indicator) else None
        made = phrase.indicator.removeprefix("其中")
        return replace(phrase, indicator=made + money.group(), spans=phrase.spans + first.spans, rule="indicator.among") if first and money else None
    for quantity, whole in before.latest_first():
        if _same_unit(quantity, reading.quantity) and whole.rule not in ("indicator.among", "indicator.each"):
            head = heads_pattern().search(whole.indicator)
            alike = whole.indicator.startswith(phrase.indicator[-2:])
            if not head or (alike and reading.family != "area"):
                return None  # 公路总里程90公里，其中高速公路|30公里: a kind of the thing itself
            own = whole.indicator[2:] if alike else _lent(whole.indicator, head, phrase.indicator)
            return replace(phrase, indicator=phrase.indicator + own, spans=phrase.spans + whole.spans, rule="indicator.among")
    return None


#: |新能源|装机: the kind that the kinds below it stand in for.
_ENERGY = re.compile(r"(?:新|清洁|可再生|绿色)?能源|电力|发电")


def _lent(whole: str, head: re.Match[str], own: str) -> str:
    """What of the whole a kind of it takes: all of a short one, else the head, a short one with the two characters before it."""
    if _ENERGY.fullmatch(whole, 0, head.start()) or _HERD.fullmatch(head.group()):
        return head.group()
    return whole if len(whole) < _WHOLE_HEAD and whole[0] != own[-1] else whole[head.start() - 2 * (len(head.group()) < 3) :]


# --- people ---------------------------------------------------------------------------------------------------------------
