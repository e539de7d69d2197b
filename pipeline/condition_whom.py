"""Conditions that say to whom something is given, and for what: numbers that have to be come up to (`年纳税额达到50万元以上，一次性奖励10万元`: the 50万元)."""

from __future__ import annotations

import re

from extractors.late import late
from extractors.span import Span
from extractors.units import units
from pipeline.situation import ADDRESSED, Situation, Spans

# --- to whom -----------------------------------------------------------------------------------------------------------

#: 1000万元|、5000万元|的机构, 1亿元|或税收1000万元|以上的项目: numbers that a number is listed with.
_LISTED = r"(?:(?:[、和及/]\s?|或[^，。；,、\d的]{0,8})\d[\d.]*[^，。；,、/\d]{1,6}){0,6}"
#: 用工超过40人|的，|…: what stands before 的 says who is meant.
_WHO_HAS = re.compile(rf"{_LISTED}(?:[（(]不?含[^）)]{{0,6}}[)）])?(?:以上|以下|以内)?的[，,；]")


def who_has(case: Situation) -> Spans | None:
    """`年用工超过40人的，…`."""
    hit = _WHO_HAS.match(case.text, case.quantity.outer_end, case.sentence.end)
    return (Span(*hit.span()),) if hit else None


#: 600万元|以上的企业，给予|…: the kind of thing that something is given to; 70家|以上企业，纳入| counts those themselves.
_OF_KIND = re.compile(
    rf"{_LISTED}(?:以上|以下|以内)?(?:的[^，。；,\d]{{1,16}}|(?P<bare>企业|单位|机构|合作社|园区))[，,][^，。；,\d]{{0,10}}?"
    r"(?:给予|奖励|补助|补贴|按|可(?!提供|新增|容纳|增加|满足|解决|实现|带动|接待|形成)|应当|须|予以|一次性|享受|纳入|列入|优先|取消|扣减|不予|约谈|通报|责令|限期|暂停|追究|问责)"
)
_COUNTING = ("count", "person")
#: |给予|600万元以上的…: a verb before the number makes it what is given.
_GIVES = re.compile(r"给予|奖励|补助|补贴|安排|不低于|不少于|达到|保留|设置|配备|提供|享受")


def of_kind(case: Situation) -> Spans | None:
    """`产值600万元以上的合作社，给予…`."""
    hit = _OF_KIND.match(case.text, case.quantity.outer_end, case.sentence.end)
    if not hit or case.makes or (hit["bare"] and units().get(case.quantity.unit) in _COUNTING) or (not case.whom and _GIVES.search(case.text, case.clause.start, case.quantity.start)):
        return None
    return (Span(*hit.span()),)


#: 3条|并持续经营的运营企业，连续|补助|: the rest of who is meant, and what they get.
_DESCRIBED = late(r"[^，。；]{0,80}?(?:[，,][并且][^，。；]{2,40}?)?的[\u4e00-\u9fff“”（）()]{2,16}[，,](?:[^。；，,]{1,20}[，,])?[^。；，,\d]{0,12}?(?:给予|予以|奖励|补助|补贴|资助|奖补)")
_PARTS = re.compile(r"[，；。]")


def described(case: Situation) -> Spans | None:
    """`对线路不少于3条、车辆不少于6辆并持续经营的企业，给予…`: the 3条, the 6辆."""
    start, at = max(case.clause.start, case.sentence.start), case.quantity.outer_start
    if case.quantity.comparator in ("=", "range") or not ADDRESSED.match(case.text, start) or _PARTS.search(case.text, start, at):
        return None
    hit = _DESCRIBED.match(case.text, case.quantity.outer_end, case.sentence.end)
    return (Span(*hit.span()),) if hit else None


#: 对80岁|以上老人全部|…: what is done for them.
_TOLD_OF = re.compile(r"(?:以上|以下|以内|及以上|及以下)[^，。；]{1,24}(?:的|全部|均|一律|实行|给予|开展|实施)")


def for_whom(case: Situation) -> Spans | None:
    """`对招收4名以上残疾职工的企业…`."""
    whom = case.whom
    told = _TOLD_OF.match(case.text, case.quantity.end, case.clause.end) if whom else None
    return (Span(*whom.span()), Span(*told.span())) if whom and told else None


