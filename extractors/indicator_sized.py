"""What is counted once and described before it is named: `新建一所占地50亩、总投资1.2亿元的小学`, `一栋规划4层、占地800平方米的教学楼` count 小学 and 教学楼."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_left import read_left
from extractors.indicator_noun import noun_of
from extractors.indicator_reading import Phrase, Reading
from extractors.indicator_words import any_verb
from extractors.late import late
from extractors.quantities import Quantity
from extractors.span import Span
from extractors.units import units

#: 100所|在校生规模|3500人以上的学校: what the size is of.
SIZE_OF = re.compile(r"年?接待(?:游客|能力)?|(?:在校生|学生|教师|常住|单体|占地|建筑|营业|销售|主营|年|总)?[\u4e00-\u9fff]{0,4}(?:规模|时间|时长|面积|人口|人数|收入|营收|税收|利润|纳税|产值|床位|投资|投资额|销售额|产量|能力|数)"
    r"|(?:(?:路[面基幅]|桥[面梁]|[河水堤坝墙顶渠车]?[道面顶体])?[总净全均]?[宽长高深厚]度?|[自载承净]?重量?|[最限]大?载重量?|直径|口径|管径|跨度|海拔(?:高度)?|层高|坡度|库容|容积|容量|装机|功率|占地|注册资本|储量|产能|资产|成立|经营|从业|任教|[\u4e00-\u9fff]{1,4}率|[亩单]产|(?:设计)?时速|[孔胸]径|房龄|树[龄高]|[可能](?:以|够)?(?:容纳|停放|接待|安置|储存|服务|满足|供)|[日年时][\u4e00-\u9fff]{0,2}(?:处理|供水|生产|加工|产|发电|出栏))")
#: Beside these what only one of several sizes is told by: 总投资为, 规划, 设.
_SIZE = rf"(?:(?:{SIZE_OF.pattern})[\u4e00-\u9fff]{{0,3}}|(?:总|计划|规划|估算|概算){{1,2}}投资|规划|设计|设有?|配有|拥有|地上|地下)(?:约为|约|为|近|达到?|超过?|不少于)?\s?\d[\d.,]*[百千万亿]*[余多]?[^\d，。；：、,;:的]{{1,8}}"
#: |占地50亩、总投资1.2亿元的|小学: two sizes or more, and what has them.
_SIZED = late(rf"{_SIZE}(?:[、，,且和](?:并|且)?{_SIZE}){{1,5}}的(?P<what>[\u4e00-\u9fff“”]{{2,24}})")


def described(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """The noun behind the sizes that describe what is counted; its verb is the one before the number."""
    if not reading.counts or place + 2 >= len(quantities) or reading.quantity.value_max != 1:
        return None
    end = reading.quantity.outer_end
    sized = _SIZED.match(reading.text, end, reading.clauses.whole.end)
    if not sized:
        return None
    low, words = sized.start("what"), sized["what"]
    noun = noun_of(words)
    left = read_left(reading)
    return reading.made(low, low + noun.end, left.action_spans, "indicator.sized")


#: 1所24个|班规模的|小学, 1座5万吨|规模的|水厂, 2所200张|床位的|养老院: how large is what was counted before, and what that is.
_SCALED = late(r"(?:(?P<of>教学班|班|床位|停车位|车位|泊位|座位)(?:的?(?:建设|办学|服务)?规模的?|的)|的?(?:建设|办学|生产|处理)?规模的?)(?P<what>(?![化以])[\u4e00-\u9fff“”]{2,24})")


def scaled(reading: Reading, quantities: Sequence[Quantity], place: int) -> Phrase | None:
    """The noun behind the one size that stands between it and its count (`新建1所24个班规模的小学`); of a size in groups (`24个`) these."""
    if not reading.counts:
        return None
    if hit := _size_behind(reading, quantities, place):
        low = hit.start("what")
        return reading.made(low, low + noun_of(hit["what"]).end, read_left(reading).action_spans, "indicator.sized")
    hit = _size_behind(reading, quantities, place - 1)
    return reading.made(*hit.span("of"), [], "indicator.sized") if hit and hit["of"] else None


def _size_behind(reading: Reading, quantities: Sequence[Quantity], count: int) -> re.Match[str] | None:
    """What follows the size that stands right behind the count at this place; None where there is no size."""
    if not 0 <= count < len(quantities) - 1:
        return None
    one, two = quantities[count], quantities[count + 1]
    apart = one.outer_end != two.outer_start or one.unit == two.unit
    return None if apart else _SCALED.match(reading.text, two.outer_end, reading.clauses.whole.end)


#: 淘汰|每小时|20吨以下锅炉, 关停|年产|9万吨以下煤矿: by what the size of machines and plants is told.
_RATED = late(r"(?:每小时|每[台座](?:每小时|容量|装机)?|单[台机体座][\u4e00-\u9fff]{0,4}?|(?:每[年日天]|[年日])(?:产|处理|供水|供|加工|生产|发电|焚烧|开采)能?力?)(?:在|为)?$")
#: 20蒸吨|以下的|燃煤锅炉|, 9万吨|以下|煤矿|: the noun that has that size.
_BEARER = late(r"(?:及)?(?:以[上下])?(?:[（(]不?含[^（）()]{0,8}[)）])?的?(?P<what>[\u4e00-\u9fff、]{0,10}?(?:炉窑?|机组|煤矿|矿井|矿山|电[站厂]|水厂|(?:处理|焚烧|石料|采石|水泥)厂|生产线|项目))(?!房)")
_BOILERS = frozenset({"蒸吨", "蒸吨/小时", "蒸吨/时", "吨/小时"})


def rated(reading: Reading) -> Phrase | None:
    """`淘汰每小时20蒸吨以下燃煤锅炉`, `不再审批年产9万吨以下煤矿`: the boilers behind a bound of size, of others the words that it is told by (年产), and the verb before these."""
    quantity, text = reading.quantity, reading.text
    if quantity.comparator not in ("<=", ">=") or (quantity.unit not in _BOILERS and units().get(quantity.unit) not in ("mass", "energy", "volume")):
        return None
    told = _RATED.search(text, reading.left_from, quantity.outer_start)
    bearer = _BEARER.match(text, quantity.outer_end, reading.right_to) if told or quantity.unit in _BOILERS else None
    if not bearer or (not told and not bearer["what"].endswith("炉")):
        return None
    verb = any_verb().before(text, reading.left_from, told.start() if told else quantity.outer_start)
    named = bearer.span("what") if quantity.unit in _BOILERS or not told else told.span()
    return reading.made(*named, [Span(verb.start, verb.end)] if verb else [], "indicator.sized")


#: |办学规模为|小学36个班: how large a school is, told by its groups.
SCALE = late(r"^(?:办学|招生|设计|建设|学校)?规模[为是：:]?(?=[\u4e00-\u9fff])")


#: 过2亿元|企业: a noun right behind what its size exceeds.
_OPENS_NOUN = late(r"[\u4e00-\u9fff]{2}")


#: 3亿元|规模的|产业基金: how large that is which stands behind.
_SCALE_OF = re.compile(r"(?P<scale>(?:总|首期)?规模)的(?=[\u4e00-\u9fff]{2})")


def scale_of(reading: Reading, right: Phrase) -> Phrase:
    """`3亿元规模的产业基金`: the 规模 of the fund."""
    scale = _SCALE_OF.match(right.indicator) if right.rule == "indicator.right" and reading.family != "count" else None
    return replace(right, indicator=right.indicator[scale.end() :] + scale["scale"]) if scale else right


def exceeds(text: str, between: str, size: Quantity) -> bool:
    """Whether a number only says what the size of those exceeds who are counted before it: `9家营业收入超过2亿元企业`, `一处不低于9000平方米的市场`."""
    family = units().get(size.unit)
    if size.comparator == ">" and family in ("money", "area", "mass") and _OPENS_NOUN.match(text, size.end):
        return not between or SIZE_OF.fullmatch(between) is not None
    return not between and size.comparator == ">=" and family == "area" and text.startswith("的", size.end)
