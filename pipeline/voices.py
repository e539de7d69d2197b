"""What the sentences of a text speak of: what was done, or what is to come; those that say neither go on as the one before."""

from __future__ import annotations

import re
from functools import cached_property

from pipeline.document import Document, Sentence
from pipeline.promises import AHEAD, BOUND, GRANT, WILL, promising

#: A deed that is told of: 建成|了|…, |累计|投入…, |近年来|，…, 投资|完成率|…
_DONE = re.compile(
    r"(?<=[\u4e00-\u9fff])了(?![解])|(?<![而不])已(?!成为)|累计(?!达到)|(?<!总)共(?:计|投入|新建|完成|筹|争取|培训|发放)|以来|近日|(?<!\d)日前|昨[日天]|近期[，,]我[省市县区州镇]|迎来|新落成|正式(?:启用|投用|开学|揭牌)|(?:近|[一二三两半几十]|\d)年来|今年来|先后|陆续|同比"
    r"|(?:得到|取得|获得)[^，。；,;]{0,10}(?:改善|提[升高]|发展|成效|成绩|进展|缓解)|(?:大为|有效|明显)(?:缓解|改善)|(?:竣工|开工|完工)率|据[^，。；,;]{0,12}统计|顺利|圆满|荣获|获评|超额|再创"
)
_PROMISES = promising(WILL, AHEAD, BOUND, GRANT, r"\d月底?前|\d日前|鼓励|需要|支持|严格|符合|标准(?!化)|任务[为是]|工作报告中?(?:提出|明确)|我[市县区镇]计划总?投资(?=约?\d)|项目(?:计划|规划)?(?:总投资|投资|总?占地|总?用地|总?建筑)|(?:建成|投用|投入使用|竣工|完工)后[，,]?可")


#: |已完成76公里|, |上半年，引进…|: how far a task has come, told behind it.
_PROGRESS = re.compile(r"\s*(?:截[至止]|目前|现?已|上半年|前?[一二三1-3]季度|今年以?来|1月?[-—－~～至]\d{1,2}月)")
#: 新建|…, 引进|…: a task orders a deed.
_TASK = re.compile(r"[新改扩迁]建|新增|完成|建设|打造|培育|引进|创建|改造|开展|配备|提高|培训|实施|投资|为\d|实现")


#: A task is told in so many sentences at most.
_TASK_SENTENCES = 2


class Voices:
    """Asked whether a sentence goes on telling of what was done, or sets the task whose progress is told next."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._at = {sentence.start: place for place, sentence in enumerate(document.sentences)}

    def tells(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of deeds, or says neither and goes on behind one that does, under the same heading."""
        return self._told[self._at[sentence.start]]

    def sets_task(self, sentence: Sentence) -> bool:
        """`新建公路120公里。已完成76公里，…`: the first of a paragraph's sentences, and how far it has come behind it."""
        place, text = self._at[sentence.start], self._document.text
        behind = self._document.sentences[place + 1 : place + 2 + _TASK_SENTENCES]
        before = self._document.sentences[max(0, place - _TASK_SENTENCES) : place]
        told = next((each for each in behind if each.block == sentence.block and _PROGRESS.match(text, each.start)), None)
        if told is None or not _TASK.search(text, sentence.start, sentence.end):
            return False
        task = [*(each for each in before if each.block == sentence.block), sentence]
        return not any(_DONE.search(text, each.start, each.end) or _PROGRESS.match(text, each.start) for each in task)

    @cached_property
    def _told(self) -> list[bool]:
        """Of each sentence of the document; a heading and a table's cell begin anew."""
        document, text = self._document, self._document.text
        found: list[bool] = []
        section, told = "", False
        for sentence in document.sentences:
            above = document.section(sentence.block)
            if above != section or document.blocks[sentence.block].kind == "table":
                section, told = above, False
            if _PROMISES.search(text, sentence.start, sentence.end):
                told = False
            elif not told:
                told = _DONE.search(text, sentence.start, sentence.end) is not None
            found.append(told)
        return found
