"""Which names of divisions tell what place a text without a telling title speaks for.

Of running words most are no evidence: 推|广水|稻 and 统筹发展|和安|全 hold a name by chance, 会同|县财政局 and 老城区 are common words, 江西|师范大学 and
洪泽|湖 belong to something else.
"""

from __future__ import annotations

import re

from extractors.late import late
from extractors.places import LEVEL_SIGNS, Place, above, find_places
from models.segmenter import words

#: Names of divisions that are common words: in running text they count only behind what they lie in.
_COMMON = frozenset({"会同县", "新建区", "老城区", "新市区", "东城区", "西城区", "城厢区", "城中区", "城关区", "新市", "惠农", "康乐", "建水"})
#: 两个|新城区|, 主城区与|新城区|: what stands before the common word.
_NO_NAME = frozenset("个与和、及设发")
#: What a name without its level belongs to, if that follows: a township, a water, a mountain, or what is called after a province or city and speaks for the whole country.
_BELONGS = late(r"(?:[\u4e00-\u9fff]{1,3}族(?:自治)?)?[镇乡河湖江山关港岭路街渡寨]|桥(?![西东头梁])|[东西南北中][路街]|[\u4e00-\u9fff]{0,8}?(?:大学|学院|银行|医院|集团|公司)|(?:日报|晚报|晨报|都市报|商报|广播|电视|新闻|网(?![格络]))|援[藏疆青]")
#: 苏州|飞地|揭牌, 深圳|招商处|: what somebody has in another place.
_OUTPOST = re.compile(r"市?(?:(?:反向|科创|人才|产业|招商)*飞地|招商(?:处|组|小分队|推介)|(?:研发|离岸)中心|推介会|洽谈会)")
#: 白沙河|综合整治, 清河|流域: works on a water of that name, which the city is called after.
_WATERS, _OF_WATER = frozenset("河江湖溪"), late(r"[\u4e00-\u9fff]{0,2}(?:整治|治理|流域|河道|防洪|河堤|堤防|大桥|沿岸|两岸|沿线|上游|中游|下游|干流|支流|水系|水质|清淤|疏浚|护岸|断面|科技城|新城|街道|片区|公园|景区|湿地)")
#: “小田变|大田|”: quoted words; 责任人：王|西宁|, （记者 李|通|）: people.
_QUOTED = re.compile(r"“[^“”\n]{1,12}$")
_PEOPLE = late(r"(?:责任人|联系人|负责人|经办人|记者|通讯员|作者|编辑|审核|签发|校对|组长|主任|[局县市区镇乡]长)(?:[：:]|[ \u3000])\s?[\u4e00-\u9fff]?$")
#: So far back they begin.
_BEFORE = 13
#: 奥|瑞金|: what the names of firms begin with; cut off before the name of a place, it leaves none.
_SYLLABLES = frozenset("奥欧金银铂鑫福富华宏恒盛凯佳嘉德瑞丰泰康隆昌祥裕达龙凤飞腾鹏科信诚百亿万巨博美亚联立雅")
#: What is called by words that a division may be called by too (泉山|学校, 海南|小学, 东河|灌区): without its level the division is not meant, however often it stands.
_NAMESAKES = re.compile(r"(?:中心|实验|完全|公办|民办)*(?:学校|小学|幼儿园|[一二三四五六七八九十]{1,2}[小幼])|灌区|水库|泵站|大桥|公园|广场|社区|街道|新?村|片区|园区|校区|组团|产业园|工业园|家园|花苑|大厦")
#: 清溪|河北|至新丰路, 云|山东|侧: sides of a river or hill that read like provinces.
_SIDES = frozenset({"河北", "河南", "湖北", "湖南", "江西", "江北", "江南", "山东", "山西", "海南", "海北", "海西"})
#: Of a city's district, whose stem is often a landmark's: 鼓楼|中学, 新城|一中; a county's middle school has the county's name.
_OF_DISTRICT = re.compile(r"第?[一二三四五六七八九十]{0,2}(?:初级|高级)?(?:中学|初中|高中|中(?=[、，,。；]))")
#: 新华社北京|5月9日电|: where an agency of the whole country writes from.
_DATED = re.compile(r"\d{1,2}月\d{1,2}日\s?(?:电|讯|消息)")
#: 先后赴|甲市、|乙市|、丙市等地考察|: where somebody goes for a visit is not where he is from.
_GOES_TO, _ON_THE_WAY = late(r"(?:赴|前往|(?<![达直])到)(?:[\u4e00-\u9fff]{2,8}、){0,4}[\u4e00-\u9fff]{0,6}$"), 40
_VISIT = late(r"(?:、[\u4e00-\u9fff]{2,8}){0,5}(?:等[\u4e00-\u9fff]{0,4}(?:地区?|省份?|省市|城市|市))?(?:开展|进行|实地|参观|举办|组织)?(?:劳务|校企|招聘)?(?:考察|协作|招聘|活动|招商|拜访|学习|参加|参观|对接|洽谈|推介|取经|务工|交流|挂职|跟岗)")
#: 仅次于|甲市|, 对标|乙市|, 融入|丙市|都市圈: whom somebody compares or joins himself with.
_COMPARED = re.compile(r"(?:仅次于|对标|媲美|赶超|接轨|融入|毗邻|紧邻|紧靠|辐射)$")
#: A name that stands so often is meant, wherever a segmenter ends it.
_OFTEN = 3


