"""A joined phrase cut into the indicators that it names: its pieces, and the head that stands once for all (`初中、小学近视率`: 初中近视率, 小学近视率)."""

from __future__ import annotations

import re

from extractors.indicator_halved import halved
from extractors.indicator_sectors import line_of_business, sectors
from extractors.indicator_words import category_pattern, heads_pattern, tail_category
from extractors.late import late

#: 茶园|、|果园: what parts the members of a list.
SPLIT = re.compile(r"[、和与]|(?<![普涉波危惠触顾企])及(?!以[上下]|[时格早])|以及|(?<=”)(?=“)")
#: |在|乡镇卫生院、县级医院: where, before a list of places; 在校生 and 在建项目 begin names.
_AT = re.compile(r"^在(?=[^、]{2,8}(?:院|校|园|中心|机构|地区|企业)、)(?![校园建职岗编读册线])")
#: 省科学技术奖|一、二、三|等奖: ranks of one thing.
_RANKS = re.compile(r"(?P<head>[^、]*?)(?P<ranks>[特一二三四五甲乙丙](?:[、和及与][一二三四五乙丙丁])+)(?P<tail>(?:等奖?|级|类|星级|档)[^、]*)")
#: 乡镇卫生院、|县级医院|住院起付线: institutions, and what all of them have.
HOUSE_IN = re.compile(r".{1,8}?(?:医院|卫生院|卫生室|学校|幼儿园|中心|机构|小学|中学|高校|园区)")
#: 养老、医疗、失业、生育|保险人数: a noun of its own behind as many characters as the others have.
_SHARED_NOUN = re.compile(r"保险|教育|学校|企业|医院|机构|设施|管网")
#: |每千人口|医师、护士: of how many each is told.
_PER_SO_MANY = re.compile(r"每[百千万十][^、]{0,6}?(?:人口?|名[^、]{1,4}?)(?=拥有|配备|[^、]{2,})")
#: 80—89周岁、90—99周岁、|100周岁及以上|老人高龄津贴: an age, and what all ages have.
_AGE = re.compile(r"[\d—–~-]{1,7}(?:周)?岁(?:及?以[上下])?")
#: 婴儿、|5岁以下儿童|死亡率: ages of children by name and in years.
_OF_CHILDREN, _INFANT = re.compile(r"\d{1,2}周?岁及?以下(?:儿童|婴幼儿)"), re.compile("新生儿|婴幼?儿|幼儿|孕产妇|儿童")
#: 化学需氧量、|氨氮|重点工程减排量, |挥发性有机物（VOCs）|排放总量: what is emitted, as plans for its reduction list it.
_POLLUTANT = re.compile(r"(?:化学需氧量|氨氮|总[磷氮]|二氧化[硫碳氮]|氮氧化物|挥发性有机物|VOCs|(?:细|可吸入)?颗粒物|烟?粉尘|甲烷|重金属)(?:[（(][A-Za-z\d.]{2,6}[)）])?")
_ALIKE = ((_POLLUTANT, _POLLUTANT), (_OF_CHILDREN, _INFANT), (_AGE, _AGE))
#: 国家级及省级|创新中心、示范企业: levels that part a list of things.
_LEVELS = re.compile(r"(?P<levels>(?:国家|[省市县区州])级(?:[、和及与](?:国家|[省市县区州])级)+)(?P<rest>[^、和及与].*)")
#: 施工许可、规划许可、竣工验收|等3类事项的|办理时限: what all members of a list have.
_LISTED = re.compile(r"(?P<list>.{2,120}?)等(?:[\d二三四五六七八九十]{0,2}[类个种项][^、，的]{0,8}|(?:国家|省份|省区|地区|城市|市县|县区|县市|乡镇|园区|企业|行业)(?:和地区)?)的(?P<head>[^、的]{2,10})")
#: 校际差异系数|小学、初中, 生活补助|小学、初中: stages of school told behind what is measured.
_STAGES = r"(?:幼儿园|小学|初中|高中|普通高中|普高|中职|中学|(?:九年)?一贯制学校)"
_BY_STAGE = late(rf"(?P<head>[\u4e00-\u9fff]{{2,}}?)(?P<stages>{_STAGES}(?:[、和及与]{_STAGES})+)")
#: Nouns for people that the members of a list share.
_PEOPLE = re.compile(r"(?:老年人|老人|儿童|学生|人员|教师|研究生|毕业生)$")
#: Nouns for whoever or whatever has what the members of a list are.
_TAKERS = re.compile(r"(?:(?:获证|认证|获奖|试点|示范|培育)(?:单位|企业|机构|组织|产品)|标准)$")
#: 粪污及秸秆|综合利用率: heads with what tells how they are reckoned.
_WIDE_HEAD = re.compile(r"(?:综合机械化|机械化作业|机械化|综合利用|资源化利用|无害化处理|安全利用|集中处理|综合)(?:率|水平|程度)$")
#: 民间投资、工业投资|占比|: heads of shares behind nouns that are heads themselves.
_RATE_HEAD = re.compile(r"(?:年均|同比|平均)?(?:占比|比重|比例|增[速幅]|[降涨跌]幅|(?:增长|下降|完成|入库|开工|投产|达标|达产)率)$")
#: 事故起|数, 发病|率, 接待|游客: a piece that ends so needs no head from another.
HEAD_SIGNS = ("数", "率", "额", "值", "游客")


