"""Groups of bodies in running text: 各有关部门, 市政府各委、办、局, 各县（市、区）人民政府."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.body_found import Found, runs_on
from extractors.body_names import BRACKETED, TERRITORIES
from extractors.body_seats import NO_LEVEL
from extractors.places import LEVEL_SIGNS
from extractors.scanning import apart, begun_by

#: What a group that no list of words holds is told by.
_DUTY = "要|应|须|必须|按|负责|会同|统筹|组织|牵头|[于在]|完成|做好|抓好|加强|开展|制定|建立"
_GROUP = re.compile(
    rf"""
    (?:[省市区县州]委、?|(?:(?:中央|[中省部市]{{1,2}}[属直]?)(?:[、和][省市]{{1,2}}[属直]?)?)?驻(?=[省市区县州旗]))?
    (?:国家|国务院|中央|主要|协同|全?[省市区县州旗](?:级|直|属|人民政府|政府|委)?|(?<![乡城])镇(?:级|直|属|人民政府|政府)|(?<![镇城])乡(?:级|直|属|人民政府|政府)|自治区[级直属]?|政府|镇街|各级|各地|上级|本级)?
    (?:各级|各个(?=部门|单位)|各|有关|相关|相应|职能|责任(?:[（(](?:配合|牵头|协办)[）)])?|协作|(?<!项目)(?:配合|协[同办]|参与)(?=单位|部门)|参会|参建|成员|牵头|直属|其他|其它|所有|所属|涉及){{1,4}}
    (?:行业|职能|主管|业务|归口|政府|工作(?=部门)|行政|监管|责任|直属|成员|党政|[省市区县旗](?:级|直属|直|属)|专业|相关|有关|配合|牵头|项目|实施|帮扶|包保|主要|责任(?:[（(](?:配合|牵头|协办)[）)])?|协同|协作|协办|承办|主办|参与|组成){{0,4}}(?:[、和与及](?:牵头|责任|配合|协作|协同|协办|参与))?
    (?:部委|委、办、局|委办局|委办|部门(?:单位)?|[处科股]室(?:[、和]?站所)?|站所|(?<!事业)单位|民主党派|人民团体|群团组织|党组织(?=要|应))
    |(?:各|有关|相关)[^\W\d_，。；、：（）的了将把对向要应由及和与]{{2,8}}?(?:责任|牵头|配合|实施|建设|主管|管理|主办|承办)(?:单位|部门)(?={_DUTY}|对[^，。；\n]{{2,20}}?进行)
    |(?:中央|国家|[部省市]{{1,2}}[属直]?)(?:[、和][省市]{{1,2}}[属直]?)?驻[\u4e00-\u9fff]{{1,3}}?(?:各|有关|相关)?(?:单位|部门|机构)
    |各{TERRITORIES}(?:有关|相关)(?:职能|行业|主管)?(?:部门|单位)
    |(?:[省市县区]级|市县(?:两级)?|县区|区县)(?:行业|业务)?主管部门(?={_DUTY})
    |各(?:有关|相关)?(?:(?:执法|审批|包联|监管)(?:单位|部门)|驻村(?:帮扶)?工作队|(?:(?:专项)?工作)?专班|(?:专项)?工作组)(?=要|应|须|按|负责|落实)
    |各?村[（(](?:居|社区)[）)]民?委员?会|各(?:行政)?(?:村(?:[（(](?:社区|居)[）)])?|社区|村居)(?:(?:“两委”|两委(?!”))(?!班子|成员|干部|换届|负责[人同])|党支部|党组织|委会|居?民委员会)|村(?:[（(](?:社区|居)[）)])?(?:“两委”|两委(?!”))(?!班子|成员|干部|换届|负责[人同])|[省市区县](?:级|直)部门|政府部门
    |(?:各地级以上市|各|有关|相关|属地|所在地?|当地|地方|县级以上地方|县级以上|[省市县区乡]级|地方各级|各级|各地
       |基层|本级|同级|上级){{0,4}}
     (?:[省市州县]、?[市县区旗乡镇](?:、?[县区乡镇村])?[两三]级|(?:{TERRITORIES})?(?:两级|三级)?)(?P<party>党委(?:和|、)?)?(?P<office>人民政府|政府)(?:（[^（）]{{1,8}}）)?
    |各(?:{TERRITORIES}|级)?党(?:[（(]工[)）]委(?:[（(]党组[)）])?|委[（(]党组[)）])
    |各(?:有关|相关)?{TERRITORIES}(?:(?:党委|委)(?:组织部|宣传部|统战部|政法委|编办|网信办|农办)|党委(?:办公室)?|党工委|办事处|居委会|村委会|管委会|管理委员会)
    |(?:各|有关|相关|乡镇|镇街?|街镇|乡)(?:有关|相关)?街道(?:{BRACKETED})?(?:办事处|办(?!公|理|学|事)|党工委)|街道[（(][^（）()\n]{{1,8}}[）)](?:办事处|党工委)
    |(?:(?:各|各?属地)(?:有关|相关|基层)?(?:{TERRITORIES}|行政村|地区|团场|园区|开发区|功能区|(?:行政)?村[（(](?:社区|居)[）)]|(?:派出|司法|财政|税务|市场监管|自然资源|应急管理)所)|(?<=[，。；：、\n 和与及])(?:乡镇|镇乡|镇|乡|街道)[（(](?:街道|镇|乡|办)[）)])(?P<bare>(?!人民政府|政府|党委|教|[级类域块位片内间方种项实])(?=.?))
    """,
    re.X,
)
GROUP_START = begun_by(
    "各有相其属所当地省市县区乡镇街村职责成部上基牵配协参驻",
    r"(各(?![类种方式样界学初阶环]|个(?!部门|单位)|科(?!室)|级各类|项(?!目)|自(?!治))|有关|相关|其他|其它|牵头|(?:配合|协[作办同]|参与)(?=单位|部门)|属地|所在|当地|地方|[省市县区乡]级(?=[各有相职责协配参成牵直其所涉政人党部以及地市两三主行业（(])|村“?两委|(?:[村县区市]|乡镇|镇乡|(?<=[，、和与及])[镇乡]|街道)[（(]|区县|县区|乡镇|镇街|街镇|镇乡"
    r"|市县|市州|[省市州县]、?[市县区旗乡镇](?:、?[县区乡镇村])?[两三]级|省、自治区、直辖市|职能|责任|成员|部门|上级|基层|驻[\u4e00-\u9fff]{1,3}?(?:各|有关|相关)?(?:单位|部门))",
    "(?=[关他它头合作办同与地在方级“两（(镇乡道县区街州、市旗能任员门层]|(?<=[各驻]))",
)
_HEADS = re.compile("、(?:牵头|责任|配合|协作|参与|主办|协办)(?:单位|部门)(?:要(?!求)|应|须|按|负责)")
#: 各区|、|县（市）: districts, and counties with cities of their rank, are two classes where no common office follows, as 各区、县级市 are.
_AND_COUNTIES = re.compile(r"(?P<first>各区)、(?P<second>县\s?[（(]市[）)])$")
#: What a group's name may begin with before that: 市政府|各部门, 国家|有关部委.
_GROUP_FIRST = frozenset("省市区县州旗国中全自政镇乡上本驻主协")
#: The last character of what a group's name may begin with.
_GROUP_BEFORE = frozenset("省市区县州旗委、家央级直属府治街各地关能任员头他它有及全要同院")


def find_groups(text: str) -> Iterator[Found]:
    """Groups of bodies: 各有关部门, 市政府各委、办、局, 各县（市、区）人民政府, 乡镇政府."""
    done = 0
    for hint in apart(GROUP_START, text):
        if hint.start() < done:
            continue
        begin = hint.start()
        hit = _GROUP.match(text, begin)
        if begin and text[begin - 1] in _GROUP_BEFORE:
            for back in range(min(8, begin - done), 0, -1):
                first = text[begin - back]
                inside = first in LEVEL_SIGNS and begin > back and text[begin - back - 1] in NO_LEVEL  # 辖|区相关部门
                wider = first in _GROUP_FIRST and not inside and _GROUP.match(text, begin - back)
                if wider and wider.end() > begin:
                    hit, begin = wider, begin - back
                    break
        if not hit or hit.end() - begin < 2:
            continue
        yield from _group(text, begin, hit)
        done = hit.end()


def _group(text: str, start: int, hit: re.Match[str]) -> Iterator[Found]:
    end = hit.end()
    name = "".join(text[start:end].split())
    if hit["office"] and name in ("政府", "人民政府", "党委政府", "党委和政府", "党委、政府"):
        return
    if hit["office"] and len(name) <= 5 and name[0] in "省市区县州" and name[1:] in ("政府", "人民政府"):
        return
    if hit["office"] and runs_on(text, name, end):
        return
    heading = name.startswith(("责任", "牵头", "配合", "主要责任", "协同", "协办", "协作", "参与"))
    if _HEADS.match(text, end):
        heading = False  # 责任单位、牵头单位要…
    if (heading or name == "成员单位") and (end == len(text) or text[end] in " \u3000|\t\n:：、）)"):
        return
    bare = heading or hit["bare"] is not None
    if counties := _AND_COUNTIES.match(text, start, end):
        yield Found(*counties.span("first"), counties["first"], "collective", "body.group", bare=bare)
        start, name = counties.start("second"), "".join(counties["second"].split())
    yield Found(start, end, name, "collective", "body.group", bare=bare)