# --- for what ----------------------------------------------------------------------------------------------------------

#: 以|5600名失能老人|为服务对象: those for whom all of it is done.
_AS_THOSE = re.compile(r"[^，。；\d]{2,24}?为(?:[\u4e00-\u9fff]{0,6}?对象|重点(?:人群|群体)?(?=[，,、]))")
_FROM = re.compile(r"(?<![^，。；、：\n])[^，。；、\d]{0,8}以[^，。；、\d]{0,16}$")


def addressed(case: Situation) -> Spans | None:
    """`以5600名失能老人为主要服务对象，开展上门护理`: the 5600."""
    quantity = case.quantity
    those = _AS_THOSE.match(case.text, quantity.end, case.sentence.end)
    if not those or not _FROM.search(case.text, max(case.sentence.start, quantity.outer_start - 28), quantity.outer_start):
        return None
    return (Span(*those.span()),)


_GIVES_SUM = r"(?:给予|予以|奖励|奖补|补助|补贴|资助|给(?=(?:[\u4e00-\u9fff]{2}){1,3}\d))(?!表彰|通报|批评|处[分罚]|警告|配合|关注|指导|倾斜|通过)"
#: |税收达到|50万元以上，一次性|奖励|…, 投资5000万元以上，实行|“一事一议”|: what is earned by it is told in a later clause of the same part.
_EARNS = re.compile(
    r"(?:及?以上|及?以下|以内)?(?:[（(]含[^）)]{0,8}[)）])?(?:的[\u4e00-\u9fff]{1,12}|[^，。；：、\d]{0,12})(?:[、，,][^。；;，,、\d]{1,24}?\d[\d.]*[^。；;，,、\d]{0,12}){0,2}(?:[，,](?:在|自|从|经|根据|依据|按照?)[^，。；\d]{2,20}){0,2}"
    r"[，,](?:(?!对|凡)[^。；;，,\d]{1,12}的)?(?:可|(?:根据|依据|按照?)[^，。；\d]{2,16}(?=给)|再|另行?|均|分别|一次性|优先|当年|(?P<each>每[^，。；\d对]{1,6}?)|按照?[^，。；]{0,24}?(?:\d[^，。；]{1,8}|标准|比例)){0,3}"
    + _GIVES_SUM
    + r"|[^。；]{0,50}?实行“?一[事企项]一[议策]"
)
#: 总投资5000万元以上|，由县政府无偿供地|, 亿元以上|，免征配套费|: a favour that is no sum.
_FAVOURED = late(
    r"(?:及?以上)?(?:的[\u4e00-\u9fff]{1,8})?(?:[，,][^。；，,]{2,24}){0,3}[，,]"
    r"(?:由[^，。；\d]{0,6}(?:政府|财政|管委会)(?:优先|无偿|全额|按[^，。；\d]{2,10})?(?:供|安排|给|返还|提供|减|免|奖|补|划拨)|可?享受|免[征收缴除]|减半|减[征免收按]|可?优先(?:安排|供|推荐|保障|享受|列入|纳入|支持|办理))"
)
#: 30亩以上|才可领取补贴|: what so much is the least for.
_ONLY_THEN = re.compile(r"(?:及?以上)?(?:的[\u4e00-\u9fff]{0,8})?(?:才|方)[可能][以够]?(?:领取|享受|申[请报领购]|列入|纳入|参[加评与选]|获|给予|予以|评|办理|认定|入[驻围选])")
#: 吸纳员工100人以上|，且签订合同的，给予|…: what is earned behind a list of conditions that ends with 的.
_EARNS_BY_ALL = re.compile(r"(?:(?![，,](?:对|凡))[^。；]){0,60}?的[，,](?:(?!对|凡)[^，。；\d]){0,10}?(?:按照?[^，。；]{2,30}?)?" + _GIVES_SUM)
#: |新建|20所以上，每所补助…: what is done by order, and given in turn; 面积达到|50亩以上 is no order.
_ORDERED = re.compile(
    r"(?:给予|支持|安排|最高|最多|应|须|不得|力争|确保|争取|原则上|每年|落实|覆盖率|开展)[^，。；]*$"
    r"|(?:新建|改建|扩建|建成|建设|改造|(?<!当年)(?<!年度)新增|培育|(?<!新)引进|培训|培养|实施|完成|打造|发展|创建|配备|设置|组织|举办)(?![^，。；]*(?:达到?|满|超过|突破|以上[、和])\s?$)[^，。；]*$"
)
#: 投资3000万元|以上、亩均税收|不低于15万元，…给予: a bound that stands behind one that is come up to.
_LISTED_WITH = re.compile(r"\d[\d.]*[^，。；、\d]{1,4}及?以上[、，且](?:且|并)?[^，。；、\d]{2,14}$")
_DIGIT = re.compile(r"\d")


