"""What the sentences of a text speak of: what was done, or what is to come; those that say neither go on as the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from extractors.late import late
from pipeline.column_heads import PROGRESS_LABEL
from pipeline.document import Document, Sentence
from pipeline.signs import PROMISED, Signs

#: A deed is told of, and something is promised or asked.
_DONE = frozenset({"done", "news", "compared", "feat"})
#: In a text that announces works only what was plainly done is told of.
_PLAINLY = frozenset({"done", "compared"})
#: 日前，某区|20项民心工程出台|, |公布了一批实事项目|, 今年将|重点办好10件实事|: works that are announced, which are still to come.
_ANNOUNCES = late(
    # 近日，某区下发|今年的建设计划|，全年安排项目60个: what it says is to come
    r"(?:近日|日前|近期|昨[天日]|今[天日])[^。；]{0,24}?(?:印发|下发|出台|公布|发布|下达|制定|敲定)[^，。；,]{0,24}(?:计划|方案|清单|工作要点)》?(?=[，。；：,:]|$)|"
    r"(?:工程|实事(?:项目)?|方案|清单|计划)(?:正式)?(?:出台|公布|发布|敲定|出炉)"
    # 省教育厅|印发《…提升计划》，提出|新建公办园300所: what a paper says is to come
    r"|(?:印发|发布|出台|公布|下发|制定)(?:实施)?了?《[^《》\n]{2,60}(?:意见|方案|计划|规划|办法|措施|通知|决定|清单|纲要|规定)(?:[（(][^（）()]{1,20}[)）])?》[，,][^。；\n]{0,16}?(?:提出|明确|要求|规定|部署|计划|力争)"
    r"|(?:出台|公布|发布|敲定|推出|启动(?:实施)?|决定实施)(?!了)[^，。；]{0,16}(?:民心|民生|惠民|利民|为民)[^，。；]{0,4}(?:工程|实事|项目)"
    r"|(?:将|继续|重点|着力|集中|全力|认真|计划)[^，。；\d]{0,8}(?:抓好|办好|办理|实施|办成|完成)(?!了)[^，。；]{0,12}(?:实事|民生工程|民心工程|好事)"
)
#: 问：|下一步有什么打算？|答：…: a question about what is to come; its answer is, up to the next question.
_ASKS_AHEAD = re.compile(
    r"下一?步|下一?阶段|接下来|今后|未来|明年|新的?一年|打算|怎么干|(?:要|准备|将)(?:怎[么样]|如何|采取|重点|做)|重点(?:做|抓|干)|(?:有|是)(?:哪些|什么|怎样|何)[^，。？?]{0,6}(?:安排|打算|目标|计划|考虑|部署|规划)"
)
_QUESTION = ("？", "?")
#: So many sentences at the head of a page, behind what its site says of itself, may announce.
_FIRST = 12
_PROMISES = PROMISED - {"kept"} | {"favour", "day", "asked"}

#: |已完成76公里|, |上半年，引进…|: how far a task has come, told behind it.
_PROGRESS = re.compile(r"\s*(?:截[至止]|目前|现?已|上半年|前?[一二三1-3]季度|今年以?来|1月?[-—－~～至]\d{1,2}月)")
#: 新建|…, 引进|…: a task orders a deed.
_TASK = re.compile(r"[新改扩迁]建|新增|完成|建设|打造|培育|引进|创建|改造|开展|配备|提高|培训|实施|投资|为\d|实现")


#: |资金2亿元|已到位: what a task is done with is no progress of it yet.
_MEANS = re.compile(r"\s*[^，。；\d]{0,6}(?:资金|经费|贷款|债券|用地|手续|图纸|设计)[^，。；]{0,16}已[^，。；]{0,4}(?:到位|落实|下达|拨付|审批|批复|签约|办[理结妥])")
#: |2016—2018年|我县筹集资金…: of years that a progress is told behind, no task is set.
_SPAN_TOLD = re.compile(r"(?:19|20)\d\d年?(?:[—–\-~～]{1,2}|至)(?:19|20)\d\d年[^，。；\n]{0,30}(?:累计|共|筹集|投入|完成)")
#: 数据显示，|1—5月|保费收入…: what has been counted up is no task.
_COUNTS_UP = re.compile(r"数据显示|(?<!\d)1月?[-—－~～至]\d{1,2}月(?!底前)")
#: 2024年十件民生实事|完成情况|, 重点工作任务|进展情况通报|: reports on tasks.
_OF_TASKS = re.compile(r"(?:实事|任务|重点工作|目标|重点项目|清单)[^，。]{0,14}(?:完成|进展|落实|办理|推进|执行)(?:情况|进度)|(?:实事|任务|重点工作)[^，。]{0,8}(?:进展|完成|落实)")
#: |2.新增|车位900个, |（三）为|8000名老人…: how their items open.
_NUMBERED_TASK = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[.、．]|[①-⑳])\s?(?:继续|全面|大力|新增)?"
    r"(?:[新改扩迁续]建|新增|新改|新开|改造|建设|建成|实施|开展|提升|提高|培训|为[\d全]|打造|创建|推进|[办做抓]好|完善|增设|发放|资助|修建|硬化|安装|引进|培育|整治|治理|配备|更新|开通|开发|扩大|免费|加[强快大]|强化|优化|深化|巩固|改善|保障|健全|促进)"
)
#: |今年共|新增…, |全年|体检…: how far they have come.
_SO_FAR = re.compile(r"\s*(?:今年|全年|年内|本年|共|累计|实际|合计|截[至止]|目前|现|已|上半年|1?[-—至]?\d{1,2}月)")
#: |三是|…: another item is told.
_DIVIDES = re.compile(r"\s*(?:[一二三四五六七八九十]{1,2}是|[（(]?[一二三四五六七八九十\d]{1,2}[)）.、．]|[①-⑳])")
#: A task is told in so many sentences at most.
_TASK_SENTENCES = 2


#: What was finished is told behind this word: |完成|新建卫生室12个.
_FINISHED = "完成"
#: So many characters of it stand in the task too, and begin no farther behind the word.
_SAME, _SAME_WITHIN = 4, 16


def _goes_over(text: str, task: Sentence, told: Sentence) -> bool:
    """`新建卫生室40个。|完成新建卫生室12个。`: whether what is finished goes over the words of the task."""
    start = told.start + len(_FINISHED)
    wording = text[task.start : task.end]
    return text.startswith(_FINISHED, told.start) and any(text[at : at + _SAME] in wording for at in range(start, min(told.end, start + _SAME_WITHIN)))


#: What an order opens with, or a clause that goes on with what is done.
_ORDERS = (
    r"推[动进]|促进|加[快强大]|确保|坚持|实现|力争|努力|着力|深[入化]|全[面力]|持续|不断|进一步|提[升高]|让|使|为|以|"
    r"从|在|把|将|对|围绕|聚焦|突出|抓|做|办|继续|大力|稳步|稳定|扎实|保持|逐步|要|新|改|完善|优化|强化|巩固|形成|打造|建[设成]|支持|引导|鼓励|统筹|有|更"
)
#: How far or fast a thing has changed, and to what.
_HOW = r"保持|总体|持续|始终|更加|更趋|更为|不断|日益|日趋|愈加|愈发|稳中|稳步|逐步|进一步|全面|显著|明显|大幅|深入|扎实|有序|有力|有效|加快|加速|蓬勃|稳定|快速|整体|同步|成功|大为|大"
_CHANGED = (
    r"提[升高质速档]|增[强加长进]|改善|改观|优化|完善|发展|壮大|推进|加[大快强]|扩[大面]|夯实|筑牢|巩固|好转|向[好优上]|彰显|显现|凸显|深化|"
    r"拓展|拓宽|稳固|稳定|稳健|有[力效为]|高效|优质|均衡|健全|进步|释放|丰富|充分|畅通|便[捷利]|集聚|攀升|回升|见效|见[新实]|升级|转型|提质增效|提质扩面|活跃|牢固|厚实|强劲|充盈|亮丽|宜居|和谐|安全|平稳|开展|实施|落实|普及|规范|缩小|运行|突破"
)
#: |渔业用工总体平稳|，新增船员4100人; |乡村振兴稳步推进。|: what has come about is told with its subject first; an order opens with its verb (推动产业升级).
_CAME_ABOUT = late(
    rf"[^\u4e00-\u9fff]{{0,3}}(?:[一二三四五六七八九十]{{1,2}}(?:[、.）)]|是)\s?)?(?!{_ORDERS})"
    rf"(?:(?![，。；：、]|将|[拟须]|力争|确保|目标|以上)[\u4e00-\u9fff“”]){{2,12}}?(?:(?:{_HOW})+(?:{_CHANGED})(?:提[升高质]|增效|扩面|发展|有力)?"
    r"|稳中(?:向好|有进|提质|有升)|提质(?:增效|扩面|升级|提速)|走深走实|齐增|再上(?:新)?台阶|(?:迈[上出]|跃上)[^，。；]{0,6}(?:台阶|步伐))(?=[，。；,;]|$)"
)


#: |新建|公园6座, |发放补贴|90万元: deeds with figures.
_DEEDS_COUNTED = late(r"(?:[新改扩重修]建|新[增开培引]|建成|完成|发放|改造|投入|开工|举办|培训|引进|整[改治]|开展|招聘|兑现|拨付|救助|消除|争取|签约|排查|办结)[^，。；\d达到]{0,14}\d")


#: 新增船员|4130|人: what was done is counted to the last one, goals are round (3000人).
_EXACT = late(r"(?<![\d.])(?!(?:19|20)\d\d年)[1-9][\d.]+[1-9]0*(?![\d.%％年])")


def _is_review(section: str) -> bool:
    """`（六）守好安全底线，渔港管理全面进步`: whether the innermost heading ends with what has come about."""
    return _CAME_ABOUT.match(section.rpartition(" > ")[2].replace(",", "，").rpartition("，")[2]) is not None


class Voices:
    """Asked whether a sentence goes on telling of what was done, or sets the task whose progress is told next."""

    def __init__(self, document: Document, signs: Signs) -> None:
        self._document, self._signs = document, signs
        self._at = {sentence.start: place for place, sentence in enumerate(document.sentences)}

    def tells(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of deeds, or says neither and goes on behind one that does, under the same heading."""
        return self._told[self._at[sentence.start]]

    def sets_task(self, sentence: Sentence) -> bool:
        """`新建公路120公里。已完成76公里，…`: the first of a paragraph's sentences, and how far it has come behind it."""
        place, text = self._at[sentence.start], self._document.text
        reach = 1 if self._document.blocks[sentence.block].kind == "table" else _TASK_SENTENCES + 1  # of cells the next alone
        behind = self._document.sentences[place + 1 : place + 1 + reach]
        before = self._document.sentences[max(0, place - _TASK_SENTENCES) : place]
        if self._reports_tasks and self._is_task_of_list(sentence, behind):
            return True
        if not any(self._opens_progress(each) for each in behind):
            return False
        told = next((each for each in behind if self._opens_progress(each) or _DIVIDES.match(text, each.start)
                     or (self._signs.first(_DONE, each.start, each.end) and not _MEANS.match(text, each.start))), None)
        if told is None or not self._tells_progress(told, sentence.block) or not _TASK.search(text, sentence.start, sentence.end) or _COUNTS_UP.search(text, sentence.start, sentence.end) or _SPAN_TOLD.search(text, sentence.start, sentence.end):
            return False
        task = [*(each for each in before if each.block == sentence.block), sentence]
        return not any(self._signs.first(_DONE | {"stands"}, each.start, each.end) or _PROGRESS.match(text, each.start) for each in task)

    def _opens_progress(self, sentence: Sentence) -> bool:
        """Whether a sentence opens as a progress does, or with its label."""
        text = self._document.text
        return _PROGRESS.match(text, sentence.start) is not None or PROGRESS_LABEL.match(text, sentence.start) is not None

    @cached_property
    def _reports_tasks(self) -> bool:
        return _OF_TASKS.search(self._document.header.title) is not None

    def _is_task_of_list(self, sentence: Sentence, behind: Sequence[Sentence]) -> bool:
        """`2.新增车位900个。|今年共新增车位950个。`: an item of a report on tasks opens with one, and what was done of it follows, in the item or below it."""
        text, blocks = self._document.text, self._document.blocks
        if not _NUMBERED_TASK.match(text, sentence.start) or self._signs.first(_DONE | {"stands"}, sentence.start, sentence.end) or not behind:
            return False
        told = behind[0]
        below = told.block == sentence.block or (told.block == sentence.block + 1 and not blocks[told.block].number and not _NUMBERED_TASK.match(text, told.start))
        return below and (_SO_FAR.match(text, told.start) is not None or self._signs.first(_DONE | {"stands"}, told.start, told.end) is not None or _goes_over(text, sentence, told))

    def _tells_progress(self, told: Sentence, block: int) -> bool:
        """Whether it opens as a progress does, in that block, or with a label in the next."""
        text = self._document.text
        if PROGRESS_LABEL.match(text, told.start):
            return told.block <= block + 1
        return told.block == block and _PROGRESS.match(text, told.start) is not None

    def answers_ahead(self, sentence: Sentence) -> bool:
        """Whether the sentence belongs to the answer to a question about what is to come."""
        return self._at[sentence.start] in self._answers

    @cached_property
    def _answers(self) -> frozenset[int]:
        text, ahead, found = self._document.text, False, []
        if not any(mark in text for mark in _QUESTION):
            return frozenset()
        for place, sentence in enumerate(self._document.sentences):
            if text[sentence.start : sentence.end].rstrip().endswith(_QUESTION):
                ahead = _ASKS_AHEAD.search(text, sentence.start, sentence.end) is not None
            elif ahead:
                found.append(place)
        return frozenset(found)

    @cached_property
    def announces(self) -> bool:
        """Whether the first sentences announce works, as a page does without a plan's title."""
        return any(map(self._announces, self._document.sentences[:_FIRST]))

    def _announces(self, sentence: Sentence) -> bool:
        announced = _ANNOUNCES.search(self._document.text, sentence.start, sentence.end)
        return announced is not None and not self._signs.first(_PLAINLY, sentence.start, sentence.end)

    def _came_about(self, sentence: Sentence, *, review: bool) -> bool:
        """Whether the sentence, or the heading of a `review`, tells what has come about, and the paragraph counts deeds, one of them exactly; levels that goals name (`创新能力显著增强，投入强度达到3%`) are none."""
        text, block = self._document.text, self._document.blocks[sentence.block]
        told = review or _CAME_ABOUT.match(text, sentence.start, sentence.end) is not None
        return told and all(sign.search(text, block.start, block.end) for sign in (_DEEDS_COUNTED, _EXACT))

    @cached_property
    def _told(self) -> list[bool]:
        """Of each sentence of the document; a heading and a table's cell begin anew."""
        document, signs = self._document, self._signs
        found: list[bool] = []
        section, told, review = "", False, False
        announced = False
        for sentence in document.sentences:
            above = document.section(sentence.block)
            if above != section:
                section, told, review = above, False, _is_review(above)
            elif document.blocks[sentence.block].kind == "table":
                told = False
            if self._announces(sentence):
                told, announced = False, True
            elif len(found) in self._answers or signs.first(_PROMISES, sentence.start, sentence.end):
                told = False
            elif not told:
                told = signs.first(_PLAINLY if announced else _DONE, sentence.start, sentence.end) is not None or (not announced and self._came_about(sentence, review=review))
            found.append(told)
        return found
