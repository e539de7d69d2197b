"""Where a text lists what whoever applies has to meet: numbers there say who is meant (`申请家庭须符合下列条件：（一）人均月收入低于1500元；…`)."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.span import Span
from pipeline.document import Document
from pipeline.situation import Situation, Spans

#: |申请|公租房…须符合下列条件：, |准入|条件：, |认定|标准: what is asked for. Who founds or runs something (设立幼儿园应当具备下列条件) has duties.
_ASKS = re.compile(
    r"申[请报领购]|报[名考]|应[聘征]|参[评选赛]|评[选定审]|认定|推荐|遴选|享受|承租|承接|入住|入驻|入选|准入|准予|领取|受助|招[聘录募]|配租|轮候|落户|鼓励的|优惠政策"
    r"|补[助贴]|奖[励补]|扶持|支持|资助|救助|(?:保障|资助|救助|扶持|支持)(?:对象|范围)"
)
#: 条件|：, 条件|之一的，, 条件|（同时满足）：: how the words end that lead in the list.
_LEADS = re.compile(r"(?:要求)?(?:如下|之一)?的?(?:[（(][^（）()\n]{1,12}[)）])?(?:[：:]|[是为][：:]?)")
#: 三、申报|条件|: a heading of its own.
_HEADS = re.compile(r"(?:和|及|与)?(?:要求|范围|对象|程序|标准)?[ \t　]*$")
#: So many characters of its clause before the word are looked through.
_BEFORE = 80
_CLAUSE = re.compile(r"[。；;\n]")
#: （一）…, 2.…, ③…: what opens the items of a list, and its number, which is all that tells one from the next.
_ITEM = re.compile(r"\s*[（(]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳])[）)、.．项]?")
_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳]")
_WORD = "条件"


class Applicants:
    """Asked whether a place stands in such a list."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lists = list(self._found())
        #: The headings asked about, and whether they announce conditions.
        self._headed: dict[str, bool] = {}

    def named_at(self, start: int, section: str) -> bool:
        """Whether the place stands in a list, or under a heading of conditions (`三、申报条件`)."""
        place = bisect_right(self._lists, start, key=lambda span: span.start) - 1
        if place >= 0 and start < self._lists[place].end:
            return True
        if section not in self._headed:
            self._headed[section] = self._announces(section.rpartition(" > ")[2])
        return self._headed[section]

    def _announces(self, title: str) -> bool:
        at = title.rfind(_WORD)
        return at >= 0 and _HEADS.match(title, at + len(_WORD)) is not None and _ASKS.search(title, 0, at) is not None

    def _found(self) -> list[Span]:
        text, spans = self._document.text, []
        at = text.find(_WORD)
        while at >= 0:
            before = text[max(0, at - _BEFORE) : at]
            done = at + len(_WORD)
            if (leads := _LEADS.match(text, done)) and _ASKS.search(_CLAUSE.split(before)[-1]):
                done = self._end(leads.end())
                spans.append(Span(leads.end(), done))
            at = text.find(_WORD, max(done, at + len(_WORD)))
        return spans

    def _end(self, start: int) -> int:
        """Where the list ends that begins at `start`: with its sentence, or with the last line below that is numbered as the first one is."""
        document, text = self._document, self._document.text
        place = document.block_at(start - 1)
        block = document.blocks[place]
        if text[start : block.end].strip():
            home = document.sentence_at(start)
            return home.end if home else block.end
        end, style = start, ""
        for below in document.blocks[place + 1 :]:
            item = _ITEM.match(text, below.start, below.end)
            own = _NUMBER.sub("", item.group().strip()) + _kind(item.group()) if item else ""
            if not item or own != (style := style or own):
                break
            end = below.end
        return end


def _kind(number: str) -> str:
    return "number" if any(char.isdecimal() for char in number) else "circle" if any("①" <= char <= "⑳" for char in number) else "word"


#: |申请公租房的家庭，|人均面积应低于15平方米: who applies, named before what is asked.
_APPLIES = re.compile(r"(?:申[请报领购]|报考|应聘|参评|承租|享受)[^，。；,;\d]{2,24}?(?:家庭|企业|单位|机构|园区|项目|人员|个人|对象|合作社|[户人者])(?:[，,]|(?:年|月|人均|户均|职工|注册|家庭|营业|销售|用|固定)[^，。；,;\d]{0,10}(?:须|应当?|必须|需|要))")
#: 须|连续缴纳社保|6个月: verbs of what has been so for that long, or is there.
_HAS = re.compile(r"(?:满|达到?|具有|具备|拥有|持有|连续|累计|从事|缴[纳存]|注册|持续|须|应当?|需)[^，。；,;\d]{0,12}$")
_HAS_WIDTH = 16
#: …，县民政局|受理|后3个工作日内…: what is done with what was handed in.
_HANDLED = re.compile(r"受理|审[核查批]|初审|复[核审]|办[理结]|公示|轮候|期限|时限|给予|不得|[局委办府]")


def applicant(case: Situation) -> Spans | None:
    """`申请家庭须符合下列条件：（一）人均月收入低于1500元`, `申请公租房的家庭，人均面积应低于15平方米`."""
    text, quantity = case.text, case.quantity
    bound = quantity.comparator not in ("=", "~")
    if case.asked_of_applicants:
        return () if bound or _HAS.search(text, max(case.sentence.start, quantity.outer_start - _HAS_WIDTH), quantity.outer_start) else None
    hit = _APPLIES.search(text, case.sentence.start, quantity.outer_start) if bound else None
    return (Span(*hit.span()),) if hit and not _HANDLED.search(text, hit.end(), quantity.outer_start) else None