def parts(names: str, count: int) -> list[str]:
    """The `count` indicators that a joined phrase names; [] where it names another number of them."""
    names = _AT.sub("", names)
    if count == 2 and "城乡" in names and not SPLIT.search(names.partition("城乡")[0]) and len(SPLIT.split(names)) != count:
        return [names.replace("城乡", "城市" if "低保" in names or "最低生活" in names else "城镇", 1), names.replace("城乡", "农村", 1)]
    if told := sectors(names, count) or halved(names, count):
        return told
    ranks = _RANKS.fullmatch(names)
    if ranks and len(each := SPLIT.split(ranks["ranks"])) == count:
        return [ranks["head"] + rank + ranks["tail"] for rank in each]
    levels = _LEVELS.fullmatch(names)
    if levels and len(each := SPLIT.split(levels["levels"])) == count and SPLIT.search(levels["rest"]):
        return [level + levels["rest"] for level in each]
    listed = _LISTED.fullmatch(names)
    if listed and len(members := SPLIT.split(listed["list"])) == count:
        return [member + listed["head"] for member in members]
    pieces = SPLIT.split(names)
    if len(pieces) < count:
        return []
    pieces = _regrouped(pieces, count, names)
    head = shared_head(pieces)
    many = _PER_SO_MANY.match(pieces[0])
    return [(many.group() if many and place and not piece.startswith("每") else "") + head_joined(piece, head) for place, piece in enumerate(pieces)]


def head_joined(piece: str, head: str) -> str:
    """The piece with the head; what both have (城镇居民, 居民人均收入) is said once."""
    if piece.endswith(head):
        return piece
    return piece + (head[2:] if len(head) > 3 and piece.endswith(head[:2]) else head)


def by_stage(names: str, count: int) -> list[str]:
    """`生活补助小学、初中`: each stage before the head that they share; [] where no such list of `count` stands at the end."""
    hit = _BY_STAGE.fullmatch(names)
    stages = SPLIT.split(hit["stages"]) if hit else []
    return [stage + hit["head"] for stage in stages] if hit and len(stages) == count else []


def _regrouped(pieces: list[str], count: int, names: str) -> list[str]:
    """Join pieces that 及 parted inside one name (`物流及仓储业`) until `count` are left."""
    if len(pieces) == count:
        return pieces
    parted = (names.split("、"), names.split("和"), re.split("[、和]", names))
    return next((each for each in parted if len(each) == count), pieces[-count:])


def shared_head(pieces: list[str]) -> str:
    """What the last piece has beyond a name like the others: 镇区|绿化率 beside 城区."""
    last, others = pieces[-1], pieces[:-1]
    for told in (_behind_like_names, _behind_ranks, _behind_categories, _of_those, _behind_like_ends):
        if (head := told(last, others)) is not None:
            return head
    return _behind_the_widest(last, others)


def _behind_like_names(last: str, others: list[str]) -> str | None:
    """What stands behind names of one shape (institutions, lines of business, ages); "" where the others have heads of their own, None where neither holds."""
    house = HOUSE_IN.match(last)
    if house and house.end() < len(last) and all(HOUSE_IN.fullmatch(piece) for piece in others):
        return last[house.end() :]
    if line := line_of_business([*others, last]):
        return line
    noun = _SHARED_NOUN.search(last, 2)
    if noun and len(others) > 1 and all(len(piece) == noun.start() for piece in others[1:]):
        return last[noun.start() :]
    for kind, like in _ALIKE:
        own = kind.match(last)
        if own and own.end() < len(last) and all(like.fullmatch(piece) for piece in others):
            return last[own.end() :]
    rate = _RATE_HEAD.search(last, 2)
    if rate and all(_end_alike(piece, last[: rate.start()]) for piece in others):
        return rate.group()
    if all(heads_pattern().search(piece) or piece.endswith(HEAD_SIGNS) for piece in others):
        return ""
    if all(piece[-2:] == last[-2:] or (piece[-3:-1] == last[-3:-1] and len(piece) > 4) for piece in others):
        return ""  # “小巨人”企业、中小企业; 休闲农业示范点、乡村旅游示范县
    return None


