"""What stands right of a share: `85%的幼儿园达到二级`, `25%的村集体年收入超40万元`, `100%持证上岗`, `按投资的20%给予补贴`."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import JOINING, any_verb, heads_pattern
from extractors.late import late
from extractors.predicates import told_at
from extractors.span import Span

#: 20%的|目标: the noun behind a share says nothing of what is shared.
_LEVEL = re.compile(r"目标|年?(?:平均|均)?增(?:长率|速|幅)|水平|标准|比例|要求|速度|增速|幅度|高位|任务")
#: Units of a part of a whole.
_PARTS = ("%", "‰")


def is_part(reading: Reading) -> bool:
    """Whether the quantity is a part of a whole."""
    return reading.quantity.unit in _PARTS or reading.quantity.rule == "quantity.fraction"


def beside_share(reading: Reading, left: Phrase, low: int, high: int, *, of: bool) -> Phrase | None:
    """What text[low:high] says of a part of a whole, without the noun of which it is one; `of`: a 的 stands before it."""
    if of:
        return None
    return _share_of_whom(reading, low, high) or _predicate(reading, left, low, high)


#: 网络|覆盖|90%以上街道, 覆盖所有街道、90%以上镇和|70%以上村: whom so much of something reaches, each share of its own.
_COVERS = late(r"(?P<verb>覆盖|惠及)(?:(?:[\d.]+%(?:及?以上)?的?|所有|全部|全体)[\u4e00-\u9fff]{1,10}?(?:[、和及]|以及)){0,3}$")
_COVERED = late(r"(?P<whom>[\u4e00-\u9fff“”（）()]{1,14}?)(?=[，。；、和及]|$)")


def share_covered(reading: Reading, low: int, high: int) -> Phrase | None:
    """`网络覆盖90%以上街道和70%以上村`: those who are reached."""
    covers = _COVERS.search(reading.text, reading.clause.start, reading.quantity.outer_start)
    whom = _COVERED.match(reading.text, low, high) if covers else None
    return reading.made(whom.start("whom"), whom.end("whom"), [Span(*covers.span("verb"))], "indicator.right_share") if covers and whom else None


def names_level(text: str, low: int, high: int) -> bool:
    """Whether the noun at `low` only tells what kind of figure the share is (`20%的|目标`)."""
    return _LEVEL.match(text, low, high) is not None


# --- of whom --------------------------------------------------------------------------------------------------------------

#: 85%|行政村|建成|卫生室|: of whom a share is told, and what they have or do, without a 的.
_SHARE_OF_WHOM = late(
    r"(?P<whom>(?:(?!达到|实现|建成|完成)[\u4e00-\u9fff、]){0,18}?(?:学校|中学|小学|幼儿园|医院|卫生院|卫生室|机构|专利|企业|园区|社区|村庄|行政村|自然村|建制村|村|乡镇|街道|县区|县城|县|家庭|农户|居民|学生|教师|老年人|群众|单位|组织|场所|商户|小区|医师|医生|职工|妇女|儿童|青少年|站点|水库|农场|合作社|教室|公厕|食堂|餐厅|门店|超市|药店|酒店|民宿|景区|村医|干部|党员|员工|毕业生|新生|院校|高校|高中|初中|班级|村民|市民|劳动力|用户|商家|农民|牧民|残疾人|图书馆|文化站|服务中心|养殖场|加工厂|车辆|公交车|路口|河流|河段|断面|农田|耕地|街区|楼宇|住户|事项|设施|服务站)(?![、和及与]))"
    r"(?:基本|全部|全面|均)?(?P<does>(?:达到|达(?=国家|省|市|[一二三]级)|建成|建有|建立|组建|成立|落实|推行|安装|签订|取得|实现|完成|创成|创建|配备|配有|开展|开设|设立|设有|具备|通过|接通|接入|拥有|使用|采用|符合|满足|改造为|转型为|通(?=光纤|电|水|公路|硬化|客车|公交|快递|邮|宽带|油路|班车|网|自来水|天然气|[45]G)|用上|享有|享受|参加|掌握|获得|纳入|集中在|来源于|来自)(?:[^，。；、\d]|\dA?[级星]){2,20}|(?:达标|达产|上云|联网|持证|合格|摘帽|出列|脱贫|退出|投产|开工|完工|竣工|停产))$"
)
#: 四成|卫生院|未接入影像云, 三成左右|渠道|存在渗漏: what a share of them lacks or suffers from.
_SHARE_LACKS = late(
    r"(?P<whom>(?:(?![未无存缺])[\u4e00-\u9fff]){2,12}?)(?:仍然?|还|尚|均)?"
    r"(?P<does>(?:未(?!来|成年|婚)|没有|无(?!障碍|人机|害化|线|偿|公害)|缺乏|缺少|存在|不(?=具备|达|足|符合|通|能|满))[^，。；、\d]{1,20})$"
)
#: 能够|提供…: a word of being able before what they do.
_ABLE = late(r"^(?:能够|可以|能(?!够|源|力|耗))(?=[\u4e00-\u9fff]{2})")
#: 20%的|村集体|年收入超|30万元: of whom a share comes up to a bound.
_SHARE_ABOVE = late(
    r"(?P<whom>[\u4e00-\u9fff]{0,8}?(?:村集体(?!经济)|集体经济组织|行政村|建制村|村|企业|园区|合作社|农户|家庭|学校|乡镇|小区|社区|医院|机构|单位|项目|景区|县区|县))(?P<what>[\u4e00-\u9fffA-Z\d.]{0,12}?(?:收入|产值|投入|规模|面积|强度|覆盖率|普及率|率|浓度|比例))(?:达到?|超过?|突破|不低于|[保维]持在|控制在|低于|降到|降至)?$"
)
#: 85%的幼儿园|基本|达到…: an adverb before the predicate.
_ADVERB = re.compile(r"(?:基本|全[部面]|均已?|都|已|稳定|率先)$")


def _share_of_whom(reading: Reading, low: int, high: int) -> Phrase | None:
    """`85%以上行政村建成卫生室`: those who do, as with 的 behind the share."""
    hit = _SHARE_OF_WHOM.match(reading.text, low, high)
    if not hit:
        return None
    told = f"{hit['does'].strip(JOINING)}的{hit['whom']}"
    return Phrase(told, (Span(low, hit.end()),), "", (), "indicator.right_share", reading.clause.start)


#: 90%的|行政村|生活垃圾得到治理|: those of whom something is bettered.
_SHARE_BETTERED = late(
    r"(?P<whom>[\u4e00-\u9fff]{0,6}?(?:行政村|自然村|建制村|村庄|嘎查村?|村|乡镇|社区|小区|学校|企业|园区|农户|家庭))(?P<does>(?![委民居组])[\u4e00-\u9fff]{2,12}?得到(?:有效|全面|彻底|基本|及时)?[\u4e00-\u9fff]{2,6})$"
)


def share_bettered(reading: Reading, low: int, high: int) -> Phrase | None:
    """`90%以上的行政村生活垃圾得到治理`: those of whom something is bettered, with 的 or without."""
    hit = _SHARE_BETTERED.match(reading.text, low, high)
    return Phrase(f"{hit['does']}的{hit['whom']}", (Span(low, hit.end()),), "", (), "indicator.right_share", reading.clause.start) if hit else None


def share_lacks(reading: Reading, low: int, high: int) -> Phrase | None:
    """`四成卫生院未接入影像云`: those who lack it, or suffer from it, also behind 有."""
    hit = _SHARE_LACKS.match(reading.text, low, high)
    if not hit:
        return None
    return Phrase(f"{hit['does'].strip(JOINING)}的{hit['whom']}", (Span(low, hit.end()),), "", (), "indicator.right_share", reading.clause.start)


def share_above(reading: Reading, low: int, high: int) -> Phrase | None:
    """`25%的村集体年收入超40万元`: those who come up to it."""
    hit = _SHARE_ABOVE.match(reading.text, low, high)
    after = reading.after
    if not hit or after is None or high not in (after.outer_start, after.start):
        return None
    told = f"{reading.text[hit.start('what') : after.outer_end]}的{hit['whom']}"
    return Phrase(told, (Span(low, after.outer_end),), "", (), "indicator.right_share", reading.clause.start)


#: 能够提供6类以上|中医药服务|: what they do so many of.
_WITH_NUMBER = late(r"的?[\u4e00-\u9fff]{2,16}(?=[，。；]|$)")


#: 70%的卫生院|（不含分院）|设立…: how far those are meant.
_NOTED = re.compile(r"[（(]不?(?:含|包括|包含)[^（）()]{1,30}[)）]$")


def share_of_those(reading: Reading, low: int, region: str, end: int, *, told: bool) -> Phrase | None:
    """`30%的学校|开展…`: the rest of the clause tells which; the noun ends at `end` in its region, which begins at `low`.

    `told`: a predicate is known to stand behind the noun, so that it may be short (`30%的站长|连任`).
    """
    if reading.family not in ("percent", "ratio", "") or end >= len(region) - (1 if told else 2) or region[end] in "到赴":
        return None
    goes_on = reading.after is not None and low + len(region) == reading.after.outer_start and reading.text[reading.after.outer_start - 1] not in JOINING
    rest = _WITH_NUMBER.match(reading.text, reading.after.outer_end, reading.clause.end) if goes_on and reading.after else None
    told_of = region[end:] + (rest.group().lstrip("的") if rest else "")
    those = f"{_ABLE.sub('', told_of.strip(JOINING))}的{_NOTED.sub('', _ADVERB.sub('', region[:end]))}"
    spans = (Span(low, low + len(region)), *([Span(*rest.span())] if rest else []))
    return Phrase(those, spans, "", (), "indicator.right_share", reading.clause.start)


# --- without 的, where no noun stands before -------------------------------------------------------------------------------

#: 55%|左右股份, 20%|及|其他: what goes on behind a share is no noun.
_NO_SHARER = late(r"留[在守任]|[^\u4e00-\u9fff]|[是为属和与及或且并等按由用从向其各每则但仍再较比达超低高增降提减上下左]|以[上下内外]|来自|的|税率|额度|利率|股权")


def sharers_follow(reading: Reading, left: Phrase, low: int, high: int) -> bool:
    """Whether those of whom so much is a share follow without 的 (`80%以上|规模养殖场|配套…`), where no noun stands before it."""
    if left.indicator or _NO_SHARER.match(reading.text, low):
        return False
    words = reading.text[low:high]
    return len(words) > 2 and not told_at(words, 0) and not any_verb().at(words, 0)


# --- predicates and grants ------------------------------------------------------------------------------------------------

#: 房租补贴|按租金的50%给予; 对企业按投资额的10%给予 names no grant.
_GRANTS = ("补", "奖", "贴", "息", "助", "补偿", "奖励", "金")
#: 按投资额的20%|给予|一次性补贴: what is granted stands behind.
_GRANTED = re.compile(r"(?:一次性)?(?:给予|予以)")
#: 按投资额的2%给予|最高1000万元|落户奖励: the grant stands behind its limit.
_AT_MOST = re.compile(r"(?:最高|最多|不超过)?")
_GRANT_BEHIND = re.compile(r"的?(?P<grant>[\u4e00-\u9fff]{0,8}?(?:补助|补贴|奖励|奖补|资助|贴息|扶持|支持))")
#: 按公用经费的8%|列支|培训费: what is set aside of a whole.
_SET_ASIDE = late(r"(?P<verb>提高|上浮|上调|下浮|核增|安排|列支|提取|计提|预留|设立|开设|配备|筹集|缴纳|拨付|配套)(?P<what>[\u4e00-\u9fff]{2,14})(?=[，。；]|$)")
#: 按实际支出的30%|补助: the grant itself is measured.
_GRANT_ITSELF = re.compile(r"(?:累加|逐年|予以|进行)?(?P<grant>补助|补贴|奖励|配套|资助|贴息|奖补)")
#: 100%|实现|上网: a verb of reaching before the predicate.
_ACHIEVED = re.compile(r"(?:实现|完成|达到|得到|落实|做到)")


def _predicate(reading: Reading, left: Phrase, low: int, high: int) -> Phrase | None:
    """`100%就近入学`: with no noun the predicate stands; `按…的50%给予补助`: what is granted."""
    text = reading.text
    granted = _GRANTED.match(text, low, high)
    if granted and reading.after and _AT_MOST.fullmatch(text, granted.end(), high):
        grant = _GRANT_BEHIND.match(text, reading.after.outer_end, reading.clause.end)
        if grant:
            return reading.made(grant.start("grant"), grant.end(), [Span(*granted.span())], "indicator.granted")
    if granted and left.indicator.endswith(_GRANTS) and granted.end() == high:
        return replace(left, action=granted.group(), action_spans=(Span(*granted.span()),), rule="indicator.granted")  # 房租补贴按租金的50%|给予
    if granted:
        return reading.made(granted.end(), high, [Span(*granted.span())], "indicator.granted")
    aside = _SET_ASIDE.match(text, low, high) if text.find("按", reading.clause.start, low) >= 0 else None
    if aside:
        return reading.made(aside.start("what"), aside.end("what"), [Span(*aside.span("verb"))], "indicator.granted")
    grant = _GRANT_ITSELF.match(text, low, high)
    if grant:
        itself = Span(*grant.span("grant"))
        return reading.made(itself.start, itself.end, [itself], "indicator.granted")
    if reading.quantity.value_min != 100 or heads_pattern().search(left.indicator):
        return None
    hit = _ACHIEVED.match(text, low, high)
    actions = [Span(*hit.span())] if hit else list(left.action_spans)
    made = reading.made(hit.end() if hit else low, high, actions, "indicator.predicate")
    if not made.indicator.strip(JOINING):
        return None  # 100%|和|35%
    whose = _with_built(reading.text, left)
    made = made if hit or whose is left else reading.made(low, high, whose.action_spans, made.rule)
    return Phrase(whose.indicator + made.indicator, whose.spans + made.spans, made.action, made.action_spans, made.rule, made.clause_start)


#: 确保|新建|住宅小区100%配建…: how that is built which does something.
_BUILT = re.compile(r"(?:新|改|扩|改扩|新改扩|迁|续|重)建")


def _with_built(text: str, left: Phrase) -> Phrase:
    """The subject with a verb of building that only tells which are meant, since it does something itself."""
    verb = left.action_spans[-1] if left.action_spans and left.spans and left.action_spans[-1].end == left.spans[0].start else None
    if not verb or not _BUILT.fullmatch(verb.of(text)):
        return left
    actions = left.action_spans[:-1]
    span = Span(verb.start, left.spans[0].end)
    return replace(left, indicator=verb.of(text) + left.indicator, spans=(span, *left.spans[1:]), action="、".join(each.of(text) for each in actions), action_spans=actions)