def earns(case: Situation) -> Spans | None:
    """`年纳税额达到50万元以上，一次性奖励10万元`: the 50万元; `吸纳员工100人以上，且签订合同的，给予…`: the 100人."""
    quantity, text = case.quantity, case.text
    only = _ONLY_THEN.match(text, quantity.end, case.sentence.end)
    if only:
        return (Span(*only.span()),)
    trailing = quantity.outer_end > quantity.end or quantity.rule == "quantity.between"  # 不少于50人 is asked, 50人以上 or 超过50人 is come up to
    if case.governing.source == "stated" and not case.addressed:
        return None
    listed = not trailing and quantity.comparator == ">=" and _LISTED_WITH.search(text, max(case.part_start, quantity.outer_start - 24), quantity.outer_start) is not None
    if not (trailing or listed or quantity.comparator in ("range", ">")):
        return _reaches(case)
    hit = _EARNS_BY_ALL.match(text, quantity.outer_end, case.sentence.end) if trailing else None
    if not hit and not _ORDERED.search(text, case.clause.start, quantity.start):
        favoured = trailing and units().get(quantity.unit) == "money" and _FAVOURED.match(text, quantity.end, case.sentence.end)
        hit = favoured or _EARNS.match(text, quantity.end, case.sentence.end)
    return (Span(*hit.span()),) if hit and (trailing or listed or not _DIGIT.search(hit.group().partition("按")[0])) else None


#: 接待游客|达到|200人次: a bare number that is come up to.
_REACHED = re.compile(r"(?:达到?|满|到[位账资](?:资金|外资|投资)?)\s?$")
#: 200人次|的即可申报奖励|, 16人|，在本市住宿，奖励200元|: the sum, or the right to ask for it, that follows.
_AWARDS = late(
    r"(?:且[^，。；\d]{2,16}达到?\d[\d.]*[^，。；\d]{1,4})?(?:的?[，,]?即?可以?(?:申报|申请|享受|获得)[^，。；]{0,14}(?:奖|补|贴)"
    r"|[，,](?:[^。；，,]{2,16}[，,]){0,2}(?:一次性|另行|分别)?(?:给予|奖励|补助|补贴)(?![^，。；\d]*(?:[到至率面]|对象|标准|资金))[^，。；\d]{0,12}(?:\d[\d.]*[万亿]?元|(?<=指标|名额|编制)\d+[个名])"
    r"|的[\u4e00-\u9fff]{2,12}[，,](?:按照?[^，。；]{2,30}|[^，。；\d]{0,10}?)(?:给予|予以|奖励|奖补|补助|补贴|资助))"
)


def _reaches(case: Situation) -> Spans | None:
    """`接待游客达到150人次的可申报奖励`, `用工满30人，另行补助6万元`: what is come up to; what is ordered (`力争达到…`) is none."""
    text, quantity = case.text, case.quantity
    if quantity.comparator != "=" or not _REACHED.search(text, case.clause.start, quantity.start) or _ORDERED.search(text, case.clause.start, quantity.start):
        return None
    hit = _AWARDS.match(text, quantity.end, case.sentence.end)
    return (Span(*hit.span()),) if hit else None


# --- for what at once --------------------------------------------------------------------------------------------------

