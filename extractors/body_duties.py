"""What the words behind a body charge it with: to lead, to help, or anything else that it has to do."""

from __future__ import annotations

import re

_THOSE = r"^(?:党组|党委|组织(?=[要应须]))?(?:等(?:[一二三四五六七八九十\d]{1,3}个?)?(?:有关|相关|各|多个?|职能|责任|成员){0,2}(?:部门|单位|机构|(?:群团|社会)组织)?)?"
_WILL = (
    r"(?:也|均|都|要|应当?|须|必须|需要?|将|可以?|负责|具体|继续|进一步|充分|切实|认真|积极|主动|加强|共同|定期|分别|按照?(?:各自)?职责(?:分工)?){0,6}"
)
#: 统筹 alone or of the whole is to lead; 统筹城乡师资, 统筹安排经费 name what is coordinated, a duty like any other.
_COORDINATE = (
    r"统筹(?=协调|和(?:指导|协调|推进)|推进|负责|指导|抓|组织|实施|谋划|[，。；：:、\n]|$|(?:做好)?[全本][省市州盟区县旗国]|辖区|各[项方地]|[^，。；\n]{0,12}(?<!开展|做好)工作)"
)
_LEAD = re.compile(
    rf"{_THOSE}{_WILL}(?:发挥好?|做好|履行好?|落实好?|承担)?(?<!加强)(?:总?牵头|{_COORDINATE}|(?:对[^，。；\n]{{1,16}})?负总责|总负责|总协调|抓总|主办(?=[，、；。])|作?[为是](?:[^，。；\n]{{1,20}}?的)?总?牵头(?:单位|部门|机构)|(?:担?任|[为是])组长单位)"
)
#: `要发挥好牵头协调作用`: the duty of the clause is to lead.
_TO_LEAD = re.compile(r"[^，。；\n]{0,12}牵头(?!单位|部门|领导)")
_SUPPORT = re.compile(
    rf"{_THOSE}{_WILL}(?:按照?(?:各自)?职责(?:分工)?|密切|紧密|通力|相互|协同|支持(?=配合|协同|协助)|全力|做好|予以|给予|大力|切实|负责){{0,3}}"
    r"(?<!加强)(?:配合|参与|参加|协同(?![省市州盟区县旗各][^，。；\n]{1,10}?(?:[局厅委办院]|部门))|协办|协助(?!做好|抓好|开展|落实)|协作|(?:按[月季周]|定期|共同)?(?<!做好)会商)"
)
#: Who answers for a thing is its body: 主要负责人为第一责任人, 是项目实施主体.
_ANSWERS = (
    r"(?:党政)?(?:主要|分管)?(?:负责人|负责同志|领导)[为是](?:第一|直接)?责任人"
    r"|作?[为是](?:[^，。；\n]{0,12}的)?(?:第一|直接|主体)?责任[人者]"
    r"|作?[为是](?:“[^”\n]{1,16}”的?|[^，。；\n]{0,20}?)(?:(?:责任|牵头|实施|主管|管理|监管|监督|综合|职能|协调|执行|承办)(?:主体|单位|部门|机构)|执行者|实施者|组织者)"
)
#: 各县区|每年都要|落实….
_OFTEN = r"(?:每(?:个?(?:半年|学[年期]|季度|月|[年季周日天])|[两三]年)|年年)"
_MUST = re.compile(
    rf"{_THOSE}(?:{_OFTEN}?(?:也|均|都|立即)?)(?:要(?!求|[完办做抓][成好实]?的)|应当|应(?![当急用届对变聘诉邀征约答酬试战])|须|必须|需要?|负责(?!人|同志)|牵头|按照?(?:各自)?职责|不得|将(?!普遍|面临|出现|迎来|成为)"
    rf"|{_ANSWERS}|分工(?!副)|各[负司]其|(?:共同|分别|各自|具体|抓好|组织){{0,2}}(?:抓好|落实|实施|承办|经办|操作|执行|负责)[，。；\n])"
)
#: Another name of the body, which its duty stands behind: `市农业农村局（市乡村振兴局）牵头`.
_ALIAS = re.compile(r"（[\u4e00-\u9fff、]{2,14}[局委办厅室]）(?=牵头|负责|配合|统筹|要|应|会同)|（(?:以下|下称|详?见|简称)[^（）\n]{1,16}）|（[^（）\n]{2,40}）(?=要(?!求)|应当?|须|必须|负责(?!人|同志)|牵头|统筹|会同)")
#: Whoever no rule knows in the same list: 各地水利部门、各灌区|要履行…, 各单位、人民团体、社会组织|要….
_OTHER_MEMBER = re.compile(
    r"(?:[、和与及](?:(?:各|有关|相关)[\u4e00-\u9fff]{2,8}?|其?办公室|党组|(?:[省市区县州]属)?(?:国有)?企业|企?事业单位|(?:人民|社会|群众)团体|(?:社会|群团)组织|行业协会|科研院所|学校|[\u4e00-\u9fff]{2,8}机构)){1,3}"
    r"(?=要|应|须|负责|牵头(?![（(单部])|配合(?![（(单部])|每[年月季周日天]|定期)"
)
#: A list of bodies and, behind a comma, their duty: `省水利厅、省气象局，负责…`.
_AFTER_COMMA = re.compile(r"(?:等(?:有关|相关|各)?(?:部门|单位)?)?，(?:在[^，。；\n]{2,20}(?:期间|中|内|时|阶段|过程中)，)?(?:我[们局委办厅市县区])?(?=(?:应当?|要(?!求|闻)|须|必须|负责(?!人|同志)|承担|牵头|配合|做好|提前做好|按照?(?:各自)?职责|对[^，。；\n]{1,16}(?:开展|进行)))")


def is_bound(text: str, end: int) -> bool:
    """Whether words of duty follow at `end` (`各区县要`, `各乡镇负责`), not just any verb."""
    after = behind_list(behind_alias(text[end : end + 60]))
    return must(after) or leads(after) or supports(after)


def behind_alias(after: str) -> str:
    """`after` without another name of the body in brackets."""
    alias = _ALIAS.match(after)
    return after[alias.end() :] if alias else after


def behind_list(after: str) -> str:
    """`after` without a further member of its list that no rule knows."""
    other = _OTHER_MEMBER.match(after)
    return after[other.end() :] if other else after


def behind_comma(after: str) -> str:
    """`after` from the duty on that stands behind a list and a comma, or ""."""
    duty = _AFTER_COMMA.match(after)
    return after[duty.end() :] if duty else ""


def must(after: str) -> bool:
    """Whether `after` opens with any duty."""
    return _MUST.match(after) is not None


def leads(after: str, *, charged: bool = False) -> bool:
    """Whether `after` opens with a lead; of a clause that is `charged` with a duty, whether that is to lead."""
    return _LEAD.match(after) is not None or (charged and _TO_LEAD.match(after) is not None)


def supports(after: str) -> bool:
    """Whether `after` opens with help."""
    return _SUPPORT.match(after) is not None
