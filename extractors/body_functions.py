"""Bodies by their function in running text: 教育部门, 县（区）民政部门, 财政、卫生等部门."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from extractors.body_found import Found
from extractors.body_names import fields_start
from extractors.body_seats import is_border, open_start, seat_start
from extractors.late import late
from extractors.lexicon import words
from extractors.places import LEVEL_SIGNS

FUNCTIONS = ("部门", "督导机构", "监督机构", "监管机构", "执法机构", "管理机构", "主管机构", "经办机构", "机关")
_OF_MANY = re.compile("[省区市县州盟旗]、$")
#: 财政、民政|等单位|: behind a list of fields a unit is a function too.
UNITS = "等单位"
#: Only these organs are called 机关 by their function; 党政机关 and 行政机关 are everyone.
_ORGANS = ("纪检监察", "司法行政", "公安", "检察", "审判", "司法", "税务", "监察", "审计", "市场监管")
_FIELD_TAIL = regex.compile(r"(?:行政主管|行政审批|行政执法|综合执法|行政|主管|监管|执法|督导|管理|监督)$")
_FUNCTION_SEAT = regex.compile(
    r"(?:(?:县级以上|各级|[省市县区]级)(?:地方)?(?:各级)?(?:人民)?政府|设区的市人民政府|国务院|公安机关|(?:[省市县区]、){1,2}[市县区](?:[（(][^（）()]{1,5}[)）])?(?:人民)?政府|[市县区][（(][^（）()]{1,5}[)）](?:人民)?政府|[县市区][（(][市县区、]{1,5}[）)]级|[省市区县](?:人民)?政府|各级|各地|属地|当地|上级|同级|本级|国家|所在地|县级以上|[省市县区]级)$"
)
#: 财政、人社|、编办、妇联等|部门: bodies by their own names stand behind the fields.
_OWN_NAMES = r"(?:[、和](?:编委?办|妇联|残联|团[市县区]?委|共青团|总?工会|工商联|科协|红十字会|文联|侨联|关工委|文明办|网信办|法院|检察院|[\u4e00-\u9fff]{2,3}[办局]))*"
_AMONG = regex.compile(_OWN_NAMES + r"等(?:有关|相关|多个|各|行业|职能|多|主管|行政)*$")
#: 财政、民政|、妇联、残联等|单位: mass organisations stand behind the fields.
_AMONG_UNITS = late(_OWN_NAMES + "等$")
_NOTE = regex.compile(r"(?<=\p{Han})（\p{Han}{2,8}）$")
_JOINT = regex.compile(r"(?:、|和|与|及|以及|，)$")


def find_functions(text: str, word: str, start: int, end: int) -> Iterator[Found]:
    """教育部门, 县（区）民政部门, 教育、卫生等部门: one row for each field, the elided head restored."""
    low = max(0, start - 96)
    window = text[low:start]
    among = (_AMONG_UNITS if word == "单位" else _AMONG).search(window)
    head = window[: among.start()] if among else window
    at = low + len(head)
    note = _NOTE.search(head)  # 发改（能源）|部门
    at -= len(note.group()) if note else 0
    loose = word in ("部门", "单位")
    tail = None if note else _FIELD_TAIL.search(head) if _field(text, at, word, loose) == at else None
    at -= len(tail.group()) if tail else 0
    function = (tail.group() if tail else "") + word
    fields: list[tuple[int, int]] = []
    while True:
        first = _field(text, at, word, loose)
        if first == at:
            break
        fields.append((first, at))
        before = _own_seat(text, first)
        joint = _JOINT.search(text, max(low, before - 2), before)
        if not joint or (joint.group() == "，" and not is_border(text, _field(text, joint.start(), word, loose))):
            break
        at = joint.start()
    if not among and len(fields) < 2 and (whole := _whole_field(text, start, end, fields)):
        yield whole
        return
    if not fields:
        return
    begin = _function_seat(text, fields[-1][0])
    if fields[-1][0] - begin > 1 and _OF_MANY.search(text, max(0, begin - 2), begin):
        begin = fields[-1][0]  # 各省、自治区、直辖市、兵团|教育、科技主管部门
    seat = text[begin : fields[-1][0]]
    for number, (first, last) in enumerate(reversed(fields)):
        own = begin if number == 0 else _own_seat(text, first)
        closing = number == len(fields) - 1 and not among
        own_note = note.group() if note and number == len(fields) - 1 else ""
        seat = text[own:first] or seat
        name = "".join((seat + text[first:last] + own_note + function).split())
        yield Found(own, end if closing else last, name, "functional", "body.function")


#: 市节能|主管部门, 城市绿化|主管部门: who has charge of a field that no lexicon has.
_IN_CHARGE = regex.compile(r"(?P<field>[^\P{Han}的了在是把被将由对向从到至给等每各要应须或并以有相报送请经该本其按据时]{3,10}?)(?:行政)?主管$")
_NO_FIELD = regex.compile(r"(?:[省市州盟区县旗]|上级|下级|政府|企业|单位|人民)?(?:行业|业务|直接|具体|项目|产业|综合|归口|本级|同级|上级|下级|当地|属地|职能|政府|直属|所属)?$")
_FIELD_REACH = 18
#: 市节能主管部门|负责…, 市节能主管部门|、市财政局: what stands behind one that is told its duty or stands in a list.
_CHARGED = re.compile("[、和与及会]|要(?!求)|应|须|负责|按|牵头|配合|定期|分别|共同")


def _whole_field(text: str, start: int, end: int, fields: list[tuple[int, int]]) -> Found | None:
    """The body before `start` that has charge of a field, if its words reach farther back than the known one of `fields`; it is told its duty or stands in a list."""
    if not text.endswith("主管", 0, start) or not _CHARGED.match(text, end):
        return None
    begin = open_start(text, start, _FIELD_REACH)
    own = _IN_CHARGE.fullmatch(text, begin, start) if is_border(text, begin) else None
    if not own or _NO_FIELD.fullmatch(own["field"]) or (fields and _function_seat(text, fields[0][0]) <= begin):
        return None
    return Found(begin, end, text[begin:end], "functional", "body.function")


def _field(text: str, end: int, word: str, loose: bool) -> int:
    """Where the field of government that ends at `end` begins; `end` where none does."""
    if word == "机关":
        return next((end - len(name) for name in _ORGANS if text.endswith(name, 0, end)), end)
    first = fields_start(text[max(0, end - 24) : end], min(end, 24), links="") + max(0, end - 24)
    if loose and text.endswith(known := words("fields"), 0, end):
        return min(first, *(end - len(name) for name in known if text.endswith(name, 0, end)))
    return first


def _own_seat(text: str, first: int) -> int:
    """Where the level begins that a member of a list says again before its field at `first` (财政、|市|规划部门); `first` where it says none."""
    seat = seat_start(text, first) if first and text[first - 1] in LEVEL_SIGNS else first
    return seat if seat and text[seat - 1] == "、" else first


def _function_seat(text: str, end: int) -> int:
    """The start of what says where: 各区, 县（区）, 市, 区政府, 属地."""
    begin = seat_start(text, end)
    if begin == end and (hit := _FUNCTION_SEAT.search(text[max(0, end - 12) : end])):
        begin = end - len(hit.group())
        if text[begin] in LEVEL_SIGNS and text[begin + 1] in "人政":
            begin = seat_start(text, begin + 1)  # 南京|市人民政府教育部门
    return begin