_SUM = r"(?:一次性|再|另行?|分别)?(?:给予|予以|奖励|奖补|补助|补贴|资助)[^，。；\d]{0,10}\d[\d.]*[万亿]?元"
#: 70件以上|奖励3000元|, 90亩以上|每亩补助60元|: the sum right behind what is come up to.
_AT_ONCE = re.compile(rf"(?:每[\u4e00-\u9fff]{{1,3}})?{_SUM}")
#: 20天（含）以上|的展出，每场奖励5000元|: a bound that says of itself that it is met, and what is given for it.
_MET = re.compile(r"[^。；;]{0,90}?(?:奖励|奖补|补助|补贴|资助|给予)")
#: 400只以上|种羊的羊场，每场补助8万元|: each of the things that the bound is told of.
_EACH_OF_THEM = late(rf"[^。；;]{{2,50}}?(?P<thing>[\u4e00-\u9fff])(?:[（(][^（）()]{{1,8}}[)）])?[，,]每(?P=thing){_SUM}")
#: 3000张|（晾晒场600平方米）以上的竹席厂|: the bound behind a bracket.
_BOUND_BEHIND = late(r"[（(][^（）()]{2,20}[)）]及?以[上下]的?(?=[\u4e00-\u9fff]{2})")
_SHUT_BOUND = re.compile(r"[)）]及?以[上下]的?(?=[\u4e00-\u9fff]{2})")
#: 100万元|（含100万元）至200万元的前五名，奖励…|, 2亿元|的，一次性奖励…|: a step of what is come up to, and what is given for it.
_STEP = re.compile(
    r"(?:[（(]不?含[^（）()]{0,10}[)）])?(?:及?以[上下])?(?:[至到—－~～-]{1,2}\d[\d.]*[千万亿]*[^\d，。；、（）()]{1,4}(?:[（(]不?含[^（）()]{0,10}[)）])?(?:及?以[上下])?)?"
    r"(?:且[^，。；]{2,20}?)?的(?:[^，。；\d]{0,8}(?:企业|单位|个人|合作社|项目|商户|农户|网店|平台|主体|[者户]))?(?:前?\d{1,2}[名家个]|前[一二三四五六七八九十]{1,2}[名家])?[，,](?:当年|每年|可|均|按[^，。；]{1,24}?)?(?:一次性)?(?:给予|予以|奖励|奖补|补助|补贴|资助)"
)
_EACH_WIDTH = 64


def awarded(case: Situation) -> Spans | None:
    """`70件以上奖励3000元`, `20天（含）以上的展出，每场奖励5000元`: what is come up to for a sum."""
    quantity, text, end = case.quantity, case.text, case.sentence.end
    behind = text[quantity.end : quantity.end + 1]
    aside = (_BOUND_BEHIND if behind in "（(" else _SHUT_BOUND).match(text, quantity.end) if behind in "（(）)" else None
    if aside:
        return (Span(*aside.span()),) if _MET.match(text, aside.end(), end) else None
    step = _STEP.match(text, quantity.end, end) if behind and behind in "（(及以至到—－～~-的且" and not case.given and not case.makes else None
    if step:
        return (Span(*step.span()),)
    if quantity.outer_end == quantity.end:
        return None
    itself = "含" in text[quantity.end : quantity.outer_end] or _of_addressed(case)
    later = _MET if itself else _EACH_OF_THEM if "每" in text[quantity.outer_end : quantity.outer_end + _EACH_WIDTH] else None
    hit = _AT_ONCE.match(text, quantity.outer_end, end) or (later.match(text, quantity.outer_end, end) if later else None)
    return (Span(*hit.span()),) if hit else None


def _of_addressed(case: Situation) -> bool:
    """`对新落户的牧场，到资在900万元以上，投产后按3%给予奖补`: a bound in a part of the sentence that begins with who is meant."""
    if not ADDRESSED.match(case.text, case.part_start) or case.given:
        return False
    return not _ORDERED.search(case.text, case.clause.start, case.quantity.outer_start)


# --- where to, and what is meant by a name ----------------------------------------------------------------------------

#: 向|两个|副中心倾斜|: those that something is led to.
_LED_TO = re.compile(r"[^，。；\d]{1,12}(?:(?:、|和|以及)[^，。；]{2,16}){0,3}?(?:倾斜|配置|布局|集聚|集中|流动|下沉|聚集|疏解|辐射|下移)(?=[，。；、的]|$)")
_TOWARDS = re.compile(r"(?<![方面导取流意])向(?:[\d一二两三四五六七八九十]{1,3}个[^，。；、\d]{2,10}(?:、|和|以及)){0,3}$")


