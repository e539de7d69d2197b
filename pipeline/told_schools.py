"""Schools of sentences whose figures are all facts: what was done to them is told, not planned."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.schools import SchoolMention
from pipeline.document import Document, Sentence
from pipeline.rows import TargetRow

#: What is still to come of a deed beside facts: 主体已完工, 正在装修, 预计6月竣工.
_TO_COME = re.compile(
    r"将(?![其他军])|[拟须]|(?<!年度)计划|预计|力争|确保|争取|规划|[到至]20\d\d年|年底前|下一?步|明年|今后|(?<!截至)(?<!截止)(?<!到)目前|正在|在建|主体|施工|开工|动工|奠基|完成[^，。；]{0,12}\d+%|立项|前期"
)
#: 甲小学|改扩建项目，占地8亩|: what a project is called by says what is done, unless it is done.
#: 乙小学（暂定名）|：扩建公办小学，|: and so does what an entry of a list begins with.
_LABEL = re.compile(
    r"(?:[一二三]期)?(?:新建|改扩建|扩建|迁建|改建|重建|整体搬迁|提升改造|改造)(?:项目|工程)[，,：:]"
    r"|(?:[（(][^（）()\n]{1,12}[）)])?[：:](?:[易异]地)?(?:新建|改扩建|扩建|迁建|改建|重建)(?![^，。；\n]{0,8}\d)"
)
_OVER = re.compile(r"已|竣工|完工|投用|投入使用|交付|了(?=[，。；\n])")
#: |目前，这些学校主体工程已经完工，正在…|: the next sentence tells that works go on.
_GOES_ON = re.compile(r"\s*(?:目前|现在?|这些学校|上述|两?[项个所]{0,2}工程)[^。\n]{0,40}?(?:主体|正在|预计|将|计划)")


def told_schools(document: Document, schools: Sequence[SchoolMention], targets: Sequence[TargetRow]) -> list[SchoolMention]:
    """`schools`, those without a deed of which a sentence with facts alone tells; a project that is named as one (甲小学项目) stays planned."""
    starts = [target.start for target in targets]
    done: list[SchoolMention] = []
    for school in schools:
        sentence = document.sentence_at(school.start) if school.action and not school.rule.endswith("+project") else None
        if sentence:
            rows = targets[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            if {row.status for row in rows} - {"condition"} == {"baseline"} and not _to_come(document, sentence) and not _labelled(document, school, sentence):
                school = school._replace(action="", object="", planned=False, rule=f"{school.rule}+told")
        done.append(school)
    return done


def _labelled(document: Document, school: SchoolMention, sentence: Sentence) -> bool:
    """Whether the school stands in the name of a project that the sentence begins with and does not tell to be done."""
    text = document.text
    begins = next((at for at in range(sentence.start, school.start) if "\u4e00" <= text[at] <= "\u9fff"), school.start)
    end = begins + school.end - school.start
    labelled = text[begins:end] == text[school.start : school.end] and _LABEL.match(text, end) is not None
    return labelled and _OVER.search(text, end, sentence.end) is None


def _to_come(document: Document, sentence: Sentence) -> bool:
    return _TO_COME.search(document.text, sentence.start, sentence.end) is not None or _GOES_ON.match(document.text, sentence.end) is not None
