"""The clause that a list of schools stands in: the verb that the list depends on, and what follows it."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.late import late
from extractors.school_borders import left_border
from extractors.school_deeds import REACH_LEFT, Deed, verbs
from extractors.school_projects import begins_entry

#: The longest verb with brackets in it: 新（改、扩）建.
REACH_VERB = 12
#: 新建|九年一贯制|甲学校: a class between the verb and the name.
_KIND_BEFORE = re.compile(r"(?:(?:九|十二|十五)年一贯制|完全|公办|民办|寄宿制|标准化|高标准){1,2}的?$")
#: What closes the clause before.
_CLAUSE_END = re.compile(r"[，,。；;：:！!？?\n\r\t|（）()有●◆■◎○★▪•](?:(?<!有)|限公司)|·(?<=工程·)|·(?<=项目·)")
#: 甲小学|（含分校）|等3所学校: what belongs to a list behind its last name.
AFTER_NAME = late(
    r"(?:[（(][^（）()\n]{0,14}[）)])?(?:(?:等|[，,]?[总合]?共计?)?(?:全[市县区省州镇])?(?:\d{1,3}|[二两三四五六七八九十])(?:所|个(?=[^，,。；;：:、\n建]{0,4}教学点))(?:[^，,。；;：:、\n建]{0,8}?(?:学校|幼儿园|小学|中学|高中|初中|校园?|大学|学院|完小|村小|教学点)校?)?|(?:及|和|与|等)(?:其他|其余)?\d{1,3}[所处个][^，,。；;：:、\n建]{0,6}?(?:学校|小学|中学|幼儿园)(?=[\u4e00-\u9fff]{2})|等(?:一批[^，,。；;：:\n]{0,10}?(?:学校|幼儿园)|[^，,。；;：:\n建]{0,8}?(?:学校|高校|院校|高中|初中|幼儿园|小学|中学))?|[及和、]附属幼儿园)?"
)
#: Verbs that say only that works go on (推进, 启动); none at all says no more.
PROGRESS = re.compile(r"(?:落地|推进|推动|加快|启动|实施|完成|抓好|抓紧|确保|开展|开工|做好|用于)$|^$")


#: 争取甲中学项目资金, 落实乙小学建设用地: those, and verbs that work for what is to come.
PUSHED = re.compile(r"(?:落地|推进|推动|加快|启动|实施|完成|抓好|抓紧|确保|开展|开工|做好|争取|谋划|落实|申报|储备|办理|办结|办妥|取得|协调|保障|督促|统筹|论证)$")


def _verb_at(text: str, at: int, low: int) -> str:
    """The longest verb that ends at `at`, "" where none does."""
    verb = verbs().before(text, low, at)
    return verb.of(text) if verb else ""


#: 甲中学|开工|、2025年乙小学竣工: what is told behind one school is no verb before the next.
_ENDED = frozenset({"开工", "动工", "复工", "竣工", "完工", "投用", "投入使用", "启用", "建成", "建成投用", "交付使用", "开学"})


def verb_before(text: str, start: int, low: int) -> tuple[str, bool]:
    """The verb of the clause before `start`, and whether it stands right before (but for list members)."""
    bracketed = _verb_at(text, start, max(0, start - REACH_VERB))
    if "（" in bracketed:
        return bracketed, True
    low = max(low, start - REACH_LEFT)
    for hit in _CLAUSE_END.finditer(text, low, start):
        low = hit.end()
    kind = _KIND_BEFORE.search(text, low, start)
    at = kind.start() if kind else start
    while at > low and text[at - 1] == "、":
        item = left_border(text, at - 1, low)
        if item == at - 1 or text[item : at - 1] in ("工程", "项目"):
            break  # 甲小学危房改造、乙中学, 甲中学扩建工程、乙中学: the word before is a noun
        at = item
    if text[at - 1 : at] == "了" and at - 1 > low:
        at -= 1  # 启动了甲小学: what is told is still done to it
    verb = _verb_at(text, at, low)
    if verb:
        return verb, True
    for end in range(at - 1, low, -1):
        verb = _verb_at(text, end, low)
        if len(verb) > 1:
            return ("", False) if text[end] == "、" and verb in _ENDED else (verb, False)
    return "", False


class Clause(NamedTuple):
    """A list of schools at [start, end) of the text with the verb that it depends on.

    `behind` is what follows the list and the noun that counts it; `member` is a word that only says that the schools belong to something,
    `inherited` that the verb is that of the list before, `campus` that the last name is one.
    """

    text: str
    start: int
    end: int
    behind: str
    verb: str
    direct: bool
    action: str
    planned: bool
    member: str
    inherited: bool
    campus: bool

    def told(self, action: str, rule: str, *, part: str = "", planned: bool = False) -> Deed:
        """A deed that the clause's verb has a share in."""
        return Deed(action, part, planned, rule=rule, verb=self.verb, direct=self.direct)

    @property
    def in_progress(self) -> bool:
        """Whether the verb tells that works go on, or none stands there."""
        return PROGRESS.search(self.verb) is not None

    @property
    def pushed(self) -> bool:
        """Whether the verb works for what the school's project needs (落实甲小学建设用地)."""
        return PUSHED.search(self.verb) is not None

    @property
    def begins(self) -> bool:
        """Whether nothing of the clause stands before the list."""
        return self.start == 0 or self.text[self.start - 1] in "，,。；;：:\n\t| "

    @property
    def opens_entry(self) -> bool:
        """Whether the list begins an entry of a project list."""
        return begins_entry(self.text, self.text.rfind("\n", 0, self.start) + 1, self.start)
