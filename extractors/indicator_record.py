"""Records that are asked for in years (`新任科长须有3年以上基层工作经历` asks for 新任科长基层工作经历), and what goes on for so long."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicator_reading import Phrase, Reading
from extractors.late import late
from extractors.span import Span

#: 接受不少于40学时的|岗前培训|: what so many hours are of, also where it is named by a deed.
COURSE = late(r"[\u4e00-\u9fff]{0,8}?(?:培训|轮训|研修|进修|实训|实习|见习|锻炼|训练|学习)(?=[，。；、）]|$)")
#: 须有|2年以上|基层工作经历: what somebody has to look back on for so long.
_HAS = "有备"
RECORD = late(r"的?(?P<what>[\u4e00-\u9fff、]{0,20}?(?:经历|经验|工龄|教龄|阅历|资历|履历))(?=[，。；、的]|$)")
#: 转任科长|须具有|.
_MUST_HAVE = re.compile(r"(?:必须|应当|一般|原则上|[须应要需])*(?:具有|具备|有)?$")
#: So long may be the name of who has it; a longer one, or one with 的, tells of any who do.
_WHO_WIDTH = 8


def record_of(reading: Reading, left: Phrase) -> Phrase | None:
    """`新任科长须有3年以上基层工作经历`: whose record it is, and of what."""
    if reading.family != "time" or reading.text[reading.quantity.outer_start - 1] not in _HAS:
        return None
    hit = RECORD.match(reading.text, reading.quantity.outer_end, reading.right_to)
    if not hit:
        return None
    what = Span(*hit.span("what"))
    who = _MUST_HAVE.sub("", left.indicator)
    who = who if 1 < len(who) <= _WHO_WIDTH and "的" not in who else ""  # 申请|人 is no name
    return replace(left, indicator=who + what.of(reading.text), spans=(*(left.spans if who else ()), what), action="", action_spans=(), rule="indicator.record")


#: 每周5天|开展|课后服务: what goes on for so long, behind its verb.
_HELD_FOR = late(r"(?P<verb>开展|进行|举办|组织|提供|开设|安排)(?P<what>[\u4e00-\u9fff]{2,12})")


def held_so_long(reading: Reading, low: int, high: int, *, of: bool) -> Phrase | None:
    """`每周5天开展课后服务`, `参加不少于40学时的岗前培训`: what text[low:high] tells of a time; `of`: behind 的."""
    hit = (COURSE if of else _HELD_FOR).match(reading.text, low, high)
    if not hit:
        return None
    verb, what = (None, Span(*hit.span())) if of else (Span(*hit.span("verb")), Span(*hit.span("what")))
    return Phrase(what.of(reading.text), (what,), verb.of(reading.text) if verb else "", (verb,) if verb else (), "indicator.right", reading.clause.start)
