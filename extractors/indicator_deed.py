"""Deeds and grants that are measured themselves where no noun stands (`每户每年最高补助800元`, `排查整改100%`), and grants without whom they are given to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_grant_rates import GRANT
from extractors.indicator_lead import TIMES
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import act_verbs, verbs
from extractors.late import late
from extractors.span import Span

# --- the deed itself ---------------------------------------------------------------------------------------------------

#: |编制|1200名: verbs that are nouns before people.
_POSTS = ("编制",)
#: 新建看台900平方米，|绿化|3000平方米: deeds that hold what they are done to, and are measured in land.
_OF_LAND = frozenset({"绿化", "复绿", "补绿", "造林", "植树", "种草", "拆违", "征地", "供地"})
#: 排查|整改|100%: so many characters are more than a verb that reaches something (完成, 达标).
_TWO_VERBS = 4
#: Times that are no spells of something done.
_AGES = frozenset({"岁", "周岁", "月龄", "年"})
#: 每周|免费开放|56小时: what goes on for so long.
_KEPT_OPEN = frozenset({"开放", "免费开放", "营业", "运行", "值守", "锻炼", "供水", "供电", "播出"})


def deed_itself(reading: Reading, actions: Sequence[Span], *, told: bool) -> Phrase | None:
    """The verb itself where no noun stands and it is what is measured; `told`: no predicate and no subject stands beside it."""
    if reading.family == "time" and reading.quantity.unit not in _AGES and actions[-1].of(reading.text) in _KEPT_OPEN:
        return reading.made(actions[-1].start, actions[-1].end, [actions[-1]], "indicator.left")
    deed = _deed_told(reading, actions) if told else None
    if deed:
        return reading.made(deed.start, deed.end, [], "indicator.left")
    return _granted(reading, actions) if _is_measured(reading, actions[-1]) else None


def _deed_told(reading: Reading, actions: Sequence[Span]) -> Span | None:
    """The deed that the number itself tells of: how often it is done, that it is done in full (`排查整改100%`), posts (`编制60名`), or land (`绿化3000平方米`)."""
    last = actions[-1]
    if reading.quantity.unit in TIMES or (reading.family == "area" and last.of(reading.text) in _OF_LAND) or (reading.counts and last.of(reading.text) in _POSTS):
        return last
    whole = Span(actions[0].start, last.end)
    in_full = reading.quantity.unit == "%" and reading.quantity.value_min == 100 and whole.end - whole.start >= _TWO_VERBS
    return whole if in_full and whole.end == reading.quantity.outer_start and not any(verb.of(reading.text) in verbs("change") for verb in actions) else None


#: 每亩|补贴|60元: a grant that is measured itself where no noun stands.
_GRANT = re.compile(GRANT)
#: 全县累计|投入|3亿元: money that is measured itself in the sentence's first clause.
_OUTLAY = ("投入", "投资", "融资", "筹资")
#: |退税|8000万元: verbs that hold what they are about.
_WHOLE_DEEDS = frozenset({"退税", "减税", "免税", "降费", "让利", "授信", "理赔", "赔付", "创汇", "引资", "捐款", "自筹"})
#: The first clause begins within so many characters of the sentence: nothing before it names what the money is for.
_FIRST_CLAUSE = 24


def _is_measured(reading: Reading, verb: Span) -> bool:
    """Whether the verb itself says what a sum of money is, where no noun does."""
    if reading.family != "money":
        return False
    said = verb.of(reading.text)
    first = reading.clause.start <= reading.sentence + _FIRST_CLAUSE or reading.text[reading.clause.start - 1] in "；;"
    return _GRANT.fullmatch(said) is not None or said in _WHOLE_DEEDS or (said in _OUTLAY and (first or _tells_for(reading)))


def _tells_for(reading: Reading) -> bool:
    """Whether a verb right behind the sum tells what it is spent on (`，投入80万元建成微型消防站4个`), so that nothing before it does."""
    behind, end = reading.quantity.outer_end, reading.clause.end
    return reading.text.startswith(("用于", "对"), behind) or act_verbs().at(reading.text, behind, end) is not None


#: |每户|每年补助: for whom a grant is.
_FOR_EACH = re.compile(r"\s*(?P<whom>每[^，。；]{1,8}$)")
#: |村医|每人每月补助, 对|失独家庭|每户每年补贴: who gets it.
_TAKERS = re.compile(r"[、和及\s]*(?:对于?|给予?|向|其中)?(?P<whom>(?:\d{1,3}(?:[-—至~]\d{1,3})?周?岁(?:（含）)?(?:及?以[上下])?)?(?![按每全的凡同另在])[^，。；：:\d每对]{2,20}?)(?<![的后年级])(?<!财政|政府|期间|方面)每(?:[人户生名村]|个?[\u4e00-\u9fff]{1,3})$")


def _granted(reading: Reading, actions: Sequence[Span]) -> Phrase:
    """`每户每年最高补助800元`, `村医每人每月补助600元`: with no noun the grant itself is measured, for whom where the clause says it."""
    grant = actions[-1]
    made = reading.made(grant.start, grant.end, actions, "indicator.grant")
    start = reading.clause.start
    first = next((time.start for time in reading.times if start < time.start < grant.start), grant.start)
    behind = max(start, reading.before.outer_end if reading.before else 0)
    takers = _FOR_EACH.match(reading.text, start, first) or _TAKERS.match(reading.text, behind, first)
    if not takers:
        return made
    whom = Span(*takers.span("whom"))
    return replace(made, indicator=whom.of(reading.text) + made.indicator, spans=(whom, *made.spans))


#: |县财政|列支|90万元, 一次性|给予|60元/亩: who pays and the verb, without what is paid.
_PAID = late(
    r"(?:(?:[\u4e00-\u9fff、]{0,10}财政|[省市县区镇乡州旗]人?民?政府)(?:每年|累计|已|将|拟|再|共|另|可|全额|统一|要)*"
    r"(?P<verb>列支|安排|投入|拨付|下达|下拨|筹集|筹措|落实|统筹|兑现|拿出)|(?:[再可均并]|每年|分别)*一次性(?:再|分别)?(?P<given>给予|予以|发放))"
)


def paid_out(reading: Reading, low: int, high: int) -> Phrase | None:
    """`县财政列支90万元`: the verb, and no noun unless the verb itself is measured."""
    paid = _PAID.fullmatch(reading.text, reading.skip(low, high), high)
    if not paid:
        return None
    verb = Span(*paid.span("verb" if paid["verb"] else "given"))
    return _granted(reading, [verb]) if _is_measured(reading, verb) else reading.made(verb.start, verb.start, [verb], "indicator.left")


# --- the grant without whom it is given to -----------------------------------------------------------------------------

#: 对省级平台|给予|补助: what is given, with whom it is for before it.
_GIVEN = re.compile(r"(?:给予|予以)(?P<what>[^，。；给予]{0,10}?(?:补助|补贴|奖励|奖补|资助|贴息|救助))$")


#: |县政府|一次性奖励: who pays is named beside another payer alone; |第一年和第二年各|补贴: nor is it when.
_PAYER = re.compile(r"(?:(?:[省市县区州旗镇乡]|国家|中央|地方)?(?:人民政府|政府|财政)|(?:(?:第[一二三四五六]|首|次)年?[、和及与至]?)+[各均]?)(?=(?:再|另|可)?(?:一次性)?(?:奖励|奖补|补助|补贴|资助)$)")
_SEVERAL = 2
_PAYERS = re.compile(r"自筹|个人缴|(?:政府|财政)(?=[再另可]?(?:一次性)?(?:奖励|奖补|补助|补贴|资助))")


def as_grant(reading: Reading, made: Phrase) -> Phrase | None:
    """The phrase of a grant without whom it is given to and what limits it."""
    if reading.family != "money" or not made.spans:
        return None
    grant = _GIVEN.search(made.indicator)
    if grant:
        first = made.spans[0].start + grant.start()
        verb, noun = Span(first, first + 2), Span(first + grant.start("what") - grant.start(), made.spans[0].end)
        return reading.made(noun.start, noun.end, [verb], "indicator.left")
    payer = _PAYER.match(made.indicator)
    if payer and len(_PAYERS.findall(reading.text, reading.sentence, reading.clauses.whole.end)) < _SEVERAL:
        noun = Span(made.spans[0].start + payer.end(), made.spans[0].end)
        return replace(made, indicator=noun.of(reading.text), spans=(noun,))
    most = _AT_MOST.search(made.indicator)
    if most:
        return _without_most(reading, made, most)
    each = _GRANT_EACH.search(made.indicator)
    return _given_for_each(reading, made, each) if each else None


#: 青稞种植|每亩|补贴, 为老人|每餐|补贴: a grant told for each of several, with what or whom it is for before it.
_GRANT_EACH = late(r"(?<=[\u4e00-\u9fff”][\u4e00-\u9fff”）)])(?P<each>每(?:[人户亩张床头吨件台辆次餐例支个套只株枚部棵箱艘羽班尾]|公斤|千瓦时|平方米|立方米|床位))(?P<grant>补贴|补助|奖励|资助)$")
_WHOM = "对为给向"
#: |对新取得|资格的医生每人奖励: whom it is for, behind a verb.
_TO_THEM = re.compile(r"[\s\d.、（）()一二三四五六七八九十]*[对为]")
#: 种植|者|每亩补贴: those who get it stand in its name with what it is reckoned by.
_TO_WHOM = ("者", "户", "人", "企业", "单位", "主体")


def _given_for_each(reading: Reading, made: Phrase, each: re.Match[str]) -> Phrase:
    """`为老人每餐补贴`: the grant for each alone; `青稞每亩补贴`: that of the thing it is told of; `种植者每亩补贴`: as it stands."""
    start = made.spans[0].start
    grant = Span(start + each.start("grant"), start + each.end("grant"))
    verb = made.action_spans or (grant,)
    to_them = _TO_THEM.match(reading.text, reading.left_from, start)
    if reading.text[start - 1] in _WHOM or made.indicator[0] in _WHOM or to_them:
        made = replace(made, action="", action_spans=()) if to_them else made
        verb = made.action_spans or (grant,)
        low = start + each.start("each")
        return replace(made, indicator=reading.text[low : grant.end], spans=(Span(low, grant.end),), action=made.action or grant.of(reading.text), action_spans=verb)
    thing = Span(start, reading.cut_definition(start, start + each.start("each") - (made.indicator[each.start("each") - 1] == "的")))
    if thing.of(reading.text).endswith(_TO_WHOM):
        return replace(made, action=made.action or grant.of(reading.text), action_spans=verb)
    return replace(made, indicator=thing.of(reading.text) + grant.of(reading.text), spans=(thing, grant), action=made.action or grant.of(reading.text), action_spans=verb)


#: 每家企业|最高|奖励: a limit between whom and grant.
_AT_MOST = late(r"(?:（即[^（）]{2,16}）)?(?<=[\u4e00-\u9fff）]{2})(?:最高|最多|再|另|额外)(?=[\u4e00-\u9fff]{0,4}(?:补助|补贴|奖励|资助|奖补|扶持)(?:额度?|金额|标准)?$)")


def _without_most(reading: Reading, made: Phrase, most: re.Match[str]) -> Phrase:
    """`每家企业最高奖励`: the limit inside of the name is no part of it."""
    start = made.spans[0].start
    whom, grant = Span(start, start + most.start()), Span(start + most.end(), made.spans[0].end)
    indicator = made.indicator[: most.start()] + made.indicator[most.end() :]
    if made.action or not _GRANT.fullmatch(grant.of(reading.text)):
        return replace(made, indicator=indicator, spans=(whom, grant))
    return replace(made, indicator=indicator, spans=(whom, grant), action=made.indicator[most.end() :], action_spans=(grant,))