def evidence(text: str) -> str:
    """`text`, character for character, without the names of divisions that are no evidence; NUL stands in their place."""
    borders = {end for _, end in words(text)} | {0}
    kept: list[str] = []
    done = 0
    for start, end, place in find_places(text):
        if not _counts(text, start, end, borders) or _is_namesake(text, end, place):
            kept += (text[done:start], "\0" * (end - start))
            done = end
    return "".join([*kept, text[done:]])


def _counts(text: str, start: int, end: int, borders: set[int]) -> bool:
    name = text[start:end]
    if name in _COMMON or (name == "新城区" and text[start - 1 : start] in _NO_NAME) or (name == "北京" and _DATED.match(text, end)) or (_GOES_TO.search(text, max(0, start - _ON_THE_WAY), start) and _VISIT.match(text, end)):
        return False
    if name in _SIDES and text[end : end + 1] in ("至", "侧", "岸", "段", "片") and text[start - 1 : start].isalpha():
        return False
    if _COMPARED.search(text, max(0, start - _BEFORE), start) or _OUTPOST.match(text, end):
        return False
    if len(name) == 2 and name[-1] in LEVEL_SIGNS and start not in borders:  # 疏|浚县|乡河道
        return False
    if name[-1] == "市" and end not in borders and {start, end - 1} <= borders and not text.startswith("政府", end):  # 长沙|市政工程公司
        return False
    if name[-1] in LEVEL_SIGNS or (start in borders and _alone(text, name) >= _OFTEN):  # not 新|增城|市, 提|高安|全, however often
        return True
    if (_QUOTED.search(text, max(0, start - _BEFORE), start) and text.startswith("”", end)) or _PEOPLE.search(text, max(0, start - _BEFORE), start):
        return False
    if name[-1] in _WATERS and _OF_WATER.match(text, end):
        return False
    cut_off = start >= 2 and start - 1 in borders and text[start - 1] in _SYLLABLES  # 奥|瑞金, a company
    return start in borders and end in borders and not cut_off and not _BELONGS.match(text, end)


def _alone(text: str, name: str) -> int:
    """How often the name stands in the text, but for the township of that name (龙山|镇)."""
    return text.count(name) - sum(text.count(name + sign) for sign in ("镇", "乡", "街道"))


def _is_namesake(text: str, end: int, place: Place) -> bool:
    """Whether what follows a name without its level is called by the same words, and no part of the division."""
    return text[end - 1] not in LEVEL_SIGNS and bool(_NAMESAKES.match(text, end) or (place.name[-1] == "区" and _OF_DISTRICT.match(text, end)))


#: |全省|…, |省政府各|部门; |全市|…: a paper of a province or city, which tells of places in it, where it speaks for nothing smaller.
_OF_PROVINCE = re.compile(
    r"我省|(?<![于比居列占在入到较与])全省(?!县域|县市|平均|[第最十百]|前[列十百茅]|首[位个批家]|率先|先进|领先|示范|试点|优秀|排|唯一|增速|通报|推广)|省(?:人民)?政府[各有]|各省辖市|各地级以上市"
)
_OF_CITY = re.compile(r"[我本]市|(?<![于比居列占在入到较与])全市(?!县域|县区|平均|[第最十]|前[列十]|首[位个批家]|率先|先进|领先|示范|排|唯一|增速|通报|推广)")
_OF_LESS = re.compile(r"[我全][县区旗镇乡]|在[县区旗]委[、，]?[县区旗](?:人民)?政府的?(?:坚强|正确|统一)?领导|代表[^，。；]{0,10}[县区旗镇乡](?:人民)?政府")


def around(place: Place, beginning: str) -> Place:
    """The province or city that a paper speaks for whose only evidence is a place in it."""
    if _OF_LESS.search(beginning):
        return place
    if _OF_PROVINCE.search(beginning) and not _OF_CITY.search(beginning):
        return above(place, "province") or place
    if place.level == "county" and not place.name.endswith("市") and _OF_CITY.search(beginning):
        return above(place, "city") or above(place, "province") or place
    return place


#: （责任单位：|县|应急局、|县|教育局）: bodies that are called by the level of their place.
_OWN_BODY = late(r"(?<=[，、：:；;（(\s由])(?P<level>[县区旗])(?:委|政府|[\u4e00-\u9fff]{2,7}?[局办委队])(?=[，、；;）)\s要负牵配会])")
#: So many of them tell what the paper is of.
_OWN_BODIES = 3


#: 贯彻省委、|宁波|市委农村工作会议精神, 视察|安徽|重要讲话, 泉州|频道: what is named as a superior, or as a part of a site.
_AS_SUPERIOR = "(?:视察|考察){0}|{0}(?:[省市]?委(?!编|员)|[省市]?第.{{1,6}}次?党代会|频道)"


def narrower(place: Place, beginning: str) -> Place:
    """The part of a province or city that a paper speaks for which names that only as its superior or a site's channel (`贯彻宁波市委…精神，…慈溪`), or whose duties are those of a county's bodies (`根据《某省…分工》，…。（责任单位：县应急局、…）`)."""
    if place.level == "county":
        return place
    stem = place.name[:-1]
    if not _OF_PROVINCE.search(beginning) and 0 < beginning.count(stem) == len(re.findall(_AS_SUPERIOR.format(stem), beginning)):
        return next((found for _, _, found in find_places(evidence(beginning)) if found != place and place.holds(found)), place)
    levels = [hit["level"] for hit in _OWN_BODY.finditer(beginning)]
    if len(levels) < _OWN_BODIES:
        return place
    inside = (found for _, _, found in find_places(evidence(beginning)) if found.level == "county" and found.name[-1] == levels[0] and place.holds(found))
    return next(inside, place)