def _end_alike(one: str, two: str) -> bool:
    """Whether both end in the same word, or in a head of a rate (超重|率, 肥胖|率)."""
    return one[-2:] == two[-2:] or (one[-1:] == two[-1:] == "率") or (heads_pattern().search(one) is not None and heads_pattern().search(two) is not None)


def _behind_ranks(last: str, others: list[str]) -> str | None:
    """What stands behind ranks: 国家级、省级、某市级|龙头企业, A类、B类|人才, 3A、4A、5A|级景区."""
    for mark in "级类化性":
        rank = last.find(mark) + 1 or last[:4].find("型") + 1  # 市级、区级、标准型|服务中心
        if rank > 1 and all(piece.endswith(mark) or piece == "国家" for piece in others):
            return last[rank:]
    if all(piece.endswith("A") for piece in others) and "A" in last:
        return last[last.find("A") + 1 :].removeprefix("的")
    return None


#: 村、社区|“一肩挑”比例, 县、乡镇|便民中心, 县城、建制镇|供水率, 集中、分散|供养标准: levels of places, and how people are cared for.
_LEVEL = re.compile(r"(?:[地县]级)?城市|县城|建制镇|乡村|农村|社区|街道|乡镇|镇街|县区|市区|[省市县镇乡村](?:[两三四]级)?(?![际域场政容民庄镇街区])|(?:集中|分散)(?=供养|$)|线[上下]")


def _behind_categories(last: str, others: list[str]) -> str | None:
    """What stands behind categories (城镇、农村|居民), or behind an end that another piece has too."""
    level = _LEVEL.match(last)
    if level and level.end() < len(last) and all(_LEVEL.fullmatch(piece) for piece in others):
        return last[level.end() :]
    category = category_pattern().match(last)
    if category and (all(category_pattern().fullmatch(piece) for piece in others) or all(tail_category().search(piece) for piece in others)):
        return last[category.end() :]
    ends = {piece[-2:] for piece in others}
    twin = next((place for place in range(len(last) - 2, 1, -1) if last[place - 2 : place] in ends), 0)
    return last[twin:] if twin else None


def _of_those(last: str, others: list[str]) -> str | None:
    """Who all of them are: 失能、半失能和自理|老年人, 绿色食品、有机食品和地理标志|获证单位."""
    for whom in (_PEOPLE, _TAKERS):
        hit = whom.search(last)
        if hit and not any(piece.endswith(hit.group()) for piece in others):
            return hit.group()
    return None


#: Signs that end names of places where something is done.
_PLACES_END = frozenset("馆院站所园校厅店场室厂港")
#: 诊所|住院费用 has 院 in another word, so have 室内, 停车场所, 厂房 and 校车.
_OF_SIGN = frozenset("费房所车内区点站舍泊改外")


def _behind_like_ends(last: str, others: list[str]) -> str | None:
    """What stands behind the sign that ends the others, however long they are: 少年宫图书馆、美术馆|藏书量."""
    sign = others[0][-1:]
    end = last.find(sign, 1) + 1 if sign in _PLACES_END and all(piece[-1:] == sign for piece in others) else 0
    return last[end:] if 0 < end < len(last) - 1 and last[end] not in _OF_SIGN else None


#: 工作日|客流量, 青年|人数: words of two that end so.
_OF_WORD = re.compile(r"(?:[青少老中成童壮]年|[作假节]日)$")


def _behind_the_widest(last: str, others: list[str]) -> str:
    """The head of the last piece where it stands behind as many characters as the others have, else what is longer than they are."""
    width = max(len(piece) for piece in others)
    head = heads_pattern().search(last)
    if head and head.start() == 0:
        return ""  # 利用外资、投资
    wide = _WIDE_HEAD.search(last)
    if wide and wide.start() > 1:
        return wide.group()
    if head and (len(last) - width <= len(head.group()) + 1 or head.start() <= width):
        return last[head.start() - (last[head.start() - 1] in "年总日" and not _OF_WORD.search(last, 0, head.start())) :]  # 水果、食用菌|年产量
    rest = last[width:]  # 智能工厂、数字化车间、市级数字化车间; 家庭农场、农民合作|社
    return "" if len(rest) < 2 or any(piece[-2:] == last[-2:] for piece in others) else rest