def led_to(case: Situation) -> Spans | None:
    """`优质医疗资源向三个新城、两个副中心倾斜`: the three, the two."""
    left = max(case.clause.start, case.quantity.start - 40), case.quantity.start
    if case.quantity.unit != "个" or case.text.find("向", *left) < 0 or not _TOWARDS.search(case.text, *left):
        return None
    hit = _LED_TO.match(case.text, case.quantity.end, case.sentence.end)
    return (Span(*hit.span()),) if hit else None


#: 不低于1亿元|的项目为市级重大项目|。: what so much makes of a thing.
_CALLED = re.compile(r"及?(?:以[上下内])?(?:[（(]不?含[^）)]{0,6}[)）])?的(?P<noun>(?:[\u4e00-\u9fff]{2,10}、){0,3}[\u4e00-\u9fff]{2,16})，?(?:为|属于?|称为|认定为|界定为|视为)[\u4e00-\u9fff]{0,12}?(?P<same>[\u4e00-\u9fff]{2})(?=[，。；（]|$)")
#: |绿地率|不低于40%的小区为…: a share that is told of them; 80%以上的小区为… counts them.
_SHARE_OF_THEM = re.compile(r"(?:率|比例|比重|占比|股[权份]?|份额)[^，。；、\d]{0,6}$")
#: |小型水库是指|总库容…, 所称|规模养殖场，是指|…: the name that is explained.
_IS_MEANT = re.compile(r"(?:是|系)指[^。；]{0,40}$")
_OF_SUCH = late(r"(?:及?以[上下内])?(?:[（(]不?含[^）)]{0,6}[)）])?(?:[、，且并和]|及|或者?)?[^。；]{0,60}?的[\u4e00-\u9fff]{2,16}(?=[，。；]|$)")


def defines(case: Situation) -> Spans | None:
    """`总投资不低于1亿元的项目为重大项目`, `小型水库是指总库容不低于10万立方米的水库`: the bounds of what is called so."""
    quantity, text = case.quantity, case.text
    if quantity.comparator in ("=", "~"):
        return None
    if text.find("指", case.sentence.start, quantity.start) >= 0 and _IS_MEANT.search(text, case.sentence.start, quantity.outer_start):
        hit = _OF_SUCH.match(text, quantity.end, case.sentence.end)
        return (Span(*hit.span()),) if hit else None
    counts = quantity.unit == "%" and not _SHARE_OF_THEM.search(text, case.clause.start, quantity.outer_start)
    called = None if counts or case.makes else _CALLED.match(text, quantity.end, case.sentence.end)
    return (Span(*called.span()),) if called and called["noun"].endswith(called["same"]) else None


# --- for what is bought ------------------------------------------------------------------------------------------------

#: （|单台价格不超过|4000元）: the price of what is bought.
_PRICED = re.compile(r"[（(](?:单[件台个辆]|销售|购[机车买])[^（）()，。；\d]{0,10}价格?(?:不超过|不高于|低于|高于|在)?\s?$")
_PRICE_WIDTH = 24


def priced(case: Situation) -> Spans | None:
    """`购买净水机（单台价格不超过4000元），按12%给予补助`: the 4000元."""
    hit = _PRICED.search(case.text, max(case.sentence.start, case.quantity.start - _PRICE_WIDTH), case.quantity.start) if case.quantity.unit == "元" else None
    return (Span(*hit.span()),) if hit and _MET.match(case.text, case.quantity.end, case.sentence.end) else None


#: |购买|9000元以上播种机|补助2000元|: what is bought, and what its buyer gets.
_BUYS = re.compile(r"(?:购[买置]|换购|置换|出售)[^，。；]{0,24}$")
_GETS = late(r"[^，。；]{2,30}?(?:补贴|补助|奖励)(?:[\u4e00-\u9fff]{1,8}的)?(?:最高)?\d")


def bought(case: Situation) -> Spans | None:
    """`购买9000元以上40马力以下播种机的农户补助2000元`: the 9000元, the 40马力."""
    quantity, text = case.quantity, case.text
    left = case.clause.start, quantity.outer_start
    if quantity.comparator in ("=", "~") or (text.find("购", *left) < 0 and text.find("售", *left) < 0 and text.find("置换", *left) < 0) or not _BUYS.search(text, *left):
        return None
    hit = _GETS.match(text, quantity.end, case.clause.end)
    return (Span(*hit.span()),) if hit else None
