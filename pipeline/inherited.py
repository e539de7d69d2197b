"""The time that stands above a value: in an earlier sentence of its paragraph, a line that leads in, a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.late import late
from extractors.time_reading import TimeMention
from pipeline.dated import Dated
from pipeline.document import Sentence
from pipeline.stated import is_left

#: So many headings are looked through upwards, and so many lines for the one that leads in; over short ones (a list of things to be done, one a line) as many as such lists have.
_HEADINGS, _LEAD_IN_LINES = 8, 12
_LIST_LINES, _LIST_LINE = 60, 80

#: |要逐台建立台账…, |力争…: a sentence that opens so tells what is to come.
_TO_COME = re.compile(r"\s*(?:要|必须|应当?|须|力争|争取(?!了|中央|上级|[省市]|资金|项目|到)|确保|下一步|今后|到20\d\d年)")
#: 学校|计划用三年时间|…, 该项目|将新建|…, 建成后|预计新增|…
_PLANS = re.compile(
    r"计划(?:用|在|于|通过|新)|力争|今后|将(?<![即行]将)(?=新|建[成设]|改[建造扩]|扩建|迁建|投[入资用]|达到|增[加设]|实现|形成|有[效力望]|进一步|继续|持续|全面|于20)"
    r"|预计(?:可|将|新增|建成|投资)"
)
#: 截至2020年底，…老年人14万人。|实施健康行动，…: behind a stock a sentence that opens with a task tells what is to be done.
_TASK = re.compile(r"\s*(?:实施|推进|推动|加快|加强|深化|开展|落实|支持|鼓励|完善|健全|强化|提升|优化|扩大|构建|建立|大力|积极)")

#: |建成后|，学校将新增学位1620个: what is so once the works are done.
_ONCE_BUILT = re.compile(r"\s*[^，。；,]{0,8}?(?:建成|投用|竣工|投入使用|完工|交付|启用)(?:使用|投用)?[之以]?后|\s*届时")
#: （二）攻坚阶段（2022年7月至2023年6月|）。|…: the phase that a paragraph tells of.
_PHASE = re.compile(r"(?:之?前)?[）)][。：:]")

#: |围绕“一库三区”开展专项行动，|到2027年，…, |通过三年努力，力争|到2025年，…: how an aim is come to.
_HOW = re.compile(r"\s*(?:围绕|通过|经过|按照|坚持|聚焦|立足|以)[^。；;]{2,80}[，,](?:力争|争取|确保|努力|全县|全市|全区|全省|我[县市区省])*")
#: 由2020年|的45%|: a first figure.
_FIGURE = re.compile(r"[底末]?的?约?\d")
#: |预计|2026年8月|建成投用|: works that are under way, and by when they are done.
_EXPECTED, _EXPECTED_WIDTH = re.compile(r"(?:预计|计划|力争|确保|将)[于在到]?$"), 4
#: |项目包括|教学楼3栋, |规划用地|90亩: how large works are of which the sentence before told; another project begins with its name.
_OF_WORKS = re.compile(r"\s*(?:该?(?:项目|工程|学?校|园区?)|新校区?|其中|届时)?[，,]?(?:包括|总|规划|占地|建筑|用地|投资|设计|设置|可|计划|概算|将|建成|\d)")
_COMPLETED = re.compile(r"底?[之以]?前?(?:全部|全面|正式|整体)*(?:建成|竣工|完工|交付|投用|投入使用|开园|开学|招生|启用)")


#: 2024年重点办好|以下六件实事|：, 今年要抓好|如下工作|：: a line that announces the headings below it.
_ANNOUNCES = late(r"(?!.{0,40}(?:意见|公[示告布]|通[知报]|[报汇]告|措施)如下)[^。；：\n]{0,16}?(?:(?:以下|如下|下列)[^，。；：\n]{0,16}|(?:办好|抓好|实施|办理|做好|推进)[^，。；：\n]{0,6}[\d一二三四五六七八九十]{1,3}[件项大][^，。；：\n]{0,10})[：:]\s*$")

#: 2007年，人均收入2600元。我镇|现有|小学12所: what stands now is not of that year.
_NOW = re.compile(r"目前(?<!项目前)|(?<![实体展呈表出])现(?:共?有|辖|设)")


class Inherited:
    """Asked for the time that a value has from above; what a block's headings and sentences say is kept."""

    def __init__(self, dated: Dated) -> None:
        self._dated, self._document = dated, dated.document
        self._above: dict[int, TimeMention | None] = {}
        self._opening: dict[int, list[tuple[int, TimeMention]]] = {}
        self._leads_of_parts: dict[int, int | None] = {}

    def of(self, start: int, sentence: Sentence) -> tuple[TimeMention, bool] | None:
        """The time, and whether it stands in the paragraph's own text rather than above it."""
        if opened := self._opened_by_then(sentence):
            return opened, True
        if self._opens_undated(start, sentence):
            return None
        leading = [time for at, time in self._leading(sentence.block) if at < sentence.start and time.end <= start]
        if leading and self._goes_over(leading[-1]) and not self._is_over(leading[-1], sentence):
            return leading[-1], True
        if (works := self._works(sentence)) and works.end <= start:
            return works, True
        if leading:
            return None
        above = self._from_above(sentence.block)
        return (above, False) if above else None

    def _opens_undated(self, start: int, sentence: Sentence) -> bool:
        """`下学期，新增教学班18个`: whether the sentence opens with a time of its own that nothing dates."""
        first = next((time for time in self._dated.within(sentence.start, start) if time.kind in ("by", "during", "as_of")), None)
        return first is not None and first.start_date is None and first.end_date is None and self._dated.opens_part(first, sentence.start) and self._dated.is_label(first)

    def _opened_by_then(self, sentence: Sentence) -> TimeMention | None:
        """`…，2023年底全部竣工。建成后，新增学位1620个`: the time of completion that the sentence before ends with."""
        text = self._document.text
        if not _ONCE_BUILT.match(text, sentence.start, sentence.end):
            return None
        before = self._dated.dated_within(self._document.blocks[sentence.block].start, sentence.start)
        last = before[-1] if before else None
        return last if last and last.kind == "by" and not self._dated.is_past(last) and "。" not in text[last.end : sentence.start].rstrip().removesuffix("。") else None

    def _works(self, sentence: Sentence) -> TimeMention | None:
        """`新校区预计2026年8月建成。规划用地90亩，…`: by when the works are done of which a page without a plan's end goes on telling."""
        text = self._document.text
        if self._dated.plan.end is not None or not _OF_WORKS.match(text, sentence.start):
            return None
        before = self._dated.dated_within(self._document.blocks[sentence.block].start, sentence.start)
        done = (time for time in reversed(before) if time.kind == "by" and not self._dated.is_past(time))
        return next((time for time in done if _EXPECTED.search(text, max(0, time.start - _EXPECTED_WIDTH), time.start) and _COMPLETED.match(text, time.end)), None)

    # --- earlier sentences --------------------------------------------------------------------------------------------

    def _leading(self, block: int) -> list[tuple[int, TimeMention]]:
        """Where each sentence of the block begins that a time opens, and that time; a table's cells speak for themselves."""
        place = self._document.blocks[block]
        if place.kind == "table":
            return []
        if block not in self._opening:
            found: list[tuple[int, TimeMention]] = []
            for time in self._dated.within(place.start, place.end):
                home = self._document.sentence_at(time.start)
                last = not self._document.text[time.end : place.end].strip("—：:，, ")
                if home and self._dated.is_dated(time) and not self._dated.tells_event(time) and (last or self._leads(home.start, time)):
                    found.append((home.start, time))
            self._opening[block] = found
        return self._opening[block]

    def _leads(self, sentence: int, time: TimeMention) -> bool:
        """Whether it opens its sentence or a part of it after a semicolon; a past time also where it opens any clause."""
        if self._document.text[time.start - 1 : time.start] in "由从" and _FIGURE.match(self._document.text, time.end):
            return False  # 由2020年的45%提高到55%
        if self._is_on_a_day(time) or self._dated.built_upon(time) or self._dated.is_left_over(time, len(self._document.text)):
            return False
        if self._dated.opens_part(time, sentence) or self._leads_aim(time, sentence):
            return True
        return self._dated.is_past(time) and self._document.text[time.start - 1 : time.start] in "，," and not self._dated.counts_up(time)

    def _leads_aim(self, time: TimeMention, sentence: int) -> bool:
        """`通过三年努力，到2027年，…`: whether the plan's own end opens the aim of a sentence behind nothing but how it is come to."""
        if time.kind != "by" or time.end_date is None or time.end_date != self._dated.plan.end or not self._document.text.startswith("到", time.start):
            return False
        return _HOW.fullmatch(self._document.text, sentence, time.start) is not None and self._document.text[time.end : time.end + 1] in ("，", ",")

    def _is_on_a_day(self, time: TimeMention) -> bool:
        """`2月18日，…大会开幕`: whether it tells on which day something took place, which dates nothing that is told next."""
        return time.kind == "as_of" and time.start_date == time.end_date and not self._document.text.startswith("截", time.start)

    def _goes_over(self, time: TimeMention) -> bool:
        """Whether it holds for later sentences: where it ends before the plan does, only as their label (`2023年前，…`)."""
        plan = self._dated.plan
        if plan.end is None and time.kind == "by" and not self._dated.is_past(time):
            return self._dated.is_label(time) or (time.end_date is not None and time.end_date.month == 12)
        last = time.start_date if "term" in time.rule and time.kind == "during" else time.end_date  # a school term's first day is when things are due
        if plan.end is None or time.end_date is None or last is None or last >= plan.end or self._dated.is_past(time):
            return True
        if _PHASE.match(self._document.text, time.end):
            return True
        return self._dated.is_label(time) and (time.end_date.month == 12 or last != time.end_date)

    def _is_over(self, past: TimeMention, sentence: Sentence) -> bool:
        """Whether a past time ends before this sentence: one between them names a later year or says what is to come."""
        if not self._dated.is_past(past):
            return False
        text = self._document.text
        later = self._dated.dated_within(past.end, sentence.start)
        stock = text.startswith(("截至", "截止"), past.start) and _TASK.match(text, sentence.start, sentence.end) is not None
        one_year = past.start_date is not None and past.end_date is not None and past.start_date.year == past.end_date.year
        now = one_year and not text.startswith(("截至", "截止"), past.start) and (_NOW.search(text, self._end_of_sentence(past), sentence.end) is not None or is_left(text, past.end, self._end_of_sentence(past), past=True))
        return stock or now or any(not self._dated.is_past(time) for time in later) or _TO_COME.match(text, sentence.start, sentence.end) is not None or _PLANS.search(text, sentence.start, sentence.end) is not None

    def _end_of_sentence(self, time: TimeMention) -> int:
        """Where the sentence ends that holds the time."""
        home = self._document.sentence_at(time.start)
        return home.end if home else time.end

    # --- lines and headings above -------------------------------------------------------------------------------------

    def _from_above(self, block: int) -> TimeMention | None:
        """The time of the line that leads in, else of the nearest heading that states one."""
        if block not in self._above:
            lead = self._lead_in(block)
            found = self._own_time(lead, block) if lead is not None else None
            above = self._document.blocks[block].parent
            for _ in range(_HEADINGS):
                if found is not None or above < 0:
                    break
                found = self._own_time(above, block)
                if found is None and (lead := self._lead_of_parts(above)) is not None:
                    led = self._own_time(lead, block)
                    found = led if led and self._dated.is_past(led) else None
                found = found or self._announced(above)
                above = self._document.blocks[above].parent
            self._above[block] = found
        return self._above[block]

    def _own_time(self, block: int, below: int) -> TimeMention | None:
        """The time of a heading or lead for the block `below`; of two the first, until a paragraph opens with the other."""
        place = self._document.blocks[block]
        dated = self._dated.dated_within(place.start, place.end)
        if len(dated) == 1 and self._is_on_a_day(dated[0]) and _PLANS.search(self._document.text, dated[0].end, place.end):
            return None  # 2月18日，大会开幕，县长指出将办好10件实事：
        if len(dated) < 2 or not self._dated.is_past(dated[0]):
            return dated[-1] if dated else None
        if place.kind != "heading" and not self._dated.is_past(dated[-1]) and self._end_of_sentence(dated[0]) <= dated[-1].start:
            return dated[-1]  # 刚刚过去的2022年，…。今年，将实施30个项目。项目如下：
        between = range(below, block, -1)
        said = (_same_time(dated, time) for each in between for _, time in self._leading(each))
        return next((time for time in said if time), dated[0])

    def _lead_in(self, block: int) -> int | None:
        """The paragraph above that introduces this one, within the same heading: it ends in a colon or is nothing but a time (`到2026年`), or dashes follow it."""
        blocks, text = self._document.blocks, self._document.text
        dashed = text.startswith("——", blocks[block].start)
        for above in range(block - 1, max(-1, block - _LIST_LINES), -1):
            if blocks[above].parent != blocks[block].parent or blocks[above].kind not in ("paragraph", "item"):
                return None
            if block - above >= _LEAD_IN_LINES and blocks[above + 1].end - blocks[above + 1].start > _LIST_LINE:
                return None
            if text[blocks[above].end - 1 : blocks[above].end] in ("：", ":", "—") or self._is_time(above):
                return above
            if dashed and not text.startswith("——", blocks[above].start):
                ends = map(self._dated.is_horizon, self._dated.dated_within(blocks[above].start, blocks[above].end))
                return above if self._leading(above) or any(ends) else None
        return None

    def _lead_of_parts(self, heading: int) -> int | None:
        """The paragraph that leads in the parts of a chapter (`“十三五”期间的成效是：`, above `（一）…`), for the heading of one of them; it dates facts alone."""
        blocks, chapter = self._document.blocks, self._document.blocks[heading].parent
        if chapter < 0:
            return None
        if chapter not in self._leads_of_parts:
            first = next((at for at in range(chapter + 1, heading + 1) if blocks[at].kind == "heading"), heading)
            leads = first - 1 > chapter and blocks[first - 1].kind == "paragraph" and self._document.text[blocks[first - 1].end - 1 : blocks[first - 1].end] in ("：", ":")
            self._leads_of_parts[chapter] = first - 1 if leads else None
        return self._leads_of_parts[chapter]

    def _announced(self, heading: int) -> TimeMention | None:
        """The time of the line above the first of these headings that announces them (`2024年重点办好以下六件实事：` above `1.就学。`)."""
        blocks, own = self._document.blocks, self._document.blocks[heading]
        first = heading
        for at in range(heading, max(0, heading - _LIST_LINES), -1):
            if blocks[at].kind == "heading" and blocks[at].parent == own.parent:
                if _series(blocks[at].number) != _series(own.number):
                    return None  # 三、 behind a list of （一）, （二）
                first = at
                if blocks[at].number.strip("（）()") in ("一", "1", ""):
                    break
        lead = blocks[first - 1] if first else own
        if lead.kind != "paragraph" or lead.parent != own.parent:
            return None
        opened = [time for _, time in self._leading(first - 1) if not self._document.text[lead.start : time.start].strip()]
        return opened[0] if opened and _ANNOUNCES.match(self._document.text, opened[0].end, lead.end) else None

    def _is_time(self, block: int) -> bool:
        """Whether a line holds nothing but a day by which all below it is due."""
        place = self._document.blocks[block]
        times = self._dated.dated_within(place.start, place.end)
        return len(times) == 1 and times[0].kind == "by" and not self._document.text[place.start : times[0].start].strip() and not self._document.text[times[0].end : place.end].strip("，, ")


def _series(number: str) -> tuple[bool, bool]:
    """How headings are counted: in brackets or not, by 1 or by 一."""
    return number[:1] in ("（", "("), number.strip("（）()").isdecimal()


def _same_time(times: Sequence[TimeMention], other: TimeMention) -> TimeMention | None:
    """The one of `times` that covers the same days as `other`."""
    days = other.start_date, other.end_date
    return next((time for time in times if (time.start_date, time.end_date) == days), None)
