"""Standards and allowances: `奖补标准为造价的30%`, `护林补助标准为一级林区每亩8元`, `发放越冬补贴，标准为每户600元`, `每户可补助2台`."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_grant_rates import BY_RATE, GRANT, SUMS
from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.span import Span

#: |奖补标准为工程造价的|30%, |补助额度原则上为药费的|40%, |护林补助标准为一级林区|8元: of what it is taken, or whom it is for.
_STANDARD = late(
    r"(?P<noun>[\u4e00-\u9fff“”]{0,14}?(?:标准|额度|比例|金额|限额))(?:原则上|一般|统一|暂定|最高|最低|分别)*(?:为|是)"
    r"(?P<of>[^，。；：、\d]{0,16}?)(?:每(?:[人户床生张亩年月天日次头只台吨米]{1,2}|公斤|公里|平方米|立方米)){0,2}\s?$"
)
#: |标准为每户|600元, |具体标准为|…: the grant stands before.
_NAMELESS = re.compile(r"(?:具体|执行|发放|补助|奖励)?标准|额度|比例|金额|限额")
_GRANT_BEFORE = late(rf"(?:给予|予以|发放|享受|申请|申领|领取)(?P<noun>[\u4e00-\u9fff]{{0,8}}?{GRANT})(?=[，,：:])")
_FOR_EACH = re.compile(r"[每单]")


def standard(reading: Reading, high: int) -> Phrase | None:
    """What a standard is of, where 为 parts it from what it is taken of or whom it is for."""
    text, low = reading.text, max(reading.clause.start, reading.left_from)
    if reading.family not in SUMS or "为" not in text[low:high]:
        return None
    hit = _STANDARD.match(text, reading.skip(low, high), high)
    if not hit:
        return None
    noun, whom = Span(*hit.span("noun")), Span(*hit.span("of"))
    of = whom.of(text)
    if _NAMELESS.fullmatch(noun.of(text)) and (earlier := _earlier(reading, "")):
        noun = earlier
    elif _NAMELESS.fullmatch(noun.of(text)):
        return None
    made = reading.made(noun.start, noun.end, [], "indicator.standard")
    if reading.family == "percent" or not of or _FOR_EACH.match(of) or not of.strip("的"):
        return made if of.endswith("的") or reading.family == "money" else None
    return replace(made, indicator=of.rstrip("的") + made.indicator, spans=(whom, *made.spans))


def _earlier(reading: Reading, giving: str) -> Span | None:
    """The grant that ends with `giving` and is named in a clause before."""
    hits = _GRANT_BEFORE.finditer(reading.text, reading.sentence, reading.clause.start)
    named = [hit.span("noun") for hit in hits if hit["noun"].endswith(giving)]
    return Span(*named[-1]) if named else None


#: 18%|补助|: the bare verb behind a rate.
_BARE = re.compile(rf"(?:的?比例|的?标准)?(?:给予|予以|进行)?(?P<verb>{GRANT})(?=[，。；、）)]|$)")


def by_rate_of(reading: Reading, high: int) -> Phrase | None:
    """`发放购机补助，按机价的18%补助`: the grant is named in full before."""
    bare = _BARE.match(reading.text, reading.quantity.outer_end, reading.clause.end)
    named = _earlier(reading, bare["verb"]) if bare and BY_RATE.search(reading.text, reading.clause.start, high) else None
    return reading.made(named.start, named.end, [Span(*bare.span("verb"))], "indicator.standard") if bare and named else None


#: |同一企业每年|不超过50万元: to whom no more is given of what was named before.
_ONE = late(r"\s*(?P<whom>(?:每|单|同一)[个家户]?(?:(?![年月最累每可奖补贴资助])[\u4e00-\u9fff]){1,6}?)(?:每年度?|全年|年度|累计|合计|最高|最多|原则上)*\s?$")


def one_of_them(reading: Reading, high: int) -> Phrase | None:
    """`给予贴息，同一企业每年不超过50万元`: the most that one of them gets."""
    hit = _ONE.match(reading.text, reading.clause.start, high) if reading.quantity.comparator == "<=" else None
    noun = _earlier(reading, "") if hit else None
    if not hit or not noun:
        return None
    whom = Span(*hit.span("whom"))
    made = reading.made(noun.start, noun.end, [], "indicator.standard")
    return replace(made, indicator=whom.of(reading.text) + made.indicator, spans=(whom, *made.spans))


#: |，再给予|50万元: nothing says what is given.
_GIVES_ONLY = late(r"(?:[^，。；\d]{0,16}的)?(?:[再另可均]|一次性|每年|分别)*(?P<verb>给予|予以)(?:(?![奖补贴资助津])[\u4e00-\u9fff]){0,12}\s?$")
_GRANT = re.compile(rf"(?:一次性)?{GRANT}")
_STOPS = "，。；,;（(\n"


def given_alone(reading: Reading, high: int) -> Phrase | None:
    """`绩效优秀的，再给予50万元`: the grant that its paragraph named last."""
    text, end = reading.text, reading.quantity.outer_end
    hit = _GIVES_ONLY.match(text, reading.clause.start, high) if reading.latest is None and reading.family == "money" and (text[end : end + 1] in _STOPS or text.startswith("用于", end)) else None
    named = list(_GRANT.finditer(text, text.rfind("\n", 0, reading.clause.start) + 1, reading.clause.start)) if hit else []
    return reading.made(*named[-1].span(), [Span(*hit.span("verb"))], "indicator.standard") if hit and named else None


#: |每户牧民每类机具可|补助|2台, |同一牧场最多|申报|3次: how many are allowed to whom.
_ALLOWED = re.compile(r"\s*(?P<who>(?!每[年月])[^，。；\d]{2,20}?)(?:原则上|每年|累计)?(?:(?:最多|最高|至多|仅|只)(?:可以|可|能|限)?|可以|可|限)(?P<verb>补贴|享受|申报|申请|奖励|补助|领取|申领)\s?$")
_ALLOWS = ("补贴", "享受", "申报", "申请", "奖励", "补助", "领取", "申领")


def allowed(reading: Reading) -> Phrase | None:
    """`每户牧民每类机具可补助2台`: to whom so many are allowed."""
    text, start = reading.text, reading.quantity.outer_start
    if not reading.counts and reading.quantity.unit != "次":
        return _for_years(reading) if reading.quantity.unit in ("年", "个月") else None
    if text[start - 2 : start] not in _ALLOWS or text[reading.quantity.outer_end : reading.quantity.outer_end + 1] not in "，。；、,;（()）":
        return None
    hit = _ALLOWED.match(text, max(reading.clause.start, reading.left_from), start)
    return reading.made(*hit.span("who"), [Span(*hit.span("verb"))], "indicator.allowed") if hit else None


#: |给予最长不超过|2年|的保险补助|: how long it is given.
_GIVEN_FOR = re.compile(r"(?:给予|享受|发放|提供|最长|[和及])[^，。；\d]{0,8}$")
_GRANT_FOR = late(rf"的(?P<noun>[\u4e00-\u9fff]{{0,10}}?{GRANT})(?=[，。；、）)]|$)")


def _for_years(reading: Reading) -> Phrase | None:
    """`给予最长不超过2年的保险补助`: what is given for so long."""
    noun = _GRANT_FOR.match(reading.text, reading.quantity.outer_end, reading.clause.end)
    if not noun or not _GIVEN_FOR.search(reading.text, reading.clause.start, reading.quantity.outer_start):
        return None
    gives = reading.text.rfind("给予", reading.clause.start, reading.quantity.outer_start)
    return reading.made(*noun.span("noun"), [Span(gives, gives + 2)] if gives >= 0 else [], "indicator.allowed")
