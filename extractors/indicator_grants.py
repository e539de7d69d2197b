"""Grants: `给予企业50万元一次性奖补` is an 一次性奖补, whoever it is given to."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_grant_rates import GRANT, SUMS, TAKER, at_rate
from extractors.indicator_grant_standards import by_rate_of, given_alone, one_of_them, standard
from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.span import Span

#: What is granted alone: no clause without one of these signs is looked at.
_SIGN = re.compile(r"[奖补贴资助给予]")
#: 4万元|的标准，给予…, 50%|的比例，对…: what may stand behind a rate whose grant is named in the next clause.
_RATE_SIGNS = ("的", "标", "比")
#: What takers are named with.
_HAN = r"[\u4e00-\u9fff“”（）()、]"
#: |给予企业最高|50万元一次性奖补: whom it is given to, and the grant where it stands before the sum.
_GIVEN_TO = late(rf"(?P<verb>给予|予以|给)(?:最高|不超过)*(?P<whom>{_HAN}{{0,24}}?)(?P<noun>(?:一次性)?{GRANT})?(?:最高|不超过)?(?:[\d一二三四五]年)?\s?$")
_ONLY_TAKER = late(rf"{TAKER}|{_HAN}{{2,24}}(?:企业|单位|机构|政府|部门|县区|团队|人员)")
#: 给予|100万元、50万元、|20万元的资助: sums that are joined to this one before and behind it.
_SUM = r"\d[\d.]*(?:[万亿]?元|%)"
_RUN_BEFORE = re.compile(rf"(?:{_SUM}[、和或]){{1,6}}$")
_RUN_BEHIND = re.compile(rf"(?:[、和或]{_SUM}){{1,6}}")
#: 给予|发布方|最高90万元支持，给予|承接方|最高300万元支持: several who take it in turn.
_GIVEN_IN_TURN = late(r"(?:给予|予以)([\u4e00-\u9fff]{0,6}?(?:方|企业|单位|个人|机构|团队|学校))(?:最高|不超过)?\d")
#: 50万元|的一次性奖补|: the grant behind the sum, with nothing of a longer name behind it.
_GRANT_BEHIND = late(
    rf"(?:以内|以下|以上)?\s?的?(?P<noun>(?:一次性)?(?:[\u4e00-\u9fff]{{1,8}}?)??(?:{GRANT}|返还|支持|救助|补偿|配套|经费|资金)(?:资金|支持|返还|资助)?)(?=[，,。；;、）)\s]|$|政策|用于|鼓励|对|[和及与](?:最|不|每|\d))"
)
#: |单个企业|每年给予最高: whom a cap holds for.
_EACH_TAKER = re.compile(r"\s*[且并但]?(?P<whom>(?:单个|每个|单家|每家|单户|每户|同一|每项|单项|每人|每名|每支)(?:企业|项目|单位|机构|主体|园区|平台|合作社|团队|人才|课题|产品|品牌|实验室|中心|基地)?)(?:每年|累计|最高|可|一次性)*$")
#: 总额40%|、最高90万元|的经费支持: a second bound of the same grant.
_BOUNDED_BY = re.compile(r"[、，,](?:且|总额)?(?:最高|不超过)\d[\d.]*[万亿]?元(?:以内|以下)?")
#: 50元/亩|（林地25元/亩）|的补贴: another sum in brackets before the grant.
_ASIDE = re.compile(r"[（(][^（）()，。；]{2,20}[）)]")
#: |一次性奖励制作单位|100万元, |每亩补贴农户|60元.
_GIVES_TAKER = late(rf"(?P<noun>(?:一次性|每[\u4e00-\u9fff]{{1,4}}?)?(?P<verb>奖励|奖补|补助|补贴|资助)){TAKER}\s?$")
#: |奖励投资额度的|5%, |补贴|10%: the verb before a share and what it is taken of.
_SHARE_OF = late(
    r"\s*(?:[可再另并则]|对[^，。；\d]{2,20}?)?(?P<noun>(?:一次性)?(?P<verb>奖励|奖补|补助|补贴|资助))"
    r"(?:(?!资金|金|金额|标准|比例|总额|面积|额度?的?|率|对象|期)(?:(?!按)[\u4e00-\u9fff]){2,14}的)?\s?$"
)
#: |每新增1亿元产值奖励|10万元: for each of what; of a unit (每亩奖励) it belongs to the name.
_FOR_EACH = late(
    r"(?:每再?(?:满|超过?|(?=\s?\d[\d.]*[百千万亿]{0,2}(?:元|美元|千瓦|吨|平方米|标箱|立方米))|(?![年月周天日季])(?:(?![奖补贴资助给予])[\u4e00-\u9fff]){2,4})(?=\s?[\d一二三五十])(?!一次性)[^，。；]{1,20}|第[一二三四五六]家)(?P<noun>(?:一次性)?(?P<verb>奖励|奖补|补助|补贴|资助))\s?$"
)
#: |市级奖励|2万元, |国家级孵化器一次性奖励|90万元, |每亩补贴|60元: the level of what was attained and what it is given for each of are parts of the name.
_OF_LEVEL = late(
    r"\s*[、和]?对?(?:(?:新|首次|成功|当年|年度|重新)*(?:获批|获评|获得|认定为?|评定为?|创建为?|创成|入选|备案)[为的]?)?(?P<name>(?:(?:国家|[省市县区州])级(?!财政)(?:(?![给分再另最安拨落兑每]|发(?!中心|机构|平台|展))[\u4e00-\u9fff“”]){0,16}?|每(?![年月天日周季学次])(?:(?![每年月均最给予再分])[\u4e00-\u9fff]){1,5}?)(?:一次性)?(?P<verb>奖励|奖补|补助|补贴|资助))\s?$"
)
#: |每家企业每年奖励总额|最高90万元, |同一主体累计奖补|不超过90万元, |每年最高奖励|不超过90万元: how much is given at most, and to whom.
_CAP = late(
    r"\s*[且并但]?(?P<whom>(?:每(?!年)|单|同一|各)(?:(?![每最给予累])[\u4e00-\u9fff]){1,8}?)?(?:每年度?|当年|每季度|每月|累计|总计|合计|最高|最多|平均|可|获得?|享受){1,3}"
    r"(?P<noun>(?P<verb>奖励|奖补|补助|补贴|资助|贴息)(?:总额|总金额|金额|资金|额度?)?)(?:每年|累计|合计|最高|最多)?\s?$"
)
#: |三星级按|60%奖励返还: to what class, where the grant stands behind a share.
_OF_CLASS = late(r"\s*(?P<name>[\u4e00-\u9fffA-Z]{1,8}[级类档])按\s?$")
_RETURNED = re.compile(r"(?P<noun>(?:奖励|补助|补贴|奖补)(?P<verb>返还)|奖励|补助|补贴|奖补|资助|返还)")
#: 对考核优秀的|奖励|9万元, 对新认定的瞪羚企业|奖励|9万元, 对前3名的乡镇各|奖励|9万元, 颁发证书并|奖励|900元, 购置额80万元以上的|补贴|10%: the verb itself is all that names it.
_ITSELF = late(rf"(?:\s*对[^，。；\d]{{2,24}}?(?:的|(?=[再另]|一次性(?:奖励|奖补|补助|补贴|资助)))|\s*对[^，。；\d]{{0,24}}?的{TAKER}|\s*对(?![^，。；\d]{{0,12}}(?:国家|[省市县区州])级)[^，。；\d]{{2,30}}(?:[企产从创][业者户]|单位|个人|机构|[工车]间|合作社|大户|农户|农场|平台|团队|主体|景区|民宿|[酒饭]店|门店|商户|公司|人员|人才|学校|项目|孵化器|站点|县区|县（市、区）|乡镇|镇街|街道|(?<![农乡])村|社区|村（社区）|队伍|选手|学生|教师|家庭|班组|组织|协会|部门)(?=奖|补|资|一次)|\s*对[^，。；]{{2,30}}?(?:[各均]|分别)|[^，。；]{{2,20}}并|\s*(?:的|额外)|(?<=以[上下]))[再另]?(?P<noun>(?:一次性)?(?P<verb>奖励|奖补|补助|补贴|资助))\s?$")
#: 奖|励|, 补|贴|: what a granting verb right before the sum ends in.
_VERB_ENDS = "励补助贴 "
#: 新评定为五星级饭店的|奖励|200万元, 四星级的|奖励|80万元: the verb behind what was attained.
_ATTAINED = late(
    r"[^，。；、\d]{0,8}(?:评定?为|认定为?|获评?|获得|获批|入选|列为|列入|创成|创建为?|晋升为?|通过|达到|命名为?|评上)[^，。；\d]{2,24}的(?:[^，。；、\d]{2,6}[，,])?[再另]?(?P<noun>(?:一次性)?(?P<verb>奖励|奖补|补助|补贴|资助))\s?$"
    r"|\s*(?:重新|首次|再次|新|年度)(?:认定|评定|获评|入库|获批|评选)的(?P<anew>(?:一次性)?(?P<does>奖励|奖补|补助|补贴|资助))\s?$"
    r"|\s*(?:国家|[省市县区]|[一二三四五]星|[甲乙丙特一二三]|[1-5]?A)级(?:[\u4e00-\u9fff]{2,8})?的(?P<grant>(?:一次性)?(?P<gives>奖励|奖补|补助|补贴|资助))\s?$"
)
#: 种粮大户（50亩以上）|每亩再奖补|60元: a size in brackets parts those who get it from the grant.
_AFTER_NOTE = late(r"[\u4e00-\u9fff]{2,12}[（(][^（）()，。；]{0,8}\d[^（）()，。；]{1,8}以[上下内][^（）()，。；]{0,6}[)）](?:每[\u4e00-\u9fff]{1,3})?[再另]?(?P<noun>(?:一次性)?(?P<verb>奖励|奖补|补助|补贴|资助))\s?$")
#: 按投资额的|5%|，给予不超过50万元的奖励: a rate, and the grant in the clause behind it.
_RATE = re.compile(r"(?:按照?|根据)[^，。；]{2,30}$")
_THEN_GIVEN = re.compile(rf"(?:的标准)?[，,]\s?(?:一次性)?(?P<verb>给予|予以|发放)(?:{TAKER})?(?:[^，。；\d]{{0,8}}\d[\d.]*[万亿]?元(?:以[内下])?的?)?(?P<noun>(?:一次性)?[\u4e00-\u9fff]{{0,8}}?(?:{GRANT}|支持))")

#: 按照|小学|每生900元、|初中|每生1200元: to whom each of joined sums goes.
_BY_OWN = late(r"(?:[^，。；\d]{0,12}?按(?:照|(?!照))|[、和及与])(?P<own>(?![每不最其平])[\u4e00-\u9fff]{2,8}?)(?:每[人生户年月学名张亩床位均度]{1,4}|不低于|不少于)*\s?$")
#: 1200元|的标准安排生均经费|: what is given by the standard, behind the last of them.
_OF_STANDARD = late(
    r"(?:[、和及与][^，。；、\d]{2,14}\d[\d.]*[万亿]?元(?:以上)?){0,6}的?标准[，,]?(?:分别|予以|足额|按时|据实|统一)*"
    r"(?P<verb>给予|发放|安排|拨付|落实|补助|核定|配备|提供|划拨|下达|奖励)(?P<noun>[\u4e00-\u9fff]{2,10}?)(?=[，。；]|$)"
)


def _by_standard(reading: Reading) -> Phrase | None:
    """`按照小学每生900元、初中每生1200元的标准安排生均经费`: what the standard is for, with to whom each sum goes."""
    text, start = reading.text, reading.clause.start
    if reading.family != "money" or text.find("标准", reading.quantity.end, reading.clause.end) < 0:
        return None
    given = _OF_STANDARD.match(text, reading.quantity.outer_end, reading.clauses.whole.end)
    own = _BY_OWN.match(text, max(start, reading.left_from), reading.quantity.outer_start) if given else None
    if not given or not own or text.find("按", start, own.start("own")) < 0:
        return None
    made = _phrase(reading, given, given)
    whom = Span(*own.span("own"))
    return replace(made, indicator=whom.of(text) + made.indicator, spans=(whom, *made.spans))


#: 补贴|3000元|购种费, 每人发放|2000元|交通补贴: what is paid for stands behind the sum.
_PAYS = re.compile(r"(?P<verb>补贴|补助|奖励|资助|发放|支付|报销|减免|返还)(?:每[人户生月年亩头]{1,2})?(?:约|近)?\s?$")
_PAID_FOR = late(r"的?(?P<noun>(?:(?![的给予用于按对])[\u4e00-\u9fff]){1,8}(?:费|津贴|补贴|补助|[奖赠]?券))(?=[，。；、）)]|$)")


def _paid_for(reading: Reading, high: int) -> Phrase | None:
    """`由镇里补贴1500元育苗费`: what the sum is paid for."""
    behind = _PAID_FOR.match(reading.text, reading.quantity.outer_end, reading.clause.end) if reading.family == "money" else None
    pays = _PAYS.search(reading.text, max(reading.clause.start, reading.left_from), high) if behind else None
    return _phrase(reading, pays, behind) if pays and behind else None


def granted(reading: Reading) -> Phrase | None:
    """The grant that the quantity is, without who takes it; None where the clause tells of none or nothing stands beside it."""
    text, start, high = reading.text, reading.clause.start, reading.quantity.outer_start
    if reading.family not in SUMS and reading.quantity.unit not in ("比", "倍"):
        return None
    by_own = _by_standard(reading)
    if by_own or not _SIGN.search(text, start, reading.clause.end):
        behind = text[reading.quantity.outer_end : reading.quantity.outer_end + 1]
        return by_own or (at_rate(reading, high) if behind in _RATE_SIGNS else None) or _by_rate(reading, high) or standard(reading, high) or one_of_them(reading, high)
    paid_for = _paid_for(reading, high)
    if paid_for:
        return paid_for
    rated = by_rate_of(reading, high) or at_rate(reading, high) or standard(reading, high)
    if rated:
        return rated
    whole = _OF_LEVEL if reading.family == "money" else _SHARE_OF
    hit = _GIVES_TAKER.search(text, start, high) or _FOR_EACH.search(text, start, high) or whole.match(text, max(start, reading.left_from), high) or _ITSELF.match(text, reading.left_from, high)
    if hit:
        return _phrase(reading, hit, hit)
    attained = _told_before(reading, high) if text[high - 1] in _VERB_ENDS else None
    if attained:
        return attained
    cap = _CAP.match(text, start, high)
    if cap:
        whom = Span(*cap.span("whom")) if cap["whom"] else None
        made = _phrase(reading, cap, cap)
        return made if whom is None else replace(made, indicator=whom.of(text) + made.indicator, spans=(whom, *made.spans))
    return _given_to(reading, high) or _by_rate(reading, high) or _to_class(reading, high) or one_of_them(reading, high) or given_alone(reading, high)


def _told_before(reading: Reading, high: int) -> Phrase | None:
    """The grant whose verb stands behind what was attained for it, or a size in brackets."""
    text, low = reading.text, max(reading.clause.start, reading.left_from)
    noted = _AFTER_NOTE.search(text, reading.clause.start, high) if "以" in text[reading.clause.start : high] else None
    if noted:
        return _phrase(reading, noted, noted)
    attained = _ATTAINED.match(text, low, high)
    if attained:
        noun, verb = next((pair for pair in (("noun", "verb"), ("anew", "does")) if attained[pair[0]]), ("grant", "gives"))
        return reading.made(*attained.span(noun), [Span(*attained.span(verb))], "indicator.granted_to")
    return None


def _to_class(reading: Reading, high: int) -> Phrase | None:
    """`三星级按60%奖励返还`."""
    to = _OF_CLASS.match(reading.text, reading.clause.start, high)
    behind = _RETURNED.match(reading.text, reading.quantity.outer_end, reading.clause.end) if to else None
    if not to or not behind:
        return None
    verb = Span(*behind.span("verb" if behind["verb"] else "noun"))
    made = reading.made(*behind.span("noun"), [verb], "indicator.granted_to")
    whom = Span(*to.span("name"))
    return replace(made, indicator=whom.of(reading.text) + made.indicator, spans=(whom, *made.spans))


def _given_to(reading: Reading, high: int) -> Phrase | None:
    """`给予企业50万元一次性奖补`, `给予投资方奖励100万元`."""
    text = reading.text
    run = _RUN_BEFORE.search(text, reading.clause.start, high) if reading.before and text[high - 1] in "、和或" else None
    low, high = (reading.clause.start, run.start()) if run else (reading.left_from, high)
    at = max(text.rfind(word, low, high) for word in ("给予", "予以"))
    at = text.rfind("给", low, high) if at < 0 else at
    given = _GIVEN_TO.match(text, at, high) if at >= 0 else None
    if not given:
        return None
    if given["noun"]:
        return _phrase(reading, given, given) if not run and _ONLY_TAKER.fullmatch(given["whom"]) else None
    bound = _BOUNDED_BY.match(text, reading.quantity.outer_end, reading.clauses.whole.end)
    aside = _ASIDE.match(text, reading.quantity.outer_end, reading.clause.end)
    bound = bound or aside or _RUN_BEHIND.match(text, reading.quantity.outer_end, reading.clause.end)
    behind = _GRANT_BEHIND.match(text, bound.end() if bound else reading.quantity.outer_end, reading.clauses.whole.end if bound else reading.clause.end)
    if not behind or (not given["whom"] and given["verb"] == "给"):
        return None
    made = _phrase(reading, given, behind)
    each = _EACH_TAKER.match(text, reading.clause.start, given.start())
    in_turn = bool(given["whom"]) and len(set(_GIVEN_IN_TURN.findall(text, reading.sentence, reading.clauses.whole.end))) > 1
    if not each and not in_turn:
        return made
    whom = Span(*(each or given).span("whom"))
    return replace(made, indicator=whom.of(text) + made.indicator, spans=(whom, *made.spans))


def _by_rate(reading: Reading, high: int) -> Phrase | None:
    """`按投资额的5%，给予不超过50万元的奖励`: the 5%."""
    behind = _THEN_GIVEN.match(reading.text, reading.quantity.outer_end, reading.clauses.whole.end)
    return _phrase(reading, behind, behind) if behind and _RATE.search(reading.text, reading.left_from, high) else None


def _phrase(reading: Reading, verb: re.Match[str], noun: re.Match[str]) -> Phrase:
    """The grant that the group `noun` (or `name`) is, with the verb that gives it."""
    return reading.made(*noun.span("name" if "name" in noun.re.groupindex else "noun"), [Span(*verb.span("verb"))], "indicator.granted_to")
